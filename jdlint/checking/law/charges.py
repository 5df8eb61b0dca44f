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


SHORT = 160  # words; that many a teaser has, and no posting that says what one must bring
FRAGMENT = "the rest of the posting: this text says nothing of what one must bring"


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


def is_fragment(posting: Posting, hit: Hit) -> bool:
    """Whether what is missing may stand in a part that the text leaves out: a text without any demand, and without a duty or short, is no whole posting."""
    if (
        hit.start is not None
        or hit.source is not None
        or posting.requirements is not None
        or posting.language not in ("en", "und")
    ):
        return False
    return posting.responsibilities is None or posting.measures["words"] < SHORT


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


Known = dict[tuple[int, tuple[str, ...]], list[Ruling]]
"""How requirements come out where nothing is wrong, by the docket's serial number and the words that led to its places."""


class Trial(NamedTuple):
    """What came of a docket for one posting.

    ``words`` are those that led to each place. ``broken`` are the numbers of requirements that are broken, and ``excused`` says why
    others are met though their rule finds something; ``unsure`` are those whose breach may be that of a fragment. ``known`` remembers, from posting to posting, how requirements come out where nothing
    is wrong, by docket and words.
    """

    docket: Docket
    words: tuple[str, ...]
    broken: set[int]
    excused: dict[int, str]
    known: Known
    unsure: set[int]


def conclude(trial: Trial, outcomes: Mapping[str, Outcome]) -> tuple[Ruling, ...]:
    """How each requirement came out."""
    docket, known = trial.docket, trial.known
    key = (docket.serial, trial.words)
    if key not in known:
        if len(known) > 4096:
            known.clear()
        known[key] = [_rule(one, trial.words) for one in docket.all]
    rulings = list(known[key])
    for rule, asked in docket.asked.items():
        outcome = outcomes.get(rule)
        if outcome is None or outcome.result != "pass":
            for one in asked:
                status, needs, because = _judge(one, trial, outcome)
                before = rulings[one.number]
                rulings[one.number] = before._replace(status=status, needs=needs, because=because or before.because)
    return tuple(rulings)


def _rule(asked: Asked, words: Sequence[str]) -> Ruling:
    """How a requirement comes out where its rule finds nothing."""
    provision, reach = asked.provision, asked.reach
    applies = reach.answer != "no"
    return Ruling(
        provision.id,
        provision.title,
        provision.jurisdiction,
        provision.place,
        asked.requirement.rule,
        provision.duty,
        "met" if applies else "not_applicable",
        (),
        words[reach.where] if applies and reach.where is not None else reach.why,
        provision.cite,
        provision.url,
        provision.evidence,
        provision.checked,
    )


def _judge(asked: Asked, trial: Trial, outcome: Outcome | None) -> tuple[Status, tuple[str, ...], str]:
    """The status, the facts that are needed, and why, "" for the words that led to the place."""
    if outcome is None:
        return "depends", (f"the rule {asked.requirement.rule}, which is turned off",), ""
    if asked.number in trial.broken:
        if asked.number in trial.unsure:
            return "depends", (FRAGMENT, *asked.reach.needs), ""
        return ("not_met", (), "") if asked.certain else ("depends", asked.reach.needs, "")
    if asked.number in trial.excused:
        return "met", (), trial.excused[asked.number]
    if outcome.result == "undetermined" or outcome.suppressed is not None:
        return "depends", outcome.needs, ""
    if outcome.result == "not_applicable":
        return ("depends", (f"a reader: {outcome.why}",), "") if outcome.unread else ("not_applicable", (), outcome.why)
    return "met", (), ""
