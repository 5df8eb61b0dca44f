"""The order in which findings are told."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.model.finding import SEVERITIES, Finding

_WHOLE = (-1, -1)
_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Findings about the whole posting first, then by where they start and end; at one place the gravest first."""
    return sorted(findings, key=_place)


def _place(finding: Finding) -> tuple[tuple[int, int], int, str, str]:
    return finding.span or _WHOLE, _RANK[finding.severity], finding.rule, finding.fingerprint
