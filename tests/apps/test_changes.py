"""``jdlint check --changed``: only what git sees changed, and in it only what stands in changed lines or is wrong with the whole."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli
from tests.apps.law_house import POSTING
from tests.invariants import REPORT
from tests.reading.word import make

OTHER = POSTING.replace("Baker", "Miller").replace("a baker", "a rockstar miller").replace("Bake bread and rolls", "Grind rye")
NINJA = "Two years in a bakery. We want a ninja."


def git(*words: str, cwd: Path | None = None) -> None:
    subprocess.run(["git", "-c", "protocol.file.allow=always", *words], check=True, capture_output=True, cwd=cwd)


def commit(name: str = "change") -> None:
    git("add", "--all")
    git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", name)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments], standalone_mode=False)


def check(*arguments: str) -> dict[str, list[str]]:
    """The rules that count in each posting, and None for a run that went wrong."""
    result = run("--format", "json", "--exit-zero", *arguments)
    assert result.exception is None, result.exception
    report: dict[str, Any] = json.loads(result.stdout)
    REPORT.validate(report)
    return {
        f"{one['uri'].removeprefix('./')} {one['key']}".strip(): [finding["rule"] for finding in one["findings"]]
        for one in report["postings"]
    }


def fail(*arguments: str) -> str:
    return str(getattr(run(*arguments).exception, "message", ""))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two postings in one commit on the branch main; odd settings of a person must not matter."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (tmp_path / "gitconfig").write_text(
        "[user]\nname = A\nemail = a@example.com\n[diff]\nnoprefix = true\nrelative = true\nrenames = false\nexternal = false\n"
        "[core]\nautocrlf = false\n[color]\nui = always\n[status]\nrelativePaths = false\n",
        encoding="utf-8",
    )
    folder = tmp_path / "our repo ä"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch", "main")
    (folder / "baker.md").write_text(POSTING, encoding="utf-8")
    (folder / "miller.md").write_text(OTHER, encoding="utf-8")
    commit("first")
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8", newline="")


def test_without_changes_there_is_nothing_to_say(repository: Path) -> None:
    result = run("--changed")
    assert result.return_value == 0
    assert "No posting was changed since the last commit." in result.stdout


def test_of_a_touched_posting_changed_lines_and_the_whole_count(repository: Path) -> None:
    whole = [one for one in check()["baker.md"] if one not in ("felons", "pay-range-open-ended")]
    write(repository, "baker.md", POSTING.replace("Two years in a bakery.", NINJA))
    said = check("--changed")
    assert list(said) == ["baker.md"]
    assert "ninja-title" in said["baker.md"]
    assert "pay-range-open-ended" not in said["baker.md"]
    assert "benefits-missing" in said["baker.md"]
    assert set(said["baker.md"]) - {"ninja-title"} <= set(whole)
    human = " ".join(run("--changed", "--exit-zero").stdout.split())
    assert "in no changed line: 1 finding (pay-range-open-ended)" in human
    assert "1 posting changed since the last commit: 1 HOLD." in human


def test_it_does_not_matter_where_a_change_waits(repository: Path) -> None:
    write(repository, "baker.md", POSTING.replace("Two years in a bakery.", NINJA))
    unstaged = check("--changed")
    git("add", "baker.md")
    assert check("--changed") == unstaged
    commit()
    assert check("--changed") == {}
    assert check("--changed", "HEAD~1") == unstaged


def test_new_files_count_as_a_whole_tracked_or_not(repository: Path) -> None:
    write(repository, "new folder/bäcker 1.md", POSTING)
    every = check()["new folder/bäcker 1.md"]
    assert check("--changed") == {"new folder/bäcker 1.md": every}
    git("add", "--all")
    assert check("--changed") == {"new folder/bäcker 1.md": every}


def test_a_renamed_file_is_as_it_was(repository: Path) -> None:
    git("mv", "baker.md", "head baker.md")
    assert check("--changed") == {}
    write(repository, "head baker.md", POSTING.replace("Two years in a bakery.", NINJA))
    said = check("--changed")
    assert "ninja-title" in said["head baker.md"]
    assert "pay-range-open-ended" not in said["head baker.md"]


def test_deleted_files_are_no_fault(repository: Path) -> None:
    (repository / "baker.md").unlink()
    assert check("--changed") == {}
    git("rm", "--quiet", "baker.md")
    assert check("--changed") == {}


def test_line_ends_and_moved_lines_are_no_change_of_words(repository: Path) -> None:
    write(repository, "baker.md", POSTING.replace("\n", "\r\n"))
    assert check("--changed") == {}
    first, rest = POSTING.split("## Requirements")
    pay = rest.index("## Pay")
    write(repository, "baker.md", f"{first}{rest[pay:]}\n## Requirements{rest[:pay]}")
    assert "pay-range-open-ended" not in check("--changed")["baker.md"]


def test_a_deleted_line_touches_the_posting(repository: Path) -> None:
    write(repository, "baker.md", POSTING.replace("From $40,000 a year.\n", ""))
    said = check("--changed")["baker.md"]
    assert "pay-range-missing" in said


def test_since_a_branch_left_another(repository: Path) -> None:
    git("checkout", "--quiet", "-b", "work")
    write(repository, "baker.md", POSTING.replace("Two years in a bakery.", NINJA))
    commit()
    git("checkout", "--quiet", "main")
    write(repository, "miller.md", OTHER.replace("Two years in a bakery.", NINJA))
    commit()
    git("checkout", "--quiet", "work")
    assert list(check("--changed", "main")) == ["baker.md"]
    assert list(check("--changed=main", "miller.md")) == []
    assert json.loads(run("--changed", "main", "--format", "json").stdout)["run"]["changed_since"] == "main"


def test_of_several_postings_in_a_file_those_that_were_touched(repository: Path) -> None:
    needs = "You bring two years of work in a bakery, and you like to rise early. Send your resume to jobs@example.com."
    jobs = [
        f"title: {title}\ndescription: You {does} every morning in our shop in Boulder, CO, and clean up at noon.\nrequirements: {needs}\n"
        for title, does in (("Baker", "bake bread"), ("Miller", "grind rye"), ("Cook", "cook soup"))
    ]
    write(repository, "jobs.yaml", "---\n".join(jobs))
    commit()
    touched = jobs[1].replace("grind rye", "grind rye like a ninja miller")
    write(repository, "jobs.yaml", "---\n".join([jobs[2], touched, jobs[0]]))
    said = check("--changed")
    assert len(said) == 1
    (key,) = said
    assert "1" in key
    write(repository, "jobs.yaml", "---\n".join([*jobs, jobs[0].replace("Baker", "Smith")]))
    assert [key[-1] for key in check("--changed")] == ["3"]


def test_records_of_a_feed(repository: Path) -> None:
    does = "We want a baker for our shop in Boulder. You bake bread and rolls every morning and clean the ovens at noon."
    rows = [f"{number},Baker {number},{does}" for number in range(3)]
    write(repository, "jobs.csv", "\n".join(["id,title,description", *rows]) + "\n")
    commit()
    rows[1] = rows[1].replace("a baker", "a ninja")
    write(repository, "jobs.csv", "\n".join(["id,title,description", "7,Cook,You cook.", *reversed(rows)]) + "\n")
    said = check("--changed", "--", "jobs.csv")
    assert sorted(key.partition(":")[2] for key in said) == ["1", "7"]


def test_word_documents(repository: Path) -> None:
    paragraphs = ["Baker", "We look for a ninja for our shop in Boulder, CO.", "Bake bread.", "Two years in a bakery."]
    (repository / "baker.docx").write_bytes(make(*paragraphs))
    commit()
    assert check("--changed") == {}
    (repository / "baker.docx").write_bytes(make(*paragraphs, "A rockstar of rolls."))
    report = json.loads(run("--changed", "--format", "json").stdout)
    (posting,) = report["postings"]
    assert [one["text"] for one in posting["findings"] if one["rule"] == "ninja-title"] == ["rockstar"]
    assert [one["text"] for one in posting["suppressed"] if one["rule"] == "ninja-title"] == ["ninja"]
    assert posting["suppressed"][0]["suppressed"] == {"by": "unchanged", "reason": "", "since": "the last commit"}


def test_files_elsewhere_and_ignored_ones_are_passed_over(repository: Path) -> None:
    outside = repository.parent / "out.md"
    outside.write_text(POSTING, encoding="utf-8")
    result = run("--changed", "--", ".", str(outside))
    assert "lies outside of the git repository" in result.stderr
    assert result.return_value == 0
    (repository / ".gitignore").write_text("draft.md\n", encoding="utf-8")
    write(repository, "draft.md", POSTING)
    assert check("--changed", "--", "draft.md") == {}


def test_from_a_folder_below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, "sub/new.md", POSTING)
    write(repository, "baker.md", POSTING.replace("Two years in a bakery.", NINJA))
    monkeypatch.chdir(repository / "sub")
    assert list(check("--changed")) == ["new.md"]
    assert list(check("--changed", "--", "..")) == ["../baker.md", "../sub/new.md"]


def test_a_path_in_the_place_of_a_revision_is_a_path(repository: Path) -> None:
    write(repository, "sub/new.md", POSTING)
    write(repository, "baker.md", POSTING.replace("Two years in a bakery.", NINJA))
    assert list(check("--changed", "sub")) == ["sub/new.md"]


def test_a_repository_without_any_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    write(tmp_path, "a.md", POSTING)
    write(tmp_path, "b.md", POSTING)
    git("add", "a.md")
    assert list(check("--changed")) == ["a.md", "b.md"]


def test_what_is_wrong_is_told_with_the_remedy(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'there is no revision "origin/main" here' in fail("--changed", "origin/main")
    assert "standard input" in fail("--changed", "--", "-")
    write(repository, "baker.md", POSTING + "\nMore.\n")
    commit("second")
    shallow = tmp_path / "shallow"
    git("clone", "--quiet", "--depth", "1", f"file://{repository}", str(shallow))
    monkeypatch.chdir(shallow)
    said = fail("--changed", "origin/work")
    assert "git fetch origin work" in said
    assert "git fetch --unshallow" in said
    assert "fetch-depth: 0" in said
    (tmp_path / "bare").mkdir()
    monkeypatch.chdir(tmp_path / "bare")
    assert "needs a git repository" in fail("--changed")
    monkeypatch.setenv("PATH", "")
    assert "Install git" in fail("--changed")


def test_no_common_commit(repository: Path) -> None:
    git("checkout", "--quiet", "--orphan", "other")
    commit("apart")
    assert "git knows no commit that main and HEAD have in common" in fail("--changed", "main")


def test_what_broke_in_the_past_costs_nothing_today(repository: Path) -> None:
    (repository / "odd.md").write_bytes(b"")
    commit()
    write(repository, "odd.md", POSTING)
    every = check()["odd.md"]
    assert check("--changed") == {"odd.md": every}


def test_with_a_baseline_old_absences_do_not_count_either(repository: Path) -> None:
    CliRunner().invoke(cli, ["baseline"], standalone_mode=False)
    commit()
    write(repository, "baker.md", POSTING.replace("Two years in a bakery.", NINJA))
    assert check("--changed", "--baseline", ".jdlint-baseline.json") == {"baker.md": ["ninja-title"]}
    git("mv", "miller.md", "grinder.md")  # and so is what is known of it looked for there
    commit()
    write(repository, "baker.md", POSTING.replace("Two years in a bakery.", "Two years in a bakery. We want a rockstar."))
    report = json.loads(run("--changed", "--baseline", ".jdlint-baseline.json", "--format", "json").stdout)
    assert [one["uri"] for one in report["postings"]] == ["./baker.md"]
    assert report["summary"]["known"] == report["summary"]["suppressed"]["baseline"] > 0
    assert report["summary"]["mended"] == 0
