"""What the engine says about a posting: findings where something is wrong, and an outcome for every rule."""

from __future__ import annotations

from typing import Literal, NamedTuple

from jdlint.model.law import Citation
from jdlint.model.span import Span

Severity = Literal["error", "warning", "info"]
Basis = Literal["law", "policy", "platform", "style"]
Result = Literal["pass", "fail", "not_applicable", "undetermined", "suppressed"]
Verdict = Literal["READY", "DECIDE", "HOLD", "NOT CHECKED"]
Safety = Literal["safe", "review"]
Silencer = Literal["comment", "waiver", "baseline", "unchanged"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
RESULTS: tuple[Result, ...] = ("pass", "fail", "not_applicable", "undetermined", "suppressed")
SILENCERS: tuple[Silencer, ...] = ("comment", "waiver", "baseline", "unchanged")
VERDICTS: tuple[Verdict, ...] = ("HOLD", "DECIDE", "READY", "NOT CHECKED")


class Edit(NamedTuple):
    """Replace the source range with a text; offsets in the source."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """A change that mends a finding: ``safe`` may be applied unseen, ``review`` needs a person's yes."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """Another place that a finding is about, as a source range."""

    span: Span
    message: str


class Suppressed(NamedTuple):
    """Who silenced a finding, and why: it is told, and does not count.

    ``by`` is a comment in the posting, a waiver, a baseline that knew of it, or that it stands in no changed line. A waiver has its ``approver``, the last
    ISO day on which it holds (``until``) and where it is written (``entry``, "file:line"). ``since`` is the ISO day of the baseline, or the revision that was
    compared with. ``reason`` is as people wrote it, "" where nobody did.
    """

    by: Silencer
    reason: str = ""
    approver: str = ""
    until: str = ""
    entry: str = ""
    since: str = ""


class Finding(NamedTuple):
    """One fault at one place. ``span`` is a source range, None for the whole posting; ``text`` is the readable words there."""

    rule: str
    category: str
    topic: str | None
    severity: Severity
    message: str
    section: str | None
    span: Span | None
    text: str | None
    fingerprint: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    suppressed: Suppressed | None = None
    law: tuple[Citation, ...] = ()


class Outcome(NamedTuple):
    """How one rule came out for one posting. ``why`` and ``needs`` explain not_applicable and undetermined.

    ``suppressed`` says who silenced what could not be decided; it then explains ``suppressed``, and so do ``why`` and ``needs``.

    ``unread`` is whether it did not apply since the rule does not read such a text, be it that another language is read or the kind of text.
    """

    rule: str
    category: str
    basis: Basis
    result: Result
    findings: int = 0
    why: str = ""
    needs: tuple[str, ...] = ()
    unread: bool = False
    suppressed: Suppressed | None = None
