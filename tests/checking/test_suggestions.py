"""Words to write instead: a sentence that takes one still reads."""

from __future__ import annotations

import pytest

from jdlint.checking.kinds.terms import pick
from tests.checking.test_states import lint, make


@pytest.mark.parametrize(
    ("before", "words", "picked"),
    [
        ("is a ", ["expert", "specialist"], "specialist"),
        ("as an ", ["specialist", "expert"], "expert"),
        ("is a ", ["expert"], None),
        ("our ", ["expert"], "expert"),
        ("ora ", ["expert"], "expert"),
        ("a ", ["user"], "user"),
        ("an ", ["hourly"], "hourly"),
        ("", [], None),
    ],
)
def test_an_article_keeps_words_of_its_sound(before: str, words: list[str], picked: str | None) -> None:
    assert pick(before, words) == picked


def test_where_no_word_fits_the_article_nothing_is_replaced() -> None:
    rule = make({"terms": {"whiz": ["expert"]}}, message="Write '{suggestion}'.")
    told = [finding.fix and finding.fix.edits[0].text for finding in lint(rule, "A whiz and our Whiz.").findings]
    assert told == [None, "Expert"]
