"""The counts that readability is made of: words, syllables and sentences, in one pass over the words.

They are textstat's. A word is what lies between blanks with its punctuation taken away ("fast-paced" and "24/7" are one word),
and a sentence of one or two words is not counted, though its words are. What a sentence is, the caller says: a heading and a
bullet are sentences of their own, which a text alone does not show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from jdlint.understanding.memory import remember
from jdlint.understanding.syllables import count_syllables, easy_words

PUNCTUATION = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
OUTER = '.,;:!?()"'  # what stands at the ends of most words that have punctuation
END_MARKS = ".!?"
NO_END_MARKS = str.maketrans(END_MARKS, ",,,")
SHORT = 2  # words that do not make a sentence
OPENING = 100  # words that the Linsear Write formula reads
REMEMBERED = 30_000  # wordings kept
FIELD = 32  # bits of a number in a packed fact
TOKENS = FIELD  # where the number of tokens begins
CHARACTERS = 2 * FIELD  # where the number of characters begins
MASK = (1 << FIELD) - 1


class Sizes(NamedTuple):
    """The three of the counts that most postings are asked for, and no others: `Counts` says what they are."""

    sentences: int
    words: int
    syllables: int


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


def as_text(sentences: Iterable[str]) -> str:
    """The text in which textstat sees exactly these sentences.

    A mark ``. ! ?`` inside of a sentence becomes a comma, and a sentence without one at its end gets a full stop,
    which counts as a character.
    """
    parts = [sentence.strip() for sentence in sentences]
    return " ".join(
        part[:-1].translate(NO_END_MARKS) + (part[-1] if part[-1] in END_MARKS else part[-1] + ".") for part in parts if part
    )


def size(sentences: Iterable[str]) -> Sizes:
    """The sizes of all sentences, three times as fast as all counts: a fact of two numbers is added up without making objects."""
    known = _sizes.__getitem__
    total = full = tokens = 0
    for sentence in sentences:
        words = sentence.split()
        sizes = sum(map(known, words))
        total += sizes
        tokens += len(words)
        full += sizes & MASK > SHORT
    return Sizes(max(1, full) if tokens else 0, total & MASK, total >> FIELD)


def count(sentences: Iterable[str]) -> Counts:
    """Count the words of all sentences, and what is in them."""
    fact = _facts.__getitem__
    total = opening = words = full = opening_full = added = 0
    rest = iter(sentences)
    for sentence in rest:
        tokens = sentence.split()
        if not tokens:
            continue
        added += tokens[-1][-1] not in END_MARKS
        facts = sum(map(fact, tokens))
        length = facts & MASK
        total += facts
        full += length > SHORT
        if words + length > OPENING:
            facts = sum(map(fact, _first_words(tokens, OPENING - words)))
        opening += facts
        opening_full += facts & MASK > SHORT
        words += length
        if words >= OPENING:
            break
    for sentence in rest:
        if tokens := sentence.split():
            added += tokens[-1][-1] not in END_MARKS
            facts = sum(map(fact, tokens))
            total += facts
            full += facts & MASK > SHORT
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
        word = strip_punctuation(token)
        lowered = word.lower()
        facts = _words.get(lowered)
        if facts is None:
            facts = _inspect(lowered, len(word) - word.count("'"))
            # Outside of ASCII a capital may be two characters when lowered: the same lowered word, other numbers of letters.
            if lowered.isascii():
                remember(_words, lowered, facts, REMEMBERED)
        facts += len(token) << CHARACTERS
        remember(self, token, facts, REMEMBERED)
        return facts


class _Sizes(dict[str, int]):
    """Of a token, whether it is a word and, from bit `FIELD` on, its syllables."""

    def __missing__(self, token: str) -> int:
        word = strip_punctuation(token).lower()
        size = self.get(word) if word.isascii() else None  # outside of ASCII, lowering may add punctuation
        if size is None:
            size = _as_size(count_syllables(word)) if word else 0
        remember(self, token, size, REMEMBERED)
        return size


@lru_cache(1000)
def _as_size(syllables: int) -> int:
    """One object for all words of so many syllables, so that it is near at hand to the processor."""
    return 1 + (syllables << FIELD)


def strip_punctuation(token: str) -> str:
    """A token without its punctuation; most has none, or some at its ends alone."""
    bare = token.strip(OUTER)
    return bare if bare.isalpha() else PUNCTUATION.sub("", token)


_sizes = _Sizes()
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
