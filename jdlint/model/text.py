"""Readable text with a map that leads every character back to the source.

A reader adds pieces while it reads. A piece is either *verbatim in length*, each character of it standing for one source
character, or *indivisible*: an entity, an escape, a run of white space that became one blank. Pieces tile the text; in the
source they ascend and never overlap, and what lies between them is markup.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from jdlint.model.span import Span

# Characters that no reader of the page sees. They would hide a word from every rule, so they stay in the source only.
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")


def has_invisible(text: str) -> bool:
    """Whether a text has characters that no reader sees; five times faster than a pattern."""
    return not text.isascii() and (
        "\u200b" in text or "\u00ad" in text or "\u200d" in text or "\u200c" in text or "\u2060" in text or "\ufeff" in text
    )


class Text:
    """An immutable readable string and its tiling map to the source."""

    __slots__ = ("_source_ends", "_source_starts", "_starts", "string")

    def __init__(self, string: str, starts: list[int], source_starts: list[int], source_ends: list[int]) -> None:
        self.string = string
        self._starts = starts
        self._source_starts = source_starts
        self._source_ends = source_ends

    @classmethod
    def verbatim(cls, string: str) -> Text:
        """A text that is its own source, character for character."""
        return cls(string, [0], [0], [len(string)]) if string else cls("", [], [], [])

    def __len__(self) -> int:
        return len(self.string)

    def pieces(self) -> Iterator[tuple[Span, Span]]:
        """Each piece as its range in the text and its range in the source."""
        ends = [*self._starts[1:], len(self.string)][: len(self._starts)]
        for start, end, source_start, source_end in zip(self._starts, ends, self._source_starts, self._source_ends, strict=True):
            yield Span(start, end), Span(source_start, source_end)

    def to_source(self, start: int, end: int) -> Span:
        """The source range of the characters ``start`` to ``end`` of the text.

        An empty range maps to the place before its character.
        """
        if not self._starts:
            return Span(0, 0)
        if end <= start:
            here = self._side(min(start, len(self.string)), last=start >= len(self.string))
            return Span(here, here)
        first = self._side(start, last=False)
        return Span(first, max(first, self._side(end - 1, last=True)))

    def _side(self, offset: int, *, last: bool) -> int:
        """Where the character at ``offset`` begins in the source or, for ``last``, where it ends."""
        offset = min(offset, len(self.string) - 1)
        index = bisect_right(self._starts, offset) - 1
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.string)
        source_start, source_end = self._source_starts[index], self._source_ends[index]
        if end - start == source_end - source_start:
            return source_start + offset - start + last
        return source_end if last else source_start

    def to_text(self, offset: int) -> int:
        """The first character of the text that stands at or after a source offset."""
        index = bisect_right(self._source_starts, offset) - 1
        if index < 0:
            return 0
        while index > 0 and self._source_starts[index - 1] == self._source_starts[index] == offset:
            index -= 1
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.string)
        source_start, source_end = self._source_starts[index], self._source_ends[index]
        if offset >= source_end:
            return end
        return start + offset - source_start if end - start == source_end - source_start else start

    def rebased(self, outer: Text) -> Text:
        """This text with a map through ``outer``, whose readable string was this text's source."""
        starts: list[int] = []
        source_starts: list[int] = []
        source_ends: list[int] = []
        total = len(outer.string)
        cuts, lows, highs = outer._starts, outer._source_starts, outer._source_ends
        index = 0
        ends = [*self._starts[1:], len(self.string)][: len(self._starts)]
        for start, end, source_start, source_end in zip(self._starts, ends, self._source_starts, self._source_ends, strict=True):
            if end - start != source_end - source_start:
                span = outer.to_source(source_start, source_end)
                starts.append(start)
                source_starts.append(span.start)
                source_ends.append(span.end)
                continue
            # Both texts ascend, so the outer piece of this one stands at or after the last one's.
            if index < len(cuts) and cuts[index] > source_start:
                index = 0
            if index + 1 < len(cuts) and cuts[index + 1] <= source_start:
                index = bisect_right(cuts, source_start, index) - 1
            low = source_start
            while low < source_end:
                cut = cuts[index]
                stop = cuts[index + 1] if index + 1 < len(cuts) else total
                high = min(stop, source_end)
                starts.append(start + low - source_start)
                if stop - cut == highs[index] - lows[index]:
                    source_starts.append(lows[index] + low - cut)
                    source_ends.append(lows[index] + high - cut)
                else:
                    source_starts.append(lows[index])
                    source_ends.append(highs[index])
                low = high
                if low < source_end:
                    index += 1
        return Text(self.string, starts, source_starts, source_ends)

    def split(self, start: int, end: int) -> Iterator[Span]:
        """The range ``start`` to ``end`` of the text, cut where pieces meet."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while start < end:
            index += 1
            stop = min(self._starts[index], end) if index < len(self._starts) else end
            if stop > start:
                yield Span(start, stop)
                start = stop


class TextBuilder:
    """Collects pieces in reading order."""

    __slots__ = ("_chunks", "_shift", "_source_ends", "_source_starts", "_starts", "length")

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._starts: list[int] = []
        self._source_starts: list[int] = []
        self._source_ends: list[int] = []
        # How far the source is ahead of the text in the last piece, if that is verbatim.
        self._shift: int | None = None
        self.length = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Add readable characters that stand for the source characters ``start`` to ``end``.

        An empty source range marks a separator that the source does not hold. Invisible characters are left out.
        """
        if not text:
            return
        if has_invisible(text):
            self._add_visible(text, start, end)
            return
        self.put(text, start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """As `add`, for characters that are there and of which none is invisible."""
        length = self.length
        shift = start - length if end - start == len(text) else None
        self.length = length + len(text)
        self._chunks.append(text)
        if shift is not None and shift == self._shift and self._source_ends[-1] == start:
            # It goes on where the last piece stopped, one to one in both: they are one piece.
            self._source_ends[-1] = end
            return
        self._shift = shift
        self._starts.append(length)
        self._source_starts.append(start)
        self._source_ends.append(end)

    def put_line(self, text: str, start: int, end: int) -> None:
        """As `put`, on a new line."""
        length = self.length
        if length:
            # The source need not hold the line feed; it stands there where the last line ends.
            last = self._source_ends[-1]
            self._chunks.append("\n")
            self._starts.append(length)
            self._source_starts.append(last)
            self._source_ends.append(last)
            length += 1
        self._shift = start - length if end - start == len(text) else None
        self.length = length + len(text)
        self._chunks.append(text)
        self._starts.append(length)
        self._source_starts.append(start)
        self._source_ends.append(end)

    def _add_visible(self, text: str, start: int, end: int) -> None:
        if end - start != len(text):
            self.add(INVISIBLE.sub("", text), start, end)
            return
        position = 0
        for match in INVISIBLE.finditer(text):
            self.add(text[position : match.start()], start + position, start + match.start())
            position = match.end()
        self.add(text[position:], start + position, end)

    def extend(self, text: Text) -> None:
        """Add a whole text, whose source is this one's, on a new line."""
        if self.length:
            self.put("\n", self._source_ends[-1], self._source_ends[-1])
        length = self.length
        self._starts += [start + length for start in text._starts]
        self._source_starts += text._source_starts
        self._source_ends += text._source_ends
        self._chunks.append(text.string)
        self.length += len(text.string)
        self._shift = None

    def build(self) -> Text:
        """The text so far."""
        return Text("".join(self._chunks), self._starts, self._source_starts, self._source_ends)
