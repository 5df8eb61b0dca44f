"""The distributions hold what they must, work in a clean environment, and start without what they do not need."""

from __future__ import annotations

import email
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from jdlint.checking.pack import compile_pack
from jdlint.version import VERSION

from .conftest import ROOT, Built

pytestmark = pytest.mark.slow
HEAVY = (
    "asyncio", "click.shell_completion", "concurrent", "email", "http", "importlib.metadata", "jsonschema", "multiprocessing", "nltk", "pathspec", "pathlib",
    "ssl", "subprocess", "tempfile", "textstat", "tomllib", "urllib", "yaml",
)  # fmt: skip
POSTING = """\
# Bicycle Mechanic

Fahrwerk Cycles is looking for a bicycle mechanic in Denver, CO. You keep the bicycles of four hundred commuters safe and quiet.

## Responsibilities

- Check brakes, wheels and chains, and replace what is worn.

## Requirements

- Two years of work in a repair shop.
"""


def run(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
    """A process that has to be done within some minutes."""
    return subprocess.run(command, capture_output=True, text=True, timeout=600, **options)  # type: ignore[call-overload, no-any-return]


def test_wheel_holds_rules_schemas_and_their_pack(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        names = set(archive.namelist())
        packs = {name: json.loads(archive.read(f"jdlint/_data/{name}")) for name in ("pack.json", "preview.json")}
        assert sum(len(archive.read(f"jdlint/_data/{name}")) for name in packs) < 1_000_000
        for folder, pattern in (("rules", "**/*.yaml"), ("schemas", "*.json")):
            files = sorted((ROOT / folder).glob(pattern))
            assert files
            for file in files:
                assert archive.read(f"jdlint/_data/{file.relative_to(ROOT).as_posix()}") == file.read_bytes()
    assert packs == json.loads(json.dumps(compile_pack(ROOT / "rules")))
    assert "jdlint/py.typed" in names
    for folder in ("jdlint/apps/docs/guides", "jdlint/apps/web/static"):
        assert {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).iterdir()} <= names
    assert "jdlint/build_hook.py" not in names
    assert not [name for name in names if not name.startswith(("jdlint/", f"jdlint-{VERSION}.dist-info/"))]


def test_metadata(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        metadata = email.message_from_bytes(archive.read(f"jdlint-{VERSION}.dist-info/METADATA"))
        assert archive.read(f"jdlint-{VERSION}.dist-info/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert (metadata["Name"], metadata["Version"], metadata["License-Expression"]) == ("jdlint", VERSION, "MIT")
    assert metadata["Requires-Python"] == ">=3.11"
    classifiers = metadata.get_all("Classifier") or []
    assert {f"Programming Language :: Python :: 3.{minor}" for minor in (11, 12, 13, 14)} <= set(classifiers)
    assert "all" in (metadata.get_all("Provides-Extra") or [])


def test_extra_all_holds_every_extra_for_users() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    others = {name for name in extras if name not in ("all", "dev", "spark")}
    assert set(extras["all"]) == ({f"jdlint[{','.join(sorted(others))}]"} if others else set())


def test_source_distribution_holds_what_builds_and_tests_it(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "jdlint/build_hook.py", "tests/test_packaging.py"} <= names
    assert {
        file.relative_to(ROOT).as_posix() for folder in ("rules", "schemas") for file in (ROOT / folder).rglob("*.[yj]*")
    } <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith("jdlint/_data")]


def test_installed_in_a_clean_environment(built: Built, tmp_path: Path) -> None:
    python = install(built.wheel, tmp_path / "environment")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    script = str(python.parent / "jdlint")
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    done = run([script, "--version"], cwd=tmp_path, env=environment)
    assert done.stdout == f"jdlint {VERSION}\n"
    done = run([script, "check", "samples/", "--format", "json"], cwd=tmp_path, env=environment)
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert report["errors"] == []
    assert report["summary"]["postings"] >= len(list((ROOT / "samples").iterdir())) - 1
    assert len(report["summary"]["rules"]) >= 40
    done = run([script, "stats", "samples/exemplary.md"], cwd=tmp_path, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    where = run([str(python), "-c", "import jdlint; print(jdlint.__file__)"], cwd=tmp_path, env=environment).stdout
    assert where.startswith(str(tmp_path))


def install(wheel: Path, folder: Path) -> Path:
    """A new environment with a wheel and what it depends on; its Python.

    Where no package index answers, the dependencies are those of the running environment.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=600)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install", "--quiet"]
    done = run([*pip, "--retries", "1", "--timeout", "20", f"{wheel}[all]"])
    if done.returncode:
        done = run([*pip, "--no-deps", "--no-index", str(wheel)])
        assert done.returncode == 0, done.stderr
        here = run([sys.executable, "-c", "import click, os; print(os.path.dirname(os.path.dirname(click.__file__)))"]).stdout
        there = run([str(python), "-c", "import site; print(site.getsitepackages()[0])"]).stdout
        Path(there.strip(), "dependencies.pth").write_text(here, encoding="utf-8")
    return python


def test_start_imports_nothing_heavy(tmp_path: Path, wheel_environment: dict[str, str]) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "one.md").write_text(POSTING, encoding="utf-8")
    code = (
        "import sys; before = set(sys.modules); import jdlint.__main__; from jdlint.apps.cli import run\n"
        "sys.argv = ['jdlint', 'check', 'one.md']; print(run(), *sorted(set(sys.modules) - before), file=sys.stderr)\n"
    )
    done = run([sys.executable, "-c", code], cwd=tmp_path, env=wheel_environment)
    code_said, *modules = done.stderr.split()
    assert code_said == "1"
    assert "jdlint.engine" in modules
    assert [name for name in modules if name in HEAVY or name.partition(".")[0] in HEAVY] == []


@pytest.mark.parametrize("command", [["rules"], ["explain", "ninja-title"], ["--help"], ["--version"]])
def test_small_commands_import_no_engine_for_text(tmp_path: Path, wheel_environment: dict[str, str], command: list[str]) -> None:
    code = (
        f"import sys; from jdlint.apps.cli import run; sys.argv = ['jdlint', *{command!r}]\n"
        "print(run(), *sys.modules, file=sys.stderr)\n"
    )
    done = run([sys.executable, "-c", code], cwd=tmp_path, env=wheel_environment)
    code_said, *modules = done.stderr.split()
    assert code_said == "0"
    heavy = {"textstat", "nltk", "jsonschema", "asyncio"}
    assert not (heavy if "explain" in command else heavy | {"yaml"}) & set(modules)  # a rule's examples stand in its file alone


def test_import_of_the_package_is_lazy(tmp_path: Path, wheel_environment: dict[str, str]) -> None:
    code = "import sys, jdlint; print([name for name in sys.modules if name.startswith('jdlint')])"
    done = run([sys.executable, "-c", code], cwd=tmp_path, env=wheel_environment)
    assert done.stdout == "['jdlint.version', 'jdlint']\n"


def test_layers_are_kept() -> None:
    done = run(
        ["lint-imports", "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_documentation_comes_out_of_the_wheel(wheel_environment: dict[str, str], tmp_path: Path) -> None:
    done = run([sys.executable, "-m", "jdlint", "site", "public"], cwd=tmp_path, env=wheel_environment)
    assert done.returncode == 0, done.stderr
    assert "ninja" in (tmp_path / "public" / "rules" / "ninja-title.html").read_text(encoding="utf-8")
    assert (tmp_path / "public" / "guides" / "hr.html").exists()
