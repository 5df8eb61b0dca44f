"""JSON-LD beside what search engines require and recommend."""

from __future__ import annotations

from typing import Any

import pytest

from jdlint.checking.search_engines import find_recommended, find_required

FULL: dict[str, Any] = {
    "@type": "JobPosting",
    "title": "Keeper",
    "description": "<p>You trim the wick.</p>",
    "datePosted": "2026-07-15",
    "hiringOrganization": {"@type": "Organization", "name": "Northwind Lights"},
    "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "US"}},
    "baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"value": 20, "unitText": "HOUR"}},
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "validThrough": "2026-08-15T23:59:00+02:00",
    "identifier": {"@type": "PropertyValue", "value": "4711"},
    "directApply": False,
}


def test_a_full_one_lacks_nothing() -> None:
    assert list(find_required(FULL)) == []
    assert list(find_recommended(FULL)) == []


@pytest.mark.parametrize(
    ("change", "why", "pointer"),
    [
        ({"title": "", "datePosted": None}, "lacks title and datePosted", ""),
        ({"hiringOrganization": None}, "lacks hiringOrganization", ""),
        ({"hiringOrganization": {"@type": "Organization"}}, "does not name the hiringOrganization", "/hiringOrganization"),
        ({"jobLocation": []}, "lacks jobLocation", ""),
        (
            {"jobLocation": {"address": {"addressLocality": "Reno"}}},
            "has a jobLocation without an addressCountry",
            "/jobLocation",
        ),
        (
            {"datePosted": "July 15, 2026"},
            "has the datePosted 'July 15, 2026', which is no date such as 2026-07-15",
            "/datePosted",
        ),
        ({"description": " Keeper "}, "has the title for a description", "/description"),
        (
            {"jobLocation": None, "jobLocationType": "TELECOMMUTE"},
            "lacks applicantLocationRequirements, which stands for jobLocation where the job is done from anywhere",
            "",
        ),
    ],
)
def test_what_is_required(change: dict[str, Any], why: str, pointer: str) -> None:
    assert list(find_required({**FULL, **change})) == [(why, pointer)]


@pytest.mark.parametrize(
    "change",
    [
        {"hiringOrganization": "Northwind Lights"},
        {"jobLocation": {"address": "1 Rock Road, Reno"}},
        {"jobLocation": "Reno"},
        {
            "jobLocation": None,
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": "US"},
        },
        {"datePosted": "2026-07-15T08:00:00Z"},
    ],
)
def test_other_forms_that_are_read(change: dict[str, Any]) -> None:
    assert list(find_required({**FULL, **change})) == []


@pytest.mark.parametrize(
    ("change", "words", "pointer"),
    [
        ({"baseSalary": None, "directApply": None}, "lacks baseSalary and directApply", ""),
        ({"employmentType": "Full-time"}, "the employmentType 'Full-time'", "/employmentType"),
        ({"jobLocationType": "Remote"}, "the jobLocationType 'Remote'", "/jobLocationType"),
        ({"validThrough": "soon"}, "the validThrough 'soon'", "/validThrough"),
        ({"baseSalary": {"value": {"value": 20, "unitText": "hourly"}}}, "the unitText 'hourly'", "/baseSalary"),
        ({"baseSalary": {"value": 20, "unitText": "hourly"}}, "the unitText 'hourly'", "/baseSalary"),
    ],
)
def test_what_is_recommended(change: dict[str, Any], words: str, pointer: str) -> None:
    (fault,) = find_recommended({**FULL, **change})
    assert words in fault.why
    assert fault.pointer == pointer
