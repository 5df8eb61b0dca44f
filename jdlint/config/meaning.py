"""What the names in a configuration stand for: rules, categories, options, folders and schemas that must exist."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator

from jdlint.checking.history import settle_release
from jdlint.checking.law.loading import load_law
from jdlint.checking.pack import PREFIX, find_rule_files
from jdlint.checking.rule import CATEGORIES
from jdlint.config.names import OPTIONS, Known, suggest
from jdlint.config.shape import Problem
from jdlint.reading import tree
from jdlint.settings import Config, SettingsError

_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9-]{1,40})?")
"""What the shape takes for a code where codes are keys."""


def absolute(root: str, path: str) -> str:
    """A path of the configuration, which counts from the configuration's own folder."""
    return os.path.normpath(os.path.join(root, os.path.expanduser(path)))


def list_texts(node: tree.Mapping, key: str) -> Iterator[tree.Scalar]:
    """The texts of a list; whatever else stands there is told by its shape."""
    entry = node.entries.get(key)
    if entry is not None and isinstance(entry.node, tree.Sequence):
        for child in entry.node.nodes:
            if isinstance(child, tree.Scalar) and isinstance(child.value, str):
                yield child


def check_meaning(node: tree.Mapping, known: Known, root: str) -> Iterator[tuple[Problem, bool]]:
    """Faults (True) and notes (False) on what the names stand for, wherever the shape allows to look."""
    yield from _check_names(node, known)
    overrides = node.entries["overrides"].node if "overrides" in node.entries else None
    for override in overrides.nodes if isinstance(overrides, tree.Sequence) else ():
        if isinstance(override, tree.Mapping):
            yield from _check_names(override, known)
    for item in list_texts(node, "rule-paths"):
        place = absolute(root, item.string)
        if not os.path.exists(place):
            yield Problem(item.start, f'there is no folder "{item.string}" beside the configuration'), True
        elif not _holds_rules(place):
            yield Problem(item.start, f'there is no rule in "{item.string}"; a rule is a file whose name ends with .yaml'), False
    style = _find(node, "style")
    if isinstance(style, tree.Scalar) and isinstance(style.value, str) and not os.path.isfile(absolute(root, style.value)):
        yield (
            Problem(style.start, f'there is no file "{style.value}" beside the configuration; jdlint init --style writes one'),
            True,
        )
    yield from ((problem, True) for problem in _check_packages(node))
    yield from ((problem, True) for problem in (*_check_law_files(node, root), *_check_codes(node, root)))
    version = _find(node, "rules-as-of")
    if isinstance(version, tree.Scalar) and isinstance(version.value, str) and version.value.strip():
        try:
            settle_release(version.value)
        except SettingsError as error:
            yield Problem(version.start, f'"rules-as-of": {error}'), True
    schema = node.entries["schema"].node if "schema" in node.entries else None
    if isinstance(schema, tree.Scalar) and isinstance(schema.value, str) and schema.value:
        fault = _find_schema_fault(absolute(root, schema.value))
        if fault:
            yield Problem(schema.start, f'the schema "{schema.value}" {fault}'), True


def list_rule_places(node: tree.Mapping, root: str) -> list[str]:
    """Where a house's own rules are: paths, and ``package:NAME`` for installed packages that can be found."""
    places = [absolute(root, item.string) for item in list_texts(node, "rule-paths")]
    names = dict.fromkeys(item.string for item in list_texts(node, "rule-packages"))
    return places + [f"{PREFIX}{name}" for name in names if not _find_package_fault(name)]


def _check_packages(node: tree.Mapping) -> Iterator[Problem]:
    """Packages of rules that are not installed, or named twice."""
    seen = set()
    for item in list_texts(node, "rule-packages"):
        fault = _find_package_fault(item.string)
        if fault or item.string in seen:
            yield Problem(item.start, fault or f'"{item.string}" stands twice')
        seen.add(item.string)


def _find_package_fault(name: str) -> str:
    from jdlint.checking.packages import find_package

    try:
        find_package(name)
    except SettingsError as error:
        return str(error)
    return ""


def _check_law_files(node: tree.Mapping, root: str) -> Iterator[Problem]:
    """Files of the law that do not exist."""
    for item in list_texts(node, "law-paths"):
        if not os.path.exists(absolute(root, item.string)):
            yield Problem(item.start, f'there is no file or folder "{item.string}" beside the configuration')
    data = node.entries["law-data"].node if "law-data" in node.entries else None
    if not isinstance(data, tree.Scalar) or not isinstance(data.value, str) or data.value.startswith(PREFIX):
        pass
    elif not os.path.isfile(absolute(root, data.value)):
        yield Problem(data.start, f'there is no file "{data.value}" beside the configuration')


def _check_codes(node: tree.Mapping, root: str) -> Iterator[Problem]:
    """Codes that are no jurisdiction's, by the law of the house, which is loaded where there is any code."""
    codes = list(_list_codes(node))
    if not codes:
        return
    from jdlint.checking.law.codes import find_code_fault

    data = _find(node, "law-data")
    law_paths = tuple(absolute(root, item.string) for item in list_texts(node, "law-paths"))
    named = data.value if isinstance(data, tree.Scalar) and isinstance(data.value, str) else None
    try:
        law = load_law(
            Config(law_data=find_law(root, named), law_paths=law_paths, rule_paths=tuple(list_rule_places(node, root)))
        )
    except SettingsError:
        return  # whoever judges by that law tells what is wrong with it
    for offset, code in codes:
        fault = find_code_fault(code, law)
        if fault:
            yield Problem(offset, fault)


def _list_codes(node: tree.Mapping) -> Iterator[tuple[int, str]]:
    """Each code of a place or in a fact about an employer, with its offset; whatever else stands there is told by its shape."""
    overrides = _find(node, "overrides")
    for part in (node, *(overrides.nodes if isinstance(overrides, tree.Sequence) else ())):
        if not isinstance(part, tree.Mapping):
            continue
        yield from ((item.start, item.string) for key in ("place", "hiring-in") for item in list_texts(part, key))
        employers = _find(part, "employers")
        single = (entry.node for entry in employers.entries.values()) if isinstance(employers, tree.Mapping) else ()
        for facts in (_find(part, "employer"), *single):
            based, staff = _find(facts, "based_in"), _find(facts, "staff_in")
            if isinstance(based, tree.Scalar) and isinstance(based.value, str):
                yield based.start, based.string
            if isinstance(staff, tree.Mapping):
                yield from ((entry.key.start, code) for code, entry in staff.entries.items() if _CODE.fullmatch(code))


def find_law(root: str, place: str | None) -> str | None:
    """Where a newer table of the law lies: a file from the configuration's folder, or a package."""
    return place if place is None or place.startswith(PREFIX) else absolute(root, place)


def _find(node: tree.Node | None, key: str) -> tree.Node | None:
    """The value of a key, None where there is none."""
    return node.entries[key].node if isinstance(node, tree.Mapping) and key in node.entries else None


def _holds_rules(place: str) -> bool:
    from pathlib import Path

    return any(True for _ in find_rule_files(Path(place)))


def _find_schema_fault(path: str) -> str:
    try:
        with open(path, "rb") as file:
            schema = json.loads(file.read())
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except (ValueError, RecursionError) as error:
        return f"is not valid JSON: {error}"
    return "" if isinstance(schema, dict) else "must be a JSON object"


def _check_names(node: tree.Mapping, known: Known) -> Iterator[tuple[Problem, bool]]:
    for key in ("select", "ignore"):
        for item in list_texts(node, key):
            resolved = known.resolve(item.string)
            if resolved is None:
                yield Problem(item.start, f'there is no rule or category "{item.string}"{suggest_name(item.string, known)}'), True
            elif resolved != item.string:
                yield Problem(item.start, tell_alias(item.string, resolved)), False
    rules = node.entries["rules"].node if "rules" in node.entries else None
    first: dict[str, str] = {}
    for name, (span, child) in rules.entries.items() if isinstance(rules, tree.Mapping) else ():
        rule = known.aliases.get(name, name)
        if rule not in known.kinds:
            if rule == known.resolve(rule):
                message = f'"{name}" is a category; "rules" takes single rules, and "select" and "ignore" take categories'
            else:
                message = f'there is no rule "{name}"{suggest(name, known.kinds)}'
            yield Problem(span.start, message), True
            continue
        if first.setdefault(rule, name) != name:
            yield Problem(span.start, f'"{first[rule]}" and "{name}" are the same rule'), True
        if rule != name:
            yield Problem(span.start, tell_alias(name, rule)), False
        if isinstance(child, tree.Mapping):
            if known.kinds[rule]:
                yield from _check_options(rule, known.kinds[rule], child)


def _check_options(rule: str, kind: str, node: tree.Mapping) -> Iterator[tuple[Problem, bool]]:
    options = OPTIONS.get(kind, ())
    for key, (span, _) in node.entries.items():
        if key in ("min", "max", "at_most", "allow") and key not in options:
            has = f"it has {' and '.join(options)}" if options else "it has none"
            yield Problem(span.start, f'"{key}" is no option of {rule}; {has}, besides on and severity'), True
    low, high = (node.value.get(key) for key in ("min", "max"))
    if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        yield Problem(node.entries["min"].key.start, f"min ({low}) is greater than max ({high})"), True


def tell_alias(name: str, rule: str) -> str:
    """What to tell of an older name that still works."""
    return f'the rule "{name}" is now called "{rule}"; the older name still works'


def suggest_name(name: str, known: Known) -> str:
    """The nearest rule or category."""
    return suggest(name, (*CATEGORIES, *known.kinds))
