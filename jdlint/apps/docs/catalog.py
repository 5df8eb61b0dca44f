"""All pages of the documentation by their names, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from jdlint.apps.docs import command_pages, guides, law_pages, rule_pages, search
from jdlint.apps.docs.addresses import HOME, Addresses
from jdlint.apps.docs.frame import Step, frame
from jdlint.apps.docs.library import Library
from jdlint.apps.docs.written import name_place
from jdlint.checking.rule import CATEGORIES
from jdlint.reporting.markup import Html, tag
from jdlint.reporting.plain import count
from jdlint.reporting.verdict import tell_day

TOP = Step(HOME, "Documentation")
RULES, LAW, GUIDES = Step("rules", "Rules"), Step("law", "Law"), Step("guides", "Guides")


class Entry(NamedTuple):
    """A page: its title, the pages above it, and what it says."""

    title: str
    trail: tuple[Step, ...]
    make: Callable[[Addresses], Iterable[Html]]


class Catalog:
    """The pages on the rules and the law of a house."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._entries = dict(_list_entries(library))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all pages."""
        return tuple(self._entries)

    def render(self, name: str, to: Addresses) -> str:
        """A page as HTML. Raises KeyError where there is none of that name."""
        title, trail, make = self._entries[name]
        return frame(title, trail, make(to), to, name=name, read_up_to=self.library.law.read_up_to)

    def write_index(self, to: Addresses) -> str:
        """The script in which one searches."""
        return search.write_index(self.library, to)


def _list_entries(library: Library) -> Iterator[tuple[str, Entry]]:
    yield HOME, Entry("Documentation of jdlint", (), partial(show_home, library))
    yield "guides", Entry("Guides", (TOP,), guides.show_guides)
    for guide in guides.list_guides():
        yield guide.name, Entry(guide.title, (TOP, GUIDES), lambda to, guide=guide: [guide.render(to)])  # type: ignore[misc]
    yield "rules", Entry("Rules", (TOP,), partial(rule_pages.show_rules, library))
    for rule in library.explained.values():
        yield f"rules/{rule.id}", Entry(rule.title, (TOP, RULES), partial(rule_pages.show_rule, rule, library))
    yield "law", Entry("Law", (TOP,), partial(law_pages.show_law, library))
    for code in library.places:
        above = law_pages.list_above(code, library)
        yield name_place(code), Entry(library.law.name(code), (TOP, LAW, *above), partial(law_pages.show_place, code, library))
    for one in library.provisions.values():
        above = [*law_pages.list_above(one.jurisdiction, library), Step(name_place(one.jurisdiction), one.place)]
        yield f"law/{one.id}", Entry(one.title, (TOP, LAW, *above), partial(law_pages.show_provision, one, library))
    yield "commands", Entry("Commands", (TOP,), lambda to: command_pages.show_commands())
    yield "search", Entry("Search", (TOP,), search.show_search)


def show_home(library: Library, to: Addresses) -> Iterator[Html]:
    """The first page: where to begin, and what there is."""
    yield tag("h1", "Documentation of jdlint")
    yield tag(
        "p", "jdlint reads a job posting before everyone else does. It tells what is missing, which wording shuts people out, "
        "and what the law of the place asks for on the day.", class_="lead",
    )  # fmt: skip
    yield tag("h2", "Where to begin", id="begin")
    yield guides.list_cards(to, "h3")
    rules = list(library.explained.values())
    yield tag("h2", "What there is", id="all")
    yield tag("p", tag("a", count(len(rules), "rule"), href=to.page("rules")), ", by category:")
    counts = ((name, sum(rule.category == name for rule in rules)) for name in CATEGORIES)
    ways = (
        tag("li", tag("a", name.capitalize(), href=f"{to.page('rules')}?category={name}"), f" {number}")
        for name, number in counts
        if number
    )
    yield tag("ul", *ways, class_="columns")
    yield tag(
        "p", tag("a", count(len(library.provisions), "provision"), href=to.page("law")),
        f" of the law in {count(len(library.places), 'jurisdiction')}, gone through up to {tell_day(library.law.read_up_to)}. "
        "Each has its citation, its source, its dates, and how sure it is.",
    )  # fmt: skip
    yield tag("p", tag("a", "All commands", href=to.page("commands")), ", with what each option does.")
