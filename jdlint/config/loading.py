"""A configuration file becomes a `Config`: every key, type, name and option is checked, and all faults are told at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jdlint.checking.history import settle_release
from jdlint.checking.loading import load_own_rules
from jdlint.checking.pack import PREFIX, read_schema
from jdlint.config.digesting import seal
from jdlint.config.meaning import absolute, check_meaning, find_law, list_rule_places
from jdlint.config.names import Known, know
from jdlint.config.shape import Problem, check_shape
from jdlint.model.source import Source, Unreadable
from jdlint.reading import tree
from jdlint.reading.decoding import decode
from jdlint.settings import Config, Override, RuleSettings, SettingsError


class Loaded(NamedTuple):
    """A configuration, the file it stands in, and what its owner should know though it is no fault."""

    config: Config
    path: str
    notes: tuple[str, ...]


def load_config(path: str) -> Loaded:
    """The configuration of a file. Raises SettingsError with a line for each fault: ``file:line:column: what is wrong``."""
    root = os.path.dirname(os.path.abspath(path))
    shown = show_path(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
        source = decode(data, shown) if data.strip() else Source(shown, "")
        node, problems = _parse(source, toml=path.endswith(".toml"))
    except OSError as error:
        raise SettingsError(f"{shown}: the configuration cannot be read: {error.strerror}") from None
    except Unreadable as unreadable:
        raise SettingsError(f"{shown}: {unreadable.message}") from None
    except tree.Broken as broken:
        raise SettingsError(_place(source, Problem(broken.offset, broken.message))) from None
    if node is None:
        return Loaded(Config(root=root), path, ())
    problems += check_shape(node, read_schema("config"))
    if not isinstance(node, tree.Mapping):
        raise SettingsError(_place(source, problems[-1]))
    style = _find_style(node, root)
    rule_paths = [*list_rule_places(node, root), *([style] if style else [])]
    known = know(rule_paths)
    notes: list[Problem] = []
    for problem, serious in check_meaning(node, known, root):
        (problems if serious else notes).append(problem)
    if problems:
        told = [_place(source, problem) for problem in sorted(set(problems))]
        raise SettingsError("\n".join([*told, *_list_rule_faults(rule_paths)]))
    config = _make_config(node.value, known, root, rule_paths)
    if style:
        from pathlib import Path

        from jdlint.checking.style import read_style

        # What the configuration itself says of a rule outranks the style.
        config = config._replace(rules=join_rules(read_style(Path(style)).settings, config.rules))
    if config.waiver_file is not None:
        from jdlint.config.waivers import load_waivers

        if os.path.lexists(config.waiver_file):
            config = config._replace(waivers=load_waivers(config.waiver_file, known))
        else:
            place = node.entries["waivers"].node.start
            notes.append(Problem(place, "there is no such file yet; jdlint waive writes it"))
    return Loaded(seal(config), path, tuple(_place(source, note) for note in sorted(set(notes))))


def _find_style(node: tree.Mapping, root: str) -> str:
    """The file of the house style, "" where none is named."""
    told = node.entries["style"].node if "style" in node.entries else None
    return absolute(root, told.value) if isinstance(told, tree.Scalar) and isinstance(told.value, str) and told.value else ""


def join_rules(below: Mapping[str, RuleSettings], above: Mapping[str, RuleSettings]) -> dict[str, RuleSettings]:
    """Settings of rules with others on top, which win where they say something."""
    joined = {**below, **above}
    for name in below.keys() & above.keys():
        one, other = below[name], above[name]
        joined[name] = RuleSettings(
            one.on if other.on is None else other.on,
            other.severity or one.severity,
            {**one.options, **other.options},
            (*one.allow, *other.allow),
        )
    return joined


def _list_rule_faults(rule_paths: list[str]) -> Iterator[str]:
    """What is wrong with a house's own rules, which may be why a name is not known."""
    try:
        load_own_rules(path for path in rule_paths if os.path.exists(path) or path.startswith(PREFIX))
    except SettingsError as error:
        yield str(error)


def show_path(path: str) -> str:
    """A path as people read it: from the current folder where it lies below that, else in full."""
    try:
        below = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if below.startswith("..") else below


def _place(source: Source, problem: Problem) -> str:
    line, column, _ = source.locate(problem.offset)
    return f"{source.uri}:{line}:{column}: {problem.message}"


def _parse(source: Source, *, toml: bool) -> tuple[tree.Node | None, list[Problem]]:
    if toml:
        from jdlint.config.toml import parse_settings

        return parse_settings(source.text), []
    from jdlint.reading.yaml import parse_yaml

    stream = parse_yaml(source.text)
    problems = [
        Problem(notice.start or 0, f'the key "{notice.values["key"]}" stands twice')
        for notice in stream.notices
        if notice.name == "yaml-duplicate-key"
    ]
    if len(stream.nodes) > 1:
        problems.append(Problem(stream.nodes[1].start, "a second document begins here; put everything in one"))
    first = stream.nodes[0] if stream.nodes else None
    return None if isinstance(first, tree.Scalar) and first.value is None else first, problems


def _make_config(value: Mapping[str, Any], known: Known, root: str, rule_paths: Iterable[str]) -> Config:
    profile = value.get("profile", "recommended")
    schema = value.get("schema")
    return Config(
        profile=profile,
        select=known.rename(value.get("select", ())),
        ignore=known.rename(value.get("ignore", ())),
        rules=_make_rules(value.get("rules", {}), known),
        overrides=tuple(
            Override(
                tuple(override["paths"]),
                known.rename(override.get("select", ())),
                known.rename(override.get("ignore", ())),
                _make_rules(override.get("rules", {}), known),
                override.get("employer", {}),
                tuple(override.get("place", ())),
                tuple(override.get("hiring-in", ())),
                tuple(override.get("job-family", ())),
            )
            for override in value.get("overrides", ())
        ),
        rule_paths=tuple(rule_paths),
        schema=None if schema is None else absolute(root, schema),
        allow=tuple(value.get("allow", ())),
        exclude=tuple(value.get("exclude", ())),
        employer=value.get("employer", {}),
        employers=value.get("employers", {}),
        place=tuple(value.get("place", ())),
        hiring_in=tuple(value.get("hiring-in", ())),
        job_family=tuple(value.get("job-family", ())),
        law_data=find_law(root, value.get("law-data")),
        law_paths=tuple(absolute(root, path) for path in value.get("law-paths", ())),
        waiver_file=absolute(root, value["waivers"]) if "waivers" in value else None,
        baseline=absolute(root, value["baseline"]) if "baseline" in value else None,
        fail_on=value.get("fail-on", "warning" if profile == "strict" else "error"),
        rules_as_of=settle_release(value["rules-as-of"]) if "rules-as-of" in value else "",
        root=root,
    )


def _make_rules(rules: Mapping[str, Any], known: Known) -> dict[str, RuleSettings]:
    return {known.aliases.get(name, name): _make_settings(value) for name, value in rules.items()}


def _make_settings(value: object) -> RuleSettings:
    # Who says how severe a rule is wants it to run.
    if not isinstance(value, dict):
        if value in (True, False, "on", "off"):
            return RuleSettings(on=value in (True, "on"))
        return RuleSettings(on=True, severity=value)  # type: ignore[arg-type]
    options = {key: value[key] for key in ("min", "max", "at_most") if key in value}
    return RuleSettings(
        value.get("on", True if "severity" in value else None), value.get("severity"), options, tuple(value.get("allow", ()))
    )
