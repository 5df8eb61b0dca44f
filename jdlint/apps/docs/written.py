"""An explanation written as HTML, in the words of ``jdlint explain`` and with links between rules and laws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jdlint.apps.docs.addresses import Addresses
from jdlint.apps.docs.library import STATES, Library
from jdlint.apps.docs.tables import Cell, make_chip, make_rows
from jdlint.apps.explain_page import Page
from jdlint.checking.law.provision import Provision, Requirement
from jdlint.checking.law.wording import describe_limit
from jdlint.reporting.html_tables import EVIDENCE
from jdlint.reporting.markup import Html, join, link, preformat, tag

LONG = 700
"""Characters of a list item of which the rest is folded away."""
SHOWN = 72
"""Characters that are shown of an address."""
_MARKS = re.compile(r"(\[\[|\]\])")
_CODE = re.compile(r"`([^`\n]+)`")
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:)]")
_EXAMPLES = (("bad", "Not like this"), ("becomes", "But so"), ("good", "This is fine"), ("todo", "Missed so far"))


class Web(Page):
    """A page of HTML, with ways to the pages of what it names. ``chips`` stand beside the facts of its head."""

    def __init__(self, library: Library, to: Addresses, chips: Sequence[Html] = ()) -> None:
        self._library = library
        self._to = to
        self._chips = chips

    def title(self, id: str, title: str, facts: Sequence[str]) -> Iterator[Html]:
        """The head of the page."""
        yield tag("h1", title)
        chips = " ", *(part for chip in (*map(make_chip, facts), *self._chips) for part in (chip, " "))
        yield tag("p", tag("code", id), *chips, class_="facts")

    def heading(self, words: str) -> Iterator[Html]:
        """The head of a part."""
        yield tag("h2", words, id=name_anchor(words))

    def part(self, words: str, text: str) -> Iterator[Html]:
        """A part of running text."""
        yield from self.heading(words)
        for paragraph in re.split(r"\n\s*\n", str(text).strip()):
            yield tag("p", write(paragraph))

    def items(self, words: list[str]) -> Iterator[Html]:
        """A list."""
        yield tag("ul", *(tag("li", _fold(" ".join(str(word).split()))) for word in words))

    def laws(self, laws: Sequence[Provision]) -> Iterator[Html]:
        """The provisions that require a rule, each with the way to its page."""
        rows: list[tuple[Sequence[Cell], Mapping[str, str]]] = [
            (
                (
                    tag("a", one.place, href=self._to.page(name_place(one.jurisdiction))),
                    join(
                        [
                            tag("a", one.title, href=self._to.page(f"law/{one.id}")),
                            tag("div", one.cite, " (advice)" if one.duty == "advised" else None, class_="hint"),
                        ]
                    ),
                    show_days(one, self._library.tell_state(one)),
                    make_chip(one.evidence),
                ),
                {},
            )
            for one in sorted(laws, key=lambda one: STATES.index(self._library.tell_state(one)))
        ]
        yield make_rows(("Place", "Law", "When", "How sure"), rows, caption="Laws that need this rule", id="laws-table")

    def requirements(self, some: Sequence[Requirement], titles: Mapping[str, str]) -> Iterator[Html]:
        """The rules that a provision requires, each with the way to its page."""
        if some:
            yield list_requirements(some, titles, self._to)

    def code(self, text: str, language: str) -> Iterator[Html]:
        """Lines to copy."""
        yield tag("pre", tag("code", preformat(text)), tabindex=0)

    def example(self, example: Mapping[str, object]) -> Iterator[Html]:
        """An example, with a mark on what is reported."""
        for key, label in _EXAMPLES:
            if key in example:
                text = _mark(str(example[key]).rstrip("\n"), marked=key == "bad")
                yield tag("figure", tag("figcaption", label), tag("pre", text, tabindex=0), class_=f"example {key}")

    def note(self, words: str) -> Iterator[Html]:
        """A word at the end."""
        yield tag("p", words, class_="hint")


def name_place(code: str) -> str:
    """The name of the page of a jurisdiction."""
    return f"places/{code.lower()}"


def name_anchor(words: str) -> str:
    """The name of a part by its heading, to lead to."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "part"


def list_requirements(some: Sequence[Requirement], titles: Mapping[str, str], to: Addresses) -> Html:
    """The rules that are required, each with what is set for it."""
    entries = []
    for one in some:
        limit = describe_limit(one)
        words = titles.get(one.rule, one.rule)
        way = tag("a", words, href=to.page(f"rules/{one.rule}")) if one.rule in titles else words
        entries.append(tag("li", way, tag("span", f" ({limit})", class_="hint") if limit else None))
    return tag("ul", *entries)


def show_days(provision: Provision, state: str) -> Html:
    """Since when a provision holds and until when, and how it stands."""
    days = (("from", provision.since), ("to", provision.until), ("enforced from", provision.enforced_from))
    lines = (tag("div", f"{words} ", tag("time", day)) for words, day in days if day)
    return join([make_chip(state), *lines])


def show_evidence(provision: Provision) -> Html:
    """How sure a provision is, and when it was last looked up."""
    seen = tag("div", f"{EVIDENCE[provision.evidence]}, ", tag("time", provision.checked), class_="hint")
    return join([make_chip(provision.evidence), seen])


def write(text: str) -> Html:
    """Running text, of which what is an address leads there, and what stands in backticks is code."""
    parts: list[Html | str] = []
    for number, piece in enumerate(_CODE.split(" ".join(text.split()))):
        if number % 2:
            parts.append(tag("code", piece))
            continue
        at = 0
        for found in _ADDRESS.finditer(piece):
            parts += [piece[at : found.start()], link(_shorten(found[0]), found[0])]
            at = found.end()
        parts.append(piece[at:])
    return join(parts)


def _shorten(address: str) -> str:
    """An address as it is shown: where it leads, and as much of the rest as one reads."""
    words = address.partition("://")[2].rstrip("/").removeprefix("www.")
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


def _fold(words: str) -> Html:
    """A list item; the rest of a very long one opens when it is asked for."""
    if len(words) <= LONG:
        return write(words)
    cut = words.rfind(", ", 0, LONG // 2) + 1 or LONG // 2
    return join([write(words[:cut]), tag("details", tag("summary", "All of it"), tag("p", write(words[cut:])))])


def _mark(text: str, *, marked: bool) -> Html:
    parts: list[Html] = []
    inside = False
    for piece in _MARKS.split(text):
        if piece in ("[[", "]]"):
            inside = marked and piece == "[["
        elif piece:
            parts.append(tag("mark", preformat(piece)) if inside else preformat(piece))
    return join(parts)
