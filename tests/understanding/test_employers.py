"""Who offers the job: the government of the United States by words that only it uses, a firm by its name."""

from __future__ import annotations

import datetime
import json

import pytest

from jdlint.engine import Linter
from jdlint.reading import read
from jdlint.understanding.employers import find_federal
from tests.understanding.parts import make_part

LINTER = Linter(as_of=datetime.date(2026, 11, 22), many=False)
FEDERAL = (
    "Baker, GS-9",
    "This is a position in the competitive service.",
    "Competitive Service positions are open to all.",
    "The job is in the Excepted Service.",
    "Apply through USAJOBS by May 1.",
    "You may upload these documents with your application in USAJOBS.",
    "Please e-mail your resume to bread@saa.senate.gov.",
    "This vacancy is also being advertised under merit promotion procedures.",
    "Area of consideration: Current members of the Bread Guard may apply.",
    "First area of consideration will be given to our own bakers.",
)
OTHERS = (
    "We offer our customers a competitive service.",
    "We lead in the competitive service industry.",
    "Experience with USAJOBS is a plus.",
    "You design forms for senate.gov and usajobs.gov.",
    "You help our customers to apply for jobs on USAJOBS.",
    "The area of consideration for this sale is Ohio.",
    "Only US citizens or nationals can be hired, since the ovens are under export control.",
    "Experience at the level of GS-9 or equivalent.",
)


@pytest.mark.parametrize("text", FEDERAL)
def test_words_of_federal_announcements_tell_the_government(text: str) -> None:
    assert find_federal(make_part(text)) is not None


@pytest.mark.parametrize("text", OTHERS)
def test_words_that_others_use_as_well_tell_nothing(text: str) -> None:
    assert find_federal(make_part(text)) is None


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("Northwind", "Northwind"),
        ({"name": "Northwind", "about": "We bake bread."}, "Northwind"),
        ({"about": "We bake bread.", "name": "Northwind"}, "Northwind"),
        ({"logo": "oven.png", "legalName": "Northwind"}, "Northwind"),
    ],
)
def test_the_company_is_what_its_name_says(company: object, name: str) -> None:
    text = json.dumps({"title": "Baker", "company": company, "description": "You bake bread."})
    (posting,) = LINTER.understand(read(text.encode(), "a.json")[0])
    assert posting.company == name
