"""An exception that somebody answers for."""

from __future__ import annotations

from typing import NamedTuple


class Waiver(NamedTuple):
    """A finding that does not count until a day, who approved that, and why.

    ``file`` is a path or a glob pattern from the folder ``root`` on, and ``posting`` the title or the key of the one that is meant, "" for all in
    the file. What is waived has the ``fingerprint``, or breaks the ``rule``, and says the ``words``; what is "" is not asked for. ``expires`` is the
    last ISO day on which it holds, and ``entry`` is where it is written, "file:line".
    """

    file: str
    approver: str
    reason: str
    expires: str
    rule: str = ""
    fingerprint: str = ""
    words: str = ""
    posting: str = ""
    entry: str = ""
    root: str = ""
