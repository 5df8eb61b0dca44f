"""Places of work and their jurisdictions."""

from __future__ import annotations

import pytest

from jdlint.understanding.jurisdictions import find_jurisdiction
from jdlint.understanding.places import find_places
from tests.understanding.parts import make_part

PLACES = {
    "Location: Boulder, CO": [("Boulder, CO", "US-CO")],
    "Locations: London; Dublin": [("London", "GB"), ("Dublin", "IE")],
    "Job location - Toronto, ON, Canada": [("Toronto, ON, Canada", "CA-ON")],
    "This role is based in Seattle.": [("Seattle", "US-WA")],
    "You join our Berlin-based team.": [("Berlin", "DE")],
    "Location: Remote": [("Remote", None)],
    "Company: Northwind Location: Lisbon Employment type: Full-time": [("Lisbon", "PT")],
    "Baker, Wood County, Ohio — We bake bread for the county.": [("Wood County, Ohio", "US-OH")],
    "We are headquartered in Boston and bake bread.": [],
    "Our company, based in Denver, bakes bread.": [],
    "Location: [City, State]": [],
    "The position is located in the Ovens Branch of the Bread Division.": [],
}


@pytest.mark.parametrize("text", PLACES)
def test_places_of_work_are_found_and_those_of_the_company_are_not(text: str) -> None:
    assert [(place.text, place.jurisdiction) for place in find_places(make_part(text))] == PLACES[text]


def test_a_line_of_its_own_at_the_top_is_a_place() -> None:
    assert [place.text for place in find_places(make_part("Baker\n\nLondon\n\nWe bake bread.\n"))] == ["London"]


def test_the_lines_under_a_heading_are_places() -> None:
    part = make_part("# Baker\n\n## Location\n\n- Austin, TX\n- Miami, FL\n\n## Duties\n\nBakes.\n", "page.md")
    assert [place.jurisdiction for place in find_places(part)] == ["US-TX", "US-FL"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Denver, CO", "US-CO"),
        ("Denver, Colorado, United States", "US-CO"),
        ("New York, NY 10001", "US-NY"),
        ("New York", "US-NY"),
        ("Washington, DC", "US-DC"),
        ("Washington, D.C.", "US-DC"),
        ("Vancouver, BC", "CA-BC"),
        ("Montreal, Canada", "CA-QC"),
        ("Paris, France", "FR"),
        ("England", "GB"),
        ("Remote (UK)", "GB"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_words_of_a_place_lead_to_its_jurisdiction(words: str, code: str | None) -> None:
    assert find_jurisdiction(words) == code
