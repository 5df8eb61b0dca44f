"""Which of several places of one name a posting means, and which ones it leaves open."""

from __future__ import annotations

import pytest

from jdlint.model.posting import Posting
from jdlint.reading import read
from jdlint.understanding.fold import fold
from jdlint.understanding.gazetteer import look_up
from jdlint.understanding.jurisdictions import FAR_LARGER
from jdlint.understanding.lexicon import all_cues, group
from jdlint.understanding.matcher import build_finder
from jdlint.understanding.place_rivals import bare_name
from jdlint.understanding.understand import understand

_FIND = build_finder(all_cues(), many=True)

SETTLED = {
    "Location: London": "GB",
    "Location: London, ON": "CA-ON",
    "Location: London\n\nPay: CAD 50,000 a year.": "CA-ON",
    "Location: Paris": "FR",
    "Location: Boston": "US-MA",
    "Location: Omaha": "US-NE",
    "Location: Downtown Leicester": "GB",
    "Location: Westchester County, NY": "US-NY",
    "Location: Cambridge; Boston, MA": "US-MA",
    "Location: Cambridge; Leeds, UK": "GB",
    "Location: Cambridge\n\nPay: £30,000 a year": "GB",
    "Location: Cambridge\n\nOur ovens are at 14 Mill Lane, CB2 1TN.": "GB",
    "Location: Vancouver\n\nPay: CAD 50,000 a year": "CA-BC",
    "Location: Springfield; Chicago, IL": "US-IL",
    "Location: Portland\n\nWe bake for all of Oregon. Benefits: 401(k).": "US-OR",
    "Location: Birmingham\n\nYou have the right to work in the UK.": "GB",
    "Location: Georgia\n\nOur ovens stand in Tbilisi.": "GE",
    "Location: Georgia\n\nPay: USD 50,000": "US-GA",
    "Location: Georgia; Atlanta": "US-GA",
    "Location: Washington; Seattle": "US-WA",
    "Location: Washington; Arlington, VA": "US-DC",
    "Location: Ontario, CA": "US-CA",
    "Location: Ontario, CA\n\nYou have the right to work in Canada.": "CA-ON",
    "Location: LA\n\nWe bake for all of Los Angeles, California.": "US-CA",
}
OPEN = {
    "Location: Cambridge": (None, {"GB", "CA-ON", "US-MA", "NZ", "US-MD"}),
    "Location: Portland": (None, {"US-OR", "US-ME"}),
    "Location: Birmingham": (None, {"GB", "US-AL"}),
    "Location: Columbus\n\nBenefits: 401(k)": (None, {"US-OH", "US-GA"}),
    "Location: Vancouver": ("CA-BC", {"US-WA"}),
    "Location: Kansas City": ("US-MO", {"US-KS"}),
    "Location: Georgia": ("US-GA", {"GE"}),
    "Location: Washington": ("US-WA", {"US-DC"}),
    "Location: Remote, CA": ("US-CA", {"CA"}),
    "Location: LA": ("US-CA", {"US-LA"}),
}


def _understand(text: str) -> Posting:
    document = read(text.encode(), "page.txt")[0]
    folded = fold(document.text.string)
    return understand(document, folded, group(_FIND(folded)), kind="posting")[0]


@pytest.mark.parametrize("text", SETTLED)
def test_the_posting_tells_which_is_meant(text: str) -> None:
    place = _understand(text).locations[0]
    assert (place.jurisdiction, place.rivals) == (SETTLED[text], ())


@pytest.mark.parametrize("text", OPEN)
def test_what_stays_open_is_told(text: str) -> None:
    place = _understand(text).locations[0]
    assert (place.jurisdiction, set(place.rivals)) == OPEN[text]


def test_places_of_remote_work_have_rivals_too() -> None:
    posting = _understand("This is a remote role, open to candidates in Georgia, Texas and Washington.")
    assert [(place.text, place.jurisdiction, place.rivals) for place in posting.remote_in] == [
        ("Georgia", "US-GA", ()),
        ("Texas", "US-TX", ()),
        ("Washington", "US-WA", ()),
    ]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("addressLocality: Portland\n  addressRegion: ME\n  addressCountry: US", "US-ME"),
        ("addressLocality: London\n  addressRegion: 'ON'\n  addressCountry: CA", "CA-ON"),
        ("addressLocality: London\n  addressCountry: CA", "CA-ON"),
        ("addressLocality: Cambridge\n  addressCountry: UK", "GB"),
        ("addressLocality: Omaha\n  addressCountry: US", "US-NE"),
        ("addressLocality: Springfield\n  addressCountry: US", "US"),
        ("addressLocality: Stuttgart\n  addressCountry: DE", "DE"),
        ("addressLocality: London\n  addressCountry: Canada", "CA-ON"),
        ("addressCountry: CA\n  addressLocality: Toronto\n  addressRegion: 'ON'", "CA-ON"),
        ("addressCountry: CA\n  addressLocality: Calgary", "CA-AB"),
        ("addressCountry: DE\n  addressLocality: Munich", "DE"),
        ("addressCountry: IN\n  addressLocality: Pune\n  addressRegion: Maharashtra", "IN"),
        ("addressCountry: CO\n  addressLocality: Bogota", "CO"),
        ("addressCountry: US\n  addressLocality: Reno\n  addressRegion: NV\n  postalCode: '89501'", "US-NV"),
        ("addressCountry: Canada\n  addressLocality: London", "CA-ON"),
        ("addressCountry: CA", "CA"),
    ],
)
def test_the_parts_of_an_address_are_read_together(address: str, code: str) -> None:
    text = f"---\ntitle: Baker\nlocation:\n  {address}\n---\n\nWe bake bread.\n"
    document = read(text.encode(), "page.md")[0]
    folded = fold(document.text.string)
    (place,) = understand(document, folded, group(_FIND(folded)), kind="posting")[0].locations
    assert (place.jurisdiction, place.rivals) == (code, ())


def test_a_place_whose_country_stands_first_is_named_by_its_town() -> None:
    text = "---\ntitle: Baker\nlocation:\n  country: DE\n  state: Bavaria\n  city: Munich\n---\n\nWe bake bread.\n"
    document = read(text.encode(), "page.md")[0]
    folded = fold(document.text.string)
    (place,) = understand(document, folded, group(_FIND(folded)), kind="posting")[0].locations
    assert (place.text, place.jurisdiction) == ("Munich", "DE")


def test_a_name_that_we_know_elsewhere_alone_is_left_open() -> None:
    place = _understand("Location: Soho\n\nPay: USD 50,000. Benefits: 401(k). We also sell bread in Denver, CO.").locations[0]
    assert (place.text, place.jurisdiction) == ("Soho", None)


def test_the_table_knows_how_large_places_are() -> None:
    largest, *others = look_up("Portland")
    assert largest.code == "US-OR"
    assert all(largest.people >= other.people for other in others)
    assert FAR_LARGER * others[0].people > largest.people
    assert look_up("Saint Louis")[0] == look_up("St. Louis")[0]
    assert look_up("no such town") == look_up("a|b") == look_up("") == ()


def test_the_name_is_found_among_what_stands_about_it() -> None:
    assert bare_name("Downtown Portland (hybrid)") == "portland"
    assert bare_name("Remote - Boston area") == "boston"
