"""What a reader yields: readable text in blocks, structured values, and what the reader noticed on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from jdlint.model.nothing import NOTHING
from jdlint.model.source import Notice, Source
from jdlint.model.span import Span
from jdlint.model.text import Text

BlockKind = Literal["heading", "paragraph", "item", "cell", "code", "quote", "field"]


class Block(NamedTuple):
    """A heading, paragraph, list item, table cell or structured value; ranges are offsets in the document's text.

    ``level`` is 1 to 6 for a heading, the depth for a list item, for a cell its place in the row (0 where that is not known), else 0. ``field`` is the JSON pointer of the structured
    value that the block's text comes from, "" for the page's own text. Blocks are parted by one line feed, which belongs to none.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    field: str = ""


class Link(NamedTuple):
    """A hyperlink: the range of its text in the document's text, and where it leads."""

    start: int
    end: int
    href: str


class Comment(NamedTuple):
    """A comment of the source format, which may hold a suppression: its source range and its inner text."""

    start: int
    end: int
    text: str


class Fields(NamedTuple):
    """Structured values: front matter, a YAML or JSON posting, a JSON-LD ``JobPosting``.

    ``spans`` and ``keys`` lead from a JSON pointer to the source range of the value and of its key. ``origin`` is one of
    ``front matter``, ``yaml``, ``json``, ``json-ld``, ``record``.
    """

    origin: str
    value: Mapping[str, object]
    spans: Mapping[str, Span] = NOTHING
    keys: Mapping[str, Span] = NOTHING


class Document(NamedTuple):
    """One readable unit of a file.

    ``text`` is what a person sees, with its map to ``source``: no carriage returns, a line feed only between blocks, no
    invisible characters. ``emphasis`` (bold), ``links`` and ``literals`` (code) are ranges of the text; ``comments`` and
    ``opaque`` (template code whose content cannot be seen here, such as an include) are ranges of the source.
    ``key`` tells the documents of one file apart: "" or a JSON pointer.
    """

    source: Source
    text: Text
    blocks: tuple[Block, ...]
    format: str
    key: str = ""
    fields: tuple[Fields, ...] = ()
    emphasis: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    literals: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()
    opaque: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()
