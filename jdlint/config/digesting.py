"""The hash of what a house decided, so that a report says by which decisions it came about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from jdlint.checking.law.loading import find_data
from jdlint.model.digest import digest
from jdlint.settings import Config, RuleSettings


def seal(config: Config) -> Config:
    """The configuration with its ``digest``: of the decisions and of what own rules and schema say, not of where they lie."""
    decided = _describe(config)
    return config._replace(digest="" if decided == _describe(Config()) else digest(json.dumps(decided, sort_keys=True).encode()))


def _describe(config: Config) -> dict[str, object]:
    return {
        "profile": config.profile,
        "select": sorted(config.select),
        "ignore": sorted(config.ignore),
        "rules": _describe_rules(config.rules),
        "overrides": [
            [
                list(override.paths),
                sorted(override.select),
                sorted(override.ignore),
                _describe_rules(override.rules),
                dict(override.employer),
                list(override.place),
                list(override.hiring_in),
                sorted(override.job_family),
            ]
            for override in config.overrides
        ],
        "allow": sorted(config.allow),
        "exclude": list(config.exclude),
        "employer": dict(config.employer),
        "employers": {name: dict(facts) for name, facts in config.employers.items()},
        "place": list(config.place),
        "hiring_in": list(config.hiring_in),
        "job_family": sorted(config.job_family),
        "fail_on": config.fail_on,
        "rules_as_of": config.rules_as_of,
        "waivers": sorted(list(waiver._replace(entry="", root="")) for waiver in config.waivers),
        "choice": [sorted(config.choice.select), sorted(config.choice.ignore)],
        "own_rules": sorted(digest(data) for path in config.rule_paths for data in _read_rules(path)),
        "law": None if config.law_data is None else digest(_read(find_data(config.law_data))),
        "counsel": sorted(digest(data) for path in config.law_paths for data in _read_rules(path)),
        "schema": None if config.schema is None else digest(_read(config.schema)),
    }


def _describe_rules(rules: Mapping[str, RuleSettings]) -> dict[str, object]:
    return {
        name: [settings.on, settings.severity, dict(settings.options), sorted(settings.allow)] for name, settings in rules.items()
    }


def _read_rules(path: str) -> Iterator[bytes]:
    from jdlint.checking.packages import list_rule_files

    for file in list_rule_files(path):
        try:
            yield file.read_bytes()
        except OSError:  # loading the rule tells why
            continue


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:  # loading the law or the schema tells why
        return b""
