"""What the law asks of postings in one scene: the requirements that apply or may apply, and those that do not."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from jdlint.checking.law.facts import OFFER, QUESTIONS, Facts
from jdlint.checking.law.provision import Provision, Requirement
from jdlint.checking.law.reach import Reach, decide
from jdlint.checking.law.scene import Scene
from jdlint.checking.law.table import LawTable
from jdlint.model.law import Citation

LIMITS = ("min", "max")
REMEMBERED = 384
"""How many dockets are remembered, those used last: a few name nearly all postings of a feed, and each takes some 25 kB with all that hangs on it."""

MOST_REACHES = 10_000


class Asked(NamedTuple):
    """A requirement of a provision, and whether it reaches the scene; ``number`` tells it apart within its docket."""

    number: int
    provision: Provision
    requirement: Requirement
    reach: Reach

    @property
    def certain(self) -> bool:
        """Whether it applies whatever else is true."""
        return self.reach.answer == "yes"

    @property
    def citation(self) -> Citation:
        """Where the law says so."""
        one = self.provision
        binding = one.duty != "advised" and one.evidence != "memory"
        return Citation(one.id, one.jurisdiction, one.place, one.cite, one.url, self.reach.needs, binding)


class Group(NamedTuple):
    """Requirements of one rule that set the same limits. ``kin`` is what their limits have in common with those of other groups."""

    options: Mapping[str, object]
    kin: tuple[tuple[str, object], ...]
    asked: tuple[Asked, ...]


class Docket(NamedTuple):
    """The law for one scene, one employer and one day; ``serial`` tells it apart from all others of its book.

    ``all`` are the requirements in order, and ``asked`` those that apply or may apply, by rule. ``permitted`` are rules of policy that
    the law there takes back, each with the provision. ``bare`` are provisions that ask nothing of a posting's text, each with how
    far it reaches. ``changes_on`` is the ISO day on which any of this changes next, "" if none is known. ``known`` is whether the place
    is known at all, and ``uncovered`` are the indexes of the scene's places of which the table has no law.
    """

    serial: int
    all: tuple[Asked, ...]
    asked: Mapping[str, tuple[Asked, ...]]
    permitted: Mapping[str, Provision]
    bare: tuple[tuple[Provision, Reach], ...]
    changes_on: str
    known: bool
    uncovered: tuple[int, ...]


class LawBook:
    """The law on one day, opened at one scene after another; what was opened is remembered."""

    def __init__(self, table: LawTable, day: str) -> None:
        self.table = table
        self.day = day
        # The facts beside each docket keep their id their own.
        self._dockets: OrderedDict[tuple[Scene, int], tuple[Docket, Facts]] = OrderedDict()
        self._serials = count()
        self._reaches: dict[Reach, Reach] = {}  # the same in very many dockets
        self._turns: dict[tuple[str, str], tuple[str, ...]] = {}

    def open(self, scene: Scene, facts: Facts) -> Docket:
        """What the law asks there of that employer."""
        key = (scene, id(facts))
        if key not in self._dockets:
            self._dockets[key] = self._make(scene, facts), facts
            if len(self._dockets) > REMEMBERED:
                self._dockets.popitem(last=False)
        self._dockets.move_to_end(key)
        return self._dockets[key][0]

    def list_provisions(self, scene: Scene) -> Iterator[Provision]:
        """All provisions of any day that places of the scene have to do with, each once."""
        codes: dict[str, None] = {}
        for where in scene.wheres:
            codes |= dict.fromkeys(where.codes)
            codes |= dict.fromkeys(where.within)
            if where.role == "remote" and where.codes:
                codes |= dict.fromkeys(self.table.list_within(where.codes[0]))
            for rival in where.rivals:
                codes |= dict.fromkeys(self.table.list_around(rival))
        for code in codes:
            jurisdiction = self.table.get(code)
            if jurisdiction is not None:
                yield from jurisdiction.provisions

    def _list_ahead(self, provision: Provision) -> tuple[str, ...]:
        """The days yet to come from which on something about a provision is different."""
        key = (provision.jurisdiction, provision.id)
        if key not in self._turns:
            self._turns[key] = tuple(day for day in _list_turns(provision) if day > self.day)
        return self._turns[key]

    def _share(self, reach: Reach) -> Reach:
        """The same object for all that are the same."""
        if len(self._reaches) > MOST_REACHES:
            self._reaches.clear()
        return self._reaches.setdefault(reach, reach)

    def _make(self, scene: Scene, facts: Facts) -> Docket:
        every: list[Asked] = []
        permitting: dict[str, Provision] = {}
        bare = []
        days: list[str] = []
        for provision in self.list_provisions(scene):
            reach = decide(provision, scene, facts, self.table)
            if reach.where is None:
                continue
            if reach.answer != "no":
                days += self._list_ahead(provision)
            if not provision.holds_on(self.day):
                continue
            if reach.answer == "no" and scene.wheres[reach.where].role != "work":
                continue  # one of very many places from which one could work
            if provision.duty == "none" or not provision.requires:
                bare.append((provision, reach))
            for requirement in provision.requires if provision.duty != "none" else ():
                narrow = _narrow(reach, requirement, facts)
                every.append(Asked(len(every), provision, requirement, self._share(narrow)))
            if reach.answer != "no" and all(provision.jurisdiction in where.codes for where in scene.wheres):
                permitting |= dict.fromkeys(provision.permits, provision)
        asked: dict[str, list[Asked]] = {}
        for one in every:
            if one.reach.answer != "no":
                asked.setdefault(one.requirement.rule, []).append(one)
        return Docket(
            next(self._serials),
            tuple(every),
            {rule: tuple(some) for rule, some in asked.items()},
            {rule: provision for rule, provision in permitting.items() if rule not in asked},
            tuple(bare),
            min(days, default=""),
            scene.known,
            tuple(
                index
                for index, where in enumerate(scene.wheres)
                if where.codes and (not (every or bare) or not any(code in self.table.codes for code in where.codes))
            ),
        )


def _list_turns(provision: Provision) -> Iterator[str]:
    """The days from which on something is different."""
    if provision.since:
        yield provision.since
        if provision.enforced_from:
            yield provision.enforced_from
        if provision.until:
            yield next_day(provision.until)


def next_day(day: str) -> str:
    """The ISO day after another; that itself after the last one that there is, which stands for no end."""
    import datetime

    last = datetime.date.fromisoformat(day)
    return day if last == datetime.date.max else (last + datetime.timedelta(days=1)).isoformat()


def _narrow(reach: Reach, requirement: Requirement, facts: Facts) -> Reach:
    """The reach of a provision for one of its requirements, which may be asked of some employers only."""
    needs = list(reach.needs)
    if reach.answer == "no":
        return reach
    for fact in requirement.facts:
        holds = facts.is_true(fact)
        if holds is False:
            return reach._replace(answer="no", needs=(), why=f"it is asked of some employers only ({fact})")
        if holds is None:
            needs.append(QUESTIONS[fact])
    if requirement.offered:
        offered = facts.offers(requirement.offered)
        if offered is False:
            return reach._replace(answer="no", needs=(), why=f"you offer no {_join(requirement.offered)}")
        if offered is None:
            needs.append(f"{OFFER} {_join(requirement.offered)} (offers)")
    return reach if len(needs) == len(reach.needs) else reach._replace(answer="depends", needs=tuple(needs))


def _join(words: tuple[str, ...]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def group(asked: Sequence[Asked]) -> list[Group]:
    """The requirements of a rule by their limits: the highest least value and the lowest greatest one first."""
    if len(asked) == 1:  # as most rules are, in one place
        options = asked[0].requirement.options
        return [Group(options, tuple(sorted(pair for pair in options.items() if pair[0] not in LIMITS)), tuple(asked))]
    groups: dict[tuple[tuple[str, object], ...], list[Asked]] = {}
    for one in asked:
        groups.setdefault(tuple(sorted(one.requirement.options.items())), []).append(one)
    made = [
        Group(
            dict(options),
            tuple(pair for pair in options if pair[0] not in LIMITS),
            tuple(sorted(some, key=lambda one: not one.certain)),
        )
        for options, some in groups.items()
    ]
    return sorted(made, key=lambda group: (-_number(group.options.get("min", 0)), _number(group.options.get("max", 0))))


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
