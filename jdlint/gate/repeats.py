"""What is wrong with a record since others came before it: an id or a text that stands in the feed already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jdlint.checking.rule import Rule
from jdlint.gate.ledger import KEY, TEXT, Ledger
from jdlint.gate.rows import Row
from jdlint.model.digest import digest


def mark_repeats(row: Row, rules: Mapping[str, Rule], ledger: Ledger) -> Row:
    """The row with what rules that run say of an id that was met before, and of a text that was met under another id."""
    if row.why:
        return row
    if row.key and "feed-id-repeated" in rules:
        first = ledger.meet(KEY, digest(row.key.encode("utf-8", "replace")), row.position, row.key)
        if first is not None:
            row = _add(row, rules["feed-id-repeated"], first[0], row.key)
    if row.text_digest and "feed-text-repeated" in rules:
        first = ledger.meet(TEXT, row.text_digest, row.position, row.key)
        if first is not None and first[1] != row.key:
            row = _add(row, rules["feed-text-repeated"], first[0], first[1])
    return row


def _add(row: Row, rule: Rule, first: int, key: str) -> Row:
    """The row with one finding more, about the record at position ``first``; one of an earlier run may be there already."""
    if rule.id in row.fail:
        return row
    finding: dict[str, Any] = {
        "rule": rule.id, "category": rule.category, "severity": rule.severity, "message": rule.message.format_map({"first": str(first), "id": key or "none"}),
        "pointer": None, "start": None, "end": None, "text": None, "section": None,
        "fingerprint": digest(f"{rule.id}\x1f{key}\x1f{first}".encode("utf-8", "replace"))[:16], "law": [],
    }  # fmt: skip
    verdict = row.verdict
    if rule.severity == "error":
        verdict = "HOLD"
    elif rule.severity == "warning" and verdict == "READY":
        verdict = "DECIDE"
    return row._replace(findings=(*row.findings, finding), fail=tuple(sorted((*row.fail, rule.id))), verdict=verdict)
