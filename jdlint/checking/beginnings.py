"""How the matches of an expression may begin, so that it is tried only where one of these beginnings stands.

An expression of hundreds of ways to say one thing tries them all at every word, and one that begins by looking back is tried at every
character. The first letters of all matches, as one small expression in the shape of a trie, pass over nearly all of a text at once.
To read them off takes about as long as to compile the expression itself, which pays only where much text is read.
"""

from __future__ import annotations

import re
import re._parser as parser
from collections.abc import Iterable, Iterator
from typing import Any

LETTERS = 5
"""How much of a beginning is looked at: more of it passes over little more."""
MOST = 5000
"""Beginnings of one expression that are worth looking for."""
_WIDE = 16  # characters of a set that are told one by one
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_WITHOUT_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")

Beginning = tuple[str, bool]
"""Letters, and whether it is known what may come next."""


class _TooMany(Exception):
    """An expression whose matches may begin in more ways than are worth looking for."""


def find_beginnings(expression: str) -> re.Pattern[str] | None:
    """An expression that matches wherever the other one may, and seldom elsewhere; None where that one may begin with nearly anything."""
    tokens = parser.parse(expression, re.MULTILINE)
    if tokens.state.flags & re.IGNORECASE:
        return None
    try:
        told = {letters for letters, _ in _extend({("", True)}, tokens)}
    except _TooMany:
        return None
    if "" in told:
        return None
    bounded = str(tokens[0][0]) == "AT" and str(tokens[0][1]) == "AT_BOUNDARY"
    return re.compile((r"\b" if bounded else "") + _print(told))


def _extend(beginnings: set[Beginning], tokens: Iterable[Any]) -> set[Beginning]:
    """What the beginnings may be when the tokens follow."""
    for operator, argument in tokens:
        growing = {one for one in beginnings if one[1]}
        if not growing:
            break
        beginnings = (beginnings - growing) | _grow(growing, str(operator), argument)
        if len(beginnings) > MOST:
            raise _TooMany
    return beginnings


def _grow(growing: set[Beginning], name: str, argument: Any) -> set[Beginning]:
    """What the beginnings may be when one token follows."""
    if name in _WITHOUT_WIDTH:
        return growing
    if name == "BRANCH":
        return {one for branch in argument[1] for one in _extend(growing, branch)}
    if name == "SUBPATTERN" and not argument[1] & re.IGNORECASE:
        return _extend(growing, argument[-1])
    if name in _REPEATS:
        least, most, inner = argument
        once = _extend(growing, inner)
        if most > 1:  # the same once more, or what follows
            once = {(letters, False) for letters, _ in once}
        return once | growing if least == 0 else once
    letters = _list_letters(name, argument)
    if letters is None:
        return {(before, False) for before, _ in growing}
    return {(before + letter, len(before) + 1 < LETTERS) for before, _ in growing for letter in letters}


def _list_letters(name: str, argument: Any) -> list[str] | None:
    """The characters that a token stands for, None for those that are too many."""
    if name == "LITERAL":
        return [chr(argument)]
    if name != "IN":
        return None
    letters: list[str] = []
    for kind, value in argument:
        if str(kind) not in ("LITERAL", "RANGE"):
            return None
        low, high = value if str(kind) == "RANGE" else (value, value)
        if high - low + len(letters) >= _WIDE:
            return None
        letters += map(chr, range(low, high + 1))
    return letters


def _print(told: set[str]) -> str:
    """Beginnings as an expression that tells their letters apart one by one."""
    if "" in told:
        return ""  # what is longer begins so as well
    after: dict[str, set[str]] = {}
    for letters in told:
        after.setdefault(letters[0], set()).add(letters[1:])
    choices = [re.escape(letter) + _print(rest) for letter, rest in sorted(after.items())]
    return choices[0] if len(choices) == 1 else "(?:" + "|".join(choices) + ")"


def search(expression: re.Pattern[str], beginnings: re.Pattern[str], text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """The matches of an expression in a range, as its ``finditer`` has them."""
    begun = beginnings.search(text, low, high)
    while begun is not None:
        start = begun.start()
        match = expression.match(text, start, high)
        if match is not None:
            yield match
        begun = beginnings.search(text, start + 1 if match is None else match.end(), high)
