"""Files of counsel whose shape is right, and that cannot be meant: told with the line before anything is judged."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from jdlint.checking.law.vetting import find_faults, list_checks
from jdlint.checking.pack import load_rule
from jdlint.engine import Linter
from jdlint.settings import Config, SettingsError
from tests.law.test_files import FILES

PROVISION: dict[str, Any] = {
    "id": "ch-pay", "topic": "pay", "title": "Pay in postings", "cite": "Code 1", "url": "https://example.org/law",
    "from": "2024-01-01", "duty": "required", "evidence": "primary", "checked": "2026-11-22", "requires": ["pay-range-open-ended"],
}  # fmt: skip
WAGE = {"rule": "pay-below-minimum-wage", "min": 20, "currency": "CHF"}
OWN_RULE = """\
id: own-perk
title: Coffee sold as a benefit
category: clarity
severity: info
since: "0.1"
check: {terms: [free coffee]}
message: "'{text}' is no benefit."
help: {why: Everybody has it., do: Name a real benefit., not when: You sell coffee.}
examples:
  - bad: We offer [[free coffee]].
  - good: We offer a pension.
"""


def load(*files: Path, rules: tuple[str, ...] = ()) -> None:
    config = Config(law_paths=tuple(map(str, files)), rule_paths=rules)
    Linter(config, as_of=datetime.date(2026, 11, 22), many=False)


def write(folder: Path, *provisions: dict[str, Any], code: str = "CH") -> Path:
    file = folder / "own.yaml"
    raw = {"jurisdiction": code, "name": "Switzerland", "provisions": list(provisions)}
    file.write_text(yaml.safe_dump(raw, sort_keys=False), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("change", "at", "told"),
    [
        ({"until": "2027-02-30"}, "until: '2027-02-30'", 'ch-pay.until: there is no day "2027-02-30"'),
        ({"checked": "2026-13-01"}, "checked: '2026-13-01'", 'ch-pay.checked: there is no day "2026-13-01"'),
        ({"from": "2026-99-99"}, "from: '2026-99-99'", 'ch-pay.from: there is no day "2026-99-99"'),
        ({"enforced_from": "2026-00-01"}, "enforced_from: '2026-00-01'", 'ch-pay.enforced_from: there is no day "2026-00-01"'),
        (
            {"examples": [{"pass": "a", "as_of": "2026-02-30"}]},
            "as_of: '2026-02-30'",
            'examples.0.as_of: there is no day "2026-02-30"',
        ),
        (
            {"until": "2023-12-31"},
            "until: '2023-12-31'",
            "ch-pay.until: the last day, 2023-12-31, lies before the first, 2024-01-01",
        ),
        (
            {"requires": ["no-such-rule"]},
            "- no-such-rule",
            'ch-pay.requires.0: there is no rule "no-such-rule"; jdlint rules lists',
        ),
        (
            {"requires": ["pay-range-mising"]},
            "- pay-range-mising",
            'there is no rule "pay-range-mising"; did you mean "pay-range-missing"?',
        ),
        ({"permits": ["pay-range-mising"]}, "- pay-range-mising", 'ch-pay.permits.0: there is no rule "pay-range-mising"'),
        (
            {"requires": [{"rule": "pay-range-missing", "min": 5}]},
            "- rule: pay-range-missing",
            '"pay-range-missing" measures nothing, so there is no min',
        ),
        (
            {"requires": ["cliche", {"rule": "cliche", "min": 3}]},
            "- rule: cliche",
            'requires.1: the rule "cliche" measures nothing',
        ),
        (
            {"requires": ["pay-below-minimum-wage"]},
            "- pay-below-minimum-wage",
            "{rule: pay-below-minimum-wage, min: 7.25, currency: USD} with your own",
        ),
        ({"requires": [{**WAGE, "min": None}]}, "- rule: pay-below-minimum-wage", "is not valid under any of the given schemas"),
        ({"requires": [{"rule": WAGE["rule"], "min": 20}]}, "- rule: pay-below-minimum-wage", "needs the amount of this law"),
        (
            {"requires": [{"rule": WAGE["rule"], "max": 20, "currency": "CHF"}]},
            "- rule: pay-below-minimum-wage",
            "needs the amount of this law",
        ),
        (
            {"requires": [{"rule": "sentence-too-long", "max": 20, "currency": "CHF"}]},
            "- rule: sentence-too-long",
            "measures no money",
        ),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_line(tmp_path: Path, change: dict[str, Any], at: str, told: str) -> None:
    file = write(tmp_path, {**PROVISION, **change})
    with pytest.raises(SettingsError) as raised:
        load(file)
    (said,) = str(raised.value).splitlines()
    number = int(said.removeprefix(f"{file}:").partition(":")[0])
    assert file.read_text(encoding="utf-8").splitlines()[number - 1].strip() == at
    assert told in said


def test_what_can_be_meant_is_taken(tmp_path: Path) -> None:
    load(write(tmp_path, {**PROVISION, "until": "2024-01-01", "requires": [WAGE, {"rule": "sentence-too-long", "max": 20}]}))
    load(write(tmp_path, {**PROVISION, "from": None, "until": None, "permits": ["cliche"]}))


def test_an_id_that_stands_twice_in_a_file_is_told(tmp_path: Path) -> None:
    file = write(tmp_path, PROVISION, {**PROVISION, "title": "Another"})
    with pytest.raises(SettingsError) as raised:
        load(file)
    number = file.read_text(encoding="utf-8").splitlines().index("- id: ch-pay", 4) + 1
    assert str(raised.value).startswith(f"{file}:{number}: ch-pay: the id stands twice in this file")


def test_a_known_provision_may_not_end_before_it_begins(tmp_path: Path) -> None:
    file = write(tmp_path, {"id": "us-co-pay-2024", "until": "2023-06-30"}, code="US-CO")
    with pytest.raises(
        SettingsError, match=r"own\.yaml:5: us-co-pay-2024\.until: the last day, 2023-06-30, lies before the first"
    ):
        load(file)


def test_rules_of_the_house_may_be_required(tmp_path: Path) -> None:
    file = write(tmp_path, {**PROVISION, "requires": ["own-perk"]})
    with pytest.raises(SettingsError, match='there is no rule "own-perk"'):
        load(file)
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "own-perk.yaml").write_text(OWN_RULE, encoding="utf-8")
    load(file, rules=(str(tmp_path / "ours"),))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_of_jdlint_itself_hold(path: Path) -> None:
    raw = load_rule(path)
    assert list(find_faults(raw, raw, list_checks(()))) == []
