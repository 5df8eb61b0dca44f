"""What is demanded, offered, told and promised, sentence by sentence: what was left out, put in, changed, or only said in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from jdlint.drift.aligning import Alignment, Pair, cover_tokens
from jdlint.drift.days import Day, find_days
from jdlint.drift.side import Side, Unit
from jdlint.drift.statements import list_lost_grounds, stands
from jdlint.drift.tokens import NUMBER
from jdlint.model.drift import Fact, FactName
from jdlint.model.finding import Severity

NAMES: dict[FactName, str] = {
    "requirements": "requirement", "preferred": "preferred qualification", "responsibilities": "duty", "benefits": "benefit",
    "reporting_line": "line on whom the job reports to", "eeo_statement": "part of the equal-opportunity statement",
    "accommodation_statement": "part of the statement on accommodation", "legal_statement": "statement",
}  # fmt: skip
STATEMENTS = frozenset(("eeo_statement", "accommodation_statement", "legal_statement"))
LISTS = frozenset(("requirements", "preferred", "responsibilities", "benefits"))
_WHY_MISSING: dict[FactName, str] = {
    "requirements": "people who lack what was approved as a demand will apply, and may be chosen",
    "preferred": "people cannot tell what counts in their favour",
    "responsibilities": "people apply for a job that is not all of the approved one",
    "benefits": "what was to be offered is not told, and some laws ask for it",
    "reporting_line": "people cannot tell to whom the job reports",
    "legal_statement": "counsel approved the document with it, and a law may ask for it",
    "eeo_statement": "counsel approved it in full",
    "accommodation_statement": "counsel approved it in full",
}
_WHY_ADDED: dict[FactName, str] = {
    "requirements": "it may shut out people whom the approved document would have let in",
    "preferred": "nobody approved that it counts",
    "responsibilities": "nobody approved this duty",
    "benefits": "it promises what nobody approved",
}
_MOST_PLACES = 5  # of a sentence in the copy that are looked at
_WORKPLACES = frozenset(("remote", "hybrid"))
_MANY = 4  # words behind an approved sentence that say something of their own
_MOST_DAYS = 50  # of a sentence that are compared
_TELLING = {
    word: sense
    for sense, words in {
        "required": "required require requires must mandatory needed essential", "preferred": "preferred prefer desired desirable optional ideally",
        "not": "not no never without nor cannot don't doesn't won't isn't aren't can't", "bachelor": "bachelor bachelor's ba bsc bs", "master": "master master's msc mba",
        "remote": "remote remotely", "hybrid": "hybrid", "doctorate": "doctorate phd doctoral ph.d", "equivalent": "equivalent", "only": "only exclusively", "diploma": "diploma ged",
        "hour": "hour hourly", "day": "day daily", "week": "week weekly", "month": "month monthly", "quarter": "quarter quarterly", "year": "year yearly annual annually",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Words of which one alone turns a demand or a promise into another."""


def compare_wordings(approved: Side, live: Side, page: Side, alignment: Alignment) -> Iterator[Fact]:
    """The facts that stand in sentences, in the order of the approved document; then those that the copy adds.

    What stands on the ``page`` about the copy is not missing.
    """
    for pair in alignment.pairs:
        if pair.same:
            yield _judge_same(approved, live, pair)
        elif pair.live is not None:
            yield from _judge_pair(approved, live, pair.approved, pair.live)
        elif not pair.approved.heading and page.find_run(approved.words(pair.approved)) < 0:
            yield from _judge_missing(approved, live, pair.approved)
    approved_tokens = cover_tokens({number: pair.run for number, pair in enumerate(alignment.pairs) if pair.run is not None})
    for unit, added in alignment.extended:
        beyond = [number for number in range(added.first, added.last) if number not in approved_tokens]
        changes = list_additions(live, beyond, approved.paid)
        if changes.told and unit.fact in NAMES:
            yield _change(approved, live, unit, added, changes)
        elif unit.fact in LISTS and len(beyond) >= _MANY:
            why = f"The published {NAMES[unit.fact]} goes on with words that nobody approved; read both."
            yield Fact(unit.fact, "changed", "warning", why, approved.tell_unit(unit), live.tell_unit(added))
    yield from _judge_added(live, alignment)


def name_fact(unit: Unit) -> FactName:
    """The fact that a sentence is told under: what it says of pay, deadline and the like is told as these."""
    return unit.fact if unit.fact in NAMES else "text"


def _judge_same(approved: Side, live: Side, pair: Pair) -> Fact:
    unit = pair.approved
    assert pair.run is not None
    start, end = live.tokens[pair.run[0]].start, live.tokens[min(pair.run[1], len(live.tokens)) - 1].end
    told, shown = approved.tell_unit(unit), live.tell(start, max(start, end))
    moved = _find_move(approved, live, pair) if unit.fact in ("requirements", "preferred") and unit.headed else ""
    if moved:
        return Fact(name_fact(unit), "changed", "warning", moved, told, shown)
    return Fact(name_fact(unit), "same", None, "", told, shown)


def _find_move(approved: Side, live: Side, pair: Pair) -> str:
    """What to say where a demand now stands among the wishes, or a wish among the demands."""
    words = approved.words(pair.approved)
    place, found = 0, ""
    for _ in range(_MOST_PLACES):
        first = live.find_run(words, place)
        if first < 0:
            break
        start = live.tokens[first].start
        fact, headed = live.find_fact(start, live.tokens[first + len(words) - 1].end)
        if fact == pair.approved.fact or not headed or _keeps_heading(approved, live, pair.approved, start):
            return ""
        found = found or fact
        place = first + len(words)
    if pair.approved.fact == "preferred" and found == "requirements":
        return "What was approved as preferred is published as required: it shuts out people who lack it."
    if pair.approved.fact == "requirements" and found == "preferred":
        return "What was approved as required is published as only preferred: people who lack it will apply."
    return ""


def _keeps_heading(approved: Side, live: Side, unit: Unit, start: int) -> bool:
    """Whether the approved heading still stands above a place of the copy, and no later one does."""
    ours, theirs = approved.find_section(unit.start), live.find_section(start)
    if ours is None or theirs is None:
        return True
    first, last = approved.find_words(ours.start, ours.body)
    words = [token.word for token in approved.tokens[first:last]]
    place = live.find_run(words) if words else -1
    while place >= 0 and live.tokens[place].start < start:
        if live.tokens[place].start >= theirs.start:
            return True
        place = live.find_run(words, place + 1)
    return False


def _judge_pair(approved: Side, live: Side, unit: Unit, other: Unit) -> Iterator[Fact]:
    changes = list_changes(approved, unit, live, other)
    if unit.fact == "eeo_statement" and (gone := list_lost_grounds(approved.folded[unit.start : unit.end], live)):
        changes = Changes((*changes.told, f"it no longer names {', '.join(gone)}"))
    told, shown = approved.tell_unit(unit), live.tell_unit(other)
    if changes.told:
        yield _change(approved, live, unit, other, changes)
    elif approved.list_bare(unit) == live.list_bare(other):
        yield Fact(name_fact(unit), "same", None, "", told, shown)
    elif not unit.heading:
        what = NAMES.get(unit.fact, "text")
        why = f"The {what} says it in other words; read both."
        yield Fact(name_fact(unit), "rephrased", "info", why, told, shown)


class Changes(NamedTuple):
    """What differs between two sentences and is more than wording, in words; ``swapped`` is whether a number or day became another, or the workplace did."""

    told: tuple[str, ...]
    swapped: bool = False


def _change(approved: Side, live: Side, unit: Unit, other: Unit, changes: Changes) -> Fact:
    severity: Severity = "error" if unit.fact in STATEMENTS else "warning"
    if name_fact(unit) == "text" and not changes.swapped:
        severity = "info"
    what = NAMES.get(unit.fact, "text")
    return Fact(
        name_fact(unit),
        "changed",
        severity,
        f"The {what} is not the approved one: {'; '.join(changes.told)}.",
        approved.tell_unit(unit),
        live.tell_unit(other),
    )


def list_changes(approved: Side, unit: Unit, live: Side, other: Unit) -> Changes:
    """What differs between two sentences and is more than wording."""
    ours, theirs = range(unit.first, unit.last), range(other.first, other.last)
    paid = approved.paid | live.paid if unit.fact == "pay" else approved.paid
    one, two = Counter(_numbers(approved, ours, paid)), Counter(_numbers(live, theirs, paid))
    numbers = list((one - two).elements()), list((two - one).elements())
    days = [
        list(islice(find_days(side.folded, one.start, one.end), _MOST_DAYS)) for side, one in ((approved, unit), (live, other))
    ]
    gone = [
        approved.string[day.start : day.end]
        for day in days[0]
        if not _among(day, days[1]) and not approved.is_deadline(day.start)
    ]
    come = [live.string[day.start : day.end] for day in days[1] if not _among(day, days[0]) and not live.is_deadline(day.start)]
    senses = set(_senses(approved, ours)), set(_senses(live, theirs))
    words = [f'"{word}"' for word in sorted(senses[0] - senses[1])], [f'"{word}"' for word in sorted(senses[1] - senses[0])]
    swaps = [swap for swap in (numbers, (gone, come), words) if any(swap)]
    moved = not _WORKPLACES.isdisjoint(senses[0] ^ senses[1])
    return Changes(tuple(_tell_swap(*swap) for swap in swaps), all(numbers) or bool(gone and come) or moved)


def list_additions(live: Side, tokens: list[int], paid: frozenset[str]) -> Changes:
    """What some words of the copy add to an approved sentence that is more than wording."""
    added = [*_numbers(live, tokens, paid), *(f'"{word}"' for word in sorted(set(_senses(live, tokens))))]
    return Changes((_tell_swap([], added),) if added else ())


def _among(day: Day, days: list[Day]) -> bool:
    return any(day.may_be(other) for other in days)


def _numbers(side: Side, indices: range | list[int], paid: frozenset[str]) -> Iterator[str]:
    """The numbers that are not compared as pay."""
    for index in indices:
        token = side.tokens[index]
        if token.kind == NUMBER and token.word not in paid and not side.is_pay(token.start):
            yield token.word


def _senses(side: Side, indices: range | list[int]) -> Iterator[str]:
    return (sense for index in indices if (sense := _TELLING.get(side.tokens[index].word)))


def _tell_swap(lost: list[str], new: list[str]) -> str:
    if lost and new:
        return f"{', '.join(lost)} became {', '.join(new)}"
    return f"{', '.join(lost)} is gone" if lost else f"{', '.join(new)} was put in"


def _judge_missing(approved: Side, live: Side, unit: Unit) -> Iterator[Fact]:
    told = approved.tell_unit(unit)
    if unit.fact in STATEMENTS:
        own = getattr(live.posting, unit.fact, None)
        if own is not None and not stands(live, approved, own):  # `statements` holds both beside each other
            return
        severity: Severity = "error"
    elif unit.fact == "reporting_line" and (line := live.posting.reporting_line) and not stands(live, approved, line):
        why = "The published job reports to somebody else than the approved one."
        yield Fact("reporting_line", "changed", "warning", why, told, live.tell_passage(line))
        return
    elif unit.fact in LISTS or unit.fact == "reporting_line":
        severity = "warning"
    else:
        yield Fact(
            name_fact(unit), "missing", "info", "This sentence of the approved document is not in the published copy.", told
        )
        return
    why = f"The published copy leaves out this {NAMES[unit.fact]}: {_WHY_MISSING[unit.fact]}."
    yield Fact(name_fact(unit), "missing", severity, why, told)


def _judge_added(live: Side, alignment: Alignment) -> Iterator[Fact]:
    """Demands, duties and benefits of the copy that nobody approved."""
    for unit in alignment.added:
        if unit.fact in LISTS and unit.headed and not unit.heading:
            why = f"The published copy adds this {NAMES[unit.fact]}: {_WHY_ADDED[unit.fact]}."
            yield Fact(unit.fact, "added", "warning", why, None, live.tell_unit(unit))
