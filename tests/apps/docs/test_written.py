"""Whatever rules, laws and examples say stays text on the pages, and addresses lead from any page to any other."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from jdlint.apps.docs.addresses import HOME, Exported, Served
from jdlint.apps.docs.catalog import Catalog
from jdlint.apps.docs.library import Library
from jdlint.apps.docs.written import LONG, Web, write
from jdlint.reporting.markup import join
from jdlint.reporting.plain import show
from jdlint.settings import Config

LIBRARY = Library(Config())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


words = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["<script>", "&amp;", "`code`", "`", "https://example.org/a_(b)?c=d&e=f", "javascript:x", '"', "[[", "]]"]
        ),
    ),
    max_size=12,
).map(" ".join)


@given(words)
@example("See `a <b>` at https://example.org/x?a=1&b=2, and http://example.org.")
def test_running_text_stays_text(text: str) -> None:
    seen = read(write(text))
    assert {tag for tag, _ in seen.tags} <= {"a", "code"}
    assert all(str(attributes["href"]).startswith(("https://", "http://")) for tag, attributes in seen.tags if tag == "a")
    if "http" not in text:
        assert "".join(seen.text) == show(re.sub(r"`([^`\n]+)`", r"\1", " ".join(text.split())))


@given(words)
@example("- a\n\tb <mark> [[ninja]] and ]] [[")
def test_an_example_stays_text_with_its_marks(text: str) -> None:
    seen = read(join(Web(LIBRARY, Served()).example({"bad": text})))
    assert {tag for tag, _ in seen.tags} <= {"figure", "figcaption", "pre", "mark"}
    shown = "".join(seen.text).removeprefix("Not like this")
    assert _flatten(shown) == _flatten("".join(map(show, re.sub(r"\[\[|\]\]", "", text.expandtabs(4)).split("\n"))))


def _flatten(text: str) -> str:
    return "".join(text.split())


def test_a_very_long_list_is_folded_and_loses_no_word() -> None:
    said = "terms: " + ", ".join(f"word-{number}" for number in range(400))
    assert len(said) > LONG
    seen = read(join(Web(LIBRARY, Served()).items([said])))
    assert "details" in {tag for tag, _ in seen.tags}
    assert re.findall(r"word-\d+", "".join(seen.text)) == re.findall(r"word-\d+", said)


NAMES = st.sampled_from(Catalog(LIBRARY).names)


@given(NAMES, NAMES)
def test_addresses_lead_from_any_page_to_any_other(here: str, there: str) -> None:
    led = posixpath.normpath(posixpath.join(posixpath.dirname(f"{here}.html"), Exported(here).page(there)))
    assert led == f"{there}.html"
    style = posixpath.normpath(posixpath.join(posixpath.dirname(f"{here}.html"), Exported(here).file("docs.css")))
    assert style == "static/docs.css"
    assert Served().page(there) == ("/docs" if there == HOME else f"/{there}")
