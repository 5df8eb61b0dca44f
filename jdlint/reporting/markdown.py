"""A comment for a pull request: the verdicts, what must and should be fixed with its place, and the rest folded away.

GitHub takes at most 65,536 characters (as its API says when there are more); what does not fit is counted. Postings share the room, so
that one with much to fix leaves some to the others. The first line is no text: by it a program knows its own comment again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from jdlint.model.finding import SEVERITIES, Finding, Severity
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import count, one_line, tell_place
from jdlint.reporting.remarks import show_path
from jdlint.reporting.silenced import Quiet, count_quiet, list_quiet, tell_known, tell_suppressed
from jdlint.reporting.verdict import HEADS, NO_ADVICE, URGENCY, tell_day, tell_scope, tell_verdict
from jdlint.reporting.worklist import sort_postings

MARK = "<!-- jdlint -->"
"""The first line."""
LONGEST = 60_000
"""Characters of all postings and unread files together; the rest is for what opens and closes the comment."""
MOST_ROWS = 50
"""Postings in the table."""
FEW = 3
"""So many postings stand open; of more, each is folded away."""
KEPT = 4000
"""Characters that each posting can count on, if there are so many for all."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#+!|~@&$]|(?i:(?<=www))\.|:(?=//)")
# Mentions, issues, bare addresses and formulas are found in text that Markdown has been read from already, so an escape does not stop them.
_HARMLESS = {
    "<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "@<!-- -->", "#": "#<!-- -->", ":": ":<!-- -->", ".": ".<!-- -->", "$": "<span>$</span>",
}  # fmt: skip


def render(report: Report, *, color: bool = False, verbose: bool = False, link: str = "") -> Iterator[str]:
    """The comment in chunks, a posting each, those to be held first, and of them those with most to fix.

    ``link`` is the web address below which the checked revision's files lie, such as ``https://github.com/OWNER/NAME/blob/REVISION``;
    with it places lead there, to the line of the source and not of the page that is made of it.
    """
    postings = sort_postings(sorted(report.postings, key=lambda one: (-_count(one, "error"), -_count(one, "warning"))))
    telling = [one for one in postings if len(postings) == 1 or one.findings or _list_needs(one) or _is_waived(one)]
    page = _Page(LONGEST, link)
    yield f"{MARK}\n"
    page.tell_errors(report.errors)
    page.tell_known(report)
    if len(postings) != 1:
        page.tell_table(report, postings)
    yield page.take()
    for number, posting in enumerate(telling):
        page.share(len(telling) - number)
        page.tell_posting(posting, report.run.as_of, folded=len(telling) > FEW)
        yield page.take()
    if page.untold:
        yield f"\n**{count(page.untold, 'more line')} did not fit in here;** `jdlint check --format html=report.html` tells all.\n"
    yield f"\n_{NO_ADVICE}_\n"


class _Page:
    """Lines as far as there is room, and how many had none."""

    def __init__(self, room: int, link: str) -> None:
        self._left = self._room = room
        self._link = link.rstrip("/")
        self._lines: list[str] = []
        self.untold = 0

    def share(self, number: int) -> None:
        """Of so many postings that are left let the next one take all but what is kept for the others."""
        self._room = self._left - (number - 1) * min(KEPT, self._left // number)

    def take(self) -> str:
        """What was told since this was last asked."""
        told = "".join(self._lines)
        self._lines.clear()
        return told

    def _tell(self, line: str, end: str = "") -> bool:
        """Tell a line if it has room, with ``end``, which is for the caller to tell."""
        if len(line) + len(end) > self._room:
            self.untold += 1
            return False
        self._room -= len(line) + len(end)
        self._left -= len(line) + len(end)
        self._lines.append(line)
        return True

    def tell_errors(self, errors: Sequence[ReadError]) -> None:
        """The files that could not be read."""
        for error in errors:
            self._tell(f"* **{escape(error.uri)}** could not be read: {escape(error.message)}\n")
        if errors:
            self._tell("\n")

    def tell_known(self, report: Report) -> None:
        """How much a baseline knew."""
        if report.known is not None:
            self._tell(f"{escape(tell_known(report))}\n\n")

    def tell_table(self, report: Report, postings: Sequence[PostingReport]) -> None:
        """How many postings have which verdict, and a row for each of them."""
        verdicts = ", ".join(f"{number:,} {verdict}" for verdict, number in report.verdicts().items())
        self._tell(f"**{count(len(postings), 'posting')}: {verdicts}.**\n\n" if postings else "**No posting was found.**\n")
        if postings:
            self._tell("| verdict | posting | must fix | should fix |\n|---|---|---:|---:|\n")
            for posting in postings[:MOST_ROWS]:
                numbers = " | ".join(str(_count(posting, severity)) for severity in SEVERITIES[:2])
                title = f"{escape(posting.title)}, " if posting.title else ""
                where = f"{self._point(posting, posting.source.uri)} {escape(posting.key)}".rstrip()
                self._tell(f"| {posting.verdict} | {title}{where} | {numbers} |\n")
            if len(postings) > MOST_ROWS:
                self._tell(f"\n{count(len(postings) - MOST_ROWS, 'more posting')} with no graver verdict.\n")
            self._tell("\n")

    def tell_posting(self, posting: PostingReport, as_of: str, *, folded: bool) -> None:
        """The verdict on a posting, its findings, and the facts that its rules need to know."""
        findings = sort_findings(posting.findings)
        change = f" This can change on {tell_day(posting.recheck_on)}." if posting.recheck_on else ""
        title = posting.title or f"{posting.source.uri} {posting.key}".strip()
        verdict, scope = tell_verdict(posting), escape(tell_scope(posting, as_of) + change)
        head, end = f"### {escape(title)}\n\n**{escape(verdict)}** {scope}\n\n", ""
        if folded:
            name = f"{_escape_html(title)}. <b>{_escape_html(verdict)}</b>"
            head, end = f"<details><summary>{name}</summary>\n\n{scope}\n\n", "</details>\n\n"
        if not self._tell(head, end):
            return
        for severity in SEVERITIES[:2]:
            lines = [self._describe(posting, finding) for finding in findings if finding.severity == severity]
            if lines and self._tell(f"**{URGENCY[severity]}**\n\n"):
                for line in lines:
                    self._tell(line)
                self._tell("\n")
            else:
                self.untold += len(lines)
        needs = _list_needs(posting)
        known = [self._describe(posting, finding) for finding in findings if finding.severity == "info"]
        self._fold(f"{URGENCY['info']} ({len(known)})", known)
        for by, quiet in count_quiet(posting):
            name = f"{HEADS[by][:1].upper()}{HEADS[by][1:]} ({len(quiet)})"
            self._fold(name, [self._describe_quiet(posting, one) for one in quiet])
        self._fold(f"What jdlint needs to know ({len(needs)})", [f"* {escape(need)}\n" for need in needs])
        self._lines.append(end)

    def _fold(self, name: str, lines: list[str]) -> None:
        if lines:
            block = f"<details><summary>{name}</summary>\n\n{''.join(lines)}\n</details>\n\n"
            if not self._tell(block):
                self.untold += len(lines) - 1

    def _describe(self, posting: PostingReport, finding: Finding) -> str:
        where = f"{posting.source.uri}{tell_place(posting.source, finding.span.start)}" if finding.span else posting.source.uri
        law = f" Law: {escape(tell_citations(finding.law))}." if finding.law else ""
        return f"* {escape(finding.message)}{law} <sub>{self._point(posting, where, finding)}, {escape(finding.rule)}</sub>\n"

    def _describe_quiet(self, posting: PostingReport, quiet: Quiet) -> str:
        told = tell_suppressed(quiet.suppressed)
        said = escape(f"{told[:1].upper()}{told[1:]}")
        if quiet.finding is None:
            return f"* {said}. <sub>{escape(quiet.rule)}, which could not be decided</sub>\n"
        return f"{self._describe(posting, quiet.finding).rstrip()} {said}.\n"

    def _point(self, posting: PostingReport, words: str, finding: Finding | None = None) -> str:
        """Words that lead to the file, and in it to the line of a finding; words alone without a web address."""
        path = show_path(posting.source.uri)
        if not self._link or path.startswith(("/", "../")) or ":" in path:
            return escape(words)
        line = ""
        if finding and finding.span and not posting.source.name_place(finding.span.start):
            line = f"?plain=1#L{posting.source.locate(finding.span.start).line}"
        return f"[{escape(words)}]({self._link}/{quote(path)}{line})"


def _list_needs(posting: PostingReport) -> list[str]:
    return list(dict.fromkeys(need for one in posting.outcomes for need in one.needs if one.result == "undetermined"))


def _is_waived(posting: PostingReport) -> bool:
    """Whether somebody answers for something that is wrong with a posting."""
    return any(one.suppressed.by == "waiver" for one in list_quiet(posting))


def _count(posting: PostingReport, severity: Severity) -> int:
    return sum(finding.severity == severity for finding in posting.findings)


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, that names nobody, leads nowhere, and closes nothing."""
    return _SPECIAL.sub(lambda match: _HARMLESS.get(match[0]) or f"\\{match[0]}", one_line(text))


def _escape_html(text: str) -> str:
    """The same within an element, where no backslash escapes anything."""
    return _SPECIAL.sub(lambda match: _HARMLESS.get(match[0]) or match[0], one_line(text))
