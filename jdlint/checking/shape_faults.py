"""What is wrong with the shape of a rule's file, in words for whoever wrote it: where, what is asked for, and the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import jsonschema

from jdlint.checking.nearest import suggest
from jdlint.checking.rule import KIND_NAMES
from jdlint.reading.tree import Way

Fault = tuple[Way, str]
"""The way to a place in the file, and what is wrong there."""
Error = jsonschema.ValidationError
TYPES = {
    "object": "a mapping of keys and values",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
NEW = "jdlint rules new ID writes one to begin with"
MANY = 4
"""More choices than this are not listed where one of them is near."""
FEW = 3
"""What has fewer of a rule's keys than this is no rule at all."""
EXAMPLE = "an example begins with bad (what is reported), good (what is not) or todo (what is missed so far)"


def find_shape_faults(raw: Any, schema: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with a rule by ``schemas/rule.schema.json``, in order of place."""
    if raw is None:
        yield (), f"the file is empty; {NEW}"
        return
    if not isinstance(raw, dict):
        yield (), f"a rule is a mapping of keys such as id and title, and this is {_describe(raw)}; {NEW}"
        return
    unread = next(_find_odd_keys(raw), None)
    if unread is not None:
        yield unread
        return
    present = sum(key in raw for key in schema["required"])
    if present < FEW:
        missing = ", ".join(key for key in schema["required"] if key not in raw)
        yield (), f"this is no rule, as it has no {missing}; {NEW}"
        return
    # The branch of a check is told by its kind, so that what is wrong in it is not lost among all others.
    rest = {**schema, "properties": {**schema["properties"], "check": True}}
    found = list(_list_faults(raw, rest, ()))
    if "check" in raw:
        found += _find_check_faults(raw["check"], schema)
    order = list(raw)
    yield from sorted(
        dict.fromkeys(found), key=lambda fault: order.index(fault[0][0]) if fault[0] and fault[0][0] in order else -1
    )


def list_shape_faults(raw: Any, schema: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the content of any YAML file by its schema, in order of place."""
    if not isinstance(raw, dict):
        yield (), f"this is to be a mapping of keys, and is {_describe(raw)}"
        return
    order = list(raw)
    found = list(_find_odd_keys(raw)) or list(dict.fromkeys(_list_faults(raw, schema, ())))
    yield from sorted(found, key=lambda fault: order.index(fault[0][0]) if fault[0] and fault[0][0] in order else -1)


def _find_odd_keys(value: Any, way: Way = ()) -> Iterator[Fault]:
    """Keys that YAML reads as something else than text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                yield way, f"a key here is read as {_describe(key)}; put it in quotes"
            yield from _find_odd_keys(inner, (*way, str(key)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _find_odd_keys(inner, (*way, number))


def _find_check_faults(check: Any, schema: Mapping[str, Any]) -> Iterator[Fault]:
    kinds = ", ".join(KIND_NAMES)
    if not isinstance(check, dict):
        yield (
            ("check",),
            f"check: must hold a kind of check and what it looks for, such as {{terms: [free lunch]}}; the kinds are {kinds}",
        )
        return
    named = [name for name in KIND_NAMES if name in check]
    if not named:
        key, near = next(((key, hint) for key in check if (hint := suggest(key, KIND_NAMES))), ("", f"; the kinds are {kinds}"))
        yield (("check", key) if key else ("check",)), f"check: it holds no kind of check{near}"
    elif len(named) > 1:
        yield ("check", named[1]), f"check: {' and '.join(named)} are two kinds of check, and a rule has one; make two rules"
    else:
        branch = next(branch for branch in schema["properties"]["check"]["oneOf"] if named[0] in branch["required"])
        yield from _list_faults(check, {**branch, "$defs": schema.get("$defs", {})}, ("check",))


def _list_faults(value: Any, schema: Mapping[str, Any], way: Way) -> Iterator[Fault]:
    errors = [_pick(error) for error in jsonschema.Draft202012Validator(schema).iter_errors(value)]
    broken = {error.absolute_path[1] for error in errors if len(error.absolute_path) > 1 and error.absolute_path[0] == "examples"}
    for error in errors:
        here: Way = (*way, *error.absolute_path)
        if here == ("examples",) and (broken or error.validator == "minItems"):
            continue  # what is wrong with one of them may be why another seems to be missing
        for inner, said in _tell(error, here, schema):
            name = ".".join(str(step + 1) if isinstance(step, int) else step for step in here)
            yield inner, f"{name}: {said}" if name else said


def _pick(error: Error) -> Error:
    """The most telling of the errors that make up a failed choice: that of the branch whose type is the one that was written."""
    while error.validator in ("oneOf", "anyOf") and error.context:
        branches: dict[Any, list[Error]] = {}
        for inner in error.context:
            branches.setdefault(inner.relative_schema_path[0], []).append(inner)
        fitting = [some for some in branches.values() if not any(_misfits(one) for one in some)]
        if not fitting or all(inner.validator == "required" for inner in error.context):
            return error
        error = max(fitting[0], key=lambda inner: len(inner.absolute_path))
    return error


def _misfits(error: Error) -> bool:
    return not error.relative_path and error.validator in ("type", "const")


def _tell(error: Error, way: Way, whole: Mapping[str, Any]) -> Iterator[Fault]:
    value: Any = error.instance
    asked: Any = error.validator_value
    schema: Any = error.schema
    if "propertyNames" in error.absolute_schema_path:
        way = (*way, str(value))
    tell = _TELLERS.get(str(error.validator))
    if error.validator == "required":
        yield from ((way, said) for said in _tell_missing(value, asked, schema.get("properties") or whole.get("properties", {})))
    elif error.validator == "additionalProperties":
        known = schema.get("properties", {})
        for key in value:
            if key not in known:
                listed = f"; the keys are {', '.join(known)}" if len(known) > 1 else ""
                yield (*way, key), f'there is no key "{key}"{suggest(key, known) or listed}'
    elif way[:1] == ("examples",) and len(way) == 2 and not isinstance(value, dict):
        if error.validator == "type":
            yield way, f'{EXAMPLE}; write "- good: {value}"' if isinstance(value, str) else EXAMPLE
    elif tell is not None:
        yield way, tell(value, asked, schema)
    else:
        yield way, error.message


def _tell_missing(value: Mapping[str, Any], required: Iterable[str], known: Mapping[str, Any]) -> Iterator[str]:
    strange = [key for key in value if key not in known]
    for key in required:
        # One that is nearly there is told as what it was meant to be.
        if key not in value and not any(f'"{key}"' in suggest(one, known) for one in strange):
            said = str(known.get(key, {}).get("description", ""))
            meaning = re.split(r"(?<=\w)[.;] ", said.rstrip("."))[0]
            yield f'the key "{key}" is missing' + (f": {meaning[0].lower()}{meaning[1:]}" if meaning else "")


def _tell_type(value: Any, asked: Any, _: Mapping[str, Any]) -> str:
    wanted = TYPES[asked]
    if asked == "string" and not isinstance(value, dict | list) and value is not None:
        return f"must be text, and YAML reads {_describe(value)}; put it in quotes"
    such = f', such as ["{value}"]' if asked == "array" and isinstance(value, str) else ""
    return f"must be {wanted}{such}, not {_describe(value)}"


def _tell_choice(value: Any, asked: Any, schema: Mapping[str, Any]) -> str:
    if isinstance(value, dict) and any("bad" in branch.get("required", ()) for branch in asked):
        named = [key for key in ("bad", "good", "todo") if key in value]
        return f"{' and '.join(named)} are two examples; begin the second with a dash of its own" if named else EXAMPLE
    such = f', such as ["{value}"]' if isinstance(value, str) and any(branch.get("type") == "array" for branch in asked) else ""
    words = [f'"{branch["const"]}"' if "const" in branch else TYPES.get(branch.get("type", ""), "") for branch in asked]
    return f"must be {_join([word for word in words if word])}{such}, not {_describe(value)}"


def _tell_enum(value: Any, asked: Any, _: Mapping[str, Any]) -> str:
    near = suggest(value, asked) if isinstance(value, str) else ""
    if near and len(asked) > MANY:
        return f"cannot be {_describe(value)}{near}"
    return f"must be {_join(one for one in asked if not one.startswith('-'))}, not {_describe(value)}{near}"


def _tell_pattern(value: Any, asked: Any, schema: Mapping[str, Any]) -> str:
    if "A-Z" in asked and asked.startswith("^[^"):
        return (
            f'"{value}" must be written in lower case, on one line; it is found in any case: "{" ".join(value.lower().split())}"'
        )
    example = (schema.get("examples") or [""])[0]
    return f'"{value}" must look like {example}' if example else f'"{value}" does not fit {asked}'


def _tell_length(value: Any, asked: Any, schema: Mapping[str, Any]) -> str:
    if not value:
        return "must not be empty"
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    return f"has {len(value)} characters; it must have {least} to {most}" if most else f"must have {least} characters at least"


def _tell_contains(value: Any, asked: Any, _: Mapping[str, Any]) -> str:
    (kind,) = asked["required"]
    meaning = {"bad": "text that the rule reports, with [[ and ]] around it", "good": "text that it leaves alone"}[kind]
    return f'there is no {kind} example; add "- {kind}: ..." with {meaning}'


def _tell_dependency(value: Any, asked: Any, _: Mapping[str, Any]) -> str:
    key, needs = next((key, need) for key, needed in asked.items() if key in value for need in needed if need not in value)
    return f'"{key}" means nothing without "{needs}"'


_TELLERS: Mapping[str, Callable[[Any, Any, Mapping[str, Any]], str]] = {
    "type": _tell_type,
    "oneOf": _tell_choice,
    "enum": _tell_enum,
    "const": lambda value, asked, _: f'must be "{asked}", not {_describe(value)}',
    "pattern": _tell_pattern,
    "minLength": _tell_length,
    "maxLength": _tell_length,
    "minItems": lambda value, asked, _: f"must hold {asked} at least",
    "minProperties": lambda value, asked, _: f"must hold {asked} at least",
    "uniqueItems": lambda value, asked, _: "holds the same twice",
    "minimum": lambda value, asked, _: f"must be at least {asked}",
    "contains": _tell_contains,
    "dependentRequired": _tell_dependency,
    "None": lambda value, asked, _: "does not go with what stands beside it",
}


def _join(words: Iterable[object]) -> str:
    *most, last = map(str, words)
    return f"{', '.join(most)} or {last}" if most else last


def _describe(value: Any) -> str:
    """A value as its writer knows it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return TYPES["object" if isinstance(value, dict) else "array"]
    if isinstance(value, int | float):
        return f"the number {value}"
    return f'"{value}"' if isinstance(value, str) else f"the {type(value).__name__} {value}"
