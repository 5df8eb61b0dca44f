"""A posting of our own, and what departs when a copy of it is held beside it."""

from __future__ import annotations

import datetime

from jdlint.drift.comparing import compare
from jdlint.engine import Linter
from jdlint.model.drift import Comparison, Fact
from jdlint.reading import read
from jdlint.settings import Config

LINTER = Linter(Config(), as_of=datetime.date(2026, 11, 26))

APPROVED = """\
# Data Analyst

We are looking for a data analyst for our team in Denver, CO. The job is full-time (40 hours per week), hybrid with three days in the office.
Harrow Creek brings water to 40,000 homes.

## Responsibilities

- Build dashboards for the sales team.
- Report results each month to the board.

## Requirements

- 3 years of experience with SQL.
- Bachelor's degree in statistics or equivalent experience.
- You can lift 20 pounds.

## Nice to have

- Experience with Python.

## Pay

The pay range is $55,000 to $65,000 per year, with a bonus of $3,000.

## Benefits

- 401(k) with a 4% match
- Four weeks of paid leave

## How to apply

Apply by March 31, 2027 at jobs@harrowcreek.example. You report to the Head of Data.

Harrow Creek is an equal opportunity employer. All applicants are considered without regard to race, religion, sex, age, disability or veteran status.

If you need a reasonable accommodation to apply, write to help@harrowcreek.example.

We use E-Verify to confirm that you may work in the United States.
"""


def hold(approved: bytes | str, live: bytes | str, name: str = "approved.md", live_name: str = "live.md") -> Comparison:
    """The comparison of two texts that hold one posting each."""
    (one,), (other,) = (
        [posting for document in read(_encode(text), uri) for posting in LINTER.understand(document)]
        for text, uri in ((approved, name), (live, live_name))
    )
    return compare(one, other)


def _encode(text: bytes | str) -> bytes:
    return text.encode() if isinstance(text, str) else text


def change(*pairs: tuple[str, str]) -> str:
    """The approved text with some words in place of others, each of which stands there."""
    text = APPROVED
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def grave(comparison: Comparison) -> list[Fact]:
    """What departs and is more than wording."""
    return [fact for fact in comparison.facts if fact.severity in ("error", "warning")]
