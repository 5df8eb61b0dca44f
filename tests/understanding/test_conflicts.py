"""Two statements that cannot both hold, and pairs that only look so."""

from __future__ import annotations

import json

import pytest

from jdlint.understanding.roles import name_other_jobs
from tests.understanding.pages import read_posting

INTRO = "We are looking for a keeper for our lighthouse, who trims the wick and logs the wind every night."


def conflicts(text: str, name: str = "a.md") -> dict[str, tuple[str, str]]:
    """The conflicts of a posting by name, each with both statements."""
    posting = read_posting(text, name)
    for conflict in posting.conflicts:
        assert posting.document.source.text[conflict.where.start : conflict.where.end]
        assert posting.document.text.string[conflict.second.start : conflict.second.end] == conflict.second.text
    return {conflict.name: (conflict.first, conflict.second.text) for conflict in posting.conflicts}


def page(markup: dict[str, object], *lines: str) -> dict[str, tuple[str, str]]:
    """The conflicts of a page with JSON-LD."""
    script = f'<script type="application/ld+json">{json.dumps({"@type": "JobPosting", **markup})}</script>'
    return conflicts(f"<h1>Keeper</h1>{script}<p>{INTRO}</p>{''.join(f'<p>{line}</p>' for line in lines)}", "a.html")


@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        ("Payroll Clerk", "Warehouse Associate", True),
        ("PeopleOps Director GS15", "Outreach Director GS15", True),
        ("Server Developer with the Core Team", "Lead Software Engineer", True),
        ("Pastry Baker", "Bread Baker", True),
        ("UX Designer", "User Experience Designer", False),
        ("Harbor Light Fellows (HLF) Deputy Director", "HLF Deputy Director GS15", False),
        ("Senior Keeper", "Keeper (night shift)", False),
        ("Sr. Engineer", "Senior Engineer", False),
        ("Backend Engineer, Payments", "Payments Engineer - Backend", False),
        ("Keeper", "The Web Team", False),
        ("Keeper", "About our engineers", False),
        ("Keeper", "Sorry, this position is no longer available", False),
        ("Keeper", "Dynamic Teaser", False),
        ("Keeper", "Meet your manager", False),
        ("Keeper", "A day in the life of an engineer", False),
    ],
)
def test_titles_of_other_jobs(first: str, second: str, other: bool) -> None:
    assert name_other_jobs(first, second) == other
    assert name_other_jobs(second, first) == other


@pytest.mark.parametrize(
    ("pay", "words", "differs"),
    [
        ({"value": {"minValue": 30, "maxValue": 35, "unitText": "HOUR"}}, "$20 to $25 an hour", True),
        ({"value": {"minValue": "30", "maxValue": "35"}, "unitText": "HOUR"}, "$20 to $25 an hour", True),
        ({"value": 30, "unitText": "HOUR"}, "$20 an hour", True),
        ({"value": {"value": 20, "unitText": "HOUR"}}, "$20 an hour", False),
        ({"value": {"minValue": 20, "maxValue": 25, "unitText": "HOUR"}}, "$20 to $25 an hour", False),
        ({"value": {"minValue": 20, "maxValue": 25, "unitText": "HOUR"}}, "up to $25 an hour", False),
        ({"value": {"minValue": 41000, "maxValue": 52000, "unitText": "YEAR"}}, "$20 to $25 an hour", False),
        ({"value": {"minValue": 0, "maxValue": 0}}, "$20 an hour", False),
        ({"value": {"minValue": 41000, "maxValue": 52000}}, "$20 to $25 an hour", False),
        ({"value": {"minValue": 41000, "maxValue": 52000}}, "$61,000 to $65,000 a year", True),
        (
            {"value": {"minValue": 61000, "maxValue": 65000, "unitText": "YEAR"}},
            "$41,000 to $52,000 a year, OTE $61,000 to $65,000",
            False,
        ),
        (
            {"value": {"minValue": 41000, "maxValue": 65000, "unitText": "YEAR"}},
            "$41,000 to $52,000 a year in Reno and $55,000 to $65,000 a year in Boise",
            False,
        ),
        ({"value": {"minValue": 67000, "maxValue": 78000, "unitText": "YEAR"}}, "$67-78,000 a year", False),
        ({"value": {"minValue": "a lot"}}, "$20 an hour", False),
        ({}, "$20 an hour", False),
    ],
)
def test_pay_in_markup_and_text(pay: dict[str, object], words: str, differs: bool) -> None:
    found = page({"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", **pay}}, f"The pay is {words}.")
    assert ("pays" in found) == differs


@pytest.mark.parametrize("pay", [[], "much", 12, None, [[1]], {"value": [1, 2]}, {"value": {"minValue": {}}}])
def test_odd_markup_is_passed_over(pay: object) -> None:
    assert page({"baseSalary": pay, "jobLocation": pay, "employmentType": pay, "title": pay, "validThrough": pay}) == {}


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("The salary range is $40,000 to $50,000 per year.", "The pay range is $62,000 to $70,000 per year.", True),
        ("The salary range is $40,000 to $50,000 per year.", "The pay range is $40,000 to $50,000 per year.", False),
        ("The salary range is $40,000 to $50,000 per year.", "The pay range is $45,000 to $55,000 per year.", False),
        (
            "The salary range is $40,000 to $50,000 per year.",
            "With a licence the pay range is $62,000 to $70,000 per year.",
            False,
        ),
        (
            "In Reno the salary range is $40,000 to $50,000 per year.",
            "In Boise the pay range is $62,000 to $70,000 per year.",
            False,
        ),
        ("Level 1: the salary is $40,000 to $50,000 per year.", "Level 2: the salary is $62,000 to $70,000 per year.", False),
        ("The salary range is $40,000 to $50,000 per year.", "The on-target pay is $62,000 to $70,000 per year.", False),
    ],
)
def test_two_ranges_in_the_text(first: str, second: str, differs: bool) -> None:
    assert ("pays" in conflicts(f"# Keeper\n\n{INTRO}\n\n{first}\n\n{INTRO}\n\n{second}\n")) == differs


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        ("This is not a remote position.", True),
        ("The job is fully on-site.", True),
        ("This is not a remote job. The lighthouse stands on a rock.", True),
        ("Interviews are fully on-site.", False),
        ("The first month is fully on-site.", False),
        ("The job is fully remote.", False),
        ("Our other positions are 100% on-site.", False),
    ],
)
def test_remote_in_a_field_and_on_site_in_the_text(words: str, differs: bool) -> None:
    assert ("workplaces" in conflicts(f"---\ntitle: Keeper\nremote: true\n---\n\n{INTRO} {words}\n")) == differs
    assert ("workplaces" in page({"jobLocationType": "TELECOMMUTE"}, words)) == differs


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("This role is fully remote.", "The job is 100% on-site.", True),
        ("This is a remote position.", "There is no remote work.", True),
        ("This role is fully remote.", "You can also work 100% on-site.", False),
        ("This is not a fully remote role.", "The job is fully on-site.", False),
        ("We are a fully remote company.", "The job is 100% on-site.", False),
    ],
)
def test_remote_and_on_site_in_the_text(first: str, second: str, differs: bool) -> None:
    assert ("workplaces" in conflicts(f"# Keeper\n\n{INTRO} {first}\n\n{second}\n")) == differs


@pytest.mark.parametrize(
    ("stated", "words", "differs"),
    [
        ("FULL_TIME", "This is a part-time position.", True),
        ("PART_TIME", "Employment type: Full-time", True),
        ("FULL_TIME", "This is a full-time position.", False),
        ("FULL_TIME", "This is a full-time or part-time position.", False),
        (["FULL_TIME", "PART_TIME"], "This is a part-time position.", False),
        ("CONTRACTOR", "This is a part-time position.", False),
        ("FULL_TIME", "You study at a college on a full or part-time basis.", False),
        ("FULL_TIME", "Full and part time positions are open.", False),
        ("FULL_TIME", "Part-time or summer job experience is a plus.", False),
    ],
)
def test_full_time_and_part_time(stated: object, words: str, differs: bool) -> None:
    assert ("employment_types" in page({"employmentType": stated}, words)) == differs


def test_full_time_and_part_time_in_the_text() -> None:
    assert conflicts(f"# Keeper\n\n{INTRO} This is a full-time position.\n\nJob type: Part-time\n") == {
        "employment_types": ("full-time", "Part-time")
    }


@pytest.mark.parametrize(
    ("address", "words", "differs"),
    [
        ({"addressLocality": "Denver", "addressRegion": "CO", "addressCountry": "US"}, "Reno, NV", True),
        ({"addressLocality": "Stuttgart", "addressCountry": "DE"}, "Reno, NV", True),
        ({"addressLocality": "Reno", "addressRegion": "NV", "addressCountry": {"name": "United States"}}, "Reno, NV", False),
        ({"addressLocality": "Sparks", "addressRegion": "Nevada", "addressCountry": "US"}, "Reno, NV", False),
        ({"addressCountry": "US"}, "Reno, NV", False),
        ({"addressLocality": "Reno"}, "Reno, NV", False),
        ("Denver, CO", "Reno, NV", True),
        ("Denver, CO; Boise, ID", "Reno, NV", False),
        ({"addressLocality": "Denver", "addressRegion": "CO", "addressCountry": "US"}, "Reno, NV, Denver, CO", False),
    ],
)
def test_places_in_markup_and_text(address: object, words: str, differs: bool) -> None:
    found = page({"jobLocation": [{"@type": "Place", "address": address}]}, f"Location: {words}")
    assert ("places" in found) == differs


@pytest.mark.parametrize(
    ("until", "differs"),
    [("2027-03-31", True), ("2027-05-01T03:59:00Z", False), ("2027-04-30", False), ("soon", False), ("2027-13-45", False)],
)
def test_closing_dates_in_markup_and_text(until: str, differs: bool) -> None:
    assert ("deadlines" in page({"validThrough": until}, "Apply by April 30, 2027.")) == differs


ENTRY = "This is an entry-level position."


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        (f"{ENTRY}\n\n## Requirements\n\n- At least 5 years of experience at sea", True),
        (f"{ENTRY} Applicants must have five (5) or more years of experience.", True),
        (f"{ENTRY}\n\n## Requirements\n\n- 7-10 years of experience at sea", True),
        (f"{ENTRY}\n\n## Requirements\n\n- 1-5 years of experience at sea", False),
        (f"{ENTRY}\n\n## Requirements\n\n- 2 years of experience at sea", False),
        (f"{ENTRY}\n\n## Requirements\n\n- A licence or 5 years of experience at sea", False),
        (f"{ENTRY}\n\n## Nice to have\n\n- 5 years of experience at sea", False),
        (f"{ENTRY} We have 20 years of experience at sea.", False),
        ("You mentor entry-level keepers.\n\n## Requirements\n\n- 5 years of experience at sea", False),
        ("Entry-level or senior position.\n\n## Requirements\n\n- 5 years of experience at sea", False),
    ],
)
def test_beginners_with_years_of_experience(text: str, differs: bool) -> None:
    assert ("experience" in conflicts(f"# Keeper\n\n{INTRO} {text}\n")) == differs


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("No degree required.\n\n## Requirements\n\n- A bachelor's degree is required", True),
        ("A college degree is not required. You must have a bachelor's degree.", True),
        ("No degree required.\n\n## Requirements\n\n- A bachelor's degree is preferred", False),
        ("A master's degree is not required.\n\n## Requirements\n\n- A bachelor's degree is required", False),
        ("No degree required. A bachelor's degree or experience at sea is welcome.", False),
        ("No degree is required, no degree required at all.", False),
    ],
)
def test_degrees(text: str, differs: bool) -> None:
    assert ("degrees" in conflicts(f"# Keeper\n\n{INTRO} {text}\n")) == differs
