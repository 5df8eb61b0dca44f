"""What a check kind says of a rule and a posting: hits, or why there can be none."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from jdlint.checking.rule import Rule
from jdlint.model.posting import Passage, Posting
from jdlint.model.source import Notice
from jdlint.model.span import Span
from jdlint.understanding.families import find_family
from jdlint.understanding.matcher import Match, search


class Hit(NamedTuple):
    """A place where a rule is broken.

    ``start`` and ``end`` are offsets in the document's text, None for the whole posting; ``source`` outranks them where a
    place is known in the source only; a related place may be either. ``values`` fill the rule's message. ``becomes`` are words to
    write instead, in the place of the source range ``mends`` if that is another one, and ``more`` are hits that are told together with
    this one.
    """

    start: int | None
    end: int | None
    values: Mapping[str, object]
    becomes: str | None = None
    related: tuple[tuple[Passage | Span, str], ...] = ()
    source: Span | None = None
    more: tuple[Hit, ...] = ()
    mends: Span | None = None


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
LONGEST_PHRASE = 80  # letters, by schemas/rule.schema.json


class Exceptions(NamedTuple):
    """What takes a hit back: phrases, in lower case, that overlap it, stand in its sentence or anywhere in the posting, and job families."""

    overlapping: tuple[str, ...] = ()
    in_sentence: tuple[str, ...] = ()
    in_posting: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


_NOWHERE = Span(-1, -1)


class _Ahead:
    """A few phrases, searched for around one place after another: the more places in a row, the further ahead at a time."""

    __slots__ = ("_asked", "_found", "_phrases", "_reach", "_searched", "_window")

    def __init__(self, phrases: tuple[str, ...]) -> None:
        self._phrases = phrases
        self._asked = -1
        self._restart()

    def _restart(self) -> None:
        self._found: list[Span] = []  # that begin where nobody has asked yet, the last first
        self._searched = self._reach = -1
        self._window = 0

    def overlaps(self, posting: Posting, start: int, end: int) -> bool:
        """Whether one of the phrases overlaps a place."""
        if end < self._asked:
            self._restart()
        self._asked = end
        if end > self._searched:
            low = max(start - 2 * LONGEST_PHRASE, posting.start, self._searched)  # twice, for blanks that stand for one
            high = max(min(end + self._window, posting.end), end)
            self._found = sorted((*self._found, *search(self._phrases, posting.folded, low, high)), reverse=True)
            self._searched, self._window = high, min(2 * self._window + LONGEST_PHRASE, 10_000)
        while self._found and self._found[-1].start < end:
            self._reach = max(self._reach, self._found.pop().end)
        return self._reach > start


class Evidence:
    """What a rule has to go by: its own phrases in the posting, in order, what all stages noticed, and the date to judge by.

    Exceptions are looked for around a hit, when there is one: most rules hit in few postings. Those that hold for the whole posting
    are in ``found``, where the one scan found all phrases.
    """

    # Of most rules none of this is asked for.
    _excuse: Span | None = None
    _asked = False
    _sentence = _NOWHERE
    _excepted = False
    _near: _Ahead | None = None

    def __init__(
        self, terms: Sequence[Match], notices: Sequence[Notice], exceptions: Exceptions, found: Places, as_of: datetime.date
    ) -> None:
        self.terms = terms
        self.notices = notices
        self.as_of = as_of
        self._exceptions = exceptions
        self._found = found

    def allows(self, rule: Rule, posting: Posting, start: int, end: int) -> bool:
        """Whether words at this place may be held against the posting: the rule reads there, and no exception holds."""
        if not rule.scope.covers(posting.zone(start)):
            return False
        return self.find_excuse(posting) is None and not self.excepts(posting, start, end)

    def excepts(self, posting: Posting, start: int, end: int) -> bool:
        """Whether an exception that overlaps a place or stands in its sentence takes it back."""
        overlapping, in_sentence = self._exceptions[:2]
        if overlapping:
            self._near = self._near or _Ahead(overlapping)
            if self._near.overlaps(posting, start, end):
                return True
        if in_sentence:
            sentence = find_sentence(posting, start)
            if sentence != self._sentence:
                self._sentence = sentence
                self._excepted = any(search(in_sentence, posting.folded, sentence.start, sentence.end))
            return self._excepted
        return False

    def find_excuse(self, posting: Posting) -> Span | None:
        """The first words that make an exception of the whole posting: the title, where it tells a job family that does."""
        if not self._asked:
            self._asked = True
            families, title = self._exceptions.families, posting.title
            if title is not None and families and find_family(title, families) is not None:
                self._excuse = Span(title.start, title.end)
                return self._excuse
            places = (span for phrase in self._exceptions.in_posting for span in self._found.get(phrase, ()))
            self._excuse = min((span for span in places if posting.start <= span.start < posting.end), default=None)
        return self._excuse


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

    ``waits_for`` tells what must be there for a rule of the kind to have anything to say: its own phrases, a notice, a
    conflict, or nothing. ``values`` names what the message of a rule may hold beside ``{text}``: each of its hits has them all.
    ``expressions`` are the regular expressions of a rule, each with the keys beside it, to be checked before they are trusted.
    """

    phrases: Callable[[Rule], Iterable[str]]
    prepare: Callable[[Rule, Mapping[str, Any]], Judge]
    waits_for: Callable[[Rule], Literal["phrases", "notices", "conflicts", ""]] = lambda _rule: ""
    values: Callable[[Rule], Iterable[str]] = lambda _rule: ()
    expressions: Callable[[Rule], Iterable[tuple[str, Mapping[str, Any]]]] = lambda _rule: ()


def reporter(options: Mapping[str, Any]) -> Callable[[Sequence[Hit]], Sequence[Hit]]:
    """What is told of the hits of a word rule: none up to ``at_most``; with ``first``, the first one and how many there are."""
    limit = int(options.get("at_most", 0))
    first = bool(options.get("first", False))

    def report(hits: Sequence[Hit]) -> Sequence[Hit]:
        if len(hits) <= limit:
            return ()
        if not first:
            return hits
        return [hits[0]._replace(values={**hits[0].values, "count": len(hits)}, more=tuple(hits[1:]))]

    return report


class RuleError(ValueError):
    """A rule that cannot work; the message says why."""
