"""Places and facts that a command line gives, and the law as other programs read it."""

from __future__ import annotations

import json
from pathlib import Path

import click
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


def refuse(*words: str) -> str:
    """What is told of a command that is wrong."""
    done = CliRunner().invoke(cli, list(words), prog_name="jdlint", standalone_mode=False)
    assert isinstance(done.exception, click.UsageError), done.output
    return str(done.exception)


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


COUNSEL = """\
jurisdiction: US-CO-ASPEN
name: Aspen
places: [Aspen]
provisions:
  - id: us-co-aspen-pay
    topic: pay
    title: Pay in postings
    cite: Code 1
    url: https://example.org/law
    from: "2024-01-01"
    duty: required
    requires: [pay-range-open-ended]
    evidence: counsel
    checked: "2026-11-01"
"""


def test_a_place_that_counsel_adds_is_named_by_code_or_name(folder: Path) -> None:
    assert 'for all of Colorado, write "US-CO"' in refuse("law", "--place", "US-CO-ASPEN")
    assert "no place with a code" in refuse("law", "--place", "Aspen")
    (folder / "counsel.yaml").write_text(COUNSEL, encoding="utf-8")
    (folder / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\n", encoding="utf-8")
    for words in ("US-CO-ASPEN", "aspen"):
        assert "us-co-aspen-pay" in run("law", "--place", words, "--as-of", "2026-11-25")
        told = run("check", "posting.md", "--place", words, "--format", "json", "--as-of", "2026-11-25", code=1)
        assert "us-co-aspen-pay" in told
    (folder / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\nplace: [US-CO-ASPEN]\n", encoding="utf-8")
    assert "us-co-aspen-pay" in run("law", "posting.md", "--as-of", "2026-11-25")


def test_a_place_that_one_house_knows_counts_for_all(folder: Path) -> None:
    for house in ("a", "b"):
        (folder / house).mkdir()
        (folder / house / "x.md").write_text(POSTING, encoding="utf-8")
    (folder / "a" / "counsel.yaml").write_text(COUNSEL, encoding="utf-8")
    (folder / "a" / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\n", encoding="utf-8")
    for paths in (("a", "b"), ("b", "a")):
        words = ("check", *paths, "--place", "Aspen", "--format", "json", "--as-of", "2026-11-25")
        laws = {one["uri"]: {row["provision"] for row in one["law"]} for one in json.loads(run(*words, code=1))["postings"]}
        assert "us-co-aspen-pay" in laws["a/x.md"] - laws["b/x.md"]
        assert "us-co-pay-2024" in laws["a/x.md"] & laws["b/x.md"]


@pytest.mark.parametrize("command", [("law",), ("check", "posting.md")])
def test_a_name_that_several_places_bear_is_asked_for(folder: Path, command: tuple[str, ...]) -> None:
    for option in ("--place", "--hiring-in"):
        told = refuse(*command, option, "Portland")
        assert told.startswith('"Portland" may be US-ME-PORTLAND (Portland, Maine) or US-OR-PORTLAND-METRO')
    assert "us-or-" in run("law", "--place", "Portland, OR", "--as-of", "2026-11-25")


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("staff.US-CA=4", 'no fact "staff.US-CA": staff is one for all places; write for example staff_in.US-CA=3'),
        ("uses_ai.x=yes", 'no fact "uses_ai.x": uses_ai is one for all places; write for example uses_ai=yes'),
        ("based_in.US=CO", "write for example based_in=US-CO"),
        ("staff_in.XX=3", 'staff_in: "XX" is no code of a jurisdiction, such as US-CO'),
        ("staff_in.US-CO.x=3", 'staff_in: "US-CO.X" is no code of a jurisdiction'),
        ("staff_in.US-CO-DENVR=3", "did you mean Denver (US-CO-DENVER)?"),
        ("based_in=colorado", 'did you mean "US-CO"?'),
        ("staff_in=3", "staff_in needs a place"),
    ],
)
def test_facts_that_make_no_sense_are_refused(folder: Path, fact: str, told: str) -> None:
    assert told in refuse("law", "--place", "US-CO", "--employer", fact)


def test_facts_with_codes_in_small_letters_are_taken(folder: Path) -> None:
    words = ("--employer", "staff_in.us-co=3", "--employer", "based_in=us-co-denver", "--employer", "offers=")
    report = json.loads(run("check", "posting.md", "--format", "json", "--as-of", "2026-11-25", *words, code=1))
    assert report["run"]["employer"] == {"staff_in": {"US-CO": 3}, "based_in": "US-CO-DENVER", "offers": []}
