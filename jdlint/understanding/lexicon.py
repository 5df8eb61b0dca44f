"""Every phrase that understanding itself looks for, in one table for the one scan of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from jdlint.model.span import Span
from jdlint.understanding import (
    application,
    contents,
    deadlines,
    demands,
    employers,
    employment,
    kinds,
    pay,
    pay_telling,
    places,
    plain_workplaces,
    remote_places,
    report_places,
    reporting_line,
    segments,
    statements,
    workplaces,
)
from jdlint.understanding.part import Cues

_MODULES = (
    application,
    contents,
    deadlines,
    demands,
    employers,
    employment,
    kinds,
    pay,
    pay_telling,
    places,
    plain_workplaces,
    remote_places,
    report_places,
    reporting_line,
    segments,
    statements,
    workplaces,
)


OUTLINE = frozenset(
    (
        "accommodation", "apply.send", "apply.word", "content.benefits", "eeo.act", "eeo.sure", "eeo.weak", "reporting",
        "segment.template",
    )
)  # fmt: skip
"""The cues that tell which postings a page holds, and which zone a place is in: what a rule that looks for words needs to know."""


@cache
def all_cues() -> Mapping[str, tuple[str, ...]]:
    """Each phrase, in the matcher's syntax, with the names of the cues it stands for."""
    names: dict[str, list[str]] = {}
    for module in _MODULES:
        for name, phrases in module.CUES.items():
            for phrase in phrases:
                names.setdefault(phrase, []).append(name)
    return {phrase: tuple(cues) for phrase, cues in names.items()}


@cache
def outline_cues() -> tuple[str, ...]:
    """Each phrase of the cues of the outline."""
    return tuple(phrase for phrase, names in all_cues().items() if not OUTLINE.isdisjoint(names))


class LateCues(Mapping[str, Sequence[Span]]):
    """The cues of a text that is scanned for all of them when one is asked for that is not of the outline, whose are there ``early``."""

    def __init__(self, early: Cues, scan: Callable[[], Cues]) -> None:
        self._early = early
        self._scan = scan

    @cached_property
    def _all(self) -> Cues:
        return self._scan()

    def __getitem__(self, name: str) -> Sequence[Span]:
        return (self._early if name in OUTLINE else self._all)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def group(found: Mapping[str, Sequence[Span]]) -> Cues:
    """The places of phrases by the cues they stand for, in order of place."""
    names = all_cues()
    cues: dict[str, list[Span]] = {}
    mixed = set()
    for phrase, spans in found.items():
        for name in names.get(phrase, ()):
            if name in cues:
                cues[name] += spans
                mixed.add(name)
            else:
                cues[name] = list(spans)
    for name in mixed:
        cues[name].sort()
    return cues
