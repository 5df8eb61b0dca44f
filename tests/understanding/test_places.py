"""Places of work and their jurisdictions."""

from __future__ import annotations

import datetime
import json

import pytest

from jdlint.engine import Linter
from jdlint.settings import Config
from jdlint.understanding.jurisdictions import find_jurisdiction
from jdlint.understanding.places import find_places
from tests.understanding.parts import make_part

PLACES = {
    "Location: Boulder, CO": [("Boulder, CO", "US-CO")],
    "Locations: London; Dublin": [("London", "GB"), ("Dublin", "IE")],
    "Job location - Toronto, ON, Canada": [("Toronto, ON, Canada", "CA-ON")],
    "This role is based in Seattle.": [("Seattle", "US-WA")],
    "You join our Berlin-based team.": [("Berlin", "DE")],
    "Location: Remote": [("Remote", None)],
    "Company: Northwind Location: Lisbon Employment type: Full-time": [("Lisbon", "PT")],
    "Baker, Wood County, Ohio — We bake bread for the county.": [("Wood County, Ohio", "US-OH")],
    "We are headquartered in Boston and bake bread.": [],
    "Our company, based in Denver, bakes bread.": [],
    "*Omaha, Nebraska · On-site · Full-time*": [("Omaha, Nebraska", "US-NE")],
    "Boise, Idaho · Full-time": [("Boise, Idaho", "US-ID")],
    "14 Mill Lane, Leeds LS9 8AB": [("Leeds LS9 8AB", "GB")],
    "Solicitor, Manchester": [("Manchester", "GB")],
    "Northwind Logistics Joliet, IL": [("Joliet, IL", "US-IL")],
    "Head Baker, Wood County Bakeries, Inc., Toledo, Ohio — bakes for the county.": [("Toledo, Ohio", "US-OH")],
    "Assistant baker, Wood County, Wis. — bakes for the county.": [("Wood County, Wis", "US-WI")],
    "Location: Toledo, Ohio (relocation help available), with some travel to fairs and partner bakeries in the country": [
        ("Toledo, Ohio", "US-OH")
    ],
    "You live at a commutable distance from our Chicago office.": [("Chicago", "US-IL")],
    "You work from our Dublin or Cork office.": [("Dublin", "IE")],
    "Position: Head BakerLocation: Reno, NVDuration: 7 months": [("Reno, NV", "US-NV")],
    "You help the board at our Corporate Headquarters.": [],
    "## Location\n\nWe have teammates in Boston, DC and Reno.\n\nWe look for bakers based in Toledo, Ohio.": [
        ("Toledo, Ohio", "US-OH")
    ],
    "You bake in our Union Square office.": [("Union Square", None)],
    "We meet partners and visit our Chicago office.": [],
    "We seek a baker for our growing team in Toronto to help us bake.": [("Toronto", "CA-ON")],
    "We seek a baker with experience in London.": [],
    "This position is in-house with the Bread Board in Omaha, NE, and can be hybrid later.": [("Omaha, NE", "US-NE")],
    "Perks\n\n- Health insurance\n- NYC, in-office.": [("NYC", "US-NY")],
    "Excited to be in our Seattle headquarters 5 days a week": [("Seattle", "US-WA")],
    "A flexible, hybrid work setting (Atlanta, GA)": [("Atlanta, GA", "US-GA")],
    "The job is located within the Division of Bread of the Board of Ovens, Durham, NC. We bake.": [("Durham, NC", "US-NC")],
    "For Chicago, IL-based roles: $20 an hour": [("Chicago, IL", "US-IL")],
    "Based in Austin, TX or Miami, FL, the baker bakes bread.": [("Austin, TX", "US-TX"), ("Miami, FL", "US-FL")],
    "Based in Austin, TX, Northwind has raised flour for years.": [],
    "Applicants are authorized to work in the US.": [],
    "Slightly over 140 people work at the head office in Rotterdam.": [],
    "Over the last years we baked. Facility, VA, or other bakers may apply.": [],
    "We bake bread for the whole county and have done so for sixty years, in good times and in bad. Come and see us on any day of the week, "
    "and stay for tea. Head Baker | Reno, NVWe need a baker who rises early.": [("Reno, NV", "US-NV")],
    "You are a baker who lives in Sydney, Australia. While we like mail, call us.": [("Sydney, Australia", "AU")],
    "_This is a hybrid position based in São Paulo, Brazil._": [("São Paulo, Brazil", "BR")],
    "US, CA, Santa Clara": [("US, CA", "US-CA")],
    "Ability to commute/relocate:\n\nBoston, MA 02109: Relocate before starting work (Required)": [("Boston, MA", "US-MA")],
    "Work location: In person": [],
    "Location: [City, State]": [],
    "Positions are located Coast Guard-Wide and filled in spring.": [("Coast Guard-Wide", None)],
    "Openings nationwide for bakers and millers": [("nationwide", None)],
    "This position is based statewide.": [("statewide", None)],
    "The positions are located within the Bread Service at the Reno Bread Hall, Elko, NV.": [("Elko, NV", "US-NV")],
    "The job is located on Old Mill National Forest, Miller Ranger District, Elko, NV.": [("Elko, NV", "US-NV")],
    "The job is located in the Bread Office, 3 Mill Street NW, Washington, DC.": [("Washington, DC", "US-DC")],
    "Positions are open nation-wide.": [("nation-wide", None)],
    "We have positions with a wide choice of bread.": [],
    "Our bakers are located in towns nationwide.": [],
    "You answer for a statewide plan and for positions in it.": [],
    "We bake for people worldwide.": [],
    "All open vacancies are at the Chicago Bread Hall.": [("Chicago", "US-IL")],
    "Vacancies are in Finance and in Baking.": [],
    "Hours: 40 Location: Mill Lane Office An important note on how we pay the bakers who come to us from other bakeries in the county": [
        ("Mill Lane Office", None)
    ],
    "Location: You may choose, with your lead, where you bake bread and where you sell it to people, as long as it is warm": [],
    "Locations: Denver, Boston or Reno, NV": [("Denver", "US-CO"), ("Boston", "US-MA"), ("Reno, NV", "US-NV")],
    "This role is based in one of our offices in Chicago, London, or Amsterdam, with a hybrid week.": [
        ("Chicago", "US-IL"),
        ("London", "GB"),
        ("Amsterdam", "NL"),
    ],
    "The job is located in Reno, NV; Elko, NV; Boise, ID Bread Board": [
        ("Reno, NV", "US-NV"),
        ("Elko, NV", "US-NV"),
        ("Boise, ID", "US-ID"),
    ],
    "Head Baker\n\nReno, NV / Elko, NV": [("Reno, NV", "US-NV"), ("Elko, NV", "US-NV")],
    "Based in Reno, NV or Elko, NV, the baker bakes bread.": [("Reno, NV", "US-NV"), ("Elko, NV", "US-NV")],
    "Location: Vienna, VA": [("Vienna, VA", "US-VA")],
    "Location: US, California, San Jose": [("US, California, San Jose", "US-CA")],
    "Location: London, UK": [("London, UK", "GB")],
    "Location: Tbilisi, Georgia": [("Tbilisi, Georgia", "GE")],
    "Location: London, Ontario": [("London, Ontario", "CA-ON")],
    "Location: Vancouver, Washington": [("Vancouver, Washington", "US-WA")],
    "Location: Manchester, New Hampshire or Rome, Georgia": [
        ("Manchester, New Hampshire", "US-NH"),
        ("Rome, Georgia", "US-GA"),
    ],
    "Location: Paris, Texas; Dallas, Oregon": [("Paris, Texas", "US-TX"), ("Dallas, Oregon", "US-OR")],
    "Location: Boston, New York, Chicago": [("Boston", "US-MA"), ("New York", "US-NY"), ("Chicago", "US-IL")],
    "Location: St. Louis, MO": [("St. Louis, MO", "US-MO")],
    "**Location:** Ft. Worth, TX. We bake.": [("Ft. Worth, TX", "US-TX")],
    "Location: Mt. Pleasant, SC; Ste. Genevieve, MO": [("Mt. Pleasant, SC", "US-SC"), ("Ste. Genevieve, MO", "US-MO")],
    "This role is based in St. Louis, MO.": [("St. Louis, MO", "US-MO")],
    "Location: Boston. We bake bread.": [("Boston", "US-MA")],
    "Location: New York or remote": [("New York", "US-NY"), ("remote", None)],
    "Location: Boston or remote": [("Boston", "US-MA"), ("remote", None)],
    "Location: Toronto, New York": [("Toronto", "CA-ON"), ("New York", "US-NY")],
    "Location: New York, Miami, Remote": [("New York", "US-NY"), ("Miami", "US-FL")],
    "Location: This job is remote, and based in Denver CO, USA": [("Denver CO, USA", "US-CO")],
    "Location: Virtual (100% Remote), Washington, DC": [("Washington, DC", "US-DC")],
    "Location: Brooklyn, NY or Westchester County, NY": [("Brooklyn, NY", "US-NY"), ("Westchester County, NY", "US-NY")],
    "The job is located in Norfolk, Virginia, in the United States Bread Board's office.": [("Norfolk, Virginia", "US-VA")],
    "The position is located in the Ovens Branch of the Bread Division.": [],
}


@pytest.mark.parametrize("text", PLACES)
def test_places_of_work_are_found_and_those_of_the_company_are_not(text: str) -> None:
    assert [(place.text, place.jurisdiction) for place in find_places(make_part(text))] == PLACES[text]


def test_a_line_of_its_own_at_the_top_is_a_place() -> None:
    assert [place.text for place in find_places(make_part("Baker\n\nLondon\n\nWe bake bread.\n"))] == ["London"]


def test_a_town_behind_the_place_belongs_to_it_only_as_part_of_its_name() -> None:
    front = "We bake.\n\n" * 6
    told = find_places(make_part(f"{front}The job is located in Oldharbour, and we bake for the people of Reno, NV.\n"))
    assert [place.text for place in told] == ["Oldharbour"]
    named = find_places(make_part(f"{front}The job is located in Oldharbour Bread Hall of the Mill District, Reno, NV.\n"))
    assert [place.text for place in named] == ["Reno, NV"]


def test_a_sentence_under_a_heading_begins_with_its_place() -> None:
    text = "# Baker\n\n## Location\n\nOld Harbour, just behind Mill St. We are close to the market, and right opposite a park where you can eat.\n"
    assert [place.text for place in find_places(make_part(text, "page.md"))] == ["Old Harbour"]


def test_the_lines_under_a_heading_are_places() -> None:
    part = make_part("# Baker\n\n## Location\n\n- Austin, TX\n- Miami, FL\n\n## Duties\n\nBakes.\n", "page.md")
    assert [place.jurisdiction for place in find_places(part)] == ["US-TX", "US-FL"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Denver, CO", "US-CO"),
        ("Denver, Colorado, United States", "US-CO"),
        ("New York, NY 10001", "US-NY"),
        ("New York", "US-NY"),
        ("Washington, DC", "US-DC"),
        ("Washington, D.C.", "US-DC"),
        ("Virtual (100% Remote), Washington, DC", "US-DC"),
        ("Washington, United States", "US-WA"),
        ("Washington State", "US-WA"),
        ("San Francisco Bay Area", "US-CA"),
        ("Greater Boston Area", "US-MA"),
        ("Pitkin County, Colo.", "US-CO"),
        ("Harrogate, North Yorkshire", "GB"),
        ("Vancouver, BC", "CA-BC"),
        ("Montreal, Canada", "CA-QC"),
        ("Paris, France", "FR"),
        ("England", "GB"),
        ("Remote (UK)", "GB"),
        ("Tampa Florida", "US-FL"),
        ("Denver CO, USA", "US-CO"),
        ("Southern California", "US-CA"),
        ("Anywhere in the United States", "US"),
        ("Elko, US-NV", "US-NV"),
        ("Tbilisi, Georgia", "GE"),
        ("Batumi", "GE"),
        ("Savannah, Georgia", "US-GA"),
        ("US-CO-Boulder", "US-CO"),
        ("Auburn, NSW, AU", "AU"),
        ("Omaha, United States", "US-NE"),
        ("London, Canada", "CA-ON"),
        ("Vancouver, USA", "US-WA"),
        ("Springfield, USA", "US"),
        ("Head of Baking, IT", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_words_of_a_place_lead_to_its_jurisdiction(words: str, code: str | None) -> None:
    assert find_jurisdiction(words) == code


def test_the_state_of_a_posting_is_no_place() -> None:
    assert find_places(make_part("---\ntitle: Baker\nstate: closed\n---\n\nWe bake bread.\n", "page.md")) == []
    assert find_places(make_part("# Baker\n\nWe bake bread.\n\n### Us\n\nWe are many.\n", "page.md")) == []


def test_letters_that_go_on_are_no_district() -> None:
    text = "# Technician\n\nYou handle parts, RMA, DCIM updates and DC Operations.\n\n## Responsibilities\n\n- Replace disks.\n"
    (report,) = Linter(Config(), as_of=datetime.date(2026, 11, 22), many=False).lint(text.encode(), "a.md", kind="posting")
    assert report.record["locations"] == []


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Washington, D.C.", ("Washington, D.C", "US-DC")),
        ("Omaha, U.S.A.", ("Omaha, U.S.A", "US-NE")),
        ("Leeds, U.K.", ("Leeds, U.K", "GB")),
        ("Reno, NV.", ("Reno, NV", "US-NV")),
        ("Reno (NV)", ("Reno (NV)", "US-NV")),
        ("Reno (NV", ("Reno (NV", "US-NV")),
        ("Bonn, D", ("Bonn, D", None)),
        ("St. Louis, MO", ("St. Louis, MO", "US-MO")),
        ("Ft. Worth, TX.", ("Ft. Worth, TX", "US-TX")),
    ],
)
def test_value_with_a_dot_is_read(place: str, found: tuple[str, str | None]) -> None:
    values = {
        "text": "Baker",
        "categories": {"location": place, "team": "Oven"},
        "description": "Bake bread. You need strong arms.",
    }
    (report,) = Linter(Config(), as_of=datetime.date(2026, 11, 22), many=False).lint(json.dumps(values).encode(), "a.json")
    assert [(one["text"], one["jurisdiction"]) for one in report.record["locations"]] == [found]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Location: Naperville, IL OR Remote", ["Naperville, IL", "Remote"]),
        ("Location: Portland, OR Remote", ["Portland, OR Remote"]),
        ("Location: Portland, OR or Remote", ["Portland, OR", "Remote"]),
        ("Location: Portland, OR (hybrid), or remote in Iowa City", ["Portland, OR (hybrid)", "remote in Iowa City"]),
    ],
)
def test_or_in_capitals_parts_places_and_is_oregon_behind_a_comma(line: str, places: list[str]) -> None:
    text = f"# Baker\n\n{line}\n\n## Responsibilities\n\n- Bake bread.\n\n## Requirements\n\n- You have strong arms.\n"
    (report,) = Linter(Config(), as_of=datetime.date(2026, 11, 22), many=False).lint(text.encode(), "a.md")
    assert [one["text"] for one in report.record["locations"]] == places
