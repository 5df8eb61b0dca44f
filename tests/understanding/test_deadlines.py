"""Until when one can apply, and since when the posting stands there."""

from __future__ import annotations

import pytest

from jdlint.understanding.deadlines import find_deadline, find_posted
from jdlint.understanding.places import find_places
from tests.understanding.parts import make_part

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
    "Applications must be submitted on-line by THURSDAY, JULY 15, 2026": "2026-07-15",
    "Applications are accepted on-line from 8:00 a.m., Monday, July 6, 2026 to 11:59 p.m., Wednesday, July 15, 2026": "2026-07-15",
    "This role is open for application on Monday, July 6, 2026 through Wednesday, July 15, 2026.": "2026-07-15",
    "Application Due: 2026-07-15": "2026-07-15",
    "First consideration date: July 15, 2026": "2026-07-15",
    "Send your CV to jo@northwind.example by 5pm AEST, Wednesday 15 July 2026": "2026-07-15",
    "Deadline: 15/07/2026, 5 pm": "2026-07-15",
    "Please apply by the end of the month.": None,
    "Applications close when we have found someone.": None,
    "Filing may be closed without prior notice after enough applications are received.": None,
    "The announcement has cut-off dates on May 5, 2026 and June 5, 2026.": None,
    "Closing date: ongoing": None,
    "Deadline: open, applications accepted beginning Aug. 30": None,
    "Open: 1/05/2026 Close: 2026-07-15": "2026-07-15",
    "This examination may close without prior notice after enough have applied.": None,
    "Deadline: open until filled. Deadline: July 15, 2026": "2026-07-15",
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
        "Applications are accepted on-line starting May 4, 2026.",
        "Close the books by the end of the month.",
        "Valves close when pressure falls.",
    ],
)
def test_other_dates_are_no_deadline(text: str) -> None:
    passage, date = find_deadline(make_part(text))
    assert (passage, date) == (None, None)


def test_a_deadline_in_front_matter() -> None:
    _, date = find_deadline(make_part("---\ntitle: Baker\ncloses: 'October 6, 2026 at 11:59 pm'\n---\n\nWe bake.\n", "page.md"))
    assert date == "2026-10-06"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("### Closing date\n\n30 November 2026", "page.md"),
        ("| Pay | good |\n|---|---|\n| Closing date | 30 November 2026 |", "page.md"),
        ("<dl><dt>Closing date</dt><dd>30 November 2026</dd></dl>", "page.html"),
        ("Closing date:\n30 November 2026", "page.txt"),
        ("APPLICATION DEADLINE\n\nApplications must be received by Monday, November 30, 2026.", "page.txt"),
    ],
)
def test_a_label_that_stands_alone_has_its_date_in_what_follows(text: str, name: str) -> None:
    passage, date = find_deadline(make_part(f"We bake bread.\n\n{text}\n", name))
    assert passage is not None
    assert date == "2026-11-30"


def test_a_label_alone_takes_no_date_from_a_long_text() -> None:
    text = "Closing date\n\nWe have baked bread at the same place and by hand for all our lives; since 3 May 1990 even rolls."
    assert find_deadline(make_part(text)) == (None, None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Location: Leeds, UK\n\nClosing date: 05/04/2027", "2027-04-05"),
        ("Location: Denver, CO\n\nClosing date: 05/04/2027", "2027-05-04"),
        ("Pay: \u00a312 an hour\n\nClosing date: 05/04/2027", "2027-04-05"),
        ("Pay: $12 an hour\n\nClosing date: 05/04/2027", "2027-05-04"),
        ("Interviews on 22/04/2027\n\nClosing date: 05/04/2027", "2027-04-05"),
        ("Interviews on 04/22/2027\n\nClosing date: 05/04/2027", "2027-05-04"),
        ("Closing date: 05/04/2027", None),
        ("Location: Toronto, Canada\n\nClosing date: 05/04/2027", None),
        ("Closing date: 05/05/2027", "2027-05-05"),
        ("Closing date: 5.4.2027", "2027-04-05"),
    ],
)
def test_the_page_tells_the_day_from_the_month(text: str, date: str | None) -> None:
    part = make_part(text)
    passage, found = find_deadline(part, find_places(part))
    assert passage is not None
    assert found == date


@pytest.mark.parametrize("value", ["tbd", "TBD", "N/A", "'-'"])
def test_a_field_that_is_still_to_come_is_no_deadline(value: str) -> None:
    part = make_part(f"---\ntitle: Baker\ncloses: {value}\n---\n\nWe bake.\n", "page.md")
    assert find_deadline(part) == (None, None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("---\ntitle: Baker\ndate: 2026-05-01\n---\n\nWe bake.\n", "2026-05-01"),
        ("Posted on 1 May 2026.", "2026-05-01"),
        ("Opening date: May 1, 2026", "2026-05-01"),
        ("We posted our first recipe in the window on May 1, 1990.", None),
        ("Posted 3 days ago.", None),
    ],
)
def test_the_day_of_publication(text: str, date: str | None) -> None:
    assert find_posted(make_part(text, "page.md"))[1] == date
