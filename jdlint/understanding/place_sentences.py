"""Places of work that sentences name: beside the job, its office or the days one is there."""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.model.document import Block
from jdlint.model.posting import Passage, Place, Section
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.place_cues import (
    BASED,
    COMPANY,
    GENERIC,
    IN_OTHERS,
    INTO,
    JOB,
    LINKING,
    NEEDS_ROLE,
    NOT_PLACES,
    OFFERED,
    OFFICE,
    PLAIN,
    RIGHTS,
    SPREAD,
    VISITS,
)
from jdlint.understanding.place_patterns import find_town, make_place, patterns
from jdlint.understanding.words import Words
from jdlint.understanding.workplace_cues import CONDITION

# Sections in which places are named that are none of work, and the words that name one even there.
_ELSEWHERE = frozenset(("about_company", "requirements", "preferred", "eeo", "education", "benefits"))
_ANYWHERE = frozenset(
    (
        "reside in", "live in", "based in", "relocate to", "located in", "remote from", "remote in", "based at", "headquarters in",
    )
)  # fmt: skip
_COMPANY_DOES = Words("has have had is was raised")
_JOB_FOLLOWS = Words("the this our you you'll we we're willing excited able open ready full-time")
_DENIED = ("not ", "n't ", "cannot ", "not be ", "n't be ", "cannot be ")  # before "live in", "based in"
_NOT_OURS = ("about_company", "eeo", "benefits", "education")
_NEAR = 80  # characters from the words about days or the office to the town
_FAR = 200  # characters from "we are hiring" to the town
_LONG_OFFICE = 200  # characters of the name of an office, before the town in which it lies
_OTHER_TOWN = 24  # characters between a town and "office", where it lies in one of two
_BEFORE_TOWN = ("the ", "our ", "downtown ", "central ", "greater ", "either ", "one of our ")
_WITHIN = frozenset("of the at in and on within for near a an".split())  # small words inside the name of an office
_AT_HOME = ("remote", "telework", "telecommut", "work from home", "working from", "wfh", "virtual", "home")


def _of_company(before: str) -> bool:
    """Whether the words before speak of the employer, its people or its customers."""
    if before.endswith(("we are ", "we're ")):
        return True
    words = before.replace(",", " ").split()[-7:]
    if "people" in words or "employees" in words:
        return True  # "140 people work in our"
    words = words[-4:]
    while words and words[-1] in LINKING:
        words.pop()
    return COMPANY.among(words[-2:])


def by_words(part: Part) -> list[Place]:
    """Places that a sentence about the job names."""
    found: list[Place] = []
    string = part.document.text.string
    for start, end in part.find("place.based")[:MOST]:
        block = part.block(start)
        skip = patterns().skip.match(string, end, min(block.end, end + 90))
        offset = skip.end() if skip else end
        match = patterns().place.match(string, offset, min(block.end, offset + 90))
        section = part.section(start)
        words = part.folded[start:end]
        if block.field:
            continue
        if section is not None and section.kind in _ELSEWHERE and words not in _ANYWHERE:
            continue
        low = max(part.sentence(start).start, block.start)
        before = part.folded[max(low, start - 90) : start]
        clause = before.replace(";", ".").rsplit(".", 1)[-1][-70:]
        if _of_company(before) or RIGHTS.inside(clause) or (clause.endswith(_DENIED) and not CONDITION.close(clause, 3)):
            continue
        told = JOB.inside(clause)
        if words in NEEDS_ROLE and not told and not (words.startswith("based") and _opens(part, block, start, section)):
            continue
        plain = told and words in PLAIN
        if match is None or OFFICE.search(match["place"]):
            town = _town_of_office(part, end, min(part.sentence(start).end, block.end)) if plain else None
            if town is not None:
                found.append(town)
            continue
        place = make_place(part, match.start("place"), match.end("place"))
        if place.jurisdiction is None:
            place = find_town(part, match.start("place"), match.end("place")) or place
        if place.jurisdiction is None and plain:
            town = _town_of_office(part, end, min(part.sentence(start).end, block.end))
            if town is not None and _is_name(string[match.end() : town.start]):
                place = town
        if place.jurisdiction is None and words not in PLAIN:
            continue
        if place.text.split(",")[0].strip() in NOT_PLACES:
            continue
        found.append(place)
    return found


def _is_name(words: str) -> bool:
    """Whether words may all belong to a name: "Miller District, Bread Service of the"."""
    return all(not word[:1].islower() or word in _WITHIN for word in words.split())


def _town_of_office(part: Part, low: int, high: int) -> Place | None:
    """The town, with its state, behind the name of an office, which may begin with a town: "Reno Bread Center, Elko, NV"."""
    high = min(high, low + _LONG_OFFICE)
    town = find_town(part, low, high)
    while town is not None and "," not in town.text:
        town = find_town(part, town.end, high)
    return town


def by_extent(part: Part) -> list[Place]:
    """The extent over which jobs are spread: "positions are located Navy-wide", "openings nationwide"."""
    found: list[Place] = []
    string = part.document.text.string
    for start, end in part.find("place.wide")[:MOST]:
        block = part.block(start)
        joined = part.folded.startswith("-wide", start - 1)
        if block.field or joined != (end - start == len("wide")):
            continue
        words = string[max(start - _NEAR, block.start) : start].replace(". ", " . ").split(" ")
        low = start - len(words.pop())
        while joined and words and words[-1][:1].isupper() and words[-1].lower() not in OFFERED:
            low -= len(words.pop()) + 1  # "Coast Guard-wide"
        words = [word.lower() for word in words[-4:]]
        if words and (words[-1] in OFFERED or (words[-1] in SPREAD and OFFERED.among(words))):
            found.append(make_place(part, low, end))
    return found


def by_city_based(part: Part) -> list[Place]:
    """The place in "our London-based team" and "a Berlin based role"."""
    found: list[Place] = []
    string = part.document.text.string
    for start, end in part.find("place.city_based")[:MOST]:
        words = string[max(start - 40, part.start) : start - 1].split(" ")[-3:]
        if not BASED.open(part.folded[end : end + 40], 3):
            continue
        for count in range(len(words)):
            if words[count][:1].isupper() and words[count] not in NOT_PLACES:
                place = make_place(part, start - 1 - len(" ".join(words[count:])), start - 1)
                if place.jurisdiction and place.text not in ("US", "UK"):
                    found.append(place)
                    break
    return found


def _opens(part: Part, block: Block, start: int, section: Section | None) -> bool:
    """Whether "Based in Reno" opens an item of what is asked for, or a sentence that goes on with the job."""
    if section is not None and section.kind == "about_company":
        return False
    rest = part.folded[start : min(start + 90, block.end)]
    if _COMPANY_DOES.inside(rest):
        return False
    if not part.folded[block.start : start].strip(" *-\u2022") and (block.kind == "item" or block.end - block.start <= 90):
        return True
    return part.sentence(start).start == start and _JOB_FOLLOWS.inside(rest)


def by_office(part: Part) -> list[Place]:
    """The place in "from our Reno office" and "at our Dublin or Cork office"."""
    found: list[Place] = []
    string = part.document.text.string
    for site, _ in part.find("place.site")[:MOST]:
        block = part.block(site)
        start = part.folded.rfind("our ", max(block.start, site - _NEAR), site)
        if start < 0 or block.field:
            continue
        offset = start + 4
        for word in ("downtown ", "midtown ", "central ", "new "):
            if string.startswith(word, offset):
                offset += len(word)
        match = patterns().place.match(string, offset, site) if string[offset].isupper() else None
        if match is None:
            continue
        place = make_place(part, match.start("place"), match.end("place"))
        between = part.folded[match.end("place") : site]
        if len(between) > _OTHER_TOWN or (len(between) > 1 and not between.startswith((" or ", " and ", "/", ",", " "))):
            continue
        section = part.section(start)
        if section is not None and section.kind in _NOT_OURS:
            continue
        before = part.folded[max(block.start, start - _NEAR) : start]
        words = before.replace(",", " ").split()[-5:]
        last = words[-1] if words else ""
        if not (last in INTO or words[-2:] in (["out", "of"], ["one", "of"])) or VISITS.among(words) or _of_company(before):
            continue
        if place.jurisdiction is not None or (last in ("in", "at", "join", "from") and place.text.lower() not in GENERIC):
            found.append(place)
    return found


def by_seeking(part: Part) -> list[Place]:
    """The town for which somebody is sought: "we are looking for a baker for the shop in Toronto"."""
    found: list[Place] = []
    string = part.document.text.string
    for start, end in part.find("place.seeks")[:MOST]:
        block, section = part.block(start), part.section(start)
        if block.field or (section is not None and section.kind in _ELSEWHERE):
            continue
        high = min(part.sentence(start).end, block.end, end + _FAR)
        seeks = not part.folded.startswith(("this", "the"), start)
        at = part.folded.find(" in ", end, high)
        while at >= 0:
            if string[at + 4].isupper() or part.folded.startswith(_BEFORE_TOWN, at + 4):
                place = _sought(part, block, at, high)
                if place is not None and (seeks or "," in place.text):
                    found.append(place)
                    break
            at = part.folded.find(" in ", at + 3, high)
    return found


def _sought(part: Part, block: Block, at: int, high: int) -> Place | None:
    """The town behind " in ", if those sought are there, and neither their experience nor somebody else."""
    string = part.document.text.string
    match = patterns().skip.match(string, at + 4, high)
    low = match.end() if match else at + 4
    near = patterns().place.match(string, low, high) if string[low].isupper() else None
    if near is None:
        return None
    before = part.folded[max(block.start, at - 40) : at]
    if IN_OTHERS.close(before, 2) or _of_company(before + " "):
        return None
    place = find_town(part, low, near.end())
    return place if place is not None and place.start == low else None


def by_workplace(part: Part, workplace: str, workplaces: Sequence[Passage]) -> list[Place]:
    """The town beside the words that one is there: "in-person in NYC", "five days a week in our Leeds office"."""
    found: list[Place] = []
    for passage in workplaces:
        at_home = part.folded.startswith(_AT_HOME, passage.start)
        if at_home and workplace != "hybrid":
            continue
        block, sentence = part.block(passage.start), part.sentence(passage.start)
        low, high = max(block.start, sentence.start), min(block.end, sentence.end)
        place = find_town(part, passage.end, min(high, passage.end + _NEAR)) or find_town(
            part, max(low, passage.start - _NEAR), passage.start
        )
        if place is not None:
            found.append(place)
    return found
