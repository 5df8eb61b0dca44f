"""What can be counted in the pay that a posting states.

For a comparison over a year a full-time job is taken to have 2,080 hours: 52 weeks of 40 hours. That is how the labour departments of
the United States and the guides to Ontario's law turn one into the other; a contract may say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jdlint.model.later import later
from jdlint.model.posting import Pay, Posting
from jdlint.understanding.levels import measure_levels
from jdlint.understanding.text_measures import NO_PAY, Measure, Measured, list_base

NOT_EXEMPT = "the posting does not say that the job is exempt from overtime"
HOURS_A_YEAR = 2080
LEAST_HOURS_A_YEAR = 1820
"""Of a full-time job of 35 hours a week, the least that counts as one in most places: a salary is not called too low by hours not worked."""
_TIMES_A_YEAR: Mapping[str | None, int] = {"hour": HOURS_A_YEAR, "week": 52, "biweekly": 26, "month": 12, "year": 1}
_LEAST_HOURLY = 2.0  # less is a slip of the reading, such as a rate by the piece, in any currency
_NOT_WHOLE = frozenset(("part_time", "internship", "volunteer", "per_diem", "seasonal", "apprenticeship"))
_EXEMPT = later(
    r"\b(?:flsa(?: (?:status|classification|designation|code|type|category))? ?(?:[:\-|(]|is)? ?\(?(?:full[- ]time,? |salaried,? )?exempt\b(?! ?(?:or|/|and|,) ?non)"
    r"|(?<!tax )(?<!tax-)(?:overtime|classification|status|exemption)(?: status)? ?[:\-] ?\(?(?:regular,? |full[- ]time,? |salaried,? )?exempt\b(?! ?(?:or|/|and|,) ?non)"
    r"(?! (?:organi|entit|employer|charit|under (?:section |§ ?)?501|from (?!(?:the )?(?:overtime|flsa|fair labor))))"
    r"|(?<!non-)(?<!non )exempt from (?:the )?(?:overtime|flsa|fair labor)\b"
    r"|(?:regular|full[- ]?time|salaried|salary|permanent),? ?(?:and )?exempt(?= (?:position|role|job)\b)|(?:this is an? |(?:position|role|job) is (?:an? )?(?:(?:classified|considered) (?:as )?)?(?:full[- ]time,? )?(?:salaried,? )?|salaried,?[ -]|salary[ -])exempt\b(?! ?(?:or|/|and|,) ?non)(?! from (?:the )?(?:civil|classified|merit|competitive|state))"
    r"|exempt (?:status )?under the (?:flsa|fair labor))"
)


def measure_base_pay(read: Callable[[Pay], float | None]) -> Measure:
    """A number of each amount of base pay."""

    def measure(posting: Posting) -> Sequence[Measured] | str:
        base = list_base(posting)
        if not base:
            return NO_PAY
        # Beside a range, an amount with one side is a limit, such as that of a whole pay system.
        base = [pay for pay in base if count_sides(pay) == 2] or base
        return [Measured(value, pay.start, pay.end) for pay in base if (value := read(pay)) is not None]

    return measure


def width(pay: Pay) -> float | None:
    """The upper end in percent of the lower one."""
    return 100 * pay.maximum / pay.minimum if pay.minimum and pay.maximum and pay.maximum >= pay.minimum else None


def count_sides(pay: Pay) -> float:
    """How many ends the amount has."""
    return (pay.minimum is not None) + (pay.maximum is not None)


def is_inverted(pay: Pay) -> float:
    """Whether the lower end is above the upper one."""
    return pay.minimum is not None and pay.maximum is not None and pay.minimum > pay.maximum


def measure_fixed(posting: Posting) -> Sequence[Measured] | str:
    """One for each fixed amount of base pay, where no range of it stands."""
    base = list_base(posting)
    if not base:
        return NO_PAY
    return [Measured(1, pay.start, pay.end) for pay in base] if all(pay.minimum == pay.maximum for pay in base) else []


def measure_vague_pay(posting: Posting) -> Sequence[Measured] | str:
    """One for each phrase that stands in for an amount of pay."""
    return [Measured(1, passage.start, passage.end) for passage in posting.vague_pay]


def measure_lone_words(posting: Posting) -> Sequence[Measured] | str:
    """One for each phrase that stands in for an amount of pay, where no amount stands."""
    if any(pay.kind in ("base", "ote") for pay in posting.pay):
        return []
    return measure_vague_pay(posting)


def measure_targets(posting: Posting) -> Sequence[Measured] | str:
    """One for each amount of on-target earnings, where no base pay stands and the pay is not commission alone."""
    if not any(pay.kind == "ote" for pay in posting.pay):
        return []
    if list_base(posting) or "commission" in posting.pay_told_by:
        return []
    return [Measured(1, pay.start, pay.end) for pay in posting.pay if pay.kind == "ote"]


def measure_linked_pay(posting: Posting) -> Sequence[Measured] | str:
    """One for the words that send the reader elsewhere for the pay, where no amount of it stands in the posting."""
    link = posting.pay_link
    if link is None or any(pay.kind in ("base", "ote") for pay in posting.pay):
        return []
    return [Measured(1, link.start, link.end)]


def measure_hourly(posting: Posting) -> Sequence[Measured] | str:
    """The lower end of each amount of base pay by the hour; the upper end, where that is all the posting states.

    An amount for a week, a month or a year counts only where the posting says that the job is full-time and names no other kind of
    employment: then with 35 hours a week and 1,820 a year. A day, a shift and a piece have no hours that one could know. What comes to
    less than 2 an hour, or to half of another amount, is left out.
    """
    base = list_base(posting)
    if not base:
        return NO_PAY
    whole = is_full_time(posting)
    found = [
        _measured(hourly, pay, None)
        for pay in base
        if pay.period == "hour" or (whole and pay.period in _TIMES_A_YEAR)
        if (yearly := _yearly(pay, _lower(pay))) is not None
        and (hourly := yearly / (HOURS_A_YEAR if pay.period == "hour" else LEAST_HOURS_A_YEAR)) >= _LEAST_HOURLY
    ]
    # Beside the pay of the job, a far smaller amount is what nights or weekends add to it.
    most = max((one.value for one in found), default=0)
    return [one for one in found if 2 * one.value > most]


def measure_spread(posting: Posting) -> Sequence[Measured] | str:
    """How far apart the ends of each range of base pay are in a year; an hour counts 2,080 times.

    A lower end of less than 2 an hour is left out as misread: "$1-$130,000" is no range from one dollar.
    """
    base = list_base(posting)
    if not base:
        return NO_PAY
    return [
        _measured(top - low, pay, top)
        for pay in base
        if (low := _yearly(pay, pay.minimum)) is not None and (top := _yearly(pay, pay.maximum)) is not None
        if top >= low and low / HOURS_A_YEAR >= _LEAST_HOURLY
    ]


def measure_exempt_salary(posting: Posting) -> Sequence[Measured] | str:
    """The lower end of the salary in a year, where the posting says that the job is exempt from overtime.

    A wage by the hour is no salary. A salary of a part-time job is left out, since the amount may be that of a full-time one.
    """
    if not says_exempt(posting):
        return NOT_EXEMPT
    base = list_base(posting)
    if not base:
        return NO_PAY
    if not _NOT_WHOLE.isdisjoint(posting.employment_type):
        return "the salary of a job that is not full-time may be stated for a full-time one"
    return [
        _measured(yearly, pay, _yearly(pay, pay.maximum))
        for pay in base
        if pay.period in ("week", "biweekly", "month", "year")
        if (yearly := _yearly(pay, _lower(pay))) is not None and yearly / HOURS_A_YEAR >= _LEAST_HOURLY
    ]


def says_exempt(posting: Posting) -> bool:
    """Whether the posting says that the job is exempt from overtime; "tax-exempt" and "non-exempt" are other words."""
    folded = posting.folded
    place = folded.find("exempt", posting.start, posting.end)
    if (
        place < 0
        or folded.find("non-exempt", posting.start, posting.end) >= 0
        or folded.find("nonexempt", posting.start, posting.end) >= 0
    ):
        return False  # who names both may offer either
    while place >= 0:
        if _EXEMPT.search(folded, max(place - 80, posting.start), min(place + 60, posting.end)):
            return True
        place = folded.find("exempt", place + 6, posting.end)
    return False


def is_full_time(posting: Posting) -> bool:
    """Whether the job is full-time by the posting's own words, and nothing else."""
    return "full_time" in posting.employment_type and _NOT_WHOLE.isdisjoint(posting.employment_type)


def _lower(pay: Pay) -> float | None:
    return pay.minimum if pay.minimum is not None else pay.maximum


def _yearly(pay: Pay, amount: float | None) -> float | None:
    times = _TIMES_A_YEAR.get(pay.period)
    return None if amount is None or times is None or pay.period is None else amount * times


def _measured(value: float, pay: Pay, top: float | None) -> Measured:
    return Measured(round(value, 2), pay.start, pay.end, {"currency": pay.currency or ""}, currency=pay.currency, top=top)


def iterate() -> Iterator[tuple[str, Measure]]:
    """The measures of pay, by name."""
    yield "pay.period", measure_base_pay(lambda pay: pay.period is not None)
    yield "pay.only_target", measure_targets
    yield "pay.currency", measure_base_pay(lambda pay: pay.currency is not None)
    yield "pay.sides", measure_base_pay(count_sides)
    yield "pay.inverted", measure_base_pay(is_inverted)
    yield "pay.width", measure_base_pay(width)
    yield "pay.fixed", measure_fixed
    yield "pay.levels", measure_levels
    yield "pay.vague", measure_vague_pay
    yield "pay.only_words", measure_lone_words
    yield "pay.behind_link", measure_linked_pay
    yield "pay.hourly", measure_hourly
    yield "pay.spread", measure_spread
    yield "pay.exempt_salary", measure_exempt_salary


PAY_MEASURES: Mapping[str, Measure] = dict(iterate())
