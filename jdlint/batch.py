"""Postings in Arrow record batches: the one function that engines call, wherever they run it. Needs the extra ``arrow``.

    >>> rows = lint_batches(read_batches("feed.xml"), as_of=datetime.date(2026, 11, 30))    # doctest: +SKIP

`lint_batches` is what Spark's ``mapInArrow`` takes as it is, and Dask, Ray and a consumer of a queue call it with the batches that they have. A record
comes out just as `jdlint gate` judges it, but for what only the whole feed can tell: ids and texts that come twice.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jdlint.gate.rows import FIELDS, Clerk, Row, hash_record
from jdlint.gate.tables import JUDGED
from jdlint.reading.feeds.opening import Feed
from jdlint.reading.feeds.segments import Form
from jdlint.settings import Config

FEED = Config(profile="feed")
RECORDS = pa.schema([("position", pa.int64()), ("form", pa.string()), ("record", pa.binary()), ("why", pa.string())])
"""What `read_batches` gives: each record as it stands in the feed, how to read it, and what is wrong where nothing can be read."""

RESULTS = pa.schema(JUDGED)
"""What `lint_batches` gives: a row for each record."""


def lint_batches(
    batches: Iterable[pa.RecordBatch], config: Config = FEED, *, as_of: datetime.date | None = None, uri: str = "feed"
) -> Iterator[pa.RecordBatch]:
    """Judge every record of some batches; for each batch one of the same length comes out, with the schema `RESULTS`.

    A batch has a column ``record`` with the bytes or the text of each record (JSON, unless a column ``form`` says otherwise, as `read_batches` writes
    it), or else a column for each field of a posting: ``title``, ``description``, ``location`` ... ``position`` numbers the records; where there is no
    such column they are counted from 0. ``as_of`` is the day to judge by, today if it is not given. Whatever is wrong with a record is told in its
    row (``why``). Raises `SettingsError` where the configuration cannot work.
    """
    clerks: dict[str, Clerk] = {}
    day = as_of or datetime.date.today()
    count = 0
    for batch in batches:
        rows = []
        for values in batch.to_pylist():
            position = values.pop("position", None)
            rows.append(_judge(clerks, config, day, uri, count if position is None else int(position), values))
            count += 1
        yield pa.RecordBatch.from_pylist([describe_row(row) for row in rows], schema=RESULTS)


def _judge(
    clerks: dict[str, Clerk], config: Config, day: datetime.date, uri: str, position: int, values: Mapping[str, Any]
) -> Row:
    if "record" not in values:
        if "" not in clerks:
            clerks[""] = Clerk(config, day, FIELDS, uri)
        return clerks[""].judge(position, b"", {name: value for name, value in values.items() if value is not None})
    record, why = values["record"], values.get("why")
    raw = record.encode("utf-8", "surrogatepass") if isinstance(record, str) else record or b""
    if why or not raw:
        return Row(position, sha256=hash_record(raw, None), why=why or "the record is empty")
    form = values.get("form") or '["jsonl"]'
    if form not in clerks:
        clerks[form] = Clerk(config, day, _read_form(form), uri)
    return clerks[form].judge(position, raw)


def describe_row(row: Row) -> dict[str, Any]:
    """A row by the names of the columns of `RESULTS`."""
    return {field.name: getattr(row, field.name) for field in RESULTS}


def read_batches(path: str, *, rows: int = 1000) -> Iterator[pa.RecordBatch]:
    """The records of a feed in any of its formats, ``rows`` at a time, with the schema `RECORDS`.

    Parquet files need no reading: engines read them themselves. Raises `Unreadable`.
    """
    feed = Feed(path)
    form = json.dumps(feed.form)
    batch: list[dict[str, Any]] = []
    position = 0
    try:
        for segment in feed:
            if segment.kind == "envelope":
                continue
            raw = segment.raw or json.dumps(segment.value, default=str).encode()
            batch.append(
                {
                    "position": position,
                    "form": form if segment.raw else json.dumps(FIELDS),
                    "record": raw,
                    "why": segment.why or None,
                }
            )
            position += 1
            if len(batch) == rows:
                yield pa.RecordBatch.from_pylist(batch, schema=RECORDS)
                batch = []
        if batch:
            yield pa.RecordBatch.from_pylist(batch, schema=RECORDS)
    finally:
        feed.close()


def write_parts(path: str, folder: str, *, rows: int = 5000) -> list[str]:
    """Cut a feed into Parquet files of ``rows`` records, for engines that read many files at once; their paths, in order.

    Raises `Unreadable`, and OSError where the folder cannot be written to.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    names = []
    for number, batch in enumerate(read_batches(path, rows=rows)):
        name = str(Path(folder, f"part-{number:06}.parquet"))
        pq.write_table(pa.Table.from_batches([batch]), name)
        names.append(name)
    return names


def make_ddl(schema: pa.Schema = RESULTS) -> str:
    """A schema as Spark writes it, such as ``position bigint, key string``."""
    return ", ".join(f"`{field.name}` {_name_type(field.type)}" for field in schema)


def _name_type(type: pa.DataType) -> str:
    if pa.types.is_list(type):
        return f"array<{_name_type(type.value_type)}>"
    if pa.types.is_struct(type):
        return f"struct<{', '.join(f'`{field.name}`: {_name_type(field.type)}' for field in type)}>"
    return {pa.int64(): "bigint", pa.string(): "string", pa.binary(): "binary", pa.bool_(): "boolean"}[type]


def _read_form(form: str) -> Form:
    values = json.loads(form)
    known = Form(*values)
    return known._replace(header=tuple(known.header))
