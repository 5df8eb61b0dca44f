"""What a check kind says of a rule and a posting: hits, or why there can be none."""

from __future__ import annotations

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

    terms: Sequence[Match]
    unless: Sequence[Match]
    notices: Sequence[Notice]


NO_EVIDENCE = Evidence((), (), ())
Judge = Callable[[Posting, Evidence], Judgement]


class Kind(NamedTuple):
    """A check kind: which phrases a rule of it wants found, and how it judges."""

    phrases: Callable[[Rule], Iterable[str]]
    prepare: Callable[[Rule, Mapping[str, Any]], Judge]


class RuleError(ValueError):
    """A rule that cannot work; the message says why."""
