"""The pages on the law: all jurisdictions, each with its provisions, and each provision explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.apps.docs.addresses import Addresses
from jdlint.apps.docs.frame import Step
from jdlint.apps.docs.library import STATES, Library
from jdlint.apps.docs.tables import Cell, make_chip, make_choices, make_rows
from jdlint.apps.docs.written import Web, list_requirements, name_place, show_days, show_evidence
from jdlint.apps.explain_provision import explain_provision
from jdlint.checking.law.provision import Provision
from jdlint.checking.law.wording import list_reach
from jdlint.reporting.html_tables import DUTIES, EVIDENCE
from jdlint.reporting.markup import Html, join, tag
from jdlint.reporting.plain import count
from jdlint.reporting.verdict import tell_day

UNSEEN = "Nothing that jdlint can see in a posting"


def show_law(library: Library, to: Addresses) -> Iterator[Html]:
    """All jurisdictions in one table."""
    places, day = library.places, tell_day(library.law.read_up_to)
    yield tag("h1", "Law")
    yield tag(
        "p", f"{count(len(library.provisions), 'provision')} in {count(len(places), 'jurisdiction')}, gone through up to {day}. "
        "A place that is not here has no law that jdlint knows; that is not to say that it has none."
    )  # fmt: skip
    whole = sorted({_find_country(code) for code in places})
    topics = sorted({one.topic for one in library.provisions.values()})
    choices = {
        "country": [(code, library.law.name(code)) for code in whole],
        "topic": [(topic, name_topic(topic)) for topic in topics],
    }
    yield make_choices("places", choices, noun="jurisdictions")
    rows = [_make_place(code, library, to) for code in sorted(places, key=lambda code: _sort_key(code, library))]
    yield make_rows(("Place", "Code", "Lies in", "In force", "Ahead", "Topics"), rows, caption="All jurisdictions", id="places")
    yield tag("h2", "How sure a provision is", id="evidence")
    yield tag(
        "dl", *(tag("div", tag("dt", make_chip(name)), tag("dd", f"{said}.")) for name, said in EVIDENCE.items()), class_="facts"
    )


def _find_country(code: str) -> str:
    return code.partition("-")[0]


def _sort_key(code: str, library: Library) -> tuple[str, ...]:
    """The United States first, from which most provisions come; then by name, what lies in a place behind it."""
    country = _find_country(code)
    chain = [library.law.name("-".join(code.split("-")[:depth])) for depth in range(1, code.count("-") + 2)]
    return ("" if country == "US" else chain[0], *chain[1:])


def list_above(code: str, library: Library) -> list[Step]:
    """The jurisdictions with provisions in which another lies, the widest first."""
    around = reversed(library.law.list_around(code)[1:])
    return [Step(name_place(other), library.law.name(other)) for other in around if other in library.places]


def _is_next(code: str, whole: str, library: Library) -> bool:
    """Whether a jurisdiction with provisions lies in another and in none between."""
    return code in library.places and [step.name for step in list_above(code, library)][-1:] == [name_place(whole)]


def name_topic(topic: str) -> str:
    """What a topic of the law is called."""
    return topic.replace("_", " ").capitalize().replace("Ai", "Artificial intelligence")


def _make_place(code: str, library: Library, to: Addresses) -> tuple[Sequence[Cell], Mapping[str, str]]:
    some = library.places[code]
    states = [library.tell_state(one) for one in some]
    topics = list(dict.fromkeys(one.topic for one in some))
    above = list_above(code, library)
    cells = (
        tag("a", library.law.name(code), href=to.page(name_place(code))),
        tag("code", code),
        above[-1].title if above else None,
        str(states.count("in force") or ""),
        str(states.count("ahead") or ""),
        ", ".join(map(name_topic, topics)),
    )
    return cells, {"country": _find_country(code), "topic": " ".join(topics)}


def show_place(code: str, library: Library, to: Addresses) -> Iterator[Html]:
    """A jurisdiction: what its law asks, since when, of whom, and how sure that is."""
    some = library.places[code]
    name = library.law.name(code)
    yield tag("h1", name)
    states = [(state, sum(library.tell_state(one) == state for one in some)) for state in STATES]
    chips = (part for state, number in states if number for part in (" ", make_chip(f"{number} {state}")))
    yield tag("p", tag("code", code), *chips, class_="facts")
    around = list_above(code, library)
    if around:
        ways = (part for step in around for part in (", ", tag("a", step.title, href=to.page(step.name))))
        yield tag("p", "What is asked further out is asked here too: ", *list(ways)[1:], ".")
    columns = ("Law", "When", "What it asks", "Of whom", "How sure")
    ranked = sorted(some, key=lambda one: (STATES.index(library.tell_state(one)), one.since, one.id))
    rows = [_make_provision(one, library, to) for one in ranked]
    kinds = {
        "topic": [(topic, name_topic(topic)) for topic in sorted({one.topic for one in some})],
        "state": [(state, state.capitalize()) for state, number in states if number],
    }
    if len(some) > 5:
        yield make_choices("provisions", kinds, noun="provisions")
    yield make_rows(columns, rows, caption=f"The law of {name}", id="provisions")
    within = {library.law.name(other): other for other in library.law.list_within(code) if _is_next(other, code, library)}
    if within:
        yield tag("h2", f"Places in {name}", id="within")
        ways = (tag("li", tag("a", said, href=to.page(name_place(other)))) for said, other in sorted(within.items()))
        yield tag("ul", *ways, class_="columns")
    yield tag("p", "To hold a posting against it: ", tag("code", f"jdlint check posting.md --place {code}"), ".", class_="hint")


def _make_provision(one: Provision, library: Library, to: Addresses) -> tuple[Sequence[Cell], Mapping[str, str]]:
    state = library.tell_state(one)
    asks = list_requirements(one.requires, library.titles, to) if one.requires else tag("div", UNSEEN, class_="hint")
    reach = [f"{said[0].upper()}{said[1:]}." for said in list_reach(one)]
    cells = (
        join([tag("a", one.title, href=to.page(f"law/{one.id}")), tag("div", one.cite, class_="hint")]),
        show_days(one, state),
        join([tag("strong", DUTIES[one.duty]), asks if one.duty != "none" else None]),
        tag("ul", *(tag("li", said) for said in reach)),
        show_evidence(one),
    )
    return cells, {"topic": one.topic, "state": state}


def show_provision(one: Provision, library: Library, to: Addresses) -> Iterator[Html]:
    """A provision explained."""
    chips = [make_chip(library.tell_state(one)), make_chip(name_topic(one.topic)), make_chip(one.evidence)]
    yield join(explain_provision(one, library.titles, Web(library, to, chips)))
