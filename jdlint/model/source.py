"""The decoded source file: the one thing that every offset in jdlint refers to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from jdlint.model.span import Position, Span

LINE_END = re.compile(r"\r\n|\n|\r")


class Unreadable(Exception):
    """An input that cannot be read. ``message`` says what is wrong and what to do; ``position`` is "line:column" or None."""

    def __init__(self, message: str, position: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


class Notice(NamedTuple):
    """Something a stage noticed that a rule reports.

    ``name`` is what a rule's ``check: {notice: name}`` asks for; ``start`` and ``end`` are offsets in the source, or None
    for the whole file; ``values`` fill the rule's message. ``becomes`` is what mends it when it stands in the place of the range
    ``mends``.
    """

    name: str
    start: int | None
    end: int | None
    values: dict[str, str]
    becomes: str | None = None
    mends: Span | None = None


@dataclass(frozen=True)
class Source:
    """A file as decoded text.

    ``text`` keeps every character of the file (line ends as they are) except a byte order mark. ``sha256`` is the
    hexadecimal digest of the original bytes, ``encoding`` the codec that decoded them, and ``marked`` is whether they began with such a mark.

    Of a file that is no text, such as a Word document, ``text`` is what was taken out of it, and ``places`` are the offsets at which
    what a person calls a place begins, with its name, such as "paragraph 12" or "page 2". Of a feed's record ``text`` is its values, one
    after the other, and ``fields`` are the offsets at which they begin, each with its JSON pointer.
    """

    uri: str
    text: str
    sha256: str = ""
    encoding: str = "utf-8"
    notices: tuple[Notice, ...] = ()
    places: tuple[tuple[int, str], ...] = ()
    fields: tuple[tuple[int, str], ...] = ()
    marked: bool = False

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines begin; a line ends with CRLF, LF or CR."""
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def locate(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)

    def name_place(self, offset: int) -> str | None:
        """What a person calls the place of an offset, None where lines and columns say it."""
        if self.fields:
            return f"field {self.to_field(Span(offset, offset))[0].strip('/')}"
        index = bisect_right(self.places, offset, key=lambda place: place[0])
        return self.places[index - 1][1] if index else None

    def to_field(self, span: Span) -> tuple[str, int, int]:
        """The field of a record that a range begins in, as its JSON pointer, and the range inside that field's text.

        What reaches into the next field is told to the end of its own.
        """
        index = max(1, bisect_right(self.fields, span.start, key=lambda field: field[0]))
        start, pointer = self.fields[index - 1]
        end = min(span.end, self.fields[index][0] - 1) if index < len(self.fields) else span.end
        return pointer, span.start - start, max(span.start, end) - start

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        start = self.line_starts[number - 1]
        match = LINE_END.search(self.text, start)
        return self.text[start : match.start() if match else len(self.text)]
