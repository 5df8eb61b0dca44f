"""The pages on rules: all of them in a table to choose from, and each explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from jdlint.apps.docs.addresses import Addresses
from jdlint.apps.docs.library import Library
from jdlint.apps.docs.tables import Cell, make_chip, make_choices, make_rows
from jdlint.apps.docs.written import Web
from jdlint.apps.explain import BASES, explain
from jdlint.apps.rules import show_precision
from jdlint.checking.rule import CATEGORIES, Rule
from jdlint.model.finding import SEVERITIES, Basis
from jdlint.reporting.markup import Html, join, tag
from jdlint.reporting.plain import count

OWN = "your own"
PREVIEW = "preview"


def show_rules(library: Library, to: Addresses) -> Iterator[Html]:
    """All rules in one table."""
    rules = list(library.explained.values())
    yield tag("h1", "Rules")
    yield tag(
        "p", f"{count(len(rules), 'rule')}. Those in preview run in the profile strict, or where they are selected: "
        "how often they are right on real postings is not known yet, or was found wanting."
    )  # fmt: skip
    topics = sorted({rule.topic for rule in rules if rule.topic})
    status = {"stable": "Stable", PREVIEW: "Preview"} | ({"own": "Your own"} if library.own else {})
    choices: dict[str, Sequence[tuple[str, str]]] = {
        "category": [(name, name.capitalize()) for name in CATEGORIES if any(rule.category == name for rule in rules)],
        "topic": [(topic, _name_topic(topic)) for topic in topics],
        "severity": [(name, name.capitalize()) for name in SEVERITIES],
        "basis": [(name, name.capitalize()) for name in get_args(Basis)],
        "status": list(status.items()),
    }
    yield make_choices("rules", choices, noun="rules")
    columns = ("What is wrong", "Severity", "Category", "Basis", "Found right")
    rows = (_make_row(rule, library, to) for rule in sorted(rules, key=lambda rule: (CATEGORIES.index(rule.category), rule.id)))
    yield make_rows(columns, rows, caption="All rules", id="rules")
    yield tag("h2", "What a basis is", id="basis")
    yield tag(
        "dl", *(tag("div", tag("dt", name.capitalize()), tag("dd", BASES[name])) for name in get_args(Basis)), class_="facts"
    )


def _make_row(rule: Rule, library: Library, to: Addresses) -> tuple[Sequence[Cell], Mapping[str, str]]:
    own = rule.id in library.own
    status = PREVIEW if rule.preview else "stable"
    title = tag("a", rule.title, href=to.page(f"rules/{rule.id}"))
    read = show_precision(rule._replace(preview=False))
    marks = [make_chip(name) for name, on in ((PREVIEW, rule.preview), (OWN, own)) if on]
    cells = (
        join([title, tag("div", tag("code", rule.id), *marks, class_="hint")]),
        make_chip(rule.severity),
        rule.category.capitalize() + (f": {_name_topic(rule.topic).lower()}" if rule.topic else ""),
        rule.basis.capitalize(),
        read or "not read yet",
    )
    data = {"category": rule.category, "topic": rule.topic or "", "severity": rule.severity, "basis": rule.basis}
    return cells, {**data, "status": f"{status} own" if own else status}


def _name_topic(topic: str) -> str:
    return topic.replace("_", " ").capitalize()


def show_rule(rule: Rule, library: Library, to: Addresses) -> Iterator[Html]:
    """A rule explained."""
    chips = [make_chip(f"basis: {rule.basis}"), *([make_chip(OWN)] if rule.id in library.own else [])]
    yield join(explain(rule, Web(library, to, chips), library.law, full=True))
