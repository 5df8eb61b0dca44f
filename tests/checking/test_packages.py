"""Rules that come as installed packages: found by their entry point, without running any of their code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from jdlint.apps.cli import run as run_cli
from jdlint.checking.loading import load_own_rules, load_rules
from jdlint.checking.packages import find_package
from jdlint.config.loading import load_config
from jdlint.settings import SettingsError
from tests.conftest import ROOT

RULE = """\
id: free-lunch
title: Lunch sold as a benefit
category: clarity
severity: warning
since: "0.1"
check: {terms: {free lunch: [a pension]}}
message: "'{text}' is no benefit."
help: {why: Everybody eats., do: Name a real benefit., not when: You run a kitchen.}
examples:
  - bad: We offer [[free lunch]].
  - good: We offer a pension.
"""
POSTING = "# Cook\n\nWe are hiring a cook in Reno, NV. You cook.\n\n## Requirements\n\n- A knife.\n\nWe offer free lunch.\n"


def install(site: Path, name: str = "acme-rules", module: str = "acme_rules", value: str = "", rule: str = RULE) -> Path:
    """A package of rules as pip lays it out; its code fails if anybody runs it. Returns its rule file."""
    folder = site.joinpath(*(value or module).split("."))
    folder.mkdir(parents=True, exist_ok=True)
    site.joinpath(module, "__init__.py").write_text("raise SystemExit('this code was run')\n", encoding="utf-8")
    info = site / f"{name.replace('-', '_')}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[jdlint.rules]\nacme-rules = {value or module}\n", encoding="utf-8")
    path = folder / "free-lunch.yaml"
    path.write_text(rule, encoding="utf-8")
    return path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which Python looks for packages, beside a house that uses the rules of one."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    (tmp_path / ".jdlint.yaml").write_text("rule-packages: [acme-rules]\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / "cook.md").write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["jdlint", *arguments])
    return run_cli()


@pytest.mark.parametrize("value", ["", "acme_rules.data.rules"])
def test_a_package_that_a_configuration_names_brings_its_rules(site: Path, value: str) -> None:
    path = install(site, value=value)
    assert find_package("ACME_Rules").folder == path.parent
    config = load_config(str(site.parent / ".jdlint.yaml")).config
    assert config.rule_paths == ("package:acme-rules",)
    rules, digest = load_rules(config)
    assert "free-lunch" in [rule.id for rule in rules]
    path.write_text(RULE.replace("pension", "bonus"), encoding="utf-8")
    assert load_rules(config)[1] != digest
    assert load_config(str(site.parent / ".jdlint.yaml")).config.digest != config.digest


def test_what_is_installed_changes_nothing_until_it_is_named(site: Path) -> None:
    install(site)
    (site.parent / ".jdlint.yaml").write_text("profile: strict\n", encoding="utf-8")
    rules, _ = load_rules(load_config(str(site.parent / ".jdlint.yaml")).config)
    assert "free-lunch" not in [rule.id for rule in rules]


def test_a_run_tells_which_packages_it_used(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    install(site)
    call(monkeypatch, "check", "cook.md", "--format", "json")
    report = json.loads(capfd.readouterr().out)
    assert report["run"]["rule_packages"] == ["acme-rules 1.2"]
    assert "free-lunch" in [finding["rule"] for posting in report["postings"] for finding in posting["findings"]]
    call(monkeypatch, "check", "cook.md")
    assert " and acme-rules 1.2 (rules " in capfd.readouterr().out
    call(monkeypatch, "check", "cook.md", "--format", "sarif")
    assert json.loads(capfd.readouterr().out)["runs"][0]["properties"]["rule_packages"] == ["acme-rules 1.2"]
    call(monkeypatch, "check", "cook.md", "--format", "html")
    assert "with acme-rules 1.2" in capfd.readouterr().out
    assert call(monkeypatch, "rules", "--category", "clarity") == 0
    assert "free-lunch" in capfd.readouterr().out


def test_examples_of_a_package_are_run(site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    path = install(site)
    for arguments in (("test",), ("test", "--package", "acme-rules", "--no-config")):
        assert call(monkeypatch, *arguments) == 0
        assert capfd.readouterr().out == "1 rule, 2 examples: all hold.\n"
    path.write_text(RULE.replace("a pension.\n", "free lunch.\n"), encoding="utf-8")
    assert call(monkeypatch, "test") == 1
    assert capfd.readouterr().out.startswith("site/acme_rules/free-lunch.yaml:11:5: free-lunch: this good example is reported")


def test_a_package_that_is_not_there_is_told_with_its_place_and_the_nearest(site: Path) -> None:
    with pytest.raises(
        SettingsError, match=r'yaml:1:17: there is no package of rules "acme-rules"; none is installed beside jdlint$'
    ):
        load_config(str(site.parent / ".jdlint.yaml"))
    install(site)
    (site.parent / ".jdlint.yaml").write_text("rule-packages: [acme-rule, acme-rules, acme-rules]\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_config(str(site.parent / ".jdlint.yaml"))
    first, second = str(caught.value).split("\n")
    assert first.endswith('yaml:1:17: there is no package of rules "acme-rule"; did you mean "acme-rules"?')
    assert second.endswith('yaml:1:40: "acme-rules" stands twice')


def test_packages_that_cannot_be_told_apart_are_told(site: Path) -> None:
    install(site)
    install(site, "other-rules", "other_rules")
    with pytest.raises(
        SettingsError, match='two packages have rules called "acme-rules": acme-rules and other-rules; uninstall one'
    ):
        find_package("acme-rules")


@pytest.mark.parametrize("value", ["nowhere", "acme_rules.nowhere", "1 2", ""])
def test_a_package_without_its_folder_is_told(site: Path, value: str) -> None:
    path = install(site)
    entry = site / "acme_rules-1.2.dist-info" / "entry_points.txt"
    entry.write_text(f"[jdlint.rules]\nacme-rules = {value or 'acme_rules'}\n", encoding="utf-8")
    if not value:
        path.unlink()
        with pytest.raises(
            SettingsError, match=r"acme_rules: the package acme-rules 1\.2 holds no rule; a rule is a file whose name"
        ):
            load_own_rules(["package:acme-rules"])
        return
    with pytest.raises(
        SettingsError, match=f'acme-rules 1.2 says that its rules "acme-rules" are in "{value}", and there is no such'
    ):
        find_package("acme-rules")


def test_what_is_wrong_in_a_package_is_told_with_its_name_the_file_and_the_line(site: Path) -> None:
    path = install(site, rule=RULE.replace("warning", "high"))
    with pytest.raises(SettingsError) as caught:
        load_rules(load_config(str(site.parent / ".jdlint.yaml")).config)
    assert str(caught.value).startswith(f"{path}:4: ")
    assert str(caught.value).endswith(" (in the package acme-rules 1.2)")


def test_rules_of_a_package_and_of_the_house_share_no_id(site: Path) -> None:
    path = install(site)
    ours = site.parent / "ours"
    ours.mkdir()
    (ours / "free-lunch.yaml").write_text(RULE, encoding="utf-8")
    (site.parent / ".jdlint.yaml").write_text("rule-packages: [acme-rules]\nrule-paths: [ours]\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_rules(load_config(str(site.parent / ".jdlint.yaml")).config)
    assert (
        str(caught.value) == f'{path}:1: there is a rule "free-lunch" already, in {ours}/free-lunch.yaml; give yours another id'
    )


PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "acme-rules"
version = "1.2"

[project.entry-points."jdlint.rules"]
acme-rules = "acme_rules"

[tool.hatch.build.targets.wheel]
packages = ["acme_rules"]
"""


@pytest.mark.slow
def test_a_real_wheel_is_built_installed_and_used(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "acme_rules").mkdir(parents=True)
    (project / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (project / "acme_rules" / "free-lunch.yaml").write_text(RULE, encoding="utf-8")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert "acme_rules/free-lunch.yaml" in zipfile.ZipFile(wheel).namelist()
    folder = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    site = subprocess.run(
        [str(python), "-c", "import site; print(site.getsitepackages()[0])"], capture_output=True, text=True, check=True
    )
    Path(site.stdout.strip(), "dependencies.pth").write_text(os.path.dirname(os.path.dirname(pytest.__file__)), encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".jdlint.yaml").write_text("rule-packages: [acme-rules]\n", encoding="utf-8")
    (tmp_path / "cook.md").write_text(POSTING, encoding="utf-8")

    def ask(*arguments: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [str(python), "-m", "jdlint", *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        return done.stdout

    assert ask("test") == "1 rule, 2 examples: all hold.\n"
    assert "cook.md:9:10: warning free-lunch 'free lunch' is no benefit." in ask("check", "cook.md", "--format", "concise")
    assert "acme-rules 1.2" in ask("check", "cook.md")
