"""Which posting of today is which of an earlier day, when files were renamed, and postings moved, reordered and edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")

MOST = 40_000
"""So many pairs of postings that may be the same are weighed one by one; of more, those of which the very same is wrong, and then those that come first."""

NEARLY = 0.8
"""How alike the names and the faults of two files have to be, from 0 to 1, where nothing else tells."""

Which = tuple[str, str, str]
"""A posting of then: its file, what told it apart in there, and its title."""


class Entry(NamedTuple):
    """A known finding, in the order of its keys.

    ``file`` is a path from the folder of the baseline, ``posting`` what tells the posting apart in it, ``since`` the ISO day on which it was first
    written down.
    """

    file: str
    posting: str
    title: str
    rule: str
    words: str
    since: str
    fingerprint: str


class Now(NamedTuple):
    """A posting of today: its file, what tells it apart there, its title, whether that is an id of its own, and what counts in it."""

    file: str
    posting: str
    title: str
    own: bool
    entries: Sequence[Entry]


def pair(known: Mapping[Which, Sequence[Entry]], now: Sequence[Now]) -> dict[int, Which]:
    """The posting of then for each of today that has one, by its number.

    By file first: by id and title, id, title, and what is wrong with them. Then, for postings that left their file, by title, by the file's name, by words
    that are wrong, and by names that are near each other.
    """
    return _Pairing(known, now).run()


class _Pairing:
    """The pairing in progress."""

    def __init__(self, known: Mapping[Which, Sequence[Entry]], now: Sequence[Now]) -> None:
        self.known, self.now = known, now
        self.pairs: dict[int, Which] = {}
        self.before = dict.fromkeys(known)
        self.today = dict.fromkeys(range(len(now)))
        self.then_marks = {which: Counter(entry.fingerprint for entry in some) for which, some in known.items()}
        self.now_marks = [Counter(entry.fingerprint for entry in one.entries) for one in now]
        self.several = {file for file, number in Counter(which[0] for which in known).items() if number > 1}
        self.several |= {file for file, number in Counter(one.file for one in now).items() if number > 1}

    def run(self) -> dict[int, Which]:
        """All pairs."""
        self._join(
            lambda which: (*which[:2], _plain(which[2])),
            lambda one: (one.file, one.posting, _plain(one.title)) if _is_name(one.posting) else None,
        )
        self._join(lambda which: which[:2], lambda one: (one.file, one.posting) if one.own and _is_name(one.posting) else None)
        self._join(lambda which: (which[0], _plain(which[2])), lambda one: (one.file, _plain(one.title)))
        self._join(lambda which: which[:2], lambda one: (one.file, one.posting) if _is_name(one.posting) else None)
        self._join(lambda which: which[0], lambda one: None if one.file in self.several else one.file)
        self._join(lambda which: which[0], lambda one: one.file, self._are_alike)
        self._join(lambda which: _plain(which[2]) or None, lambda one: _plain(one.title) or None, self._share)
        self._join(lambda which: self._name(which[0]), lambda one: self._name(one.file), self._share)
        self._join_by_words()
        self._match(list(self.before), list(self.today), self._are_called_alike)
        return self.pairs

    def _join(
        self,
        name_then: Callable[[Which], Hashable],
        name_now: Callable[[Now], Hashable],
        fits: Callable[[Which, int], bool] = lambda which, number: True,
    ) -> None:
        """Pair what has the same name, of several those that have most in common; None is no name."""
        then: dict[Hashable, list[Which]] = {}
        for which in self.before:
            name = name_then(which)
            if name is not None:
                then.setdefault(name, []).append(which)
        now: dict[Hashable, list[int]] = {}
        for number in self.today:
            name = name_now(self.now[number])
            if name is not None and name in then:
                now.setdefault(name, []).append(number)
        for name, numbers in now.items():
            self._match(then[name], numbers, fits)

    def _match(self, then: Sequence[Which], numbers: Sequence[int], fits: Callable[[Which, int], bool]) -> None:
        if len(then) * len(numbers) > MOST:
            then, numbers = self._line_up(then, numbers)
            scored = [(0.0, at, at) for at in range(min(len(then), len(numbers)))]
        else:
            scored = [
                (-self._weigh(which, number), at, nth) for at, which in enumerate(then) for nth, number in enumerate(numbers)
            ]
        for _, at, nth in sorted(scored):
            which, number = then[at], numbers[nth]
            if which in self.before and number in self.today and fits(which, number):
                self.pairs[number] = which
                del self.before[which]
                del self.today[number]

    def _line_up(self, then: Sequence[Which], numbers: Sequence[int]) -> tuple[list[Which], list[int]]:
        """Both in an order in which those of which the same is wrong stand side by side, then the others as they came."""
        alike: dict[frozenset[tuple[str, int]], list[Which]] = {}
        for which in reversed(then):
            alike.setdefault(frozenset(self.then_marks[which].items()), []).append(which)
        first = [(some.pop(), number) for number in numbers if (some := alike.get(frozenset(self.now_marks[number].items())))]
        met, seen = {which for which, _ in first}, {number for _, number in first}
        rest = [which for which in then if which not in met], [number for number in numbers if number not in seen]
        return [*(which for which, _ in first), *rest[0]], [*(number for _, number in first), *rest[1]]

    def _weigh(self, which: Which, number: int) -> float:
        """How much two postings have in common, from 0 to 1: what both say wrong, by what either does."""
        then, now = self.then_marks[which], self.now_marks[number]
        return (then & now).total() / max((then | now).total(), 1)

    def _share(self, which: Which, number: int) -> bool:
        return bool(self.then_marks[which] & self.now_marks[number])

    def _are_alike(self, which: Which, number: int) -> bool:
        """Whether two postings in one file, whose titles differ, may be the same: they have half in common."""
        return self._weigh(which, number) >= 0.5

    def _name(self, file: str) -> str | None:
        """What a file is called, whatever folder it lies in; None where it holds several postings."""
        return None if file in self.several else file.rpartition("/")[2].casefold()

    def _are_called_alike(self, which: Which, number: int) -> bool:
        """Whether a file may have another name now: the names are near each other, and nearly all that is wrong is the same."""
        old, new = self._name(which[0]), self._name(self.now[number].file)
        if not old or not new or self._weigh(which, number) < NEARLY:
            return False
        from difflib import SequenceMatcher

        return SequenceMatcher(None, old, new).ratio() >= NEARLY

    def _join_by_words(self) -> None:
        """Pair postings under other names in other files by words that one alone said then and one alone says now.

        That both lack the same tells nothing, since so do many; that is why words are asked for.
        """
        then = self._find_telling((which, self.known[which]) for which in self.before)
        now = self._find_telling((number, self.now[number].entries) for number in self.today)
        scored = {(then[mark], now[mark]) for mark in then.keys() & now.keys()}
        weighed = sorted((-self._weigh(which, number), which, number) for which, number in scored)
        for weight, which, number in weighed:
            if -weight >= 0.5 and which in self.before and number in self.today:
                self.pairs[number] = which
                del self.before[which]
                del self.today[number]

    @staticmethod
    def _find_telling(some: Iterable[tuple[T, Sequence[Entry]]]) -> dict[str, T]:
        """The fingerprints of words that one posting alone has, and that posting."""
        owners: dict[str, T | None] = {}
        for owner, entries in some:
            for mark in {entry.fingerprint for entry in entries if entry.words and not entry.words.startswith("undecided: ")}:
                owners[mark] = None if mark in owners else owner
        return {mark: owner for mark, owner in owners.items() if owner is not None}


def _is_name(posting: str) -> bool:
    """Whether it says more than that a posting is one of several."""
    return bool(posting) and not posting.startswith("#")


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
