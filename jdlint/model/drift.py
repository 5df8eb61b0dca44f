"""What a published copy tells otherwise than the approved document: the facts side by side."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from jdlint.model.finding import Severity
from jdlint.model.posting import Told
from jdlint.model.source import Source

FactName = Literal[
    "title", "pay", "place", "remote_area", "workplace", "employment_type", "deadline", "reporting_line", "requirements", "preferred",
    "responsibilities", "benefits", "eeo_statement", "accommodation_statement", "legal_statement", "application", "hours", "experience", "text",
]  # fmt: skip
FACTS: tuple[FactName, ...] = get_args(FactName)
Change = Literal["same", "rephrased", "changed", "missing", "added"]
CHANGES: tuple[Change, ...] = get_args(Change)


class Fact(NamedTuple):
    """A fact held side by side: ``approved`` or ``live`` is None on the side that does not tell it.

    ``missing`` is in the approved document alone, ``added`` in the published copy alone. ``severity`` is None for what is the same. ``why``
    says in one sentence what departs and why that matters.
    """

    name: FactName
    change: Change
    severity: Severity | None
    why: str
    approved: Told | None = None
    live: Told | None = None


class Copy(NamedTuple):
    """One posting of one side: where it stands, what tells it from others in its file, its title and its language."""

    source: Source
    key: str
    title: str
    language: str


class Uncompared(NamedTuple):
    """A fact that could not be held side by side, and why; never a fault."""

    name: FactName
    why: str
    approved: Told | None = None


class Comparison(NamedTuple):
    """An approved document and its published copy, fact by fact."""

    approved: Copy
    live: Copy
    facts: tuple[Fact, ...]
    uncompared: tuple[Uncompared, ...] = ()

    @property
    def departures(self) -> tuple[Fact, ...]:
        """What is not the same."""
        return tuple(fact for fact in self.facts if fact.severity is not None)


class Unpaired(NamedTuple):
    """A posting that stands on one side alone."""

    uri: str
    key: str
    title: str


class Drift(NamedTuple):
    """A whole run: the pairs, what is approved and not published, and what is published and nobody approved."""

    comparisons: tuple[Comparison, ...]
    unpublished: tuple[Unpaired, ...] = ()
    unapproved: tuple[Unpaired, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many departures have a severity; a posting that only one side has is an error each."""
        alone = len(self.unpublished) + len(self.unapproved) if severity == "error" else 0
        return alone + sum(fact.severity == severity for one in self.comparisons for fact in one.facts)
