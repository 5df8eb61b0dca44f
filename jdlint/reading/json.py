"""JSON with positions: one pass of one regular expression, no recursion, and an error that says where and what was expected."""

from __future__ import annotations

import re
from typing import NamedTuple

from jdlint.model.document import Comment
from jdlint.model.source import Notice
from jdlint.model.span import Span
from jdlint.reading.alignment import unescape_json
from jdlint.reading.tree import DEEPEST, MOST_VALUES, TOO_DEEP, TOO_MANY, Broken, Entry, Mapping, Node, Scalar, Sequence

_TOKEN = re.compile(
    r"""[ \t\r\n\ufeff\xa0]*+(?:
    (?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*+")
    |(?P<sign>[{}\[\],:])
    |(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?(?![\w.]))
    |(?P<word>true|false|null|NaN|-?Infinity)(?!\w)
    |(?P<comment>//[^\r\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)
    |(?P<end>\Z)
    )""",
    re.VERBOSE | re.DOTALL,
)
_BLANKS = re.compile(r"[ \t\r\n\ufeff\xa0]*+")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?:u(?![0-9a-fA-F]{4})|[^"\\/bfnrtu])', re.DOTALL)
_RAW_CONTROL = re.compile(r"[\x00-\x1f]")
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None}
_EXPECTED = {
    "value": "a value",
    "first": "a value or ]",
    "key": "a name in double quotes",
    "member": "a name in double quotes or }",
    "colon": "a colon",
    "comma": "a comma or the closing bracket",
    "end": "the end of the file",
}


class Json(NamedTuple):
    """A parsed value, with the comments beside it and what was noticed."""

    node: Node
    comments: list[Comment]
    notices: list[Notice]


class _Frame:
    __slots__ = ("entries", "key", "nodes", "start")

    def __init__(self, start: int, mapping: bool) -> None:
        self.start = start
        self.entries: dict[str, Entry] | None = {} if mapping else None
        self.nodes: list[Node] = []
        self.key: tuple[str, Span] = ("", Span(0, 0))


def parse_json(source: str, start: int = 0, end: int | None = None, *, strict: bool = True) -> Json:
    """The value in ``source[start:end]``, with offsets in ``source``. Raises `Broken`.

    Comments, a comma before a closing bracket and doubled names are let pass with a notice; without ``strict`` so are line ends
    in strings and unknown escapes, which web pages hold.
    """
    end = len(source) if end is None else end
    comments: list[Comment] = []
    notices: list[Notice] = []
    stack: list[_Frame] = []
    root: Node | None = None
    expect = "value"
    position = start
    count = 0
    take = _TOKEN.match
    while True:
        match = take(source, position, end)
        if match is None:
            raise _unexpected(source, position, end, expect)
        kind = match.lastgroup or ""
        low, high = match.span(kind)
        position = high
        node: Node
        if kind == "string":
            if expect in ("key", "member"):
                stack[-1].key = (_string(source, low, high, strict), Span(low, high))
                expect = "colon"
                continue
            if expect not in ("value", "first"):
                raise _unexpected(source, low, end, expect)
            string = _string(source, low, high, strict)
            node = Scalar(low, high, string, string, "json")
        elif kind == "sign":
            sign = source[low]
            if sign == ":" and expect == "colon":
                expect = "value"
                continue
            if sign == "," and expect == "comma" and stack:
                expect = "key" if stack[-1].entries is not None else "value"
                continue
            if sign in "{[" and expect in ("value", "first"):
                if len(stack) >= DEEPEST:
                    raise Broken(TOO_DEEP, low)
                stack.append(_Frame(low, sign == "{"))
                expect = "member" if sign == "{" else "first"
                continue
            closing = stack and sign == ("]" if stack[-1].entries is None else "}")
            if not closing or expect not in ("comma", "member", "first", "key", "value") or source[low - 1 : low] == ":":
                raise _unexpected(source, low, end, expect, stack)
            if expect in ("key", "value"):
                if _before(source, low) != ",":
                    raise _unexpected(source, low, end, expect, stack)
                notices.append(Notice("json-trailing-comma", low, high, {}))
            frame = stack.pop()
            if frame.entries is None:
                node = Sequence(frame.start, high, [child.value for child in frame.nodes], frame.nodes)
            else:
                values = {name: entry.node.value for name, entry in frame.entries.items()}
                node = Mapping(frame.start, high, values, frame.entries)
        elif kind == "comment":
            inner = source[low + 2 : high - 2] if source[low + 1] == "*" else source[low + 2 : high]
            comments.append(Comment(low, high, inner))
            continue
        elif kind == "end":
            if expect == "end" and root is not None:
                return Json(root, comments, notices)
            raise _unexpected(source, low, end, expect, stack)
        else:
            if expect not in ("value", "first"):
                raise _unexpected(source, low, end, expect, stack)
            raw = source[low:high]
            node = Scalar(low, high, _WORDS.get(raw, raw) if kind == "word" else _number(raw), raw, "plain")
        count += 1
        if count > MOST_VALUES:
            raise Broken(TOO_MANY, low)
        if not stack:
            root, expect = node, "end"
            continue
        frame = stack[-1]
        if frame.entries is None:
            frame.nodes.append(node)
        else:
            name, span = frame.key
            if frame.entries.pop(name, None) is not None:
                notices.append(Notice("json-duplicate-key", span.start, span.end, {"key": name}))
            frame.entries[name] = Entry(span, node)
        expect = "comma"


def _string(source: str, low: int, high: int, strict: bool) -> str:
    raw = source[low + 1 : high - 1]
    if strict and (match := _RAW_CONTROL.search(raw)):
        what = "a line end" if match[0] in "\r\n" else "a tab" if match[0] == "\t" else "a control character"
        raise Broken(f"{what} stands inside a string; write \\n or \\t, or close the quotes", low + 1 + match.start())
    if "\\" not in raw:
        return raw
    if strict and (match := _BAD_ESCAPE.search(raw.replace("\\\\", "  "))):
        raise Broken("this backslash begins no escape of JSON; double it", low + 1 + match.start())
    return _ESCAPE.sub(lambda match: unescape_json(match.group()), raw)


def _number(raw: str) -> object:
    if len(raw) > 300:
        return raw
    if raw.lstrip("-").isdigit():
        return int(raw)
    value = float(raw)
    return value if abs(value) != float("inf") else raw


def _before(source: str, position: int) -> str:
    """The sign before a position, over blanks and comments."""
    while position:
        position -= 1
        if source[position] not in " \t\r\n\ufeff\xa0":
            return source[position]
    return ""


def _unexpected(source: str, position: int, end: int, expect: str, stack: list[_Frame] | None = None) -> Broken:
    blanks = _BLANKS.match(source, position, end)
    position = blanks.end() if blanks else position
    wanted = _EXPECTED[expect]
    if position >= end:
        if stack:
            bracket = "[" if stack[-1].entries is None else "{"
            return Broken(f"the file ends, but the {bracket} that opens here is never closed", stack[-1].start)
        return Broken(f"{wanted} was expected, but the file ends", end)
    found = source[position]
    if found == '"' and expect in ("value", "first", "key", "member"):
        return Broken("the string that begins here has no closing quote", position)
    if found == '"' and expect == "comma":
        return Broken("a comma was expected before this", position)
    if found == "'":
        return Broken(f"{wanted} was expected; JSON knows double quotes only", position)
    if expect == "end" and found in "{[":
        return Broken(
            "a second value begins here; put several postings between [ and ], with commas, or each in a file", position
        )
    shown = found if found.isprintable() else f"U+{ord(found):04X}"
    return Broken(f"{wanted} was expected, but here stands {shown}", position)
