"""The files that a run writes: parts that grow, can be cut back to a checkpoint, and take their names when all is done."""

from __future__ import annotations

import base64
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

from jdlint.reading.feeds.segments import Form, Segment

_BLANKS = b" \t\r\n"
_GZIP = 31  # zlib's number for its greatest window with the head and the tail of a gzip file


class Paths(NamedTuple):
    """Where the outputs go; None for one that is not wanted."""

    accepted: str | None = None
    rejected: str | None = None
    results: str | None = None
    summary: str | None = None
    metrics: str | None = None
    report: str | None = None


class Part:
    """A file that grows; ``size`` is how many bytes were written to it. Without a path nothing is written."""

    def __init__(self, path: str | None, size: int = 0) -> None:
        self.path = path
        self.size = size
        self._file: BinaryIO | None = None
        if path is not None:
            self._file = open(path, "r+b" if os.path.exists(path) else "w+b", buffering=1 << 18)  # noqa: SIM115 - closed by close()
            self._file.truncate(size)
            self._file.seek(size)

    def write(self, data: bytes) -> None:
        """Write on."""
        if self._file is not None:
            self._file.write(data)
            self.size += len(data)

    def sync(self) -> None:
        """See to it that all that was written is on the disk."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()


class Passed:
    """The accepted feed: what was read around the records, and the records that are let through, as they came.

    ``last`` is how the file stands: whether a record was written since the list began, and whether the last byte ended a line.
    """

    def __init__(self, part: Part, form: Form, state: Mapping[str, bool] | None = None) -> None:
        self._part = part
        self._form = form
        self.state = {"listed": False, "first": True, "ended": True, **(state or {})}

    def write_envelope(self, raw: bytes) -> None:
        """What stands around the records."""
        if self._form.name == "json":
            if self.state["listed"] and raw.lstrip(_BLANKS).startswith(b","):
                raw = raw.lstrip(_BLANKS + b",")
            if raw.strip(_BLANKS):
                self.state["listed"] = raw.rstrip(_BLANKS).endswith(b"[")
                self.state["first"] = True
        self._write(raw)

    def write_record(self, lead: bytes, raw: bytes) -> None:
        """A record, with what parts it from the one before."""
        name = self._form.name
        if name == "json" and self.state["listed"]:
            if self.state["first"]:
                lead = lead.replace(b",", b"")
            elif b"," not in lead:
                lead = b"," + lead
        elif name in ("jsonl", "csv") and not self.state["ended"]:
            lead += b"\n"
        self.state["first"] = False
        self._write(lead + raw)

    def _write(self, data: bytes) -> None:
        if data:
            self.state["ended"] = data.endswith(b"\n")
            self._part.write(data)


def write_line(part: Part, value: Mapping[str, Any]) -> None:
    """One line of JSON."""
    if part.path is not None:
        part.write(json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=str).encode("utf-8", "replace") + b"\n")


def describe_raw(segment: Segment) -> dict[str, Any]:
    """The bytes of a record, as text where they are text."""
    if not segment.raw:
        return {"record": dict(segment.value or {})}
    try:
        return {"record": segment.raw.decode()}
    except UnicodeDecodeError:
        return {"record_base64": base64.b64encode(segment.raw).decode()}


def read_part(path: str, *, packed: bool) -> Iterator[bytes]:
    """The bytes of a finished part, packed by gzip if they are to be; the same bytes at any time."""
    packer = zlib.compressobj(wbits=_GZIP) if packed else None
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            yield packer.compress(block) if packer else block
    if packer:
        yield packer.flush()


def read_lines(path: str) -> Iterator[dict[str, Any]]:
    """The values of a file of JSON lines."""
    with open(path, "rb") as file:
        for line in file:
            yield json.loads(line)
