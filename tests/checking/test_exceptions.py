"""Exceptions around many places of one posting: what was found for one place serves the next, and changes nothing."""

from __future__ import annotations

import datetime
import re

from hypothesis import given
from hypothesis import strategies as st

from jdlint.checking.judging import Evidence, Exceptions
from jdlint.engine import Linter
from jdlint.reading import read

LINTER = Linter(as_of=datetime.date(2026, 11, 22), many=False)
RULE = next(rule for rule in LINTER.rules if rule.id == "placeholder-unfilled")
WORDS = st.sampled_from(["ninja", "ninja warrior", "the ninja", "a bus", "drive", "ninja,"])
PHRASES = Exceptions(overlapping=("ninja warrior", "the ninja"))


@given(st.lists(WORDS, min_size=1, max_size=60))
def test_each_place_is_judged_as_if_it_were_the_only_one(words: list[str]) -> None:
    (document,) = read(("# Driver\n\n" + " ".join(words)).encode(), "a.md")
    (posting,) = LINTER.understand(document)
    places = [match.span() for match in re.finditer("ninja", posting.folded)]
    together = Evidence((), (), PHRASES, {}, LINTER.as_of)
    in_order = [together.allows(RULE, posting, *place) for place in places]
    assert in_order == [Evidence((), (), PHRASES, {}, LINTER.as_of).allows(RULE, posting, *place) for place in places]
    assert [together.allows(RULE, posting, *place) for place in reversed(places)] == in_order[::-1]
