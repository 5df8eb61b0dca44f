"""Choosing a reader, and the promise that only `Unreadable` is ever raised."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.source import Source, Unreadable
from jdlint.reading import Format, format_of, read

PAGE = "<!DOCTYPE html>\n<html><body><h1>Keeper</h1><p>Trim.</p></body></html>"
MARKDOWN = "# Keeper\n\n- Trim the wick\n"
MATTER = "---\ntitle: Keeper\nlocation: Vlieland\n---\n\n# Keeper\n"
PLAIN = "Keeper wanted\n\nResponsibilities:\nTrim the wick.\n"
JSON = json.dumps(
    {"title": "Keeper", "location": "Vlieland", "description": "<p>Trim &amp; log</p>", "duties": ["Trim", "Log"]}, indent=1
)
YAML = "title: Keeper\nlocation: 'Vlie''land'\nbenefits: >\n  Soup\n  and **bread**\npay: [1, 2]\n"
TOML = '+++\ntitle = "Keeper"\ntags = ["a", "b"]\n+++\nBody\n'


@pytest.mark.parametrize(
    ("uri", "text", "format"),
    [
        ("a.txt", PLAIN, "text"),
        ("a.TXT", PLAIN, "text"),
        ("a.txt", MARKDOWN, "text"),
        ("a.txt", PAGE, "html"),
        ("a.txt", MATTER, "markdown"),
        ("a.md", PAGE, "markdown"),
        ("a.markdown", PLAIN, "markdown"),
        ("a.html", PAGE, "html"),
        ("a.htm", "<p>Keeper</p>", "html"),
        ("a.html", MATTER, "markdown"),
        ("a.html", MARKDOWN, "markdown"),
        ("a.html", f"<!-- a comment -->\n{MARKDOWN}", "markdown"),
        ("a.html", f"{MARKDOWN}- Keep<br>the **log**\n", "markdown"),
        ("a.html", "<p>Keeper</p>\n- Trim the wick\n- Keep the log\n", "html"),
        ("a.html", "<h1>Keeper</h1>\n<p># 4 of the [coast](x)</p>", "html"),
        ("a.html", "Keeper wanted", "html"),
        ("a.yml", YAML, "yaml"),
        ("a.json", JSON, "json"),
        ("-", PLAIN, "text"),
        ("-", PAGE, "html"),
        ("-", "<div>Keeper</div>", "html"),
        ("-", MARKDOWN, "markdown"),
        ("-", TOML, "markdown"),
        ("-", JSON, "json"),
        ("-", YAML, "yaml"),
        ("-", f"# Our keeper\n---\n{YAML}", "yaml"),
        ("-", "title: Keeper\nduties:\n- Trim\n\n- Log\n", "yaml"),
        ("-", "title: Keeper\nWe need a keeper: now\n", "text"),
        ("-", "Title: Keeper\nPlace: Vlieland\n", "text"),
        ("posting.xyz", YAML, "yaml"),
        ("a.txt", YAML, "text"),
        ("-", "[City, State] keeper wanted", "text"),
        ("-", "{{company}} wants a keeper", "text"),
        ("dir.json/posting", PLAIN, "text"),
        ("posting.xyz", MARKDOWN, "markdown"),
    ],
)
def test_the_suffix_decides_and_then_the_content(uri: str, text: str, format: str) -> None:
    assert format_of(Source(uri, text)) == format
    assert {document.format for document in read(text.encode(), uri)} == {format}


@pytest.mark.parametrize("format", get_args(Format))
def test_a_format_can_be_demanded(format: str) -> None:
    (document,) = read((JSON if format in ("json", "yaml") else PLAIN).encode(), "a.xyz", format=format)
    assert document.format == format


@given(
    st.sampled_from([PAGE, MARKDOWN, MATTER, PLAIN, JSON, YAML, TOML]),
    st.lists(
        st.tuples(
            st.integers(0, 200),
            st.integers(0, 6),
            st.text(st.sampled_from("{}[]<>&;:#-'\"\\`*|\n\r\t é😀\u200bax!%@"), max_size=4),
        ),
        max_size=6,
    ),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.yaml", "a.json", "-"]),
)
def test_mutated_files_are_read_or_unreadable(text: str, changes: list[tuple[int, int, str]], uri: str) -> None:
    for at, length, piece in changes:
        text = text[:at] + piece + text[at + length :]
    check(text.encode(), uri)


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.html", "a.yaml", "a.json", "-"]))
def test_random_bytes_are_read_or_unreadable(data: bytes, uri: str) -> None:
    check(data, uri)


def check(data: bytes, uri: str) -> None:
    """Read, and hold what is read to the invariants of every document."""
    try:
        documents = read(data, uri)
    except Unreadable:
        return
    assert documents
    for document in documents:
        reached = position = 0
        for (start, end), (low, high) in document.text.pieces():
            assert start == reached
            assert position <= low <= high <= len(document.source.text)
            reached, position = end, high
        assert reached == len(document.text)
        last = -1
        for block in document.blocks:
            assert last < block.start < block.end <= reached
            last = block.end
        assert "\r" not in document.text.string
        for comment in document.comments:
            assert 0 <= comment.start < comment.end <= len(document.source.text)
