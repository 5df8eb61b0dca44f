"""Sentence beside sentence: where each of the approved document stands in the published copy, and what only the copy says.

A sentence is there if its words stand together anywhere, whatever it was cut, joined or moved. Of what is left on both sides those that
share most of their rarer words belong together. Each word weighs the more the fewer sentences have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from jdlint.drift.side import Side, Unit
from jdlint.drift.tokens import WORD

LIKE = 0.55
"""Of their words, by weight, that two sentences have to share to be the same one in other words."""
_PART = 0.4  # of a sentence, by weight, from which on a part of it stands for it
_MOST_PAIRS = 4_000_000  # above it only sentences of one fact are held beside each other


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
    pairs = []
    for index, unit in enumerate(approved.units):
        if index in runs:
            pairs.append(Pair(unit, None, True, runs[index]))
            continue
        if index in partners:
            pairs.append(Pair(unit, live.units[partners[index]], False))
            continue
        pairs.append(_join_parts(approved, live, unit, backs, weights))
    taken = set(partners.values())
    rest, extended = [], []
    for index in new:
        if index not in taken:
            part = _find_part(approved, live, live.units[index], runs, weights)
            if part is None:
                rest.append(live.units[index])
            else:
                extended.append((part, live.units[index]))
    whole = sum(unit.last - unit.first for unit in approved.units) or 1
    there = sum(pair.approved.last - pair.approved.first for pair in pairs if pair.same or pair.live)
    return Alignment(tuple(pairs), tuple(rest), tuple(extended), there / whole)


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
    scores = []
    bags = {index: Counter(mask(live, live.units[index])) for index in new}
    wide = len(lost) * len(new) <= _MOST_PAIRS
    for index in lost:
        unit = approved.units[index]
        bag = Counter(mask(approved, unit))
        for other, words in bags.items():
            if wide or live.units[other].fact == unit.fact:
                score = compare_bags(bag, words, weights)
                if score >= LIKE:
                    kin = live.units[other].fact == unit.fact
                    scores.append((score + 0.05 * kin, index, other))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, other in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if index not in partners and other not in taken:
            partners[index] = other
            taken.add(other)
    return partners


def compare_bags(one: Counter[str], other: Counter[str], weights: dict[str, float]) -> float:
    """How much of their weight two bags of words share, from 0 to 1."""
    shared = sum(weights.get(word, 1) * min(number, other[word]) for word, number in one.items() if word in other)
    if not shared:
        return 0.0
    whole = sum(weights.get(word, 1) * number for bag in (one, other) for word, number in bag.items())
    return 2 * shared / whole


def _join_parts(approved: Side, live: Side, unit: Unit, backs: dict[int, tuple[int, int]], weights: dict[str, float]) -> Pair:
    """A sentence that stands in the copy in parts, or of which a good part does."""
    parts = [
        (backs[index], live.units[index])
        for index in backs
        if backs[index][0] < unit.last and backs[index][1] > unit.first and live.units[index].last - live.units[index].first > 1
    ]
    if not parts:
        return Pair(unit, None, False)
    covered = {number for (first, last), _ in parts for number in range(max(first, unit.first), min(last, unit.last))}
    if len(covered) == unit.last - unit.first:
        return Pair(unit, None, True, (parts[0][1].first, parts[-1][1].last))
    words = mask(approved, unit)
    whole = sum(weights.get(word, 1) for word in words)
    there = sum(weights.get(words[number - unit.first], 1) for number in covered)
    longest = max(parts, key=lambda part: part[1].last - part[1].first)[1]
    return Pair(unit, longest if there >= _PART * whole else None, False)


def _find_part(
    approved: Side, live: Side, unit: Unit, runs: dict[int, tuple[int, int]], weights: dict[str, float]
) -> Unit | None:
    """The sentence of the approved document that a new one goes on from, where most of it is such sentences."""
    within = [(index, run) for index, run in runs.items() if run[0] < unit.last and run[1] > unit.first]
    if not within:
        return None
    covered = {number for _, (first, last) in within for number in range(max(first, unit.first), min(last, unit.last))}
    words = mask(live, unit)
    there = sum(weights.get(words[number - unit.first], 1) for number in covered)
    if there < (1 - _PART) * sum(weights.get(word, 1) for word in words):
        return None
    return approved.units[max(within, key=lambda one: one[1][1] - one[1][0])[0]]
