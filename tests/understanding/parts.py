"""A part of a document for a test of one finder: the whole page, read and scanned as a run does it."""

from __future__ import annotations

from jdlint.model.span import Span
from jdlint.reading import read
from jdlint.understanding.fold import fold
from jdlint.understanding.lexicon import all_cues, group
from jdlint.understanding.matcher import build_finder
from jdlint.understanding.part import Part
from jdlint.understanding.sections import find_sections
from jdlint.understanding.sentences import split_sentences

_FIND = build_finder(all_cues(), many=True)


def make_part(text: str, name: str = "page.txt") -> Part:
    """The first document of a page as one part."""
    document = read(text.encode(), name)[0]
    folded = fold(document.text.string)
    cues = group(_FIND(folded))
    _, sections = find_sections(document, folded, cues)
    sentences = [Span(*one) for one in split_sentences(document.text.string)]
    return Part(document, folded, 0, len(folded), document.blocks, sections, sentences, cues, "en")
