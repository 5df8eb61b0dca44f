"""Pairs of statements in a posting that cannot both hold.

A contradiction is told only where both sides are plain: "remote" beside a visit to the office is none, and two ranges may be those of
two levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from jdlint.model.posting import Conflict, Passage, Pay, Posting, Told
from jdlint.understanding.deadlines import find_told_deadline
from jdlint.understanding.demands import find_degrees, find_experience
from jdlint.understanding.employment import find_told_hours
from jdlint.understanding.part import Part
from jdlint.understanding.pay_fields import may_be_same
from jdlint.understanding.places import find_labelled_places
from jdlint.understanding.plain_workplaces import find_plain_workplaces
from jdlint.understanding.roles import name_other_jobs
from jdlint.understanding.words import Words
from jdlint.understanding.workplaces import find_stated_workplaces

if TYPE_CHECKING:
    from jdlint.understanding.markup import Markup

NAMES = frozenset({"titles", "pays", "places", "workplaces", "employment_types", "deadlines", "dates", "experience", "degrees"})
"""What may conflict."""

_HOURS = frozenset({"full_time", "part_time"})
_MOST = 100  # amounts that are held against each other
_WIDE = 20  # times its lowest amount that no range reaches
_TIMES = 3  # what divides the pay of a year from that of a month
_APART = 80  # characters between two statements that are no list
_PAY = Words("salary pay wage compensation range rate")
_CASES = Words(
    "for level* grade* step* tier* zone* band* based locat* in at senior junior entry if when after first start* promot* target ote commission* bonus* tip* "
    "variable shift* night* weekend* depend* per experienced with without plus up metro city area region state contract* intern* part full or gs"
)
_Pair = tuple[Told, Passage]


def find_conflicts(part: Part, posting: Posting, markup: Markup | None) -> tuple[Conflict, ...]:
    """All conflicts of a posting, at the most one of each name."""
    found = []
    for name, pairs in _list_pairs(part, posting, markup):
        for first, second in pairs:
            found.append(Conflict(name, first.text, first.span, second))
            break
    return tuple(found)


def _list_pairs(part: Part, posting: Posting, markup: Markup | None) -> Iterator[tuple[str, Iterator[_Pair]]]:
    """The pairs by name, where there is enough to look into: most postings say each thing once."""
    fields = part.document.fields
    structured = len(fields) > (markup is not None)
    if markup is not None or len(posting.titles) > 1:
        yield "titles", _find_titles(part, posting, markup)
    if markup is not None or len(posting.pay) > 1:
        yield "pays", _find_pays(part, posting, markup)
    beside = structured or markup is not None
    remote, onsite = part.find("plain.remote"), part.find("plain.onsite")
    if (remote and onsite) or (beside and (remote or onsite)) or (structured and len(part.fields("workplace")) > 1):
        yield "workplaces", _find_workplaces(part, markup, structured)
    if part.find("work.type") if beside else _HOURS.issubset(posting.employment_type):
        yield "employment_types", _find_types(part, posting, markup, structured)
    if part.find("demand.entry"):
        yield "experience", _inside(part, find_experience(part))
    if part.find("demand.no_degree"):
        yield "degrees", _inside(part, find_degrees(part))
    if posting.posted_date and posting.deadline_date and posting.deadline_date < posting.posted_date:
        yield "dates", _find_dates(part, posting)
    if fields:
        yield "places", _find_places(part, posting, markup)
        yield "deadlines", _find_deadlines(part, posting, markup)


def _tell(part: Part, passage: Passage) -> Told:
    return Told(" ".join(passage.text.split()), part.document.text.to_source(passage.start, passage.end))


def _inside(part: Part, pair: tuple[Passage, Passage] | None) -> Iterator[_Pair]:
    if pair is not None:
        yield _tell(part, pair[0]), pair[1]


def _is_field(part: Part, offset: int) -> bool:
    """Whether a place is a structured value, and no text that people read as such."""
    block = part.block(offset)
    return block.kind == "field" or (block.kind == "item" and block.field != "" and block.end - block.start <= 100)


def _find_dates(part: Part, posting: Posting) -> Iterator[_Pair]:
    """A closing date before the day on which the posting says it was published."""
    if posting.posted is not None and posting.deadline is not None:
        yield _tell(part, posting.posted), posting.deadline


def _find_titles(part: Part, posting: Posting, markup: Markup | None) -> Iterator[_Pair]:
    """Titles that name different jobs."""
    for other in posting.titles[1:]:
        if name_other_jobs(posting.titles[0].text, other.text):
            yield _tell(part, posting.titles[0]), other
    if markup is not None and markup.title is not None:
        for other in posting.titles:
            if name_other_jobs(markup.title.text, other.text):
                yield markup.title, other


def _find_pays(part: Part, posting: Posting, markup: Markup | None) -> Iterator[_Pair]:
    """A structured value and the text that give different base pay in the same period and currency."""
    pays = posting.pay[:_MOST]
    every = [pay for pay in pays if not _is_field(part, pay.start)]
    told = [pay for pay in every if pay.kind == "base"]
    stated = [(pay, _tell_pay(part, pay)) for pay in pays if pay.kind == "base" and _is_field(part, pay.start)]
    stated += markup.pays if markup is not None else ()
    for pay, value in stated:
        # A value may hold what one earns in all, or the range over all levels and places that the text tells apart.
        if any(_repeats(other, pay) for other in every) or _covers(pay, told):
            continue
        for other in told:
            if may_be_same(other, pay) and _is_near(other, pay) and _contradicts(other, pay):
                yield value, Passage(other.text, other.start, other.end)
    if not stated:
        yield from _find_two_pays(part, told)


def _find_two_pays(part: Part, told: list[Pay]) -> Iterator[_Pair]:
    """Two ranges for the same job, apart from each other and with nothing that tells for which level, place or case each is."""
    ranges = list({(pay.minimum, pay.maximum): pay for pay in reversed(told)}.values())
    if len(ranges) != 2:
        return
    second, first = sorted(ranges, key=lambda pay: -pay.start)
    if first.minimum is None or first.maximum is None or second.minimum is None or second.maximum is None:
        return
    if first.currency != second.currency or first.period != second.period:
        return
    apart = part.sentence(first.start).end <= second.start and second.start - first.end > _APART
    disjoint = first.maximum < second.minimum or second.maximum < first.minimum
    if apart and disjoint and all(_is_of_all(part, pay) for pay in (first, second)):
        yield _tell_pay(part, first), Passage(second.text, second.start, second.end)


def _is_of_all(part: Part, pay: Pay) -> bool:
    """Whether an amount is called the pay, for whoever gets the job."""
    block = part.block(pay.start)
    low, high = part.sentence(pay.start)
    before = part.folded[max(low, block.start, pay.start - 100) : pay.start]
    after = part.folded[pay.end : min(high, block.end, pay.end + 100)]
    return _PAY.inside(before) and not _CASES.inside(before) and not _CASES.inside(after)


def _tell_pay(part: Part, pay: Pay) -> Told:
    return Told(" to ".join(pay.text.split("\n")), part.document.text.to_source(pay.start, pay.end))


def _repeats(told: Pay, stated: Pay) -> bool:
    """Whether both are the same range, or one is an end of the other by itself."""
    ends, sides = (stated.minimum, stated.maximum), (told.minimum, told.maximum)
    return sides == ends or (told.minimum == told.maximum and told.minimum in ends) or (ends[0] == ends[1] and ends[0] in sides)


def _covers(stated: Pay, told: list[Pay]) -> bool:
    """Whether several ranges of the text lie within a value, as those of levels and places do."""
    within = {
        (pay.minimum, pay.maximum)
        for pay in told
        if pay.minimum is not None
        and pay.maximum is not None
        and (stated.minimum is None or pay.minimum >= stated.minimum)
        and (stated.maximum is None or pay.maximum <= stated.maximum)
    }
    return len(within) > 1 or (bool(within) and len({(pay.minimum, pay.maximum) for pay in told}) > 1)


def _is_near(told: Pay, stated: Pay) -> bool:
    """Whether two amounts may be for the same time: where a period is not told, only amounts of a size are."""
    if told.minimum and told.maximum and told.maximum > _WIDE * told.minimum:
        return False  # "$67-78,000" is half a number
    if told.period is not None and stated.period is not None:
        return True
    one, other = told.maximum or told.minimum, stated.maximum or stated.minimum
    return bool(one and other) and max(one or 0, other or 0) <= _TIMES * min(one or 0, other or 0)


_SWITCH = ("true", "True", "yes", "Yes", "1")


def passage_field(part: Part, offset: int) -> str:
    """The name of the field whose value stands at an offset."""
    return part.block(offset).field.rpartition("/")[2]


def _contradicts(told: Pay, stated: Pay) -> bool:
    """Whether both cannot hold; a limit ("up to", "from") holds for all that keeps within it."""
    if told.minimum is None:
        return told.maximum is not None and stated.maximum is not None and told.maximum < stated.maximum
    if told.maximum is None:
        return stated.minimum is not None and told.minimum > stated.minimum
    return True


def _find_workplaces(part: Part, markup: Markup | None, structured: bool) -> Iterator[_Pair]:
    """A value that says remote and a text that asks for the office, or the other way round; or both in the text, plainly."""
    plain = find_plain_workplaces(part)
    stated: list[tuple[str, Told]] = []
    if structured:
        values = find_stated_workplaces(part)
        stated = [(kind, _tell(part, passage)) for kind, passage in values]
        for one, passage in values:
            # A switch for remote work beside a value that says in words that some or all days are in the office.
            if one == "remote" and (others := [other for other, _ in values if other != "remote"]):
                told = _tell(part, passage)
                name = passage_field(part, passage.start)
                second = next(found for other, found in values if other == others[0])
                yield told._replace(text=f"{name}: {told.text}") if told.text in _SWITCH else told, second
    if markup is not None and markup.remote is not None:
        stated.append(("remote", markup.remote))
    kinds = {kind for kind, _ in stated}
    for kind, value in stated:
        for other, passage in plain:
            if other != kind and other not in kinds and kind != "hybrid":
                yield value, passage
    remote = [passage for kind, passage in plain if kind == "remote"]
    onsite = [passage for kind, passage in plain if kind == "onsite"]
    if remote and onsite:
        first, second = sorted((remote[0], onsite[0]), key=lambda passage: passage.start)
        yield _tell(part, first), second


def _find_types(part: Part, posting: Posting, markup: Markup | None, structured: bool) -> Iterator[_Pair]:
    """Full time here and part time there."""
    told = [(kind, passage) for kind, passage in find_told_hours(part) if kind in _HOURS]
    kinds = {kind for kind, _ in told}
    stated = list(markup.types) if markup is not None else []
    if structured:
        stated += [
            (kind, _tell(part, passage))
            for kind, passage in zip(posting.employment_type, posting.employment_types, strict=True)
            if _is_field(part, passage.start)
        ]
    stated_kinds = {kind for kind, _ in stated} & _HOURS
    if len(stated_kinds) == 1 and len(kinds) == 1:
        for kind, value in stated:
            if kind in _HOURS - kinds:
                yield value, told[0][1]
    if kinds == _HOURS and not stated_kinds:
        first, second = told[0][1], next(passage for kind, passage in told if kind != told[0][0])
        yield _tell(part, first), second


def _find_places(part: Part, posting: Posting, markup: Markup | None) -> Iterator[_Pair]:
    """A value and a text that lead to different countries or states."""
    told = [place for place in find_labelled_places(part) if place.jurisdiction]
    stated = [
        (place.jurisdiction, _tell(part, Passage(place.text, place.start, place.end)))
        for place in posting.locations
        if place.jurisdiction and _is_field(part, place.start)
    ]
    for values in (stated, markup.places if markup is not None and markup.remote is None else ()):
        if (
            not values
            or not told
            or any(_shares_town(value.text, place.text) for _, value in values[:_MOST] for place in told[:_MOST])
        ):
            continue
        if not _may_agree({code for code, _ in values}, {place.jurisdiction or "" for place in told}):
            yield values[0][1], Passage(told[0].text, told[0].start, told[0].end)


def _shares_town(value: str, words: str) -> bool:
    """Whether the first name of a value stands in what the text lists."""
    return value.partition(",")[0].strip().lower() in words.lower()


def _may_agree(codes: set[str], others: set[str]) -> bool:
    """Whether a jurisdiction of one side is one of the other, or lies in it."""
    return any(code.startswith(other) or other.startswith(code) for code in codes for other in others)


def _find_deadlines(part: Part, posting: Posting, markup: Markup | None) -> Iterator[_Pair]:
    """Two closing dates more than a day apart: the end of a day is another day elsewhere."""
    told = find_told_deadline(part, posting.locations)
    if told is None or told[1] is None:
        return
    stated = [markup.until] if markup is not None and markup.until is not None else []
    if posting.deadline is not None and posting.deadline_date is not None and _is_field(part, posting.deadline.start):
        stated.append((posting.deadline_date, _tell(part, posting.deadline)))
    for day, value in stated:
        try:
            apart = abs((date.fromisoformat(day) - date.fromisoformat(told[1])).days)
        except ValueError:
            continue
        if apart > 1:
            yield value, told[0]
