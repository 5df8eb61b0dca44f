"""What a check kind says of a rule and a posting: hits, or why there can be none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from jdlint.checking.rule import Rule
from jdlint.model.posting import Passage, Posting
from jdlint.model.source import Notice
from jdlint.model.span import Span
from jdlint.understanding.matcher import Match


class Hit(NamedTuple):
    """A place where a rule is broken.

    ``start`` and ``end`` are offsets in the document's text, None for the whole posting; ``source`` outranks them where a
    place is known in the source only. ``values`` fill the rule's message. ``becomes`` are words to write instead.
    """

    start: int | None
    end: int | None
    values: Mapping[str, object]
    becomes: str | None = None
    related: tuple[tuple[Passage, str], ...] = ()
    source: Span | None = None


class NotApplicable(NamedTuple):
    """The rule makes no sense for the posting."""

    why: str


class Undetermined(NamedTuple):
    """The rule cannot be decided without the facts it ``needs``."""

    why: str
    needs: tuple[str, ...]


Judgement = Sequence[Hit] | NotApplicable | Undetermined


Places = Mapping[str, Sequence[Span]]
"""Where each phrase stands in a document's text, in order."""


class Exceptions(NamedTuple):
    """The phrases that take a hit back, as the scan knows them: overlapping it, in its sentence, or anywhere in the posting."""

    overlapping: tuple[str, ...] = ()
    in_sentence: tuple[str, ...] = ()
    in_posting: tuple[str, ...] = ()


class Evidence:
    """What a rule has to go by: its own phrases in the posting, in order, and what all stages noticed.

    Exceptions are gathered from ``found``, the places of all phrases, when the first hit asks for them.
    """

    __slots__ = ("_exceptions", "_found", "_in_sentence", "_overlapping", "notices", "terms")

    def __init__(self, terms: Sequence[Match], notices: Sequence[Notice], exceptions: Exceptions, found: Places) -> None:
        self.terms = terms
        self.notices = notices
        self._exceptions = exceptions
        self._found = found
        self._overlapping: list[Span] | None = None
        self._in_sentence: list[Span] = []

    def allows(self, rule: Rule, posting: Posting, start: int, end: int) -> bool:
        """Whether words at this place may be held against the posting: the rule reads there, and no exception holds."""
        if not rule.scope.covers(posting.zone(start)):
            return False
        if self._overlapping is None:
            self._overlapping = collect(self._exceptions.overlapping, self._found)
            self._in_sentence = collect(self._exceptions.in_sentence, self._found)
            if any(posting.start <= span.start < posting.end for span in collect(self._exceptions.in_posting, self._found)):
                self._overlapping = [Span(posting.start, posting.end)]
        overlapping = self._overlapping
        # Of those that begin before the hit ends, the first may be the whole posting; else only the last ones can reach into it.
        index = bisect_left(overlapping, (end, 0))
        if any(span.end > start for span in (*overlapping[: index and 1], *overlapping[max(index - NEAR, 0) : index])):
            return False
        if not self._in_sentence:
            return True
        sentence = find_sentence(posting, start)
        index = bisect_left(self._in_sentence, (sentence.start, 0))
        return index == len(self._in_sentence) or self._in_sentence[index].start >= sentence.end


NEAR = 8  # exceptions that may overlap one another before a hit


def collect(phrases: Iterable[str], found: Places) -> list[Span]:
    """Where any of the phrases stands, in order."""
    return sorted(span for phrase in phrases if phrase in found for span in found[phrase])


def find_sentence(posting: Posting, offset: int) -> Span:
    """The sentence that holds an offset; the block, where sentences were not told apart."""
    index = bisect_right(posting.sentences, (offset, len(posting.folded) + 1)) - 1
    if index >= 0 and offset < posting.sentences[index].end:
        return posting.sentences[index]
    index = bisect_right(posting.blocks, offset, key=lambda block: block.start) - 1
    if index >= 0 and offset < posting.blocks[index].end:
        return Span(posting.blocks[index].start, posting.blocks[index].end)
    return Span(posting.start, posting.end)


Judge = Callable[[Posting, Evidence], Judgement]


class Kind(NamedTuple):
    """A check kind: which phrases a rule of it wants found, and how it judges.

    ``waits_for`` tells what must be there for a rule of the kind to have anything to say: its own phrases, a notice, or nothing.
    """

    phrases: Callable[[Rule], Iterable[str]]
    prepare: Callable[[Rule, Mapping[str, Any]], Judge]
    waits_for: Callable[[Rule], Literal["phrases", "notices", ""]] = lambda _rule: ""


def reporter(options: Mapping[str, Any]) -> Callable[[Sequence[Hit]], Sequence[Hit]]:
    """What is told of the hits of a word rule: none up to ``at_most``; with ``first``, the first one and how many there are."""
    limit = int(options.get("at_most", 0))
    first = bool(options.get("first", False))

    def report(hits: Sequence[Hit]) -> Sequence[Hit]:
        if len(hits) <= limit:
            return ()
        if not first:
            return hits
        return [hits[0]._replace(values={**hits[0].values, "count": len(hits)})]

    return report


class RuleError(ValueError):
    """A rule that cannot work; the message says why."""
