"""YAML with positions: every style of scalar leads back to its raw characters, and no input hangs or overflows the parser."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from jdlint.model.text import INVISIBLE
from jdlint.reading.alignment import scalar_text
from jdlint.reading.tree import Broken, Mapping, Node, Scalar, Sequence, fields_of
from jdlint.reading.yaml import parse_yaml, plain_value

LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n \t'\"\\:#-é😀"), max_size=60
)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def only(source: str) -> Mapping:
    (node,) = parse_yaml(source).nodes
    assert isinstance(node, Mapping)
    return node


@given(LETTERS, STYLES, st.integers(10, 80), st.booleans(), st.booleans())
def test_scalars_of_every_style_are_aligned(words: str, style: str | None, width: int, raw: bool, windows: bool) -> None:
    source = "# a\n" + yaml.safe_dump({"a": {"title": words}, "b": "é"}, default_style=style, width=width, allow_unicode=raw)
    if windows and "\r" not in words:
        source = source.replace("\n", "\r\n")
    loaded = yaml.safe_load(source)["a"]["title"]
    assume(isinstance(loaded, str))
    inner = only(source).entries["a"].node
    assert isinstance(inner, Mapping)
    scalar = inner.entries["title"].node
    assert isinstance(scalar, Scalar)
    assert scalar.string == loaded
    text = scalar_text(scalar, source)
    assert text.string == INVISIBLE.sub("", loaded)
    position = scalar.start
    reached = 0
    for (start, end), (low, high) in text.pieces():
        assert start == reached
        assert position <= low <= high <= scalar.end
        reached, position = end, high
        if end - start == high - low and end - start > 1:
            assert source[low:high] == text.string[start:end]
    assert reached == len(text)
    # A word of letters maps to exactly those letters: no scalar is given up as one indivisible piece.
    for index, char in enumerate(text.string):
        if char.isascii() and char.isalnum():
            low, high = text.to_source(index, index + 1)
            assert source[low:high] == char


def test_folds_escapes_and_doubled_quotes_stand_where_they_are() -> None:
    source = "a: \"caf\\u00e9 \\\n   bar\"\nb: 'it''s\n\n   late'\nc: >-\n    one\n    two\n\n    three\nd: |\n    - x\n      y\n"
    entries = only(source).entries
    for name, word, raw in (
        ("a", "é", "\\u00e9"), ("a", "bar", "bar"), ("b", "'", "''"), ("b", "late", "late"), ("c", "two", "two"),
        ("c", "three", "three"), ("d", "y", "y"),
    ):  # fmt: skip
        node = entries[name].node
        assert isinstance(node, Scalar)
        text = scalar_text(node, source)
        at = text.string.index(word)
        low, high = text.to_source(at, at + len(word))
        assert source[low:high] == raw


def test_values_are_what_people_mean() -> None:
    meant = {
        "true": True, "Yes": True, "off": False, "null": None, "~": None, "12": 12, "-3": -3, "120_000": 120000, "1.5": 1.5,
        "02139": "02139", "NO": "NO", "ON": "ON", "2026-07-15": "2026-07-15", "9:30": "9:30", "1e999": "1e999",
        "9" * 5000: "9" * 5000, ".inf": ".inf",
    }  # fmt: skip
    assert {string: plain_value(string) for string in meant} == meant


def test_tags_are_tolerated_and_never_obeyed() -> None:
    source = "a: !!timestamp '2017-07-14'\nb: !!python/object/apply:os.system ['true']\nc: !!str 12\nd: !x {e: 1}\ne: !!int '5'\n"
    assert only(source).value == {"a": "2017-07-14", "b": ["true"], "c": "12", "d": {"e": 1}, "e": 5}
    date = only(source).entries["a"].node
    assert source[date.start : date.end] == "'2017-07-14'"


def test_anchors_aliases_and_merge_keys() -> None:
    source = "base: &b {pay: 10, place: &p Denver}\njob:\n  <<: *b\n  pay: 20\n  city: *p\n"
    root = only(source)
    assert root.value["job"] == {"place": "Denver", "pay": 20, "city": "Denver"}
    spans = fields_of(root, "yaml").spans
    assert source[slice(*spans["/job/city"])] == "*p"
    assert source[slice(*spans["/job/place"])] == "*b"


def test_duplicate_keys_are_noticed_and_the_last_one_holds() -> None:
    stream = parse_yaml("title: a\npay: 1\ntitle: b\n")
    (node,) = stream.nodes
    assert node.value == {"pay": 1, "title": "b"}
    assert [(one.name, one.start, one.values) for one in stream.notices] == [("yaml-duplicate-key", 16, {"key": "title"})]


def test_comments_are_found_and_hashes_in_scalars_are_none() -> None:
    source = "# top\na: 'x # no' # one\nb: | # two\n  # no\nc: d#no #three\ne: \"# no\"\nf: [1, #four\n 2]\n"
    assert [comment.text for comment in parse_yaml(source).comments] == [" top", " one", " two", "three", "four"]
    assert all(source[one.start] == "#" and source[one.start + 1 : one.end] == one.text for one in parse_yaml(source).comments)


def test_pointers_lead_to_keys_and_values() -> None:
    source = "a/b:\n  - x~y: 1\n"
    fields = fields_of(only(source), "yaml")
    assert source[slice(*fields.spans["/a~1b/0/x~0y"])] == "1"
    assert source[slice(*fields.keys["/a~1b/0/x~0y"])] == "x~y"
    assert source[slice(*fields.spans["/a~1b/0"])] == "x~y: 1"


@pytest.mark.parametrize(
    ("source", "words", "offset"),
    [
        ("title: Clerk: senior\n", "put the value in quotes", 12),
        ("a: 'b\nc: d\n", "a quote is opened and never closed", 3),
        ("a: @b\n", "put the value in quotes", 3),
        ("a: [b\nc: d\n", "closed", None),
        ("a: *b\n", "refers to nothing", 3),
        ("a: &a [*a]\n", "stands in", 7),
        ("a: b\x07\n", "U\\+0007", 4),
        ("- " * 1000, "nested", 400),
        ("[" * 500, "nested", 200),
        ("[" * 100_000, "nested", None),
        (
            "a: &a [x]\n" + "".join(f"b{n}: &{'ab'[n % 2]} [*{'ba'[n % 2]}, *{'ba'[n % 2]}]\n" for n in range(1, 40)),
            "repeat|nothing",
            None,
        ),
    ],
)
def test_broken_yaml_says_where_and_what_to_do(source: str, words: str, offset: int | None) -> None:
    with pytest.raises(Broken, match=words) as caught:
        parse_yaml(source)
    if offset is not None:
        assert caught.value.offset == offset


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    with pytest.raises(Broken, match="repeat too much"):
        parse_yaml("\n".join(lines))


@given(st.text(st.sampled_from("ab:-?|>'\"[]{},&*!#%@` \n\t\r0é\u2028"), max_size=40))
def test_any_text_is_a_value_or_broken(source: str) -> None:
    pending: list[Node] = []
    offset = 0
    try:
        pending += parse_yaml(source).nodes
    except Broken as broken:
        offset = broken.offset
    assert 0 <= offset <= len(source)
    while pending:
        node = pending.pop()
        assert 0 <= node.start <= node.end <= len(source)
        if isinstance(node, Scalar):
            assert scalar_text(node, source).string == INVISIBLE.sub("", node.string)
        elif isinstance(node, Sequence):
            pending += node.nodes
        else:
            pending += [entry.node for entry in node.entries.values()]
