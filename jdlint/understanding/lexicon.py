"""Every phrase that understanding itself looks for, in one table for the one scan of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

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


@cache
def all_cues() -> Mapping[str, tuple[str, ...]]:
    """Each phrase, in the matcher's syntax, with the names of the cues it stands for."""
    names: dict[str, list[str]] = {}
    for module in _MODULES:
        for name, phrases in module.CUES.items():
            for phrase in phrases:
                names.setdefault(phrase, []).append(name)
    return {phrase: tuple(cues) for phrase, cues in names.items()}


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
