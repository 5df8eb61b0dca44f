"""Days of the calendar as they are written in several languages, each with all that it may mean.

"5/4/2027" may be the fifth of April or the fourth of May, "March 31" is of any year: two mentions agree if they may mean one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdlint.model.later import later

_NAMES = (
    "january january januar janvier enero januari gennaio janeiro jan jän",
    "february februar février fevrier febrero februari febbraio fevereiro feb fév fev",
    "march märz maerz mars marzo maart março mar mär mrt",
    "april avril abril aprile apr avr abr",
    "may mai mayo mei maggio maio",
    "june juni juin junio giugno junho jun giu",
    "july juli juillet julio luglio julho jul lug juil",
    "august août aout agosto augustus aug",
    "september septembre septiembre settembre setembro sep sept",
    "october oktober octobre octubre ottobre outubro oct okt ott",
    "november novembre noviembre novembro nov",
    "december dezember décembre decembre diciembre dicembre dezembro dec dez déc",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_PATTERN = later(
    r"(?<![\w.,$€£/-])(?:"
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
    r"|(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<short>\d{4}|\d{2})(?![\d/]|\.\d)"
    rf"|(?P<before>{_MONTH})\.?\s{{0,3}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%])(?!,\d)(?:,?\s{{0,3}}(?:of )?(?P<year2>\d{{4}})(?!\d))?"
    rf"|(?P<day3>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?: (?:of|de))?[\s-]{{0,3}}(?P<after>{_MONTH})(?![^\W\d_])\.?(?:,?(?: de)?\s{{0,3}}-?(?P<year3>\d{{4}})(?!\d))?"
    r")"
)


class Day(NamedTuple):
    """A day as it is written, with its range: all that it may mean as (year, month, day); the year is 0 where none is told."""

    start: int
    end: int
    readings: frozenset[tuple[int, int, int]]

    def may_be(self, other: Day) -> bool:
        """Whether both may be the same day; a day without a year may be of any."""
        return any(
            one[1:] == two[1:] and (one[0] == two[0] or not one[0] or not two[0])
            for one in self.readings
            for two in other.readings
        )


def read_day(iso: str) -> Day:
    """The day that YYYY-MM-DD names."""
    year, month, day = iso.split("-")
    return Day(0, 0, frozenset({(int(year), int(month), int(day))}))


def find_days(folded: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """The days in a stretch of folded text, in order."""
    for match in _PATTERN.finditer(folded, start, len(folded) if end is None else end):
        readings = frozenset(reading for reading in _read(match) if _is_day(*reading))
        if readings:
            yield Day(match.start(), match.end(), readings)


def _read(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    if match["year"]:
        yield int(match["year"]), int(match["month"]), int(match["day"])
    elif match["first"]:
        first, second, year = int(match["first"]), int(match["second"]), int(match["short"])
        year += 2000 if year < 100 else 0
        yield year, second, first
        if match["mark"] != ".":
            yield year, first, second
    else:
        name = match["before"] or match["after"]
        yield int(match["year2"] or match["year3"] or 0), MONTHS[name], int(match["day2"] or match["day3"])


def _is_day(year: int, month: int, day: int) -> bool:
    longest = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return 1 <= month <= 12 and 1 <= day <= longest and (not year or 1990 <= year <= 2100)
