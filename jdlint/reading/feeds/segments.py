"""What a feed falls into: records, the bytes around them, and regions that no record can be read from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

LARGEST_RECORD = 16_000_000
"""The largest record that is read, in bytes; some five hundred times the longest real posting."""

LARGEST_KEPT = 1_000_000
"""How many bytes of a damaged region are kept; where it begins and ends is always told."""

FormName = Literal["jsonl", "json", "xml", "csv", "parquet", "page"]


class Form(NamedTuple):
    """How the records of a feed are written, all that is needed to decode one by itself.

    ``item`` is the name of a record's element in XML, ``header`` and ``delimiter`` are those of a CSV file.
    """

    name: FormName
    encoding: str = "utf-8"
    item: str = ""
    header: tuple[str, ...] = ()
    delimiter: str = ","


class Segment(NamedTuple):
    """A piece of a feed, in its order; ``lead`` and ``raw`` of all segments are the whole feed, byte for byte.

    ``start`` is the offset of ``lead`` in the unpacked feed. ``lead`` is what parts the record from the one before. A ``damage`` is a region
    that no record can be read from: ``why`` says what is wrong, ``end`` where it ends, and its bytes are kept up to `LARGEST_KEPT`.
    ``value`` is the record where splitting the feed has decoded it already.
    """

    kind: Literal["envelope", "record", "damage"]
    start: int
    end: int
    lead: bytes
    raw: bytes
    why: str = ""
    value: Mapping[str, Any] | None = None


class Damaged(Exception):
    """A record that cannot be read: what is wrong with it, in words for its owner."""


def damage(start: int, end: int, lead: bytes, raw: bytes, why: str) -> Segment:
    """A region that no record can be read from."""
    return Segment("damage", start, end, lead, raw[:LARGEST_KEPT], why)
