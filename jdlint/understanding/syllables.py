"""English syllables as textstat counts them: by pronouncing dictionary and, for words that it lacks, by hyphenation.

The tables in ``data/`` are derived from textstat's own sources (``tests/understanding/derive_tables.py``) and give the same
numbers without its imports and its download. Their lines are taken apart when a word first needs them, since one posting
needs few.
"""

from __future__ import annotations

from functools import cache
from os.path import dirname, join

from jdlint.understanding.memory import remember

HEAD = 2  # letters that select a line of a table
LONGEST = 500  # letters of what may still be a word; what is longer would cost time and is read by nobody
REMEMBERED = 30_000  # words of which the dictionary knows nothing
ODD = frozenset("13579")

_parts: dict[str, int] = {}


def count_syllables(word: str) -> int:
    """The syllables of a word in lower case without punctuation, apostrophes before "s", "t", "d", "ve", "ll", "re" excepted."""
    count = look_up(word)
    return hyphenate(word[:LONGEST]) if count is None else count


def look_up(word: str) -> int | None:
    """The number of vowels in the dictionary's first pronunciation of the word (0 for "shh"), None for a word it lacks."""
    parts = _dictionary()[f"{word:{HEAD}.{HEAD}}"]
    part = parts.get(word[HEAD : HEAD + 1] or " ") if parts else None
    if part is None:
        return None
    place = part.find(f" {word[HEAD + 1 :]} ", 1)
    return None if place < 0 else part.count("|", 1, place) - 1


def hyphenate(word: str) -> int:
    """The number of parts that pyphen's American English patterns hyphenate the word's first 500 letters into, at least 1."""
    word = word[:LONGEST]
    if word.isdecimal():
        return 1
    parts = _parts.get(word)
    if parts is None:
        parts = _count_parts(word)
        remember(_parts, word, parts, REMEMBERED)
    return parts


def _count_parts(word: str) -> int:
    patterns, points = _patterns(), _points
    shortest, look = (HEAD, patterns.get) if word.isascii() else (1, patterns.__getitem__)
    pointed = f".{word}."
    length = len(pointed)
    marks = ["0"] * (length + 1)
    for start in range(length - 1):
        end = start + shortest
        values = patterns[pointed[start:end]]
        while values is not None:
            if values != "0":
                for offset, value in points(values):
                    if value > marks[start + offset]:
                        marks[start + offset] = value
            if end == length:
                break
            end += 1
            values = look(pointed[start:end])
    # Place i lies before character i - 1 of the word; no part is shorter than two letters.
    return 1 + sum(mark in ODD for mark in marks[3 : length - 2])


@cache
def easy_words() -> frozenset[str]:
    """Words that a fourth grader knows, by the list of Dale and Chall, in lower case."""
    return frozenset(_read("easy_words.txt").split())


class _Dictionary(dict[str, dict[str, str] | None]):
    """By first letters, then by the next letter: the endings of words, those of n syllables after bar number n + 1."""

    def __init__(self) -> None:
        self._lines = {line[:HEAD]: line for line in _read("syllables.txt").split("\n")}

    def __missing__(self, head: str) -> dict[str, str] | None:
        line = self._lines.get(head)
        if line is None:
            return None
        self[head] = parts = {part[0]: part for part in line[HEAD + 1 :].split("\t")}
        return parts


class _Patterns(dict[str, str | None]):
    """The values of patterns, "0" for letters that only begin patterns, None for letters that do not even that."""

    def __init__(self) -> None:
        self._lines = {line[:HEAD]: line for line in _read("hyphenation.txt").split("\n")}

    def __missing__(self, letters: str) -> str | None:
        if len(letters) > HEAD:
            return None
        line = self._lines.get(f"{letters:{HEAD}}")
        if line is not None:
            items = line[HEAD:].split()
            self.update(zip(items[::2], items[1::2], strict=True))
            return self.get(letters)
        if len(letters) < HEAD:
            return "0"
        if letters.isascii():
            self[letters] = None
        return None


@cache
def _points(values: str) -> list[tuple[int, str]]:
    """The values of a pattern that are not 0, with their places."""
    return [(place, value) for place, value in enumerate(values) if value != "0"]


@cache
def _dictionary() -> _Dictionary:
    return _Dictionary()


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def _read(name: str) -> str:
    with open(join(dirname(__file__), "data", name), encoding="utf-8") as file:
        return file.read()
