"""Files of the law held against ``schemas/law.schema.json``, and then against what exists: days, rules and what these measure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jsonschema

from jdlint.checking.law.provision import OPTIONS
from jdlint.checking.loading import load_own_rules
from jdlint.checking.pack import load_pack, read_schema

Way = tuple[str | int, ...]
Fault = tuple[Way, str]
"""What is wrong, and the way to its place in the file."""
DAYS = ("from", "until", "enforced_from", "checked")


def list_checks(rule_paths: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """What each rule checks, by its id: those that come with jdlint and a house's own. Raises SettingsError for an own one that is wrong."""
    own = (raw for _, raw in load_own_rules(rule_paths))
    return {raw["id"]: raw["check"] for raw in (*load_pack()["rules"], *own)}


def find_faults(whole: Mapping[str, Any], own: Mapping[str, Any], checks: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """What is wrong with a file, ``own``, that was laid over a known one and gave ``whole``; ``checks`` is what each rule checks, by its id."""
    shape = list(_find_shape_faults(whole, own))
    yield from shape
    if shape:
        return
    merged = {one["id"]: one for one in whole["provisions"]}
    told = set()
    for number, said in enumerate(own.get("provisions", ())):
        id = said["id"]
        if id in told:
            yield (
                ("provisions", number, "id"),
                f"{id}: the id stands twice in this file; give one of the two another, or make them one",
            )
        told.add(id)
        for way, why in _find_meaning_faults(said, merged[id], checks):
            yield ("provisions", number, *way), f"{'.'.join(map(str, (id, *way)))}: {why}"


def _find_shape_faults(whole: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[Fault]:
    validator = jsonschema.Draft202012Validator(read_schema("law"))
    said = own.get("provisions")
    places = {one.get("id"): number for number, one in enumerate(said if isinstance(said, list) else ()) if isinstance(one, dict)}
    for error in sorted(validator.iter_errors(whole), key=lambda error: str(list(error.absolute_path))):
        way = list(error.absolute_path)
        name = ".".join(map(str, way)) or "the file"
        if len(way) > 1 and way[0] == "provisions" and isinstance(way[1], int) and isinstance(whole["provisions"][way[1]], dict):
            id = whole["provisions"][way[1]].get("id")
            way[1] = places.get(id, 0)
            name = ".".join([str(id), *map(str, way[2:])])
        yield tuple(way), f"{name}: {error.message}"


def _find_meaning_faults(
    said: Mapping[str, Any], merged: Mapping[str, Any], checks: Mapping[str, Mapping[str, Any]]
) -> Iterator[Fault]:
    """What is wrong with a provision whose shape is right; ``merged`` is what it says together with the known one of its id."""
    days: list[tuple[Way, Any]] = [((key,), said.get(key)) for key in DAYS]
    days += [(("examples", number, "as_of"), one.get("as_of")) for number, one in enumerate(said.get("examples", ()))]
    unreal = [way for way, day in days if day is not None and not _is_day(day)]
    yield from ((way, f'there is no day "{dict(days)[way]}"') for way in unreal)
    since, until = merged["from"], merged.get("until")
    if since and until and until < since and not unreal:
        yield ("until",), f"the last day, {until}, lies before the first, {since}"
    for number, rule in enumerate(said.get("permits", ())):
        if rule not in checks:
            yield ("permits", number), _tell_unknown(rule, checks)
    for number, one in enumerate(said.get("requires", ())):
        asked = {"rule": one} if isinstance(one, str) else one
        rule = asked["rule"]
        why = _tell_unknown(rule, checks) if rule not in checks else _find_limit_fault(asked, checks[rule])
        if why:
            yield ("requires", number), why


def _find_limit_fault(asked: Mapping[str, Any], check: Mapping[str, Any]) -> str:
    """What is wrong with the limits that a requirement sets for its rule, "" for nothing."""
    rule = asked["rule"]
    set_here = [key for key in OPTIONS if key in asked]
    if "measure" not in check:
        return f'the rule "{rule}" measures nothing, so there is no {" and no ".join(set_here)} to set' if set_here else ""
    if "currency" not in check:
        return f'the rule "{rule}" measures no money, so there is no currency to set' if "currency" in asked else ""
    needed = [key for key in OPTIONS if key in check and key != "skip_above"]
    if any(key not in asked for key in needed):
        # The rule's own amount is that of another place.
        example = ", ".join(f"{key}: {check[key]}" for key in needed)
        return f'the rule "{rule}" needs the amount of this law: write {{rule: {rule}, {example}}} with your own figures'
    return ""


def _is_day(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _tell_unknown(rule: str, checks: Mapping[str, Mapping[str, Any]]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(rule, checks, 1, 0.6)
    return f'there is no rule "{rule}"' + (
        f'; did you mean "{near[0]}"?' if near else "; jdlint rules lists those that there are"
    )
