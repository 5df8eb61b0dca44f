"""A provision: where, since when and for whom a rule is an obligation, as its jurisdiction's file states it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from jdlint.model.law import Duty, Weight
from jdlint.model.nothing import NOTHING

OPTIONS = ("min", "max", "currency", "skip_above")
"""What a requirement may set in the check of its rule."""


class Requirement(NamedTuple):
    """A rule that a posting has to pass.

    ``options`` go on top of those of the rule's check. ``accepts`` names what stands for an amount of pay. ``facts`` must hold, and the
    employer must offer one of ``offered``, for the requirement to be asked.
    """

    rule: str
    options: Mapping[str, Any] = NOTHING
    accepts: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


class Applies(NamedTuple):
    """Whom a provision reaches; see ``schemas/law.schema.json`` for each."""

    remote: str = "unclear"
    reports_there: bool = False
    exclusion_helps: bool = True
    staff: int = 1
    counted: str = "anywhere"
    staff_there: int = 0
    facts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    if_posting: tuple[str, ...] = ()


class Provision(NamedTuple):
    """One provision of a jurisdiction; days are ISO dates, "" where there is none. ``more`` holds what is told of it and decides nothing."""

    id: str
    jurisdiction: str
    place: str
    topic: str
    title: str
    cite: str
    url: str
    since: str
    until: str
    enforced_from: str
    duty: Duty
    applies: Applies
    requires: tuple[Requirement, ...]
    permits: tuple[str, ...]
    evidence: Weight
    checked: str
    more: Mapping[str, Any]

    def holds_on(self, day: str) -> bool:
        """Whether the provision is in force on a day."""
        return bool(self.since) and self.since <= day and (not self.until or day <= self.until)


class Jurisdiction(NamedTuple):
    """A place with a law of its own; ``places`` are the names of a city or county in small letters, ``members`` those of a union."""

    code: str
    name: str
    provisions: tuple[Provision, ...]
    places: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()


_TOLD = ("sources", "keep", "penalty", "cure", "exempt", "unseen", "doubt", "note", "confirmed_by", "examples", "merges", "added")


def make_jurisdiction(raw: Mapping[str, Any]) -> Jurisdiction:
    """A jurisdiction from a file that is valid against ``schemas/law.schema.json``."""
    code, name = raw["jurisdiction"], raw["name"]
    return Jurisdiction(
        code,
        name,
        tuple(_make_provision(one, code, name) for one in raw["provisions"]),
        frozenset(place.lower() for place in raw.get("places", ())),
        frozenset(raw.get("members", ())),
    )


def _make_provision(raw: Mapping[str, Any], code: str, name: str) -> Provision:
    return Provision(
        id=raw["id"],
        jurisdiction=code,
        place=name,
        topic=raw["topic"],
        title=raw["title"],
        cite=raw["cite"],
        url=raw["url"],
        since=raw["from"] or "",
        until=raw.get("until") or "",
        enforced_from=raw.get("enforced_from", ""),
        duty=raw["duty"],
        applies=_make_applies(raw.get("applies", {})),
        requires=tuple(_make_requirement(one) for one in raw.get("requires", ())),
        permits=tuple(raw.get("permits", ())),
        evidence=raw["evidence"],
        checked=raw["checked"],
        more={key: raw[key] for key in _TOLD if key in raw},
    )


def _make_applies(raw: Mapping[str, Any]) -> Applies:
    names = {"if": "facts"}
    said: dict[str, Any] = {names.get(key, key): tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return Applies(**said)


def _make_requirement(raw: str | Mapping[str, Any]) -> Requirement:
    if isinstance(raw, str):
        return Requirement(raw)
    return Requirement(
        raw["rule"],
        {key: raw[key] for key in OPTIONS if key in raw},
        frozenset(raw.get("accepts", ())),
        tuple(raw.get("if", ())),
        tuple(raw.get("if_offered", ())),
    )
