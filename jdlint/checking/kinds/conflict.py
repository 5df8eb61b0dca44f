"""``conflict``: two statements of the posting that cannot both hold. Which there are: `jdlint.understanding.conflicts`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, RuleError
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting
from jdlint.understanding.conflicts import CONFLICTS


def list_phrases(rule: Rule) -> Iterable[str]:
    """None: conflicts are between facts already found."""
    return ()


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Show the second statement, with the first as related. Raises RuleError for a conflict that does not exist."""
    if rule.check not in CONFLICTS:
        raise RuleError(f"there is no conflict {rule.check!r}; there are {', '.join(sorted(CONFLICTS))}")
    find = CONFLICTS[rule.check]

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        return [
            Hit(
                second.start,
                second.end,
                {"first": " ".join(first.text.split()), "second": " ".join(second.text.split())},
                related=((first, "the other statement"),),
            )
            for first, second in find(posting)
        ]

    return judge


KIND = Kind(list_phrases, prepare)
