"""Classes of words in rules."""

from __future__ import annotations

import re

from jdlint.checking.class_words import CLASSES
from jdlint.checking.classes import expand_pattern, expand_phrases
from tests.checking.test_states import make, told


def test_a_class_stands_for_each_of_its_words() -> None:
    assert len(list(expand_phrases(["{faith} only", "all welcome"]))) == len(CLASSES["faith"]) + 1
    assert "muslim only" in set(expand_phrases(["{faith} only"]))
    assert len(list(expand_phrases(["{man} or {woman}"]))) == len(CLASSES["man"]) * len(CLASSES["woman"])
    assert re.search(expand_pattern(r"\b{nationality} only\b"), "south african only")
    assert expand_pattern(r"x{0,3}{nothing}") == r"x{0,3}{nothing}"


def test_a_rule_may_use_them_in_terms_patterns_and_exceptions() -> None:
    message = "No '{text}'."
    terms = make({"terms": ["{nationality} staff"]}, message=message, unless=["our {nationality} staff"])
    assert [text for text, _ in told(terms, "We like Polish staff, and our Greek staff.")] == ["Polish staff"]
    pattern = make({"pattern": r"\b{faith} bakers\b", "cues": ["{faith}"]}, message=message)
    assert [text for text, _ in told(pattern, "Hindu bakers only.")] == ["Hindu bakers"]


def test_words_are_in_small_letters_and_stand_once() -> None:
    for words in CLASSES.values():
        assert len(words) == len(set(words))
        assert all(word == word.lower() for word in words)
