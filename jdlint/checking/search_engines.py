"""What search engines ask of a page's ``JobPosting``: the properties that Google requires and recommends, and the form of their values.

Source: Google Search Central, "Job posting (JobPosting) structured data". A posting that lacks a required property is not shown.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jdlint.model.document import Fields

RECOMMENDED = ("baseSalary", "employmentType", "validThrough", "identifier", "directApply")
EMPLOYMENT_TYPES = frozenset("FULL_TIME PART_TIME CONTRACTOR TEMPORARY INTERN VOLUNTEER PER_DIEM OTHER".split())
UNITS = frozenset("HOUR DAY WEEK MONTH YEAR".split())


class Fault(NamedTuple):
    """What is wrong, to follow "The JSON-LD", and the JSON pointer of the value it is about."""

    why: str
    pointer: str


def is_job_posting(fields: Fields) -> bool:
    """Whether structured values are what search engines read: a page's JSON-LD, or a file that holds one."""
    return fields.origin == "json-ld" or "JobPosting" in str(fields.value.get("@type", ""))


def find_required(value: Mapping[str, Any]) -> Iterator[Fault]:
    """Required properties that are missing, in one fault, and those whose value cannot be read."""
    missing = [name for name in ("title", "description", "datePosted") if not _has(value, name)]
    employer = value.get("hiringOrganization")
    if not employer:
        missing.append("hiringOrganization")
    remote = value.get("jobLocationType") == "TELECOMMUTE"
    places = [place for place in _list(value.get("jobLocation")) if place]
    if not places and not remote:
        missing.append("jobLocation")
    elif not places and not value.get("applicantLocationRequirements"):
        missing.append("applicantLocationRequirements, which stands for jobLocation where the job is done from anywhere")
    if missing:
        yield Fault(f"lacks {_join(missing)}", "")
    if isinstance(employer, Mapping) and not (employer.get("name") or employer.get("@id")):
        yield Fault("does not name the hiringOrganization", "/hiringOrganization")
    if any(isinstance(place, Mapping) and not _names_country(place) for place in places):
        yield Fault("has a jobLocation without an addressCountry", "/jobLocation")
    posted = value.get("datePosted")
    if posted and not _is_date(posted):
        yield Fault(f"has the datePosted '{str(posted)[:40]}', which is no date such as 2026-07-15", "/datePosted")
    title, description = value.get("title"), value.get("description")
    if isinstance(title, str) and isinstance(description, str) and title.strip() and title.strip() == description.strip():
        yield Fault("has the title for a description", "/description")


def find_recommended(value: Mapping[str, Any]) -> Iterator[Fault]:
    """Recommended properties that are missing, in one fault, and those whose value is none that search engines know."""
    missing = [name for name in RECOMMENDED if not _has(value, name)]
    if missing:
        yield Fault(f"lacks {_join(missing)}", "")
    for one in _list(value.get("employmentType")):
        if isinstance(one, str) and one and one not in EMPLOYMENT_TYPES:
            yield Fault(
                f"has the employmentType '{one[:40]}'; search engines know {', '.join(sorted(EMPLOYMENT_TYPES))}",
                "/employmentType",
            )
    kind = value.get("jobLocationType")
    if isinstance(kind, str) and kind and kind != "TELECOMMUTE":
        yield Fault(f"has the jobLocationType '{kind[:40]}'; the only one there is, is TELECOMMUTE", "/jobLocationType")
    until = value.get("validThrough")
    if until and not _is_date(until):
        yield Fault(f"has the validThrough '{str(until)[:40]}', which is no date such as 2026-07-15", "/validThrough")
    for pay in _list(value.get("baseSalary")):
        inner = pay.get("value") if isinstance(pay, Mapping) else None
        unit = (inner.get("unitText") if isinstance(inner, Mapping) else None) or (
            pay.get("unitText") if isinstance(pay, Mapping) else None
        )
        if isinstance(unit, str) and unit not in UNITS:
            yield Fault(f"has the unitText '{unit[:40]}'; search engines know {', '.join(sorted(UNITS))}", "/baseSalary")


def _has(value: Mapping[str, Any], name: str) -> bool:
    return value.get(name) not in (None, "", [], {})


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names_country(place: Mapping[str, Any]) -> bool:
    """Whether an address holds a country; one that is written as a text, or stands elsewhere, is not looked into."""
    address = place.get("address")
    return bool(place.get("@id")) or not isinstance(address, Mapping) or bool(address.get("addressCountry"))


def _is_date(value: object) -> bool:
    try:
        datetime.datetime.fromisoformat(str(value).strip())
    except ValueError:
        return False
    return isinstance(value, str)


def _join(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
