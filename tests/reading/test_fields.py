"""The table of known keys: what a name stands for, and what is no posting."""

from __future__ import annotations

import pytest

from jdlint.reading.fields import holds_posting, pointer_key, record_key


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (["title", "Job Title", "jobTitle", "job-title", "JOB_TITLE", "PositionTitle"], "title"),
        (["location", "jobLocation", "city", "locationsText"], "locations"),
        (["telecommuting", "work_mode", "isRemote", "Workplace Type"], "workplace"),
        (["salary_range", "baseSalary", "Pay"], "pay"),
        (["min_salary", "salaryMin"], "pay_min"),
        (["closes", "validThrough", "application_deadline"], "deadline"),
        (["application link", "url_apply", "How to apply"], "application"),
        (["key objectives", "What You'll Do", "Major Duties"], "responsibilities"),
        (["qualifications", "must_have"], "requirements"),
        (["Reports To", "reporting_line"], "reporting_line"),
        (["layout", "permalink", "", "sidebar", "Ж"], None),
    ],
)
def test_names_in_every_spelling(names: list[str], key: str | None) -> None:
    assert {record_key(name) for name in names} == {key}


@pytest.mark.parametrize(
    ("pointer", "key"),
    [
        ("/hiringOrganization/name", "company"),
        ("/jobLocation/0/address/addressLocality", "locations"),
        ("/baseSalary/value/minValue", "pay_min"),
        ("/salary/currency", "currency"),
        ("/location/remote", "workplace"),
        ("/info sessions/0/date", None),
        ("/jobAd/sections/qualifications/text", "requirements"),
        ("/responsibilities/3", "responsibilities"),
        ("/name", None),
        ("/a~1b", None),
        ("", None),
    ],
)
def test_the_outermost_known_name_decides(pointer: str, key: str | None) -> None:
    assert pointer_key(pointer) == key


@pytest.mark.parametrize(
    "value",
    [
        {"title": "Pilot", "description": "You steer."},
        {"title": "Pilot", "location": {"city": "Rotterdam"}},
        {"Job Title": "Pilot", "Pay Range": "$1"},
        {
            "$schema": "https://example.org/job.json",
            "title": "Pilot",
            "company": "Port",
            "type": "Full-time",
            "responsibilities": ["Steer"],
        },
        {"@type": "JobPosting"},
        {"@type": ["Thing", "https://schema.org/JobPosting"]},
        {"text": "Pilot", "categories": {"location": "Delft", "commitment": "Full-time"}, "hostedUrl": "https://example.org"},
        {"name": "Pilot", "location": {"city": "Delft"}, "typeOfEmployment": {"label": "Full-time"}},
        {"jobOpeningName": "Pilot", "location": {"city": "Delft"}},
        {"responsibilities": ["Steer"], "requirements": ["A licence"], "benefits": "Soup"},
    ],
)
def test_postings(value: object) -> None:
    assert holds_posting(value)


@pytest.mark.parametrize(
    "value",
    [
        None, [], {}, "title", 3, {1: 2},
        {"name": "CI", "on": {"push": None}, "jobs": {"build": {"runs-on": "linux", "steps": []}}},
        {"name": "Build", "runs-on": "linux", "environment": "prod", "steps": []},
        {"name": "left-pad", "version": "1.0.0", "description": "Pads.", "main": "index.js", "scripts": {}, "license": "MIT"},
        {"name": "left-pad", "description": "Pads.", "keywords": ["pad"], "author": "A", "contributors": []},
        {"services": {"web": {"image": "nginx", "environment": ["A=1"]}}, "volumes": {}},
        {"site_name": "Docs", "nav": [{"Home": "index.md"}], "theme": {"name": "material"}},
        {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Job", "description": "A job.", "type": "object", "properties": {"title": {}}},
        {"title": "Job", "description": "A job.", "type": "object", "$defs": {}},
        {"compilerOptions": {"target": "es2022"}, "include": ["src"], "extends": "./base"},
        {"openapi": "3.1.0", "info": {"title": "Jobs", "description": "An API", "version": "1"}, "paths": {}},
        {"name": "Bug", "description": "File a bug", "title": "[Bug]: ", "labels": ["bug"], "body": [{"type": "markdown"}]},
        {"name": "Set up", "description": "Sets up.", "inputs": {}, "runs": {"using": "node20"}},
        {"repos": [{"repo": "https://example.org", "rev": "v1", "hooks": [{"id": "x"}]}]},
        {"apiVersion": "v2", "name": "chart", "description": "A chart", "type": "application", "version": "0.1.0"},
        {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "x"}, "spec": {}},
        {"en": {"title": "Title", "location": "Location"}},
        {"title": "Home", "layout": "default"},
        {"@type": "Organization", "name": "Port", "description": "A port.", "location": "Delft"},
        {"type": "FeatureCollection", "features": [{"type": "Feature"}]},
        {"name": "Ann", "location": "Delft", "company": "Port", "email": "a@example.org", "bio": "Sails."},
    ],
)  # fmt: skip
def test_other_files(value: object) -> None:
    assert not holds_posting(value)
