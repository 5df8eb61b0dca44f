"""Front matter: the YAML between ``---`` lines, or the TOML between ``+++`` lines, at the top of a Markdown or HTML file."""

from __future__ import annotations

import re
from typing import NamedTuple

from jdlint.model.document import Document
from jdlint.model.source import Notice, Source
from jdlint.reading.building import DocumentBuilder

_OPENING = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE),
}
# What begins as front matter does: comments, then a key. A rule line over prose does not.
_KEY = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*+[\"']?[A-Za-z_][\w .-]{0,60}[\"']?[ \t]*[:=](?:\s|\Z)")
# Lines that front matter goes on with, where the line that closes it is missing.
_LINES = re.compile(
    r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*+"
    r"(?:(?:[ \t]+\S[^\r\n]*|-[ \t][^\r\n]*|[\"']?[A-Za-z_][\w .-]{0,60}[\"']?[ \t]*[:=](?:[ \t][^\r\n]*)?)(?:\r\n|\n|\r|\Z))++"
)


_LINE = re.compile(r"^(?![ \t]*#)[^\r\n]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)


class FrontMatter(NamedTuple):
    """Where front matter stands: ``start`` to ``end`` is its inside, ``body`` where the page begins."""

    fence: str
    start: int
    end: int
    body: int
    closed: bool


def find_front_matter(text: str) -> FrontMatter | None:
    """The front matter at the top of a text, if it has any; a rule line over prose is none."""
    if text[:200].lstrip()[:3] not in _CLOSING:
        return None
    opening = _OPENING.match(text)
    if opening is None:
        return None
    fence = opening["fence"]
    # Python's "^" knows line feeds alone, so a page with bare carriage returns has no front matter that it can close.
    closing = _CLOSING[fence].search(text, opening.end())
    if closing is not None:
        inside = _KEY.match(text, opening.end(), closing.start())
        if inside or not text[opening.end() : closing.start()].strip() or text.startswith("{", opening.end()):
            return FrontMatter(fence, opening.end(), closing.start(), closing.end(), True)
        return None
    lines = _LINES.match(text, opening.end())
    if lines is None:
        return None
    body = lines.end()
    return FrontMatter(fence, opening.end(), body, body, False)


def read_lines(source: Source, found: FrontMatter) -> Document:
    """Front matter that does not parse and is all that there is, as lines of text without its comments."""
    from jdlint.model.text import TextBuilder
    from jdlint.reading.prose import read_prose

    text = TextBuilder()
    for match in _LINE.finditer(source.text, found.start, found.end):
        text.add(match.group(), match.start(), match.end())
    return read_prose(text.build(), "text", source.uri)


def read_front_matter(source: Source, builder: DocumentBuilder) -> int:
    """Write the front matter's fields and readable values; the offset where the body begins, 0 without front matter.

    Broken front matter is a notice ``front-matter-broken``; the body is read all the same.
    """
    found = find_front_matter(source.text)
    if found is None:
        return 0
    # Only now: a page without front matter never pays for PyYAML.
    from jdlint.reading.tree import Broken, Mapping, Node, fields_of
    from jdlint.reading.values import write_values

    node: Node | None = None
    if not found.closed:
        why = f"the line {found.fence} that closes the front matter is missing"
        builder.notices.append(Notice("front-matter-broken", found.start, found.end, {"why": why}))
        return found.body
    try:
        if found.fence == "+++":
            from jdlint.reading.toml import parse_toml

            node, comments = parse_toml(source.text, found.start, found.end)
            builder.comments += comments
        else:
            from jdlint.reading.yaml import find_comments, parse_yaml

            try:
                stream = parse_yaml(source.text, found.start, found.end)
            except Broken:
                builder.comments += find_comments(source.text, found.start, found.end)
                raise
            node = stream.nodes[0] if stream.nodes else None
            builder.comments += stream.comments
            builder.notices += stream.notices
    except Broken as broken:
        start = max(min(broken.offset, found.end - 1), found.start)
        builder.notices.append(Notice("front-matter-broken", start, start + 1, {"why": broken.message}))
        return found.body
    if isinstance(node, Mapping):
        builder.fields.append(fields_of(node, "front matter"))
        write_values(builder, node, source)
    return found.body
