"""textstat's own panel for a posting, in many languages and without a network.

textstat is slow to import, and for English it downloads a pronouncing dictionary when it is first asked for syllables; here
it is given ours. Rules do not need this module: `jdlint.understanding.readability` has their measures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any

from jdlint.understanding.counts import as_text
from jdlint.understanding.syllables import look_up

ENGLISH_CODE = "en_US"  # as textstat calls it
COUNTS = ("char_count", "letter_count", "lexicon_count", "sentence_count", "long_word_count", "miniword_count")
SYLLABLES = ("syllable_count", "monosyllabcount", "polysyllabcount")
ANY_LANGUAGE = ("words_per_sentence", "lix", "rix", "reading_time")
ENGLISH = (
    "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index",
    "automated_readability_index", "dale_chall_readability_score", "dale_chall_readability_score_v2", "spache_readability",
    "linsear_write_formula", "mcalpine_eflaw", "difficult_words", "text_standard",
)  # fmt: skip
OWN = {
    "en": ENGLISH,
    "de": ("flesch_reading_ease", "wiener_sachtextformel"),
    "es": ("flesch_reading_ease", "fernandez_huerta", "szigriszt_pazos", "gutierrez_polini", "crawford"),
    "fr": ("flesch_reading_ease",),
    "hu": ("flesch_reading_ease",),
    "it": ("flesch_reading_ease", "gulpease_index"),
    "nl": ("flesch_reading_ease",),
    "ru": ("flesch_reading_ease",),
    "ar": ("osman",),
}
"""Formulas that were made for a language, or that textstat has its constants for; others would be numbers without a meaning."""
ARGUMENTS: dict[str, tuple[object, ...]] = {"wiener_sachtextformel": (1,)}


def panel(sentences: Sequence[str], language: str) -> dict[str, float | str]:
    """textstat's counts and scores of the sentences, by textstat's names; ``text_standard`` is a string, the rest are numbers.

    ``language`` is a code such as "en" or "pt". Counts of syllables are left out for a language without hyphenation
    patterns ("und", for one); scores other than Lix and Rix are given for the languages in `OWN`.
    """
    judge = import_textstat()()
    judge.set_lang(ENGLISH_CODE if language == "en" else language)
    names = COUNTS + (SYLLABLES if _hyphenates(language) else ()) + ANY_LANGUAGE + OWN.get(language, ())
    text = as_text(sentences)
    return {name: _ask(getattr(judge, name), text, *ARGUMENTS.get(name, ())) for name in names}


def _ask(measure: Callable[..., Any], text: str, *arguments: object) -> float | str:
    value = measure(text, *arguments)
    return value if isinstance(value, str) else float(value)


def _hyphenates(language: str) -> bool:
    from pyphen import language_fallback

    return language_fallback(language) is not None


@cache
def import_textstat() -> Callable[[], Any]:
    """The class ``textstatistics``, once textstat's own function for the English dictionary has been made to keep ours.

    That function would look for nltk's copy, download it, and remember what it got; for its first call the copy is ours.
    """
    from textstat.backend.utils import _get_cmudict as getter
    from textstat.textstat import textstatistics

    getter.get_cmudict.cache_clear()
    nltk = getter.nltk
    getter.nltk = SimpleNamespace(
        data=SimpleNamespace(find=str),
        corpus=SimpleNamespace(cmudict=SimpleNamespace(dict=_Pronunciations)),
    )
    try:
        getter.get_cmudict(ENGLISH_CODE)
    finally:
        getter.nltk = nltk
    return textstatistics  # type: ignore[no-any-return]


class _Pronunciations:
    """What textstat reads of a pronouncing dictionary: for a word a list of pronunciations, in it a digit for each vowel."""

    def __getitem__(self, word: str) -> list[list[str]]:
        count = look_up(word)
        if count is None:
            raise KeyError(word)
        return [["0"] * count]
