"""Pairs of statements in a posting that cannot both hold, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from jdlint.model.posting import Passage, Pay, Posting

Conflict = Callable[[Posting], Iterator[tuple[Passage, Passage]]]
WORDS = re.compile(r"\w+")


def find_titles(posting: Posting) -> Iterator[tuple[Passage, Passage]]:
    """Two titles that name different jobs: neither has all the words of the other."""
    if not posting.titles:
        return
    first, *others = posting.titles
    words = _words(posting, first)
    for other in others:
        more = _words(posting, other)
        if words and more and not words <= more and not more <= words:
            yield first, other
            return


def _words(posting: Posting, passage: Passage) -> set[str]:
    return set(WORDS.findall(posting.folded[passage.start : passage.end]))


def find_pays(posting: Posting) -> Iterator[tuple[Passage, Passage]]:
    """A structured value and the text that give different base pay in the same period and currency."""
    base = [pay for pay in posting.pay if pay.kind == "base"]
    fields = [block for block in posting.blocks if block.kind == "field"]
    limit = fields[-1].end if fields else -1
    stated = [pay for pay in base if pay.end <= limit]
    told = [pay for pay in base if pay.start > limit]
    for pay in stated:
        same = [other for other in told if other.period in (pay.period, None) or pay.period is None]
        if any(_repeats(other, pay) for other in same):
            continue
        for other in same:
            if _contradicts(other, pay):
                yield Passage(pay.text, pay.start, pay.end), Passage(other.text, other.start, other.end)
                return


def _repeats(told: Pay, stated: Pay) -> bool:
    """Whether the text gives the same range, or one end of it by itself."""
    ends = (stated.minimum, stated.maximum)
    return (told.minimum, told.maximum) == ends or (told.minimum == told.maximum and told.minimum in ends)


def _contradicts(told: Pay, stated: Pay) -> bool:
    """Whether both cannot hold; a limit ("up to", "from") holds for all that keeps within it."""
    if told.minimum is None:
        return told.maximum is not None and stated.maximum is not None and told.maximum < stated.maximum
    if told.maximum is None:
        return stated.minimum is not None and told.minimum > stated.minimum
    return True


def find_dates(posting: Posting) -> Iterator[tuple[Passage, Passage]]:
    """A closing date before the day on which the posting says it was published."""
    posted, deadline = posting.posted, posting.deadline
    if posted and deadline and posting.posted_date and posting.deadline_date and posting.deadline_date < posting.posted_date:
        yield posted, deadline


CONFLICTS: Mapping[str, Conflict] = {"titles": find_titles, "pays": find_pays, "dates": find_dates}
