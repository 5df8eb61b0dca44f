"""Half-open ranges of characters, and the line and column that people read."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``start`` included and ``end`` not."""

    start: int
    end: int


class Position(NamedTuple):
    """A place in a source file: line and column count from 1, the offset from 0, all in code points."""

    line: int
    column: int
    offset: int
