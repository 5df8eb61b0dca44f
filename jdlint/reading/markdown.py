"""Markdown as CommonMark and GitHub have it, with HTML and template code inside."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from pyromark import Options, events_with_range

from jdlint.model.document import Document
from jdlint.model.source import Notice, Source
from jdlint.model.span import Span
from jdlint.model.text import Text
from jdlint.reading.building import DocumentBuilder, starts_item
from jdlint.reading.html import MarkupReader
from jdlint.reading.templates import STAND_IN, strip_templates

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
)
_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r])[ \t>]*")
_ELEMENTS = {"Table": "table", "TableCell": "td", "BlockQuote": "blockquote", "List": "ul"}
_ROWS = ("TableHead", "TableRow")
_HEADINGS = {"H1": "h1", "H2": "h2", "H3": "h3", "H4": "h4", "H5": "h5", "H6": "h6"}


def read_markdown(source: Source, start: int = 0) -> Document:
    """The text that the page shows, from ``start`` on (where the body begins, after front matter); see `Document`."""
    bare = strip_templates(source.text, start)
    builder = DocumentBuilder()
    if bare is None:
        # Blanks in place of what comes before keep every offset.
        text = source.text if start == 0 else " " * (start - 1) + "\n" + source.text[start:]
        _EventReader(builder, text).read()
        return builder.build(source, "markdown")
    _EventReader(builder, bare.text.string).read()
    document = builder.build(source, "markdown", through=bare.text)
    comments = sorted([*document.comments, *bare.comments])
    notices = (*document.notices, *_tell_unseen(source.text, bare.opaque))
    return document._replace(opaque=tuple(bare.opaque), comments=tuple(comments), notices=notices)


def _tell_unseen(text: str, opaque: list[Span]) -> Iterator[Notice]:
    """A notice for each different tag that puts something into the page which cannot be seen here."""
    seen = set()
    for start, end in opaque:
        tag = text[start:end]
        if tag not in seen and (tag.startswith("{{") or "include" in tag[:14]):
            seen.add(tag)
            yield Notice("template-code", start, end, {})


class _EventReader:
    """Turns the parser's events into blocks and text."""

    def __init__(self, builder: DocumentBuilder, text: str) -> None:
        self._builder = builder
        self._text = text
        self._ascii = to_ascii(text)
        self._markup = MarkupReader(builder)
        self._html: list[tuple[int, int]] = []
        self._images = 0
        self._code = False

    def read(self) -> None:
        """Read all of the text."""
        text, builder, markup = self._text, self._builder, self._markup
        break_at = -1
        event: Any
        for event, place in events_with_range(self._ascii, options=_OPTIONS):
            if event.__class__ is str:
                if event == "SoftBreak":
                    break_at = place["start"]
                elif event == "HardBreak":
                    markup.break_line(place["start"], place["end"])
                elif event == "Rule":
                    markup.break_block()
                continue
            # An event is a dictionary of one item, and nobody else's.
            name, value = event.popitem()
            if name == "Text":
                if self._images or markup.silent:
                    continue
                start, end = place["start"], place["end"]
                chunk = text[start:end]
                if self._code:
                    markup.write_lines(chunk, start)
                    continue
                if break_at >= 0:
                    if starts_item(chunk):
                        markup.break_block()
                    else:
                        builder.space(" ", break_at, start)
                    break_at = -1
                builder.write(chunk if len(value) == end - start else value, start, end)
            elif name == "End":
                if value == "Item":
                    # What follows begins or ends an element, which ends the block.
                    markup.pop("li")
                elif value != "Paragraph":
                    kind, detail = (value, None) if value.__class__ is str else value.popitem()
                    self._end(kind, detail)
            else:
                start, end = place["start"], place["end"]
                if break_at >= 0:
                    builder.space(" ", break_at, start)
                    break_at = -1
                if name == "Start":
                    if value == "Paragraph":
                        markup.break_block()
                    elif value == "Item":
                        markup.open("li")
                    else:
                        kind, detail = (value, None) if value.__class__ is str else value.popitem()
                        self._start(kind, detail, start, end)
                elif name == "Code":
                    self._write_code(value, start, end)
                elif name == "InlineHtml":
                    markup.feed(text, start, end)
                elif name == "Html":
                    self._html.append((start, end))

    def _start(self, name: str, detail: Any, start: int, end: int) -> None:
        """Begin what is no paragraph and no item, with its particulars if it has any."""
        markup, builder = self._markup, self._builder
        if name == "Heading":
            markup.open(_HEADINGS[detail["level"]])
        elif name in _ELEMENTS:
            markup.open(_ELEMENTS[name])
        elif name in _ROWS:
            markup.begin_row()
        elif name == "Strong":
            builder.embolden(True)
        elif name == "Link":
            builder.link(self._find_address(detail, start, end))
        elif name == "HtmlBlock":
            self._html.clear()
            markup.break_block()
        elif name == "CodeBlock":
            self._code = True
            markup.open("pre")
        elif name == "Image":
            self._images += 1
        elif name == "FootnoteDefinition":
            markup.break_block()

    def _end(self, name: str, detail: Any) -> None:
        markup = self._markup
        if name == "Heading":
            markup.close(_HEADINGS[detail])
        elif name == "TableCell":
            markup.pop("td")
        elif name in _ELEMENTS:
            markup.close(_ELEMENTS[name])
        elif name == "Strong":
            self._builder.embolden(False)
        elif name == "Link":
            self._builder.link(None)
        elif name == "HtmlBlock":
            self._feed_html()
            markup.break_block()
        elif name == "CodeBlock":
            self._code = False
            markup.close("pre")
        elif name == "Image":
            self._images -= 1
        elif name == "FootnoteDefinition":
            markup.break_block()

    def _feed_html(self) -> None:
        """Read the lines of an HTML block as one, so that a tag may go on from one line to the next."""
        if not self._html:
            return
        text, lines = self._text, self._html
        if all(not text[last:start].strip(" \t") for (_, last), (start, _) in pairwise(lines)):
            self._markup.feed(text, lines[0][0], lines[-1][1])
            return
        # In a quotation each line has its mark, which is not the markup's.
        ends = list(accumulate(end - start for start, end in lines))
        joined = "".join(text[start:end] for start, end in lines)
        through = Text(joined, [0, *ends[:-1]], [start for start, _ in lines], [end for _, end in lines])
        self._markup.feed(joined, 0, len(joined), through)

    def _write_code(self, value: str, start: int, end: int) -> None:
        """Write a code span, given with its back-ticks."""
        if self._images or self._markup.silent:
            return
        span = self._text[start:end]
        ticks = len(span) - len(span.lstrip("`"))
        inner = span[ticks : len(span) - ticks]
        if inner[:1] == " " == inner[-1:] and inner.strip(" "):
            inner = inner[1:-1]
            start, end = start + 1, end - 1
        start, end = start + ticks, end - ticks
        self._builder.quote_code(True)
        if len(value) != len(inner):
            inner = inner.replace("\\|", "|")
        self._builder.write(_LINE_BREAK.sub(" ", inner), start, end)
        self._builder.quote_code(False)

    def _find_address(self, link: dict[str, str], start: int, end: int) -> str:
        """Where a link leads, in the characters of the source."""
        address = link["dest_url"]
        if self._ascii is not self._text and (at := self._ascii.find(address, start, end)) >= 0:
            address = self._text[at : at + len(address)]
        if STAND_IN in address:
            address = address.replace(STAND_IN, "{{}}")
        return "mailto:" + address if link["link_type"] == "Email" else address


def to_ascii(text: str) -> str:
    """A text of the same length that Markdown parses alike: the parser then counts bytes as we count code points.

    Letters become a letter; punctuation, symbols and blanks beyond ASCII become a punctuation mark without a meaning of its
    own, since what stands beside ``**`` and ``_`` decides whether they are emphasis.
    """
    return text if text.isascii() else text.encode("ascii", "jdlint.stand_in").decode("ascii")


def _replace_run(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return _stand_in(error.object[error.start : error.end]), error.end


@lru_cache(maxsize=1024)
def _stand_in(run: str) -> str:
    return "".join("x" if char.isalnum() or char == STAND_IN else "," for char in run)


codecs.register_error("jdlint.stand_in", _replace_run)
