"""Workflow commands of GitHub Actions, which mark the lines of a pull request.

The form and its escapes are those of https://docs.github.com/actions/reference/workflow-commands-for-github-actions; columns may
stand there only when a range begins and ends on one line. Of each command the runner shows the first ten of a step
(``_maxIssueCount`` in its ``ExecutionContext.cs``), so that the gravest come first, and what is not marked is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jdlint.model.finding import SEVERITIES
from jdlint.model.report import Report
from jdlint.reporting.plain import clip, count, one_line
from jdlint.reporting.remarks import Remark, list_remarks, remark_on, remark_on_whole
from jdlint.reporting.silenced import list_quiet, tell_known, tell_suppressed

SHOWN = 10
"""So many commands of one name the runner shows for a step."""
LONGEST_TITLE = 255
"""Characters of a title, by https://docs.github.com/rest/checks/runs."""
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
# No file of a pull request can be marked whose name holds other control characters, and a log must not be coloured by them.
_CONTROLS = dict.fromkeys(map(chr, (*range(32), *range(127, 160))), "?")
_PROPERTY = str.maketrans({**_CONTROLS, "%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """One command a finding and a file that could not be read, the gravest first; before them what will not be marked, and last what is waived or known."""
    advice = {rule.id: one_line(rule.do) for rule in report.rules}
    remarks = sorted(list_remarks(report), key=_rank)
    number = Counter(remark.severity for remark in remarks)
    if any(number[severity] > SHOWN for severity in SEVERITIES):
        found = f"{count(number['error'], 'error')}, {count(number['warning'], 'warning')}, {number['info']:,} info"
        yield f"::notice title=jdlint::{found}. GitHub marks the first {SHOWN} of each kind; the log of this step has all.\n"
    for remark in remarks:
        yield _command(remark, advice.get(remark.rule, ""))
    yield from _tell_waived(report)
    if report.known is not None:
        yield f"::notice title=Known findings::{one_line(tell_known(report)).translate(_DATA)}\n"


def _tell_waived(report: Report) -> Iterator[str]:
    """A notice for each waiver that was used, as somebody answers for it."""
    for posting in report.postings:
        for one in list_quiet(posting):
            if one.suppressed.by == "waiver":
                remark = remark_on(posting, one.finding) if one.finding else remark_on_whole(posting, one.rule, "")
                told = tell_suppressed(one.suppressed)
                message = "\n".join(filter(None, (f"{told[:1].upper()}{told[1:]}.", remark.message)))
                yield _command(remark._replace(severity="info", message=message), "", title=f"{one.rule} is waived")


def _rank(remark: Remark) -> tuple[int, bool, bool]:
    """What could not be read first, and what breaks a law before what breaks a house's rules."""
    return SEVERITIES.index(remark.severity), remark.finding is not None, not remark.law


def _command(remark: Remark, advice: str, title: str = "") -> str:
    message = remark.message
    if advice:
        message += f"\nDo: {advice}"
    if remark.law:
        message += f"\nLaw: {remark.law}"
    if not title:
        title = (
            "Could not be read" if remark.finding is None else f"{remark.rule} ({remark.name})" if remark.name else remark.rule
        )
    head = f"::{_COMMANDS[remark.severity]} file={remark.path.translate(_PROPERTY)}{_place(remark)}"
    told = f"{head},title={clip(title, LONGEST_TITLE).translate(_PROPERTY)}::{message.translate(_DATA)}\n"
    return told.encode(errors="replace").decode()


def _place(remark: Remark) -> str:
    start, end = remark.start, remark.end
    if start is None or end is None:
        return ",line=1"
    if remark.finding is None:
        return f",line={start.line},col={start.column}"
    if start.line != end.line:
        return f",line={start.line},endLine={end.line}"
    return f",line={start.line},endLine={end.line},col={start.column},endColumn={end.column}"
