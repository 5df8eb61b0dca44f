"""``fields``: what a job board asks of a record of a feed: fields that have to be there, and how long they may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, NotApplicable
from jdlint.checking.rule import Rule
from jdlint.model.document import Fields
from jdlint.model.posting import Posting
from jdlint.reading.feeds.dialects import find_id, fold_name
from jdlint.reading.fields import KEY_NAMES, pointer_key

_DEEPEST = 4


def list_phrases(rule: Rule) -> Iterable[str]:
    """None: values are not searched for."""
    return ()


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Each field that is missing, too short or too long is a hit."""
    asked: list[Mapping[str, Any]] = rule.check

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        record = next((fields for fields in posting.document.fields if fields.origin == "record"), None)
        if record is None:
            return NotApplicable("the posting is no record of a feed")
        return [hit for field in asked for hit in _hold(field, posting, record)]

    return judge


def _hold(field: Mapping[str, Any], posting: Posting, record: Fields) -> Iterator[Hit]:
    """What is wrong with one field of a record."""
    pointers = _find(field["any"], posting, record)
    if not pointers:
        if not any(_find([other], posting, record) for other in field.get("unless", ())):
            yield Hit(None, None, {"field": field["field"], "why": "is missing or empty"})
        return
    length, first = max((_measure(pointer, posting, record), pointer) for pointer in pointers)
    least, most = field.get("least", 0), field.get("most")
    place = record.spans.get(first)
    if length < least:
        yield Hit(
            None, None, {"field": field["field"], "why": f"has {length} characters; at least {least} are asked for"}, source=place
        )
    elif most is not None and length > most:
        yield Hit(
            None, None, {"field": field["field"], "why": f"has {length} characters; at most {most} are taken"}, source=place
        )


def _find(names: Iterable[str], posting: Posting, record: Fields) -> list[str]:
    """The JSON pointers of the values under these names that are not empty.

    A name is that of a record key such as ``description``, which stands for all that systems call it, or a field's own name.
    """
    if "id" in names and find_id(record.value):
        return [""]
    keys = {name for name in names if name in KEY_NAMES}
    own = {fold_name(name) for name in names} - keys
    return [pointer for pointer in _walk(record.value) if pointer_key(pointer) in keys or _last(pointer) in own]


def _walk(value: object, pointer: str = "", depth: int = 0) -> Iterator[str]:
    """The pointers of the values that are not empty, and of what holds them."""
    if isinstance(value, Mapping):
        inner: Iterable[tuple[object, object]] = value.items()
    elif isinstance(value, list):
        inner = enumerate(value[:50])
    else:
        if not (value is None or (isinstance(value, str) and not value.strip())):
            yield pointer
        return
    if depth >= _DEEPEST:
        return
    found = [below for name, member in inner for below in _walk(member, f"{pointer}/{name}", depth + 1)]
    if found and pointer:
        yield pointer
    yield from found


def _last(pointer: str) -> str:
    names = [name for name in pointer.split("/") if not name.isdigit()]
    return fold_name(names[-1]) if names else ""


def _measure(pointer: str, posting: Posting, record: Fields) -> int:
    """How many characters a person reads of a value."""
    read = sum(block.end - block.start for block in posting.document.blocks if block.field.startswith(pointer) and pointer)
    if read:
        return read
    span = record.spans.get(pointer)
    return span.end - span.start if span else 0


KIND = Kind(list_phrases, prepare, values=lambda _rule: ("field", "why"))
