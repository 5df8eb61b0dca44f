"""Postings that a reader judged by hand, who did not see the tool: what it says of them, in precision and recall.

What jdlint calls broken has to be broken by the reader's judgement too; what the reader calls broken and jdlint does not see is counted,
and is known: most of it stands where the place of work is told in a way that is not read yet.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from tests.law.reading import Reading, agrees, read_pair

RECALL = 0.85
AGREEMENT = 0.85


@cache
def read_all() -> tuple[Reading, ...]:
    lines = (Path(__file__).parent / "readings.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(reading for pair in map(json.loads, lines) for reading in read_pair(pair, pair["text"]))


def test_what_is_called_broken_is_broken() -> None:
    wrong = [one for one in read_all() if one.found == "not_met" and one.wanted != "not_met"]
    assert not wrong


def test_what_is_broken_is_found() -> None:
    broken = [one for one in read_all() if one.wanted == "not_met"]
    found = [one for one in broken if one.found == "not_met"]
    assert len(found) / len(broken) > RECALL, [one for one in broken if one not in found]


def test_law_that_has_nothing_to_do_with_a_posting_is_not_told_as_broken() -> None:
    strangers = [one for one in read_all() if one.wanted == "absent"]
    assert len(strangers) > 100
    assert not [one for one in strangers if one.found == "not_met"]


def test_most_is_as_the_reader_says() -> None:
    readings = read_all()
    assert sum(map(agrees, readings)) / len(readings) > AGREEMENT
