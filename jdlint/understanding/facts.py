"""A posting of a page whose facts are read one by one, each when it is first asked for: most of who asks wants few of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from jdlint.model.posting import Kind, Place, Posting
from jdlint.understanding.page import Page
from jdlint.understanding.part import Part
from jdlint.understanding.remote_places import Limits
from jdlint.understanding.segments import Segment

if TYPE_CHECKING:
    from jdlint.understanding.markup import Markup


class Reading(Posting):
    """A posting each fact of which is read when it is first asked for, and then stands.

    ``part`` is its part of the page and ``markup`` its JSON-LD; ``places`` are those of work and ``limits`` those of remote work, as their words tell them.
    ``given`` is the kind that it is known to be, whatever it reads like, and ``whole`` whether it is all of the page.
    """

    part: Part
    places: Sequence[Place]
    limits: Limits
    markup: Markup | None

    def __init__(self, page: Page, segment: Segment, given: Kind | None) -> None:
        self.page = page
        self.segment = segment
        self.given = given
        self.document = page.document
        self.folded = page.folded
        self.start, self.end, self.key = segment.start, segment.end, segment.key
        self.whole = segment.start == 0 and segment.end == len(page.folded)


class Fact:
    """A fact of a posting until it is read; then what was read stands in its place."""

    __slots__ = ("name", "reader")

    def __init__(self, name: str, reader: Callable[[Reading], None]) -> None:
        self.name = name
        self.reader = reader

    def __get__(self, one: Reading | None, kind: type[Reading]) -> object:
        if one is None:
            return self
        self.reader(one)
        return one.__dict__[self.name]


_Reader = TypeVar("_Reader", bound=Callable[[Reading], None])


def reads(*names: str) -> Callable[[_Reader], _Reader]:
    """Say which facts a function reads: it sets them all."""

    def note(reader: _Reader) -> _Reader:
        for name in names:
            # Not by `__getattr__`, which would make each later look at any fact slower.
            setattr(Reading, name, Fact(name, reader))
        return reader

    return note
