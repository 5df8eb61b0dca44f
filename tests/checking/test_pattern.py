"""Patterns run on the lines that hold one of their cues, and on each of these once."""

from __future__ import annotations

import datetime
from typing import Any

from jdlint.checking.rule import Rule, make_rule
from jdlint.engine import Linter
from jdlint.settings import Config


def make(check: dict[str, Any]) -> Rule:
    return make_rule(
        {
            "id": "example", "title": "An example", "category": "clarity", "severity": "info", "since": "0.1", "check": check,
            "message": "'{text}' is an example.", "help": {"why": "-", "do": "-", "not when": "-"}, "examples": [],
        }
    )  # fmt: skip


def find(rule: Rule, text: str) -> list[tuple[int, str]]:
    linter = Linter(Config(select=(rule.id,)), as_of=datetime.date(2026, 1, 1), rules=[rule])
    reports = linter.lint(text.encode(), "example.txt", format="text", kind="posting")
    return [(one.span.start, one.text or "") for report in reports for one in report.findings if one.span]


def test_cues_choose_the_lines() -> None:
    text = "We pay 10 dollars.\n\nWe need 12 ovens and 14 bowls, and ovens again 16.\n\nThere are 18 of us."
    rule = make({"pattern": r"\b\d\d\b", "cues": ["ovens", "oven"]})
    assert [word for _, word in find(rule, text)] == ["12", "14", "16"]


def test_cues_follow_the_rules_of_phrases() -> None:
    rule = make({"pattern": r"\b\d\d\b", "cues": ["full-time", "bake*"]})
    assert [word for _, word in find(rule, "12 full time\n\n14 bakers\n\n16 fulltimers\n\n18 fulltime")] == ["12", "14", "18"]


def test_cues_at_the_edges_of_the_text() -> None:
    rule = make({"pattern": r"^\w+|\w+$", "cues": ["ovens"]})
    assert find(rule, "ovens") == [(0, "ovens")]
    assert [word for _, word in find(rule, "two ovens\n\nthree\n\nour ovens")] == ["two", "ovens", "our", "ovens"]


def test_without_cues_nothing_is_tried() -> None:
    assert find(make({"pattern": r"\w+", "cues": ["ovens"]}), "We bake bread.") == []
