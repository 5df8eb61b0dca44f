"""From the words of a place to the code of its jurisdiction: ISO 3166-1, for the United States and Canada with the state or province."""

from __future__ import annotations

import re
from functools import lru_cache

from jdlint.understanding.gazetteer import look_up

_STATES = {
    "AL": "alabama", "AK": "alaska", "AZ": "arizona", "AR": "arkansas", "CA": "california", "CO": "colorado", "CT": "connecticut",
    "DE": "delaware", "DC": "district of columbia", "FL": "florida", "GA": "georgia", "HI": "hawaii", "ID": "idaho", "IL": "illinois",
    "IN": "indiana", "IA": "iowa", "KS": "kansas", "KY": "kentucky", "LA": "louisiana", "ME": "maine", "MD": "maryland",
    "MA": "massachusetts", "MI": "michigan", "MN": "minnesota", "MS": "mississippi", "MO": "missouri", "MT": "montana",
    "NE": "nebraska", "NV": "nevada", "NH": "new hampshire", "NJ": "new jersey", "NM": "new mexico", "NY": "new york",
    "NC": "north carolina", "ND": "north dakota", "OH": "ohio", "OK": "oklahoma", "OR": "oregon", "PA": "pennsylvania",
    "RI": "rhode island", "SC": "south carolina", "SD": "south dakota", "TN": "tennessee", "TX": "texas", "UT": "utah",
    "VT": "vermont", "VA": "virginia", "WA": "washington", "WV": "west virginia", "WI": "wisconsin", "WY": "wyoming",
    "PR": "puerto rico", "GU": "guam", "VI": "us virgin islands",
}  # fmt: skip
_PROVINCES = {
    "ON": "ontario", "BC": "british columbia", "AB": "alberta", "QC": "quebec", "MB": "manitoba", "SK": "saskatchewan",
    "NS": "nova scotia", "NB": "new brunswick", "NL": "newfoundland and labrador", "PE": "prince edward island", "YT": "yukon",
    "NT": "northwest territories", "NU": "nunavut",
}  # fmt: skip
_COUNTRIES = {
    "US": "united states|united states of america|usa|u.s.a|u.s|us|america", "CA": "canada",
    "GB": "united kingdom|uk|u.k|great britain|england|scotland|wales|northern ireland|britain|"
    "greater manchester|west midlands|north yorkshire|west yorkshire|south yorkshire|merseyside|lancashire|hertfordshire|oxfordshire|cambridgeshire|hampshire", "IE": "ireland", "DE": "germany|deutschland",
    "FR": "france", "NL": "netherlands|the netherlands", "BE": "belgium", "ES": "spain", "PT": "portugal", "IT": "italy", "AT": "austria",
    "CH": "switzerland", "PL": "poland", "CZ": "czech republic|czechia", "SK": "slovakia", "HU": "hungary", "RO": "romania", "BG": "bulgaria",
    "GR": "greece", "SE": "sweden", "NO": "norway", "DK": "denmark", "FI": "finland", "EE": "estonia", "LV": "latvia", "LT": "lithuania",
    "SI": "slovenia", "HR": "croatia", "LU": "luxembourg", "MT": "malta", "CY": "cyprus", "UA": "ukraine", "TR": "turkey|türkiye", "IL": "israel",
    "AE": "united arab emirates|uae|u.a.e", "SA": "saudi arabia", "IN": "india", "PK": "pakistan", "BD": "bangladesh", "LK": "sri lanka",
    "CN": "china", "HK": "hong kong", "TW": "taiwan", "JP": "japan", "KR": "south korea|korea", "SG": "singapore", "MY": "malaysia",
    "TH": "thailand", "VN": "vietnam", "PH": "philippines|the philippines", "ID": "indonesia", "AU": "australia", "NZ": "new zealand",
    "ZA": "south africa", "NG": "nigeria", "KE": "kenya", "GH": "ghana", "EG": "egypt", "BR": "brazil", "MX": "mexico", "AR": "argentina",
    "CL": "chile", "CO": "colombia", "PE": "peru", "GI": "gibraltar", "CR": "costa rica", "UY": "uruguay",
}  # fmt: skip
# Cities so large that their bare name is read as theirs. Names that several known cities share are not here.
_CITIES = {
    "US-NY": "new york city|nyc|manhattan|brooklyn|buffalo", "US-CA": "san francisco|los angeles|san diego|palo alto|mountain view|san jose|"
    "oakland|sacramento|san mateo|sunnyvale|menlo park|santa monica|bay area|san francisco bay area|sf bay area|sf|irvine|redwood city",
    "US-IL": "chicago", "US-WA": "seattle|bellevue|redmond", "US-MA": "boston", "US-TX": "austin|houston|dallas|san antonio",
    "US-CO": "denver|boulder", "US-GA": "atlanta", "US-FL": "miami|tampa|orlando", "US-PA": "philadelphia|pittsburgh",
    "US-DC": "washington dc|washington d.c|washington, dc|washington, d.c", "US-AZ": "phoenix|scottsdale", "US-MN": "minneapolis", "US-MI": "detroit|ann arbor",
    "US-UT": "salt lake city", "US-TN": "nashville", "US-NV": "las vegas", "US-MD": "baltimore", "US-LA": "new orleans", "US-MO": "st. louis|kansas city",
    "US-NC": "charlotte|raleigh", "US-OH": "cleveland|cincinnati", "CA-ON": "toronto|ottawa", "CA-BC": "vancouver", "CA-QC": "montreal|montréal",
    "CA-AB": "calgary|edmonton", "GB": "london|bristol|manchester|edinburgh|glasgow|leeds|swansea|cardiff|belfast|sheffield|liverpool", "IE": "dublin",
    "DE": "berlin|munich|hamburg|cologne|frankfurt|münchen|stuttgart|düsseldorf|leipzig|dresden|nuremberg|nürnberg|hannover|köln|bremen|karlsruhe", "FR": "paris|lyon", "NL": "amsterdam|rotterdam|utrecht|eindhoven", "BE": "brussels", "ES": "madrid|barcelona",
    "PT": "lisbon|porto", "IT": "milan|rome", "AT": "vienna", "CH": "zurich|zürich|geneva", "PL": "warsaw|krakow|kraków", "CZ": "prague", "SE": "stockholm",
    "DK": "copenhagen", "NO": "oslo", "FI": "helsinki", "IL": "tel aviv", "AE": "dubai|abu dhabi", "IN": "bangalore|bengaluru|mumbai|hyderabad|pune|chennai|new delhi|delhi|gurgaon|gurugram|noida",
    "JP": "tokyo", "AU": "sydney|melbourne|brisbane|perth", "NZ": "auckland|wellington", "BR": "são paulo|sao paulo", "MX": "mexico city", "CN": "shanghai|beijing|shenzhen",
    "GE": "tbilisi|batumi",
}  # fmt: skip
# As newspapers abbreviate them; the dots are left out.
_SHORT = dict(
    zip(
        "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo WVa".split(),
        "AL AZ AR CA CO CT DE FL GA IL IN KS KY LA MA MD MI MN MS MO MT NE NV OK OR PA PA TN TX VA VT WA WI WY WV".split(),
        strict=True,
    )
)
_CODES = {**{code: f"US-{code}" for code in _STATES}, **{code: f"CA-{code}" for code in _PROVINCES}}
_REGIONS = {**{name: f"US-{code}" for code, name in _STATES.items()}, **{name: f"CA-{code}" for code, name in _PROVINCES.items()}}
_NAMES = {name: code for code, names in _COUNTRIES.items() for name in names.split("|")}
_TOWNS = {name: code for code, names in _CITIES.items() for name in names.split("|")}
ALSO_COUNTRY = {"US-GA": "GE"}  # whose name is that of a country as well
_POSTCODE = re.compile(r"[ ,][A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$")  # of the United Kingdom
_WORDLIKE = frozenset("IN OR ME OK HI ID CO PA MA AL DE LA".split())  # codes that end other things than places
_PLAIN_CODES = frozenset(("AU", "NZ", "GB"))  # of countries, which are no words: "IT", "HR" and "ES" are
_SIDES = frozenset(("northern", "southern", "eastern", "western", "central", "upstate"))
# How many times as large as all namesakes a city is that is meant by its bare name. Boston in Massachusetts (14 times that in Lincolnshire)
# and Dublin in Ireland (17 times that in California) are; Portland in Oregon (9 times that in Maine) and Birmingham (6 times) are not.
FAR_LARGER = 12
_KNOWN = 15  # thousand people of a town that is known by its name and country
_ZIP = re.compile(r"[ -]\d{5}(?:-\d{4})?$")
_PARTS = re.compile(r"[,()/;|–—\n-](?:(?<!-)|(?<=\s-)(?=\s))")  # a hyphen parts only between blanks


def is_code(code: str) -> bool:
    """Whether a code is that of a country, or of a state or province of the United States and Canada, that we know."""
    return code in _COUNTRIES or code in _CODES.values()


def names_town(words: str) -> bool:
    """Whether the words are the bare name of a city that we know: "Chicago", "downtown SF", "New York"."""
    low = words.lower().strip(" .")
    for before in ("downtown ", "lower ", "central ", "greater ", "the ", "midtown "):
        low = low.removeprefix(before)
    return low in _TOWNS or low.removesuffix(" area") in _TOWNS or low in ("new york", "singapore", "hong kong", "luxembourg")


def read_region(words: str) -> str | None:
    """The code of the state, province or country whose whole name, or code, the words are."""
    code = words.replace(".", "")
    if code in _CODES:
        return _CODES[code]
    low = words.lower()
    return _REGIONS.get(low) or (_NAMES.get(low.rstrip(".")) if code not in ("us", "Us", "america") else None)


def read_name(words: str) -> str | None:
    """The code of the state, province, country or well-known city whose whole name the words are."""
    return read_region(words) or _TOWNS.get(words.lower().rstrip("."))


def name_region(code: str) -> str:
    """The name, in small letters, of a state or province by its code; "" for a code of none."""
    country, _, region = code.partition("-")
    return (_STATES if country == "US" else _PROVINCES if country == "CA" else {}).get(region, "")


def name_country(code: str) -> str:
    """What people call a country that we know, by its code; "" for another code."""
    return _COUNTRIES[code].partition("|")[0].title() if code in _COUNTRIES else ""


def is_wordlike(code: str) -> bool:
    """Whether the code of a state is also a word that other things than places end in, where all is in capitals: "IN", "OR"."""
    return code in _WORDLIKE


@lru_cache(maxsize=4096)  # a site's postings name the same places
def find_jurisdiction(words: str) -> str | None:
    """The code of the jurisdiction in which a place lies: ``US-CO``, ``CA-ON``, ``GB``; None if the words do not lead to one."""
    if words[-1:].isupper() and _POSTCODE.search(words):
        return "GB"
    parts = [bare for part in _PARTS.split(words) if (bare := part.strip().strip(" .:*"))]
    region = country = town = None
    for index, part in enumerate(parts):
        low = " ".join(part.lower().replace("remote", " ").split()).strip(" -")
        low = low.removeprefix("the ").removeprefix("greater ")
        if low not in _TOWNS:  # as "Bay Area" is
            low = low.removesuffix(" area").removesuffix(" metro").removesuffix(" state")
        bare = (_ZIP.sub("", part) if part[-1].isdigit() else part).strip().replace(".", "")
        if bare in _CODES or (index and bare in _SHORT):
            region = region or _CODES[_SHORT.get(bare, bare)]
        elif part[:3] in ("US-", "CA-") and is_code(part[:5]) and not part[5:6].isalpha():
            region = region or part[:5]  # "US-CO", "US-CO-Boulder"
        elif part[2:3] == "-" and len(part) > 3 and part[:2] in _CODES:
            region = region or _CODES[part[:2]]
        elif low in _TOWNS:
            town = town or _TOWNS[low]
        elif low in _REGIONS and not (low in ("new york", "washington") and _is_region(parts[index + 1 : index + 2])):
            region = region or _REGIONS[low]
        elif low in _NAMES or low.rstrip(".") in _NAMES:
            country = country or _NAMES[low.rstrip(".")]
        elif index and bare in _PLAIN_CODES:
            country = country or bare
        else:
            last = part.split()[-1:]
            if last and last[0] in _CODES and (last[0] not in _WORDLIKE or _bears(part.split()[:-1], _CODES[last[0]])):
                region = region or _CODES[last[0]]
                continue
            head, _, name = low.rpartition(" ")
            if (head in _SIDES and name in _REGIONS) or (name in _REGIONS and _bears(head.split(), _REGIONS[name])):
                region = region or _REGIONS[name]  # "Southern California", "Tampa Florida"
                continue
            inside = low.rpartition(" in ")[2].removeprefix("the ")
            if inside in _NAMES or name not in ("us", "america"):
                country = country or _NAMES.get(inside) or _NAMES.get(name)
    if region and country and not region.startswith(country):
        return town if town and town.startswith(country) else country  # "CA" beside Canada is no California
    if town and region and town == ALSO_COUNTRY.get(region):
        return town  # Georgia beside Tbilisi is no state
    if region == "US-WA" and parts and parts[0].lower() in ("washington dc", "washington d.c"):
        return "US-DC"
    if town and country and not town.startswith(country):
        town = None
    if country in ("US", "CA") and not region and not town and len(parts) > 1:
        town = _find_within(parts[0], country)
    return region or town or country


def find_in_country(words: str, country: str) -> str:
    """The code of the jurisdiction of a place of which the country is known: "London, ON" in ``CA``."""
    code = find_jurisdiction(words)
    if code is not None and code.startswith(country):
        return code
    return (_find_within(words.split(",")[0], country) if country in ("US", "CA") else None) or country


def _find_within(name: str, country: str) -> str | None:
    """The code of the state or province in which a town of a country lies, if it is far larger than its namesakes there: "Omaha, USA"."""
    within = [one for one in look_up(name) if one.code.startswith(country)]
    if not within or within[0].people < _KNOWN or any(one.people * FAR_LARGER > within[0].people for one in within[1:]):
        return None
    return within[0].code if len(within[0].code) > 2 else None


def _bears(words: list[str], code: str) -> bool:
    """Whether a town whose name ends the words lies in a state: "in Denver" in Colorado."""
    return any(one.code == code for count in (1, 2, 3) for one in look_up(" ".join(words[-count:])))


def _is_region(parts: list[str]) -> bool:
    """Whether a state follows, as in "Washington, DC" and "New York, NY"; a country may follow the state itself."""
    return any((bare := part.replace(".", "")) in _CODES or bare in _SHORT or part.lower() in _REGIONS for part in parts)
