"""Bytes to text: marks, charsets, line ends and the refusal of what is no text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.source import Unreadable
from jdlint.reading.decoding import LARGEST, decode

WORDS = st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]), min_size=1)


@given(WORDS, st.sampled_from(["utf-8-sig", "utf-16", "utf-32", "utf-8"]))
def test_what_was_encoded_is_decoded_without_its_mark(words: str, encoding: str) -> None:
    data = ("Grüße: " + words).encode(encoding)
    source = decode(data, "a.txt")
    assert source.text == "Grüße: " + words
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert not source.notices


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_either_byte_order(mark: str) -> None:
    source = decode(("\ufeff" + "Clerk 😀\r\n").encode(mark), "a.txt")
    assert (source.text, source.encoding) == ("Clerk 😀\r\n", mark)


def test_a_declared_charset_decides_without_a_notice() -> None:
    page = '<html><meta charset="iso-8859-2"><p>Kraków</p>'
    source = decode(page.encode("iso-8859-2"), "a.html")
    assert (source.text, source.encoding, source.notices) == (page, "iso8859-2", ())


@pytest.mark.parametrize("label", ["utf-7", "punycode", "unicode_escape", "rot13", "hex", "undefined", "utf-16", "no-such"])
def test_a_charset_that_is_none_falls_back(label: str) -> None:
    source = decode(f'<meta charset="{label}">caf\xe9'.encode("cp1252"), "a.html")
    assert source.text.endswith("café")
    assert source.encoding == "cp1252"


def test_windows_text_is_read_with_a_notice() -> None:
    source = decode("“Pay” – café".encode("cp1252"), "a.txt")
    assert source.text == "“Pay” – café"
    assert [(one.name, one.values) for one in source.notices] == [("encoding-not-utf8", {"encoding": "cp1252"})]


def test_bytes_that_windows_does_not_know_are_latin() -> None:
    assert decode(b"caf\xe9 \x81", "a.txt").encoding == "latin-1"


def test_a_page_that_calls_itself_latin_is_windows_as_in_browsers() -> None:
    source = decode(b'<meta charset="ISO-8859-1">\x93Pay\x94', "a.html")
    assert source.text.endswith("“Pay”")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04......word/document.xml", "Word document"),
        (b"PK\x03\x04......xl/workbook.xml", "Excel"),
        (b"PK\x03\x04......", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"Clerk\0wanted", "binary"),
        (bytes(range(1, 256)) * 3, "binary"),
        (b"\xff\xfeC", "UTF-16"),
        (b"x" * (LARGEST + 1), "50 MB"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        decode(data, "a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_unreadable(data: bytes) -> None:
    try:
        source = decode(data, "a.txt")
    except Unreadable:
        return
    assert source.text.encode(source.encoding)
