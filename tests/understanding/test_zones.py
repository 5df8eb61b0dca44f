"""Zones tile the posting and name each place."""

from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.posting import Posting
from tests.understanding.pages import read_posting, read_postings

PAGE = (
    "# Pump Technician\n\nWrite to jobs@brightwater.example or see https://brightwater.example/jobs.\n\n## About us\n\nWe are proud.\n\n"
    "## Duties\n\n- Check `pump-1`\n- Location: Denver\n- Report leaks\n\n## More\n\n"
    "Brightwater is an equal opportunity employer and does not discriminate on the basis of race, age or disability.\n"
)


def zone_of(posting: Posting, words: str) -> str:
    return posting.zone(posting.document.text.string.index(words))


def test_each_place_has_its_zone() -> None:
    posting = read_posting(PAGE)
    places = {
        "Pump Technician": "title",
        "Write to": "body",
        "brightwater.example or": "literal",
        "https": "literal",
        "We are proud": "about_company",
        "Check": "responsibilities",
        "pump-1": "literal",
        "Denver": "location",
        "Report leaks": "responsibilities",
        "equal opportunity": "eeo",
    }
    assert {words: zone_of(posting, words) for words in places} == places


def assert_tiled(posting: Posting) -> None:
    position = posting.start
    for start, end, _ in posting.zones:
        assert start == position
        assert start < end
        position = end
    assert position == posting.end


def test_zones_tile_the_posting() -> None:
    assert_tiled(read_posting(PAGE))


LINES = st.sampled_from(
    [
        "# Clerk",
        "## Duties",
        "## Pay and benefits",
        "- Location: here",
        "**Requirements**",
        "a@b.example",
        "`code`",
        "Some words.",
        "",
        "Duties: file. Requirements: care.",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=12))
def test_zones_and_sections_are_sound_on_any_page(lines: list[str]) -> None:
    for posting in read_postings("\n".join(["start", *lines])):
        assert_tiled(posting)
        for section in posting.sections:
            assert posting.start <= section.start <= section.body <= section.end <= posting.end
        assert list(posting.sections) == sorted(posting.sections, key=lambda section: section.start)
