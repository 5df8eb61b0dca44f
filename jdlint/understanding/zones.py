"""Zones: which part of the posting a place belongs to, so that rules can look here and not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jdlint.model.document import Document
from jdlint.model.posting import Passage, Section, Zone
from jdlint.model.span import Span

# What marks an address in the text; what stands around it up to the blanks is the address.
_MARKS = ("@", "://", "www.", ".com", ".org", ".gov", ".io")
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
    text = document.text.string
    outer: list[Zone] = []
    inner: list[Zone] = []
    for section in sections:
        if section.end <= section.start:
            continue
        zone = Zone(section.start, section.end, section.kind)
        if outer and section.start < outer[-1].end:
            if not inner or section.start >= inner[-1].end:
                inner.append(zone)
        else:
            outer.append(zone)
    zones = [Zone(start, end, "body")] if end > start else []
    titles = [Zone(title.start, title.end, "title")] if title else []
    literals = find_literals(text, document.literals, start, end)
    for layer in (outer, inner, titles, sorted(statements), literals):
        if layer:
            zones = _overlay(zones, layer)
    return tuple(zones)


def _overlay(under: Sequence[Zone], over: Iterable[Zone]) -> list[Zone]:
    """Tiling zones with others laid over them; both in order of place."""
    result: list[Zone] = []
    below = iter(under)
    current = next(below, None)
    for start, end, name in over:
        while current is not None and current.end <= start:
            result.append(current)
            current = next(below, None)
        if current is None:
            break
        start = max(start, current.start)
        if start >= end:
            continue
        if current.start < start:
            result.append(Zone(current.start, start, current.name))
        while current is not None and current.end <= end:
            last = current.end
            current = next(below, None)
        stop = end if current is not None else min(end, last)
        result.append(Zone(start, stop, name))
        if current is not None and current.start < stop:
            current = Zone(stop, current.end, current.name)
    if current is not None:
        result.append(current)
        result.extend(below)
    return result


def find_literals(text: str, known: Sequence[Span], start: int, end: int) -> list[Zone]:
    """Code, web and e-mail addresses and domain names, in order of place and apart from each other."""
    found = [(low, high) for low, high in known if low < end and high > start]
    for mark in _MARKS:
        at = text.find(mark, start, end)
        while at >= 0:
            low, high = _word_around(text, at, at + len(mark), start, end)
            after = text[at + len(mark) : at + len(mark) + 1]
            if high - low > len(mark) + 1 and (mark[0] != "." or not after.isalnum()):
                found.append((low, high))
            at = text.find(mark, max(high, at + 1), end)
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
