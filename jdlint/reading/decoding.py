"""Bytes to text: byte order marks, UTF-8, a declared charset, then Windows-1252; binary files are named and refused."""

from __future__ import annotations

import codecs
import re

from jdlint.model.digest import digest
from jdlint.model.source import Notice, Source, Unreadable

LARGEST = 50_000_000
"""The largest file that is read, in bytes."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHERWISE = "Save it as .docx, HTML or text; reading {} is not part of this version."
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "Give it as PDF, not as text."),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file (.doc or .xls), or one that a password protects",
        "Save it as .docx without a password.",
    ),
    (b"{\\rtf", "a rich text file (RTF)", _OTHERWISE.format("RTF files")),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", "Give the posting's text instead."),
    (b"\xff\xd8\xff", "a JPEG picture", "Give the posting's text instead."),
    (b"GIF8", "a GIF picture", "Give the posting's text instead."),
    (b"\x1f\x8b", "compressed by gzip", "Unpack it first."),
    (b"BZh91AY", "compressed by bzip2", "Unpack it first."),
    (b"\xfd7zXZ\x00", "compressed by xz", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it first."),
)
_ZIPPED = (
    (b"word/", "a Word document (.docx)", "Give it as a Word document, not as text."),
    (b"xl/", "an Excel workbook (.xlsx)", _OTHERWISE.format("Excel files")),
    (b"ppt/", "a PowerPoint file (.pptx)", _OTHERWISE.format("PowerPoint files")),
    (b"opendocument.text", "an OpenDocument text (.odt)", _OTHERWISE.format("OpenDocument files")),
)
_DECLARED = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?([\w.:-]+)|<\?xml[^<>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|-\*-[^\r\n]{0,200}?coding:\s*([\w.:-]+)""",
    re.IGNORECASE,
)
# Only codecs that turn bytes of text into text in linear time; never `unicode_escape`, `punycode`, `idna` or `utf-7`.
_CHARSETS = re.compile(r"iso8859-|cp\d+$|koi8|mac[-_]|gb|big5|euc|shift_ji|iso2022|tis-620|ptcp154|kz1048|johab|hz$")
# Browsers take these labels for Windows-1252, which holds the curly quotes that people really typed.
_WINDOWS = ("ascii", "iso8859-1", "cp1252")
_CONTROLS = bytes({*range(32), 127} - {9, 10, 12, 13, 27})


def decode(data: bytes, uri: str) -> Source:
    """The text of a file.

    A byte order mark decides, and is no part of the text; else it is UTF-8 if it can be, else what the file declares
    (``<meta charset>``, ``<?xml encoding>``, ``-*- coding -*-``), else Windows-1252 with a notice ``encoding-not-utf8``.
    Line ends stay as they are. Raises `Unreadable` for empty, binary and oversized files, for UTF-16 and UTF-32 without a mark, and
    where a byte order mark lies.
    """
    if not data:
        raise Unreadable("The file is empty. Put the posting's text in it, or leave it out.")
    if len(data) > LARGEST:
        raise Unreadable(f"The file has {len(data) // 1_000_000} MB; at most {LARGEST // 1_000_000} MB are read. Split it.")
    sha256 = digest(data)
    text, encoding = _by_mark(data)
    marked = bool(encoding)
    if not encoding:
        data = data.removeprefix(codecs.BOM_UTF8)
    notices: tuple[Notice, ...] = ()
    if not encoding:
        _refuse_binary(data)
        try:
            text, encoding = data.decode(), "utf-8"
        except UnicodeDecodeError:
            text, encoding = _by_declaration(data)
            if not encoding:
                text, encoding = _by_guess(data)
                notices = (Notice("encoding-not-utf8", None, None, {"encoding": encoding}),)
    if not text:
        raise Unreadable("The file is empty: it holds a byte order mark and nothing else. Put the posting's text in it.")
    if "\0" in text:
        raise Unreadable(_describe_binary(data))
    return Source(uri, text, sha256, encoding, notices, marked=marked)


def _by_mark(data: bytes) -> tuple[str, str]:
    if data[0] > 127 or data[0] == 0:
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                try:
                    return data[len(mark) :].decode(encoding), encoding
                except UnicodeDecodeError as error:
                    if encoding == "utf-8":
                        break
                    name = encoding[:6].upper()
                    raise Unreadable(
                        f"The file begins like {name} text but is not valid {name} (byte {error.start}). Save it as UTF-8."
                    ) from None
    return "", ""


def _refuse_binary(data: bytes) -> None:
    for signature, name, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"The file is {name}, not text. {remedy}")
    if data.startswith(b"PK\x03\x04"):
        for inside, name, remedy in _ZIPPED:
            if inside in data:
                raise Unreadable(f"The file is {name}, not text. {remedy}")
        raise Unreadable("The file is a ZIP archive, not text. Unpack it first.")


def _describe_binary(data: bytes) -> str:
    """Why bytes with NUL and control characters are no text; those of UTF-16 and UTF-32 without a mark are told by where NUL stands."""
    columns = [data[:4000][number::4] for number in range(4)]
    mostly = sum(2 * column.count(0) > len(column) for column in columns)
    never = sum(0 not in column for column in columns)
    encoding = {(2, 2): "UTF-16", (3, 1): "UTF-32"}.get((mostly, never)) if len(data) >= 8 else None
    if encoding:
        return f"The file looks like {encoding} text, but the byte order mark at its beginning is missing. Save it as UTF-8."
    holds = " (it holds NUL bytes)" if 0 in data else ""
    return f"The file is binary{holds}, not text. Save the posting as UTF-8 text."


def _by_declaration(data: bytes) -> tuple[str, str]:
    match = _DECLARED.search(data[:2048])
    if match is None:
        return "", ""
    label = next(group for group in match.groups() if group).decode("ascii", "replace")
    try:
        name = codecs.lookup(label).name
        if name in _WINDOWS:
            return _by_guess(data)
        if _CHARSETS.match(name):
            return data.decode(name), name
    except (LookupError, ValueError):
        pass
    return "", ""


def _by_guess(data: bytes) -> tuple[str, str]:
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) // 20:
        raise Unreadable(_describe_binary(data))
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"
