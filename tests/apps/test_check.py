"""``jdlint check`` as a person or a script calls it: exit codes, outputs, options."""

from __future__ import annotations

import io
import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jdlint.apps import check, delivering
from jdlint.apps.cli import cli
from jdlint.engine import Linter
from jdlint.model.document import Document
from jdlint.model.source import Unreadable

GOOD = """\
# Bicycle Mechanic

Fahrwerk Cycles is looking for a bicycle mechanic in Denver, CO. You keep the bicycles of four hundred commuters safe and quiet.

## Responsibilities

- Check brakes, wheels and chains, and replace what is worn.
- Explain to riders what their bicycle needs and what it costs.

## Requirements

- Two years of work in a repair shop.
- Patience with riders who do not know the name of the part.

## Benefits

Health insurance, a pension and three weeks of paid leave.

## Pay

$24 to $29 per hour. This is a full-time job. You report to the shop manager.

## How to apply

Write to work@fahrwerk.example by 15 December 2026.

We are an equal opportunity employer and decide on applications without regard to age, disability, gender, origin, religion or veteran
status. If you need an accommodation to apply, write to access@fahrwerk.example.
"""
BAD = GOOD.replace("bicycle mechanic in", "bicycle ninja in").replace("$24 to $29 per hour", "A competitive salary")
OWN_RULE = """\
id: coffee-perk
title: Coffee sold as a benefit
category: clarity
severity: error
since: "0.1"
aliases: [espresso-perk]
check: {terms: [paid leave]}
message: "'{text}' is no benefit."
help: {why: Everybody has it., do: Name a real benefit., not when: You sell coffee.}
examples:
  - bad: We offer [[paid leave]].
  - good: We offer a pension.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository that is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    """The command in this process; an exit code is what the command returns."""
    result = CliRunner().invoke(cli, ["check", *arguments], input=input, standalone_mode=False)
    if result.exception is None:
        result.exit_code = int(result.return_value or 0)
    return result


def complaint(result: Result) -> str:
    """What a failed command says."""
    assert result.exception is not None
    return str(getattr(result.exception, "message", result.exception))


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


def test_exit_code_tells_the_worst(folder: Path) -> None:
    write(folder, good=GOOD, bad=BAD)
    assert run("good.md").exit_code == 0
    assert run("bad.md").exit_code == 1
    assert run("good.md", "bad.md").exit_code == 1
    assert run("good.md", "none.md").exit_code == 3
    result = run("none.md", "bad.md", "--format", "concise")
    assert result.exit_code == 3
    assert "none.md:1:1: error unreadable There is no such file." in result.stdout
    assert "pay-range-missing" in result.stdout


def test_severity_that_fails(folder: Path) -> None:
    write(folder, ninja=GOOD.replace("bicycle mechanic in", "bicycle ninja in"))
    assert run("ninja.md").exit_code == 0
    assert run("ninja.md", "--fail-on", "warning").exit_code == 1
    assert run("ninja.md", "--fail-on", "warning", "--exit-zero").exit_code == 0
    (folder / ".jdlint.yaml").write_text("fail-on: warning\n", encoding="utf-8")
    assert run("ninja.md").exit_code == 1
    assert run("ninja.md", "--fail-on", "error").exit_code == 0
    assert run("ninja.md", "--no-config").exit_code == 0


def test_exit_zero_does_not_hide_what_could_not_be_read(folder: Path) -> None:
    write(folder, bad=BAD)
    assert run("bad.md", "--exit-zero").exit_code == 0
    assert run("bad.md", "none.md", "--exit-zero").exit_code == 3


def test_without_a_path_the_current_folder_is_checked(folder: Path) -> None:
    write(folder, bad=BAD)
    result = run("--format", "json")
    assert [posting["uri"] for posting in json.loads(result.stdout)["postings"]] == ["./bad.md"]


def test_a_path_named_twice_is_checked_once(folder: Path) -> None:
    write(folder, good=GOOD)
    assert json.loads(run("good.md", "good.md", "--format", "json").stdout)["summary"]["postings"] == 1


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"%PDF-1.7\n", b"\0\1\2\3" * 99])
def test_unreadable_file_in_a_folder_is_an_error_too(folder: Path, data: bytes) -> None:
    write(folder, good=GOOD)
    (folder / "broken.md").write_bytes(data)
    result = run(".", "--format", "json")
    assert result.exit_code == 3
    report = json.loads(result.stdout)
    assert [error["uri"] for error in report["errors"]] == ["./broken.md"]
    assert len(report["postings"]) == 1


def test_file_that_needs_a_later_part_is_an_error_only_if_named(folder: Path) -> None:
    write(folder, good=GOOD)
    (folder / "later.odt").write_bytes(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text")
    assert run(".").exit_code == 0
    assert "later.odt" in run(".").stdout
    assert run("later.odt").exit_code == 3


def test_folder_that_cannot_be_entered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "shut").mkdir()

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run("shut", "--format", "concise")
    assert result.exit_code == 3
    assert result.stdout.startswith("shut:1:1: error unreadable It may not be read")


def test_fault_of_ours_costs_one_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, a=GOOD, b=GOOD)
    judge = Linter.judge

    def fail(self: Linter, documents: Sequence[Document], uri: str) -> object:
        if uri == "a.md":
            raise RecursionError("too deep")
        return judge(self, documents, uri)

    monkeypatch.setattr(check.Linter, "judge", fail)
    result = run("a.md", "b.md", "--format", "json")
    assert result.exit_code == 3
    report = json.loads(result.stdout)
    assert len(report["postings"]) == 1
    assert "jdlint itself failed on this file (RecursionError: too deep)" in report["errors"][0]["message"]


def test_position_of_a_broken_file_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.yaml").write_text("title: [\n", encoding="utf-8")
    result = run("a.yaml", "--format", "concise")
    assert result.exit_code == 3
    assert result.stdout.startswith("a.yaml:2:1: error unreadable")
    monkeypatch.setattr("jdlint.reading.read", lambda *_: (_ for _ in ()).throw(Unreadable("No.", "7:9")))
    assert run("a.yaml", "--quiet").stdout == "a.yaml:7:9: No.\n"


def test_standard_input(folder: Path) -> None:
    result = run("-", "--format", "json", input=BAD)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["postings"][0]["uri"] == "<stdin>"
    as_yaml = run(
        "-", "--stdin-filename", "jobs/a.yaml", "--format", "json", input=f"title: Baker\ndescription: {json.dumps(GOOD)}\n"
    )
    assert [(posting["uri"], posting["title"]) for posting in json.loads(as_yaml.stdout)["postings"]] == [
        ("jobs/a.yaml", "Baker")
    ]
    assert run("-", input=b"").exit_code == 3
    assert "give - as a path" in complaint(run("a.md", "--stdin-filename", "b.md"))


def test_configuration_counts_for_standard_input(folder: Path) -> None:
    (folder / "jobs").mkdir()
    (folder / "jobs" / ".jdlint.yaml").write_text("select: [title-missing]\n", encoding="utf-8")
    chosen = [
        [rule["rule"] for rule in json.loads(run("-", *more, "--format", "json", input=BAD).stdout)["postings"][0]["rules"]]
        for more in ([], ["--stdin-filename", "jobs/a.md"])
    ]
    assert len(chosen[0]) > 30
    assert chosen[1] == ["title-missing"]


def test_rules_are_chosen(folder: Path) -> None:
    write(folder, bad=BAD)

    def rules(*arguments: str) -> set[str]:
        report = json.loads(run("bad.md", "--format", "json", *arguments).stdout)
        return {finding["rule"] for posting in report["postings"] for finding in posting["findings"]}

    assert {"ninja-title", "pay-range-missing"} <= rules()
    assert rules("--select", "ninja-title") == {"ninja-title"}
    assert rules("--select", "pay,bias", "--ignore", "ninja-title") == {"pay-range-missing", "pay-range-vague"}
    assert not rules("--ignore", "pay") & {"pay-range-missing", "pay-range-vague"}
    (folder / ".jdlint.yaml").write_text("ignore: [bias]\nrules: {pay-range-missing: info}\n", encoding="utf-8")
    assert "ninja-title" not in rules()
    assert rules("--select", "ninja-title") == {"ninja-title"}


def test_what_was_decided_is_in_the_report(folder: Path) -> None:
    write(folder, good=GOOD)
    (folder / ".jdlint.yaml").write_text("employer: {staff: 40}\nignore: [bias]\n", encoding="utf-8")
    first, second = (
        json.loads(run("good.md", "--as-of", day, "--format", "json").stdout)["run"] for day in ("2026-11-22", "2027-01-31")
    )
    assert first == {**second, "as_of": "2026-11-22"}
    assert second["as_of"] == "2027-01-31"
    assert second["employer"] == {"staff": 40}
    assert len(second["config"]) == len("sha256:") + 64
    assert json.loads(run("good.md", "--no-config", "--format", "json").stdout)["run"]["config"] != second["config"]


def test_same_input_gives_the_same_bytes(folder: Path) -> None:
    write(folder, good=GOOD, bad=BAD)
    for form in ("human", "concise", "rules", "json", "jsonl", "sarif", "github"):
        first, second = (run("--as-of", "2026-11-22", "--format", form).stdout_bytes for _ in range(2))
        assert first == second
        assert first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "jsn"], 'there is no format "jsn"; did you mean "json"?'),
        (["--format", "zzz"], "there are human, concise, rules, json, jsonl, sarif, github"),
        (["--format", "json="], "names no file"),
        (["--format", "json", "--format", "sarif"], "only one format can go to the terminal"),
        (["--format", "json=a", "--format", "sarif=a"], "two reports cannot go to one file, a"),
        (["--format", "json=./a", "--format", "sarif=a"], "two reports cannot go to one file, ./a"),
        (["--format", "json=a", "--output", "a"], "two reports cannot go to one file, a"),
        (["--as-of", "2026-02-30"], '"2026-02-30" is not a day of the form YYYY-MM-DD'),
        (["--as-of", "20260222"], '"20260222" is not a day of the form YYYY-MM-DD'),
        (["--select", "payy"], '--select: there is no rule or category "payy"; did you mean "pay"?'),
        (
            ["--ignore", "eeo-missing"],
            '--ignore: there is no rule or category "eeo-missing"; did you mean "eeo-statement-missing"?',
        ),
        (["--config", "none.yaml"], "none.yaml: the configuration cannot be read"),
        (["--config", "none.yaml", "--no-config"], "--config and --no-config exclude each other"),
        (["--fail-on", "fatal"], "'fatal' is not one of 'error', 'warning', 'info'"),
        (["--quite"], "--quite"),
    ],
)
def test_wrong_command(folder: Path, arguments: list[str], said: str) -> None:
    assert said in complaint(run(*arguments))


def test_wrong_configuration(folder: Path) -> None:
    (folder / ".jdlint.yaml").write_text("selct: [pay]\nprofile: strickt\n", encoding="utf-8")
    assert complaint(run(".")).split("\n") == [
        '.jdlint.yaml:1:1: unknown key "selct"; did you mean "select"?',
        '.jdlint.yaml:2:10: "profile" must be recommended, strict, law-only or feed; did you mean "strict"?',
    ]


def test_several_formats_in_one_run(folder: Path) -> None:
    write(folder, bad=BAD)
    result = run("bad.md", "--format", "json=out.json", "--format", "concise", "--format", "sarif=out.sarif")
    assert result.exit_code == 1
    assert "bad.md:" in result.stdout
    assert json.loads((folder / "out.json").read_bytes())["version"] == "1"
    assert json.loads((folder / "out.sarif").read_bytes())["version"] == "2.1.0"
    assert "HOLD" in run("bad.md", "--format", "json=out.json").stdout
    result = run("bad.md", "--output", "out.txt")
    assert result.stdout == ""
    assert "HOLD" in (folder / "out.txt").read_text(encoding="utf-8")


def test_output_keeps_links_and_permissions_and_leaves_nothing_else(folder: Path) -> None:
    write(folder, bad=BAD)
    (folder / "real").mkdir()
    target = folder / "real" / "out.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    (folder / "link.json").symlink_to(target)
    assert run("bad.md", "--format", "json", "-o", "link.json").exit_code == 1
    assert (folder / "link.json").is_symlink()
    assert json.loads(target.read_bytes())
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert os.listdir(folder / "real") == ["out.json"]


def test_output_that_cannot_be_written(folder: Path) -> None:
    write(folder, bad=BAD)
    result = run("bad.md", "--format", "json=none/out.json", "--format", "concise=out.txt")
    assert result.exit_code == 2
    assert "none/out.json: the report cannot be written" in result.stderr
    assert (folder / "out.txt").exists()


def test_half_written_report_never_shows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, bad=BAD)
    (folder / "out.json").write_text("old", encoding="utf-8")

    def fail(*_: object, **__: object) -> object:
        yield "{"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(delivering, "render", fail)
    assert run("bad.md", "--format", "json", "-o", "out.json").exit_code == 2
    assert (folder / "out.json").read_text(encoding="utf-8") == "old"
    assert sorted(os.listdir(folder)) == [".git", "bad.md", "out.json"]


def test_quiet(folder: Path) -> None:
    write(folder, good=GOOD, bad=BAD)
    assert run("good.md", "--quiet").stdout == ""
    result = run("bad.md", "--quiet")
    assert result.stdout.startswith("1 posting: 1 HOLD. ")
    assert result.stdout.count("\n") == 1
    assert json.loads(run("bad.md", "--quiet", "--format", "json").stdout)


def test_verbose_says_what_was_passed_over(folder: Path) -> None:
    write(folder, good=GOOD, README="# About")
    assert "README.md was passed over" in run(".", "--verbose").stdout
    assert "README.md" not in run(".").stdout


def test_values_that_are_no_posting_are_passed_over_in_folders(folder: Path) -> None:
    write(folder, good=GOOD)
    (folder / "compose.yml").write_text("services:\n  web:\n    image: nginx\n", encoding="utf-8")
    (folder / "site.yaml").write_text("title: Our page\nbaseurl: /x\ndescription: All that we bake.\n", encoding="utf-8")
    (folder / "named.json").write_text('{"title": "Baker"}', encoding="utf-8")
    (folder / "baker.yaml").write_text("title: Baker\nlocation: Reno, NV\n", encoding="utf-8")
    report = json.loads(run(".", "--format", "json").stdout)
    assert [posting["uri"] for posting in report["postings"]] == ["./baker.yaml", "./good.md"]
    assert "compose.yml was passed over: its keys are not those of a posting" in run(".", "--verbose").stdout
    result = run("compose.yml", "named.json", "--format", "concise")
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert "compose.yml:1:1: info not-a-posting" in first and "no title, pay, place or duties" in first
    assert "named.json:1:1: info not-a-posting" in second and "nothing but a title" in second
    (folder / "alone").mkdir()
    (folder / "compose.yml").rename(folder / "alone" / "compose.yml")
    assert "No posting was found. --verbose tells what was passed over." in run("alone").stdout


def test_rules_and_schema_of_the_house_are_no_postings(folder: Path) -> None:
    write(folder, good=GOOD)
    (folder / "ours" / "clarity").mkdir(parents=True)
    (folder / "ours" / "clarity" / "coffee-perk.yaml").write_text(OWN_RULE, encoding="utf-8")
    (folder / "ours.json").write_text('{"title": "What we ask for", "description": "More.", "type": "object"}', encoding="utf-8")
    (folder / ".jdlint.yaml").write_text("rule-paths: [ours]\nschema: ours.json\n", encoding="utf-8")
    report = json.loads(run(".", "--format", "json").stdout)
    assert [posting["uri"] for posting in report["postings"]] == ["./good.md"]
    named = json.loads(run("ours/clarity/coffee-perk.yaml", "--format", "json").stdout)
    assert [finding["rule"] for finding in named["postings"][0]["findings"]] == ["not-a-posting"]


def test_named_files_can_be_passed_over_as_hooks_need_it(folder: Path) -> None:
    write(folder, good=GOOD, README="# Our postings\n\nThey are checked.\n", draft=BAD)
    (folder / ".jdlint.yaml").write_text("exclude: [draft.md]\n", encoding="utf-8")
    names = ("good.md", "README.md", "draft.md")
    assert run(*names).exit_code == 1
    result = run(*names, "--force-exclude", "--format", "json")
    assert result.exit_code == 0
    assert [posting["uri"] for posting in json.loads(result.stdout)["postings"]] == ["good.md"]
    assert "draft.md was passed over" in run(*names, "--force-exclude", "--verbose").stdout


def test_a_file_and_its_folder_are_read_once(folder: Path) -> None:
    write(folder, good=GOOD)
    (folder / "settings.yaml").write_text("image: nginx\n", encoding="utf-8")
    for paths in ((".", "good.md"), ("good.md", "."), ("./good.md", "good.md", str(folder))):
        assert json.loads(run(*paths, "--format", "json").stdout)["summary"]["postings"] == 1
    # What is named is told, though it would be passed over in its folder.
    assert json.loads(run(".", "settings.yaml", "--format", "json").stdout)["summary"]["postings"] == 2


def test_excluded_files_are_passed_over_unless_named(folder: Path) -> None:
    write(folder, bad=BAD)
    (folder / ".jdlint.yaml").write_text("exclude: [bad.md]\n", encoding="utf-8")
    assert run(".").exit_code == 0
    assert run("bad.md").exit_code == 1


def test_older_rule_names_are_noted(folder: Path) -> None:
    write(folder, good=GOOD)
    (folder / "ours").mkdir()
    (folder / "ours" / "coffee-perk.yaml").write_text(
        OWN_RULE,
        encoding="utf-8",
    )
    (folder / ".jdlint.yaml").write_text("rule-paths: [ours]\nselect: [espresso-perk]\n", encoding="utf-8")
    result = run("good.md", "--format", "concise")
    assert result.exit_code == 1
    assert "error coffee-perk 'paid leave' is no benefit." in result.stdout
    assert 'note: .jdlint.yaml:2:10: the rule "espresso-perk" is now called "coffee-perk"' in result.stderr


@pytest.mark.parametrize(
    ("color", "environment", "terminal", "colored"),
    [
        ("auto", {}, False, False),
        ("auto", {}, True, True),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_color(
    folder: Path, monkeypatch: pytest.MonkeyPatch, color: str, environment: dict[str, str], terminal: bool, colored: bool
) -> None:
    write(folder, bad=BAD)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run_before(Terminal(terminal), monkeypatch, "bad.md", "--color", color)) == colored
    run_before(Terminal(terminal), monkeypatch, "bad.md", "--color", color, "--output", "out.txt")
    assert ("\x1b[" in (folder / "out.txt").read_text(encoding="utf-8")) == (color == "always")


class Terminal(io.TextIOWrapper):
    """Standard output that is, or is not, a terminal."""

    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def run_before(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """What the command writes to a standard output of ours."""
    monkeypatch.setattr("sys.stdout", terminal)
    cli.main(["check", *arguments], prog_name="jdlint", standalone_mode=False)
    terminal.flush()
    assert isinstance(terminal.buffer, io.BytesIO)
    return terminal.buffer.getvalue().decode(terminal.encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("form", ["human", "concise", "rules", "json", "jsonl", "sarif", "github"])
def test_no_encoding_of_the_terminal_breaks_the_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, form: str
) -> None:
    write(folder, bad=BAD.replace("Fahrwerk", "Żółw 🐢 \u202e"))
    said = run_before(Terminal(False, encoding), monkeypatch, "bad.md", "--format", form)
    assert "pay-range-missing" in said
    if form == "json":
        assert json.loads(said)


def test_output_file_is_utf8_whatever_the_terminal(folder: Path) -> None:
    write(folder, bad=BAD.replace("bicycle ninja", "bicycle ninja 🐢"))
    run("bad.md", "-o", "out.txt")
    assert "🐢" in (folder / "out.txt").read_text(encoding="utf-8")
