"""What places look like, and how one is cut out of the words around it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jdlint.model.later import later
from jdlint.model.posting import Place
from jdlint.understanding.jurisdictions import find_jurisdiction, names_town
from jdlint.understanding.part import Part
from jdlint.understanding.place_cues import NOUNS

_NAME = r"[A-Z][\w.'’-]*"
_PLACE = rf"(?P<place>(?:{_NAME})(?:(?: |-)(?:(?:de|la|of|the|on|upon|and|am|und)(?: |-))?{_NAME}){{0,3}}(?:, ?(?:D\.C\.|[A-Z]{{2,3}}(?![A-Za-z])|{_NAME}(?: {_NAME})?)){{0,2}})"
_STATE = r"[A-Z][\w.'’-]+(?:[ -][A-Z][\w.'’-]+){0,2}, ?(?:D\.C\.?|[A-Z]{2}(?![A-Za-z]))"
_PREPOSITIONS = frozenset(("For", "In", "At", "From", "Our"))
_CAPITAL = (", D.C", ", DC", ",DC")  # behind Washington, which is no state then
_ABBREVIATED = 4  # letters before a dot that ends a sentence, at least
_LONGEST = 6  # words before the first comma of a place


class Patterns(NamedTuple):
    place: re.Pattern[str]
    state: re.Pattern[str]
    split: re.Pattern[str]
    but: re.Pattern[str]
    skip: re.Pattern[str]
    after_label: re.Pattern[str]
    stop: re.Pattern[str]
    dateline: re.Pattern[str]
    line: re.Pattern[str]
    town: re.Pattern[str]
    glued: re.Pattern[str]
    opening: re.Pattern[str]


@cache
def patterns() -> Patterns:
    return Patterns(
        after_label=later(r" ?(?:\([^)]{0,30}\))? ?[:\-|] ?\*{0,2}"),
        stop=later(
            r"\.(?<!\bst\.)(?<!\bste\.)(?<!\bft\.)(?<!\bmt\.)(?= |$)|\n|  |;(?= ?[a-z]+:)|\b(?:employment|job|work|contract|position|salary|pay|compensation|company|department|team|type|reports|start|duration|schedule|hours|about|"
            r"description|experience|role|title|date|posted|remote|workplace|travel|level|category|industry|status|shift|contact|apply|deadline|closing|who|why|responsibilities|requirements|"
            r"qualifications|summary|overview|url|link|visa|language|rate|benefits|skills|note)s?\b[\w /-]{0,24}:"
        ),
        # What stands before a place is looked for behind its first letter: an expression that begins with a letter is found sooner.
        dateline=later(
            rf"(?P<place>[A-Z](?:(?<![^\n|(*•·–—-].)|(?<=[,|(•·–—-] .)|(?<= in .))[\w.'’-]*(?: {_NAME}){{0,2}}, (?:{_NAME}(?: {_NAME})?|D\.C\.))"
            r"(?= ?[–—)|•·-]|$|\.)",
            re.MULTILINE,
        ),
        line=later(
            r"(?P<place>[A-Z](?:(?<![^\n|(*,•·–—-].)|(?<=[|(,•·–—-] .)|(?<= in .))[\w.'’-]*"
            rf"(?: {_NAME}){{0,2}}(?: [A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}})?)(?= ?[–—)|•·,(-]|\s*$)",
            re.MULTILINE,
        ),
        glued=later(r"[A-Z][\w.'’-]+(?:[ -][A-Z][\w.'’-]+){0,2}, ?[A-Z]{2}(?![a-z]|[A-Z](?![a-z]))"),
        opening=later(rf"(?:{_NAME} ){{1,3}}(?:(?:Office|Headquarters|HQ|Campus|Hub|Studio)\b|{_NAME}(?=, [a-z]))"),
        town=later(r", ?[A-Z]"),
        place=later(_PLACE),
        state=later(_STATE),
        skip=later(
            r" ?(?:(?:the|our|downtown|central|either|one of our|[a-z]+ offices? in|greater|or near|near|offices? in|headquarters in|hq in|-) )*"
        ),
        but=later(r"[ ,;(\[–—-]*\b(?:except|excluding|excludes|not including|with the exception|other than)\b"),
        split=later(
            r" ?(?:;|\||•|\n|/|,? or (?=(?:fully |100% )?[Rr]emote(?:ly)? (?:in|from|within|anywhere) )| or (?=[A-Z]|remote\b)|(?<!,) OR (?=[A-Z])| & (?=[A-Z])| and (?=[A-Z])) ?"
        ),
    )


def make_place(part: Part, start: int, end: int) -> Place:
    string = part.document.text.string
    stop = string.find(". ", start, end)
    if stop - max(string.rfind(" ", start, max(stop, start)), start - 1) > _ABBREVIATED:
        end = stop  # a sentence ends there, not "St. Paul"
    while start < end and (string[start].isspace() or string[start] in ",;:-–—*("):
        start += 1
    while end > start and (
        string[end - 1].isspace() or string[end - 1] in ",;:.-–—*_" or (string[end - 1] == ")" and "(" not in string[start:end])
    ):
        end -= 1
    start = _behind_nouns(string, _behind_preposition(string, start, end), end)
    return Place(string[start:end], start, end, find_jurisdiction(string[start:end]))


def _behind_preposition(string: str, start: int, end: int) -> int:
    """Where a place begins behind "For" and "In", which begin a sentence with a capital."""
    blank = string.find(" ", start, min(start + 6, end))
    return blank + 1 if blank > start and string[start:blank] in _PREPOSITIONS else start


def _behind_nouns(string: str, start: int, end: int) -> int:
    """Where a place begins behind a job or an organisation: "Solicitor, Manchester", "Northwind Logistics Joliet, IL"."""
    comma = string.find(",", start, end)
    if comma < 0:
        return start
    words = string[start:comma].split(" ")
    if len(words) > _LONGEST:
        return start
    count = max((index + 1 for index, word in enumerate(words) if word.lower().strip(".") in NOUNS), default=0)
    if count == 0:
        return start
    if count < len(words):
        start += len(" ".join(words[:count]))
        while start < comma and not string[start].isalnum():
            start += 1
        return start
    rest = string[comma + 1 : end].lstrip()
    return end - len(rest) if len(words) == 1 and (names_town(rest) or "," in rest) else start


def find_town(part: Part, low: int, high: int) -> Place | None:
    """The first place in a range that is a town we know, or one with its state: "Tempe, AZ"."""
    for match in patterns().place.finditer(part.document.text.string, low, high):
        if "," in match["place"]:
            place = _with_region(part, match.start(), match.end())
            if place is not None:
                return place
        words = match["place"].split(",")[0]
        while words:
            if names_town(words):
                return make_place(part, match.start(), match.start() + len(words))
            words = words.rpartition(" ")[0]
    return None


def _with_region(part: Part, start: int, end: int) -> Place | None:
    """A town with its state or country, if the range holds one before or behind a comma: "Tempe, AZ", "Mill District, Tempe, AZ"."""
    string = part.document.text.string
    comma = string.find(",", start, end)
    while comma >= 0:
        after = string[comma + 1 : end].split(",")[0].strip()
        for words in (after, after.split(" ")[0]):
            code = words.replace(".", "")
            known = find_jurisdiction(f", {words}") if len(code) > 2 or code.isupper() else None
            high = string.find(words, comma, end) + len(words)
            if known is not None and not string.startswith(_CAPITAL, high):
                place = make_place(part, start, high)
                return (
                    place
                    if place.jurisdiction and len(place.text) > 2 and place.text.split(",")[0].lower() not in NOUNS
                    else None
                )
        start, comma = comma + 1, string.find(",", comma + 1, end)
    return None
