"""``jdlint law``: what is asked, of whom, from which day on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import click
import pytest

from tests.apps.law_house import DAY, POSTING, flat, run, tell

pytestmark = pytest.mark.usefixtures("house")


def test_a_posting_is_told_requirement_by_requirement() -> None:
    told = tell("baker.md", *DAY)
    colorado = flat(told[told.index("\nColorado\n") :])
    assert "Pay, benefits and deadline in postings (us-co-pay-2024) not met: pay-range-open-ended" in colorado
    assert "place: Boulder, CO" in colorado
    assert "met: salary-history-asked" in colorado
    assert "keep for 2 years: job descriptions and wage rate history" in colorado
    assert colorado.index("not met: pay-range-open-ended") < colorado.index(" met: salary-history-asked")
    assert told.rstrip().endswith("3 days before 2026-11-25.")
    assert "Not legal advice." in told


def test_exit_codes_are_those_of_check(house: Path) -> None:
    assert run("baker.md", *DAY).return_value == 0
    assert run("gone.md", *DAY).return_value == 3


def test_what_is_asked_depends_on_the_day() -> None:
    assert "us-co-ai-2027" not in tell("--place", "US-CO", "--as-of", "2026-12-31")
    assert "us-co-ai-2027" in tell("--place", "US-CO", "--as-of", "2027-01-01")


def test_a_place_that_is_not_known_is_a_wrong_command() -> None:
    assert "no place with a code" in str(run("--place", "Nowhere", *DAY).exception)


def test_a_name_that_is_misspelt_is_told_with_the_nearest() -> None:
    assert "did you mean Colorado (US-CO)?" in str(run("--place", "Colorada", *DAY).exception)
    assert "such as US-CO" in str(run("--place", "US-C0", *DAY).exception)  # as near to California's code as to Colorado's


def test_a_place_of_which_no_law_is_known_is_not_passed_over_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    told = flat(tell("--place", "CO", *DAY))
    assert '"CO" is Colombia, of which jdlint knows no law; for Colorado, write "US-CO"' in told + capfd.readouterr().err
    assert "No law was checked: jdlint knows none of Colombia." in told
    assert "No law was checked" in tell("--place", "CO", *DAY, "--format", "markdown")
    assert "knows no law" not in tell("--place", "US-PR", *DAY) + capfd.readouterr().err  # the law of the United States holds


def test_a_posting_without_a_place_is_asked_for_it(house: Path) -> None:
    (house / "baker.md").write_text(POSTING.replace(" in Boulder, CO", ""), encoding="utf-8")
    assert "No law was checked: no place of work was found." in flat(tell("baker.md", *DAY))
    assert "No law was checked" not in tell("baker.md", *DAY, "--place", "US-CO")


def test_what_has_to_be_kept_is_told_for_those_whom_it_binds(house: Path) -> None:
    def answers(*options: str) -> dict[str, str]:
        told = json.loads(tell("baker.md", *DAY, "--format", "json", "--place", "US-IL", *options))
        return {entry["id"]: entry["answer"] for entry in told["sheets"][0]["entries"] if "keep" in entry["more"]}

    known = ("us-il-records", "us-records-age")  # one for all, one from 20 people on
    assert [answers()[one] for one in known] == ["yes", "depends"]
    assert [answers("--employer", "staff=3")[one] for one in known] == ["yes", "no"]
    assert [answers("--employer", "staff=300")[one] for one in known] == ["yes", "yes"]


def test_without_a_posting_and_a_place_the_command_says_what_it_needs() -> None:
    assert "name a posting, or say where" in str(run(*DAY).exception)


def test_facts_about_the_employer_decide() -> None:
    open_told = json.loads(tell("--place", "US", *DAY, "--format", "json"))
    closed = json.loads(tell("--place", "US", *DAY, "--format", "json", "--employer", "staff=3"))

    def answer(told: dict[str, Any]) -> dict[str, str]:
        return {entry["id"]: entry["answer"] for entry in told["sheets"][0]["entries"]}

    assert answer(open_told)["us-adea-ads"] == "depends"
    assert answer(closed)["us-adea-ads"] == "no"


def test_changes_come_in_order_of_day_and_within_the_time() -> None:
    told = json.loads(tell("--changes", "--until", "2027-12-31", *DAY, "--place", "US-CO", "--format", "json"))
    days = [change["day"] for change in told["changes"]]
    assert days == sorted(days)
    assert all("2026-11-25" < day <= "2027-12-31" for day in days)
    assert ("us-co-ai-2027", "comes into force") in {(change["id"], change["what"]) for change in told["changes"]}
    assert {change["jurisdiction"][:2] for change in told["changes"]} == {"US"}


def test_what_takes_the_place_of_its_like_changes_it() -> None:
    told = flat(tell("--changes", "--until", "2027-01-01", *DAY, "--place", "DE"))
    assert "2027-01-01 Germany: Minimum wage of Germany changes: at least 14.60 EUR" in told
    assert "no longer in force" not in told
    same = flat(tell("--changes", "--until", "2027-01-01", *DAY, "--place", "US-NY"))
    assert "New York State: Minimum wage changes (N.Y. Lab. Law 652; us-ny-wage-2027)" in same  # to an amount that is not known


def test_a_time_without_a_change_is_told_as_that() -> None:
    assert "Nothing that jdlint knows of changes" in tell("--changes", "--until", "2026-11-26", *DAY, "--place", "US-CO")


def test_the_table_for_counsel_has_a_row_a_rule_and_room_to_answer() -> None:
    rows = list(csv.DictReader(io.StringIO(tell("--format", "csv", "--place", "US-CO"))))
    mine = [row for row in rows if row["id"] == "us-co-pay-2024"]
    assert [row["rule"] for row in mine][:2] == ["pay-range-missing", "pay-range-open-ended"]
    assert all(row["on"] == row["comment"] == row["confirmed by"] == "" for row in mine)
    assert {row["jurisdiction"] for row in rows} == {"US-CO", "US"}
    assert len(list(csv.DictReader(io.StringIO(tell("--format", "csv"))))) > 2 * len(rows)


def test_what_was_looked_up_too_long_ago_is_told() -> None:
    assert run("--stale", "--as-of", "2026-12-01").return_value == 0
    late = run("--stale", "--as-of", "2029-01-01")
    assert late.return_value == 1
    assert "us-co-pay-2024" in late.output
    assert run("--stale", "5000", "--as-of", "2029-01-01").return_value == 0


def test_markdown_is_a_table_whose_rows_are_whole() -> None:
    lines = [line for line in tell("baker.md", *DAY, "--format", "markdown").splitlines() if line.startswith("|")]
    assert len(lines) > 10
    assert {line.replace("\\|", "").count("|") for line in lines} == {8}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--changes --format csv", "--changes cannot be told as csv; there is text and markdown and json"),
        ("--stale 0 --format json", "--stale cannot be told as json; there is text"),
        ("baker.md --format csv", "--format csv is about the law and no posting; leave out baker.md"),
        ("--changes baker.md", "--changes is about the law and no posting; leave out baker.md"),
        ("--stale 3 --changes", "--stale and --changes exclude each other"),
        ("--export x.jsonl --place US-CO", "--place decides nothing with --export"),
        ("--format csv --as-of 2026-01-01", "--as-of decides nothing with --format csv"),
        ("--changes --employer staff=3", "--employer decides nothing with --changes"),
        ("--place US-CO --until 2027-01-01", "--until decides nothing without --changes"),
        ("baker.md --until 2027-01-01", "--until decides nothing without --changes"),
        ("--changes --as-of 2027-01-02 --until 2027-01-01", "--until 2027-01-01 lies before 2027-01-02"),
    ],
)
def test_what_goes_together_with_nothing_is_a_wrong_command(words: str, told: str) -> None:
    result = run(*words.split())
    assert isinstance(result.exception, click.UsageError), result.output
    assert told in str(result.exception)
    assert not result.output


def test_what_is_stale_is_told_of_the_places_that_are_named() -> None:
    told = tell("--stale", "0", "--place", "US-CO", "--as-of", "2029-01-01")
    assert "us-co-pay-2024" in told
    assert "us-adea-ads" in told
    assert "us-ny-" not in told


def test_changes_are_told_up_to_the_last_day_that_there_is() -> None:
    assert "Nothing that jdlint knows of changes" in tell("--changes", "--as-of", "9999-06-01")
    assert "Nothing that jdlint knows of changes" in tell("--changes", "--as-of", "9999-12-31")
