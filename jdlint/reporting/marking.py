"""A posting as it reads, with the findings marked at their words: blocks of segments, for whatever shows them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from jdlint.model.document import Block, BlockKind, Document, Link
from jdlint.model.finding import Finding
from jdlint.model.span import Span


class Segment(NamedTuple):
    """Some characters that look alike and belong to the same findings, by number; ``href`` is where they lead."""

    text: str
    bold: bool = False
    href: str | None = None
    findings: tuple[int, ...] = ()


class MarkedBlock(NamedTuple):
    """A heading, paragraph, item or cell. ``label`` is the name of the field that holds it, "" for the page's own text."""

    kind: BlockKind
    level: int
    label: str
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The words."""
        return "".join(segment.text for segment in self.segments)


def mark(document: Document, findings: Sequence[Finding]) -> list[MarkedBlock]:
    """The blocks of a document in order; ``findings`` are known by their place in this sequence. Those without a place are nowhere."""
    marks = _Marks(document, findings)
    return [_mark_block(document, block, marks) for block in document.blocks]


class _Marks:
    """The ranges of the readable text that are bold, lead somewhere, or are what a finding is about."""

    def __init__(self, document: Document, findings: Sequence[Finding]) -> None:
        self.bold = sorted(document.emphasis)
        self.links = sorted(document.links)
        ranges = []
        for number, finding in enumerate(findings):
            found = _lead_to_text(document, finding.span) if finding.span else None
            if found is not None:
                ranges.append((*found, number))
        self.findings = sorted(ranges)
        self._longest = max((end - start for start, end, _ in ranges), default=0)

    def list_findings(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The ranges of findings that touch a range, each with the number of its finding."""
        low = bisect_left(self.findings, (start - self._longest, 0, 0))
        high = bisect_right(self.findings, (end, -1, -1))
        return [one for one in self.findings[low:high] if one[0] < end and one[1] > start]


def _lead_to_text(document: Document, span: Span) -> Span | None:
    """The readable characters of a source range, one at least; None of what nobody sees, such as the JSON-LD of a page."""
    start = document.text.to_text(span.start)
    end = max(document.text.to_text(span.end), start + 1)
    seen = document.text.to_source(start, end)
    return Span(start, end) if seen.start < max(span.end, span.start + 1) and span.start < seen.end else None


def _mark_block(document: Document, block: Block, marks: _Marks) -> MarkedBlock:
    start, end = block.start, block.end
    found = marks.list_findings(start, end)
    bold = _cover(marks.bold, start, end)
    links = _cover(marks.links, start, end)
    cuts = {start, end}
    for low, high, *_ in (*found, *bold, *links):
        cuts |= {max(low, start), min(high, end)}
    label = block.field.rpartition("/")[2] if block.field else ""
    return MarkedBlock(
        block.kind, block.level, label, tuple(_list_segments(document.text.string, sorted(cuts), found, bold, links))
    )


def _cover(ranges: Sequence[Any], start: int, end: int) -> list[Any]:
    """The ranges, which do not overlap, that touch a block; none leaves its block."""
    low = bisect_left(ranges, (start,))
    high = bisect_left(ranges, (end,))
    return [one for one in ranges[max(low - 1, 0) : high] if one[0] < end and one[1] > start]


def _list_segments(
    text: str,
    cuts: Sequence[int],
    found: Sequence[tuple[int, int, int]],
    bold: Sequence[Span],
    links: Sequence[Link],
) -> Iterator[Segment]:
    waiting = sorted(found, reverse=True)
    active: list[tuple[int, int, int]] = []
    for low, high in pairwise(cuts):
        while waiting and waiting[-1][0] <= low:
            active.append(waiting.pop())
        active = [one for one in active if one[1] > low]
        heavy = any(span.start <= low < span.end for span in bold)
        href = next((link.href for link in links if link.start <= low < link.end), None)
        yield Segment(text[low:high], heavy, href, tuple(sorted(number for _, _, number in active)))
