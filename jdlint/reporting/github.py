"""Workflow commands of GitHub Actions, which mark the lines of a pull request.

The form and its escapes are those of https://docs.github.com/actions/reference/workflow-commands-for-github-actions; columns may
stand there only when a range begins and ends on one line.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.model.finding import Finding
from jdlint.model.report import Report
from jdlint.model.source import Source
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import one_line
from jdlint.reporting.silenced import list_quiet, tell_known, tell_suppressed

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
# No file of a pull request can be marked whose name holds other control characters, and a log must not be coloured by them.
_CONTROLS = dict.fromkeys(map(chr, (*range(32), *range(127, 160))), "?")
_PROPERTY = str.maketrans({**_CONTROLS, "%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C", "\\": "/"})


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """One command a finding, in the order of the postings, one for each input that could not be read, and last what is waived or known."""
    advice = {rule.id: one_line(rule.do) for rule in report.rules}
    for posting in report.postings:
        name = ", ".join(one for one in (posting.title, posting.key) if one)
        for finding in sort_findings(posting.findings):
            message = one_line(finding.message)
            if advice.get(finding.rule):
                message += f"\nDo: {advice[finding.rule]}"
            if finding.law:
                message += f"\nLaw: {one_line(tell_citations(finding.law))}"
            title = f"{finding.rule} ({name})" if name else finding.rule
            yield _command(_COMMANDS[finding.severity], posting.source.uri, _place(posting.source, finding), title, message)
    for error in report.errors:
        line, _, column = (error.position or "1:1").partition(":")
        place = f",line={line},col={column or 1}" if error.position else ",line=1"
        yield _command("error" if error.named else "notice", error.uri, place, "Could not be read", one_line(error.message))
    yield from _tell_waived(report)
    if report.known is not None:
        yield f"::notice title=Known findings::{one_line(tell_known(report)).translate(_DATA)}\n"


def _tell_waived(report: Report) -> Iterator[str]:
    """A notice for each waiver that was used, as somebody answers for it."""
    for posting in report.postings:
        for one in list_quiet(posting):
            if one.suppressed.by == "waiver":
                place = _place(posting.source, one.finding) if one.finding else ",line=1"
                told = tell_suppressed(one.suppressed)
                message = f"{told[:1].upper()}{told[1:]}." + (f"\n{one_line(one.finding.message)}" if one.finding else "")
                law = f"\nLaw: {one_line(tell_citations(one.finding.law))}" if one.finding and one.finding.law else ""
                yield _command("notice", posting.source.uri, place, f"{one.rule} is waived", message + law)


def _place(source: Source, finding: Finding) -> str:
    if finding.span is None or source.places:
        return ",line=1"
    start, end = source.locate(finding.span.start), source.locate(finding.span.end)
    if start.line != end.line:
        return f",line={start.line},endLine={end.line}"
    return f",line={start.line},endLine={end.line},col={start.column},endColumn={end.column}"


def _command(name: str, uri: str, place: str, title: str, message: str) -> str:
    line = f"::{name} file={uri.translate(_PROPERTY)}{place},title={one_line(title).translate(_PROPERTY)}"
    return f"{line}::{message.translate(_DATA)}\n".encode(errors="replace").decode()
