"""A newer version judges by the rules of an older one: what came later is held back, what the law asks for is not."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from jdlint.apps.cli import cli
from jdlint.checking import history, loading
from jdlint.checking.pack import load_pack, load_stable
from jdlint.checking.validating import read_rule_file
from jdlint.config.choosing import with_choices
from jdlint.config.loading import load_config
from jdlint.engine import Linter
from jdlint.model.report import PostingReport
from jdlint.settings import Choice, Config, Override, RuleSettings, SettingsError
from tests.built_in import RULES

DAY = datetime.date(2026, 11, 22)
POSTING = """# Baker

Location: {place}

We are looking for a rockstar baker who goes the extra kilometre.

## Responsibilities

- Bake bread every morning, and keep the shop's ovens clean.

## Requirements

- You know rye and wheat.
"""
NEW: Mapping[str, Any] = {
    "id": "kilometre-extra",
    "title": "An extra kilometre",
    "category": "clarity",
    "severity": "warning",
    "since": "0.2",
    "check": {"terms": ["extra kilometre"]},
    "message": "'{text}' measures nothing.",
    "help": {"why": "It is vague.", "do": "Say how far.", "not when": "Never."},
    "changed": {"0.3": "also finds it in titles"},
    "aliases": ["mile-extra"],
}


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Version 0.3: a new rule, one on pay that came with 0.2, one that left preview, became a warning and found less before."""
    changes: dict[str, Mapping[str, Any]] = {
        "pay-range-missing": {"since": "0.2"},
        "ninja-title": {
            "changed": {"0.2": "also finds rock stars, and is a warning now", "0.3": "left preview"},
            "was": {"0.2": {"severity": "info", "check": {"terms": ["ninja"]}}, "0.3": {"status": "preview"}},
        },
    }
    rules = [{**raw, **changes.get(raw["id"], {})} for raw in load_pack()["rules"]] + [NEW]
    pack = {"rules": sorted(rules, key=lambda raw: str(raw["id"])), "digest": "later"}
    stable = {**pack, "rules": [raw for raw in pack["rules"] if raw.get("status") != "preview"]}
    assert len(stable["rules"]) == len(load_stable()["rules"]) + 1
    monkeypatch.setattr(loading, "load_pack", lambda: pack)
    monkeypatch.setattr(loading, "load_stable", lambda: stable)
    monkeypatch.setattr("jdlint.checking.pack.load_pack", lambda: pack)
    for name in ("jdlint.apps.rules", "jdlint.apps.explain", "jdlint.config.names", "jdlint.engine"):
        monkeypatch.setattr(f"{name}.load_pack", lambda: pack)
    monkeypatch.setattr(history, "VERSION", "0.3.1")
    monkeypatch.setattr(history, "CURRENT", (0, 3))
    monkeypatch.setattr("jdlint.apps.rules.VERSION", "0.3.1")


def judge(config: Config, place: str = "Houston, TX") -> PostingReport:
    (report,) = Linter(config, as_of=DAY, many=False).lint(POSTING.format(place=place).encode(), "baker.md")
    return report


def find(config: Config, place: str = "Houston, TX") -> dict[str, str]:
    return {finding.rule: finding.severity for finding in judge(config, place).findings}


@pytest.mark.usefixtures("later")
def test_newer_rules_are_left_out() -> None:
    assert {"kilometre-extra", "ninja-title", "pay-range-missing"} <= find(Config()).keys()
    old = find(Config(rules_as_of="0.1"))
    assert "kilometre-extra" not in old
    assert "kilometre-extra" not in {outcome.rule for outcome in judge(Config(rules_as_of="0.1")).outcomes}
    assert old.keys() | {"kilometre-extra", "ninja-title", "pay-range-missing"} == find(Config()).keys()
    assert "kilometre-extra" in find(Config(rules_as_of="0.2"))


@pytest.mark.usefixtures("later")
def test_what_a_law_asks_for_is_never_held_back() -> None:
    config = Config(rules_as_of="0.1", employer={"staff": 40})
    assert "pay-range-missing" not in find(config, "Houston, TX")
    assert find(config, "Denver, CO")["pay-range-missing"] == "error"
    assert judge(config, "Denver, CO").law == judge(config._replace(rules_as_of=""), "Denver, CO").law


@pytest.mark.usefixtures("later")
def test_a_rule_is_as_it_was() -> None:
    assert find(Config())["ninja-title"] == "warning"
    called = Config(rules={"ninja-title": RuleSettings(on=True)})
    for version, word, found in (
        ("0.3", "rockstar", {"ninja-title": "warning"}),
        ("0.2", "rockstar", {"ninja-title": "warning"}),
        ("0.1", "rockstar", {}),
        ("0.1", "ninja", {"ninja-title": "info"}),
    ):
        linter = Linter(called._replace(rules_as_of=version), as_of=DAY, many=False)
        (report,) = linter.lint(POSTING.format(place="Houston, TX").replace("rockstar", word).encode(), "baker.md")
        assert {one.rule: one.severity for one in report.findings if one.rule == "ninja-title"} == found, version
    for version in ("0.1", "0.2"):
        assert "ninja-title" not in find(Config(rules_as_of=version))
    assert "ninja-title" in find(Config(rules_as_of="0.2", profile="strict"))


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "config",
    [
        Config(select=("kilometre-extra",)),
        Config(select=("mile-extra",)),
        Config(choice=Choice(select=("kilometre-extra",))),
        Config(rules={"kilometre-extra": RuleSettings(on=True)}),
        Config(overrides=(Override(("*.md",), rules={"kilometre-extra": RuleSettings(on=True)}),)),
    ],
)
def test_what_a_house_calls_by_name_runs(config: Config) -> None:
    assert "kilometre-extra" in find(config._replace(rules_as_of="0.1"))


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "config",
    [
        Config(select=("clarity",)),
        Config(choice=Choice(select=("clarity",))),
        Config(profile="strict"),
        Config(profile="law-only"),
        Config(rules={"kilometre-extra": RuleSettings(severity="info")}),
        Config(overrides=(Override(("*.txt",), rules={"kilometre-extra": RuleSettings(on=True)}),)),
    ],
)
def test_whole_categories_and_profiles_call_no_newer_rule(config: Config) -> None:
    assert "kilometre-extra" not in find(config._replace(rules_as_of="0.1"))


@pytest.mark.usefixtures("later")
def test_a_rule_of_pay_called_by_name_speaks_where_no_law_asks() -> None:
    called = Config(rules_as_of="0.1", rules={"pay-range-missing": RuleSettings(on=True)})
    assert "pay-range-missing" in find(called, "Houston, TX")


@pytest.mark.usefixtures("later")
def test_the_report_says_by_which_rules() -> None:
    assert Linter(Config(), as_of=DAY).report([]).run[3:5] == ("", ())
    run = Linter(Config(rules_as_of="0.1"), as_of=DAY).report([]).run
    assert run.rules_as_of == "0.1"
    assert run.left_out == ("kilometre-extra", "pay-range-missing")
    assert Linter(Config(rules_as_of="0.3"), as_of=DAY).report([]).run[3:5] == ("0.3", ())
    off = Linter(Config(rules_as_of="0.1", ignore=("clarity", "pay")), as_of=DAY).report([]).run
    assert off.left_out == ()


@pytest.mark.usefixtures("later")
def test_a_house_keeps_its_own_rules(tmp_path: Path) -> None:
    words = {**NEW, "id": "our-own", "check": {"terms": ["rye and wheat"]}, "since": "0.3", "aliases": ["ours-once"]}
    examples = [{"bad": "[[rye and wheat]]"}, {"good": "spelt"}]
    (tmp_path / "our-own.yaml").write_text(json.dumps({**words, "examples": examples, "changed": {"0.4": "also finds more"}}))
    assert "our-own" in find(Config(rules_as_of="0.1", rule_paths=(str(tmp_path),)))


def test_each_release_has_other_digests() -> None:
    digests = {with_choices([Config()], rules_as_of=version)[0][0].digest for version in (None, "0.1", "0.2")}
    assert len(digests) == 3


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(("said", "taken"), [("0.1", "0.1"), ("v0.2", "0.2"), ("0.2.7", "0.2"), (" 0.3 ", "0.3")])
def test_a_version_may_be_written_in_several_ways(said: str, taken: str) -> None:
    assert history.settle_release(said) == taken


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("latest", '"latest" is no version; write "0.1" or "0.2" or "0.3"'),
        ("0.٣", '"0.٣" is no version; write "0.1" or "0.2" or "0.3"'),
        ("0.4", '"0.4" is newer than this jdlint, which is 0.3.1; update it, or write "0.1" or "0.2" or "0.3"'),
        ("0.0", 'there was no jdlint "0.0"; write "0.1" or "0.2" or "0.3"'),
    ],
)
def test_other_versions_are_refused_with_those_that_there_are(said: str, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        history.settle_release(said)
    assert str(error.value) == message
    with pytest.raises(SettingsError):
        Linter(Config(rules_as_of=said), as_of=DAY)
    result = CliRunner().invoke(cli, ["rules", "--no-config", "--rules-as-of", said])
    assert result.exit_code == 2
    assert message in result.output


@given(st.text(max_size=12))
def test_no_text_is_taken_for_a_version_that_is_none(text: str) -> None:
    try:
        major, minor = history.read_release(text)
    except ValueError:
        return
    assert f"{major}.{minor}" in text or text.strip().lstrip("v").startswith("0")


@pytest.mark.usefixtures("later")
def test_a_configuration_names_a_version(tmp_path: Path) -> None:
    path = tmp_path / ".jdlint.yaml"
    path.write_text('rules-as-of: "0.1.2"\n', encoding="utf-8")
    assert load_config(str(path)).config.rules_as_of == "0.1"
    for said, message in (
        ("0.1", ':1:14: "rules-as-of" must be text; put it in quotes: "0.1"'),
        ('"0.9"', ':1:14: "rules-as-of": "0.9" is newer than this jdlint, which is 0.3.1'),
        ('""', ':1:14: "rules-as-of" must not hold an empty text'),
        ("[]", ':1:14: "rules-as-of" must be text'),
    ):
        path.write_text(f"rules-as-of: {said}\n", encoding="utf-8")
        with pytest.raises(SettingsError) as error:
            load_config(str(path))
        assert message in str(error.value)


@pytest.mark.usefixtures("later")
def test_what_came_is_listed() -> None:
    run: Callable[..., Any] = lambda *words: CliRunner().invoke(cli, ["rules", "--no-config", *words])  # noqa: E731
    told = run("--new-since", "0.1").output
    assert "\n  0.2  ninja-title: also finds rock stars, and is a warning now\n" in told
    assert "\n  0.3  ninja-title: left preview\n" in told
    assert {line.split()[0] for line in told.splitlines()[1:4]} == {"kilometre-extra", "ninja-title", "pay-range-missing"}
    assert 'rules-as-of: "0.1"' in told
    assert "pay-range-missing" not in run("--new-since", "0.2").output
    assert run("--new-since", "0.3").output == "Nothing came after 0.3: this is jdlint 0.3.1.\n"
    (rule,) = json.loads(run("--new-since", "0.1", "--category", "clarity", "--format", "json").output)
    assert (rule["id"], rule["since"], rule["changed"]) == ("kilometre-extra", "0.2", NEW["changed"])
    assert "What later versions changed\n  0.2: also" in CliRunner().invoke(cli, ["explain", "ninja-title"]).output


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"changed": {"0.1": "also finds more"}}, "changed: 0.1 is not newer than 0.1, which brought the rule"),
        ({"was": {"0.2": {"severity": "info"}}}, "was: say under changed what 0.2 changed"),
        ({"was": {"0.2": {"message": "other words"}}}, "message"),
        ({"changed": {"0.2": "also finds more"}, "was": {"0.2": {"check": {"pattern": "(a"}}}}, "was 0.2: "),
        ({"changed": {"soon": "also finds more"}}, "soon"),
    ],
)
def test_a_history_that_cannot_be_is_refused(tmp_path: Path, more: Mapping[str, Any], message: str) -> None:
    path = tmp_path / "kilometre-extra.yaml"
    raw = {**NEW, "since": "0.1", "examples": [{"bad": "an [[extra kilometre]]"}, {"good": "a kilometre"}]}
    del raw["changed"]
    path.write_text(json.dumps(raw), encoding="utf-8")
    read_rule_file(path)
    path.write_text(json.dumps({**raw, **more}), encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        read_rule_file(path)
    assert message in str(error.value)


def test_no_rule_is_from_a_version_yet_to_come() -> None:
    for rule in RULES:
        assert history.FIRST <= history.read_release(rule.since) <= history.CURRENT, rule.id
        assert all(history.read_release(version) <= history.CURRENT for version in rule.changed), rule.id
