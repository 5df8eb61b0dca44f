"""Amounts of money in the customs of many countries."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jdlint.understanding.fold import fold
from jdlint.understanding.money import DOLLARS, read_amounts, read_number

AMOUNTS = {
    "between $51,300 and $64,900": (51300, 64900, DOLLARS, None),
    "between $51k and $64k": (51000, 64000, DOLLARS, None),
    "$51,300 to $64,900": (51300, 64900, DOLLARS, None),
    "$51,300–$64,900 USD": (51300, 64900, "USD", None),
    "$51,300 — $64,900": (51300, 64900, DOLLARS, None),
    "51.300 € – 64.900 €": (51300, 64900, "EUR", None),
    "from 51.300 to 64.900 EUR p.a.": (51300, 64900, "EUR", "year"),
    "£51k-£64k per annum": (51000, 64000, "GBP", "year"),
    "$51k-64k": (51000, 64000, DOLLARS, None),
    "$51-64k": (51000, 64000, DOLLARS, None),
    "$19–$23 per hour": (19, 23, DOLLARS, "hour"),
    "$19/hr to $23/hr": (19, 23, DOLLARS, "hour"),
    "$19.25 - $23.75 an hour": (19.25, 23.75, DOLLARS, "hour"),
    "$19-23/hr.": (19, 23, DOLLARS, "hour"),
    "$2,100.00 – $2,900.50 biweekly": (2100, 2900.5, DOLLARS, "biweekly"),
    "CAD $70,000 - $80,000": (70000, 80000, "CAD", None),
    "CA$70,000 – CA$80,000": (70000, 80000, "CAD", None),
    "70000-80000 USD": (70000, 80000, "USD", None),
    "85 000 €": (85000, 85000, "EUR", None),
    "85\u202f000 €": (85000, 85000, "EUR", None),
    "1,5 Mio EUR": (1_500_000, 1_500_000, "EUR", None),
    "$41,144 - $52,300 per yearSchedule": (41144, 52300, DOLLARS, "year"),
    "$22.50hr": (22.5, 22.5, DOLLARS, "hour"),
    "£12.60ph": (12.6, 12.6, "GBP", "hour"),
    "&pound;40,000": (40000, 40000, "GBP", None),
    "4.5LPA": (450_000, 450_000, "INR", "year"),
    "15 to 20 lacs": (1_500_000, 2_000_000, "INR", None),
    "$68,000 to $74,000 per nine-month academic year": (68000, 74000, DOLLARS, "year"),
    "12,00,000 INR": (1_200_000, 1_200_000, "INR", None),
    "45GBP/month": (45, 45, "GBP", "month"),
    "€9.40/day": (9.4, 9.4, "EUR", "day"),
    "$65 per visit": (65, 65, DOLLARS, "piece"),
    "$140 per shift": (140, 140, DOLLARS, "shift"),
    "$900 weekly": (900, 900, DOLLARS, "week"),
    "$51,000 minimum to $64,000 maximum": (51000, 64000, DOLLARS, None),
    "Minimum $51,000, Maximum $64,000": (51000, 64000, DOLLARS, None),
    "GS-11 Step 1 - $72,000 to GS-11 Step 10 $94,000": (72000, 94000, DOLLARS, None),
    "from $51,000/year in our smallest market up to $64,000/year in our largest": (51000, 64000, DOLLARS, "year"),
}


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_is_read_as_people_mean_it(text: str) -> None:
    low, high, currency, period = AMOUNTS[text]
    (amount,) = read_amounts(fold(text), 0, len(text))
    assert (amount.low, amount.high, amount.currency, amount.period) == (low, high, currency, period)


def test_an_amount_ends_before_what_was_opened_before_it() -> None:
    text = "(tips of £1.50 an hr) and more"
    (amount,) = read_amounts(text, 0, len(text))
    assert text[amount.start : amount.end] == "£1.50 an hr"


def test_a_period_behind_two_amounts_is_that_of_both() -> None:
    text = "$18 and $29 per hour"
    assert [(one.low, one.period) for one in read_amounts(text, 0, len(text))] == [(18, "hour"), (29, "hour")]


def test_two_amounts_are_two_where_no_word_makes_them_a_range() -> None:
    text = "$51,000; and $64,000"
    assert [(one.low, one.high) for one in read_amounts(text, 0, len(text))] == [(51000, 51000), (64000, 64000)]
    text = "$51,000 to $64,000 and $58,000 to $71,000"
    assert [(one.low, one.high) for one in read_amounts(text, 0, len(text))] == [(51000, 64000), (58000, 71000)]


@pytest.mark.parametrize(
    "text", ["401k", "401(k)", "in 2024", "30 - 40 hours", "step 10 of 12", "at 10:30", "#4711", "5% - 10%", "version 3.11"]
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert read_amounts(text, 0, len(text)) == []


def test_an_open_side_is_kept() -> None:
    (amount,) = read_amounts("$95k+", 0, 5)
    assert amount.plus
    (amount,) = read_amounts("$95k + equity", 0, 13)
    assert not amount.plus


@given(st.integers(1000, 9_999_999))
def test_a_number_reads_the_same_in_every_custom(number: int) -> None:
    english = f"{number:,}"
    for mark in (".", "'", " "):
        assert read_number(english.replace(",", mark)) == number
    assert read_number(f"{english}.50") == number + 0.5


@given(st.text(alphabet="$£€0123456789.,-k+/ ()to hruperyaUSD\n", max_size=80))
@example("0£\n0")
@example("$5 £\n6")
@example("£.00D")
def test_any_text_is_read_without_failing_and_inside_its_range(text: str) -> None:
    folded = fold(text)
    last = 0
    for amount in read_amounts(folded, 0, len(folded)):
        assert last <= amount.start < amount.end <= len(folded)
        last = amount.end
