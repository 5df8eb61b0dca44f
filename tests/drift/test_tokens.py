"""Words and days as they are compared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.drift.days import find_days
from jdlint.drift.tokens import list_tokens, read_words
from jdlint.understanding.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$55k", "$55,000"),
        ("40hrs", "40 hours"),
        ("twenty-five years", "25 yrs"),
        ("Reno, NV", "Reno, Nevada"),
        ("by March 31, 2027", "by 31 March 2027"),
        ("by 31. März 2027", "by 2027-03-31"),
        ("a) Bread\nb) Cake", "Bread\nCake"),
        ("flour & water", "flour and water"),
        ("“Bread”", "bread"),
        ("5 percent", "5%"),
        ("drei Jahre", "3 Jahre"),
    ],
)
def test_what_says_the_same(one: str, other: str) -> None:
    assert read_words(one) == read_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("$55k", "$56k"), ("3 years", "30 years"), ("Reno, NV", "Reno, OR"), ("4.5%", "45%"), ("$5", "€5")]
)
def test_what_says_something_else(one: str, other: str) -> None:
    assert read_words(one) != read_words(other)


@given(st.text())
def test_tokens_ascend_and_lie_in_the_text(text: str) -> None:
    tokens = list_tokens(text, fold(text), 0, len(text))
    assert all(token.word for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_is_read_in_every_notation(day: date) -> None:
    german = "januar februar märz april mai juni juli august september oktober november dezember".split()[day.month - 1]
    french = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()[day.month - 1]
    english = "january february march april may june july august september october november december".split()[day.month - 1]
    wanted = (day.year, day.month, day.day)
    for text in (
        day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day.day:02}/{day.month:02}/{day.year}", f"{day.month}/{day.day}/{day.year}",
        f"{day.day}. {german} {day.year}", f"{day.day} {french} {day.year}", f"{english} {day.day}, {day.year}", f"{day.day} {english[:3]} {day.year}",
    ):  # fmt: skip
        (found,) = find_days(text)
        assert wanted in found.readings, text


@pytest.mark.parametrize(
    "text", ["401(k)", "24/7", "$1.5 million", "3-5 years", "carry out 3 tasks", "version 2.10.31.4", "2027-13-01"]
)
def test_what_is_no_day(text: str) -> None:
    assert list(find_days(text)) == []
