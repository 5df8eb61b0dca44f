"""Our measures are textstat's, to the last bit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.understanding.counts import as_text
from jdlint.understanding.readability import ANY_LANGUAGE, FORMULAS, Readability, measure
from jdlint.understanding.stats import COUNTS, ENGLISH, SYLLABLES, import_textstat

COUNT_NAMES = {
    "sentences": "sentence_count",
    "words": "lexicon_count",
    "characters": "char_count",
    "letters": "letter_count",
    "syllables": "syllable_count",
    "monosyllables": "monosyllabcount",
    "polysyllables": "polysyllabcount",
    "long_words": "long_word_count",
    "miniwords": "miniword_count",
}
OF_STRINGS = {"text_standard"}
HAND_WRITTEN = [
    [],
    [""],
    ["   "],
    ["..."],
    ["—", "•"],
    ["Benefits"],
    ["Apply now!"],
    ["About the job", "You will mend pumps, valves and fast-paced things at 401k/CI/CD sites.", "Who are you?"],
    ["We pay $24.50 an hour, e.g. $2,120 in two weeks.", "Start: 9 a.m.", "Questions?! Write to us@example.com"],
    ["Don't worry: you'll learn, they've learned, we're learning, he'd, it's, 'quoted', rock'n'roll, the dogs' bowls'"],
    ["DON'T SHOUT AT THE OPERATOR'S ASSISTANTS", "don\u2019t whisper to the operator\u2019s assistants"],
    ["Kubernetes, PostgreSQL and Terraform run on our multi-tenant, observability-driven infrastructure."],
    ["Our caf\u00e9's na\u00efve r\u00e9sum\u00e9s, \u0130stanbul, Stra\u00dfe, e\ufb03cient \u03a3\u0391\u03a3 and \u212aelvin"],
    ["hmm shh mmm x 's 't \u2019s _ __ 7 24/7 1,000,000"],
    ["One\u00a0two\tthree\nfour\x1cfive\u2028six"],
    ["The technician repairs equipment."] * 40,
    ["word " * 99 + "responsibility accountability.", "A tail of some more words follows."],
    ["word " * 98 + "one", "two three four", "five six seven."],
    ["antidisestablishmentarianism" * 3 + " pseudopseudohypoparathyroidism"],
]
WORDS = st.one_of(
    st.sampled_from(
        "the a of technician responsible e.g. team's TEAM'S we're co-operate 401(k) $55,000 Inc. operations. hmm \u2014 \u2026 Kubernetes "
        "scheduling/dispatching caf\u00e9 U.S. don't 'tis re-use unbelievable, microservices observability (benefits)".split()
    ),
    st.text("abcdeiouy'\u2019-.,!?TSVL\u0130\u00df\ufb01\u03a39_&/ \t\n", max_size=14),
    st.text(max_size=6),
)
SENTENCES = st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=20)


def compare(sentences: list[str]) -> None:
    judge = import_textstat()()
    text = as_text(sentences)
    ours = Readability(sentences)
    for name in FORMULAS:
        if name == "syllables_per_word":
            continue
        arguments = (True,) if name in OF_STRINGS else ()
        assert ours[name] == getattr(judge, name)(text, *arguments), name
    for name, theirs in COUNT_NAMES.items():
        assert ours[name] == getattr(judge, theirs)(text), name
    assert ours["difficult"] == judge.difficult_words(text, unique=False)


@pytest.mark.parametrize("sentences", HAND_WRITTEN, ids=lambda sentences: " ".join(sentences)[:30])
def test_equal_on_hand_written_sentences(sentences: list[str]) -> None:
    compare(sentences)


@settings(max_examples=300, deadline=None)
@given(SENTENCES)
def test_equal_on_any_sentences(sentences: list[str]) -> None:
    compare(sentences)


def test_every_formula_that_textstat_has_for_english_but_its_variants_is_there() -> None:
    variants = {"dale_chall_readability_score_v2", "difficult_words"}
    assert set(ENGLISH) - variants <= set(FORMULAS)
    assert set(COUNTS) | set(SYLLABLES) == set(COUNT_NAMES.values())


def test_a_text_keeps_its_words_and_gains_only_its_marks() -> None:
    assert as_text(["Pay: $24.50", " Why us? Because. ", "", "Apply!"]) == "Pay: $24,50. Why us, Because. Apply!"


def test_bullets_are_sentences_of_their_own() -> None:
    bullets = ["Lead a small team", "Mend pumps and valves", "Write clear reports"]
    assert Readability(bullets)["sentences"] == 3
    assert Readability(bullets)["flesch_kincaid_grade"] < Readability([" ".join(bullets)])["flesch_kincaid_grade"]


def test_all_names_give_numbers_and_others_are_refused() -> None:
    measures = Readability(["You will lead a team of four."])
    assert all(isinstance(value, float) for value in dict(measures).values())
    assert len(list(measures)) == len(measures)
    with pytest.raises(KeyError):
        measures["beauty"]


def test_more_distinct_words_than_are_remembered_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdlint.understanding.counts.REMEMBERED", 5)
    words = [f"word{letter}s" for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert Readability([" ".join(words)])["words"] == 26


def test_a_word_without_an_end_costs_no_more_than_its_reading() -> None:
    assert Readability(["a" * 1_000_000])["letters"] == 1_000_000


def test_other_languages_have_the_measures_without_syllables() -> None:
    sentences = ["Je komt in ons kleine team.", "Wij helpen je graag verder."]
    assert set(measure(sentences, "nl")) == set(ANY_LANGUAGE)
    assert measure(sentences, "nl").items() <= measure(sentences, "en").items()
    assert dict(measure(sentences, "und")) == dict(measure(sentences, "en"))
