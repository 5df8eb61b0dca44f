"""PDF files (.pdf): the words in the order in which one reads them, with the page of each. The text is that of paragraphs, a line each.

pdfium is not safe to be called from two threads at once; whoever reads in parallel uses processes.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

from jdlint.model.digest import digest
from jdlint.model.document import Document
from jdlint.model.source import Source, Unreadable
from jdlint.reading.building import DocumentBuilder
from jdlint.reading.decoding import LARGEST
from jdlint.reading.pdf_layout import Paragraph, lay_out
from jdlint.reading.pdf_lines import BLANK, GUESSED_BLANK, Glyph, Page

MOST_PAGES = 300
MOST_GLYPHS = 1_500_000
_BOLD = 600
_LINE_HYPHENS = (2, 0xFFFE)  # what pdfium gives for a hyphen at the end of a line
_LONGEST_NAME = 128
_AGAIN = "Make it anew from the document that it came from, or give that document."


def read(data: bytes, uri: str) -> Document:
    """The document. Raises `Unreadable` where the file is damaged, encrypted, too large, or holds pictures of text alone."""
    if len(data) > LARGEST:
        raise Unreadable(f"The file has {len(data) // 1_000_000} MB; at most {LARGEST // 1_000_000} MB are read. Split it.")
    pages = _read_pages(data)
    paragraphs = lay_out(pages)
    if not any(char.isalnum() for paragraph in paragraphs for char in paragraph.text):
        count = "its page holds" if len(pages) == 1 else f"none of its {len(pages)} pages holds"
        lack = "no text" if len(pages) == 1 else "any"
        raise Unreadable(
            f"The PDF file has no text that could be read: {count} {lack}, only pictures. Run OCR on it, or give the Word file."
        )
    text = "".join(paragraph.text + "\n" for paragraph in paragraphs)
    places: list[tuple[int, str]] = []
    builder = DocumentBuilder()
    start = 0
    for paragraph in paragraphs:
        places.append((start, f"page {paragraph.page}"))
        _write(builder, paragraph, start)
        start += len(paragraph.text) + 1
    return builder.build(Source(uri, text, digest(data), "pdf", places=tuple(places)), "pdf")


def _write(builder: DocumentBuilder, paragraph: Paragraph, start: int) -> None:
    builder.block(paragraph.kind, paragraph.level)
    for text, bold, href in paragraph.pieces:
        end = start + len(text)
        builder.link(href)
        if bold and paragraph.kind != "heading":
            builder.embolden(True)
        builder.write(text, start, end)
        if bold and paragraph.kind != "heading":
            builder.embolden(False)
        builder.link(None)
        start = end


def _read_pages(data: bytes) -> list[Page]:
    """The characters of each page. Raises `Unreadable`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("The PDF file is protected by a password. Save it without one.") from None
        raise Unreadable(f"The PDF file is damaged and cannot be opened. {_AGAIN}") from None
    try:
        count = len(document)
        if count == 0:
            raise Unreadable(f"The PDF file is damaged: it has no page. {_AGAIN}")
        if count > MOST_PAGES:
            raise Unreadable(f"The PDF file has {count:,} pages; at most {MOST_PAGES} are read. Give the posting alone.")
        pages: list[Page] = []
        left = MOST_GLYPHS
        for number in range(count):
            page = _read_page(document, number, left)
            left -= len(page.glyphs)
            pages.append(page)
        return pages
    finally:
        document.close()


def _read_page(document: Any, number: int, left: int) -> Page:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        page = document[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page((), 0)  # a page that is damaged shows nothing
    try:
        count = raw.FPDFText_CountChars(textpage)
        if count > left:
            raise Unreadable(f"The PDF file holds more than {MOST_GLYPHS:,} characters. Give the posting alone.")
        width, height = page.get_size()
        links = list(_list_links(page, raw))
        fonts: dict[str, bool] = {}
        found = (_read_glyph(textpage, index, width, height, links, fonts, raw) for index in range(count))
        return Page([glyph for glyph in found if glyph], width)
    finally:
        textpage.close()
        page.close()


def _read_glyph(
    textpage: Any,
    index: int,
    width: float,
    height: float,
    links: Sequence[tuple[float, float, float, float, str]],
    fonts: dict[str, bool],
    raw: Any,
) -> Glyph | None:
    """A character that one sees upright on the page, or a blank; None for what is not to be read."""
    code = raw.FPDFText_GetUnicode(textpage, index)
    if code in _LINE_HYPHENS:
        code = ord("-")
    if code in (0, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return None
    char = chr(code)
    if char.isspace():
        told = raw.FPDFText_IsGenerated(textpage, index) != 1
        return BLANK if told else GUESSED_BLANK
    if abs(raw.FPDFText_GetCharAngle(textpage, index)) > 0.1:
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
        return None
    if right.value < 0 or left.value > width or top.value < 0 or bottom.value > height:
        return None
    # The box of a letter is that of its ink; the line is told by where the letter stands.
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    size = raw.FPDFText_GetFontSize(textpage, index)
    href = next(
        (
            link[4]
            for link in links
            if link[0] <= (left.value + right.value) / 2 <= link[1] and link[2] <= y.value + size / 4 <= link[3]
        ),
        None,
    )
    return Glyph(char, left.value, right.value, y.value, size, number_of(size), _is_bold(textpage, index, fonts, raw), href)


def number_of(size: float) -> int:
    """The size of letters in tenths of a point, which is how sizes are compared."""
    return round(size * 10)


def _is_bold(textpage: Any, index: int, fonts: dict[str, bool], raw: Any) -> bool:
    if raw.FPDFText_GetFontWeight(textpage, index) >= _BOLD:
        return True
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(textpage, index, buffer, _LONGEST_NAME, flags)
    name = buffer.raw[: max(min(length, _LONGEST_NAME) - 1, 0)].decode("utf-8", "replace")
    if name not in fonts:
        fonts[name] = any(word in name.lower() for word in ("bold", "black", "heavy"))
    return fonts[name]


def _list_links(page: Any, raw: Any) -> Iterator[tuple[float, float, float, float, str]]:
    """Where on the page something leads away: left, right, bottom, top and the address."""
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    for _ in range(10_000):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        box = raw.FS_RECTF()
        action = raw.FPDFLink_GetAction(link)
        if not action or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        if 1 < size < 5_000:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
            yield box.left, box.right, min(box.bottom, box.top), max(box.bottom, box.top), buffer.value.decode("utf-8", "replace")
