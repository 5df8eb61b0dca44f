"""A provision in words: whom it reaches, and what it sets for a rule."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.checking.law.facts import QUESTIONS
from jdlint.checking.law.provision import Provision, Requirement

REMOTE = {
    "always": "remote work is reached wherever it is done",
    "open_there": "remote work is reached where people there may be hired",
    "employee_there": "remote work is reached if the employer has somebody there",
    "performed_there": "remote work is reached if it will in fact be done there",
    "based_there": "remote work is reached if the employer is based there",
    "office_there": "remote work is reached if the job belongs to an office there",
    "unclear": "whether remote work is reached is not clear from the text of the law",
    "never": "remote work that may also be done elsewhere is not reached",
}
COUNTED = {"anywhere": "", "there": " in {place}", "unclear": " (where they are counted is not clear)"}


def list_reach(provision: Provision) -> Iterator[str]:
    """Whom a provision reaches, statement by statement, each without its capital letter and its full stop."""
    applies, place = provision.applies, provision.place
    counted = COUNTED[applies.counted].format(place=place)
    yield f"employers of {applies.staff} people or more{counted}" if applies.staff > 1 else "employers of any size"
    if applies.staff_there:
        yield f"at least {applies.staff_there} of them in {place}, for remote work"
    yield from (f"only {say_fact(fact)}" for fact in applies.facts)
    yield from (f"not {say_fact(fact)}" for fact in applies.unless)
    if applies.if_posting:
        yield f"only postings that list {' and '.join(applies.if_posting)}"
    yield REMOTE[applies.remote]
    if applies.reports_there:
        yield f"also jobs that report to somebody in {place}"
    if not applies.exclusion_helps:
        yield f'"Not open to people in {place}" does not take a posting out'


def describe_limit(requirement: Requirement) -> str:
    """What a requirement sets for its rule."""
    options = requirement.options
    currency = options.get("currency", "")
    parts = [
        f"{words} {options[key]:,.2f}".removesuffix(".00") + f" {currency}" * bool(currency)
        for key, words in (("min", "at least"), ("max", "at most"), ("skip_above", "not looked at above"))
        if key in options
    ]
    parts += [f"a {one} is enough" if one == "link" else f"{one} alone is enough" for one in sorted(requirement.accepts)]
    parts += [f"only {say_fact(fact)}" for fact in requirement.facts]
    if requirement.offered:
        parts.append(f"only if you offer {' or '.join(requirement.offered)}")
    return ", ".join(parts)


def say_fact(fact: str) -> str:
    """The condition that a fact about the employer holds."""
    return "if" + QUESTIONS[fact].removeprefix("whether")
