"""What the law asks of one posting, requirement by requirement, and how each came out."""

from __future__ import annotations

from typing import Literal, NamedTuple

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
