"""What departs between approved documents and published copies, as JSON (`schemas/drift.schema.json`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jdlint.model.drift import Comparison, Copy, Drift, Fact, Uncompared, Unpaired
from jdlint.model.finding import SEVERITIES
from jdlint.model.posting import Told
from jdlint.model.report import ReadError
from jdlint.model.source import Source
from jdlint.reporting.json import describe_error, describe_range, encode


def render_json(drift: Drift, errors: Iterable[ReadError], version: str) -> Iterator[str]:
    """One JSON object, each pair on a line of its own."""
    head = {
        "version": "1",
        "tool": {"name": "jdlint", "version": version},
        "summary": {
            "pairs": len(drift.comparisons),
            "departures": {severity: drift.count(severity) for severity in SEVERITIES},
        },
        "errors": [describe_error(error) for error in errors if error.named],
        "unpublished": [_describe_alone(one) for one in drift.unpublished],
        "unapproved": [_describe_alone(one) for one in drift.unapproved],
    }
    yield "{" + ",\n ".join(f'"{key}": {encode(value)}' for key, value in head.items()) + ',\n "comparisons": ['
    separator = "\n"
    for comparison in drift.comparisons:
        yield separator + encode(_describe_comparison(comparison))
        separator = ",\n"
    yield "]}\n"


def _describe_comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "approved": _describe_copy(comparison.approved),
        "live": _describe_copy(comparison.live),
        "facts": [_describe_fact(fact, comparison) for fact in comparison.facts],
        "not_compared": [_describe_uncompared(one, comparison) for one in comparison.uncompared],
    }


def _describe_copy(copy: Copy) -> dict[str, Any]:
    return {
        "uri": copy.source.uri,
        "key": copy.key,
        "title": copy.title,
        "language": copy.language,
        "sha256": copy.source.sha256,
    }


def _describe_fact(fact: Fact, comparison: Comparison) -> dict[str, Any]:
    return {
        "fact": fact.name,
        "change": fact.change,
        "severity": fact.severity,
        "why": fact.why,
        "approved": _describe_told(fact.approved, comparison.approved.source),
        "live": _describe_told(fact.live, comparison.live.source),
    }


def _describe_uncompared(one: Uncompared, comparison: Comparison) -> dict[str, Any]:
    return {"fact": one.name, "why": one.why, "approved": _describe_told(one.approved, comparison.approved.source)}


def _describe_told(told: Told | None, source: Source) -> dict[str, Any] | None:
    return {"text": told.text, **describe_range(source, told.span)} if told is not None else None


def _describe_alone(one: Unpaired) -> dict[str, str]:
    return {"uri": one.uri, "key": one.key, "title": one.title}
