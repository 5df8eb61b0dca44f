"""What a house has decided: which rules run, how severe they are, their limits, and what is allowed. Values only; `jdlint.config` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from jdlint.model.finding import Severity
from jdlint.model.nothing import NOTHING
from jdlint.model.waiver import Waiver


class RuleSettings(NamedTuple):
    """What is decided for one rule: ``on`` is None where nothing is said; ``options`` replace those of its ``check``."""

    on: bool | None = None
    severity: Severity | None = None
    options: Mapping[str, Any] = NOTHING
    allow: tuple[str, ...] = ()


class Override(NamedTuple):
    """Settings for the files that one of the glob patterns matches; they go on top of the general ones."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = NOTHING
    employer: Mapping[str, Any] = NOTHING
    place: tuple[str, ...] = ()
    hiring_in: tuple[str, ...] = ()
    job_family: tuple[str, ...] = ()


PROFILES = ("recommended", "strict", "law-only", "feed")
"""The sets of rules that a house can start from; `jdlint.checking.profiles` says what is in them."""


class Choice(NamedTuple):
    """Rules and categories that a command line chose; an empty ``select`` chooses nothing."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Config(NamedTuple):
    """A house's decisions. ``select`` and ``ignore`` name rules or categories; an empty ``select`` is the profile's own choice.

    ``allow`` are phrases that no word rule reports. ``rule_paths`` are folders of own rules, or ``package:NAME`` for installed ones, and
    ``schema`` is an own JSON Schema file, both as absolute paths; ``law_data`` is a file with a newer table of the law and ``law_paths`` are files or folders in which counsel
    adds to it. ``employer`` are facts about the employer, ``employers`` those about single ones by the name that postings give.
    ``place`` and ``hiring_in`` are codes of jurisdictions that outrank what a posting says of where one works, and ``job_family`` are job
    families that outrank what titles tell. ``waivers`` are exceptions with an approver, from the file at ``waiver_file``, and ``baseline`` is the
    absolute path of a file of known findings. ``root`` is the folder from which patterns of paths count, "" for the current one. ``rules_as_of`` is
    the version by whose rules to go, "" for this one. ``choice`` outranks all that is decided here. ``digest`` is the SHA-256 of what was
    decided, "" for nothing but defaults.
    """

    profile: str = "recommended"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = NOTHING
    overrides: tuple[Override, ...] = ()
    rule_paths: tuple[str, ...] = ()
    schema: str | None = None
    allow: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    employer: Mapping[str, Any] = NOTHING
    employers: Mapping[str, Mapping[str, Any]] = NOTHING
    place: tuple[str, ...] = ()
    hiring_in: tuple[str, ...] = ()
    job_family: tuple[str, ...] = ()
    law_data: str | None = None
    law_paths: tuple[str, ...] = ()
    fail_on: Severity = "error"
    rules_as_of: str = ""
    waivers: tuple[Waiver, ...] = ()
    waiver_file: str | None = None
    baseline: str | None = None
    choice: Choice = Choice()
    root: str = ""
    digest: str = ""


def join_facts(told: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Facts about an employer with others on top; counts of people place by place."""
    joined = {**told, **more}
    if "staff_in" in told and "staff_in" in more:
        joined["staff_in"] = {**told["staff_in"], **more["staff_in"]}
    return joined


class SettingsError(ValueError):
    """Settings that cannot work; the message says where and what to do."""
