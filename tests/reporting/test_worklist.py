"""The worklist as CSV and as a workbook: what is worst first, and nothing that a spreadsheet would reckon."""

from __future__ import annotations

import csv
import io
import zipfile
from xml.etree import ElementTree

import pytest

from jdlint.model.report import ReadError, Report
from jdlint.reporting import render, xlsx
from jdlint.reporting.worklist import disarm, list_findings, list_outcomes, list_things
from tests.reporting.building import make_sample
from tests.reporting.linting import BARE, lint, lint_sample

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(render(report, "csv")), newline="")))


def open_book(report: Report) -> dict[str, list[list[str]]]:
    """The cells of each sheet; a formula fails."""
    (data,) = xlsx.render(report)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        strings = ["".join(one.itertext()) for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        names = [str(one.get("name")) for one in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        sheets = {}
        for number, name in enumerate(names, 1):
            root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(root.iter(f"{MAIN}f"))
            assert list(root.iter(f"{MAIN}pane"))
            assert list(root.iter(f"{MAIN}autoFilter"))
            rows = root.iter(f"{MAIN}row")
            sheets[name] = [
                [
                    "" if not len(cell) else strings[int(str(cell[0].text))] if cell.get("t") == "s" else str(cell[0].text)
                    for cell in row
                ]
                for row in rows
            ]
    return sheets


def test_the_worklist_has_the_worst_first_and_what_could_not_be_read() -> None:
    rows = read(make_sample())
    assert [row["Verdict"] for row in rows] == ["HOLD", "DECIDE", "READY", "READY", "NOT READ", "NOT READ", "NOT READ"]
    first = rows[0]
    assert first["File"] == "jobs/roofer.md"
    assert (first["Must fix"], first["Should fix"], first["For your information"]) == ("2", "1", "0")
    assert first["First things to do"].startswith("(1) No pay is stated; nearest: 'Apply'. (2) '[address]' waits")
    assert rows[1]["Part"] == "b"
    assert rows[1]["Undecided rules"] == "1"
    assert rows[4]["First things to do"] == "a quote is never closed; close it"


def test_places_and_the_day_to_look_again_are_told() -> None:
    (row,) = read(lint_sample())
    assert row["Places"].startswith("Colorado, United States")
    assert row["Check again on"] == "2027-01-01"


def test_facts_that_are_needed_are_things_to_do() -> None:
    posting = make_sample().postings[1]
    assert list(list_things(posting)) == ["'wizard' is not a craft.", "Tell staff."]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1"])
def test_what_a_spreadsheet_would_reckon_is_quoted(cell: str) -> None:
    assert disarm(cell) == f"'{cell}"
    assert disarm("Pay = good") == "Pay = good"


def test_formulas_of_a_posting_stay_text() -> None:
    report = lint('# =HYPERLINK("http://example.org")\n\nWe want a ninja.\n', errors=(ReadError("=a.docx", None, "+1"),))
    rows = read(report)
    assert [row["Title"] for row in rows] == ['\'=HYPERLINK("http://example.org")', ""]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())
    assert open_book(report)["Postings"][1][1] == '=HYPERLINK("http://example.org")'


def test_the_workbook_has_all_findings_and_how_every_rule_came_out() -> None:
    report = lint_sample()
    sheets = open_book(report)
    assert list(sheets) == ["Postings", "Findings", "Rules"]
    (posting,) = report.postings
    assert [row[1] for row in sheets["Findings"][1:]] == [str(row[1]) for row in list_findings(report).rows]
    assert len(sheets["Findings"]) == len(posting.findings) + 1
    assert {row[0] for row in sheets["Rules"][1:]} == {outcome.rule for outcome in posting.outcomes}
    assert sheets["Rules"][0][:3] == ["Rule", "The fault it looks for", "Came out"]
    assert sheets["Rules"][1][2] == "Fails"


def test_what_was_silenced_is_told_with_its_reason() -> None:
    silenced = next(row for row in list_outcomes(make_sample()).rows if row[2] == "Silenced")
    assert silenced[4] == 'silenced by a comment because "our brand: {dull}"'


def test_the_same_report_gives_the_same_bytes() -> None:
    report = lint(BARE)
    assert list(xlsx.render(report)) == list(xlsx.render(report))


def test_rows_that_do_not_fit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    report = lint_sample()
    rows = open_book(report)["Findings"]
    assert len(rows) == 4
    assert rows[-1][0] == f"{len(report.postings[0].findings) - 2} more rows do not fit on a sheet; check fewer files at once."
