"""Comments in a posting that silence a rule, for a line, a block or the file, and say why.

``jdlint-ignore RULE, RULE -- reason`` silences its own line or, where it stands alone on its line, the next line that is not
blank. ``jdlint-ignore-start`` and ``jdlint-ignore-end`` enclose a block; ``jdlint-ignore-file`` silences the whole file and is the
only one that reaches findings without a place. A word that stands for a reason, such as "reason" or "TODO", is none. The comment is one of the source's format: ``<!-- … -->`` or ``# …``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jdlint.model.document import Comment
from jdlint.model.finding import Finding, Outcome, Suppressed
from jdlint.model.source import Notice, Source
from jdlint.model.span import Span

DIRECTIVE = re.compile(r"\s*jdlint-ignore(-start|-end|-file)?\b[ \t]*:?([^\n]*)")
REASON = re.compile(r"\s+(?:--|—|–)\s+|\s*:\s+")
EMPTY = re.compile(r"\s*\Z")
STAND_IN = re.compile(r"(?:(?:the|a|your|some)\s+)?reason(?:\s+here)?|why|to\s?do|tbd|fixme|xxx+|\W*", re.IGNORECASE)
"""What somebody leaves in the place of a reason, to write one later."""
MOST_SUGGESTED = 50
"""For how many unknown names in a file the nearest rule is looked for."""


class Suppression(NamedTuple):
    """One rule silenced in a source range, or in the whole file where ``whole`` is set; ``at`` and ``to`` bound the comment."""

    rule: str
    reason: str
    start: int
    end: int
    whole: bool
    at: int
    to: int

    @property
    def told(self) -> Suppressed:
        """What is told of a finding that it silences."""
        return Suppressed("comment", self.reason)


def read_suppressions(
    source: Source, comments: Iterable[Comment], names: Mapping[str, str]
) -> tuple[list[Suppression], list[Notice]]:
    """What the comments silence, and notices for what is wrong with them. ``names`` leads from rule ids and old names to ids."""
    suppressions: list[Suppression] = []
    notices: list[Notice] = []
    opened: dict[str, list[tuple[str, Comment]]] = {}
    unknown: dict[str, str] = {}
    for comment in sorted(comments):
        directive = DIRECTIVE.match(comment.text)
        if directive is None:
            continue
        form = directive.group(1)
        written, reason = _split(directive.group(2))
        known = [names[rule] for rule in written if rule in names]
        if form == "-end":
            for rule in known if written else list(opened):
                for why, begin in opened.pop(rule, ()):
                    suppressions.append(Suppression(rule, why, begin.start, comment.end, False, begin.start, begin.end))
            continue
        if not written or STAND_IN.fullmatch(reason.strip(" .:!?<>[]()")):
            notices.append(
                Notice("suppression-without-reason", comment.start, comment.end, {"missing": "reason" if written else "rule"})
            )
        for rule in written:
            if rule not in names:
                if rule not in unknown:
                    unknown[rule] = _nearest(rule, names) if len(unknown) < MOST_SUGGESTED else ""
                near = unknown[rule]
                values = {"name": rule, "nearest": f'; did you mean "{near}"?' if near else ""}
                place = _find_name(source, comment.start, comment.end, rule) if near else None
                notices.append(
                    Notice("suppression-unknown-rule", comment.start, comment.end, values, near if place else None, place)
                )
        if form == "-start":
            for rule in known:
                opened.setdefault(rule, []).append((reason, comment))
        else:
            start, end = _reach(source, comment)
            whole = form == "-file"
            suppressions += [Suppression(rule, reason, start, end, whole, comment.start, comment.end) for rule in known]
    for rule, begins in opened.items():
        for why, begin in begins:
            suppressions.append(Suppression(rule, why, begin.start, len(source.text), False, begin.start, begin.end))
    return suppressions, notices


def _split(words: str) -> tuple[list[str], str]:
    parts = REASON.split(words.strip(), maxsplit=1)
    rules = dict.fromkeys(rule for rule in re.split(r"[,\s]+", parts[0]) if rule)
    return list(rules), parts[1].strip() if len(parts) > 1 else ""


def _nearest(name: str, names: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, names, 1)
    return found[0] if found else ""


def _find_name(source: Source, at: int, to: int, name: str) -> Span | None:
    """Where a comment names a rule; None where the comment is none of the source's characters."""
    match = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])").search(source.text, at, to)
    return Span(*match.span()) if match else None


def _reach(source: Source, comment: Comment) -> tuple[int, int]:
    """The line of the comment or, where the comment stands alone, the next line that is not blank."""
    first = source.locate(comment.start).line
    last = source.locate(comment.end).line
    starts, text = source.line_starts, source.text
    if EMPTY.match(text, starts[first - 1], comment.start) and EMPTY.match(text, comment.end, _start(source, last)):
        while last < len(starts) and EMPTY.match(text, starts[last], _start(source, last + 1)):
            last += 1
        return comment.start, _start(source, last + 1)
    return starts[first - 1], _start(source, last)


def _start(source: Source, line: int) -> int:
    """Where a line begins, counted from 0; past the end, where there are not so many."""
    return source.line_starts[line] if line < len(source.line_starts) else len(source.text) + 1


class Silence:
    """The suppressions of a file, ready to be asked about many findings; ``used`` are those that silenced one."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        self.used: set[Suppression] = set()
        self._whole: dict[str, Suppression] = {}
        self._starts: dict[str, list[int]] = {}
        self._placed: dict[str, list[tuple[Suppression, int]]] = {}
        for suppression in sorted(suppressions, key=lambda one: one.start):
            if suppression.whole:
                self._whole.setdefault(suppression.rule, suppression)
                continue
            placed = self._placed.setdefault(suppression.rule, [])
            outer = len(placed) - 1
            while outer >= 0 and placed[outer][0].end <= suppression.end:
                outer = placed[outer][1]
            placed.append((suppression, outer))
            self._starts.setdefault(suppression.rule, []).append(suppression.start)

    def silence(self, finding: Finding) -> Suppressed | None:
        """What silences a finding, if anything does."""
        return self._use(self.find(finding))

    def silence_open(self, outcome: Outcome) -> Suppressed | None:
        """What silences a rule for the whole file, and so what could not be decided, if anything does."""
        return self._use(self._whole.get(outcome.rule))

    def _use(self, suppression: Suppression | None) -> Suppressed | None:
        if suppression is None:
            return None
        self.used.add(suppression)
        return suppression.told

    def find(self, finding: Finding) -> Suppression | None:
        """The suppression that silences a finding, if one does: of two in one another the inner, and that of the file last."""
        if finding.span is not None and finding.rule in self._placed:
            # A finding that runs over several lines is silenced by a comment on any of them.
            placed, (first, end) = self._placed[finding.rule], finding.span
            index = bisect_right(self._starts[finding.rule], max(first, end - 1)) - 1
            while index >= 0:
                suppression, index = placed[index]
                if first < suppression.end:
                    return suppression
        return self._whole.get(finding.rule)


def find_unused(
    source: Source, suppressions: Iterable[Suppression], used: Iterable[Suppression], selected: frozenset[str]
) -> Iterator[Notice]:
    """A notice for each suppression of a rule that ran and that silenced nothing."""
    spent = set(used)
    for suppression in suppressions:
        if suppression not in spent and suppression.rule in selected:
            place = _take_out(source, suppression)
            values = {"name": suppression.rule}
            yield Notice("suppression-unused", suppression.at, suppression.to, values, "" if place else None, place)


def _take_out(source: Source, suppression: Suppression) -> Span | None:
    """What to take out of the source so that the rule is no longer silenced: its name, or the comment that names no other one.

    A comment alone on its line goes with the line. None for a block, whose other end would stay, and where the rule is called otherwise.
    """
    start, end, text = suppression.at, suppression.to, source.text
    directive = DIRECTIVE.search(text, start, end)
    if directive is None or directive.group(1) == "-start":
        return None
    names = _split(re.sub(r"-->\s*\Z", "", directive.group(2)))[0]
    if len(names) > 1:
        found = re.compile(
            rf"(?<![\w-]){re.escape(suppression.rule)}\s*,\s*|\s*,\s*{re.escape(suppression.rule)}(?![\w-])"
        ).search(text, start, end)
        return Span(*found.span()) if found else None
    first, last = source.locate(start).line, source.locate(end).line
    if EMPTY.match(text, source.line_starts[first - 1], start) and EMPTY.match(text, end, min(_start(source, last), len(text))):
        return Span(source.line_starts[first - 1], min(_start(source, last), len(text)))
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return Span(start, end)
