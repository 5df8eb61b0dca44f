"""A comment that silences a finding, put where it does: proposed by the format's rules, and taken only if reading the text again proves it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from jdlint.fixing import apply_edits
from jdlint.model.document import Comment, Document
from jdlint.model.finding import Edit, Finding
from jdlint.model.source import LINE_END, Source
from jdlint.model.span import Span
from jdlint.reading.frontmatter import find_front_matter
from jdlint.suppression import Silence, read_suppressions

REASON = "reason"
"""What stands for the reason until somebody writes it; the rule ``suppression-without-reason`` asks for it as long."""
_BODY = re.compile(r"<body\b[^<>]*>", re.IGNORECASE)
_TAIL = re.compile(r"[ \t]*(?:\||\\|[ \t]#+)?[ \t]*\Z")
_WORD = re.compile(r"\w*")
FILE = "jdlint-ignore-file"
Reread = Callable[[str], Sequence[Document]]


def silence(
    finding: Finding, documents: Sequence[Document], silenced: Iterable[Finding], names: Mapping[str, str], reread: Reread
) -> tuple[Edit, ...]:
    """Insertions that silence a finding of a file and change nothing else that is read or silenced; none where there is no such place.

    ``documents`` are those of the file that hold its postings, ``silenced`` the findings that comments silence already, ``names`` lead from rule ids and old names to ids, and
    ``reread`` reads a changed text. What a format has no comments for cannot be silenced, nor what is said of comments themselves.
    """
    if not documents or finding.rule.startswith("suppression-"):
        return ()
    source = documents[0].source
    # By formats, and not by trial: JSON takes comments in some programs, and fails in others.
    if documents[0].format not in ("markdown", "html", "yaml"):
        return ()
    proof = _Proof(source, documents, [*silenced], names, reread)
    for edits in _propose(finding, documents):
        if proof.holds(finding, edits):
            return edits
    return ()


class _Proof:
    """What has to stay as it is."""

    def __init__(
        self, source: Source, documents: Sequence[Document], silenced: Sequence[Finding], names: Mapping[str, str], reread: Reread
    ) -> None:
        self._source = source
        self._silenced = silenced
        self._names = names
        self._reread = reread
        self._read = _list_read(documents)

    def holds(self, finding: Finding, edits: Sequence[Edit]) -> bool:
        """Whether after these insertions the same is read, the finding is silenced, and whatever was."""
        try:
            documents = self._reread(apply_edits(self._source.text, edits))
        except Exception:  # whatever it is that the text no longer is, the place is wrong
            return False
        if _list_read(documents) != self._read:
            return False
        comments: set[Comment] = {comment for document in documents for comment in document.comments}
        suppressions, _ = read_suppressions(documents[0].source, comments, self._names)
        quiet = Silence(suppressions)
        return all(quiet.find(_move(one, edits)) is not None for one in (finding, *self._silenced))


def _list_read(documents: Sequence[Document]) -> list[object]:
    return [
        (
            one.key, one.text.string, one.blocks, one.emphasis, [(link.start, link.end, link.href) for link in one.links],
            [fields.value for fields in one.fields], [notice.name for notice in one.notices],
        )
        for one in documents
    ]  # fmt: skip


def _move(finding: Finding, edits: Sequence[Edit]) -> Finding:
    """A finding where it stands after insertions."""
    if finding.span is None:
        return finding
    start, end = finding.span
    before = sum(len(edit.text) for edit in edits if edit.start <= start)
    inside = sum(len(edit.text) for edit in edits if start < edit.start < end)
    return finding._replace(span=Span(start + before, end + before + inside))


def _propose(finding: Finding, documents: Sequence[Document]) -> Iterator[tuple[Edit, ...]]:
    """Places for the comment, the plainest first."""
    source = documents[0].source
    words = f"{finding.rule} -- {REASON}"
    if finding.span is not None:
        hashed = documents[0].format == "yaml"
        if not hashed and (matter := find_front_matter(source.text)) is not None:
            hashed = matter.start <= finding.span.start < matter.end
        make = _hash if hashed else _mark
        lines = _Lines(source)
        yield from lines.propose_line(finding.span, make(f"jdlint-ignore {words}"), hashed=hashed)
        if hashed:
            begin, finish = make(f"jdlint-ignore-start {words}"), make(f"jdlint-ignore-end {finding.rule}")
            yield from lines.propose_block(finding.span, documents, begin, finish)
    yield from _propose_file(documents[0], f"{FILE} {words}")


def _hash(words: str) -> str:
    return f"# {words}"


def _mark(words: str) -> str:
    return f"<!-- {words} -->"


def _propose_file(document: Document, words: str) -> Iterator[tuple[Edit, ...]]:
    """At the beginning of what a person reads; a page's comment stands in its body."""
    source = document.source
    end = _line_end(source)
    if document.format == "yaml":
        yield (Edit(0, 0, f"{_hash(words)}{end}"),)
        return
    body = _BODY.search(source.text)
    if body:
        yield (Edit(body.end(), body.end(), f"{end}{_mark(words)}"),)
    matter = find_front_matter(source.text)
    start = matter.body if matter is not None else 0
    yield (Edit(start, start, f"{_mark(words)}{end}"),)
    yield (Edit(start, start, f"{_mark(words)}{end}{end}"),)
    last = len(source.text)
    yield (Edit(last, last, f"{end}{end}{_mark(words)}{end}"),)


class _Lines:
    """The lines of a text, and places on, above and below them."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._starts = source.line_starts
        self._end = _line_end(source)

    def propose_line(self, span: Span, comment: str, *, hashed: bool) -> Iterator[tuple[Edit, ...]]:
        """For a comment that silences a line: at its end, above it or, in markup, behind the word."""
        end = self._find_end(max(span.start, span.end - 1))
        line = self._text[self._find_start(end) : end]
        bare = end - len(line) + len(line.rstrip(" \t"))
        gap = "  " if hashed else " "
        yield (Edit(bare, bare, f"{gap}{comment}"),)
        if not hashed and (tail := _TAIL.search(line)) is not None and tail.group().strip():
            at = end - len(tail.group())
            yield (Edit(at, at, f" {comment}{'' if self._text[at : at + 1].isspace() else ' '}"),)
        yield (self._above(span.start, comment),)
        if not hashed:
            word = _WORD.match(self._text, span.end)
            at = word.end() if word else span.end
            yield (Edit(at, at, f" {comment}"),)
            yield (Edit(at, at, comment),)

    def propose_block(self, span: Span, documents: Sequence[Document], begin: str, finish: str) -> Iterator[tuple[Edit, ...]]:
        """For comments that enclose the value in which a finding stands, the innermost first."""
        around = [
            (key, value)
            for document in documents
            for fields in document.fields
            for pointer, value in fields.spans.items()
            if value.start <= span.start < max(value.end, value.start + 1)
            for key in (fields.keys.get(pointer, value),)
        ]
        for key, value in sorted(around, key=lambda pair: pair[1].end - pair[1].start)[:4]:
            above = self._above(key.start, begin)
            indent = self._indent(key.start)
            last = self._find_end(max(value.start, value.end - 1))
            yield above, Edit(last, last, f"{self._end}{indent}{finish}")

    def _above(self, offset: int, comment: str) -> Edit:
        start = self._find_start(offset)
        return Edit(start, start, f"{self._indent(offset)}{comment}{self._end}")

    def _indent(self, offset: int) -> str:
        line = self._text[self._find_start(offset) : offset]
        return line[: len(line) - len(line.lstrip(" \t"))]

    def _find_start(self, offset: int) -> int:
        return self._starts[bisect_right(self._starts, offset) - 1]

    def _find_end(self, offset: int) -> int:
        match = LINE_END.search(self._text, offset)
        return match.start() if match else len(self._text)


def _line_end(source: Source) -> str:
    match = LINE_END.search(source.text)
    return match.group() if match else "\n"
