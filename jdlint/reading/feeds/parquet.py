"""Parquet: a record a row, read a group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jdlint.model.source import Unreadable
from jdlint.reading.feeds.segments import Segment

MAGIC = b"PAR1"
_ROWS = 256


def split_parquet(path: str) -> Iterator[Segment]:
    """The rows of a Parquet file; empty fields are left out. Raises `Unreadable`."""
    position = 0
    for rows in read_rows(path):
        for row in rows:
            yield Segment("record", position, position + 1, b"", b"", value=row)
            position += 1


def read_rows(path: str) -> Iterator[list[dict[str, Any]]]:
    """The rows of a Parquet file, some hundred at a time. Raises `Unreadable`."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise Unreadable("Parquet files need one more part. Install it: pip install 'jdlint[arrow]'") from None
    if not Path(path).is_file():
        raise Unreadable("Parquet files cannot be streamed. Name the file.")
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS):
                yield [{name: value for name, value in row.items() if value is not None} for row in batch.to_pylist()]
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(f"The Parquet file is broken: {error}.") from None
