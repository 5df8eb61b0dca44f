"""A posting as a human reader takes it from the page: title, sections, statements, pay and the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from jdlint.model.document import Block, Document
from jdlint.model.span import Span

Kind = Literal["posting", "role", "partial", "other"]
SectionKind = Literal[
    "about_company", "summary", "responsibilities", "requirements", "preferred", "education", "skills", "benefits",
    "compensation", "location", "work_environment", "physical_demands", "reporting", "eeo", "accommodation",
    "how_to_apply", "deadline", "schedule", "employment_type", "other_legal",
]  # fmt: skip
SECTION_KINDS: frozenset[str] = frozenset(get_args(SectionKind))
PayPeriod = Literal["hour", "day", "week", "biweekly", "month", "year", "shift", "piece"]
PayKind = Literal["base", "bonus", "commission", "equity", "sign_on", "stipend", "ote", "other"]


_BESIDE = frozenset(("bonus", "equity", "sign_on"))


class Passage(NamedTuple):
    """Words of the posting, with their range in the document's text."""

    text: str
    start: int
    end: int


class Section(NamedTuple):
    """A headed or plainly opened part: from its heading (``start``) to where the next begins (``end``), in the document's text.

    ``heading`` is the heading's words, "" where a sentence opens the section; ``body`` is where the content begins.
    """

    kind: SectionKind
    heading: str
    start: int
    body: int
    end: int


class Pay(NamedTuple):
    """An amount of pay. ``minimum`` or ``maximum`` is None on an open side; ``period`` and ``currency`` are None unless stated."""

    text: str
    start: int
    end: int
    minimum: float | None
    maximum: float | None
    currency: str | None
    period: PayPeriod | None
    kind: PayKind


class Place(NamedTuple):
    """A place of work as written, and the jurisdiction code it leads to, if any; ``rivals`` are others that its words may mean."""

    text: str
    start: int
    end: int
    jurisdiction: str | None
    rivals: tuple[str, ...] = ()


class Told(NamedTuple):
    """A value as it reads, with its range in the source."""

    text: str
    span: Span


class Conflict(NamedTuple):
    """Two statements that cannot both hold; ``name`` says about what.

    ``first`` are the words of one and ``where`` their range in the source, since they may stand in markup that no reader sees.
    """

    name: str
    first: str
    where: Span
    second: Passage


class Zone(NamedTuple):
    """A stretch of the document's text under one name: ``title``, a section kind, ``body`` or ``literal``."""

    start: int
    end: int
    name: str


class Posting:
    """One posting of a document; every range is in the document's text.

    Nobody asks for all that a posting says, so whoever reads one may read each fact when it is first asked for.
    ``start`` and ``end`` bound the part that is judged: in an article that holds a posting, the posting. ``folded`` is the
    whole document's text, folded one code point to one. ``zones`` tile ``start`` to ``end``. ``why`` says in words what
    the kind rests on, for a kind other than ``posting``.
    """

    document: Document
    folded: str
    start: int
    end: int
    key: str
    kind: Kind
    why: str
    language: str
    blocks: tuple[Block, ...]
    zones: tuple[Zone, ...]
    sections: tuple[Section, ...]
    sentences: Sequence[Span]
    title: Passage | None
    titles: tuple[Passage, ...]
    pay: tuple[Pay, ...]
    vague_pay: tuple[Passage, ...]
    pay_commission: Passage | None
    """Where the posting says that pay is commission alone."""
    pay_link: Passage | None
    """Where the posting says that pay is found behind a link or a code."""
    reporting_line: Passage | None
    eeo_statement: Passage | None
    accommodation_statement: Passage | None
    application: Passage | None
    application_url: str | None
    application_email: str | None
    deadline: Passage | None
    deadline_date: str | None
    posted: Passage | None
    posted_date: str | None
    locations: tuple[Place, ...]
    workplace: Literal["remote", "hybrid", "onsite", "unstated"]
    workplaces: tuple[Passage, ...]
    employment_type: tuple[str, ...]
    employment_types: tuple[Passage, ...]
    benefits: Passage | None
    summary: Passage | None
    responsibilities: Passage | None
    requirements: Passage | None
    requirement_count: int
    remote_in: tuple[Place, ...]
    remote_not_in: tuple[Place, ...]
    reports_at: tuple[Place, ...]
    company: str
    federal: Passage | None
    public: Passage | None
    digest: Passage | None
    conflicts: tuple[Conflict, ...]
    measures: Mapping[str, float]
    unseen: Mapping[str, Any]
    """Values of the record, by its keys, that only the page's JSON-LD tells."""

    def holds(self, key: str) -> bool:
        """Whether the posting says something under a key of the record; a bonus or shares alone are no pay."""
        if key in self.unseen:
            return True
        value = getattr(self, key)
        return any(pay.kind not in _BESIDE for pay in value) if key == "pay" else bool(value)

    @property
    def text(self) -> str:
        """The readable text of the posting alone."""
        return self.document.text.string[self.start : self.end]

    @property
    def extent(self) -> Span:
        """The range of the source that the posting takes: of structured values all of them, else the text that is judged."""
        for fields in self.document.fields:
            if fields.origin in ("yaml", "json") and "" in fields.spans:
                return fields.spans[""]
        return self.document.text.to_source(self.start, self.end)

    @property
    def pay_told_by(self) -> frozenset[str]:
        """What tells the pay beside an amount: "commission" where the posting says that it is that alone, "link" where it stands behind one."""
        told = (("commission", self.pay_commission), ("link", self.pay_link))
        return frozenset(name for name, passage in told if passage is not None)

    def zone(self, offset: int) -> str:
        """The name of the zone at an offset of the document's text."""
        index = bisect_right(self.zones, (offset, len(self.folded) + 1, "")) - 1
        return self.zones[max(index, 0)].name

    def passage(self, start: int, end: int) -> Passage:
        """The words of a range."""
        return Passage(self.document.text.string[start:end], start, end)


Record = Mapping[str, Any]
