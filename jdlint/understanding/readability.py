"""Readability of English: textstat's measures, from one pass over the words.

The sentences are those that a reader sees (a heading and a bullet are sentences of their own), which a text alone does not show.
For these sentences every measure equals, to the last bit, what textstat 0.7.13 says of `as_text`: the same words, with
marks where the sentences end and nowhere else. Hence textstat's habits hold here too: a word is what lies between blanks with
its punctuation taken away ("fast-paced" and "24/7" are one word), and sentences of one or two words are not counted,
though their words are. Words of over 500 letters are the one exception (`jdlint.understanding.syllables`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from jdlint.understanding.syllables import count_syllables, easy_words

PUNCTUATION = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
END_MARKS = ".!?"
NO_END_MARKS = str.maketrans(END_MARKS, ",,,")
SHORT = 2  # words that do not make a sentence
OPENING = 100  # words that the Linsear Write formula reads
REMEMBERED = 50_000  # wordings kept, and
LONG = 32  # letters of those that are not, so that a hostile feed cannot fill the memory
FIELD = 32  # bits of a number in a packed fact
TOKENS = FIELD  # where the number of tokens begins
CHARACTERS = 2 * FIELD  # where the number of characters begins
MASK = (1 << FIELD) - 1


class Counts(NamedTuple):
    """What the formulas are made of. ``tokens`` are separated by blanks; ``words`` are the tokens with a letter or digit.

    ``characters`` are all but blanks, ``letters`` include digits and "_"; ``long_words`` have seven letters or more,
    ``miniwords`` three or fewer; ``monosyllables`` one syllable and ``polysyllables`` three or more. ``hard``, ``difficult``
    and ``complex`` are words that are not on the list of easy words and have any number of syllables, two or more, three or more.
    ``opening_weight`` counts one for a word among the first 100 and three for a polysyllable (none for one without a syllable),
    ``opening_sentences`` the sentences begun by those words.
    """

    sentences: int
    tokens: int
    words: int
    characters: int
    letters: int
    syllables: int
    monosyllables: int
    polysyllables: int
    long_words: int
    miniwords: int
    hard: int
    difficult: int
    complex: int
    opening_weight: int
    opening_sentences: int


class Readability(Mapping[str, float]):
    """Measures by name: the names in `FORMULAS` and those of `Counts`; each is computed when asked for."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.counts = count(sentences)

    def __getitem__(self, name: str) -> float:
        formula = FORMULAS.get(name)
        if formula is not None:
            return formula(self.counts)
        if name in Counts._fields:
            return float(getattr(self.counts, name))
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        yield from FORMULAS
        yield from Counts._fields

    def __len__(self) -> int:
        return len(FORMULAS) + len(Counts._fields)


def as_text(sentences: Iterable[str]) -> str:
    """The text in which textstat sees exactly these sentences.

    A mark ``. ! ?`` inside of a sentence becomes a comma, and a sentence without one at its end gets a full stop,
    which counts as a character.
    """
    parts = [sentence.strip() for sentence in sentences]
    return " ".join(
        part[:-1].translate(NO_END_MARKS) + (part[-1] if part[-1] in END_MARKS else part[-1] + ".") for part in parts if part
    )


def count(sentences: Iterable[str]) -> Counts:
    """Count the words of all sentences, and what is in them."""
    fact = _facts.__getitem__
    total = opening = words = full = opening_full = added = 0
    for sentence in sentences:
        tokens = sentence.split()
        if not tokens:
            continue
        added += tokens[-1][-1] not in END_MARKS
        facts = sum(map(fact, tokens))
        length = facts & MASK
        total += facts
        if words < OPENING:
            if words + length > OPENING:
                tokens = _first_words(tokens, OPENING - words)
                facts = sum(map(fact, tokens))
                opening_full += facts & MASK > SHORT
            else:
                opening_full += length > SHORT
            opening += facts
        full += length > SHORT
        words += length
    (
        words, tokens_, characters, letters, syllables, mono, poly, long, mini, hard, difficult, complex_, _
    ) = _unpack(total)  # fmt: skip
    pronounced = _unpack(opening)[-1] + 2 * _unpack(opening)[6]
    return Counts(
        max(1, full) if tokens_ else 0, tokens_, words, characters + added, letters, syllables, mono, poly, long, mini,
        hard, difficult, complex_, pronounced, max(1, opening_full) if tokens_ else 0,
    )  # fmt: skip


def _first_words(tokens: list[str], number: int) -> list[str]:
    """The tokens up to the one that holds word ``number``."""
    for index, token in enumerate(tokens):
        number -= _facts[token] & MASK
        if number <= 0:
            return tokens[: index + 1]
    return tokens


class _Facts(dict[str, int]):
    """What is to know of a token, as one integer of fields of 32 bits, so that one sum adds up all facts of a text."""

    def __missing__(self, token: str) -> int:
        word = token if token.isalpha() else PUNCTUATION.sub("", token)
        lowered = word.lower()
        facts = _words.get(lowered)
        if facts is None:
            facts = _inspect(lowered, len(word) - word.count("'"))
            # Outside of ASCII a capital may be two characters when lowered: the same lowered word, other numbers of letters.
            if lowered.isascii():
                _remember(_words, lowered, facts)
        facts += len(token) << CHARACTERS
        _remember(self, token, facts)
        return facts


def _remember(memory: dict[str, int], key: str, facts: int) -> None:
    if len(memory) >= REMEMBERED:
        memory.clear()
    if len(key) <= LONG:
        memory[key] = facts


_facts = _Facts()
_words: dict[str, int] = {}


def _inspect(word: str, letters: int) -> int:
    """The facts of a word in lower case without punctuation, but for the characters of its token."""
    if not word:
        return 1 << TOKENS
    syllables = count_syllables(word)
    # What lowering added is punctuation to textstat when it asks how hard the word is.
    again = syllables if word.isascii() else count_syllables(PUNCTUATION.sub("", word))
    return _pack(letters, syllables, again, word not in easy_words())


@lru_cache(1000)
def _pack(letters: int, syllables: int, again: int, hard: bool) -> int:
    """The fields in the order of `_unpack`."""
    fields = (
        1, 1, 0, letters, syllables, syllables == 1, syllables >= 3, letters > 6, letters <= 3,
        hard, hard and again >= 2, hard and again >= 3, syllables > 0,
    )  # fmt: skip
    return sum(field << index * FIELD for index, field in enumerate(fields))


def _unpack(facts: int) -> list[int]:
    return [facts >> index * FIELD & MASK for index in range(13)]


def _ratio(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator else 0.0


def _words_per_sentence(counts: Counts) -> float:
    return _ratio(counts.words, counts.sentences)


def _syllables_per_word(counts: Counts) -> float:
    return _ratio(counts.syllables, counts.words)


def flesch_reading_ease(counts: Counts) -> float:
    """Flesch 1948; 100 is very easy, 0 very difficult."""
    length, syllables = _words_per_sentence(counts), _syllables_per_word(counts)
    return 206.835 - 1.015 * length - 84.6 * syllables if length and syllables else 0.0


def flesch_kincaid_grade(counts: Counts) -> float:
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
