"""The comment on a pull request, written and changed on a server that does what GitHub does; and all steps of the action together."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
import pytest

from jdlint.reporting.markdown import MARK

from .acting import BAD, COMMENT, DEFINITION, Runner, heed, make_runner, write
from .conftest import ROOT


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return make_runner(tmp_path)


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


@pytest.mark.slow
def test_all_steps_as_the_definition_has_them(github: tuple[Runner, type[Server]]) -> None:
    """From the installation on, with the values that GitHub would put in the place of its expressions."""
    runner, server = github
    (runner.place / "temp" / "jdlint" / "venv").unlink()
    write(runner, bad=BAD)
    given = {"comment": "true", "place": "US-CO", "token": "secret"}
    values = {f"inputs.{name}": given.get(name, one.get("default", "")) for name, one in DEFINITION["inputs"].items()}
    offline = {
        "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": str(Path(click.__file__).parent.parent),
        "GITHUB_ACTION_PATH": str(ROOT),
    }  # fmt: skip
    environment = {name: value for name, value in {**runner.environment, **offline}.items() if not name.startswith("JDLINT_")}
    codes = {}
    for step in DEFINITION["runs"]["steps"]:
        if "run" not in step:
            assert step["uses"].startswith("github/codeql-action/upload-sarif@") and "inputs.sarif == 'true'" in step["if"]
            continue
        told = {
            name: re.sub(r"\$\{\{ (.*?) \}\}", lambda match, values=values: values[match[1]], value)
            for name, value in step["env"].items()
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]], cwd=runner.place / "workspace",
            env={**environment, **told}, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        codes[step["name"]] = done.returncode
        assert done.returncode == 0 or step["name"] == "Verdict", done.stdout + done.stderr
        values |= {f"steps.check.outputs.{name}": value for name, value in runner.outputs().items()}
    assert codes == {"Install jdlint": 0, "Check postings": 0, "Comment on the pull request": 0, "Verdict": 1}
    assert [one["body"] for one in server.comments] == [(runner.place / "summary").read_text("utf-8")]


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
