"""The postings of each side, found and paired; of a feed, whatever its length, only those that are wanted are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jdlint.drift.comparing import compare
from jdlint.drift.finding import find_record, read_postings
from jdlint.drift.pairing import Card, make_card, pair
from jdlint.engine import Linter
from jdlint.model.drift import Comparison, Drift, Unpaired
from jdlint.model.posting import Posting
from jdlint.reading import is_feed


class Entry(NamedTuple):
    """A posting of a side: where it stands, what it is found by, and itself, or None where it is one of a feed and is read again when it is wanted."""

    uri: str
    key: str
    title: str
    card: Card
    posting: Posting | None
    feed: int
    number: int


class Shelf:
    """The postings of one side. ``folder`` is whether the side is a folder, all of which is meant; ``broken`` are records that cannot be read."""

    def __init__(self, linter: Linter, *, folder: bool) -> None:
        self.folder = folder
        self.entries: list[Entry] = []
        self.broken: list[str] = []
        self._linter = linter
        self._feeds: list[tuple[bytes | str, str]] = []

    def add(self, source: bytes | str, uri: str, record: str | None = None) -> None:
        """Put the postings of a file on the shelf, or the one record of it that is named.

        ``source`` are its bytes, or the path of a feed. Raises `Unreadable` and OSError.
        """
        postings = read_postings(source, uri, self._linter, self.broken)
        if record is not None:
            posting = find_record(postings, record)
            self.entries.append(_enter(posting, posting, named=False))
            return
        if isinstance(source, str) or is_feed(source, uri):
            self._feeds.append((source, uri))
            for number, posting in enumerate(postings):
                entry = _enter(posting, None, named=False)
                self.entries.append(entry._replace(feed=len(self._feeds) - 1, number=number))
            return
        every = list(postings)
        self.entries += [_enter(posting, posting, named=len(every) == 1) for posting in every]

    def fetch(self, wanted: set[int]) -> Iterator[tuple[int, Posting]]:
        """The postings by the numbers of their entries; those of feeds one after the other, as they are read once more."""
        again: dict[int, dict[int, int]] = {}
        for index in wanted:
            entry = self.entries[index]
            if entry.posting is not None:
                yield index, entry.posting
            else:
                again.setdefault(entry.feed, {})[entry.number] = index
        for feed, numbers in again.items():
            for number, posting in enumerate(read_postings(*self._feeds[feed], self._linter)):
                if number in numbers:
                    yield numbers[number], posting


def _enter(posting: Posting, kept: Posting | None, *, named: bool) -> Entry:
    title = posting.title.text if posting.title else ""
    return Entry(posting.document.source.uri, posting.key, title, make_card(posting, named=named), kept, 0, 0)


def compare_shelves(ours: Shelf, theirs: Shelf) -> Drift:
    """Every approved document held beside its published copy; where each side has one posting, they belong together."""
    if len(ours.entries) == 1 and len(theirs.entries) == 1:
        pairs = [(0, 0)]
    else:
        pairs = pair([entry.card for entry in ours.entries], [entry.card for entry in theirs.entries])
    partner = {number: index for index, number in pairs}
    approved = dict(ours.fetch({index for index, _ in pairs}))
    found: dict[int, Comparison] = {}
    for number, posting in theirs.fetch(set(partner)):
        found[partner[number]] = compare(approved[partner[number]], posting)
    paired = {index for index, _ in pairs}
    return Drift(
        tuple(found[index] for index in sorted(found)),
        tuple(_leave(entry) for index, entry in enumerate(ours.entries) if index not in paired),
        tuple(_leave(entry) for number, entry in enumerate(theirs.entries) if number not in partner) if ours.folder else (),
    )


def _leave(entry: Entry) -> Unpaired:
    return Unpaired(entry.uri, entry.key, entry.title)
