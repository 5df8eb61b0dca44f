"""The law in every report: citations beside findings, how requirements came out, and how old the data is."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from jdlint.checking.pack import read_schema
from jdlint.model.law import Citation, Ruling, Status
from jdlint.model.report import Report
from jdlint.reporting import FORMATS, render
from jdlint.reporting.citations import tell_citations

from .building import find, judge, make_posting, make_report, make_source

HERE = Citation("xx-pay", "XX", "Utopia", "Act 1, s. 2", "https://example.org/1")
THERE = Citation("yy-pay", "YY", "Arcadia", "Code 3", "", ("how many people you employ (staff)",))
MERELY = Citation("zz-pay", "ZZ", "Cockaigne", "Guide 4", "", (), binding=False)


def rule(status: Status, place: str = "Utopia", name: str = "pay-missing", because: str = "Amaurot", *needs: str) -> Ruling:
    code = {"Utopia": "XX", "Arcadia": "YY"}[place]
    return Ruling(
        "xx-pay", "Pay in postings", code, place, name, "required", status, needs, because, "Act 1, s. 2",
        "https://example.org/1", "counsel", "2026-11-01",
    )  # fmt: skip


RULINGS = (
    rule("met", "Utopia", "wizard-title"),
    rule("not_applicable", "Utopia", "long-sentence", "it does not reach remote work"),
    rule("not_met"),
    rule("depends", "Arcadia", "pay-missing", "Tempe", "how many people you employ (staff)"),
)


@pytest.fixture
def report() -> Report:
    source = make_source("# Roofer\n\nClimb.\n")
    finding = find(source, "pay-missing", None, "No pay is stated.", "error")._replace(law=(THERE, HERE, MERELY))
    posting = make_posting(source, "HOLD", (finding,), (judge("pay-missing", "fail", 1),))
    return make_report(posting._replace(law=RULINGS, recheck_on="2027-01-01"))


def tell(report: Report, form: str, **options: bool) -> str:
    return "".join(render(report, form, **options))


def test_a_finding_is_told_with_its_law_what_is_certain_first(report: Report) -> None:
    told = " ".join(tell(report, "human").split())
    assert (
        "Law: Utopia, Act 1, s. 2; Cockaigne, Guide 4 (advice, or no source seen); "
        "Arcadia, Code 3 (depends on how many people you employ (staff))"
    ) in told


def test_of_very_many_laws_a_few_are_told() -> None:
    many = [HERE._replace(citation=f"Act {number}") for number in range(6)]
    assert tell_citations([*many, HERE._replace(citation="Act 1")]) == "Utopia, Act 0; Utopia, Act 1; Utopia, Act 2; and 3 more"


def test_a_posting_is_told_how_many_requirements_came_out_how_and_when_that_changes(report: Report) -> None:
    told = " ".join(tell(report, "human").split())
    assert "1 not met, 1 dependent on facts, 1 met, 1 not applicable." in told
    assert "Requirements of Utopia, Arcadia" in told
    assert "This can change on 2027-01-01." in told
    assert "law, met" not in told


def test_every_requirement_is_listed_when_all_is_wanted(report: Report) -> None:
    told = " ".join(tell(report, "human", verbose=True).split())
    for row in (
        "law, not met: Utopia: pay-missing",
        "law, depends: Arcadia: pay-missing; depends on how many people you employ (staff)",
        "law, met: Utopia: wizard-title",
        "law, does not apply: Utopia: long-sentence; it does not reach remote work",
    ):
        assert row in told


def test_without_law_nothing_is_said_of_it(report: Report) -> None:
    bare = report.postings[0]._replace(law=(), findings=(report.postings[0].findings[0]._replace(law=()),))
    told = tell(report._replace(postings=(bare,)), "human", verbose=True)
    assert "Law:" not in told
    assert "law, met" not in told


def test_json_holds_to_the_schema_with_every_row_and_citation(report: Report) -> None:
    data: dict[str, Any] = json.loads(tell(report, "json"))
    schemas = [read_schema("report"), read_schema("record")]
    registry: Registry[Any] = Registry().with_resources([(one["$id"], Resource.from_contents(one)) for one in schemas])
    jsonschema.Draft202012Validator(schemas[0], registry=registry).validate(data)
    posting = data["postings"][0]
    assert posting["recheck_on"] == "2027-01-01"
    assert [row["status"] for row in posting["law"]] == ["met", "not_applicable", "not_met", "depends"]
    assert posting["law"][3]["needs"] == ["how many people you employ (staff)"]
    assert posting["findings"][0]["law"][1] == {
        "jurisdiction": "XX", "citation": "Act 1, s. 2", "url": "https://example.org/1", "provision": "xx-pay",
        "needs": [], "binding": True,
    }  # fmt: skip
    assert json.loads(tell(report, "jsonl").splitlines()[1]) == posting


def test_a_law_that_is_too_old_is_told_where_nothing_else_is_left_to_decide(report: Report) -> None:
    posting = make_posting(make_source("All is said."), "DECIDE", (), (judge("pay-missing", "pass"),))
    told = " ".join(tell(make_report(posting._replace(law_old=True)), "human").split())
    assert "Get a newer jdlint or table of the law: what came into force since this one is not known." in told
    assert "newer" not in tell(make_report(posting), "human")


def test_which_formats_tell_the_day_up_to_which_the_law_was_read(report: Report) -> None:
    telling = {form for form in FORMATS if report.tool.law_date in tell(report, form)}
    assert telling == {"human", "json", "jsonl", "sarif", "html"}  # as README says


@pytest.mark.parametrize("form", ["concise", "github"])
def test_one_line_formats_name_the_law(report: Report, form: str) -> None:
    assert "Utopia, Act 1, s. 2" in tell(report, form)


def test_sarif_carries_the_citations(report: Report) -> None:
    (result,) = json.loads(tell(report, "sarif"))["runs"][0]["results"]
    assert [law["citation"] for law in result["properties"]["law"]] == [
        "Arcadia: Code 3", "Utopia: Act 1, s. 2", "Cockaigne: Guide 4",
    ]  # fmt: skip


def test_no_escape_code_comes_through_from_a_law_of_the_house(report: Report) -> None:
    posting = report.postings[0]
    hostile = posting.findings[0]._replace(law=(HERE._replace(citation="Act\x1b[31m 1\nnext"),))
    changed = report._replace(postings=(posting._replace(findings=(hostile,)),))
    for form in ("human", "concise", "github"):
        assert "\x1b" not in tell(changed, form)
        assert "Act\\x1b[31m 1 next" in tell(changed, form)


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2026-11-02", "with the law up to 2026-11-01 (1 day old)."),
        ("2026-11-22", "with the law up to 2026-11-01 (21 days old)."),
        ("2026-11-01", "with the law up to 2026-11-01."),
    ],
)
def test_a_report_tells_how_old_the_law_is(report: Report, as_of: str, told: str) -> None:
    assert told in " ".join(tell(report._replace(run=report.run._replace(as_of=as_of)), "human").split())
