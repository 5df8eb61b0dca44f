"""HTML: what is visible, in which blocks, and where it stands."""

from __future__ import annotations

from html import unescape
from html.entities import html5
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.model.document import Comment, Document, Fields
from jdlint.model.source import Source, Unreadable
from jdlint.reading.html import read_html
from jdlint.reading.references import decode_attribute, decode_reference
from tests.reading.invariants import list_blocks, list_words


def read(text: str) -> Document:
    return read_html(Source("", text))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<h2>What<br>you do</h2>Tea", [("heading", 2, "What you do"), ("paragraph", 0, "Tea")]),
        ("<ul><li>Sow<ul><li>peas</li></ul>then</li><li><p>Reap</p><p>Rest</p></ul>End",
         [("item", 1, "Sow"), ("item", 2, "peas"), ("paragraph", 0, "then"), ("item", 1, "Reap"), ("paragraph", 0, "Rest"),
          ("paragraph", 0, "End")]),
        ("<li>One<li>Two", [("item", 1, "One"), ("item", 1, "Two")]),
        ("<table><tr><td>a<td><p>b<p>c<tr><th>d</table>e",
         [("cell", 1, "a"), ("cell", 2, "b"), ("cell", 2, "c"), ("cell", 1, "d"), ("paragraph", 0, "e")]),
        ("<dl><dt>Town<dd>Leeds</dl>", [("paragraph", 0, "Town"), ("paragraph", 0, "Leeds")]),
        ("<blockquote><p>Come</p></blockquote>in", [("quote", 0, "Come"), ("paragraph", 0, "in")]),
        ("<pre>one\r\ntwo\n\n</pre>x", [("code", 0, "one"), ("code", 0, "two"), ("paragraph", 0, "x")]),
        ("<p> a \n b&nbsp;</p><p>&nbsp;</p>c<br/>d", [("paragraph", 0, "a b"), ("paragraph", 0, "c"), ("paragraph", 0, "d")]),
        ("<p>• Dig<br>- Hoe<br>&bull;&nbsp;Rake<br>–5 °C", [("item", 1, "Dig"), ("item", 1, "Hoe"), ("item", 1, "Rake"), ("paragraph", 0, "–5 °C")]),
        ("<h3>Odd</h2><p>x", [("heading", 3, "Odd"), ("heading", 3, "x")]),
        ("<table><tr><td>-</td></tr></table>", [("cell", 1, "-")]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, int, str]]) -> None:
    assert list_blocks(read(text)) == blocks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>rock</b>star", "rockstar"),
        ("a<span> </span>b<i> </i> c", "a b c"),
        ("x<script>if (a<b && c=='</p>') {}</SCRIPT >y", "xy"),
        ("<head><title>no</title><style>p{}</style></head>yes", "yes"),
        ("a<span hidden>b</span>c", "ac"),
        ("a<div aria-hidden='true'>b<div>c</div>d</div>e", "a\ne"),
        ("<p style='color:red; DISPLAY : none'>a<p>b", "b"),
        ('<p class="hidden">a', "a"),
        ("a<nav>b</nav><select><option>c</select><svg/>d<svg><text>e</text></svg>f<template>g</template>", "a\ndf"),
        ("<!doctype html><?xml a?>a<![CDATA[<p>b</p>]]>", "a\nb"),
        ("a <5 and b < c <d", "a <5 and b < c <d"),
        ("a<!-- > b", "a"),
        ("a<!-->b<!--->c", "abc"),
        ("a</ b>c", "ac"),
        ("a <a title='x > y' href=z>b</a>", "a b"),
        ("<a href='x>y</a> <p>z", "y\nz"),
        ("fish&ampchips &notit; &#x26;&#38 &nosuch;", "fish&chips ¬it; && &nosuch;"),
        ("a&#10;b&#160;c&shy;d\u200be", "a b\xa0cde"),
        ("<button>Apply</button>now", "Apply\nnow"),
    ],
)
def test_visible_text(text: str, shown: str) -> None:
    assert read(text).text.string == shown


def test_positions_lead_through_tags_and_references() -> None:
    text = "<p>Salary:&nbsp;\u00a330k <b>rock</b>star\n   now</p>"
    shown = read(text).text
    for words, source in [
        ("\xa0", "&nbsp;"), ("£30k", "\u00a330k"), ("rockstar", "rock</b>star"), ("star now", "star\n   now"), (" now", "\n   now"),
    ]:  # fmt: skip
        start = shown.string.index(words)
        low, high = shown.to_source(start, start + len(words))
        assert text[low:high] == source


def test_marks_and_comments() -> None:
    text = "<p><b> Note</b>: <a href='/a?x=1&copy=2&amp;y'>apply <strong>now</strong> </a><kbd>q</kbd><b></p><p>on</b></p><!-- hush -->"
    document = read(text)
    assert list_words(document, document.emphasis) == ["Note", "now", "on"]
    assert [(document.text.string[link.start : link.end], link.href) for link in document.links] == [
        ("apply now", "/a?x=1&copy=2&y")
    ]
    assert list_words(document, document.literals) == ["q"]
    start = text.index("<!--")
    assert document.comments == (Comment(start, len(text), " hush "),)


def test_structured_data_goes_to_the_reader_of_json(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def read_jsonld(text: str, start: int) -> Fields | None:
        calls.append((text, start))
        if text == "{":
            raise Unreadable("cut short")
        return Fields("json-ld", {"title": "Cook"}) if "JobPosting" in text else None

    monkeypatch.setattr("jdlint.reading.jsonld.read_jsonld", read_jsonld)
    opening = '<script type="application/ld+json">'
    text = f'{opening}{{"@type": "JobPosting"}}</script>{opening}{{</script><script>{{}}</script>{opening}[]</script>'
    document = read(text)
    assert [part.value for part in document.fields] == [{"title": "Cook"}]
    assert [text[start : start + len(inner)] for inner, start in calls] == [inner for inner, _ in calls]
    assert len(calls) == 3
    (notice,) = document.notices
    assert notice.name == "json-ld-broken"
    assert notice.values == {"why": "cut short"}
    assert text[notice.start : notice.end] == "{"
    assert document.text.string == ""


def test_references_are_those_of_html5() -> None:
    for name in html5:
        assert decode_reference("&" + name) == (html5[name], len(name) + 1)
        for tail in ("", "q", "zz"):
            reference = f"&{name.rstrip(';')}{tail}"
            shown, length = decode_reference(reference)
            assert shown + reference[length:] == unescape(reference)


def test_parameters_of_an_address_are_no_references() -> None:
    assert decode_attribute("?a=1&copy=2&lt;&sect&region=3&#38;") == "?a=1&copy=2<§&region=3&"


class Words(HTMLParser):
    """The standard library's idea of the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

        self.raw = False

    def handle_data(self, data: str) -> None:
        if not self.raw:
            self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.raw = tag in {"script", "style"}
        if tag in {"p", "div", "li", "ul", "h2", "br"}:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag + "/" * (tag in {"script", "style"}), [])


BROKEN = st.lists(
    st.sampled_from([
        "one", "two ", " three", "4 < 5", "&amp;", "&eacute;", "&nbsp;", "\n", "<p>", "</p>", "<div class='x'>", "</div>", "<b>", "</b>", "<i id=\"a>b\">",
        "</i>", "<br>", "<br/>", "<ul>", "<li>", "</li>", "</ul>", "<h2>", "</h2>", "<a href=x>", "</a>", "<a b='x > y'>", "<!-- no -->", "<p", ">",
        "<script>var a='<p>no</p>';</script>", "<style>p > b {}</style>",
    ]),
    max_size=30,
).map(lambda parts: "".join(parts) + "\n>")  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(BROKEN)
def test_the_words_are_those_of_the_standard_parser(text: str) -> None:
    other = Words()
    other.feed(text)
    other.close()
    assert read(text).text.string.split() == "".join(other.parts).split()
