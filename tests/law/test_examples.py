"""What regulators and courts said of wording, each with its result at its place."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from jdlint.checking.law.provision import Provision
from jdlint.engine import Linter
from jdlint.settings import Config
from tests.law.breaking import bind, list_provisions

PARTS = {
    "pay": "Pay: $52,000 to $60,000 per year.",
    "benefits": "- Health insurance\n- A pension with a match of four percent\n- Four weeks of paid leave a year, and paid sick days",
    "deadline": "Apply by 15 December 2027.",
    "requirements": "- You know rye and wheat.\n- Two years of experience in a bakery.",
    "statement": "We are an equal opportunity employer and decide without regard to race, sex, religion, age, disability or veteran status.",
    "text": "You join a shop of nine people.",
}
RESULTS = ("fail", "pass", "silent")
EXAMPLES = [(provision, example) for provision in list_provisions() for example in provision.more.get("examples", ())]


def compose(example: Mapping[str, Any], place: str) -> str:
    """An otherwise complete posting that holds an example's words in their part."""
    words = next(example[result] for result in RESULTS if result in example)
    where = example.get("in", "text")
    if where == "whole":
        return str(words)
    parts = {**PARTS, where: words if where != "requirements" else f"- {words}"}
    title = words if where == "title" else example.get("title", "Baker")
    return "\n\n".join(
        (
            f"# {title}",
            f"Location: {example['where']}" if "where" in example else "",
            "Full-time. You report to the shop manager.",
            parts["text"],
            "## Responsibilities\n\n- Bake bread and rolls every morning.\n- Order flour.",
            f"## Requirements\n\n{parts['requirements']}",
            f"## Compensation\n\n{parts['pay']}",
            f"## Benefits\n\n{parts['benefits']}",
            f"## How to apply\n\nSend your resume to jobs@example.com. {parts['deadline']}",
            parts["statement"],
        )
    )


def name(one: object) -> str:
    if isinstance(one, dict):
        return next(str(one[result])[:40] for result in RESULTS if result in one)
    return one.id if isinstance(one, Provision) else ""


@pytest.mark.parametrize(("provision", "example"), EXAMPLES, ids=name)
def test_example_comes_out_as_it_says(provision: Provision, example: dict[str, Any]) -> None:
    as_of = example.get("as_of") or max(provision.since, "2026-11-22" if not provision.until else provision.since)
    facts = {**bind(provision), "offers": ["benefits"], **example.get("employer", {})}
    places = () if "where" in example else (provision.jurisdiction,)
    linter = Linter(Config(employer=facts, place=places), as_of=datetime.date.fromisoformat(as_of), many=False)
    (report,) = linter.lint(compose(example, provision.place).encode(), "example.md")
    statuses = {
        ruling.rule: ruling.status
        for ruling in report.law
        if ruling.provision == provision.id and example.get("rule", ruling.rule) == ruling.rule
    }
    if "silent" in example:
        assert not statuses
        return
    assert statuses, "the provision does not reach this posting"
    if "fail" in example:
        assert "not_met" in statuses.values(), statuses
    else:
        assert "not_met" not in statuses.values(), statuses
        assert "depends" not in statuses.values(), statuses
