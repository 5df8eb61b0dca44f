"""The statements on equal opportunity and accommodation: whether they stand there, and whether they still name the same grounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jdlint.drift.aligning import Alignment, compare_bags
from jdlint.drift.side import Side
from jdlint.drift.tokens import read_words
from jdlint.model.drift import Fact, FactName
from jdlint.model.posting import Passage, Told
from jdlint.understanding.statements import list_grounds

_NAMES: tuple[tuple[FactName, str], ...] = (
    ("eeo_statement", "equal-opportunity statement"),
    ("accommodation_statement", "statement on accommodation"),
)

_LIKE = 0.4  # of their words that two statements share which say the same


def compare_statements(approved: Side, live: Side, alignment: Alignment) -> Iterator[Fact]:
    """Each statement of the approved document that the copy tells in other words or not at all; what stands there is told as a sentence."""
    for name, what in _NAMES:
        ours: Passage | None = getattr(approved.posting, name)
        theirs: Passage | None = getattr(live.posting, name)
        if ours is None:
            continue
        units = [pair for pair in alignment.pairs if pair.approved.start < ours.end and pair.approved.end > ours.start]
        told = approved.tell_passage(ours)
        if not units and stands(approved, live, ours):
            yield Fact(name, "same", None, "", told, live.tell_passage(theirs) if theirs else None)
        elif theirs is None or stands(live, approved, theirs):
            continue  # sentence by sentence: what stands there was approved too, and is not this statement in other words
        elif not units or any(not pair.same and pair.live is None for pair in units):
            yield _judge_other(name, what, told, live, theirs)


def _judge_other(name: FactName, what: str, told: Told, live: Side, theirs: Passage) -> Fact:
    """A statement of which a sentence is gone where the copy has a statement that is not in the approved document."""
    shown = live.tell_passage(theirs)
    gone = list_lost_grounds(told.text.lower(), live) if name == "eeo_statement" else []
    if gone:
        return Fact(name, "changed", "error", f"The published {what} no longer names {_list(gone)}.", told, shown)
    one, other = Counter(read_words(told.text)), Counter(read_words(shown.text))
    if compare_bags(one, other, {}) >= _LIKE:
        return Fact(name, "rephrased", "info", f"The published {what} says it in other words; read both.", told, shown)
    why = f"The published {what} is not the approved one; let counsel read it."
    return Fact(name, "changed", "warning", why, told, shown)


def list_lost_grounds(text: str, live: Side) -> list[str]:
    """The grounds that a folded statement names and the copy nowhere does."""
    posting = live.posting
    there = set(list_grounds(live.folded[posting.start : posting.end]))
    return [ground for ground in list_grounds(text) if ground not in there]


def stands(side: Side, other: Side, passage: Passage) -> bool:
    """Whether the words of a passage of one side stand in the other."""
    first, last = side.find_words(passage.start, passage.end)
    return other.find_run([token.word for token in side.tokens[first:last]]) >= 0


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
