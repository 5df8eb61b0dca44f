"""The hash of what a house decided, so that a report says by which decisions it came about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from jdlint.checking.pack import find_rule_files
from jdlint.model.digest import digest
from jdlint.settings import Config, RuleSettings


def seal(config: Config) -> Config:
    """The configuration with its ``digest``: of the decisions and of what own rules and schema say, not of where they lie."""
    decided = _describe(config)
    return replace(config, digest="" if decided == _describe(Config()) else digest(json.dumps(decided, sort_keys=True).encode()))


def _describe(config: Config) -> dict[str, object]:
    return {
        "profile": config.profile,
        "select": sorted(config.select),
        "ignore": sorted(config.ignore),
        "rules": _describe_rules(config.rules),
        "overrides": [
            [list(override.paths), sorted(override.select), sorted(override.ignore), _describe_rules(override.rules)]
            for override in config.overrides
        ],
        "allow": sorted(config.allow),
        "exclude": list(config.exclude),
        "employer": dict(config.employer),
        "fail_on": config.fail_on,
        "own_rules": sorted(digest(path.read_bytes()) for folder in config.rule_paths for path in _list_files(Path(folder))),
        "schema": None if config.schema is None else digest(Path(config.schema).read_bytes()),
    }


def _describe_rules(rules: Mapping[str, RuleSettings]) -> dict[str, object]:
    return {
        name: [settings.on, settings.severity, dict(settings.options), sorted(settings.allow)] for name, settings in rules.items()
    }


def _list_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else list(find_rule_files(path))
