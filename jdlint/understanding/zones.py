"""Zones: which part of the posting a place belongs to, so that rules can look here and not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jdlint.model.document import Document
from jdlint.model.posting import Passage, Section, Zone
from jdlint.model.span import Span

# What marks an address in the text; what stands around it up to the blanks is the address.
_MARKS = ("@", "://", "www.")
_DOMAIN = re.compile(r"\.(?:com|org|gov|io)(?![^\W_])")
_OPEN = " \n\t(<[\"'\u201c\u2018"
_CLOSE = " \n\t)>]\"'\u201d\u2019"


def make_zones(
    document: Document,
    start: int,
    end: int,
    sections: Sequence[Section],
    title: Passage | None,
    statements: Sequence[Zone],
) -> tuple[Zone, ...]:
    """Zones that tile ``start`` to ``end``: literals over statements over one-line sections over sections over body."""
    outer: list[Zone] = []
    inner: list[Zone] = []
    last = deepest = -1
    for kind, _, low, _, high in sections:
        if high <= low:
            continue
        if low >= last:
            outer.append(Zone(low, high, kind))
            last = high
        elif low >= deepest:
            inner.append(Zone(low, high, kind))
            deepest = high
    zones = [Zone(start, end, "body")] if end > start else []
    titles = [Zone(title.start, title.end, "title")] if title else []
    literals = find_literals(document.text.string, document.literals, start, end)
    for layer in (outer, inner, titles, sorted(statements), literals):
        if layer and zones:
            zones = _overlay(zones, layer)
    return tuple(zones)


def _overlay(under: Sequence[Zone], over: Iterable[Zone]) -> list[Zone]:
    """Tiling zones with others laid over them; both in order of place."""
    result: list[Zone] = []
    index, place, limit = 0, under[0].start, under[-1].end
    for zone in over:
        start, end, name = zone
        if start < place or end > limit:
            start, end = max(start, place), min(end, limit)
            zone = Zone(start, end, name)
        if start >= end:
            continue
        below = under[index]
        while below.end <= start:
            result.append(below if below.start == place else Zone(place, below.end, below.name))
            place = below.end
            index += 1
            below = under[index]
        if place < start:
            result.append(Zone(place, start, below.name))
        result.append(zone)
        place = end
        while index < len(under) and under[index].end <= end:
            index += 1
    if index < len(under) and under[index].start < place:
        result.append(Zone(place, under[index].end, under[index].name))
        index += 1
    result.extend(under[index:])
    return result


def find_literals(text: str, known: Sequence[Span], start: int, end: int) -> list[Zone]:
    """Code, web and e-mail addresses and domain names, in order of place and apart from each other."""
    found = [(low, high) for low, high in known if low < end and high > start]
    for mark in _MARKS:
        at = text.find(mark, start, end)
        while at >= 0:
            low, high = _word_around(text, at, at + len(mark), start, end)
            if high - low > len(mark) + 1:
                found.append((low, high))
            at = text.find(mark, max(high, at + 1), end)
    domain = _DOMAIN.search(text, start, end)
    while domain:
        low, high = _word_around(text, *domain.span(), start, end)
        if high - low > len(domain.group()) + 1:
            found.append((low, high))
        domain = _DOMAIN.search(text, max(high, domain.end()), end)
    if len(found) > 1:
        found.sort()
    zones: list[Zone] = []
    for low, high in found:
        if not zones or low >= zones[-1].end:
            zones.append(Zone(low, high, "literal"))
        elif high > zones[-1].end:
            zones[-1] = Zone(zones[-1].start, high, "literal")
    return zones


def _word_around(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    while low > start and text[low - 1] not in _OPEN:
        low -= 1
    while high < end and text[high] not in _CLOSE:
        high += 1
    while high > low and text[high - 1] in ".,;:!?":
        high -= 1
    return low, high
