"""Characters on a page become words and lines, by where they stand, in points of 1/72 inch; what repeats on pages is told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jdlint.reading.building import BULLETS

_GAP = 0.5  # of the size of letters: pdfium tells blanks itself, so that a gap is only one where it is plain
_NARROW = 0.13  # of the size of letters: no blank is narrower
_APART = 2.0  # of the size of letters: columns or cells stand so far apart at least
_EDGE = 0.12  # of the height of a page: its top and bottom
_NUMBER = re.compile(r"(?:page\s*|seite\s*|-\s*)?\d{1,3}(?:\s*(?:of|/|von|\|)\s*\d{1,3})?(?:\s*-)?", re.IGNORECASE)
ITEM = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–—*o])\s")
"""What begins an item of a list beside a bullet: a number, a letter or a dash."""


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


def list_words(glyphs: Iterable[Glyph]) -> Iterator[Word]:
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


def list_lines(words: Sequence[Word], page: int) -> Iterator[Line]:
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
            if wide and not bullet and not (len(here) == 1 and ITEM.fullmatch(f"{here[0].text} ")):
                yield Line(tuple(here), page)
                here = []
            here.append(word)
        if here:
            yield Line(tuple(here), page)


def part_edges(pages: list[list[Line]]) -> tuple[list[list[Line]], list[Line]]:
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
