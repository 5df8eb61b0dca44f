"""The gate and the batches heed waivers as a check does."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pyarrow as pa
import pytest

from jdlint.batch import lint_batches
from jdlint.model.waiver import Waiver
from jdlint.settings import Config
from tests.gate.test_gate import read_lines, run

DOES = (
    "We want a ninja for our shop in Boulder. Responsibilities: bake bread and rolls every morning, and clean the ovens at noon. "
    "Requirements: two years of work in a bakery. Apply with your resume. We pay $20 to $24 an hour and offer health insurance. "
) * 2


def test_a_record_is_waived_at_the_gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = [{"id": f"a{number}", "title": "Baker", "description": DOES} for number in range(2)]
    feed = tmp_path / "jobs.jsonl"
    feed.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    waiver = "waivers:\n  - {file: jobs.jsonl, posting: a1, rule: ninja-title, approver: A, reason: b, expires: 2026-11-28}\n"
    (tmp_path / "w.yaml").write_text(waiver, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("waivers: w.yaml\nselect: [ninja-title]\n", encoding="utf-8")
    run(tmp_path / "out", feed, "--config", tmp_path / "config.yaml", code=None)
    rows = read_lines(tmp_path / "out" / "results.jsonl")
    assert [row["fail"] for row in rows] == [["ninja-title"], []]
    assert [row["suppressed"] for row in rows] == [[], ["ninja-title"]]
    assert rows[1]["recheck_on"] == "2026-11-29"


def test_a_batch_heeds_them() -> None:
    waiver = Waiver("*", "A", "b", "2026-11-28", rule="ninja-title")
    batch = pa.RecordBatch.from_pylist([{"title": "Baker", "description": DOES}])
    for waivers, silenced in (((), []), ((waiver,), ["ninja-title"])):
        config = Config(select=("ninja-title",), waivers=waivers)
        (answer,) = lint_batches(iter([batch]), config, as_of=datetime.date(2026, 11, 25))
        assert answer.to_pylist()[0]["suppressed"] == silenced
