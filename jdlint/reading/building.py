"""The pen that every markup reader writes with: blocks, inline text, emphasis and links, with exact positions."""

from __future__ import annotations

import re
from itertools import repeat

from jdlint.model.document import Block, BlockKind, Comment, Document, Fields, Link
from jdlint.model.source import Notice, Source
from jdlint.model.span import Span
from jdlint.model.text import INVISIBLE, Text, TextBuilder, has_invisible

# Characters that mark a list item wherever they begin a line, and those that do so only before a blank. The private-use ones
# are what word processors' symbol fonts leave behind.
BULLETS = frozenset("•●▪■◦○·‣⁃∙➢➤►▶▸✓✔✅❖◆\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d")
DASHES = frozenset("-–—*")
_MARKS = BULLETS | DASHES
_BLANKS = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_SEEN = re.compile("[^\u00ad\u200b\u200c\u200d\u2060\ufeff]+")


def starts_item(text: str) -> bool:
    """Whether a paragraph that begins with this text is a list item with a typed bullet."""
    first = text[0]
    return first in BULLETS or (first in DASHES and (len(text) == 1 or text[1].isspace()))


class DocumentBuilder:
    """Collects blocks in reading order.

    A block opens with the first text written after `block`, and closes with the next `block` or `close`; an empty one
    leaves no trace. White space at either end of a block is not part of it, and a typed bullet before a paragraph makes it an
    item. Emphasis, links and literals are switched on and off; a range of theirs never leaves its block.
    Source offsets are whatever the reader counts in; `Text.rebased` leads them further out. ``count`` is how many blocks have
    text so far, the open one included.
    """

    def __init__(self) -> None:
        self._text = TextBuilder()
        self.count = 0
        self._blocks: list[tuple[BlockKind, int, int, int, str]] = []
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._field = ""
        self._open = -1
        self._pending: list[tuple[str, int, int]] = []
        self._bold = 0
        self._bold_start = -1
        self._literal = 0
        self._literal_start = -1
        self._href: str | None = None
        self._link_start = -1
        self._unmarked = False
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
        if self._open < 0:
            return self._text.length + (self._text.length > 0)
        return self._text.length + sum(len(text) for text, _, _ in self._pending)

    @property
    def empty(self) -> bool:
        """Whether no block has text that is still open."""
        return self._open < 0

    def block(self, kind: BlockKind, level: int = 0, field: str = "") -> None:
        """Close the open block, if any; what is written next opens one of this kind."""
        if self._open >= 0:
            if self._bold or self._literal or self._href is not None:
                self._end_bold()
                self._end_link()
                self._end_literal()
                self._unmarked = True
            self._blocks.append((self._kind, self._open, self._text.length, self._level, self._field))
            self._open = -1
            if self._pending:
                self._pending.clear()
        self._kind = kind
        self._level = level
        self._field = field

    def close(self) -> None:
        """Close the open block; what is written next is a paragraph."""
        self.block("paragraph")

    def write(self, text: str, start: int, end: int) -> None:
        """Write characters that stand for the source range ``start`` to ``end``; ``text`` holds no line ends.

        White space at the ends of ``text`` is kept only inside the block, a run of ordinary blanks as one.
        """
        if not text:
            return
        if has_invisible(text):
            self._write_seen(text, start, end)
            return
        if len(text.strip()) != len(text):
            self._write_core(text, start, end)
            return
        new = self._open < 0
        if new:
            if text[0] in _MARKS and self._kind in {"paragraph", "item"} and starts_item(text):
                self._kind, self._level = "item", self._level or 1
                if len(text) != end - start or len(text) == 1:
                    return
                text = text[1:].lstrip()
                start = end - len(text)
            self.count += 1
            self._open = here = self._text.length + (self._text.length > 0)
        else:
            if self._pending:
                for blank in self._pending:
                    self._text.put(*blank)
                self._pending.clear()
            here = self._text.length
        if self._unmarked:
            self._start_marks(here)
        if new:
            self._text.put_line(text, start, end)
        else:
            self._text.put(text, start, end)

    def space(self, text: str, start: int, end: int) -> None:
        """Write white space; it is dropped at the ends of a block, and a run of ordinary blanks and line ends becomes one blank."""
        if self._open < 0:
            return
        pending = self._pending
        if text.isascii():
            if not pending or pending[-1][0] != " ":
                pending.append((" ", start, end))
        elif len(text) != end - start:
            pending.append((text, start, end))
        else:
            for run in _BLANKS.finditer(text):
                low, high = run.span()
                if run[0].isascii():
                    self.space(" ", start + low, start + high)
                else:
                    pending.append((run[0], start + low, start + high))

    def embolden(self, on: bool) -> None:
        """Switch emphasis on or off; it nests."""
        if on:
            self._bold += 1
            self._unmarked = True
        elif self._bold:
            self._bold -= 1
            if not self._bold:
                self._end_bold()

    def quote_code(self, on: bool) -> None:
        """Switch literal text on or off; it nests."""
        if on:
            self._literal += 1
            self._unmarked = True
        elif self._literal:
            self._literal -= 1
            if not self._literal:
                self._end_literal()

    def link(self, href: str | None) -> None:
        """End the link that is open, and begin one that leads to ``href`` unless that is None."""
        self._end_link()
        self._href = href
        self._unmarked = True

    def _write_seen(self, text: str, start: int, end: int) -> None:
        """Write what can be seen of a text with invisible characters."""
        if len(text) != end - start:
            self.write(INVISIBLE.sub("", text), start, end)
            return
        for run in _SEEN.finditer(text):
            self.write(run[0], start + run.start(), start + run.end())

    def _write_core(self, text: str, start: int, end: int) -> None:
        """Write a text that begins or ends with white space."""
        core = text.strip()
        if not core:
            self.space(text, start, end)
        elif len(text) != end - start:
            self.write(core, start, end)
        else:
            lead = len(text) - len(text.lstrip())
            tail = lead + len(core)
            if lead:
                self.space(text[:lead], start, start + lead)
            self.write(core, start + lead, start + tail)
            if start + tail < end:
                self.space(text[tail:], start + tail, end)

    def _start_marks(self, here: int) -> None:
        if self._bold and self._bold_start < 0:
            self._bold_start = here
        if self._literal and self._literal_start < 0:
            self._literal_start = here
        if self._href is not None and self._link_start < 0:
            self._link_start = here
        self._unmarked = False

    def _end_bold(self) -> None:
        if self._bold_start >= 0:
            self.emphasis.append(Span(self._bold_start, self._text.length))
            self._bold_start = -1

    def _end_literal(self) -> None:
        if self._literal_start >= 0:
            self.literals.append(Span(self._literal_start, self._text.length))
            self._literal_start = -1

    def _end_link(self) -> None:
        if self._link_start >= 0 and self._href is not None:
            self.links.append(Link(self._link_start, self._text.length, self._href))
            self._link_start = -1

    def append(self, document: Document, field: str = "") -> None:
        """Add a whole document, whose offsets are counted as this builder's are, with its blocks under ``field``."""
        self.close()
        string = document.text.string
        start = self.offset
        if string:
            self._text.extend(document.text)
        self.count += len(document.blocks)
        self._blocks += [
            (block.kind, block.start + start, block.end + start, block.level, block.field or field) for block in document.blocks
        ]
        self.emphasis += [Span(low + start, high + start) for low, high in document.emphasis]
        self.literals += [Span(low + start, high + start) for low, high in document.literals]
        self.links += [Link(link.start + start, link.end + start, link.href) for link in document.links]
        self.comments += document.comments
        self.opaque += document.opaque
        self.notices += document.notices
        self.fields += document.fields

    def build(self, source: Source, format: str, key: str = "", through: Text | None = None) -> Document:
        """The document so far.

        When the reader counted in the string of another text, made from the source, ``through`` is that text; every source
        range is then led through it.
        """
        self.close()
        text = self._text.build()
        comments, notices, fields = self.comments, self.notices, self.fields
        if through is not None:
            text = text.rebased(through)
            comments = [Comment(*through.to_source(start, end), inner) for start, end, inner in comments]
            notices = [
                notice
                if notice.start is None or notice.end is None
                else Notice(notice.name, *through.to_source(notice.start, notice.end), notice.values)
                for notice in notices
            ]
            fields = [
                Fields(
                    part.origin,
                    part.value,
                    {pointer: through.to_source(*span) for pointer, span in part.spans.items()},
                    {pointer: through.to_source(*span) for pointer, span in part.keys.items()},
                )
                for part in fields
            ]
        blocks = tuple(map(tuple.__new__, repeat(Block), self._blocks))
        return Document(
            source, text, blocks, format, key, tuple(fields), tuple(self.emphasis), tuple(self.links),
            tuple(self.literals), tuple(comments), tuple(self.opaque), tuple(notices),
        )  # fmt: skip
