"""Pay on both sides: amounts, currency, period and kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jdlint.drift.side import Side
from jdlint.model.drift import Fact
from jdlint.model.finding import Severity
from jdlint.model.posting import Pay, PayPeriod, Told
from jdlint.understanding.money import Amount, read_amounts
from jdlint.understanding.pay_fields import may_be_same

_A_YEAR: dict[PayPeriod, float] = {"hour": 2080, "week": 52, "biweekly": 26, "month": 12, "year": 1}
_ROUNDED = 0.006  # by which an amount reckoned for another period may be off
_MAIN = frozenset(("base", "ote"))
_KIND_NAMES = {
    "base": "pay", "ote": "target pay", "bonus": "bonus", "commission": "commission", "equity": "equity", "sign_on": "sign-on bonus", "stipend": "stipend", "other": "other pay",
}  # fmt: skip
_READ = frozenset(("en", "de", "und"))  # languages in which pay is understood
_SALARY = 1000  # from which on an amount in another language may be pay
_MOST = 2000  # amounts of the copy that are looked at


class Paid(NamedTuple):
    """An amount with its words and their place in the source. ``loose`` is whether it may be an end of a range, of a language in which ranges are not understood."""

    pay: Pay
    told: Told
    loose: bool = False


def list_pay(side: Side) -> list[Paid]:
    """The amounts that the text and its fields tell, and those that only the page's JSON-LD tells."""
    posting = side.posting
    found = [Paid(pay, side.tell(pay.start, pay.end)) for pay in posting.pay]
    if not found and posting.language not in _READ:
        for amount in read_amounts(side.folded, posting.start, posting.end, _MOST):
            if amount.currency and amount.low >= _SALARY:
                found.append(Paid(_as_pay(amount), side.tell(amount.start, amount.end), loose=True))
    if side.markup is not None:
        found += [Paid(pay, told) for pay, told in side.markup.pays if not any(_agrees(pay, other.pay) for other in found)]
    return found


def compare_pay(approved: Side, live: Side, page: Side) -> Iterator[Fact]:
    """Each amount of the approved document with what the copy tells for it, or the ``page`` about it does; then those that the copy alone tells."""
    ours, theirs = list_pay(approved), list_pay(live)
    amounts = read_amounts(page.folded, page.posting.start, page.posting.end, _MOST)
    lost: list[Paid] = []
    for one in ours:
        match = next((other for other in theirs if _agrees(one.pay, other.pay)), None)
        written = match.told if match else _find_end(one, amounts, page) if one.loose else _find_written(one.pay, amounts, page)
        if written is not None:
            yield Fact("pay", "same", None, "", one.told, written)
            continue
        reckoned = next((other for other in theirs if _comes_to(one.pay, other.pay)), None)
        if reckoned is not None:
            theirs.remove(reckoned)
            why = "The same pay is told for another period; a reader may take it for something else."
            yield Fact("pay", "rephrased", "info", why, one.told, reckoned.told)
        else:
            lost.append(one)
    known = read_amounts(approved.folded, approved.posting.start, approved.posting.end, _MOST)
    new = [
        other
        for other in theirs
        if not any(_agrees(one.pay, other.pay) for one in ours)
        and (_find_end(other, known, approved) if other.loose else _find_written(other.pay, known, approved)) is None
    ]
    yield from _judge(lost, new, live)


def _judge(lost: list[Paid], new: list[Paid], live: Side) -> Iterator[Fact]:
    pairs = sorted(
        ((_distance(one.pay, other.pay), index, number) for index, one in enumerate(lost) for number, other in enumerate(new)),
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, number in pairs:
        if index not in partner and number not in taken and _may_stand_for(lost[index].pay, new[number].pay):
            partner[index] = number
            taken.add(number)
    for index, one in enumerate(lost):
        if index in partner:
            other = new[partner[index]]
            yield Fact("pay", "changed", "error", _tell_change(one.pay, other.pay), one.told, other.told)
            continue
        vague = live.posting.vague_pay
        shown = live.tell_passage(vague[0]) if vague else None
        what = _KIND_NAMES[one.pay.kind]
        severity: Severity = "error" if one.pay.kind in _MAIN else "warning"
        why = f"The published copy does not tell the approved {what}; in many places the law asks for it."
        if shown is not None:
            why = f"The published copy has words in place of the approved {what}; in many places the law asks for the amount."
        if one.pay.kind not in _MAIN:
            why = f"The published copy does not tell the approved {what}, which is a part of what people are paid."
        yield Fact("pay", "missing", severity, why, one.told, shown)
    for number, other in enumerate(new):
        if number not in taken:
            severity = "error" if other.pay.kind in _MAIN else "warning"
            why = f"The published copy tells {_KIND_NAMES[other.pay.kind]} that nobody approved; people will ask for it."
            yield Fact("pay", "added", severity, why, None, other.told)


def _agrees(one: Pay, other: Pay) -> bool:
    """Whether two amounts may be the same; a side or a period that only one of them tells keeps them apart or not, in this order."""
    return one.minimum == other.minimum and one.maximum == other.maximum and may_be_same(one, other)


def _comes_to(one: Pay, other: Pay) -> bool:
    """Whether an amount is the other for another period, of a week of 40 hours."""
    if one.period == other.period or one.period not in _A_YEAR or other.period not in _A_YEAR:
        return False
    if not may_be_same(one._replace(period=None), other):
        return False
    sides = [(one.minimum, other.minimum), (one.maximum, other.maximum)]
    rate = _A_YEAR[one.period] / _A_YEAR[other.period]
    if any((low is None) != (high is None) for low, high in sides):
        return False
    return all(low is None or high is None or abs(low * rate - high) <= _ROUNDED * high for low, high in sides)


def _find_written(pay: Pay, amounts: list[Amount], side: Side) -> Told | None:
    """Where a side has the amount in its words, whatever it is said to be: as one range, or both ends by themselves."""
    ends: list[Amount] = []
    for amount in amounts:
        same_period = amount.period is None or pay.period is None or amount.period == pay.period
        currency = amount.currency is None or may_be_same(pay._replace(period=None), _as_pay(amount))
        if not (same_period and currency):
            continue
        low, high = pay.minimum, pay.maximum
        if (low, high) == (amount.low, amount.high) or (None in (low, high) and amount.low == amount.high in (low, high)):
            return side.tell(amount.start, amount.end)
        if amount.low == amount.high and amount.low in (pay.minimum, pay.maximum) and (amount.currency or amount.low >= 1000):
            ends.append(amount)
    told = {amount.low for amount in ends}
    if pay.minimum is not None and pay.maximum is not None and {pay.minimum, pay.maximum} <= told:
        return side.tell(ends[0].start, ends[0].end)
    return None


def _find_end(paid: Paid, amounts: list[Amount], side: Side) -> Told | None:
    """Where a side has an amount as itself or as an end of a range."""
    ends = (paid.pay.minimum, paid.pay.maximum)
    for amount in amounts:
        if amount.currency and may_be_same(paid.pay, _as_pay(amount)) and set(ends) <= {amount.low, amount.high}:
            return side.tell(amount.start, amount.end)
    return None


def _as_pay(amount: Amount) -> Pay:
    return Pay("", amount.start, amount.end, amount.low, amount.high, amount.currency, None, "base")


def _may_stand_for(one: Pay, other: Pay) -> bool:
    """Whether a new amount can be what became of a lost one: pay of pay, a bonus of a bonus."""
    return (one.kind in _MAIN) == (other.kind in _MAIN)


def _distance(one: Pay, other: Pay) -> tuple[bool, float]:
    """How far two amounts are apart, those of one kind the nearest."""
    first, second = _yearly(one), _yearly(other)
    apart = max(first, second) / max(min(first, second), 0.01) if first and second else 1e9
    return one.kind != other.kind, apart


def _yearly(pay: Pay) -> float:
    side = pay.maximum if pay.maximum is not None else pay.minimum
    return (side or 0.0) * (_A_YEAR.get(pay.period, 1) if pay.period else 1)


def _tell_change(one: Pay, other: Pay) -> str:
    """What became of the pay, and why that matters."""
    what = _KIND_NAMES[one.kind]
    if not may_be_same(one._replace(period=None), other._replace(period=None)):
        return f"The {what} is in another currency than approved: people cannot be paid what they were promised."
    sides = one.minimum, one.maximum
    others = other.minimum, other.maximum
    if sides == others:
        return f"The {what} is told per {other.period} and was approved per {one.period}: it is another amount."
    factor = 1.0
    if one.period and other.period and one.period != other.period:
        factor = _A_YEAR.get(other.period, 1) / _A_YEAR.get(one.period, 1)
    told = [
        f"{'lower' if new * factor < old else 'higher'} at the {end}"
        for end, old, new in (("bottom", sides[0], others[0]), ("top", sides[1], others[1]))
        if old is not None and new is not None and abs(new * factor - old) > 0.005
    ]
    if (sides[0] is None) != (others[0] is None) or (sides[1] is None) != (others[1] is None):
        return f"The {what} is open on a side that was not, or closed on one that was open: it is not the approved range."
    if sides[0] == sides[1] or others[0] == others[1]:
        how = "lower" if _yearly(other) < _yearly(one) else "higher"
        if sides[0] == sides[1] and others[0] == others[1]:
            return f"The published {what} is {how} than approved: what is published is what people will hold you to."
        return f"The published {what} is not the approved range: what is published is what people will hold you to."
    if len(told) == 2 and told[0].split()[0] == told[1].split()[0]:
        told = [told[0].split()[0]]
    return f"The published {what} is {' and '.join(told)} than approved: what is published is what people will hold you to."
