"""What a posting pays: every amount for this job, and phrases that stand in for one.

An amount is told by its own shape (`money`); whose it is, by the nearest words that name money. Budgets, revenue, benefits in
kind and what the market pays stand beside amounts as often as salaries do, so an amount with no word of pay near it is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from jdlint.model.document import Block
from jdlint.model.posting import Passage, Pay, PayKind, PayPeriod
from jdlint.reading.fields import pointer_key
from jdlint.understanding.money import CODES, DOLLARS, MARKS, Amount, read_amounts, read_currency, read_number, read_period
from jdlint.understanding.part import Part
from jdlint.understanding.places import find_places

CUES: dict[str, tuple[str, ...]] = {
    "pay.base": (
        "salary", "salaries", "pay", "pays", "paying", "compensation", "comp", "wage", "wages", "remuneration", "base", "hourly", "earn", "earns",
        "earning", "earnings", "hiring range", "day rate", "daily rate", "hourly rate", "rate of pay", "pay rate", "rate", "rates",
        "target range", "range for this", "range for the", "range is", "annual range", "ctc", "be paid", "paid at", "paid hourly", "paid weekly",
        "income", "per hour", "package", "fixed", "tariff", "gehalt", "minimum salary", "retainer", "honorarium", "range of pay",
        "salary range", "pay range", "pay band", "compensation range", "base salary", "base pay", "starting salary", "annual salary", "cash compensation",
    ),
    "pay.ote": (
        "ote", "on-target earnings", "on target earnings", "on-track earnings", "target earnings", "on-target", "total on target", "total target cash", "target total cash", "total cash", "uncapped ote",
    ),
    "pay.bonus": (
        "bonus", "bonuses", "incentive", "incentives", "performance bonus", "annual bonus", "retention bonus", "profit sharing", "profit-sharing",
        "thirteenth salary", "variable", "shift differential", "differential",
    ),
    "pay.commission": ("commission", "commissions"),
    "pay.equity": ("equity", "stock", "rsu", "rsus", "stock options", "share options", "equity grant", "stock grant", "shares"),
    "pay.sign_on": (
        "sign-on", "signing", "sign-on bonus", "signing bonus", "hiring bonus", "joining bonus", "welcome bonus", "starting bonus", "hire-on bonus",
        "hire-on", "hiring incentive", "recruitment incentive",
    ),
    "pay.stipend": (
        "stipend", "stipends", "allowance", "allowances", "per diem", "wellness", "gym", "fitness", "meal voucher", "meal vouchers", "lunch", "lunches",
        "meals", "commuter", "internet", "phone", "cell phone", "public transport", "reimbursement",
    ),
    "pay.not": (
        "revenue", "revenues", "arr", "acv", "mrr", "gmv", "aum", "tcv", "ebitda", "budget", "budgets", "budgeting", "funding", "funded", "raised", "raise",
        "raising", "fundrais*", "seed", "series a", "series b", "series c", "series d", "series e", "valuation", "valued", "venture", "assets", "portfolio",
        "401", "401k", "match", "matching", "referral bonus", "referral", "referrals", "refer", "tuition", "tuition reimbursement", "learning budget",
        "learning stipend", "learning allowance", "learning and development", "learning & development", "l&d", "professional development",
        "development budget", "development stipend", "development allowance", "education stipend", "education allowance", "educational",
        "education assistance", "education reimbursement", "training budget", "training allowance", "conference", "insurance", "insured",
        "deductible", "premium", "premiums", "coverage", "fee", "fees", "fine", "fines", "penalty", "penalties", "price", "prices", "priced",
        "pricing", "costs", "costing", "quota", "quotas", "minimum wage", "donat*", "invest", "invested", "investing", "investment", "investments", "investors", "backed",
        "hsa", "fsa", "health savings", "retirement", "pension", "relocation", "worth", "savings", "saved", "saving", "spend", "spending", "spends",
        "loan", "loans", "scholarship*", "award", "awards", "prize", "prizes", "grant", "grants", "discount", "discounts", "gift", "gifts",
        "p&l", "deal", "deals", "contracts", "transaction", "transactions", "processed", "financing", "purchase*", "expenses", "expense", "books", "endowment",
        "profit", "profits", "economy", "industry", "opportunity in", "market size", "turnover", "capital", "adoption", "fertility", "debt", "cap table",
        "household", "customers", "clients", "sales target", "sales of", "in sales", "book budget", "filing", "taxes", "poverty", "bail", "damages", "liability",
        "application fee", "exam fee", "parking", "projects", "procurement", "claims", "market cap", "threshold", "dues", "payments", "payroll of", "volume",
        "home office setup", "office setup", "equipment", "laptop", "workstation", "contribution", "contributions", "increase", "increases", "expenditures", "swag", "divest*", "personal development", "sabbatical", "vacation",
    ),
    "pay.market": (
        "average salary", "average salaries", "average wage", "average wages", "average annual", "average pay", "average earnings", "average base", "median salary",
        "median annual", "median wage", "median pay", "median", "median income", "national average", "normal pay", "typical salary", "average hourly",
        "average compensation", "salaries of", "salaries range", "salaries for", "salary expectations", "salary outlook", "not uncommon", "industry average",
    ),
    "pay.average": ("average",),
    "pay.code": (*CODES, "euro", "euros", "dollars", "rs", "lpa"),
    "pay.vague": (
        "competitive salary", "competitive salaries", "competitive pay", "competitive compensation", "competitive base", "competitive wage", "competitive wages",
        "competitive remuneration", "competitive package", "competitive rate", "competitive rates", "competitive cash", "competitive rewards",
        "competitive total compensation", "competitive benefits and salary", "competitive market salary", "competitive hourly", "competitive annual salary",
        "competitive starting salary", "competitive financial", "competitive earnings", "competitive & transparent salary", "salary competitive", "pay competitive",
        "attractive salary", "attractive compensation", "attractive remuneration", "attractive package", "great salary", "great pay", "great compensation",
        "excellent salary", "excellent compensation", "excellent pay", "generous salary", "generous compensation", "generous pay", "good salary",
        "market salary", "market-rate salary", "market rate salary", "above-market salary", "above market salary", "top-of-market", "top of market compensation",
        "industry-leading compensation", "industry-leading pay", "industry-leading salary", "highly competitive", "very competitive", "doe", "d.o.e",
        "dependent on experience", "depending on experience", "depends on experience", "dependant on experience", "depending upon experience",
        "dependent upon experience", "based on experience", "based upon experience", "depending on qualifications", "dependent on qualifications",
        "commensurate", "negotiable", "salary is based upon", "salary is based on", "salary will be based on", "salary based on", "salary based upon",
        "salary depends on", "pay is based on", "compensation is based on", "salary to be discussed", "salary tbd", "salary to be determined",
        "salary on application", "salary upon request", "attractive pay",
    ),
}  # fmt: skip

_KINDS: dict[str, PayKind] = {
    "pay.base": "base", "pay.ote": "ote", "pay.bonus": "bonus", "pay.commission": "commission", "pay.equity": "equity",
    "pay.sign_on": "sign_on", "pay.stipend": "stipend",
}  # fmt: skip
_Read = TypeVar("_Read")
_NAMES = (*_KINDS, "pay.not")
_CLEAR = frozenset({"doe", "d.o.e"})
_PAY_STEMS = ("salar", "pay", "compensat", "wage", "remunerat", "rate", "earning", "package", "stipend")
_NEAR = 170  # characters before an amount in which its word may stand
_LABEL = 90  # a line this short can be a label for what follows it
_BEFORE, _AFTER = 90, 110  # characters around a mark of money that may belong to the amount
MOST = 1000  # amounts, and words of one kind, that are looked at; a posting has a handful
_HUGE = 4e6  # more than any wage that is paid in dollars, pounds or euros


class _Cue(NamedTuple):
    start: int
    end: int
    name: str


class _Patterns(NamedTuple):
    adjacent: re.Pattern[str]
    joined: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    opening: re.Pattern[str]
    code: re.Pattern[str]
    counted: re.Pattern[str]
    upward: re.Pattern[str]
    glued: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    unit = "hour|hr|day|week|month|year|yr|annum|shift|fortnight"
    adverb = "hourly|daily|weekly|bi-?weekly|fortnightly|monthly|yearly|annually|annual|annuali[sz]ed|p\\.a"
    return _Patterns(
        adjacent=re.compile(r"[a-z' /&-]{0,28}"),
        joined=re.compile(r"[ +,&/(]*(?:and|plus|or|with|including|incl\.?)?[ +,&/(]*(?:[a-z]+ ){0,2}"),
        after=re.compile(rf"[a-z ,()$*/]{{0,30}}?(?:\b(?:per|an?|each) (?P<unit>{unit})s?\b|/ ?(?P<slash>{unit})\b|(?P<adverb>\b(?:{adverb})\b))"),
        before=re.compile(rf"\b(?:(?P<adverb>{adverb})\b(?=[^.;]{{0,70}}$)|(?:per|/|an) ?(?P<unit>{unit})\b)"),
        opening=re.compile(
            r"(?:(?P<low>from|starting (?:at|from|salary(?: of)?)|starts at|start at|at least|no less than|minimum(?: of)?|min\.?|above|over|more than|begins at)"
            r"|(?P<high>up to|upto|maximum(?: [a-z]+){0,8}|max\.?|no more than|as much as|not exceed(?:ing)?))[: ]*(?:is )?(?:the )?$"
        ),
        code=re.compile(r"(?<![a-z])(?:usd|cad|aud|nzd|sgd|hkd|us\$|ca\$)(?![a-z])"),
        # Pages that lost their line breaks glue a label to the word before it: "Full-timePay: $20".
        glued=re.compile(r"(?:pay|salary|wage|compensation)(?: range| rate)?: ?$"),
        upward=re.compile(r" ?(?:\+(?=[\s.,;)]|$)(?! ?[a-z])|(?:and|&) up\b|and above\b|or more\b|or above\b|upwards?\b|plus$)"),
        counted=re.compile(r"\)? ?(?:per|/) ?(?!hour|hr|day|week|month|year|annum|shift|fortnight|pay)[a-z]{3}"),
    )


def find_pay(part: Part) -> list[Pay]:
    """Every amount of pay for this job, in order of place: ranges and single amounts, with bonus, equity and the like told apart.

    Bounds are whole units of the currency as written; ``period`` is None unless the posting says one near the amount.
    """
    reader = _Reader(part)
    found = reader.read_fields()
    left = MOST
    for start, end in reader.windows():
        if left <= 0:
            break
        for amount in read_amounts(part.folded, start, end)[:left]:
            left -= 1
            reader.currencies.add(amount.currency)
            kind = reader.judge(amount)
            if kind is not None:
                found.append(reader.make(amount, kind))
    found.sort(key=lambda pay: (pay.start, pay.end))
    return reader.with_currency(found)


def vague_pay(part: Part) -> list[Passage]:
    """Phrases that stand where a number should: "competitive salary", "DOE", "commensurate with experience"."""
    found: list[Passage] = []
    for start, end in part.find("pay.vague"):
        if found and start < found[-1].end:
            continue
        words = part.folded[start:end]
        low, high = part.sentence(start)
        around = part.folded[max(low, start - 120) : min(high, end + 120)]
        if words not in _CLEAR and not any(word in around for word in _PAY_STEMS):
            continue
        found.append(part.passage(start, end))
    return found




class _Reader:
    """The words around the amounts of one part."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.folded = part.folded
        self.cues = self._sorted_cues()
        self.starts = [cue.start for cue in self.cues]
        self._market: set[int] | None = None
        self.currencies: set[str | None] = set()

    def _sorted_cues(self) -> list[_Cue]:
        """All words that name money, without those that stand inside a longer one."""
        every = sorted(
            (_Cue(start, end, name) for name in _NAMES for start, end in self.part.find(name)), key=lambda cue: (cue.start, -cue.end)
        )
        cues: list[_Cue] = []
        for cue in every:
            if not cues or cue.end > cues[-1].end:
                cues.append(cue)
        return cues

    def windows(self) -> list[tuple[int, int]]:
        """The stretches of the page's own text that may hold an amount."""
        folded, low, high = self.folded, self.part.start, self.part.end
        places = []
        for mark in MARKS:
            place = folded.find(mark, low, high)
            while place >= 0:
                places.append((place - _BEFORE, place + _AFTER))
                place = folded.find(mark, place + 1, high)
        for start, end in self.part.find("pay.code"):
            places.append((start - _BEFORE, end + _AFTER))
        for cue in self.cues:
            if cue.name in ("pay.base", "pay.ote", "pay.stipend"):
                places.append((cue.start - 40, cue.end + 60))
        places.sort()
        merged: list[tuple[int, int]] = []
        for start, end in places:
            if merged and start <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        windows = []
        for start, end in merged:
            start, end = max(self._word_start(start), low), min(self._word_end(end), high)
            windows.append((start, end))
        return windows

    def _word_start(self, place: int) -> int:
        while place > 0 and not self.folded[place - 1].isspace():
            place -= 1
        return max(place, 0)

    def _word_end(self, place: int) -> int:
        while place < len(self.folded) and not self.folded[place].isspace():
            place += 1
        return place

    def judge(self, amount: Amount) -> PayKind | None:
        """Which kind of pay an amount is; None if it is none of this job's."""
        block = self.part.block(amount.start)
        if (block.field and pointer_key(block.field) in _FIELDS) or amount.high <= 0 or (amount.high >= _HUGE and amount.currency not in ("INR", "JPY", "PHP")):
            return None
        if _patterns().counted.match(self.folded, amount.end):
            return None
        low, high = self.part.sentence(amount.start)
        low, high = max(low, block.start), min(max(high, amount.end), block.end)
        if amount.start - low <= 2 and low > block.start and amount.high > amount.low:
            low = max(block.start, self.part.sentence(low - 2).start)  # a range that follows the sentence that announces it
        right = self._right(amount, high)
        left = self._left(amount, low)
        bare = amount.currency is None
        if self._is_market(block, amount):
            return None
        if right is not None:
            if right.name == "pay.not":
                return None
            if bare and not self._plain_pay(amount, right, low):
                return None
            return self._kind(right)
        if left is not None:
            if left.name == "pay.not":
                return None
            if bare and not self._plain_pay(amount, left, low):
                return None
            return self._kind(left) if self._fits(amount, left) else None
        if bare and not amount.scaled:
            return None
        if _patterns().glued.search(self.folded, max(block.start, amount.start - 24), amount.start):
            return "base"
        return self._by_heading(amount, block, low, high)

    def _kind(self, cue: _Cue) -> PayKind | None:
        return _KINDS.get(cue.name)

    def _plain_pay(self, amount: Amount, cue: _Cue, low: int) -> bool:
        """Whether a number without a currency is pay: its word stands beside it, and it is written as money is."""
        distance = amount.start - cue.end if cue.end <= amount.start else cue.start - amount.end
        if amount.low == amount.high and amount.period is None and not amount.scaled:
            return 0 <= distance <= 4 and amount.low >= 10000 and ":" in self.folded[cue.end : amount.start]
        if "%" in self.folded[amount.end : amount.end + 2]:
            return False
        if amount.period is not None or amount.scaled:
            return distance <= 25 and (amount.high >= 1000 or amount.period in ("hour", "day"))
        return distance <= 25 and amount.low >= 1000

    def _fits(self, amount: Amount, cue: _Cue) -> bool:
        between = self.folded[cue.end : amount.start]
        return len(between) <= _NEAR and not (amount.high < 3 and amount.period is None)

    def _right(self, amount: Amount, high: int) -> _Cue | None:
        """The word right behind an amount: "$500 referral bonus", "$150K base"."""
        index = bisect_left(self.starts, amount.end)
        if index == len(self.cues) or self.cues[index].end > max(high, amount.end):
            return None
        cue = self.cues[index]
        gap = self.folded[amount.end : cue.start]
        if not _patterns().adjacent.fullmatch(gap):
            return None
        words = gap.replace("-", " ").replace("/", " / ").split()
        if cue.name == "pay.stipend" and index + 1 < len(self.cues) and self.cues[index + 1].name == "pay.not":
            if self.cues[index + 1].start - cue.end < 30:
                return self.cues[index + 1]
        if words[:1] == ["for"] and cue.name == "pay.stipend":
            return cue
        if len(words) > 3 or any(word in _PARTING for word in words):
            return None
        if cue.name == "pay.base" and self.folded[cue.start : cue.end] in ("rate", "package", "per hour", "range is"):
            return None
        return cue

    def _left(self, amount: Amount, low: int) -> _Cue | None:
        """The nearest word before an amount that says what it is; in "salary and equity: $1" it is the first of the two."""
        index = bisect_right(self.starts, amount.start - 1) - 1
        low = max(low, amount.start - _NEAR)
        if index < 0 or self.cues[index].start < low:
            return None
        cue = self.cues[index]
        while index > 0 and cue.name in ("pay.bonus", "pay.equity", "pay.commission", "pay.stipend"):
            earlier = self.cues[index - 1]
            gap = self.folded[earlier.end : cue.start]
            if earlier.start < low or len(gap) > 24 or "\n" in gap or not _patterns().joined.fullmatch(gap):
                break
            index, cue = index - 1, earlier
        return cue

    def _is_market(self, block: Block, amount: Amount) -> bool:
        """Whether the paragraph tells what others pay: averages and medians of a trade, not this job."""
        if self._market is None:
            self._market = self._find_market()
        if block.start in self._market:
            return True
        averages = self.part.find("pay.average")
        if not averages:
            return False
        index = bisect_left(averages, (amount.start, 0))
        near = [averages[one].start for one in (index - 1, index) if 0 <= one < len(averages)]
        sentence = self.part.sentence(amount.start)
        close = [start for start in near if sentence.start <= start < amount.end + 15]
        return any(not self._own(block, start) for start in close)

    def _find_market(self) -> set[int]:
        """Where the blocks begin that speak of the market."""
        found: set[int] = set()
        for start, _ in self.part.find("pay.market")[:MOST]:
            block = self.part.block(start)
            if block.start not in found and not self._own(block, start):
                found.add(block.start)
        return found

    def _own(self, block: Block, offset: int) -> bool:
        """Whether the words about a place are of this employer and this job."""
        sentence = self.part.sentence(offset)
        around = self.folded[max(block.start, sentence.start, offset - 80) : min(block.end, sentence.end, offset + 120)]
        around = f" {around} "
        return any(word in around for word in (" our ", " we ", " you ", "this position", "this role", "your "))

    def _by_heading(self, amount: Amount, block: Block, low: int, high: int) -> PayKind | None:
        """What an amount is whose own sentence does not say: a heading or label above it, or its own plain shape, tells."""
        label = self._label(amount.start, block)
        if label and any(word in self.folded[label[0] : label[1]] for word in ("median", "average")):
            return None
        cue = self._last_cue(label) if label else None
        if cue is not None and not self._near_other(amount):
            plain = cue.name in ("pay.base", "pay.ote") or (label and self.folded[label[1] - 1] == ":")
            if plain:
                return self._kind(cue)
        section = self.part.section(amount.start)
        if section is not None and section.kind == "compensation":
            return "base"
        if amount.currency is None or self._near_other(amount):
            return None
        alone = block.end - block.start <= 70 or (high - low) <= 60
        ranged = amount.high > amount.low
        if amount.period == "hour":
            return "base" if 5 <= amount.low <= amount.high <= 500 else None
        if not 12_000 <= amount.low <= amount.high <= 1_000_000 or amount.period not in (None, "year"):
            return None
        return "base" if (ranged and (alone or amount.period)) or (alone and amount.period) else None

    def _near_other(self, amount: Amount) -> bool:
        """Whether a word for money that is no pay stands about the amount, in this sentence or the next."""
        index = bisect_left(self.starts, amount.start - 60)
        return any(cue.name == "pay.not" for cue in self.cues[index : bisect_left(self.starts, amount.end + 15)])

    def _label(self, offset: int, block: Block) -> tuple[int, int] | None:
        """The heading or short line that the block stands under, past its sister items."""
        blocks = self.part.blocks
        index = bisect_right(blocks, block.start, key=lambda one: one.start) - 1
        for back in range(1, 10):
            if index - back < 0 or blocks[index - back].end <= self.part.start:
                return None
            above = blocks[index - back]
            if above.field != block.field:
                return None
            length = above.end - above.start
            text = self.folded[above.start : above.end].rstrip()
            if above.kind != "heading" and any(mark in text for mark in "$£€"):
                continue
            if above.kind == "heading" or (length <= _LABEL and (text.endswith(":") or self._last_cue((above.start, above.end)))):
                return above.start, above.end
            if length > _LABEL and not (text.endswith(":") and length <= 2 * _LABEL):
                return (above.start, above.end) if text.endswith(":") else None
        return None

    def _last_cue(self, span: tuple[int, int]) -> _Cue | None:
        index = bisect_left(self.starts, span[1]) - 1
        while index >= 0 and self.cues[index].start >= span[0]:
            if self.cues[index].name != "pay.not":
                return self.cues[index]
            index -= 1
        return None

    def make(self, amount: Amount, kind: PayKind) -> Pay:
        """The amount as pay: open sides, period and the words."""
        low: float | None = amount.low
        high: float | None = amount.high
        start, end = amount.start, amount.end
        upward = None if amount.plus else _patterns().upward.match(self.folded, end, min(end + 14, self.part.end))
        if amount.plus or upward:
            high = None
            end = upward.end() if upward else end
        elif amount.low == amount.high:
            opening = _patterns().opening.search(self.folded, max(start - 60, self.part.block(start).start), start)
            if opening is not None:
                low, high = (None, high) if opening["high"] else (low, None)
                if opening["low"] or len(opening["high"]) < 16:
                    start = opening.start()
        period = amount.period or self._period(amount)
        return Pay(self.part.document.text.string[start:end], start, end, low, high, amount.currency, period, kind)

    def _period(self, amount: Amount) -> PayPeriod | None:
        """The period that is said around an amount: behind it, before it in its sentence, or in the heading above."""
        patterns = _patterns()
        block = self.part.block(amount.start)
        tail = self.folded[amount.end : min(amount.end + 60, block.end)]
        for stop in (";", " or ", ". ", "+", " plus ", " and ", "$", "£", "€"):
            tail = tail.split(stop, 1)[0]
        match = patterns.after.match(tail)
        if match is not None:
            return read_period(match["unit"] or match["slash"] or match["adverb"])
        low = max(self.part.sentence(amount.start).start, block.start, amount.start - _NEAR)
        found = self._said_before(low, amount.start)
        if found is None:
            label = self._label(amount.start, block)
            found = self._said_before(*label) if label else None
        return found

    def _said_before(self, start: int, end: int) -> PayPeriod | None:
        found = None
        start = max(start, *(self.folded.rfind(mark, start, end) for mark in "$£€"))
        for match in _patterns().before.finditer(self.folded, start, end):
            rest = self.folded[match.end() : end]
            if match["unit"] or any(word in rest for word in _PAY_NOUNS):
                found = read_period(match["unit"] or match["adverb"])
        return found

    def read_fields(self) -> list[Pay]:
        """Pay from structured values: a text such as "$20 an hour", or bounds in values of their own."""
        groups: dict[str, dict[str, list[Block]]] = {}
        for block in self.part.blocks:
            key = pointer_key(block.field) if block.field else None
            if key in _FIELDS:
                group = block.field.rsplit("/", 1)[0].removesuffix("/value")
                if group == "" and key == "pay":
                    group = block.field
                groups.setdefault(group, {}).setdefault(key, []).append(block)
        found: list[Pay] = []
        for pointer, group in groups.items():
            shared = groups.get("", {}) if pointer.count("/") == 1 else {}
            currency = self._first(group.get("currency") or shared.get("currency"), read_currency)
            period = self._first(group.get("period") or shared.get("period"), _read_unit)
            pays = self._read_bounds(group)
            if not pays:
                pays = [pay for block in group.get("pay", ()) for pay in self._read_value(block)]
            found += [pay._replace(currency=pay.currency or currency, period=pay.period or period) for pay in pays]
        return found

    def _first(self, blocks: list[Block] | None, read: Callable[[str], _Read | None]) -> _Read | None:
        return read(self.folded[blocks[0].start : blocks[0].end]) if blocks else None

    def _read_value(self, block: Block) -> list[Pay]:
        """What a value in words or one number says."""
        found = []
        for amount in read_amounts(self.folded, block.start, block.end):
            cue = self._right(amount, block.end) or self._last_cue((block.start, amount.start))
            if amount.high > 0:
                found.append(self.make(amount, (self._kind(cue) if cue else None) or "base"))
        number = _number(self.folded[block.start : block.end]) if not found else None
        if number:
            found.append(self._pay(block.start, block.end, number, number))
        return found

    def _read_bounds(self, group: Mapping[str, list[Block]]) -> list[Pay]:
        """Bounds in values of their own; the words are both values where they stand side by side, else the upper one."""
        sides: dict[str, tuple[Block, float, str | None]] = {}
        for name in ("pay_min", "pay_max"):
            for block in group.get(name, ())[:1]:
                amounts = read_amounts(self.folded, block.start, block.end)
                number = amounts[0].high if amounts else _number(self.folded[block.start : block.end])
                if number:
                    sides[name] = block, number, amounts[0].currency if amounts else None
        if not sides:
            return []
        first, *_, last = sorted(block for block, _, _ in sides.values()) * 2
        start, end = (first.start, last.end) if last.start - first.end <= 1 else (last.start, last.end)
        low, high = (sides[name][1] if name in sides else None for name in ("pay_min", "pay_max"))
        currency = next((one for _, _, one in sides.values() if one), None)
        return [self._pay(start, end, low, high, currency)]

    def _pay(self, start: int, end: int, low: float | None, high: float | None, currency: str | None = None) -> Pay:
        return Pay(self.part.document.text.string[start:end], start, end, low, high, currency, None, "base")

    def with_currency(self, found: list[Pay]) -> list[Pay]:
        """Bare dollars become the dollars of the place; amounts without a sign take the sign that all others have."""
        if not any(pay.currency in (None, DOLLARS) for pay in found):
            return found
        dollars = self._dollars()
        known = {dollars if pay.currency == DOLLARS else pay.currency for pay in found if pay.currency}
        if not known:
            known = {dollars if currency == DOLLARS else currency for currency in self.currencies if currency}
        shared = known.pop() if len(known) == 1 else None
        return [
            pay._replace(currency=self._dollars_at(pay, dollars) if pay.currency == DOLLARS else pay.currency or shared) for pay in found
        ]

    def _dollars_at(self, pay: Pay, dollars: str) -> str:
        block = self.part.block(pay.start)
        codes = set(_patterns().code.findall(self.folded, max(block.start, pay.start - 60), min(block.end, pay.end + 25)))
        return str(read_currency(codes.pop())) if len(codes) == 1 else dollars

    def _dollars(self) -> str:
        """Which dollars this posting means: those of its country if all its places are in one that has dollars of its own."""
        countries = {(place.jurisdiction or "")[:2] for place in find_places(self.part)} - {""}
        return _DOLLARS_OF.get(countries.pop(), "USD") if len(countries) == 1 else "USD"


_DOLLARS_OF = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}
_PARTING = frozenset(
    "plus and with or based depending depends for to as but if when commensurate doe including excluding in at by who from is are".split()
) - {"in"}
_PAY_NOUNS = ("salary", "salaries", "pay", "rate", "range", "wage", "base", "compensation", "ote", "earning", "income", "bonus", "stipend", "allowance", "incentive", "target")
_FIELDS = frozenset({"pay", "pay_min", "pay_max", "currency", "period"})


def _number(text: str) -> float | None:
    """A value that is a number and nothing else."""
    text = text.strip()
    return read_number(text) if re.fullmatch(r"\d[\d,.]{0,14}", text) and text[-1].isdigit() else None


def _read_unit(text: str) -> PayPeriod | None:
    """The period of a value such as "HOUR", "per-year-salary" or "1 YEAR"."""
    for word in re.findall(r"[a-z]+", text):
        period = read_period(word)
        if period is not None:
            return period
    return None
