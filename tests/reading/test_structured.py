"""YAML and JSON files as documents: postings inside wrappers, prose in any markup, and positions through every layer."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.document import Document
from jdlint.model.source import Unreadable
from jdlint.model.text import INVISIBLE
from jdlint.reading import read


def one(text: str, uri: str) -> Document:
    (document,) = read(text.encode(), uri)
    return document


def blocks(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind, block.field, document.text.string[block.start : block.end]) for block in document.blocks]


def raw(document: Document, word: str) -> str:
    at = document.text.string.index(word)
    low, high = document.text.to_source(at, at + len(word))
    return document.source.text[low:high]


def test_a_yaml_posting() -> None:
    source = """# jdlint: nothing
title: 'Keeper''s mate'   # who
salary: 55_000
remote: no
homepage: https://example.org/a
slug: keeper-mate
motto: We keep the light.
responsibilities:
  - Trim the wick
  - "Log the w\\u00efnd"
benefits: |
  ## Perks

  - **Soup** daily
  - A boat
"""
    document = one(source, "a.yaml")
    assert (document.format, document.key) == ("yaml", "")
    assert blocks(document) == [
        ("field", "/title", "Keeper's mate"),
        ("field", "/salary", "55_000"),
        ("field", "/remote", "no"),
        ("field", "/motto", "We keep the light."),
        ("item", "/responsibilities/0", "Trim the wick"),
        ("item", "/responsibilities/1", "Log the wïnd"),
        ("heading", "/benefits", "Perks"),
        ("item", "/benefits", "Soup daily"),
        ("item", "/benefits", "A boat"),
    ]
    assert [raw(document, word) for word in ("'", "s mate", "ï", "Perks", "Soup", "boat")] == [
        "''",
        "s mate",
        "\\u00ef",
        "Perks",
        "Soup",
        "boat",
    ]
    assert [comment.text for comment in document.comments] == [" jdlint: nothing", " who"]
    (fields,) = document.fields
    assert (fields.origin, fields.value["salary"], fields.value["remote"]) == ("yaml", 55000, False)


def test_an_escaped_page_in_json_is_read_through_both_layers() -> None:
    inner = "&lt;h2&gt;The job&lt;/h2&gt;\n&lt;ul&gt;&lt;li&gt;Trim &amp;amp; log&lt;/li&gt;&lt;li&gt;Say \u201chello\u201d&lt;/li&gt;&lt;/ul&gt;"
    source = json.dumps({"title": "Keeper", "content": inner})
    document = one(source, "a.json")
    assert blocks(document) == [
        ("field", "/title", "Keeper"),
        ("heading", "/content", "The job"),
        ("item", "/content", "Trim & log"),
        ("item", "/content", "Say \u201chello\u201d"),
    ]
    assert raw(document, "&") == "&amp;amp;"
    assert raw(document, "\u201chello") == "\\u201chello"


@pytest.mark.parametrize("times", [1, 2, 3])
def test_markup_escaped_up_to_three_times_is_found(times: int) -> None:
    inner = "<p>Trim the <b>wick</b></p>"
    for _ in range(times):
        inner = inner.replace("&", "&amp;").replace("<", "&lt;")
    document = one(json.dumps({"title": "Keeper", "description": inner}), "a.json")
    assert blocks(document)[1:] == [("paragraph", "/description", "Trim the wick")]
    assert raw(document, "wick") == "wick"


def test_text_with_tags_is_not_unescaped_once_more() -> None:
    document = one(json.dumps({"title": "Keeper", "description": "<p>Write &lt;p&gt; tags</p>"}), "a.json")
    assert blocks(document)[1:] == [("paragraph", "/description", "Write <p> tags")]


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ({"title": "A", "location": "B"}, [""]),
        ([{"title": "A", "location": "B"}, {"title": "C", "pay": 1}], ["/0", "/1"]),
        (
            {"jobs": [{"title": "A", "location": "B"}, {"note": 1}, {"title": "C", "pay": 1}], "meta": {"total": 2}},
            ["/jobs/0", "/jobs/2"],
        ),
        ({"data": {"items": [{"title": "A", "description": "B"}]}}, ["/data/items/0"]),
        ({"job": {"title": "A", "description": "B"}}, ["/job"]),
        ({"jobs": {"a/b": {"title": "A", "pay": "1"}}}, ["/jobs/a~1b"]),
        ({"name": "Port", "description": "A port.", "jobs": [{"title": "A", "city": "B"}]}, ["/jobs/0"]),
        (
            {
                "SearchResult": {
                    "SearchResultItems": [{"MatchedObjectDescriptor": {"PositionTitle": "A", "PositionLocation": [{"x": 1}]}}]
                }
            },
            ["/SearchResult/SearchResultItems/0/MatchedObjectDescriptor"],
        ),
    ],
)
@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_postings_are_found_in_wrappers(value: object, keys: list[str], suffix: str) -> None:
    source = json.dumps(value) if suffix == "json" else yaml.safe_dump(value, sort_keys=False)
    documents = read(source.encode(), f"a.{suffix}")
    assert [document.key for document in documents] == keys
    assert all(document.blocks for document in documents)


def test_a_yaml_stream_is_a_posting_each_with_its_own_comments() -> None:
    source = "# all\n---\ntitle: A\npay: 1 # one\n---\n# two\ntitle: B\npay: 2\n"
    documents = read(source.encode(), "a.yml")
    assert [document.key for document in documents] == ["/0", "/1"]
    assert [[comment.text for comment in document.comments] for document in documents] == [[" all", " one"], [" all", " two"]]


@pytest.mark.parametrize(
    "source", ["on: push\njobs:\n  build:\n    runs-on: linux\n", "", "# nothing\n", "- a\n- b\n", "just words\n"]
)
def test_yaml_without_a_posting_is_a_document_without_blocks(source: str) -> None:
    document = one(source + "\n", "a.yml")
    assert not document.blocks
    assert [notice.name for notice in document.notices] == ["no-posting-keys"]


def test_small_sections_have_headings() -> None:
    value = {
        "text": "Keeper",
        "categories": {"location": "Vlieland", "commitment": "Full-time"},
        "lists": [{"text": "What you'll do", "content": "<li>Trim</li><li>Log</li>"}],
        "descriptionPlain": "We keep\nthe light.",
        "description": "<p>We keep the light.</p>",
        "key_duties_header": "Daily work",
        "key_duties": "Trim every wick by hand",
    }
    document = one(json.dumps(value), "a.json")
    assert blocks(document) == [
        ("field", "/text", "Keeper"),
        ("field", "/categories/location", "Vlieland"),
        ("field", "/categories/commitment", "Full-time"),
        ("heading", "/lists/0/text", "What you'll do"),
        ("item", "/lists/0/content", "Trim"),
        ("item", "/lists/0/content", "Log"),
        ("paragraph", "/description", "We keep the light."),
        ("heading", "/key_duties_header", "Daily work"),
        ("field", "/key_duties", "Trim every wick by hand"),
    ]


@pytest.mark.parametrize(
    ("uri", "source", "position", "words"),
    [
        ("a.yaml", "title: a\npay: b: c\n", "2:7", "quotes"),
        ("a.json", '{"title": "a"\n "pay": 1}', "2:2", "comma"),
        ("a.json", "", None, "empty"),
        ("a.md", " \n", None, "white space"),
    ],
)
def test_broken_files_say_where(uri: str, source: str, position: str | None, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as caught:
        read(source.encode(), uri)
    assert caught.value.position == position


PLAIN = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("  'é\"\\&;:#"), min_size=1, max_size=40
)
POSTINGS = st.fixed_dictionaries({"title": PLAIN, "company": PLAIN, "location": PLAIN, "department": PLAIN})


def seen(value: str) -> str:
    """What a person sees of a line: white space at ends and invisible characters aside."""
    return INVISIBLE.sub("", value).strip()


@given(POSTINGS, st.sampled_from(["json", "yaml", "'", '"', ">", "|"]), st.booleans())
def test_blocks_are_the_values_and_words_lead_to_their_raw_characters(posting: dict[str, str], form: str, plain: bool) -> None:
    posting = {"pay": "1", **posting}
    if form == "json":
        document = one(source := json.dumps(posting, ensure_ascii=plain), "a.json")
        loaded = posting
    else:
        style = None if form == "yaml" else form
        source = yaml.safe_dump(posting, default_style=style, allow_unicode=plain, width=30, sort_keys=False)
        document = one(source, "a.yaml")
        loaded = yaml.safe_load(source)
    texts = {field: text for _, field, text in blocks(document)}
    for key, value in loaded.items():
        if isinstance(value, str) and seen(value):
            assert " ".join(texts[f"/{key}"].split()) == " ".join(seen(value).split())
    reached = position = 0
    for (start, end), (low, high) in document.text.pieces():
        assert start == reached
        assert position <= low <= high
        reached, position = end, high
    for match in re.finditer(r"[A-Za-z0-9]+", document.text.string):
        low, high = document.text.to_source(*match.span())
        assert source[low:high].replace("\\\n", "").startswith(match[0][0])
        assert source[high - 1] == match[0][-1]
