"""Readability of English by textstat's formulas.

For any sentences every measure equals, to the last bit, what textstat 0.7.13 says of `jdlint.understanding.counts.as_text`
of them: the same words, with marks where the sentences end and nowhere else. Words of over 500 letters are the one exception
(`jdlint.understanding.syllables`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from math import ceil, floor

from jdlint.understanding.counts import Counts, Sizes, count, size

ANY_LANGUAGE = ("words", "sentences", "words_per_sentence", "lix", "rix", "reading_time")


class Readability(Mapping[str, float]):
    """Measures by name: the names in `FORMULAS` and those of `Counts`; each is computed when asked for."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._sentences = tuple(sentences)

    @cached_property
    def sizes(self) -> Sizes:
        """What the best known formulas are made of."""
        counts: Counts | None = self.__dict__.get("counts")
        return size(self._sentences) if counts is None else Sizes(counts.sentences, counts.words, counts.syllables)

    @cached_property
    def counts(self) -> Counts:
        """What all formulas are made of."""
        return count(self._sentences)

    def __getitem__(self, name: str) -> float:
        if name in Sizes._fields:
            return float(getattr(self.sizes, name))
        of_sizes = OF_SIZES.get(name)
        if of_sizes is not None:
            return of_sizes(self.sizes)
        formula = FORMULAS.get(name)
        if formula is not None:
            return formula(self.counts)
        if name in Counts._fields:
            return float(getattr(self.counts, name))
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        # Whoever goes through all of them needs all counts, and no word is to be counted twice.
        return iter((*FORMULAS, *self.counts._fields))

    def __len__(self) -> int:
        return len(FORMULAS) + len(Counts._fields)


def measure(sentences: Iterable[str], language: str) -> Mapping[str, float]:
    """All measures for English and where the language is undetermined; otherwise those that need no syllables."""
    measures = Readability(sentences)
    return measures if language in ("en", "und") else {name: measures[name] for name in ANY_LANGUAGE}


def _ratio(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator else 0.0


def _words_per_sentence(counts: Sizes | Counts) -> float:
    return _ratio(counts.words, counts.sentences)


def _syllables_per_word(counts: Sizes | Counts) -> float:
    return _ratio(counts.syllables, counts.words)


def flesch_reading_ease(counts: Sizes | Counts) -> float:
    """Flesch 1948; 100 is very easy, 0 very difficult."""
    length, syllables = _words_per_sentence(counts), _syllables_per_word(counts)
    return 206.835 - 1.015 * length - 84.6 * syllables if length and syllables else 0.0


def flesch_kincaid_grade(counts: Sizes | Counts) -> float:
    """Kincaid et al. 1975; a school grade of the United States."""
    length, syllables = _words_per_sentence(counts), _syllables_per_word(counts)
    return 0.39 * length + 11.8 * syllables - 15.59 if length and syllables else 0.0


def gunning_fog(counts: Counts) -> float:
    """Gunning 1952; years of schooling. Words of the easy list are never complex."""
    if not counts.words:
        return 0.0
    return 0.4 * (_words_per_sentence(counts) + 100 * counts.complex / counts.words)


def smog_index(counts: Counts) -> float:
    """McLaughlin 1969; years of schooling. Made for thirty sentences and more."""
    if not counts.sentences:
        return 0.0
    return float((1.043 * (30 * (counts.polysyllables / counts.sentences)) ** 0.5) + 3.1291)


def coleman_liau_index(counts: Counts) -> float:
    """Coleman and Liau 1975; a school grade of the United States."""
    letters = _ratio(counts.letters, counts.words) * 100
    sentences = _ratio(counts.sentences, counts.words) * 100
    return 0.058 * letters - 0.296 * sentences - 15.8 if letters and sentences else 0.0


def automated_readability_index(counts: Counts) -> float:
    """Senter and Smith 1967; a school grade of the United States."""
    characters, length = _ratio(counts.characters, counts.tokens), _words_per_sentence(counts)
    return 4.71 * characters + 0.5 * length - 21.43 if characters and length else 0.0


def dale_chall_readability_score(counts: Counts) -> float:
    """Dale and Chall 1948; 4.9 and less is for a fourth grader, 9 and more for a student. Inflected words count as hard."""
    if not counts.words:
        return 0.0
    share = 100 * counts.hard / counts.words
    score = 0.1579 * share + 0.0496 * _words_per_sentence(counts)
    return score + 3.6365 if share > 5 else score


def spache_readability(counts: Counts) -> float:
    """Spache 1953; a school grade, for texts below the fourth."""
    if not counts.words:
        return 0.0
    return (0.141 * _words_per_sentence(counts)) + (0.086 * (100 * counts.difficult / counts.words)) + 0.839


def linsear_write_formula(counts: Counts) -> float:
    """O'Hayre 1966; a school grade, from the first 100 words."""
    if not counts.opening_sentences:
        return 0.0
    number = counts.opening_weight / counts.opening_sentences
    return (number - 2 if number <= 20 else number) / 2


def lix(counts: Counts) -> float:
    """Björnsson 1968; below 30 very easy, above 60 very difficult. For any language."""
    if not counts.words:
        return 0.0
    return _words_per_sentence(counts) + 100 * counts.long_words / counts.words


def rix(counts: Counts) -> float:
    """Anderson 1983; long words a sentence. For any language."""
    return _ratio(counts.long_words, counts.sentences)


def mcalpine_eflaw(counts: Counts) -> float:
    """McAlpine 1997; for readers whose first language is not English; up to 20 is very easy, from 30 on confusing."""
    return _ratio(counts.words + counts.miniwords, counts.sentences)


def reading_time(counts: Counts) -> float:
    """Demberg and Keller 2008; seconds, at 14.69 ms a character."""
    return 14.69 * counts.characters / 1000


def text_standard(counts: Counts) -> float:
    """The school grade, 1 to 18, that most of the formulas agree on."""
    ease = flesch_reading_ease(counts)
    grades = _nearby(flesch_kincaid_grade(counts))
    grades += next((grade for low, high, grade in EASE_GRADES if low <= ease < high), [13])
    for formula in (
        smog_index, coleman_liau_index, automated_readability_index, dale_chall_readability_score,
        linsear_write_formula, gunning_fog,
    ):  # fmt: skip
        grades += _nearby(formula(counts))
    return float(max(1, min(Counter(grades).most_common(1)[0][0], 18)))


EASE_GRADES = (
    (90, 100, [5]), (80, 90, [6]), (70, 80, [7]), (60, 70, [8, 9]), (50, 60, [10]), (40, 50, [11]), (30, 40, [12]),
)  # fmt: skip


def _nearby(score: float) -> list[int]:
    return [floor(score), ceil(score), round(score)]


OF_SIZES: Mapping[str, Callable[[Sizes], float]] = {
    "words_per_sentence": _words_per_sentence,
    "syllables_per_word": _syllables_per_word,
    "flesch_reading_ease": flesch_reading_ease,
    "flesch_kincaid_grade": flesch_kincaid_grade,
}
"""The formulas that need words, syllables and sentences alone."""
FORMULAS: Mapping[str, Callable[[Counts], float]] = {
    "words_per_sentence": _words_per_sentence,
    "syllables_per_word": _syllables_per_word,
    **{
        formula.__name__: formula
        for formula in (
            flesch_reading_ease, flesch_kincaid_grade, gunning_fog, smog_index, coleman_liau_index,
            automated_readability_index, dale_chall_readability_score, spache_readability, linsear_write_formula,
            lix, rix, mcalpine_eflaw, reading_time, text_standard,
        )
    },
}  # fmt: skip
"""Formulas by the names that textstat gives them."""
