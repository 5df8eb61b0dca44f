"""A house's own JSON Schema: read, checked to its last reference before it is trusted, and ready to judge. Imported where there is one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Any

import jsonschema
from referencing import Registry, Resource
from referencing.exceptions import NoSuchResource, Unresolvable
from referencing.jsonschema import DRAFT202012

from jdlint.checking.pack import read_schema
from jdlint.model.source import Source
from jdlint.reading import tree
from jdlint.reading.json import parse_json
from jdlint.reading.tree import Way
from jdlint.settings import SettingsError

BASE = "posting.schema.json"
_IN_PLACE = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas")
"""Keywords whose schemas judge the same value as the one that they stand in."""


def read_house_schema(path: str) -> dict[str, Any]:
    """A schema that can judge. Raises SettingsError that names every fault with its line and column."""
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
        schema = json.loads(text)
    except OSError as error:
        raise SettingsError(f"{path}: the schema cannot be read: {error.strerror}") from None
    except json.JSONDecodeError as error:
        raise SettingsError(f"{path}:{error.lineno}:{error.colno}: the schema is not valid JSON: {error.msg}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: the schema is not UTF-8; save it as UTF-8") from None
    except RecursionError:
        raise SettingsError(f"{path}: the schema is nested too deeply") from None
    if not isinstance(schema, dict):
        raise SettingsError(f'{path}: a schema is a mapping, such as {{"allOf": [...]}}')
    faults = list(_find_faults(schema))
    if faults:
        raise SettingsError("\n".join(f"{path}:{_locate(text, way)}: {why}" for way, why in faults))
    return schema


@cache
def make_registry() -> Registry[Any]:
    """Where references lead: the posting schema, by its name alone or beside the schema that refers to it, and nothing on the web."""
    base = Resource.from_contents(read_schema("posting"))

    def retrieve(uri: str) -> Resource[Any]:
        if uri.rpartition("/")[2] != BASE:
            raise NoSuchResource(ref=uri)  # type: ignore[call-arg]
        return base

    return Registry(retrieve=retrieve)  # type: ignore[call-arg]  # an attrs class, whose arguments mypy does not see


def _find_faults(schema: dict[str, Any]) -> Iterator[tuple[Way, str]]:
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        yield tuple(error.absolute_path), f"this is not a valid JSON Schema: {error.message}"
        return
    ways = {id(part): way for way, part in _list_parts(schema)}
    resource = DRAFT202012.create_resource(schema)
    pending = [(resource, make_registry().resolver_with_root(resource))]
    judged_with: dict[int, set[int]] = {}
    while pending:
        resource, resolver = pending.pop()
        contents = resource.contents
        if not isinstance(contents, Mapping):
            continue
        others = judged_with.setdefault(id(contents), {id(other) for other in _list_in_place(contents)})
        for key in ("$ref", "$dynamicRef"):
            if not isinstance(contents.get(key), str):
                continue
            try:
                others.add(id(resolver.lookup(contents[key]).contents))
            except Unresolvable:
                yield (
                    (*ways[id(contents)], key),
                    (
                        f'"{contents[key]}" leads nowhere; a schema may refer to {BASE} and to its own parts, such as "#/$defs/..."'
                    ),
                )
        pending += [(inner, resolver.in_subresource(inner)) for inner in resource.subresources()]
    try:
        TopologicalSorter(judged_with).prepare()
    except CycleError as error:
        yield next(way for part, way in ways.items() if part in error.args[1]), "this refers to itself without end"


def _list_parts(schema: object) -> Iterator[tuple[Way, object]]:
    """Every mapping and list with the way to it, in order of place."""
    pending: list[tuple[Way, object]] = [((), schema)]
    while pending:
        way, part = pending.pop()
        if isinstance(part, dict | list):
            yield way, part
            inner = list(part.items() if isinstance(part, dict) else enumerate(part))
            pending += [((*way, key), value) for key, value in reversed(inner)]


def _list_in_place(contents: Mapping[str, Any]) -> Iterator[object]:
    for key in _IN_PLACE:
        value = contents.get(key)
        if isinstance(value, list):
            yield from value
        elif isinstance(value, dict):
            yield from value.values() if key == "dependentSchemas" else [value]


def _locate(text: str, way: Way) -> str:
    """``line:column`` of the value at the end of the way, or of the nearest one around it."""
    try:
        node = parse_json(text).node
    except tree.Broken:
        return "1:1"
    line, column, _ = Source("", text).locate(tree.find_offset(node, way))
    return f"{line}:{column}"
