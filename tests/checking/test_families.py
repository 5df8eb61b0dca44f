"""Job families as exceptions."""

from __future__ import annotations

import pytest

from jdlint.checking.pack import read_schema
from jdlint.model.posting import Passage
from jdlint.understanding.families import FAMILIES, find_family
from tests.checking.test_states import lint, make


def test_the_schema_names_every_family() -> None:
    assert read_schema("rule")["properties"]["unless_family"]["items"]["enum"] == list(FAMILIES)


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Lead Carpenter", "construction"),
        ("Barista (part-time)", "hospitality"),
        ("Police Officer II", "emergency"),
        ("CDL-A Driver", "driving"),
    ],
)
def test_a_title_tells_its_family(title: str, family: str) -> None:
    assert find_family(Passage(title, 0, len(title)), [family])


@pytest.mark.parametrize("title", ["Data Analyst", "Carpentry Software Engineers' Manager of Sales"])
def test_other_titles_do_not(title: str) -> None:
    assert find_family(Passage(title, 0, len(title)), ["hospitality", "emergency", "driving"]) is None


def test_a_rule_is_silent_in_a_family_that_it_names() -> None:
    rule = make({"terms": ["studs"]}, unless_family=["construction"], message="No {text}, please.")
    (silent,) = lint(rule, "# Carpenter\n\nYou set studs in walls.\n").outcomes
    assert silent.result == "pass"
    (told,) = lint(rule, "# Office Clerk\n\nWe want studs.\n").outcomes
    assert told.result == "fail"
