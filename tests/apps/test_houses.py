"""Each file is judged by the configuration that is nearest to it, in whatever order and from wherever it is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli

POSTING = """\
# Baker

We are looking for a bread ninja for our shop in Boulder, CO.

## Responsibilities

- Bake bread and rolls every morning.

## Requirements

- Two years in a bakery.
"""
OWN_RULE = """\
id: NAME
title: Bread in a posting
category: clarity
severity: info
since: "0.1"
check: {terms: [WORD]}
message: "'{text}' is known."
help: {why: Everybody has it., do: Say no more., not when: You sell it.}
examples:
  - bad: We bake [[WORD]].
  - good: We bake pies.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two houses, ``a`` and ``b``, that is the current folder."""
    (tmp_path / ".git").mkdir()
    write(tmp_path, "a/.jdlint.yaml", "select: [pay]\n")
    write(tmp_path, "b/.jdlint.yaml", "select: [ninja-title]\n")
    for name in ("a/x.md", "a/deep/y.md", "b/x.md"):
        write(tmp_path, name, POSTING)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(*arguments: str, command: str = "check", input: str | None = None) -> Result:
    result = CliRunner().invoke(cli, [command, *arguments], standalone_mode=False, input=input)
    if result.exception is None:
        result.exit_code = int(result.return_value or 0)
    return result


def report(*arguments: str) -> dict[str, Any]:
    """The report."""
    said: dict[str, Any] = json.loads(run(*arguments, "--format", "json").stdout)
    return said


def rules(*arguments: str) -> dict[str, set[str]]:
    """What is found in each file."""
    return {one["uri"]: {finding["rule"] for finding in one["findings"]} for one in report(*arguments)["postings"]}


PAY, NINJA = {"pay-range-missing"}, {"ninja-title"}


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["a", "b"], {"a/x.md": PAY, "a/deep/y.md": PAY, "b/x.md": NINJA}),
        (["b", "a"], {"a/x.md": PAY, "a/deep/y.md": PAY, "b/x.md": NINJA}),
        (["."], {"./a/x.md": PAY, "./a/deep/y.md": PAY, "./b/x.md": NINJA}),
        (["b/x.md", "a/deep/y.md"], {"a/deep/y.md": PAY, "b/x.md": NINJA}),
        (["b/x.md"], {"b/x.md": NINJA}),
    ],
)
def test_the_nearest_configuration_counts(folder: Path, paths: list[str], found: dict[str, set[str]]) -> None:
    assert rules(*paths) == found


def test_the_nearest_configuration_counts_from_any_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "b")
    assert rules("x.md", "../a/x.md", str(folder / "a" / "deep")) == {
        "x.md": NINJA,
        "../a/x.md": PAY,
        str(folder / "a" / "deep" / "y.md"): PAY,
    }


def test_a_configuration_further_down_takes_the_place_of_the_one_above(folder: Path) -> None:
    write(folder, ".jdlint.yaml", "select: [title-missing]\n")
    write(folder, "a/deep/pyproject.toml", "[tool.jdlint]\nselect = ['bias']\n")
    write(folder, "z.md", POSTING)
    assert rules(".") == {"./a/x.md": PAY, "./a/deep/y.md": NINJA, "./b/x.md": NINJA, "./z.md": set()}


def test_a_configuration_that_is_named_counts_for_all(folder: Path) -> None:
    assert rules("a", "b", "--config", "b/.jdlint.yaml") == {"a/x.md": NINJA, "a/deep/y.md": NINJA, "b/x.md": NINJA}
    assert all(found > NINJA | PAY for found in rules("a", "b", "--no-config").values())


def test_standard_input_is_judged_as_if_it_lay_where_its_name_says(folder: Path) -> None:
    said = run("-", "a/x.md", "--stdin-filename", "b/new.md", "--format", "json", input=POSTING)
    found = {one["uri"]: {finding["rule"] for finding in one["findings"]} for one in json.loads(said.stdout)["postings"]}
    assert found == {"b/new.md": NINJA, "a/x.md": PAY}


def test_each_posting_fails_by_its_own_configuration(folder: Path) -> None:
    for name, fail_on in (("a", "error"), ("b", "error")):
        write(folder, f"{name}/.jdlint.yaml", f"select: [ninja-title]\nfail-on: {fail_on}\n")
    assert run("a", "b").exit_code == 0
    write(folder, "b/.jdlint.yaml", "select: [ninja-title]\nfail-on: warning\n")
    assert run("a", "b").exit_code == 1
    assert run("b", "a").exit_code == 1
    assert run("a").exit_code == 0
    assert run("a", "b", "--fail-on", "error").exit_code == 0


def test_the_command_line_chooses_for_all(folder: Path) -> None:
    assert rules("a", "b", "--ignore", "ninja-title") == {"a/x.md": PAY, "a/deep/y.md": PAY, "b/x.md": set()}
    assert rules("a", "b", "--select", "bias") == {"a/x.md": NINJA, "a/deep/y.md": NINJA, "b/x.md": NINJA}


def test_own_rules_judge_in_their_own_house(folder: Path) -> None:
    for house, name, word in (("a", "known-bread", "bread"), ("b", "known-rolls", "rolls")):
        write(folder, f"{house}/rules/{name}.yaml", OWN_RULE.replace("NAME", name).replace("WORD", word))
        write(folder, f"{house}/.jdlint.yaml", f"rule-paths: [rules]\nselect: [{name}]\n")
    both = {"a/x.md": {"known-bread"}, "b/x.md": {"known-rolls"}}
    assert rules("a/x.md", "b/x.md") == both
    # A name that one of the houses knows is no mistake.
    assert rules("a/x.md", "b/x.md", "--select", "known-rolls") == {"a/x.md": set(), "b/x.md": {"known-rolls"}}
    assert rules("a/x.md", "b/x.md", "--ignore", "known-rolls") == {"a/x.md": {"known-bread"}, "b/x.md": set()}
    assert "there is no rule or category" in str(run("a/x.md", "--select", "known-rolls").exception)
    sarif = json.loads(run("a/x.md", "b/x.md", "--format", "sarif").stdout)["runs"][0]
    assert {rule["id"] for rule in sarif["tool"]["driver"]["rules"]} == {"known-bread", "known-rolls"}


def test_what_a_house_excludes_is_passed_over_in_its_folder_alone(folder: Path) -> None:
    write(folder, "a/.jdlint.yaml", "select: [pay]\nexclude: [/deep/]\n")
    write(folder, "b/deep/y.md", POSTING)
    assert set(rules(".")) == {"./a/x.md", "./b/x.md", "./b/deep/y.md"}
    assert "./a/deep/y.md was passed over: left out by an ignore pattern." in run(".", "--verbose").stdout
    assert set(rules(".", "--no-config")) == {"./a/x.md", "./a/deep/y.md", "./b/x.md", "./b/deep/y.md"}
    assert set(rules("a/deep/y.md")) == {"a/deep/y.md"}


def test_what_a_house_has_for_jdlint_is_passed_over_in_its_folder(folder: Path) -> None:
    write(folder, "b/rules/known-rolls.yaml", OWN_RULE.replace("NAME", "known-rolls").replace("WORD", "rolls"))
    write(folder, "b/ours.json", '{"type": "object", "title": "Baker"}')
    write(folder, "b/.jdlint.yaml", "rule-paths: [rules]\nschema: ours.json\nselect: [known-rolls]\n")
    assert rules(".") == {"./a/x.md": PAY, "./a/deep/y.md": PAY, "./b/x.md": {"known-rolls"}}
    said = " ".join(run(".", "--verbose").stdout.split())
    for name in ("b/rules/known-rolls.yaml", "b/ours.json"):
        assert f"{name} was passed over: a file of your own for jdlint." in said
        assert set(rules("a/x.md", "b/x.md", name, "--force-exclude")) == {"a/x.md", "b/x.md"}


def test_named_files_are_excluded_by_their_own_house_where_that_is_asked_for(folder: Path) -> None:
    for house in ("a", "b"):
        write(folder, f"{house}/old/y.md", POSTING)
    write(folder, "a/.jdlint.yaml", "select: [pay]\nexclude: [/old/]\n")
    named = ("a/old/y.md", "b/old/y.md")
    assert set(rules(*named, "--force-exclude")) == {"b/old/y.md"}
    assert set(rules(*named[::-1], "--force-exclude")) == {"b/old/y.md"}
    assert set(rules(*named)) == set(named)


def test_the_report_tells_the_decisions_of_all(folder: Path) -> None:
    write(folder, "a/.jdlint.yaml", "employer: {staff: 40, staff_in: {US-CO: 3}}\n")
    write(folder, "b/.jdlint.yaml", "employer: {staff: 40, staff_in: {US-CO: 9}}\n")
    both, other_way, alone = (report(*paths)["run"] for paths in (["a", "b"], ["b", "a"], ["a"]))
    assert both == other_way
    assert both["employer"] == {"staff": 40}
    assert alone["employer"] == {"staff": 40, "staff_in": {"US-CO": 3}}
    assert both["config"] not in (alone["config"], report("b")["run"]["config"])
    write(folder, "b/.jdlint.yaml", (folder / "a" / ".jdlint.yaml").read_text(encoding="utf-8"))
    assert report("a", "b")["run"] == alone


def test_verbose_says_which_configuration_counts(folder: Path) -> None:
    write(folder, "z.md", POSTING)
    said = " ".join(run(".", "--verbose").stdout.split())
    for note in (
        "Note: The configuration a/.jdlint.yaml counts for 2 files.",
        "Note: The configuration b/.jdlint.yaml counts for 1 file.",
        "Note: No configuration file counts for 1 file.",
    ):
        assert note in said
    assert "counts for" not in run(".").stdout


def test_a_wrong_configuration_is_told_wherever_it_lies(folder: Path) -> None:
    write(folder, "a/deep/.jdlint.yaml", "selct: [pay]\n")
    assert str(run("b", "a").exception) == 'a/deep/.jdlint.yaml:1:1: unknown key "selct"; did you mean "select"?'
    assert run("b").exception is None
    assert run("b", "a", "--no-config").exception is None


def test_without_a_file_the_configuration_of_the_path_still_has_to_be_right(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert "No posting was found" in run("empty").stdout
    write(folder, "empty/.jdlint.yaml", "selct: [pay]\n")
    assert "unknown key" in str(run("empty").exception)
    assert "config" in report("none.md")["run"]


def test_overrides_hold_from_any_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, ".jdlint.yaml", "select: [ninja-title]\noverrides: [{paths: ['internal/*'], ignore: [ninja-title]}]\n")
    write(folder, "internal/x.md", POSTING)
    write(folder, "z.md", POSTING)
    assert rules("internal", "z.md") == {"internal/x.md": set(), "z.md": NINJA}
    monkeypatch.chdir(folder / "internal")
    assert rules("x.md", "../z.md") == {"x.md": set(), "../z.md": NINJA}
    monkeypatch.chdir(folder / "a")
    assert rules("../internal", "x.md") == {"../internal/x.md": set(), "x.md": PAY}


def test_severities_that_a_configuration_sets_bring_nothing_back(folder: Path) -> None:
    for text in (
        "rules: {ninja-title: error}\n",
        "overrides: [{paths: ['*.md'], rules: {ninja-title: error}}]\n",
        "ignore: [ninja-title]\nrules: {ninja-title: error}\n",
    ):
        write(folder, "b/.jdlint.yaml", text)
        for name in ("ninja-title", "bias"):
            assert "ninja-title" not in rules("b/x.md", "--ignore", name)["b/x.md"]
    assert "ninja-title" not in rules("b/x.md")["b/x.md"]
    write(folder, "b/.jdlint.yaml", "overrides: [{paths: ['*.md'], select: [pay]}]\n")
    assert rules("b/x.md", "--select", "bias")["b/x.md"] == NINJA


@pytest.mark.parametrize("schema", ['{"allOf": [{"$ref": "none.json"}]}', '{"allOf": [{"$ref": "#"}]}', '{"type": 3}'])
def test_a_schema_that_cannot_work_is_a_fault_of_the_configuration(folder: Path, schema: str) -> None:
    write(folder, "b/ours.json", schema)
    write(folder, "b/.jdlint.yaml", "schema: ours.json\n")
    for command in ("check", "rules"):
        said = str(run(*(["b/x.md"] if command == "check" else ["--config", "b/.jdlint.yaml"]), command=command).exception)
        assert said.startswith(f"{folder}/b/ours.json:1:")


@pytest.mark.parametrize("paths", [("a/x.md", "b/x.md"), ("b/x.md", "a/x.md"), ("b", "a")])
def test_the_law_of_each_file_is_told_by_its_own_configuration(folder: Path, paths: tuple[str, ...]) -> None:
    write(folder, "a/.jdlint.yaml", "employer: {staff: 3}\n")
    write(folder, "b/.jdlint.yaml", "employer: {staff_in: {US-NY: 400}}\n")
    for name in ("a/x.md", "b/x.md"):
        write(folder, name, POSTING.replace("Boulder, CO", "Albany, NY"))

    def answers(*words: str) -> dict[str, str]:
        said = run(*paths, "--format", "json", "--as-of", "2026-11-25", *words, command="law")
        sheets = json.loads(said.stdout)["sheets"]
        return {
            sheet["name"].partition(":")[0]: entry["answer"]
            for sheet in sheets
            for entry in sheet["entries"]
            if entry["id"] == "us-ny-pay"
        }

    assert {name: answer for name, answer in answers().items() if "deep" not in name} == {"a/x.md": "no", "b/x.md": "yes"}
    assert set(answers("--config", "b/.jdlint.yaml").values()) == {"yes"}
    assert set(answers("--employer", "staff_in.US-NY=9").values()) == {"yes"}


def test_the_law_is_told_with_the_age_of_the_oldest_table(folder: Path) -> None:
    run("--export", str(folder / "b" / "law.jsonl"), "--no-config", command="law")
    path = folder / "b" / "law.jsonl"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    about = {**json.loads(head), "read_up_to": "2024-01-01", "digest": "0"}
    path.write_text("\n".join([json.dumps(about), *lines]), encoding="utf-8")
    write(folder, "b/.jdlint.yaml", "law-data: law.jsonl\n")
    both, other_way, alone = (
        json.loads(run(*paths, "--format", "json", command="law").stdout)["law"]
        for paths in (("a/x.md", "b/x.md"), ("b/x.md", "a/x.md"), ("a/x.md",))
    )
    assert both == other_way
    assert both["read_up_to"] == "2024-01-01" < alone["read_up_to"]
    assert both["digest"] not in (alone["digest"], "0")
