"""Sentences of postings that a sceptical reviewer would want changed, and near neighbours that are fine.

Three writers wrote them, from what regulators, courts and researchers describe, without having seen a rule. The rules were then widened by the
``first`` and the ``second`` set, so that these show what may not be lost; ``closed`` was written last, in the words of everyday postings, and no
rule was made with it: what is found of it is what one may expect elsewhere.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jdlint.engine import Linter
from jdlint.settings import Config

HEADINGS = {
    "summary": "About the job", "responsibilities": "Responsibilities", "requirements": "Requirements", "preferred": "Nice to have",
    "benefits": "Benefits", "about_company": "About us", "eeo": "Equal opportunity", "accommodation": "Accommodation", "how_to_apply": "How to apply",
}  # fmt: skip
USUAL = {
    "summary": "You join a team of nine in our shop on the market square.",
    "responsibilities": "- Keep the place tidy and greet our guests.\n- Write down what was done.",
    "requirements": "- You know how to keep a list.\n- You write clear notes.",
    "preferred": "- You know the town.",
    "benefits": "- Health insurance\n- Four weeks of paid leave",
    "about_company": "We opened in 1998 and have three shops.",
    "how_to_apply": "Send your resume to jobs@example.com.",
}
COUNTED = ("title-hype", "title-hero", "salary-history-asked", "unpaid-internship")
"""Rules of other categories that speak of the same things."""


def compose(item: dict[str, Any]) -> str:
    """A posting that holds a sentence in its part."""
    parts = [f"# {item['text'] if item['section'] == 'title' else item['job']}"]
    for section, heading in HEADINGS.items():
        body = USUAL.get(section, "")
        if section == item["section"]:
            body = f"{body}{chr(10) + '- ' if body.startswith('-') else chr(10) * 2}{item['text']}".strip()
        if body:
            parts.append(f"## {heading}\n\n{body}")
    return "\n\n".join(parts) + "\n"


def is_told(linter: Linter, item: dict[str, Any]) -> bool:
    """Whether a rule on bias speaks of the words in question."""
    text = compose(item)
    start = text.index(item["text"])
    if "quote" in item:
        start = text.index(item["quote"], start)
    end = start + len(item.get("quote", item["text"]))
    return any(
        finding.span is not None and finding.span.start < end and finding.span.end > start
        for report in linter.lint(text.encode(), "posting.md")
        for finding in report.findings
        if finding.category == "bias" or finding.rule in COUNTED
    )


@cache
def judge(name: str) -> dict[str, list[bool]]:
    """Of each expectation, what came out as expected."""
    linter = Linter(Config(profile="strict"), as_of=datetime.date(2026, 11, 22))
    found: dict[str, list[bool]] = {"flag": [], "fine": []}
    for item in read(name):
        found[item["expect"]].append(is_told(linter, item) == (item["expect"] == "flag"))
    return found


def read(name: str) -> Iterator[dict[str, Any]]:
    for line in (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)


@pytest.mark.parametrize("name", ["first", "second"])
def test_what_reviewers_would_change_is_told_and_its_neighbours_are_not(name: str) -> None:
    for expected, results in judge(name).items():
        assert len(results) == 200
        assert sum(results) >= 0.95 * len(results), (name, expected, sum(results))


def test_what_no_rule_was_made_with() -> None:
    results = judge("closed")
    assert len(results["flag"]) == len(results["fine"]) == 120
    assert sum(results["fine"]) >= 0.95 * 120
    assert sum(results["flag"]) >= 0.80 * 120
