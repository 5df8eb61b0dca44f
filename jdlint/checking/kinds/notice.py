"""``notice``: something that reading, understanding or suppressing noticed on the way, by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting
from jdlint.model.span import Span


def list_phrases(rule: Rule) -> Iterable[str]:
    """None: notices are there already."""
    return ()


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Each notice of the name is a hit."""

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        return [
            Hit(
                None, None, notice.values, source=None if notice.start is None else Span(notice.start, notice.end or notice.start)
            )
            for notice in evidence.notices
            if notice.name == rule.check
        ]

    return judge


KIND = Kind(list_phrases, prepare, lambda _rule: "notices")
