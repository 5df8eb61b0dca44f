"""A document while its postings are being understood: what all of them share, each part made when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from jdlint.model.document import Document
from jdlint.model.posting import Section
from jdlint.model.span import Span
from jdlint.understanding.language import detect_language
from jdlint.understanding.lines import Heading
from jdlint.understanding.part import Cues
from jdlint.understanding.sections import find_sections
from jdlint.understanding.segments import Segment, find_segments, is_plainly_one
from jdlint.understanding.sentences import split_sentences


class Page:
    """A document, its folded text and its cues; ``outline`` are all headings, and the sections that they make."""

    def __init__(self, document: Document, folded: str, cues: Cues) -> None:
        self.document = document
        self.folded = folded
        self.cues = cues

    @cached_property
    def outline(self) -> tuple[Sequence[Heading], Sequence[Section]]:
        """All headings, and the sections that they make, by place."""
        return find_sections(self.document, self.folded, self.cues)

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """All sentences, by place."""
        return split_sentences(self.document.text.string)

    @cached_property
    def language(self) -> str:
        """The ISO 639 code of the language, "und" where it is not known."""
        return detect_language(self.document.text.string)

    @cached_property
    def segments(self) -> Sequence[Segment]:
        """The postings of the page in order of place; where its lines can make no more or less of it, it is not cut into sections for that."""
        if is_plainly_one(self.document, self.folded, self.cues, self.language):
            return [Segment(0, len(self.folded), self.document.key)]
        return find_segments(self.document, self.folded, *self.outline, self.cues, self.language)
