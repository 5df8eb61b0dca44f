"""The real pre-commit, in a repository of its own: a bad posting blocks the commit, a good one passes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from .conftest import ROOT

pytestmark = pytest.mark.slow
PARTS = ("jdlint", "rules", "schemas", "LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", ".pre-commit-hooks.yaml")


def git(folder: Path, *arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A git command in a folder."""
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=600)


def make_repository(folder: Path, environment: dict[str, str]) -> None:
    """A new repository with all that lies in a folder."""
    for arguments in (["init", "-q"], ["add", "--all"], ["commit", "-q", "--no-verify", "-m", "First"]):
        done = git(folder, *arguments, environment=environment)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Git and pre-commit as for someone new; pip takes what jdlint needs from the environment that runs the tests."""
    here = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PIP_"))}
    person = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return here | person | {
        "HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PYTHONPATH": str(Path(click.__file__).parent.parent),
    }  # fmt: skip


def test_commits_are_blocked_and_let_through(tmp_path: Path, environment: dict[str, str]) -> None:
    tool, house = tmp_path / "tool", tmp_path / "house"
    tool.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tool / part, ignore=shutil.ignore_patterns("__pycache__", "_data"))
        else:
            shutil.copy(source, tool / part)
    make_repository(tool, environment)
    revision = git(tool, "rev-parse", "HEAD", environment=environment).stdout.strip()

    house.mkdir()
    (house / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {tool}\n    rev: {revision}\n    hooks:\n      - id: jdlint-fix\n      - id: jdlint\n",
        encoding="utf-8",
    )
    make_repository(house, environment)
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=house, env=environment, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr

    shutil.copy(ROOT / "samples" / "needs-work.md", house / "baker.md")
    git(house, "add", "baker.md", environment=environment)
    done = git(house, "commit", "-m", "A bad posting", environment=environment)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "jdlint" in done.stdout + done.stderr
    assert "baker.md" in done.stdout + done.stderr
    assert "HOLD" in done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout + done.stderr
    assert "to the the" not in (house / "baker.md").read_text(encoding="utf-8")
    assert git(house, "rev-list", "--count", "HEAD", environment=environment).stdout == "1\n"

    shutil.copy(ROOT / "samples" / "exemplary.md", house / "baker.md")
    others = {
        "logo.svg": "<svg/>", "README.md": "# Our postings\n\nEach has a page.\n", "LICENSE": "Free for all.\n",
        "CHANGELOG.md": "# Changelog\n\n- A page for the baker.\n", "compose.yml": "services:\n  web:\n    image: nginx\n",
        ".jdlint.yaml": "exclude: [drafts/]\n", "drafts/baker.md": (ROOT / "samples" / "needs-work.md").read_text(encoding="utf-8"),
    }  # fmt: skip
    for name, text in others.items():
        (house / name).parent.mkdir(exist_ok=True)
        (house / name).write_text(text, encoding="utf-8")
    git(house, "add", "baker.md", *others, environment=environment)
    done = git(house, "commit", "-m", "A good posting", environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout + done.stderr
    assert git(house, "rev-list", "--count", "HEAD", environment=environment).stdout == "2\n"
