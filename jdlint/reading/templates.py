"""Template code in Markdown: Liquid, Hugo shortcodes and MDX imports, taken out before the Markdown is parsed.

The template is expanded before Markdown in the tools that use it, so a tag must not disturb a heading, a list or a link's
address. ``{{company}}`` stays, since it may be a placeholder that somebody forgot to fill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from jdlint.model.document import Comment
from jdlint.model.span import Span
from jdlint.model.text import Text

# Stands for the unknown output of a tag. It is one of the characters that no reader of the page sees, so it leaves no trace in
# the text, and to Markdown it is a letter like any other.
STAND_IN = "\u2060"
_OPENER = re.compile(r"\{\{[<%]?|\{%")
_CLOSERS = {"{{": "}}", "{{<": ">}}", "{{%": "%}}", "{%": "%}"}
_PLACEHOLDER = re.compile(r"\{\{(?![<%])[^{}.|]*+\}\}")
_COMMENT = re.compile(r"\{%-?\s*+comment\b")
_MODULE = re.compile(
    r"^(?:import[ \t][^\n\r]*[ \t]from[ \t]*+[\"'][^\"'\n\r]*+[\"'][ \t]*+;?|export[ \t]++(?:const|default|let)[ \t][^\n\r]*+)(?=[\n\r]|\Z)",
    re.MULTILINE,
)


class Bare(NamedTuple):
    """A text without its template code, as a map to the source, and the source ranges of what was taken out."""

    text: Text
    opaque: list[Span]
    comments: list[Comment]


class _Cut(NamedTuple):
    start: int
    end: int
    output: bool
    comment: str | None = None


def strip_templates(text: str, start: int) -> Bare | None:
    """The part of a text from ``start`` without template code; None when there is none."""
    cuts = list(_find_tags(text, start)) if "{" in text and ("{{" in text or "{%" in text) else []
    if "\nimport " in text or "\nexport " in text or text.startswith(("import ", "export "), start):
        cuts += [_Cut(match.start(), match.end(), False) for match in _MODULE.finditer(text, start)]
        cuts.sort(key=lambda cut: cut.start)
    if not cuts:
        return None
    pieces: list[tuple[str, int, int]] = []
    position = start
    opaque: list[Span] = []
    comments: list[Comment] = []
    for cut in cuts:
        if cut.start < position:
            continue
        pieces.append((text[position : cut.start], position, cut.start))
        if cut.output:
            pieces.append((STAND_IN, cut.start, cut.end))
        if cut.comment is None:
            opaque.append(Span(cut.start, cut.end))
        else:
            comments.append(Comment(cut.start, cut.end, cut.comment))
        position = cut.end
    pieces.append((text[position:], position, len(text)))
    return Bare(_join(pieces), opaque, comments)


def _join(pieces: list[tuple[str, int, int]]) -> Text:
    """A text of these pieces as they are, stand-ins included, which a `TextBuilder` would leave out."""
    pieces = [piece for piece in pieces if piece[0]]
    ends = list(accumulate(len(string) for string, _, _ in pieces))
    return Text(
        "".join(string for string, _, _ in pieces),
        [0, *ends[:-1]] if ends else [],
        [start for _, start, _ in pieces],
        [end for _, _, end in pieces],
    )


def _find_tags(text: str, position: int) -> Iterator[_Cut]:
    """Each tag of Liquid or Hugo, a Liquid comment with all it holds as one."""
    known: dict[str, int] = {}

    def find(needle: str, low: int) -> int:
        """As `str.find`, but what was found once is not searched for again."""
        if (at := known.get(needle, 0)) >= 0 and at < low:
            at = known[needle] = text.find(needle, low)
        return at

    while opener := _OPENER.search(text, position):
        start = opener.start()
        if placeholder := _PLACEHOLDER.match(text, start):
            position = placeholder.end()
            continue
        closer = _CLOSERS[opener[0]]
        inside = find(closer, opener.end())
        if inside < 0 or text.find("{{", opener.end(), inside) >= 0:
            position = opener.end()
            continue
        position = inside + len(closer)
        if not _COMMENT.match(text, start):
            yield _Cut(start, position, opener[0] == "{{")
            continue
        last = find("endcomment", position)
        low, high = (text.rfind("{%", position, last), find("%}", last)) if last >= 0 else (-1, -1)
        if low < 0 or high < 0:
            yield _Cut(start, position, False)
            continue
        yield _Cut(start, high + 2, False, text[position:low])
        position = high + 2
