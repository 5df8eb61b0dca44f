"""What is counted in a run: by outcome, rule, vendor, company, place and field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jdlint.gate.rows import Row

OUTCOMES = ("accepted", "held", "rejected", "unreadable")
SAMPLES = 5
MOST_NAMES = 10_000
"""How many companies, vendors or places are counted by name; the others are counted together."""

MOST_PAIRS = 50_000
"""How many pairs of a rule and a company, a vendor or a place are counted; what more rules stop or fail there is counted together."""

MOST_WHYS = 100
"""How many ways in which records are damaged are told apart."""

LONGEST = 200
"""How many letters of a reason or of a field's name are kept, either of which may quote what a feed says."""

OTHERS = "(others)"
_NUMBER = re.compile(r"/\d+(?=/|\Z)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


class Tally:
    """Counts that can be written down and taken up again."""

    def __init__(self, state: Mapping[str, Any] | None = None) -> None:
        state = state or {}
        self.counts: dict[str, int] = {"received": 0, **dict.fromkeys(OUTCOMES, 0), **state.get("counts", {})}
        self.changes: dict[str, int] = {"new": 0, "changed": 0, "unchanged": 0, **state.get("changes", {})}
        self.judged: int = state.get("judged", 0)
        self.verdicts: dict[str, int] = dict(state.get("verdicts", {}))
        self.rules: dict[str, dict[str, Any]] = dict(state.get("rules", {}))
        self.groups: dict[str, dict[str, dict[str, Any]]] = {
            name: dict(state.get("groups", {}).get(name, {})) for name in ("vendors", "companies", "places")
        }
        self._pairs = {
            (name, how): sum(len(one[how]) for one in group.values())
            for name, group in self.groups.items()
            for how in ("rules", "fails")
        }
        self.unreadable: dict[str, dict[str, Any]] = dict(state.get("unreadable", {}))
        self.fields: dict[str, dict[str, int]] = dict(state.get("fields", {}))
        self.shadow: dict[str, Any] = dict(state.get("shadow", {}))

    def write(self) -> dict[str, Any]:
        """The counts, to be taken up again."""
        return {
            name: getattr(self, name)
            for name in ("counts", "changes", "judged", "verdicts", "rules", "groups", "unreadable", "fields", "shadow")
        }

    def add(self, row: Row, outcome: str, reasons: Sequence[str], shadowed: Sequence[str], vendor: str) -> None:
        """Count a record."""
        self.counts["received"] += 1
        self.counts[outcome] += 1
        for name, value in (("vendors", vendor), ("companies", row.company), ("places", row.place)):
            group = self._find_group(name, value)
            group["received"] += 1
            group[outcome] = group.get(outcome, 0) + 1
            for how, rules in (("rules", reasons), ("fails", row.fail)):
                for rule in rules:
                    self._count_pair((name, how), group[how], rule)
        if outcome == "unreadable":
            self._count_damage(row)
            return
        self.judged += 1
        self.verdicts[row.verdict] = self.verdicts.get(row.verdict, 0) + 1
        for result in ("fail", "undetermined", "suppressed", "not_applicable"):
            for rule in getattr(row, result):
                entry = self._find_rule(rule)
                entry[result] = entry.get(result, 0) + 1
                if result == "fail":
                    _take_sample(entry["samples"], row)
        for name, rules in (("rejected", reasons), ("shadowed", shadowed)):
            for rule in rules:
                entry = self._find_rule(rule)
                entry[name] = entry.get(name, 0) + 1
                if name == "rejected":
                    _take_sample(entry["rejected_samples"], row)
        for finding in row.findings:
            if finding["pointer"] is not None:
                field = _NUMBER.sub("/*", finding["pointer"])[:LONGEST]
                if field not in self.fields and len(self.fields) >= MOST_NAMES:
                    field = OTHERS
                counts = self.fields.setdefault(field, {})
                counts[finding["severity"]] = counts.get(finding["severity"], 0) + 1

    def compare(self, row: Row, reasons: Sequence[str], others: Sequence[str]) -> None:
        """Count where another configuration comes out differently: which rules fail in one alone, and whom it would reject."""
        if row.shadow is None:
            return
        shadow = self.shadow or {
            "only_here": {},
            "only_there": {},
            "would_reject": 0,
            "newly_rejected": 0,
            "no_longer_rejected": 0,
            "samples": [],
        }
        self.shadow = shadow
        here, there = {finding["rule"] for finding in row.findings}, {rule for rule, _ in row.shadow}
        for name, rules in (("only_here", here - there), ("only_there", there - here)):
            for rule in sorted(rules):
                shadow[name][rule] = shadow[name].get(rule, 0) + 1
        shadow["would_reject"] += bool(others)
        shadow["newly_rejected"] += bool(others) and not reasons
        shadow["no_longer_rejected"] += bool(reasons) and not others
        if bool(others) != bool(reasons):
            _take_sample(shadow["samples"], row)

    def _count_pair(self, pairs: tuple[str, str], rules: dict[str, int], rule: str) -> None:
        """Count a rule for one name; which pairs are told apart depends on the order of the records alone."""
        if rule not in rules and self._pairs[pairs] >= MOST_PAIRS:
            rule = OTHERS
        self._pairs[pairs] += rule not in rules
        rules[rule] = rules.get(rule, 0) + 1

    def _count_damage(self, row: Row) -> None:
        """Count why a record cannot be read; where in it, and how much of it, makes no other reason."""
        why = _FIGURE.sub("…", row.why)
        if len(why) > LONGEST:
            why = f"{why[: LONGEST - 1]}…"
        if why not in self.unreadable and len(self.unreadable) >= MOST_WHYS:
            why = OTHERS
        entry = self.unreadable.setdefault(why, {"records": 0, "samples": []})
        entry["records"] += 1
        _take_sample(entry["samples"], row)

    def _find_group(self, name: str, value: str) -> dict[str, Any]:
        groups = self.groups[name]
        if value not in groups and len(groups) >= MOST_NAMES:
            value = OTHERS
        return groups.setdefault(value, {"received": 0, "rules": {}, "fails": {}})

    def _find_rule(self, rule: str) -> dict[str, Any]:
        return self.rules.setdefault(rule, {"samples": [], "rejected_samples": []})

    def list_rules(self, severities: Mapping[str, str]) -> dict[str, dict[str, Any]]:
        """Each rule that ran, with how it came out: those not counted otherwise passed."""
        listed = {}
        for rule in sorted(severities):
            entry = self._find_rule(rule)
            told = {
                name: entry.get(name, 0)
                for name in ("fail", "undetermined", "suppressed", "not_applicable", "rejected", "shadowed")
            }
            passed = self.judged - told["fail"] - told["undetermined"] - told["suppressed"] - told["not_applicable"]
            listed[rule] = {
                "severity": severities[rule],
                "pass": passed,
                **told,
                "samples": entry["samples"],
                "rejected_samples": entry["rejected_samples"],
            }
        return listed


def count_stopped(counts: Mapping[str, int]) -> int:
    """How many records did not get through as they came."""
    return counts["received"] - counts.get("accepted", 0)


def _take_sample(samples: list[dict[str, Any]], row: Row) -> None:
    """The first few records are enough."""
    if len(samples) < SAMPLES:
        samples.append({"position": row.position, "key": row.key})
