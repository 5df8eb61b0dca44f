"""One line a finding, ``file:line:col: severity rule message``, for editors, ``grep`` and short attention."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.model.finding import Finding
from jdlint.model.report import Report
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import one_line, show, tell_place
from jdlint.reporting.remarks import UNREADABLE


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The findings in the order of the postings, then the inputs that could not be read; nothing where all is well.

    The law that asks for it stands in brackets behind the message. A finding about the whole posting stands at ``1:1``; of a Word or PDF file the place is named, as in ``file, paragraph 12: …``. Where a file holds several postings, the line ends with the posting's key.
    """
    for posting in report.postings:
        source = posting.source
        path = show(source.uri)
        which = f" [{show(posting.key)}]" if posting.key else ""
        lines = []
        for finding in sort_findings(posting.findings):
            place = tell_place(source, finding.span.start) if finding.span else "" if source.places else ":1:1"
            lines.append(f"{path}{place}: {finding.severity} {finding.rule} {one_line(finding.message)}{_cite(finding)}{which}\n")
        if lines:
            yield "".join(lines)
    for error in report.errors:
        severity = "error" if error.named else "info"
        yield f"{show(error.uri)}:{error.position or '1:1'}: {severity} {UNREADABLE} {one_line(error.message)}\n"


def _cite(finding: Finding) -> str:
    return f" (law: {tell_citations(finding.law)})" if finding.law else ""
