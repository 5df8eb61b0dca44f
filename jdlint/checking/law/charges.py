"""What a rule's hits mean by law: which requirements each breaks, how grave that is, and how every requirement came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jdlint.checking.judging import Hit
from jdlint.checking.law.docket import Asked, Docket
from jdlint.checking.rule import Rule
from jdlint.model.finding import SEVERITIES, Outcome, Severity
from jdlint.model.law import Ruling, Status
from jdlint.model.posting import Posting

_SUBSTITUTES = {
    "link": "the pay is told behind a link, which this law accepts if the page is open to all and about this job",
    "commission": "the posting says that the pay is by commission, which is enough here",
}


class Charge(NamedTuple):
    """A hit and the requirements that it breaks, the most demanding first."""

    hit: Hit
    law: tuple[Asked, ...] = ()


def bring_charges(groups: Sequence[tuple[Sequence[Hit], Sequence[Asked]]], *, policy: Sequence[Hit]) -> list[Charge]:
    """One charge a place: the hits of each group of requirements that share their limits, and those of the rule's own limits.

    Where several hit one place, the words of the most demanding are told.
    """
    merged: dict[object, Charge] = {}
    for hits, asked in (*groups, (policy, ())):
        for hit in hits:
            key = (hit.start, hit.end, hit.source) if hit.start is not None or hit.source is not None else str(hit.values)
            before = merged.get(key)
            merged[key] = Charge(hit, tuple(asked)) if before is None else before._replace(law=(*before.law, *asked))
    return sorted(merged.values(), key=lambda charge: (charge.hit.start is not None, charge.hit.start or 0, charge.hit.end or 0))


def excuse(asked: Sequence[Asked], posting: Posting) -> tuple[list[Asked], dict[int, str]]:
    """The requirements that stand, and by number why others are met by something else that the posting says."""
    standing, met = [], {}
    for one in asked:
        told = one.requirement.accepts & posting.pay_told_by
        if told:
            met[one.number] = _SUBSTITUTES[min(told)]
        else:
            standing.append(one)
    return standing, met


def weigh(rule: Rule, law: Sequence[Asked], day: str) -> Severity:
    """How severe a finding is: as the rule says, and an error where a law that was read is broken for certain."""
    grades: set[Severity] = set() if rule.basis == "law" else {rule.severity}
    if not rule.settled:
        grades |= {_grade(one, rule, day) for one in law if one.certain}
    return min(grades, key=SEVERITIES.index, default=rule.severity)


def _grade(asked: Asked, rule: Rule, day: str) -> Severity:
    provision = asked.provision
    if provision.evidence == "memory":
        return "info"
    if provision.duty == "advised":
        return "warning" if rule.basis == "law" else rule.severity
    return "warning" if day < provision.enforced_from else "error"


class Trial(NamedTuple):
    """What came of a docket for one posting: the numbers of broken requirements, and why others are met though their rule fails."""

    docket: Docket
    words: tuple[str, ...]
    broken: set[int]
    excused: dict[int, str]


def conclude(trial: Trial, outcomes: Mapping[str, Outcome]) -> tuple[Ruling, ...]:
    """How each requirement came out."""
    return tuple(_rule(one, trial, outcomes.get(one.requirement.rule)) for one in trial.docket.all)


def _rule(asked: Asked, trial: Trial, outcome: Outcome | None) -> Ruling:
    provision, reach = asked.provision, asked.reach
    because = trial.words[reach.where] if reach.where is not None else ""
    status: Status = "met"
    needs: tuple[str, ...] = ()
    if reach.answer == "no":
        status, because = "not_applicable", reach.why
    elif outcome is None:
        status, needs = "depends", (f"the rule {asked.requirement.rule}, which is turned off",)
    elif asked.number in trial.broken:
        status, needs = ("not_met", ()) if asked.certain else ("depends", reach.needs)
    elif asked.number in trial.excused:
        because = trial.excused[asked.number]
    elif outcome.result == "undetermined":
        status, needs = "depends", outcome.needs
    elif outcome.result == "not_applicable":
        if outcome.unread:
            status, needs = "depends", (f"a reader: {outcome.why}",)
        else:
            status, because = "not_applicable", outcome.why
    return Ruling(
        provision.id, provision.title, provision.jurisdiction, provision.place, asked.requirement.rule, provision.duty, status, needs,
        because, provision.cite, provision.url, provision.evidence, provision.checked,
    )  # fmt: skip
