"""A comment for a pull request: the verdict, what must and should be fixed with its place, and the rest folded away.

GitHub takes at most 65,536 characters (as its API says when there are more); what does not fit is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jdlint.model.finding import SEVERITIES, Finding
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import count, one_line, tell_place
from jdlint.reporting.verdict import NO_ADVICE, URGENCY, tell_day, tell_scope, tell_verdict
from jdlint.reporting.worklist import sort_postings

LONGEST = 60_000
"""Characters of all postings and unread files together; the rest is for what closes the comment."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#+!|~@&$]|(?i:(?<=www))\.|:(?=//)")
# Mentions, issues, bare addresses and formulas are found in text that Markdown has been read from already, so an escape does not stop them.
_HARMLESS = {
    "<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "@<!-- -->", "#": "#<!-- -->", ":": ":<!-- -->", ".": ".<!-- -->", "$": "<span>$</span>",
}  # fmt: skip


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The comment in chunks, a posting each, those to be held first."""
    page = _Page(LONGEST)
    for posting in sort_postings(report.postings):
        page.tell_posting(posting, report.run.as_of)
        yield page.take()
    page.tell_errors(report.errors)
    yield page.take()
    if page.untold:
        yield f"\n**{count(page.untold, 'more line')} did not fit in here;** `jdlint check --format html=report.html` tells all.\n"
    yield f"\n_{NO_ADVICE}_\n"


class _Page:
    """Lines as far as there is room, and how many had none."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._lines: list[str] = []
        self.untold = 0

    def take(self) -> str:
        """What was told since this was last asked."""
        told = "".join(self._lines)
        self._lines.clear()
        return told

    def _tell(self, line: str) -> bool:
        if len(line) > self._room:
            self.untold += 1
            return False
        self._room -= len(line)
        self._lines.append(line)
        return True

    def tell_posting(self, posting: PostingReport, as_of: str) -> None:
        """The verdict on a posting, its findings, and the facts that its rules need to know."""
        findings = sort_findings(posting.findings)
        change = f" This can change on {tell_day(posting.recheck_on)}." if posting.recheck_on else ""
        name = f"{posting.source.uri} {posting.key}".strip()
        scope = tell_scope(posting, as_of) + change
        if not self._tell(f"### {escape(posting.title or name)}\n\n**{escape(tell_verdict(posting))}** {escape(scope)}\n\n"):
            return
        for severity in SEVERITIES[:2]:
            lines = [_tell_finding(posting, finding) for finding in findings if finding.severity == severity]
            if lines and self._tell(f"**{URGENCY[severity]}**\n\n"):
                for line in lines:
                    self._tell(line)
                self._tell("\n")
        needs = dict.fromkeys(need for outcome in posting.outcomes for need in outcome.needs if outcome.result == "undetermined")
        known = [_tell_finding(posting, finding) for finding in findings if finding.severity == "info"]
        self._fold(f"{URGENCY['info']} ({len(known)})", known)
        self._fold(f"What jdlint needs to know ({len(needs)})", [f"* {escape(need)}\n" for need in needs])

    def tell_errors(self, errors: Iterable[ReadError]) -> None:
        """The files that could not be read."""
        for error in errors:
            self._tell(f"* **{escape(error.uri)}** could not be read: {escape(error.message)}\n")

    def _fold(self, name: str, lines: list[str]) -> None:
        if lines:
            block = f"<details><summary>{name}</summary>\n\n{''.join(lines)}\n</details>\n\n"
            if not self._tell(block):
                self.untold += len(lines) - 1


def _tell_finding(posting: PostingReport, finding: Finding) -> str:
    where = f"{posting.source.uri}{tell_place(posting.source, finding.span.start)}" if finding.span else posting.source.uri
    law = f" Law: {escape(tell_citations(finding.law))}." if finding.law else ""
    return f"* {escape(finding.message)}{law} <sub>{escape(where)}, {escape(finding.rule)}</sub>\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, that names nobody, leads nowhere, and closes nothing."""
    return _SPECIAL.sub(lambda match: _HARMLESS.get(match[0]) or f"\\{match[0]}", one_line(text))
