"""Postings that break a requirement, derived from the rule's own examples, and facts about an employer whom a provision binds."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jdlint.checking.law.provision import Provision, Requirement
from jdlint.checking.law.table import load_table
from jdlint.checking.rule import Rule
from jdlint.engine import Linter
from jdlint.examples import read_marks
from jdlint.model.law import Ruling
from jdlint.model.report import PostingReport
from jdlint.settings import Config
from tests import built_in

RULES = {rule.id: rule for rule in built_in.RULES}
TABLE = load_table()
FRAME = (
    "# Baker\n\n## Responsibilities\n\n- Bake bread and rolls every morning.\n\n## Requirements\n\n- You know rye and wheat.\n\n"
)


def list_provisions() -> list[Provision]:
    """All provisions of the table."""
    return [provision for code in TABLE.codes if (found := TABLE.get(code)) for provision in found.provisions]


def bind(provision: Provision) -> dict[str, Any]:
    """Facts about an employer whom the provision binds beyond doubt."""
    applies = provision.applies
    staff = max(applies.staff, applies.staff_there, 1000)
    facts: dict[str, Any] = dict.fromkeys(applies.unless, False)
    facts |= dict.fromkeys(applies.facts, True)
    facts |= {fact: True for one in provision.requires for fact in one.facts}
    return {
        **facts,
        "staff": staff,
        "staff_in": {provision.jurisdiction: staff},
        "based_in": provision.jurisdiction,
        "offers": ["bonus", "commission", "equity", "tips", "benefits"],
    }


def break_requirement(requirement: Requirement) -> Iterator[tuple[str, str]]:
    """Texts that a requirement's rule reports, each with its format: the rule's own bad examples, and amounts beyond the limits it sets."""
    options = requirement.options
    currency = options.get("currency", "USD")
    rule = RULES[requirement.rule]
    if requirement.rule == "pay-below-minimum-wage":
        yield f"{FRAME}## Pay\n\n{currency} {options['min'] - 0.5:.2f} per hour\n", "markdown"
    elif requirement.rule == "exempt-salary-too-low":
        yield f"{FRAME}FLSA status: Exempt\n\n## Pay\n\n{currency} {options['min'] - 1000:,.0f} per year\n", "markdown"
    elif requirement.rule == "pay-wider-than-law":
        yield f"{FRAME}## Pay\n\n{currency} 60,000 to {60000 + options['max'] + 1000:,.0f} per year\n", "markdown"
    for example in rule.examples:
        if "bad" in example:
            text, _ = read_marks(example["bad"])
            form = example.get("as", "markdown")
            yield text, form
            if form == "markdown" and text.startswith("#"):
                yield f"{text}\n## Requirements\n\n- You know rye and wheat.\n", form
            if form == "markdown" and "en" in rule.languages and not text.startswith("#"):
                yield FRAME + text, form


@cache
def _make_linter(rule: str, code: str, facts: str, as_of: str) -> Linter:
    config = Config(place=(code,), employer=json.loads(facts), select=(rule,))
    return Linter(config, as_of=datetime.date.fromisoformat(as_of), many=False, rules=[RULES[rule]])


def try_out(rule: Rule, text: str, form: str, code: str, facts: dict[str, Any], as_of: str) -> list[PostingReport]:
    """What one rule says of a text at a place on a day."""
    kind = None if rule.reads == ("partial",) else "posting"
    return _make_linter(rule.id, code, json.dumps(facts), as_of).lint(text.encode(), "example", format=form, kind=kind)  # type: ignore[arg-type]


def find_rulings(reports: list[PostingReport], provision: str, rule: str) -> list[Ruling]:
    """How a requirement came out."""
    return [ruling for report in reports for ruling in report.law if ruling.provision == provision and ruling.rule == rule]
