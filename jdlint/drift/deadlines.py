"""Until when people may apply, on both sides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from jdlint.drift.days import Day, find_days, read_day
from jdlint.drift.side import Side
from jdlint.model.drift import Fact
from jdlint.model.later import later
from jdlint.model.posting import Told

_BEFORE, _AROUND = 40, 300  # characters in which the words stand that make a day a deadline
_UNTIL = later(
    r"\b(?:bis|bis zum|spätestens|jusqu'au|avant le|hasta el|antes del?|tot|uiterlijk|vóór|voor|entro il|entro|até|by|until|before|am)\W+(?:\w+\W+){0,2}$"
)
_APPLY = later(r"bewerb|candidat|postul|solicit|sollicit|apply|applic|frist|scad|prazo|plazo|délai|@")


class Closing(NamedTuple):
    """A deadline with its words; ``day`` is None where they name no day. ``loose`` is whether it may be off by a day, as a machine's end of day is."""

    day: Day | None
    told: Told
    loose: bool = False


def list_closings(side: Side) -> list[Closing]:
    """The deadline that the text or its fields tell, and the one of the page's JSON-LD."""
    found = []
    posting = side.posting
    if posting.deadline is not None:
        days = list(find_days(side.folded, posting.deadline.start, posting.deadline.end))
        if posting.deadline_date is not None:
            stated = read_day(posting.deadline_date)
            near = next((day for day in days if day.may_be(stated)), stated)
            days = [stated._replace(start=near.start, end=near.end)]
        day = days[-1] if days else None
        found.append(
            Closing(day, side.tell_passage(posting.deadline), loose=side.document.format == "record" and _is_value(side))
        )
    elif posting.language != "en":
        found += _find_until(side)
    if side.markup is not None and side.markup.until is not None:
        found.append(Closing(read_day(side.markup.until[0]), side.markup.until[1], loose=True))
    return found


def _is_value(side: Side) -> bool:
    """Whether the deadline is a value by itself, as boards have it for how long an ad is shown."""
    told = side.posting.deadline
    return told is not None and any(
        block.field and block.start == told.start and block.end == told.end for block in side.posting.blocks
    )


def _find_until(side: Side) -> list[Closing]:
    """Days behind a word for "until" in a sentence on applying, in a language of which deadlines are not understood."""
    posting = side.posting
    for day in find_days(side.folded, posting.start, posting.end):
        index = bisect_right(posting.sentences, (day.start, posting.end)) - 1
        low, high = posting.sentences[index] if index >= 0 else (posting.start, posting.end)
        if not _UNTIL.search(side.folded, max(low, day.start - _BEFORE), day.start):
            continue
        if _APPLY.search(side.folded, max(low, day.start - _AROUND), min(max(high, day.end), day.end + _AROUND)):
            return [Closing(day, side.tell(day.start, day.end))]
    return []


def compare_deadlines(approved: Side, live: Side, page: Side) -> Iterator[Fact]:
    """The approved deadline and the published one, which may stand on the ``page`` about the posting."""
    ours, theirs = list_closings(approved), list_closings(live)
    if not ours:
        for other in theirs:
            if other.day is not None and not other.loose and _find_written(approved, other.day) is None:
                why = "The published copy closes applications on a day; the approved document names none."
                yield Fact("deadline", "added", "warning", why, None, other.told)
        return
    others = [other for other in theirs if other.day is not None]
    days = [one.day for one in ours if one.day is not None]
    if not days:
        if others:
            why = "The published copy closes applications on a day that nobody approved: people will hold back, or come too late."
            yield Fact("deadline", "changed", "error", why, ours[0].told, others[0].told)
        elif theirs or page.find_run([token.word for token in approved.tokens[slice(*_tokens(approved))]]) >= 0:
            yield Fact("deadline", "same", None, "", ours[0].told, theirs[0].told if theirs else None)
        else:
            why = "The published copy does not say until when people may apply; the approved document does."
            yield Fact("deadline", "missing", "warning", why, ours[0].told)
        return
    moved = [other for other in others if not any(_is_same(day, other) for day in days)]
    one = next(one for one in ours if one.day is not None)
    assert one.day is not None
    if moved:
        yield Fact("deadline", "changed", "error", _tell_move(one.day, moved[0].day), one.told, moved[0].told)
    elif others:
        yield Fact("deadline", "same", None, "", one.told, others[0].told)
    elif (written := _find_written(page, one.day)) is not None:
        yield Fact("deadline", "same", None, "", one.told, page.tell(written.start, written.end))
    else:
        why = "The published copy does not say until when people may apply: some laws ask for it, and people come too late."
        yield Fact("deadline", "missing", "error", why, one.told, theirs[0].told if theirs else None)


def _find_written(side: Side, day: Day) -> Day | None:
    """Where a side names a day, for whatever."""
    return next((other for other in find_days(side.folded, side.posting.start, side.posting.end) if other.may_be(day)), None)


def _tokens(side: Side) -> tuple[int, int]:
    passage = side.posting.deadline
    return side.find_words(passage.start, passage.end) if passage is not None else (0, 0)


def _is_same(day: Day, other: Closing) -> bool:
    if other.day is None or day.may_be(other.day):
        return True
    one, two = _date(day), _date(other.day)
    return other.loose and one is not None and two is not None and abs((one - two).days) <= 1


def _date(day: Day) -> date | None:
    if len(day.readings) != 1:
        return None
    year, month, number = next(iter(day.readings))
    try:
        return date(year, month, number) if year else None
    except ValueError:
        return None


def _tell_move(day: Day, other: Day | None) -> str:
    one, two = _date(day), _date(other) if other else None
    if one is None or two is None:
        return "The published deadline is not the approved one: people come too late, or hold back."
    apart = abs((one - two).days)
    how = f"{apart:,} day{'s' if apart > 1 else ''} {'earlier' if two < one else 'later'}"
    end = "people who rely on the approved day come too late" if two < one else "applications come in that nobody waits for"
    return f"The published deadline is {how} than the approved one: {end}."
