"""``jdlint drift``: files, folders and feeds held beside each other, and what the exit code says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from jdlint.apps.drift import command
from tests.drift.comparing import APPROVED, change

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schemas" / "drift.schema.json").read_text("utf-8"))
FEED = (ROOT / "samples" / "feed.xml").read_text("utf-8")
BAKER = """\
# Baker

We are looking for a baker for our team in Boulder, Colorado. You report to the shift manager.

## What you bring

- You have learned the trade, or baked for two years.

## Pay

The pay range is $22.50 to $27.00 per hour.

Send your resume to jobs@elmstreet.works by March 31, 2027.
"""


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an approved document and a copy of it, which is the current one."""
    (tmp_path / "approved.md").write_text(APPROVED, encoding="utf-8")
    (tmp_path / "live.md").write_text(APPROVED, encoding="utf-8")
    (tmp_path / "lower.md").write_text(change(("$55,000", "$50,000")), encoding="utf-8")
    (tmp_path / "baker.md").write_text(BAKER, encoding="utf-8")
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(command, list(words), input=given, standalone_mode=False)


def load(*words: str) -> dict[str, Any]:
    told = json.loads(run(*words, "--format", "json").stdout)
    Draft202012Validator(SCHEMA).validate(told)
    assert isinstance(told, dict)
    return told


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("approved.md", "live.md"), 0),
        (("approved.md", "lower.md"), 1),
        (("approved.md", "lower.md", "--exit-zero"), 0),
        (("gone.md", "live.md"), 3),
        (("approved.md", "gone.html"), 3),
        (("baker.md", "feed.xml", "--record", "nobody"), 3),
    ],
)
def test_exit_codes(words: tuple[str, ...], code: int) -> None:
    done = run(*words)
    assert done.return_value == code
    assert done.exception is None


def test_a_warning_fails_where_it_is_asked_to(house: Path) -> None:
    (house / "fewer.md").write_text(change(("- You can lift 20 pounds.\n", "")), encoding="utf-8")
    assert run("approved.md", "fewer.md").return_value == 0
    assert run("approved.md", "fewer.md", "--fail-on", "warning").return_value == 1


def test_both_wordings_and_both_places_are_told() -> None:
    told = run("approved.md", "lower.md").stdout
    assert "error: The published pay is lower at the bottom than approved" in told
    assert 'approved: "$55,000 to $65,000 per year"\n              approved.md:23:18' in told
    assert 'live:     "$50,000 to $65,000 per year"\n              lower.md:23:18' in told
    assert "1 pair: 1 error, 0 warnings" in told


@pytest.mark.parametrize("address", ["https://example.com/jobs/1", "www.example.com/jobs"])
def test_an_address_is_told_to_be_saved(address: str) -> None:
    with pytest.raises(click.BadParameter, match="Save the page first"):
        command.main(["approved.md", address], standalone_mode=False)


def test_both_from_standard_input_is_refused() -> None:
    with pytest.raises(click.UsageError, match="only one of both"):
        command.main(["-", "-"], standalone_mode=False)


def test_standard_input_is_one_side() -> None:
    done = run("approved.md", "-", "--stdin-filename", "page.md", given=change(("$55,000", "$50,000")))
    assert done.return_value == 1
    assert "page.md:23:18" in done.stdout


def test_the_record_of_a_feed_is_found_by_its_title_key_position_or_what_it_says(house: Path) -> None:
    for words in ((), ("--record", "e-101"), ("--record", "0"), ("--record", "baker")):
        told = load("baker.md", "feed.xml", *words)
        (comparison,) = told["comparisons"]
        assert comparison["live"]["key"] == "0:e-101"
        assert told["unapproved"] == []
        assert told["summary"]["departures"]["error"] == 0


def test_a_feed_may_be_longer_than_a_document_and_packed(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip

    monkeypatch.setattr("jdlint.reading.decoding.LARGEST", 100)
    monkeypatch.setattr("jdlint.reading.files.LARGEST", 100)
    (house / "feed.xml.gz").write_bytes(gzip.compress(FEED.encode()))
    for name in ("feed.xml", "feed.xml.gz"):
        assert run("approved.md", name, "--record", "e-101").return_value == 3  # the document itself is too long now
        assert "feed.xml" not in run("approved.md", name, "--record", "e-101").stdout


def test_a_record_that_cannot_be_read_costs_no_other_one(house: Path) -> None:
    (house / "feed.xml").write_text(FEED.replace("<title>Van Driver</title>", "<title>Van <b Driver</title>"), encoding="utf-8")
    done = run("baker.md", "feed.xml")
    assert done.return_value == 0
    assert "2 records cannot be read" in done.stdout  # one is broken in the sample


def test_a_departure_in_a_feed_names_the_field(house: Path) -> None:
    (house / "feed.xml").write_text(FEED.replace("$22.50 to", "$20.50 to"), encoding="utf-8")
    (comparison,) = load("baker.md", "feed.xml", "--record", "e-101")["comparisons"]
    (pay,) = [fact for fact in comparison["facts"] if fact["fact"] == "pay"]
    assert (pay["change"], pay["live"]["in"], pay["live"]["pointer"]) == ("changed", "field", "/description")


def test_a_title_that_several_records_have_is_told_with_their_keys(house: Path) -> None:
    (house / "feed.xml").write_text(FEED.replace("Van Driver", "Baker"), encoding="utf-8")
    done = run("baker.md", "feed.xml", "--record", "Baker")
    assert done.return_value == 3
    assert "e-101, e-102" in done.stdout.replace("\n    ", " ")


def test_folders_are_paired_and_what_stands_alone_is_told(house: Path) -> None:
    approved, live = house / "approved", house / "live"
    approved.mkdir()
    live.mkdir()
    (approved / "analyst-final.md").write_text(APPROVED, encoding="utf-8")
    (approved / "baker.md").write_text(BAKER, encoding="utf-8")
    (live / "analyst.md").write_text(change(("$55,000", "$50,000")), encoding="utf-8")
    (live / "driver.md").write_text("# Driver\n\nYou drive a van in Reno, NV for $20 an hour.\n", encoding="utf-8")
    told = load("approved", "live")
    assert [one["live"]["uri"] for one in told["comparisons"]] == ["live/analyst.md"]
    assert [one["title"] for one in told["unpublished"]] == ["Baker"]
    assert [one["title"] for one in told["unapproved"]] == ["Driver"]
    assert told["summary"]["departures"]["error"] == 3
    assert run("approved", "live").return_value == 1


def test_a_folder_and_a_feed(house: Path) -> None:
    approved = house / "signed"
    approved.mkdir()
    (approved / "one.md").write_text(BAKER, encoding="utf-8")
    told = load("signed", "feed.xml")
    assert [one["live"]["key"] for one in told["comparisons"]] == ["0:e-101"]
    assert len(told["unapproved"]) >= 5


def test_one_file_that_cannot_be_read_costs_no_other_one(house: Path) -> None:
    for name in ("approved", "live"):
        (house / name).mkdir()
        (house / name / "analyst.md").write_text(APPROVED, encoding="utf-8")
    (house / "live" / "broken.md").write_bytes(b"\0\1\2")
    done = run("approved", "live")
    assert done.return_value == 3
    assert "AGREES" in done.stdout
    assert "broken.md" in done.stdout


def test_a_comment_for_a_pull_request(house: Path) -> None:
    (house / "live.md").write_text(change(("$55,000", "$50,000"), ("Data Analyst", "Data | @analyst")), encoding="utf-8")
    told = run("approved.md", "live.md", "--format", "markdown").stdout
    assert "| error |" in told
    assert "approved.md:23:18" in told
    assert "| @analyst" not in told


def test_the_report_goes_into_a_file(house: Path) -> None:
    assert run("approved.md", "lower.md", "--format", "json", "--output", "drift.json").return_value == 1
    Draft202012Validator(SCHEMA).validate(json.loads((house / "drift.json").read_text("utf-8")))
    assert run("approved.md", "lower.md", "--output", "no/such/folder.txt").return_value == 2


def test_several_formats_in_one_run(house: Path) -> None:
    done = run("approved.md", "lower.md", "--format", "json=drift.json", "--format", "markdown=comment.md", "--color", "always")
    assert "\x1b[1;31m" in done.stdout
    assert json.loads((house / "drift.json").read_text("utf-8"))["summary"]["departures"]["error"] == 1
    assert "| error |" in (house / "comment.md").read_text("utf-8")


def test_a_format_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(click.BadParameter, match="human, json, markdown"):
        command.main(["approved.md", "live.md", "--format", "sarif"], standalone_mode=False)


def test_escape_codes_of_a_posting_do_not_reach_the_terminal(house: Path) -> None:
    (house / "live.md").write_text(change(("20 pounds", "30 pounds \x1b[31m")), encoding="utf-8")
    assert "\x1b" not in run("approved.md", "live.md").stdout
