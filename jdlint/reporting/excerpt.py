"""The line of the source that a finding is about, cut to what fits and ready to be underlined."""

from __future__ import annotations

from typing import NamedTuple

from jdlint.model.source import Source
from jdlint.model.span import Span
from jdlint.reporting.plain import show

# Columns of source shown: with the gutter it fits a terminal of 80.
WIDTH = 72
# How far a cut moves to fall between two words.
_TO_BLANK = 12
_TAB = "    "


class Excerpt(NamedTuple):
    """One line of the source as it is shown.

    The words in question are ``text[start:end]``; ``pad`` is the width of what stands before them and ``width`` their own, both in
    terminal columns, ``width`` at least 1. ``last_line`` is where the range ends, later than ``line`` when it goes on.
    """

    line: int
    text: str
    start: int
    end: int
    pad: int
    width: int
    last_line: int


def cut_excerpt(source: Source, span: Span) -> Excerpt:
    """The first line of a range, with as much around it as fits into `WIDTH` columns.

    The cost does not depend on the length of the line.
    """
    text, starts = source.text, source.line_starts
    line = source.locate(span.start).line
    line_start = starts[line - 1]
    line_end = starts[line] if line < len(starts) else len(text)
    while line_end > line_start and text[line_end - 1] in "\r\n":
        line_end -= 1
    start = min(span.start, line_end)
    high = max(start, min(span.end, line_end))

    window = text[max(line_start, start - WIDTH) : min(line_end, start + 2 * WIDTH)]
    even = window.isascii() and window.isprintable()
    end, free = _reach(text, start, high, WIDTH, even)
    # Half of what is free goes to the words before; what they leave to those after; what is left over then, before again.
    low, spare = _reach_back(text, start, line_start, free // 2, even)
    stop, spare = _reach(text, end, line_end, spare + free - free // 2, even)
    low, _ = _reach_back(text, low, line_start, spare, even)
    if low > line_start:
        blank = text.find(" ", low, min(low + _TO_BLANK, start))
        low = blank + 1 if blank >= 0 else low
    if high <= stop < line_end:
        blank = text.rfind(" ", max(stop - _TO_BLANK, high), stop)
        stop = blank if blank >= 0 else stop

    before, words, after = _expand(text[low:start]), _expand(text[start:end]), _expand(text[end:stop])
    lead, trail = "…" if low > line_start else "", "…" if stop < line_end else ""
    before = before if lead else before.lstrip()
    after = after if trail else after.rstrip()
    begin = len(lead) + len(before)
    return Excerpt(
        line,
        lead + before + words + after + trail,
        begin,
        begin + len(words),
        len(lead) + measure(before),
        max(measure(words), 1),
        max(line, source.locate(max(span.end - 1, span.start)).line),
    )


def measure(text: str) -> int:
    """How many terminal columns a text takes: wide characters two, marks that sit on another none."""
    if text.isascii():
        return len(text)
    return sum(_measure_character(char) for char in text)


def _measure_character(char: str) -> int:
    if char.isascii():
        return 1
    from unicodedata import category, east_asian_width

    if category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _expand(text: str) -> str:
    return show(text.replace("\t", _TAB))


def _reach(text: str, position: int, limit: int, room: int, even: bool) -> tuple[int, int]:
    """How far forward the text goes within ``room`` columns, and the room left; ``even`` when each character takes one."""
    if even:
        steps = min(limit - position, room)
        return position + steps, room - steps
    while position < limit and (need := _need(text[position])) <= room:
        room -= need
        position += 1
    return position, room


def _reach_back(text: str, position: int, limit: int, room: int, even: bool) -> tuple[int, int]:
    """How far back the text goes within ``room`` columns, and the room left."""
    if even:
        steps = min(position - limit, room)
        return position - steps, room - steps
    while position > limit and (need := _need(text[position - 1])) <= room:
        room -= need
        position -= 1
    return position, room


def _need(char: str) -> int:
    """The columns that a character takes; one at least, so that a thousand marks on one letter are cut as well."""
    return max(measure(_expand(char)), 1)
