"""Hostile input costs time in proportion to its length: what was quadratic once, at two lengths."""

from __future__ import annotations

import time

import pytest

from .comparing import hold

SMALL, LARGE = 8_000, 64_000
MOST_TIMES_AS_LONG = 4 * LARGE / SMALL  # linear is a quarter of it, quadratic twice as much
UNITS = (
    "march 1 ",
    "by march 1, apply. ",
    "a@",
    "a",
    "$1k ",
    "42 000 € ",
    "3 years ",
    "Reno, NV ",
    "- bake 7 loaves a day\n",
    "Aa ",
    "(",
    "1. ",
)
HEAD = "# Baker\n\nWe bake bread.\n\n## Requirements\n\n"


def seconds(unit: str, length: int) -> float:
    text = HEAD + unit * (length // len(unit))
    start = time.process_time()
    hold(text, text.replace("We bake bread.", "We bake cakes.") + " and more", live_name="live.txt")
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_as_the_length(unit: str) -> None:
    seconds(unit, 400)  # what is made ready at its first use
    assert seconds(unit, LARGE) < MOST_TIMES_AS_LONG * max(seconds(unit, SMALL), 0.05)
