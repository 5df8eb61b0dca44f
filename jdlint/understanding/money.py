"""Amounts of money as people write them: signs and codes on either side, thousands marks of every kind, ranges."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from jdlint.model.posting import PayPeriod

CODES = "usd cad aud nzd sgd hkd gbp eur chf sek nok dkk pln inr jpy zar aed".split()
_SIGNS = {
    "us$": "USD", "u.s.$": "USD", "ca$": "CAD", "c$": "CAD", "cdn$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD",
    "s$": "SGD", "sg$": "SGD", "hk$": "HKD", "r$": "BRL", "mx$": "MXN", "£": "GBP", "€": "EUR", "₹": "INR", "¥": "JPY",
    "₪": "ILS", "&pound;": "GBP", "&euro;": "EUR", "zł": "PLN", "rs.": "INR", "rs": "INR", "euro": "EUR", "euros": "EUR", "cdn": "CAD", "usdollars": "USD",
}  # fmt: skip
DOLLARS = "$"
"""What a bare dollar sign or the word "dollars" is read as; which dollars it means, the posting's place decides."""

MARKS = ("$", "£", "€", "₹", "¥", "₪", "&pound;", "&euro;")
"""Signs of which one stands beside most amounts of money; codes such as "usd" are cues."""

_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mio": 1e6, "mio.": 1e6, "million": 1e6, "mill": 1e6, "mil": 1e6, "b": 1e9,
    "bn": 1e9, "billion": 1e9, "t": 1e12, "trillion": 1e12, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "lpa": 1e5,
    "crore": 1e7, "crores": 1e7, "cr": 1e7,
}  # fmt: skip
_INDIAN = ("lakh", "lac", "lpa", "cr")  # counted in rupees alone
_UNITS: dict[str, PayPeriod] = {
    "hour": "hour", "hr": "hour", "h": "hour", "hourly": "hour", "ph": "hour", "day": "day", "d": "day", "daily": "day",
    "diem": "day", "week": "week", "wk": "week", "weekly": "week", "biweekly": "biweekly", "bi-weekly": "biweekly",
    "bi weekly": "biweekly", "two weeks": "biweekly", "pay period": "biweekly", "biweekly pay period": "biweekly", "bi-weekly pay period": "biweekly", "fortnight": "biweekly",
    "fortnightly": "biweekly", "month": "month", "mo": "month", "mth": "month", "monthly": "month", "year": "year",
    "yr": "year", "y": "year", "yearly": "year", "annum": "year", "annual": "year", "annually": "year", "annualized": "year",
    "annualised": "year", "p.a": "year", "pa": "year", "lpa": "year", "shift": "shift",
    "stunde": "hour", "std": "hour", "woche": "week", "monat": "month", "jahr": "year", "stündlich": "hour", "täglich": "day", "wöchentlich": "week",
    "monatlich": "month", "monatl": "month", "jährlich": "year", "mtl": "month", "p.m": "month", "jahresgehalt": "year", "monatsgehalt": "month", "monatslohn": "month", "stundenlohn": "hour",
}  # fmt: skip
_PIECES = "piece|unit|item|word|article|session|class|lesson|visit|mile|delivery|assignment|load|appointment|game|bucket|bin|bushel|punnet|crate"
_UNIT = rf"(?P<unit>hours?|hrs?|h|days?|diem|weeks?|wk|two weeks|(?:bi-?weekly )?pay period|fortnight|months?|monat|mo|mth|years?|yrs?|y|annum|jahr|stunde|std|woche|shift|{_PIECES})"
_ADVERB = r"(?P<adverb>hourly|(?<=\d)hr|daily|weekly|bi[- ]?weekly|fortnightly|monthly|yearly|annually|annual|annuali[sz]ed|p\.a|pa|ph|stündlich|täglich|wöchentlich|monatlich|monatl|mtl|jährlich|p\.m)"
_SORT = r"(?:(?:nine|ten|eleven|twelve|9|10|11|12)[ -]month )?(?:academic |school |calendar |contract )?"
_PERIOD = rf" ?(?:(?:\(?brutto\)?,? ?)?-? ?\(?(?:/ ?(?:per )?|per {_SORT}|p/|pro |je |im |in der ){_UNIT}|(?:an? |each |every ){_UNIT.replace('unit', 'each', 1)}|(?:\(?brutto\)?,? ?)?/? ?\(?{_ADVERB})(?:(?![\w-])|(?=schedule|benefits|job|work|expected|experience|education|location|supplement))\.?\)?"
_CODE = "|".join(CODES)
_NUMBER = (
    r"(?:(?<=[$£€])\.\d\d|\d(?:\d?(?:,\d{2})+,\d{3}(?!\d)|\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+|(?:'\d{3})+|(?: \d{3})+)(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{0,8}(?:[.,]\d{1,2}(?!\d))?))(?!\d)"
)
_SCALE = r" ?(?P<scale>thousand|million|mio\.?|mill?|billion|bn|trillion|mm|lakhs?|lacs?|lpa|crores?|cr|k|m|b|t)"
_AMOUNT = (
    rf"(?P<number>{_NUMBER})(?:,--?(?![\d$]))?(?:{_SCALE}(?![a-z]|\d)|{_SCALE.replace('scale', 'glued', 1)}(?=(?:{_CODE})\b))?(?P<plus>\+)?"
    rf"(?: ?\(?(?P<code>(?:{_CODE}|euros?|us dollars|dollars|cdn|zł)(?!\w)|[€£](?! ?\d)|\$(?! ?[\d{{]))\)?)?(?:(?![\w%])|(?=(?:hr|ph|pa)\b))(?:{_PERIOD})?"
)
_SIGN = rf"(?:(?<![a-z])(?:(?:us|ca|cdn|au|nz|sg|hk|mx|u\.s\.) ?|[acrs])?\$ ?(?:{_CODE})?|[£€₹¥₪]|&(?:pound|euro);|(?<![a-z])(?:{_CODE}|rs\.?)(?: ?\$)?) ?$"
_BOUND = r"(?:(?:a )?(?:minimum|maximum|min\b\.?|max\b\.?|starting|entry|low|high|midpoint|base|step \w{1,3}|gs-?\d+,? ?(?:step \d+)?)(?: of)?:? ?)"
_JOIN = (
    rf" ?(?:[.,;(] ?)?(?:\(?{_BOUND}\)?)?,? ?(?:gross |base |salary )?(?P<mark>-+|/|~|to|bis|til|till|until|thru|through|up to|and|und|&|or|,)"
    rf" ?(?:up to |a |an )?\(?(?:{_BOUND}){{0,2}}\)?"
)
_OF_DOLLARS = (*CODES, "us", "ca", "cdn", "au", "nz", "sg", "hk", "mx", "u.s.", "rs", "rs.")
_MONEY_AROUND = 12


class Amount(NamedTuple):
    """One amount or range: the range of its words, its bounds (equal for one figure), and what stands beside it.

    ``currency`` is an ISO code, `DOLLARS` or None; ``plus`` is an open upper side; ``scaled`` says that a bound was
    written with "k" or the like.
    """

    start: int
    end: int
    low: float
    high: float
    currency: str | None
    period: PayPeriod | None
    plus: bool
    scaled: bool


class _Figure(NamedTuple):
    start: int
    end: int
    value: float
    scale: str
    currency: str | None
    signed: bool  # the currency stands before the number
    period: PayPeriod | None
    plus: bool

    @property
    def weak(self) -> bool:
        """Whether it might be any number: an age, a year, a step."""
        return (
            self.currency is None and not self.scale and self.period is None and (self.value < 1000 or 1900 <= self.value <= 2100)
        )


class _Patterns(NamedTuple):
    amount: re.Pattern[str]
    sign: re.Pattern[str]
    join: re.Pattern[str]
    bound: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compiled when the first posting names money."""
    bound = r" ?\(?(?:minimum|maximum|min|max)\b\.?\)?"
    return _Patterns(re.compile(_AMOUNT), re.compile(_SIGN), re.compile(_JOIN), re.compile(bound))


def read_period(word: str) -> PayPeriod | None:
    """The period that a folded word such as "hr", "annum" or "visits" stands for."""
    word = word.strip(" .").replace("brutto", "")
    if word in _UNITS:
        return _UNITS[word]
    word = word.removesuffix("s")
    return _UNITS.get(word) or ("piece" if word in _PIECES.split("|") else None)


def read_currency(sign: str) -> str | None:
    """The currency of a folded sign or code; a bare dollar stays `DOLLARS`."""
    squeezed = "".join(sign.split()).strip("()")
    if squeezed in ("$", "dollars"):
        return DOLLARS
    for code in CODES:
        if code in squeezed and "dollar" not in squeezed:
            return code.upper()
    return _SIGNS.get(squeezed)


def read_number(text: str) -> float:
    """The value of a number with thousands marks and decimals of any custom: "85.000", "1,5", "12,00,000", "1 234.50"."""
    text = text.replace(" ", "").replace("'", "")
    last = max(text.rfind(","), text.rfind("."))
    if last < 0:
        return float(text)
    mark, tail = text[last], text[last + 1 :]
    whole = text[:last].replace(",", "").replace(".", "")
    if len(tail) == 3 or (len(tail) > 0 and text.count(mark) > 1):
        return float(whole + tail)
    return float(f"{whole}.{tail}")


def read_amounts(folded: str, start: int, end: int, most: int = 1000) -> list[Amount]:
    """The amounts and ranges between two places of a folded text, in order; numbers without a currency are among them.

    No more than ``most`` numbers are read.
    """
    figures = _keep(folded, _figures(folded, start, end, most))
    found: list[Amount] = []
    index = 0
    while index < len(figures):
        pair = _join(folded, figures[index], figures[index + 1]) if index + 1 < len(figures) else None
        found.append(pair or _single(_with_period(folded, figures, index)))
        index += 2 if pair else 1
    return found


def _with_period(folded: str, figures: list[_Figure], index: int) -> _Figure:
    """A figure with the period that the next one states for both: "$18 and $29 per hour"."""
    figure = figures[index]
    if figure.period is None and index + 1 < len(figures):
        after = figures[index + 1]
        if after.period and folded[figure.end : after.start].strip(" ") in ("and", "or", "&", "/", ","):
            return figure._replace(period=after.period)
    return figure


def _figures(folded: str, start: int, end: int, most: int) -> list[_Figure]:
    amount = _patterns().amount
    figures: list[_Figure] = []
    for match in islice(amount.finditer(folded, start, end), most):
        low = match.start()
        if low > 0 and (folded[low - 1] in "0123456789,.#" or (folded[low - 1] == ":" and low > 1 and folded[low - 2].isdigit())):
            continue
        # What stands behind the last number is that number's sign.
        begin, written = _find_sign(folded, figures[-1].end if figures else start, low)
        if not written and low > 0 and (folded[low - 1].isalnum() or folded[low - 1] == "_"):
            continue
        number, loose, glued, plus, code, unit, each, adverb = match.groups()
        scale = loose or glued or ""
        currency = read_currency(written) if written else None
        if code and currency in (None, DOLLARS):
            currency = read_currency(code) or currency
        unit = unit or each or adverb
        value = round(read_number(number) * _SCALES.get(scale, 1), 2)
        if code == "$" and not written and value < 1000 and folded[match.start("code") - 1] == " ":
            continue  # "Step 10 $": the sign belongs to what follows
        if value in (401e3, 403e3, 457e3, 401, 403, 457) and currency is None:
            continue
        period = read_period(unit) if unit else ("year" if scale == "lpa" else None)
        currency = currency or ("INR" if scale.startswith(_INDIAN) else None)
        end = match.end()
        if folded[end - 1] == ")" and "(" not in match.group():
            end -= 1  # it closes what was opened before the amount
        if folded[end - 1] == "." and folded[end - 3 : end - 1] not in ("hr", "yr", "mo", "wk", ".a"):
            end -= 1  # a full stop, not an abbreviation's
        figures.append(_Figure(begin, end, value, scale, currency, bool(written), period, bool(plus)))
    return figures


def _find_sign(folded: str, start: int, number: int) -> tuple[int, str]:
    """Where the sign or code before a number begins, and the sign; the number's own place and "" where there is none."""
    place = number - 2 if folded[number - 1 : number] == " " else number - 1
    if place < start:
        return number, ""
    last = folded[place]
    # Most signs stand alone; the expression is for those that may be one with the letters before them.
    if last in MARKS:
        before = folded[max(place - 5, start) : place]
        if last != "$" or (not before[-1:].isalnum() and not before.rstrip(" ").endswith(_OF_DOLLARS)):
            return place, last
    elif not (last.isalpha() or last.isspace() or last in ".;"):
        return number, ""
    match = _patterns().sign.search(folded, max(number - _MONEY_AROUND, start), number)
    return (match.start(), match.group()) if match else (number, "")


def _keep(folded: str, figures: list[_Figure]) -> list[_Figure]:
    """The figures without those that may be any number, unless they stand close to money as the other end of a range."""
    kept = []
    for index, figure in enumerate(figures):
        if figure.weak:
            before = figures[index - 1] if index else None
            after = figures[index + 1] if index + 1 < len(figures) else None
            low = before and not before.weak and before.signed and before.value <= figure.value and _tight(folded, before, figure)
            high = after and not after.weak and not after.signed and _tight(folded, figure, after) and figure.value <= after.value
            if not (low or high):
                continue
        kept.append(figure)
    return kept


def _tight(folded: str, first: _Figure, second: _Figure) -> bool:
    return folded[first.end : second.start].strip(" ") in ("-", "--", "to", "bis", "and")


def _single(figure: _Figure) -> Amount:
    return Amount(
        figure.start, figure.end, figure.value, figure.value, figure.currency, figure.period, figure.plus, bool(figure.scale)
    )


def _join(folded: str, first: _Figure, second: _Figure) -> Amount | None:
    """The range that two figures make, if the words between them say so."""
    gap = folded[first.end : second.start]
    if len(gap) > 60 or "\n" in gap or (first.currency is None and second.signed and first.weak):
        return None
    _, _, join, bound = _patterns()
    match = join.fullmatch(gap)
    before = folded[max(first.start - 30, 0) : first.start].rstrip(" a")
    if match is None:
        # "from $X in our smallest market up to $Y in our largest"
        if not before.endswith(("from", "between")) or not gap.endswith((" up to ", " to ", " and ")) or set(gap) & set(".;:+"):
            return None
        if first.currency is None or second.currency is None:
            return None
    elif match["mark"] in ("and", "und", "&", "or", "/", ",") and not _bounded(match["mark"], gap, before):
        return None
    low, high = first.value, second.value
    if second.scale and not first.scale and low < 1000 and low * _SCALES[second.scale] <= high:
        low *= _SCALES[second.scale]
    elif first.scale and not second.scale and high < 1000 and high * _SCALES[first.scale] >= low:
        high *= _SCALES[first.scale]
    elif (
        not first.scale and not second.scale and 15 <= low < 1000 and low == round(low) and low * 1000 <= high and high >= 30_000
    ):
        low *= 1000  # "$60-$85,000" is in thousands, said once
    currencies = {figure.currency for figure in (first, second)} - {None, DOLLARS}
    if len(currencies) > 1 or (first.period and second.period and first.period != second.period):
        return None
    currency = currencies.pop() if currencies else first.currency or second.currency
    tail = bound.match(folded, second.end)
    end = tail.end() if tail else second.end
    scaled = bool(first.scale or second.scale)
    return Amount(first.start, end, round(low, 2), round(high, 2), currency, second.period or first.period, second.plus, scaled)


def _bounded(mark: str, gap: str, before: str) -> bool:
    """Whether "X and Y" or "X, Y" are the ends of one range: it is said before, or the bounds are named."""
    if mark in ("and", "und") and before.endswith(("between", "from", "range of", "ranges of", "range between", "zwischen")):
        return True
    return "min" in before[-14:] + gap and "max" in gap
