"""The index of the documentation, in which a small script searches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from jdlint.apps.docs.addresses import Addresses
from jdlint.apps.docs.command_pages import list_commands
from jdlint.apps.docs.guides import list_guides, list_words
from jdlint.apps.docs.law_pages import name_topic
from jdlint.apps.docs.library import Library
from jdlint.apps.docs.written import name_place
from jdlint.checking.law.provision import Provision
from jdlint.checking.rule import Rule
from jdlint.reporting.markup import Html, tag

INDEX = "search-index.js"
ENDED = "Former law"
MOST = 400
"""Characters of running text that are searched for one page."""


class Entry(NamedTuple):
    """A page that can be found: its kind, what it is called, what is shown beneath, its address, and further words that lead to it."""

    kind: str
    title: str
    hint: str
    address: str
    words: str


def show_search(to: Addresses) -> Iterator[Html]:
    """The page on which what was searched for is shown."""
    yield tag("h1", "Search")
    yield tag(
        "form",
        tag("label", "Words", tag("input", type="search", name="q", id="words", autocomplete="off")),
        tag("button", "Search"),
        action=to.page("search"), method="get", class_="choices", aria_label="Search the documentation",
    )  # fmt: skip
    yield tag(
        "p",
        "Searching needs JavaScript, which is turned off here; all pages are listed under Rules, Law and Guides.",
        id="found",
        role="status",
    )
    yield tag("ol", id="results", class_="results", data_index=to.file(INDEX))


def write_index(library: Library, to: Addresses) -> str:
    """The script that holds the index; its addresses are seen from the page on which one searches."""
    entries = [list(entry) for entry in list_entries(library, to)]
    # As a script it can be loaded from a disk, which a browser refuses for data.
    return f"window.jdlintIndex = {json.dumps(entries, ensure_ascii=False, separators=(',', ':'))};\n"


def list_entries(library: Library, to: Addresses) -> Iterator[Entry]:
    """All pages that can be found."""
    for guide in list_guides():
        yield Entry("Guide", guide.title, "", to.page(guide.name), " ".join(list_words(guide))[: 10 * MOST])
    for rule in library.explained.values():
        yield Entry("Rule", rule.title, rule.id, to.page(f"rules/{rule.id}"), _list_rule_words(rule))
    for code, some in library.places.items():
        topics = dict.fromkeys(name_topic(one.topic) for one in some)
        yield Entry("Place", library.law.name(code), code, to.page(name_place(code)), ", ".join(topics))
    for one in library.provisions.values():
        state = library.tell_state(one)
        days = f"{state}, from {one.since}" if one.since else state
        address = to.page(f"law/{one.id}")
        yield Entry(
            "Law" if state != "ended" else ENDED,
            f"{one.place}: {one.title}",
            f"{one.cite} ({days})",
            address,
            _list_law_words(one),
        )
    for command in list_commands():
        options = " ".join(name for param in command.command.params for name in param.opts if name.startswith("--"))
        address = f"{to.page('commands')}#{command.anchor}"
        yield Entry("Command", command.name, command.command.get_short_help_str(200), address, options)


def _list_rule_words(rule: Rule) -> str:
    terms = rule.check if isinstance(rule.check, dict | list | tuple) and rule.kind == "terms" else ()
    said = " ".join((rule.category, rule.topic or "", *rule.aliases, rule.help["why"], rule.help["do"]))
    return " ".join((said[:MOST], " ".join(map(str, terms))[:MOST]))


def _list_law_words(one: Provision) -> str:
    return " ".join((one.id, name_topic(one.topic), *(asked.rule for asked in one.requires)))[:MOST]
