"""The text of an open file as an editor counts it: in lines, and in the units of the encoding that was agreed on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from lsprotocol import types

from jdlint.model.source import LINE_END

Encoding = Literal["utf-8", "utf-16", "utf-32"]
_WIDTH = {"utf-16": 2, "utf-32": 4}
_CODEC = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
Change = types.TextDocumentContentChangePartial | types.TextDocumentContentChangeWholeDocument


class Page:
    """A text that leads from offsets in code points to an editor's positions, and back.

    A line ends with CRLF, LF or CR, as the protocol says, and with nothing else: a form feed or U+2028 is part of its line.
    """

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self.text = text
        self.encoding: Encoding = encoding
        ends = list(LINE_END.finditer(text))
        self.starts = [0, *(end.end() for end in ends)]
        self.ends = [*(end.start() for end in ends), len(text)]
        self._plain = text.isascii()

    def locate(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        return types.Position(line, self._count(start, min(offset, self.ends[line])))

    def span(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.locate(start), self.locate(end))

    def find(self, position: types.Position) -> int:
        """The offset of a position; one past the end of its line is that end, and one amid a character the character's start."""
        if position.line >= len(self.starts):
            return len(self.text)
        start, end = self.starts[position.line], self.ends[position.line]
        if self._plain or self.encoding == "utf-32":
            return min(start + position.character, end)
        units = self.text[start:end].encode(_CODEC[self.encoding], "surrogatepass")
        cut = position.character * _WIDTH.get(self.encoding, 1)
        if cut >= len(units):
            return end
        if self.encoding == "utf-8":
            while units[cut] & 0xC0 == 0x80:
                cut -= 1
        elif cut and units[cut + 1] & 0xFC == 0xDC and units[cut - 1] & 0xFC == 0xD8:
            cut -= 2
        return start + len(units[:cut].decode(_CODEC[self.encoding], "surrogatepass"))

    def change(self, changes: Sequence[Change]) -> Page:
        """The text after what an editor has changed, one after the other."""
        page = self
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = page.find(change.range.start), page.find(change.range.end)
                page = Page(page.text[:start] + change.text + page.text[max(start, end) :], self.encoding)
            else:
                page = Page(change.text, self.encoding)
        return page

    def _count(self, start: int, end: int) -> int:
        if self._plain or self.encoding == "utf-32":
            return end - start
        part = self.text[start:end]
        return (
            end - start
            if part.isascii()
            else len(part.encode(_CODEC[self.encoding], "surrogatepass")) // _WIDTH.get(self.encoding, 1)
        )
