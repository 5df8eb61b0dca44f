"""JSON Lines: a record a line, each read by itself."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from jdlint.model.source import Unreadable
from jdlint.reading.feeds.segments import LARGEST_RECORD, Damaged, Segment, damage
from jdlint.reading.tree import DEEPEST

BOM = b"\xef\xbb\xbf"


def split_lines(stream: io.BufferedReader[Any]) -> Iterator[Segment]:
    """A record a line; blank lines and a byte order mark are nobody's."""
    start = 0
    while line := stream.readline(LARGEST_RECORD + 1):
        first = line
        if not start and line.startswith(BOM):
            yield Segment("envelope", 0, 3, b"", BOM)
            start, line = 3, line[3:]
        end = start + len(line)
        if len(first) > LARGEST_RECORD and not line.endswith(b"\n"):
            end += skip_line(stream)
            yield damage(start, end, b"", line, f"the line is longer than {LARGEST_RECORD // 1_000_000} MB")
        elif line.isspace():
            yield Segment("envelope", start, end, b"", line)
        elif line:
            yield Segment("record", start, end, b"", line)
        start = end


def skip_line(stream: io.BufferedReader[Any]) -> int:
    """Read to the end of the line; how many bytes that were."""
    skipped = 0
    while part := stream.readline(1 << 20):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
    return skipped


def decode_json(raw: bytes) -> dict[str, Any]:
    """A record written in JSON; a comma behind it is let pass. Raises `Damaged`."""
    text = decode_text(raw)
    try:
        value = json.loads(text.strip().rstrip(",").rstrip())
    except RecursionError:
        raise Damaged(f"values are nested more than {DEEPEST} deep") from None
    except ValueError as error:
        if isinstance(error, json.JSONDecodeError):
            raise Damaged(f"the JSON is broken: {describe(error)}") from None
        raise Damaged("a number has more digits than anybody needs") from None
    if not isinstance(value, dict):
        raise Damaged(f"a posting is an object between braces, and this is {_name(value)}")
    return value


def describe(error: json.JSONDecodeError) -> str:
    """What is wrong with some JSON, and where in the record."""
    said = error.msg[:1].lower() + error.msg[1:]
    said = said.removesuffix(" starting at").removesuffix(" at")
    return f"{said} (character {error.pos + 1} of the record)"


def decode_text(raw: bytes, encoding: str = "utf-8") -> str:
    """The text of a record; bytes that its encoding does not know are read as Windows-1252, which is what they nearly always are.

    Raises `Damaged` for what is no text.
    """
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    except LookupError:
        raise Unreadable(f"The feed says that it is written in '{encoding}', which is no encoding that is known.") from None
    if "\0" in text:
        raise Damaged("it holds NUL bytes, so it is no text")
    return text


def is_misencoded(raw: bytes, encoding: str = "utf-8") -> bool:
    """Whether a record holds bytes that its encoding does not know."""
    if raw.isascii():
        return False
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return True
    return False


def _name(value: object) -> str:
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return "a list" if isinstance(value, list) else "a text" if isinstance(value, str) else "a number"
