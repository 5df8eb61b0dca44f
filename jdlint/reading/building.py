"""The pen that every markup reader writes with: blocks, inline text, emphasis and links, with exact positions."""

from __future__ import annotations

from jdlint.model.document import Block, BlockKind, Comment, Document, Fields, Link
from jdlint.model.source import Notice, Source
from jdlint.model.span import Span
from jdlint.model.text import INVISIBLE, Text, TextBuilder


class DocumentBuilder:
    """Collects blocks in reading order.

    A block opens with the first text written after `block`, and closes with the next `block` or `close`; an empty one
    leaves no trace. Source offsets are whatever the reader counts in; `Text.rebased` leads them further out.
    """

    def __init__(self) -> None:
        self._text = TextBuilder()
        self._blocks: list[Block] = []
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._field = ""
        self._open = -1
        self._source_end = 0
        self.emphasis: list[Span] = []
        self.links: list[Link] = []
        self.literals: list[Span] = []
        self.comments: list[Comment] = []
        self.opaque: list[Span] = []
        self.notices: list[Notice] = []
        self.fields: list[Fields] = []

    @property
    def offset(self) -> int:
        """Where the next character of the open block will stand in the text."""
        return self._text.length + (self._open < 0 and self._text.length > 0)

    @property
    def empty(self) -> bool:
        """Whether the open block has no text yet."""
        return self._open < 0

    def block(self, kind: BlockKind, level: int = 0, field: str = "") -> None:
        """Close the open block, if any; what is written next opens one of this kind."""
        self.close()
        self._kind, self._level, self._field = kind, level, field

    def close(self) -> None:
        """Close the open block; what is written next is a paragraph."""
        if self._open >= 0:
            self._blocks.append(Block(self._kind, self._open, self._text.length, self._level, self._field))
            self._open = -1
        self._kind, self._level, self._field = "paragraph", 0, ""

    def write(self, text: str, start: int, end: int) -> None:
        """Write characters that stand for the source range ``start`` to ``end``; ``text`` holds no line ends."""
        if not text or (not text.isascii() and not INVISIBLE.sub("", text)):
            return
        if self._open < 0:
            if self._text.length:
                self._text.add("\n", self._source_end, self._source_end)
            self._open = self._text.length
        self._text.add(text, start, end)
        self._source_end = end

    def append(self, document: Document, field: str = "") -> None:
        """Add a whole document, whose offsets are counted as this builder's are, with its blocks under ``field``."""
        self.close()
        string = document.text.string
        start = self.offset
        if string and self._text.length:
            self._text.add("\n", self._source_end, self._source_end)
        for (low, high), (source_start, source_end) in document.text.pieces():
            self._text.add(string[low:high], source_start, source_end)
            self._source_end = source_end
        self._blocks += [
            block._replace(start=block.start + start, end=block.end + start, field=block.field or field)
            for block in document.blocks
        ]
        self.emphasis += [Span(low + start, high + start) for low, high in document.emphasis]
        self.literals += [Span(low + start, high + start) for low, high in document.literals]
        self.links += [Link(link.start + start, link.end + start, link.href) for link in document.links]
        self.comments += document.comments
        self.opaque += document.opaque
        self.notices += document.notices
        self.fields += document.fields

    def build(self, source: Source, format: str, key: str = "") -> Document:
        """The document so far."""
        self.close()
        text: Text = self._text.build()
        return Document(
            source, text, tuple(self._blocks), format, key, tuple(self.fields), tuple(self.emphasis), tuple(self.links),
            tuple(self.literals), tuple(self.comments), tuple(self.opaque), tuple(self.notices),
        )  # fmt: skip
