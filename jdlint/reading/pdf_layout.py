"""Lines on pages become paragraphs: a line goes on in the next one whose first word had found no room on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jdlint.model.document import BlockKind
from jdlint.reading.building import BULLETS
from jdlint.reading.pdf_columns import Flow, list_flows
from jdlint.reading.pdf_lines import ITEM, Line, Page, list_lines, list_words, part_edges

_PITCH = 1.75  # of the size of letters: lines of a paragraph follow one another within
_SAME = 15  # tenths of a point by which letters of one paragraph may differ in size
_BIGGER = 18  # tenths of a point by which those of a heading are larger
_LONGEST_HEADING = 80
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHENS = ("-", "\u2010", "\u00ad")
# What stands before a hyphen of its own, which stays where a line ends after it.
_COMPOUND = frozenset(
    "full part self well non co multi on in off e third second first high low long short real cross hands day year end follow up to face state post pre re ex all over under "
    "result results detail time fast open team client customer goal data cost decision problem record life work award anti semi mid inter two one four five six ten equal".split()
)


class Paragraph(NamedTuple):
    """A heading, paragraph, item or cell in pieces that look alike: text, whether it is bold, and where it leads."""

    kind: BlockKind
    level: int
    page: int
    pieces: tuple[tuple[str, bool, str | None], ...]

    @property
    def text(self) -> str:
        """The words."""
        return "".join(text for text, _, _ in self.pieces)


def lay_out(pages: Sequence[Page]) -> list[Paragraph]:
    """The paragraphs of a document in the order in which they are read."""
    lines = [list(list_lines(list(list_words(page.glyphs)), number)) for number, page in enumerate(pages, 1)]
    bodies, edges = part_edges(lines)
    usual = _usual_size(line for page in bodies for line in page)
    sizes = sorted({line.size for page in bodies for line in page if line.size >= usual + _BIGGER}, reverse=True)
    flows = [flow for page, body in zip(pages, bodies, strict=True) for flow in list_flows(body, page.width)]
    counts = Counter(word.lower() for page in lines for line in page for word in _LETTERS.findall(line.text))
    known = frozenset(word for word, count in counts.items() if count > 1)  # each half of a word stands once
    looks = _Looks(usual, sizes, known)
    paragraphs = list(_join([line for flow in flows for line in flow], looks))
    return [*paragraphs, *_join([(line, 0.0) for line in edges], looks)]


class _Looks(NamedTuple):
    """The usual size of letters, the larger ones from the largest on, and the words that stand twice at least."""

    usual: int
    sizes: Sequence[int]
    words: frozenset[str]


def _usual_size(lines: Iterable[Line]) -> int:
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _join(flow: Flow, looks: _Looks) -> Iterator[Paragraph]:
    """Lines joined to paragraphs."""
    here: list[Line] = []
    edge: float | None = None
    column = 1  # the place in its row, if it is a cell
    for line, right in flow:
        wrapped = bool(here) and column > 1 and edge is None and right is not None and _is_below(here, line)
        if here and not wrapped and not _goes_on(here, edge, line, right):
            yield _make_paragraph(here, edge, looks, column)
            beside = right is None and edge is None and abs(here[-1].base - line.base) <= 0.4 * line.height
            column = column + 1 if beside else 1
            here = []
        here.append(line)
        edge = edge if wrapped else right
    if here:
        yield _make_paragraph(here, edge, looks, column)


def _goes_on(here: Sequence[Line], edge: float | None, line: Line, right: float | None) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = here[-1]
    if edge is None or right is None or abs(last.size - line.size) > _SAME or _starts_item(line):
        return False
    if last.bold != line.bold and (last.bold or line.bold) and len(here) == 1 and last.bold:
        return False
    same_page = line.page == last.page
    below = last.base - line.base
    if same_page and below > 0 and below > _PITCH * max(last.height, line.height):
        return False
    # The first word of the line had to go there only if there was no room for it.
    first = line.words[0]
    room = edge - last.right
    full = first.right - first.left + 0.7 * line.height > room
    if not full:
        return False
    if not same_page or below <= 0:
        return not last.text.endswith((".", ":", "!", "?", ";")) and (first.text[:1].islower() or last.text.endswith((",", "-")))
    return True


def _is_below(here: Sequence[Line], line: Line) -> bool:
    """Whether a line stands right under the others, where they begin."""
    last = here[-1]
    return line.page == last.page and abs(line.left - here[0].left) < 2 and 0 < last.base - line.base <= _PITCH * last.height


def _starts_item(line: Line) -> bool:
    return line.text[0] in BULLETS or ITEM.match(line.text + " ") is not None


def _make_paragraph(lines: Sequence[Line], edge: float | None, looks: _Looks, column: int) -> Paragraph:
    pieces: list[tuple[str, bool, str | None]] = []
    for number, line in enumerate(lines):
        for index, word in enumerate(line.words):
            text = word.text
            if number + 1 < len(lines) and index + 1 == len(line.words) and _parts_word(text, lines[number + 1], looks.words):
                text = text[:-1]
            glued = (
                bool(pieces) and index == 0 and number > 0 and _parts_word(lines[number - 1].words[-1].text, line, looks.words)
            )
            kept = (
                bool(pieces) and index == 0 and number > 0 and lines[number - 1].words[-1].text.endswith(_HYPHENS) and not glued
            )
            close = index > 0 and not word.apart
            blank = "" if not pieces or glued or (kept and word.text[:1].islower()) or close else " "
            if pieces and pieces[-1][1:] == (word.bold, word.href):
                pieces[-1] = (pieces[-1][0] + blank + text, word.bold, word.href)
            else:
                pieces.append((blank + text, word.bold, word.href))
    first = lines[0]
    text = "".join(piece[0] for piece in pieces)
    kind: BlockKind = "cell" if edge is None else "item" if _starts_item(first) else "paragraph"
    level = column if kind == "cell" else 1 if kind == "item" else 0
    if kind != "item" and first.size >= looks.usual + _BIGGER and len(text) <= _LONGEST_HEADING:
        kind, level = "heading", min(looks.sizes.index(first.size) + 1 if first.size in looks.sizes else 6, 6)
    return Paragraph(kind, level, first.page, tuple(pieces))


def _parts_word(text: str, following: Line, known: frozenset[str]) -> bool:
    """Whether a hyphen at the end of a line is there for the line's end alone: it parts no compound, and no two words of this document."""
    if len(text) < 3 or not text.endswith(_HYPHENS) or not following.text[:1].islower():
        return False
    stem, rest = _LETTERS.findall(text[:-1].lower())[-1:], _LETTERS.findall(following.text.lower())[:1]
    if text[-1] == "\u00ad" or not stem or not rest:
        return text[-1] == "\u00ad"
    return (
        stem[0] not in _COMPOUND
        and "-" not in text[:-1]
        and not (stem[0] in known and rest[0] in known - {stem[0]} and len(rest[0]) > 3)
    )
