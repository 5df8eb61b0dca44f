"""``jdlint law`` with a table and a counsel of the house, and on postings that mean ill."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from jdlint.settings import SettingsError
from tests.apps.law_house import COUNSEL, DAY, POSTING, flat, run, tell

pytestmark = pytest.mark.usefixtures("house")


@pytest.mark.parametrize("words", ["Colorado", "us-co", "US-CO"])
def test_a_place_is_named_by_code_or_name(words: str) -> None:
    assert tell("--place", words, *DAY) == tell("--place", "US-CO", *DAY)


def test_no_cell_is_a_formula(house: Path) -> None:
    (house / "counsel.yaml").write_text(COUNSEL, encoding="utf-8")
    (house / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\n", encoding="utf-8")
    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(tell("--format", "csv", "--place", "US-CO")))
        if row["id"] == "us-co-salary-history"
    ]
    assert row["note"] == "'=HYPERLINK(1) was read again"
    assert row["confirmed by"] == "A. Counsel"
    for row in csv.reader(io.StringIO(tell("--format", "csv"))):
        assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@")]


def test_a_table_that_was_exported_judges_the_same(house: Path) -> None:
    (house / "counsel.yaml").write_text(COUNSEL, encoding="utf-8")
    (house / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\n", encoding="utf-8")
    before = tell("--place", "US-CO", *DAY)
    assert "confirmed by A. Counsel" in flat(before)
    assert "Wrote" in tell("--export", "ours.jsonl")
    (house / ".jdlint.yaml").write_text("law-data: ours.jsonl\n", encoding="utf-8")
    assert tell("--place", "US-CO", *DAY) == before


def test_a_table_that_cannot_be_written_is_told() -> None:
    assert run("--export", "no/such/house/law.jsonl").return_value == 2


def test_law_data_that_is_no_table_is_told(house: Path) -> None:
    (house / "ours.jsonl").write_text("{}\n", encoding="utf-8")
    (house / ".jdlint.yaml").write_text("law-data: ours.jsonl\n", encoding="utf-8")
    assert isinstance(run("--place", "US-CO", *DAY).exception, SettingsError)


def test_no_escape_code_of_a_posting_reaches_the_terminal(house: Path) -> None:
    (house / "baker.md").write_text(POSTING.replace("# Baker", "# Baker \x1b[31m"), encoding="utf-8")
    for form in ("text", "markdown", "json"):
        assert "\x1b" not in tell("baker.md", *DAY, "--format", form)


def test_a_year_is_long_enough_where_no_number_is_given() -> None:
    assert run("--stale", "--as-of", "2026-12-01").return_value == 0
    assert run("--stale", "--as-of", "2029-01-01").return_value == 1
    assert run("--stale", "5000", "--as-of", "2029-01-01").return_value == 0


def test_what_breaks_a_law_is_not_told_as_what_it_asks_for() -> None:
    told = flat(tell("--place", "US-CO", *DAY))
    assert "(us-co-pay-2024) broken by: The posting states no pay (pay-range-missing, a link is enough);" in told
    assert "(us-co-how-to-apply) not followed by: Nothing says how to apply" in told
