"""Each fact that departs is told, as what it is, with both wordings and both places, and nothing else is."""

from __future__ import annotations

import pytest

from .comparing import APPROVED, change, grave, hold

CASES = {
    "pay lowered": ([("$55,000", "$50,000")], "pay", "changed", "error", "lower at the bottom"),
    "pay raised": ([("$65,000", "$70,000")], "pay", "changed", "error", "higher at the top"),
    "pay in another currency": ([("$55,000 to $65,000", "€55,000 to €65,000")], "pay", "changed", "error", "another currency"),
    "pay for another period": ([("per year", "per month")], "pay", "changed", "error", "per month"),
    "pay open above": ([("$55,000 to $65,000", "from $55,000")], "pay", "changed", "error", ""),
    "pay without an amount": ([("The pay range is $55,000 to $65,000 per year, with a bonus of $3,000.", "We offer a competitive salary.")], "pay", "missing", "error", "words in place"),
    "bonus changed": ([("$3,000", "$2,000")], "pay", "changed", "error", "bonus"),
    "place changed": ([("Denver, CO", "Boulder, CO")], "place", "changed", "error", "not the approved one"),
    "place in another state": ([("Denver, CO", "Austin, TX")], "place", "changed", "error", "another law"),
    "workplace changed": ([("hybrid with three days in the office", "fully remote")], "workplace", "changed", "error", "remote"),
    "employment changed": ([("full-time (40 hours", "part-time (40 hours")], "employment_type", "changed", "error", "part time"),
    "deadline earlier": ([("March 31, 2027", "March 15, 2027")], "deadline", "changed", "error", "16 days earlier"),
    "deadline later": ([("March 31, 2027", "April 2, 2027")], "deadline", "changed", "error", "2 days later"),
    "deadline gone": ([("Apply by March 31, 2027 at", "Apply at")], "deadline", "missing", "error", ""),
    "other title": ([("# Data Analyst", "# Sales Clerk")], "title", "changed", "warning", "another job"),
    "other level": ([("# Data Analyst", "# Senior Data Analyst")], "title", "changed", "warning", "level"),
    "years changed": ([("3 years", "5 years")], "requirements", "changed", "warning", "3 became 5"),
    "years in words": ([("3 years", "five years")], "requirements", "changed", "warning", "3 became 5"),
    "degree raised": ([("Bachelor's", "Master's")], "requirements", "changed", "warning", "bachelor"),
    "equivalent gone": ([(" or equivalent experience", "")], "requirements", "changed", "warning", "equivalent"),
    "requirement dropped": ([("- You can lift 20 pounds.\n", "")], "requirements", "missing", "warning", ""),
    "requirement added": ([("20 pounds.", "20 pounds.\n- A driver's license.")], "requirements", "added", "warning", "shut out"),
    "requirement turned": ([("You can lift", "You must not lift")], "requirements", "changed", "warning", "not"),
    "wish demanded": (
        [("\n## Nice to have\n\n- Experience with Python.\n", ""), ("20 pounds.", "20 pounds.\n- Experience with Python.")],
        "preferred", "changed", "warning", "published as required",
    ),
    "duty changed": ([("each month", "each week")], "responsibilities", "changed", "warning", "month"),
    "benefit lowered": ([("Four weeks", "Two weeks")], "benefits", "changed", "warning", "4 became 2"),
    "benefit dropped": ([("- Four weeks of paid leave\n", "")], "benefits", "missing", "warning", ""),
    "benefit added": ([("paid leave", "paid leave\n- A company car")], "benefits", "added", "warning", "nobody approved"),
    "other manager": ([("Head of Data", "Chief Financial Officer")], "reporting_line", "changed", "warning", "reports"),
    "address changed": ([("jobs@harrowcreek.example", "jobs@hiring.example")], "application", "changed", "error", "jobs@hiring.example"),
    "ground dropped": ([(", disability or veteran status", " or disability")], "eeo_statement", "changed", "error", "veterans"),
    "accommodation gone": (
        [("If you need a reasonable accommodation to apply, write to help@harrowcreek.example.\n\n", "")],
        "accommodation_statement", "missing", "error", "",
    ),
    "legal statement gone": (
        [("We use E-Verify to confirm that you may work in the United States.\n", "")], "legal_statement", "missing", "error", "",
    ),
    "requirement that goes on": (
        [("You can lift 20 pounds.", "You can lift 20 pounds and hold a license for trucks.")], "requirements", "added", "warning", "",
    ),
    "number in other text": ([("40,000 homes", "50,000 homes")], "text", "changed", "warning", "40000 became 50000"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "name", "kind", "severity", "why"), CASES.values(), ids=CASES)
def test_a_departure_is_told_once_and_alone(
    changes: list[tuple[str, str]], name: str, kind: str, severity: str, why: str
) -> None:
    facts = grave(hold(APPROVED, change(*changes)))
    told = [(fact.name, fact.change, fact.severity) for fact in facts]
    assert (name, kind, severity) in told
    fact = next(fact for fact in facts if (fact.name, fact.change) == (name, kind))
    assert why in fact.why
    assert {fact.name for fact in facts} <= {name} | ALONG.get((name, kind), set())


# What goes with it: who leaves out all pay leaves out the bonus, and hours are told in the sentence on the kind of employment.
ALONG = {("pay", "missing"): {"text"}, ("place", "changed"): {"text"}, ("workplace", "changed"): {"text"}}


def test_all_of_the_equal_opportunity_statement_gone() -> None:
    statement = APPROVED[APPROVED.index("Harrow Creek is an equal") : APPROVED.index("If you need")]
    facts = grave(hold(APPROVED, change((statement, ""))))
    assert {(fact.name, fact.change, fact.severity) for fact in facts} == {("eeo_statement", "missing", "error")}


REMOTE = APPROVED.replace(
    "hybrid with three days in the office.",
    "fully remote. You can work from anywhere in the United States except California and New York.",
)


def test_a_state_that_remote_work_is_not_possible_in() -> None:
    assert grave(hold(REMOTE, REMOTE)) == []
    facts = grave(hold(REMOTE, REMOTE.replace("California and New York", "California")))
    assert [(fact.name, fact.change, fact.severity) for fact in facts] == [("remote_area", "missing", "error")]
    facts = grave(hold(REMOTE, REMOTE.replace("California and", "California, Maine and")))
    assert [(fact.name, fact.change, fact.severity) for fact in facts] == [("remote_area", "added", "error")]


def test_both_places_are_exact() -> None:
    comparison = hold(APPROVED, change(("$55,000", "$50,000")))
    (fact,) = grave(comparison)
    for copy, told, words in (
        (comparison.approved, fact.approved, "$55,000 to $65,000 per year"),
        (comparison.live, fact.live, "$50,000 to $65,000 per year"),
    ):
        assert told is not None
        assert told.text == words
        assert copy.source.text[told.span.start : told.span.end] == words


def test_a_page_that_holds_something_else_is_told_in_one_line() -> None:
    comparison = hold(APPROVED, "<html><body><div id=root>Loading our open positions</div></body></html>", live_name="live.html")
    (fact,) = comparison.facts
    assert (fact.change, fact.severity) == ("missing", "error")
    assert "saved after it had loaded" in fact.why


def test_json_ld_that_tells_other_pay_departs() -> None:
    page = to_page(APPROVED, '{"@type": "JobPosting", "title": "Data Analyst", "validThrough": "2027-05-31"}')
    facts = grave(hold(APPROVED, page, live_name="live.html"))
    assert [(fact.name, fact.change) for fact in facts] == [("deadline", "changed")]


def to_page(markdown: str, markup: str = "") -> str:
    import pyromark

    script = f'<script type="application/ld+json">{markup}</script>' if markup else ""
    return f"<!doctype html><html><head><title>Jobs</title>{script}</head><body>{pyromark.html(markdown)}</body></html>"
