"""A record of a feed, read: its id, its employer, its document, and what is wrong with its values by their form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jdlint.model.digest import digest
from jdlint.model.document import Document
from jdlint.model.source import Notice, Source
from jdlint.reading.feeds.dialects import find_id, find_key, tidy
from jdlint.reading.feeds.documents import make_document
from jdlint.reading.feeds.lines import is_misencoded
from jdlint.reading.feeds.opening import Feed, decode
from jdlint.reading.feeds.segments import Damaged, Form
from jdlint.reading.fields import is_address, pointer_key, record_key, title_pointer
from jdlint.reading.prose import manner_of

_TELLING = frozenset(
    "description summary responsibilities requirements preferred benefits about_company eeo_statement work_environment physical_demands".split()
)
"""Keys whose values say what the job is."""

_UNTOLD = frozenset("application url posted deadline start_date status".split())
"""Keys that may differ between two records of the same job."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENOUGH = 60
"""From how many words of four letters and more on a description takes its title up; shorter ones may not."""

_COMMON = frozenset("seni juni full time part remo hybr with from inte staf lead assi".split())

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOWHERE = re.compile(
    r"(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|example\.(?:com|org|net)|[\w.-]+\.(?:local|test|invalid|example|localhost))\Z",
    re.IGNORECASE,
)
_NAMELIKE = ("name", "label", "displayName", "companyName", "value")


class Record(NamedTuple):
    """A record that was read: its own id, the employer it names, its document, and a digest of what a reader of it sees."""

    key: str
    company: str
    document: Document
    text_digest: str


def read_record(form: Form, raw: bytes, value: Mapping[str, Any] | None, uri: str, sha256: str) -> Record:
    """The record in some bytes of a feed, or of a value that was decoded already. Raises `Damaged`."""
    if value is None:
        value = decode(form, raw)
    notices: list[Notice] = []
    if form.name == "xml":
        notices += [
            Notice("feed-markup-escaped", None, None, {"field": name}) for name, text in value.items() if is_escaped(text)
        ]
    if raw and is_misencoded(raw, form.encoding):
        notices.append(Notice("feed-encoding-wrong", None, None, {"encoding": form.encoding}))
    return make_record(value, uri, sha256, notices)


def make_record(value: Mapping[str, Any], uri: str, sha256: str, notices: Iterable[Notice] = ()) -> Record:
    """The record that some values are. Raises `Damaged`."""
    value = tidy(value)
    key = find_key(value)
    document = make_document(value, uri, key, sha256)
    notices = [*notices, *_note(value, find_id(value), document)]
    if notices:
        document = document._replace(notices=(*document.notices, *notices))
    return Record(key, _find_company(value), document, _digest_text(document))


def _find_company(value: Mapping[str, Any]) -> str:
    """The employer that a record names."""
    for name, member in value.items():
        if record_key(str(name)) == "company":
            if isinstance(member, Mapping):
                member = next((member[one] for one in _NAMELIKE if isinstance(member.get(one), str)), "")
            if isinstance(member, str) and member.strip():
                return " ".join(member.split())[:200]
    return ""


def _note(value: Mapping[str, Any], own_id: str, document: Document) -> Iterable[Notice]:
    if not own_id:
        yield Notice("feed-id-missing", None, None, {})
    told = {pointer_key(block.field) for block in document.blocks if block.field} & _TELLING
    if not told:
        named = [str(name) for name in value if record_key(str(name)) in _TELLING]
        if named:
            why = f"the field {named[0]} of this record is empty, so nothing says what the job is"
            yield Notice("feed-description-empty", None, None, {"field": named[0], "why": why})
        else:
            why = "the description is not in this payload, as in lists that lead to pages of their own"
            yield Notice("feed-description-absent", None, None, {"why": why})
    yield from note_title(value, document)
    for pointer, start, string in _list_addresses(document.source):
        if why := find_fault(string):
            yield Notice("feed-url-broken", start, start + len(string), {"field": pointer.strip("/"), "why": why})


def _list_addresses(source: Source) -> Iterable[tuple[str, int, str]]:
    """The values of fields that hold a web address, by their names."""
    for (start, pointer), (following, _) in zip(source.fields, [*source.fields[1:], (len(source.text) + 1, "")], strict=False):
        end = following - 1
        name = pointer.rpartition("/")[2]
        if pointer.count("/") == 1 and (is_address(name) or name.lower() in ("url", "link")) and end > start:
            yield pointer, start, source.text[start:end]


def is_escaped(value: object) -> bool:
    """Whether a value is HTML whose every tag is escaped."""
    return isinstance(value, str) and ("&lt;" in value or "&amp;lt;" in value) and "<" not in value and manner_of(value) == "html"


def note_title(value: Mapping[str, Any], document: Document) -> Iterable[Notice]:
    """A notice where no word of the title stands in a text that is long enough to take it up."""
    title = value.get(title_pointer(value).strip("/"))
    words = {word[:4] for word in _WORD.findall(title.lower())} - _COMMON if isinstance(title, str) else set()
    if not words:
        return
    string = document.text.string.lower()
    for block in document.blocks:
        if pointer_key(block.field) in _TELLING and any(string.find(word, block.start, block.end) >= 0 for word in words):
            return
    told = [string[block.start : block.end] for block in document.blocks if pointer_key(block.field) in _TELLING]
    if len(_WORD.findall(" ".join(told))) >= _ENOUGH:
        yield Notice("feed-title-unrelated", None, None, {"title": " ".join(str(title).split())[:120]})


def find_fault(address: str) -> str:
    """What is wrong with a web address by its form alone; "" for a sound one, and for an empty one."""
    address = address.strip()
    if not address or "@" in address.partition("?")[0].partition("/")[0] or address.lower().startswith("mailto:"):
        return ""
    if re.search(r"\s", address):
        return "holds a blank"
    if not _SCHEME.match(address):
        return (
            "does not begin with https://" if "." in address.partition("/")[0] else "is a path and no address; write it in full"
        )
    scheme = address.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        return f"begins with {scheme}: and not with https://"
    try:
        host = urlsplit(address).hostname or ""
        _ = urlsplit(address).port
    except ValueError:
        return "is not an address that a browser understands"
    if not host or "." not in host:
        return "names no host"
    return f"leads to {host}, which nobody can reach" if _NOWHERE.fullmatch(host) else ""


def _digest_text(document: Document) -> str:
    """A digest of what readers see: two records with the same one are the same posting."""
    string = document.text.string
    told = [string[block.start : block.end] for block in document.blocks if pointer_key(block.field) not in _UNTOLD]
    return digest("\n".join(told).lower().encode("utf-8", "replace"))[:32]


class Seen:
    """Which ids and texts came before, for a feed that fits into memory."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}
        self._texts: dict[str, tuple[int, str]] = {}

    def note(self, record: Record, position: int) -> Iterable[Notice]:
        """What is said of a record since others came before it."""
        if record.key:
            first = self._keys.setdefault(record.key, position)
            if first != position:
                yield Notice("feed-id-repeated", None, None, {"id": record.key, "first": str(first)})
        first, key = self._texts.setdefault(record.text_digest, (position, record.key))
        if first != position and key != record.key:
            yield Notice("feed-text-repeated", None, None, {"first": str(first), "id": key or "none"})


def read_feed(path_or_data: str | bytes, uri: str) -> list[Document]:
    """Every record of a feed as a document, and one with a notice for each region that cannot be read.

    Raises `Unreadable` for what is no feed.
    """
    feed = Feed(path_or_data)
    seen = Seen()
    documents = []
    position = 0
    for segment in feed:
        if segment.kind == "envelope":
            continue
        try:
            if segment.kind == "damage":
                raise Damaged(segment.why)
            record = read_record(feed.form, segment.raw, segment.value, uri, digest(segment.raw) if segment.raw else "")
            notices = tuple(seen.note(record, position))
            document = record.document
            documents.append(
                document._replace(
                    key=f"{position}:{record.key}" if record.key else str(position), notices=(*document.notices, *notices)
                )
            )
        except Damaged as error:
            source = Source(uri, segment.raw.decode("utf-8", "replace")[:2000], digest(segment.raw))
            documents.append(_make_broken(source, str(position), str(error)))
        position += 1
    feed.close()
    return documents


def _make_broken(source: Source, key: str, why: str) -> Document:
    from jdlint.reading.building import DocumentBuilder

    builder = DocumentBuilder()
    builder.notices.append(Notice("feed-record-broken", None, None, {"why": why}))
    return builder.build(source, "record", key)
