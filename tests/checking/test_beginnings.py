"""To try an expression only where one of its beginnings stands finds what it finds everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.checking.beginnings import find_beginnings, search
from jdlint.checking.kinds import get_kind
from jdlint.checking.rule import Rule
from tests.built_in import RULES

TOKENS = st.sampled_from(
    [
        "a", "b", " ", "é", ".", r"\w", r"\d", "[ab]", "[^a]", "[a-c]", "[a-z]", r"\b", "^", "$", "(?=a)", "(?<=b)", "(?<!a)", "(?!b)", "ab|c", "|b", "(a)", r"\n",
    ]
)  # fmt: skip
EXPRESSIONS = st.recursive(
    TOKENS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(inner, st.sampled_from(["?", "{2}", "{0,2}", "{1,3}?", "?+", "{2,3}+"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        st.lists(inner, min_size=1, max_size=4).map(lambda choices: f"(?:{'|'.join(choices)})"),
        inner.map(lambda one: f"(?i:{one})"),
        inner.map(lambda one: f"(?>{one})"),
    ),
    max_leaves=12,
)
TEXTS = st.text("abcdéAB \n1", max_size=40)


def list_matches(expression: str, text: str, low: int, high: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]] | None]:
    compiled = re.compile(expression, re.MULTILINE)
    beginnings = find_beginnings(expression)
    plainly = [match.span() for match in compiled.finditer(text, low, high)]
    return plainly, None if beginnings is None else [match.span() for match in search(compiled, beginnings, text, low, high)]


@given(EXPRESSIONS, TEXTS, st.integers(0, 10), st.integers(0, 40))
def test_what_begins_so_is_what_is_found(expression: str, text: str, low: int, size: int) -> None:
    plainly, found = list_matches(expression, text, low, min(low + size, len(text)))
    assert found is None or found == plainly


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.kind in ("pattern", "states")], ids=lambda rule: rule.id)
def test_the_expressions_of_rules_find_the_same(rule: Rule) -> None:
    for expression, _ in get_kind(rule.kind).expressions(rule):
        for example in rule.examples:
            text = re.sub(r"\[\[|\]\]", "", str(example.get("bad") or example.get("good"))).lower()
            plainly, found = list_matches(expression, text, 0, len(text))
            assert found is None or found == plainly


def test_an_expression_that_begins_with_anything_has_no_beginnings() -> None:
    assert find_beginnings(r"\w+ only") is None
    assert find_beginnings("(?i)only") is None
    assert find_beginnings("a?") is None


def test_more_beginnings_than_are_worth_looking_for_are_none() -> None:
    assert find_beginnings("[a-o]" * 5) is None


def test_beginnings_tell_the_first_letters_alone() -> None:
    beginnings = find_beginnings(r"\b(?:only (?:men|women)|no (?:men|women))\b")
    assert beginnings is not None
    assert beginnings.pattern == r"\b(?:no\ (?:me|wo)|only\ )"
