"""HTML pages and fragments: the visible text in blocks, read in one pass that knows where it is.

The tokeniser follows HTML 5 where it decides what a reader sees, and is lenient where a browser would lose text. Every token
is matched possessively, so broken markup costs no more than whole markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jdlint.model.document import Comment, Document
from jdlint.model.source import Notice, Source, Unreadable
from jdlint.model.text import Text
from jdlint.reading.building import DocumentBuilder
from jdlint.reading.nesting import Nesting
from jdlint.reading.references import REFERENCE, decode_reference
from jdlint.reading.tags import (
    BLOCKS,
    HEADINGS,
    LISTS,
    PLAIN_BLOCKS,
    RAW,
    SKIPPED,
    UNHIDEABLE,
    find_raw_end,
    hides,
    read_attributes,
)

# Groups: 1 the tag's name with its slash, 2 its attributes, 3 a reference, 4 the inside of a comment. A bare "<" that begins a
# tag without an end matches the last alternative.
_ATTRIBUTES = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+"""
_TOKEN = re.compile(
    rf"<(/?[a-zA-Z][^\s/>]*+)({_ATTRIBUTES})>|&({REFERENCE})"
    r"|<!--(?:-?>|([^-]*+(?:-(?!-!?>)[^-]*+)*+)(?:--!?>)?+)|<!\[CDATA\[|\]\]>|<(?:[!?]|/[^a-zA-Z])[^>]*+>?+|<(?=/?[a-zA-Z])"
)
_REFERENCES = re.compile(f"&(?:{REFERENCE})")
_BLANKS = re.compile(r"[\t\n\r\f][ \t\n\r\f]*+|[ ][ \t\n\r\f]++")
_LINE_END = re.compile(r"\r\n|[\n\r\f]")


def read_html(source: Source) -> Document:
    """The visible text of a page or a fragment; see `Document`."""
    builder = DocumentBuilder()
    MarkupReader(builder).feed(source.text, 0, len(source.text))
    return builder.build(source, "html")


class MarkupReader(Nesting):
    """Follows tags, in one piece or several, and writes what is visible between them.

    A Markdown reader opens and closes the same elements for its own marks, so that both kinds of markup nest.
    """

    def __init__(self, builder: DocumentBuilder) -> None:
        super().__init__(builder)
        self._hidden = ""
        self._hidden_depth = 0
        self._raw = ""
        self._through: Text | None = None

    @property
    def silent(self) -> bool:
        """Whether text that comes now is inside something that is not read."""
        return bool(self._hidden or self._raw)

    def feed(self, text: str, position: int, end: int, through: Text | None = None) -> None:
        """Read a stretch of markup; offsets count in ``text`` or, when it is the string of ``through``, in its source."""
        self._through = through
        if self._raw:
            position = self._skip_raw(text, position, end)
        while position < end:
            position = self._feed_markup(text, position, end)

    def _feed_markup(self, text: str, position: int, end: int) -> int:
        """Read as far as one tokenisation goes: to the end, or behind the inside of a raw element."""
        actions, builder = _ACTIONS, self.builder
        write, simple = builder.write, self._through is None
        for token in _TOKEN.finditer(text, position, end):
            start = token.start()
            if start > position and not self._hidden:
                chunk = text[position:start]
                if simple and not ("\n" in chunk or "  " in chunk or "\t" in chunk or "\r" in chunk or "\f" in chunk):
                    write(chunk, position, start)
                elif not (builder.empty and chunk.isspace()):
                    self._write(text, position, start)
            position = token.end()
            kind = token.lastindex
            if kind == 2:
                name, attributes = token.group(1, 2)
                name = name.lower()
                if self._hidden and not self._leave_hidden(name, attributes):
                    if name not in RAW:
                        continue
                elif attributes and name[0] != "/" and hides(attributes) and name not in UNHIDEABLE:
                    self.hide(name)
                    continue
                action = actions.get(name)
                if action is not None:
                    action(self, attributes, start, position)
                elif name in RAW:
                    self._raw = name
                    return self._skip_raw(text, position, end, attributes)
            elif kind == 3:
                if not self._hidden:
                    self._write_reference(text[start:position], start)
            elif kind == 4:
                self._add_comment(start, position, token[4])
            elif position == start + 1:
                # A tag without an end: as no later one can have an end either, all that follows is text.
                self._write_plain(text, start, end)
                return end
        if position < end and not self._hidden:
            self._write(text, position, end)
        return end

    def hide(self, name: str) -> None:
        """Read nothing until the element that has just begun ends."""
        self._hidden, self._hidden_depth = name, 1
        if name in BLOCKS:
            self.break_block()

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The source range of a range of the text that is being read."""
        return (start, end) if self._through is None else self._through.to_source(start, end)

    def _write(self, text: str, start: int, end: int) -> None:
        """Write the characters between two tokens."""
        if self._through is not None:
            for low, high in self._through.split(start, end):
                origin = self._through.to_source(low, high).start
                self._write_run(text, low, high, origin - low)
        else:
            self._write_run(text, start, end, 0)

    def _write_run(self, text: str, start: int, end: int, shift: int) -> None:
        builder = self.builder
        chunk = text[start:end]
        if self.preformatted:
            self.write_lines(chunk, start + shift)
            return
        position = 0
        start += shift
        for blank in _BLANKS.finditer(chunk):
            low, high = blank.span()
            if low > position:
                builder.write(chunk[position:low], start + position, start + low)
            builder.space(" ", start + low, start + high)
            position = high
        builder.write(chunk[position:], start + position, end + shift)

    def write_lines(self, chunk: str, start: int) -> None:
        """Write preformatted text, whose lines are blocks."""
        position = 0
        for line_end in _LINE_END.finditer(chunk):
            self.builder.write(chunk[position : line_end.start()], start + position, start + line_end.start())
            self.break_block()
            position = line_end.end()
        self.builder.write(chunk[position:], start + position, start + len(chunk))

    def _write_reference(self, reference: str, start: int) -> None:
        text, length = decode_reference(reference)
        if text.strip(" \t\n\r\f"):
            self.builder.write(text, *self.locate(start, start + length))
        elif text:
            self.builder.space(" ", *self.locate(start, start + length))
        if length < len(reference):
            self.builder.write(reference[length:], *self.locate(start + length, start + len(reference)))

    def _write_plain(self, text: str, position: int, end: int) -> None:
        """Write text in which there are references but no tags."""
        if self._hidden:
            return
        for token in _REFERENCES.finditer(text, position, end):
            if token.start() > position:
                self._write(text, position, token.start())
            self._write_reference(token[0], token.start())
            position = token.end()
        if position < end:
            self._write(text, position, end)

    def _add_comment(self, start: int, end: int, text: str) -> None:
        self.builder.comments.append(Comment(*self.locate(start, end), text))

    def _skip_raw(self, text: str, position: int, end: int, attributes: str = "") -> int:
        """Pass over the inside of a raw element; a ``JobPosting`` in it is kept."""
        close = find_raw_end(self._raw, text, position, end)
        stop = end if close < 0 else close
        if self._raw == "script" and "ld+json" in attributes.lower() and self._through is None:
            self._read_jsonld(text[position:stop], position)
        if close >= 0:
            self._raw = ""
        return stop

    def _read_jsonld(self, text: str, start: int) -> None:
        from jdlint.reading.jsonld import read_jsonld

        try:
            fields = read_jsonld(text, start)
        except Unreadable as error:
            self.builder.notices.append(Notice("json-ld-broken", start, start + len(text), {"why": error.message}))
        else:
            if fields is not None:
                self.builder.fields.append(fields)

    def _leave_hidden(self, name: str, attributes: str) -> bool:
        """Whether a tag met inside a hidden element ends it and is still to be followed itself."""
        hidden = self._hidden
        if name == hidden:
            if not attributes.endswith("/"):
                self._hidden_depth += 1
        elif name[0] == "/" and name[1:] == hidden:
            self._hidden_depth -= 1
            if not self._hidden_depth:
                self._hidden = ""
                if hidden in BLOCKS:
                    self.break_block()
                return False
        if hidden == "p" and name in BLOCKS:
            self._hidden = ""
            return True
        return False


Action = Callable[[MarkupReader, str, int, int], None]


def _break(reader: MarkupReader, attributes: str, start: int, end: int) -> None:
    reader.break_block()


def _break_line(reader: MarkupReader, attributes: str, start: int, end: int) -> None:
    reader.break_line(*reader.locate(start, end))


def _open(name: str) -> Action:
    return lambda reader, attributes, start, end: reader.open(name)


def _close(name: str) -> Action:
    return lambda reader, attributes, start, end: reader.close(name)


def _skip(name: str) -> Action:
    return lambda reader, attributes, start, end: None if attributes.endswith("/") else reader.hide(name)


def _embolden(on: bool) -> Action:
    return lambda reader, attributes, start, end: reader.builder.embolden(on)


def _quote_code(on: bool) -> Action:
    return lambda reader, attributes, start, end: reader.builder.quote_code(on)


def _open_link(reader: MarkupReader, attributes: str, start: int, end: int) -> None:
    reader.builder.link(read_attributes(attributes).get("href"))


def _close_link(reader: MarkupReader, attributes: str, start: int, end: int) -> None:
    reader.builder.link(None)


_ACTIONS: dict[str, Action] = {slash + name: _break for name in PLAIN_BLOCKS for slash in ("", "/")}
_ACTIONS |= {name: _open(name) for name in (*HEADINGS, "li", "td", "table", "blockquote", "pre")}
_ACTIONS |= {"/" + name: _close(name) for name in (*HEADINGS, "li", "td", "table", "blockquote", "pre")}
_ACTIONS |= {name: _open("ul") for name in LISTS} | {"/" + name: _close("ul") for name in LISTS}
_ACTIONS["tr"] = lambda reader, attributes, start, end: reader.begin_row()
_ACTIONS |= {"th": _open("td"), "/th": _close("td"), "br": _break_line, "a": _open_link, "/a": _close_link}
_ACTIONS |= {name: _embolden(True) for name in ("b", "strong")} | {"/" + name: _embolden(False) for name in ("b", "strong")}
_ACTIONS |= {name: _quote_code(True) for name in ("code", "kbd", "samp")}
_ACTIONS |= {"/" + name: _quote_code(False) for name in ("code", "kbd", "samp")}
_ACTIONS |= {name: _skip(name) for name in SKIPPED}
