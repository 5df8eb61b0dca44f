"""``present``: something must stand in the posting. The value is a key of the record, or a list of keys.

``looked_for`` says in words what was looked for, by key where there are several. ``near`` are phrases that come close
without being it; the first of them in the posting is shown as the nearest miss. ``unless_in_posting`` are phrases that say
why nothing need stand there, such as "unpaid" where pay is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.absence import judge_absence
from jdlint.checking.judging import Evidence, Judge, Judgement, Kind, RuleError
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting


def list_phrases(rule: Rule) -> Iterable[str]:
    """The phrases of a near miss."""
    return tuple(rule.options.get("near", ()))


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Judge by the posting's own attributes of these names. Raises RuleError where ``looked_for`` lacks one of them."""
    keys = [rule.check] if isinstance(rule.check, str) else list(rule.check)
    words = options["looked_for"]
    unsaid = [key for key in keys if not isinstance(words, str) and key not in words]
    if unsaid:
        raise RuleError(f"looked_for says nothing of {', '.join(unsaid)}; say in words what was looked for")
    looked_for = {key: words if isinstance(words, str) else words[key] for key in keys}

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        missing = [looked_for[key] for key in keys if not posting.holds(key)]
        return judge_absence(posting, evidence, missing, evidence.terms)

    return judge


KIND = Kind(list_phrases, prepare, values=lambda _rule: ("looked_for", "nearest"))
