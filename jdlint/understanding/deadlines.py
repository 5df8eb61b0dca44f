"""When applications close: a date in any custom, or words that say there is none; and when the posting was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from jdlint.model.posting import Passage, Place
from jdlint.understanding.dates import Date, Dates
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST, in_duty, is_unfilled
from jdlint.understanding.words import Words, has_any

CUES: dict[str, tuple[str, ...]] = {
    "deadline.word": (
        "deadline", "deadlines", "closing date", "close date", "closing", "closes", "close on", "will close", "apply by", "apply before", "applications close",
        "applications due", "due by", "due date", "due no later than", "no later than", "not later than", "accepted until", "accepted through", "accepted by",
        "received by", "submitted by", "received through", "received before", "submitted before", "submitted no later", "open until", "open through", "open from",
        "open to applications until", "accepting applications until", "accepting applications through", "application period", "filing period", "application window",
        "last date", "last day", "posting end", "posting expires", "expires", "valid through", "posted until", "until", "posting will remain", "advertised until",
        "post your application", "filing deadline", "on or before", "final filing", "anticipated to close", "expected to close", "application closing",
        "close at", "close:", "by 5 pm", "apply no later", "dates", "open period", "applications received", "submitted on-line by", "received on-line by", "filed by",
        "filed on-line by", "accepted on-line", "returned by", "application due", "applications are due", "application is due", "materials are due", "submissions are due",
        "consideration date", "first review date", "open for application", "open for applications",
    ),
    "deadline.open": (
        "open until filled", "open until the position is filled", "until filled", "until the position is filled", "until position is filled", "until it is filled",
        "until this position is filled", "until the role is filled", "until the vacancy is filled", "until a suitable candidate", "until a qualified", "rolling basis",
        "ongoing basis", "continuous basis", "continuously accepted", "accepted continuously", "open continuous", "open continuously", "open-continuous",
        "open unit filled", "continuous recruitment", "until the right", "continuous filing", "no closing date", "no application deadline", "no deadline",
        "until all positions", "until a sufficient", "until filled or", "until the vacancy has been filled", "until the position has been filled", "until the role has been filled",
        "until we find", "until we have found", "until we've found", "until someone is found", "until somebody is found",
    ),
    "deadline.event": (
        "close when", "closes when", "close once", "closes once", "close as soon as", "closes as soon as", "close after", "closes after", "close without notice",
        "close without prior notice", "close without further notice", "close at any time", "closed without prior notice", "closed without notice", "closed when", "closed once", "closed after", "closed at any time",
        "by the end of", "before the end of", "by end of", "by the close of", "by close of",
        "cut-off date", "cut-off dates",
    ),
    "posted": ("posted", "posted on", "date posted", "posting date", "publication date", "published on", "opening date", "date of posting"),
}  # fmt: skip

_REACH = 110

_PLAIN = (
    "deadline", "closing date", "close date", "closes", "apply by", "apply before", "applications close", "applications due", "posting end", "posting expires", "posted until",
    "last date", "filing deadline", "advertised until", "accepting applications until", "open until",
    "accepting applications through", "accepted until", "accepted through", "open to applications until", "application closing", "apply no later", "open period",
    "anticipated to close", "expected to close", "valid through", "final filing", "close:", "open through", "applications received", "posting will remain", "application due", "applications are due",
    "application is due", "consideration date",
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
_APPLYING = Words("apply application applications resume resumes cv cvs")
_CLOSING = Words(
    "examination application applications posting vacancy vacancies advert advertisement announcement filing recruitment"
)
_OPENING = Words("from starting starts start beginning begins begin after since")
_SPAN = Words(
    "day week month year business january february march april may june july august september october november december"
)
_ONGOING = Words("open ongoing rolling continuous none")
_TIMES = Words(
    "am pm noon midnight est edt cst cdt mst mdt pst pdt aest aedt gmt bst cet cest utc et ct mt pt eastern central mountain pacific mon* tue* wed* thu* fri* sat* sun*"
)
_LABEL = 60  # characters of a line that is a label and nothing else
_VALUE = 60  # characters of a line that is a date and little else


@cache
def _through() -> re.Pattern[str]:
    """What stands between the two dates of a range."""
    return re.compile(
        r",? ?(?:\([^)]{0,20}\) ?)?(?:at \d{1,2}(?::\d\d)? ?[ap]\.?m\.?,? )?(?:-+|to|through|thru|until|till|and)"
        r"(?: \d{1,2}(?::\d\d)? ?[ap]\.?m\.?,?)?(?: (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?)? ?"
    )


def find_deadline(part: Part, places: Sequence[Place] = ()) -> tuple[Passage | None, str | None]:
    """The closing date as written, with its ISO date if the year is written; or "open until filled" and the like, with None.

    Where it stands in numbers alone, the places of work and the other words of the page tell the day from the month.
    """
    dates = Dates(part, places)
    for block in part.fields("deadline"):
        if is_unfilled(part, block):
            continue
        date = dates.read(block.start, block.end)
        return part.passage(block.start, block.end), date.iso if date else None
    dated = _dated(part, dates)
    if dated is not None:
        return dated
    opened = _open_ended(part)
    if opened is None:
        dated = _sent_by(part, dates)
        if dated is not None:
            return dated
        opened = _by_event(part)
    return opened, None


def find_told_deadline(part: Part, places: Sequence[Place]) -> tuple[Passage, str | None] | None:
    """The closing date that the text tells, whatever the fields say."""
    return _dated(part, Dates(part, places))


def find_posted(part: Part, places: Sequence[Place] = ()) -> tuple[Passage | None, str | None]:
    """The day on which the posting says it was published, with its ISO date if the year is written."""
    dates = Dates(part, places)
    for block in part.fields("posted"):
        date = dates.read(block.start, block.end)
        if date is not None:
            return part.passage(block.start, block.end), date.iso
    for start, end in part.find("posted")[:MOST]:
        date = dates.read(end, min(end + 40, part.end))
        if date is not None and not part.folded[end : date.start].strip(" :on*_\n") and date.iso:
            return part.passage(start, date.end), date.iso
    return None, None


def _dated(part: Part, dates: Dates) -> tuple[Passage, str | None] | None:
    """The first closing date; what is plainly one goes before what only may be one."""
    second: tuple[Passage, str | None] | None = None
    third: tuple[Passage, str | None] | None = None
    for start, end in part.find("deadline.word")[:MOST]:
        block = part.block(start)
        low, high = part.sentence(start)
        low, high = max(low, block.start, start - 200), min(max(high, end), block.end)
        text = part.folded[low:high]
        words = part.folded[start:end]
        plain = words in _PLAIN
        date = dates.read(end, min(block.end, end + _REACH))
        if date is None and plain:
            date, low = _under_label(part, dates, start, end, low)
            value = part.folded[end : min(end + 30, block.end)]
            if date is None and value.startswith(":") and _ONGOING.open(value[1:]):
                third = third or (part.passage(_trim(part, low, start), min(high, start + 240)), None)
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
        later = _last_of_range(part, dates, date)
        if (
            later is date
            and words.endswith(("on-line", "online", "on line", "application", "applications"))
            and _opens(part, end, date)
        ):
            continue
        found = part.passage(_trim(part, low, start), max(min(high, start + 240), later.end)), later.iso
        if plain:
            return found
        if words.startswith("accepted on"):
            third = third or found
        else:
            second = second or found
    return second or third


def _under_label(part: Part, dates: Dates, start: int, end: int, low: int) -> tuple[Date | None, int]:
    """The date in the block that follows a label which stands alone in its own, and where the statement begins."""
    block = part.block(start)
    if (
        block.end - block.start > _LABEL
        or part.folded[end : block.end].strip(" :*_)") not in ("", "for applications")
        or block.end >= part.end
    ):
        return None, low
    following = part.block(block.end + 1)
    if following.start <= block.start or following.end > part.end:
        return None, low
    date = dates.read(following.start, min(following.end, following.start + _REACH))
    if date is None or not _near(part.folded[following.start : date.start]):
        return None, low
    return date, block.start if following.end - following.start <= _VALUE else following.start


def _opens(part: Part, end: int, date: Date) -> bool:
    """Whether a date is that from which on one can apply."""
    return _OPENING.inside(part.folded[end : date.start])


def _sent_by(part: Part, dates: Dates) -> tuple[Passage, str | None] | None:
    """A date by which to send: "send your CV to the office by July 15"."""
    for start, end in part.find("apply.send")[:MOST]:
        high = min(part.sentence(start).end, part.block(start).end, end + 2 * _REACH)
        by = part.folded.find(" by ", end, high)
        while by >= 0:
            date = dates.read(by, high)
            if date is None:
                break
            if len(_list_others(part.folded[by + 4 : date.start].split())) <= 2:
                return part.passage(start, date.end), date.iso
            by = part.folded.find(" by ", by + 4, high)
    return None


def _list_others(words: Iterable[str]) -> list[str]:
    """The words that are no time of day, no zone of time and no day of the week."""
    bare = (word.strip(".,()").replace(".", "") for word in words)
    return [word for word in bare if word not in _TIMES and not word[:1].isdigit()]


def _last_of_range(part: Part, dates: Dates, date: Date) -> Date:
    """The later of two dates in "June 1 to June 15"; a period is over when its last day is."""
    match = _through().match(part.folded, date.end, min(date.end + 60, part.end))
    if match is None:
        return date
    end = part.block(date.start).end
    later = dates.read(match.end(), min(end, match.end() + 40))
    return later if later is not None and later.start - match.end() <= 2 else date


def _near(gap: str) -> bool:
    """Whether the words between a cue and a date let the date belong to it."""
    return len(gap) <= 30 or not has_any(gap.replace("a.m. ", "").replace("p.m. ", ""), (". ", "; ", "\n"))


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


def _by_event(part: Part) -> Passage | None:
    """Words by which applications close at some time that no date names: "at the end of the month", "when we have found someone"."""
    for start, end in part.find("deadline.event")[:MOST]:
        block = part.block(start)
        low, high = part.sentence(start)
        low, high = max(low, block.start), min(max(high, end), block.end)
        words = part.folded[start:end]
        text = part.folded[max(low, start - 150) : start]
        if words.startswith(("close", "cut")):
            sure = _CLOSING.inside(text)
        else:
            sure = _APPLYING.inside(text) and _SPAN.open(part.folded[end : end + 40], 3) and not in_duty(part, start)
        if sure:
            return part.passage(_trim(part, low, start), max(end, min(high, start + 240)))
    return None
