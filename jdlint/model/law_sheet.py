"""The law told by itself: provisions, what they make of a posting or a place, and the days on which they change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from jdlint.model.law import Duty, Ruling, Weight


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
    """What the law says of one posting, of one place, or of a stretch of time; ``name`` says of what, and ``note`` why it says nothing."""

    name: str
    entries: tuple[Entry, ...]
    verdict: str = ""
    recheck_on: str = ""
    note: str = ""


class Turn(NamedTuple):
    """A day on which a provision changes, and how: it comes into force, is enforced, changes, or ends.

    ``limits`` are those that it sets in words, if it changes and they do.
    """

    day: str
    what: str
    entry: Entry
    limits: tuple[str, ...] = ()


class LawAbout(NamedTuple):
    """The table of the law: the ISO day up to which it was read, the days for which that is enough, its hash, and the day judged by."""

    read_up_to: str
    shelf_life: int
    digest: str
    as_of: str
