"""Levels of experience that one posting is for: "Junior, Mid or Senior Analyst", "Technician I-III"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jdlint.model.later import later
from jdlint.model.posting import Posting
from jdlint.model.span import Span
from jdlint.understanding.text_measures import NO_PAY, Measured, list_base

# "Mid-Senior" is one level.
_RANK = r"(?:entry|junior|jr\.?|intermediate|middle|mid(?!-senior)|mid-senior|senior|sr\.?|principal|lead|associate|staff|expert)(?:[ -]?level)?"
_ROMAN = r"(?:i{1,3}|iv|v)"
_STEP = r"(?:level|tier|step) ?(?:[1-6]|i{1,3}|iv|v)"
_JOINED = r"\s?(?:/|,|&|-|\u2013|\bor\b|\band\b|\bto\b)\s?(?:(?:or|and|to) )?"
_LONE = later(
    r"(?:entry|junior|intermediate|middle|mid|senior|lead|principal|staff|associate|expert)(?:[ -]?level)?\s*(?:\([^)]*\)|[:,\u2013-].*)?$"
    r"|(?:level|grade|tier) \w{1,4}\b\s*(?:\([^)]*\))?$"
)
# "Junior/Senior High" is a school; "Staff and Associate Directors" are people.
_RANKS = later(rf"\b(?<!mid-){_RANK}(?:{_JOINED}{_RANK})+(?![\w-])(?! (?:high|school|year|students?|class))")
# "Phase I/II" is a trial's, "World War I and II" history's, "Vitamin D, IV or V" a list's; "3-5" alone may be days, shifts or the classes of a school.
_STEPS = later(
    r"\b(?<!phase )(?<!phases )(?<!title )(?<!type )(?<!part )(?<!war )(?<!wars )(?<!schedule )(?<!schedules )(?<!class )(?<!classes )(?<!vitamin )(?<!\b[a-z], )"
    rf"(?:{_ROMAN}{_JOINED}(?:\w{{4,20}} ){{0,2}}{_ROMAN}|{_STEP}{_JOINED}(?:{_STEP}|[1-6]|{_ROMAN}))\b(?![.%-])"
)


def names_level(folded: str, start: int, end: int) -> bool:
    """Whether a line tells a level of experience alone ("Junior (0-2 years)"), and not the job."""
    return _LONE.match(folded[start:end].strip(" :\n")) is not None


def measure_levels(posting: Posting) -> Sequence[Measured] | str:
    """One at the range of base pay, where it is the only one and the title or the range's line names several levels."""
    base = list_base(posting)
    if not base:
        return NO_PAY
    folded, pay, title = posting.folded, base[0], posting.title
    if (
        len({(one.minimum, one.maximum, one.period) for one in base}) > 1
        or pay.minimum is None
        or pay.maximum in (None, pay.minimum)
    ):
        return []
    if title is not None and (_RANKS.search(folded, title.start, title.end) or _STEPS.search(folded, title.start, title.end)):
        return [Measured(1, pay.start, pay.end)]
    index = bisect_right(posting.sentences, (pay.start, posting.end)) - 1
    sentence = posting.sentences[index] if index >= 0 else Span(posting.start, posting.end)
    line = folded.find("\n", pay.end, posting.end)
    low = max(folded.rfind("\n", posting.start, pay.start) + 1, sentence.start, pay.start - 200)
    high = min(line if line >= 0 else posting.end, max(sentence.end, pay.end), pay.end + 200)
    return [Measured(1, pay.start, pay.end)] if _RANKS.search(folded, low, high) else []
