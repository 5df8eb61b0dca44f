"""What every markup reader promises of a document, whatever the source."""

from __future__ import annotations

from jdlint.model.document import Document
from jdlint.model.span import Span
from jdlint.model.text import INVISIBLE


def assert_tiled(document: Document) -> None:
    """Pieces tile the text, ascend in the source, and are the source's own characters where they are verbatim."""
    text, source = document.text.string, document.source.text
    position = last = 0
    for (start, end), (low, high) in document.text.pieces():
        assert start == position < end
        assert last <= low <= high <= len(source)
        position, last = end, high
        if high - low == end - start:
            for shown, written in zip(text[start:end], source[low:high], strict=True):
                assert shown == written or (shown == " " and written.isspace())
        elif low == high:
            assert text[start:end] == "\n"
    assert position == len(text)
    assert "\r" not in text
    assert not INVISIBLE.search(text)


def assert_blocks(document: Document) -> None:
    """Blocks part the whole text, a line feed between two, and hold no white space at their ends."""
    text = document.text.string
    blocks = [text[block.start : block.end] for block in document.blocks]
    assert "\n".join(blocks) == text
    position = 0
    for block, words in zip(document.blocks, blocks, strict=True):
        assert block.start == position
        assert words
        assert words == words.strip()
        assert "\n" not in words
        position = block.end + 1


def assert_ranges(document: Document) -> None:
    """Marked ranges lie inside blocks, ranges of the source inside the source."""
    text = document.text.string
    links = [Span(link.start, link.end) for link in document.links]
    for start, end in [*document.emphasis, *document.literals, *links]:
        assert 0 <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert text[start:end] == text[start:end].strip()
    comments = [Span(comment.start, comment.end) for comment in document.comments]
    for start, end in [*comments, *document.opaque]:
        assert 0 <= start < end <= len(document.source.text)


def assert_sound(document: Document) -> None:
    """All of it."""
    assert_tiled(document)
    assert_blocks(document)
    assert_ranges(document)


def list_blocks(document: Document) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    text = document.text.string
    return [(block.kind, block.level, text[block.start : block.end]) for block in document.blocks]


def list_words(document: Document, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    """The words of ranges of the text."""
    return [document.text.string[start:end] for start, end in ranges]
