"""The samples come out as a careful person would judge them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from jdlint.engine import Linter
from jdlint.model.report import PostingReport

SAMPLES = Path(__file__).parents[1] / "samples"
AS_OF = datetime.date(2026, 11, 22)
LINTER = Linter(as_of=AS_OF, many=False)


def lint(name: str) -> list[PostingReport]:
    return LINTER.lint((SAMPLES / name).read_bytes(), f"samples/{name}")


def failed(report: PostingReport) -> set[str]:
    return {outcome.rule for outcome in report.outcomes if outcome.result == "fail"}


def words(report: PostingReport, rule: str) -> list[str | None]:
    return [finding.text for finding in report.findings if finding.rule == rule]


def test_the_exemplary_posting_passes_every_rule() -> None:
    (report,) = lint("exemplary.md")
    assert failed(report) == set()
    assert len(report.record["pay"]) == 1
    assert report.verdict == "READY"
    assert {outcome.result for outcome in report.outcomes} <= {"pass", "not_applicable"}


def test_the_poor_posting_fails_more_than_ten_rules() -> None:
    (report,) = lint("needs-work.md")
    assert report.verdict == "HOLD"
    assert len(failed(report)) > 10
    assert {"placeholder-unfilled", "eeo-statement-missing", "pay-range-open-ended", "section-empty", "field-invalid"} <= failed(
        report
    )


def test_a_posting_inside_an_article_is_judged_and_the_article_is_not() -> None:
    (report,) = lint("posting-in-article.txt")
    record = report.record
    assert record["title"] == "Greenhouse Technician"
    assert [(pay["min"], pay["max"], pay["period"]) for pay in record["pay"]] == [(44000, 58000, None)]
    assert "Reports to the head grower" in record["reporting_line"]["text"]
    assert "We are an equal opportunity employer" in record["eeo_statement"]["text"]
    assert "send your resume" in record["application"]["text"]
    assert words(report, "placeholder-unfilled") == ["[City, State]", "[email address]"]
    assert words(report, "pay-period-missing") == ["$44,000 minimum to $58,000 maximum"]
    assert len(words(report, "pay-range-vague")) == 1
    assert "pay-range-missing" not in failed(report)
    places = [finding.span for finding in report.findings if finding.span]
    text = report.source.text
    assert all(text.index("Job Summary") <= span.start < text.index("What Makes a Good") for span in places)


def test_an_average_salary_is_not_this_jobs_pay() -> None:
    (report,) = lint("description-without-pay.txt")
    assert report.record["pay"] == []
    absences = {"pay-range-missing", "reporting-line-missing", "eeo-statement-missing", "application-instructions-missing"}
    assert absences <= failed(report)
    assert words(report, "lifting-without-accommodation") == ["lift between 20 and 40 pounds"]


def test_three_levels_are_three_postings() -> None:
    reports = lint("three-levels.md")
    assert [report.key for report in reports] == ["junior", "intermediate", "senior"]
    assert {report.title for report in reports} == {"Network Engineer"}
    assert not {"section-empty", "section-order", "title-missing"} & failed(reports[0])
    for report in reports:
        assert "pay-range-missing" in failed(report)
        assert report.record["summary"] and report.record["responsibilities"] and report.record["requirements"]
    assert "reporting-line-missing" in failed(reports[2])
    assert "reporting-line-missing" not in failed(reports[1])


@pytest.mark.parametrize("name", ["occupation-profile.txt", "career-article.html"])
def test_texts_about_an_occupation_are_told_once(name: str) -> None:
    (report,) = lint(name)
    assert [finding.rule for finding in report.findings] == ["not-a-posting"]
    assert report.verdict == "NOT CHECKED"
    assert report.record["pay"] == []
    others = [outcome for outcome in report.outcomes if outcome.rule == "pay-range-missing"]
    assert [(outcome.result, outcome.why) for outcome in others] == [("not_applicable", "this is not a job posting")]


@pytest.mark.parametrize("name", ["warehouse-associate.yaml", "data-analyst.json"])
def test_structured_values_make_a_whole_posting(name: str) -> None:
    (report,) = lint(name)
    assert [finding.rule for finding in report.findings if finding.severity == "error"] == []
    assert report.record["pay"][0]["period"] in ("hour", "year")


def test_a_word_that_markup_splits_is_found_where_it_stands() -> None:
    (report,) = lint("night-nurse.html")
    (finding,) = [finding for finding in report.findings if finding.rule == "ninja-title"]
    assert finding.span is not None
    assert report.source.text[finding.span.start : finding.span.end] == "ro<b>ck</b>star"
    assert finding.text == "rockstar"
    assert finding.fix is None
    assert report.record["pay"][0]["text"] == "$36 – $44 per hour"
    assert [finding.rule for finding in report.findings if finding.severity == "error"] == []


def test_english_rules_stay_silent_on_french_and_say_so() -> None:
    (report,) = lint("boulanger.md")
    assert report.language == "fr"
    assert report.verdict == "NOT CHECKED"
    why = {outcome.rule: outcome.why for outcome in report.outcomes}
    assert why["benefits-missing"] == "the posting is in French; this rule reads English"
    assert why["pay-range-missing"] == "the posting is in French; this rule reads English and German"
    assert [finding for finding in report.findings if finding.category == "bias"] == []
