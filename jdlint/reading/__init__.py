"""Bytes to Documents: one file a format, chosen by the name's suffix and then by content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

from jdlint.model.document import Document
from jdlint.model.later import later
from jdlint.model.source import Source, Unreadable
from jdlint.reading.decoding import decode
from jdlint.reading.frontmatter import find_front_matter, read_front_matter, read_lines
from jdlint.reading.papers import PAPERS, find_paper, read_paper

Format = Literal["text", "markdown", "html", "yaml", "json"]
PAPER_FORMATS = tuple(PAPERS)
FEED_FORMATS = ("feed",)
FORMATS = (*get_args(Format), *PAPER_FORMATS, *FEED_FORMATS)
FEED_SUFFIXES = (".xml", ".rss", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".gz", ".zst")
"""What files of many records are called; JSON files are read with the places of their values."""

SUFFIXES: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".mkd": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".yaml": "yaml", ".yml": "yaml", ".json": "json",
}  # fmt: skip

_PAGE = later(
    r"\s*+(?:<\?xml[^>]{0,300}>\s*+)?(?:<!--(?s:.{0,2000}?)-->\s*+)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_TAG = later(r"<[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*+)?/?>")
_BLOCK = later(r"\s*+<(?:p|div|h[1-6]|ul|ol|section|article|main|table|span|strong|header|br)\b[^<>]{0,500}>", re.IGNORECASE)
_OBJECT = later(r'\s*+(?:\{\s*+["}]|\[\s*+\{\s*+")')
_HEADED = later(r"^(?:#{1,6}[ \t]+\S|[-*+][ \t]+\S|```)|\*\*[^*\n]{1,300}\*\*|\[[^][\n]{1,300}\]\([^()\n]{1,500}\)", re.MULTILINE)
# Nothing but keys as programs write them, with what is set in below each, comments, and one line that opens a document.
_KEYS = later(
    r"\ufeff?+(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|[\r\n]))*+(?:---[ \t]*+(?:\r\n|[\r\n]))?+"
    r"(?:[a-z]\w*+(?:-\w++)*+:(?:[ \t][^\r\n]*+)?(?:\r\n|[\r\n]|\Z)"
    r"(?:(?:[ \t]++[^\s][^\r\n]*+|-[ \t][^\r\n]*+|[ \t]*+#[^\r\n]*+|[ \t]++\Z|[ \t]*+(?=[\r\n]))(?:\r\n|[\r\n]|\Z))*+){2,}+"
)
# A bullet may be the text of an HTML page; these are not.
_PLAIN_MARK = later(r"^#{1,6}[ \t]+\S|\*\*[^*\n]{1,300}\*\*|\[[^][\n]{1,300}\]\([^()\n]{1,500}\)", re.MULTILINE)


def read(data: bytes, uri: str, *, format: str | None = None) -> list[Document]:
    """The documents of a file: one, or for a YAML or JSON file one a posting, told apart by ``key``.

    ``format`` is one of `FORMATS`; without it the suffix of ``uri`` decides, then the content. Raises `Unreadable`.
    """
    if format in FEED_FORMATS or (format is None and is_feed(data, uri)):
        from jdlint.reading.feeds.records import read_feed

        return read_feed(data, uri)
    paper = format if format in PAPERS else find_paper(data) if format is None else None
    if paper:
        return read_paper(data, uri, paper)
    source = decode(data, uri)
    form = format or format_of(source)
    if form == "yaml":
        from jdlint.reading.structured import read_yaml

        return read_yaml(source)
    if form == "json":
        from jdlint.reading.structured import read_json

        return read_json(source)
    if not source.text.strip():
        raise Unreadable("The file holds nothing but white space. Put the posting's text in it, or leave it out.")
    return [_read_page(source, form)]


def holds_none(documents: Sequence[Document]) -> bool:
    """Whether a file is YAML or JSON that holds no posting, such as the settings of some program."""
    return any(notice.name == "no-posting-keys" for document in documents for notice in document.notices)


def format_of(source: Source) -> Format:
    """How a file is to be read: by its suffix, unless its content plainly says otherwise."""
    name = source.uri.replace("\\", "/").rpartition("/")[2]
    suffix = SUFFIXES.get(name[name.rfind(".") :].lower()) if "." in name else None
    text = source.text
    if suffix in ("yaml", "json", "markdown"):
        return suffix
    if suffix is None and _KEYS.fullmatch(text):
        return "yaml"
    if find_front_matter(text) is not None:
        return "markdown"
    if suffix == "html":
        return "markdown" if _is_markdown(text) else "html"
    if _PAGE.match(text):
        return "html"
    if suffix == "text":
        return "text"
    if _OBJECT.match(text):
        return "json"
    if _BLOCK.match(text):
        return "html"
    return "markdown" if _HEADED.search(text) else "text"


def _is_markdown(text: str) -> bool:
    """Whether a page that is called HTML is Markdown, which may hold tags: it has more of Markdown's marks than of tags."""
    if _PAGE.match(text) or not _HEADED.search(text):
        return False
    tags = len(_TAG.findall(text))
    return tags == 0 or (_PLAIN_MARK.search(text) is not None and len(_HEADED.findall(text)) > tags)


def is_feed(data: bytes, uri: str) -> bool:
    """Whether a file holds records of a feed: by its name, or since it is XML that is no page."""
    name = uri.lower()
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"<?xml", b"<rss", b"<feed")) or (name.endswith(".xml") and start.startswith(b"<")):
        return not _PAGE.match(data[:3000].decode("utf-8", "replace"))
    return name.endswith(FEED_SUFFIXES)


def _read_page(source: Source, form: str) -> Document:
    """A page of text, Markdown or HTML."""
    if form == "text":
        from jdlint.reading.plaintext import read_plaintext

        return read_plaintext(source)
    if form == "html":
        from jdlint.reading.html import read_html

        return read_html(source)
    if form != "markdown":
        raise ValueError(f"no such format: {form}; there are {', '.join(FORMATS)}")
    from jdlint.reading.markdown import read_markdown

    matter = find_front_matter(source.text)
    if matter is None:
        return read_markdown(source)
    from jdlint.reading.building import DocumentBuilder

    builder = DocumentBuilder()
    body = read_front_matter(source, builder)
    page = read_markdown(source, body)
    if builder.notices and not builder.fields and not page.blocks:
        builder.append(read_lines(source, matter))
    builder.append(page)
    return builder.build(source, "markdown")
