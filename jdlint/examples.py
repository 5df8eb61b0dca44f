"""The examples inside a rule's file, run: every bad one is reported, exactly where it is marked, and no good one is.

``jdlint test`` runs them. Whoever keeps rules under pytest needs these lines alone::

    import pytest
    from jdlint.examples import Example, load_examples

    @pytest.mark.parametrize("example", load_examples("our-rules"), ids=str)
    def test_example(example: Example) -> None:
        example.check()
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jdlint.checking.loading import load_own_rules
from jdlint.checking.marks import read_marks as read_marks
from jdlint.checking.pack import load_pack
from jdlint.checking.rule import Rule, make_rule
from jdlint.engine import Linter
from jdlint.fixing import apply_edits
from jdlint.model.finding import Finding
from jdlint.model.posting import Kind
from jdlint.model.source import Source, Unreadable
from jdlint.model.span import Span
from jdlint.reading.tree import Way, find_offset
from jdlint.reading.yaml import parse_yaml
from jdlint.reporting.excerpt import cut_excerpt
from jdlint.reporting.plain import count, one_line
from jdlint.settings import Config, RuleSettings

AS_OF = datetime.date(2026, 1, 1)
SOME = 5
"""Of more places than this in one example the first are drawn."""


class Fault(NamedTuple):
    """What is wrong with an example, which one it is, from 0, and lines that show it: the text, with carets under what is meant."""

    number: int
    message: str
    lines: tuple[str, ...] = ()


class Example(NamedTuple):
    """One example of a rule, and where its text begins: the file as it was named, the line and the column, both from 1."""

    rule: Rule
    number: int
    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def find_faults(self) -> list[Fault]:
        """What is wrong with it, [] where it comes out as it says."""
        return list(run_example(self.rule, self.number))

    def check(self) -> None:
        """Raise AssertionError with all that is wrong, as ``jdlint test`` prints it."""
        said = [line for fault in self.find_faults() for line in tell(self, fault)]
        if said:
            raise AssertionError("\n".join(said))


def load_examples(*places: str | os.PathLike[str]) -> list[Example]:
    """The examples of all rules in folders or files; ``package:NAME`` is an installed package of rules.

    Raises SettingsError that names every fault of a rule with file and line, and for a place that does not exist or holds no rule.
    """
    rules = load_own_rules(os.fspath(place) for place in places)
    return [example for path, raw in rules for example in list_examples(make_rule(raw), str(path), path.read_text("utf-8"))]


def list_examples(rule: Rule, path: str, text: str) -> list[Example]:
    """The examples of a rule that was read from ``text``, the content of the file at ``path``."""
    source, node = Source("", text), parse_yaml(text).nodes[0]
    found = []
    for number, example in enumerate(rule.examples):
        way: Way = ("examples", number, _find_kind(example))
        line, column, _ = source.locate(find_offset(node, way))
        found.append(Example(rule, number, path, line, column))
    return found


def tell(example: Example, fault: Fault) -> list[str]:
    """A fault in words, after file, line and column; then the lines that show it."""
    return [f"{example}: {example.rule.id}: {one_line(fault.message)}", *(f"    {line}" for line in fault.lines)]


def run_examples(rule: Rule) -> Iterator[Fault]:
    """What is wrong with a rule's examples."""
    for number in range(len(rule.examples)):
        yield from run_example(rule, number)


def run_example(rule: Rule, number: int) -> Iterator[Fault]:
    """What is wrong with one example of a rule."""
    example = rule.examples[number]
    kind = _find_kind(example)
    text, ranges = read_marks(example[kind])
    try:
        for message, lines in _run(rule, kind, text, ranges, example):
            yield Fault(number, f"this {kind} example {message}", lines)
    except Unreadable as unreadable:
        said = f"this {kind} example cannot be read as {example.get('as', 'markdown')}: {unreadable.message}"
        yield Fault(number, said, (one_line(text),))


def _find_kind(example: Mapping[str, Any]) -> str:
    return next(kind for kind in ("bad", "good", "todo") if kind in example)


def _run(
    rule: Rule, kind: str, text: str, ranges: Sequence[tuple[int, int]], example: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    findings = lint_example(rule, text, example)
    places = [(finding.span, "reported") for finding in findings if finding.span]
    marked = [(Span(*span), "marked") for span in ranges]
    reported = (
        *_draw(text, places),
        *(f"reported of the whole: {one_line(one.message)}" for one in findings if one.span is None),
    )
    if kind == "good" and findings:
        yield "is reported", reported
    elif kind == "todo" and findings:
        yield "is reported now; make it a bad one", reported
    elif kind == "bad" and not findings:
        yield "is not reported", _draw(text, marked) or (one_line(text)[:200],)
    elif kind == "bad" and ranges:
        if [span for span, _ in places] != [span for span, _ in marked]:
            yield "is reported, but not exactly where it is marked", _draw(text, marked + places) if places else reported
    if kind == "bad" and "becomes" in example:
        mended = apply_fixes(text, findings)
        if mended != example["becomes"]:
            yield "becomes something else", (f"expected: {example['becomes']!r}", f"becomes:  {mended!r}")
        elif again := lint_example(rule, mended, example):
            left = [(finding.span, "reported") for finding in again if finding.span]
            yield "is still reported when it has become what it should", _draw(mended, left)


def _draw(text: str, places: Sequence[tuple[Span, str]]) -> tuple[str, ...]:
    """The line of each place with carets below it, and what they stand for; places on one line share it."""
    source = Source("", text)
    lines: dict[str, list[str]] = {}
    for span, label in places[:SOME]:
        excerpt = cut_excerpt(source, span)
        lines.setdefault(excerpt.text, []).append(f"{' ' * excerpt.pad}{'^' * excerpt.width} {label}")
    more = [f"and {count(len(places) - SOME, 'place')} more"] if len(places) > SOME else []
    return (*(line for shown, carets in lines.items() for line in (shown, *carets)), *more)


def lint_example(rule: Rule, text: str | bytes, example: Mapping[str, Any]) -> list[Finding]:
    """The findings of this rule alone on a text in the example's format."""
    options = example.get("options", {})
    beside = example.get("beside", ())
    others = [make_rule(raw) for raw in load_pack()["rules"] if raw["id"] in beside] if beside else []
    config = Config(select=(rule.id, *(other.id for other in others)), rules={rule.id: RuleSettings(options=options)})
    # What a rule finds is shown wherever it is, also of one that speaks only where a law asks for it.
    alone = rule._replace(examples=(), basis="policy" if rule.basis == "law" else rule.basis)
    as_of = datetime.date.fromisoformat(example["as_of"]) if "as_of" in example else AS_OF
    linter = Linter(config, as_of=as_of, many=False, rules=[alone, *others])
    data = text if isinstance(text, bytes) else text.encode(example.get("encoding", "utf-8"))
    kind: Kind | None = None if "other" in rule.reads or rule.reads == ("partial",) else "posting"
    reports = linter.lint(data, "example", format=example.get("as", "markdown"), kind=kind)
    return [finding for report in reports for finding in report.findings if finding.rule == rule.id]


def apply_fixes(text: str, findings: list[Finding]) -> str:
    """The text with what every finding proposes."""
    return apply_edits(text, (edit for finding in findings if finding.fix for edit in finding.fix.edits))
