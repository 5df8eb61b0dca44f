"""A comment for a pull request: the verdict, what must and should be fixed with its place, and the rest folded away.

GitHub takes at most 65,536 characters (as its API says when there are more); what does not fit is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.model.finding import Finding
from jdlint.model.report import PostingReport, Report
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import count, one_line, tell_place
from jdlint.reporting.verdict import tell_scope, tell_verdict

LONGEST = 60_000
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#+!|~@]|(?<=\w)\.(?=\w)|:(?=//)")


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The comment in chunks, a posting each."""
    left = LONGEST
    untold = 0
    for posting in report.postings:
        part = "".join(_tell_posting(posting, report.run.as_of))
        if len(part) > left:
            untold += 1
            continue
        left -= len(part)
        yield part
    for error in report.errors:
        line = f"* **{_escape(error.uri)}** could not be read: {_escape(error.message)}\n"
        if error.named and len(line) <= left:
            left -= len(line)
            yield line
    if untold:
        yield f"\n{count(untold, 'more posting')} did not fit in here; see the whole report.\n"
    yield "\n_jdlint is a tool and gives no legal advice._\n"


def _tell_posting(posting: PostingReport, as_of: str) -> Iterator[str]:
    name = f"{posting.source.uri} {posting.key}".strip()
    yield f"### {_escape(posting.title or name)}\n\n**{_escape(tell_verdict(posting))}** {_escape(tell_scope(posting, as_of))}\n\n"
    findings = sort_findings(posting.findings)
    for finding in findings:
        if finding.severity != "info":
            yield _tell_finding(posting, finding)
    known = [finding for finding in findings if finding.severity == "info"]
    if known:
        yield f"\n<details><summary>{count(len(known), 'thing')} to know</summary>\n\n"
        for finding in known:
            yield _tell_finding(posting, finding)
        yield "\n</details>\n"
    yield "\n"


def _tell_finding(posting: PostingReport, finding: Finding) -> str:
    mark = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}[finding.severity]
    where = f"{posting.source.uri}{tell_place(posting.source, finding.span.start)}" if finding.span else posting.source.uri
    law = f" Law: {_escape(tell_citations(finding.law))}." if finding.law else ""
    return f"* {mark} {_escape(finding.message)}{law} <sub>{_escape(where)}, {_escape(finding.rule)}</sub>\n"


def _escape(text: str) -> str:
    """Text that Markdown shows as it stands, that names nobody, leads nowhere, and closes nothing."""
    return _SPECIAL.sub(lambda match: _HARMLESS.get(match[0]) or f"\\{match[0]}", one_line(text))


_HARMLESS = {"<": "&lt;", ">": "&gt;", "@": "&#64;", ":": "&#58;", ".": "&#46;"}
