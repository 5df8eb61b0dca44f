"""Files that are no text: Word documents and PDF files, each read by an optional part."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from jdlint.model.document import Document
from jdlint.model.source import Unreadable


class Paper(NamedTuple):
    """A format: what its files are called, the extra that reads it, the library which that brings, and our reader."""

    files: str
    extra: str
    library: str
    reader: str


PAPERS = {
    "docx": Paper("Word files", "docx", "docx", "jdlint.reading.docx"),
    "pdf": Paper("PDF files", "pdf", "pypdfium2", "jdlint.reading.pdf"),
}
PAPER_SUFFIXES = {".docx": "docx", ".pdf": "pdf"}
_PDF_HEAD = 1024
"""A PDF file may have so many bytes of anything before it begins (ISO 32000-1, annex H.3.4.1)."""


def find_paper(data: bytes) -> str | None:
    """The paper format of some bytes, told by themselves and not by a name."""
    if data.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in data else None
    return "pdf" if data[:_PDF_HEAD].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").startswith(b"%PDF-") else None


def is_installed(library: str) -> bool:
    """Whether a library can be imported, without importing it."""
    from importlib.util import find_spec

    return find_spec(library) is not None


def find_missing(format: str) -> str | None:
    """What to install to read a paper format, None where it can be read."""
    paper = PAPERS[format]
    if is_installed(paper.library):
        return None
    return f"Reading {paper.files} needs an optional part: pip install 'jdlint[{paper.extra}]'"


def read_paper(data: bytes, uri: str, format: str) -> list[Document]:
    """The document of a Word or PDF file. Raises `Unreadable`, also where the part that reads it is not installed."""
    missing = find_missing(format)
    if missing:
        raise Unreadable(f"{missing}.")
    document: Document = import_module(PAPERS[format].reader).read(data, uri)
    return [document]
