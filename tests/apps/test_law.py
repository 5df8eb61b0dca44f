"""``jdlint law``: what the law asks of a posting, of a place, or from which day on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jdlint.apps.cli import cli
from jdlint.checking.law.table import load_table, read_compiled

POSTING = """\
# Bicycle Mechanic

Location: Boulder, CO

We are looking for a bicycle mechanic. Full-time. You keep the bicycles of four hundred commuters safe and quiet.

## Responsibilities

- Check brakes, wheels and chains, and replace what is worn.

## Requirements

- Two years of work in a repair shop.

## Pay

$24 per hour and up
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "posting.md").write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(cli, list(words), prog_name="jdlint", standalone_mode=False)
    assert done.exception is None or code == 2, done.exception
    assert (done.return_value if done.exception is None else 2) == code, done.output
    return done.output


def test_posting_is_told_requirement_by_requirement(folder: Path) -> None:
    told = run("law", "posting.md", "--as-of", "2026-11-25")
    assert told.startswith("posting.md: Bicycle Mechanic, on 2026-11-25\n")
    first = told[: told.index("C.R.S.")]
    assert "not met: pay-range-open-ended" in first
    assert "met: pay-range-missing" in first
    assert "since: Boulder, CO" in first
    assert "keep:" in told
    assert "This can change on " in told
    assert told.rstrip().endswith("before 2026-11-25.")
    assert "Not legal advice." in told


def test_place_alone_is_enough_and_its_facts_decide(folder: Path) -> None:
    asked = run("law", "--place", "US-CA", "--as-of", "2026-11-25")
    assert "depends on how many people you employ" in asked
    known = run("law", "--place", "California", "--as-of", "2026-11-25", "--employer", "staff=14")
    assert "does not apply: it begins at 15 people employed" in known
    assert "us-de-pay" not in run("law", "--place", "US-DE", "--as-of", "2027-09-25")
    assert "us-de-pay" in run("law", "--place", "US-DE", "--as-of", "2027-09-26")


def test_json_says_the_same(folder: Path) -> None:
    told = json.loads(run("law", "posting.md", "--format", "json", "--as-of", "2026-11-25"))
    assert told["law"]["as_of"] == "2026-11-25"
    (sheet,) = told["sheets"]
    rulings = [ruling for entry in sheet["entries"] for ruling in entry["rulings"]]
    assert {"not_met", "met"} <= {ruling["status"] for ruling in rulings}
    assert all(ruling["citation"] and ruling["because"] for ruling in rulings if ruling["status"] == "met")


def test_markdown_is_a_table(folder: Path) -> None:
    lines = run("law", "posting.md", "--format", "markdown", "--as-of", "2026-11-25").splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    assert len(rows) > 5
    assert len({line.replace("\\|", "").count("|") for line in rows}) == 1


def test_changes_are_told_in_order_of_day(folder: Path) -> None:
    told = run("law", "--changes", "--as-of", "2026-11-25", "--until", "2027-12-31")
    days = [line[:10] for line in told.splitlines() if line[:2] == "20"]
    assert days == sorted(days)
    assert "2027-09-26  Delaware" in told
    assert "Columbus" in told
    assert "Delaware" not in run(
        "law", "--changes", "--as-of", "2026-11-25", "--until", "2027-12-31", "--place", "US-OH-COLUMBUS"
    )
    assert json.loads(run("law", "--changes", "--as-of", "2026-11-25", "--format", "json"))["changes"]
    assert "Nothing that jdlint knows of changes" in run("law", "--changes", "--as-of", "2019-01-01", "--until", "2019-01-01")


def test_table_for_counsel_holds_every_provision_and_no_formula(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("law", "--format", "csv"))))
    table = load_table()
    ids = {provision.id for code in table.codes for provision in table.get(code).provisions}  # type: ignore[union-attr]
    assert {row["id"] for row in rows} == ids
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert {row["jurisdiction"] for row in csv.DictReader(io.StringIO(run("law", "--format", "csv", "--place", "US-CO")))} == {
        "US",
        "US-CO",
    }


def test_stale_provisions_are_listed(folder: Path) -> None:
    assert "0 of " in run("law", "--stale", "365", "--as-of", "2026-11-25")
    assert "us-co-pay-2024" in run("law", "--stale", "365", "--as-of", "2028-11-25", code=1)


def test_export_is_read_again(folder: Path) -> None:
    run("law", "--export", "law.jsonl")
    (folder / ".jdlint.yaml").write_text("law-data: law.jsonl\n", encoding="utf-8")
    assert read_compiled("law.jsonl").digest == load_table().digest
    assert "us-co-pay-2024" in run("law", "--place", "US-CO", "--as-of", "2026-11-25")


def test_wrong_uses_are_told(folder: Path) -> None:
    assert run("law", "nowhere.md", code=3)[:0] == ""
    for words in (["law"], ["law", "--place", "Atlantis"], ["law", "--place", "US-CO", "--employer", "staf=3"]):
        done = CliRunner().invoke(cli, words, prog_name="jdlint")
        assert done.exit_code == 2
    assert 'did you mean "staff"?' in done.output


def test_check_takes_places_and_facts(folder: Path) -> None:
    def law(*words: str) -> set[tuple[str, str]]:
        report = json.loads(run("check", "posting.md", "--format", "json", "--as-of", "2026-11-25", *words, code=1))
        return {(row["provision"], row["status"]) for posting in report["postings"] for row in posting["law"]}

    assert ("us-co-pay-2024", "not_met") in law()
    assert ("us-ca-pay-2026", "depends") in law("--place", "US-CA")
    assert ("us-ca-pay-2026", "not_met") in law("--place", "US-CA", "--employer", "staff=15")
    assert ("us-ca-pay-2026", "not_applicable") in law("--place", "US-CA", "--employer", "staff=14")
    assert not any(provision.startswith("us-co") for provision, _ in law("--place", "US-CA"))
    assert ("us-co-pay-2024", "not_met") in law("--hiring-in", "US-CO,US-TX", "--employer", "staff_in.US-CO=1")
