"""The readability of a posting as a small picture: a number a line, on a scale, with the band that is aimed at."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from jdlint.model.report import PostingReport


class Scale(NamedTuple):
    """A measure: its name, both ends of the scale, and the band that is aimed at."""

    name: str
    label: str
    low: float
    high: float
    good_from: float
    good_to: float
    source: str


SCALES = (
    Scale(
        "flesch_kincaid_grade", "School grade (Flesch-Kincaid)", 0, 22, 6, 12, "Kincaid et al. 1975; guides ask for grade 8 to 12"
    ),
    Scale("flesch_reading_ease", "Reading ease (Flesch)", 0, 100, 40, 100, "Flesch 1948; higher is easier"),
    Scale("words", "Words", 0, 1400, 300, 800, "job boards advise 300 to 800 words"),
)
_LEFT, _WIDTH, _ROW = 230, 400, 46


def draw_readability(posting: PostingReport) -> str:
    """A picture (SVG) and the same numbers as text; a sentence where nothing was measured."""
    rows = [(scale, posting.measures[scale.name]) for scale in SCALES if scale.name in posting.measures]
    if not rows:
        return "<p>Nothing was measured.</p>"
    said = "; ".join(f"{scale.label}: {value:g}" for scale, value in rows)
    parts = [
        f'<svg class="plot" role="img" aria-label="{escape(said)}" viewBox="0 0 {_LEFT + _WIDTH + 70} {_ROW * len(rows) + 6}" width="100%">'
    ]
    for number, (scale, value) in enumerate(rows):
        top = number * _ROW + 8
        good = _place(scale, scale.good_from), _place(scale, scale.good_to)
        at = _place(scale, value)
        parts.append(
            f'<text x="0" y="{top + 15}">{escape(scale.label)}</text>'
            f'<rect class="scale" x="{_LEFT}" y="{top + 6}" width="{_WIDTH}" height="10"/>'
            f'<rect class="good" x="{good[0]:g}" y="{top + 6}" width="{good[1] - good[0]:g}" height="10"/>'
            f'<path d="M{at:g} {top} l6 -6 h-12 z M{at:g} {top} v20" class="needle"/>'
            f'<text x="{_LEFT + _WIDTH + 10}" y="{top + 15}">{value:g}</text>'
            f'<text class="small" x="{_LEFT}" y="{top + 31}">{escape(scale.source)}</text>'
        )
    return "".join(parts) + "</svg>"


def _place(scale: Scale, value: float) -> float:
    share = (min(max(value, scale.low), scale.high) - scale.low) / (scale.high - scale.low)
    return round(_LEFT + _WIDTH * share, 1)
