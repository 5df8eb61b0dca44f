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


@pytest.mark.parametrize("text", [f"{BODY}\n", f"About us\n\n{BODY}\n", f"Apply now\n\n{BODY} {BODY}\n"])
def test_a_page_without_a_title_has_none(text: str) -> None:
    assert read_posting(text, "a.txt").title is None


def test_all_claims_are_kept() -> None:
    posting = read_posting(f"---\ntitle: Pump Technician\n---\n# Senior Valve Fitter\n\n{BODY}\n")
    assert [claim.text for claim in posting.titles] == ["Pump Technician", "Senior Valve Fitter"]


def test_a_first_line_is_no_claim() -> None:
    posting = read_posting(f"Pump Technician\n\n{BODY}\n", "a.txt")
    assert posting.titles == ()
