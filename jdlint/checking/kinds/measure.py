"""``measure``: a named number of the posting against limits (``min``, ``max``). What can be measured: `jdlint.understanding.measures`.

A value that belongs to a place counts only where the rule's scope reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, NotApplicable, RuleError
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting
from jdlint.understanding.measures import DATED, MEASURES, TOLD


def list_phrases(rule: Rule) -> Iterable[str]:
    """None: a measure counts."""
    return ()


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Judge each measured value. Raises RuleError for a measure that does not exist."""
    measure, dated = MEASURES.get(rule.check), DATED.get(rule.check)
    if measure is None and dated is None:
        raise RuleError(f"there is no measure {rule.check!r}; there are {', '.join(sorted({*MEASURES, *DATED}))}")
    low = options.get("min")
    high = options.get("max")
    everywhere = not rule.scope.only and not rule.scope.never

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        measured = measure(posting) if measure else dated(posting, evidence.as_of) if dated else ()
        if isinstance(measured, str):
            return NotApplicable(measured)
        return [
            Hit(
                found.start,
                found.end,
                {"value": show(found.value), "min": show(low), "max": show(high), **found.values},
                related=found.related,
            )
            for found in measured
            if ((low is not None and found.value < low) or (high is not None and found.value > high))
            and (everywhere or found.start is None or rule.scope.covers(posting.zone(found.start)))
        ]

    return judge


def show(number: float | None) -> str:
    """A number as people write it: whole, or with one decimal."""
    if number is None:
        return ""
    return str(int(number)) if float(number).is_integer() else f"{number:.1f}"


def list_values(rule: Rule) -> Iterable[str]:
    """The number, its limits, and what the measure tells of the place."""
    return ("value", "min", "max", *TOLD.get(rule.check, ()))


KIND = Kind(list_phrases, prepare, values=list_values)
