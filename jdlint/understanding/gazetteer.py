"""Which places bear a name, and how many people live there: towns, counties of the United States, and countries.

The table ``data/places.txt`` is derived from GeoNames (``tests/understanding/derive_tables.py``). It is read when a name is first
looked up, and its lines are taken apart by need, since one posting names few places.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from os.path import dirname, join
from typing import NamedTuple

HEAD = 2  # letters that select a line of the table
LONGEST = 60  # characters of what may still be a name
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "'": "", "’": "", ".": "", "-": " ", ",": " "}
)
_FIRST_WORDS = {"saint": "st", "sainte": "ste", "ft": "fort", "mt": "mount"}


class Bearer(NamedTuple):
    """A place that bears a name: its jurisdiction's code and its people in thousands, 0 where they are not known."""

    code: str
    people: int


@lru_cache(maxsize=1024)
def look_up(name: str) -> tuple[Bearer, ...]:
    """All places of that name, one for each jurisdiction, the largest first; none for a name that is not known."""
    if not 1 < len(name) <= LONGEST:
        return ()
    name = fold_name(name)
    line = _line(f"{name:{HEAD}.{HEAD}}")
    key = f"\t{name[HEAD:]}|"
    place = line.find(key) if "|" not in name else -1
    if place < 0:
        return ()
    start = place + len(key)
    end = line.find("\t", start)
    entries = line[start : end if end >= 0 else len(line)].split(",")
    return tuple(Bearer(code, int(people)) for code, _, people in (entry.partition(" ") for entry in entries))


def fold_name(name: str) -> str:
    """A name in small letters without accents and dots: "St. Louis" and "Saint Louis" are one."""
    name = name.lower()
    if not name.isascii():
        name = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = name.translate(_LETTERS).split()
    if words and words[0] in _FIRST_WORDS:
        words[0] = _FIRST_WORDS[words[0]]
    return " ".join(words)


@lru_cache(maxsize=1024)
def _line(head: str) -> str:
    """The line of the names that begin with two letters, "" where there is none."""
    table = _table()
    start = table.find(f"\n{head}\t".encode()) + 1
    return table[start : table.find(b"\n", start)].decode() if start else ""


@cache
def _table() -> bytes:
    with open(join(dirname(__file__), "data", "places.txt"), "rb") as file:
        return b"\n" + file.read()
