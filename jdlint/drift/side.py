"""One side made ready for comparing: a posting's sentences, each with its words and with the fact that it belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from jdlint.drift.tokens import DAY, Token, list_tokens
from jdlint.model.drift import Copy, FactName
from jdlint.model.posting import Passage, Posting, Section, SectionKind, Told
from jdlint.model.span import Span
from jdlint.reading.fields import pointer_key
from jdlint.understanding.markup import Markup, find_markup
from jdlint.understanding.words import Words, has_any

_ROLES: dict[SectionKind, FactName] = {
    "other_legal": "legal_statement", "accommodation": "accommodation_statement", "eeo": "eeo_statement", "deadline": "deadline",
    "how_to_apply": "application", "reporting": "reporting_line", "preferred": "preferred", "requirements": "requirements", "skills": "requirements",
    "education": "requirements", "physical_demands": "requirements", "responsibilities": "responsibilities", "benefits": "benefits",
    "compensation": "pay",
}  # fmt: skip
"""The fact that a section tells, by its kind; where sections lie in each other, the first of these counts."""
_LISTED = frozenset(("requirements", "responsibilities", "benefits", "preferred"))
_LEGAL = (
    "e-verify", "background check", "criminal history", "criminal record", "conviction", "fair chance", "drug test", "drug screen", "drug-free", "salary history",
    "polygraph", "lie detector", "artificial intelligence", "automated employment", "visa sponsorship", "work authorization", "authorized to work", "affirmative action",
    "pay transparency", "equal pay", "sponsorship", "data protection", "privacy notice", "protected veteran", "vevraa", "at-will", "at will employment",
)  # fmt: skip
_SHORT = 5  # words of a value that is no sentence
_FIELD_FACTS = Words(
    "title locations pay pay_min pay_max currency period deadline url employment_type workplace company posted kind language key"
)


class Unit(NamedTuple):
    """A sentence, item or value: its range in the text, its tokens (``first`` to ``last`` of the side's), and the fact it belongs to.

    ``headed`` is whether that is known by a heading above it, and ``listed`` whether it is an item of a list.
    """

    start: int
    end: int
    first: int
    last: int
    fact: FactName
    headed: bool
    listed: bool
    heading: bool


class Side:
    """A posting with its units and their words."""

    def __init__(self, posting: Posting) -> None:
        self.posting = posting
        self.document = posting.document
        self.string = posting.document.text.string
        self.folded = posting.folded

    @cached_property
    def copy(self) -> Copy:
        """What names it in a report."""
        title = self.posting.title
        return Copy(self.document.source, self.posting.key, title.text if title else "", self.posting.language)

    @cached_property
    def markup(self) -> Markup | None:
        """The facts of the page's JSON-LD, where it is that of this posting alone."""
        return find_markup(self.document) if not self.posting.key else None

    @cached_property
    def tokens(self) -> list[Token]:
        """All words."""
        return list_tokens(self.string, self.folded, self.posting.start, self.posting.end)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word stands among the tokens."""
        places: dict[str, list[int]] = {}
        for number, token in enumerate(self.tokens):
            places.setdefault(token.word, []).append(number)
        return places

    @cached_property
    def units(self) -> list[Unit]:
        """The sentences in order of place, cut where blocks meet; values that are facts of their own are left out."""
        return list(self._list_units())

    def _list_units(self) -> Iterator[Unit]:
        posting = self.posting
        sentence_starts = [span.start for span in posting.sentences]
        for block in posting.blocks:
            if block.kind == "code" or (block.field and pointer_key(block.field) in _FIELD_FACTS):
                continue
            low = max(bisect_right(sentence_starts, block.start) - 1, 0)
            high = bisect_left(sentence_starts, block.end)
            for start, end in posting.sentences[low:high] or [Span(block.start, block.end)]:
                start, end = max(start, block.start), min(end, block.end)
                first, last = self.find_words(start, end)
                if first == last or (block.kind == "field" and last - first < _SHORT):
                    continue
                fact, headed = self.find_fact(start, end)
                yield Unit(start, end, first, last, fact, headed, block.kind in ("item", "cell"), block.kind == "heading")

    def find_fact(self, start: int, end: int) -> tuple[FactName, bool]:
        """The fact that a sentence belongs to, and whether a heading says so."""
        for name, passage in self._passages:
            if passage.start < end and start < passage.end:
                return name, True
        section = self.find_section(start)
        role = _ROLES[section.kind] if section is not None else "text"
        if role not in _LISTED and has_any(self.folded[start:end], _LEGAL):
            return "legal_statement", True
        return role, section is not None and (bool(section.heading) or self.document.format == "record")

    def find_section(self, offset: int) -> Section | None:
        """The section about an offset that says most of what stands there; sections may lie in each other."""
        around = {section.kind: section for section in self.posting.sections if section.body <= offset < section.end}
        return next((around[kind] for kind in _ROLES if kind in around), None)

    @cached_property
    def _passages(self) -> list[tuple[FactName, Passage]]:
        posting = self.posting
        told: list[tuple[FactName, Passage | None]] = [
            ("eeo_statement", posting.eeo_statement),
            ("accommodation_statement", posting.accommodation_statement),
            ("reporting_line", posting.reporting_line),
            ("deadline", posting.deadline),
        ]
        return [(name, passage) for name, passage in told if passage is not None]

    def words(self, unit: Unit) -> list[str]:
        """The words of a unit."""
        return [token.word for token in self.tokens[unit.first : unit.last]]

    def find_run(self, words: list[str], after: int = 0) -> int:
        """The first token from ``after`` on of a run of words; -1 where they do not stand together."""
        if not words:
            return -1
        # The word that stands in the fewest places leads to the run.
        lists = [self._places.get(word, ()) for word in words]
        number = min(range(len(words)), key=lambda index: len(lists[index]))
        for place in lists[number]:
            first = place - number
            if first >= after and [token.word for token in self.tokens[first : first + len(words)]] == words:
                return first
        return -1

    def find_words(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of a range of the text, as first and one behind the last."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def is_pay(self, offset: int) -> bool:
        """Whether a number is compared as pay."""
        return any(pay.start <= offset < pay.end for pay in self.posting.pay)

    def is_deadline(self, offset: int) -> bool:
        """Whether a day is compared as the deadline."""
        told = self.posting.deadline
        return told is not None and self.posting.deadline_date is not None and told.start <= offset < told.end

    def list_bare(self, unit: Unit) -> list[str]:
        """The words of a unit without those that are compared as pay, place or deadline."""
        return [
            token.word
            for token in self.tokens[unit.first : unit.last]
            if not self.is_pay(token.start)
            and not (token.kind == DAY and self.is_deadline(token.start))
            and not any(place.start <= token.start < place.end for place in self.posting.locations)
        ]

    @cached_property
    def paid(self) -> frozenset[str]:
        """The bounds of pay, as tokens have them."""
        return frozenset(f"{side:.12g}" for pay in self.posting.pay for side in (pay.minimum, pay.maximum) if side is not None)

    def tell(self, start: int, end: int) -> Told:
        """The words of a range of the text, on one line, with their place in the source."""
        return Told(" ".join(self.string[start:end].split()), self.document.text.to_source(start, end))

    def tell_passage(self, passage: Passage) -> Told:
        """A passage with its place in the source."""
        return self.tell(passage.start, passage.end)

    def tell_unit(self, unit: Unit) -> Told:
        """A unit with its place in the source."""
        return self.tell(unit.start, unit.end)
