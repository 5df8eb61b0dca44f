"""The readability of a posting as a small picture: a number a line, on a scale, with the band that is advised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jdlint.model.report import PostingReport
from jdlint.reporting.markup import Html, tag


class Scale(NamedTuple):
    """A measure: its name, how far the scale goes, the band that is advised, and who advises it."""

    label: str
    high: float
    good_from: float
    good_to: float
    source: str


GRADE = Scale(
    "School grade (Flesch-Kincaid)", 24, 8, 10, "Advised: grade 8 (Ongig) to 10 (Evolved). Lists of technical terms raise it."
)
SENTENCE = Scale("Words a sentence", 50, 8, 25, "Advised: 8 to 13 (Ongig), up to 20 (Textmetrics), up to 25 (GOV.UK).")
WORDS = Scale("Words", 1400, 300, 700, "Advised: 300 to 700 (Textio). Other advice lies between 150 and 760.")
_LEFT, _WIDTH, _ROW = 230, 400, 52


def draw_readability(posting: PostingReport) -> Html:
    """A picture (SVG) with the numbers beside it; a sentence where nothing was measured."""
    rows = list(_measure(posting.measures))
    if not rows:
        return tag("p", "Nothing was measured.")
    said = "; ".join(f"{scale.label}: {_round(value)}, advised {scale.good_from:g} to {scale.good_to:g}" for scale, value in rows)
    box = f"0 0 {_LEFT + _WIDTH + 70} {_ROW * len(rows)}"
    lines = (part for number, row in enumerate(rows) for part in _draw(*row, number * _ROW + 8))
    picture = tag("svg", *lines, class_="plot", role="img", aria_label=said, viewBox=box)
    return tag("div", picture, class_="wide", role="group", aria_label="Readability", tabindex=0)


def _measure(measures: Mapping[str, float]) -> Iterator[tuple[Scale, float]]:
    words, sentences = measures.get("words", 0), measures.get("sentences", 0)
    if "flesch_kincaid_grade" in measures:
        yield GRADE, measures["flesch_kincaid_grade"]
    if words and sentences:
        yield SENTENCE, words / sentences
    if words:
        yield WORDS, words


def _draw(scale: Scale, value: float, top: int) -> Iterator[Html]:
    low, high, at = (_place(scale, one) for one in (scale.good_from, scale.good_to, value))
    yield tag("text", scale.label, x=0, y=top + 15)
    yield tag("rect", class_="scale", x=_LEFT, y=top + 6, width=_WIDTH, height=10)
    yield tag("rect", class_="good", x=low, y=top + 6, width=round(high - low, 1), height=10)
    yield tag("path", class_="needle", d=f"M{at} {top + 20} v-18 l-5 -6 h10 l-5 6")
    yield tag("text", _round(value), x=_LEFT + _WIDTH + 12, y=top + 15)
    yield tag("text", scale.source, class_="small", x=_LEFT, y=top + 32)


def _round(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _place(scale: Scale, value: float) -> float:
    return round(_LEFT + _WIDTH * min(max(value, 0), scale.high) / scale.high, 1)
