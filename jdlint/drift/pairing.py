"""Which approved document belongs to which published posting: by the file's name, the record's key, the title, and last by what they say."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from heapq import nsmallest
from typing import NamedTuple
from zlib import crc32

from jdlint.drift.terms import list_words
from jdlint.model.posting import Posting

ALIKE = 0.5
"""The part of their words that two postings have to share to belong together where nothing else says so."""
_APART = re.compile(r"[\W_]+")
_STATES = re.compile(r"[-_ .](?:approved|final|signed|live|published|copy|v\d+)$", re.IGNORECASE)
_MOST = 200_000  # pairs whose words are compared
_MOST_TITLED = 200  # postings of one title that are looked at
_SAMPLE = 64  # words that are kept of a posting
_WORD = re.compile(r"[^\W\d_]{5,}")


class Card(NamedTuple):
    """What a posting is found by: its file's bare name, its record's own key, the words of its title, its towns, and a sample of its words.

    ``words`` are the lowest check sums of its words, of which the parts that two postings share tell how many words they share (Broder 1997).
    """

    name: str
    key: str
    title: tuple[str, ...]
    towns: frozenset[str]
    words: frozenset[int]


def make_card(posting: Posting, *, named: bool) -> Card:
    """The card of a posting; ``named`` is whether its file holds it alone, so that the file's name tells of it."""
    name = os.path.basename(posting.document.source.uri).partition(".")[0]
    while (bare := _STATES.sub("", name)) != name:
        name = bare
    key = posting.key.partition(":")[2] or posting.key
    title = tuple(list_words(posting.title.text)) if posting.title else ()
    towns = frozenset(place.text.partition(",")[0].strip().lower() for place in posting.locations)
    words = frozenset(
        nsmallest(_SAMPLE, {crc32(word.encode()) for word in _WORD.findall(posting.folded, posting.start, posting.end)})
    )
    return Card(_bare(name) if named else "", _bare(key), title, towns, words)


def _bare(name: str) -> str:
    return _APART.sub("-", name.lower()).strip("-")


def pair(approved: Sequence[Card], live: Sequence[Card]) -> list[tuple[int, int]]:
    """The pairs by their numbers, those of the approved ones ascending. What is found by two ways goes by the first."""
    ours, theirs = dict(enumerate(approved)), dict(enumerate(live))
    pairs: list[tuple[int, int]] = []
    ways: tuple[tuple[Callable[[Card], Hashable], Callable[[Card], Hashable]], ...] = (
        (lambda card: card.name, lambda card: card.name),
        (lambda card: card.key, lambda card: card.key),
        (lambda card: card.name, lambda card: card.key),
        (lambda card: card.title and (card.title, card.towns), lambda card: card.title and (card.title, card.towns)),
        (lambda card: card.title, lambda card: card.title),
    )
    for one, other in ways:
        for value, index in _list_single(ours, one).items():
            number = _list_single(theirs, other).get(value)
            if number is not None:
                pairs.append((index, number))
                del ours[index], theirs[number]
    return sorted([*pairs, *_pair_alike(ours, theirs)])


def _list_single(cards: dict[int, Card], tell: Callable[[Card], Hashable]) -> dict[Hashable, int]:
    """The numbers of cards by what only one of them has."""
    told = {index: value for index, card in cards.items() if (value := tell(card))}
    times = Counter(told.values())
    return {value: index for index, value in told.items() if times[value] == 1}


def _pair_alike(ours: dict[int, Card], theirs: dict[int, Card]) -> list[tuple[int, int]]:
    """Of what is left those that say most of the same, of one title if others are too many to look at."""
    wide = len(ours) * len(theirs) <= _MOST
    titled: dict[tuple[str, ...], list[int]] = {}
    for number, card in theirs.items():
        titled.setdefault(card.title, []).append(number)
    scores = sorted(
        (-_share(card, theirs[number]), index, number)
        for index, card in ours.items()
        for number in (theirs if wide else titled.get(card.title, [])[:_MOST_TITLED])
    )
    pairs: list[tuple[int, int]] = []
    for score, index, number in scores:
        if -score >= ALIKE and index in ours and number in theirs:
            pairs.append((index, number))
            del ours[index], theirs[number]
    return pairs


def _share(one: Card, other: Card) -> float:
    """The part of their words that two postings share, as their samples tell it."""
    union = nsmallest(_SAMPLE, one.words | other.words)
    return sum(word in one.words and word in other.words for word in union) / (len(union) or 1)
