"""The screening of structured values agrees with jsonschema, which has the last word."""

from __future__ import annotations

import datetime

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jdlint
from jdlint.checking.kinds.shape import fits, make_checker, plain
from jdlint.checking.pack import read_schema

FIELDS = read_schema("posting")["$defs"]["fields"]["properties"]
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 10**6),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=12),
        st.sampled_from(
            [
                "2026-07-15",
                "2026-13-01",
                "2026-07",
                "2026-07-15T09:00:00Z",
                "15.07.2026",
                "soon",
                "$40k",
                "40,000",
                "USD",
                "€",
                "https://x.example",
            ]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["min", "max", "name"]), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(st.sampled_from(sorted(FIELDS)), VALUES)
def test_screening_agrees_with_jsonschema(name: str, value: object) -> None:
    validator = jsonschema.Draft202012Validator(FIELDS[name], format_checker=make_checker())
    assert fits(value, FIELDS[name]) == validator.is_valid(value)


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("deadline", "2026-07-15", "2026-02-30"),
        ("deadline", "2026-07-15T09:00:00+02:00", "2026-07-15T25:00:00"),
        ("deadline", "open until filled", "2026-13-45"),
        ("posted", "2026-08-05 09:41:37 UTC", "2026-08-05 29:41:37 UTC"),
        ("deadline", "", "2026-13"),
        ("posted", 1764000000000, 3.5),
        ("currency", "EUR", "EURO"),
        ("pay_min", "55,000", "a lot"),
        ("pay_max", 75000, -1),
        ("title", "Baker", ""),
        ("title", "Baker", ["Baker"]),
        ("url", "https://jobs.example/1", "see below"),
        ("url", "{{ site.url }}/apply", "not an address"),
        ("url", "work@bakery.example", "apply here: https://jobs.example"),
        ("posted", "31/12/2026", "31/31/2026"),
        ("posted", "12/31/2026 09:00", "00/00/0000"),
        ("posted", "3 July 2026", "2026-07-33"),
        ("start_date", "8 - 12 weeks", "32.01.2026"),
        ("locations", ["Reno", "Boise"], 7),
    ],
)
def test_known_fields(name: str, good: object, bad: object) -> None:
    assert fits(good, FIELDS[name])
    assert not fits(bad, FIELDS[name])


def test_dates_of_yaml_are_read_as_json_has_them() -> None:
    assert plain({"closes": datetime.date(2026, 7, 15), 3: [datetime.date(2026, 1, 1)]}) == {
        "closes": "2026-07-15",
        "3": ["2026-01-01"],
    }


def test_every_keyword_of_the_fields_is_one_the_screening_knows() -> None:
    known = {"anyOf", "type", "items", "pattern", "format", "maxLength", "minimum", "maximum", "description", "x-expected"}

    def walk(schema: object) -> set[str]:
        if isinstance(schema, list):
            return set().union(*map(walk, schema))
        if isinstance(schema, dict):
            return set(schema).union(*(walk(schema[key]) for key in ("anyOf", "items") if key in schema))
        return set()

    assert set().union(*map(walk, FIELDS.values())) <= known


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ("title: Baker\nposition: 12", []),
        ("position:\n  title: Baker\n  deadline: '2026-13-45'", ["position.deadline"]),
        ("title: 12\nlocation: Reno, NV", ["title"]),
        (
            "title: Baker\nsalary: {min: abc, max: -5, currency: Dollars, period: week}",
            ["salary.min", "salary.max", "salary.currency"],
        ),
        ("title: Baker\nsalary: {min: 19.50, max: '23', currency: USD, period: hour, note: base}", []),
        ("title: Baker\nbaseSalary: {value: {minValue: x, maxValue: 5}}", ["baseSalary.value.minValue"]),
        ("title: Baker\npay_ranges:\n- {min: 1, max: 2}\n- {min: lots, max: 2}", ["pay_ranges.1.min"]),
        ("title: Baker\napply_url: not an address\nhostedUrl: https://jobs.example/1", ["apply_url"]),
        ("title: Baker\napply: Come by on a weekday.\napplication_url: TBD", []),
    ],
)
def test_what_states_the_title_is_judged_as_the_title(fields: str, wrong: list[str]) -> None:
    text = f"---\n{fields}\n---\nWe are looking for a baker for our shop, who bakes our bread at night.\n"
    (report,) = jdlint.lint_text(text, uri="a.md").postings
    assert [one.message.split(" ")[0] for one in report.findings if one.rule == "field-invalid"] == wrong


@pytest.mark.parametrize(("value", "shown"), [("null", "null"), ("true", "true"), ('"Pounds"', "'Pounds'"), ("[1]", "a list")])
def test_values_are_shown_as_they_are_written(value: str, shown: str) -> None:
    title, currency = ("null", '"USD"') if value == "null" else ('"Baker"', value)
    said = "We are looking for a baker for our shop, who bakes our bread at night and knows our oven well. Please apply by mail."
    text = f'{{"title": {title}, "location": "Reno, NV", "currency": {currency}, "description": "{said}", "duties": "Bake bread.", "benefits": "A pension."}}'
    (report,) = jdlint.lint_text(text, uri="a.json").postings
    assert [one.message.rpartition(" not ")[2] for one in report.findings if one.rule == "field-invalid"] == [f"{shown}."]
