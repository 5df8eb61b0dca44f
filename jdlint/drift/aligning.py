"""Sentence beside sentence: where each of the approved document stands in the published copy, and what only the copy says.

A sentence is there if its words stand together anywhere, whatever it was cut, joined or moved. Of what is left on both sides those that
share most of their rarer words belong together. Each word weighs the more the fewer sentences have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from jdlint.drift.side import Side, Unit
from jdlint.drift.tokens import WORD

LIKE = 0.55
"""Of their words, by weight, that two sentences have to share to be the same one in other words."""
_PART = 0.4  # of a sentence, by weight, from which on a part of it stands for it
_KIN = 0.05  # by which sentences of one fact are more alike
_MOST = 60  # sentences that one is held beside


class Pair(NamedTuple):
    """A sentence of the approved document and what stands for it in the copy; ``live`` is None where nothing does.

    ``same`` is whether all its words stand there. ``run`` are the tokens of the copy where they do, as first and one behind the last.
    """

    approved: Unit
    live: Unit | None
    same: bool
    run: tuple[int, int] | None = None


class Alignment(NamedTuple):
    """All sentences of the approved document in their order, and those that the copy alone has.

    ``extended`` are sentences of the approved document that go on in the copy with words of its own. ``shared`` is the part of the approved
    words that is there.
    """

    pairs: tuple[Pair, ...]
    added: tuple[Unit, ...]
    extended: tuple[tuple[Unit, Unit], ...]
    shared: float


def align(approved: Side, live: Side) -> Alignment:
    """Hold the sentences of both sides beside each other."""
    weights = _weigh(approved, live)
    runs = {index: run for index, unit in enumerate(approved.units) if (run := _locate(approved.words(unit), live))}
    backs = {index: run for index, unit in enumerate(live.units) if (run := _locate(live.words(unit), approved))}
    lost = [index for index in range(len(approved.units)) if index not in runs]
    new = [index for index in range(len(live.units)) if index not in backs]
    partners = _match(approved, live, lost, new, weights)
    back_cover, cover = cover_tokens(backs), cover_tokens(runs)
    pairs = []
    for index, unit in enumerate(approved.units):
        if index in runs:
            pairs.append(Pair(unit, None, True, runs[index]))
        elif index in partners:
            pairs.append(Pair(unit, live.units[partners[index]], False))
        else:
            pairs.append(_join_parts(approved, live, unit, back_cover, weights))
    rest, extended = [], []
    for index in sorted(set(new) - set(partners.values())):
        part = _find_part(approved, live, live.units[index], cover, weights)
        if part is None:
            rest.append(live.units[index])
        else:
            extended.append((part, live.units[index]))
    whole = sum(unit.last - unit.first for unit in approved.units) or 1
    there = sum(pair.approved.last - pair.approved.first for pair in pairs if pair.same or pair.live)
    return Alignment(tuple(pairs), tuple(rest), tuple(extended), there / whole)


def cover_tokens(runs: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """For each token in one of some runs of two and more the longest of them."""
    cover: dict[int, int] = {}
    for index, (first, last) in sorted(runs.items(), key=lambda one: one[1][1] - one[1][0]):
        if last - first > 1:
            cover.update(dict.fromkeys(range(first, last), index))
    return cover


def _locate(words: list[str], side: Side) -> tuple[int, int] | None:
    place = side.find_run(words)
    return (place, place + len(words)) if place >= 0 else None


def mask(side: Side, unit: Unit) -> list[str]:
    """The words of a unit with one sign for every number and day."""
    return [token.word if token.kind == WORD else "#" for token in side.tokens[unit.first : unit.last]]


def _weigh(*sides: Side) -> dict[str, float]:
    """How much each word weighs: the more the fewer sentences have it."""
    seen: Counter[str] = Counter()
    count = 1
    for side in sides:
        for unit in side.units:
            seen.update(set(mask(side, unit)))
            count += 1
    return {word: log((count + 1) / number) + 0.2 for word, number in seen.items()}


def _match(approved: Side, live: Side, lost: Sequence[int], new: Sequence[int], weights: dict[str, float]) -> dict[int, int]:
    """Each lost sentence with the new one that is most like it; the likest pairs first."""
    bags = {index: Counter(mask(live, live.units[index])) for index in new}
    holders: dict[str, list[int]] = {}
    for index, words in bags.items():
        for word in words:
            holders.setdefault(word, []).append(index)
    scores = []
    for index in lost:
        unit = approved.units[index]
        bag = Counter(mask(approved, unit))
        for other in _list_candidates(bag, holders, weights):
            score = compare_bags(bag, bags[other], weights)
            if score >= LIKE:
                scores.append((score + _KIN * (live.units[other].fact == unit.fact), index, other))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, other in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if index not in partners and other not in taken:
            partners[index] = other
            taken.add(other)
    return partners


def _list_candidates(bag: Counter[str], holders: Mapping[str, list[int]], weights: dict[str, float]) -> list[int]:
    """The sentences that share the rarest words with one, no more than can be looked at."""
    found: dict[int, None] = {}
    for word in sorted(bag, key=lambda word: -weights.get(word, 1)):
        found.update(dict.fromkeys(holders.get(word, ())[: _MOST - len(found)]))
        if len(found) >= _MOST:
            break
    return list(found)


def compare_bags(one: Counter[str], other: Counter[str], weights: dict[str, float]) -> float:
    """How much of their weight two bags of words share, from 0 to 1."""
    shared = sum(weights.get(word, 1) * min(number, other[word]) for word, number in one.items() if word in other)
    if not shared:
        return 0.0
    whole = sum(weights.get(word, 1) * number for bag in (one, other) for word, number in bag.items())
    return 2 * shared / whole


def _join_parts(approved: Side, live: Side, unit: Unit, cover: dict[int, int], weights: dict[str, float]) -> Pair:
    """A sentence that stands in the copy in parts, or of which a good part does."""
    covered = [number for number in range(unit.first, unit.last) if number in cover]
    parts = [live.units[index] for index in dict.fromkeys(cover[number] for number in covered)]
    if not parts:
        return Pair(unit, None, False)
    if len(covered) == unit.last - unit.first:
        return Pair(unit, None, True, (parts[0].first, max(part.last for part in parts)))
    longest = max(parts, key=lambda part: part.last - part.first)
    return Pair(unit, longest if _is_most(approved, unit, covered, weights, _PART) else None, False)


def _find_part(approved: Side, live: Side, unit: Unit, cover: dict[int, int], weights: dict[str, float]) -> Unit | None:
    """The sentence of the approved document that a new one goes on from, where most of it is such sentences."""
    covered = [number for number in range(unit.first, unit.last) if number in cover]
    if not covered or not _is_most(live, unit, covered, weights, 1 - _PART):
        return None
    parts = [approved.units[cover[number]] for number in covered]
    return max(parts, key=lambda part: part.last - part.first)


def _is_most(side: Side, unit: Unit, covered: Sequence[int], weights: dict[str, float], share: float) -> bool:
    """Whether some tokens of a unit are a share of it by weight."""
    words = mask(side, unit)
    there = sum(weights.get(words[number - unit.first], 1) for number in covered)
    return there >= share * sum(weights.get(word, 1) for word in words)
