"""The law behind a finding, and what came of each requirement, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from jdlint.model.law import STATUSES, Citation, Ruling, Status
from jdlint.reporting.plain import one_line

WORDS: dict[Status, str] = {"not_met": "not met", "depends": "depends", "met": "met", "not_applicable": "does not apply"}
COUNTED: dict[Status, str] = {**WORDS, "depends": "dependent on facts", "not_applicable": "not applicable"}
FEW = 3
"""So many citations are told; the format json has all."""


def tell_citations(law: Iterable[Citation]) -> str:
    """The law behind a finding on one line, place by place; the facts on which it depends, and that it is advice, are told."""
    told: dict[str, None] = {}
    for one in sorted(law, key=lambda one: (bool(one.needs), not one.binding)):
        hedge = f" (depends on {' and '.join(one.needs)})" if one.needs else "" if one.binding else " (advice, or no source seen)"
        told[one_line(f"{one.place}, {one.citation}{hedge}")] = None
    more = f"; and {len(told) - FEW:,} more" if len(told) > FEW else ""
    return "; ".join(list(told)[:FEW]) + more


def list_rulings(rulings: Iterable[Ruling]) -> Iterator[tuple[str, str]]:
    """Every requirement, those of one place that came out alike together: how they came out, and which they are, with the reason."""
    groups: dict[tuple[Status, str, str, tuple[str, ...]], dict[str, None]] = {}
    for one in sorted(rulings, key=lambda one: STATUSES.index(one.status)):
        why = one.because if one.status == "not_applicable" else ""
        groups.setdefault((one.status, one.place, why, one.needs), {})[one.rule] = None
    for (status, place, why, needs), rules in groups.items():
        more = f"; {why}" if why else f"; depends on {' and '.join(needs)}" if needs else ""
        yield WORDS[status], one_line(f"{place}: {', '.join(rules)}{more}")


def count_rulings(rulings: Iterable[Ruling]) -> str:
    """How many requirements came out how; "" for none."""
    count_of = Counter(ruling.status for ruling in rulings)
    return ", ".join(f"{count_of[status]:,} {COUNTED[status]}" for status in STATUSES if count_of[status])
