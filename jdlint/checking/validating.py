"""Rule files held against ``schemas/rule.schema.json`` and then against what exists, with the file and line of each fault."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from jdlint.checking import history
from jdlint.checking.classes import load_classes
from jdlint.checking.expression_faults import check_expression
from jdlint.checking.judging import RuleError
from jdlint.checking.kinds import get_kind
from jdlint.checking.marks import find_mark_fault
from jdlint.checking.nearest import tell_names
from jdlint.checking.pack import load_rule, read_schema
from jdlint.checking.rule import Rule, make_rule
from jdlint.checking.shape_faults import Fault, find_shape_faults
from jdlint.model.source import Source
from jdlint.reading.tree import Broken, Way, find_offset
from jdlint.reading.yaml import parse_yaml
from jdlint.settings import SettingsError
from jdlint.understanding.matcher import STEM


def read_rule_file(path: Path) -> dict[str, Any]:
    """A valid rule. Raises SettingsError that names every fault with its line."""
    raw: dict[str, Any] = read_yaml_file(path, lambda raw: [(find_line(path, way), why) for way, why in find_faults(raw, path)])
    return raw


def read_yaml_file(path: Path, find: Callable[[Any], list[tuple[int, str]]] = lambda _: []) -> Any:
    """What a YAML file holds, in which ``find`` finds nothing wrong. Raises SettingsError that names every fault with its line."""
    try:
        source = Source("", path.read_text(encoding="utf-8"))
        stream = parse_yaml(source.text)
        if len(stream.nodes) > 1:
            raise Broken("a second document begins here; give each a file of its own", stream.nodes[1].start)
        raw = load_rule(path)
    except OSError as error:
        raise SettingsError(f"{path}: the rule cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: the rule is not UTF-8; save it as UTF-8") from None
    except RecursionError:
        raise SettingsError(f"{path}: the rule is nested too deeply") from None
    except Broken as broken:
        raise SettingsError(f"{path}{_place(source, broken.offset)}: this is not valid YAML: {broken.message}") from None
    except yaml.YAMLError as error:
        raise SettingsError(f"{path}: this is not valid YAML: {' '.join(str(error).split())}") from None
    faults = [f"{path}:{line}: {why}" for line, why in find(raw)]
    doubled = [notice for notice in stream.notices if notice.name == "yaml-duplicate-key"]
    faults = faults or [f'{path}{_place(source, one.start or 0)}: the key "{one.values["key"]}" stands twice' for one in doubled]
    if faults:
        raise SettingsError("\n".join(faults))
    return raw


def _place(source: Source, offset: int) -> str:
    line, column, _ = source.locate(offset)
    return f":{line}:{column}"


def find_faults(raw: Any, path: Path) -> Iterator[Fault]:
    """What is wrong with a rule, each with the way to its place."""
    shape = list(find_shape_faults(raw, read_schema("rule")))
    yield from shape
    if shape:
        return
    if raw["id"] != path.stem:
        yield ("id",), f'the id is "{raw["id"]}", but the file is called {path.name}; they must be the same'
    yield from _find_phrase_faults(raw)
    yield from _find_example_faults(raw["examples"])
    if "from" in raw and not _is_day(raw["from"]):
        yield ("from",), f'from: there is no day "{raw["from"]}"'
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
        for expression, options in kind.expressions(rule):
            check_expression(expression, options)
        kind.prepare(rule, rule.options)
    except RuleError as error:
        yield ("check", rule.kind), str(error)
        return
    for fault in _find_message_faults(rule.message, ("text", *kind.values(rule))):
        yield ("message",), fault


def _find_phrase_faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    """Phrases whose star stands behind too few letters, and names in braces that are no class of words."""
    check = raw["check"]
    for way, phrase in (*_list_exceptions(raw), *_list_phrases(check)):
        if phrase.endswith("*") and len(phrase.split()[-1]) <= STEM:
            yield way, f'"{phrase}" has too few letters before its star; give {STEM} at least'
        yield from ((way, fault) for fault in _find_class_faults(phrase))
    if isinstance(check.get("pattern"), str):
        yield from ((("check", "pattern"), fault) for fault in _find_class_faults(check["pattern"]))


def _list_exceptions(raw: Mapping[str, Any]) -> Iterator[tuple[Way, str]]:
    for key in ("unless", "unless_in_sentence", "unless_in_posting"):
        yield from (((key, number), phrase) for number, phrase in enumerate(raw.get(key, ())))


def _list_phrases(check: Mapping[str, Any]) -> Iterator[tuple[Way, str]]:
    """The phrases of a check, each with the way to it; those of a pattern's ``near`` are plain text."""
    for key in ("terms", "cues", "states", "if", *(() if "pattern" in check else ("near",))):
        said = check.get(key, ())
        if key == "states" and isinstance(said, dict):
            yield from ((("check", key, words, *way), one) for words, ways in said.items() for way, one in _list_ways(ways))
        else:
            yield from ((("check", key, *way), one) for way, one in _list_ways(said))


def _list_ways(ways: Iterable[str | Mapping[str, Any]]) -> Iterator[tuple[Way, str]]:
    for number, way in enumerate(ways):
        if isinstance(way, str):
            yield ((way,) if isinstance(ways, Mapping) else (number,)), way
        else:
            yield from (((number, "cues", place), cue) for place, cue in enumerate(way.get("cues", ())))


def _find_class_faults(said: str) -> Iterator[str]:
    for name in re.findall(r"\{([a-z]+)\}", said):
        if name not in load_classes():
            yield f'there is no class of words "{{{name}}}"{tell_names(name, load_classes())}'


def _find_example_faults(examples: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    for number, example in enumerate(examples):
        for kind in ("bad", "good", "todo"):
            fault = find_mark_fault(kind, example[kind], example.get("as", "markdown")) if kind in example else ""
            if fault:
                yield ("examples", number, kind), f"examples.{number + 1}: {fault}"
        if "as_of" in example and not _is_day(example["as_of"]):
            yield ("examples", number, "as_of"), f'examples.{number + 1}: there is no day "{example["as_of"]}"'
        if "becomes" in example and "bad" not in example:
            yield ("examples", number, "becomes"), f"examples.{number + 1}: becomes goes with a bad example alone"


def _is_day(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True


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


def find_line(path: Path, where: Way) -> int:
    """The line of a rule file, or of another that is valid YAML, on which the value at the end of the way stands, or the nearest one before."""
    source = Source("", path.read_text(encoding="utf-8"))
    try:
        nodes = parse_yaml(source.text).nodes
    except Broken:
        nodes = []
    return source.locate(find_offset(nodes[0], where)).line if nodes else 1
