"""What stands on every page of the documentation: its head, the ways to other pages, and what it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jdlint.apps.docs.addresses import HOME, Addresses
from jdlint.reporting.markup import Html, join, tag
from jdlint.reporting.verdict import NO_ADVICE, tell_day
from jdlint.version import VERSION

PARTS = (("guides", "Guides"), ("rules", "Rules"), ("law", "Law"), ("commands", "Commands"))
"""The parts of the documentation: the names of their pages, and what they are called."""
STYLES = ("base.css", "docs.css")
SCRIPT = "docs.js"
ICON = "icon.svg"


class Step(NamedTuple):
    """A page on the way to another one, by its name and what it is called."""

    name: str
    title: str


def frame(title: str, trail: Sequence[Step], inside: Iterable[Html], to: Addresses, *, name: str, read_up_to: str) -> str:
    """A whole page. ``trail`` are the pages above it, ``name`` its own, and ``read_up_to`` the ISO day up to which the law was gone through."""
    whole = title if name == HOME else f"{title} - jdlint"
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", whole),
        tag("link", rel="icon", href=to.file(ICON), type="image/svg+xml"),
        *(tag("link", rel="stylesheet", href=to.file(style)) for style in STYLES),
        tag("script", src=to.file(SCRIPT), defer=""),
    )
    main = tag("main", _show_trail(trail, to) if trail else None, *inside, id="content", class_="docs", tabindex="-1")
    body = (_show_top(to, name, trail), main, _show_foot(read_up_to))
    return f'<!doctype html>\n<html lang="en">\n<head>\n{_lay(head)}</head>\n<body>\n{_lay(body)}</body>\n</html>\n'


def _lay(parts: Iterable[Html]) -> str:
    return "".join(f"{part}\n" for part in parts)


def _show_top(to: Addresses, name: str, trail: Sequence[Step]) -> Html:
    here = trail[1].name if len(trail) > 1 else name
    desk = tag("a", "Check a posting", href=to.desk) if to.desk else None
    parts = (tag("a", words, href=to.page(part), aria_current="true" if part == here else None) for part, words in PARTS)
    search = tag(
        "form",
        tag("label", "Search", for_="search", class_="quiet"),
        tag("input", type="search", name="q", id="search", placeholder="Search rules, laws, guides", autocomplete="off"),
        action=to.page("search"), method="get", role="search",
    )  # fmt: skip
    return join(
        (
            tag("a", "Skip to the content", href="#content", class_="skip"),
            tag(
                "header",
                tag("p", tag("a", "jdlint", href=to.desk or to.page(HOME)), class_="name"),
                tag("nav", desk, *parts, aria_label="Documentation"),
                search,
                class_="top",
            ),
        )
    )


def _show_trail(trail: Sequence[Step], to: Addresses) -> Html:
    steps = (tag("li", tag("a", step.title, href=to.page(step.name))) for step in trail)
    return tag("nav", tag("ol", *steps), aria_label="Where you are", class_="trail")


def _show_foot(read_up_to: str) -> Html:
    return tag(
        "footer",
        tag("p", f"jdlint {VERSION}. The law was gone through up to {tell_day(read_up_to)}."),
        tag("p", NO_ADVICE),
        class_="foot",
    )
