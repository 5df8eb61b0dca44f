"""The README keeps its word: every command in it is run and its output compared, every example works."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from jdlint.checking.law.loading import load_law
from jdlint.checking.rule import make_rule
from jdlint.checking.validating import read_rule_file
from jdlint.config.loading import load_config
from jdlint.config.names import know
from jdlint.config.waivers import parse_waivers
from jdlint.examples import run_examples
from tests.shown import ROOT, fits, list_blocks, list_commands, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLES = (ROOT / "samples" / "README.md").read_text(encoding="utf-8")
OF_A_HOUSE = ("jdlint test",)  # run where the configuration and the rule shown lie
SERVE = "pip install '.[web]' && jdlint serve"
INSTALL = ("pip install . && jdlint check samples/", "pip install '.[dev]' && python -m pytest", SERVE)
WRITING = re.compile(r"\b(?:new|site|verify|baseline|waive)\b|\w=\w+\.\w+|baker\.docx|--accepted|--state|--evidence")


def blocks(language: str, text: str = README) -> list[str]:
    return list_blocks(language, text)


def commands() -> list[tuple[str, str]]:
    """Each command of the console blocks with the output shown for it, "" where none is."""
    return [command for block in blocks("console") + blocks("console", SAMPLES) for command in list_commands(block)]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with the rule shown and a configuration that names it."""
    folder = tmp_path / "our-rules"
    folder.mkdir()
    shown = next(block for block in blocks("yaml") if block.startswith("id:"))
    (folder / "humor-demanded.yaml").write_text(shown, encoding="utf-8")
    (tmp_path / ".jdlint.yaml").write_text("rule-paths: [our-rules]\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to write into, with the samples."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "samples").symlink_to(ROOT / "samples")
    return folder


@pytest.mark.parametrize(("command", "output"), commands(), ids=[command for command, _ in commands()])
def test_commands_do_what_is_shown(command: str, output: str, house: Path, desk: Path) -> None:
    if command == SERVE:  # tests/apps/web run the server
        return
    if command in INSTALL:  # tests/test_packaging.py and .ci/run run these in environments of their own
        command = command.split(" && ")[1]
        if not command.startswith("jdlint"):
            return
    done = run(command, house if command in OF_A_HOUSE else desk if WRITING.search(command) else ROOT)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout or done.stderr
    if output:
        assert fits(output, done.stdout), done.stdout


def test_install_commands_are_those_that_are_tested() -> None:
    assert [command for command, _ in commands() if not command.startswith("jdlint")] == list(INSTALL)


def test_the_configuration_shown_is_valid(tmp_path: Path) -> None:
    shown = next(block for block in blocks("yaml") if block.startswith("profile:"))
    (tmp_path / ".jdlint.yaml").write_text(shown, encoding="utf-8")
    (tmp_path / "our-rules").mkdir()
    (tmp_path / "ours.json").write_text(
        '{"allOf": [{"$ref": "posting.schema.json"}], "required": ["cost_center"]}', encoding="utf-8"
    )
    config = load_config(str(tmp_path / ".jdlint.yaml")).config
    assert config.rules["pay-range-too-wide"].options["max"] == 150
    assert config.rules["accommodation-statement-missing"].on is False


def test_the_waivers_shown_are_valid() -> None:
    shown = next(block for block in blocks("yaml") if block.startswith("waivers:"))
    (waiver,) = parse_waivers(shown.encode(), "waivers.yaml", "", know())
    assert (waiver.rule, waiver.words, waiver.expires) == ("ninja-title", "rock star", "2027-03-31")


def test_the_employer_shown_is_valid(tmp_path: Path) -> None:
    shown = next(block for block in blocks("yaml") if block.startswith("employer:"))
    (tmp_path / ".jdlint.yaml").write_text(shown, encoding="utf-8")
    config = load_config(str(tmp_path / ".jdlint.yaml")).config
    assert config.employer["staff_in"] == {"US-MN": 31}
    assert config.hiring_in == ("US-CO", "US-NY")


def test_the_law_of_the_counsel_shown_confirms_one_provision_and_adds_another(tmp_path: Path) -> None:
    shown = next(block for block in blocks("yaml") if "provisions:" in block)
    (tmp_path / "counsel").mkdir()
    (tmp_path / "counsel" / "us-co.yaml").write_text(shown, encoding="utf-8")
    (tmp_path / ".jdlint.yaml").write_text("law-paths: [counsel]\n", encoding="utf-8")
    colorado = load_law(load_config(str(tmp_path / ".jdlint.yaml")).config).get("US-CO")
    assert colorado is not None
    provisions = {one.id: one for one in colorado.provisions}
    assert provisions["us-co-pay-2024"].evidence == "counsel"
    assert provisions["us-co-pay-2024"].since == "2024-01-01"
    assert "us-co-own-2027" not in run("jdlint law --place US-CO --as-of 2026-12-31", tmp_path).stdout
    assert "us-co-own-2027" in run("jdlint law --place US-CO --as-of 2027-01-01", tmp_path).stdout


def test_the_part_on_the_law_is_short() -> None:
    start = README.index("## The law")
    assert README[start : README.index("\n## ", start)].count("\n") < 90


def test_the_rule_shown_works_and_its_examples_are_tested(house: Path) -> None:
    path = house / "our-rules" / "humor-demanded.yaml"
    assert list(run_examples(make_rule(read_rule_file(path)))) == []
    (house / "cook.md").write_text(
        "# Cook\n\nWe need a cook.\n\n## Responsibilities\n\n- Cook with a sense of humor.\n", encoding="utf-8"
    )
    done = run(
        f"jdlint check {shlex.quote(str(house / 'cook.md'))} --config {shlex.quote(str(house / '.jdlint.yaml'))} --format concise"
    )
    assert ":7:15: info humor-demanded 'sense of humor' cannot be shown" in done.stdout


def test_the_python_shown_prints_its_findings(capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks("python"):
        if "_gate.py" in block[:40]:  # tests/test_batch.py runs these in processes of their own
            continue
        exec(block, {})
    assert "ninja-title ninja" in capsys.readouterr().out


def test_the_silencing_comments_shown_are_understood() -> None:
    shown = blocks("markdown")[0]
    done = subprocess.run(
        [sys.executable, "-m", "jdlint", "check", "-", "--stdin-filename", "drink.md", "--format", "concise", "--select", "ninja-title"],
        input="# Server\n\nWe need a server.\n\n" + shown, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stdout == ""
    assert done.returncode == 0


def test_every_sample_is_described() -> None:
    for path in (ROOT / "samples").iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in SAMPLES
