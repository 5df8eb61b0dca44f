"""What the tests of evidence need: a house with all that can be in play, and its evidence."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli
from jdlint.apps.verify import judge
from jdlint.evidence.manifest import canonical, make_mark
from jdlint.evidence.proving import Proof, prove

POSTING = """\
# Baker

We are looking for a bread ninja with a good crumb for our shop in Boulder, CO.

## Responsibilities

- Bake bread and rolls every morning.

## Requirements

- Two years in a bakery. No felons.
"""
RULE = """\
id: crumb-praised
title: A crumb in a posting
category: clarity
severity: warning
since: "0.1"
check: {terms: [good crumb]}
message: "'{text}' is known."
help: {why: Everybody has it., do: Say no more., not when: You sell it.}
examples:
  - bad: We bake with a [[good crumb]].
  - good: We bake pies.
"""
COUNSEL = """\
jurisdiction: US-CO
name: Colorado
provisions:
  - id: us-co-salary-history
    confirmed_by: A. Counsel
    checked: "2026-11-20"
"""
SETTINGS = """\
rule-paths: [our-rules]
schema: ours.json
law-paths: [counsel]
employer: {staff: 40, staff_in: {US-CO: 3}}
overrides:
  - paths: [quiet/*]
    rules: {ninja-title: off}
"""
DAY = ("--as-of", "2026-11-26")


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(*arguments: str, command: str = "check", input: str | None = None) -> Result:
    result = CliRunner().invoke(cli, [command, *arguments], standalone_mode=False, input=input)
    if result.exception is None:
        result.exit_code = int(result.return_value or 0)
    return result


def keep(*arguments: str, archive: str = "evidence", input: str | None = None) -> Path:
    """The folder in which a check kept its evidence."""
    before = set(Path(archive).glob("*"))
    result = run(*arguments, *DAY, "--evidence", archive, "--format", "json", input=input)
    assert result.exception is None, result.exception
    (made,) = set(Path(archive).glob("*")) - before
    assert f"Evidence kept in {made.as_posix()}, sha256:{measure(made / 'manifest.json')}" in result.stderr
    assert (made / "report.json").read_text(encoding="utf-8") == result.stdout
    return made.absolute()


def measure(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_manifest(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return said


def forge(folder: Path, manifest: dict[str, Any] | None = None) -> Path:
    """Make a folder consistent again after something in it was changed, under the name that it then has."""
    manifest = manifest or read_manifest(folder)
    for name in manifest["files"]:
        if (folder / name).is_file():
            manifest["files"][name] = {"sha256": measure(folder / name), "bytes": (folder / name).stat().st_size}
    (folder / "manifest.json").write_bytes(canonical(manifest))
    made = json.loads((folder / "made.json").read_bytes())["made"]
    digest = measure(folder / "manifest.json")
    (folder / "made.json").write_bytes(make_mark(made, digest))
    return folder.rename(folder.with_name(f"{made[:10]}-{digest[:12]}"))


def prove_it(folder: Path, noted: str | None = None) -> Proof:
    return prove(str(folder), judge, noted=noted)


def make_house(folder: Path) -> None:
    (folder / ".git").mkdir()
    write(folder, ".jdlint.yaml", SETTINGS)
    write(folder, "our-rules/crumb-praised.yaml", RULE)
    write(folder, "counsel/us-co.yaml", COUNSEL)
    write(folder, "ours.json", '{"allOf": [{"$ref": "posting.schema.json"}], "required": ["cost_center"]}')
    write(folder, "loud/baker.md", POSTING)
    write(folder, "quiet/baker.md", POSTING)
    write(folder, "quiet/fields.yaml", "title: Baker\ndescription: Bake bread.\nlocation: Boulder, CO\n")
    write(folder, "strict/.jdlint.yaml", "profile: strict\n")
    write(folder, "strict/baker.md", POSTING)
    write(folder, "empty.md", b"")
    write(folder, "noise.md", b"\0\1\2")
    write(folder, "compose.yaml", "services: {web: {password: secret}}\n")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two houses, own rule, schema and law, and files that cannot be read, that is the current folder."""
    make_house(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="package")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The evidence of such a house, for tests that copy it."""
    folder = tmp_path_factory.mktemp("model")
    make_house(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return keep(".", "missing.md")


@pytest.fixture
def bundle(model: Path, tmp_path: Path) -> Path:
    """A copy of it to do harm to."""
    return Path(shutil.copytree(model, tmp_path / "copies" / model.name))
