"""Questions about the words in a stretch of folded text, asked with sets.

A set of a hundred words is there at once; an expression of as many takes a millisecond to build, more than a posting takes to read.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[\w'&%]+")


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
        exact, stems = self._exact, self._stems
        words = _WORD.findall(text)
        return not exact.isdisjoint(words) or (bool(stems) and any(word.startswith(stems) for word in words))

    def count(self, text: str) -> int:
        """How many different ones are in the text."""
        return len({word for word in _WORD.findall(text) if word in self})

    def close(self, text: str, within: int = 1) -> bool:
        """Whether one of them is among the last words of the text."""
        return any(word in self for word in _WORD.findall(text[-40 * within :])[-within:])

    def open(self, text: str, within: int = 1) -> bool:
        """Whether one of them is among the first words of the text, before any full stop, colon or line end."""
        return any(word in self for word in first_words(text, within))


def first_words(text: str, count: int) -> list[str]:
    """The first words of a text, none behind a mark that parts sentences or fields."""
    text = text[: 40 * count]
    for mark in ".;:|\n":
        text = text.split(mark, 1)[0]
    return _WORD.findall(text)[:count]


def last_word(text: str) -> str:
    """The last word of a text, "" where it ends in a mark or holds none."""
    text = text.rstrip(" ")
    start = len(text)
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'%&"):
        start -= 1
    return text[start:]
