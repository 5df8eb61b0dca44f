"""A long feed with records that are damaged and odd in all known ways: each is accounted for.

`JDLINT_RECORDS=100000 pytest tests/gate/test_many.py` takes as many records as that.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64decode
from collections import Counter
from pathlib import Path

import pytest

from tests.gate.feeds import DAMAGES, FORMS, make_feed

RECORDS = int(os.environ.get("JDLINT_RECORDS", "1500"))


@pytest.mark.parametrize("form", FORMS)
def test_every_record_is_accounted_for(tmp_path: Path, form: str) -> None:
    made = make_feed(form, RECORDS, damaged=max(0.01, 20 / RECORDS), odd=0.03)
    feed = tmp_path / "feed"
    feed.write_bytes(made.data)
    names = ("accepted", "rejected", "results", "summary")
    outputs = [word for name in names for word in (f"--{name}", str(tmp_path / f"{name}.out.jsonl"))]
    command = [sys.executable, "-m", "jdlint", "gate", str(feed), *outputs, "--workers", "2", "--quiet", "--no-config"]
    done = subprocess.run(
        [*command, "--max-rejected", "100%", "--as-of", "2026-11-26"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    outcomes, unreadable = Counter[str](), set()
    with open(tmp_path / "results.out.jsonl", encoding="utf-8") as rows:
        for position, line in enumerate(rows):
            row = json.loads(line)
            assert (row["position"], row["key"]) == (position, made.keys[position])
            outcomes[row["outcome"]] += 1
            if row["outcome"] == "unreadable":
                unreadable.add(position)
                assert row["why"]
    assert unreadable == set(made.damages)
    assert set(made.damages.values()) == set(DAMAGES[form])
    assert sum(outcomes.values()) == RECORDS
    with open(tmp_path / "rejected.out.jsonl", encoding="utf-8") as rows:
        set_aside = [json.loads(line) for line in rows]
    assert len(set_aside) == outcomes["rejected"] + outcomes["unreadable"]
    for row in set_aside:
        record = row["record"].encode() if "record" in row else b64decode(row["record_base64"])
        assert record == made.data[row["start"] : row["end"]]
    counts = json.loads((tmp_path / "summary.out.jsonl").read_text(encoding="utf-8"))["counts"]
    assert counts == {"received": RECORDS, "held": 0, **outcomes}
