"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.understanding.sentences import split_sentences

# A bar stands where a sentence ends.
CASES = [
    "Apply now.|Send your letter to the yard.",
    "Are you ready?|We are!|Come and see\u2026|It is fun.",
    "Pay is $24.50 an hour.|Write to jobs@example.com or see www.example.com/jobs.html today.",
    "Work with e.g. Excel, i.e. Sheets, vs. Paper.|Then go home.",
    "Shifts run from 9 a.m. to 5 p.m. Eastern time.",
    "Apply by 5 p.m. Monday at the latest.",
    "Apply by 5 p.m.|Send it to the yard.",
    "Must be on site at 7 A.M.|Bring gloves.",
    "Acme Inc. makes pumps.",
    "You will join Acme Inc.|The team is small.",
    "The U.S. Government pays.",
    "You live in the U.S.|We do too.",
    "A Ph.D. in physics helps.",
    "Dr. Lee and Mrs. Ode lead.|Ask J. R. Smith.",
    "The Sr. Engineer helps the Jr. Engineer.",
    "Position No. 5 is open.",
    "Is it remote?|No.|We work in Salem, MS.|Deadline: May.",
    "Apply by Jan. 15 or Feb. 1.|Late letters wait.",
    "We know SQL, R, etc.|and more".replace("|", " "),
    "1. Sift the letters.|2. Call the candidates.",
    "a. Drive the van.|B. Wash the van.",
    "It was founded in 1998.|Since then it grew.",
    "Use Python 3.12 and version 2.0.|Ship it.",
    '"Nice place," she said.|"Really?"|We nod.|(No agencies.)|Bye.',
    "we hire.|you work.|we pay approx. ten a day.",
    "We have a team.|You will like it!".replace("|", ""),
    "Uses Node.Js and Vue.js on Booking.Com pages.",
    "Wait...|What?!|Yes..",
    "Yahoo! is a company.",
    "first line|second line".replace("|", "\n"),
    "Mail us at careers.Example.com now.",
    "Caf\u00e9 Z\u00fcrich zahlt gut.|\u00dcber uns: nett.",
    "Bring 5 yrs. Experience counts.".replace(". E", ".|E"),
]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize("case", CASES)
def test_ends_of_sentences(case: str) -> None:
    if "\n" in case:
        assert cut(case) == case.split("\n")
    elif case.startswith("We have a team.You"):
        assert cut(case) == ["We have a team.", "You will like it!"]
    else:
        assert cut(case.replace("|", " ")) == case.split("|")


def test_signs_of_bullets_part_sentences_and_belong_to_none() -> None:
    assert cut("\u2022 drive a van \u2022 wash it\n \u25aa park") == ["drive a van", "wash it", "park"]
    assert cut("A\u2022B is a name") == ["A\u2022B is a name"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2022 \u2022"])
def test_nothing_holds_no_sentence(text: str) -> None:
    assert split_sentences(text) == []


@given(st.text("abAB.!?\u2026 \n\u2022()\"'12\u00a0eg", max_size=60))
def test_sentences_are_in_order_apart_and_hold_all_but_blanks_and_bullets(text: str) -> None:
    ranges = split_sentences(text)
    position = 0
    for start, end in ranges:
        assert position <= start < end
        assert set(text[position:start]) <= set(" \n\u00a0\u2022")
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        position = end
    assert set(text[position:]) <= set(" \n\u00a0\u2022")
