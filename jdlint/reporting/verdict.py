"""The verdict on a posting in one line, in the words of people who have never seen a linter."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping

from jdlint.model.finding import Result, Severity, Silencer
from jdlint.model.report import PostingReport
from jdlint.reporting.plain import one_line
from jdlint.reporting.prose import list_some

URGENCY: Mapping[Severity, str] = {"error": "Must fix", "warning": "Should fix", "info": "For your information"}
NO_ADVICE = "jdlint is a tool and gives no legal advice. READY says that no rule found a fault, not that every law is met."
CAME_OUT: Mapping[Result, str] = {
    "fail": "Fails",
    "undetermined": "Undecided",
    "suppressed": "Silenced",
    "pass": "Passes",
    "not_applicable": "Does not apply",
}
"""How a rule came out, what needs a person first."""
_NEEDS = (  # words of a fact that is needed, and what people call it
    ("federal_contractor", "to know whether you hold government contracts"),
    ("staff", "your headcount"),
    ("place of work", "the place of work"),
)
HEADS: Mapping[Silencer, str] = {
    "comment": "silenced by a comment",
    "waiver": "waived",
    "baseline": "known since the baseline",
    "unchanged": "in no changed line",
}
"""Who silenced what does not count."""
_CHECKED = ("pass", "fail", "suppressed")
_MOST_PLACES = 3


def tell_verdict(posting: PostingReport) -> str:
    """ "HOLD: 2 must fix, 1 needs your headcount." """
    if posting.verdict == "NOT CHECKED":
        reasons = Counter(outcome.why for outcome in posting.outcomes if outcome.result == "not_applicable" and outcome.why)
        return f"{posting.verdict}: {one_line(reasons.most_common(1)[0][0]).rstrip('.')}." if reasons else f"{posting.verdict}."
    quiet = tell_quiet(posting)  # so that nobody takes a verdict for that of a clean posting
    return f"{posting.verdict}: {tell_counts(posting) or 'nothing to fix'}{f'; {quiet}' if quiet else ''}."


def tell_quiet(posting: PostingReport) -> str:
    """How much does not count, such as "2 waived, 1 known since the baseline"; "" for nothing."""
    told = [finding.suppressed for finding in posting.suppressed] + [outcome.suppressed for outcome in posting.outcomes]
    by = Counter(one.by for one in told if one)
    return ", ".join(f"{by[silencer]:,} {words}" for silencer, words in HEADS.items() if by[silencer])


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
    if posting.law_old:
        parts.append("the table of the law is too old, get a newer one")
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
