"""The commands beside ``check``, and how a process of jdlint begins and ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from jdlint.apps.cli import COMMANDS, cli
from jdlint.apps.cli import run as run_cli
from jdlint.apps.init import TEMPLATE
from jdlint.apps.options import complete_name, complete_rule
from jdlint.checking.pack import load_pack, read_schema
from jdlint.config.loading import load_config
from jdlint.config.meaning import check_meaning
from jdlint.config.names import know
from jdlint.config.shape import check_shape
from jdlint.reading.tree import Mapping as Node
from jdlint.reading.yaml import parse_yaml
from jdlint.version import VERSION

ROOT = Path(__file__).parent.parent.parent
POSTING = """\
# Bicycle Mechanic

Fahrwerk Cycles is looking for a bicycle mechanic in Denver, CO. You keep the bicycles of four hundred commuters safe and quiet.

## Responsibilities

- Check brakes, wheels and chains, and replace what is worn.

## Requirements

- Two years of work in a repair shop.

We pay $24 to $29 per hour. You report to the shop manager. Write to work@fahrwerk.example by 15 December 2026.
"""
RULES = [rule["id"] for rule in load_pack()["rules"]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository that is the current folder, with one posting."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "posting.md").write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, input: str | None = None, code: int = 0) -> str:
    """What a command prints; it must end with ``code``."""
    result = CliRunner().invoke(cli, arguments, input=input, standalone_mode=False)
    assert result.exception is None, result.exception
    assert (result.return_value or 0) == code
    return result.stdout


def complain(*arguments: str) -> str:
    """What a wrong command says."""
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert result.exception is not None
    return str(getattr(result.exception, "message", result.exception))


def start(*arguments: str, cwd: Path, environment: Mapping[str, str] | None = None, **options: Any) -> subprocess.Popen[bytes]:
    """A process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "jdlint", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def test_every_command_has_help_with_an_example() -> None:
    for name in COMMANDS:
        said = run(name, "--help")
        assert "Example" in said
        assert f"jdlint {name}" in said.split("Example")[1]
    overview = run("--help")
    assert all(f"\n  {name} " in overview for name in COMMANDS)


def test_version() -> None:
    assert run("--version") == f"jdlint {VERSION}\n"


def test_unknown_command(folder: Path) -> None:
    assert complain("chekc") == 'there is no command "chekc"; did you mean "check"?'
    assert complain("posting.md") == 'there is no command "posting.md"; to check a file or folder: jdlint check posting.md'


def test_extract_prints_one_record_or_a_list(folder: Path) -> None:
    schema = jsonschema.Draft202012Validator(read_schema("record"))
    record = json.loads(run("extract", "posting.md"))
    schema.validate(record)
    assert record["title"] == "Bicycle Mechanic"
    assert json.loads(run("extract", "posting.md", "--indent")) == record
    assert json.loads(run("extract", "-", "--stdin-filename", "a.md", input=POSTING)) == record
    (folder / "two.json").write_text(
        json.dumps([{"title": title, "description": POSTING} for title in ("Baker", "Clerk")]), encoding="utf-8"
    )
    records = json.loads(run("extract", "two.json"))
    assert [record["title"] for record in records] == ["Baker", "Clerk"]


@pytest.mark.parametrize("command", ["extract", "stats"])
def test_file_that_cannot_be_read(folder: Path, command: str) -> None:
    assert run(command, "none.md", code=3) == ""
    (folder / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    assert run(command, "broken.yaml", code=3) == ""


def test_rules_are_listed_and_filtered(folder: Path) -> None:
    listed = json.loads(run("rules", "--format", "json"))
    assert [rule["id"] for rule in listed] == [one for one in RULES if one in {rule["id"] for rule in listed}]
    assert len(listed) >= 40
    table = run("rules")
    assert all(f"\n{rule['id']} " in table for rule in listed)
    for option, key in (
        ("category", "category"),
        ("severity", "severity"),
        ("kind", "kind"),
        ("basis", "basis"),
        ("topic", "topic"),
    ):
        value = next(rule[key] for rule in listed if rule[key])
        chosen = json.loads(run("rules", f"--{option}", value, "--format", "json"))
        assert chosen == [rule for rule in listed if rule[key] == value]
    assert f"{len(listed)} rules" in table


def test_rules_tell_what_the_configuration_makes_of_them(folder: Path) -> None:
    (folder / ".jdlint.yaml").write_text("ignore: [bias]\nrules: {title-missing: info}\n", encoding="utf-8")
    listed = {rule["id"]: rule for rule in json.loads(run("rules", "--format", "json"))}
    assert not listed["ninja-title"]["on"]
    assert (listed["title-missing"]["on"], listed["title-missing"]["severity"]) == (True, "info")
    assert json.loads(run("rules", "--no-config", "--category", "bias", "--format", "json"))[0]["on"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ninja-title", "to read about a rule: jdlint explain ninja-title"),
        ("pay", "to list the rules of a category: jdlint rules --category pay"),
        ("nwe", '"rules" has no command "nwe"; there is new, and without one the rules are listed'),
    ],
)
def test_what_is_no_command_of_rules_is_told_with_what_takes_it(name: str, said: str) -> None:
    assert said in complain("rules", name)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained(rule: str) -> None:
    text = run("explain", rule)
    markdown = run("explain", rule, "--format", "markdown")
    for heading in (
        "Why",
        "What to write",
        "When not",
        "Examples",
        "Basis",
        "What it looks at",
        "Configure",
        "Silence in a posting",
    ):
        assert f"\n{heading}\n" in text
        assert f"\n## {heading}\n" in markdown
    assert "[[" not in text.split("\nExamples\n")[1].split("\nBasis\n")[0]
    # An absence stands on no line, so only a comment for the whole file can silence it.
    looks = " ".join(text.split("\nWhat it looks at\n")[1].split("\nConfigure\n")[0].split())
    absent = "present: " in looks or (", said by: " in looks and "only where there stands: " not in looks)
    directive = "jdlint-ignore-file" if absent else "jdlint-ignore"
    assert f"<!-- {directive} {rule} -- " in text
    assert not any(line != line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("rule", RULES)
def test_settings_that_an_explanation_shows_are_good(rule: str) -> None:
    text = run("explain", rule)
    shown = text.split("\nConfigure\n")[1].split("\nSilence")[0]
    node = parse_yaml("\n".join(line[2:] for line in shown.split("\n"))).nodes[0]
    assert isinstance(node, Node)
    assert check_shape(node, read_schema("config")) == []
    assert list(check_meaning(node, know(), ".")) == []


def test_explanation_of_a_long_list_stays_short_unless_it_is_asked_for() -> None:
    short, full = run("explain", "age-young"), run("explain", "age-young", "--full")
    assert " more (--full lists them)" in short
    assert " more (--full lists them)" not in full
    assert "young at heart" in full
    assert "young at heart" not in short
    assert len(short.split("\n")) < 100 < len(full.split("\n"))


def test_explanation_marks_what_is_reported() -> None:
    lines = run("explain", "ninja-title").split("\n")
    marked = next(number for number, line in enumerate(lines) if line.strip() and set(line.strip()) == {"^"})
    start, end = lines[marked].index("^"), lines[marked].rindex("^") + 1
    assert lines[marked - 1][start:end] == "ninja"


def test_unknown_rule_is_told_with_the_nearest(folder: Path) -> None:
    assert complain("explain", "ninja-titel") == 'there is no rule or provision "ninja-titel"; did you mean "ninja-title"?'


def test_stats(folder: Path) -> None:
    numbers = json.loads(run("stats", "posting.md", "--format", "json"))
    assert numbers["language"] == "en"
    assert numbers["blocks"]["item"] == 2
    assert numbers["sections"]["requirements"] > 5
    assert 0 < numbers["readability"]["flesch_reading_ease"] < 100
    table = run("stats", "posting.md")
    assert table.startswith("Bicycle Mechanic [en]\n")
    assert "flesch reading ease" in table


def test_stats_counts_the_words_that_readability_is_measured_on(folder: Path) -> None:
    said = "You trim the lamp and keep the log of all the ships that pass by night."
    (folder / "keeper.json").write_text(
        json.dumps({"title": "Keeper", "location": "Vlieland", "summary": said}), encoding="utf-8"
    )
    assert json.loads(run("stats", "keeper.json", "--format", "json"))["readability"]["lexicon_count"] == 16
    report = json.loads(run("check", "--exit-zero", "keeper.json", "--format", "json"))
    assert report["postings"][0]["measures"]["words"] == 16


def test_init_writes_once(folder: Path) -> None:
    assert "Next: jdlint check" in run("init")
    assert load_config(".jdlint.yaml").config.digest == ""
    (folder / ".jdlint.yaml").write_text("profile: strict\n", encoding="utf-8")
    run("init", code=2)
    assert load_config(".jdlint.yaml").config.profile == "strict"
    run("init", "--force")
    assert load_config(".jdlint.yaml").config.profile == "recommended"


def test_every_setting_that_init_suggests_is_good(tmp_path: Path) -> None:
    plain = "\n".join(
        line.removeprefix("# ") if ":" in line and line.startswith(("# ", "#  ")) else "" for line in TEMPLATE.split("\n")
    )
    keys = read_schema("config")["properties"]
    employer = read_schema("config")["$defs"]["employer"]["properties"]
    elsewhere = ("rule-paths", "rule-packages", "style", "schema", "law-data", "law-paths")
    lines = [line for line in plain.split("\n") if line.split(":")[0].strip(" -") in {*keys, *RULES, "paths", *employer}]
    text = "profile: recommended\n" + "\n".join(line for line in lines if not line.startswith(elsewhere))
    (tmp_path / ".jdlint.yaml").write_text(text, encoding="utf-8")
    config = load_config(str(tmp_path / ".jdlint.yaml")).config
    assert set(yaml.safe_load(text)) == set(keys) - set(elsewhere)
    assert config.overrides
    assert config.rules
    assert config.employer == {"staff": 120, "staff_in": {"US-CO": 3}, "federal_contractor": False}
    assert config.employers["Northwind Bakery Ltd"] == {"staff": 12}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(shell: str) -> None:
    assert "_JDLINT_COMPLETE" in run("completion", shell)


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("jdlint expl", ["explain"]),
        ("jdlint explain ninja", ["ninja-title"]),
        ("jdlint check --format js", ["json", "jsonl"]),
        ("jdlint check --select statem", ["statement"]),
        ("jdlint check --fail-on w", ["warning"]),
        ("jdlint completion z", ["zsh"]),
    ],
)
def test_shell_completes(folder: Path, words: str, completed: list[str]) -> None:
    process = start(
        cwd=folder,
        environment={"_JDLINT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))},
    )
    out, _ = process.communicate(timeout=60)
    assert [line.partition(",")[2] for line in out.decode().splitlines()] == completed


def test_names_complete_after_a_comma() -> None:
    context: Any = None
    assert [item.value for item in complete_name(context, context, "pay,statem")] == ["pay,statement"]
    assert [item.value for item in complete_rule(context, context, "")] == RULES


def test_wrong_use_ends_with_2_and_no_traceback(folder: Path) -> None:
    for arguments in ([], ["nothing"], ["check", "--as-of", "soon"], ["check", "--select", "nothing"], ["explain"]):
        process = start(*arguments, cwd=folder)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 2
        assert err
        assert b"Traceback" not in err


def test_reader_who_hangs_up_is_no_fault(folder: Path) -> None:
    for number in range(30):
        (folder / f"{number}.md").write_text(POSTING, encoding="utf-8")
    process = start("check", ".", cwd=folder)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 1


def test_interruption_is_quiet(folder: Path) -> None:
    process = start("check", "-", cwd=folder, stdin=subprocess.PIPE)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


@pytest.mark.parametrize("command", ["extract", "stats", "check"])
def test_fault_of_ours_is_told_without_a_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("jdlint.engine.understand", fail)
    result = CliRunner().invoke(cli, [command, "posting.md"], standalone_mode=False)
    assert result.return_value == 3
    assert "jdlint itself failed on this file (RecursionError: too deep)." in " ".join(result.output.split())
    monkeypatch.setenv("JDLINT_DEBUG", "1")
    assert isinstance(CliRunner().invoke(cli, [command, "posting.md"], standalone_mode=False).exception, RecursionError)


def test_any_other_fault_is_told_without_a_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["jdlint", "rules"])
    monkeypatch.setattr("jdlint.apps.rules.show_table", lambda *_: 1 / 0)
    assert run_cli() == 3
    assert "jdlint itself failed (ZeroDivisionError" in capsys.readouterr().err


def test_file_names_that_are_no_text(folder: Path) -> None:
    name = os.fsencode(folder) + b"/caf\xe9.md"
    with open(name, "wb") as file:
        file.write(POSTING.encode())
    for form in ("human", "concise", "json", "sarif"):
        process = start("check", ".", "--format", form, cwd=folder)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 1
        assert err == b""
        out.decode("utf-8")
