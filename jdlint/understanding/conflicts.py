"""Pairs of statements in a posting that cannot both hold, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from jdlint.model.posting import Passage, Posting

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
        if same and not any((other.minimum, other.maximum) == (pay.minimum, pay.maximum) for other in same):
            yield Passage(pay.text, pay.start, pay.end), Passage(same[0].text, same[0].start, same[0].end)
            return


CONFLICTS: Mapping[str, Conflict] = {"titles": find_titles, "pays": find_pays}
