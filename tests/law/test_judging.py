"""What the law makes of a posting: one finding with every citation, as severe as the law and its evidence, and every requirement told."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from jdlint.config.loading import load_config
from jdlint.engine import Linter
from jdlint.model.report import PostingReport
from jdlint.settings import Config, SettingsError

POSTING = """\
# Baker

Location: {place}

Full-time. You report to the shop manager. We are looking for a baker for our shop.

## Responsibilities

- Bake bread and rolls every morning.

## Requirements

- You know rye and wheat.

## Compensation

{pay}

## Benefits

- Health insurance and four weeks of paid leave

## How to apply

Send your resume to jobs@example.com by 15 December 2028.

We are an equal opportunity employer and decide without regard to race, sex, religion, age, disability or veteran status.
"""
PROVISION: dict[str, Any] = {
    "topic": "pay", "title": "Pay in postings", "cite": "Code 1", "url": "https://example.org/law", "from": "2024-01-01",
    "duty": "required", "evidence": "primary", "checked": "2026-11-22", "requires": ["pay-range-open-ended"],
}  # fmt: skip
OPEN = "From $24 per hour"


def write_law(folder: Path, code: str, *provisions: dict[str, Any], **more: Any) -> Path:
    file = folder / f"{code.lower()}.yaml"
    raw = {"jurisdiction": code, "name": f"Land of {code}", "provisions": list(provisions), **more}
    file.write_text(yaml.safe_dump(raw), encoding="utf-8")
    return file


def lint(text: str, *, as_of: str = "2026-11-22", uri: str = "baker.md", **settings: Any) -> PostingReport:
    (report,) = Linter(Config(**settings), as_of=datetime.date.fromisoformat(as_of), many=False).lint(text.encode(), uri)
    return report


def pay_at(place: str, pay: str = OPEN) -> str:
    return POSTING.format(place=place, pay=pay)


def find(report: PostingReport, rule: str) -> list[tuple[str, list[str]]]:
    """Severity and provisions of a rule's findings."""
    return [(finding.severity, [one.provision for one in finding.law]) for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        ({}, "error"),
        ({"evidence": "secondary"}, "error"),
        ({"evidence": "counsel"}, "error"),
        ({"evidence": "memory"}, "warning"),  # as the rule of policy says
        ({"duty": "advised"}, "warning"),
        ({"enforced_from": "2027-01-01"}, "warning"),
        ({"enforced_from": "2026-11-22"}, "error"),
        ({"applies": {"staff": 10}}, "warning"),
        ({"until": "2026-11-21"}, "warning"),
        ({"from": "2026-11-23"}, "warning"),
        ({"from": None}, "warning"),
    ],
)
def test_severity(tmp_path: Path, change: dict[str, Any], severity: str) -> None:
    file = write_law(tmp_path, "CH", {"id": "ch-pay", **PROVISION, **change})
    ((found, _),) = find(lint(pay_at("Zürich, Switzerland"), law_paths=(str(file),)), "pay-range-open-ended")
    assert found == severity


def test_rule_of_law_is_silent_elsewhere_and_info_from_memory(tmp_path: Path) -> None:
    text = pay_at("Zürich, Switzerland", "$24 per hour").replace("You know rye", "You must pass a credit check. You know rye")
    (outcome,) = [one for one in lint(text).outcomes if one.rule == "credit-check-demanded"]
    assert (outcome.result, "no law that jdlint knows" in outcome.why) == ("not_applicable", True)
    provision = {"id": "ch-credit", **PROVISION, "requires": ["credit-check-demanded"]}
    for evidence, severity in (("memory", "info"), ("secondary", "error")):
        file = write_law(tmp_path, "CH", {**provision, "evidence": evidence})
        report = lint(text, law_paths=(str(file),))
        assert find(report, "credit-check-demanded") == [(severity, ["ch-credit"])]
        assert next(one for one in report.outcomes if one.rule == "credit-check-demanded").basis == "law"


def test_one_finding_has_all_citations_and_the_most_demanding_words(tmp_path: Path) -> None:
    wage = {"rule": "pay-below-minimum-wage", "currency": "USD"}
    file = write_law(
        tmp_path, "CH", {"id": "ch-wage-a", **PROVISION, "requires": [{**wage, "min": 20}]},
        {"id": "ch-wage-b", **PROVISION, "requires": [{**wage, "min": 30}]},
        {"id": "ch-wage-c", **PROVISION, "requires": [{**wage, "min": 10}]},
    )  # fmt: skip
    report = lint(pay_at("Zürich, Switzerland", "$15 per hour"), law_paths=(str(file),))
    assert find(report, "pay-below-minimum-wage") == [("error", ["ch-wage-b", "ch-wage-a"])]
    assert "30" in next(one.message for one in report.findings if one.rule == "pay-below-minimum-wage")
    assert {one.provision: one.status for one in report.law} == {
        "ch-wage-a": "not_met",
        "ch-wage-b": "not_met",
        "ch-wage-c": "met",
    }


def test_unknown_fact_is_asked_once_and_known_ones_decide(tmp_path: Path) -> None:
    file = write_law(
        tmp_path, "CH", {"id": "ch-pay", **PROVISION, "applies": {"staff": 30}},
        {"id": "ch-credit", **PROVISION, "requires": ["credit-check-demanded"], "applies": {"staff": 30}},
    )  # fmt: skip
    text = pay_at("Zürich, Switzerland").replace("You know rye", "You must pass a credit check. You know rye")
    report = lint(text, law_paths=(str(file),))
    (asked,) = [one for one in report.findings if one.rule == "law-facts-needed"]
    assert asked.message.count("how many people you employ") == 1
    assert asked.severity == "warning"
    (outcome,) = [one for one in report.outcomes if one.rule == "credit-check-demanded"]
    assert (outcome.result, len(outcome.needs)) == ("undetermined", 1)
    assert {one.status for one in report.law} == {"depends"}
    report = lint(text, law_paths=(str(file),), employer={"staff": 29})
    assert {one.status for one in report.law} == {"not_applicable"}
    assert not find(report, "law-facts-needed")
    assert report.law[0].because == "it begins at 30 people employed"
    report = lint(text, law_paths=(str(file),), employer={"staff": 30})
    assert {one.status for one in report.law} == {"not_met"}


def test_law_may_permit_what_policy_forbids(tmp_path: Path) -> None:
    file = write_law(
        tmp_path, "CH", {"id": "ch-floor", **PROVISION, "requires": ["pay-range-missing"], "permits": ["pay-range-open-ended"]}
    )
    report = lint(pay_at("Zürich, Switzerland"), law_paths=(str(file),))
    assert not find(report, "pay-range-open-ended")
    (outcome,) = [one for one in report.outcomes if one.rule == "pay-range-open-ended"]
    assert (outcome.result, "its own rule" in outcome.why) == ("not_applicable", True)
    assert find(lint(pay_at("Zürich, Switzerland; Berlin, Germany"), law_paths=(str(file),)), "pay-range-open-ended")


def test_what_stands_for_an_amount_is_accepted_where_the_law_says_so(tmp_path: Path) -> None:
    requirement = {"rule": "pay-range-missing", "accepts": ["commission"]}
    file = write_law(
        tmp_path,
        "CH",
        {"id": "ch-pay", **PROVISION, "requires": [requirement]},
        {"id": "ch-all", **PROVISION, "requires": ["pay-range-missing"]},
    )
    report = lint(pay_at("Zürich, Switzerland", "Compensation is commission only."), law_paths=(str(file),))
    assert {one.provision: one.status for one in report.law} == {"ch-pay": "met", "ch-all": "not_met"}
    assert find(report, "pay-range-missing") == [("error", ["ch-all"])]


def test_house_decides_how_severe_a_rule_is(tmp_path: Path) -> None:
    (tmp_path / ".jdlint.yaml").write_text("rules: {pay-range-open-ended: info}\nlaw-paths: [counsel]\n", encoding="utf-8")
    (tmp_path / "counsel").mkdir()
    write_law(tmp_path / "counsel", "CH", {"id": "ch-pay", **PROVISION})
    linter = Linter(load_config(str(tmp_path / ".jdlint.yaml")).config, as_of=datetime.date(2026, 11, 22), many=False)
    (report,) = linter.lint(pay_at("Zürich, Switzerland").encode(), "a.md")
    assert find(report, "pay-range-open-ended") == [("info", ["ch-pay"])]
    (report,) = Linter(linter.config._replace(ignore=("pay",), rules={}), as_of=datetime.date(2026, 11, 22), many=False).lint(
        pay_at("Zürich, Switzerland").encode(), "a.md"
    )
    assert [(one.status, one.needs) for one in report.law] == [
        ("depends", ("the rule pay-range-open-ended, which is turned off",))
    ]


def test_silenced_findings_are_not_met_all_the_same(tmp_path: Path) -> None:
    file = write_law(tmp_path, "CH", {"id": "ch-pay", **PROVISION})
    text = pay_at("Zürich, Switzerland").replace(OPEN, f"{OPEN} <!-- jdlint-ignore pay-range-open-ended -- it is a floor -->")
    report = lint(text, law_paths=(str(file),))
    assert not find(report, "pay-range-open-ended")
    assert [one.status for one in report.law] == ["not_met"]


def test_place_and_hiring_in_outrank_the_posting(tmp_path: Path) -> None:
    file = write_law(tmp_path, "CH", {"id": "ch-pay", **PROVISION})
    assert not lint(pay_at("Oslo, Norway"), law_paths=(str(file),)).law
    (ruling,) = lint(pay_at("Oslo, Norway"), law_paths=(str(file),), place=("CH",)).law
    assert ruling.because == "Land of CH, which you named"
    assert not lint(pay_at("Zürich, Switzerland"), law_paths=(str(file),), place=("NO",)).law
    assert [one.because for one in lint(pay_at("Oslo, Norway"), law_paths=(str(file),), hiring_in=("CH",)).law] == [
        "Land of CH, where you hire"
    ]


def test_words_that_led_to_the_place_are_told(tmp_path: Path) -> None:
    file = write_law(tmp_path, "CH", {"id": "ch-pay", **PROVISION})
    assert [one.because for one in lint(pay_at("Zürich, Switzerland"), law_paths=(str(file),)).law] == ["Zürich, Switzerland"]


def test_verdict_can_change_on_a_day_that_is_told(tmp_path: Path) -> None:
    file = write_law(
        tmp_path, "CH", {"id": "ch-pay", **PROVISION, "from": "2027-01-01"}, {"id": "ch-old", **PROVISION, "until": "2026-12-05"}
    )
    text = pay_at("Zürich, Switzerland")
    days = [lint(text, as_of=day, law_paths=(str(file),)).recheck_on for day in ("2026-11-22", "2026-12-06", "2027-01-01")]
    assert days[:2] == ["2026-12-06", "2027-01-01"]
    assert days[2] is not None and days[2] > "2027-01-01"
    assert lint(text.replace("2028", "2026"), as_of="2026-12-07", law_paths=(str(file),)).recheck_on == "2026-12-16"


def test_old_table_cannot_be_ready() -> None:
    text = pay_at("Zürich, Switzerland", "$24 per hour")
    assert not find(lint(text), "law-data-old")
    late = lint(text, as_of="2028-01-01")
    assert find(late, "law-data-old") == [("warning", [])]
    assert late.verdict != "READY"
    settings: dict[str, Any]
    for settings in ({"select": ("pay",)}, {"select": ("pay", "law-data-old"), "ignore": ("law-data-old",)}):
        assert lint(text, **settings).verdict == "READY"
        assert lint(text, as_of="2028-01-01", **settings).verdict == "DECIDE"


def test_without_a_place_one_finding_asks_for_it() -> None:
    report = lint(pay_at("to be told", "$24 per hour").replace("Location: to be told\n", ""))
    assert find(report, "law-place-unknown") == [("info", [])]
    assert not report.law
    assert find(lint(pay_at("Boulder, CO", "$24 per hour")), "law-place-unknown") == []


def test_facts_of_a_company_and_of_some_files(tmp_path: Path) -> None:
    file = write_law(tmp_path, "CH", {"id": "ch-pay", **PROVISION, "applies": {"staff": 30}})
    (tmp_path / ".jdlint.yaml").write_text(
        f"law-paths: [{file.name}]\nemployer: {{staff: 5}}\nemployers: {{Northwind Bakery Ltd: {{staff: 90}}}}\n"
        "overrides: [{paths: ['big/*'], employer: {staff: 40}}]\n",
        encoding="utf-8",
    )
    linter = Linter(load_config(str(tmp_path / ".jdlint.yaml")).config, as_of=datetime.date(2026, 11, 22), many=False)
    text = pay_at("Zürich, Switzerland")
    for uri, said, status in (
        ("a.md", text, "not_applicable"),
        ("big/a.md", text, "not_met"),
        ("a.md", f"---\ncompany: northwind  bakery LTD\n---\n{text}", "not_met"),
        ("a.md", f"---\ncompany: Another\n---\n{text}", "not_applicable"),
    ):
        (report,) = linter.lint(said.encode(), str(tmp_path / uri))
        assert [one.status for one in report.law] == [status]


def test_counsel_confirms_and_changes(tmp_path: Path) -> None:
    law = write_law(tmp_path, "CH", {"id": "ch-pay", **PROVISION, "evidence": "memory"})
    own = tmp_path / "own.yaml"
    own.write_text(
        yaml.safe_dump(
            {"jurisdiction": "CH", "provisions": [{"id": "ch-pay", "confirmed_by": "A. Keller", "checked": "2026-12-01"}]}
        ),
        encoding="utf-8",
    )
    report = lint(pay_at("Zürich, Switzerland"), law_paths=(str(law), str(own)))
    assert [(one.evidence, one.checked, one.status) for one in report.law] == [("counsel", "2026-12-01", "not_met")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "jurisdiction: CH\nname: x y\nprovisions:\n  - id: ch-new\n    topic: pay\n",
            ":4: ch-new: 'title' is a required property",
        ),
        ("provisions: []\n", 'names no "jurisdiction"'),
        ("a: [", "not valid YAML"),
        ("jurisdiction: CH\nname: xx\nprovisions:\n  - id: US_PAY\n", ":4: US_PAY"),
        ("- 1\n", 'names no "jurisdiction"'),
        ("jurisdiction: US-CO\nprovisions: 3\n", ":2: provisions: 3 is not of type"),
        ("jurisdiction: US-CO\nprovisions: [1]\n", "is not of type 'object'"),
    ],
)
def test_wrong_file_of_counsel_is_told_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        Linter(Config(law_paths=(str(file),)), as_of=datetime.date(2026, 11, 22), many=False)
    assert says in str(told.value)


def test_table_of_its_own_is_read_and_a_broken_one_refused(tmp_path: Path) -> None:
    from jdlint.checking.law.table import compile_table

    folder = tmp_path / "law"
    folder.mkdir()
    (folder / "about.yaml").write_text('read_up_to: "2027-06-01"\nshelf_life_days: 10\n', encoding="utf-8")
    write_law(folder, "CH", {"id": "ch-pay", **PROVISION})
    data = tmp_path / "law.jsonl"
    data.write_bytes(compile_table(folder))
    report = lint(pay_at("Zürich, Switzerland"), as_of="2027-06-11", law_data=str(data))
    assert [one.provision for one in report.law] == ["ch-pay"]
    assert not find(report, "law-data-old")
    assert find(lint(pay_at("Zürich, Switzerland"), as_of="2027-06-12", law_data=str(data)), "law-data-old")
    data.write_text("nothing", encoding="utf-8")
    with pytest.raises(SettingsError, match="no table of the law"):
        lint("x", law_data=str(data))
    with pytest.raises(SettingsError, match="cannot be read"):
        lint("x", law_data=str(tmp_path / "none"))


def test_table_in_a_package_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jdlint.checking.law.table import compile_table

    folder, package = tmp_path / "law", tmp_path / "house_law"
    folder.mkdir()
    package.mkdir()
    (package / "__init__.py").touch()
    (folder / "about.yaml").write_text('read_up_to: "2027-06-01"\nshelf_life_days: 10\n', encoding="utf-8")
    write_law(folder, "CH", {"id": "ch-pay", **PROVISION})
    (package / "law.jsonl").write_bytes(compile_table(folder))
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / ".jdlint.yaml").write_text("law-data: package:house_law\n", encoding="utf-8")
    config = load_config(str(tmp_path / ".jdlint.yaml")).config
    linter = Linter(config, as_of=datetime.date(2027, 6, 2), many=False)
    (report,) = linter.lint(pay_at("Zürich, Switzerland").encode(), "a.md")
    assert [one.provision for one in report.law] == ["ch-pay"]
    with pytest.raises(SettingsError, match='no package "no_such_law"'):
        lint("x", law_data="package:no_such_law")


def test_state_does_not_bind_the_government_of_the_united_states() -> None:
    text = pay_at("Boulder, CO", "Competitive.").replace(
        "We are looking for", "Grade GS-12 of the General Schedule. We are looking for"
    )
    assert {one.status for one in lint(text).law if one.jurisdiction == "US-CO"} == {"not_applicable"}
    told = lint(text, employer={"federal_employer": False})
    assert "not_met" in {one.status for one in told.law if one.jurisdiction == "US-CO"}
    alike = lint(text.replace("Grade GS-12 of the General Schedule", "A contractor's job, GS-12 equivalent"))
    assert "not_met" in {one.status for one in alike.law if one.jurisdiction == "US-CO"}


@pytest.mark.parametrize("listing", ["complete job listing", "complete job description", "entire job announcement"])
def test_summary_that_sends_the_reader_on_is_not_called_incomplete(listing: str) -> None:
    text = pay_at("Boulder, CO", "Competitive.") + f"\nFor the {listing} and to apply, click here.\n"
    report = lint(text)
    assert not find(report, "pay-range-missing")
    assert {one.status for one in report.law if one.rule == "pay-range-missing"} == {"depends"}


def test_fragment_without_duties_and_demands_breaks_no_law_for_certain() -> None:
    text = "# Who we are\n\nLocation: Boulder, CO\n\nNorthwind bakes bread for forty towns, and our bakers are known for their rye.\n"
    (report,) = Linter(Config(), as_of=datetime.date(2026, 11, 22), many=False).lint(text.encode(), "a.md", kind="posting")
    assert {one.status for one in report.law if one.rule == "pay-range-missing"} == {"depends"}
    assert not [one for finding in report.findings for one in finding.law if finding.span is None]
