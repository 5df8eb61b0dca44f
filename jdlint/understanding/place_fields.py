"""Places in the values of fields: a value may list several, and the parts of one address make one."""

from __future__ import annotations

from jdlint.model.posting import Place
from jdlint.understanding.jurisdictions import find_in_country, find_jurisdiction, read_region
from jdlint.understanding.part import Part
from jdlint.understanding.place_lists import list_places
from jdlint.understanding.place_patterns import find_town, make_place, patterns

_LONG = 60  # characters; what is longer holds more than a place
_LONGEST = 200  # characters of an address


def by_field(part: Part) -> list[Place]:
    """Places in structured values; the parts of one address make one place."""
    found: list[Place] = []
    last: str | None = None
    words = country = ""
    lone = False  # whether the place is still the country's name
    string = part.document.text.string
    for block in part.fields("locations"):
        parent, _, name = block.field.rpartition("/")
        low = name.lower()
        address = low.startswith(("address", "locality", "region", "country", "city", "state", "postal", "street"))
        code = _read_country(string[block.start : block.end]) if low.endswith(("country", "countrycode", "country_code")) else ""
        value = "" if code else string[block.start : block.end].replace("\n", ", ")
        if address and parent == last and found:
            if len(words) > _LONGEST:
                continue
            if lone and low.endswith(("locality", "city")):  # the country stood first
                found[-1] = (split_value(part, block.start, block.end) or found)[-1]._replace(jurisdiction=found[-1].jurisdiction)
                lone = False
            country = country or code
            words = f"{words}, {value}".strip(", ")
            told = found[-1].jurisdiction
            read = find_in_country(words, country) if country else find_jurisdiction(words)
            if read and not (told or "").startswith(read):
                found[-1] = found[-1]._replace(jurisdiction=read)
            continue
        last, words, country, lone = (parent if address else None), value, code, bool(code)
        places = split_value(part, block.start, block.end)
        found += [place._replace(jurisdiction=code) for place in places] if code else places
    return found


def _read_country(value: str) -> str:
    """The code of a country by its code, which may also be that of a state, or by its name; "" for a name that we do not know."""
    if len(value) == 2 and value.isalpha():
        return value.upper().replace("UK", "GB")
    code = read_region(value) if len(value) <= _LONG else None
    return code if code is not None and len(code) == 2 else ""


def split_value(part: Part, start: int, end: int) -> list[Place]:
    """The places that a value lists."""
    string = part.document.text.string
    places, low = [], start
    but = patterns().but.search(part.folded, start, end)
    end = but.start() if but else end
    for match in [*patterns().split.finditer(string, start, end), None]:
        high = match.start() if match else end
        if high > low:
            place = make_place(part, low, high)
            based = part.folded.find("based in ", place.start, place.end)
            if based > place.start and (listed := list_places(part, based + len("based in "), place.end)):
                places += listed
                low = match.end() if match else end
                continue
            if len(place.text) > _LONG or ": " in place.text:
                place = find_town(part, low, min(high, low + _LONG)) or _opening(part, low, high) or place
            if place.text and len(place.text) <= 100:
                places.append(place)
        low = match.end() if match else end
    return places


def _opening(part: Part, low: int, high: int) -> Place | None:
    """The place with which a long value begins: "Leeds Office We bake …", "Old Harbour, just behind the market. You can …"."""
    match = patterns().opening.match(part.document.text.string, low, high)
    return make_place(part, *match.span()) if match is not None else None
