"""Sentences for a terminal: wrapped, indented, and cut to the first where one is enough."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from jdlint.reporting.plain import one_line

COLUMNS = 88
# A first sentence ends after two small letters, digits or closing marks, so that "U.S." and "e.g." do not end one.
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\"'][a-z0-9)%\"'][.!?])\s+(?=[A-Z\"'(])")


def wrap(text: str, label: str = "", hang: int | None = None) -> list[str]:
    """The text as lines of at most `COLUMNS`, longer only for a word that is; later lines stand under the end of ``label``.

    With ``hang`` they are indented by that many blanks instead.
    """
    words = one_line(text)
    if len(label) + len(words) <= COLUMNS:
        return [label + words]
    indent = " " * (len(label) if hang is None else hang)
    return textwrap.wrap(
        words, COLUMNS, initial_indent=label, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    return _SENTENCE_END.split(text.strip(), maxsplit=1)[0]


def list_some(words: Sequence[str], most: int = 5) -> str:
    """The words with commas between, and how many more there are."""
    if len(words) <= most + 1:
        return ", ".join(words)
    return f"{', '.join(words[:most])} and {len(words) - most:,} more"
