"""The postings of a published side: of a feed of any size only those that are wanted are kept."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.drift.framing import FRAMED
from jdlint.engine import Linter
from jdlint.model.digest import digest
from jdlint.model.document import Document
from jdlint.model.posting import Posting
from jdlint.model.source import Unreadable
from jdlint.reading import is_feed, read
from jdlint.reading.feeds.opening import Feed
from jdlint.reading.feeds.records import make_record, read_record
from jdlint.reading.feeds.segments import Damaged

_FULLER = 2  # times the text that a page shows from which on its JSON-LD is what was published


def read_postings(source: bytes | str, uri: str, linter: Linter, broken: list[str] | None = None) -> Iterator[Posting]:
    """The postings of a file, a feed's one after the other as they are read. Raises `Unreadable`, and OSError for a feed that cannot be opened.

    ``source`` are the bytes of the file, or the path of a feed, which may be of any length. A record that cannot be read costs no other one; ``broken`` takes what is wrong with it.
    """
    for document in list_documents(source, uri, [] if broken is None else broken):
        yield from linter.understand(document)


def list_documents(source: bytes | str, uri: str, broken: list[str]) -> Iterator[Document]:
    """The documents of a file, a feed's one after the other. Raises `Unreadable`."""
    if isinstance(source, bytes) and not is_feed(source, uri):
        for document in read(source, uri):
            yield _take_markup(document) or document
        return
    feed = Feed(source)
    position = 0
    for segment in feed:
        if segment.kind == "envelope":
            continue
        try:
            if segment.kind == "damage":
                raise Damaged(segment.why)
            record = read_record(feed.form, segment.raw, segment.value, uri, digest(segment.raw) if segment.raw else "")
            yield record.document._replace(key=f"{position}:{record.key}" if record.key else str(position))
        except Damaged as error:
            broken.append(f"record {position}: {error}")
        finally:
            position += 1
    feed.close()


def _take_markup(document: Document) -> Document | None:
    """The posting as the page's JSON-LD tells it, where the page was saved before its script had written it; else None."""
    visible = len(document.text.string)
    for fields in document.fields:
        told = fields.value.get("description")
        if document.format == FRAMED and fields.origin == "json-ld" and isinstance(told, str) and len(told) > _FULLER * visible:
            return make_record(fields.value, document.source.uri, document.source.sha256).document
    return None


def find_record(postings: Iterator[Posting], key: str) -> Posting:
    """The posting that a key, a position or a title names. Raises `Unreadable` where none or several are so named."""
    titled: list[Posting] = []
    wanted = " ".join(key.lower().split())
    for posting in postings:
        position, _, own = posting.key.partition(":")
        if key in (posting.key, own) or (key == position and position.isdecimal()):
            return posting
        if posting.title is not None and " ".join(posting.title.text.lower().split()) == wanted:
            titled.append(posting)
    if len(titled) == 1:
        return titled[0]
    if titled:
        keys = ", ".join(posting.key.partition(":")[2] or posting.key for posting in titled[:5])
        raise Unreadable(f'"{key}" is the title of {len(titled)} records. Name one by its key: --record KEY, of {keys}.')
    raise Unreadable(f'No record has the key or title "{key}". jdlint extract lists the records of the file.')
