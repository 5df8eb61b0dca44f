"""Formats for a repository take paths from its root, from wherever the command is run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli
from jdlint.apps.repository import find_root

BAD = "# Baker\n\nWe need a bread ninja.\n\n## Responsibilities\n\n- Bake bread.\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, with the folder "jobs" for the current one."""
    (tmp_path / "house" / "jobs").mkdir(parents=True)
    (tmp_path / "house" / ".git").write_text("gitdir: elsewhere\n")  # as in a second work tree
    for name in ("house/jobs/baker.md", "house/miller.md", "outside.md"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "house" / "jobs")
    return tmp_path / "house"


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=input)


def list_paths(*paths: str) -> set[str]:
    issues = json.loads(run("check", *paths, "--format", "gitlab").stdout)
    return {issue["location"]["path"] for issue in issues}


def test_paths_are_those_of_the_repository(house: Path) -> None:
    assert find_root(".") == str(house)
    assert list_paths(".", "../miller.md", str(house / "jobs" / "none.md")) == {"jobs/baker.md", "miller.md", "jobs/none.md"}
    assert list_paths("../../outside.md") == {"../../outside.md"}


def test_standard_input_has_no_place_and_is_called_what_it_is_told(house: Path) -> None:
    def told(*more: str) -> set[str]:
        issues = json.loads(run("check", "-", "--format", "gitlab", *more, input=BAD).stdout)
        return {issue["location"]["path"] for issue in issues}

    assert told() == {"<stdin>"}
    assert told("--stdin-filename", "new.md") == {"jobs/new.md"}


def test_without_a_repository_paths_count_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(BAD, encoding="utf-8")
    assert list_paths(str(tmp_path / "a.md")) == {"a.md"}


def test_other_formats_keep_the_paths_that_were_given(house: Path) -> None:
    assert json.loads(run("check", "baker.md", "--format", "json").stdout)["postings"][0]["uri"] == "baker.md"
    told = json.loads(run("check", "baker.md", "--format", "rdjsonl").stdout.splitlines()[0])
    assert told["location"]["path"] == "baker.md"


def test_code_scanning_finds_the_files(house: Path) -> None:
    log = json.loads(run("check", "baker.md", str(house / "miller.md"), "--format", "sarif").stdout)
    assert [one["location"]["uri"] for one in log["runs"][0]["artifacts"]] == ["jobs/baker.md", "miller.md"]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in log["runs"][0]["results"]]
    assert set(places) == {"jobs/baker.md", "miller.md"}


def test_places_lead_to_the_web(house: Path) -> None:
    told = run("check", "baker.md", "--format", "markdown", "--source-url", "https://example.org/a/-/blob/main/").stdout
    assert "(https://example.org/a/-/blob/main/jobs/baker.md?plain=1#L3)" in told
    assert "](" not in run("check", "baker.md", "--format", "markdown").stdout


@pytest.mark.parametrize(
    "address", ["example.org", "javascript:alert(1)", "https://example.org/a)b", "https://example.org/a b", ""]
)
def test_what_is_no_address_is_refused(house: Path, address: str) -> None:
    result = run("check", "baker.md", "--format", "markdown", "--source-url", address)
    assert result.exit_code == 2
    assert "is no address such as https://github.com/" in result.stderr
