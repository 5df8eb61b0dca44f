"""Structured values as readable text: each known value a block, prose read as the markup it is written in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from jdlint.model.source import Source
from jdlint.model.text import Text
from jdlint.reading.alignment import line_start, scalar_text
from jdlint.reading.building import DocumentBuilder
from jdlint.reading.fields import PROSE, SILENT, inner_key, names_posting, title_pointer
from jdlint.reading.prose import manner_of, read_prose
from jdlint.reading.tree import Mapping, Node, Scalar, Sequence, pointer_to

_LINK = re.compile(r"(?:https?://|mailto:)\S+\Z", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
# A value that nobody filled in is read whatever its key.
_UNFILLED = re.compile(r"(?:tb[acd]|todo|fixme|x{3,}|\[[^\[\]\n]{2,60}\])\Z", re.IGNORECASE)
_LONG = 200
_LINE_END = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# The same words once more, in another form or another language.
_ECHOES = (("descriptionbody", "description"), ("opening", "description"), ("descriptiontext", "description"))
_COPIES = frozenset(
    {
        "translations",
        "metadata",
        "meta",
        "sharingdescription",
        "metadescription",
        "excerpt",
        "snippet",
        "labeldescription",
        "data_compliance",
        "datacompliance",
        "customfield",
        "facets",
        "seo",
    }
)
# What machines use, which no page shows.
_MACHINE = frozenset(
    {"id", "uuid", "guid", "identifier", "code", "slug", "parentid", "valueid", "fieldid", "latitude", "longitude", "ref", "logo"}
)
# A state that is no part of a country.
_PHASES = frozenset(
    "open opened closed draft published unpublished active inactive archived live filled paused pending expired internal".split()
)
# True or false says something here; elsewhere it is a setting.
_SWITCHES = frozenset({"workplace"})
_HEADINGS = ("text", "title", "label", "name", "heading", "header")
_HEADERS = ("header", "heading", "headline")
_PLAIN_HEADERS = ("title", *_HEADERS)
# A title beside one of these is a small section however short it is.
_TEXTS = ("content", "text", "body", "html")
_CONTENTS = ("content", "text", "value", "body", "description", "html")


class _Place(NamedTuple):
    node: Node
    pointer: str
    key: str | None
    item: bool = False
    heading: bool = False
    prose: bool = False


def write_values(builder: DocumentBuilder, root: Mapping, source: Source) -> None:
    """Write the readable values under a mapping, in source order: known keys, and unknown ones whose value is prose.

    Each block's ``field`` is the JSON pointer from the mapping. A list's strings are items; a member that heads another
    (``{"text": "What you'll do", "content": "..."}``) is a heading.
    """
    pending = [_Place(root, "", None)]
    while pending:
        place = pending.pop()
        node = place.node
        if isinstance(node, Scalar):
            _write_scalar(builder, place, node, source)
        elif isinstance(node, Sequence):
            pending += [
                _Place(child, f"{place.pointer}/{index}", place.key, item=True)
                for index, child in reversed(list(enumerate(node.nodes)))
            ]
        else:
            pending += reversed(_members(place, node))


def _members(place: _Place, node: Mapping) -> list[_Place]:
    head, content = _headed(node) if place.pointer else (None, None)
    names = {_plain_name(name): name for name in node.entries}
    title = "" if place.pointer else title_pointer(node.value)
    members = []
    for name, (_, child) in node.entries.items():
        plain = _plain_name(name)
        if name[:1] in "@$" or plain in _COPIES or plain in _MACHINE or _echoes(plain, names, node):
            continue
        key: str | None = inner_key(place.key, name)
        if title and pointer_to(place.pointer, name) == title:
            key = "title"
        elif key == "title" and not (isinstance(child, Scalar) and isinstance(child.value, str)):
            key = ""
        if plain == "state" and isinstance(child, Scalar) and child.string.strip().lower() in _PHASES:
            key = "status"
        if isinstance(child, Scalar) and isinstance(child.value, bool) and key not in _SWITCHES:
            continue
        if not place.pointer and isinstance(child, Mapping) and names_posting(name):
            key = None
        if head is None and plain.endswith(_HEADERS) and any(plain == f"{other}{end}" for other in names for end in _HEADERS):
            members.append(_Place(child, pointer_to(place.pointer, name), key, heading=True))
            continue
        members.append(_Place(child, pointer_to(place.pointer, name), key, heading=name == head, prose=name == content))
    return members


@lru_cache(maxsize=4096)
def _plain_name(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _echoes(name: str, names: dict[str, str], node: Mapping) -> bool:
    """Whether a sibling holds the same words: ``descriptionPlain`` beside ``description`` or ``descriptionHtml``."""
    for ending in ("plain", "text"):
        if name.endswith(ending) and name != ending:
            stem = name.removesuffix(ending)
            if any(_filled(node, names.get(other)) for other in (stem, stem + "html", stem + "body")):
                return True
    return any(name == echo and _filled(node, names.get(original)) for echo, original in _ECHOES)


def _filled(node: Mapping, name: str | None) -> bool:
    if name is None:
        return False
    child = node.entries[name].node
    return isinstance(child, Scalar) and bool(child.string.strip())


def _headed(node: Mapping) -> tuple[str | None, str | None]:
    """The names of the members that are heading and content, where a mapping is a small section."""
    for content in node.entries:
        long = _is_long(node.entries[content].node)
        if content.lower() in _CONTENTS and (long or content.lower() in _TEXTS):
            for head in node.entries:
                if head == content or not isinstance(node.entries[head].node, Scalar):
                    continue
                if head.lower() in (_HEADINGS if long else _PLAIN_HEADERS):
                    return head, content
            if long:
                return None, content
    return None, None


def _is_long(node: Node) -> bool:
    return isinstance(node, Scalar) and isinstance(node.value, str) and (len(node.string) > 80 or manner_of(node.string) != "")


def _write_scalar(builder: DocumentBuilder, place: _Place, node: Scalar, source: Source) -> None:
    string = node.string
    if node.value is None or place.key in SILENT or not string or string.isspace():
        return
    known = bool(place.key)
    if not (known or place.heading or place.prose) and not (isinstance(node.value, str) and _is_told(string)):
        return
    if place.heading:
        builder.block("heading", 2, place.pointer)
        write_line(builder, scalar_text(node, source.text))
        return
    if isinstance(node.value, str) and (not known or place.prose or place.key in PROSE or len(string) > _LONG):
        manner = manner_of(string)
        if manner:
            builder.append(read_prose(scalar_text(node, source.text), manner, source.uri), place.pointer)
            return
    builder.block("item" if place.item else "field", 1 if place.item else 0, place.pointer)
    href = string.strip()
    linked = _LINK.match(href) is not None
    if linked:
        builder.link(href)
    at = line_start(node, source.text)
    if at >= 0:
        builder.write(string, at, at + len(string))
    else:
        write_line(builder, scalar_text(node, source.text))
    if linked:
        builder.link(None)


def _is_told(string: str) -> bool:
    """Whether a value reads like words: three or more, two of them with letters; or like a gap. Its beginning tells."""
    words = string[:500].split()
    if len(words) > 2:
        return sum(_LETTERS.search(word) is not None for word in words) > 1
    return _UNFILLED.match(string.strip()) is not None


def write_line(builder: DocumentBuilder, text: Text) -> None:
    """Write a string without its outer blanks into the open block; a line end inside it becomes a blank."""
    string = text.string
    end = len(string.rstrip())
    start = len(string) - len(string.lstrip())
    if not _LINE_END.search(string, start, end):
        _write_range(builder, text, start, end)
        return
    for match in _LINE_END.finditer(string, start, end):
        _write_range(builder, text, start, match.start())
        span = text.to_source(match.start(), match.end())
        builder.write(" ", span.start, span.end)
        start = match.end()
    _write_range(builder, text, start, end)


def _write_range(builder: DocumentBuilder, text: Text, start: int, end: int) -> None:
    for low, high in text.split(start, end):
        span = text.to_source(low, high)
        builder.write(text.string[low:high], span.start, span.end)
