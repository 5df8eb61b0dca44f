"""TOML front matter with positions: `tomllib` says what it means, a scan of the statements says where it stands."""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

from jdlint.model.document import Comment
from jdlint.model.span import Span
from jdlint.reading.tree import Broken, Entry, Mapping, Node, Scalar, Sequence

_TOKEN = re.compile(
    r'''(?P<long>"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*+\'{3,5})
    |(?P<string>"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\n]*+')
    |(?P<comment>\#[^\r\n]*+)
    |(?P<line>\n)
    |(?P<open>[\[{])
    |(?P<close>[\]}])
    |(?P<sign>[=,.])
    |(?P<bare>[^\s\#"'\[\]{}=,.]++)
    |(?P<blank>[ \t\r]++)''',
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"line (\d+), column (\d+)")
_DEEPEST = 60


class _Token(NamedTuple):
    kind: str
    start: int
    end: int


def parse_toml(source: str, start: int, end: int) -> tuple[Mapping, list[Comment]]:
    """The values of ``source[start:end]``, with offsets in ``source``, and the comments. Raises `Broken`."""
    text = source[start:end]
    deep = shallow = 0
    for match in _TOKEN.finditer(text):
        shallow += (match.lastgroup == "open") - (match.lastgroup == "close")
        deep = max(deep, shallow)
    if deep > _DEEPEST:
        raise Broken(f"values are nested more than {_DEEPEST} deep", start)
    try:
        value = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _broken(str(error), text, start) from None
    lines: list[list[_Token]] = [[]]
    comments: list[Comment] = []
    depth = 0
    for match in _TOKEN.finditer(source, start, end):
        kind = match.lastgroup or ""
        depth += (kind == "open") - (kind == "close")
        if kind == "comment":
            comments.append(Comment(match.start(), match.end(), match.group()[1:]))
        elif kind == "line":
            if depth <= 0:
                lines.append([])
        elif kind != "blank":
            lines[-1].append(_Token(kind, *match.span()))
    root = Mapping(start, end, {}, {})
    table: tuple[str, ...] = ()
    for line in lines:
        if not line:
            continue
        if line[0].kind == "open":
            table = _path(source, line)
            continue
        equals = next((n for n, token in enumerate(line) if token.kind == "sign" and source[token.start] == "="), None)
        if equals and equals + 1 < len(line):
            path = table + _path(source, line[:equals])
            _put(root, path, Span(line[0].start, line[equals - 1].end), source, line[equals + 1 :], value)
    root.value.update(_plain(value))
    return root, comments


def _path(source: str, tokens: list[_Token]) -> tuple[str, ...]:
    return tuple(
        part.strip("\"'") for token in tokens if token.kind in ("bare", "string") for part in [source[token.start : token.end]]
    )


def _put(root: Mapping, path: tuple[str, ...], key: Span, source: str, tokens: list[_Token], value: object) -> None:
    """Place a statement's value in the tree; a table in an array of tables is left to the parsed value alone."""
    for name in path:
        if not isinstance(value, dict) or name not in value:
            return
        value = value[name]
    parent = root
    for name in path[:-1]:
        entry = parent.entries.get(name)
        if entry is None:
            entry = Entry(key, Mapping(key.start, tokens[-1].end, {}, {}))
            parent.entries[name] = entry
        if not isinstance(entry.node, Mapping):
            return
        parent = entry.node
    parent.entries[path[-1]] = Entry(key, _node(source, tokens, value))


def _node(source: str, tokens: list[_Token], value: object) -> Node:
    start, end = tokens[0].start, tokens[-1].end
    strings = [token for token in tokens if token.kind in ("string", "long")]
    if isinstance(value, str) and len(tokens) == 1 and strings:
        return _string(source, tokens[0], value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value) and len(value) == len(strings):
        nodes: list[Node] = [_string(source, token, str(one)) for token, one in zip(strings, value, strict=True)]
        return Sequence(start, end, list(value), nodes)
    if isinstance(value, dict):
        here = Span(start, end)
        entries = {
            name: Entry(here, Scalar(start, end, one, one, "opaque")) for name, one in value.items() if isinstance(one, str)
        }
        return Mapping(start, end, _plain(value), entries)
    return Scalar(start, end, _simple(value), source[start:end], "plain")


def _string(source: str, token: _Token, value: str) -> Scalar:
    style = "toml" if source[token.start] == '"' else "toml-literal"
    return Scalar(token.start, token.end, value, value, style)


def _plain(value: dict[str, object]) -> dict[str, object]:
    return {name: _simple(one) for name, one in value.items()}


def _simple(value: object) -> object:
    """The value with dates as ISO text; TOML's nesting is bounded, so this may recurse."""
    if isinstance(value, dict):
        return {name: _simple(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_simple(one) for one in value]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if abs(value) < float("inf") else str(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _broken(said: str, text: str, start: int) -> Broken:
    place = _PLACE.search(said)
    offset = 0
    if place:
        lines = text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
    return Broken(f"check quotes and brackets (the parser: {said})", start + min(offset, len(text)))
