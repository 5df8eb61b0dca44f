"""``shape``: structured values against a JSON Schema.

``fields`` holds each known key of front matter, YAML or JSON against ``$defs/fields`` of the posting schema. ``house`` holds the
whole posting, its record and its own keys, against a schema of the house. ``json-ld-required`` and ``json-ld-recommended`` hold
JSON-LD against what search engines ask for. jsonschema tells what is wrong; since it is slow to
import, a screening that knows the few keywords of ``$defs/fields`` first tells whether anything is.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, NotApplicable
from jdlint.checking.pack import read_schema
from jdlint.checking.rule import Rule
from jdlint.checking.search_engines import Fault, find_recommended, find_required, is_job_posting
from jdlint.model.document import Fields
from jdlint.model.posting import Posting
from jdlint.reading.fields import PAY_PARTS, inner_key, is_address, names_posting, record_key, title_pointer
from jdlint.understanding.record import make_record

if TYPE_CHECKING:
    import jsonschema

TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "object": (dict,), "array": (list,), "boolean": (bool,), "null": (type(None),),
    "number": (int, float), "integer": (int,),
}  # fmt: skip


Way = tuple[str | int, ...]
"""The names and numbers that lead to a value inside others."""

MARKUP = {"json-ld-required": find_required, "json-ld-recommended": find_recommended}


def list_phrases(rule: Rule) -> Iterable[str]:
    """None: values are not searched for."""
    return ()


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Judge the fields by their keys, or the merged record by the house's schema."""
    if rule.check in MARKUP:
        return _judge_markup(MARKUP[rule.check])
    return _judge_fields if rule.check == "fields" else _judge_by(options.get("schema") or {})


def _judge_fields(posting: Posting, evidence: Evidence) -> Judgement:
    structured = [fields for fields in posting.document.fields if fields.origin not in ("json-ld", "record")]
    if not structured:
        return NotApplicable("the posting has no front matter and no structured values")
    schemas = _field_schemas()
    hits = []
    for fields in structured:
        title = title_pointer(fields.value)
        for way, key, value in _list_members(fields.value):
            if key == "title" and title and "".join(f"/{part}" for part in way) != title:
                continue  # a number for sorting, or the mapping that holds the title
            schema = schemas.get(key)
            value = plain(value)
            if schema is not None and not fits(value, schema):
                hits += [
                    _hit(fields, [*way, *path], f"should be {schema['x-expected']}, not {_show(value, path)}")
                    for path in _find_wrong(value, schema)
                ]
    return hits


@cache
def _field_schemas() -> Mapping[str, Any]:
    """What each known key may hold, read once for all postings."""
    schemas: Mapping[str, Any] = read_schema("posting")["$defs"]["fields"]["properties"]
    return schemas


def _list_members(posting: Mapping[str, Any], way: Way = ()) -> Iterator[tuple[Way, str, Any]]:
    """The members of a posting, of a mapping at its root that is the posting, and of its pay: the way to each, its record key, its value."""
    for name, value in posting.items():
        key = "url" if is_address(str(name)) else record_key(str(name)) or ""
        yield (*way, name), key, value
        if not way and isinstance(value, dict) and names_posting(str(name)):
            yield from _list_members(value, (name,))
        elif key == "pay":
            yield from _list_pay(value, (*way, name))


def _list_pay(value: object, way: Way) -> Iterator[tuple[Way, str, Any]]:
    """The sides, currencies and periods inside a value that states pay, however deep they lie."""
    pending = [(value, way)]
    while pending:
        value, way = pending.pop()
        if isinstance(value, list):
            pending += [(inner, (*way, index)) for index, inner in reversed(list(enumerate(value)))]
        elif isinstance(value, dict):
            pending += [(inner, (*way, name)) for name, inner in reversed(value.items())]
        elif way and isinstance(way[-1], str) and (key := inner_key("pay", way[-1])) in PAY_PARTS:
            yield way, key, value


def _judge_markup(find: Callable[[Mapping[str, Any]], Iterable[Fault]]) -> Judge:
    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        markup = [fields for fields in posting.document.fields if is_job_posting(fields)]
        if not markup:
            return NotApplicable("the posting has no JSON-LD for search engines")
        hits = []
        for fields in markup[:1]:
            for why, pointer in find(fields.value):
                # The whole of it is a long range; its first line tells where it is.
                place = fields.spans.get(pointer or "/@type") or fields.spans[""]
                hits.append(Hit(None, None, {"where": pointer.strip("/") or "JSON-LD", "why": why}, source=place))
        return hits

    return judge


def _find_wrong(value: object, schema: Mapping[str, Any]) -> Iterator[list[str | int]]:
    """The way to each wrong value, as jsonschema sees it."""
    import jsonschema

    for error in jsonschema.Draft202012Validator(schema, format_checker=make_checker()).iter_errors(value):
        yield list(error.absolute_path)


def _hit(fields: Fields, path: list[Any], why: str) -> Hit:
    pointer = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
    where = pointer
    while where and where not in fields.spans:
        where = where.rpartition("/")[0]
    return Hit(None, None, {"where": ".".join(map(str, path)), "why": why}, source=fields.spans.get(where))


def _show(value: Any, path: Iterable[str | int]) -> str:
    """The value at the end of a path, as people call it."""
    for part in path:
        value = value[part]
    if isinstance(value, dict | list):
        return "a group of values" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return repr(str(value)[:40])


def plain(value: object) -> object:
    """A value as JSON has it: YAML's dates are strings."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def fits(value: object, schema: Mapping[str, Any]) -> bool:
    """Whether a value is valid, for the keywords that ``$defs/fields`` uses; a test holds this against jsonschema."""
    for keyword, wanted in schema.items():
        if keyword == "anyOf":
            good = any(fits(value, choice) for choice in wanted)
        elif keyword == "type":
            good = _is(value, wanted)
        elif keyword == "items":
            good = not isinstance(value, list) or all(fits(inner, wanted) for inner in value)
        elif keyword in ("pattern", "format", "maxLength"):
            good = not isinstance(value, str) or _fits_string(value, keyword, wanted)
        elif keyword in ("minimum", "maximum"):
            numeric = isinstance(value, int | float) and not isinstance(value, bool)
            good = not numeric or (value >= wanted if keyword == "minimum" else value <= wanted)
        else:
            good = keyword.startswith("x-") or keyword == "description"
        if not good:
            return False
    return True


def _is(value: object, type: str) -> bool:
    """Whether a value is of a JSON type; true is no number, and 2.0 is an integer."""
    if isinstance(value, bool):
        return type == "boolean"
    return isinstance(value, TYPES[type]) or (type == "integer" and isinstance(value, float) and value.is_integer())


def _fits_string(value: str, keyword: str, wanted: Any) -> bool:
    if keyword == "maxLength":
        return len(value) <= int(wanted)
    return re.search(wanted, value) is not None if keyword == "pattern" else is_date(value, wanted)


def is_date(value: object, format: str) -> bool:
    """Whether a string is an ISO 8601 date or, for the format ``date-time``, a date with a time."""
    if not isinstance(value, str):
        return True
    try:
        if format == "date":
            return datetime.date.fromisoformat(value).isoformat() == value
        # Some systems write the zone as a word.
        datetime.datetime.fromisoformat(value.removesuffix(" UTC").removesuffix(" GMT"))
    except ValueError:
        return False
    return len(value) > len("2026-07-15")


def make_checker() -> jsonschema.FormatChecker:
    """The formats that the posting schema names."""
    import jsonschema

    checker = jsonschema.FormatChecker(formats=())
    checker.checks("date")(lambda value: is_date(value, "date"))
    checker.checks("date-time")(lambda value: is_date(value, "date-time"))
    return checker


def _judge_by(schema: Mapping[str, Any]) -> Judge:
    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        import jsonschema

        from jdlint.checking.house import make_registry

        base = read_schema("posting")
        own: dict[str, object] = {}
        for fields in posting.document.fields:
            own |= {str(name): plain(value) for name, value in fields.value.items()}
        record = {**own, **make_record(posting)}
        # What the base schema asks for is reported by the presence rules already.
        known = {
            (tuple(error.absolute_path), error.message) for error in jsonschema.Draft202012Validator(base).iter_errors(record)
        }
        validator = jsonschema.Draft202012Validator(schema, registry=make_registry(), format_checker=make_checker())
        hits = []
        for error in sorted(
            validator.iter_errors(record), key=lambda error: (list(map(str, error.absolute_path)), error.message)
        ):
            if (tuple(error.absolute_path), error.message) in known:
                continue
            path = list(error.absolute_path)
            where = ".".join(map(str, path)) or "the posting"
            holders = [fields for fields in posting.document.fields if path and path[0] in fields.value]
            why = error.message[:160]
            hits.append(_hit(holders[0], path, why) if holders else Hit(None, None, {"where": where, "why": why}))
        return hits

    return judge


KIND = Kind(list_phrases, prepare, values=lambda _rule: ("where", "why"))
