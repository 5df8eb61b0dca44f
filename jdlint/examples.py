"""The examples inside a rule's file, run: every bad one is reported, exactly where it is marked, and no good one is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jdlint.checking.pack import load_pack
from jdlint.checking.rule import Rule, make_rule
from jdlint.engine import Linter
from jdlint.fixing import apply_edits
from jdlint.model.finding import Finding
from jdlint.model.posting import Kind
from jdlint.model.source import Unreadable
from jdlint.settings import Config, RuleSettings

MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)
AS_OF = datetime.date(2026, 1, 1)


def read_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its ``[[…]]`` marks, and the ranges they enclosed."""
    plain, ranges, position = "", [], 0
    for match in MARK.finditer(text):
        plain += text[position : match.start()]
        ranges.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        position = match.end()
    return plain + text[position:], ranges


class Fault(NamedTuple):
    """What is wrong with an example, and which one it is, from 0."""

    number: int
    message: str


def run_examples(rule: Rule) -> Iterator[Fault]:
    """What is wrong with a rule's examples."""
    for number, example in enumerate(rule.examples):
        kind = next(kind for kind in ("bad", "good", "todo") if kind in example)
        try:
            faults = list(_run(rule, kind, example))
        except Unreadable as unreadable:
            faults = [f"cannot be read as {example.get('as', 'markdown')}: {unreadable.message}"]
        yield from (Fault(number, f"{kind} example {example[kind]!r} {fault}") for fault in faults)


def _run(rule: Rule, kind: str, example: Mapping[str, Any]) -> Iterator[str]:
    text, ranges = read_marks(example[kind])
    findings = lint_example(rule, text, example)
    if kind == "good" and findings:
        yield f"is reported, at {_show(text, findings)}"
    elif kind == "todo" and findings:
        yield f"is reported now, at {_show(text, findings)}; make it a bad example"
    elif kind == "bad" and not findings:
        yield "is not reported"
    elif kind == "bad" and ranges:
        found = [(finding.span.start, finding.span.end) for finding in findings if finding.span is not None]
        if found != ranges:
            yield f"is reported at {_show(text, findings)}, not at {[text[start:end] for start, end in ranges]}"
    if kind == "bad" and "becomes" in example:
        mended = apply_fixes(text, findings)
        if mended != example["becomes"]:
            yield f"becomes {mended!r}, not {example['becomes']!r}"
        elif lint_example(rule, mended, example):
            yield f"is still reported when it has become {mended!r}"


def lint_example(rule: Rule, text: str | bytes, example: Mapping[str, Any]) -> list[Finding]:
    """The findings of this rule alone on a text in the example's format."""
    options = example.get("options", {})
    beside = [make_rule(raw) for raw in load_pack()["rules"] if raw["id"] in example.get("beside", ())]
    config = Config(select=(rule.id, *(other.id for other in beside)), rules={rule.id: RuleSettings(options=options)})
    # What a rule finds is shown wherever it is, also of one that speaks only where a law asks for it.
    alone = rule._replace(examples=(), basis="policy" if rule.basis == "law" else rule.basis)
    as_of = datetime.date.fromisoformat(example["as_of"]) if "as_of" in example else AS_OF
    linter = Linter(config, as_of=as_of, many=False, rules=[alone, *beside])
    data = text if isinstance(text, bytes) else text.encode(example.get("encoding", "utf-8"))
    kind: Kind | None = None if "other" in rule.reads or rule.reads == ("partial",) else "posting"
    reports = linter.lint(data, "example", format=example.get("as", "markdown"), kind=kind)
    return [finding for report in reports for finding in report.findings if finding.rule == rule.id]


def apply_fixes(text: str, findings: list[Finding]) -> str:
    """The text with what every finding proposes."""
    return apply_edits(text, (edit for finding in findings if finding.fix for edit in finding.fix.edits))


def _show(text: str, findings: list[Finding]) -> list[str]:
    return [text[finding.span.start : finding.span.end] if finding.span else finding.message for finding in findings]
