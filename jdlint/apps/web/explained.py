"""Every rule and every provision of the law explained under an address of its own, in the words of ``jdlint explain``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from jdlint.apps.explain import MARKS, explain
from jdlint.apps.explain_provision import explain_provision
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.sheets import list_all
from jdlint.checking.law.table import LawTable
from jdlint.checking.loading import load_rules
from jdlint.checking.rule import Rule
from jdlint.settings import Config


class Library:
    """The rules and the law of a house, loaded when somebody asks for them."""

    def __init__(self, settings: Config) -> None:
        self.settings = settings

    @property
    def rules(self) -> dict[str, Rule]:
        """All rules by id, those in preview as well."""
        return _load_rules(self)

    @property
    def law(self) -> LawTable:
        """The table of the law."""
        return load_law(self.settings)


@cache
def _load_rules(library: Library) -> dict[str, Rule]:
    rules, _ = load_rules(library.settings, every=True)
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}


class Page:
    """A page of HTML; `jdlint.apps.explain` tells it what there is to say."""

    def title(self, id: str, title: str, facts: str) -> Iterator[str]:
        """The head of the page."""
        yield f"<h1>{escape(title)}</h1>\n<p class=hint><code>{escape(id)}</code>: {escape(facts)}</p>\n"

    def heading(self, words: str) -> Iterator[str]:
        """The head of a part."""
        yield f"<h2>{escape(words)}</h2>\n"

    def part(self, words: str, text: str) -> Iterator[str]:
        """A part of running text."""
        yield from self.heading(words)
        for paragraph in text.strip().split("\n\n"):
            yield f"<p>{_link(' '.join(paragraph.split()))}</p>\n"

    def items(self, words: list[str]) -> Iterator[str]:
        """A list."""
        yield "<ul>\n"
        for word in words:
            yield f"<li>{_link(' '.join(str(word).split()))}</li>\n"
        yield "</ul>\n"

    def code(self, text: str, language: str) -> Iterator[str]:
        """Lines to copy."""
        yield f"<pre><code>{escape(text)}</code></pre>\n"

    def example(self, example: Mapping[str, object]) -> Iterator[str]:
        """An example, with a mark on what is reported."""
        for key, label in (("bad", "Not like this"), ("becomes", "But so"), ("good", "This is fine"), ("todo", "Missed so far")):
            if key in example:
                text = escape(str(example[key]).rstrip("\n")).replace("[[", "<mark>").replace("]]", "</mark>")
                yield f"<p><strong>{label}:</strong></p>\n<pre>{text if key == 'bad' else escape(MARKS.sub('', str(example[key]).rstrip()))}</pre>\n"


def _link(text: str) -> str:
    """Escaped text, of which a word that is an address leads there."""
    words = []
    for word in text.split(" "):
        address = word.rstrip(".,;)")
        if address.startswith(("https://", "http://")):
            words.append(f'<a href="{escape(address)}" rel="noreferrer">{escape(address)}</a>{escape(word[len(address) :])}')
        else:
            words.append(escape(word))
    return " ".join(words)


def show(name: str, inside: Iterable[str]) -> Response:
    """A page with what stands on every page."""
    body = "".join(inside)
    return Response(
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(name)} - jdlint</title><link rel="icon" href="/static/icon.svg" type="image/svg+xml">'
        f'<link rel="stylesheet" href="/static/desk.css"></head>\n<body><header class="top"><p class="name"><a href="/">jdlint</a></p>'
        f'<nav aria-label="Explanations"><a href="/rules">Rules</a> <a href="/law">Law</a></nav></header>\n'
        f'<main class="reading">{body}</main></body></html>\n',
        media_type="text/html; charset=utf-8",
    )


def list_routes(library: Library) -> list[Route]:
    """The pages of explanations, and the places that there are."""

    async def rule(request: Request) -> Response:
        found = library.rules.get(request.path_params["id"])
        if found is None:
            raise HTTPException(404)
        return await run_in_threadpool(lambda: show(found.title, explain(found, Page(), library.law)))

    async def rules(request: Request) -> Response:
        return await run_in_threadpool(lambda: show("Rules", _list_rules(list(library.rules.values()))))

    async def provision(request: Request) -> Response:
        def make() -> Response:
            one = next((one for one in list_all(library.law) if one.id == request.path_params["id"]), None)
            if one is None:
                raise HTTPException(404)
            titles = {rule.id: rule.title for rule in library.rules.values()}
            return show(one.title, explain_provision(one, titles, Page()))

        return await run_in_threadpool(make)

    async def law(request: Request) -> Response:
        return await run_in_threadpool(lambda: show("Law", _list_law(library.law)))

    async def places(request: Request) -> Response:
        def make() -> Response:
            return JSONResponse([(code, library.law.name(code)) for code in library.law.codes])

        return await run_in_threadpool(make)

    return [
        Route("/rules", rules),
        Route("/rules/{id}", rule),
        Route("/law", law),
        Route("/law/{id}", provision),
        Route("/desk/places", places),
    ]


def _list_rules(rules: Sequence[Rule]) -> Iterator[str]:
    yield f"<h1>Rules</h1>\n<p>{len(rules)} rules. Those in preview run only where they are asked for.</p>\n"
    for category in sorted({rule.category for rule in rules}):
        yield f"<h2>{escape(category.capitalize())}</h2>\n<ul>\n"
        for rule in rules:
            if rule.category == category:
                preview = " (preview)" if rule.preview else ""
                yield f'<li><a href="/rules/{rule.id}">{escape(rule.title)}</a> <span class="hint">{rule.severity}{preview}</span></li>\n'
        yield "</ul>\n"


def _list_law(table: LawTable) -> Iterator[str]:
    yield f"<h1>Law</h1>\n<p>Read up to {escape(table.read_up_to)}. jdlint is a tool and gives no legal advice.</p>\n"
    for code in table.codes:
        provisions = list(list_all(table, [code]))
        own = [one for one in provisions if one.jurisdiction == code]
        if own:
            yield f"<h2>{escape(table.name(code))} ({escape(code)})</h2>\n<ul>\n"
            for one in own:
                since = f"from {one.since}" if one.since else "not in force, or the day is not known"
                yield f'<li><a href="/law/{one.id}">{escape(one.title)}</a> <span class="hint">{escape(one.cite)}, {since}</span></li>\n'
            yield "</ul>\n"
