"""A record as a Document: its values one after the other are the text that findings point into, and each knows its field."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from jdlint.model.document import Document
from jdlint.model.source import Notice, Source
from jdlint.model.span import Span
from jdlint.reading.building import DocumentBuilder
from jdlint.reading.feeds.segments import Damaged
from jdlint.reading.tree import DEEPEST, MOST_VALUES, Entry, Node, Scalar, fields_of, pointer_to
from jdlint.reading.tree import Mapping as Members
from jdlint.reading.tree import Sequence as Items
from jdlint.reading.values import write_values

_LITERAL = re.compile(r"\s*+<?!?\[CDATA\[(.*)\]\]>?\s*", re.DOTALL)


class _Text:
    """The text of a record while it grows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.fields: list[tuple[int, str]] = []
        self.literals: list[str] = []
        self.length = 0
        self.count = 0

    def add(self, value: object, pointer: str, depth: int) -> Node:
        """A value with its place in the text. Raises `Damaged` for one that is too deep or too large."""
        self.count += 1
        if depth > DEEPEST:
            raise Damaged(f"values are nested more than {DEEPEST} deep")
        if self.count > MOST_VALUES:
            raise Damaged(f"it holds more than {MOST_VALUES:,} values")
        start = self.length
        if isinstance(value, Mapping):
            here = Span(start, start)
            entries = {
                str(name): Entry(here, self.add(part, pointer_to(pointer, str(name)), depth + 1)) for name, part in value.items()
            }
            return Members(start, self.length, {name: entry.node.value for name, entry in entries.items()}, entries)
        if isinstance(value, list | tuple):
            nodes = [self.add(part, f"{pointer}/{number}", depth + 1) for number, part in enumerate(value)]
            return Items(start, self.length, [node.value for node in nodes], nodes)
        string = value if isinstance(value, str) else _say(value)
        if "CDATA[" in string and (literal := _LITERAL.fullmatch(string)):
            string = value = literal[1]
            self.literals.append(pointer)
        if not string.isascii():
            string = _repair(string)
        if isinstance(value, str) or not isinstance(value, bool | int | float | None):
            value = string
        self.parts.append(string)
        self.fields.append((start, pointer))
        self.length += len(string) + 1
        return Scalar(start, start + len(string), value, string, "plain")


def make_document(record: Mapping[str, Any], uri: str, key: str, sha256: str, notices: tuple[Notice, ...] = ()) -> Document:
    """The document of a record. Raises `Damaged` where its values are too many or too deep."""
    text = _Text()
    root = text.add(record, "", 0)
    assert isinstance(root, Members)
    source = Source(uri, "\n".join(text.parts), sha256, fields=tuple(text.fields))
    builder = DocumentBuilder()
    fields = fields_of(root, "record")
    builder.fields.append(fields)
    builder.notices += notices
    builder.notices += [
        Notice("feed-cdata-literal", *fields.spans[pointer], {"field": pointer.strip("/")}) for pointer in text.literals
    ]
    write_values(builder, root, source)
    return builder.build(source, "record", key)


def _say(value: object) -> str:
    """A value that is no text, as JSON has it, or as it reads."""
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat() if isoformat is not None else value)


def _repair(string: str) -> str:
    """The string without half characters, which an escape can make and no encoding can write."""
    try:
        string.encode()
    except UnicodeEncodeError:
        return string.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return string
