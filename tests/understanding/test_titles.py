"""The job's title and all that claims to be it."""

import pytest

from tests.understanding.pages import read_posting

BODY = "We are looking for someone who keeps our pumps running and writes a clear log every day."


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (f"---\ntitle: Pump Technician\n---\n# Keep our water running\n\n{BODY}\n", "a.md", "Pump Technician"),
        (f"# Pump Technician Job Description\n\n{BODY}\n", "a.md", "Pump Technician"),
        (f"Pump Technician\n\n{BODY}\n", "a.txt", "Pump Technician"),
        (f"{BODY}\n\nJob Title: Pump Technician\nLocation: Denver\n", "a.txt", "Pump Technician"),
        (
            f"Pump Technician, Brightwater County\u2014 {BODY} The county has run its works for many years and wants to go on.\n",
            "a.txt",
            "Pump Technician",
        ),
        (
            f"<html><head><title>Careers</title></head><body><h1>Pump Technician</h1><p>{BODY}</p></body></html>",
            "a.html",
            "Pump Technician",
        ),
    ],
)
def test_the_title_is_found(text: str, name: str, title: str) -> None:
    posting = read_posting(text, name)
    assert posting.title is not None
    assert posting.title.text == title
    assert posting.document.text.string[posting.title.start : posting.title.end] == title


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (
            f"TOWN OF ASHFORD\n\ninvites applications for the position of:\n\nPUMP TECHNICIAN I/II\n\n{BODY}\n",
            "a.txt",
            "PUMP TECHNICIAN I/II",
        ),
        (f"Mason County\nis recruiting for\nDeputy Clerk\n\n{BODY}\n", "a.txt", "Deputy Clerk"),
        (f"Position: Deputy Clerk\n\n{BODY}\n", "a.txt", "Deputy Clerk"),
        (f"Hiring: Baker\n\n{BODY}\n", "a.txt", "Baker"),
        (f"Wanted: Nanny\n\n{BODY}\n", "a.txt", "Nanny"),
        (f"From: Jo\nSubject: FW: Job opening - Payroll Clerk\n\nPayroll Clerk\n\n{BODY}\n", "a.txt", "Payroll Clerk"),
        (f"2020 Technology Staff Scientist\n\nBuild what matters\n\n{BODY}\n", "a.txt", "2020 Technology Staff Scientist"),
        (f"Senior Clerk, Forsyth County, N.C. \u2014 we are seeking a clerk. {BODY}\n", "a.txt", "Senior Clerk"),
        (f"# About Us\n\nWe bake.\n\n# Baker\n\n{BODY}\n", "a.md", "Baker"),
        (f"<h1>Join our team</h1><h2>Baker</h2><p>{BODY}</p>", "a.html", "Baker"),
        (f"<h2>Sorry, this position is no longer available</h2><h2>Baker</h2><p>{BODY}</p>", "a.html", "Baker"),
    ],
)
def test_the_title_is_found_behind_what_calls_for_people(text: str, name: str, title: str) -> None:
    posting = read_posting(text, name)
    assert posting.title is not None
    assert posting.title.text == title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"We are looking for a\n\n- hand in the yard\n\n{BODY}\n", "a.txt"),
        (f"We are hiring\n\n{BODY}\n", "a.txt"),
        (f"Role: you keep the pumps of the works running and write the log of what you find.\n\n{BODY}\n", "a.txt"),
        (f"# About Us\n\nWe bake.\n\n### The oven\n\n{BODY}\n", "a.md"),
        (f"14 days left\n\n{BODY}\n", "a.txt"),
    ],
)
def test_a_call_without_a_name_is_no_title(text: str, name: str) -> None:
    assert read_posting(text, name).title is None


@pytest.mark.parametrize("text", [f"{BODY}\n", f"About us\n\n{BODY}\n", f"Apply now\n\n{BODY} {BODY}\n"])
def test_a_page_without_a_title_has_none(text: str) -> None:
    assert read_posting(text, "a.txt").title is None


def test_all_claims_are_kept() -> None:
    posting = read_posting(f"---\ntitle: Pump Technician\n---\n# Senior Valve Fitter\n\n{BODY}\n")
    assert [claim.text for claim in posting.titles] == ["Pump Technician", "Senior Valve Fitter"]


def test_a_first_line_is_no_claim() -> None:
    posting = read_posting(f"Pump Technician\n\n{BODY}\n", "a.txt")
    assert posting.titles == ()
