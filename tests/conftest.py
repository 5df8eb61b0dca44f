"""What several tests need: the distributions built from this checkout, once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

# How long one example takes says more about what else the machine does; speed has its own benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
PROGRAMS = {
    "office": ("soffice", "libreoffice"),
    "browser": ("chromium", "chromium-browser", "google-chrome"),
    "editor": ("nvim",),
}
"""What tests with these marks need, by the names under which it is installed."""


class Built(NamedTuple):
    """The source distribution, and the wheel that was built from it."""

    sdist: Path
    wheel: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The distributions of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(next(folder.glob("*.tar.gz")), next(folder.glob("*.whl")))


@pytest.fixture(scope="session")
def unpacked(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder of its own, as a path that Python can import from."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(built.wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def wheel_environment(unpacked: Path) -> dict[str, str]:
    """An environment in which Python imports jdlint from the wheel."""
    return {**os.environ, "PYTHONPATH": str(unpacked)}


@pytest.fixture(scope="session")
def office() -> str:
    """LibreOffice."""
    return _find("office")


@pytest.fixture(scope="session")
def browser() -> str:
    """Chromium."""
    return _find("browser")


@pytest.fixture(scope="session")
def neovim() -> str:
    """Neovim."""
    return _find("editor")


def _find(mark: str) -> str:
    found = next(filter(None, map(shutil.which, PROGRAMS[mark])), None)
    if found is None:
        # Where the whole house is checked, nothing may be left out unseen.
        problem = pytest.fail if os.environ.get("CI") else pytest.skip
        problem(f"{PROGRAMS[mark][0]} is not installed, so that nobody looked at what only it can show")
    return str(found)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not looked at for want of a program."""
    skipped = [report for report in terminalreporter.getreports("skipped") if "nobody looked at" in str(report.longrepr)]
    if skipped:
        terminalreporter.section(f"{len(skipped)} tests were skipped for want of LibreOffice, Chromium or Neovim", yellow=True)
