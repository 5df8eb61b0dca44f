"""Whose an amount of money is, told by the words about it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from jdlint.model.document import Block
from jdlint.model.posting import PayKind
from jdlint.reading.fields import pointer_key
from jdlint.understanding.money import Amount
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import has_any

PAY_FIELDS = frozenset({"pay", "pay_min", "pay_max", "currency", "period"})
"""Keys of structured values that `pay_fields` reads; an amount in them is not looked at again."""

_KINDS: dict[str, PayKind] = {
    "pay.base": "base", "pay.ote": "ote", "pay.bonus": "bonus", "pay.commission": "commission", "pay.equity": "equity",
    "pay.sign_on": "sign_on", "pay.stipend": "stipend",
    "pay.other": "other",
}  # fmt: skip
_NAMES = (*_KINDS, "pay.not")
NEAR = 170  # characters before an amount in which its word may stand
# What a wage that no word names may be, by its period, in dollars, pounds or euros: wide, so that only what is none is left out.
_WAGES = {
    "day": (40, 5_000),
    "week": (150, 10_000),
    "biweekly": (300, 20_000),
    "month": (600, 60_000),
    "year": (12_000, 1_000_000),
}
_LABEL = 90  # a line this short can be a label for what follows it
_HUGE = 4e6  # more than any wage that is paid in dollars, pounds or euros
_PARTING = frozenset(
    "plus and with on or based depending depends for to as but if when commensurate doe including excluding at by who from is are".split()
)  # words that part an amount from the word behind it
_OWN = (" our ", " we ", " you ", "this position", "this role", "your ")


class Cue(NamedTuple):
    """A word that names money, and which."""

    start: int
    end: int
    name: str

    @property
    def kind(self) -> PayKind | None:
        """The kind of pay it names; None for other money."""
        return _KINDS.get(self.name)


class _Patterns(NamedTuple):
    adjacent: re.Pattern[str]
    joined: re.Pattern[str]
    counted: re.Pattern[str]
    glued: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        adjacent=re.compile(r"[a-z' /&-]{0,28}"),
        joined=re.compile(r"[ +,&/(]*(?:and|plus|or|with|including|incl\.?)?[ +,&/(]*(?:[a-z]+ ){0,2}"),
        counted=re.compile(
            r"\)? ?(?:per|/) ?(?!hour|hr|day|week|month|year|annum|shift|fortnight|pay|bi-?week|academic|school|calendar|contract|nine|ten|eleven|twelve)[a-z]{3}"
        ),
        # Pages that lost their line breaks glue a label to the word before it: "Full-timePay: $20".
        glued=re.compile(r"(?:pay|salary|wage|compensation)(?: range| rate)?: ?$"),
    )


class Surroundings:
    """The words about the amounts of one part."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.folded = part.folded
        self.cues = self._sorted_cues()
        self.starts = [cue.start for cue in self.cues]
        self._market: set[int] | None = None

    def _sorted_cues(self) -> list[Cue]:
        """All words that name money, without those that stand inside a longer one."""
        every = [(start, -end, number) for number, name in enumerate(_NAMES) for start, end in self.part.find(name)[:MOST]]
        every.sort()
        cues: list[Cue] = []
        last = -1
        for start, end, number in every:
            if -end > last:
                last = -end
                cues.append(Cue(start, last, _NAMES[number]))
        return cues

    def judge(self, amount: Amount) -> PayKind | None:
        """Which kind of pay an amount is; None if it is none of this job's."""
        block = self.part.block(amount.start)
        if (
            (block.field and pointer_key(block.field) in PAY_FIELDS)
            or amount.high <= 0
            or (amount.high >= _HUGE and amount.currency not in ("INR", "JPY", "PHP"))
        ):
            return None
        if _patterns().counted.match(self.folded, amount.end):
            return None
        low, high = self.part.sentence(amount.start)
        low, high = max(low, block.start), min(max(high, amount.end), block.end)
        if amount.start - low <= 2 and low > block.start and amount.high > amount.low:
            low = max(block.start, self.part.sentence(low - 2).start)  # a range that follows the sentence that announces it
        right = self.right(amount, high)
        left = self._left(amount, low)
        bare = amount.currency is None
        if self._is_market(block, amount):
            return None
        if right is not None:
            if right.name == "pay.not":
                return None
            if bare and not self._plain_pay(amount, right, low):
                return None
            return right.kind
        if left is not None:
            if left.name == "pay.not":
                return None
            if bare and not self._plain_pay(amount, left, low):
                return None
            return left.kind if self._fits(amount, left) else None
        if bare and not amount.scaled:
            return None
        if _patterns().glued.search(self.folded, max(block.start, amount.start - 24), amount.start):
            return "base"
        return self._by_heading(amount, block, low, high)

    def _plain_pay(self, amount: Amount, cue: Cue, low: int) -> bool:
        """Whether a number without a currency is pay: its word stands beside it, and it is written as money is."""
        distance = amount.start - cue.end if cue.end <= amount.start else cue.start - amount.end
        if amount.low == amount.high and amount.period is None and not amount.scaled:
            return 0 <= distance <= 4 and amount.low >= 10000 and ":" in self.folded[cue.end : amount.start]
        if "%" in self.folded[amount.end : amount.end + 2]:
            return False
        if amount.period is not None or amount.scaled:
            return distance <= 25 and (amount.high >= 1000 or amount.period in ("hour", "day"))
        return distance <= 25 and amount.low >= 1000

    def _fits(self, amount: Amount, cue: Cue) -> bool:
        between = self.folded[cue.end : amount.start]
        return len(between) <= NEAR and not (amount.high < 3 and amount.period is None)

    def right(self, amount: Amount, high: int) -> Cue | None:
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
        if len(words) > 3 or not _PARTING.isdisjoint(words):
            return None
        if cue.name == "pay.base" and self.folded[cue.start : cue.end] in ("rate", "package", "per hour", "range is"):
            return None
        return cue

    def _left(self, amount: Amount, low: int) -> Cue | None:
        """The nearest word before an amount that says what it is; in "salary and equity: $1" it is the first of the two."""
        index = bisect_right(self.starts, amount.start - 1) - 1
        low = max(low, amount.start - NEAR)
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
        return has_any(around, _OWN)

    def _by_heading(self, amount: Amount, block: Block, low: int, high: int) -> PayKind | None:
        """What an amount is whose own sentence does not say: a heading or label above it, or its own plain shape, tells."""
        label = self.label(amount.start, block)
        if label and has_any(self.folded[label[0] : label[1]], ("median", "average")):
            return None
        cue = self.last_cue(label) if label else None
        other = self._near_other(amount, label[0] if label else block.start)
        if cue is not None and not other:
            plain = cue.name in ("pay.base", "pay.ote") or (label and self.folded[label[1] - 1] == ":")
            if plain:
                return cue.kind
        section = self.part.section(amount.start)
        if section is not None and section.kind == "compensation":
            return "base"
        if amount.currency is None or other:
            return None
        alone = block.end - block.start <= 70 or (high - low) <= 60
        ranged = amount.high > amount.low
        if amount.period == "hour":
            return "base" if 5 <= amount.low <= amount.high <= 500 else None
        least, most = _WAGES.get(amount.period or "year", (0, 0))
        if not least <= amount.low <= amount.high <= most:
            return None
        return "base" if (ranged and (alone or amount.period)) or (alone and amount.period) else None

    def _near_other(self, amount: Amount, low: int) -> bool:
        """Whether a word for money that is no pay stands about the amount, in this sentence or the next, from ``low`` on."""
        index = bisect_left(self.starts, max(amount.start - 60, low))
        return any(cue.name == "pay.not" for cue in self.cues[index : bisect_left(self.starts, amount.end + 15)])

    def label(self, offset: int, block: Block) -> tuple[int, int] | None:
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
            if above.kind != "heading" and has_any(text, "$£€"):
                continue
            if above.kind == "heading" or (length <= _LABEL and (text.endswith(":") or self.last_cue((above.start, above.end)))):
                return above.start, above.end
            if length > _LABEL and not (text.endswith(":") and length <= 2 * _LABEL):
                return (above.start, above.end) if text.endswith(":") else None
        return None

    def last_cue(self, span: tuple[int, int]) -> Cue | None:
        index = bisect_left(self.starts, span[1]) - 1
        while index >= 0 and self.cues[index].start >= span[0]:
            if self.cues[index].name != "pay.not":
                return self.cues[index]
            index -= 1
        return None
