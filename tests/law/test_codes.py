"""What people write for a place, and the code that is meant: one place, or none, never a guess."""

from __future__ import annotations

import pytest

from jdlint.checking.law.codes import find_code_fault, find_codes, split_places, tell_fault
from jdlint.checking.law.table import load_table

TABLE = load_table()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("us-co", "US-CO"),
        ("Colorado", "US-CO"),
        ("TX", "US-TX"),
        ("KZ", "KZ"),  # of which no law is known
        ("New York", "US-NY"),  # the state comes before the city of its name
        ("New York State", "US-NY"),
        ("New York City", "US-NY-NYC"),
        ("New York, NY", "US-NY-NYC"),
        ("Washington", "US-WA"),
        ("Washington, DC", "US-DC"),
        ("Ontario", "CA-ON"),
        ("Portland, OR", "US-OR-PORTLAND-METRO"),
        ("Portland, Maine", "US-ME-PORTLAND"),
        ("Denver", "US-CO-DENVER"),
        ("San Francisco", "US-CA-SAN-FRANCISCO"),
        ("Brooklyn", "US-NY-NYC"),
        ("Long Island", "US-NY-LONG-ISLAND"),
        ("Houston", "US-TX"),
        ("London", "GB"),
        ("European Union", "EU"),
    ],
)
def test_a_name_or_code_of_one_place_is_taken(words: str, code: str) -> None:
    assert find_codes(words, TABLE) == (code,)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Portland", {"US-ME-PORTLAND", "US-OR-PORTLAND-METRO"}),
        ("Springfield", {"US-OR-STANDARD", "US-MO", "US-MA", "US-IL"}),
        ("Kansas City", {"US-MO-KANSAS-CITY", "US-KS"}),
        ("Georgia", {"US-GA", "GE"}),
        ("Vancouver", {"CA-BC", "US-WA"}),
        ("Columbia", {"US-MD-HOWARD-COUNTY", "US-MO-COLUMBIA", "US-SC"}),
    ],
)
def test_a_name_that_several_places_bear_is_asked_for(words: str, codes: set[str]) -> None:
    found = find_codes(words, TABLE)
    assert codes <= set(found)
    told = tell_fault(words, found, TABLE)
    assert told.startswith(f'"{words}" may be ')
    assert told.endswith("; write the code of the one that is meant")
    assert all(code in told for code in codes)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("DE-BY", '; for all of Germany, write "DE"'),
        ("IN-KA", '; for all of India, write "IN"'),
        ("CO-ANT", '; for all of Colombia, write "CO"'),
        ("AR-B", '; for all of Argentina, write "AR"'),
        ("US-NY-NYX", "; did you mean New York City (US-NY-NYC)?"),
        ("US-CA-SAN-FRANSISCO", "; did you mean San Francisco (US-CA-SAN-FRANCISCO)?"),
        ("us-co.denvr", "; did you mean Denver (US-CO-DENVER)?"),
        ("US-CO-ASPEN", '; for all of Colorado, write "US-CO"'),
        ("US-CO.x", '; for all of Colorado, write "US-CO"'),
        ("US-CO Boulder", "; did you mean Boulder (US-CO-BOULDER)?"),
        ("US-ZZ", ", such as US-CO or CA-ON"),
        ("XX-YY", ", such as US-CO or CA-ON"),
        ("XX", ", such as US-CO or CA-ON"),
        ("", ", such as US-CO or CA-ON"),
    ],
)
def test_what_is_shaped_like_a_code_and_is_none_is_refused_with_what_is_near(words: str, meant: str) -> None:
    assert find_codes(words, TABLE) == ()
    assert tell_fault(words, (), TABLE) == f'"{words}" is no place with a code that jdlint knows{meant}'
    assert find_code_fault(words, TABLE) == f'"{words}" is no code of a jurisdiction{meant}'


def test_no_name_of_the_table_leads_elsewhere() -> None:
    """The name of a city or county leads to it, or is asked for."""
    for code in TABLE.codes:
        jurisdiction = TABLE.get(code)
        assert jurisdiction is not None
        assert code in find_codes(jurisdiction.name, TABLE)
        assert find_codes(code, TABLE) == (code,)


def test_a_configuration_is_told_what_is_meant() -> None:
    assert find_code_fault("US-CO", TABLE) == ""
    assert find_code_fault("Colorado", TABLE).endswith('did you mean "US-CO"?')
    assert find_code_fault("GA", TABLE).endswith('did you mean "US-GA"?')  # the code of Gabon, and not meant as that
    assert "may be US-ME-PORTLAND" in find_code_fault("Portland", TABLE)


def test_a_town_and_its_state_are_one_place() -> None:
    said = "Portland, OR, US-CO,CO, NY,Colorado, NY, Washington, DC,"
    assert split_places(said) == ["Portland, OR", "US-CO", "CO", "NY", "Colorado", "NY", "Washington, DC"]
