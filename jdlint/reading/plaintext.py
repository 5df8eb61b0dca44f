"""Plain text: lines become paragraphs, items and, where they are underlined or marked with "#", headings.

Most plain postings hold a paragraph a line; others were wrapped at some width by a mail client or an editor. A line is joined
to the one before it only where it visibly goes on from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jdlint.model.document import Comment, Document
from jdlint.model.source import Source
from jdlint.model.text import Text
from jdlint.reading.building import BULLETS, DocumentBuilder

_MARK = re.compile(
    rf"(?:[{''.join(sorted(BULLETS))}]\s*|[-–—*+o](?:\s+|$)|-(?=[A-Za-z])|\(?(?:\d{{1,2}}|[A-Za-z]|[ivx]{{2,4}})\)(?:\s+|$)"
    # Not the first letter of an abbreviation that a blank parts, as in "U. S. citizen".
    r"|\d{1,2}\.(?:\s+|$|(?=[A-Z]))|\d{1,2}\)(?=[A-Z])|(?:[A-Za-z]|[ivx]{2,4})\.\s++(?![A-Z]\.))"
)
# Words that no sentence and no item ends with.
_UNFINISHED = frozenset(
    (
        "a",
        "an",
        "and",
        "any",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "our",
        "the",
        "their",
        "to",
        "with",
        "your",
    )
)
# A heading as Markdown writes it; "# of openings" and "# 12 - Reno" are none.
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=[^\W\d_])")
_LONGEST_HEADING = 100
_RULE = re.compile(r"[-=*~_#–—]{3,}$")
# A line that goes on in lower case; only a text that has one can be wrapped.
_SEAM = re.compile(r"[\n\r][ \t]*+[a-z]")
_LABEL = re.compile(r"[A-Z][^.!?:]{0,40}:(?:\s|$)")

# Wrapped prose is rarely set narrower or wider; a shorter line ends because its words end.
_NARROW, _WIDE = 45, 130
# How far short of its paragraph's width a wrapped line may fall, beyond the word that did not fit.
_RAGGED = 12
# From how many wraps beyond doubt on the text as a whole counts as wrapped.
_EVIDENCE = 2
_LONG = 200_000


class _Line(NamedTuple):
    """A line that is not blank: where its words begin, the words, how far in, and the length of its list mark."""

    start: int
    words: str
    indent: int
    mark: int


def read_plaintext(source: Source) -> Document:
    """The text, a block a paragraph; ``<!-- -->`` comments are kept apart."""
    builder = DocumentBuilder()
    if "<!--" not in source.text:
        _TextReader(builder).read(source.text)
        return builder.build(source, "text")
    through, comments = _strip_comments(source.text)
    _TextReader(builder).read(through.string)
    return builder.build(source, "text", through=through)._replace(comments=tuple(comments))


def _strip_comments(text: str) -> tuple[Text, list[Comment]]:
    pieces: list[tuple[int, int]] = []
    comments: list[Comment] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces.append((position, start))
        comments.append(Comment(start, end + 3, text[start + 4 : end]))
        position = end + 3
    pieces.append((position, len(text)))
    pieces = [(low, high) for low, high in pieces if low < high]
    starts, length = [], 0
    for low, high in pieces:
        starts.append(length)
        length += high - low
    string = "".join(text[low:high] for low, high in pieces)
    return Text(string, starts, [low for low, _ in pieces], [high for _, high in pieces]), comments


class _Group(NamedTuple):
    """Lines with no blank one between them, how wide they are, and how many transitions are a wrap beyond doubt."""

    lines: list[_Line]
    width: int
    wraps: int


class _TextReader:
    """Gathers lines into groups, finds out how they were wrapped, and writes them as blocks."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._indents: list[int] = []
        self._width = 0

    def read(self, text: str) -> None:
        """Read all of the text."""
        # A long text is gone through twice rather than kept as lines.
        groups = list(_group_lines(text)) if len(text) < _LONG else None
        if _SEAM.search(text):
            wraps = 0
            for group in groups or _group_lines(text):
                if group.wraps:
                    wraps += group.wraps
                    self._width = max(self._width, group.width)
            if wraps < _EVIDENCE:
                self._width = 0
        for group in groups or _group_lines(text):
            self._write_group(group)

    def _write_group(self, group: _Group) -> None:
        builder = self._builder
        first = group.lines[0]
        if group.width < 0:
            builder.block("heading", -group.width)
            builder.write(first.words, first.start, first.start + len(first.words))
            return
        previous: _Line | None = None
        mark: _Line | None = None
        for line in group.lines:
            start, words = line.start + line.mark, line.words[line.mark :]
            if line.mark:
                mark = line
                builder.block("item", self._find_depth(line.indent))
            elif previous is not None and _goes_on(previous, line, mark, group, self._width):
                builder.space(" ", previous.start + len(previous.words), start)
            else:
                mark = None
                self._indents.clear()
                builder.block("paragraph")
            builder.write(words, start, start + len(words))
            previous = line

    def _find_depth(self, indent: int) -> int:
        """How many lists an item that stands this far in is inside of."""
        indents = self._indents
        while indents and indent < indents[-1]:
            indents.pop()
        if not indents or indent > indents[-1]:
            indents.append(indent)
        return len(indents)


def _group_lines(text: str) -> Iterator[_Group]:
    """The groups of lines that blank lines, form feeds and ruled lines part."""
    lines: list[_Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if not words:
            if lines:
                yield _measure(lines)
                lines = []
        elif _RULE.match(words):
            level = _underline_level(words, lines)
            if lines:
                yield _Group(lines, -level, 0) if level else _measure(lines)
                lines = []
        else:
            indent = len(raw) - len(raw.lstrip())
            at = start + indent
            if "\t" in raw:
                indent = len(raw[:indent].expandtabs(4))
                words = words.replace("\t", " ")
            if words[0] == "#" and (level := _heading_level(words)):
                if lines:
                    yield _measure(lines)
                    lines = []
                inner = words.lstrip("# \t")
                yield _Group([_Line(at + len(words) - len(inner), inner, indent, 0)], -level, 0)
                start += len(raw)
                continue
            mark = _MARK.match(words)
            lines.append(_Line(at, words, indent, mark.end() if mark else 0))
            if raw[-1] == "\f":
                yield _measure(lines)
                lines = []
        start += len(raw)
    if lines:
        yield _measure(lines)


def _heading_level(words: str) -> int:
    """The level of a line that begins as a heading of Markdown, 0 where it is none."""
    match = _HEADING.match(words) if len(words) <= _LONGEST_HEADING else None
    return len(match[1]) if match and words[match.end()].isupper() else 0


def _underline_level(rule: str, lines: list[_Line]) -> int:
    """The level of the heading that a ruled line makes of the one line above it, 0 when it is only a ruled line."""
    if len(lines) != 1 or rule[0] not in "=-" or lines[0].mark or lines[0].words[-1] in ".,;!?":
        return 0
    length = len(lines[0].words)
    return (1 if rule[0] == "=" else 2) if length <= 100 and abs(length - len(rule)) <= 5 else 0


def _measure(lines: list[_Line]) -> _Group:
    if len(lines) == 1:
        return _Group(lines, lines[0].indent + len(lines[0].words), 0)
    width = max([line.indent + len(line.words) for line in lines])
    if not _NARROW <= width <= _WIDE:
        return _Group(lines, width, 0)
    open_ends = [(above, line) for above, line in pairwise(lines) if _is_open(above, line)]
    wraps = sum(_is_full(above, line, width) for above, line in open_ends)
    # Prose is wrapped where the words no longer fit; a list in lower case ends its lines anywhere.
    return _Group(lines, width, wraps if wraps * 3 >= len(open_ends) * 2 else 0)


def _is_open(above: _Line, line: _Line) -> bool:
    """Whether a sentence may run from one line into the next: it is unfinished, and goes on in lower case."""
    return not line.mark and line.words[0].islower() and above.words[-1] not in ".!?:;"


def _is_full(above: _Line, line: _Line, width: int, ragged: int = _RAGGED) -> bool:
    """Whether the next line's first word had no room on the line above."""
    length = above.indent + len(above.words)
    return _NARROW <= length <= _WIDE and length + 1 + len(line.words.split(None, 1)[0]) > width - ragged


def _goes_on(above: _Line, line: _Line, mark: _Line | None, group: _Group, width: int) -> bool:
    """Whether a line goes on from the one above; ``mark`` is the line that began the open item, ``width`` the whole text's."""
    last = above.words[-1]
    if above.mark == len(above.words):
        return True
    if group.wraps and _is_open(above, line) and _is_full(above, line, group.width):
        return True
    if mark is not None and line.indent > mark.indent and last != ":":
        # A hanging indent: what is set under an item's words belongs to it.
        return line.words[0].islower() or (len(above.words) >= _NARROW and last not in ".!?")
    width = group.width if group.wraps else width
    if not 0 < width <= _WIDE or last in ":;" or not _is_full(above, line, width, 0):
        return False
    if line.words.isupper() or _LABEL.match(line.words):
        return False
    # A capital may begin a name or a sentence in wrapped prose as well as a new line of a list.
    return group.wraps * 2 >= len(group.lines) - 1 or last == "," or above.words.rpartition(" ")[2] in _UNFINISHED
