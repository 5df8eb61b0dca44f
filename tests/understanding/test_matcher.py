"""The two forms of the finder agree with a naive search."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from jdlint.understanding.matcher import MUCH, Match, build_finder, pattern, search, spell

WORDS = st.sampled_from(
    ["team", "teams", "team*", "lead", "leader", "leadership", "a", "self", "relian*", "full", "time", "401", "c"]
)
PHRASES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=3)
    .map(lambda words: " ".join(word.rstrip("*") for word in words[:-1]) + " " + words[-1])
    .map(str.strip),
    st.sampled_from(["full-time", "self-relian*", "c++", ".net", "401(k)", "[x]", "lea*", "leadership*", "l*d", "lea*d"]),
)
TEXTS = st.lists(
    st.one_of(
        WORDS.map(lambda word: word.strip("*")),
        st.sampled_from(
            [
                "teamwork",
                "fulltime",
                "full-time",
                "selfreliant",
                "self-reliant",
                "c++",
                ".net",
                "401(k)",
                "x",
                "[x]",
                "l*d",
                "lea*d",
                "é",
            ]
        ),
    ),
    max_size=12,
).flatmap(
    lambda words: st.lists(st.sampled_from([" ", "  ", ", ", "\n", "-", ""]), min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(w + g for w, g in zip(words, gaps, strict=True))
    )
)


def search_naively(phrases: list[str], text: str) -> set[Match]:
    found = set()
    for phrase in phrases:
        for form in spell(phrase):
            compiled = re.compile(pattern(form))
            for start in range(len(text)):
                if match := compiled.match(text, start):
                    found.add(Match(start, match.end(), phrase))
    return found


@given(st.lists(PHRASES, min_size=1, max_size=8, unique=True), TEXTS)
def test_both_forms_find_what_a_naive_search_finds(phrases: list[str], text: str) -> None:
    expected = search_naively(phrases, text)
    for many in (False, True):
        found = build_finder(phrases, many=many)(text)
        assert {Match(*span, phrase) for phrase, spans in found.items() for span in spans} == expected
        assert all(spans == sorted(set(spans)) for spans in found.values())


@given(st.lists(PHRASES, min_size=1, max_size=8, unique=True), TEXTS, st.integers(0, 20), st.integers(0, 40))
def test_a_search_in_a_range_finds_what_begins_there(phrases: list[str], text: str, low: int, size: int) -> None:
    high = min(low + size, len(text))
    expected = {(match.start, match.end) for match in search_naively(phrases, text) if low <= match.start < high}
    assert set(search(tuple(phrases), text, low, high)) == expected


def test_a_phrase_stops_at_word_ends_and_a_star_takes_the_ending() -> None:
    find = build_finder(["rockstar", "aggress*"], many=True)
    assert find("rockstars are not rockstar, aggressively") == {"rockstar": [(18, 26)], "aggress*": [(28, 40)]}


def test_a_few_long_texts_are_searched_like_many() -> None:
    phrases = ["rockstar", "aggress*", "full-time", "no drama", ".net"]
    text = "No rockstar. full time .net, aggressively no drama\n".lower()
    few, many = build_finder(phrases, many=False), build_finder(phrases, many=True)
    for _ in range(3):
        assert few(text) == many(text)
        assert few(text * (MUCH // len(text) // 2)) == many(text * (MUCH // len(text) // 2))


def test_no_phrases_find_nothing() -> None:
    assert build_finder([], many=True)("text") == build_finder([], many=False)("text") == {}
