"""``pattern``: a regular expression that should match nothing, tried where `jdlint.checking.expressions` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.expressions import Expression
from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, reporter
from jdlint.checking.mending import MENDS
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting


def list_phrases(rule: Rule) -> Iterable[str]:
    """The cues."""
    return tuple(rule.options.get("cues", ()))


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Judge by what the expression, or its first group, matches."""
    expression = Expression(rule.check, options)
    becomes, mend = options.get("becomes"), MENDS.get(options.get("mend", ""))
    report = reporter(options)

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        hits = []
        for match in expression.find(rule.scope, posting, evidence.terms):
            start, end = match.span(1 if match.re.groups else 0)
            if end > start >= 0 and evidence.allows(rule, posting, start, end):
                values = match.groupdict("")
                better = (
                    match.expand(becomes)
                    if becomes is not None
                    else mend(posting.document.text.string[start:end])
                    if mend
                    else None
                )
                hits.append(Hit(start, end, values, becomes=better))
        return report(hits)

    return judge


def list_values(rule: Rule) -> Iterable[str]:
    """The expression's named groups, empty where they take no part, and with ``first`` how many hits there are."""
    return (*re.compile(rule.check).groupindex, *(("count",) if rule.options.get("first") else ()))


KIND = Kind(
    list_phrases,
    prepare,
    lambda rule: "phrases" if rule.options.get("cues") and not rule.options.get("near") else "",
    list_values,
    lambda rule: ((rule.check, rule.options),),
)
