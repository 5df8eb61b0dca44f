"""Code Quality of GitLab, which marks the lines of a merge request and tells what it adds and mends.

The fields are those of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab knows a finding again by
its fingerprint, and shows one of those that have the same; here no two have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jdlint.model.digest import digest
from jdlint.model.report import Report
from jdlint.reporting.json import encode
from jdlint.reporting.remarks import Remark, list_remarks

SEVERITY = {"error": "critical", "warning": "minor", "info": "info"}
UNREAD = "blocker"
"""The severity of a file that could not be read: nobody knows what is in it."""


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """A JSON array, an object a line for each finding and each file that could not be read."""
    seen: dict[str, int] = {}
    before = "[\n"
    for remark in list_remarks(report):
        yield before + encode(_describe(remark, seen))
        before = ",\n"
    yield "\n]\n" if seen else "[]\n"


def _describe(remark: Remark, seen: dict[str, int]) -> dict[str, Any]:
    name = f" ({remark.name})" if remark.posting and remark.posting.key else ""
    law = f" Law: {remark.law}." if remark.law else ""
    severity = UNREAD if remark.finding is None and remark.severity == "error" else SEVERITY[remark.severity]
    return {
        "description": f"{remark.message}{name}{law}",
        "check_name": remark.rule,
        "fingerprint": _fingerprint(remark, seen),
        "severity": severity,
        "location": {"path": remark.path, "lines": {"begin": remark.line}},
    }


def _fingerprint(remark: Remark, seen: dict[str, int]) -> str:
    """What stays the same while a posting's lines move; a number sets apart what nothing else does."""
    key, print = (remark.posting.key, remark.finding.fingerprint) if remark.posting and remark.finding else ("", remark.message)
    whole = f"{remark.path}\0{key}\0{remark.rule}\0{print}"
    number = seen[whole] = seen.get(whole, 0) + 1
    return digest((whole if number == 1 else f"{whole}\0{number}").encode(errors="surrogatepass"))
