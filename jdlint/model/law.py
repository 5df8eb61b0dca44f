"""What the law asks of one posting, requirement by requirement, and how each came out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Status = Literal["met", "not_met", "depends", "not_applicable"]
Weight = Literal["primary", "secondary", "memory", "counsel"]
Duty = Literal["required", "forbidden", "advised", "none"]
STATUSES: tuple[Status, ...] = ("not_met", "depends", "met", "not_applicable")


class Citation(NamedTuple):
    """Where the law says so; ``binding`` is False where it is advice, or rests on memory alone."""

    provision: str
    jurisdiction: str
    place: str
    citation: str
    url: str
    needs: tuple[str, ...] = ()
    """Facts without which it is not known whether the provision applies."""
    binding: bool = True


class Ruling(NamedTuple):
    """How one requirement of a provision came out for one posting.

    ``place`` is the jurisdiction's name and ``because`` the words that led there, or why the provision does not apply; ``needs`` are
    the facts that would decide it. ``evidence`` and ``checked`` tell how sure the provision is and when it was last looked up.
    """

    provision: str
    title: str
    jurisdiction: str
    place: str
    rule: str
    duty: Duty
    status: Status
    needs: tuple[str, ...]
    because: str
    citation: str
    url: str
    evidence: Weight
    checked: str


class Entry(NamedTuple):
    """A provision as it is told, by itself or for one posting or place.

    ``answer`` is whether it applies, "" where nobody asked; ``because`` are the words that led to it, or why it does not apply, and
    ``needs`` the facts that would decide it. ``rules`` are ids and titles of the rules that it requires, ``limits`` what it sets for
    them, by id, and ``rulings`` how they came out. ``whom`` says whom it reaches, in words. ``more`` holds what is told and decides nothing: keep, penalty, cure, exempt, unseen, doubt, note, sources.
    """

    id: str
    title: str
    topic: str
    jurisdiction: str
    place: str
    duty: Duty
    since: str
    until: str
    enforced_from: str
    citation: str
    url: str
    evidence: Weight
    checked: str
    rules: tuple[tuple[str, str], ...]
    whom: str
    limits: Mapping[str, str]
    more: Mapping[str, Any]
    answer: str = ""
    because: str = ""
    needs: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()


class Sheet(NamedTuple):
    """What the law says of one posting, of one place, or of a stretch of time; ``name`` says of what."""

    name: str
    entries: tuple[Entry, ...]
    verdict: str = ""
    recheck_on: str = ""


class Turn(NamedTuple):
    """A day on which a provision changes, and how: it comes into force, is enforced, or ends."""

    day: str
    what: str
    entry: Entry


class LawAbout(NamedTuple):
    """The table of the law: the ISO day up to which it was read, the days for which that is enough, its hash, and the day judged by."""

    read_up_to: str
    shelf_life: int
    digest: str
    as_of: str
