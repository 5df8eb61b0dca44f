"""Comments in a posting that silence a rule, for a line, a block or the file, and say why.

``jdlint-ignore RULE, RULE -- reason`` silences its own line or, where it stands alone on its line, the next line that is not
blank. ``jdlint-ignore-start`` and ``jdlint-ignore-end`` enclose a block; ``jdlint-ignore-file`` silences the whole file and is the
only one that reaches findings without a place. The comment is one of the source's format: ``<!-- … -->`` or ``# …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jdlint.model.document import Comment
from jdlint.model.finding import Finding
from jdlint.model.source import Notice, Source

DIRECTIVE = re.compile(r"\s*jdlint-ignore(-start|-end|-file)?\b[ \t]*:?([^\n]*)")
REASON = re.compile(r"\s+(?:--|—|–)\s+|\s*:\s+")
EMPTY = re.compile(r"\s*\Z")


class Suppression(NamedTuple):
    """One rule silenced in a source range, or in the whole file where ``whole`` is set; ``at`` and ``to`` bound the comment."""

    rule: str
    reason: str
    start: int
    end: int
    whole: bool
    at: int
    to: int


def read_suppressions(
    source: Source, comments: Iterable[Comment], names: Mapping[str, str]
) -> tuple[list[Suppression], list[Notice]]:
    """What the comments silence, and notices for what is wrong with them. ``names`` leads from rule ids and old names to ids."""
    suppressions: list[Suppression] = []
    notices: list[Notice] = []
    opened: list[tuple[list[str], str, Comment]] = []
    for comment in sorted(comments):
        directive = DIRECTIVE.match(comment.text)
        if directive is None:
            continue
        form = directive.group(1)
        rules, reason = _split(directive.group(2))
        if form == "-end":
            kept = []
            for known, why, begin in opened:
                ended = [rule for rule in known if not rules or rule in rules]
                suppressions += [
                    Suppression(rule, why, begin.start, comment.end, False, begin.start, begin.end) for rule in ended
                ]
                if rest := [rule for rule in known if rule not in ended]:
                    kept.append((rest, why, begin))
            opened = kept
            continue
        if not rules or not reason:
            notices.append(
                Notice("suppression-without-reason", comment.start, comment.end, {"missing": "reason" if rules else "rule"})
            )
        known = []
        for rule in rules:
            if rule in names:
                known.append(names[rule])
            else:
                nearest = _nearest(rule, names)
                notices.append(Notice("suppression-unknown-rule", comment.start, comment.end, {"name": rule, "nearest": nearest}))
        if form == "-start":
            opened.append((known, reason, comment))
        else:
            start, end = _reach(source, comment)
            whole = form == "-file"
            suppressions += [Suppression(rule, reason, start, end, whole, comment.start, comment.end) for rule in known]
    for known, why, begin in opened:
        suppressions += [Suppression(rule, why, begin.start, len(source.text), False, begin.start, begin.end) for rule in known]
    return suppressions, notices


def _split(words: str) -> tuple[list[str], str]:
    parts = REASON.split(words.strip(), maxsplit=1)
    rules = [rule for rule in re.split(r"[,\s]+", parts[0]) if rule]
    return rules, parts[1].strip() if len(parts) > 1 else ""


def _nearest(name: str, names: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, names, 1)
    return f'; did you mean "{found[0]}"?' if found else ""


def _reach(source: Source, comment: Comment) -> tuple[int, int]:
    """The line of the comment or, where the comment stands alone, the next line that is not blank."""
    first = source.locate(comment.start).line
    last = source.locate(comment.end).line
    before = source.text[source.line_starts[first - 1] : comment.start]
    starts = [*source.line_starts, len(source.text) + 1]
    if EMPTY.match(before) and EMPTY.match(source.text, comment.end, starts[last]):
        while last < len(source.line_starts) and EMPTY.match(source.text[starts[last] : starts[last + 1]]):
            last += 1
        return comment.start, starts[min(last + 1, len(starts) - 1)]
    return source.line_starts[first - 1], starts[last]


def find_suppression(finding: Finding, suppressions: Sequence[Suppression]) -> Suppression | None:
    """The suppression that silences a finding, if one does."""
    for suppression in suppressions:
        if suppression.rule == finding.rule and (
            suppression.whole or (finding.span is not None and suppression.start <= finding.span.start < suppression.end)
        ):
            return suppression
    return None


def find_unused(suppressions: Iterable[Suppression], used: Iterable[Suppression], selected: frozenset[str]) -> Iterator[Notice]:
    """A notice for each suppression of a rule that ran and that silenced nothing."""
    spent = set(used)
    for suppression in suppressions:
        if suppression not in spent and suppression.rule in selected:
            yield Notice("suppression-unused", suppression.at, suppression.to, {"name": suppression.rule})
