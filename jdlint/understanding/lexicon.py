"""Every phrase that understanding itself looks for, in one table for the one scan of the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.model.span import Span
from jdlint.understanding import (
    application,
    contents,
    deadlines,
    employment,
    kinds,
    pay,
    places,
    reporting_line,
    segments,
    statements,
    workplaces,
)
from jdlint.understanding.matcher import Match
from jdlint.understanding.part import Cues

_MODULES = (application, contents, deadlines, employment, kinds, pay, places, reporting_line, segments, statements, workplaces)


def all_cues() -> Mapping[str, list[str]]:
    """Each phrase, in the matcher's syntax, with the names of the cues it stands for."""
    names: dict[str, list[str]] = {}
    for module in _MODULES:
        for name, phrases in module.CUES.items():
            for phrase in phrases:
                names.setdefault(phrase, []).append(name)
    return names


def group(matches: Iterable[Match]) -> Cues:
    """Matches, in order of place, by the cue that each is tagged with."""
    cues: dict[str, list[Span]] = {}
    for start, end, name in matches:
        spans = cues.get(name)
        if spans is None:
            cues[name] = [Span(start, end)]
        else:
            spans.append(Span(start, end))
    return cues
