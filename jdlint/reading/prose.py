"""What markup a string value is written in, and reading it as such, with positions kept through every layer."""

from __future__ import annotations

import re
from typing import Literal

from jdlint.model.document import Comment, Document
from jdlint.model.source import Source
from jdlint.model.text import Text, TextBuilder

Manner = Literal["html", "markdown", "text", ""]

_TAGS = r"(?:p|br|div|ul|ol|li|h[1-6]|strong|b|em|i|u|span|a|table|tbody|thead|tr|td|th|section|article|blockquote|hr|dl|dt|dd|font|pre|img)"
_HTML = re.compile(rf"</?{_TAGS}(?:\s[^<>]*+)?/?>", re.IGNORECASE)
_ESCAPED = re.compile(rf"&(?:amp;)*+(?:lt|\#60|\#x3c);/?{_TAGS}(?![\w-])", re.IGNORECASE)
_MARKDOWN = re.compile(r"^ {0,3}(?:\#{1,6}[ \t]|[-*+][ \t]+\S|\d{1,2}[.)][ \t]|```)|\*\*\S|\]\(|`[^`\n]+`", re.MULTILINE)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LAYERS = 3
"""How often a value is taken to be escaped at most: feeds escape once, some documentation twice."""


def manner_of(string: str) -> Manner:
    """How a string is written: HTML (escaped or not), Markdown, plain text of several lines, or "" for a plain line."""
    if ("<" in string and _HTML.search(string)) or ("&" in string and _ESCAPED.search(string)):
        return "html"
    if _MARKDOWN.search(string):
        return "markdown"
    stripped = string.strip()
    return "text" if "\n" in stripped or "\r" in stripped else ""


def read_prose(text: Text, manner: Manner, uri: str) -> Document:
    """The string as a document of its own, whose offsets are those that ``text`` leads to."""
    if manner == "html":
        for _ in range(_LAYERS):
            if _HTML.search(text.string) or not _ESCAPED.search(text.string):
                break
            text = unescaped(text)
    source = Source(uri, text.string)
    if manner == "html":
        from jdlint.reading.html import read_html

        document = read_html(source)
    elif manner == "markdown":
        from jdlint.reading.markdown import read_markdown

        document = read_markdown(source)
    else:
        from jdlint.reading.plaintext import read_plaintext

        document = read_plaintext(source)
    lead = text.to_source
    return document._replace(
        text=document.text.rebased(text),
        comments=tuple(Comment(*lead(start, end), inner) for start, end, inner in document.comments),
        opaque=tuple(lead(*span) for span in document.opaque),
        notices=tuple(
            notice
            if notice.start is None or notice.end is None
            else notice._replace(start=lead(notice.start, notice.end).start, end=lead(notice.start, notice.end).end)
            for notice in document.notices
        ),
        fields=(),
    )


def unescaped(text: Text) -> Text:
    """The text with its character references resolved once, each an indivisible piece of its own."""
    from html import unescape

    builder = TextBuilder()
    string = text.string
    position = 0
    for match in _REFERENCE.finditer(string):
        builder.add(string[position : match.start()], position, match.start())
        builder.add(unescape(match.group()), match.start(), match.end())
        position = match.end()
    builder.add(string[position:], position, len(string))
    return builder.build().rebased(text)
