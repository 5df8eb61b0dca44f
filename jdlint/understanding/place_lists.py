"""Places that a text lists one behind the other: "CO, CA or TX", "Denver, CO; Austin, TX", "the United States and Canada"."""

from __future__ import annotations

from jdlint.model.later import later
from jdlint.model.posting import Place
from jdlint.understanding.gazetteer import look_up
from jdlint.understanding.jurisdictions import ALSO_COUNTRY, find_jurisdiction, is_wordlike, read_name, read_region
from jdlint.understanding.part import Part

MOST_LISTED = 60  # places of one list
_REACH = 1500  # characters of a list
# Parts of the world, of which the European Union alone is a jurisdiction.
AREAS: dict[str, str | None] = dict.fromkeys(
    "emea|apac|latam|amer|anz|uki|dach|benelux|nordics|americas|the americas|europe|north america|south america|latin america|central america|asia|asia pacific|"
    "africa|middle east|oceania|scandinavia|worldwide|eea".split("|")
)
AREAS |= {"eu": "EU", "european union": "EU"}
_WORD = r"(?:(?:St|Ste|Ft|Mt)\.|[A-Z](?:[\w’']|-(?=[A-Z])|\.(?=[A-Z]))*)"
_NAME = later(rf"(?:Newfoundland and Labrador|U\.S\.A\.?|U\.S\.?|U\.K\.?|D\.C\.?|{_WORD}(?: (?:of |de |la )?{_WORD}){{0,3}})")
# What stands before the first place of a list, and between two.
_LEAD = later(
    r"[ :(\[*]{0,4}(?:(?:the|any|all|either|one|of|states?|provinces?|countr(?:y|ies)|following|locations?|continental|contiguous|lower|48|state|region|district)\b(?=[ :(])[ :(\[*]{1,4}){0,6}"
)
_JOIN = later(
    r" ?(?:[,;/|&•·]|\n|(?<= )(?:and/or|[Aa]nd|or)\b)(?: ?(?:&|(?:and/or|[Aa]nd|or|the|states? of|provinces? of|in|for|from|either|also)\b)){0,4} ?"
)
_ALSO_TOWNS = frozenset(("new york", "washington", "ontario"))
_RATHER_TOWNS = frozenset(("new york",))  # behind another town
_OF_PEOPLE = (
    " Citizen",
    " Person",
    " Permanent",
    " National",
    " Government",
    " citizen",
    " person",
    " permanent",
    " national",
    " government",
)
_LABEL = later(r" [A-Z][\w /]{0,24}:")  # of what follows on a page that lost its lines
_REGION = later(r",? ?\(?")


def list_places(part: Part, low: int, high: int, *, items: bool = False) -> list[Place]:
    """The places that a range lists from its beginning, each with its own words; none where it does not begin with a place that we know.

    ``items``: the list may go on in the items of the blocks behind, where the range ends at a colon.
    """
    string = part.document.text.string
    high = min(high, low + _REACH)
    found: list[Place] = []
    lead = _LEAD.match(part.folded, low, high)
    offset = lead.end() if lead else low
    while offset < high and len(found) < MOST_LISTED:
        place = _read(part, offset, high, first=not found)
        if place is None and lead is not None and not found:  # "us" may be the place itself, "the" belong to a name
            offset, lead = low, None
            while offset < high and string[offset] in " :([*":
                offset += 1
            place = _read(part, offset, high, first=True)
        if place is None:
            break
        found.append(place)
        join = _JOIN.match(string, place.end, high)
        if join is None:
            break
        offset = join.end()
    if not found and items and part.folded[low:high].strip(" *").endswith((":", "states", "following", "provinces", "")):
        found = _list_items(part, high)
    return found


def _list_items(part: Part, offset: int) -> list[Place]:
    """The places in the items of a list behind an offset: each item begins with one."""
    found: list[Place] = []
    while offset + 1 < part.end and len(found) < MOST_LISTED:
        block = part.block(offset + 1)
        if block.start <= offset or block.kind != "item":
            break
        places = list_places(part, block.start, block.end)
        if not places:
            break
        found += places
        offset = block.end
    return found


def _read(part: Part, low: int, high: int, *, first: bool) -> Place | None:
    """The place that begins at an offset, with the state or country behind its comma."""
    string = part.document.text.string
    match = _NAME.match(string, low, high)
    if match is None:
        return None
    end = match.end()
    words = string[low:end]
    while words and not _is_known(words):
        if _read_region(part, low, low + len(words), high) is not None:
            break
        words = words.rpartition(" ")[0]
    if not words:
        return None
    end = low + len(words)
    region = _read_region(part, low, end, high)
    if region is not None:
        end = region
    elif _goes_on(string, end, words):
        return None
    if string[end : end + 1] == "." and string.endswith(("U.S", "U.K", "D.C", "U.S.A"), low, end):
        end += 1
    words = string[low:end]
    code = words.replace(".", "")
    if first and is_wordlike(code) and string[max(low - 4, 0) : low].strip(" ,(/-–:|").isupper():
        return None  # "REMOTE OR ON SITE"
    return Place(words, low, end, AREAS[words.lower()] if words.lower() in AREAS else find_jurisdiction(words))


def _is_known(words: str) -> bool:
    return words.lower() in AREAS or read_name(words) is not None


def _goes_on(string: str, end: int, words: str) -> bool:
    """Whether a name goes on behind what we know of it, and is another's: "Georgia Tech", "Texas Instruments"."""
    if string[end : end + 1] in ("-", "’", "'") and string[end + 1 : end + 6] not in ("based", "only", " "):
        return string[end + 1 : end + 2].isalpha()
    if string.startswith(_OF_PEOPLE, end):
        return True  # "US Citizens"
    if string.startswith((" And ", " Or "), end) or _LABEL.match(string, end):
        return False
    follows = string[end : end + 2]
    return len(words) > 3 and follows[:1] == " " and follows[1:].isupper() and words.lower() not in AREAS


def _read_region(part: Part, low: int, end: int, high: int) -> int | None:
    """Where the state or country behind a town ends, or the country behind a state; None where none stands there."""
    string = part.document.text.string
    match = _REGION.match(string, end, high)
    name = _NAME.match(string, match.end(), high) if match is not None else None
    if match is None or name is None or match.end() == end:
        return None
    words = name.group()
    while words and read_region(words) is None:
        words = words.rpartition(" ")[0]
    code = read_region(words) if words else None
    if code is None:
        return None
    town = string[low:end]
    own = read_name(town)
    stop = name.start() + len(words)
    if "." in words and string[stop : stop + 1] == ".":
        stop += 1
    bracket = "(" in match.group()
    if bracket and string[stop : stop + 1] != ")":
        return None
    stop += bracket
    if own is None:
        glued = town[:3].isupper() and not town.isupper()  # "Reno, NVReno, NV"
        fits = "-" in code and len(town) > 2 and not glued and ("," in match.group() or bracket or words.isupper())
    elif read_region(town) is None or town.lower() in _ALSO_TOWNS:
        # A town that we know, be it another of that name: "Vienna, VA", "London, Ontario"; "Boston, New York" are two cities.
        one = words.isupper() or (read_region(town) is None and words.lower() not in _RATHER_TOWNS)
        fits = (
            own.startswith(code)
            or own == ALSO_COUNTRY.get(code)
            or (one and any(code == bearer.code for bearer in look_up(town)))
        )
    else:
        fits = own.startswith(code) and own != code  # a state, and its country
    if not fits:
        return None
    further = _read_region(part, name.start(), stop, high) if "-" in code and not bracket else None
    return further or stop
