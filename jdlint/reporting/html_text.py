"""A posting as it reads, in HTML: headings, lists, tables and paragraphs, with a number behind the words of each finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from jdlint.model.finding import SEVERITIES, Finding
from jdlint.reporting.marking import MarkedBlock, Segment
from jdlint.reporting.markup import Html, join, tag
from jdlint.reporting.plain import one_line
from jdlint.reporting.verdict import URGENCY

_DEEPEST = 6


class Numbered(NamedTuple):
    """A finding under its number in the report, which also names its explanation (``explained``) and its words (``marked``)."""

    number: int
    finding: Finding
    explained: str
    marked: str


Show = Callable[[MarkedBlock], Html]


def show_text(blocks: Sequence[MarkedBlock], numbered: Sequence[Numbered], level: int) -> Html:
    """The posting, in which a finding's number is its place in ``numbered``; its own headings begin at ``level``."""
    last = {number: at for at, number in _list_places(blocks)}
    position = 0

    def show(block: MarkedBlock) -> Html:
        nonlocal position
        parts = []
        for segment in block.segments:
            ending = [numbered[number] for number in segment.findings if last[number] == position]
            parts.append(_show_segment(segment, ending, numbered))
            position += 1
        return join(parts)

    return join(_show_groups(blocks, show, level))


def list_marked(blocks: Iterable[MarkedBlock]) -> frozenset[int]:
    """The findings that have words in the text."""
    return frozenset(number for block in blocks for segment in block.segments for number in segment.findings)


def _list_places(blocks: Iterable[MarkedBlock]) -> Iterator[tuple[int, int]]:
    segments = (segment for block in blocks for segment in block.segments)
    for position, segment in enumerate(segments):
        for number in segment.findings:
            yield position, number


def _show_segment(segment: Segment, ending: Sequence[Numbered], numbered: Sequence[Numbered]) -> Html:
    words = tag("b", segment.text) if segment.bold else join([segment.text])
    if segment.href and segment.findings == () and one_line(segment.href) != segment.text:
        words = tag("span", words, " ", tag("span", f"({one_line(segment.href)})", class_="address"), class_="link")
    if not segment.findings:
        return words
    severity = min((numbered[number].finding.severity for number in segment.findings), key=SEVERITIES.index)
    notes = [
        tag(
            "a", str(one.number), id=one.marked, href=f"#{one.explained}", class_=one.finding.severity,
            aria_label=f"{one.number}, {URGENCY[one.finding.severity].lower()}",
        )
        for one in ending
    ]  # fmt: skip
    return join((tag("mark", words, class_=severity), tag("sup", join(notes)) if notes else None))


def _show_groups(blocks: Sequence[MarkedBlock], show: Show, level: int) -> Iterator[Html]:
    """Blocks of one kind that follow one another are a list, a table, a listing."""
    open_: list[int] = []
    label = ""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "heading":
            for block in group:
                while open_ and open_[-1] >= block.level:
                    open_.pop()
                open_.append(block.level)
                yield tag(f"h{min(level + len(open_) - 1, _DEEPEST)}", show(block))
        elif kind == "item":
            for name, items in groupby(group, key=lambda block: block.label):
                if name and name != label:
                    yield tag("p", name, class_="label")
                label = name
                yield _show_list(list(items), show)
        elif kind == "cell":
            yield _show_table(group, show)
        elif kind == "field":
            yield tag("dl", *(tag("div", tag("dt", block.label), tag("dd", show(block))) for block in group), class_="facts")
        elif kind == "code":
            yield tag("pre", join(tag("code", show(block), tag("br")) for block in group))
        elif kind == "quote":
            yield tag("blockquote", *(tag("p", show(block)) for block in group))
        else:
            yield from (tag("p", show(block)) for block in group)


def _show_list(items: Sequence[MarkedBlock], show: Show) -> Html:
    """Items as lists in lists, by their depth. A list that begins deep begins at the edge."""
    lists: list[_List] = []
    for item in items:
        while len(lists) > 1 and lists[-1].level > item.level:
            _end_list(lists)
        if not lists or (lists[-1].level < item.level and len(lists) < _DEEPEST):
            lists.append(_List(item.level, []))
        elif len(lists) == 1:
            lists[0] = lists[0]._replace(level=item.level)
        lists[-1].entries.append([show(item)])
    while len(lists) > 1:
        _end_list(lists)
    return lists[0].show()


class _List(NamedTuple):
    """A list that is still open: its depth in the posting, and what each of its entries holds."""

    level: int
    entries: list[list[Html]]

    def show(self) -> Html:
        return tag("ul", *(tag("li", *parts) for parts in self.entries))


def _end_list(lists: list[_List]) -> None:
    """Put the innermost list into the entry that it stands below."""
    inner = lists.pop()
    lists[-1].entries[-1].append(inner.show())


def _show_table(cells: Iterable[MarkedBlock], show: Show) -> Html:
    """Cells as rows; what has no second column is no table."""
    rows: list[dict[int, list[Html]]] = []
    before = 0
    for cell in cells:
        if cell.level < before or not rows or cell.level == 0:
            rows.append({})
        rows[-1].setdefault(cell.level, []).append(show(cell))
        before = cell.level
    if all(len(row) < 2 for row in rows):
        return join(tag("p", line, class_="cell") for row in rows for lines in row.values() for line in lines)
    table = tag("table", tag("tbody", *(_show_row(row) for row in rows)))
    return tag("div", table, class_="wide", role="group", aria_label="A table of the posting", tabindex=0)


def _show_row(row: Mapping[int, Sequence[Html]]) -> Html:
    return tag("tr", *(tag("td", *(tag("div", line) for line in lines)) for lines in row.values()))
