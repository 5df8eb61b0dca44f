"""What a gate does with findings: which reject, which are only told, which are only counted; and when it closes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from fnmatch import fnmatchcase
from typing import Any, Literal, NamedTuple

import yaml

from jdlint.config.names import suggest
from jdlint.gate.rows import Row
from jdlint.model.finding import SEVERITIES, Severity
from jdlint.model.nothing import NOTHING
from jdlint.settings import SettingsError

Action = Literal["enforce", "annotate", "shadow"]
ACTIONS = ("enforce", "annotate", "shadow")
_KEYS = ("fail-on", "max-rejected", "max-shrink", "action", "rules", "vendors", "vendor-field")
_VENDOR_KEYS = ("fail-on", "max-rejected", "action", "rules")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,6})?) ?%|(0(?:\.\d{1,9})?|1(?:\.0{1,9})?)")


class Terms(NamedTuple):
    """What holds for the records of one vendor.

    A finding at least as severe as ``fail_on`` rejects its record where its rule's action is ``enforce``; ``annotate`` tells it, ``shadow`` counts it and no
    more. The gate closes where more than ``max_rejected`` of the records, from 0 to 1, are rejected or cannot be read.
    """

    fail_on: Severity = "error"
    max_rejected: float = 0.0
    action: Action = "enforce"
    rules: Mapping[str, Action] = NOTHING


class Policy(NamedTuple):
    """The terms for all and for single vendors, by a pattern of their names; ``vendor_field`` is the field that names a record's vendor.

    ``max_shrink`` is the share of records, from 0 to 1, by which a feed may be smaller than the last one.
    """

    terms: Terms = Terms()
    vendors: tuple[tuple[str, Terms], ...] = ()
    vendor_field: str = ""
    max_shrink: float = 0.5

    def names(self, vendor: str) -> bool:
        """Whether a vendor has terms of its own."""
        return self.find(vendor) is not self.terms

    def find(self, vendor: str) -> Terms:
        """The terms for a vendor: those of the first pattern that its name fits."""
        name = vendor.lower()
        return next((terms for pattern, terms in self.vendors if fnmatchcase(name, pattern.lower())), self.terms)


class Decision(NamedTuple):
    """The rules that reject a record, none where it passes; and those that are only counted."""

    reasons: tuple[str, ...]
    shadowed: tuple[str, ...]


def decide(row: Row, terms: Terms) -> Decision:
    """What becomes of a record. What is undetermined rejects nobody."""
    severe = SEVERITIES[: SEVERITIES.index(terms.fail_on) + 1]
    reasons: dict[str, None] = {}
    shadowed: dict[str, None] = {}
    for finding in row.findings:
        rule = finding["rule"]
        action = terms.rules.get(rule, terms.action)
        if action == "shadow":
            shadowed[rule] = None
        elif (
            action == "enforce" and finding["severity"] in severe and rule not in row.undetermined and not rule.startswith("law-")
        ):
            reasons[rule] = None
    return Decision(tuple(reasons), tuple(shadowed))


def read_share(value: object) -> float:
    """A share such as ``2%`` or ``0.02``, from 0 to 1. Raises ValueError."""
    match = _SHARE.fullmatch(str(value).strip())
    share = (float(match[1]) / 100 if match[1] else float(match[2])) if match else 2.0
    if share > 1:
        raise ValueError(f'"{value}" is no share of the records; write for example 2% or 0.02')
    return share


def load_policy(path: str, known: Collection[str], base: Policy) -> Policy:
    """The policy of a file on top of what the command says. Raises `SettingsError` with the file and what is wrong."""
    try:
        with open(path, encoding="utf-8") as file:
            raw = yaml.safe_load(file)
    except OSError as error:
        raise SettingsError(f"{path}: the policy cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise SettingsError(f"{path}{place}: the policy is no YAML: {getattr(error, 'problem', None) or error}") from None
    raw = _mapping(path, "the policy", {} if raw is None else raw, _KEYS)
    terms = _read_terms(path, raw, known, base.terms)
    vendors = _mapping(path, "vendors", raw.get("vendors", {}), None)
    field = raw.get("vendor-field", base.vendor_field)
    if not isinstance(field, str):
        raise SettingsError(f"{path}: vendor-field has to be the name of a field")
    return Policy(
        terms,
        tuple(
            (str(name), _read_terms(path, _mapping(path, f"vendors: {name}", one, _VENDOR_KEYS), known, terms))
            for name, one in vendors.items()
        ),
        field,
        _share(path, "max-shrink", raw.get("max-shrink", base.max_shrink)),
    )


def _read_terms(path: str, raw: Mapping[str, Any], known: Collection[str], base: Terms) -> Terms:
    rules = dict(base.rules)
    for rule, action in _mapping(path, "rules", raw.get("rules", {}), None).items():
        if rule not in known:
            raise SettingsError(f'{path}: there is no rule "{rule}"{suggest(str(rule), known)}')
        rules[rule] = _choice(path, f"rules: {rule}", action, ACTIONS)
    return Terms(
        _choice(path, "fail-on", raw.get("fail-on", base.fail_on), SEVERITIES),
        _share(path, "max-rejected", raw.get("max-rejected", base.max_rejected)),
        _choice(path, "action", raw.get("action", base.action), ACTIONS),
        rules,
    )


def _mapping(path: str, what: str, value: object, keys: Collection[str] | None) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: {what} has to hold names and values")
    for name in value:
        if keys is not None and name not in keys:
            raise SettingsError(f'{path}: {what} has no key "{name}"{suggest(str(name), keys)}; there are {", ".join(keys)}')
    return value


def _choice(path: str, name: str, value: object, choices: Collection[str]) -> Any:
    if value not in choices:
        raise SettingsError(f'{path}: {name} is one of {", ".join(choices)}, not "{value}"')
    return value


def _share(path: str, name: str, value: object) -> float:
    try:
        return read_share(value)
    except ValueError as error:
        raise SettingsError(f"{path}: {name}: {error}") from None
