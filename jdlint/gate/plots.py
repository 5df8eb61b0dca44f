"""Plots as inline pictures (SVG) that take their colors and their letters from the page, and the tables that say the same.

matplotlib lays them out and is told nothing of what a feed says: each text is a number to it, in whose place the words are put when
the drawing becomes part of the page, escaped like all others. So no name can be a formula, need a letter that a font lacks, or break
out of the picture; and of the drawing only outlines and places are taken, since the page allows no style of its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width
from xml.etree import ElementTree

from jdlint.reporting.html_tables import make_table
from jdlint.reporting.markup import Html, join, tag
from jdlint.reporting.plain import one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_ROWS = 12
LONGEST = 90
"""How wide a name may be on the page, in small letters."""
_WIDTH, _ROW, _THICK = 380, 39, 12
_HEAD, _CELL = 18, 22  # how high the heads and the cells of a heat map are
_LETTER = 6.9  # about the width of a letter at the size of the words in a plot
_LEAST = 3.0  # what is there can be seen, however little it is
_BROAD = frozenset("mwMW@%&")
_SVG = "{http://www.w3.org/2000/svg}"
_ABOVE = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
_MARKS = re.compile(f"({_ABOVE}{{3}}){_ABOVE}+")
_ANCHOR = re.compile(r"text-anchor: (\w+)")


class Part(NamedTuple):
    """A stretch of a bar: its class, by which the page colors it, and how long it is."""

    kind: str
    number: float


class Cell(NamedTuple):
    """A field of a heat map: its class, by which the page colors it, and what it says."""

    kind: str
    said: str


class Line(NamedTuple):
    """A bar and the row of a table that says the same.

    ``name`` stands above the bar and ``said`` behind it, which is the number in words; ``head`` and ``cells`` make the row. Where no part is longer than
    nothing, there is the row alone.
    """

    name: str
    parts: Sequence[Part]
    said: str
    head: Html
    cells: Sequence[str]

    @property
    def length(self) -> float:
        """How long the bar is."""
        return sum(part.number for part in self.parts)


class Block(NamedTuple):
    """A plot with its table: ``name`` tells it from others of the page, ``keys`` are what the colors mean, and ``columns`` the table's, with that of the heads.

    ``more`` are the nouns for one and for several lines that are cut, and ``rest`` what the last row says of them.
    """

    name: str
    title: str
    keys: Mapping[str, str]
    columns: Sequence[str]
    lines: Sequence[Line]
    more: tuple[str, str]
    rest: Sequence[str] | None = None


def show_block(block: Block) -> Html:
    """The bars, and beside them the table; how many lines are left is told."""
    bars = [line for line in block.lines if line.length][:MOST_ROWS]
    rows = [tag("tr", line.head, *list_cells(line.cells)) for line in block.lines[:MOST_ROWS]]
    left = len(block.lines) - len(rows)
    words = f"and {left:,} more {block.more[left > 1]}"
    if left and block.rest:
        rows.append(tag("tr", tag("th", words, scope="row"), *list_cells(block.rest), class_="more"))
    table = make_table(block.title, block.columns, [tag("tbody", *rows)])
    note = tag("p", words, class_="more") if left and not block.rest else None
    if not bars:
        return tag("div", tag("h3", block.title), table, note, class_="block")
    legend = (tag("li", tag("span", class_=f"key {kind}", aria_hidden="true"), words) for kind, words in block.keys.items())
    shown = f"{block.title}: the longest {len(bars)}" if len(bars) < len(block.lines) else block.title
    drawn = tag("div", tag("ul", *legend, class_="legend") if block.keys else None, draw_bars(block.name, shown, bars))
    return tag("div", tag("h3", block.title), tag("div", drawn, tag("div", table, note), class_="pair"), class_="block")


def show_strip(
    name: str, title: str, parts: Mapping[str, int], meant: Mapping[str, str], whole: tuple[str, int], *others: Html
) -> Html:
    """A bar of all parts, and below it what each is, in words and numbers."""
    tiles = [make_tile(*whole)]
    for part, number in parts.items():
        words = f"{say_share(number, whole[1])}. {meant[part]}" if whole[1] else meant[part]
        tiles.append(make_tile(part if part.isupper() else part.capitalize(), number, words, _kind(part)))
    drawn = None
    if any(parts.values()):
        said = "; ".join(f"{part}: {number:,} ({say_share(number, whole[1])})" for part, number in parts.items())
        drawn = draw_strip(name, title, said, [Part(_kind(part), number) for part, number in parts.items()])
    return join((drawn, tag("dl", *tiles, *others, class_="tiles")))


def make_tile(name: str, number: int, words: str = "", kind: str = "") -> Html:
    """A number with its name above it and, below it, what it means."""
    key = tag("span", class_=f"key {kind}", aria_hidden="true") if kind else None
    said = tag("dd", words, class_="rule") if words else None
    return tag("div", tag("dt", key, name), tag("dd", f"{number:,}", class_="number"), said)


def _kind(part: str) -> str:
    return part.lower().partition(" ")[0]


def name_row(words: str) -> Html:
    """The head of a row that is named by the feed."""
    return tag("th", tag("bdi", shorten(words, LONGEST)), scope="row")


def list_cells(cells: Iterable[str]) -> Iterator[Html]:
    """Numbers as cells of a table."""
    return (tag("td", cell, class_="number") for cell in cells)


def say_share(number: int, whole: int) -> str:
    """A share in percent that is nothing or all only where it is."""
    if not whole or number in (0, whole):
        return "100%" if whole and number else "0%"
    percent = 100 * number / whole
    return "<0.1%" if percent < 0.1 else ">99.9%" if 99.9 < percent < 100 else f"{percent:.1f}%"


def shorten(words: str, most: int) -> str:
    """Words on one line, cut where they would be wider than so many small letters. No letter keeps more than a few marks above it."""
    words = _MARKS.sub(r"\1", one_line(words[:2000])) or "(blank)"
    width = 0.0
    for place, char in enumerate(words):
        width += 2 if east_asian_width(char) in "WF" else 1.7 if char.isupper() or char in _BROAD else 1
        if width > most and place < len(words) - 1:
            return words[:place].rstrip() + "\u2026"
    return words


def draw_bars(name: str, title: str, bars: Sequence[Line]) -> Html:
    """Bars below each other on one scale. ``name`` is what tells the picture from others of the page."""
    longest = max(bar.length for bar in bars)
    room = _WIDTH - 8 - _LETTER * max(len(bar.said) for bar in bars)
    sketch = _Sketch(_WIDTH, _ROW * len(bars))
    for row, bar in enumerate(bars):
        top = row * _ROW
        sketch.write(shorten(bar.name, 50), 0, top + 12, "name")
        sketch.block("track", 0, top + 18, room, _THICK)
        end = 0.0
        for part in bar.parts:
            if part.number:
                length = max(room * part.number / longest, _LEAST)
                sketch.block(part.kind, end, top + 18, min(length, room - end), _THICK)
                end += length
        sketch.write(bar.said, _WIDTH, top + 28, "said", "right")
    told = "; ".join(f"{shorten(bar.name, 80)}: {bar.said}" for bar in bars)
    return sketch.finish(name, title, told, "bars")


def draw_strip(name: str, title: str, told: str, parts: Sequence[Part]) -> Html:
    """One bar as wide as the page, of parts that make up the whole."""
    whole = sum(part.number for part in parts)
    sketch = _Sketch(1000, 24)
    least = [max(1000 * part.number / whole, 4) if part.number else 0 for part in parts]
    end = 0.0
    for part, length in zip(parts, least, strict=True):
        if part.number:
            length *= 1000 / sum(least)
            sketch.block(part.kind, end, 0, length, 24)
            end += length
    return sketch.finish(name, title, told, "strip", preserveAspectRatio="none")


def draw_heat(name: str, title: str, told: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]) -> Html:
    """Fields in rows and columns. The name of a row stands above it, so that fields are wide enough for their words on a telephone."""
    step, width = _CELL + 21, _WIDTH / max(len(columns), 4)
    sketch = _Sketch(_WIDTH, _HEAD + step * len(rows))
    for place, words in enumerate(columns):
        sketch.write(words, width * (place + 0.5), 12, "said", "center")
    for row, (words, cells) in enumerate(rows):
        top = _HEAD + step * row
        sketch.write(shorten(words, 50), 0, top + 13, "name")
        for place, cell in enumerate(cells):
            sketch.block(cell.kind, width * place + 1, top + 18, width - 2, _CELL)
            if cell.said:
                sketch.write(cell.said, width * (place + 0.5), top + 33, "name", "center")
    return sketch.finish(name, title, told, "cells")


class _Sketch:
    """A drawing whose unit is a pixel of the page and whose origin is at the top left."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.blocks: list[tuple[str, float, float, float, float]] = []
        self.words: list[tuple[str, float, float, str, str]] = []

    def block(self, kind: str, left: float, top: float, width: float, height: float) -> None:
        self.blocks.append((kind, left, top, width, height))

    def write(self, words: str, x: float, y: float, kind: str, align: str = "left") -> None:
        self.words.append((words, x, y, kind, align))

    def finish(self, name: str, title: str, told: str, kind: str, **attributes: str) -> Html:
        """The picture, with its title and what it shows in words."""
        known = f"{name}-title", f"{name}-told"
        return tag(
            "svg", tag("title", title, id=known[0]), tag("desc", told, id=known[1]), *self._read(self._plot()), class_=f"chart {kind}",
            role="img", aria_labelledby=known[0], aria_describedby=known[1], viewBox=f"0 0 {self.width:g} {self.height:g}", **attributes,
        )  # fmt: skip

    def _plot(self) -> bytes:
        """What matplotlib makes of it."""
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        # Settings of the house would change the bytes, and a canvas of its own needs no screen.
        with matplotlib.rc_context():
            matplotlib.rcdefaults()
            matplotlib.rcParams.update({"svg.hashsalt": "jdlint", "svg.fonttype": "none"})
            figure = Figure(figsize=(self.width / 72, self.height / 72), dpi=72)
            FigureCanvasSVG(figure)
            axes = figure.add_axes((0, 0, 1, 1))
            axes.set_axis_off()
            axes.set_xlim(0, self.width)
            axes.set_ylim(self.height, 0)
            self._fill(axes)
            file = io.BytesIO()
            figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        return file.getvalue()

    def _fill(self, axes: Axes) -> None:
        for kind, left, top, width, height in self.blocks:
            for patch in axes.barh([top + height / 2], [width], height=height, left=left, linewidth=0, clip_on=False):
                patch.set_gid(f"block {kind}")
        for number, (_, x, y, _, align) in enumerate(self.words):
            axes.text(x, y, str(number), fontsize=12, ha=align, gid="words")

    def _read(self, drawn: bytes) -> Iterator[Html]:
        """The outlines and the words of the drawing, in its order."""
        for group in ElementTree.fromstring(drawn).iter(f"{_SVG}g"):
            what, _, kind = group.get("id", "").partition(" ")
            if what == "block":
                for path in group.iter(f"{_SVG}path"):
                    yield tag("path", class_=kind, d=" ".join(path.get("d", "").split()))
            elif what == "words":
                for text in group.iter(f"{_SVG}text"):
                    words, _, _, kind, _ = self.words[int("".join(text.itertext()))]
                    anchor = _ANCHOR.search(text.get("style", ""))
                    at = {"x": text.get("x"), "y": text.get("y"), "text_anchor": anchor[1] if anchor else None}
                    yield tag("text", words, class_=kind, **at)
