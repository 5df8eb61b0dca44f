"""The verdict on a posting in one line, in the words of people who have never seen a linter."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from jdlint.model.finding import Severity
from jdlint.model.report import PostingReport
from jdlint.reporting.prose import list_some

URGENCY: Mapping[Severity, str] = {"error": "Must fix", "warning": "Should fix", "info": "For your information"}
_NEEDS = (  # words of a fact that is needed, and what people call it
    ("federal_contractor", "to know whether you hold government contracts"),
    ("staff", "your headcount"),
    ("place of work", "the place of work"),
)
_CHECKED = ("pass", "fail", "suppressed")
_MOST_PLACES = 3


def tell_verdict(posting: PostingReport) -> str:
    """ "HOLD: 2 must fix, 1 needs your headcount." """
    parts = tell_counts(posting)
    return f"{posting.verdict}: {parts}." if parts else f"{posting.verdict}: nothing to fix."


def tell_counts(posting: PostingReport) -> str:
    """How much there is to do, such as "2 must fix, 1 should fix, 1 needs your headcount"; "" for nothing."""
    severities = [finding.severity for finding in posting.findings]
    parts = [f"{severities.count(severity)} {words.lower()}" for severity, words in URGENCY.items() if severity in severities]
    needs: dict[str, int] = {}
    for outcome in posting.outcomes:
        if outcome.result == "undetermined":
            wanted = " ".join(outcome.needs)
            name = next((name for words, name in _NEEDS if words in wanted), "something that the posting does not say")
            needs[name] = needs.get(name, 0) + 1
    parts += [f"{number} {'needs' if number == 1 else 'need'} {name}" for name, number in needs.items()]
    return ", ".join(parts)


def tell_scope(posting: PostingReport, as_of: str) -> str:
    """By which law it was judged, as of which ISO day, and how much of it: "Colorado on 22 November 2026. 41 rules checked, 6 not." """
    places = list(dict.fromkeys(ruling.place for ruling in posting.law if ruling.status != "not_applicable"))
    where = f"The law of {list_some(places, _MOST_PLACES)}" if places else "No law of a place"
    checked = sum(outcome.result in _CHECKED for outcome in posting.outcomes)
    return f"{where} on {tell_day(as_of)}. {checked} rules checked, {len(posting.outcomes) - checked} not."


def tell_day(day: str) -> str:
    """An ISO day as people write it, "22 November 2026", in every locale."""
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


_MONTHS = "January February March April May June July August September October November December".split()
