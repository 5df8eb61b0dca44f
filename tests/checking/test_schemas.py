"""The posting schema is the one statement of what a posting must hold; the presence rules are its required properties."""

from __future__ import annotations

import jsonschema
import pytest

from jdlint.checking.pack import load_pack, read_schema
from jdlint.checking.rule import Rule, make_rule

RULES = [make_rule(raw) for raw in load_pack()["rules"]]
POSTING = read_schema("posting")


def presence_rules(*, told: bool = False) -> dict[str, str]:
    """Which rule reports the absence of which property, by policy: as a fault, or, if it is only ``told``, as info."""
    found: dict[str, str] = {}
    for rule in RULES:
        if rule.kind == "present" and rule.basis == "policy" and (rule.severity == "info") == told:
            for key in [rule.check] if isinstance(rule.check, str) else rule.check:
                assert key not in found
                found[key] = rule.id
    return found


@pytest.mark.parametrize("name", ["posting", "record", "report", "rule", "config", "evidence"])
def test_our_schemas_are_valid(name: str) -> None:
    schema = read_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f"{name}.schema.json")


def test_required_properties_are_the_presence_rules() -> None:
    assert {name: POSTING["properties"][name]["x-rule"] for name in POSTING["required"]} == presence_rules()


def test_what_is_only_told_is_not_required() -> None:
    assert presence_rules(told=True) == {"deadline": "application-deadline-missing"}
    assert not presence_rules(told=True).keys() & set(POSTING["required"])


def test_what_is_required_may_not_be_null_or_empty() -> None:
    validator = jsonschema.Draft202012Validator(POSTING)
    for name in POSTING["required"]:
        schema = validator.evolve(schema=POSTING["properties"][name])
        assert not schema.is_valid(None)
        assert not schema.is_valid([])
        assert not schema.is_valid("")


def test_every_property_is_in_the_record_and_tells_its_template() -> None:
    record = read_schema("record")["properties"]
    for name, schema in POSTING["properties"].items():
        assert name in record
        if name in POSTING["required"]:
            assert "template" in schema["x-template"]


def test_presence_rules_are_errors_by_default() -> None:
    by_id: dict[str, Rule] = {rule.id: rule for rule in RULES}
    assert {by_id[name].severity for name in presence_rules().values()} == {"error"}


def test_rules_that_others_rely_on_exist() -> None:
    relied_on = (
        "pay-range-missing pay-range-vague pay-period-missing pay-range-open-ended pay-range-inverted eeo-statement-missing "
        "reporting-line-missing application-instructions-missing application-deadline-missing benefits-missing "
        "placeholder-unfilled not-a-posting section-missing"
    )
    assert set(relied_on.split()) <= {rule.id for rule in RULES}
