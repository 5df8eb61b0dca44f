"""The law told by itself: provision by provision, for a posting, for a place, or by the days on which it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jdlint.checking.law.docket import Docket, LawBook, next_day
from jdlint.checking.law.facts import Facts
from jdlint.checking.law.provision import Applies, Provision, Requirement
from jdlint.checking.law.reach import Reach, decide
from jdlint.checking.law.scene import Scene, Setting
from jdlint.checking.law.table import LawTable
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
        describe_reach(provision.applies),
        {one.rule: limit for one in provision.requires if (limit := describe_limit(one))},
        provision.more,
    )


REMOTE = {
    "always": "remote work from there counts",
    "open_there": "remote work counts where people there may be hired",
    "employee_there": "remote work counts if the employer has somebody there",
    "performed_there": "remote work counts if it is in fact done there",
    "based_there": "remote work counts if the employer is based there",
    "office_there": "remote work counts if the job belongs to an office there",
    "unclear": "whether remote work counts is not said",
    "never": "remote work that may be done elsewhere does not count",
}


def describe_reach(applies: Applies) -> str:
    """Whom a provision reaches, in words."""
    counted = {"anywhere": "", "there": " there", "unclear": " (where they are counted is not clear)"}[applies.counted]
    parts = [f"employers of {applies.staff} people and more{counted}"] if applies.staff > 1 else []
    if applies.staff_there:
        parts.append(f"with {applies.staff_there} of them there")
    parts += [f"only if {fact}" for fact in applies.facts] + [f"not if {fact}" for fact in applies.unless]
    parts.append(REMOTE[applies.remote])
    if applies.reports_there:
        parts.append("also where the job reports there")
    if not applies.exclusion_helps:
        parts.append("shutting out the people there does not help")
    if applies.if_posting:
        parts.append("a posting that lists qualifications")
    return "; ".join(parts)


def describe_limit(requirement: Requirement) -> str:
    """What a requirement sets for its rule, in words."""
    options = requirement.options
    currency = options.get("currency", "")
    parts = [
        f"{words} {options[key]:,.2f}".removesuffix(".00") + f" {currency}" * bool(currency)
        for key, words in (("min", "at least"), ("max", "at most"), ("skip_above", "not looked at above"))
        if key in options
    ]
    parts += [f"a {one} is enough" if one == "link" else f"{one} alone is enough" for one in sorted(requirement.accepts)]
    parts += [f"only if {fact}" for fact in requirement.facts]
    if requirement.offered:
        parts.append(f"only if {' or '.join(requirement.offered)} is offered")
    return ", ".join(parts)


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
