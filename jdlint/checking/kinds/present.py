"""``present``: something must stand in the posting. The value is a key of the record, or a list of keys.

``looked_for`` says in words what was looked for, by key where there are several. ``near`` are phrases that come close
without being it; the first of them in the posting is shown as the nearest miss. ``unless_in_posting`` are phrases that say
why nothing need stand there, such as "unpaid" where pay is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, NotApplicable, RuleError, Undetermined
from jdlint.checking.rule import Rule
from jdlint.model.posting import Passage, Posting


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
        missing = [looked_for[key] for key in keys if not getattr(posting, key) and key not in posting.unseen]
        if not missing:
            return ()
        excuse = evidence.find_excuse(posting)
        if excuse is not None:
            return NotApplicable(f'the posting says "{posting.document.text.string[excuse.start : excuse.end]}"')
        if posting.kind == "partial":
            return Undetermined("the text is cut off", tuple(f"the rest of the text, which may hold {what}" for what in missing))
        if posting.document.opaque:
            needs = tuple(f"the text that is included, or {what} in the file itself" for what in missing)
            return Undetermined("part of the page comes from template code whose content cannot be seen here", needs)
        nearest = ""
        related: tuple[tuple[Passage, str], ...] = ()
        if evidence.terms:
            match = min(evidence.terms, key=lambda match: (match.start, -match.end))
            passage = posting.passage(match.start, match.end)
            nearest = f' The nearest is "{passage.text}".'
            related = ((passage, "the nearest miss"),)
        return [Hit(None, None, {"looked_for": what, "nearest": nearest}, related=related) for what in missing]

    return judge


KIND = Kind(list_phrases, prepare, values=lambda _rule: ("looked_for", "nearest"))
