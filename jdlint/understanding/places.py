"""Places of work as written, and the jurisdiction each one leads to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jdlint.model.document import Block
from jdlint.model.posting import Place
from jdlint.understanding.jurisdictions import find_jurisdiction
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.place_cues import BASED, COMPANY, CUES, JOB, LINKING, NEEDS_ROLE, NOT_PLACES, OFFICE, PLAIN, SITES
from jdlint.understanding.workplaces import find_workplaces

__all__ = ["CUES", "find_places"]

_NAME = r"[A-Z][\w.'’-]*"
_PLACE = rf"(?P<place>(?:{_NAME})(?:(?: |-)(?:(?:de|la|of|the|on|upon|and|am|und)(?: |-))?{_NAME}){{0,3}}(?:, ?(?:D\.C\.|[A-Z]{{2,3}}(?![A-Za-z])|{_NAME}(?: {_NAME})?)){{0,2}})"
_STATE = r"[A-Z][\w.'’-]+(?:[ -][A-Z][\w.'’-]+){0,2}, ?(?:D\.?C\.?|[A-Z]{2}(?![A-Za-z]))"
_PLACEHOLDERS = frozenset(("tbd", "n/a", "none", "city, state", "various", "one location", "multiple locations", "other"))
_BRACKETS = frozenset("[]{}<>_")
_SHORT = 140
# Sections in which places are named that are none of work, and the words that name one even there.
_ELSEWHERE = frozenset(("about_company", "requirements", "preferred", "eeo", "education", "benefits"))
_ANYWHERE = frozenset(
    (
        "reside in", "live in", "based in", "relocate to", "located in", "remote from", "remote in", "based at", "headquarters in",
    )
)  # fmt: skip
_OF_OURS = frozenset(
    (
        "our office", "in our", "at our", "join our", "work from our", "work in our", "working from our", "report to our", "one of our",
    )
)  # fmt: skip
_FIRST = 6  # lines at the top in which a place may stand by itself


class _Patterns(NamedTuple):
    place: re.Pattern[str]
    state: re.Pattern[str]
    split: re.Pattern[str]
    skip: re.Pattern[str]
    after_label: re.Pattern[str]
    stop: re.Pattern[str]
    dateline: re.Pattern[str]
    line: re.Pattern[str]
    town: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        after_label=re.compile(r" ?(?:\([^)]{0,30}\))? ?[:\-|] ?\*{0,2}"),
        stop=re.compile(
            r"\.(?= |$)|\n|  |;(?= ?[a-z]+:)|\b(?:employment|job|work|contract|position|salary|pay|compensation|company|department|team|type|reports|start|duration|schedule|hours|about|"
            r"description|experience|role|title|date|posted|remote|workplace|travel|level|category|industry|status|shift|contact|apply|deadline|closing|who|why|responsibilities|requirements|"
            r"qualifications|summary|overview|url|link|visa|language|rate|benefits|skills|note)s?\b[\w /-]{0,24}:"
        ),
        # What stands before a place is looked for behind its first letter: an expression that begins with a letter is found sooner.
        dateline=re.compile(
            rf"(?P<place>[A-Z](?:(?<![^\n|(•–—-].)|(?<=[,|(•–—-] .)|(?<= in .))[\w.'’-]*(?: {_NAME}){{0,2}}, (?:{_NAME}(?: {_NAME})?|D\.C\.))"
            r"(?= ?[–—)|•-]|$|\.)",
            re.MULTILINE,
        ),
        line=re.compile(
            r"(?P<place>[A-Z](?:(?<![^\n|(,•–—-].)|(?<=[|(,•–—-] .)|(?<= in .))[\w.'’-]*"
            rf"(?: {_NAME}){{0,2}})(?= ?[–—)|•,(-]|\s*$)",
            re.MULTILINE,
        ),
        town=re.compile(r", ?[A-Z]"),
        place=re.compile(_PLACE),
        state=re.compile(_STATE),
        skip=re.compile(
            r" ?(?:(?:the|our|downtown|central|either|one of our|[a-z]+ offices? in|greater|or near|near|offices? in|headquarters in|hq in|-) )*"
        ),
        split=re.compile(r" ?(?:;|\||•|\n|/| or (?=[A-Z])| & (?=[A-Z])| and (?=[A-Z])) ?"),
    )


def find_places(part: Part) -> list[Place]:
    """The places of work, each once, in order of place; where only "remote" is said, that word is the place.

    An employer's seat and lists of its offices are none.
    """
    found = _by_field(part)
    found += find_labelled_places(part)
    if not found:
        found += _by_first_lines(part)
        found += _by_words(part)
        found += _by_city_based(part)
    if not found:
        kind, passages = find_workplaces(part)
        if kind == "remote":
            found = [Place(passage.text, passage.start, passage.end, None) for passage in passages[:1]]
    if len(found) > 1:
        found.sort(key=lambda place: place.start)
    seen: set[str] = set()
    places = []
    for place in found:
        key = part.folded[place.start : place.end]
        if key not in seen and not _placeholder(key):
            seen.add(key)
            places.append(place)
    return places


def _placeholder(words: str) -> bool:
    return words in _PLACEHOLDERS or not _BRACKETS.isdisjoint(words)


def _make(part: Part, start: int, end: int) -> Place:
    string = part.document.text.string
    while start < end and (string[start].isspace() or string[start] in ",;:-–—*("):
        start += 1
    while end > start and (
        string[end - 1].isspace() or string[end - 1] in ",;:.-–—*" or (string[end - 1] == ")" and "(" not in string[start:end])
    ):
        end -= 1
    return Place(string[start:end], start, end, find_jurisdiction(string[start:end]))


def _by_field(part: Part) -> list[Place]:
    """Places in structured values; the parts of one address make one place."""
    found: list[Place] = []
    last = ""
    for block in part.fields("locations"):
        parent, _, name = block.field.rpartition("/")
        address = name.lower().startswith(("address", "locality", "region", "country", "city", "state", "postal", "street"))
        if address and parent and parent == last and found:
            place = found[-1]
            words = f"{place.text}, {part.document.text.string[block.start : block.end]}".replace("\n", ", ")
            found[-1] = place._replace(jurisdiction=find_jurisdiction(words) or place.jurisdiction)
            continue
        last = parent if address else ""
        places = _split(part, block.start, block.end)
        if name.lower().endswith(("country", "countrycode", "country_code")) and block.end - block.start == 2:
            # A country's code, which may also be that of a state.
            code = part.folded[block.start : block.end].upper()
            places = [place._replace(jurisdiction="GB" if code == "UK" else code) for place in places]
        found += places
    return found


def _split(part: Part, start: int, end: int) -> list[Place]:
    """The places that a value lists."""
    string = part.document.text.string
    places, low = [], start
    for match in [*_patterns().split.finditer(string, start, end), None]:
        high = match.start() if match else end
        if high > low:
            place = _make(part, low, high)
            if place.text and len(place.text) <= 100:
                places.append(place)
        low = match.end() if match else end
    return places


def find_labelled_places(part: Part) -> list[Place]:
    """The values of "Location:" in the text: on its line, in its sentence or on the next line."""
    found: list[Place] = []
    for start, end in part.find("place.label")[:MOST]:
        block = part.block(start)
        if block.field or (found and start < found[-1].end):
            continue
        words = part.folded[start:end]
        before = part.folded[max(block.start, start - 20) : start].rstrip(" *#•-|")
        opens = (
            not before
            or before[-1] in ".;|!?:)\u2022"
            or before.endswith(("job", "work", "office", "primary", "position", "the"))
        )
        match = _patterns().after_label.match(part.folded, end, min(end + 40, block.end))
        if match is not None and ":" in match.group():
            opens = opens or part.document.text.string[start].isupper()
        if (end >= block.end - 2 and not before and block.end - block.start <= 40) or (
            words.startswith("following") and end >= block.end - 2
        ):
            found += _by_next(part, block)
        elif match and opens and words not in ("city", "where"):
            low = match.end()
            high = min(block.end, low + _SHORT)
            stop = _patterns().stop.search(part.folded, low, high)
            high = stop.start() if stop else high
            value = part.document.text.string[low:high]
            found += [place for place in _split(part, low, high) if _plausible(place)] if _plausible_value(value) else []
    return found


def _plausible_value(value: str) -> bool:
    return 2 <= len(value.strip()) <= _SHORT and not value.strip().lower().startswith(
        ("the successful", "this position", "you will", "see ")
    )


def _plausible(place: Place) -> bool:
    return bool(place.text) and (
        place.text[0].isupper() or place.text[0].isdigit() or place.jurisdiction is not None or "remote" in place.text.lower()
    )


def _by_next(part: Part, block: Block) -> list[Place]:
    """The line under a heading "Location", and its sister items."""
    found: list[Place] = []
    offset = block.end + 1
    for _ in range(8):
        if offset >= part.end:
            break
        following = part.block(offset)
        if following.start < offset or following.kind == "heading" or following.end - following.start > 3 * _SHORT:
            break
        found += [place for place in _split(part, following.start, following.end) if _plausible(place)]
        if following.kind != "item":
            break
        offset = following.end + 1
    return found


def _by_first_lines(part: Part) -> list[Place]:
    """ "City, ST" in a line at the top, or a line that is a place and nothing else."""
    found: list[Place] = []
    string = part.document.text.string
    patterns = _patterns()
    for block in part.blocks[:_FIRST]:
        if block.field:
            continue
        high = min(block.end, block.start + _SHORT)
        match = None
        if string.find(", ", block.start, high) >= 0 and patterns.town.search(string, block.start, high):
            match = patterns.dateline.search(string, block.start, high) or patterns.state.search(string, block.start, high)
        if match is None and block.end - block.start <= (40 if string[block.end - 1] == "." else 80):
            match = next(
                (one for one in patterns.line.finditer(string, block.start, high) if find_jurisdiction(one["place"])), None
            )
        if match is not None:
            place = _make(part, *match.span("place" if "place" in match.re.groupindex else 0))
            if place.jurisdiction and not place.text.endswith(("U.S", ", US", "Inc")):
                found.append(place)
    return found


def _of_company(before: str) -> bool:
    """Whether the words before speak of the employer, its people or its customers."""
    if before.endswith(("we are ", "we're ")):
        return True
    words = before.replace(",", " ").split()[-4:]
    while words and words[-1] in LINKING:
        words.pop()
    return COMPANY.among(words[-2:])


def _by_words(part: Part) -> list[Place]:
    """Places that a sentence about the job names."""
    found: list[Place] = []
    string = part.document.text.string
    patterns = _patterns()
    for start, end in part.find("place.based")[:MOST]:
        block = part.block(start)
        skip = patterns.skip.match(string, end, min(block.end, end + 90))
        offset = skip.end() if skip else end
        match = patterns.place.match(string, offset, min(block.end, offset + 90))
        if match is None or block.field:
            continue
        section = part.section(start)
        words = part.folded[start:end]
        if section is not None and section.kind in _ELSEWHERE and words not in _ANYWHERE:
            continue
        low = max(part.sentence(start).start, block.start)
        before = part.folded[max(low, start - 90) : start]
        if _of_company(before) or (words in NEEDS_ROLE and not JOB.inside(before.replace(";", ".").rsplit(".", 1)[-1][-70:])):
            continue
        place = _make(part, match.start("place"), match.end("place"))
        if words in _OF_OURS:
            tail = part.folded[place.end : place.end + 24]
            if not SITES.open(tail, 2):
                continue
        elif place.jurisdiction is None and (words not in PLAIN or OFFICE.search(place.text)):
            continue
        if place.text.split(",")[0].strip() in NOT_PLACES:
            continue
        found.append(place)
    return found


def _by_city_based(part: Part) -> list[Place]:
    """The place in "our London-based team" and "a Berlin based role"."""
    found: list[Place] = []
    string = part.document.text.string
    for start, end in part.find("place.city_based")[:MOST]:
        words = string[max(start - 40, part.start) : start - 1].split(" ")[-3:]
        if not BASED.open(part.folded[end : end + 40], 3):
            continue
        for count in range(len(words)):
            if words[count][:1].isupper():
                place = _make(part, start - 1 - len(" ".join(words[count:])), start - 1)
                if place.jurisdiction and place.text not in ("US", "UK"):
                    found.append(place)
                    break
    return found
