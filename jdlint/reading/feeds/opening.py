"""A feed, opened: what it is written in is told by its content, and its records come out one by one."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jdlint.model.source import Unreadable
from jdlint.reading.feeds.arrays import split_json
from jdlint.reading.feeds.csv import decode_csv, read_header, split_csv
from jdlint.reading.feeds.lines import BOM, decode_json, split_lines
from jdlint.reading.feeds.parquet import MAGIC, split_parquet
from jdlint.reading.feeds.segments import Damaged, Form, Segment
from jdlint.reading.feeds.unpacking import BLOCK, STDIN, Unpacked
from jdlint.reading.feeds.xml import decode_xml, read_prologue, split_xml

_PAGE = re.compile(rb"(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LINE = re.compile(rb"\{[^\r\n]*\}[ \t]*,?\r?(?:\n|\Z)")


class Feed:
    """A feed that is read once, from its beginning. Raises `Unreadable` where it cannot be opened or is none.

    ``form`` is how its records are written; ``path`` is ``-`` for standard input, or the bytes of the feed themselves.
    """

    def __init__(self, path: str | bytes) -> None:
        self.path = path if isinstance(path, str) else STDIN
        self._bytes = Unpacked(path)
        self._stream = io.BufferedReader(self._bytes, BLOCK)
        self.form, self._segments = self._open()

    def _open(self) -> tuple[Form, Iterator[Segment]]:
        stream = self._stream
        start = stream.peek(BLOCK)[:65536]
        text = start.removeprefix(BOM).lstrip(b" \t\r\n")
        if not start:
            raise Unreadable("The feed is empty: it has no bytes at all.")
        if start.startswith(MAGIC):
            if self._bytes.packing or self.path == STDIN:
                raise Unreadable("Parquet files cannot be streamed or packed. Name the unpacked file.")
            return Form("parquet"), split_parquet(self.path)
        if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise Unreadable("The feed is written in UTF-16. Save it as UTF-8.")
        if not text:
            raise Unreadable("The feed is empty: it begins with blanks alone.")
        if _PAGE.match(text) or (text.startswith(b"<?xml") and _PAGE.match(text.partition(b"?>")[2].lstrip())):
            return Form("page"), self._read_page()
        if text.startswith(b"<"):
            prologue = read_prologue(stream)
            return prologue.form, split_xml(stream, prologue)
        if text.startswith(b"[") or (text.startswith(b"{") and not _is_lines(text)):
            return Form("json"), split_json(stream)
        if text.startswith(b"{"):
            return Form("jsonl"), split_lines(stream)
        if start.count(0) > len(start) // 100:
            raise Unreadable(
                "The feed is a binary file of a kind that is not read. Feeds are XML, JSON, JSON Lines, CSV or Parquet."
            )
        form, head = read_header(stream)
        return form, split_csv(stream, form, head)

    def _read_page(self) -> Iterator[Segment]:
        from jdlint.reading.decoding import LARGEST

        raw = self._stream.read(LARGEST + 1)
        if len(raw) > LARGEST or b"JobPosting" not in raw:
            raise Unreadable(
                "The feed is a web page, not a feed: it may be an error page or a login. Nothing in it says JobPosting. Look at the address it came from."
            )
        yield Segment("record", 0, len(raw), b"", raw)

    def __iter__(self) -> Iterator[Segment]:
        return self._segments

    @property
    def digest(self) -> str:
        """The SHA-256 of the unpacked bytes that were read so far; all of them, once the last segment was read."""
        return self._bytes.digest

    @property
    def read_share(self) -> float | None:
        """How much of the feed was read, from 0 to 1; None where its size is not known."""
        return None if self.form.name == "parquet" else self._bytes.read_share

    def drain(self) -> None:
        """Read what splitting the feed did not need, so that the digest is of all of it."""
        if self.form.name == "parquet":
            with open(self.path, "rb") as file:
                while block := file.read(BLOCK):
                    self._bytes.hash(block)
        while self._stream.read(BLOCK):
            pass

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


def _is_lines(text: bytes) -> bool:
    """Whether the text is JSON Lines: its first line is an object that ends with it, or is too long to say."""
    first = text.partition(b"\n")[0]
    if _LINE.match(text):
        try:
            decode_json(first)
        except Damaged:
            return b"\n" in text
        # One object on one line may be a whole document with a list inside.
        return bool(text[len(first) :].strip())
    return b"\n" not in text and len(text) > 60_000 and not re.match(rb'\{\s*"\w+"\s*:\s*[\[{]', text)


def decode(form: Form, raw: bytes) -> Mapping[str, Any]:
    """The values of a record. Raises `Damaged`."""
    if form.name == "xml":
        return decode_xml(form, raw)
    if form.name == "csv":
        return decode_csv(form, raw)
    if form.name == "page":
        return _decode_page(raw)
    return decode_json(raw)


def _decode_page(raw: bytes) -> Mapping[str, Any]:
    from jdlint.reading import read

    try:
        documents = read(raw, "page.html", format="html")
    except Unreadable as error:
        raise Damaged(error.message) from None
    for document in documents:
        for fields in document.fields:
            if fields.origin == "json-ld":
                return fields.value
    raise Damaged("the page has no JobPosting in its JSON-LD")
