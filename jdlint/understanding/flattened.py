"""Headings inside flattened text, where line breaks are lost: "… in our office. What You'll Do: Lead … Requirements 3 years of …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jdlint.model.later import later
from jdlint.understanding.headings import Kinds, classify_label, normalise
from jdlint.understanding.hints import ENDS
from jdlint.understanding.unmarked import ALONE, MARKS, SURE, WORD, Inline, begin_content, find_unmarked
from jdlint.understanding.wordings import HEADS, WHOLE

CLAUSE = 140  # characters before a colon that may open a list
LABEL = 50  # characters of a label
_BOUNDARY = re.compile(r".*(?:[.!?:\u2022\n]|(?<!&amp);)", re.DOTALL)
# A clause to the reader, whose last word is another: no full stop need stand before it.
_ADDRESS = later(r"\b(?:You|We)(?:['\u2019](?:ll|re|d))? (?=\S+ \S)")
_GLUED = re.compile(r"[A-Za-z\d).](?=[A-Z][a-z]{3})")
# Kinds whose nouns are qualified by what stands before them: "Driving Experience:", while "Reno Salary:" is a place and a label.
_QUALIFIED = frozenset(("requirements", "skills", "education", "about_company"))


def find_inline(text: str, folded: str, start: int, end: int) -> list[Inline]:
    """Headings in a paragraph: their kinds, where they begin and end, and where their content begins."""
    found = {inline[1]: inline for inline in find_unmarked(text, folded, start, end)}
    for inline in find_labels(text, folded, start, end):
        found[inline[1]] = inline
    inlines = sorted(found.values(), key=lambda inline: inline[1])
    kept: list[Inline] = []
    for inline in inlines:
        if not kept or inline[1] >= kept[-1][2]:
            kept.append(inline)
    return kept


def find_labels(text: str, folded: str, start: int, end: int) -> Iterator[Inline]:
    """Known labels before a colon: the longest that begins with a capital, or the clause that opens a list, with an ellipsis too."""
    colon = text.find(":", start, end)
    while colon >= 0:
        if _may_be_label(text, folded, start, colon):
            low = _find_boundary(text, start, colon)
            label = _find_label(text, folded, max(low, colon - LABEL), colon)
            if label is not None:
                yield label[0], label[1], colon, begin_content(text, colon, end)
            else:
                kinds = _read_opening(folded[low:colon].strip())
                if kinds is not None:
                    at = colon - len(text[low:colon].lstrip())
                    yield kinds, at, at, at
        colon = text.find(":", colon + 1, end)
    dots = text.find("\u2026", start, end - 1)
    while dots >= 0:
        at = _find_address(text, _find_boundary(text, start, dots), dots)
        kinds = _read_opening(folded[at:dots].strip()) if at >= 0 else None
        if kinds is not None:
            yield kinds, at, at, at
        dots = text.find("\u2026", dots + 1, end - 1)


def _find_address(text: str, low: int, dots: int) -> int:
    """Where "You will enjoy this if you are…" begins, before which the full stop may be lost; -1 if the clause speaks to nobody."""
    found = list(_ADDRESS.finditer(text, low, dots))
    return found[-1].start() if found else -1


def _find_boundary(text: str, start: int, colon: int) -> int:
    """Where the clause before a colon begins, as far as it may be one that opens a list."""
    boundary = _BOUNDARY.match(text, max(start, colon - CLAUSE), colon)
    return boundary.end() if boundary else max(start, colon - CLAUSE)


def read_opening(text: str, folded: str, start: int, colon: int) -> tuple[Kinds, int] | None:
    """What the clause before the colon that ends a long line opens, and where: with its sentence, or behind it where it is all of the line."""
    low = _find_boundary(text, start, colon)
    kinds = _read_opening(folded[low:colon].strip())
    if kinds is None:
        return None
    if not text[start:low].strip() or text[low - 1] not in ".!?":
        return kinds, min(colon + 2, len(text))
    return kinds, colon - len(text[low:colon].lstrip())


def _may_be_label(text: str, folded: str, start: int, colon: int) -> bool:
    """Whether a colon is none of an address or a time, and a word stands before it with which labels end; a cheap first look."""
    if text.startswith("//", colon + 1) or text[colon + 1 : colon + 2].isdigit():
        return False
    if not text[max(start, colon - 2) : colon].strip(" :"):
        return False
    word = folded[max(start, colon - LABEL) : colon].rpartition(" ")[2]
    # A capital inside a word may be where two were glued: "DescriptionDuties".
    return (
        word in _last_words()
        or word in _opening_ends()
        or not word.isalpha()
        or not text.startswith(word[1:], colon - len(word) + 1)
    )


def _find_label(text: str, folded: str, low: int, colon: int) -> tuple[Kinds, int] | None:
    """The kinds of the longest known label that ends at the colon, and where it begins."""
    last = max(text.rfind(" ", low, colon) + 1, low)
    ends = (last, *(glued.end() for glued in _GLUED.finditer(text, last, colon)))
    if not any(_last_word_fits(folded[end:colon]) for end in ends):
        return None
    before = ""
    for word in WORD.finditer(text, low, colon):
        for at in (word.start(), *(glued.end() for glued in _GLUED.finditer(text, word.start(), word.end()))):
            if text[at].isupper():
                kinds = classify_label(folded[at:colon])
                if kinds is not None and (at > word.start() or not _goes_on(before, folded[at:colon], kinds)):
                    return kinds, at
        before = word.group()
    return None


def _goes_on(before: str, label: str, kinds: Kinds) -> bool:
    """Whether a label's words belong to a longer one that we do not know: the "Expertise" of "Safety Expertise:"."""
    if (
        not before[:1].isupper()
        or before[-1] in MARKS
        or before.lower() in ALONE
        or before.lower() == "or"
        or before[-1].isdigit()
    ):
        return False
    first = label.split(None, 1)[0].rstrip(" :")
    return first not in SURE and label.strip(" :") not in ALONE and not _QUALIFIED.isdisjoint(kinds)


def _read_opening(clause: str) -> Kinds | None:
    """What a clause such as "as our manager you will", right before a colon, opens."""
    if clause.rsplit(None, 1)[-1:] and clause.rsplit(None, 1)[-1] not in _opening_ends():
        return None
    words = " " + normalise(clause)
    for end, kinds in ENDS:
        if words.endswith(end):
            return kinds
    for word in ("responsibilities", "duties"):
        if f" {word} " in words and words.endswith((" are", " include", " includes", " following", " to")):
            return ("responsibilities",)
    return None


def _last_word_fits(label: str) -> bool:
    words = label.rstrip(" )").rsplit(None, 1)
    return bool(words) and words[-1].replace("'ll", "").strip("(,'") in _last_words()


@lru_cache(maxsize=1)
def _opening_ends() -> frozenset[str]:
    ends = {end.rsplit(" ", 1)[-1] for end, _ in ENDS}
    return frozenset(ends | {"you'll", "you've", "you're", "are", "include", "includes", "following", "to"})


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    named = "include includes required job role position for bring offer needed preferred desired details information"
    return frozenset(normalise(phrase).rsplit(" ", 1)[-1] for phrase in (*WHOLE, *HEADS)).union(named.split())
