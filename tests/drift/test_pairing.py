"""Which approved document belongs to which published posting."""

from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from jdlint.drift.pairing import Card, make_card, pair
from jdlint.reading import read

from .comparing import APPROVED, LINTER

NOTHING: frozenset[str] = frozenset()


def card(name: str = "", key: str = "", title: str = "", towns: str = "", words: str = "") -> Card:
    return Card(
        name, key, tuple(title.split()), frozenset(towns.split()), frozenset(crc32(word.encode()) for word in words.split())
    )


def test_the_file_name_goes_before_the_title() -> None:
    assert pair([card("a", title="baker"), card("b", title="cook")], [card("b", title="baker"), card("a", title="cook")]) == [
        (0, 1),
        (1, 0),
    ]


def test_the_key_of_a_record_may_be_the_name_of_a_file() -> None:
    assert pair([card("e-101")], [card(key="e-102"), card(key="e-101")]) == [(0, 1)]


def test_a_title_that_comes_twice_is_told_apart_by_its_towns() -> None:
    ours = [card(title="baker", towns="reno"), card(title="baker", towns="leeds")]
    assert pair(ours, list(reversed(ours))) == [(0, 1), (1, 0)]


def test_a_title_that_was_changed_is_found_by_what_the_posting_says() -> None:
    words = "dough ovens shops flour shelves"
    assert pair(
        [card(title="baker", words=words)], [card(title="cook", words="pots"), card(title="bread maker", words=words)]
    ) == [(0, 1)]


def test_strangers_are_not_paired() -> None:
    assert pair([card(title="baker", words="dough flour")], [card(title="cook", words="pots pans")]) == []


def test_the_state_of_a_document_is_no_part_of_its_name() -> None:
    for name in ("analyst.md", "analyst-approved.md", "Analyst_final_v2.md"):
        (document,) = read(APPROVED.encode(), name)
        (posting,) = LINTER.understand(document)
        assert make_card(posting, named=True).name == "analyst"


def test_of_many_postings_of_one_title_the_one_that_says_the_same_is_found() -> None:
    many = [card(title="baker", towns="reno", words=f"dough shop{number} street{number} boss{number}") for number in range(5)]
    assert pair([many[3]], many) == [(0, 3)]


CARDS = st.lists(
    st.builds(
        Card,
        st.sampled_from(["", "a", "b"]),
        st.sampled_from(["", "1", "2"]),
        st.sampled_from([(), ("baker",), ("cook",)]),
        st.sampled_from([NOTHING, frozenset(["reno"])]),
        st.frozensets(st.integers(1, 4)),
    ),
    max_size=6,
)


@given(CARDS, CARDS)
def test_nobody_is_paired_twice(ours: list[Card], theirs: list[Card]) -> None:
    pairs = pair(ours, theirs)
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
