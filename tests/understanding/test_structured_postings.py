"""Postings as job boards' programs hand them out: what each shape says is read as a page's reader would."""

from __future__ import annotations

import json

import pytest

from jdlint.model.posting import Posting
from tests.understanding.pages import kinds_of, read_posting

INTRO = "<p>We are hiring a keeper for our lighthouse on the north shore.</p>"


def read_json(value: dict[str, object]) -> Posting:
    """The posting of a JSON file."""
    return read_posting(json.dumps(value), "a.json")


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ({"title": "Keeper", "position": 12}, "Keeper"),
        ({"text": "Keeper", "lists": [{"text": "Your duties", "content": "<li>Trim</li>"}]}, "Keeper"),
        ({"name": "Keeper", "jobAd": {"sections": {"jobDescription": {"title": "Das Haus", "text": "Ein Turm"}}}}, "Keeper"),
        ({"position": "Keeper", "title": "Senior Keeper"}, "Senior Keeper"),
        ({"position": "Keeper"}, "Keeper"),
        ({"name": "Northwind Lights and Towers, keepers of the coast", "job_title": "Keeper"}, "Keeper"),
    ],
)
def test_the_title_is_the_value_that_states_it(value: dict[str, object], title: str) -> None:
    posting = read_json({"location": "Reno, NV", "employment_type": "Full-time", **value, "description": INTRO})
    assert posting.title is not None
    assert posting.title.text == title
    assert [claim.text for claim in posting.titles] == [title]


def test_a_mapping_may_be_the_posting() -> None:
    posting = read_posting(
        "---\nposition:\n  title: Keeper\n  type: Full Time\n  location: Reno, NV\n---\nWe are hiring a keeper for our lighthouse.\n"
    )
    assert posting.title is not None
    assert (posting.title.text, posting.employment_type) == ("Keeper", ("full_time",))


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        (
            {
                "lists": [
                    {"text": "Your duties", "content": "<li>Trim</li><li>Log</li>"},
                    {"text": "Odd", "content": "<li>Go</li>"},
                ]
            },
            ["responsibilities"],
        ),
        ({"key_responsibilities_header": "Odd words", "key_responsibilities": "<ul><li>Trim</li></ul>"}, ["responsibilities"]),
        ({"know_how_header": "What you bring", "know_how": "<p>A steady hand.</p>"}, ["requirements"]),
        (
            {
                "jobAd": {
                    "sections": {
                        "companyDescription": {"title": "La empresa", "text": "Faros"},
                        "qualifications": {"title": "Requisitos", "text": "Una mano firme"},
                    }
                }
            },
            ["about_company", "requirements"],
        ),
        ({"responsibilities": ["Trim", "Log", "Clean"]}, ["responsibilities"]),
    ],
)
def test_small_sections_are_whole(value: dict[str, object], kinds: list[str]) -> None:
    posting = read_json({"title": "Keeper", "description": INTRO, "department": "Coast", "pay": 1, **value})
    assert [kind for kind in kinds_of(posting) if kind != "compensation"] == kinds
    assert all(section.end > section.body for section in posting.sections)


def test_a_list_is_one_text() -> None:
    posting = read_json({"title": "Keeper", "responsibilities": ["Trim", "Log"], "benefits": ["Health insurance", "A boat"]})
    assert posting.responsibilities is not None
    assert posting.benefits is not None
    assert (posting.responsibilities.text, posting.benefits.text) == ("Trim\nLog", "Health insurance\nA boat")


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("FULL_TIME", ("full_time",)),
        ("FullTime", ("full_time",)),
        ("part-time", ("part_time",)),
        ("Part time", ("part_time",)),
        (["FULL_TIME", "CONTRACTOR"], ("full_time", "contract")),
        ("fulltime_permanent", ("full_time", "permanent")),
        ("full", ("full_time",)),
        ("INTERN", ("internship",)),
        ("PER_DIEM", ("per_diem",)),
        ("OTHER", ()),
        ("Internal transfer", ()),
        ("Partner", ()),
    ],
)
def test_kinds_of_employment_as_people_and_machines_write_them(value: object, kinds: tuple[str, ...]) -> None:
    posting = read_json({"title": "Keeper", "location": "Reno, NV", "employmentType": value, "description": INTRO})
    assert posting.employment_type == kinds


@pytest.mark.parametrize(
    ("value", "workplace"),
    [
        ({"hybrid": True, "on_site": False, "remote": False}, "hybrid"),
        ({"on_site": True}, "onsite"),
        ({"isRemote": True}, "remote"),
        ({"isRemote": False}, "onsite"),
    ],
)
def test_switches_for_the_workplace(value: dict[str, object], workplace: str) -> None:
    assert read_json({"title": "Keeper", "location": "Reno, NV", "description": INTRO, **value}).workplace == workplace


@pytest.mark.parametrize(("state", "places"), [("closed", ["Reno"]), ("Draft", ["Reno"]), ("Nevada", ["Nevada", "Reno"])])
def test_a_state_may_be_that_of_the_posting(state: str, places: list[str]) -> None:
    posting = read_posting(
        f"---\ntitle: Keeper\nstate: {state}\nlocation: Reno\n---\nWe are hiring a keeper for our lighthouse.\n"
    )
    assert [place.text for place in posting.locations] == places


def test_settings_and_codes_are_no_other_places() -> None:
    posting = read_json(
        {"title": "Keeper", "description": INTRO, "locations": [{"country": "DE", "hidden": False}, {"city": "Reno, NV"}]}
    )
    assert [(place.text, place.jurisdiction) for place in posting.locations] == [("DE", "DE"), ("Reno, NV", "US-NV")]


def test_the_addresses_of_a_list_are_where_one_applies() -> None:
    posting = read_json({"PositionTitle": "Keeper", "PositionLocation": "Reno, NV", "ApplyURI": ["https://a.example/1"]})
    assert posting.application_url == "https://a.example/1"


@pytest.mark.parametrize(("words", "named"), [("Medical and retirement plans.", True), ("Competitive benefits.", False)])
def test_a_field_for_benefits_names_some(words: str, named: bool) -> None:
    posting = read_json({"title": "Keeper", "location": "Reno, NV", "description": INTRO, "benefits": words})
    assert (posting.benefits is not None) == named


@pytest.mark.parametrize(
    ("value", "pay"),
    [
        (
            {
                "compensation": {
                    "summary": "CA$100K - CA$130K",
                    "parts": [{"minValue": 100000, "maxValue": 130000, "interval": "1 YEAR"}],
                }
            },
            [(100000, 130000, "CAD", "year")],
        ),
        (
            {
                "compensation": "$135,000 - $198,000 / year",
                "compensation_minimum": "135000.0",
                "compensation_maximum": "198000.0",
                "compensation_currency": "USD",
            },
            [(135000, 198000, "USD", "year")],
        ),
        (
            {
                "salary": {"min": 20, "max": 25, "currency": "USD", "period": "hour"},
                "description": f"{INTRO}<p>The pay is $20 - $25.</p>",
            },
            [(20, 25, "USD", "hour"), (20, 25, "USD", "hour")],
        ),
        (
            {
                "salary": {"min": 20, "max": 25, "currency": "USD", "period": "hour"},
                "description": f"{INTRO}<p>The pay is $30 - $35.</p>",
            },
            [(20, 25, "USD", "hour"), (30, 35, "USD", None)],
        ),
        ({"salaries": ["$20 an hour", "$20 a day"]}, [(20, 20, "USD", "day"), (20, 20, "USD", "hour")]),
    ],
)
def test_an_amount_is_stated_once_with_all_that_is_told_of_it(value: dict[str, object], pay: list[object]) -> None:
    posting = read_json({"title": "Keeper", "location": "Reno, NV", "description": INTRO, **value})
    assert sorted((one.minimum, one.maximum, one.currency, one.period) for one in posting.pay) == pay


LONG = "You trim the lamp and keep the log of all the ships that pass by night, and you row to the village for oil. "


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"title": "Keeper", "location": "Vlieland", "description": LONG}, 24),
        ({"title": "Keeper", "location": "Vlieland", "description": LONG + LONG}, 48),
        ({"title": "Keeper", "location": "Vlieland", "company": "Northwind Lights Ltd.", "summary": "You keep the light."}, 4),
        ({"title": "Keeper", "location": "Vlieland, the Netherlands", "duties": ["Trim the lamp", "Keep the log"]}, 6),
        ({"title": "Keeper", "location": "Vlieland", "requirements": "Calm at night"}, 0),
    ],
)
def test_values_that_are_text_are_counted_and_short_ones_are_not(value: dict[str, object], words: int) -> None:
    assert read_json(value).measures["words"] == words
