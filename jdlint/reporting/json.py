"""JSON: the contract that other programs rely on (`schemas/report.schema.json`).

The text is ASCII with escapes, so that it survives every terminal, pipe and code page. Each posting is one line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from jdlint.model.finding import Finding, Fix, Suppressed
from jdlint.model.law import Citation, Ruling
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.model.source import Source
from jdlint.model.span import Span
from jdlint.reporting.order import sort_findings

encode = json.JSONEncoder(default=str).encode


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The whole report as one JSON object, a chunk a posting."""
    head = {
        **describe_run(report),
        "summary": {
            "postings": len(report.postings),
            "verdicts": report.verdicts(),
            "findings": report.severities(),
            "rules": report.outcomes(),
            "suppressed": report.silencers(),
            **({"known": report.known.known, "mended": report.known.mended} if report.known else {}),
        },
        "errors": [describe_error(error) for error in report.errors if error.named],
    }
    yield "{" + ",\n ".join(f'"{key}": {encode(value)}' for key, value in head.items()) + ',\n "postings": ['
    separator = "\n"
    for posting in report.postings:
        yield separator + encode(describe_posting(posting))
        separator = ",\n"
    yield "]}\n"


def describe_run(report: Report) -> dict[str, Any]:
    """What was checked with what, as the contract has it."""
    tool, run = report.tool, report.run
    return {
        "version": "1",
        "tool": {"name": "jdlint", "version": tool.version, "rules": tool.rules, "law": tool.law, "law_date": tool.law_date},
        "run": {
            "as_of": run.as_of,
            "config": run.config,
            "employer": dict(sorted(run.employer.items())),
            "rules_as_of": run.rules_as_of or None,
            "left_out": list(run.left_out),
            **({"changed_since": report.changed} if report.changed else {}),
            **({"rule_packages": list(run.rule_packages)} if run.rule_packages else {}),
        },
    }


def describe_error(error: ReadError) -> dict[str, Any]:
    """An input that could not be read, as the contract has it."""
    return {"uri": error.uri, "position": error.position, "message": error.message}


def describe_posting(posting: PostingReport) -> dict[str, Any]:
    """A posting as the contract has it; findings that do not count stand apart, each with who silenced it."""
    source = posting.source
    return {
        "uri": source.uri,
        "key": posting.key,
        "title": posting.title,
        "sha256": source.sha256,
        "language": posting.language,
        "verdict": posting.verdict,
        "recheck_on": posting.recheck_on,
        "record": dict(posting.record),
        "measures": dict(posting.measures),
        "rules": [
            {
                "rule": outcome.rule,
                "category": outcome.category,
                "basis": outcome.basis,
                "outcome": outcome.result,
                "findings": outcome.findings,
                "why": outcome.why,
                "needs": outcome.needs,
                **({"suppressed": _describe_suppressed(outcome.suppressed)} if outcome.suppressed else {}),
            }
            for outcome in posting.outcomes
        ],
        "law": [_describe_ruling(ruling) for ruling in posting.law],
        "findings": [_describe_finding(source, finding) for finding in sort_findings(posting.findings)],
        "suppressed": [
            {**_describe_finding(source, finding), "suppressed": _describe_suppressed(finding.suppressed)}
            for finding in sort_findings(posting.suppressed)
            if finding.suppressed
        ],
    }


def _describe_finding(source: Source, finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "rule": finding.rule,
        "category": finding.category,
        "topic": finding.topic,
        "severity": finding.severity,
        "message": finding.message,
        "section": finding.section,
        **describe_range(source, span),
        "text": _quote(source, finding),
        "law": [_describe_citation(citation) for citation in finding.law],
        "related": [
            {
                "start": _describe_place(source, related.span.start),
                "end": _describe_place(source, related.span.end),
                "message": related.message,
            }
            for related in finding.related
        ],
        "fix": _describe_fix(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
    }


def _describe_suppressed(suppressed: Suppressed) -> dict[str, str]:
    """Who silenced it, and what else is known of that."""
    return {name: value for name, value in suppressed._asdict().items() if value or name in ("by", "reason")}


def _describe_ruling(ruling: Ruling) -> dict[str, Any]:
    names = ("provision", "jurisdiction", "rule", "status", "needs", "because", "citation", "url", "evidence", "checked", "duty")
    return {name: getattr(ruling, name) for name in names}


def _describe_citation(citation: Citation) -> dict[str, Any]:
    names = ("provision", "jurisdiction", "citation", "url", "binding", "needs")
    return {name: getattr(citation, name) for name in names}


def _quote(source: Source, finding: Finding) -> str | None:
    if finding.span is None:
        return None
    return finding.text if finding.text is not None else source.text[finding.span.start : finding.span.end]


def describe_range(source: Source, span: Span | None) -> dict[str, Any]:
    """Where a finding lies: in the file, or in a field of a feed's record."""
    if span is None or not source.fields:
        return {
            "in": "field" if source.fields else "file",
            "pointer": None,
            "place": source.name_place(span.start) if span else None,
            "start": _describe_place(source, span.start) if span else None,
            "end": _describe_place(source, span.end) if span else None,
        }
    pointer, start, end = source.to_field(span)
    field = Source(source.uri, source.text[span.start - start : span.start - start + end])
    return {
        "in": "field",
        "pointer": pointer,
        "place": source.name_place(span.start),
        "start": _describe_place(field, start),
        "end": _describe_place(field, end),
    }


def _describe_place(source: Source, offset: int) -> Mapping[str, int]:
    line, column, _ = source.locate(offset)
    return {"line": line, "column": column, "offset": offset}


def _describe_fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safety": fix.safety, "edits": edits}
