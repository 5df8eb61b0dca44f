"""A machine as GitHub's, that runs the steps of the action."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .conftest import ROOT

ACTION = ROOT / ".ci" / "action.py"
COMMENT = ROOT / ".ci" / "comment.py"
DEFINITION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
COMMAND = re.compile(r"::(\w[\w-]*)(?: ([^:]*))?::(.*)")
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


def make_runner(tmp_path: Path) -> Runner:
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
