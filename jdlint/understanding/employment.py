"""Under which kind of employment one works."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.model.later import later
from jdlint.model.posting import Passage
from jdlint.reading.fields import pointer_key
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import Words, has_any, last_word, list_words

CUES: dict[str, tuple[str, ...]] = {
    "work.type": (
        "full-time*", "part-time*", "fte", "ft", "pt", "contract", "contractor", "contractors", "contract-to-hire", "fixed-term", "freelance", "freelancer", "temporary", "temp", "temp-to-perm",
        "temp-to-hire", "intern", "internship", "interns", "seasonal", "volunteer", "per diem", "apprenticeship", "apprentice", "permanent", "c2c", "corp-to-corp", "1099", "limited-term",
        "term appointment", "temps plein", "fulltime", "parttime", "consultancy", "direct hire", "zero hours", "casual", "consultant contract", "independent contractor", "term position", "term employment", "volunteers",
    ),
}  # fmt: skip

_TYPES = {
    "full": "full_time", "fte": "full_time", "part": "part_time", "contract": "contract", "fixed": "contract", "freelance": "contract", "c2c": "contract",
    "corp": "contract", "1099": "contract", "limited": "temporary", "term": "temporary", "temp": "temporary", "intern": "internship", "seasonal": "seasonal",
    "volunteer": "volunteer", "per diem": "per_diem", "apprentice": "apprenticeship", "permanent": "permanent", "consultan": "contract", "direct": "permanent",
    "zero": "part_time", "ft": "full_time", "pt": "part_time", "casual": "temporary", "independent": "contract",
}  # fmt: skip

_VALUES = {
    "fulltime": "full_time", "parttime": "part_time", "contract": "contract", "freelance": "contract", "fixedterm": "contract", "temporary": "temporary",
    "internship": "internship", "seasonal": "seasonal", "volunteer": "volunteer", "perdiem": "per_diem", "apprentice": "apprenticeship", "permanent": "permanent",
}  # fmt: skip
_WHOLE_VALUES = {
    "full": ["full_time"], "part": ["part_time"], "intern": ["internship"], "trainee": ["internship"], "temp": ["temporary"], "fullorparttime": ["full_time", "part_time"],
}  # fmt: skip
_LONGEST_VALUE = 60
_FULL_OR = ("full or ", "full-or ", "full-and ", "full & ", "full and ", "full- or ", "full/", "full- and ")

_NOT_TYPE = tuple(
    "experience|student|enrol|study|studies|equivalent|equivalency|degree|occupation|work is|mba|college|university|dedicated|focus|staff|faculty and|teaching experience|education|"
    "graduate|undergraduate|academic|professional experience|disabilit|closure|labor|agenc|work experience|relocation|housing|and grants|& grants|remote work|bargaining|visa|"
    "residen|workaround|hire paperwork|storage|personnel|employees and".split("|")
)  # what any of the words may belong to instead of the job
_NOT_CONTRACT = tuple(
    "manager|management|negotiat|law|review|administration|compliance|manufactur|research organi|terms|language|value|award|vehicle|document|deliverable|obligation|requirements|"
    "pricing|proposal|drafting|renewal|execution|performance|specialist|officer|analyst|administrator|staffing|fix|solution|change|record|file|table|lifecycle|life cycle|data|"
    "coordinator|recruit|services|employees|workers".split("|")
)  # what a contract or temporary help may belong to
_TYPE_BEFORE = Words(
    "is a an this our as type types status schedule commitment employment position job duration term hours basis contract appointment open hiring seeking for permanent temporary remote "
    "hybrid onsite on-site site new paid month months us w2 time regular summer of work 2 one immediate"
)
_TYPE_AFTER = Words(
    "position* role* job* opportunity opportunities employment basis schedule appointment hours regular permanent contract exempt non-exempt salaried work shift* internship* remote* hybrid* "
    "temporary w2 hire* engagement* schedule*"
)


_LOOSE = frozenset(
    "contract volunteers contractor contractors temporary temp permanent volunteer intern interns seasonal casual apprentice freelancer consultancy".split()
)  # words that often belong to something else
_PERSONS = frozenset({"interns", "volunteers", "contractor", "contractors", "volunteer", "apprentice", "intern"})
_PAST = Words("employed authorized authorised gained")
_OF_OTHERS = Words(
    "year years year's years' month months months' experience supervis* manag* our all eligible most equivalent to"
)
_COUNTED = Words("employees staff people workers members personnel reports crew nurses engineers developers managers positions")
_SEEKS = Words("hiring seeking seek seeks recruiting recruitment looking search searching opening")
_SEEKING = ("hiring", "seek", "recruit", "looking", "search", "opening")
_LEADS = Words("year years all eligible supervis* manag* lead* overs* support* with who that")
_SOUGHT_WITHIN = 6  # words from "seeking" to "full-time"
_AT_FRONT = frozenset({"temporary", "temp", "seasonal", "casual", "interim"})
_FRACTION = later(r"(?<!\d)(?:0?\.\d+|\d{1,2} ?%) ?$")
_BETWEEN = later(
    r"[\s,/|\u00b7\u2022&()-]*(?:\([^()]{0,24}\))?[\s,/|\u00b7\u2022&()-]*(?:and/or|and|or)?[\s,/|\u00b7\u2022&()-]*"
)
_BECOMES = Words("convert* conversion")
_LABELS = Words("schedule type types status commitment basis")
_LINKS = Words("of as in a an and or other regular for")
_OFFERED = Words("position role job opportunity contract internship positions jobs roles")
_TERMS = frozenset({"month", "months", "year", "years"})
_LOOSE_AFTER = Words(
    "position* role* job* opportunity employment basis contract assignment opening duration w2 only appointment*"
)
_LOOSE_BEFORE = Words("type types term status duration employment month months year years")
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
    last = -1
    for start, end, kind in _list_kinds(part):
        if kind in types:
            last = end
        elif _is_beside(part, last, start, end) or _is_offer(part, start, end, part.folded[start:end]):
            types.append(kind)
            passages.append(part.passage(start, end))
            last = end
    return types, passages


def _list_kinds(part: Part) -> Iterator[tuple[int, int, str]]:
    """Where a kind of employment is named, and which."""
    for start, end in part.find("work.type")[:MOST]:
        words = part.folded[start:end]
        at = words.find("time")
        if at > 0 and end > start + at + 4:
            # "Full-timePay: $40,000" lost a line break, "full-timers" did not.
            end = start + at + 4
            if not part.document.text.string[end].isupper():
                continue
            words = part.folded[start:end]
        kind = _kind(part, start, words)
        if kind:
            yield start, end, kind


def find_told_hours(part: Part) -> list[tuple[str, Passage]]:
    """``full_time`` and ``part_time`` where the text outside of fields offers them plainly: once each, none where it offers both at once."""
    found: dict[str, tuple[int, int]] = {}
    blocks: dict[int, str] = {}
    for start, end, kind in _list_kinds(part):
        words = part.folded[start:end]
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


def _kind(part: Part, start: int, words: str) -> str:
    """The kind of employment that a phrase names, "" for none: 0.8 FTE is a part of full time."""
    if words in ("ft", "pt"):
        return _TYPES[words] if _is_short_form(part, start) else ""
    if words == "fte" and _FRACTION.search(part.folded, max(start - 8, part.start), start):
        return "part_time"
    if words.startswith("term ") and part.folded[max(start - 5, 0) : start] in ("long-", "long ", "hort-", "hort "):
        return ""
    return next(kind for stem, kind in _TYPES.items() if words.startswith(stem))


def _is_short_form(part: Part, start: int) -> bool:
    """Whether FT is full time and PT part time: in capitals in a short line at the top, PT only beside FT."""
    string, block = part.document.text.string, part.block(start)
    if block.end - block.start > 80 or block.start > part.start + 200 or not string[start : start + 2].isupper():
        return False
    line = set(re.split(r"[^a-z0-9.]+", part.folded[block.start : block.end]))
    if string[start] == "P":
        return "ft" in line
    before = string[block.start : start].rstrip()
    return (bool(before) and before[-1] in "/(-\u2013\u2014,|\u00b7") or string[start + 2 : start + 3] in ("/", "-", ",", "|")


def _is_beside(part: Part, last: int, start: int, end: int) -> bool:
    """Whether a phrase stands beside one that is an offer: "Full-time or part-time (80 %) · permanent"."""
    if last < 0 or start - last > 40 or start < last or not _BETWEEN.fullmatch(part.folded, last, start):
        return False
    block = part.block(start)
    rest = part.folded[end : min(end + 40, block.end)].lstrip(" ")
    return block.start <= last and (
        not rest or not rest[0].isalnum() or _TYPE_AFTER.open(rest) or rest.startswith(("or ", "and "))
    )


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
    if words in _LOOSE and rest.startswith(_NOT_CONTRACT):
        return False
    short = block.end - block.start <= 48
    if before[-1:] == " " and last_word(before).isdigit() and _COUNTED.open(rest, 6):
        return False  # "28 full-time and 200 temporary employees"
    if rest.startswith("?") or _BECOMES.inside(before):
        return False
    if words.startswith("term ") or (words in _LOOSE and _ends_in_copula(before)):
        return True
    if (
        words == "contract"
        and last_word(before) in _TERMS
        and (after[:2] in ("", "  ") or after[0] in ".,;)" or _LOOSE_AFTER.open(rest))
    ):
        return True  # "7 months contract"
    if words in _AT_FRONT and start - part.start < 3 and rest[:1].isalpha():
        return True
    if _is_sought(before):
        return True
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
        if duty and len(part.folded[block.start : block.end].split()) <= 3 and _LOOSE_AFTER.open(rest):
            return True
        return not duty and _is_loose_offer(part, start, words, before, after, short)
    fits = _TYPE_AFTER.open(after.lstrip(" ,/()-"), 4)
    if duty and not fits:
        return short and last_word(before.rstrip(" :-")) in _LABELS
    if rest.startswith(("employee", "regular employee")) and not before.endswith(
        (" as a ", " is a ", " be a ", " as an ", " is an ", " be an ")
    ):
        return False
    return short or fits or _before_type(before)


def _is_sought(before: str) -> bool:
    """Whether the words before look for somebody: "we are seeking an experienced"."""
    if not has_any(before, _SEEKING):
        return False
    words = list_words(before.rsplit(". ", 1)[-1])
    near = list(words[-_SOUGHT_WITHIN:])
    at = max((index for index, word in enumerate(near) if word in _SEEKS), default=-1)
    if near[at + 1 : at + 2] in (["of"], ["and"], ["manager"], ["managers"], ["process"]):
        return False  # a duty: "the hiring of"
    return at >= 0 and not _LEADS.among(near[at + 1 :])


def _ends_in_copula(before: str) -> bool:
    """Whether the words before say of the job that it is something: "positions are", "this position will be"."""
    words = list_words(before[-40:])[-4:]
    return words[-1:] in (("is",), ("are",), ("be",)) and _OFFERED.among(words)


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
    return before.endswith((":", "(", "|", ",", "/", ";", "•", "·", "*", "-")) or word in _TYPE_BEFORE or word.isdigit()
