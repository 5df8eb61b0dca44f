"""Which source characters each character of a scalar stands for.

A scalar's parser says what it means; here its raw form is walked again, special forms first (escapes, doubled quotes, folded
lines), and the result is compared with that meaning. If they differ, the whole scalar is one indivisible piece: coarser, never wrong.
"""

from __future__ import annotations

import re

from jdlint.model.text import INVISIBLE, Text, TextBuilder, has_invisible
from jdlint.reading.tree import Scalar

_BREAK = r"(?:\r\n|[\r\n\x85\u2028\u2029])"
_FOLD = rf"[ \t]*+{_BREAK}(?:[ \t]|{_BREAK})*+"
_BREAKS = re.compile(_BREAK)
_SPECIAL = {
    "plain": re.compile(_FOLD),
    "'": re.compile(rf"''|{_FOLD}"),
    '"': re.compile(
        rf"\\{_BREAK}(?:[ \t]|{_BREAK})*+|\\x[0-9a-fA-F]{{2}}|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\.|{_FOLD}", re.DOTALL
    ),
    "json": re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL),
    "toml": re.compile(r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\[ \t]*+\r?\n[ \t\r\n]*+|\\x[0-9a-fA-F]{2}|\\.|\r\n"),
}
ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_SPACED = re.compile(r"[ \t]*")


def scalar_text(scalar: Scalar, source: str) -> Text:
    """The scalar's string with its map to the source."""
    start, end, _, string, style = scalar
    if not string:
        return Text("", [], [], [])
    text: Text | None = None
    if style in ("|", ">"):
        text = _block_text(source[start:end], start, string)
    elif style in _SPECIAL:
        quotes = 0 if style == "plain" else 3 if style == "toml" and source.startswith('"""', start) else 1
        low, high = start + quotes, end - quotes
        if high - low == len(string) and source.startswith(string, low):
            text = _plain(string, low)
        else:
            if quotes == 3:
                low += 2 * source.startswith("\r\n", low) or int(source.startswith("\n", low))
            text = _flow_text(source, low, high, string, _SPECIAL[style])
    elif style == "toml-literal":
        low = source.find(string, start, end)
        text = _plain(string, low) if low >= 0 else None
    if text is None or text.string != _visible(string):
        builder = TextBuilder()
        builder.add(string, start, end)
        return builder.build()
    return text


def line_start(scalar: Scalar, source: str) -> int:
    """Where a scalar stands in the source letter for letter and on one line; -1 if it does not, as far as a glance tells."""
    start, end, _, string, style = scalar
    if style == "plain":
        if end - start != len(string):
            return -1
    elif style in ("json", "'", '"') and end - start == len(string) + 2:
        start += 1
    else:
        return -1
    return start if string.isprintable() and source.startswith(string, start) else -1


def unescape_json(escape: str) -> str:
    """What an escape of JSON means; a lone surrogate is no character and becomes U+FFFD, an unknown one itself."""
    kind = escape[1]
    if kind == "u" and len(escape) >= 6:
        code = int(escape[2:6], 16)
        if len(escape) == 12:
            return chr(0x10000 + ((code - 0xD800) << 10) + int(escape[8:], 16) - 0xDC00)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
    return ESCAPES[kind] if kind in "bfnrt" else kind


def _visible(string: str) -> str:
    return INVISIBLE.sub("", string) if has_invisible(string) else string


def _plain(string: str, start: int) -> Text:
    builder = TextBuilder()
    builder.add(string, start, start + len(string))
    return builder.build()


def _flow_text(source: str, low: int, high: int, string: str, special: re.Pattern[str]) -> Text:
    starts: list[int] = []
    source_starts: list[int] = []
    source_ends: list[int] = []
    chunks: list[str] = []
    meaning = _MEANINGS.get(special, _meaning)
    position = low
    length = 0
    for match in special.finditer(source, low, high):
        start, end = match.span()
        if start > position:
            starts.append(length)
            source_starts.append(position)
            source_ends.append(start)
            chunks.append(source[position:start])
            length += start - position
        position = end
        meant = meaning(source[start:end])
        if meant:
            starts.append(length)
            source_starts.append(start)
            source_ends.append(end)
            chunks.append(meant)
            length += len(meant)
    if high > position:
        starts.append(length)
        source_starts.append(position)
        source_ends.append(high)
        chunks.append(source[position:high])
    text = Text("".join(chunks), starts, source_starts, source_ends)
    return _without_invisible(text) if has_invisible(text.string) else text


def _without_invisible(text: Text) -> Text:
    builder = TextBuilder()
    for (start, end), (source_start, source_end) in text.pieces():
        builder.add(text.string[start:end], source_start, source_end)
    return builder.build()


def _meaning(raw: str) -> str:
    """What a special form of a flow scalar stands for."""
    if raw == "''":
        return "'"
    if raw[0] == "\\":
        if raw[1] in "xuU" and len(raw) > 2:
            code = int(f"0x{raw[2:]}", 0)
            return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if raw[1] in "\r\n\x85\u2028\u2029":
            return "\n" * (len(_BREAKS.findall(raw)) - 1)
        if len(raw) > 2:
            return ""
        return ESCAPES.get(raw[1], raw[1])
    breaks = len(_BREAKS.findall(raw))
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _toml_meaning(raw: str) -> str:
    """The same in TOML, where a backslash at a line's end swallows all white space after it."""
    if raw == "\r\n":
        return "\n"
    return "" if raw[1] in " \t\r\n" else _meaning(raw)


_MEANINGS = {_SPECIAL["json"]: unescape_json, _SPECIAL["toml"]: _toml_meaning}


def _block_text(raw: str, start: int, string: str) -> Text | None:
    """A literal or folded block: lines of the string are found in the raw lines, in order, each behind its indentation."""
    header = _BREAKS.search(raw)
    if header is None:
        return None
    builder = TextBuilder()
    indent = -1
    reached = 0
    breaks = 0
    gap = header.end()
    position = header.end()
    while position < len(raw) and reached < len(string):
        match = _BREAKS.search(raw, position)
        stop = match.start() if match else len(raw)
        following = match.end() if match else len(raw)
        line = raw[position:stop]
        if indent < 0 and line.strip(" "):
            indent = _indentation(line, string)
        if indent >= 0 and len(line) > indent:
            content = line[indent:]
            separator = next(
                (
                    between
                    for between in ("\n" * breaks, " " if breaks == 1 else "\n" * (breaks - 1))
                    if string.startswith(between + content, reached)
                ),
                None,
            )
            if separator is None:
                return None
            builder.add(separator, start + gap, start + position + indent)
            builder.add(content, start + position + indent, start + stop)
            reached += len(separator) + len(content)
            breaks = 0
            gap = stop
        breaks += match is not None
        position = following
    if reached < len(string):
        rest = string[reached:]
        if rest.strip("\n"):
            return None
        builder.add(rest, start + gap, start + len(raw))
    return builder.build()


def _indentation(line: str, string: str) -> int:
    """How many blanks of a block's first line are indentation: what the string's own first line lacks."""
    body = string.lstrip("\n")
    first = body.split("\n", 1)[0]
    spaces = _SPACED.match(line)
    own = _SPACED.match(first)
    return max((len(spaces[0]) if spaces else 0) - (len(own[0]) if own else 0), 0)
