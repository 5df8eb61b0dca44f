"""CSV: a header, and a record a row; a row that swallows others is cut off after its first line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from jdlint.model.source import Unreadable
from jdlint.reading.feeds.lines import BOM, decode_text, skip_line
from jdlint.reading.feeds.segments import LARGEST_RECORD, Damaged, Form, Segment, damage

DELIMITERS = ",;\t|"
LONGEST_NAME = 60
"""Letters of a column's name; a sentence has commas as well."""
_MOST_TRIES = 100
"""How many lines are looked at for the next row behind a damaged one."""


def read_header(stream: io.BufferedReader[Any]) -> tuple[Form, bytes]:
    """The form of a CSV feed, and the bytes of its header. Raises `Unreadable`."""
    line = stream.readline(1_000_000)
    if b"\0" in line:
        raise Unreadable("The first line of the CSV file holds NUL bytes, so it names no columns.")
    text = decode_text(line.removeprefix(BOM))
    delimiter = max(DELIMITERS, key=text.count)
    try:
        header = next(csv.reader([text], delimiter=delimiter))
    except (csv.Error, StopIteration):
        raise Unreadable("The first line of the CSV file is no header with the names of the columns.") from None
    names = tuple(name.strip() for name in header)
    if len(names) < 2 or max(map(len, names)) > LONGEST_NAME:
        raise Unreadable(
            "This is no feed that jdlint reads: it is no XML, JSON or Parquet, and its first line does not name the columns of a CSV file. "
            "A single posting is checked by jdlint check."
        )
    if not all(names):
        raise Unreadable("The first line of the CSV file has to name all its columns.")
    if len(set(names)) < len(names):
        raise Unreadable("Two columns of the CSV file have the same name.")
    return Form("csv", header=names, delimiter=delimiter), line


class _Lines:
    """The lines of the feed; those of the row that is being read are kept, and can be put back."""

    def __init__(self, stream: io.BufferedReader[Any]) -> None:
        self._stream = stream
        self._back: list[bytes] = []
        self.taken: list[bytes] = []
        self.size = 0
        self.skipped = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.size > LARGEST_RECORD:
            raise csv.Error("a row is longer than 16 MB; a quote is not closed")
        line = self._back.pop() if self._back else self._stream.readline(LARGEST_RECORD + 1)
        if not line:
            raise StopIteration
        self.taken.append(line)
        self.size += len(line)
        if len(line) > LARGEST_RECORD and not line.endswith(b"\n"):
            self.skipped = skip_line(self._stream)
            raise csv.Error("a line is longer than 16 MB")
        # Whatever its bytes are, a row has to end where it ends.
        return line.decode("utf-8", "surrogateescape")

    def take(self, number: int) -> bytes:
        """The first lines of what was read since; the others are put back."""
        self._back += reversed(self.taken[number:])
        raw = b"".join(self.taken[:number])
        self.taken, self.size = [], 0
        return raw


def split_csv(stream: io.BufferedReader[Any], form: Form, head: bytes) -> Iterator[Segment]:
    """The rows of a CSV feed behind its header."""
    csv.field_size_limit(LARGEST_RECORD)
    start = len(head)
    yield Segment("envelope", 0, start, b"", head)
    lines = _Lines(stream)
    while True:
        why, row = "", None
        try:
            row = next(csv.reader(lines, delimiter=form.delimiter, strict=True))
        except StopIteration:
            if not lines.taken:
                return
        except csv.Error as error:
            why = str(error)
        number = len(lines.taken)
        if not lines.taken:
            return
        if row is not None and not row:
            raw = lines.take(number)
            yield Segment("envelope", start, start + len(raw), b"", raw)
            start += len(raw)
            continue
        if row is None or (len(row) != len(form.header) and number > 1):
            # A quote that is not closed takes in the rows behind it.
            raw = lines.take(_find_next_row(lines.taken, form) or (1 if row is None else number))
            end = start + len(raw) + lines.skipped
            lines.skipped = 0
            yield damage(start, end, b"", raw, why or "a quote is not closed, or stands where it should be doubled")
            start = end
            continue
        raw = lines.take(number)
        yield Segment("record", start, start + len(raw), b"", raw)
        start += len(raw)


def _find_next_row(lines: list[bytes], form: Form) -> int:
    """How many lines stand before the first one that begins a sound row; 0 if none does."""
    for number in range(1, min(len(lines), _MOST_TRIES)):
        following = (line.decode("utf-8", "surrogateescape") for line in lines[number : number + _MOST_TRIES])
        try:
            row = next(csv.reader(following, delimiter=form.delimiter, strict=True))
        except (csv.Error, StopIteration):
            continue
        if len(row) == len(form.header):
            return number
    return 0


def decode_csv(form: Form, raw: bytes) -> dict[str, Any]:
    """The row by the names of its columns; empty fields are left out. Raises `Damaged`."""
    text = decode_text(raw)
    csv.field_size_limit(LARGEST_RECORD)
    try:
        row = next(csv.reader(io.StringIO(text, newline=""), delimiter=form.delimiter, strict=True))
    except (csv.Error, StopIteration) as error:
        raise Damaged(f"the row cannot be read: {error}") from None
    if len(row) != len(form.header):
        raise Damaged(f"the row has {len(row)} fields, and the header names {len(form.header)}")
    return {name: value for name, value in zip(form.header, row, strict=True) if value}
