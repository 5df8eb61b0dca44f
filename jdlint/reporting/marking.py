"""A posting as it reads, with the findings marked at their words: blocks of segments, for whatever shows them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jdlint.model.document import BlockKind, Document, Link
from jdlint.model.finding import Finding
from jdlint.model.span import Span


class Segment(NamedTuple):
    """Some characters that look alike and belong to the same findings, by number; ``href`` is where they lead."""

    text: str
    bold: bool = False
    href: str | None = None
    findings: tuple[int, ...] = ()


class MarkedBlock(NamedTuple):
    """A heading, paragraph, item or cell, with its ``level`` as in `Block`.

    ``label`` is the name of the structured value that holds it, "" for the page's own text.
    """

    kind: BlockKind
    level: int
    label: str
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The words."""
        return "".join(segment.text for segment in self.segments)


class _Mark(NamedTuple):
    """The readable characters of the finding of this number."""

    start: int
    end: int
    number: int


def mark(document: Document, findings: Sequence[Finding]) -> list[MarkedBlock]:
    """The blocks of a document in order; ``findings`` are known by their place in this sequence.

    Findings without a place are nowhere, nor are those at what nobody sees, such as the JSON-LD of a page. It takes one pass over the
    text and all that is marked in it.
    """
    marks = sorted(_find_marks(document, findings))
    ranges: tuple[_Mark | Span | Link, ...] = (*marks, *document.emphasis, *document.links)
    edges = sorted({edge for one in ranges for edge in (one.start, one.end)})
    cursor = _Cursor(marks, sorted(document.emphasis), sorted(document.links))
    blocks = []
    for block in document.blocks:
        inside = edges[bisect_right(edges, block.start) : bisect_left(edges, block.end)]
        cuts = (block.start, *inside, block.end)
        segments = tuple(cursor.cut(document.text.string[start:end], start) for start, end in pairwise(cuts))
        blocks.append(MarkedBlock(block.kind, block.level, _name(block.field), segments))
    return blocks


def _find_marks(document: Document, findings: Sequence[Finding]) -> list[_Mark]:
    marks = []
    for number, finding in enumerate(findings):
        span = _lead_to_text(document, finding.span) if finding.span else None
        if span is not None:
            marks.append(_Mark(*span, number))
    return marks


def _lead_to_text(document: Document, span: Span) -> Span | None:
    """The readable characters of a source range, one at least; None where it has none."""
    start = document.text.to_text(span.start)
    end = max(document.text.to_text(span.end), start + 1)
    seen = document.text.to_source(start, end)
    return Span(start, end) if seen.start < max(span.end, span.start + 1) and span.start < seen.end else None


class _Cursor:
    """Goes through the text once, and knows what each stretch of it belongs to. Neither bold ranges nor links overlap their like."""

    def __init__(self, marks: Sequence[_Mark], bold: Sequence[Span], links: Sequence[Link]) -> None:
        self._waiting = list(reversed(marks))
        self._open: list[_Mark] = []
        self._bold = bold
        self._links = links
        self._next_bold = self._next_link = 0

    def cut(self, text: str, start: int) -> Segment:
        """The stretch ``text``, which begins at ``start`` behind all before it and in which nothing begins or ends."""
        while self._waiting and self._waiting[-1].start <= start:
            self._open.append(self._waiting.pop())
        self._open = [one for one in self._open if one.end > start]
        self._next_bold = _pass(self._bold, self._next_bold, start)
        self._next_link = _pass(self._links, self._next_link, start)
        bold = self._next_bold < len(self._bold) and self._bold[self._next_bold].start <= start
        link = self._links[self._next_link] if self._next_link < len(self._links) else None
        href = link.href if link and link.start <= start else None
        return Segment(text, bold, href, tuple(sorted(one.number for one in self._open)))


def _pass(ranges: Sequence[Span] | Sequence[Link], index: int, start: int) -> int:
    """The first range from ``index`` on that ends behind ``start``."""
    while index < len(ranges) and ranges[index].end <= start:
        index += 1
    return index


def _name(pointer: str) -> str:
    """What a person calls a structured value: "location, city" for ``/location/city`` and "benefits" for ``/benefits/0``."""
    parts = [part.replace("~1", "/").replace("~0", "~").replace("_", " ") for part in pointer.split("/")]
    return ", ".join(part for part in parts if part and not part.isdecimal())
