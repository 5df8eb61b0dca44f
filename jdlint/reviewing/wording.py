"""What is written beside the words of a posting for people who have never seen a linter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.model.finding import Finding
from jdlint.model.report import PostingReport, RuleInfo
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import one_line
from jdlint.reporting.verdict import NO_ADVICE, URGENCY, tell_scope, tell_verdict


def tell_finding(finding: Finding, rule: RuleInfo | None) -> list[str]:
    """A finding in a few lines: what, why, by which law, and what to write instead."""
    lines = [f"{URGENCY[finding.severity]}: {one_line(finding.message)}"]
    if rule is not None:
        lines.append(f"Why: {one_line(rule.why)}")
    if finding.law:
        lines.append(f"Law: {one_line(tell_citations(finding.law))}")
    if finding.fix is not None:
        lines.append(f"Suggestion: {one_line(finding.fix.title)}")
    if rule is not None:
        lines.append(f"What to write: {one_line(rule.do)}")
    return lines


def sum_up(posting: PostingReport, apart: list[Finding], rules: Mapping[str, RuleInfo], as_of: str) -> Iterator[str]:
    """The verdict in one line, then what stands at no words of the text, then what is good to know, a line each."""
    yield f"{tell_verdict(posting)} {tell_scope(posting, as_of)}"
    for finding in apart:
        yield ""
        yield from tell_finding(finding, rules.get(finding.rule))
    known = [finding for finding in sort_findings(posting.findings) if finding.severity == "info"]
    if known:
        yield ""
        yield f"{URGENCY['info']}:"
    for finding in known:
        at = posting.source.name_place(finding.span.start) if finding.span else None
        yield f"\u2013 {one_line(finding.message)}{f' ({at})' if at else ''}"
    yield ""
    yield NO_ADVICE
