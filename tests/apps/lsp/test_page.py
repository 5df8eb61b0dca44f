"""Positions as editors count them, in each encoding, with emoji and every kind of line end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from jdlint.apps.lsp.page import Encoding, Page

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
WIDTH = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
texts = st.text(st.sampled_from("ab 😀é\u2028\x0c\x85\r\n\ud83d\ufeff"), max_size=40)


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)])
def test_an_emoji_counts_as_the_encoding_has_it(encoding: Encoding, column: int) -> None:
    page = Page("😀é x\r\nb", encoding)
    assert page.locate(2) == types.Position(0, column)
    assert page.find(types.Position(0, column)) == 2
    assert page.locate(6) == types.Position(1, 0)


def test_a_form_feed_and_a_line_separator_end_no_line() -> None:
    page = Page("a\x0cb\u2028c\x85d\re\nf")
    assert [page.locate(page.text.index(letter)).line for letter in "abcdef"] == [0, 0, 0, 0, 1, 2]


def test_a_position_amid_a_character_is_its_start() -> None:
    assert Page("a😀b").find(types.Position(0, 2)) == 1
    assert [Page("a😀b", "utf-8").find(types.Position(0, column)) for column in range(7)] == [0, 1, 1, 1, 1, 2, 3]


def test_a_position_past_the_end_is_the_end() -> None:
    page = Page("one\r\ntwo")
    assert page.find(types.Position(0, 99)) == 3
    assert page.find(types.Position(9, 0)) == 8
    assert Page("").find(types.Position(0, 5)) == 0


@given(texts, st.sampled_from(ENCODINGS))
def test_every_offset_is_found_again_and_counted_as_the_encoding_does(text: str, encoding: Encoding) -> None:
    page = Page(text, encoding)
    codec, width = WIDTH[encoding]
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n" and offset:
            continue  # between the two there is no position
        if encoding == "utf-16" and text[offset - 1 : offset] == "\ud83d":
            continue  # half a character may look like one with what follows
        position = page.locate(offset)
        assert page.find(position) == offset
        assert position.character == len(text[page.starts[position.line] : offset].encode(codec, "surrogatepass")) // width


@given(texts, texts, st.data(), st.sampled_from(ENCODINGS))
def test_a_change_is_what_the_editor_made(text: str, new: str, data: st.DataObject, encoding: Encoding) -> None:
    text = text.replace("\ud83d", "").replace("\r", "")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    page = Page(text, encoding)
    change = types.TextDocumentContentChangePartial(page.span(start, end), new)
    assert page.change([change]).text == text[:start] + new + text[end:]


def test_changes_come_one_after_the_other_and_a_whole_text_replaces_all() -> None:
    first = types.TextDocumentContentChangePartial(types.Range(types.Position(0, 0), types.Position(0, 0)), "x\n")
    second = types.TextDocumentContentChangePartial(types.Range(types.Position(1, 0), types.Position(1, 1)), "y")
    assert Page("abc").change([first, second]).text == "x\nybc"
    assert Page("abc").change([first, types.TextDocumentContentChangeWholeDocument("new")]).text == "new"
