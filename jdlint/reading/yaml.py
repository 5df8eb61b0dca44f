"""YAML with positions: libyaml's events become values that know where they stand. Nothing is ever constructed from a tag."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from jdlint.model.document import Comment
from jdlint.model.source import Notice
from jdlint.model.span import Span
from jdlint.reading.tree import DEEPEST, MOST_VALUES, TOO_DEEP, TOO_MANY, Broken, Entry, Mapping, Node, Scalar, Sequence, moved

_Parser: Any
try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML was built without libyaml: slower, and the same events.
    _Parser = yaml.SafeLoader

_MOST_COPIES = 20_000
"""How many values aliases may stand for in all: a file that says more is an "alias bomb"."""

_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_CODES = ("NO", "ON")  # Norway and Ontario, not truth values
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9_]*)(\.[0-9]*)?([eE][-+]?[0-9]{1,3})?")
_PROPERTIES = re.compile(r"(?:[!&][^\s]*\s+)*")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REMEDIES = (
    ("mapping values are not allowed", "a colon followed by a blank stands inside a value; put the value in quotes"),
    (
        "cannot start any token",
        "a value cannot begin with this character (a tab, @, ` or %); put the value in quotes, indent with blanks",
    ),
    ("tab character", "a line is indented by a tab; indent with blanks"),
    ("unexpected end of stream", "a quote is opened and never closed"),
    ("unknown escape character", "inside double quotes a backslash must be doubled; or use single quotes"),
    ("undefined alias", "a value that begins with * must be put in quotes"),
    ("expected alphabetic or numeric character", "a value that begins with * or & must be put in quotes"),
    ("could not find expected ':'", "a line holds no colon, or a value over several lines is not indented"),
    (
        "did not find expected key",
        "the lines are not indented alike, or text follows a closed quote; put the whole value in quotes",
    ),
    ("expected '-' indicator", "the items of the list are not indented alike"),
    (
        "expected the node content",
        "a bracket or brace is not closed, or a value begins with a sign that YAML keeps for itself; use quotes",
    ),
    (
        "did not find expected node content",
        "a bracket or brace is not closed, or a value begins with a sign that YAML keeps for itself; use quotes",
    ),
    ("expected ',' or", "a bracket or brace is opened and not closed; a value that begins with one must be put in quotes"),
    ("block scalar", "the text below | or > must be indented"),
    ("maximum nesting depth", TOO_DEEP),  # libyaml 0.2.6 looks ahead, and gives up before the events come
)


class Yaml(NamedTuple):
    """A parsed stream: its documents' values, its comments, and what was noticed."""

    nodes: list[Node]
    comments: list[Comment]
    notices: list[Notice]


class _Frame:
    """A collection that is still open."""

    __slots__ = ("anchor", "before", "entries", "flow", "height", "key", "merge", "nodes", "start")

    def __init__(self, start: int, anchor: str | None, before: int, mapping: bool, flow: bool) -> None:
        self.start = start
        self.anchor = anchor
        self.before = before
        self.flow = flow
        self.height = 0
        self.key: Scalar | None = None
        self.merge: list[Mapping] = []
        self.entries: dict[str, Entry] | None = {} if mapping else None
        self.nodes: list[Node] = []


def parse_yaml(source: str, start: int = 0, end: int | None = None) -> Yaml:
    """The values of ``source[start:end]``, with offsets in ``source``. Raises `Broken`."""
    text = source if start == 0 and end is None else source[start:end]
    reader = _Reader(source, text, start)
    try:
        reader.run()
    except yaml.YAMLError as error:
        raise _broken(error, text, start) from None
    comments: list[Comment] = []
    if "#" in text:
        position = start
        for low, high in [*reader.covered, (start + len(text), 0)]:
            if low > position:
                comments += find_comments(source, position, low)
            position = max(position, high)
    return Yaml(reader.documents, comments, reader.notices)


def find_comments(source: str, start: int, end: int) -> list[Comment]:
    """What looks like comments in a stretch that does not parse."""
    return [Comment(match.start(), match.end(), match.group()[1:]) for match in _COMMENT.finditer(source, start, end)]


class _Reader:
    def __init__(self, source: str, text: str, shift: int) -> None:
        self.source = source
        self.shift = shift
        self.parser = _Parser(text)
        self.covered: list[tuple[int, int]] = []
        self.notices: list[Notice] = []
        self.documents: list[Node] = []
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Node | None, int, int]] = {}
        self.count = 0
        self.copies = 0

    def run(self) -> None:
        """Take every event; there is no recursion, whatever the depth."""
        take = self.parser.get_event
        shift = self.shift
        while True:
            event = take()
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(self.stack) >= DEEPEST:
                    raise Broken(TOO_DEEP, event.start_mark.index + shift)
                if event.anchor is not None:
                    self.anchors[event.anchor] = (None, 0, 0)
                frame = _Frame(
                    event.start_mark.index + shift, event.anchor, self.count, kind is MappingStartEvent, bool(event.flow_style)
                )
                self.stack.append(frame)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close(event.end_mark.index + shift)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is StreamEndEvent or event is None:
                return

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index + self.shift, event.end_mark.index + self.shift
        if (event.tag is not None or event.anchor is not None) and (match := _PROPERTIES.match(self.source, start, end)):
            start = match.end()
        string = event.value
        style = event.style or "plain"
        if style in "|>":
            # A comment may follow the sign that opens a block; its lines hold none.
            head = self.source.find("\n", start, end)
            self.covered.append((head if head >= 0 else start, end))
        else:
            self.covered.append((start, end))
        value: object = string
        if event.implicit[0] or event.tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool"):
            value = plain_value(string)
        node = Scalar(start, end, value, string, style)
        self.count += 1
        if self.count > MOST_VALUES:
            raise Broken(TOO_MANY, start)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, 1, 0)
        self._place(node, 0)

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index + self.shift, event.end_mark.index + self.shift
        node, size, height = self.anchors.get(event.anchor, (None, -1, 0))
        if size < 0:
            raise Broken(f"the alias *{event.anchor} refers to nothing; a value that begins with * must be put in quotes", start)
        if node is None:
            raise Broken(f"the alias *{event.anchor} refers to what it stands in", start)
        self.copies += size
        self.count += size
        if self.copies > _MOST_COPIES or height + len(self.stack) > DEEPEST:
            raise Broken("aliases repeat too much of the file", start)
        self._place(moved(node, start, end), height)

    def _place(self, node: Node, height: int) -> None:
        if not self.stack:
            self.documents.append(node)
            return
        frame = self.stack[-1]
        if height >= frame.height:
            frame.height = height + 1
        if frame.entries is None:
            frame.nodes.append(node)
            return
        key = frame.key
        if key is None:
            if not isinstance(node, Scalar):
                node = Scalar(node.start, node.end, None, self.source[node.start : node.end][:100], "opaque")
            frame.key = node
            return
        frame.key = None
        if key.string == "<<" and key.style == "plain":
            merged = node.nodes if isinstance(node, Sequence) else [node]
            frame.merge += [one for one in merged if isinstance(one, Mapping)]
            return
        if frame.entries.pop(key.string, None) is not None:
            self.notices.append(Notice("yaml-duplicate-key", key.start, key.end, {"key": key.string}))
        frame.entries[key.string] = Entry(Span(key.start, key.end), node)

    def _close(self, end: int) -> None:
        frame = self.stack.pop()
        node: Node
        if frame.entries is not None:
            if frame.merge:
                for mapping in frame.merge:
                    frame.entries = {**mapping.entries, **frame.entries}
                frame.entries = dict(sorted(frame.entries.items(), key=lambda item: item[1].key.start))
            if not frame.flow and frame.entries:
                end = max(entry.node.end for entry in frame.entries.values())
            values = {name: entry.node.value for name, entry in frame.entries.items()}
            node = Mapping(frame.start, end, values, frame.entries)
        else:
            if not frame.flow and frame.nodes:
                end = frame.nodes[-1].end
            node = Sequence(frame.start, end, [child.value for child in frame.nodes], frame.nodes)
        self.count += 1
        if frame.anchor is not None:
            self.anchors[frame.anchor] = (node, self.count - frame.before, frame.height)
        self._place(node, frame.height)


def plain_value(string: str) -> object:
    """What an unquoted scalar means. Dates stay text, and so do numbers with leading zeros and country codes."""
    if string in _NULLS:
        return None
    if len(string) <= 5 and string.lower() in _BOOLEANS and string not in _CODES:
        return _BOOLEANS[string.lower()] if string in (string.lower(), string.upper(), string.title()) else string
    match = _NUMBER.fullmatch(string) if len(string) < 40 else None
    if match is None:
        return string
    digits = string.replace("_", "")
    if not (match[1] or match[2]):
        return int(digits)
    number = float(digits)
    return number if abs(number) < float("inf") else string


def _broken(error: yaml.YAMLError, text: str, shift: int) -> Broken:
    """What the parser says, in kind words."""
    problem = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None or not problem:
        match = _UNPRINTABLE.search(text)
        if match:
            return Broken(f"the character U+{ord(match[0]):04X} is not allowed in YAML; delete it", shift + match.start())
        return Broken(f"{problem or 'it is not valid YAML'}", shift)
    context = str(getattr(error, "context", "") or "")
    remedy = next((advice for sign, advice in _REMEDIES if sign in problem or sign in context), "")
    where = getattr(error, "context_mark", None)
    if "unexpected end of stream" in problem and where is not None:
        mark = where
    said = f"{context}, {problem}" if context else problem
    return Broken(
        f"{remedy or 'check quotes, colons and indentation around this place'} (the parser: {said})", shift + mark.index
    )
