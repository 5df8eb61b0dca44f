"""What an amount of pay says of itself: open sides, period, and the words that belong to it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jdlint.model.later import later
from jdlint.model.posting import Pay, PayKind, PayPeriod
from jdlint.understanding.money import Amount, read_period
from jdlint.understanding.surroundings import NEAR, Surroundings
from jdlint.understanding.words import has_any

_PAY_NOUNS = (
    "salary",
    "salaries",
    "pay",
    "rate",
    "range",
    "wage",
    "base",
    "compensation",
    "ote",
    "earning",
    "income",
    "bonus",
    "stipend",
    "allowance",
    "incentive",
    "target",
)


class _Patterns(NamedTuple):
    after: re.Pattern[str]
    before: re.Pattern[str]
    opening: re.Pattern[str]
    upward: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    unit = "hour|hr|day|week|month|year|yr|annum|shift|fortnight|stunde|woche|monat|jahr"
    adverb = "hourly|daily|weekly|bi-?weekly|fortnightly|monthly|yearly|annually|annual|annuali[sz]ed|p\\.a|monatlich|jährlich|stündlich"
    noun = "(?:brutto)?jahres(?:brutto)?gehalt|(?:brutto)?monats(?:brutto)?gehalt|(?:brutto)?monatslohn|(?:brutto)?stundenlohn"
    return _Patterns(
        after=later(
            rf"[a-z ,()$*/]{{0,30}}?(?:\b(?:per|an?|each) (?P<unit>{unit})s?\b|/ ?(?P<slash>{unit})\b|(?P<adverb>\b(?:{adverb})\b))"
        ),
        before=later(
            rf"\b(?:(?P<adverb>{adverb})\b(?=[^.;]{{0,70}}$)|(?P<noun>{noun})\b(?=[^.;]{{0,70}}$)|(?:per|/|an) ?(?P<unit>{unit})\b)"
        ),
        # A midpoint leaves both ends open; it is told as what some are paid more than.
        opening=later(
            r"(?:(?P<low>from|midpoint(?: of)?|starting (?:at|from|salary(?: of)?)|starts at|start at|at least|no less than|minimum(?: of)?|min\.?|above|over|more than|begins at|(?<![a-zäöü])(?:ab|mindestens))"
            r"|(?P<high>up to|upto|bis zu|maximum(?: [a-z]+){0,8}|max\.?|no more than|as much as|not exceed(?:ing)?))[: ]*(?:is )?(?:the )?$"
        ),
        upward=later(
            r" ?(?:\+(?=[\s.,;)]|$)(?! ?[a-z0-9$£€])|(?:and|&) up\b|and above\b|or (?:more|above|higher|greater)\b|upwards?\b|plus$)"
        ),
    )


def complete(around: Surroundings, amount: Amount, kind: PayKind) -> Pay:
    """The amount as pay: open sides, period and the words."""
    low: float | None = amount.low
    high: float | None = amount.high
    start, end = amount.start, amount.end
    upward = None if amount.plus else _patterns().upward.match(around.folded, end, min(end + 14, around.part.end))
    if amount.plus or upward:
        high = None
        end = upward.end() if upward else end
    elif amount.low == amount.high:
        opening = _patterns().opening.search(around.folded, max(start - 60, around.part.block(start).start), start)
        if opening is not None:
            low, high = (None, high) if opening["high"] else (low, None)
            if opening["low"] or len(opening["high"]) < 16:
                start = opening.start()
    period = amount.period or _period(around, amount)
    return Pay(around.part.document.text.string[start:end], start, end, low, high, amount.currency, period, kind)


def _period(around: Surroundings, amount: Amount) -> PayPeriod | None:
    """The period that is said around an amount: behind it, before it in its sentence, or in the heading above."""
    patterns = _patterns()
    block = around.part.block(amount.start)
    tail = around.folded[amount.end : min(amount.end + 60, block.end)]
    for stop in (";", " or ", ". ", "+", " plus ", " and ", "$", "£", "€"):
        tail = tail.split(stop, 1)[0]
    match = patterns.after.match(tail)
    if match is not None:
        return read_period(match["unit"] or match["slash"] or match["adverb"])
    low = max(around.part.sentence(amount.start).start, block.start, amount.start - NEAR)
    found = _said_before(around, low, amount.start)
    if found is None:
        label = around.label(amount.start, block)
        found = _said_before(around, *label) if label else None
    return found


def _said_before(around: Surroundings, start: int, end: int) -> PayPeriod | None:
    found = None
    start = max(start, *(around.folded.rfind(mark, start, end) for mark in "$£€"))
    for match in _patterns().before.finditer(around.folded, start, end):
        rest = around.folded[match.end() : end]
        if match["unit"] and around.folded[match.start() - 1 : match.start()].isdigit():
            continue  # "$900/week and" says it of what stands before
        if match["unit"] or match["noun"] or has_any(rest, _PAY_NOUNS):
            found = read_period(match["unit"] or match["adverb"] or match["noun"])
    return found
