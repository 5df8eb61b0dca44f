"""Dates as people write them, and which of two numbers is the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jdlint.model.later import later
from jdlint.model.posting import Place
from jdlint.understanding.part import Part
from jdlint.understanding.words import has_any

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
_DATE = (
    rf"(?<![^\W_])(?<!\.)(?:(?P<iso>\d{{4}})[-/.](?P<iso_month>\d{{1,2}})[-/.](?P<iso_day>\d{{1,2}})(?!\d)"
    rf"|(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?:(?P=mark)(?P<short>\d{{4}}|\d{{2}}))?(?![\d/])"
    rf"|{_MONTH} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? ?(?:of )?(?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ?-?{_MONTH.replace('month', 'month2', 1)}(?:,? ?-?(?P<year2>\d{{4}}))?)"
)
_AMERICAN = ("401(k", "401k", "united states", " u.s. ", "(u.s.", "e-verify", "flsa", "equal opportunity employer")
_MONTH_FIRST = ("US", "PH")
_DAY_FIRST_LANGUAGES = frozenset({"de", "es", "fr", "it", "nl", "pt"})


class Date(NamedTuple):
    """A day as written, with its place in the text; ``iso`` is None where no year is written or nothing tells day from month."""

    start: int
    end: int
    iso: str | None


_PATTERN = later(_DATE)


class Dates:
    """The dates of a posting, read by the custom that its own words tell."""

    __slots__ = ("_custom", "_part", "_places")

    def __init__(self, part: Part, places: Sequence[Place]) -> None:
        self._part = part
        self._places = places
        self._custom: bool | str | None = "unasked"

    def read(self, start: int, end: int) -> Date | None:
        """The first date in a stretch of the text."""
        for match in _PATTERN.finditer(self._part.folded, start, end):
            date = self._build(match)
            if date is not None:
                return date
        return None

    def _build(self, match: re.Match[str]) -> Date | None:
        if match["iso"]:
            return _checked(match, int(match["iso"]), int(match["iso_month"]), int(match["iso_day"]))
        if match["first"]:
            return self._build_numbers(match, int(match["first"]), int(match["second"]))
        name = match["month"] or match["month2"]
        month = next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(name[:3]))
        written = match["year"] or match["year2"]
        return _checked(match, int(written) if written else None, month, int(match["day"] or match["day2"]))

    def _build_numbers(self, match: re.Match[str], first: int, second: int) -> Date | None:
        if not match["short"] and match["mark"] != "/":
            return None
        year = int(match["short"]) if match["short"] else None
        year = year + 2000 if year is not None and year < 100 else year
        if first > 12 or second > 12 or first == second:
            day, month = (first, second) if first > 12 else (second, first)
            return _checked(match, year, month, day)
        day_first = True if match["mark"] == "." else self._puts_day_first() if year else None
        if day_first is None:
            return Date(match.start(), match.end(), None) if first and second else None
        day, month = (first, second) if day_first else (second, first)
        return _checked(match, year, month, day)

    def _puts_day_first(self) -> bool | None:
        """Whether 5/4/2027 is the fifth of April; None where nothing on the page tells."""
        if isinstance(self._custom, str):
            self._custom = self._ask()
        return self._custom

    def _ask(self) -> bool | None:
        part = self._part
        customs = {
            place.jurisdiction[:2] not in _MONTH_FIRST
            for place in self._places
            if place.jurisdiction and place.jurisdiction[:2] != "CA"
        }
        if len(customs) == 1:
            return customs.pop()
        text = part.folded[part.start : part.end]
        for match in _PATTERN.finditer(text):
            if match["short"] and match["mark"] == "/":
                if int(match["first"]) > 12:
                    return True
                if int(match["second"]) > 12:
                    return False
        if part.language in _DAY_FIRST_LANGUAGES or "£" in text or "€" in text:
            return True
        # Dollars are those of many countries, and a place that is not known may lie in any of them.
        return False if has_any(text, _AMERICAN) or ("$" in text and not self._places) else None


def _checked(match: re.Match[str], year: int | None, month: int, day: int) -> Date | None:
    longest = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    if not (1 <= month <= 12 and 1 <= day <= longest) or (year is not None and not 1990 <= year <= 2100):
        return None
    if month == 2 and day == 29 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    return Date(match.start(), match.end(), f"{year:04}-{month:02}-{day:02}" if year else None)
