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
    ],
)
def test_what_states_the_title_is_judged_as_the_title(fields: str, wrong: list[str]) -> None:
    text = f"---\n{fields}\n---\nWe are looking for a baker for our shop, who bakes our bread at night.\n"
    (report,) = jdlint.lint_text(text, uri="a.md").postings
    assert [one.message.split(" ")[0] for one in report.findings if one.rule == "field-invalid"] == wrong
