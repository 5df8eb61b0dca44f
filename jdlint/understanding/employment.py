"""Under which kind of employment one works."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.model.later import later
from jdlint.model.posting import Passage
from jdlint.reading.fields import pointer_key
from jdlint.understanding.employment_cues import (
    ADORNS,
    AT_FRONT,
    BECOMES,
    COUNTED,
    CUES,
    DUTIES,
    FULL_OR,
    LABELS,
    LEADS,
    LEADS_TO,
    LINKS,
    LOOSE,
    LOOSE_AFTER,
    LOOSE_BEFORE,
    NOT_CONTRACT,
    NOT_TYPE,
    OF_OTHERS,
    OFFERED,
    PAST,
    PERSONS,
    SEEKING,
    SEEKS,
    TERMS,
    TYPE_AFTER,
    TYPE_BEFORE,
    TYPES,
    VALUES,
    WHOLE_VALUES,
)
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import has_any, last_word, list_words

__all__ = ["CUES", "find_employment_types", "find_told_hours", "read_type"]

_LONGEST_VALUE = 60
_SOUGHT_WITHIN = 6  # words from "seeking" to "full-time"
_FRACTION = later(r"(?<!\d)(?:0?\.\d+|\d{1,2} ?%) ?$")
_BETWEEN = later(
    r"[\s,/|\u00b7\u2022&()-]*(?:\([^()]{0,24}\))?[\s,/|\u00b7\u2022&()-]*(?:and/or|and|or)?[\s,/|\u00b7\u2022&()-]*"
)


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
        if blocks.setdefault(block.start, kind) != kind or part.folded[max(start - 12, 0) : start].endswith(FULL_OR):
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
    return list(dict.fromkeys(kind for stem, kind in VALUES.items() if stem in words)) or WHOLE_VALUES.get(words, [])


def _kind(part: Part, start: int, words: str) -> str:
    """The kind of employment that a phrase names, "" for none: 0.8 FTE is a part of full time."""
    if words in ("ft", "pt"):
        return TYPES[words] if _is_short_form(part, start) else ""
    if words == "fte" and _FRACTION.search(part.folded, max(start - 8, part.start), start):
        return "part_time"
    if words.startswith("term ") and part.folded[max(start - 5, 0) : start] in ("long-", "long ", "hort-", "hort "):
        return ""
    return next(kind for stem, kind in TYPES.items() if words.startswith(stem))


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
        not rest or not rest[0].isalnum() or TYPE_AFTER.open(rest) or rest.startswith(("or ", "and "))
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
    if rest.startswith(NOT_TYPE) or (rest.startswith("paid ") and rest[5:].startswith(NOT_TYPE)):
        return False
    if words in LOOSE and rest.startswith(NOT_CONTRACT):
        return False
    short = block.end - block.start <= 48
    if before[-1:] == " " and last_word(before).isdigit() and COUNTED.open(rest, 6):
        return False  # "28 full-time and 200 temporary employees"
    if rest.startswith("?") or _is_later(before):
        return False
    if words.startswith(("term", "time")) or (words in LOOSE and _ends_in_copula(before)):
        return True
    if (
        words == "contract"
        and last_word(before) in TERMS
        and (after[:2] in ("", "  ") or after[0] in ".,;)" or LOOSE_AFTER.open(rest))
    ):
        return True  # "7 months contract"
    if words in AT_FRONT and start - part.start < 3 and rest[:1].isalpha():
        return True
    if _is_sought(before):
        return True
    if PAST.inside(before.rsplit(".", 1)[-1]) or "apply for" in before:
        return False
    if before.endswith((" is a ", " is an ", " be a ", " this a ", " it a ")) and OFFERED.open(rest, 3):
        return True
    if not before.strip() and after.lstrip(" ").startswith(("|", ",", "•", "·", "/", ";", "-")):
        return True
    if not short and _of_others(before):
        return False
    section = part.section(start)
    duty = section is not None and section.kind in DUTIES
    if words in LOOSE:
        if duty and len(part.folded[block.start : block.end].split()) <= 3 and LOOSE_AFTER.open(rest):
            return True
        return not duty and _is_loose_offer(part, start, words, before, after, short)
    fits = TYPE_AFTER.open(after.lstrip(" ,/()-"), 4)
    if duty and not fits:
        return short and last_word(before.rstrip(" :-")) in LABELS
    if rest.startswith(("employee", "regular employee")) and not before.endswith(
        (" as a ", " is a ", " be a ", " as an ", " is an ", " be an ")
    ):
        return False
    return short or fits or _before_type(before)


def _is_sought(before: str) -> bool:
    """Whether the words before look for somebody: "we are seeking an experienced"."""
    if not has_any(before, SEEKING):
        return False
    words = list_words(before.rsplit(". ", 1)[-1])
    near = list(words[-_SOUGHT_WITHIN:])
    at = max((index for index, word in enumerate(near) if word in SEEKS), default=-1)
    if near[at + 1 : at + 2] in (["of"], ["and"], ["manager"], ["managers"], ["process"]):
        return False  # a duty: "the hiring of"
    return at >= 0 and not LEADS.among(near[at + 1 :])


def _is_later(before: str) -> bool:
    """Whether the words before speak of a job to come: "converts to", "skills necessary for regular", "may lead to a"."""
    if BECOMES.inside(before):
        return True
    words = list(list_words(before)[-5:])
    while words and words[-1] in ADORNS:
        words.pop()
    return " ".join(words[-2:]) in LEADS_TO


def _ends_in_copula(before: str) -> bool:
    """Whether the words before say of the job that it is something: "positions are", "this position will be a"."""
    words = list_words(before[-40:])[-5:]
    if words[-1:] in (("a",), ("an",)):
        words = words[:-1]
    return words[-1:] in (("is",), ("are",), ("be",)) and OFFERED.among(words)


def _of_others(before: str) -> bool:
    """Whether the words before count experience or speak of other people: "two years of full-time", "all full-time"."""
    words = before.replace("-", " ").split()[-5:]
    while words and words[-1] in LINKS:
        words.pop()
    return bool(words) and before[-1:] in (" ", "") and words[-1] in OF_OTHERS


def _is_loose_offer(part: Part, start: int, words: str, before: str, after: str, short: bool) -> bool:
    if words in PERSONS and not short and part.block(start).start > part.start + 400:
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
        LOOSE_AFTER.open(rest, 2)
        or rest.startswith(("to hire", "to-hire", "to perm", "to-perm", "full"))
        or after.lstrip(" ,(")[:1].isdigit()
    ):
        return True
    labelled = last_word(before.rstrip(" :-")) in LOOSE_BEFORE
    block = part.block(start)
    return labelled or (len(part.folded[block.start : block.end].split()) <= 3 and block.start < part.start + 300)


def _before_type(before: str) -> bool:
    before = before.rstrip(" ")
    word = last_word(before)
    return before.endswith((":", "(", "|", ",", "/", ";", "•", "·", "*", "-")) or word in TYPE_BEFORE or word.isdigit()
