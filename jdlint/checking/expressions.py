"""Regular expressions in rules, tried only on lines that hold one of their literal words (``near``) or phrases (``cues``).

``cues`` are found in the one scan that looks for all terms, and so cost next to nothing; ``near`` is for what is no word.

A line is a heading, a paragraph or a list item as a whole; of a long one, what lies around the cue. An expression runs on the folded text (lower case, straight quotes) or, with ``case: true``, on the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jdlint.checking.beginnings import find_beginnings, search
from jdlint.checking.rule import Scope
from jdlint.model.posting import Posting
from jdlint.model.span import Span
from jdlint.understanding.matcher import Match

REACH = 240
"""Characters on each side of a cue in which the rest of an expression has to stand; a paragraph may have thousands."""
MUCH = 50_000
"""Characters on which an expression was tried before it pays to know how its matches begin; a long one needs `PAYS` for each of its own."""
PAYS = 5
COMMON = " .,'/-"
"""Signs that stand in every text."""


class Expression:
    """An expression behind its gate; it is compiled when a text first needs it."""

    __slots__ = ("_beginnings", "_case", "_compiled", "_signs", "_text", "_until", "cues", "near")

    def __init__(self, text: str, options: Mapping[str, Any]) -> None:
        self._text = text
        self._compiled: re.Pattern[str] | None = None
        self._beginnings: re.Pattern[str] | None = None
        self._until = max(PAYS * len(text), MUCH)
        self._case = bool(options.get("case", False))
        self.near = tuple(str(word) for word in options.get("near", ()))
        self._signs = tuple(dict.fromkeys(map(_pick_sign, self.near)))
        self.cues = tuple(str(phrase) for phrase in options.get("cues", ()))

    def find(self, scope: Scope, posting: Posting, cued: Sequence[Match]) -> Iterator[re.Match[str]]:
        """Where the expression stands on the lines that it is tried on; ``cued`` are the places of its cues."""
        near = self.near
        # As in most postings. Where only the title is read, to look there alone is faster.
        if near and not cued and _reads_body(scope) and not any(map(posting.folded.__contains__, self._signs)):
            return
        lines: Iterable[Span] = ()
        if cued:
            lines = _list_cued(scope, posting, cued)
        if near or not self.cues:
            lines = merge([*lines, *_list_lines(posting, _list_ranges(scope, posting), near)])
        text = posting.document.text.string if self._case else posting.folded
        for low, high in lines:
            if self._compiled is None:
                self._compiled = re.compile(self._text, re.MULTILINE)
            if self._until > 0:
                self._until -= high - low
                if self._until <= 0:
                    self._beginnings = find_beginnings(self._text)
            if self._beginnings is None:
                yield from self._compiled.finditer(text, low, high)
            else:
                yield from search(self._compiled, self._beginnings, text, low, high)


def _pick_sign(word: str) -> str:
    """The first sign in a literal word, which is looked for faster and stands in few texts; else the word itself."""
    return next((char for char in word if not char.isalnum() and char not in COMMON), word)


def _reads_body(scope: Scope) -> bool:
    """Whether a rule looks outside of the few zones that it names."""
    return not scope.only or "body" in scope.only


def _list_ranges(scope: Scope, posting: Posting) -> Iterator[Span]:
    """Where the rule looks: the zones it is bound to, or the whole posting."""
    if not _reads_body(scope):
        for zone in posting.zones:
            if zone.name in scope.only:
                yield Span(zone.start, zone.end)
    else:
        yield Span(posting.start, posting.end)


def _list_lines(posting: Posting, ranges: Iterable[Span], near: Sequence[str]) -> Iterator[Span]:
    """The lines of the ranges that hold one of the literal words, each once; without such words, the ranges."""
    folded = posting.folded
    for low, high in ranges:
        if not near:
            yield Span(low, high)
            continue
        lines = set()
        for word in near:
            place = folded.find(word, low, high)
            while place >= 0:
                stop = folded.find("\n", place, high)
                stop = high if stop < 0 else stop
                lines.add(Span(max(folded.rfind("\n", low, place) + 1, low), stop))
                place = folded.find(word, stop, high)
        yield from sorted(lines)


def merge(lines: list[Span]) -> list[Span]:
    """The lines in order, without those that lie in another."""
    merged: list[Span] = []
    for line in sorted(lines, key=lambda line: (line.start, -line.end)):
        if not merged or line.start >= merged[-1].end:
            merged.append(line)
    return merged


def _list_cued(scope: Scope, posting: Posting, cues: Iterable[Match]) -> Iterator[Span]:
    """The lines that hold a cue where the rule looks, as far as they lie within `REACH` of one; none overlaps another."""
    folded = posting.folded
    low = high = posting.start  # of the range to be told next
    for cue in cues:
        if not scope.covers(posting.zone(cue.start)):
            continue
        begin = max(cue.start - REACH, posting.start)
        begin = max(folded.rfind("\n", begin, cue.start) + 1, _find_blank(folded, begin, cue.start))
        stop = folded.find("\n", cue.end, min(cue.end + REACH, posting.end))
        end = stop if stop >= 0 else min(cue.end + REACH, posting.end)
        if stop < 0 and end < posting.end:
            end = max(folded.rfind(" ", cue.end, end), cue.end)
        if begin <= high and high > low and folded.find("\n", high, begin) < 0:
            high = max(high, end)
            continue
        if high > low:
            yield Span(low, high)
        low, high = max(begin, high), end
    if high > low:
        yield Span(low, high)


def _find_blank(folded: str, begin: int, end: int) -> int:
    """Where words begin at or behind a place, so that none is cut."""
    if begin == 0 or not folded[begin - 1 : begin].strip():
        return begin
    blank = folded.find(" ", begin, end)
    return end if blank < 0 else blank + 1
