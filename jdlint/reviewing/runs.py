"""The runs of a Word document by the place of their characters in its text, and cut in two where something begins inside of one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import deepcopy
from typing import Any, NamedTuple

from jdlint.model.span import Span
from jdlint.reading.docx import find_styles, lay_out
from jdlint.reading.word import Paragraph, Piece, Story, W, walk

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TAKEN = ("body", "box")
"""Where a comment can stand; for a text box, at the run that holds it."""


class _Placed(NamedTuple):
    """A piece that has characters, its paragraph, and where it begins in the text."""

    start: int
    piece: Piece
    paragraph: Paragraph

    @property
    def end(self) -> int:
        return self.start + len(self.piece.text)


class Runs:
    """The runs of a package (``docx.document.Document``) as it is when this is made."""

    def __init__(self, package: Any) -> None:
        self.paragraphs = list(walk(package.part, find_styles(package)))
        self.text, starts = lay_out(self.paragraphs)
        self._placed: list[_Placed] = []
        for start, paragraph in zip(starts, self.paragraphs, strict=True):
            for piece in paragraph.pieces:
                if piece.text:
                    self._placed.append(_Placed(start, piece, paragraph))
                    start += len(piece.text)
        self._starts = [one.start for one in self._placed]

    def takes(self, span: Span) -> bool:
        """Whether a comment can stand at all words of a range."""
        found = self._list(span)
        return bool(found) and all(one.paragraph.story in _TAKEN for one in found)

    def find(self, span: Span | None) -> tuple[Any, Any]:
        """The first and the last run of a range; without a range, the first run at which a comment can stand."""
        found = [one for one in self._list(span) if one.paragraph.story in _TAKEN] if span else []
        found = found or [next((one for one in self._placed if one.paragraph.story in _TAKEN), self._placed[0])]
        return _run_of(found[0]), _run_of(found[-1])

    def _list(self, span: Span) -> list[_Placed]:
        """The pieces that a range touches; an empty one touches the piece it stands in."""
        low = max(bisect_right(self._starts, span.start) - 1, 0)
        high = bisect_left(self._starts, max(span.end, span.start + 1))
        return [one for one in self._placed[low:high] if one.end > span.start]

    def list_nodes(self, span: Span) -> list[tuple[Any, Story]]:
        """The elements that hold the characters of a range, each with the story that it is part of."""
        return [(one.piece.node, one.paragraph.story) for one in self._list(span)]

    def cut(self, offsets: Iterable[int]) -> None:
        """Begin a new run at each offset that lies inside of one. What was found before is void then."""
        for offset in sorted(set(offsets), reverse=True):
            index = bisect_right(self._starts, offset) - 1
            if index >= 0 and offset < self._placed[index].end:
                _cut(self._placed[index].piece, offset - self._placed[index].start)


def _cut(piece: Piece, at: int) -> None:
    """Begin a new run at a character of a piece; both halves look as the whole did."""
    node, run = piece.node, piece.node.getparent()
    before = [child for child in run if child.tag != f"{W}rPr"]
    if at == 0 and before and before[0] is node:
        return
    rest = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{W}rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    moved = before[before.index(node) :]
    if at:
        tail = deepcopy(node)
        node.text, tail.text = node.text[:at], node.text[at:]
        for half in (node, tail):
            half.set(SPACE, "preserve")
        moved[0] = tail
    for child in moved:
        rest.append(child)
    run.addnext(rest)


def _run_of(placed: _Placed) -> Any:
    """The run of a piece or, in a text box, the one that holds the box."""
    element = placed.piece.node
    anchor = placed.paragraph.anchor
    if placed.paragraph.story != "box":
        return element.getparent()
    while element.getparent() is not None and element.getparent() is not anchor:
        element = element.getparent()
    return element
