"""Where one works and under which kind of employment."""

from __future__ import annotations

import pytest

from jdlint.understanding.employment import find_employment_types
from jdlint.understanding.workplaces import find_workplaces
from tests.understanding.parts import make_part

WHERE = {
    "This is a fully remote position.": "remote",
    "Location: Remote (US)": "remote",
    "You can work from home.": "remote",
    "The role is hybrid.": "hybrid",
    "We work three days a week in the office.": "hybrid",
    "You are in the office at least two days a week.": "hybrid",
    "Roles are onsite Tuesday, Wednesday and Thursday.": "hybrid",
    "Baker, 1x per week in Lisbon": "hybrid",
    "This is an on-site role.": "onsite",
    "You work 5 days a week in the office.": "onsite",
    "Full-time | In-person | Downtown": "onsite",
    "Experience with remote sensing.": "unstated",
    "Operates remote control boards.": "unstated",
    "Knows hybrid cloud set-ups.": "unstated",
    "On-site troubleshooting of ovens.": "unstated",
    "An on-site gym and a canteen.": "unstated",
    "Work from anywhere for 4 weeks a year.": "unstated",
    "No remote option is open.": "unstated",
    "Work remotely: No": "unstated",
    "Daily meals in the office.": "unstated",
    "State the place or indicate if remote.": "unstated",
}


@pytest.mark.parametrize("text", WHERE)
def test_the_workplace_is_that_of_the_job(text: str) -> None:
    workplace, passages = find_workplaces(make_part(text))
    assert workplace == WHERE[text]
    assert bool(passages) == (workplace != "unstated")


TYPES = {
    "This is a full-time position.": ["full_time"],
    "Employment type: Part-time": ["part_time"],
    "Job type: Full-time, Contract": ["full_time", "contract"],
    "A six month contract role.": ["contract"],
    "This is a temporary position.": ["temporary"],
    "Summer internship program": ["internship"],
    "Seasonal position": ["seasonal"],
    "Per diem": ["per_diem"],
    "A permanent position": ["permanent"],
    "Three years of full-time experience.": [],
    "Two years of full-time paid experience with the city.": [],
    "Reviews contract terms.": [],
    "Supervises 1-3 full time staff.": [],
    "Benefits for all full-time employees.": [],
    "A full-time student may apply.": [],
    "Turns a contract to revenue.": [],
}


@pytest.mark.parametrize("text", TYPES)
def test_the_employment_type_is_that_of_the_job(text: str) -> None:
    types, passages = find_employment_types(make_part(text))
    assert types == TYPES[text]
    assert len(passages) == len(types)


def test_fields_say_both() -> None:
    page = "---\ntitle: Baker\ntype: Full Time\nremote: true\n---\n\nWe bake bread.\n"
    part = make_part(page, "page.md")
    assert find_workplaces(part)[0] == "remote"
    assert find_employment_types(part)[0] == ["full_time"]
