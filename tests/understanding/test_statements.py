"""Statements known by their meaning, and their look-alikes."""

from __future__ import annotations

import pytest

from jdlint.understanding.reporting_line import find_reporting_line
from jdlint.understanding.statements import find_accommodation, find_eeo
from tests.understanding.parts import make_part


@pytest.mark.parametrize(
    "text",
    [
        "Northwind is an equal opportunity employer.",
        "EOE/M/F/D/V",
        "Brightwater is an AA/EOE.",
        "All qualified applicants will receive consideration for employment without regard to race, sex or age.",
        "We do not discriminate on the basis of race, religion, age or disability.",
        "The county does not discriminate on the basis of race, religion, national origin, sex, age or creed.",
        "We welcome applicants from all backgrounds and are committed to providing equal opportunities.",
        "We hire people regardless of their race, gender, age or religion.",
        "Everyone has an equal opportunity to be considered; we are committed to equal treatment of all candidates.",
        "Applications are welcome from all regardless of age, disability, gender or race.",
        "Our kitchen welcomes everyone, whatever your age, gender, race or religion.",
        "We welcome applicants of every background, gender and age.",
        "The mill applies an equal access employment program and invites women and people with disabilities to apply.",
        "Applicants of any background and gender are welcome, and we have a zero tolerance policy on discrimination.",
    ],
)
def test_an_equal_opportunity_statement_is_found_in_long_and_short_forms(text: str) -> None:
    found = find_eeo(make_part(f"We bake bread.\n\n{text}\n\nOur ovens are hot.\n"))
    assert found is not None
    assert found.text == text


def test_a_heading_announces_the_statement_and_is_one_where_nothing_follows() -> None:
    for heading in ("Equal Opportunity Statement", "Equal Opportunity Employer"):
        part = make_part(f"## Duties\n\nYou bake.\n\n## {heading}\n\nNorthwind is an equal opportunity employer.\n", "page.md")
        found = find_eeo(part)
        assert found is not None
        assert found.text == "Northwind is an equal opportunity employer."
    found = find_eeo(make_part("## Duties\n\nYou bake.\n\n## Equal Opportunity Employer\n\nCome and see us.\n", "page.md"))
    assert found is not None
    assert found.text == "Equal Opportunity Employer"


@pytest.mark.parametrize(
    "text",
    [
        "- Ensures compliance with equal employment opportunity in the unit.",
        "- Knowledge of EEO laws and regulations.",
        "We embed equity into all that we do and value diversity.",
        "You serve customers regardless of their mood.",
        "To receive consideration for this position you must hold a licence.",
        "Women and veterans are welcome in our shop.",
        "Whatever your background, you will find work for military and civilian people here.",
        "The analyst measures gender, age and income of survey respondents.",
    ],
)
def test_duties_and_values_are_no_equal_opportunity_statement(text: str) -> None:
    assert find_eeo(make_part(f"Responsibilities\n\n{text}\n")) is None


def test_a_statement_over_two_sentences_is_shown_whole() -> None:
    text = "Northwind is an equal opportunity employer. We do not discriminate on the basis of race, sex, age or religion."
    found = find_eeo(make_part(text))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "We provide reasonable accommodations to candidates with disabilities.",
        "If you need an adjustment or accommodation during the interview, please let us know.",
        "Reasonable accommodations may be made to enable individuals with disabilities to perform the essential functions.",
        "Reasonable adjustments are available at every stage of recruitment.",
        "Accommodations are available upon request.",
        "We are happy to make adjustments at any stage.",
        "If you need anything adjusted for the interview, tell us.",
        "Applicants who need help with the form because of a disability may call 555-0101.",
    ],
)
def test_an_offer_of_accommodation_is_found(text: str) -> None:
    found = find_accommodation(make_part(f"We bake bread.\n\n{text}\n"))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Able to lift 20 kg, with or without reasonable accommodation.",
        "Books hotel accommodation and flights for the team.",
        "Makes adjustments to the oven as required.",
        "Must be able to accommodate a changing schedule.",
        "Staff accommodation and meals are provided on board.",
        "If you need assistance with our web page, call us.",
        "Candidates may ask for an exemption from the vaccine with an accommodation request form.",
    ],
)
def test_lodging_demands_and_settings_are_no_offer(text: str) -> None:
    assert find_accommodation(make_part(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Reports to the Head Baker.",
        "You will report to our Sr. Director of Bread.",
        "Reporting directly to the Chief Operating Officer, you run the ovens.",
        "You'll report into a Manager of Bakery Operations.",
        "Under the general supervision of the Shop Manager, the baker makes bread.",
        "This role is directly supervised by the Shift Supervisor.",
        "Works under the direction of a Master Baker.",
        "The position reports to the county clerk.",
        "Supervisor: Jean Dough, Head of Ovens",
        "Line manager: Head of Ovens",
        "Hiring supervisor: Jean Dough",
        "Jean Dough, who runs the ovens, will be your manager.",
        "The position reports to me.",
        "You will work for the Head of Ovens.",
        "The role sits under the Head of Ovens.",
        "- Report to the Head of Ovens",
    ],
)
def test_a_reporting_line_is_found(text: str) -> None:
    assert find_reporting_line(make_part(f"We bake bread.\n\n{text}\n")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "You will supervise a team of six bakers.",
        "Report findings to the manager.",
        "Notes faults of the oven and report to management.",
        "Builds reports to help managers plan.",
        "Experience reporting to a chief baker is a plus.",
        "The team that reports to you has six people.",
        "Delivers regular reports to the board.",
        "Works well under pressure.",
        "Manager - Bakery",
        "- Report to the Head of Ovens every quarter on waste.",
        "On your first day, report to the shop manager.",
        "You will work for the Engineering Department.",
    ],
)
def test_supervising_and_reports_on_things_are_no_reporting_line(text: str) -> None:
    assert find_reporting_line(make_part(text)) is None


def test_a_structured_reporting_line_is_taken() -> None:
    found = find_reporting_line(make_part("---\ntitle: Baker\nreports_to: Head Baker\n---\n\nWe bake.\n", "page.md"))
    assert found is not None
    assert found.text == "Head Baker"
