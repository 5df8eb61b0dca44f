"""The record of a posting, in the shape that its schema promises."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from jdlint.understanding.record import make_record
from tests.understanding.pages import read_posting

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "record.schema.json").read_text(encoding="utf-8"))

FULL = """# Baker

Location: Boulder, CO

You bake bread for the whole town, at night and with care. This is a full-time, on-site role. Reports to the Head Baker.

## What you'll do

- Knead dough
- Heat the ovens
- Clean the shop

## What you bring

- Two years at an oven
- A steady hand

## Pay and benefits

The pay range is $19.50 - $23 per hour. Health insurance and paid leave.

## How to apply

Send your CV to jobs@northwind.example by July 15, 2026. We provide reasonable accommodations to applicants with disabilities.

Northwind is an equal opportunity employer.
"""


def test_a_full_posting_fills_every_key() -> None:
    record = make_record(read_posting(FULL))
    Draft202012Validator(SCHEMA).validate(record)
    assert list(record) == SCHEMA["required"]
    assert record["pay"] == [
        {"text": "$19.50 - $23 per hour", "min": 19.5, "max": 23, "currency": "USD", "period": "hour", "kind": "base"}
    ]
    assert isinstance(record["pay"][0]["max"], int)
    assert record["deadline"]["date"] == "2026-07-15"
    assert record["application"]["email"] == "jobs@northwind.example"
    assert record["locations"] == [{"text": "Boulder, CO", "jurisdiction": "US-CO"}]
    assert (record["workplace"], record["employment_type"]) == ("onsite", ["full_time"])
    for key in ("reporting_line", "eeo_statement", "accommodation_statement", "application", "deadline"):
        assert record[key]["text"] in FULL


def test_a_bare_posting_has_every_key_and_nothing_in_it() -> None:
    record = make_record(read_posting("We are hiring a baker. You bake bread.\n"))
    Draft202012Validator(SCHEMA).validate(record)
    assert record["pay"] == record["locations"] == record["employment_type"] == []
    assert record["eeo_statement"] is record["deadline"] is record["application"] is None


def test_sections_are_counted_in_the_source() -> None:
    source = "\ufeff" + FULL.replace("\n", "\r\n")
    record = make_record(read_posting(source))
    text = FULL.replace("\n", "\r\n")
    for section in record["sections"]:
        assert section["heading"] in text[section["start"] : section["end"]]


def test_a_statement_stands_in_markdown_as_it_is_written() -> None:
    source = FULL.replace("jobs@northwind.example", "[our bakers](mailto:jobs@northwind.example)").replace(
        "by July", "by **July**"
    )
    record = make_record(read_posting(source))
    assert "[our bakers](mailto:jobs@northwind.example)" in record["application"]["text"]
    assert record["application"]["email"] == "jobs@northwind.example"
    for key in ("reporting_line", "eeo_statement", "accommodation_statement", "application", "deadline"):
        assert record[key]["text"] in source


def test_json_ld_tells_what_the_page_does_not_say() -> None:
    markup = {
        "@type": "JobPosting", "title": "Baker", "employmentType": "PART_TIME", "validThrough": "2027-03-01",
        "jobLocation": {"address": {"addressLocality": "Boulder", "addressRegion": "CO", "addressCountry": "US"}},
        "baseSalary": {"currency": "USD", "value": {"minValue": 20, "maxValue": 24, "unitText": "HOUR"}},
    }  # fmt: skip
    page = (
        f'<script type="application/ld+json">{json.dumps(markup)}</script><h1>Baker</h1><p>We are looking for a baker.</p>'
        "<h2>Duties</h2><ul><li>Bake bread.</li></ul><p>{}</p>"
    )
    said = make_record(read_posting(page.replace("{}", ""), "page.html"))
    Draft202012Validator(SCHEMA).validate(said)
    assert said["locations"] == [{"text": "Boulder, CO, US", "jurisdiction": "US-CO"}]
    assert said["employment_type"] == ["part_time"]
    assert said["deadline"] == {"text": "2027-03-01", "date": "2027-03-01"}
    assert (said["pay"][0]["min"], said["pay"][0]["max"], said["pay"][0]["period"]) == (20, 24, "hour")
    # What people read goes before it.
    said = make_record(read_posting(page.replace("{}", "This is a full-time job in Reno, NV."), "page.html"))
    assert said["employment_type"] == ["full_time"]
    assert [place["jurisdiction"] for place in said["locations"]] == ["US-NV"]


def test_parts_of_a_text_without_lines_end_with_their_last_word() -> None:
    text = (
        "Baker - We are looking for a baker who bakes our bread at night. Responsibilities: Knead the dough. Heat the ovens. "
        "Requirements: Two years at an oven. A steady hand. Benefits: Health insurance and paid leave. How to apply: Come by on a weekday and ask for Ann, who runs the shop and knows all that there is to know."
    )
    record = make_record(read_posting(text, "page.txt"))
    for key in ("responsibilities", "requirements", "benefits"):
        assert record[key]["text"] == record[key]["text"].strip()
    assert record["responsibilities"]["text"] == "Knead the dough. Heat the ovens."
