"""What does not count is told by every format, with who said so."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema.validators import validator_for

from jdlint.model.finding import SILENCERS, Outcome, Suppressed
from jdlint.model.law import Citation
from jdlint.model.report import Known, Report
from jdlint.reporting import render
from jdlint.reporting.silenced import tell_known, tell_suppressed
from jdlint.reporting.worklist import list_findings, list_postings
from tests.invariants import REPORT
from tests.reporting.building import find, judge, make_posting, make_report, make_source
from tests.reporting.test_sarif import official

__all__ = ["official"]
TOLD = {
    "comment": Suppressed("comment", "our brand"),
    "waiver": Suppressed("waiver", "a tariff", approver="A. Keller", until="2027-03-31", entry="w.yaml:2"),
    "baseline": Suppressed("baseline", since="2026-11-01"),
    "unchanged": Suppressed("unchanged", since="origin/main"),
}
LAW = (Citation("p", "US-CO", "Colorado", "C.R.S. 1-2-3", "https://example.org/law"),)


def make() -> Report:
    """A posting in which each silencer silenced a finding, and a waiver a rule that could not be decided as well."""
    source = make_source("A dull wizard of a roof on a hill")
    words = ("dull", "wizard", "roof", "hill")
    quiet = tuple(
        find(source, "wizard-title", word, f"'{word}' is no craft.", suppressed=TOLD[by])._replace(law=LAW)
        for word, by in zip(words, SILENCERS, strict=True)
    )
    open_ = Outcome("pay-missing", "pay", "law", "suppressed", 0, "it depends", ("staff",), suppressed=TOLD["waiver"])
    posting = make_posting(source, "READY", (), (judge("wizard-title", "suppressed", 4), open_), suppressed=quiet)
    return make_report(posting)._replace(known=Known(1, 2), changed="origin/main")


def tell(format: str, **options: Any) -> str:
    return "".join(render(make(), format, **options))


def test_the_words() -> None:
    assert [tell_suppressed(TOLD[by]) for by in SILENCERS] == [
        'silenced by a comment because "our brand"',
        'waived by A. Keller until 31 March 2027 because "a tariff"',
        "known since the baseline of 1 November 2026",
        "in no line changed since origin/main",
    ]
    assert tell_known(make()) == "1 known finding is left out; 2 were mended: run jdlint baseline --prune."
    assert tell_known(make()._replace(known=Known(2, 1))).endswith("; 1 was mended: run jdlint baseline --prune.")
    assert tell_known(make()._replace(known=Known(0, 0))) == "0 known findings are left out."
    assert tell_known(make()._replace(known=None)) == ""


def test_human_tells_waivers_in_full_and_counts_the_rest() -> None:
    text = tell("human")
    assert '  waived:\n    wizard-title, line 1: "wizard"; law: Colorado, C.R.S. 1-2-3\n' in text
    assert "    pay-missing, which could not be decided\n      waived by A. Keller" in text
    assert "  known since the baseline: 1 finding (wizard-title)\n" in text
    assert "1 known finding is left out; 2 were mended: run jdlint baseline --prune.\n" in text
    assert "1 posting changed since origin/main: 1 READY." in text
    loud = tell("human", verbose=True)
    assert all(f"{tell_suppressed(TOLD[by])} [wizard-title:" in loud for by in SILENCERS)


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_pages_tell_all(format: str) -> None:
    text = tell(format).replace("&quot;", '"').lower()
    assert all(tell_suppressed(TOLD[by]).lower() in text for by in SILENCERS)
    assert "1 known finding is left out" in text
    assert "https://example.org/law" in text or "c.r.s. 1-2-3" in text


def test_actions_get_a_notice_for_each_waiver_and_one_for_what_is_known() -> None:
    lines = tell("github").splitlines()
    assert [line.partition("title=")[2].partition("::")[0] for line in lines] == [
        "wizard-title is waived", "pay-missing is waived", "Known findings",
    ]  # fmt: skip
    assert all(line.startswith("::notice ") for line in lines)
    assert "Law: Colorado, C.R.S. 1-2-3" in lines[0]


def test_tables_tell_all() -> None:
    (row,) = list_postings(make()).rows
    assert row[-1] == (
        "1 silenced by a comment, 2 waived, 1 known since the baseline, 1 in no changed line; "
        'wizard-title waived by A. Keller until 31 March 2027 because "a tariff"; '
        'pay-missing waived by A. Keller until 31 March 2027 because "a tariff"'
    )
    rows = list(list_findings(make()).rows)
    assert {row[-2] for row in rows} == {tell_suppressed(TOLD[by]) for by in SILENCERS}
    assert {row[0] for row in rows} == {"Does not count"}
    text = tell("rules")
    assert "wizard-title: waived by A. Keller" in text
    assert "1 known finding is left out" in text


def test_json_by_the_contract() -> None:
    report = json.loads(tell("json"))
    REPORT.validate(report)
    assert report["summary"]["suppressed"] == {"comment": 1, "waiver": 2, "baseline": 1, "unchanged": 1}
    assert (report["summary"]["known"], report["summary"]["mended"]) == (1, 2)
    assert report["run"]["changed_since"] == "origin/main"
    (posting,) = report["postings"]
    assert {one["suppressed"]["by"] for one in posting["suppressed"]} == set(SILENCERS)
    assert posting["rules"][1]["suppressed"]["approver"] == "A. Keller"
    del posting["suppressed"][0]["suppressed"]
    assert not REPORT.is_valid(report)


def test_sarif_is_valid_and_tells_what_is_new(official: dict[str, Any]) -> None:
    log = json.loads(tell("sarif"))
    assert [error.message for error in validator_for(official)(official).iter_errors(log)] == []
    results = log["runs"][0]["results"]
    kinds = {one["message"]["text"]: (one["suppressions"][0]["kind"], one["baselineState"]) for one in results}
    assert kinds == {
        "'dull' is no craft.": ("inSource", "new"),
        "'wizard' is no craft.": ("external", "new"),
        "'roof' is no craft.": ("external", "unchanged"),
        "'hill' is no craft.": ("external", "new"),
    }
    waived = next(one["suppressions"][0] for one in results if "wizard" in one["message"]["text"])
    assert waived["properties"] == {
        "by": "waiver", "reason": "a tariff", "approver": "A. Keller", "until": "2027-03-31", "entry": "w.yaml:2",
    }  # fmt: skip
