"""Two languages beside each other: amounts, days, numbers with their units, places and addresses speak for themselves; words do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jdlint.drift.side import Side
from jdlint.drift.tokens import NUMBERS
from jdlint.model.drift import Fact, FactName, Uncompared
from jdlint.model.later import later
from jdlint.model.posting import Passage, Told

_NUMBER = rf"(?P<number>\d{{1,3}}(?:[.,]\d)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_TO = r"(?: ?(?:-|to|bis|à|a|tot|até) ?(?P<top>\d{1,3}(?:[.,]\d)?))?"
_YEARS = later(
    rf"(?<![\w.,]){_NUMBER}{_TO}\+?[ -]?(?:\([^()]{{1,6}}\) ?)?(?:or more |full |volle |mindestens )?"
    r"(?:years?|yrs?|jahren?|jahre|jährige[rnms]?|ans|années?|años|anni|jaar|jaren|anos)(?:'s?|s')?"
    r"(?P<what>[^.;\n]{0,60}?(?:experience|erfahrung|expérience|experiencia|esperienza|ervaring|experiência|berufs))"
)
_HOURS = later(
    rf"(?<![\w.,:]){_NUMBER}{_TO}[ -]?(?:hours?|hrs?|std\.?|stunden?|heures?|h|horas?|ore|uur|uren)(?: ?(?:/|per|a|each|pro|je|die|in der|par|por|a la|alla|per) ?(?:week|wk|woche|semaine|semana|settimana|week))"
    rf"|(?<![\w.,:])(?P<number2>\d{{1,2}}(?:[.,]\d)?)[ -]?(?:hour|stunden)[ -]?(?:work ?week|week|woche)"
)


def compare_numbers(approved: Side, live: Side) -> Iterator[Fact | Uncompared]:
    """The years of experience that are asked for, and the hours of a week."""
    for name, pattern, what in (
        ("experience", _YEARS, "years of experience"),
        ("hours", _HOURS, "hours a week"),
    ):
        fact: FactName = name  # type: ignore[assignment]
        ours, theirs = list_counts(approved, pattern), list_counts(live, pattern)
        lost = [count for count in ours if count not in theirs]
        new = [count for count in theirs if count not in ours]
        for count in ours:
            if count in theirs:
                yield Fact(fact, "same", None, "", ours[count], theirs[count])
        for one, other in zip(lost, new, strict=False):
            why = f"The published copy asks for {_tell(other)} {what}, approved were {_tell(one)}."
            if fact == "hours":
                why = f"The published copy says {_tell(other)} {what}, approved were {_tell(one)}."
            yield Fact(fact, "changed", "warning", why, ours[one], theirs[other])
        for one in lost[len(new) :]:
            yield Uncompared(fact, f"no number of {what} was found in the published copy that could be it", ours[one])


def list_counts(side: Side, pattern: re.Pattern[str]) -> dict[tuple[float, ...], Told]:
    """The counts that a pattern finds, each with its first place."""
    found: dict[tuple[float, ...], Told] = {}
    for match in pattern.finditer(side.folded, side.posting.start, side.posting.end):
        groups = match.groupdict()
        words = [word for word in (groups.get("number"), groups.get("top"), groups.get("number2")) if word]
        found.setdefault(tuple(map(_read, words)), side.tell(match.start(), match.end()))
    return found


def _read(word: str) -> float:
    return float(NUMBERS.get(word) or word.replace(",", "."))


def _tell(count: tuple[float, ...]) -> str:
    return " to ".join(f"{number:g}" for number in count)


_WORDS: tuple[tuple[FactName, str], ...] = (
    ("title", "title"), ("workplace", "workplaces"), ("employment_type", "employment_types"), ("reporting_line", "reporting_line"),
    ("eeo_statement", "eeo_statement"), ("accommodation_statement", "accommodation_statement"), ("requirements", "requirements"),
    ("benefits", "benefits"), ("responsibilities", "responsibilities"),
)  # fmt: skip


def list_uncompared(approved: Side, live: Side, told: Iterable[FactName]) -> Iterator[Uncompared]:
    """What the approved document tells in words, which nobody can hold beside those of another language by rule; ``told`` was said already."""
    compared = set(told)
    why = f"the words are in two languages ({approved.copy.language} and {live.copy.language})"
    for name, attribute in _WORDS:
        value: Passage | tuple[Passage, ...] | None = getattr(approved.posting, attribute)
        first = value if isinstance(value, Passage) else value[0] if value else None
        if first is not None and name not in compared:
            yield Uncompared(name, why, approved.tell_passage(first))
