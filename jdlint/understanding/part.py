"""The part of a document that is one posting, while it is being understood."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from jdlint.model.document import Block, Document
from jdlint.model.posting import Passage, Section
from jdlint.model.span import Span
from jdlint.reading.fields import pointer_key

Cues = Mapping[str, Sequence[Span]]
"""Where in the document's text each cue stands, by the cue's name, in order of place."""


class Part:
    """A stretch of the document's text with its blocks, sections, sentences and cues; all ranges are in that text."""

    __slots__ = (
        "_block_starts",
        "_fields",
        "_section_starts",
        "_whole",
        "blocks",
        "cues",
        "document",
        "end",
        "folded",
        "language",
        "sections",
        "sentences",
        "start",
    )

    def __init__(
        self,
        document: Document,
        folded: str,
        start: int,
        end: int,
        blocks: Sequence[Block],
        sections: Sequence[Section],
        sentences: Sequence[Span],
        cues: Cues,
        language: str,
    ) -> None:
        self.document = document
        self.folded = folded
        self.start = start
        self.end = end
        self.blocks = blocks
        self.sections = sections
        self.sentences = sentences
        self.cues = cues
        self.language = language
        self._whole = start == 0 and end == len(folded)
        self._block_starts: list[int] = []  # made when first asked for
        self._section_starts = [section[2] for section in sections]
        self._fields: dict[str, list[Block]] | None = None

    def find(self, cue: str) -> Sequence[Span]:
        """Where the cue stands in this part."""
        spans = self.cues.get(cue, ())
        if self._whole or not spans:
            return spans
        low = bisect_left(spans, (self.start, 0))
        high = bisect_right(spans, (self.end, 0))
        return spans[low:high]

    def fields(self, key: str) -> Sequence[Block]:
        """The structured values that stand for a key of the record, in order of place."""
        if self._fields is None:
            self._fields = {}
            for block in self.blocks:
                if block.field:
                    self._fields.setdefault(pointer_key(block.field) or "", []).append(block)
        return self._fields.get(key, ())

    def sentence(self, offset: int) -> Span:
        """The sentence that holds an offset."""
        index = bisect_right(self.sentences, (offset, len(self.folded) + 1)) - 1
        return self.sentences[max(index, 0)] if self.sentences else Span(self.start, self.end)

    def block(self, offset: int) -> Block:
        """The block that holds an offset."""
        if not self._block_starts:
            self._block_starts = [block[1] for block in self.blocks]
        index = bisect_right(self._block_starts, offset)
        return self.blocks[index - 1 if index else 0]

    def section(self, offset: int) -> Section | None:
        """The section that holds an offset, if any."""
        index = bisect_right(self._section_starts, offset) - 1
        return self.sections[index] if index >= 0 and offset < self.sections[index].end else None

    def passage(self, start: int, end: int) -> Passage:
        """The words of a range."""
        return Passage(self.document.text.string[start:end], start, end)
