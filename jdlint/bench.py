"""The law on one day, with what a house tells of its employers and places: what it asks of a posting, and what rules have to do then."""

from __future__ import annotations

import datetime
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jdlint.checking.kinds import get_kind
from jdlint.checking.law.charges import Known
from jdlint.checking.law.docket import REMEMBERED, Asked, Docket, Group, LawBook, group, next_day
from jdlint.checking.law.facts import Facts
from jdlint.checking.law.scene import set_scene
from jdlint.checking.law.table import LawTable
from jdlint.checking.rule import ADVERTS
from jdlint.checking.ruleset import Active, Plan
from jdlint.model.finding import Outcome
from jdlint.model.posting import Posting
from jdlint.settings import Config, join_facts

NO_PLACE = "the place of work is not known, and the law of some places asks for it"
PLACE_NEEDED = ("the place of work, or --hiring-in",)


class Hearing(NamedTuple):
    """The law for one posting: what is asked, the words that led to each place, and the bench that hears it."""

    docket: Docket
    words: tuple[str, ...]
    bench: Bench


class Side(NamedTuple):
    """A rule with the limits that some requirements share, or with its own; see `Group`."""

    active: Active
    limited: bool
    kin: tuple[tuple[str, object], ...]
    asked: tuple[Asked, ...]


class Case(NamedTuple):
    """What to do with postings of one kind under one docket; ``recheck_on`` is the ISO day on which that changes, "" if none is known.

    ``always`` are the rules to ask in any case, and ``silent`` says how those came out that are not to be asked.
    ``sides`` are those of each rule that provisions ask for, the most demanding first.
    """

    always: tuple[Active, ...]
    silent: Mapping[str, Outcome]
    sides: Mapping[str, tuple[Side, ...]]
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
        self._cases: OrderedDict[tuple[int, int], Case] = OrderedDict()
        # Many cases share an outcome and a rule's limits.
        self._outcomes: dict[Outcome, Outcome] = {}
        self._limited: dict[tuple[int, tuple[tuple[str, object], ...]], Active] = {}

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
        case = self._cases.get(key)
        if case is None:
            silent = {outcome.rule: self._outcomes.setdefault(outcome, outcome) for outcome in silence(plan, docket)}
            days = (docket.changes_on, self._old_from, *turns)
            case = Case(
                tuple(active for active in plan.always if active.rule.id not in silent),
                silent,
                self._take_sides(plan, docket, silent),
                min((day for day in days if day > self.book.day), default=""),
            )
            self._cases[key] = case
            if len(self._cases) > REMEMBERED:
                self._cases.popitem(last=False)
        self._cases.move_to_end(key)
        return case

    def _take_sides(self, plan: Plan, docket: Docket, silent: Mapping[str, Outcome]) -> dict[str, tuple[Side, ...]]:
        """Each rule of the plan that provisions ask for, with their limits and, for a rule of policy, its own."""
        sides = {}
        for active in (*plan.always, *plan.by_phrase.values(), *plan.by_notice, *plan.by_conflict):
            rule = active.rule
            asked = docket.asked.get(rule.id)
            if asked is None or rule.id in silent:
                continue
            groups = group(asked)
            if rule.basis != "law" and all(one.options for one in groups):
                groups.append(Group({}, (), ()))
            sides[rule.id] = tuple(
                Side(self._limit(active, one.options), bool(one.options), one.kin, one.asked) for one in groups
            )
        return sides

    def _limit(self, active: Active, options: Mapping[str, object]) -> Active:
        """The rule with other limits, which the laws of many places share."""
        if not options:
            return active
        key = (id(active), tuple(sorted(options.items())))
        if key not in self._limited:
            rule = active.rule
            self._limited[key] = active._replace(judge=get_kind(rule.kind).prepare(rule, {**rule.options, **options}))
        return self._limited[key]

    def _find_facts(self, company: str, overrides: tuple[int, ...]) -> Facts:
        name = " ".join(company.lower().split()) if self._by_name else ""
        key = (name if name in self._by_name else "", overrides)
        if key not in self._facts:
            told = join_facts(self._config.employer, self._by_name.get(name, {}))
            for number in overrides:
                told = join_facts(told, self._config.overrides[number].employer)
            self._facts[key] = Facts(told)
        return self._facts[key]


def silence(plan: Plan, docket: Docket) -> Iterator[Outcome]:
    """How the rules came out that are not to be asked: those that no law asks for here, and those that the law here takes back."""
    for rule in plan.by_law.values():
        if rule.id in docket.asked:
            continue
        if docket.known:
            why = "no law that jdlint knows asks for it at this place of work on this day"
            yield Outcome(rule.id, rule.category, rule.basis, "not_applicable", 0, why)
        elif rule.id not in plan.by_phrase:
            yield Outcome(rule.id, rule.category, rule.basis, "undetermined", 0, NO_PLACE, PLACE_NEEDED)
    for name, provision in docket.permitted.items():
        if name in plan.outcomes and plan.outcomes[name].result == "pass":
            before = plan.outcomes[name]
            why = f"the law of {provision.place} has its own rule ({provision.cite})"
            yield Outcome(name, before.category, before.basis, "not_applicable", 0, why)
