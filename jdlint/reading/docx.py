"""Word documents (.docx): what one reads in them, with the place of each paragraph. The text is that of the paragraphs, a line each."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from jdlint.model.digest import digest
from jdlint.model.document import Comment, Document
from jdlint.model.source import Source, Unreadable
from jdlint.reading.building import DocumentBuilder
from jdlint.reading.decoding import LARGEST
from jdlint.reading.word import Paragraph, walk
from jdlint.reading.word_comments import find_comments
from jdlint.reading.word_styles import Styles

MOST_PARTS = 5_000
LARGEST_PART = 100_000_000
"""Bytes that one part, and all parts together twice over, may have when they are unpacked."""
_BIGGER = 4  # half points by which letters of a heading are larger than those of the text
_LONGEST_HEADING = 80
_AGAIN = "Open it in Word, save it as .docx and try again."


def read(data: bytes, uri: str) -> Document:
    """The document. Raises `Unreadable` where the file is damaged, encrypted, too large or of a kind that is not read."""
    package = open_docx(data)
    paragraphs = list(walk(package.part, find_styles(package)))
    text, starts = lay_out(paragraphs)
    if not text.strip():
        raise Unreadable("The Word document holds no words. Put the posting's text in it; a picture of a text cannot be read.")
    places = tuple((start, paragraph.place) for start, paragraph in zip(starts, paragraphs, strict=True))
    source = Source(uri, text, digest(data), "docx", places=places)
    builder = DocumentBuilder()
    # Whoever cannot write a comment into the text writes one into the margin; it speaks for the line on which its words end.
    builder.comments += [
        Comment(comment.span.end, comment.span.end, comment.text)
        for comment in find_comments(package, paragraphs)
        if comment.text.startswith("jdlint-ignore")
    ]
    title = _find_large(paragraphs)
    for start, paragraph in zip(starts, paragraphs, strict=True):
        if paragraph.kind == "paragraph" and id(paragraph) in title:
            paragraph = paragraph._replace(kind="heading", level=title[id(paragraph)])
        _write(builder, paragraph, start)
    return builder.build(source, "docx")


def lay_out(paragraphs: Sequence[Paragraph]) -> tuple[str, list[int]]:
    """The text of a document, and where in it each paragraph begins."""
    texts = [paragraph.text + "\n" for paragraph in paragraphs]
    return "".join(texts), [0, *accumulate(map(len, texts))][: len(texts)]


def open_docx(data: bytes) -> Any:
    """The package, a ``docx.document.Document``. Raises `Unreadable`."""
    _check_size(data)
    import docx
    from lxml.etree import XMLSyntaxError

    try:
        package = docx.Document(io.BytesIO(data))
        root = package.part.element
        root.body.tag  # noqa: B018  a document without a body is none
        if not all(relation.reltype for relation in package.part.rels.values()):
            raise KeyError("a relation without a type")
        if not all(part.content_type for part in package.part.package.iter_parts()):
            raise KeyError("a part without a type")
    except XMLSyntaxError as error:
        raise Unreadable(f"The Word document is damaged: its XML is broken ({error.msg}). {_AGAIN}") from None
    except ValueError as error:
        raise Unreadable(f"This is no Word document that can be read: {_say(error)}. {_AGAIN}") from None
    except Exception as error:  # whatever a package that somebody has damaged makes the library say
        raise Unreadable(f"The Word document is damaged: {_say(error)}. {_AGAIN}") from None
    if root.getroottree().docinfo.doctype:
        raise Unreadable(f"This is no Word document that can be read: it defines entities, as Word never does. {_AGAIN}")
    return package


def find_styles(package: Any) -> Styles:
    """The styles of a package."""
    for relation in package.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/styles"):
            return Styles(getattr(relation.target_part, "element", None))
    return Styles(None)


def _say(error: Exception) -> str:
    return " ".join(str(error).replace("'", '"').split())[:200].rstrip(".") or type(error).__name__


def _check_size(data: bytes) -> None:
    """Refuse what unpacks to more than memory should hold: a few kilobytes of ZIP can be gigabytes of blanks."""
    if len(data) > LARGEST:
        raise Unreadable(f"The file has {len(data) // 1_000_000} MB; at most {LARGEST // 1_000_000} MB are read. Split it.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable("The Word document is protected by a password. Save it without one.")
            unpacked = [part.file_size for part in parts]
            if len(parts) > MOST_PARTS or max(unpacked, default=0) > LARGEST_PART or sum(unpacked) > 2 * LARGEST_PART:
                raise Unreadable("The Word document unpacks to more than 100 MB. Leave out its pictures, or save the text alone.")
            for part in parts:
                _check_part(archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise Unreadable(f"The Word document is damaged: {_say(error)}. {_AGAIN}") from None


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Unpack a part once without keeping it: what its header says of its size may be a lie."""
    left = LARGEST_PART
    with archive.open(part) as stream:
        while chunk := stream.read(1 << 20):
            left -= len(chunk)
            if left < 0:
                raise Unreadable("The Word document unpacks to more than 100 MB. Leave out its pictures, or save the text alone.")


def _find_large(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Headings by look: short paragraphs in letters plainly larger than the text's, the largest first; by identity, with their level."""
    sizes: Counter[int] = Counter()
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            sizes[piece.size] += len(piece.text)
    if not sizes:
        return {}
    usual = sizes.most_common(1)[0][0]
    large = {
        id(paragraph): min(piece.size for piece in paragraph.pieces if piece.text.strip())
        for paragraph in paragraphs
        if paragraph.kind == "paragraph" and paragraph.story == "body" and len(paragraph.text.strip()) <= _LONGEST_HEADING
    }
    large = {key: size for key, size in large.items() if size >= usual + _BIGGER}
    order = sorted(set(large.values()), reverse=True)
    return {key: min(order.index(size) + 1, 6) for key, size in large.items()}


def _write(builder: DocumentBuilder, paragraph: Paragraph, start: int) -> None:
    """A paragraph as a block; a line break within it begins another of its kind."""
    builder.block(paragraph.kind, paragraph.level)
    for piece in paragraph.pieces:
        end = start + len(piece.text)
        if piece.text == "\n":
            builder.block(paragraph.kind, paragraph.level)
        elif piece.text == "\t":
            builder.space(" ", start, end)
        else:
            builder.link(piece.href)
            builder.embolden(piece.bold)
            builder.write(piece.text, start, end)
            if piece.bold:
                builder.embolden(False)
            builder.link(None)
        start = end
