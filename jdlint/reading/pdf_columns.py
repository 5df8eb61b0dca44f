"""The lines of a page in the order of reading: columns one after the other, tables row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jdlint.reading.pdf_lines import Line

_USUAL_EDGE = 0.75  # of the width of a page: no text block of one column ends before
_ROWS = 3  # lines side by side that make two columns
_LABEL = 28  # characters of a label in the first column of a table
_ROW = 2.5  # points: lines that stand on nearly the same height are side by side
_EDGES = 40  # places at which most lines begin, where a column may begin

Flow = list[tuple[Line, float | None]]
"""Lines that follow one another, each with the right edge that it could have gone to; None for a cell, which stands alone."""


def list_flows(lines: Sequence[Line], width: float) -> Iterator[Flow]:
    """The columns of a page in the order of reading: what crosses the gutter parts them from what is below."""
    gutter = _find_gutter(lines)
    if gutter is None:
        yield from _list_rows(lines, max([line.right for line in lines] + [_USUAL_EDGE * width]))
        return
    band: list[Line] = []
    for line in [*lines, None]:
        if line is not None and not line.left < gutter < line.right:
            band.append(line)
            continue
        sides = [one for one in band if one.right <= gutter], [one for one in band if one.left >= gutter]
        if _is_table(*sides):
            yield [(one, None) for one in band]
        else:
            for side in sides:
                yield from _list_rows(side, max((one.right for one in side), default=0))
        band = []
        if line is not None:
            yield [(line, max(one.right for one in lines))]


def _list_rows(lines: Sequence[Line], right: float) -> Iterator[Flow]:
    """Lines below one another; those side by side are cells."""
    flow: Flow = []
    for index, line in enumerate(lines):
        beside = any(
            abs(other.base - line.base) <= 0.4 * line.height
            for other in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
        )
        flow.append((line, None if beside else right))
    yield flow


def _find_gutter(lines: Sequence[Line]) -> float | None:
    """Where a page is parted in two columns: a strip that few lines cross and that has lines on both sides in the same rows."""
    if not lines:
        return None
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    best: tuple[int, float] | None = None
    for left_edge, _ in sorted(Counter(round(line.left) for line in lines).most_common(_EDGES)):
        start = left_edge - 3.0
        if not low + 0.15 * (high - low) < start < high - 0.15 * (high - low):
            continue
        left = [line for line in lines if line.right <= start]
        right = [line for line in lines if line.left >= start]
        crossing = len(lines) - len(left) - len(right)
        rows = _count_rows(left, right)
        if rows >= _ROWS and len(right) >= _ROWS and crossing <= (len(left) + len(right)) / 2:
            score = rows - 2 * crossing
            if best is None or score > best[0]:
                best = (score, start)
    return best[1] if best else None


def _is_table(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two columns are labels and their values: short words on the left, each with something beside it."""
    if not left or not right:
        return False
    short = sum(len(line.text) <= _LABEL for line in left)
    return short >= 0.8 * len(left) and _count_rows(left, right) >= 0.8 * len(left) and len(right) <= 2 * len(left)


def _count_rows(left: Sequence[Line], right: Sequence[Line]) -> int:
    """How many lines of the left stand beside one of the right."""
    rows = {round(line.base / _ROW) + near for line in right for near in (-1, 0, 1)}
    return sum(round(line.base / _ROW) in rows for line in left)
