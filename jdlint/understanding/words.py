"""Questions about the words in a stretch of folded text, asked with sets.

A set of a hundred words is there at once; an expression of as many takes a millisecond to build, more than a posting takes to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_WORD = re.compile(r"[\w'&%]+")
_MARK = re.compile(r"[.;:|\n]")


class Words:
    """Words, and stems of words where a star ends them: ``Words("candidate* hire")``. A hyphen parts words."""

    __slots__ = ("_exact", "_stems")

    def __init__(self, words: str) -> None:
        every = words.split()
        self._exact = frozenset(word for word in every if not word.endswith("*"))
        self._stems = tuple(word[:-1] for word in every if word.endswith("*"))

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (word in self._exact or word.startswith(self._stems))

    def inside(self, text: str) -> bool:
        """Whether one of them is in the text."""
        return self.among(list_words(text))

    def among(self, words: Sequence[str]) -> bool:
        """Whether one of them is among some words."""
        if not self._exact.isdisjoint(words):
            return True
        stems = self._stems
        if stems:
            for word in words:
                if word.startswith(stems):
                    return True
        return False

    def count(self, text: str) -> int:
        """How many different ones are in the text."""
        words = list_words(text)
        stems = self._stems
        return len(self._exact.intersection(words).union([word for word in words if word.startswith(stems)]))

    def close(self, text: str, within: int = 1) -> bool:
        """Whether one of them is among the last words of the text."""
        return self.among(_WORD.findall(text[-40 * within :])[-within:])

    def open(self, text: str, within: int = 1) -> bool:
        """Whether one of them is among the first words of the text, before any full stop, colon or line end."""
        return self.among(first_words(text, within))


@lru_cache(maxsize=4)  # the same sentence is asked about several times in a row
def list_words(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(_WORD.findall(text))


def first_words(text: str, count: int) -> list[str]:
    """The first words of a text, none behind a mark that parts sentences or fields."""
    mark = _MARK.search(text, 0, 40 * count)
    return _WORD.findall(text, 0, mark.start() if mark else 40 * count)[:count]


def has_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of some phrases stands in the text, be it inside a word."""
    return any(map(text.__contains__, phrases))


def last_word(text: str) -> str:
    """The last word of a text, "" where it ends in a mark or holds none."""
    text = text.rstrip(" ")
    start = len(text)
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'%&"):
        start -= 1
    return text[start:]
