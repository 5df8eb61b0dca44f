"""What stands in a new posting, in the order in which it is read, with a hint beside each part.

The parts are those that ``schemas/posting.schema.json`` requires. The sentences below are written where a law in force at the place asks
for what they say. What is to be filled in stands in square brackets, which the rule ``placeholder-unfilled`` reports until it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from jdlint.model.law_sheet import Entry


class Line(NamedTuple):
    """A paragraph, or an item of a list."""

    text: str
    item: bool = False


class Part(NamedTuple):
    """A headed part. ``hints`` tell whoever fills it in what belongs there, and which law asks for it."""

    heading: str
    lines: tuple[Line, ...]
    hints: tuple[str, ...] = ()


class Skeleton(NamedTuple):
    """A posting to be filled in."""

    title: str
    parts: tuple[Part, ...]


TITLE = "[Job title]"
_PAY = "The pay range is [lowest] to [highest] [currency] per [hour, month or year]."
_EEO = (
    "[Employer] is an equal opportunity employer. We decide on applications without regard to age, color, disability, gender, gender "
    "identity, national origin, race, religion, sexual orientation or protected veteran status."
)
_ACCOMMODATION = "If you need a reasonable accommodation to apply or to interview, write to [address]."
_OPENING = {  # what a law asks for in a sentence of its own
    "vacancy-statement-missing": "This posting is for [an existing vacancy or a future vacancy].",
}
_PAID = {
    "other-pay-missing": "Beside it there is [a bonus, commission, equity or tips, with how it is reckoned; or: no bonus, commission or equity].",
}
_CLOSING = {
    "fair-chance-statement-missing": "We consider qualified applicants with arrest and conviction records, in line with the Fair Chance Ordinance.",
    "ai-statement-missing": "We [use or do not use] artificial intelligence to screen applications; people decide.",
}
_SECTIONS: Mapping[str, tuple[str, ...]] = {  # the rules that ask for a part, from which the law beside it is told
    "pay": (
        "pay-range-missing", "pay-range-open-ended", "pay-behind-link", "pay-amount-fixed", "pay-wider-than-law", "other-pay-missing",
        "benefits-missing", "benefits-vague", "levels-share-pay-range", "pay-only-on-target",
    ),
    "apply": ("application-deadline-missing", "application-instructions-missing", "ai-statement-missing"),
    "statements": ("fair-chance-statement-missing", "disability-not-in-eeo", "veteran-not-in-eeo", "accommodation-statement-missing"),
    "job": ("vacancy-statement-missing", "language-reason-missing"),
}  # fmt: skip


def draft(entries: Iterable[Entry], title: str = "", work: Sequence[str] = (), remote: Sequence[str] = ()) -> Skeleton:
    """The skeleton for some places; ``entries`` are the provisions in force there, each with whether it applies.

    ``work`` are the names of the places of work, ``remote`` those of the places from which people may work.
    """
    asked: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.answer != "no" and entry.duty in ("required", "advised"):
            for rule, _ in entry.rules:
                asked.setdefault(rule, []).append(entry)

    def tell(section: str) -> tuple[str, ...]:
        """Which law asks for a part, a line each."""
        told = {one.id: one for rule in _SECTIONS[section] for one in asked.get(rule, ())}
        return tuple(_cite(one) for one in told.values())

    def say(sentences: Mapping[str, str]) -> tuple[Line, ...]:
        return tuple(Line(text) for rule, text in sentences.items() if rule in asked)

    return Skeleton(
        title or TITLE,
        (
            Part(
                "About the job",
                (
                    Line("[What the job is for, in two or three sentences: whom it helps, with what, and in which team.]"),
                    Line(f"You report to [job title of the manager]. The job is [full-time or part-time], [days and hours]. {_tell_where(work, remote)}"),
                    *say(_OPENING),
                ),
                ("Write to the reader as 'you', in short sentences.", *tell("job")),
            ),
            Part(
                "What you will do",
                tuple(Line(f"[{text}]", item=True) for text in ("The duty that takes most of the time", "The next one", "Another one")),
                ("Four to eight duties, each beginning with a verb.",),
            ),
            Part(
                "What you bring",
                tuple(Line(f"[{text}]", item=True) for text in ("What one cannot do the job without", "Another one")),
                ("Only what the job needs on the first day; what can be learned here is no requirement. Say 'or equivalent experience' beside a degree.",),
            ),
            Part(
                "Pay and benefits",
                (
                    Line(_PAY),
                    *say(_PAID),
                    Line("[Health insurance, from when on]", item=True),
                    Line("[Paid leave, how much]", item=True),
                    Line("[Pension or other benefits, each by name]", item=True),
                ),
                ("The range is what you expect to pay on the day of hire. One fixed amount is enough where the pay is fixed.", *tell("pay")),
            ),
            Part(
                "How to apply",
                (
                    Line("Send your resume to [address or link] by [day, month and year]."),
                    *(line for line in say(_CLOSING) if "artificial" in line.text),
                    Line(_ACCOMMODATION),
                ),
                ("Say what to send, where, and what happens next.", *tell("apply")),
            ),
            Part(
                "Equal opportunity",
                (Line(_EEO), *(line for line in say(_CLOSING) if "artificial" not in line.text)),
                tell("statements"),
            ),
        ),
    )  # fmt: skip


def _tell_where(work: Sequence[str], remote: Sequence[str]) -> str:
    """Where the work is done, as far as it is known."""
    if remote and not work:
        return f"You work from home, anywhere in {_join(remote)}."
    place = f"[town], {_join(work)}" if work else "[town and state or country]"
    return f"The place of work is {place}.{f' You may also work from home, anywhere in {_join(remote)}.' if remote else ''}"


def _join(names: Sequence[str]) -> str:
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _cite(entry: Entry) -> str:
    whether = "asks" if entry.answer == "yes" else "may ask"
    verb = f"{whether} for it" if entry.duty == "required" else "advises it"
    return f"{entry.place} {verb}: {entry.title} ({entry.citation})"
