"""Job families as exceptions."""

from __future__ import annotations

import pytest

from jdlint.checking.pack import read_schema
from jdlint.model.posting import Passage
from jdlint.settings import Config, Override
from jdlint.understanding.families import FAMILIES, find_family
from tests.checking.test_states import lint, make


def test_the_schema_names_every_family() -> None:
    assert read_schema("rule")["properties"]["unless_family"]["items"]["enum"] == list(FAMILIES)
    assert read_schema("config")["$defs"]["families"]["items"]["enum"] == list(FAMILIES)


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


def test_a_house_says_which_family_its_postings_are_of() -> None:
    rule = make({"terms": ["studs"]}, unless_family=["construction"], message="No {text}, please.")
    text = "# Site Helper\n\nYou set studs in walls.\n"
    (told,) = lint(rule, text).outcomes
    assert told.result == "fail"
    (silent,) = lint(rule, text, config=Config(job_family=("care", "construction"))).outcomes
    assert (silent.result, silent.why) == ("not_applicable", "the work is of a job family that the rule leaves out: construction")
    other = (Override(paths=("*.md",), job_family=("hospitality",)),)
    (told,) = lint(rule, text, config=Config(job_family=("construction",), overrides=other)).outcomes
    assert told.result == "fail"


def test_what_the_house_says_outranks_the_title() -> None:
    rule = make({"terms": ["studs"]}, unless_family=["construction"], message="No {text}, please.")
    (told,) = lint(rule, "# Carpenter\n\nWe want studs.\n", config=Config(job_family=("hospitality",))).outcomes
    assert told.result == "fail"
