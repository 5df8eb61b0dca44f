"""JSON with positions: what the standard library reads is read alike, and every character of a string leads back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.text import INVISIBLE
from jdlint.reading.alignment import scalar_text
from jdlint.reading.json import parse_json
from jdlint.reading.tree import Broken, Mapping, Scalar, fields_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_values_are_those_of_the_standard_library(value: object, indent: int | str | None, ascii_only: bool) -> None:
    source = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert parse_json(source).node.value == json.loads(source)


@given(st.text(), st.booleans())
def test_strings_are_aligned(words: str, ascii_only: bool) -> None:
    source = " " + json.dumps(words, ensure_ascii=ascii_only)
    node = parse_json(source).node
    assert isinstance(node, Scalar)
    text = scalar_text(node, source)
    assert text.string == INVISIBLE.sub("", words)
    for index, char in enumerate(text.string):
        low, high = text.to_source(index, index + 1)
        assert json.loads(f'"{source[low:high]}"') == char


def test_a_pair_of_surrogates_is_one_character_and_a_lone_one_none() -> None:
    source = '"a\\ud83d\\ude00b\\ud83dc"'
    node = parse_json(source).node
    assert isinstance(node, Scalar)
    text = scalar_text(node, source)
    assert text.string == "a😀b\ufffdc"
    assert source[slice(*text.to_source(1, 2))] == "\\ud83d\\ude00"


def test_pointers_lead_to_keys_and_values() -> None:
    source = '{"a": [{"b/c": "d"}], "e": 12}'
    node = parse_json(source).node
    assert isinstance(node, Mapping)
    fields = fields_of(node, "json")
    assert source[slice(*fields.spans["/a/0/b~1c"])] == '"d"'
    assert source[slice(*fields.keys["/a/0/b~1c"])] == '"b/c"'
    assert source[slice(*fields.spans["/e"])] == "12"


def test_what_editors_tolerate_is_read_with_a_notice() -> None:
    parsed = parse_json('{"a": 1, // one\n "a": NaN, /* two */ "b": [1,],}')
    assert parsed.node.value == {"a": "NaN", "b": [1]}
    assert [comment.text for comment in parsed.comments] == [" one", " two "]
    assert [notice.name for notice in parsed.notices] == ["json-duplicate-key", "json-trailing-comma", "json-trailing-comma"]


@pytest.mark.parametrize(
    ("source", "offset", "words"),
    [
        ("", 0, "a value was expected, but the file ends"),
        ('{"a" 1}', 5, "a colon was expected"),
        ('{"a": }', 6, "a value was expected"),
        ('{"a": 1 "b": 2}', 8, "a comma was expected before this"),
        ("{'a': 1}", 1, "double quotes only"),
        ('{"a": "b}', 6, "no closing quote"),
        ('{"a": [1, 2', 6, r"\[ that opens here is never closed"),
        ('{"a": 1', 0, "{ that opens here is never closed"),
        ("[1] 2", 4, "the end of the file was expected"),
        ("[,]", 1, r"a value or \] was expected"),
        ('["a\nb"]', 3, "a line end stands inside a string"),
        ('["a\\q"]', 3, "this backslash begins no escape"),
        ("[01]", 1, "a value"),
        ("[1}", 2, "a comma or the closing bracket"),
        ("]", 0, "a value was expected"),
        ("[" * 1000, 200, "nested"),
        ("[tru]", 1, "here stands t"),
    ],
)
def test_broken_json_says_where_and_what_was_expected(source: str, offset: int, words: str) -> None:
    with pytest.raises(Broken, match=words) as caught:
        parse_json(source)
    assert caught.value.offset == offset


@given(st.text(st.sampled_from('ab{}[]:,"\\u0123 \n/*é-.'), max_size=30))
def test_only_broken_is_raised_and_nothing_valid_is_refused(source: str) -> None:
    try:
        value = json.loads(source)
    except ValueError:
        offset = 0
        try:
            parse_json(source)
        except Broken as broken:
            offset = broken.offset
        assert 0 <= offset <= len(source)
    else:
        assert parse_json(source).node.value == value
