"""The law told by itself: provision by provision, for a posting, for a place, or by the days on which it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jdlint.checking.law.docket import Docket, LawBook, next_day
from jdlint.checking.law.facts import Facts
from jdlint.checking.law.provision import Provision
from jdlint.checking.law.reach import Reach, decide
from jdlint.checking.law.scene import Scene, Setting
from jdlint.checking.law.table import LawTable
from jdlint.checking.law.wording import describe_limit, list_reach
from jdlint.model.law import Ruling
from jdlint.model.law_sheet import Entry, Turn


def make_entry(provision: Provision, titles: Mapping[str, str]) -> Entry:
    """A provision as it is told; ``titles`` are those of rules by their ids."""
    rules = dict.fromkeys(one.rule for one in provision.requires)
    return Entry(
        provision.id,
        provision.title,
        provision.topic,
        provision.jurisdiction,
        provision.place,
        provision.duty,
        provision.since,
        provision.until,
        provision.enforced_from,
        provision.cite,
        provision.url,
        provision.evidence,
        provision.checked,
        tuple((rule, titles.get(rule, rule)) for rule in rules),
        "; ".join(list_reach(provision)),
        {one.rule: limit for one in provision.requires if (limit := describe_limit(one))},
        provision.more,
    )


def list_all(table: LawTable, codes: Iterable[str] = ()) -> Iterator[Provision]:
    """All provisions of the table, or of some jurisdictions and those around them."""
    wanted = dict.fromkeys(other for code in codes for other in table.list_around(code))
    for code in wanted or table.codes:
        jurisdiction = table.get(code)
        if jurisdiction is not None:
            yield from jurisdiction.provisions


def tell_posting(docket: Docket, words: Sequence[str], rulings: Iterable[Ruling], titles: Mapping[str, str]) -> Iterator[Entry]:
    """The provisions that have to do with a posting, each with how its requirements came out."""
    by_id: dict[str, list[Ruling]] = {}
    for ruling in rulings:
        by_id.setdefault(ruling.provision, []).append(ruling)
    told = set()
    for one in docket.all:
        if one.provision.id in told:
            continue
        told.add(one.provision.id)
        yield _answer(make_entry(one.provision, titles), one.reach, words)._replace(
            rulings=tuple(by_id.get(one.provision.id, ()))
        )
    for provision, reach in docket.bare:
        yield _answer(make_entry(provision, titles), reach, words)


def tell_place(setting: Setting, facts: Facts, table: LawTable, day: str, titles: Mapping[str, str]) -> Iterator[Entry]:
    """The provisions in force on a day that reach a job in a scene, or may reach it."""
    for provision in list_of(setting.scene, table):
        reach = decide(provision, setting.scene, facts, table)
        if reach.where is None or not provision.holds_on(day):
            continue
        if reach.answer == "no" and setting.scene.wheres[reach.where].role != "work":
            continue
        yield _answer(make_entry(provision, titles), reach, setting.words)


def _answer(entry: Entry, reach: Reach, words: Sequence[str]) -> Entry:
    """The entry with whether it applies, and why; ``words`` are those that led to each place."""
    because = reach.why or (words[reach.where] if reach.where is not None else "")
    return entry._replace(answer=reach.answer, because=because, needs=reach.needs)


def list_of(scene: Scene, table: LawTable) -> Iterator[Provision]:
    """The provisions of any day that places of a scene have to do with."""
    return LawBook(table, "").list_provisions(scene)


def list_turns(provisions: Iterable[Provision], titles: Mapping[str, str], start: str, end: str) -> list[Turn]:
    """What changes after the day ``start`` up to ``end``, in order of day; what takes the place of its like changes it."""
    turns: list[Turn] = []
    ends: list[Turn] = []
    for provision in provisions:
        entry = make_entry(provision, titles)
        days = [(provision.since, "comes into force"), (provision.enforced_from, "is enforced")]
        turns += [Turn(day, what, entry) for day, what in days if start < day <= end]
        if provision.until and start < (day := next_day(provision.until)) <= end:
            ends.append(Turn(day, "is no longer in force", entry))
    for ended in ends:
        like = (ended.day, "comes into force", ended.entry.jurisdiction, ended.entry.title)
        keys = [(turn.day, turn.what, turn.entry.jurisdiction, turn.entry.title) for turn in turns]
        if like in keys:
            turn = turns[keys.index(like)]
            limits = tuple(dict.fromkeys(turn.entry.limits.values())) if turn.entry.limits != ended.entry.limits else ()
            turns[keys.index(like)] = turn._replace(what="changes", limits=limits)
        else:
            turns.append(ended)
    return sorted(turns, key=lambda turn: (turn.day, turn.entry.jurisdiction, turn.entry.id))
