"""The tables say what their sources say."""

from __future__ import annotations

import random
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyphen import Pyphen

from jdlint.understanding import syllables
from jdlint.understanding.syllables import LONGEST, count_syllables, easy_words, hyphenate, look_up
from tests.understanding import derive_tables

PYPHEN = Pyphen(lang="en_US")
PRONOUNCED = {
    "a": 1, "i": 1, "it": 1, "the": 1, "job": 1, "team": 1, "team's": 1, "don't": 1, "we're": 1, "hour": 2, "area": 3, "every": 3,
    "business": 2, "company": 3, "employee": 3, "technician": 3, "opportunity": 5, "responsibilities": 6, "accommodation": 5,
    "salary": 3, "wednesday": 2, "shh": 0, "colonel": 2, "choir": 2, "through": 1, "rhythm": 2, "queue": 1, "zywicki": 3,
}  # fmt: skip


@pytest.mark.parametrize(("word", "syllables"), PRONOUNCED.items())
def test_words_of_the_dictionary(word: str, syllables: int) -> None:
    assert look_up(word) == syllables == count_syllables(word)


@pytest.mark.parametrize(
    "word", ["", " ", "||", "| ", "te", "tea", "tech tech", "teamm", "kubernetes", "onboarding's", "é", "'", "a b", "\t"]
)
def test_words_that_the_dictionary_lacks_or_has_are_told_apart(word: str) -> None:
    assert (look_up(word) is not None) == (word in {"te", "tea"})


def test_beginnings_of_words_are_no_words() -> None:
    whole = "responsibilities"
    known = {whole[:length] for length in range(1, len(whole) + 1) if look_up(whole[:length]) is not None}
    assert whole in known and not known & {"responsi", "responsibi", "responsibilit"}


@settings(max_examples=300, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz'", max_size=20) | st.text(max_size=20))
def test_hyphenation_of_any_word_is_pyphens(word: str) -> None:
    word = word.lower()
    assert hyphenate(word) == len(PYPHEN.positions(word)) + 1


def test_hyphenation_of_joined_words_is_pyphens() -> None:
    words = sorted(easy_words())
    chance = random.Random(2)
    for word in ("".join(chance.choices(words, k=2)) for _ in range(1000)):
        assert hyphenate(word) == len(PYPHEN.positions(word)) + 1


def test_only_the_first_letters_of_what_is_no_word_are_read() -> None:
    assert hyphenate("ban" * LONGEST) == hyphenate(("ban" * LONGEST)[:LONGEST])


def test_the_tables_are_those_that_the_script_derives() -> None:
    assert derive_tables.DATA.joinpath("hyphenation.txt").read_text("utf-8") == derive_tables.hyphenation()
    assert derive_tables.DATA.joinpath("easy_words.txt").read_text("utf-8") == derive_tables.easy_words()


def test_easy_words_are_textstats() -> None:
    assert easy_words() == set(files("textstat").joinpath("resources/en/easy_words.txt").read_text("utf-8").split())


def test_the_script_makes_of_a_dictionary_what_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "A 1 AH0\nA. 1 EY1\nA 2 EY1 AH0\nABACK 1 AH0 B AE1 K\nABBE'S 1 AE1 B IY0 Z\nDOGS' 1 D AO1 G Z\nHMM 1 HH M\nRED-HOT 1 R EH1\n"
    table = derive_tables.syllables(source)
    monkeypatch.setattr(syllables, "_read", lambda _name: table)
    dictionary = syllables._Dictionary()
    monkeypatch.setattr(syllables, "_dictionary", lambda: dictionary)
    found = [look_up(word) for word in ("a", "aback", "abbe's", "hmm", "a.", "ab", "aba", "dogs", "dogs'", "red-hot")]
    assert found == [1, 2, 2, 0, None, None, None, None, None, None]


def test_the_committed_dictionary_is_whole() -> None:
    lines = derive_tables.DATA.joinpath("syllables.txt").read_text("ascii").splitlines()
    words = [
        (line[:2] + part[0]).rstrip() + ending
        for line in lines
        for part in line[3:].split("\t")
        for group in part[1:].split("|")
        if group
        for ending in group[1:-1].split(" ")
    ]
    assert len(words) == len(set(words)) == 121_859
    assert all(look_up(word) is not None for word in words)
