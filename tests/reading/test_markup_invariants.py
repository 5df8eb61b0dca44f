"""Properties that hold for every reader of text and markup on any string."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.model.document import Document
from jdlint.model.source import Source
from jdlint.reading.html import read_html
from jdlint.reading.markdown import read_markdown, to_ascii
from jdlint.reading.plaintext import read_plaintext
from tests.reading.invariants import assert_sound

READERS = [read_html, read_markdown, read_plaintext]
SCRAPS = [
    "a", "Word", "é", "\u2019", " ", "  ", "\t", "\n", "\r\n", "\r", "\n\n", "\f", "\x0b", "\x85", "\u2028", "\xa0", "\u3000", "\u200b", "\xad",
    "\ufeff", "\x00", "\ud800", "\U0001f600", "\uf0b7", "• ", "- ", "-", "* ", "1. ", "a) ", "> ", "    ", "# ", "## ", "===", "---", "\n---\n",
    "**", "_", "`", "``", "```\n", "~~", "[", "](", ")", "![", "]", "[^1]", "[^1]: ", "[x]: y", "|", "|-|-|", "- [ ] ", "<", ">", "</", "<a", "=\"",
    "'", "<p>", "</p>", "<br>", "<br/>", "<h2>", "</h2>", "<ul>", "<li>", "</li>", "</ul>", "<td>", "<tr>", "<table>", "</table>", "<pre>", "</pre>",
    "<b>", "</b>", "<code>", "</code>", "<a href='u'>", "</a>", "<blockquote>", "</blockquote>", "<div hidden>", "</div>", "<p style='display:none'>",
    "<script>", "</script>", "<style>", "<svg/>", "<nav>", "</nav>", "<!--", "-->", "<!", "<?", "<![CDATA[", "]]>", "&nbsp;", "&amp", "&notit;",
    "&shy;", "&#10;", "&#x41;", "&ThickSpace;", "&bull;", "&", "{{", "}}", "{{ a.b }}", "{{name}}", "{%", "%}", "{% comment %}", "{% endcomment %}",
    "{{< x >}}", "{{% y %}}", "import a from 'b'", "export const c = 1", ".", ":",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join)


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=400, deadline=None)
@given(text=MARKUP | st.text())
def test_documents_are_sound_whatever_the_source(read: Callable[[Source], Document], text: str) -> None:
    document = read(Source("", text))
    assert document.source.text == text
    assert_sound(document)


@settings(max_examples=200, deadline=None)
@given(before=MARKUP, text=MARKUP)
def test_markdown_before_the_start_is_not_read(before: str, text: str) -> None:
    before += "\n"
    whole = read_markdown(Source("", before + text), len(before))
    alone = read_markdown(Source("", text))
    assert_sound(whole)
    assert whole.text.string == alone.text.string
    assert whole.blocks == alone.blocks
    if whole.text.string:
        assert whole.text.to_source(0, 1).start == alone.text.to_source(0, 1).start + len(before)


@given(st.text())
def test_stand_ins_keep_every_offset(text: str) -> None:
    ascii_text = to_ascii(text)
    assert len(ascii_text) == len(text)
    assert ascii_text.isascii()
    assert all(new == old for new, old in zip(ascii_text, text, strict=True) if old.isascii())


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "unit",
    ["<div>", "<", "<a ", "<a b='", "<!", "<!--", "<script>", "<b>", "<ul><li>x", "<table><td>", "&", "&#9", "• ", "- x\n", "> ", "{{ ", "{% ",
     "{% comment %}", "[", "![a", "`a", "*a **b ", "a\fb\n", "\xa0", "\u200bx", "x\r\n", "<!-- x --> y\n", "import a from "],
)  # fmt: skip
def test_deep_and_broken_markup_is_read(read: Callable[[Source], Document], unit: str) -> None:
    assert_sound(read(Source("", unit * 3000)))
