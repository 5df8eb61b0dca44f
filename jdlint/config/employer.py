"""Facts about the employer as a command line gives them: ``staff=40``, ``staff_in.US-CO=3``, ``offers=bonus,equity``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jdlint.checking.pack import read_schema
from jdlint.config.names import suggest

_WORDS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def read_facts(values: Iterable[str]) -> dict[str, Any]:
    """The facts, in the shape of ``employer`` in a configuration. Raises ValueError that says what is wrong and what would be right.

    Whether the codes of places exist is left to whoever knows the law of the house.
    """
    known: Mapping[str, Mapping[str, Any]] = read_schema("config")["$defs"]["employer"]["properties"]
    facts: dict[str, Any] = {}
    for value in values:
        key, equals, said = (part.strip() for part in value.partition("="))
        name, dot, code = key.partition(".")
        if name not in known:
            raise ValueError(f'there is no fact "{name}"{suggest(name, known) or "; there are " + ", ".join(known)}')
        if dot and name != "staff_in":
            example = f"staff_in.{code.upper() or 'US-CO'}=3" if name == "staff" else f"{name}={_show(known[name])}"
            raise ValueError(f'there is no fact "{key}": {name} is one for all places; write for example {example}')
        if not equals:
            raise ValueError(f'"{value}" gives no value; write for example {name}={_show(known[name])}')
        if name == "staff_in":
            if not dot or not code:
                raise ValueError("staff_in needs a place: staff_in.US-CO=3")
            facts.setdefault(name, {})[code.upper()] = _read(said, known["staff"], key)
        else:
            facts[name] = _read(said, known[name], key)
    return facts


def list_codes(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The codes of places in facts, each with the key under which it stands."""
    for code in facts.get("staff_in", {}):
        yield "staff_in", code
    if "based_in" in facts:
        yield "based_in", facts["based_in"]


def _read(said: str, schema: Mapping[str, Any], key: str) -> object:
    kind = schema.get("type")
    if kind == "boolean":
        if said.lower() not in _WORDS:
            raise ValueError(f"{key} is yes or no, not {said!r}")
        return _WORDS[said.lower()]
    if kind == "integer":
        if not said.isascii() or not said.isdigit():
            raise ValueError(f"{key} is a whole number, not {said!r}")
        return int(said)
    if kind == "array":
        words = [word.strip() for word in said.split(",") if word.strip()]
        allowed = schema["items"]["enum"]
        for word in words:
            if word not in allowed:
                raise ValueError(f"{key} has no {word!r}; there are {', '.join(allowed)}")
        return words
    return said.upper()


def _show(schema: Mapping[str, Any]) -> str:
    return {"boolean": "yes", "integer": "40", "array": "bonus,equity"}.get(str(schema.get("type")), "US-CO")
