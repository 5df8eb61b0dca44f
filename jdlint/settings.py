"""What a house has decided: which rules run, how severe they are, their limits, and what is allowed. Values only; `jdlint.config` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jdlint.model.finding import Severity


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What is decided for one rule: ``on`` is None where nothing is said; ``options`` replace those of its ``check``."""

    on: bool | None = None
    severity: Severity | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the files that one of the glob patterns matches; they go on top of the general ones."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """A house's decisions. ``select`` and ``ignore`` name rules or categories; an empty ``select`` is the profile's own choice.

    ``allow`` are phrases that no word rule reports. ``rule_paths`` are folders of own rules and ``schema`` is an own JSON Schema
    file, both as absolute paths. ``digest`` is the SHA-256 of what was decided, "" for nothing but defaults.
    """

    profile: str = "recommended"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    rule_paths: tuple[str, ...] = ()
    schema: str | None = None
    allow: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    employer: Mapping[str, Any] = field(default_factory=dict)
    fail_on: Severity = "error"
    root: str = ""
    digest: str = ""


class SettingsError(ValueError):
    """Settings that cannot work; the message says where and what to do."""
