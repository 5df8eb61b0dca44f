"""What a reader who knows the law says of a posting, and what jdlint says of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from jdlint.engine import Linter
from jdlint.settings import Config
from tests.law.breaking import list_provisions

RULES: Mapping[str, tuple[str, ...]] = {
    "pay_present": ("pay-range-missing", "pay-only-on-target"),
    "pay_bounded": ("pay-range-open-ended",),
    "benefits_described": ("benefits-missing", "benefits-vague"),
    "other_comp_described": ("other-pay-missing",),
    "application_deadline_present": ("application-deadline-missing",),
    "how_to_apply_present": ("application-instructions-missing",),
    "pay_in_posting_itself": ("pay-behind-link",),
    "range_width_max_abs": ("pay-wider-than-law",),
    "pay_not_below_floor": ("pay-below-minimum-wage",),
    "vacancy_statement_present": ("vacancy-statement-missing",),
    "ai_use_statement_if_ai_used": ("ai-statement-missing",),
    "language_reason_statement": ("language-reason-missing",),
}
"""The rules behind each thing that a reader looks for; for what is not here, all rules of the provision."""


class Reading(NamedTuple):
    """One requirement: ``wanted`` by the reader, ``found`` by jdlint, "absent" where it is not among the rulings."""

    id: str
    provision: str
    check: str
    wanted: str
    found: str
    why: str


@cache
def list_merged() -> dict[str, str]:
    """The provision into which each known entry was merged."""
    return {other: one.id for one in list_provisions() for other in one.more.get("merges", ())}


def read_pair(pair: Mapping[str, Any], text: str) -> Iterator[Reading]:
    """What jdlint says of each requirement that the reader judged, and of each provision that the reader calls out of place."""
    config = Config(
        employer=pair.get("employer") or {}, place=tuple(pair.get("place") or ()), hiring_in=tuple(pair.get("hiring_in") or ())
    )
    linter = Linter(config, as_of=datetime.date.fromisoformat(pair["as_of"]), many=False)
    reports = linter.lint(text.encode(), "posting.md", kind="posting")
    rulings = [ruling for report in reports for ruling in report.law]
    for one in pair["expect"]:
        id = list_merged().get(one["provision"], one["provision"])
        if id.startswith("minimum-wage:"):
            code = id.partition(":")[2]
            some = [ruling for ruling in rulings if ruling.jurisdiction == code and ruling.rule == "pay-below-minimum-wage"]
        else:
            rules = RULES.get(one["check"])
            some = [ruling for ruling in rulings if ruling.provision == id and (rules is None or ruling.rule in rules)]
        yield Reading(pair["id"], id, one["check"], one["status"], _gather({ruling.status for ruling in some}), one["why"])
    for other in pair["absent"]:
        id = list_merged().get(other, other)
        asked = {list_merged().get(one["provision"], one["provision"]) for one in pair["expect"]}
        if id not in asked:
            found = _gather({ruling.status for ruling in rulings if ruling.provision == id})
            yield Reading(pair["id"], id, "", "absent", "absent" if found in ("met", "not_applicable") else found, "")


def _gather(statuses: set[str]) -> str:
    """The gravest of some statuses."""
    return next((status for status in ("not_met", "depends", "met", "not_applicable") if status in statuses), "absent")


def agrees(reading: Reading) -> bool:
    """Whether jdlint says what the reader says; what does not bind may also not be there at all."""
    return reading.wanted == reading.found or {reading.wanted, reading.found} <= {"not_applicable", "absent"}
