"""``jdlint law`` and the explanation of a provision: what is asked, of whom, from which day on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli
from jdlint.settings import SettingsError

DAY = ("--as-of", "2026-11-25")
POSTING = """\
# Baker

We look for a baker for our shop in Boulder, CO.

## Responsibilities

- Bake bread and rolls every morning.

## Requirements

- Two years in a bakery. No felons.

## Pay

From $40,000 a year.
"""
COUNSEL = """\
jurisdiction: US-CO
name: Colorado
provisions:
  - id: us-co-salary-history
    confirmed_by: A. Counsel
    checked: "2026-11-20"
    note: "=HYPERLINK(1) was read again"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty house with one posting, which is the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "baker.md").write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, command: str = "law") -> Result:
    return CliRunner().invoke(cli, [command, *arguments], standalone_mode=False)


def tell(*arguments: str, command: str = "law") -> str:
    result = run(*arguments, command=command)
    assert result.exception is None, result.exception
    return result.output


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_posting_is_told_requirement_by_requirement() -> None:
    told = tell("baker.md", *DAY)
    colorado = flat(told[told.index("\nColorado\n") :])
    assert "Pay, benefits and deadline in postings (us-co-pay-2024) not met: pay-range-open-ended" in colorado
    assert "since: Boulder, CO" in colorado
    assert "met: salary-history-asked" in colorado
    assert "keep: job descriptions and wage rate history" in colorado
    assert colorado.index("not met: pay-range-open-ended") < colorado.index(" met: salary-history-asked")
    assert told.rstrip().endswith("3 days before 2026-11-25.")
    assert "Not legal advice." in told


def test_exit_codes_are_those_of_check(folder: Path) -> None:
    assert run("baker.md", *DAY).return_value == 0
    assert run("gone.md", *DAY).return_value == 3


def test_what_is_asked_depends_on_the_day() -> None:
    assert "us-co-ai-2027" not in tell("--place", "US-CO", "--as-of", "2026-12-31")
    assert "us-co-ai-2027" in tell("--place", "US-CO", "--as-of", "2027-01-01")


@pytest.mark.parametrize("words", ["Colorado", "us-co", "US-CO"])
def test_a_place_is_named_by_code_or_name(words: str) -> None:
    assert tell("--place", words, *DAY) == tell("--place", "US-CO", *DAY)


def test_a_place_that_is_not_known_is_a_wrong_command() -> None:
    assert "no place with a code" in str(run("--place", "Nowhere", *DAY).exception)


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


def test_a_time_without_a_change_is_told_as_that() -> None:
    assert "Nothing that jdlint knows of changes" in tell("--changes", "--until", "2026-11-26", *DAY, "--place", "US-CO")


def test_the_table_for_counsel_has_a_row_a_rule_and_room_to_answer() -> None:
    rows = list(csv.DictReader(io.StringIO(tell("--format", "csv", "--place", "US-CO"))))
    mine = [row for row in rows if row["id"] == "us-co-pay-2024"]
    assert [row["rule"] for row in mine][:2] == ["pay-range-missing", "pay-range-open-ended"]
    assert all(row["on"] == row["comment"] == row["confirmed by"] == "" for row in mine)
    assert {row["jurisdiction"] for row in rows} == {"US-CO", "US"}
    assert len(list(csv.DictReader(io.StringIO(tell("--format", "csv"))))) > 2 * len(rows)


def test_no_cell_is_a_formula(folder: Path) -> None:
    (folder / "counsel.yaml").write_text(COUNSEL, encoding="utf-8")
    (folder / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\n", encoding="utf-8")
    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(tell("--format", "csv", "--place", "US-CO")))
        if row["id"] == "us-co-salary-history"
    ]
    assert row["note"] == "'=HYPERLINK(1) was read again"
    assert row["confirmed by"] == "A. Counsel"
    for row in csv.reader(io.StringIO(tell("--format", "csv"))):
        assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@")]


def test_a_table_that_was_exported_judges_the_same(folder: Path) -> None:
    (folder / "counsel.yaml").write_text(COUNSEL, encoding="utf-8")
    (folder / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\n", encoding="utf-8")
    before = tell("--place", "US-CO", *DAY)
    assert "confirmed by A. Counsel" in flat(before)
    assert "Wrote" in tell("--export", "ours.jsonl")
    (folder / ".jdlint.yaml").write_text("law-data: ours.jsonl\n", encoding="utf-8")
    assert tell("--place", "US-CO", *DAY) == before


def test_a_table_that_cannot_be_written_is_told() -> None:
    assert run("--export", "no/such/folder/law.jsonl").return_value == 2


def test_law_data_that_is_no_table_is_told(folder: Path) -> None:
    (folder / "ours.jsonl").write_text("{}\n", encoding="utf-8")
    (folder / ".jdlint.yaml").write_text("law-data: ours.jsonl\n", encoding="utf-8")
    assert isinstance(run("--place", "US-CO", *DAY).exception, SettingsError)


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


def test_no_escape_code_of_a_posting_reaches_the_terminal(folder: Path) -> None:
    (folder / "baker.md").write_text(POSTING.replace("# Baker", "# Baker \x1b[31m"), encoding="utf-8")
    for form in ("text", "markdown", "json"):
        assert "\x1b" not in tell("baker.md", *DAY, "--format", form)


def test_a_provision_is_explained_by_its_id() -> None:
    told = flat(tell("us-co-pay-2024", command="explain"))
    assert "Colorado (US-CO), from 2024-01-01" in told
    assert "A pay range with one end (pay-range-open-ended)" in told
    assert "Remote work is reached if the employer has somebody there." in told
    assert '"Not open to people in Colorado" does not take a posting out.' in told
    assert "last looked up on 2026-11-25" in told
    assert told.endswith("Not legal advice.")


def test_every_provision_can_be_explained() -> None:
    from jdlint.apps.explain import Markdown, Text
    from jdlint.apps.explain_provision import explain_provision
    from jdlint.checking.law.sheets import list_all
    from jdlint.checking.law.table import load_table

    for provision in list_all(load_table()):
        for page in (Text(), Markdown()):
            told = "".join(explain_provision(provision, {}, page))
            assert provision.title.split()[0] in told
            assert "None" not in told.split()


def test_a_rule_lists_the_laws_that_require_it_counsels_too(folder: Path) -> None:
    told = flat(tell("salary-history-asked", command="explain"))
    assert "Colorado: C.R.S. 8-5-102(2), from 2021-01-01 (us-co-salary-history)" in told
    changed = COUNSEL + '    cite: "C.R.S. 8-5-102(2), as read by us"\n'
    (folder / "counsel.yaml").write_text(changed, encoding="utf-8")
    (folder / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\n", encoding="utf-8")
    assert "as read by us, from 2021-01-01" in flat(tell("salary-history-asked", command="explain"))


def test_a_name_that_is_neither_is_told_with_the_nearest() -> None:
    assert "us-co-pay-2024" in str(run("us-co-pay-2O24", command="explain").exception)
