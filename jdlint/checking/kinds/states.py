"""``states``: something must be said, in one of these ways. A way is a phrase, or a pattern with ``cues`` or ``near`` as in ``pattern``.

The value is a list of ways, and ``looked_for`` says in words what they say; or a mapping from what is looked for, in words, to the ways
of saying it, each of which must be said; one hit tells all that is missing. ``near`` and ``unless_in_posting`` are those of ``present``. A way counts where the rule reads
and no exception holds: "short-term disability insurance" does not say whom an employer invites.

With ``if``, a list of phrases and patterns too, it must be said only where one of them stands, and the hit is at that place. ``within``
tells how far from there it counts: in the same ``sentence``, or anywhere in the ``posting``. There the scope and the exceptions are those
of the words that call for it, and what must be said may stand anywhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jdlint.checking.absence import judge_absence
from jdlint.checking.expressions import Expression
from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, NotApplicable, find_sentence
from jdlint.checking.rule import Rule, Scope
from jdlint.model.posting import Posting
from jdlint.model.span import Span
from jdlint.understanding.matcher import Match

_ANYWHERE = Scope(frozenset(), frozenset())


class Ways(NamedTuple):
    """The ways of saying one thing."""

    phrases: frozenset[str]
    expressions: tuple[Expression, ...]

    def find(self, scope: Scope, posting: Posting, terms: Sequence[Match]) -> Iterator[Span]:
        """Where it may be said; ``terms`` are all phrases of the rule in the posting."""
        for match in terms:
            if match.phrase in self.phrases:
                yield Span(match.start, match.end)
        for expression in self.expressions:
            cued = [match for match in terms if match.phrase in expression.cues] if expression.cues else ()
            if cued or not expression.cues or expression.near:
                for found in expression.find(scope, posting, cued):
                    start, end = found.span(1 if found.re.groups else 0)
                    if end > start >= 0:
                        yield Span(start, end)


def _make_ways(value: Iterable[str | Mapping[str, Any]]) -> Ways:
    ways = list(value)
    phrases = frozenset(way.lower() for way in ways if isinstance(way, str))
    return Ways(phrases, tuple(Expression(way["pattern"], way) for way in ways if not isinstance(way, str)))


def _list_ways(rule: Rule) -> Iterator[str | Mapping[str, Any]]:
    """All ways of the rule, of saying it and of calling for it."""
    for ways in rule.check.values() if isinstance(rule.check, dict) else (rule.check,):
        yield from ways
    yield from rule.options.get("if", ())


def list_phrases(rule: Rule) -> Iterable[str]:
    """The phrases, the cues of the patterns, and the phrases of a near miss."""
    for way in _list_ways(rule):
        yield from (way,) if isinstance(way, str) else way.get("cues", ())
    yield from rule.options.get("near", ())


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Judge whether it is said, everywhere or where it is called for."""
    said = rule.check if isinstance(rule.check, dict) else {options["looked_for"]: rule.check}
    wanted = {words: _make_ways(ways) for words, ways in said.items()}
    calls = _make_ways(options.get("if", ()))
    close = options.get("within") == "sentence"
    nearly = frozenset(phrase.lower() for phrase in options.get("near", ()))

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        near = [match for match in evidence.terms if match.phrase in nearly]
        missing = [
            words
            for words, ways in wanted.items()
            if not any(evidence.allows(rule, posting, *place) for place in ways.find(rule.scope, posting, evidence.terms))
        ]
        return judge_absence(posting, evidence, _join(missing), near)

    def judge_called(posting: Posting, evidence: Evidence) -> Judgement:
        called = [
            place
            for place in sorted(calls.find(rule.scope, posting, evidence.terms))
            if evidence.allows(rule, posting, place.start, place.end)
        ]
        if not called:
            return NotApplicable("nothing in the posting calls for it")
        near = [match for match in evidence.terms if match.phrase in nearly]
        said = {
            words: sorted(one.start for one in ways.find(_ANYWHERE, posting, evidence.terms)) for words, ways in wanted.items()
        }
        if not close:
            missing = [words for words, places in said.items() if not places]
            return judge_absence(posting, evidence, _join(missing), near, called[0])
        hits = []
        for place in called:
            sentence = find_sentence(posting, place.start)
            missing = [words for words, places in said.items() if not _is_within(places, sentence)]
            hits += [Hit(place.start, place.end, {"looked_for": words, "nearest": ""}) for words in _join(missing)]
        return hits

    return judge_called if options.get("if") else judge


def _is_within(places: Sequence[int], span: Span) -> bool:
    """Whether one of the places, which are in order, is in a range."""
    index = bisect_left(places, span.start)
    return index < len(places) and places[index] < span.end


def _join(missing: Sequence[str]) -> list[str]:
    """All that is missing as one thing to tell."""
    return ["; ".join(missing)] if missing else []


def list_expressions(rule: Rule) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The patterns among the ways."""
    return ((way["pattern"], way) for way in _list_ways(rule) if not isinstance(way, str))


KIND = Kind(list_phrases, prepare, values=lambda _rule: ("looked_for", "nearest"), expressions=list_expressions)
