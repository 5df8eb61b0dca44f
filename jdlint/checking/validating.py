"""Rule files held against ``schemas/rule.schema.json``, with the file and line of each fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from jdlint.checking.judging import RuleError
from jdlint.checking.kinds import get_kind
from jdlint.checking.kinds.pattern import check_linear
from jdlint.checking.pack import load_rule, read_schema
from jdlint.checking.rule import make_rule
from jdlint.settings import SettingsError
from jdlint.understanding.matcher import STEM


def read_rule_file(path: Path) -> dict[str, Any]:
    """A valid rule. Raises SettingsError that names every fault with its line."""
    try:
        raw = load_rule(path)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {' '.join(str(error).split())}") from None
    faults = list(find_faults(raw, path))
    if faults:
        lines = "\n".join(f"{path}:{_line_of(path, where)}: {why}" for where, why in faults)
        raise SettingsError(lines)
    return raw


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
    rule = make_rule(raw)
    try:
        if rule.kind == "pattern":
            check_linear(rule.check)
        kind = get_kind(rule.kind)
        kind.prepare(rule, rule.options)
    except RuleError as error:
        yield ("check",), str(error)
        return
    for phrase in (*kind.phrases(rule), *rule.unless, *rule.unless_in_sentence, *rule.unless_in_posting):
        if phrase.endswith("*") and len(phrase.split()[-1]) <= STEM:
            yield ("check",), f'"{phrase}" has too few letters before its star; give {STEM} at least'


def _deepest(error: jsonschema.ValidationError) -> jsonschema.ValidationError:
    """The most telling of the errors that make up a failed choice: the branch whose check kind the author meant."""
    while error.context:
        relevant = [inner for inner in error.context if inner.validator != "required"] or error.context
        error = max(relevant, key=lambda inner: (len(inner.absolute_path), inner.validator != "additionalProperties"))
    return error


def _line_of(path: Path, where: tuple[str | int, ...]) -> int:
    """The line on which the value at the end of the way stands, or the nearest one before."""
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
