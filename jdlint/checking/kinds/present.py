"""``present``: something must stand in the posting. The value is a key of the record.

``looked_for`` says in words what was looked for. ``near`` are phrases that come close without being it; the first of them
in the posting is shown as the nearest miss.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, Undetermined
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting

FIELDS = {
    "pay": "pay", "reporting_line": "reporting_line", "eeo_statement": "eeo_statement", "locations": "locations",
    "accommodation_statement": "accommodation_statement", "application": "application", "deadline": "deadline",
    "employment_type": "employment_type", "benefits": "benefits", "summary": "summary", "title": "title",
    "responsibilities": "responsibilities", "requirements": "requirements",
}  # fmt: skip


def list_phrases(rule: Rule) -> Iterable[str]:
    """The phrases of a near miss."""
    return tuple(rule.options.get("near", ()))


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Judge by the posting's own attribute of that name."""
    attribute = FIELDS[rule.check]
    looked_for = options["looked_for"]

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        if getattr(posting, attribute):
            return ()
        if posting.document.opaque:
            return Undetermined(
                "part of the page comes from an include or template code whose content cannot be seen here",
                (f"the included text, or the {looked_for} in the file itself",),
            )
        near = ""
        related: tuple[Any, ...] = ()
        if evidence.terms:
            match = min(evidence.terms, key=lambda match: (match.start, -match.end))
            passage = posting.passage(match.start, match.end)
            near = f' The nearest is "{passage.text}".'
            related = ((passage, "the nearest miss"),)
        return [Hit(None, None, {"looked_for": looked_for, "nearest": near}, related=related)]

    return judge


KIND = Kind(list_phrases, prepare)
