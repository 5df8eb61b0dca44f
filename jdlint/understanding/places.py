"""Places of work as written, and the jurisdiction each one leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jdlint.model.document import Block
from jdlint.model.posting import Passage, Place
from jdlint.understanding.jurisdictions import read_region
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.place_cues import CUES, NOUNS
from jdlint.understanding.place_fields import by_field, split_value
from jdlint.understanding.place_lists import list_places
from jdlint.understanding.place_patterns import make_place, patterns
from jdlint.understanding.place_sentences import by_city_based, by_extent, by_office, by_seeking, by_words, by_workplace
from jdlint.understanding.workplaces import find_workplaces

__all__ = ["CUES", "find_places"]

_PLACEHOLDERS = frozenset(("tbd", "n/a", "none", "city, state", "various", "one location", "multiple locations", "other"))
_BRACKETS = frozenset("[]{}<>_")
_SHORT = 140
_GOES_ON = (" or ", " and ", ", ", "; ", "/", " / ", " & ")  # behind a place where further ones may stand
_VIRTUAL = ("Virtual (100% Remote), ", "Virtual (100% remote), ", "Remote (100%), ")
_OTHERS = ("teammates in ", "colleagues in ", "team members in ", "employees in ")
_IN_SENTENCE = (
    *_OTHERS,
    "enlistment at ",
    "marine at ",
    "based in ",
    "headquartered in ",
    "located in ",
    "headquarters in ",
    "founded in ",
)
_MARKS = 20  # bars or labels in a text that are looked behind
_FIRST = 6  # lines at the top in which a place may stand by itself


def find_places(part: Part, where: tuple[str, Sequence[Passage]] | None = None) -> list[Place]:
    """The places of work, each once, in order of place; where only "remote" is said, be it of some days, that word is the place.

    ``where`` is what the posting says of home and office, and the words that say it; it is looked for where it is not given.

    An employer's seat and lists of its offices are none.
    """
    workplace, workplaces = where or find_workplaces(part)
    found = by_field(part)
    found += find_labelled_places(part)
    if not found:
        found += _by_first_lines(part)
        found += _by_marks(part)
        found += by_words(part)
        found += by_office(part)
        found += by_city_based(part)
    if not found:
        found += by_workplace(part, workplace, workplaces)
    if not found:
        found += by_seeking(part)
    if not found:
        found += by_extent(part)
    if not found:
        found = list_home(part, workplace, workplaces)
    found = [one for place in found for one in _list_apart(part, place)]
    if len(found) > 1:
        found.sort(key=lambda place: place.start)
    seen: set[str] = set()
    places: list[Place] = []
    for place in found:
        key = part.folded[place.start : place.end]
        if key not in seen and not _placeholder(key) and not (places and place.start < places[-1].end):
            seen.add(key)
            places.append(place)
    return places


def list_home(part: Part, workplace: str, workplaces: Sequence[Passage]) -> list[Place]:
    """The word "remote" as the place, where the work is done at home, be it on some days."""
    if workplace not in ("remote", "hybrid"):
        return []
    words = (one for one in workplaces if workplace == "remote" or part.folded.startswith("remote", one.start))
    return [Place(one.text, one.start, one.end, None) for one in words][:1]


def _list_apart(part: Part, place: Place) -> list[Place]:
    """The places of a list that was taken for one place, or cut short: "Ontario, British Columbia", "Denver, Boston or Reno"."""
    if place.text.startswith(_VIRTUAL):  # that, or a town
        place = make_place(part, place.start + place.text.index("),") + 2, place.end)
    if ("," not in place.text or _is_plain(place.text)) and not part.folded.startswith(_GOES_ON, place.end):
        return [place]
    block = part.block(place.start)
    high = place.end if block.field else min(block.end, max(place.end, part.sentence(place.start).end))
    listed = list_places(part, place.start, high)
    if (
        len(listed) < 2
        or listed[0].start != place.start
        or not _covers(part, listed[-1].end, place.end)
        or any(map(_is_inside, listed, listed[1:]))
    ):
        return [place]
    return listed


def _is_plain(words: str) -> bool:
    """Whether words are a town and the code of its state and no more: "Reno, NV"."""
    return words[-4:-2] == ", " and words[-2:].isupper() and words.find(",") == len(words) - 4 and read_region(words[:-4]) is None


def _covers(part: Part, end: int, high: int) -> bool:
    """Whether a list that ends at an offset says all that a place says."""
    return end >= high or part.folded[end:high].strip(" ,/()") in ("remote", "or remote", "and remote", "hybrid")


def _is_inside(one: Place, other: Place) -> bool:
    """Whether one of two places lies in the other, and both are one address: "US, California", "Paris, EU"."""
    first, second = one.jurisdiction or "", other.jurisdiction or ""
    return (
        second in ("", "EU")
        or (first == second and read_region(one.text) != read_region(other.text))
        or second.startswith(f"{first}-")
    )


def _placeholder(words: str) -> bool:
    return words in _PLACEHOLDERS or not _BRACKETS.isdisjoint(words)


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
            or before.endswith(("job", "work", "office", "primary", "position", "role", "preferred", "the"))
        )
        match = patterns().after_label.match(part.folded, end, min(end + 40, block.end))
        if match is not None and ":" in match.group():
            opens = opens or part.document.text.string[start].isupper()
        if (end >= block.end - 2 and not before and block.end - block.start <= 40) or (
            words.startswith("following") and end >= block.end - 2
        ):
            found += _by_next(part, block)
        elif match and opens and words not in ("city", "where"):
            low = match.end()
            high = min(block.end, low + _SHORT)
            stop = patterns().stop.search(part.folded, low, high)
            high = stop.start() if stop else high if high == block.end else part.folded.rfind(" ", low, high)
            value = part.document.text.string[low:high]
            found += [place for place in split_value(part, low, high) if _plausible(place)] if _plausible_value(value) else []
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
        words = part.folded[following.start : following.end]
        if any(others in words for others in _OTHERS):  # where other people work
            offset = following.end + 1
            continue
        found += [place for place in split_value(part, following.start, following.end) if _plausible(place)]
        if following.kind != "item":
            break
        offset = following.end + 1
    return found


def _by_first_lines(part: Part) -> list[Place]:
    """ "City, ST" in a line at the top, or a line that is a place and nothing else."""
    found: list[Place] = []
    string = part.document.text.string
    for block in part.blocks[:_FIRST]:
        if block.field:
            continue
        high = min(block.end, block.start + _SHORT)
        place = None
        if string.find(", ", block.start, high) >= 0 and patterns().town.search(string, block.start, high):
            place = _first(part, patterns().dateline, block.start, high) or _first(part, patterns().state, block.start, high)
        if place is None and block.end - block.start <= (40 if string[block.end - 1] == "." else 80):
            place = _first(part, patterns().line, block.start, high)
        if place is not None:
            found.append(place)
    return found


def _by_marks(part: Part) -> list[Place]:
    """ "City, ST" behind a bar or a label, be it glued to what stands about it: "Head BakerLocation: Reno, NVWe bake bread"."""
    string = part.document.text.string
    found: list[Place] = []
    for mark in (" | ", "Location:"):
        at = part.start
        for _ in range(_MARKS):
            at = string.find(mark, at, part.end)
            if at < 0:
                break
            at += len(mark)
            low = at + 1 if string[at : at + 1].isspace() else at
            match = patterns().glued.match(string, low, min(low + _SHORT, part.end))
            if match is not None and (place := make_place(part, match.start(), match.end())).jurisdiction is not None:
                found.append(place)
    return found


def _first(part: Part, pattern: re.Pattern[str], low: int, high: int) -> Place | None:
    """The first match in a range that is a place: none of an employer, a country in small letters or a bare code."""
    for match in pattern.finditer(part.document.text.string, low, high):
        place = make_place(part, *match.span("place" if "place" in pattern.groupindex else 0))
        if place.jurisdiction and not place.text.endswith(("U.S", ", US", "Inc")) and place.text != "Us":
            town = place.text.split(",")[0]
            told = part.folded.endswith(_IN_SENTENCE, low, place.start)  # and judged as a sentence is
            if (
                (len(town) > 2 or (town == "US" and place.jurisdiction.startswith("US-")))
                and town.lower() not in NOUNS
                and not told
            ):
                return place
    return None
