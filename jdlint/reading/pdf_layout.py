"""Characters on pages become paragraphs: words, lines, columns, what repeats on every page, and lines that go on in the next.

All of it is told by geometry, in points of 1/72 inch: a line goes on where the first word of the next one had found no room on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jdlint.model.document import BlockKind
from jdlint.reading.building import BULLETS

_GAP = 0.5  # of the size of letters: pdfium tells blanks itself, so that a gap is only one where it is plain
_NARROW = 0.13  # of the size of letters: no blank is narrower
_APART = 2.0  # of the size of letters: columns or cells stand so far apart at least
_PITCH = 1.75  # of the size of letters: lines of a paragraph follow one another within
_SAME = 15  # tenths of a point by which letters of one paragraph may differ in size
_BIGGER = 18  # tenths of a point by which those of a heading are larger
_LONGEST_HEADING = 80
_USUAL_EDGE = 0.75  # of the width of a page: no text block of one column ends before
_EDGE = 0.12  # of the height of a page: its top and bottom
_ROWS = 3  # lines side by side that make two columns
_LABEL = 28  # characters of a label in the first column of a table
_NUMBER = re.compile(r"(?:page\s*|seite\s*|-\s*)?\d{1,3}(?:\s*(?:of|/|von|\|)\s*\d{1,3})?(?:\s*-)?", re.IGNORECASE)
_ITEM = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–—*o])\s")
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHENS = ("-", "\u2010", "\u00ad")
# What stands before a hyphen of its own, which stays where a line ends after it.
_COMPOUND = frozenset(
    "full part self well non co multi on in off e third second first high low long short real cross hands day year end follow up to face state post pre re ex all over under "
    "result results detail time fast open team client customer goal data cost decision problem record life work award anti semi mid inter two one four five six ten equal".split()
)


class Glyph(NamedTuple):
    """A character: where its ink begins and ends, the line it stands on (``base``), its height, its size in tenths, and what it leads to.

    A blank has no place.
    """

    char: str
    left: float
    right: float
    base: float
    height: float
    size: int
    bold: bool
    href: str | None


BLANK = Glyph(" ", 0, 0, 0, 0, 0, False, None)
GUESSED_BLANK = Glyph("\n", 0, 0, 0, 0, 0, False, None)
"""A blank that stands in no file, and that pdfium takes from a gap; one as narrow as beside a quotation mark is none."""


class Page(NamedTuple):
    """The characters of a page in the order of the file, and its width."""

    glyphs: Sequence[Glyph]
    width: float


class Word(NamedTuple):
    """Characters that look alike without a blank between; ``apart`` is whether one stands before them."""

    text: str
    left: float
    right: float
    base: float
    height: float
    size: int
    bold: bool
    href: str | None
    apart: bool


class Line(NamedTuple):
    """Words side by side without a gap as wide as between columns."""

    words: tuple[Word, ...]
    page: int

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def size(self) -> int:
        return Counter(word.size for word in self.words for _ in word.text).most_common(1)[0][0]

    @property
    def height(self) -> float:
        return max(word.height for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


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
    lines = [list(_list_lines(list(_list_words(page.glyphs)), number)) for number, page in enumerate(pages, 1)]
    bodies, edges = _part_edges(lines)
    usual = _usual_size(line for page in bodies for line in page)
    sizes = sorted({line.size for page in bodies for line in page if line.size >= usual + _BIGGER}, reverse=True)
    flows = [flow for page, body in zip(pages, bodies, strict=True) for flow in _list_flows(body, page.width)]
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


def _list_words(glyphs: Iterable[Glyph]) -> Iterator[Word]:
    """Words in the order of the file; a gap, another line or another look begins a new one."""
    here: list[Glyph] = []
    apart = blank = True
    guessed = False
    for glyph in glyphs:
        if glyph is GUESSED_BLANK:
            guessed = True
            continue
        if here:
            last = here[-1]
            split = glyph is BLANK or abs(glyph.base - last.base) > last.height * 0.3
            gap = (_NARROW if guessed else _GAP) * max(last.height, glyph.height)
            split = split or not -2 * last.height < glyph.left - last.right < gap
            if split or glyph.bold != last.bold or glyph.href != last.href:
                yield _make_word(here, apart)
                here = []
                blank = split
        guessed = False
        if glyph is BLANK:
            blank = True
            continue
        if not here:
            apart, blank = blank, False
        here.append(glyph)
    if here:
        yield _make_word(here, apart)


def _make_word(glyphs: Sequence[Glyph], apart: bool) -> Word:
    first = glyphs[0]
    size = Counter(glyph.size for glyph in glyphs).most_common(1)[0][0]
    return Word(
        "".join(glyph.char for glyph in glyphs), first.left, glyphs[-1].right, first.base, max(glyph.height for glyph in glyphs),
        size, first.bold, first.href, apart,
    )  # fmt: skip


def _list_lines(words: Sequence[Word], page: int) -> Iterator[Line]:
    """Rows from top to bottom, each in the parts that stand far apart."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if rows and abs(rows[-1][0].base - word.base) <= 0.4 * max(rows[-1][0].height, word.height):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.left)
        here: list[Word] = []
        for word in row:
            bullet = bool(here) and len(here) == 1 and here[0].text in BULLETS | {"o", "-", "–", "*"}
            wide = here and word.left - here[-1].right > _APART * max(word.height, here[-1].height)
            if wide and not bullet and not (len(here) == 1 and _ITEM.fullmatch(f"{here[0].text} ")):
                yield Line(tuple(here), page)
                here = []
            here.append(word)
        if here:
            yield Line(tuple(here), page)


def _part_edges(pages: list[list[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """The lines of each page without what repeats at its top or bottom, and what repeats there once, but for page numbers."""
    spots: dict[tuple[str, str], list[Line]] = {}
    ends: dict[int, tuple[float, float]] = {}
    for number, lines in enumerate(pages):
        if lines:
            high, low = max(line.base for line in lines), min(line.base for line in lines)
            ends[number] = (high - _EDGE * (high - low), low + _EDGE * (high - low))
            for line in lines:
                side = "top" if line.base >= ends[number][0] else "bottom" if line.base <= ends[number][1] else ""
                if side:
                    spots.setdefault((side, re.sub(r"\d+", "0", line.text)), []).append(line)
    gone: set[int] = set()
    kept: list[Line] = []
    for (_, words), lines in spots.items():
        repeated = len({line.page for line in lines}) >= 2 and len({line.page for line in lines}) * 2 > len(ends)
        number = _NUMBER.fullmatch(words) is not None
        if repeated or (number and len(pages) > 1):
            gone.update(map(id, lines))
            if not number and any(char.isalpha() for char in words):
                kept.append(lines[0])
    bodies = [[line for line in lines if id(line) not in gone] for lines in pages]
    return bodies, sorted(kept, key=lambda line: (line.page, -line.base, line.left))


def _usual_size(lines: Iterable[Line]) -> int:
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


Flow = list[tuple[Line, float | None]]
"""Lines that follow one another, each with the right edge that it could have gone to; None for a cell, which stands alone."""


def _list_flows(lines: Sequence[Line], width: float) -> Iterator[Flow]:
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
    for start in sorted({round(line.left, 0) - 3 for line in lines}):
        if not low + 0.15 * (high - low) < start < high - 0.15 * (high - low):
            continue
        left = [line for line in lines if line.right <= start]
        right = [line for line in lines if line.left >= start]
        crossing = len(lines) - len(left) - len(right)
        rows = sum(any(abs(one.base - other.base) <= 0.5 * one.height for other in right) for one in left[:400])
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
    paired = sum(any(abs(one.base - other.base) <= 0.5 * one.height for other in right) for one in left)
    return short >= 0.8 * len(left) and paired >= 0.8 * len(left) and len(right) <= 2 * len(left)


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
    return line.text[0] in BULLETS or _ITEM.match(line.text + " ") is not None


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
