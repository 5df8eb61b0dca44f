"""How to apply, until when."""

from __future__ import annotations

import pytest

from jdlint.understanding.application import find_application
from jdlint.understanding.deadlines import find_deadline
from tests.understanding.parts import make_part


@pytest.mark.parametrize(
    ("text", "url", "email"),
    [
        ("To apply, send your CV to jobs@northwind.example.", None, "jobs@northwind.example"),
        ("Please submit your resume and a cover letter to [email address or portal].", None, None),
        ("Apply online at https://jobs.northwind.example/7.", "https://jobs.northwind.example/7", None),
        ("For the full notice and to apply, click here.", None, None),
        ("Applications will only be accepted on-line.", None, None),
        ("Interested persons can apply to the Human Resources office, 12 Mill Street.", None, None),
        ("Click the Apply button at the top of this page.", None, None),
        ("If this sounds like you, contact us!", None, None),
        ("Walk in on weekdays, or apply in person at the counter.", None, None),
        ("Write to ovens@northwind.example.", None, "ovens@northwind.example"),
        ("Applicants should apply via our career site.", None, None),
    ],
)
def test_an_instruction_to_apply_is_found_with_its_address(text: str, url: str | None, email: str | None) -> None:
    passage, found_url, found_email = find_application(make_part(f"We bake bread.\n\n{text}\n"))
    assert passage is not None
    assert passage.text == text
    assert (found_url, found_email) == (url, email)


@pytest.mark.parametrize(
    "text",
    [
        "We encourage you to apply.",
        "Apply sound judgement to every loaf.",
        "Ability to apply knowledge of ovens.",
        "Builds web applications and submits them to the store.",
        "To request an accommodation, email help@northwind.example.",
        "If you have questions about this notice, please contact the office.",
        "You must submit an official transcript.",
        "Please do not send your resume to our shops.",
        "Send your reports to the manager on time.",
        "Restrictions apply.",
    ],
)
def test_what_names_no_way_to_apply_is_none(text: str) -> None:
    assert find_application(make_part(f"We bake bread.\n\n{text}\n")) == (None, None, None)


def test_a_link_that_says_apply_gives_its_address() -> None:
    passage, url, _ = find_application(
        make_part("We bake.\n\n[Apply for this job](https://northwind.example/apply)\n", "page.md")
    )
    assert passage is not None
    assert (passage.text, url) == ("Apply for this job", "https://northwind.example/apply")


def test_a_field_gives_the_address() -> None:
    page = "---\ntitle: Baker\napply_url: https://northwind.example/apply\n---\n\nWe bake bread.\n"
    passage, url, _ = find_application(make_part(page, "page.md"))
    assert passage is not None
    assert url == "https://northwind.example/apply"


DATES = {
    "Apply by 15 July 2026.": "2026-07-15",
    "Deadline: July 15th, 2026": "2026-07-15",
    "Closing date: 07/15/26": "2026-07-15",
    "Closing date: 15/07/2026": "2026-07-15",
    "Closing date: 15.7.2026": "2026-07-15",
    "Applications close 2026-07-15.": "2026-07-15",
    "Applications must be received by WEDNESDAY, JULY 15, 2026.": "2026-07-15",
    "Applications are accepted from July 1, 2026 until July 15, 2026.": "2026-07-15",
    "Application period: July 1, 2026 to July 15, 2026": "2026-07-15",
    "Send your CV to the office by July 15, 2026.": "2026-07-15",
    "Deadline: Nov. 17.": None,
    "This post is open until filled.": None,
    "Applications are reviewed on a rolling basis.": None,
    "This is an open continuous announcement.": None,
}


@pytest.mark.parametrize("text", DATES)
def test_a_closing_date_is_read_in_many_customs(text: str) -> None:
    passage, date = find_deadline(make_part(f"We bake bread.\n\n{text}\n"))
    assert passage is not None
    assert date == DATES[text]


@pytest.mark.parametrize(
    "text",
    [
        "Meets tight deadlines.",
        "The project deadline is May 4, 2026.",
        "The start date is 1 June 2026.",
        "Posted on 2026-05-01.",
        "The shop opened on March 3, 1990.",
        "Keeps ovens hot until 6 pm.",
        "Deadline: February 30, 2026 is no day",
    ],
)
def test_other_dates_are_no_deadline(text: str) -> None:
    passage, date = find_deadline(make_part(text))
    assert (passage, date) == (None, None)


def test_a_deadline_in_front_matter() -> None:
    _, date = find_deadline(make_part("---\ntitle: Baker\ncloses: 'October 6, 2026 at 11:59 pm'\n---\n\nWe bake.\n", "page.md"))
    assert date == "2026-10-06"
