"""The worklist of a folder: a row a posting, those to be held first; what a table has in each format comes from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jdlint.model.finding import SEVERITIES, Finding
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import one_line, tell_place
from jdlint.reporting.silenced import list_quiet, tell_suppressed
from jdlint.reporting.verdict import CAME_OUT, URGENCY, tell_quiet

Cell = str | int
ORDER = ("HOLD", "DECIDE", "READY", "NOT CHECKED")
UNREAD = "NOT READ"
_FIRST = 3
_LONGEST = 1000
"""Characters of a finding's words."""
# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), the full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class Sheet(NamedTuple):
    """A table: its name, the names of its columns with their widths in characters, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[tuple[Cell, ...]]


def sort_postings(postings: Iterable[PostingReport]) -> list[PostingReport]:
    """Postings by verdict, those to be held first."""
    return sorted(postings, key=lambda posting: ORDER.index(posting.verdict))


def list_things(posting: PostingReport) -> Iterator[str]:
    """What is to be done, the gravest first: what must and should be fixed, then the facts that jdlint needs to know."""
    for severity in SEVERITIES[:2]:
        for finding in sort_findings(posting.findings):
            if finding.severity == severity:
                yield one_line(finding.message)
    needs = dict.fromkeys(need for outcome in posting.outcomes for need in outcome.needs if outcome.result == "undetermined")
    for need in needs:
        yield one_line(f"Tell {need}.")


def list_postings(report: Report) -> Sheet:
    """A row a posting, and one for each file that could not be read."""
    columns = (
        ("Verdict", 13), ("Title", 34), ("File", 40), ("Part", 12), *((name, 12) for name in URGENCY.values()), ("Undecided rules", 12),
        ("Places", 26), ("Check again on", 14), ("First things to do", 80), ("Does not count", 40),
    )  # fmt: skip
    rows = [_tell_posting(posting) for posting in sort_postings(report.postings)]
    return Sheet("Postings", columns, [*rows, *map(_tell_error, report.errors)])


def _tell_posting(posting: PostingReport) -> tuple[Cell, ...]:
    counts = [sum(finding.severity == severity for finding in posting.findings) for severity in URGENCY]
    undecided = sum(outcome.result == "undetermined" for outcome in posting.outcomes)
    places = dict.fromkeys(ruling.place for ruling in posting.law if ruling.status != "not_applicable")
    things = (f"({number}) {words}" for number, words in zip(range(1, _FIRST + 1), list_things(posting), strict=False))
    return (
        posting.verdict, posting.title, posting.source.uri, posting.key, *counts, undecided, ", ".join(places),
        posting.recheck_on or "", " ".join(things), _tell_quiet(posting),
    )  # fmt: skip


def _tell_quiet(posting: PostingReport) -> str:
    """How much does not count, and each waiver with who answers for it."""
    waived = dict.fromkeys(
        f"{one.rule} {tell_suppressed(one.suppressed)}" for one in list_quiet(posting) if one.suppressed.by == "waiver"
    )
    return "; ".join(filter(None, (tell_quiet(posting), *waived)))


def _tell_error(error: ReadError) -> tuple[Cell, ...]:
    return (UNREAD, "", error.uri, error.position or "", "", "", "", "", "", "", one_line(error.message), "")


def list_findings(report: Report) -> Sheet:
    """A row a finding, and in each posting last those that do not count."""
    columns = (
        ("Urgency", 18), ("Rule", 28), ("What to do", 70), ("Words", 40), ("Place", 18), ("Law", 40), ("Suggestion", 30), ("Title", 30),
        ("File", 40), ("Part", 12), ("Does not count", 50), ("Fingerprint", 20),
    )  # fmt: skip
    postings = sort_postings(report.postings)
    told = ((one, finding) for one in postings for some in (one.findings, one.suppressed) for finding in sort_findings(some))
    return Sheet("Findings", columns, (_tell_finding(one, finding) for one, finding in told))


def _tell_finding(posting: PostingReport, finding: Finding) -> tuple[Cell, ...]:
    place = tell_place(posting.source, finding.span.start).lstrip(":, ") if finding.span else "the whole posting"
    quiet = finding.suppressed
    return (
        "Does not count" if quiet else URGENCY[finding.severity], finding.rule, one_line(finding.message), one_line(finding.text or "")[:_LONGEST], place,
        tell_citations(finding.law), one_line(finding.fix.title) if finding.fix else "", posting.title, posting.source.uri, posting.key,
        tell_suppressed(quiet) if quiet else "", finding.fingerprint,
    )  # fmt: skip


def list_outcomes(report: Report) -> Sheet:
    """A row for each posting and rule: how it came out, why, and what it needs to know."""
    columns = (
        ("Rule", 32), ("The fault it looks for", 46), ("Came out", 16), ("Findings", 10), ("Why", 50), ("It needs", 40), ("Title", 30),
        ("File", 40), ("Part", 12),
    )  # fmt: skip
    titles = {rule.id: rule.title for rule in report.rules}
    return Sheet("Rules", columns, (row for posting in sort_postings(report.postings) for row in _tell_outcomes(posting, titles)))


def _tell_outcomes(posting: PostingReport, titles: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    reasons: dict[str, dict[str, None]] = {}
    for quiet in list_quiet(posting):
        reasons.setdefault(quiet.rule, {})[tell_suppressed(quiet.suppressed)] = None
    for one in sorted(posting.outcomes, key=lambda one: (list(CAME_OUT).index(one.result), one.rule)):
        why = "; ".join(filter(None, (one_line(one.why), *reasons.get(one.rule, ()))))
        yield (
            one.rule, titles.get(one.rule, ""), CAME_OUT[one.result], one.findings, why, "; ".join(one.needs), posting.title,
            posting.source.uri, posting.key,
        )  # fmt: skip


def list_sheets(report: Report) -> Iterator[Sheet]:
    """All tables of a workbook."""
    yield list_postings(report)
    yield list_findings(report)
    yield list_outcomes(report)


def disarm(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula, with an apostrophe before it if it looks like one."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
