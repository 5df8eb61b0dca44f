"""``measure``: a named number of the posting against limits (``min``, ``max``). What can be measured: `jdlint.understanding.measures`.

A value that belongs to a place counts only where the rule's scope reads and no exception holds. ``currency`` is that of the limits:
amounts in another one, or in one that is not known, are left out. So are those from a range whose upper end is above ``skip_above``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, NotApplicable, RuleError
from jdlint.checking.nearest import tell_names
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting
from jdlint.understanding.measures import DATED, MEASURES, TOLD
from jdlint.understanding.text_measures import Measured


def list_phrases(rule: Rule) -> Iterable[str]:
    """None: a measure counts."""
    return ()


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Judge each measured value. Raises RuleError for a measure that does not exist."""
    measure, dated = MEASURES.get(rule.check), DATED.get(rule.check)
    if measure is None and dated is None:
        raise RuleError(f'there is no measure "{rule.check}"{tell_names(rule.check, (*MEASURES, *DATED))}')
    low = options.get("min")
    high = options.get("max")
    if low is None and high is None:
        raise RuleError("a measure without min and max reports nothing; set one of them")
    currency = options.get("currency")
    skip_above = options.get("skip_above")
    everywhere = not rule.scope.only and not rule.scope.never

    def is_beyond(found: Measured) -> bool:
        if currency is not None and found.currency != currency:
            return False
        if skip_above is not None and found.top is not None and found.top > skip_above:
            return False
        return (low is not None and found.value < low) or (high is not None and found.value > high)

    # What is held against an amount with cents is told with cents.
    digits = 2 if any(limit is not None and not float(10 * limit).is_integer() for limit in (low, high)) else 1

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        measured = measure(posting) if measure else dated(posting, evidence.as_of) if dated else ()
        if isinstance(measured, str):
            return NotApplicable(measured)
        beyond = [found for found in measured if is_beyond(found)]
        excuse = evidence.find_excuse(posting) if beyond else None
        if excuse is not None:
            return NotApplicable(f'the posting says "{posting.document.text.string[excuse.start : excuse.end]}"')
        return [
            Hit(
                found.start,
                found.end,
                {"value": show(found.value, digits), "min": show(low, 2), "max": show(high, 2), **found.values},
                related=found.related,
            )
            for found in beyond
            if found.start is None
            or found.end is None
            or (
                (everywhere or rule.scope.covers(posting.zone(found.start)))
                and not evidence.excepts(posting, found.start, found.end)
            )
        ]

    return judge


def show(number: float | None, digits: int = 1) -> str:
    """A number as people write it: whole, or with no more than so many decimals."""
    if number is None:
        return ""
    if float(number).is_integer():
        return str(int(number))
    return f"{number:.{digits}f}" if digits == 1 or not float(10 * number).is_integer() else f"{number:.1f}"


def list_values(rule: Rule) -> Iterable[str]:
    """The number, its limits, and what the measure tells of the place."""
    return ("value", "min", "max", *TOLD.get(rule.check, ()))


KIND = Kind(list_phrases, prepare, values=list_values)
