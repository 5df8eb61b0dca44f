"""The worklist of a folder: a row a posting, the worst first; what a table has in each format comes from here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jdlint.model.report import PostingReport, Report
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import one_line, tell_place
from jdlint.reporting.verdict import URGENCY

Cell = str | int
ORDER = ("HOLD", "DECIDE", "READY", "NOT CHECKED", "NOT READ")
_FIRST = 3


class Sheet(NamedTuple):
    """A table: its name, the names of its columns with their widths in characters, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: list[tuple[Cell, ...]]


def list_postings(report: Report) -> Sheet:
    """A row a posting, and one for each file that could not be read."""
    columns = (
        ("Verdict", 13), ("Title", 34), ("File", 40), ("Part", 12), ("Must fix", 9), ("Should fix", 10), ("To know", 9), ("Undecided rules", 10),
        ("Places", 26), ("Check again on", 14), ("First things to do", 80),
    )  # fmt: skip
    rows = [_make_row(posting) for posting in report.postings]
    rows += [
        ("NOT READ", "", error.uri, error.position or "", "", "", "", "", "", "", error.message)
        for error in report.errors
        if error.named
    ]
    return Sheet("Postings", columns, sorted(rows, key=lambda row: ORDER.index(str(row[0]))))


def _make_row(posting: PostingReport) -> tuple[Cell, ...]:
    counts = [sum(finding.severity == severity for finding in posting.findings) for severity in URGENCY]
    undecided = sum(outcome.result == "undetermined" for outcome in posting.outcomes)
    places = dict.fromkeys(ruling.place for ruling in posting.law if ruling.status != "not_applicable")
    first = [one_line(finding.message) for finding in sort_findings(posting.findings) if finding.severity != "info"][:_FIRST]
    return (
        posting.verdict, posting.title, posting.source.uri, posting.key, *counts, undecided, ", ".join(places),
        posting.recheck_on or "", " ".join(f"({number}) {words}" for number, words in enumerate(first, 1)),
    )  # fmt: skip


def list_findings(report: Report) -> Sheet:
    """A row a finding."""
    columns = (
        ("Urgency", 18), ("Rule", 28), ("What to do", 80), ("Words", 40), ("Place", 18), ("Law", 40), ("Suggestion", 30), ("Title", 30), ("File", 40),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for posting in report.postings:
        for finding in sort_findings(posting.findings):
            place = tell_place(posting.source, finding.span.start).lstrip(":, ") if finding.span else "the whole posting"
            words = " ".join((finding.text or "").split())[:1000]
            suggestion = finding.fix.title if finding.fix else ""
            law = tell_citations(finding.law) if finding.law else ""
            rows.append(
                (
                    URGENCY[finding.severity],
                    finding.rule,
                    one_line(finding.message),
                    words,
                    place,
                    law,
                    suggestion,
                    posting.title,
                    posting.source.uri,
                )
            )
    return Sheet("Findings", columns, rows)


def list_outcomes(report: Report) -> Sheet:
    """A row a rule, with how many postings came out each way."""
    results = ("fail", "undetermined", "suppressed", "pass", "not_applicable")
    columns = (("Rule", 30), ("Title", 50), *((name.replace("_", " ").capitalize(), 14) for name in results))
    counts = report.outcomes()
    return Sheet("Rules", columns, [(rule.id, rule.title, *(counts[rule.id][name] for name in results)) for rule in report.rules])


def list_sheets(report: Report) -> Iterator[Sheet]:
    """All tables of a workbook."""
    yield list_postings(report)
    yield list_findings(report)
    yield list_outcomes(report)


def disarm(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
        return f"'{cell}"
    return cell
