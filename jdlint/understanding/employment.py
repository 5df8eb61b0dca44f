"""Under which kind of employment one works."""

from __future__ import annotations

from jdlint.model.posting import Passage
from jdlint.reading.fields import pointer_key
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import Words, last_word

CUES: dict[str, tuple[str, ...]] = {
    "work.type": (
        "full-time", "part-time", "fte", "contract", "contractor", "contractors", "contract-to-hire", "fixed-term", "freelance", "freelancer", "temporary", "temp", "temp-to-perm",
        "temp-to-hire", "intern", "internship", "interns", "seasonal", "volunteer", "per diem", "apprenticeship", "apprentice", "permanent", "c2c", "corp-to-corp", "1099", "limited-term",
        "term appointment", "temps plein", "fulltime", "parttime", "consultancy", "direct hire", "zero hours", "casual", "consultant contract", "independent contractor",
    ),
}  # fmt: skip

_TYPES = {
    "full": "full_time", "fte": "full_time", "part": "part_time", "contract": "contract", "fixed": "contract", "freelance": "contract", "c2c": "contract",
    "corp": "contract", "1099": "contract", "limited": "temporary", "term": "temporary", "temp": "temporary", "intern": "internship", "seasonal": "seasonal",
    "volunteer": "volunteer", "per diem": "per_diem", "apprentice": "apprenticeship", "permanent": "permanent", "consultan": "contract", "direct": "permanent",
    "zero": "part_time", "casual": "temporary", "independent": "contract",
}  # fmt: skip

_VALUES = {
    "fulltime": "full_time", "parttime": "part_time", "contract": "contract", "freelance": "contract", "fixedterm": "contract", "temporary": "temporary",
    "internship": "internship", "seasonal": "seasonal", "volunteer": "volunteer", "perdiem": "per_diem", "apprentice": "apprenticeship", "permanent": "permanent",
}  # fmt: skip
_WHOLE_VALUES = {
    "full": ["full_time"],
    "part": ["part_time"],
    "intern": ["internship"],
    "trainee": ["internship"],
    "temp": ["temporary"],
    "fullorparttime": ["full_time", "part_time"],
}
_LONGEST_VALUE = 60
_FULL_OR = ("full or ", "full-or ", "full-and ", "full & ", "full and ", "full- or ", "full/", "full- and ")

_NOT_TYPE = tuple(
    "experience|student|enrol|study|studies|equivalent|equivalency|degree|occupation|work is|mba|college|university|dedicated|focus|staff|faculty and|teaching experience|education|"
    "graduate|undergraduate|academic|professional experience|manager|management|negotiat|law|review|administration|compliance|manufactur|research organi|terms|language|value|award|"
    "vehicle|document|deliverable|obligation|requirements|pricing|proposal|drafting|renewal|execution|performance|specialist|officer|analyst|administrator|resident|residen|visa|"
    "disabilit|closure|staffing|labor|agenc|work experience|relocation|housing|fix|solution|change|record|file|storage|table|and grants|& grants|remote work|bargaining|"
    "hire paperwork|lifecycle|life cycle|data".split("|")
)  # what full-time or contract may belong to instead of the job
_TYPE_BEFORE = Words(
    "is a an this our as type types status schedule commitment employment position job duration term hours basis contract appointment open hiring seeking for permanent temporary remote "
    "hybrid onsite on-site site new paid month months us w2 time regular summer of work 2 one immediate"
)
_TYPE_AFTER = Words(
    "position* role* job* opportunity opportunities employment basis schedule appointment hours regular permanent contract exempt non-exempt salaried work shift* internship* remote* hybrid* "
    "temporary w2 hire*"
)


_LOOSE = frozenset(
    "contract contractor contractors temporary temp permanent volunteer intern interns seasonal casual apprentice freelancer consultancy".split()
)  # words that often belong to something else
_PERSONS = frozenset({"interns", "contractors", "volunteer", "apprentice", "intern"})
_PAST = Words("employed authorized authorised gained")
_OF_OTHERS = Words(
    "year years year's years' month months months' experience supervis* manag* our all eligible most equivalent to"
)
_LINKS = Words("of as in a an and or other regular for")
_OFFERED = Words("position role job opportunity contract internship")
_LOOSE_AFTER = Words("position* role* job* opportunity employment basis contract assignment opening duration w2 only")
_LOOSE_BEFORE = Words("type types term status duration employment month year")
_DUTIES = ("responsibilities", "requirements", "preferred", "skills", "about_company", "eeo", "education")


def find_employment_types(part: Part) -> tuple[list[str], list[Passage]]:
    """The kinds of employment offered, each once, and the words that say so, side by side.

    Kinds: ``full_time part_time contract temporary internship seasonal volunteer per_diem apprenticeship permanent``.
    """
    types: list[str] = []
    passages: list[Passage] = []
    for block in part.fields("employment_type"):
        for kind in read_type(part.folded[block.start : block.end]):
            if kind not in types:
                types.append(kind)
                passages.append(part.passage(block.start, block.end))
    for start, end in part.find("work.type")[:MOST]:
        words = part.folded[start:end]
        kind = _kind_of(words)
        if kind not in types and _is_offer(part, start, end, words):
            types.append(kind)
            passages.append(part.passage(start, end))
    return types, passages


def _kind_of(words: str) -> str:
    return next(kind for stem, kind in _TYPES.items() if words.startswith(stem))


def find_told_hours(part: Part) -> list[tuple[str, Passage]]:
    """``full_time`` and ``part_time`` where the text outside of fields offers them plainly: once each, none where it offers both at once."""
    found: dict[str, tuple[int, int]] = {}
    blocks: dict[int, str] = {}
    for start, end in part.find("work.type")[:MOST]:
        words = part.folded[start:end]
        kind = _kind_of(words)
        block = part.block(start)
        if kind not in ("full_time", "part_time") or block.kind == "field":
            continue
        if blocks.setdefault(block.start, kind) != kind or part.folded[max(start - 12, 0) : start].endswith(_FULL_OR):
            return []
        if "experience" in part.folded[end : min(end + 40, block.end)]:
            continue
        if kind not in found and words != "fte" and _is_offer(part, start, end, words):
            found[kind] = (start, end)
    return [(kind, part.passage(*span)) for kind, span in found.items()]


def read_type(value: str) -> list[str]:
    """The kinds that a value names as people or machines write it: "Part time", ``FULL_TIME``, ``fulltime_permanent``, ``full``."""
    words = "".join(char for char in value if char.isalnum())
    if len(words) > _LONGEST_VALUE:
        return []
    return list(dict.fromkeys(kind for stem, kind in _VALUES.items() if stem in words)) or _WHOLE_VALUES.get(words, [])


def _is_offer(part: Part, start: int, end: int, words: str) -> bool:
    """Whether a kind of employment is this job's, not what an applicant has done or what somebody else works."""
    block = part.block(start)
    if block.field:
        key = pointer_key(block.field)
        if key == "employment_type":
            return True
        if key not in ("title", "description", "summary", "schedule", None):
            return False
    before = part.folded[max(block.start, start - 60) : start]
    after = part.folded[end : min(end + 60, block.end)]
    rest = after.lstrip(" -")
    if rest.startswith(_NOT_TYPE) or (rest.startswith("paid ") and rest[5:].startswith(_NOT_TYPE)):
        return False
    short = block.end - block.start <= 48
    if _PAST.inside(before.rsplit(".", 1)[-1]) or "apply for" in before:
        return False
    if before.endswith((" is a ", " is an ", " be a ", " this a ", " it a ")) and _OFFERED.open(rest, 3):
        return True
    if not before.strip() and after.lstrip(" ").startswith(("|", ",", "•", "·", "/", ";", "-")):
        return True
    if not short and _of_others(before):
        return False
    section = part.section(start)
    duty = section is not None and section.kind in _DUTIES
    if words in _LOOSE:
        return not duty and _is_loose_offer(part, start, words, before, after, short)
    fits = _TYPE_AFTER.open(after.lstrip(" ,/()-"), 4)
    if duty and not fits:
        return False
    if rest.startswith(("employee", "regular employee")) and not before.endswith(
        (" as a ", " is a ", " be a ", " as an ", " is an ", " be an ")
    ):
        return False
    return short or fits or _before_type(before)


def _of_others(before: str) -> bool:
    """Whether the words before count experience or speak of other people: "two years of full-time", "all full-time"."""
    words = before.replace("-", " ").split()[-5:]
    while words and words[-1] in _LINKS:
        words.pop()
    return bool(words) and before[-1:] in (" ", "") and words[-1] in _OF_OTHERS


def _is_loose_offer(part: Part, start: int, words: str, before: str, after: str, short: bool) -> bool:
    if words in _PERSONS and not short and part.block(start).start > part.start + 400:
        return False
    beside = before.rstrip(" ").rstrip(",/|&").removesuffix(" or").removesuffix(" and").rstrip(" ")
    if (
        beside != before.rstrip(" ")
        and beside.endswith(("time", "permanent", "contract"))
        and after.lstrip()[:1] in ("", ",", "/", "|", ".", ";", ")")
    ):
        return True
    rest = after.lstrip(" ,/()-")
    if (
        _LOOSE_AFTER.open(rest, 2)
        or rest.startswith(("to hire", "to-hire", "to perm", "to-perm", "full"))
        or after.lstrip(" ,(")[:1].isdigit()
    ):
        return True
    labelled = last_word(before.rstrip(" :-")) in _LOOSE_BEFORE
    block = part.block(start)
    return labelled or (len(part.folded[block.start : block.end].split()) <= 3 and block.start < part.start + 300)


def _before_type(before: str) -> bool:
    before = before.rstrip(" ")
    word = last_word(before)
    return before.endswith((":", "(", "|", ",", "/", ";", "•", "*", "-")) or word in _TYPE_BEFORE or word.isdigit()
