"""The law told by itself: provision by provision, for a posting, for a place, or by the days on which it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jdlint.checking.law.docket import Docket, LawBook, next_day
from jdlint.checking.law.facts import Facts
from jdlint.checking.law.provision import Provision
from jdlint.checking.law.reach import decide
from jdlint.checking.law.scene import Scene, Setting
from jdlint.checking.law.table import LawTable
from jdlint.model.law import Entry, Ruling, Turn


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
        provision.more,
    )


def list_all(table: LawTable, codes: Iterable[str] = ()) -> Iterator[Provision]:
    """All provisions of the table, or of some jurisdictions and those around them."""
    wanted = dict.fromkeys(other for code in codes for other in table.list_around(code))
    for code in wanted or table.codes:
        jurisdiction = table.get(code)
        if jurisdiction is not None:
            yield from jurisdiction.provisions


def tell_posting(
    docket: Docket, words: Sequence[str], rulings: Iterable[Ruling], table: LawTable, titles: Mapping[str, str]
) -> Iterator[Entry]:
    """The provisions that have to do with a posting, each with how its requirements came out."""
    by_id: dict[str, list[Ruling]] = {}
    for ruling in rulings:
        by_id.setdefault(ruling.provision, []).append(ruling)
    told = set()
    for one in docket.all:
        if one.provision.id in told:
            continue
        told.add(one.provision.id)
        reach = one.reach
        because = reach.why or (words[reach.where] if reach.where is not None else "")
        yield make_entry(one.provision, titles)._replace(
            answer=reach.answer, because=because, needs=reach.needs, rulings=tuple(by_id.get(one.provision.id, ()))
        )
    for provision in docket.bare:
        yield make_entry(provision, titles)._replace(answer="yes")


def tell_place(setting: Setting, facts: Facts, table: LawTable, day: str, titles: Mapping[str, str]) -> Iterator[Entry]:
    """The provisions in force on a day that reach a job in a scene, or may reach it."""
    for provision in list_of(setting.scene, table):
        reach = decide(provision, setting.scene, facts, table)
        if reach.where is None or not provision.holds_on(day):
            continue
        if reach.answer == "no" and setting.scene.wheres[reach.where].role != "work":
            continue
        because = reach.why or setting.words[reach.where]
        yield make_entry(provision, titles)._replace(answer=reach.answer, because=because, needs=reach.needs)


def list_of(scene: Scene, table: LawTable) -> Iterator[Provision]:
    """The provisions of any day that places of a scene have to do with."""
    return LawBook(table, "").list_provisions(scene)


def list_turns(provisions: Iterable[Provision], titles: Mapping[str, str], start: str, end: str) -> list[Turn]:
    """What changes after the day ``start`` up to ``end``, in order of day."""
    turns = []
    for provision in provisions:
        days = [(provision.since, "comes into force"), (provision.enforced_from, "is enforced")]
        if provision.until:
            days.append((next_day(provision.until), "is no longer in force"))
        turns += [Turn(day, what, make_entry(provision, titles)) for day, what in days if start < day <= end]
    return sorted(turns, key=lambda turn: (turn.day, turn.entry.jurisdiction, turn.entry.id))
