"""What a change touches: the postings that are not as they were, and in them the lines that were not there before.

A line that was only moved is not changed, whatever git says of it, nor is one whose end alone is another. In a posting that was touched, all that is
wrong with it as a whole counts, such as what is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from jdlint.baseline import find_id
from jdlint.model.document import Document
from jdlint.model.finding import Finding, Suppressed
from jdlint.model.posting import Posting
from jdlint.model.report import PostingReport
from jdlint.model.silencing import silence_posting
from jdlint.model.source import Source
from jdlint.model.span import Span

_WORD = re.compile(r"\w")
_END = re.compile(r"\r\n|\n|\r")


class Before(NamedTuple):
    """A file as it was: its documents, and its postings where somebody asks for them."""

    documents: Sequence[Document]
    understand: Callable[[], Sequence[Posting]]


def mark_changed(postings: Sequence[PostingReport], before: Before, label: str) -> list[PostingReport]:
    """Those postings of a file that are not as they were; what stands in no changed line of them does not count, as ``label`` says since when."""
    if any(posting.source.fields for posting in postings):
        return _mark_records(postings, before, label)
    old = before.documents[0].source if before.documents else Source("", "")
    new = postings[0].source
    if _split(old.text) == _split(new.text):
        return []
    lines = find_new_lines(old.text, new.text)
    if len(postings) == 1 and len(before.documents) < 2:
        return [_mark(postings[0], lines, label)]
    then = before.understand()
    if len(postings) == 1 and len(then) < 2:
        return [_mark(postings[0], lines, label)]
    spans = [one.extent for one in then]
    known = Counter(_cut(old, span) for span in spans)
    # What stands between the postings concerns each of them, such as the words that introduce them all.
    between = _list_rest(old, spans) != _list_rest(new, [one.extent for one in postings if one.extent])
    marked = []
    for posting in postings:
        said = _cut(new, posting.extent) if posting.extent else None
        if said is not None and known[said]:
            known[said] -= 1
            if not between:
                continue
        marked.append(_mark(posting, lines, label))
    return marked


def _mark_records(postings: Sequence[PostingReport], before: Before, label: str) -> list[PostingReport]:
    """Records of a feed: each has values of its own and, at best, an id."""
    texts = Counter(document.source.text for document in before.documents)
    by_id = {document.key.partition(":")[2]: document.source.text for document in before.documents}
    marked = []
    for posting in postings:
        text = posting.source.text
        if texts[text]:
            texts[text] -= 1
            continue
        own = find_id(posting)
        old = by_id.get(own) if own else None
        marked.append(posting if old is None else _mark(posting, find_new_lines(old, text), label))
    return marked


def find_new_lines(old: str, new: str) -> frozenset[int]:
    """The lines of a text, counted from 1, that an older one did not have; of several alike the last ones are new."""
    left = Counter(line for line in _split(old))
    found = []
    for number, line in enumerate(_split(new), 1):
        if left[line]:
            left[line] -= 1
        else:
            found.append(number)
    return frozenset(found)


def _split(text: str) -> list[str]:
    return [line.rstrip() for line in _END.split(text.rstrip())]


def _cut(source: Source, span: Span) -> tuple[str, ...]:
    return tuple(_split(source.text[span.start : span.end]))


def _list_rest(source: Source, spans: Iterable[Span]) -> Counter[str]:
    """The lines, or parts of them, that belong to no posting and say something."""
    rest: Counter[str] = Counter()
    at = 0
    for span in sorted((*spans, Span(len(source.text), len(source.text)))):
        rest.update(line for line in _split(source.text[at : max(at, span.start)]) if _WORD.search(line))
        at = max(at, span.end)
    return rest


def _mark(posting: PostingReport, lines: frozenset[int], label: str) -> PostingReport:
    source = posting.source
    quiet = Suppressed("unchanged", since=label)

    def touches(span: Span) -> bool:
        first, last = source.locate(span.start).line, source.locate(max(span.end - 1, span.start)).line
        return any(line in lines for line in range(first, last + 1))

    def find(finding: Finding) -> Suppressed | None:
        if finding.span is None or touches(finding.span) or any(touches(related.span) for related in finding.related):
            return None
        return quiet

    return silence_posting(posting, find, lambda outcome: None)
