"""Reading a page in a test: from its text to its postings."""

from __future__ import annotations

from jdlint.model.posting import Posting
from jdlint.reading import read
from jdlint.understanding.fold import fold
from jdlint.understanding.lexicon import all_cues, group
from jdlint.understanding.matcher import build_finder
from jdlint.understanding.understand import understand

_FIND = build_finder(all_cues(), many=True)


def read_postings(text: str, name: str = "page.md") -> list[Posting]:
    """The postings of a page; the name's suffix says how it is written."""
    postings = []
    for document in read(text.encode(), name):
        folded = fold(document.text.string)
        postings += understand(document, folded, group(_FIND(folded)))
    return postings


def read_posting(text: str, name: str = "page.md") -> Posting:
    """The one posting of a page."""
    (posting,) = read_postings(text, name)
    return posting


def kinds_of(posting: Posting) -> list[str]:
    """The kinds of its sections in order."""
    return [section.kind for section in posting.sections]
