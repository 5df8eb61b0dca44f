"""When applications close: a date in any custom, or words that say there is none."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jdlint.model.posting import Passage
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import Words, has_any

CUES: dict[str, tuple[str, ...]] = {
    "deadline.word": (
        "deadline", "deadlines", "closing date", "close date", "closing", "closes", "close on", "will close", "apply by", "apply before", "applications close",
        "applications due", "due by", "due date", "due no later than", "no later than", "not later than", "accepted until", "accepted through", "accepted by",
        "received by", "submitted by", "received through", "received before", "submitted before", "submitted no later", "open until", "open through", "open from",
        "open to applications until", "accepting applications until", "accepting applications through", "application period", "filing period", "application window",
        "last date", "last day", "posting end", "posting expires", "expires", "valid through", "posted until", "until", "posting will remain", "advertised until",
        "post your application", "filing deadline", "on or before", "final filing", "anticipated to close", "expected to close", "application closing",
        "close at", "by 5 pm", "apply no later", "dates", "open period", "applications received",
    ),
    "deadline.open": (
        "open until filled", "open until the position is filled", "until filled", "until the position is filled", "until position is filled", "until it is filled",
        "until this position is filled", "until the role is filled", "until the vacancy is filled", "until a suitable candidate", "until a qualified", "rolling basis",
        "ongoing basis", "continuous basis", "continuously accepted", "accepted continuously", "open continuous", "open continuously", "open-continuous",
        "open unit filled", "continuous recruitment", "until the right", "continuous filing", "no closing date", "no application deadline", "no deadline",
        "until all positions", "until a sufficient", "until filled or",
    ),
}  # fmt: skip

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
    rf"(?<![\w.])(?:(?P<iso>\d{{4}})[-/.](?P<iso_month>\d{{1,2}})[-/.](?P<iso_day>\d{{1,2}})(?!\d)"
    rf"|(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?:(?P=mark)(?P<short>\d{{4}}|\d{{2}}))?(?![\d/])"
    rf"|{_MONTH} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? ?(?:of )?(?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ?-?{_MONTH.replace('month', 'month2', 1)}(?:,? ?-?(?P<year2>\d{{4}}))?)"
)
_REACH = 110


class _Date(NamedTuple):
    start: int
    end: int
    iso: str | None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_DATE)


def find_deadline(part: Part) -> tuple[Passage | None, str | None]:
    """The closing date as written, with its ISO date if the year is written; or "open until filled" and the like, with None."""
    for block in part.fields("deadline"):
        date = read_date(part.folded, block.start, block.end)
        return part.passage(block.start, block.end), date.iso if date else None
    dated = _dated(part)
    opened = _open_ended(part)
    if dated is not None:
        return dated
    return (opened, None) if opened else (None, None)


def read_date(folded: str, start: int, end: int) -> _Date | None:
    """The first date in a stretch of folded text; ``iso`` is None where no year is written. ``07/15/26`` is read as July 15."""
    for match in _pattern().finditer(folded, start, end):
        date = _build(match)
        if date is not None:
            return date
    return None


def _build(match: re.Match[str]) -> _Date | None:
    if match["iso"]:
        return _checked(match, int(match["iso"]), int(match["iso_month"]), int(match["iso_day"]))
    if match["first"]:
        if not match["short"] and match["mark"] != "/":
            return None
        year = int(match["short"]) if match["short"] else None
        year = year + 2000 if year is not None and year < 100 else year
        first, second = int(match["first"]), int(match["second"])
        # The European dot puts the day first; a slash puts the month first unless there is no such month.
        month, day = (second, first) if first > 12 or (match["mark"] == "." and second <= 12) else (first, second)
        return _checked(match, year, month, day)
    name = match["month"] or match["month2"]
    month = next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(name[:3]))
    written = match["year"] or match["year2"]
    return _checked(match, int(written) if written else None, month, int(match["day"] or match["day2"]))


def _checked(match: re.Match[str], year: int | None, month: int, day: int) -> _Date | None:
    longest = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    if not (1 <= month <= 12 and 1 <= day <= longest) or (year is not None and not 1990 <= year <= 2100):
        return None
    if month == 2 and day == 29 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    return _Date(match.start(), match.end(), f"{year:04}-{month:02}-{day:02}" if year else None)


_PLAIN = (
    "deadline", "closing date", "close date", "closes", "apply by", "apply before", "applications close", "applications due", "posting end", "posting expires", "posted until",
    "last date", "filing deadline", "advertised until", "accepting applications until", "open until",
    "accepting applications through", "accepted until", "accepted through", "open to applications until", "application closing", "apply no later", "open period",
    "anticipated to close", "expected to close", "valid through", "final filing", "open through", "applications received", "posting will remain",
)  # fmt: skip
_ABOUT = Words("appl* resume resumes cv cvs submit* submission submissions vacancy posting announcement opening closing filing")
_ABOUT_PHRASES = ("cover letter", "this position", "this job", "this role", "this opportunity", "this advert")
_ELSE = (
    "project deadline", "meet deadline", "meeting deadline", "meets deadline", "tight deadline", "start date", "starting date", "graduat", "enrol", "degree", "transcripts by", "contract end",
    "contract until", "position ends", "position is funded", "funded through", "funded until", "appointment ends", "term ends", "weekdays", "prior to", "employed on", "employed as of",
    "reports are due", "report is due",
)  # fmt: skip
_BASIS = Words("appl* candidates resume resumes recruit* hiring accepted posting interview*")
_STAYS = Words("open accept* continue* recruit* remain*")


def _dated(part: Part) -> tuple[Passage, str | None] | None:
    """The first closing date; what is plainly one goes before what only may be one."""
    second: tuple[Passage, str | None] | None = None
    for start, end in part.find("deadline.word")[:MOST]:
        block = part.block(start)
        low, high = part.sentence(start)
        low, high = max(low, block.start, start - 200), min(max(high, end), block.end)
        text = part.folded[low:high]
        words = part.folded[start:end]
        plain = words in _PLAIN
        stop = min(block.end, end + _REACH)
        date = read_date(part.folded, end, stop)
        if date is None and words == "deadline" and end >= block.end - 2 and block.end < part.end:
            following = part.block(block.end + 1)
            if following.start > block.start and following.end <= part.end:
                date = read_date(part.folded, following.start, min(following.end, following.start + _REACH))
                low = following.start if date else low
        if date is None or not _near(part.folded[end : date.start]):
            continue
        if words in ("open until", "until") or not plain:
            if not _ABOUT.inside(text) and not has_any(text, _ABOUT_PHRASES):
                continue
        if not plain and has_any(text, _ELSE):
            continue
        if words.endswith(("period", "window", "dates")) and "kept" in text:
            continue
        if words == "dates" or (words == "deadline" and "appl" not in text and "project" in text):
            continue
        if "until filled" in text and "review" in part.folded[end : date.start]:
            continue
        date = _last_of_range(part, date, block.end)
        found = part.passage(_trim(part, low, start), max(min(high, start + 240), date.end)), date.iso
        if plain:
            return found
        second = second or found
    return second or _sent_by(part)


def _sent_by(part: Part) -> tuple[Passage, str | None] | None:
    """A date by which to send: "send your CV to the office by July 15"."""
    for start, end in part.find("apply.send")[:MOST]:
        high = min(part.sentence(start).end, part.block(start).end, end + 2 * _REACH)
        by = part.folded.find(" by ", end, high)
        while by >= 0:
            date = read_date(part.folded, by, high)
            if date is None:
                break
            if len(part.folded[by + 4 : date.start].split()) <= 2:
                return part.passage(start, date.end), date.iso
            by = part.folded.find(" by ", by + 4, high)
    return None


def _last_of_range(part: Part, date: _Date, end: int) -> _Date:
    """The later of two dates in "June 1 to June 15"; a period is over when its last day is."""
    match = re.match(
        r",? ?(?:\([^)]{0,20}\) ?)?(?:-+|to|through|thru|until|till)(?: (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?)? ?",
        part.folded[date.end : date.end + 40],
    )
    if match is None:
        return date
    start = date.end + match.end()
    later = read_date(part.folded, start, min(end, start + 40))
    return later if later is not None and later.start - start <= 2 else date


def _near(gap: str) -> bool:
    """Whether the words between a cue and a date let the date belong to it."""
    return len(gap) <= 30 or not has_any(gap, (". ", "; ", "\n"))


def _trim(part: Part, low: int, start: int) -> int:
    """Where the passage begins: the sentence, or the cue itself where the sentence is long."""
    if start - low <= 120:
        while low < start and part.folded[low] == " ":
            low += 1
        return low
    return start


def _open_ended(part: Part) -> Passage | None:
    for start, end in part.find("deadline.open")[:MOST]:
        block = part.block(start)
        low, high = part.sentence(start)
        low, high = max(low, block.start), min(max(high, end), block.end)
        words = part.folded[start:end]
        text = part.folded[max(low, start - 150) : min(high, end + 100)]
        if words.split()[-1] == "basis" and not _BASIS.inside(text):
            continue
        if words.startswith(("until a ", "until the right", "until all", "until it")) and not _STAYS.inside(text):
            continue
        return part.passage(_trim(part, low, start), max(end, min(high, start + 240)))
    return None
