"""The findings in the samples are those on record."""

from __future__ import annotations

import json

from tests.corpus import record


def test_a_change_of_findings_is_acknowledged() -> None:
    changed = list(record.compare(json.loads(record.RECORD.read_text(encoding="utf-8")), record.count_findings()))
    assert not changed, (
        "The rules find something else in the samples than tests/corpus/findings.json says:\n  "
        + "\n  ".join(changed)
        + "\nIf that is meant: python tests/corpus/record.py, and say in CHANGELOG.md what changed (and under `changed` in the rule's file, if it was released)."
    )


def test_each_difference_is_told() -> None:
    recorded = {"cliche": {"a.md": 2, "b.md": 1}, "gone": {"a.md": 1}, "same": {"a.md": 3}}
    counted = {"cliche": {"a.md": 2, "c.md": 1}, "new": {"b.md": 2}, "same": {"a.md": 3}}
    assert list(record.compare(recorded, counted)) == [
        "cliche: 1 -> 0 in samples/b.md",
        "cliche: 0 -> 1 in samples/c.md",
        "gone: 1 -> 0 in samples/a.md",
        "new: 0 -> 2 in samples/b.md",
    ]
    assert json.loads(record.write(counted)) == counted
