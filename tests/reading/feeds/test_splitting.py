"""Feeds fall into their records, byte for byte, whatever is wrong with some of them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.source import Unreadable
from jdlint.reading.feeds.opening import Feed, decode
from jdlint.reading.feeds.records import make_record
from jdlint.reading.feeds.segments import LARGEST_KEPT, Damaged, Segment
from tests.gate.feeds import DAMAGES, FORMS, make_feed, make_posting, write_record
from tests.gate.feeds import join as join_records


def split(data: bytes) -> tuple[Feed, list[Segment]]:
    feed = Feed(data)
    return feed, list(feed)


def read_keys(data: bytes) -> list[str]:
    """The id of each record, "" where none can be read."""
    feed, segments = split(data)
    keys = []
    for segment in segments:
        if segment.kind == "damage":
            keys.append("")
        elif segment.kind == "record":
            try:
                keys.append(make_record(segment.value or decode(feed.form, segment.raw), "feed", "").key)
            except Damaged:
                keys.append("")
    return keys


def join(segments: list[Segment]) -> bytes:
    return b"".join(segment.lead + segment.raw for segment in segments)


@pytest.mark.parametrize("form", FORMS)
def test_each_record_comes_out_as_it_stands(form: str) -> None:
    made = make_feed(form, 50)
    feed, segments = split(made.data)
    assert feed.form.name == form
    assert join(segments) == made.data
    assert read_keys(made.data) == made.keys
    offset = 0
    for segment in segments:
        assert segment.start == offset
        offset = segment.end
    assert offset == len(made.data)


@pytest.mark.parametrize(("form", "damage"), [(form, damage) for form in FORMS for damage in DAMAGES[form]])
def test_a_damaged_record_costs_no_other(form: str, damage: str) -> None:
    made = make_feed(form, 12)
    _, segments = split(made.data)
    records = [segment for segment in segments if segment.kind == "record"]
    for places in ([4], [11], [3, 7], [5, 6, 7]):
        data = made.data
        for place in places:
            record = records[place].raw
            if form in ("jsonl", "csv"):
                broken = DAMAGES[form][damage](record.removesuffix(b"\n")) + b"\n" * (form == "jsonl")
                if form == "csv":
                    broken = DAMAGES[form][damage](record)
            else:
                broken = DAMAGES[form][damage](record)
            assert broken != record
            data = data.replace(record, broken, 1)
        assert read_keys(data) == ["" if place in places else key for place, key in enumerate(made.keys)], (places, damage)
        assert join(split(data)[1]) == data


@pytest.mark.parametrize("form", FORMS)
def test_feeds_of_many_blocks(form: str) -> None:
    made = make_feed(form, 3000, damaged=0.02, seed=4)
    assert len(made.data) > 3 * (1 << 18)
    assert read_keys(made.data) == made.keys


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_any_bytes_are_told_or_come_out_again(form: str, data: st.DataObject) -> None:
    made = make_feed(form, 4).data
    low = data.draw(st.integers(0, len(made)))
    high = data.draw(st.integers(low, min(len(made), low + 400)))
    odd = data.draw(st.binary(max_size=12))
    feed = made[:low] + odd + made[high:]
    try:
        _, segments = split(feed)
    except Unreadable as unreadable:
        assert unreadable.message.endswith(".")
        return
    assert join(segments) == feed or any(segment.end - segment.start > LARGEST_KEPT for segment in segments)


@given(st.binary(max_size=300))
def test_anything_at_all(data: bytes) -> None:
    try:
        _, segments = split(data)
    except Unreadable as unreadable:
        assert unreadable.message.endswith(".")
        return
    assert join(segments) == data


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b'[{"id": 1, "title": "A", "city": "X"}, {"id": 2, "title": "B", "city": "Y"}]', ["1", "2"]),
        (b'{"id": 1, "title": "A", "city": "X"}', ["1"]),
        (b'{"id": 1, "title": "A"}\n\n{"id": 2, "title": "B"},\n', ["1", "2"]),
        (b'{\n "id": 1, "title": "A"\n}\n{\n "id": 2, "title": "B"\n}\n', ["1", "2"]),
        (b'{"data": {"status": true, "jobs": [{"reference": "7", "title": "A"}]}, "x": [1, 2]}', ["7"]),
        (b'{"pages": [{"content": [{"id": "a"}]}, {"content": [{"id": "b"}]}]}', ["a", "b"]),
        (b'\xef\xbb\xbf{"id": 1, "title": "A"}\n{"id": 2, "title": "B"}', ["1", "2"]),
        (b"<jobs><job id='5'><title>A</title></job><!-- <job> --><job id='6'/></jobs>", ["5", "6"]),
        (b"<PositionOpening><PositionRecordInfo><Id><IdValue>9</IdValue></Id></PositionRecordInfo></PositionOpening>", ["9"]),
        (b"<stellen>" + b"<stelle><id>4</id><a>1</a><b>2</b></stelle>" * 3 + b"</stellen>", ["4", "4", "4"]),
        (b"<jobs>\n</jobs>", []),
        (b"[]", []),
        (b'{"jobs": []}', []),
        (b"id;title;city\r\n1;A;X\r\n2;\"B\r\nC\";Y\r\n", ["1", "2"]),
    ],
)  # fmt: skip
def test_shapes(data: bytes, keys: list[str]) -> None:
    assert read_keys(data) == keys
    assert join(split(data)[1]) == data


@pytest.mark.parametrize("form", FORMS)
def test_two_damaged_records_side_by_side_are_two(form: str) -> None:
    chance = random.Random(1)
    postings = [make_posting(number, chance) for number in range(8)]
    sound = [write_record(form, posting) for posting in postings]
    if form == "json":
        sound[1] = b"\n \n" + sound[1]  # a lead that is like no other
    expected = [segment.raw for segment in split(join_records(form, sound, list(postings[0])))[1] if segment.kind == "record"]
    for first, one in DAMAGES[form].items():
        for second, other in DAMAGES[form].items():
            records = [*sound[:3], one(sound[3]), other(sound[4]), *sound[5:]]
            found = [
                segment for segment in split(join_records(form, records, list(postings[0])))[1] if segment.kind != "envelope"
            ]
            assert len(found) == 8, (first, second)
            assert [segment.raw for segment in (*found[:3], *found[5:])] == [*expected[:3], *expected[5:]], (first, second)
