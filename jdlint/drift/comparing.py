"""An approved document and its published copy, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.drift.aligning import Alignment, align
from jdlint.drift.deadlines import compare_deadlines
from jdlint.drift.framing import FRAMED, frame, take_as_posting
from jdlint.drift.languages import compare_numbers, list_uncompared
from jdlint.drift.pay import compare_pay
from jdlint.drift.places import compare_areas, compare_places
from jdlint.drift.side import Side
from jdlint.drift.statements import compare_statements
from jdlint.drift.terms import compare_application, compare_employment, compare_titles, compare_workplaces
from jdlint.drift.wordings import compare_wordings
from jdlint.model.drift import FACTS, Comparison, Fact, Uncompared
from jdlint.model.posting import Posting

STRANGE = 0.15
"""Of the approved words, how many have to stand in the copy for both to be one posting."""


def compare(approved: Posting, live: Posting) -> Comparison:
    """Hold a published posting beside the approved one. Two languages are compared as far as numbers, days and places go."""
    one, page = take_as_posting(approved), take_as_posting(live)
    alignment = align(one, page)
    # What a site writes around a posting may be in another language than the posting.
    if alignment.shared < STRANGE and _is_foreign(one, page):
        return _compare_across(one, page)
    if (strange := _tell_strange(one, page, alignment)) is not None:
        return Comparison(one.copy, page.copy, (strange,))
    other = frame(page, alignment)
    if other is not page:
        alignment = align(one, other)
    facts = [
        *compare_titles(one, other),
        *compare_pay(one, other, page),
        *compare_places(one, other, page),
        *compare_areas(one, other, page),
        *compare_workplaces(one, other, page),
        *compare_employment(one, other, page),
        *compare_deadlines(one, other, page),
        *compare_application(one, other),
        *compare_statements(one, other, alignment),
        *compare_wordings(one, other, page, alignment),
    ]
    return Comparison(one.copy, other.copy, _sort(_leave_out_told(facts)))


def _is_foreign(one: Side, other: Side) -> bool:
    """Whether both are known to be in different languages."""
    languages = {one.posting.language, other.posting.language}
    return len(languages) == 2 and "und" not in languages


def _compare_across(one: Side, other: Side) -> Comparison:
    facts: list[Fact] = []
    uncompared: list[Uncompared] = []
    for told in _list_across(one, other):
        if isinstance(told, Uncompared):
            uncompared.append(told)
        else:
            facts.append(told)
    uncompared += list_uncompared(one, other, [told.name for told in facts] + [told.name for told in uncompared])
    return Comparison(one.copy, other.copy, _sort(facts), tuple(uncompared))


def _list_across(one: Side, other: Side) -> Iterator[Fact | Uncompared]:
    """What can be held beside each other in two languages; what only words could tell is not compared."""
    for fact in compare_pay(one, other, other):
        # What a page has around the posting cannot be told from it where no words agree.
        if fact.change != "added" or other.document.format != FRAMED:
            yield fact
    yield from compare_numbers(one, other)
    for fact in compare_deadlines(one, other, other):
        yield fact if fact.live is not None or fact.change == "missing" else _leave(fact)
    for fact in compare_places(one, other, other):
        yield fact if fact.change == "same" or _crosses(fact) else _leave(fact)
    for fact in (*compare_workplaces(one, other, other), *compare_employment(one, other, other)):
        yield fact if fact.change in ("same", "changed") else _leave(fact)
    yield from compare_application(one, other)


def _crosses(fact: Fact) -> bool:
    return fact.change == "changed" and "another law" in fact.why


def _leave(fact: Fact) -> Uncompared:
    return Uncompared(fact.name, "what one language calls it was not found in the other", fact.approved)


def _leave_out_told(facts: list[Fact]) -> list[Fact]:
    """The facts without sentences of which all that is wrong may be the pay or the deadline in them."""
    told = [fact for fact in facts if fact.name in ("pay", "deadline") and fact.change == "changed"]
    return [fact for fact in facts if fact.name != "text" or not any(_holds(fact, other) for other in told)]


def _holds(fact: Fact, other: Fact) -> bool:
    """Whether a sentence has the words of another fact on both sides."""
    sides = ((fact.approved, other.approved), (fact.live, other.live))
    return all(one and two and one.span.start <= two.span.start and two.span.end <= one.span.end for one, two in sides)


def _sort(facts: list[Fact]) -> tuple[Fact, ...]:
    """By fact, in the order in which people ask for them."""
    order = {name: number for number, name in enumerate(FACTS)}
    return tuple(sorted(facts, key=lambda fact: order[fact.name]))


def _tell_strange(one: Side, page: Side, alignment: Alignment) -> Fact | None:
    """What to say, in place of a list of all that is missing, where hardly a word of the document stands in the copy."""
    if alignment.shared >= STRANGE or not one.units or any(fact.change == "same" for fact in compare_titles(one, page)):
        return None
    why = (
        f"Only {alignment.shared:.0%} of the approved words stand in the published copy, so nothing was compared. "
        "Is it the same posting, and was the page saved after it had loaded?"
    )
    return Fact("text", "missing", "error", why)
