"""The guides: walks from nothing to a result, each a Markdown file in the folder ``guides``.

A link ``[words][rules/ninja-title]`` leads to the page of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jdlint.apps.docs.addresses import Addresses
from jdlint.apps.docs.written import name_anchor
from jdlint.reporting.markup import Html, tag

FOLDER = Path(__file__).parent / "guides"
ORDER = ("first-posting", "hr", "repository", "feeds", "rules", "counsel")
"""The guides in the order in which they are shown; others follow by name."""
_LABEL = re.compile(r"\]\[([a-z0-9/-]+)\]")


class Guide(NamedTuple):
    """A guide by the name of its page; ``summary`` is its first paragraph, ``text`` all of it as Markdown."""

    name: str
    title: str
    summary: str
    text: str

    def render(self, to: Addresses) -> Html:
        """The guide as HTML."""
        labels = sorted(set(_LABEL.findall(self.text)))
        definitions = "".join(f"\n[{label}]: {to.page(label)}" for label in labels)
        return _render(f"{self.text}\n{definitions}\n")


@cache
def list_guides() -> tuple[Guide, ...]:
    """All guides, in order."""
    paths = {path.stem: path for path in sorted(FOLDER.glob("*.md"))}
    return tuple(
        _read(paths[stem]) for stem in sorted(paths, key=lambda stem: (ORDER.index(stem) if stem in ORDER else 99, stem))
    )


def _read(path: Path) -> Guide:
    text = path.read_text(encoding="utf-8")
    head, summary, *_ = text.strip().split("\n\n")
    return Guide(f"guides/{path.stem}", head.removeprefix("# "), " ".join(summary.split()), text)


def _render(text: str) -> Html:
    """Markdown as HTML: headings that can be led to, lines to copy that can be moved by keyboard, and commands set off from what they print."""
    from pyromark import Options, html

    text = re.sub(r"(?m)^```(\w+) (\S+)$", r'<p class="file"><code>\2</code></p>\n\n```\1', text)  # a file to write
    page = html(text, options=Options.ENABLE_TABLES)
    page = re.sub(r"<h2>(.*?)</h2>", lambda found: f'<h2 id="{name_anchor(_strip(found[1]))}">{found[1]}</h2>', page)
    page = page.replace("<pre>", '<pre tabindex="0">').replace('<a href="https://', '<a rel="noreferrer" href="https://')
    return Html(re.sub(r"(?m)^((?:<pre[^>]*><code[^>]*>)?)\$ (.*)$", r'\1<span class="prompt">$ </span><kbd>\2</kbd>', page))


def _strip(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


def show_guides(to: Addresses) -> Iterator[Html]:
    """All guides."""
    yield tag("h1", "Guides")
    yield tag("p", "Each goes from nothing to a result in about ten minutes. What they show is run by the tests of jdlint.")
    yield list_cards(to, "h2")


def list_cards(to: Addresses, heading: str) -> Html:
    """A card for each guide, named by a heading such as ``h2``."""
    cards = (
        tag("li", tag(heading, tag("a", guide.title, href=to.page(guide.name))), tag("p", _plain(guide.summary)))
        for guide in list_guides()
    )
    return tag("ul", *cards, class_="cards")


def _plain(text: str) -> str:
    """Words of Markdown without its marks."""
    return re.sub(r"\[([^\]]+)\]\[[^\]]+\]", r"\1", text).replace("`", "").replace("**", "")


def list_words(guide: Guide) -> Iterable[str]:
    """What a guide is found by: its headings and its words."""
    yield from re.findall(r"(?m)^##+ (.+)$", guide.text)
    yield _plain(re.sub(r"(?ms)^```.*?^```$", "", guide.text))
