"""SARIF 2.1.0, the exchange format of code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

The text is ASCII with escapes, and each result is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from jdlint.model.finding import Finding, Fix, Suppressed
from jdlint.model.report import PostingReport, ReadError, Report, RuleInfo
from jdlint.model.source import Source
from jdlint.model.span import Span
from jdlint.reporting.json import encode
from jdlint.reporting.order import sort_findings
from jdlint.reporting.silenced import tell_suppressed

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "jdlint/v1"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ADDRESS = re.compile(r"(?:https?|file)://", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The report as one SARIF log with one run, a chunk a posting; what does not count is a suppressed result.

    Where a baseline was used, each result says whether it is new.
    """
    uris: dict[str, int] = {}
    artifacts = []
    for posting in report.postings:
        source = posting.source
        if source.uri not in uris:
            uris[source.uri] = len(uris)
            hashes = {"hashes": {"sha-256": source.sha256}} if source.sha256 else {}
            artifacts.append({"location": {"uri": encode_uri(source.uri)}, "roles": ["analysisTarget"], **hashes})
    run = {
        "tool": {"driver": _describe_driver(report)},
        "invocations": [_describe_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "properties": {
            "as_of": report.run.as_of,
            "config": report.run.config,
            "employer": dict(sorted(report.run.employer.items())),
            **({"rule_packages": list(report.run.rule_packages)} if report.run.rule_packages else {}),
        },
        "artifacts": artifacts,
    }
    indexes = {rule.id: index for index, rule in enumerate(report.rules)}
    body = ",\n ".join(f'"{key}": {encode(value)}' for key, value in run.items())
    yield f'{{"$schema": {encode(SCHEMA)}, "version": "2.1.0", "runs": [{{\n {body},\n "results": ['
    separator = "\n"
    for posting in report.postings:
        location = {"uri": encode_uri(posting.source.uri), "index": uris[posting.source.uri]}
        for finding in sort_findings([*posting.findings, *posting.suppressed]):
            result = _describe_result(posting, finding, location, indexes)
            if report.known is not None:
                known = finding.suppressed is not None and finding.suppressed.by == "baseline"
                result["baselineState"] = "unchanged" if known else "new"
            yield separator + encode(result)
            separator = ",\n"
    yield "]}]}\n"


def encode_uri(path: str) -> str:
    """A path as a URI reference: percent-encoded, forward slashes, ``file:`` for an absolute one; an address stays one."""
    if _ADDRESS.match(path):
        return _quote(path, ":/?#[]@!$&'()*+,;=%~")
    path = path.replace("\\", "/")
    if _DRIVE.match(path):
        return f"file:///{path[0]}:{_quote(path[2:], '/')}"
    if path.startswith("//"):
        return f"file:{_quote(path, '/')}"
    return ("file://" if path.startswith("/") else "") + _quote(path, "/")


def _quote(path: str, safe: str) -> str:
    try:
        # A file name that is not UTF-8 comes as escaped bytes; so they become the bytes that they are.
        return quote(path, safe, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(path, safe, errors="surrogatepass")


def _say(text: str) -> dict[str, str]:
    """A plain message: braces are doubled (§ 3.11.5), and no words of a posting may turn into a link (§ 3.11.6)."""
    return {"text": _double_braces(text).replace("](", "] (")}


def _double_braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _describe_driver(report: Report) -> dict[str, Any]:
    tool = report.tool
    return {
        "name": "jdlint",
        "version": tool.version,
        "rules": [_describe_rule(rule) for rule in report.rules],
        "properties": {"rules": tool.rules, "law": tool.law, "law_date": tool.law_date},
    }


def _describe_rule(rule: RuleInfo) -> dict[str, Any]:
    parts = [(head, text.strip()) for head, text in (("Why", rule.why), ("Do", rule.do), ("Not when", rule.not_when))]
    told = [(head, text) for head, text in parts if text]
    tags = [rule.category, rule.basis, *([rule.topic] if rule.topic and rule.topic != rule.category else [])]
    description: dict[str, Any] = {"id": rule.id, "shortDescription": _say(rule.title)}
    if rule.why.strip():
        description["fullDescription"] = _say(rule.why.strip())
    if told:
        description["help"] = {
            **_say("\n\n".join(f"{head}: {text}" for head, text in told)),
            "markdown": _double_braces("\n\n".join(f"**{head}:** {text}" for head, text in told)).replace("<", "&lt;"),
        }
    description["defaultConfiguration"] = {"level": _LEVELS.get(rule.severity, "none")}
    description["properties"] = {"category": rule.category, "basis": rule.basis, "tags": list(dict.fromkeys(tags))}
    return description


def _describe_invocation(report: Report) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not any(error.named for error in report.errors)}
    if report.errors:
        invocation["toolExecutionNotifications"] = [_describe_notification(error) for error in report.errors]
    return invocation


def _describe_notification(error: ReadError) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": encode_uri(error.uri)}}
    line, _, column = (error.position or "").partition(":")
    if line.isdecimal() and int(line):
        place["region"] = {"startLine": int(line)}
        if column.isdecimal() and int(column):
            place["region"]["startColumn"] = int(column)
    return {
        "level": "error" if error.named else "note",
        "message": _say(error.message),
        "locations": [{"physicalLocation": place}],
    }


def _describe_result(
    posting: PostingReport, finding: Finding, location: dict[str, Any], indexes: dict[str, int]
) -> dict[str, Any]:
    source = posting.source
    physical: dict[str, Any] = {"artifactLocation": location}
    named = source.name_place(finding.span.start) if finding.span else None
    if finding.span and not named:
        physical["region"] = describe_region(source, finding.span)
        if finding.text is not None:
            physical["region"]["snippet"] = {"text": source.text[finding.span.start : finding.span.end]}
    place: dict[str, Any] = {"physicalLocation": physical}
    if posting.key:
        place["logicalLocations"] = [{"name": posting.title or posting.key, "fullyQualifiedName": posting.key}]
    elif named:  # a region would be one of the text that was taken out of the file
        place["logicalLocations"] = [{"name": named}]
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in indexes:
        result["ruleIndex"] = indexes[finding.rule]
    result |= {
        "level": _LEVELS[finding.severity],
        "message": _say(finding.message),
        "locations": [place],
        "partialFingerprints": {FINGERPRINT: f"{finding.fingerprint}/{posting.key}" if posting.key else finding.fingerprint},
    }
    if finding.related and not named:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": {"artifactLocation": location, "region": describe_region(source, related.span)},
                "message": _say(related.message),
            }
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fix and finding.fix.edits and not named:
        result["fixes"] = [_describe_fix(source, finding.fix, location)]
    if finding.law:
        result["properties"] = {"law": [{"citation": f"{one.place}: {one.citation}", "url": one.url} for one in finding.law]}
    if finding.suppressed is not None:
        result["suppressions"] = [_describe_suppression(finding.suppressed)]
    return result


def _describe_suppression(suppressed: Suppressed) -> dict[str, Any]:
    """A comment stands in the source; all else was decided elsewhere, by somebody who is told (§ 3.35)."""
    if suppressed.by == "comment":
        return {"kind": "inSource", **({"justification": suppressed.reason} if suppressed.reason else {})}
    told = {name: value for name, value in suppressed._asdict().items() if value}
    return {"kind": "external", "status": "accepted", "justification": tell_suppressed(suppressed), "properties": told}


def _describe_fix(source: Source, fix: Fix, location: dict[str, Any]) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": describe_region(source, Span(edit.start, edit.end)),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    return {
        "description": _say(fix.title),
        "artifactChanges": [{"artifactLocation": location, "replacements": replacements}],
        "properties": {"safety": fix.safety},
    }


def describe_region(source: Source, span: Span) -> dict[str, Any]:
    """A source range as a region: lines and columns from 1, the end not included, and code points from 0."""
    start, end = source.locate(span.start), source.locate(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
