"""Structured values with their places in the source: the one shape that YAML, JSON and TOML are read into."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from jdlint.model.document import Fields
from jdlint.model.span import Span

DEEPEST = 200
"""How deep values may lie inside one another; no posting comes near it, and a hostile file goes far beyond."""

TOO_DEEP = f"values are nested more than {DEEPEST} deep"

MOST_VALUES = 300_000
"""How many values a file may hold: thousands of postings, and within 200 MB of memory."""

TOO_MANY = f"the file holds more than {MOST_VALUES:,} values; split it"


class Broken(Exception):
    """Structured text that does not parse: what is wrong, in words, and the offset where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class Scalar(NamedTuple):
    """A value without parts. ``start`` to ``end`` is its raw form in the source, quotes included.

    ``value`` is what it means, ``string`` how it reads. ``style`` says how the raw form is aligned with ``string``: ``plain``,
    ``'``, ``"``, ``|``, ``>`` as in YAML, ``json``, ``toml``, or ``opaque`` where the string stands elsewhere (an alias).
    """

    start: int
    end: int
    value: object
    string: str
    style: str


class Sequence(NamedTuple):
    """A list."""

    start: int
    end: int
    value: list[object]
    nodes: list[Node]


class Mapping(NamedTuple):
    """Names and values, in source order."""

    start: int
    end: int
    value: dict[str, object]
    entries: dict[str, Entry]


Node: TypeAlias = Scalar | Sequence | Mapping


class Entry(NamedTuple):
    """A member of a mapping: where its name stands, and its value."""

    key: Span
    node: Node


Way = tuple[str | int, ...]
"""The names and numbers that lead from a value to one inside it."""


def find_offset(node: Node, way: Way) -> int:
    """Where the value at the end of the way stands, a member of a mapping with its name; or the nearest one around it."""
    start = node.start
    for step in way:
        if isinstance(node, Mapping) and str(step) in node.entries:
            key, node = node.entries[str(step)]
            start = key.start
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.nodes):
            node = node.nodes[step]
            start = node.start
        else:
            break
    return start


def pointer_to(parent: str, name: str | int) -> str:
    """The JSON pointer (RFC 6901) of a member."""
    if isinstance(name, str) and ("~" in name or "/" in name):
        name = name.replace("~", "~0").replace("/", "~1")
    return f"{parent}/{name}"


def fields_of(root: Mapping, origin: str) -> Fields:
    """The mapping as structured values, each with its source range under its JSON pointer."""
    spans: dict[str, Span] = {"": Span(root.start, root.end)}
    keys: dict[str, Span] = {}
    pending: list[tuple[str, Node]] = [("", root)]
    while pending:
        pointer, node = pending.pop()
        if isinstance(node, Mapping):
            for name, (key, child) in node.entries.items():
                path = pointer_to(pointer, name)
                keys[path] = key
                spans[path] = Span(child.start, child.end)
                if not isinstance(child, Scalar):
                    pending.append((path, child))
        elif isinstance(node, Sequence):
            for index, child in enumerate(node.nodes):
                path = f"{pointer}/{index}"
                spans[path] = Span(child.start, child.end)
                if not isinstance(child, Scalar):
                    pending.append((path, child))
    return Fields(origin, root.value, spans, keys)


def moved(node: Node, start: int, end: int) -> Node:
    """The same values, all said to stand at one place: what an alias stands for."""
    if isinstance(node, Scalar):
        return Scalar(start, end, node.value, node.string, "opaque")
    made: dict[int, Node] = {}
    pending: list[tuple[Node, bool]] = [(node, False)]
    while pending:
        current, ready = pending.pop()
        if isinstance(current, Scalar):
            made[id(current)] = Scalar(start, end, current.value, current.string, "opaque")
            continue
        children = current.nodes if isinstance(current, Sequence) else [entry.node for entry in current.entries.values()]
        if not ready:
            pending.append((current, True))
            pending += [(child, False) for child in children]
        elif isinstance(current, Sequence):
            made[id(current)] = Sequence(start, end, current.value, [made[id(child)] for child in children])
        else:
            here = Span(start, end)
            entries = {name: Entry(here, made[id(entry.node)]) for name, entry in current.entries.items()}
            made[id(current)] = Mapping(start, end, current.value, entries)
    return made[id(node)]
