"""The batch path: rows are the same from our own workers, from Spark and from Dask, and the README's examples run."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jdlint.batch import RECORDS, RESULTS, lint_batches, make_ddl, read_batches, write_parts
from jdlint.gate.rows import Clerk
from jdlint.gate.tables import JUDGED
from jdlint.settings import Config
from tests.gate.feeds import FORMS, make_feed
from tests.gate.test_gate import gate
from tests.reading.feeds.test_traps import TEXT

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2026, 11, 26)
_EXAMPLE = re.compile(r"^```python\n# (\w+_gate\.py)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = dict(_EXAMPLE.findall((ROOT / "README.md").read_text(encoding="utf-8")))


def judge(path: str, **more: Any) -> list[dict[str, Any]]:
    return [row for batch in lint_batches(read_batches(path, **more), as_of=DAY) for row in batch.to_pylist()]


@pytest.mark.parametrize("form", FORMS)
def test_rows_are_those_of_the_gate(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = make_feed(form, 200, damaged=0.05)
    Path("feed").write_bytes(made.data)
    gate("feed", "--results", "results.parquet", "--no-config", "--workers", "2", "--max-rejected", "100%", code=0)
    ours = pq.read_table("results.parquet").to_pylist()
    names = {name for name, _ in JUDGED}
    assert judge("feed", rows=37) == [{name: value for name, value in row.items() if name in names} for row in ours]
    assert {row["outcome"] for row in ours} == {"accepted", "rejected", "unreadable"}


def test_columns_are_fields() -> None:
    records = [
        {"id": "1", "title": "Bread ninja", "description": TEXT, "salary": None},
        {"id": "2", "title": "Cook", "description": "", "salary": "$20"},
    ]
    (batch,) = lint_batches([pa.RecordBatch.from_pylist(records)], as_of=DAY)
    assert batch.schema == RESULTS
    rows = batch.to_pylist()
    assert [row["key"] for row in rows] == ["1", "2"]
    assert [row["position"] for row in rows] == [0, 1]
    (found,) = [finding for finding in rows[0]["findings"] if finding["rule"] == "ninja-title"]
    assert (found["pointer"], found["start"], found["end"]) == ("/title", 6, 11)
    assert rows[1]["kind"] == "partial"
    clerk = Clerk(Config(profile="feed"), DAY)
    assert [
        clerk.judge(0, b"", {name: value for name, value in record.items() if value is not None}).key for record in records
    ] == ["1", "2"]


def test_text_and_bytes_and_nothing() -> None:
    text = json.dumps({"id": "1", "title": "Cook", "description": "You cook."})
    for column in (pa.array([text, None, "no JSON"]), pa.array([text.encode(), None, b"no JSON"])):
        (batch,) = lint_batches([pa.RecordBatch.from_arrays([column], names=["record"])], as_of=DAY)
        rows = batch.to_pylist()
        assert [row["key"] for row in rows] == ["1", "", ""]
        assert [bool(row["why"]) for row in rows] == [False, True, True]


def test_empty_batches_come_out_empty() -> None:
    (batch,) = lint_batches([pa.RecordBatch.from_pylist([], schema=RECORDS)], as_of=DAY)
    assert batch.num_rows == 0
    assert batch.schema == RESULTS


def test_a_configuration_counts() -> None:
    batch = pa.RecordBatch.from_pylist([{"id": "1", "title": "Bread ninja", "description": TEXT}])
    (rows,) = lint_batches([batch], Config(select=("ninja-title",)), as_of=DAY)
    assert rows.to_pylist()[0]["fail"] == ["ninja-title"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_spark_gives_the_same_rows(tmp_path: Path) -> None:
    from functools import partial

    pyspark = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    (tmp_path / "feed").write_bytes(make_feed("xml", 300, damaged=0.05).data)
    write_parts(str(tmp_path / "feed"), str(tmp_path / "parts"), rows=70)
    spark = (
        pyspark.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    try:
        frame = spark.read.parquet(str(tmp_path / "parts")).mapInArrow(partial(lint_batches, as_of=DAY), make_ddl())
        theirs = sorted((row.asDict(recursive=True) for row in frame.collect()), key=lambda row: row["position"])
    finally:
        spark.stop()
    assert theirs == judge(str(tmp_path / "feed"))


def test_the_readme_shows_each_engine() -> None:
    assert set(EXAMPLES) == {"spark_gate.py", "dask_gate.py", "ray_gate.py", "queue_gate.py"}
    for name, code in EXAMPLES.items():
        compile(code, name, "exec")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "said"), [("spark_gate.py", "HOLD"), ("dask_gate.py", "3 records to hold"), ("queue_gate.py", "1 NOT CHECKED")]
)
def test_the_examples_of_the_readme_run(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text(EXAMPLES[name], encoding="utf-8")
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, name], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert said in done.stdout
