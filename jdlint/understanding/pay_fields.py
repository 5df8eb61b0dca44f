"""Pay in structured values: a text such as "$20 an hour", or bounds, currency and period in values of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from jdlint.model.document import Block
from jdlint.model.posting import Pay, PayKind, PayPeriod
from jdlint.reading.fields import pointer_key
from jdlint.understanding.money import DOLLARS, read_amounts, read_currency, read_number, read_period
from jdlint.understanding.pay_terms import complete
from jdlint.understanding.surroundings import PAY_FIELDS, Surroundings

_Read = TypeVar("_Read")


def read_fields(around: Surroundings) -> list[Pay]:
    """The pay that structured values state, in their order."""
    groups: dict[str, dict[str, list[Block]]] = {}
    for block in around.part.blocks:
        key = pointer_key(block.field) if block.field else None
        if key in PAY_FIELDS:
            owner = block.field.rsplit("/", 1)[0].removesuffix("/value")
            if owner == "" and key == "pay":
                owner = block.field
            groups.setdefault(owner, {}).setdefault(key, []).append(block)
    found: list[Pay] = []
    for pointer, group in groups.items():
        shared = groups.get("", {}) if pointer.count("/") == 1 else {}
        currency = _first(around, group.get("currency") or shared.get("currency"), read_currency)
        period: PayPeriod | None = _first(around, group.get("period") or shared.get("period"), read_unit)
        pays = _read_bounds(around, group)
        if not pays:
            pays = [pay for block in group.get("pay", ()) for pay in _read_value(around, block)]
        found += [pay._replace(currency=pay.currency or currency, period=pay.period or period) for pay in pays]
    return _join(found)


def _join(pays: list[Pay]) -> list[Pay]:
    """Each amount once, with the period and the currency that any of the values for it tells."""
    joined: dict[tuple[float | None, float | None, PayKind], list[Pay]] = {}
    for pay in pays:
        same = joined.setdefault((pay.minimum, pay.maximum, pay.kind), [])
        for index, other in enumerate(same[:_MOST]):
            if may_be_same(pay, other):
                same[index] = fill(other, pay)
                break
        else:
            same.append(pay)
    return [pay for same in joined.values() for pay in same]


_ABSURD = 100_000_000  # without a currency: the "2B" of a pay scale
_MOST = 10  # currencies and periods that one amount may have


def may_be_same(pay: Pay, other: Pay) -> bool:
    """Whether neither period nor currency keeps two amounts apart; a bare dollar is one of any country."""
    if pay.period != other.period and pay.period is not None and other.period is not None:
        return False
    if pay.currency == other.currency or pay.currency is None or other.currency is None:
        return True
    return DOLLARS in (pay.currency, other.currency) and (pay.currency + other.currency).endswith(("D", f"D{DOLLARS}"))


def fill(pay: Pay, other: Pay) -> Pay:
    """An amount with what the other tells beyond it."""
    currency = pay.currency if pay.currency not in (None, DOLLARS) else other.currency or pay.currency
    return pay._replace(period=pay.period or other.period, currency=currency)


def _first(around: Surroundings, blocks: list[Block] | None, read: Callable[[str], _Read | None]) -> _Read | None:
    return read(around.folded[blocks[0].start : blocks[0].end]) if blocks else None


def _read_value(around: Surroundings, block: Block) -> list[Pay]:
    """What a value in words or one number says."""
    found = []
    for amount in read_amounts(around.folded, block.start, block.end):
        cue = around.right(amount, block.end) or around.last_cue((block.start, amount.start))
        if 0 < amount.high < _ABSURD or (amount.high and amount.currency):
            found.append(complete(around, amount, (cue.kind if cue else None) or "base"))
    number = read_bare(around.folded[block.start : block.end]) if not found else None
    if number:
        found.append(_pay(around, block.start, block.end, number, number))
    return found


def _read_bounds(around: Surroundings, group: Mapping[str, list[Block]]) -> list[Pay]:
    """Bounds in values of their own; the words are both values where they stand side by side, else the upper one."""
    sides: dict[str, tuple[Block, float, str | None]] = {}
    for name in ("pay_min", "pay_max"):
        for block in group.get(name, ())[:1]:
            amounts = read_amounts(around.folded, block.start, block.end)
            number = amounts[0].high if amounts else read_bare(around.folded[block.start : block.end])
            if number:
                sides[name] = block, number, amounts[0].currency if amounts else None
    if not sides:
        return []
    first, *_, last = sorted(block for block, _, _ in sides.values()) * 2
    start, end = (first.start, last.end) if last.start - first.end <= 1 else (last.start, last.end)
    low, high = (sides[name][1] if name in sides else None for name in ("pay_min", "pay_max"))
    currency = next((one for _, _, one in sides.values() if one), None)
    return [_pay(around, start, end, low, high, currency)]


def _pay(around: Surroundings, start: int, end: int, low: float | None, high: float | None, currency: str | None = None) -> Pay:
    return Pay(around.part.document.text.string[start:end], start, end, low, high, currency, None, "base")


def read_bare(text: str) -> float | None:
    """A value that is a number and nothing else."""
    text = text.strip()
    return read_number(text) if re.fullmatch(r"\d[\d,.]{0,14}", text) and text[-1].isdigit() else None


def read_unit(text: str) -> PayPeriod | None:
    """The period of a value such as "HOUR", "per-year-salary" or "1 YEAR"."""
    for word in re.findall(r"[a-z]+", text):
        period = read_period(word)
        if period is not None:
            return period
    return None


def make_pay(pay: Pay) -> dict[str, Any]:
    """An amount as the record has it; its bounds are integers where they are whole."""
    return {
        "text": pay.text,
        "min": _whole(pay.minimum),
        "max": _whole(pay.maximum),
        "currency": pay.currency,
        "period": pay.period,
        "kind": pay.kind,
    }


def _whole(value: float | None) -> int | float | None:
    return int(value) if value is not None and value.is_integer() else value
