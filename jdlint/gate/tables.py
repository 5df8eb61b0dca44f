"""Results and accepted records as Parquet files, and the schema of the results."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jdlint.gate.outputs import read_lines

_ROWS = 2000
_LAW = pa.struct([("jurisdiction", pa.string()), ("citation", pa.string()), ("url", pa.string()), ("binding", pa.bool_())])
FINDING = pa.struct(
    [
        ("rule", pa.string()), ("category", pa.string()), ("severity", pa.string()), ("message", pa.string()), ("pointer", pa.string()), ("start", pa.int64()),
        ("end", pa.int64()), ("text", pa.string()), ("section", pa.string()), ("fingerprint", pa.string()), ("law", pa.list_(_LAW)),
    ]
)  # fmt: skip
JUDGED = [
    ("position", pa.int64()), ("key", pa.string()), ("verdict", pa.string()), ("kind", pa.string()), ("title", pa.string()), ("company", pa.string()),
    ("place", pa.string()), ("language", pa.string()), ("sha256", pa.string()), ("recheck_on", pa.string()), ("why", pa.string()),
    ("fail", pa.list_(pa.string())), ("undetermined", pa.list_(pa.string())), ("suppressed", pa.list_(pa.string())),
    ("not_applicable", pa.list_(pa.string())), ("findings", pa.list_(FINDING)),
]  # fmt: skip
"""What is told of a record wherever it was judged."""

RESULTS = pa.schema(
    [
        *JUDGED,
        ("outcome", pa.string()),
        ("vendor", pa.string()),
        ("reasons", pa.list_(pa.string())),
        ("start", pa.int64()),
        ("end", pa.int64()),
    ]
)
"""A row of the gate's results."""


def write_results(part: str, path: str) -> None:
    """Write a part of JSON lines as a Parquet file."""
    partial = f"{path}.partial"
    with pq.ParquetWriter(partial, RESULTS, compression="zstd") as writer:
        for rows in _group(read_lines(part)):
            writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=RESULTS))
    os.replace(partial, path)


def write_accepted(feed: str, results: str | None, path: str) -> None:
    """Write the rows of a Parquet feed that the results let through, with the feed's own schema."""
    assert results is not None
    outcomes = (row["outcome"] for row in read_lines(results))
    partial = f"{path}.partial"
    with pq.ParquetFile(feed) as file, pq.ParquetWriter(partial, file.schema_arrow) as writer:
        for batch in file.iter_batches(batch_size=_ROWS):
            kept = [next(outcomes) == "accepted" for _ in range(batch.num_rows)]
            if any(kept):
                writer.write_batch(batch.filter(pa.array(kept)))
    os.replace(partial, path)


def _group(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    some: list[dict[str, Any]] = []
    for row in rows:
        some.append(row)
        if len(some) == _ROWS:
            yield some
            some = []
    if some:
        yield some


def dump(value: object) -> str:
    """A value as JSON, for a column that holds any."""
    return json.dumps(value, ensure_ascii=False, default=str)
