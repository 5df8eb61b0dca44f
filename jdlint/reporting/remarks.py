"""Findings as remarks on the lines of a repository's files, for programs that know no more than files and lines."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath
from typing import NamedTuple

from jdlint.model.finding import Finding, Severity
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.model.span import Position
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import clip, one_line

UNREADABLE = "unreadable"
"""What stands in the place of a rule for an input that could not be read."""
LONGEST = 2000
"""Characters of a message."""


class Remark(NamedTuple):
    """What is said of one place.

    ``path`` has slashes alone. ``start`` and ``end`` are None where there is no line to show: of the whole posting, and in a Word or
    PDF file, where ``message`` begins with the place in words. ``name`` is the posting's title and key. Of an input that could not be
    read, ``posting`` and ``finding`` are None.
    """

    path: str
    rule: str
    severity: Severity
    start: Position | None
    end: Position | None
    message: str
    law: str = ""
    name: str = ""
    posting: PostingReport | None = None
    finding: Finding | None = None

    @property
    def line(self) -> int:
        """The line, from 1; the first where there is none to show."""
        return self.start.line if self.start else 1


def list_remarks(report: Report) -> Iterator[Remark]:
    """A remark on each finding, in the order of the postings, then on each input that could not be read."""
    for posting in report.postings:
        for finding in sort_findings(posting.findings):
            yield remark_on(posting, finding)
    for error in report.errors:
        yield remark_unread(error)


def remark_on(posting: PostingReport, finding: Finding) -> Remark:
    """The remark on a finding."""
    source, start, end, message = posting.source, None, None, one_line(finding.message)
    if finding.span:
        place = source.name_place(finding.span.start)
        if place:
            message = f"In {place}: {message}"
        else:
            start, end = source.locate(finding.span.start), source.locate(finding.span.end)
    return Remark(
        show_path(source.uri), finding.rule, finding.severity, start, end, clip(message, LONGEST),
        one_line(tell_citations(finding.law)), one_line(", ".join(one for one in (posting.title, posting.key) if one)), posting, finding,
    )  # fmt: skip


def remark_on_whole(posting: PostingReport, rule: str, message: str) -> Remark:
    """The remark that a rule has on a posting as a whole, where there is no finding."""
    name = one_line(", ".join(one for one in (posting.title, posting.key) if one))
    return Remark(show_path(posting.source.uri), rule, "info", None, None, message, name=name, posting=posting)


def remark_unread(error: ReadError) -> Remark:
    """The remark on an input that could not be read; no fault of whoever named a folder with a file that needs an optional part."""
    line, _, column = (error.position or "").partition(":")
    place = Position(int(line), int(column) if column.isdecimal() else 1, 0) if line.isdecimal() and int(line) else None
    message = clip(one_line(error.message), LONGEST)
    return Remark(show_path(error.uri), UNREADABLE, "error" if error.named else "info", place, place, message)


def show_path(uri: str) -> str:
    """A path as repositories write it: with slashes, without ``./`` before it, and a question mark for what is no character."""
    path = uri.replace("\\", "/")
    return (path if "://" in path else normpath(path)).encode(errors="replace").decode()
