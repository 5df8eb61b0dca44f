"""What a posting pays: every amount for this job, and phrases that stand in for one.

An amount is told by its own shape (`money`); whose it is, by the nearest words that name money (`surroundings`). Budgets, revenue,
benefits in kind and what the market pays stand beside amounts as often as salaries do, so an amount with no word of pay near it is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jdlint.model.posting import Passage, Pay, Place
from jdlint.understanding.money import DOLLARS, MARKS, read_amounts, read_currency
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.pay_cues import CUES
from jdlint.understanding.pay_fields import fill, may_be_same, read_fields
from jdlint.understanding.pay_terms import complete
from jdlint.understanding.places import find_places
from jdlint.understanding.surroundings import Surroundings
from jdlint.understanding.words import has_any

__all__ = ["CUES", "find_pay", "vague_pay"]

_WAGES = frozenset({"pay.base", "pay.ote", "pay.stipend"})
_DECIDING = ("experience", "qualifications", "based", "depend", "commensurate", "doe", "d.o.e")
_CLEAR = frozenset({"doe", "d.o.e"})
_PAY_STEMS = (
    "salar",
    "pay",
    "compensat",
    "wage",
    "remunerat",
    "rate",
    "earning",
    "package",
    "stipend",
    "gehalt",
    "lohn",
    "entgelt",
    "vergütung",
    "bezahlung",
)
_BEFORE, _AFTER = 90, 110  # characters around a mark of money that may belong to the amount
_DOLLAR_CODES = frozenset({"usd", "cad", "aud", "nzd", "sgd", "hkd", "us$", "ca$"})
_DOLLARS_OF = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}


def find_pay(part: Part, places: Sequence[Place] | None = None) -> list[Pay]:
    """Every amount of pay for this job, in order of place: ranges and single amounts, with bonus, equity and the like told apart.

    Bounds are whole units of the currency as written; ``period`` is None unless the posting says one near the amount.
    ``places`` are the places of work where they have been found already; they tell which dollars are meant.
    """
    around = Surroundings(part)
    stated = read_fields(around)
    periods = {(pay.minimum, pay.maximum): pay for pay in stated if pay.period is not None}
    found = list(stated)
    currencies: set[str | None] = set()
    left = MOST
    for start, end in _windows(around):
        amounts = read_amounts(part.folded, start, end, left)
        left -= len(amounts)
        for amount in amounts:
            currencies.add(amount.currency)
            kind = around.judge(amount)
            if kind is not None:
                pay = complete(around, amount, kind)
                # The value for the same amount may tell the period that the text takes for known.
                same = periods.get((pay.minimum, pay.maximum)) if periods else None
                found.append(fill(pay, same) if same is not None and may_be_same(pay, same) else pay)
        if left <= 0:
            break
    found.sort(key=lambda pay: (pay.start, pay.end))
    return _with_currency(part, found, currencies, places)


def vague_pay(part: Part, stated: Sequence[Pay] = ()) -> list[Passage]:
    """Phrases that stand where a number should: "competitive salary", "DOE", "commensurate with experience".

    Beside a ``stated`` range, words on experience say what decides the place in it, unless they are the value of a label of their own.
    """
    found: list[Passage] = []
    ranged = any(pay.kind in ("base", "ote") and pay.minimum != pay.maximum for pay in stated)
    for start, end in part.find("pay.vague"):
        if found and start < found[-1].end:
            continue
        words = part.folded[start:end]
        low, high = part.sentence(start)
        around = part.folded[max(low, start - 120) : min(high, end + 120)]
        if words not in _CLEAR and not has_any(around, _PAY_STEMS):
            continue
        if ranged and any(word in words for word in _DECIDING) and part.folded[max(start - 2, 0) : start] != ": ":
            continue
        found.append(part.passage(start, end))
    return found


def _windows(around: Surroundings) -> list[tuple[int, int]]:
    """The stretches of the page's own text that may hold an amount."""
    folded, low, high = around.folded, around.part.start, around.part.end
    places: list[tuple[int, int]] = []
    for mark in MARKS:
        place = folded.find(mark, low, high)
        while place >= 0 and len(places) < MOST:
            places.append((place - _BEFORE, place + _AFTER))
            place = folded.find(mark, place + 1, high)
    for start, end in around.part.find("pay.code")[:MOST]:
        places.append((start - _BEFORE, end + _AFTER))
    places += [(start - 40, end + 60) for start, end, name in around.cues if name in _WAGES]
    places.sort()
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    windows = []
    for start, end in merged:
        start, end = max(_word_start(folded, start), low), min(_word_end(folded, end), high)
        windows.append((start, end))
    return windows


def _word_start(folded: str, place: int) -> int:
    while place > 0 and not folded[place - 1].isspace():
        place -= 1
    return max(place, 0)


def _word_end(folded: str, place: int) -> int:
    while place < len(folded) and not folded[place].isspace():
        place += 1
    return place


def _with_currency(part: Part, found: list[Pay], currencies: set[str | None], places: Sequence[Place] | None) -> list[Pay]:
    """Bare dollars become the dollars of the place; amounts without a sign take the sign that all others have."""
    if not any(pay.currency in (None, DOLLARS) for pay in found):
        return found
    dollars = _dollars(find_places(part) if places is None else places)
    known = {dollars if pay.currency == DOLLARS else pay.currency for pay in found if pay.currency}
    if not known:
        known = {dollars if currency == DOLLARS else currency for currency in currencies if currency}
    shared = known.pop() if len(known) == 1 else None
    return [
        pay._replace(currency=_dollars_at(part, pay, dollars) if pay.currency == DOLLARS else pay.currency or shared)
        for pay in found
    ]


def _dollars_at(part: Part, pay: Pay, dollars: str) -> str:
    block = part.block(pay.start)
    near = part.folded[max(block.start, pay.start - 60) : min(block.end, pay.end + 25)]
    codes = list(_DOLLAR_CODES.intersection(re.findall(r"[a-z]+\$?", near))) if has_any(near, _DOLLAR_CODES) else []
    return str(read_currency(codes[0])) if len(codes) == 1 else dollars


def _dollars(places: Sequence[Place]) -> str:
    """Which dollars this posting means: those of its country if all its places are in one that has dollars of its own."""
    countries = {(place.jurisdiction or "")[:2] for place in places} - {""}
    return _DOLLARS_OF.get(countries.pop(), "USD") if len(countries) == 1 else "USD"
