"""``terms``: words that should not stand there. A mapping gives each term what to write instead, a list gives none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, reporter
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting
from jdlint.understanding.matcher import Match


def list_phrases(rule: Rule) -> Iterable[str]:
    """The terms themselves."""
    return tuple(rule.check)


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Judge by the matches of the one scan; overlapping terms make one hit, the longest."""
    suggestions: Mapping[str, Sequence[str]] = rule.check if isinstance(rule.check, dict) else {}
    report = reporter(options)
    values: dict[str, Mapping[str, object]] = {}  # by phrase, one for all its places

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        hits = []
        for match in longest(evidence.terms):
            if not evidence.allows(rule, posting, match.start, match.end):
                continue
            words = suggestions.get(match.phrase) or ()
            if match.phrase not in values:
                values[match.phrase] = {"suggestion": " / ".join(words)}
            found = posting.document.text.string[match.start : match.end]
            hits.append(
                Hit(
                    match.start,
                    match.end,
                    values[match.phrase],
                    becomes=like(found, words[0]) if words and not match.phrase.endswith("*") else None,
                )
            )
        return report(hits)

    return judge


def longest(matches: Sequence[Match]) -> list[Match]:
    """Matches without those that lie inside or overlap an earlier, longer one."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def like(found: str, word: str) -> str:
    """``word`` in the capitals of the words it replaces."""
    if found.isupper() and len(found) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if found[:1].isupper() else word


def list_values(rule: Rule) -> Iterable[str]:
    """What to write instead, and with ``first`` how many there are."""
    return ("suggestion", "count") if rule.options.get("first") else ("suggestion",)


KIND = Kind(list_phrases, prepare, lambda _rule: "phrases", list_values)
