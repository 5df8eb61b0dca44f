"""``conflict``: two statements of the posting that cannot both hold. Which there are: `jdlint.understanding.conflicts`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, NotApplicable, RuleError
from jdlint.checking.nearest import tell_names
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting
from jdlint.understanding.conflicts import NAMES


def list_phrases(rule: Rule) -> Iterable[str]:
    """None: conflicts are between facts already found."""
    return ()


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Show the second statement, with the first as related. Raises RuleError for a conflict that does not exist."""
    if rule.check not in NAMES:
        raise RuleError(f'there is no conflict "{rule.check}"{tell_names(rule.check, NAMES)}')

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        told = [conflict for conflict in posting.conflicts if conflict.name == rule.check]
        excuse = evidence.find_excuse(posting) if told else None
        if excuse is not None:
            return NotApplicable(f'the posting says "{posting.document.text.string[excuse.start : excuse.end]}"')
        return [
            Hit(
                second.start,
                second.end,
                {"first": " ".join(first.split()), "second": " ".join(second.text.split())},
                related=((where, "the other statement"),),
            )
            for _, first, where, second in told
        ]

    return judge


KIND = Kind(list_phrases, prepare, lambda _rule: "conflicts", lambda _rule: ("first", "second"))
