"""PDF files."""

from __future__ import annotations

from jdlint.model.document import Document
from jdlint.model.source import Unreadable


def read(data: bytes, uri: str) -> Document:
    """The document. Raises `Unreadable`."""
    raise Unreadable("The PDF file is damaged. Save it again as PDF.")
