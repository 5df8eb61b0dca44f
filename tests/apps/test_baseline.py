"""``jdlint baseline`` and ``jdlint check --baseline``: yesterday's faults do not block today's change."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import jdlint
from jdlint.apps.cli import cli
from jdlint.config.loading import load_config
from tests.apps.law_house import POSTING
from tests.invariants import REPORT

FILE = ".jdlint-baseline.json"
OTHER = POSTING.replace("Baker", "Miller").replace("a baker", "a rockstar miller").replace("Bake bread and rolls", "Grind rye")


def run(*arguments: str, code: int | None = 0) -> Result:
    result = CliRunner().invoke(cli, list(arguments), standalone_mode=False)
    if code is not None:
        assert result.exception is None, result.exception
        assert (result.return_value or 0) == code, result.output
    return result


def check(*arguments: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run("check", ".", "--format", "json", "--exit-zero", *arguments).stdout)
    REPORT.validate(report)
    return report


def new(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(posting["uri"], finding["rule"]) for posting in report["postings"] for finding in posting["findings"]]


def test_what_was_written_down_does_not_count(house: Path) -> None:
    run("check", "baker.md", code=1)
    said = run("baseline", "--as-of", "2026-11-20").stdout
    assert "known findings of 1 posting in .jdlint-baseline.json." in said
    assert "Next: jdlint check --baseline .jdlint-baseline.json" in said
    human = run("check", "--baseline", FILE).stdout
    assert "READY" in human
    assert "Nothing that counts stands in the way." in human
    known = len(json.loads((house / FILE).read_text())["findings"])
    assert f"{known} known findings are left out." in human
    report = check("--baseline", FILE)
    assert new(report) == []
    assert report["summary"]["known"] == report["summary"]["suppressed"]["baseline"] == known
    assert {one["suppressed"]["since"] for one in report["postings"][0]["suppressed"]} == {"2026-11-20"}
    run("check", code=1)


def test_new_findings_count_and_mended_ones_are_told(house: Path) -> None:
    run("baseline")
    text = POSTING.replace("No felons.", "").replace("Two years in a bakery.", "Two years in a bakery. We want a ninja.")
    (house / "baker.md").write_text(text, encoding="utf-8")
    report = check("--baseline", FILE)
    assert new(report) == [("./baker.md", "ninja-title")]
    assert report["summary"]["mended"] >= 1
    mended = report["summary"]["mended"]
    human = run("check", "--baseline", FILE).stdout
    assert f"; {mended} {'was' if mended == 1 else 'were'} mended: run jdlint baseline --prune." in " ".join(human.split())


def test_prune_takes_out_what_was_mended_and_adds_nothing(house: Path) -> None:
    run("baseline")
    before = json.loads((house / FILE).read_text())["findings"]
    (house / "baker.md").write_text(
        POSTING.replace("No felons.", "").replace("Two years in a bakery.", "Two years in a bakery. We want a ninja."),
        encoding="utf-8",
    )
    said = run("baseline", "--prune").stdout
    after = json.loads((house / FILE).read_text())["findings"]
    assert f"({len(before) - len(after)} mended, 1 new and not added)" in said
    assert len(after) < len(before)
    assert all(one in before for one in after)
    assert new(check("--baseline", FILE)) == [("./baker.md", "ninja-title")]
    assert check("--baseline", FILE)["summary"]["mended"] == 0


def test_written_anew_it_keeps_the_days_and_the_files_that_were_not_looked_at(house: Path) -> None:
    (house / "miller.md").write_text(OTHER, encoding="utf-8")
    run("baseline", "--as-of", "2026-11-01")
    first = (house / FILE).read_bytes()
    run("baseline", "--as-of", "2026-11-20")
    assert (house / FILE).read_bytes() == first
    (house / "baker.md").write_text(
        POSTING.replace("Two years in a bakery.", "Two years in a bakery. We want a ninja."), encoding="utf-8"
    )
    run("baseline", "baker.md", "--as-of", "2026-11-20")
    entries = json.loads((house / FILE).read_text())["findings"]
    days = {(one["file"], one["rule"]): one["since"] for one in entries}
    assert days["baker.md", "ninja-title"] == "2026-11-20"
    assert set(days.values()) == {"2026-11-01", "2026-11-20"}
    assert {one["since"] for one in entries if one["file"] == "miller.md"} == {"2026-11-01"}


def test_a_check_of_one_file_says_nothing_of_others(house: Path) -> None:
    (house / "miller.md").write_text(OTHER, encoding="utf-8")
    run("baseline")
    said = json.loads(run("check", "baker.md", "--baseline", FILE, "--format", "json").stdout)
    assert said["summary"]["mended"] == 0
    (house / "miller.md").unlink()
    said = json.loads(run("check", "baker.md", "--baseline", FILE, "--format", "json").stdout)
    assert said["summary"]["mended"] == 0
    assert check("--baseline", FILE)["summary"]["mended"] > 0


def test_renames_from_any_folder_change_nothing(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("baseline")
    (house / "old").mkdir()
    (house / "baker.md").rename(house / "old" / "back stube ä.md")
    assert new(check("--baseline", FILE)) == []
    monkeypatch.chdir(house / "old")
    assert new(check("--baseline", f"../{FILE}")) == []


def test_the_configuration_names_it_and_it_is_no_posting(house: Path) -> None:
    (house / ".jdlint.yaml").write_text("baseline: known.json\n", encoding="utf-8")
    assert "in known.json" in run("baseline").stdout
    assert check()["summary"]["known"] > 0
    assert new(check("--no-baseline"))
    assert "known" not in check("--no-baseline")["summary"]
    run("baseline", "--output", "other.json")
    assert [one["uri"] for one in check("--baseline", "other.json")["postings"]] == ["./baker.md"]


def test_folders_with_baselines_of_their_own(house: Path) -> None:
    for name in ("a", "b"):
        (house / name).mkdir()
        (house / name / "posting.md").write_text(POSTING if name == "a" else OTHER, encoding="utf-8")
        (house / name / ".jdlint.yaml").write_text("baseline: known.json\n", encoding="utf-8")
        run("baseline", name)
    (house / "baker.md").unlink()
    assert new(check()) == []
    result = run("baseline", ".", code=None)
    assert "these files have several baselines" in str(result.exception)
    assert "--output" in str(result.exception)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[1]", b'{"version": "1"}'])
def test_a_broken_baseline_is_told_and_not_overwritten(house: Path, content: bytes) -> None:
    (house / FILE).write_bytes(content)
    for command in (["check", "--baseline", FILE], ["baseline"], ["baseline", "--prune"]):
        result = run(*command, code=None)
        assert str(result.exception).startswith(FILE)
        assert "jdlint baseline" in str(result.exception)
    assert (house / FILE).read_bytes() == content


def test_one_that_is_not_there(house: Path) -> None:
    assert "make it: jdlint baseline" in str(run("check", "--baseline", "no.json", code=None).exception)
    assert "make it: jdlint baseline" in str(run("baseline", "--prune", code=None).exception)
    assert os.listdir(house).count(FILE) == 0


def test_a_file_that_cannot_be_read_keeps_what_is_known(house: Path) -> None:
    run("baseline")
    before = (house / FILE).read_bytes()
    (house / "baker.md").write_bytes(b"")
    run("baseline", "baker.md", code=3)
    assert (house / FILE).read_bytes() == before


def test_every_format_says_what_is_known(house: Path) -> None:
    run("baseline", "--as-of", "2026-11-20")
    (house / "baker.md").write_text(
        POSTING.replace("Two years in a bakery.", "Two years in a bakery. We want a ninja."), encoding="utf-8"
    )

    def tell(format: str) -> str:
        return run("check", "--baseline", FILE, "--format", format, "--exit-zero").stdout

    known = "known since the baseline of 20 November 2026"
    assert known in tell("html")
    assert known.replace("known", "Known") in tell("markdown")
    assert "known findings are left out" in tell("github")
    assert "known findings are left out" in tell("rules")
    assert "known since the baseline" in next(csv.DictReader(io.StringIO(tell("csv"))))["Does not count"]
    results = json.loads(tell("sarif"))["runs"][0]["results"]
    assert {one["baselineState"] for one in results if "suppressions" not in one} == {"new"}
    silenced = [one for one in results if "suppressions" in one]
    assert {one["baselineState"] for one in silenced} == {"unchanged"}
    assert {one["suppressions"][0]["kind"] for one in silenced} == {"external"}
    lines = [json.loads(line) for line in tell("jsonl").splitlines()]
    assert [one["rule"] for one in lines[1]["findings"]] == ["ninja-title"]


def test_from_python(house: Path) -> None:
    run("baseline")
    assert jdlint.lint_file("baker.md").postings[0].findings
    report = jdlint.lint_file("baker.md", baseline=FILE)
    assert report.known is not None
    assert report.known.known == len(json.loads((house / FILE).read_text())["findings"])
    assert report.postings[0].findings == ()
    (house / ".jdlint.yaml").write_text(f"baseline: {FILE}\n", encoding="utf-8")
    assert jdlint.lint_file("baker.md").known == report.known
    assert load_config(".jdlint.yaml").config.baseline == str(house / FILE)
