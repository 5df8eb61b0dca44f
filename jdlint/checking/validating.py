"""Rule files held against ``schemas/rule.schema.json``, with the file and line of each fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import jsonschema
import yaml

from jdlint.checking import history
from jdlint.checking.expressions import check_expression
from jdlint.checking.judging import RuleError
from jdlint.checking.kinds import get_kind
from jdlint.checking.pack import load_rule, read_schema
from jdlint.checking.rule import Rule, make_rule
from jdlint.model.source import Source
from jdlint.reading.yaml import parse_yaml
from jdlint.settings import SettingsError
from jdlint.understanding.matcher import STEM


def read_rule_file(path: Path) -> dict[str, Any]:
    """A valid rule. Raises SettingsError that names every fault with its line."""
    try:
        raw = load_rule(path)
    except OSError as error:
        raise SettingsError(f"{path}: the rule cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: the rule is not UTF-8; save it as UTF-8") from None
    except RecursionError:
        raise SettingsError(f"{path}: the rule is nested too deeply") from None
    except yaml.YAMLError as error:
        raise SettingsError(f"{path}{_place(error)}: this is not valid YAML: {_reason(error)}") from None
    faults = [f"{path}:{find_line(path, where)}: {why}" for where, why in find_faults(raw, path)]
    faults = faults or list(_find_doubled_keys(path))
    if faults:
        raise SettingsError("\n".join(faults))
    return raw


def _find_doubled_keys(path: Path) -> Iterator[str]:
    """Keys that stand twice, of which PyYAML takes the last; of a rule whose shape is right."""
    source = Source("", path.read_text(encoding="utf-8"))
    for notice in parse_yaml(source.text).notices:
        if notice.name == "yaml-duplicate-key":
            line, column, _ = source.locate(notice.start or 0)
            yield f'{path}:{line}:{column}: the key "{notice.values["key"]}" stands twice'


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 1}:{mark.column + 1}" if mark is not None else ""


def _reason(error: yaml.YAMLError) -> str:
    """What is wrong, without the lines that PyYAML tells again."""
    said = getattr(error, "problem", None) or str(error)
    return " ".join(said.split())


def find_faults(raw: Any, path: Path) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with a rule, each with the way to its place."""
    validator = jsonschema.Draft202012Validator(read_schema("rule"))
    errors = sorted(validator.iter_errors(raw), key=lambda error: [str(part) for part in error.absolute_path])
    for error in errors:
        deepest = _deepest(error)
        yield tuple(deepest.absolute_path), f"{'.'.join(map(str, deepest.absolute_path)) or 'the rule'}: {deepest.message}"
    if errors:
        return
    if raw["id"] != path.stem:
        yield ("id",), f'the id is "{raw["id"]}", but the file is called {path.name}; they must be the same'
    faults = list(history.find_faults(raw))
    yield from faults
    if faults:
        return
    yield from _find_check_faults(make_rule(raw))
    for version in raw.get("was", ()):
        earlier = _find_check_faults(make_rule({**raw, **raw["was"][version]})) if "check" in raw["was"][version] else ()
        yield from ((("was", version, *way), f"was {version}: {why}") for way, why in earlier)


def _find_check_faults(rule: Rule) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with what a rule looks for and says."""
    try:
        kind = get_kind(rule.kind)
        for expression in kind.expressions(rule):
            check_expression(expression, rule.options.get("becomes", ""))
        kind.prepare(rule, rule.options)
    except RuleError as error:
        yield ("check",), str(error)
        return
    for fault in _find_message_faults(rule.message, ("text", *kind.values(rule))):
        yield ("message",), fault
    for phrase in (*kind.phrases(rule), *rule.unless, *rule.unless_in_sentence, *rule.unless_in_posting):
        if phrase.endswith("*") and len(phrase.split()[-1]) <= STEM:
            yield ("check",), f'"{phrase}" has too few letters before its star; give {STEM} at least'


def _find_message_faults(message: str, names: tuple[str, ...]) -> Iterator[str]:
    """What in a message is neither words nor the plain name of a value in braces."""
    try:
        parts = list(Formatter().parse(message))
    except ValueError:
        yield "a brace stands alone; to show one, write two: {{ or }}"
        return
    for _, name, form, conversion in parts:
        if name is not None and (name not in names or form or conversion):
            written = "{" + name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}"
            yield f"the message cannot show {written}; it may hold {', '.join(f'{{{one}}}' for one in names)}"


def _deepest(error: jsonschema.ValidationError) -> jsonschema.ValidationError:
    """The most telling of the errors that make up a failed choice: the branch whose check kind the author meant."""
    while error.context:
        # A branch that knows all the keys is the one that was meant.
        strange = {inner.relative_schema_path[0] for inner in error.context if inner.validator == "additionalProperties"}
        known = [inner for inner in error.context if inner.relative_schema_path[0] not in strange]
        relevant = [inner for inner in known or error.context if inner.validator != "required"] or known or error.context
        error = max(relevant, key=lambda inner: (len(inner.absolute_path), inner.validator != "additionalProperties"))
    return error


def find_line(path: Path, where: tuple[str | int, ...]) -> int:
    """The line of a rule file on which the value at the end of the way stands, or the nearest one before."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    line = 1
    for step in where:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line
