"""The law behind a finding, in words."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.model.law import Citation
from jdlint.reporting.prose import list_some


def tell_citations(law: Iterable[Citation]) -> str:
    """The law behind a finding, place by place; what depends on facts, and what is advice, is told as that."""
    told = []
    for one in law:
        hedge = " (if it applies: see what is needed)" if one.needs else "" if one.binding else " (advice)"
        told.append(f"{one.place}, {one.citation}{hedge}")
    return list_some(list(dict.fromkeys(told)), 3)
