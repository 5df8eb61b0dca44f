"""All rules a run knows: those that come with jdlint and a house's own, checked before they are trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jdlint.checking.history import is_newer, recall, settle_release
from jdlint.checking.pack import digest_of, find_rule_files, load_pack, load_stable
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
    theirs = {str(raw["id"]) for raw in load_pack()["rules"]}
    for path, raw in own:
        if raw["id"] in theirs:
            raise SettingsError(f'{path}: there is a rule "{raw["id"]}" already; give yours another id')
        theirs.add(raw["id"])
    rules += [make_rule(raw) for _, raw in own]
    digest = digest_of([pack["digest"], [raw for _, raw in own]])
    return tuple(sorted(rules, key=lambda rule: rule.id)), digest


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
    """The rules in folders or files of a house, each valid. Raises SettingsError that names every fault with file and line."""
    from pathlib import Path

    from jdlint.checking.validating import read_rule_file

    found = []
    faults = []
    for place in map(Path, paths):
        if not place.exists():
            faults.append(f"{place}: there is no such folder of rules")
        for path in find_rule_files(place):
            try:
                found.append((path, read_rule_file(path)))
            except SettingsError as error:
                faults.append(str(error))
    if faults:
        raise SettingsError("\n".join(faults))
    return found
