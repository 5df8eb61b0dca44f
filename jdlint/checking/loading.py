"""All rules a run knows: those that come with jdlint and a house's own, checked before they are trusted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jdlint.checking.history import is_newer, recall, settle_release
from jdlint.checking.nearest import suggest
from jdlint.checking.pack import CHECKOUT, DATA, PREFIX, digest_of, find_rule_files, load_pack, load_stable
from jdlint.checking.rule import CATEGORIES, Rule, make_rule
from jdlint.settings import Config, Override, SettingsError

if TYPE_CHECKING:
    from pathlib import Path


def load_rules(config: Config, *, every: bool = False) -> tuple[tuple[Rule, ...], str]:
    """The rules in order of id, and the digest of what they say. Raises SettingsError for an own rule or schema that is wrong.

    Those in preview are among them if the configuration asks for any, or with ``every``. Of those that come with jdlint each is as it
    stood in the version that ``rules_as_of`` names, and newer ones are held back; a house's own are not jdlint's to hold back.
    """
    version = settle_release(config.rules_as_of) if config.rules_as_of else ""
    stable = load_stable()
    pack = load_pack() if every or version or _names_preview(config, stable["rules"]) else stable
    rules = [make_rule(recall(raw, version) if version and "was" in raw else raw) for raw in pack["rules"]]
    if version:
        rules = hold_back(rules, version, config)
    if config.schema is None:
        rules = [rule for rule in rules if rule.check != "house"]
    else:
        from jdlint.checking.house import read_house_schema

        options = {"schema": read_house_schema(config.schema)}
        rules = [rule._replace(options=options) if rule.check == "house" else rule for rule in rules]
    if not config.rule_paths:
        return tuple(rules), str(pack["digest"])
    own = load_own_rules(config.rule_paths)
    rules = give_way_to_house(rules, [str(raw["id"]) for _, raw in own])
    rules += [make_rule(raw) for _, raw in own]
    digest = digest_of([pack["digest"], [raw for _, raw in own]])
    return tuple(sorted(rules, key=lambda rule: rule.id)), digest


def give_way_to_house(rules: Sequence[Rule], own: Iterable[str]) -> list[Rule]:
    """The rules that come with jdlint, of which those on words leave to a house style what its own words are about."""
    from jdlint.checking.style import WORDS

    words = tuple(id for id in own if id.startswith(WORDS))
    return [
        rule._replace(yields_to=(*rule.yields_to, *words)) if words and rule.kind in ("terms", "pattern") else rule
        for rule in rules
    ]


def hold_back(rules: Sequence[Rule], version: str, config: Config) -> list[Rule]:
    """The rules of which those that are newer than a version are held back: everywhere, or but for where a law asks for them."""
    if not any(is_newer(rule.since, version) for rule in rules):
        return list(rules)
    from jdlint.checking.law.loading import load_law
    from jdlint.checking.law.sheets import list_all

    try:
        asked = {one.rule for provision in list_all(load_law(config)) for one in provision.requires if provision.duty != "none"}
    except SettingsError:  # whoever hears that law says what is wrong with it
        asked = {rule.id for rule in rules}
    return [
        rule._replace(held_back="where no law asks" if rule.id in asked else "everywhere")
        if is_newer(rule.since, version)
        else rule
        for rule in rules
    ]


def _names_preview(config: Config, stable: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a rule in preview may run: in the profile strict, or since something is named that is no other rule."""
    layers: tuple[Config | Override, ...] = (config, *config.overrides)
    named = {*config.choice.select, *(name for layer in layers for name in (*layer.select, *layer.rules))}
    if config.profile == "strict" or not named:
        return config.profile == "strict"
    return not named <= {*CATEGORIES, *(name for rule in stable for name in (rule["id"], *rule.get("aliases", ())))}


def load_own_rules(paths: Iterable[str]) -> list[tuple[Path, dict[str, Any]]]:
    """The rules in folders, files or packages of a house, each valid. Raises SettingsError that names every fault with file and line."""
    found, faults = read_own_rules(paths)
    if faults:
        raise SettingsError("\n".join(faults))
    return found


def read_own_rules(paths: Iterable[str]) -> tuple[list[tuple[Path, dict[str, Any]]], list[str]]:
    """The valid rules in folders, files or installed packages (``package:NAME``), and what is wrong with the others, by file and line."""
    from pathlib import Path

    from jdlint.checking.packages import find_package

    found: list[tuple[Path, dict[str, Any]]] = []
    faults = []
    for named in paths:
        package = None
        if named.startswith(PREFIX):
            try:
                package = find_package(named.removeprefix(PREFIX))
            except SettingsError as error:
                faults.append(str(error))
                continue
        place = package.folder if package else Path(named)
        if not place.exists():
            faults.append(f"{place}: there is no such folder of rules")
        files = list(find_rule_files(place))
        if package and not files:
            faults.append(f"{place}: the package {package} holds no rule; a rule is a file whose name ends with .yaml")
        for path in files:
            try:
                found += ((path, raw) for raw in read_rules(path))
            except SettingsError as error:
                lines = str(error).split("\n")
                faults += [f"{line} (in the package {package})" if package else line for line in lines]
    return found, faults + list(_find_clashes(found))


def read_rules(path: Path) -> tuple[dict[str, Any], ...]:
    """The valid rule of a file, or those that a house style makes. Raises SettingsError that names every fault with its line."""
    from jdlint.checking.style import is_style, read_style
    from jdlint.checking.validating import read_rule_file, read_yaml_file

    if is_style(read_yaml_file(path)):
        return read_style(path).rules
    return (read_rule_file(path),)


def _find_clashes(own: Sequence[tuple[Path, Mapping[str, Any]]]) -> Iterator[str]:
    """Rules whose id or older name another rule has already, built in or of the house, or that give way to none that exists."""
    from jdlint.checking.validating import find_line

    places: dict[str, Path | None] = {name: None for raw in load_pack()["rules"] for name in (raw["id"], *raw.get("aliases", ()))}
    for path, raw in own:
        for name in (raw["id"], *raw.get("aliases", ())):
            if name not in places:
                places[name] = path
            elif not _is_built_in(path):
                other = places[name]
                where = f"in {other}" if other else "built into jdlint"
                line = find_line(path, ("id",) if name == raw["id"] else ("aliases",))
                yield f'{path}:{line}: there is a rule "{name}" already, {where}; give yours another id'
    for path, raw in own:
        for number, name in enumerate(raw.get("yields_to", ())):
            if name not in places:
                line = find_line(path, ("yields_to", number))
                yield f'{path}:{line}: yields_to: there is no rule "{name}"{suggest(name, places)}'


def _is_built_in(path: Path) -> bool:
    """Whether a file is one of those that jdlint itself is built of, which its makers test as their own."""
    real = os.path.realpath(path)
    return any(real.startswith(os.path.join(os.path.realpath(folder), "rules", "")) for folder in (DATA, CHECKOUT))
