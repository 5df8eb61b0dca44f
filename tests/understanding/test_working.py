"""Where one works and under which kind of employment."""

from __future__ import annotations

import pytest

from jdlint.understanding.employment import find_employment_types
from jdlint.understanding.workplaces import find_workplaces
from tests.understanding.parts import make_part

WHERE = {
    "remote": (
        "This is a fully remote position.",
        "Location: Remote (US)",
        "You can work from home.",
        "Bread for all.\n\n## Requirements\n\n- Strong arms\n- Fully remote",
        "Work remotely: Yes",
        "## Is this job remote?\n\nYes, from anywhere in the country.",
        "We look for a baker. #LI-Remote",
        "## Requirements\n\n- Strong arms\n\nThe role is remote with the option to visit us.",
        "## Requirements\n\n- Strong arms\n\nA fully remote and flexible schedule",
        "We are open to remote candidates.",
        "Remote candidates will be considered.",
        "A 14 month remote contract role.",
        "We bake for all of you. #BI-Remote",
        "Regional / Remote (US) · Sales · 70% virtual, 30% in person · Full-time",
        "The job is fully remote; we meet in the office twice a year.",
    ),
    "hybrid": (
        "The role is hybrid.",
        "Location: Hybrid - Reno, NV",
        "The role is hybrid – Reno, NV.",
        "Baker\n\nHybrid - Reno, NV",
        "## Requirements\n\nThe role is hybrid with a few days on site.",
        "We bake in a hybrid manner.",
        "We work three days a week in the office.",
        "You come into our Leeds or York office 3 days a week.",
        "Flexible working (3 days weekly in-office)",
        "You are in the office at least two days a week.",
        "Two days a week from home.",
        "You are free to work remotely at least 1 day per week.",
        "The job is in Ghent and can be hybrid after some training.",
        "We operate in a hybrid environment that helps bakers.",
        "Location: mainly remote with a few visits to the office",
        "Roles are onsite Tuesday, Wednesday and Thursday.",
        "Baker, 1x per week in Lisbon",
        "We want our bakers to be in person at least 3x a week.",
        "Unless approved to work fully remotely, bakers spend half of their time in their assigned office.",
        "40 hours a week. 50% telecommuting permitted.",
        "We bake in a mostly remote environment.",
        "We like to meet in person but are open to remote for the right baker.",
        "A remote work option is open.\n\nWork location: In person",
    ),
    "onsite": (
        "This is an on-site role.",
        "You work 5 days a week in the office.",
        "We're in the office five days a week.",
        "Note: this is an in-person 5 days a week, full time job.",
        "We're an in-person team based in Ghent.",
        "## Requirements\n\n- Excited to work from our Ghent office daily",
        "## Requirements\n\n- Able to work on-site in Ghent",
        "## Requirements\n\n- Excited to be in our Ghent headquarters 5 days a week",
        "The role is 100% in person in Ghent.",
        "Northwind is an in-person company.",
        "You're excited to work in-person, talk to customers and bake.",
        "Based full-time in our Ghent office with some travel",
        "Full-time | In-person | Downtown",
        "Work location: In person",
        "We look for a baker. #LI-Onsite",
        "## Is this remote or on site?\n\nOn site, although many of us work from home now and then.",
        "Work remotely: No",
        "Telework eligible: No",
        "Remote: No",
        "Telecommuting options: telecommuting not allowed",
        "No remote option is open.",
        "This is not a remote position.",
        "There is no option to work remotely.",
    ),
    "unstated": (
        "Experience with remote sensing.",
        "Operates remote control boards.",
        "Knows hybrid cloud set-ups.",
        "Ovens of each type: hybrid - cloud and on paper.",
        "## Requirements\n\n- Hybrid - Old and new ovens",
        "The job is a hybrid between baker and clerk.",
        "On-site troubleshooting of ovens.",
        "An on-site gym and a canteen.",
        "Work from anywhere for 4 weeks a year.",
        "Daily meals in the office.",
        "Lunch is served three days a week in the office.",
        "The shop is open 7 days a week.",
        "Office manager, 4 days a week.",
        "State the place or indicate if remote.",
        "If this role is remote, the range may differ.",
        "This is not a fully remote position.",
        "Take the test from a remote location or on-site at the town hall.",
        "Helps customers by phone, in person or by mail.",
        "You work on-site with customers once a month.",
        "The position is located in the Office of Bread.",
        "Complimentary lunches on in-office days.",
        "Are you willing to work on site?",
        "Experience with remote teams and remote candidates.",
        "Talks to guests online and in-person.",
        "Serves guests (by phone and in-person) all year.",
        "Training is provided on-site at no cost.",
        "When we're in the office, we eat together.",
        "On-site dry cleaning",
        "You work on site at the customer's bakery.",
    ),
}


@pytest.mark.parametrize(("workplace", "text"), [(workplace, text) for workplace, texts in WHERE.items() for text in texts])
def test_the_workplace_is_that_of_the_job(workplace: str, text: str) -> None:
    found, passages = find_workplaces(make_part(text, "page.md"))
    assert found == workplace
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
    "Ghent · Full-time or part-time (min. 80 %) · permanent": ["full_time", "part_time", "permanent"],
    "Job types: Full-time, Contract": ["full_time", "contract"],
    "Strong arms wantedJob Type: Full-timePay: $20 an hour": ["full_time"],
    "Baker, 0.8 FTE": ["part_time"],
    "Baker, 1.0 FTE": ["full_time"],
    "Baker - FT/Nights": ["full_time"],
    "Baker (FT or PT)": ["full_time", "part_time"],
    "Physical therapist (PT)": [],
    "We are seeking an experienced full-time head baker.": ["full_time"],
    "We are looking for our first full-time baker and one who manages full-time staff.": ["full_time"],
    "We are looking for a contractor to paint the shop.": ["contract"],
    "Positions are temporary and last until May.": ["temporary"],
    "This is a four-year term position.": ["temporary"],
    "We look for a long-term position on the market.": [],
    "Temporary counter clerk, Reno": ["temporary"],
    "## Requirements\n\n- Strong arms\n- Contract role": ["contract"],
    "Place: Ghent Duration: 7+ months Contract  Skills: baking": ["contract"],
    "You lead 28 full-time and 200 temporary employees.": [],
    "Recruits and trains volunteer helpers.": [],
    "You may be converted to a permanent position.": [],
    "Two full-timers bake beside you.": [],
    "Three years of full-time experience.": [],
    "Two years of full-time paid experience with the city.": [],
    "The position is a permanent civil service one.": ["permanent"],
    "Position type: Civil service - time-limited appointment of two years": ["temporary"],
    "You plan time-limited offers of bread.": [],
    "Helpers gain the skills necessary for regular full time employment as a baker.": [],
    "After the summer, helpers transition into full-time roles.": [],
    "Reviews contract terms.": [],
    "Supervises 1-3 full time staff.": [],
    "Benefits for all full-time employees.": [],
    "A full-time student may apply.": [],
    "Turns a contract to revenue.": [],
}


@pytest.mark.parametrize("text", TYPES)
def test_the_employment_type_is_that_of_the_job(text: str) -> None:
    types, passages = find_employment_types(make_part(text, "page.md"))
    assert types == TYPES[text]
    assert len(passages) == len(types)


@pytest.mark.parametrize(
    ("value", "workplace"), [("true", "remote"), ("false", "onsite"), ("hybrid", "hybrid"), ("not told", "unstated")]
)
def test_a_field_says_whether_the_job_is_remote(value: str, workplace: str) -> None:
    part = make_part(f"---\ntitle: Baker\nremote: {value}\n---\n\nWe bake bread.\n", "page.md")
    assert find_workplaces(part)[0] == workplace


def test_the_text_outranks_a_field_that_only_denies() -> None:
    part = make_part("---\ntitle: Baker\nremote: false\n---\n\nThe role is hybrid.\n", "page.md")
    assert find_workplaces(part)[0] == "hybrid"


def test_fields_say_both() -> None:
    page = "---\ntitle: Baker\ntype: Full Time\nremote: true\n---\n\nWe bake bread.\n"
    part = make_part(page, "page.md")
    assert find_workplaces(part)[0] == "remote"
    assert find_employment_types(part)[0] == ["full_time"]
