"""Demands that cannot stand beside what the posting says of itself: years for beginners, a degree where none is needed."""

from __future__ import annotations

from jdlint.model.later import later
from jdlint.model.posting import Passage
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import Words, has_any, last_word

CUES: dict[str, tuple[str, ...]] = {
    "demand.entry": ("entry-level",),
    "demand.no_degree": (
        "no degree required", "no degree needed", "no degree necessary", "no degree is required", "no degree is needed", "degree is not required",
        "degree not required", "degree is not needed", "degree not needed", "degree is not necessary", "no college degree", "no university degree",
        "no formal education",
    ),
    "demand.degree": (
        "degree is required", "degree required", "degree is a must", "degree is essential", "must have a bachelor's", "must have a degree", "must have a college degree",
        "must hold a bachelor's", "must hold a degree", "must possess a bachelor's", "requires a bachelor's", "requires a degree", "bachelor's required",
    ),
}  # fmt: skip

MANY = 5
"""Years of experience that nobody has who begins."""
_NUMBERS = {
    word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_ENTRY_OF = Words("position role job opportunity opening career")
_NOT_ENTRY = Words(
    "not non mentor* train* coach* supervis* above beyond basic manag* lead* guid* hire hiring recruit* develop* oversee* no"
)
_TO_ENTRY = Words("level seniority experience position type this an is career")
_DEMAND = Words("require* must need* minimum least qualif* should")
_SOFT = Words("prefer* desir* plus bonus ideal* nice or equivalent advantage we our founded business helpful asset")
_ADVANCED = Words("master's masters advanced graduate phd doctoral law postgraduate if high associate associate's")


_NUMBER = r"\d{1,2}|" + "|".join(_NUMBERS)
_YEARS = later(
    rf"(?<![\w.,$])(?P<low>{_NUMBER})\+?(?: ?(?:-|\u2013|to) ?(?:{_NUMBER})\+?)?(?: ?\(\d{{1,2}}\+?\))?\+?(?: or more| plus)? ?\Z"
)


def find_experience(part: Part) -> tuple[Passage, Passage] | None:
    """Words that call the job one for beginners, and a demand for many years."""
    entry = next((span for span in part.find("demand.entry")[:MOST] if _is_of_job(part, *span)), None)
    if entry is None:
        return None
    for start, end in part.find("content.requirements")[:MOST]:
        if not part.folded.startswith("year", start):
            continue
        low = max(start - 40, part.block(start).start)
        match = _YEARS.search(part.folded, low, start)
        if match is None:
            continue
        years = _NUMBERS.get(match["low"]) or int(match["low"] if match["low"].isdecimal() else 0)
        if MANY <= years <= 20 and _is_demand(part, start, end):
            end = end + 11 if part.folded.startswith(" experience", end) else end
            return part.passage(*entry), part.passage(match.start(), end)
    return None


def _is_of_job(part: Part, start: int, end: int) -> bool:
    """Whether "entry level" is what this job is, and not a colleague or one of several."""
    block = part.block(start)
    low, high = part.sentence(start)
    before, after = part.folded[max(low, block.start, start - 60) : start], part.folded[end : min(high, block.end, end + 60)]
    if _NOT_ENTRY.inside(before) or has_any(before + after, ("mid", "senior", "experienced", " or ", "/")):
        return False
    if _ENTRY_OF.open(after, 4):
        return True
    return (block.end - block.start <= 60 or before.rstrip().endswith(":")) and (
        not after.strip() or last_word(before.rstrip(" :")) in _TO_ENTRY
    )


def _is_demand(part: Part, start: int, end: int) -> bool:
    """Whether years are demanded, not offered, liked or those of the employer."""
    section = part.section(start)
    if section is not None and section.kind not in ("requirements", "education", "skills"):
        return False
    block = part.block(start)
    low, high = part.sentence(start)
    sentence = part.folded[max(low, block.start, start - 200) : min(high, block.end, end + 200)]
    if _SOFT.inside(sentence.replace("or more", "")) or "experience" not in sentence:
        return False
    return section is not None or _DEMAND.inside(sentence)


def find_degrees(part: Part) -> tuple[Passage, Passage] | None:
    """Words that ask for no degree, and words that demand one."""
    none = next((span for span in part.find("demand.no_degree")[:MOST] if not _is_soft(part, *span)), None)
    if none is None:
        return None
    for start, end in part.find("demand.degree")[:MOST]:
        if (end <= none.start or start >= none.end) and not _is_soft(part, start, end):
            before = part.folded[max(part.block(start).start, start - 20) : start]
            if last_word(before) not in ("no", "not", "without", "if"):
                return part.passage(*none), part.passage(start, end)
    return None


def _is_soft(part: Part, start: int, end: int) -> bool:
    """Whether the sentence speaks of a higher degree, of a wish or of something in a degree's place."""
    block = part.block(start)
    low, high = part.sentence(start)
    sentence = part.folded[max(low, block.start, start - 120) : min(high, block.end, end + 120)]
    return _ADVANCED.inside(sentence) or _SOFT.inside(sentence)
