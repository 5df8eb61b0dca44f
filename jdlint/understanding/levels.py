"""Levels of experience that one posting is for: "Junior, Mid or Senior Analyst", "Technician I-III"."""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.model.later import later
from jdlint.model.posting import Posting
from jdlint.understanding.text_measures import Measured

_RANK = r"(?:entry|junior|jr\.?|intermediate|middle|mid|senior|sr\.?|principal|lead|associate|staff|expert)(?:[ -]?level)?"
_ROMAN = r"(?:i{1,3}|iv|v)"
_STEP = r"(?:level|tier|step) ?(?:[1-6]|i{1,3}|iv|v)"
_JOINED = r"\s?(?:/|,|&|-|\u2013|\bor\b|\band\b|\bto\b)\s?(?:(?:or|and|to) )?"
_LONE = later(
    r"(?:entry|junior|intermediate|middle|mid|senior|lead|principal|staff|associate|expert)(?:[ -]?level)?\s*(?:\([^)]*\)|[:,\u2013-].*)?$"
    r"|(?:level|grade|tier) \w{1,4}\b\s*(?:\([^)]*\))?$"
)
# "Junior/Senior High" is a school; "Staff and Associate Directors" are people.
_RANKS = later(rf"\b{_RANK}(?:{_JOINED}{_RANK})+(?![\w-])(?! (?:high|school|year|students?|class))")
# "Phase I/II" is a trial's; "3-5" alone may be days, shifts or the classes of a school.
_STEPS = later(
    rf"\b(?<!phase )(?<!phases )(?<!title )(?<!type )(?<!part )(?:{_ROMAN}{_JOINED}(?:\w{{4,20}} ){{0,2}}{_ROMAN}|{_STEP}{_JOINED}(?:{_STEP}|[1-6]|{_ROMAN}))\b(?![.%-])"
)


def names_level(folded: str, start: int, end: int) -> bool:
    """Whether a line tells a level of experience alone ("Junior (0-2 years)"), and not the job."""
    return _LONE.match(folded[start:end].strip(" :\n")) is not None


def measure_levels(posting: Posting) -> Sequence[Measured] | str:
    """One at the range of base pay, where it is the only one and the title or the range's line names several levels."""
    base = [pay for pay in posting.pay if pay.kind == "base"]
    if not base:
        return "the posting states no pay"
    folded, pay, title = posting.folded, base[0], posting.title
    if (
        len({(one.minimum, one.maximum, one.period) for one in base}) > 1
        or pay.minimum is None
        or pay.maximum in (None, pay.minimum)
    ):
        return []
    if title is not None and (_RANKS.search(folded, title.start, title.end) or _STEPS.search(folded, title.start, title.end)):
        return [Measured(1, pay.start, pay.end)]
    line = max(folded.rfind("\n", posting.start, pay.start) + 1, posting.start), folded.find("\n", pay.end, posting.end)
    named = _RANKS.search(folded, max(line[0], pay.start - 200), min(line[1] if line[1] >= 0 else posting.end, pay.end + 200))
    return [Measured(1, pay.start, pay.end)] if named else []
