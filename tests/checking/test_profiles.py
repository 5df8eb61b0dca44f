"""Which rules a house starts from."""

from __future__ import annotations

import datetime

import pytest
from click.testing import CliRunner

from jdlint.apps.cli import cli
from jdlint.engine import Linter
from jdlint.settings import PROFILES, Config, RuleSettings

DAY = datetime.date(2026, 11, 22)
POSTING = """# Baker

Location: {place}

We are looking for a rockstar baker, i.e. someone who thinks outside the box.

## Responsibilities

- Bake bread every morning, and keep the shop's ovens clean.

## Requirements

- You know rye and wheat.

## How to apply

Send your resume to jobs@example.com by 15 December 2027.
"""


def find(profile: str, place: str) -> dict[str, str]:
    config = Config(profile=profile, employer={"staff": 40, "staff_in": {"US-NY-NYC": 40}})
    (report,) = Linter(config, as_of=DAY, many=False).lint(POSTING.format(place=place).encode(), "baker.md")
    return {finding.rule: finding.severity for finding in report.findings}


def test_law_only_says_what_a_law_asks_for_and_nothing_else() -> None:
    assert find("law-only", "Houston, TX").keys() <= {"law-employer-unknown"}
    found = find("law-only", "Brooklyn, New York, NY")
    assert found["pay-range-missing"] == "error"
    assert "ninja-title" not in found
    assert "cliche" not in found
    assert "reporting-line-missing" not in found


def test_a_feed_is_held_against_no_style() -> None:
    found = find("feed", "Houston, TX")
    assert "pay-range-missing" not in found
    assert "pay-range-missing" in find("feed", "Brooklyn, New York, NY")
    assert "ninja-title" in found
    assert "info" not in found.values()
    assert {"cliche"} <= find("recommended", "Houston, TX").keys() - found.keys()


def test_preview_rules_run_in_strict_alone() -> None:
    rules = {name: Linter(Config(profile=name), as_of=DAY, many=False) for name in PROFILES}
    previews = {rule.id for rule in rules["strict"].rules if rule.preview}
    assert previews
    assert previews <= rules["strict"].selected
    for name in ("recommended", "feed"):
        assert previews.isdisjoint(rules[name].selected)
    assert previews <= Linter(Config(select=tuple(previews)), as_of=DAY, many=False).selected
    assert previews.isdisjoint(Linter(Config(select=("bias", "clarity")), as_of=DAY, many=False).selected)
    one = min(previews)
    assert one in Linter(Config(rules={one: RuleSettings(on=True)}), as_of=DAY, many=False).selected


def test_a_comment_may_name_a_rule_in_preview() -> None:
    text = POSTING.format(place="Houston, TX") + "\n<!-- jdlint-ignore gender-coded-balance -- our house style -->\n"
    (report,) = Linter(Config(), as_of=DAY, many=False).lint(text.encode(), "baker.md")
    assert "suppression-unknown-rule" not in {finding.rule for finding in report.findings}


@pytest.mark.parametrize("profile", PROFILES)
def test_the_command_line_names_a_profile(profile: str) -> None:
    result = CliRunner().invoke(cli, ["rules", "--no-config", "--profile", profile])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 100
