"""What can be counted in a posting, by name, for rules that hold a number against a limit.

A measure yields values with the place each belongs to, or a sentence that says why there is nothing to measure.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module

from jdlint.model.posting import Posting
from jdlint.understanding.contacts import find_contact
from jdlint.understanding.pay_measures import PAY_MEASURES
from jdlint.understanding.requirement_counts import REQUIRING
from jdlint.understanding.statements import name_grounds
from jdlint.understanding.text_measures import (
    DatedMeasure,
    Measure,
    Measured,
    measure_bullet_share,
    measure_exclamations,
    measure_paragraphs,
    measure_section_order,
    measure_section_repeats,
    measure_section_words,
    measure_sentences,
    measure_whole,
    measure_you_to_we,
)


def measure_title_words(posting: Posting) -> Sequence[Measured] | str:
    """Words of the title."""
    if posting.title is None:
        return "the posting has no title"
    return [Measured(len(posting.title.text.split()), posting.title.start, posting.title.end)]


def measure_title_length(posting: Posting) -> Sequence[Measured] | str:
    """Characters of the title."""
    if posting.title is None:
        return "the posting has no title"
    return [Measured(len(posting.title.text), posting.title.start, posting.title.end)]


def measure_title_places(posting: Posting) -> Sequence[Measured] | str:
    """One for each place of work inside the title."""
    title = posting.title
    if title is None:
        return "the posting has no title"
    return [
        Measured(1, place.start, place.end) for place in posting.locations if title.start < place.start and place.end <= title.end
    ]


def measure_requirements(posting: Posting) -> Sequence[Measured] | str:
    """Separate requirements that a candidate must meet; the place is their heading or, where they have none, how they begin."""
    body = posting.requirements
    if body is None:
        return "the posting states no requirements"
    for section in posting.sections:
        if section.heading and section.start <= body.start < section.end and section.kind in REQUIRING:
            return [Measured(posting.requirement_count, section.start, section.start + len(section.heading))]
    words = body.text.strip()
    start = body.start + body.text.find(words)
    index = bisect_right(posting.sentences, (start, len(posting.folded))) - 1
    end = posting.sentences[index].end if index >= 0 else 0
    if not start < end <= start + len(words):
        end = start + len(words.split("\n", 1)[0])
    return [Measured(posting.requirement_count, start, end)]


def measure_grounds(posting: Posting) -> Sequence[Measured] | str:
    """How many of the grounds that laws protect the equal-opportunity statement names, where it names any."""
    statement = posting.eeo_statement
    if statement is None:
        return "the posting has no equal-opportunity statement"
    named = name_grounds(posting.folded[statement.start : statement.end])
    if not named:
        return "the equal-opportunity statement names no grounds"
    return [Measured(len(named), statement.start, statement.end, {"named": ", ".join(named)})]


def measure_lone_contacts(posting: Posting) -> Sequence[Measured] | str:
    """One for the first e-mail address that could be meant for applying, where nothing says how to apply."""
    if posting.document.opaque:
        return "part of the page comes from template code whose content cannot be seen here"
    contact = None if posting.application else find_contact(posting)
    return [Measured(1, contact.start, contact.end)] if contact else []


def measure_days_left(posting: Posting, as_of: datetime.date) -> Sequence[Measured] | str:
    """Days from a date to the closing date; negative where that has passed."""
    deadline = posting.deadline
    if deadline is None or posting.deadline_date is None:
        return "the posting states no closing date with its year"
    days = (datetime.date.fromisoformat(posting.deadline_date) - as_of).days
    values = {"date": posting.deadline_date, "days": abs(days), "as_of": as_of.isoformat()}
    return [Measured(days, deadline.start, deadline.end, values)]


def measure_days_ahead(posting: Posting, as_of: datetime.date) -> Sequence[Measured] | str:
    """Days from a date to the day that the posting gives as that of its publication; negative where that has passed."""
    posted = posting.posted
    if posted is None or posting.posted_date is None:
        return "the posting states no day of publication with its year"
    days = (datetime.date.fromisoformat(posting.posted_date) - as_of).days
    return [
        Measured(days, posted.start, posted.end, {"date": posting.posted_date, "days": abs(days), "as_of": as_of.isoformat()})
    ]


def _import_later(module: str, name: str) -> Callable[..., Sequence[Measured] | str]:
    """A measure whose module is imported when a rule first asks, since its rules are off or in preview."""

    def measure(*asked: object) -> Sequence[Measured] | str:
        found: Sequence[Measured] | str = getattr(import_module(f"jdlint.understanding.{module}"), name)(*asked)
        return found

    return measure


def _iterate() -> Iterator[tuple[str, Measure]]:
    for name in (
        "words", "sentences", "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index",
        "coleman_liau_index", "automated_readability_index", "lix", "rix",
    ):  # fmt: skip
        yield name, measure_whole(name)
    yield "sentence.words", measure_sentences
    yield "paragraph.words", measure_paragraphs
    yield "section.words", measure_section_words
    yield "section.repeats", measure_section_repeats
    yield "section.order", measure_section_order
    yield "title.words", measure_title_words
    yield "title.length", measure_title_length
    yield "title.places", measure_title_places
    yield "you.we", measure_you_to_we
    yield "requirements.count", measure_requirements
    yield "gender.balance", _import_later("gender_words", "measure_balance")
    yield "passive.share", _import_later("style_measures", "measure_passive")
    yield "short_form.count", _import_later("style_measures", "measure_short_forms")
    yield "unbroken.words", _import_later("style_measures", "measure_unbroken")
    yield "exclamations", measure_exclamations
    yield "bullets.share", measure_bullet_share
    yield from PAY_MEASURES.items()
    yield "eeo.grounds", measure_grounds
    yield "contact.alone", measure_lone_contacts


MEASURES: Mapping[str, Measure] = dict(_iterate())
DATED: Mapping[str, DatedMeasure] = {
    "deadline.days_left": measure_days_left,
    "posted.days_ahead": measure_days_ahead,
    "technology.years": _import_later("technologies", "measure_years"),
}
TOLD: Mapping[str, tuple[str, ...]] = {
    "section.words": ("heading",),
    "section.repeats": ("heading",),
    "section.order": ("heading", "following"),
    "eeo.grounds": ("named",),
    "short_form.count": ("count",),
    "technology.years": ("years", "name", "first"),
    "gender.balance": ("masculine", "feminine", "masculine_words", "feminine_words"),
    "deadline.days_left": ("date", "days", "as_of"),
    "posted.days_ahead": ("date", "days", "as_of"),
    **dict.fromkeys(("pay.hourly", "pay.spread", "pay.exempt_salary"), ("currency",)),
}
"""The names of the ``values`` of a measure's numbers, for those that have any."""
