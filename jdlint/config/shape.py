"""The shape of a configuration, held against ``schemas/config.schema.json``.

This reads the few keywords which that schema uses, so that starting jdlint needs no `jsonschema`, and so that each fault is
told with its place and the nearest right word. The ``pattern`` of rules and categories is left to whoever knows the real names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jdlint.config.names import suggest
from jdlint.reading import tree

Schema = Mapping[str, Any]
_TYPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


class Problem(NamedTuple):
    """Something wrong, and the offset of the place in the file."""

    offset: int
    message: str


def check_shape(node: tree.Node, schema: Schema, what: str = "the configuration") -> list[Problem]:
    """All that is wrong with the keys, types and fixed words of a configuration, or of ``what`` it is, in order of place."""
    return sorted(_Shape(schema.get("$defs", {}), what).check(node, schema, ""))


class _Shape:
    def __init__(self, definitions: Mapping[str, Schema], what: str) -> None:
        self.definitions = definitions
        self.what = what

    def check(self, node: tree.Node, schema: Schema, name: str) -> Iterator[Problem]:
        """The schema is as deep as the recursion goes, whatever the file holds."""
        schema = self._follow(schema)
        if "anyOf" in schema:
            branches = [self._follow(branch) for branch in schema["anyOf"]]
            fitting = [branch for branch in branches if _fits(node, branch)]
            schema = fitting[0] if fitting else branches[isinstance(node, tree.Mapping)]
        if not _fits(node, schema) or ("enum" in schema and not _among(node.value, schema["enum"])):
            yield Problem(node.start, f"{self._quote(name)} must be {_describe(schema)}{_nearest(node, schema)}")
        elif isinstance(node, tree.Mapping):
            yield from self._check_members(node, schema, name)
        elif isinstance(node, tree.Sequence):
            if len(node.nodes) < schema.get("minItems", 0):
                yield Problem(node.start, f"{self._quote(name)} must not be empty")
            for index, child in enumerate(node.nodes):
                yield from self.check(child, schema["items"], f"{name}[{index}]")
        elif isinstance(node.value, str) and len(node.value.strip()) < schema.get("minLength", 0):
            yield Problem(node.start, f"{self._quote(name)} must not hold an empty text")
        elif "minimum" in schema and node.value < schema["minimum"]:
            yield Problem(node.start, f"{self._quote(name)} must be at least {schema['minimum']}")

    def _check_members(self, node: tree.Mapping, schema: Schema, name: str) -> Iterator[Problem]:
        properties: Mapping[str, Schema] = schema.get("properties", {})
        others = schema.get("additionalProperties", False)
        for required in schema.get("required", ()):
            if required not in node.entries:
                yield Problem(node.start, f'{self._quote(name)} needs the key "{required}"')
        pattern = schema.get("propertyNames", {}).get("pattern")
        for key, (span, child) in node.entries.items():
            if pattern and not re.search(pattern, key):
                example = next(iter(schema["examples"][0]))
                yield Problem(span.start, f'"{key}" in {self._quote(name)} must look like {example}')
            path = f"{name}.{key}" if name else key
            if key in properties:
                yield from self.check(child, properties[key], path)
            elif others:
                yield from self.check(child, others, path)
            else:
                where = f" in {self._quote(name)}" if name else ""
                yield Problem(span.start, f'unknown key "{key}"{where}{_or_list(key, properties)}')

    def _quote(self, name: str) -> str:
        return f'"{name}"' if name else self.what

    def _follow(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            schema = self.definitions[schema["$ref"].removeprefix("#/$defs/")]
        return schema


def _fits(node: tree.Node, schema: Schema) -> bool:
    """Whether the value's type is right; an enumeration takes any single value."""
    if "enum" in schema:
        return isinstance(node, tree.Scalar)
    wanted = schema["type"]
    if isinstance(node, tree.Mapping):
        return bool(wanted == "object")
    if isinstance(node, tree.Sequence):
        return bool(wanted == "array")
    value = node.value
    if isinstance(value, bool):
        return bool(wanted == "boolean")
    if isinstance(value, float) and value.is_integer() and wanted == "integer":
        return True
    return {"string": isinstance(value, str), "integer": isinstance(value, int), "number": isinstance(value, int | float)}.get(
        wanted, False
    )


def _among(value: object, words: list[object]) -> bool:
    return any(type(value) is type(word) and value == word for word in words)


def _describe(schema: Schema) -> str:
    if "enum" in schema:
        words = [word for word in schema["enum"] if isinstance(word, str)]
        return ", ".join(words[:-1]) + " or " + words[-1]
    return _TYPES[schema["type"]]


def _nearest(node: tree.Node, schema: Schema) -> str:
    if not isinstance(node, tree.Scalar):
        return ""
    if schema.get("type") == "array":
        return f', such as ["{node.string}"]' if node.string.isprintable() else ""
    if schema.get("type") == "string":
        return f'; put it in quotes: "{node.string}"' if node.string.isprintable() and '"' not in node.string else ""
    return suggest(node.string, (word for word in schema.get("enum", ()) if isinstance(word, str)))


def _or_list(key: str, properties: Mapping[str, Schema]) -> str:
    return suggest(key, properties) or f"; there are {', '.join(properties)}"
