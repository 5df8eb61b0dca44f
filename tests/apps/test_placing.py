"""Places and facts that a command line gives, and the law as other programs read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jdlint.apps.cli import cli

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


def test_json_says_the_same(folder: Path) -> None:
    told = json.loads(run("law", "posting.md", "--format", "json", "--as-of", "2026-11-25"))
    assert told["law"]["as_of"] == "2026-11-25"
    (sheet,) = told["sheets"]
    rulings = [ruling for entry in sheet["entries"] for ruling in entry["rulings"]]
    assert {"not_met", "met"} <= {ruling["status"] for ruling in rulings}
    assert all(ruling["citation"] and ruling["because"] for ruling in rulings if ruling["status"] == "met")


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
