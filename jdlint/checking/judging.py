"""What a check kind says of a rule and a posting: hits, or why there can be none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

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


class Evidence(NamedTuple):
    """What the one scan of the text found for a rule, in the posting's range, and what all stages noticed."""

    terms: Sequence[Match] = ()
    unless: Sequence[Span] = ()
    unless_in_sentence: Sequence[Span] = ()
    notices: Sequence[Notice] = ()

    def allows(self, rule: Rule, posting: Posting, start: int, end: int) -> bool:
        """Whether words at this place may be held against the posting: the rule reads there, and no exception holds."""
        if not rule.scope.covers(posting.zone(start)):
            return False
        if any(other.start < end and start < other.end for other in self.unless):
            return False
        if self.unless_in_sentence:
            low, high = find_sentence(posting, start)
            return not any(low <= other.start < high for other in self.unless_in_sentence)
        return True


def find_sentence(posting: Posting, offset: int) -> Span:
    """The sentence that holds an offset; the block, where sentences were not told apart."""
    index = bisect_right(posting.sentences, (offset, len(posting.folded) + 1)) - 1
    if index >= 0 and offset < posting.sentences[index].end:
        return posting.sentences[index]
    for block in posting.blocks:
        if block.start <= offset < block.end:
            return Span(block.start, block.end)
    return Span(posting.start, posting.end)


Judge = Callable[[Posting, Evidence], Judgement]


class Kind(NamedTuple):
    """A check kind: which phrases a rule of it wants found, and how it judges.

    ``phrases_only`` tells whether a rule has nothing to say where none of its phrases was found.
    """

    phrases: Callable[[Rule], Iterable[str]]
    prepare: Callable[[Rule, Mapping[str, Any]], Judge]
    phrases_only: Callable[[Rule], bool] = lambda _rule: False


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
