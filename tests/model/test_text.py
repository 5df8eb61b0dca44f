"""Texts tile, lead back to the source, and can be rebased through one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.source import Source
from jdlint.model.text import INVISIBLE, Text, TextBuilder

SOURCE = st.text(st.sampled_from("ab é\U0001f600\u00ad\n<&;"), max_size=40)


def read(source: str, chance: st.DataObject) -> Text:
    """A text read from a source with gaps, verbatim pieces, and pieces that stand for others, chosen at random."""
    builder = TextBuilder()
    position = 0
    while position < len(source):
        size = chance.draw(st.integers(1, 5))
        chunk = source[position : position + size]
        way = chance.draw(st.sampled_from(["verbatim", "gap", "other", "separator"]))
        if way == "verbatim":
            builder.add(chunk, position, position + len(chunk))
        elif way == "other":
            builder.add("x", position, position + len(chunk))
        elif way == "separator":
            builder.add("\n", position, position)
        position += len(chunk)
    return builder.build()


def check_tiling(text: Text, source: str) -> None:
    position = reached = 0
    for (start, end), (source_start, source_end) in text.pieces():
        assert start == position < end
        assert reached <= source_start <= source_end <= len(source)
        position, reached = end, source_end
    assert position == len(text.string)


@given(SOURCE, st.data())
def test_pieces_tile_the_text_and_ascend_in_the_source(source: str, chance: st.DataObject) -> None:
    text = read(source, chance)
    check_tiling(text, source)
    assert not INVISIBLE.search(text.string)


@given(SOURCE, st.data())
def test_ranges_lead_to_what_they_stand_for(source: str, chance: st.DataObject) -> None:
    text = read(source, chance)
    for (start, end), (source_start, source_end) in text.pieces():
        assert text.to_source(start, end) == (source_start, source_end)
        if end - start == source_end - source_start:
            for offset in range(start, end):
                assert text.to_source(offset, offset + 1) == (source_start + offset - start, source_start + offset - start + 1)
                assert text.to_text(source_start + offset - start) == offset


@given(SOURCE, st.data())
def test_a_rebased_text_reads_the_same_and_leads_all_the_way(source: str, chance: st.DataObject) -> None:
    outer = read(source, chance)
    inner = read(outer.string, chance)
    rebased = inner.rebased(outer)
    assert rebased.string == inner.string
    check_tiling(rebased, source)
    for offset in range(len(inner.string)):
        middle = inner.to_source(offset, offset + 1)
        if middle.end > middle.start:
            assert rebased.to_source(offset, offset + 1) == outer.to_source(middle.start, middle.end)


def test_a_verbatim_text_is_its_own_source() -> None:
    text = Text.verbatim("one two")
    assert text.to_source(4, 7) == (4, 7)
    assert Text.verbatim("").to_source(0, 0) == (0, 0)


def test_an_empty_range_stands_before_its_character() -> None:
    builder = TextBuilder()
    builder.add("one", 5, 8)
    builder.add("two", 10, 13)
    text = builder.build()
    assert text.to_source(3, 3) == (10, 10)
    assert text.to_source(6, 6) == (13, 13)
    assert text.to_text(0) == 0
    assert text.to_text(9) == 3
    assert text.to_text(99) == 6


def test_lines_end_with_any_of_three_ends() -> None:
    source = Source("x", "one\r\ntwo\nthree\rfour")
    assert [source.line(number) for number in range(1, 5)] == ["one", "two", "three", "four"]
    assert source.locate(source.text.index("three")) == (3, 1, 9)
    assert source.locate(len(source.text)) == (4, 5, 19)
