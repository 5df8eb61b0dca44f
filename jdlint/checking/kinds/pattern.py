"""``pattern``: a regular expression, tried only on lines that hold one of its literal words (``near``) or phrases (``cues``).

``cues`` are found in the one scan that looks for all terms, and so cost next to nothing; ``near`` is for what is no word.

A line is a heading, a paragraph or a list item as a whole. The expression runs on the folded text (lower case, straight quotes) or, with ``case: true``, on the text as it is.
"""

from __future__ import annotations

import re
import re._parser as parser
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, RuleError, reporter
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting
from jdlint.model.span import Span
from jdlint.understanding.matcher import Match

_UNBOUNDED = ("MAX_REPEAT", "MIN_REPEAT")


def list_phrases(rule: Rule) -> Iterable[str]:
    """The cues."""
    return tuple(rule.options.get("cues", ()))


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Gate the expression; it is compiled when a text first needs it."""
    compiled: list[re.Pattern[str]] = []
    near = tuple(str(word) for word in options.get("near", ()))
    cues = bool(options.get("cues"))
    case = bool(options.get("case", False))
    becomes = options.get("becomes")
    report = reporter(options)

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        if near and not evidence.terms and not any(map(posting.folded.__contains__, near)):
            return ()  # as in most postings
        hits = []
        text = posting.document.text.string if case else posting.folded
        lines: Iterable[Span] = ()
        if evidence.terms:
            lines = _list_cued(rule, posting, evidence.terms)
        if near or not cues:
            lines = merge([*lines, *_list_lines(posting, _list_ranges(rule, posting), near)])
        for low, high in lines:
            if not compiled:
                compiled.append(re.compile(rule.check, re.MULTILINE))
            for match in compiled[0].finditer(text, low, high):
                start, end = match.span(1 if match.re.groups else 0)
                if end > start >= 0 and evidence.allows(rule, posting, start, end):
                    values = match.groupdict("")
                    hits.append(Hit(start, end, values, becomes=match.expand(becomes) if becomes is not None else None))
        return report(hits)

    return judge


def _list_ranges(rule: Rule, posting: Posting) -> Iterator[Span]:
    """Where the rule looks: the zones it is bound to, or the whole posting."""
    if rule.scope.only and "body" not in rule.scope.only:
        for zone in posting.zones:
            if zone.name in rule.scope.only:
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


def _list_cued(rule: Rule, posting: Posting, cues: Iterable[Match]) -> Iterator[Span]:
    """The lines that hold a cue where the rule looks, each once."""
    folded = posting.folded
    done = posting.start
    for cue in cues:
        if cue.start >= done and rule.scope.covers(posting.zone(cue.start)):
            low = max(folded.rfind("\n", done, cue.start) + 1, done)
            stop = folded.find("\n", cue.start, posting.end)
            done = posting.end if stop < 0 else stop
            yield Span(low, done)


def check_pattern(rule: Rule) -> None:
    """Raise RuleError for an expression that does not compile or has an unbounded repeat inside another, or cannot be replaced."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what means something else to the next version of Python, such as [[
            tokens = parser.parse(rule.check, re.MULTILINE)
            compiled = re.compile(rule.check, re.MULTILINE)
    except (re.error, Warning) as error:
        raise RuleError(f"the pattern does not compile: {error}") from None
    try:
        compiled.sub(rule.options.get("becomes", ""), "")
    except (re.error, IndexError) as error:
        raise RuleError(f"becomes cannot be made from the pattern: {error}") from None
    if _repeats_a_repeat(tokens, inside=False):
        raise RuleError("the pattern repeats a repeat without bound, such as (a+)+, which hostile text can make endless")


def _repeats_a_repeat(tokens: Any, *, inside: bool) -> bool:
    for operator, argument in tokens:
        name = str(operator)
        if name in _UNBOUNDED:
            endless = argument[1] is parser.MAXREPEAT
            if (endless and inside) or _repeats_a_repeat(argument[2], inside=inside or endless):
                return True
        elif name == "BRANCH":
            if any(_repeats_a_repeat(branch, inside=inside) for branch in argument[1]):
                return True
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT") and _repeats_a_repeat(argument[-1], inside=inside):
            return True
    return False


def list_values(rule: Rule) -> Iterable[str]:
    """The expression's named groups, empty where they take no part, and with ``first`` how many hits there are."""
    return (*re.compile(rule.check).groupindex, *(("count",) if rule.options.get("first") else ()))


KIND = Kind(
    list_phrases,
    prepare,
    lambda rule: "phrases" if rule.options.get("cues") and not rule.options.get("near") else "",
    list_values,
)
