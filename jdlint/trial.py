"""One posting held against every rule, and against the law of its places: what each hit breaks, and what depends on facts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jdlint.checking.judging import Hit, NotApplicable, Places, Undetermined
from jdlint.checking.kinds import get_kind
from jdlint.checking.law.charges import Charge, Known, Trial, bring_charges, excuse
from jdlint.checking.law.docket import Asked, Docket, Group, LawBook, next_day
from jdlint.checking.law.facts import Facts, is_lasting
from jdlint.checking.law.scene import set_scene
from jdlint.checking.law.table import LawTable
from jdlint.checking.rule import ADVERTS
from jdlint.checking.ruleset import Active, Plan, Ruleset
from jdlint.findings import make_findings
from jdlint.judged import READ_LANGUAGES, Judged
from jdlint.model.finding import Outcome
from jdlint.model.posting import Posting
from jdlint.model.source import Notice
from jdlint.reading.template_comments import tell_instructions
from jdlint.settings import Config
from jdlint.understanding.matcher import Match

NO_PLACE = "the place of work is not known, and the law of some places asks for it"
PLACE_NEEDED = ("the place of work, or --hiring-in",)
MOST_NEEDS = 4
"""How many open questions are told in one finding."""


class Hearing(NamedTuple):
    """The law for one posting: what is asked, the words that led to each place, and the bench that hears it."""

    docket: Docket
    words: tuple[str, ...]
    bench: Bench


class Case(NamedTuple):
    """What to do with postings of one kind under one docket; ``recheck_on`` is the ISO day on which that changes, "" if none is known."""

    plan: Plan
    recheck_on: str


class Bench:
    """The law on one day, with what a house tells of its employers and places."""

    def __init__(self, table: LawTable, config: Config, day: str) -> None:
        self.table = table
        self.book = LawBook(table, day)
        self._config = config
        self._facts: dict[tuple[str, tuple[int, ...]], Facts] = {}
        self._by_name = {" ".join(name.lower().split()): facts for name, facts in config.employers.items()}
        self._old_from = next_day(
            (datetime.date.fromisoformat(table.read_up_to) + datetime.timedelta(table.shelf_life)).isoformat()
        )
        self.known: Known = {}
        self._cases: dict[tuple[int, int], Case] = {}

    @property
    def old(self) -> bool:
        """Whether the table is past its shelf life."""
        return self.book.day >= self._old_from

    def hear(self, posting: Posting, overrides: tuple[int, ...]) -> Hearing | None:
        """What the law asks of a posting; None for what is no advertisement."""
        if posting.kind not in ADVERTS:
            return None
        layers = [self._config.overrides[number] for number in overrides]
        place = next((layer.place for layer in reversed(layers) if layer.place or layer.hiring_in), self._config.place)
        hiring = next((layer.hiring_in for layer in reversed(layers) if layer.place or layer.hiring_in), self._config.hiring_in)
        setting = set_scene(posting, self.table, place, hiring)
        docket = self.book.open(setting.scene, self._find_facts(posting.company, overrides))
        return Hearing(docket, setting.words, self)

    def prepare(self, plan: Plan, docket: Docket, turns: Sequence[str]) -> Case:
        """The plan under the docket: without the rules that no law asks for there, and those that the law there takes back."""
        key = (id(plan), docket.serial)
        if key not in self._cases:
            silent = silence(plan, docket)
            rest = plan._replace(
                outcomes={**plan.outcomes, **silent},
                always=tuple(active for active in plan.always if active.rule.id not in silent),
                by_phrase={rule: active for rule, active in plan.by_phrase.items() if rule not in silent},
            )
            days = (docket.changes_on, self._old_from, *turns)
            if len(self._cases) > 10_000:
                self._cases.clear()
            self._cases[key] = Case(rest, min((day for day in days if day > self.book.day), default=""))
        return self._cases[key]

    def _find_facts(self, company: str, overrides: tuple[int, ...]) -> Facts:
        name = " ".join(company.lower().split()) if self._by_name else ""
        key = (name if name in self._by_name else "", overrides)
        if key not in self._facts:
            told = dict(self._config.employer)
            told |= self._by_name.get(name, {})
            for number in overrides:
                told |= self._config.overrides[number].employer
            self._facts[key] = Facts(told)
        return self._facts[key]


def judge_posting(
    posting: Posting, terms: Mapping[str, Sequence[Match]], found: Places, ruleset: Ruleset, hearing: Hearing | None
) -> Judged:
    """Hold one posting against every rule. ``terms`` are the places of each rule's own phrases in the document, ``found`` of all."""
    document = posting.document
    notices = (*document.source.notices, *document.notices, *tell_instructions(document.comments), *tell_kind(posting))
    plan = ruleset.plan(posting)
    if hearing is None:
        judged = Judged(posting, {}, dict(plan.outcomes), [])
        for active in plan.list_active(terms, notices, posting.conflicts):
            judge(judged, active, terms.get(active.rule.id, ()), notices, found)
        return judged
    docket, bench = hearing.docket, hearing.bench
    case = bench.prepare(plan, docket, ruleset.turns)
    trial = Trial(docket, hearing.words, set(), {}, bench.known)
    judged = Judged(posting, {}, dict(case.plan.outcomes), [], trial, find_recheck(posting, case, bench.book.day))
    for active in case.plan.list_active(terms, notices, posting.conflicts):
        rule = active.rule
        if rule.id in docket.asked:
            judge_by_law(judged, active, terms.get(rule.id, ()), notices, found, trial, bench.book.day)
        else:
            judge(judged, active, terms.get(rule.id, ()), notices, found, unknown=rule.basis == "law")
    told = tuple(tell_law(judged, hearing))
    names = {notice.name for notice in told}
    for active in plan.by_notice if told else ():
        if active.rule.check in names:
            judge(judged, active, (), told, {})
    return judged


def silence(plan: Plan, docket: Docket) -> dict[str, Outcome]:
    """How the rules came out that are not to be asked: those that no law asks for here, and those that the law here takes back."""
    silent = {}
    for rule in plan.by_law.values():
        if rule.id in docket.asked:
            continue
        if docket.known:
            why = "no law that jdlint knows asks for it at this place of work on this day"
            silent[rule.id] = Outcome(rule.id, rule.category, rule.basis, "not_applicable", 0, why)
        elif rule.id not in plan.by_phrase:
            silent[rule.id] = Outcome(rule.id, rule.category, rule.basis, "undetermined", 0, NO_PLACE, PLACE_NEEDED)
    for name, provision in docket.permitted.items():
        if name in plan.outcomes and plan.outcomes[name].result == "pass":
            before = plan.outcomes[name]
            why = f"the law of {provision.place} has its own rule ({provision.cite})"
            silent[name] = Outcome(name, before.category, before.basis, "not_applicable", 0, why)
    return silent


def judge(
    judged: Judged, active: Active, terms: Sequence[Match], notices: Sequence[Notice], found: Places, *, unknown: bool = False
) -> None:
    """Hold the posting against one rule, and take note of how it came out; a pass is noted already.

    ``unknown`` is whether it is not known if any law asks for the rule.
    """
    rule = active.rule
    judgement = active.ask(judged.posting, terms, notices, found)
    if unknown and not isinstance(judgement, NotApplicable | Undetermined) and judgement:
        judgement = Undetermined(NO_PLACE, PLACE_NEEDED)
    if isinstance(judgement, NotApplicable | Undetermined):
        note(judged, active, judgement)
    elif judgement:
        judged.add(rule, make_findings(rule, judged.posting, [Charge(hit) for hit in judgement], ""))


def note(judged: Judged, active: Active, judgement: NotApplicable | Undetermined) -> None:
    """Take note of a rule that makes no sense here, or cannot be decided."""
    rule = active.rule
    if isinstance(judgement, NotApplicable):
        judged.outcomes[rule.id] = Outcome(rule.id, rule.category, rule.basis, "not_applicable", 0, judgement.why)
    else:
        judged.outcomes[rule.id] = Outcome(rule.id, rule.category, rule.basis, "undetermined", 0, judgement.why, judgement.needs)


def judge_by_law(
    judged: Judged,
    active: Active,
    terms: Sequence[Match],
    notices: Sequence[Notice],
    found: Places,
    trial: Trial,
    day: str,
) -> None:
    """Hold the posting against a rule that provisions ask for, each with its own limits; take note of what is broken."""
    rule, posting = active.rule, judged.posting
    charged: list[tuple[Sequence[Hit], Sequence[Asked]]] = []
    policy: Sequence[Hit] = ()
    silent: NotApplicable | Undetermined | None = None
    kept: set[tuple[tuple[str, object], ...]] = set()
    groups = trial.docket.groups[rule.id]
    if rule.basis != "law" and not any(not group.options for group in groups):
        groups = (*groups, Group({}, (), ()))
    for options, kin, asked in groups:
        if options and kin in kept:
            continue  # what keeps a harder limit keeps this one
        judgement = with_options(active, options).ask(posting, terms, notices, found)
        if isinstance(judgement, NotApplicable | Undetermined):
            silent = silent or judgement
        elif not judgement:
            kept.add(kin)
        else:
            standing, met = excuse(asked, posting)
            trial.excused.update(met)
            trial.broken.update(one.number for one in standing)
            if standing:
                charged.append((judgement, standing))
            if not options and rule.basis != "law":
                policy = judgement
    charges = bring_charges(charged, policy=policy)
    certain = [charge for charge in charges if rule.basis != "law" or any(one.certain for one in charge.law)]
    if certain:
        judged.add(rule, make_findings(rule, posting, certain, day))
    elif charges:
        needs = tuple(dict.fromkeys(need for charge in charges for one in charge.law for need in one.reach.needs))
        note(judged, active, Undetermined("whether the law asks for it depends on facts that are not known", needs))
    elif silent is not None:
        note(judged, active, silent)


def with_options(active: Active, options: Mapping[str, object]) -> Active:
    """The rule with other limits."""
    if not options:
        return active
    rule = active.rule
    return active._replace(judge=get_kind(rule.kind).prepare(rule, {**rule.options, **options}))


def tell_kind(posting: Posting) -> Iterator[Notice]:
    """A notice that the document is no whole posting, and what that rests on."""
    if posting.kind == "other":
        yield Notice("not-a-posting", None, None, {"why": posting.why})
    elif posting.kind == "partial":
        yield Notice("posting-cut-off", None, None, {"why": posting.why})


def tell_law(judged: Judged, hearing: Hearing) -> Iterator[Notice]:
    """Notices of what keeps the law from being decided: no place, facts that are needed, a table that is too old."""
    docket = hearing.docket
    if hearing.bench.old:
        yield Notice("law-data-old", None, None, {"date": hearing.bench.table.read_up_to})
    if judged.posting.language not in READ_LANGUAGES:
        return
    if not docket.known:
        yield Notice("law-place-unknown", None, None, {})
    needs = list(dict.fromkeys(_list_needs(judged, docket)))
    for name, some in (
        ("law-facts-needed", [need for need in needs if not is_lasting(need)]),
        ("law-employer-unknown", [need for need in needs if is_lasting(need)]),
    ):
        if some:
            more = f"; and {len(some) - MOST_NEEDS} more" if len(some) > MOST_NEEDS else ""
            yield Notice(name, None, None, {"needs": "; ".join(some[:MOST_NEEDS]) + more})


def _list_needs(judged: Judged, docket: Docket) -> Iterator[str]:
    """The facts on which a fault hangs that is no error already."""
    trial = judged.trial
    if trial is None:
        return
    for one in docket.all:
        if one.number not in trial.broken or one.certain or one.provision.duty == "advised" or one.provision.evidence == "memory":
            continue
        findings = judged.findings.get(one.requirement.rule, ())
        if not any(finding.severity == "error" for finding in findings):
            yield from one.reach.needs


def find_recheck(posting: Posting, case: Case, day: str) -> str | None:
    """The first day after the one judged by on which the verdict can change by itself."""
    deadline, other = posting.deadline_date, case.recheck_on
    if deadline and deadline >= day and (not other or deadline < other):
        return next_day(deadline)
    return other or None
