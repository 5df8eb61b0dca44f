"""The comments in the margin of a Word document: what they say, whose they are, and which words they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from jdlint.model.span import Span
from jdlint.reading.word import Paragraph, W

AUTHOR = "jdlint"
"""Whose comments are ours."""
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


class WordComment(NamedTuple):
    """A comment. ``span`` is what it is about in the document's text, empty where it stands at a place; ``element`` is its ``w:comment``."""

    id: str
    author: str
    text: str
    span: Span
    element: Any

    @property
    def paragraph_id(self) -> str:
        """The id by which other parts know the comment, that of its last paragraph; "" for none."""
        paragraphs = self.element.findall(f".//{W}p")
        return (paragraphs[-1].get(f"{_W14}paraId") or "") if paragraphs else ""


def find_comments(package: Any, paragraphs: Iterable[Paragraph]) -> list[WordComment]:
    """The comments of a package (``docx.document.Document``) that stand somewhere in its paragraphs, in order of place."""
    root = next(
        (
            relation.target_part.element
            for relation in package.part.rels.values()
            if not relation.is_external and relation.reltype.endswith("/comments") and hasattr(relation.target_part, "element")
        ),
        None,
    )
    if root is None:
        return []
    elements = {element.get(f"{W}id"): element for element in root.findall(f"{W}comment")}
    spans = _find_spans(paragraphs)
    return [
        WordComment(name, elements[name].get(f"{W}author") or "", text_of(elements[name]), span, elements[name])
        for name, span in sorted(spans.items(), key=lambda item: item[1])
        if name in elements
    ]


def text_of(comment: Any) -> str:
    """What a comment says, a line a paragraph."""
    return "\n".join("".join(node.text or "" for node in paragraph.iter(f"{W}t")) for paragraph in comment.iter(f"{W}p")).strip()


def _find_spans(paragraphs: Iterable[Paragraph]) -> dict[str, Span]:
    """What each comment is about, by id; a mark alone is an empty range."""
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    offset = 0
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            if piece.text:
                offset += len(piece.text)
                continue
            name = piece.node.get(f"{W}id") or ""
            if piece.node.tag == f"{W}commentRangeStart":
                starts.setdefault(name, offset)
            elif piece.node.tag == f"{W}commentRangeEnd":
                ends.setdefault(name, offset)
            else:
                starts.setdefault(name, offset)
                ends.setdefault(name, offset)
        offset += 1
    return {name: Span(start, max(start, ends.get(name, start))) for name, start in starts.items()}
