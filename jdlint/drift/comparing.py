"""An approved document and its published copy, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.drift.aligning import Alignment, align
from jdlint.drift.deadlines import compare_deadlines
from jdlint.drift.languages import compare_numbers, list_uncompared
from jdlint.drift.pay import compare_pay
from jdlint.drift.places import compare_places
from jdlint.drift.side import Side
from jdlint.drift.statements import compare_statements
from jdlint.drift.terms import compare_application, compare_employment, compare_titles, compare_workplaces
from jdlint.drift.wordings import compare_wordings, find_window
from jdlint.model.drift import FACTS, Comparison, Fact, Uncompared
from jdlint.model.posting import Posting

STRANGE = 0.15
"""Of the approved words, how many have to stand in the copy for both to be one posting."""


def compare(approved: Posting, live: Posting) -> Comparison:
    """Hold a published posting beside the approved one. Two languages are compared as far as numbers, days and places go."""
    one, other = Side(approved), Side(live)
    if _is_foreign(one, other):
        return _compare_across(one, other)
    alignment = align(one, other)
    window = find_window(other, alignment)
    stop = other.tokens[window[1] - 1].end if window[1] else 0
    facts = [
        *compare_titles(one, other),
        *compare_pay(one, other, (0, stop)),
        *compare_places(one, other, (0, stop)),
        *compare_workplaces(one, other),
        *compare_employment(one, other),
        *compare_deadlines(one, other),
        *compare_application(one, other),
        *compare_statements(one, other, alignment),
        *compare_wordings(one, other, alignment),
    ]
    return Comparison(one.copy, other.copy, _sort(facts), note=_note(alignment, facts))


def _is_foreign(one: Side, other: Side) -> bool:
    """Whether both are known to be in different languages."""
    languages = {one.posting.language, other.posting.language}
    return len(languages) == 2 and "und" not in languages


def _compare_across(one: Side, other: Side) -> Comparison:
    whole = (0, other.posting.end)
    facts: list[Fact] = []
    uncompared: list[Uncompared] = []
    for told in _list_across(one, other, whole):
        if isinstance(told, Uncompared):
            uncompared.append(told)
        else:
            facts.append(told)
    uncompared += list_uncompared(one, facts, other)
    return Comparison(one.copy, other.copy, _sort(facts), tuple(uncompared))


def _list_across(one: Side, other: Side, whole: tuple[int, int]) -> Iterator[Fact | Uncompared]:
    """What can be held beside each other in two languages; what only words could tell is not compared."""
    yield from compare_pay(one, other, whole)
    yield from compare_numbers(one, other)
    for fact in compare_deadlines(one, other):
        yield fact if fact.live is not None or fact.change == "missing" else _leave(fact)
    for fact in compare_places(one, other, whole):
        yield fact if fact.change == "same" or _crosses(fact) else _leave(fact)
    for fact in (*compare_workplaces(one, other), *compare_employment(one, other)):
        yield fact if fact.change in ("same", "changed") else _leave(fact)
    yield from compare_application(one, other)


def _crosses(fact: Fact) -> bool:
    return fact.change == "changed" and "another law" in fact.why


def _leave(fact: Fact) -> Uncompared:
    return Uncompared(fact.name, "what one language calls it was not found in the other", fact.approved)


def _sort(facts: list[Fact]) -> tuple[Fact, ...]:
    """By fact, in the order in which people ask for them."""
    order = {name: number for number, name in enumerate(FACTS)}
    return tuple(sorted(facts, key=lambda fact: order[fact.name]))


def _note(alignment: Alignment, facts: list[Fact]) -> str:
    title = any(fact.name == "title" and fact.change == "same" for fact in facts)
    if alignment.shared < STRANGE and not title:
        return f"Only {alignment.shared:.0%} of the approved words stand in the published copy: are both the same posting, and was the page saved after it had loaded?"
    return ""
