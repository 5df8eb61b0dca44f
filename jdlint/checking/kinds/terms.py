"""``terms``: words that should not stand there. A mapping gives each term what to write instead, a list gives none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, reporter
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting
from jdlint.understanding.matcher import Match

_ARTICLE = re.compile(r"(?:^|[^\w'])(an?) +$")
_VOWEL = re.compile(r"(?!use|uni(?!n)|one\b|once|eu|ubi)[aeiou]|hour|honest|honou?r|heir")


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
            word = None if match.phrase.endswith("*") else pick(posting.folded[max(match.start - 4, 0) : match.start], words)
            hits.append(Hit(match.start, match.end, values[match.phrase], becomes=None if word is None else like(found, word)))
        return report(hits)

    return judge


def longest(matches: Sequence[Match]) -> list[Match]:
    """Matches without those that lie inside or overlap an earlier, longer one."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def pick(before: str, words: Sequence[str]) -> str | None:
    """The first of some words that reads right behind what stands before it: "a" and "an" keep words of their own sound."""
    article = _ARTICLE.search(before)
    if article is None:
        return words[0] if words else None
    return next((word for word in words if bool(_VOWEL.match(word.lower())) == (article[1] == "an")), None)


def like(found: str, word: str) -> str:
    """``word`` in the capitals of the words it replaces."""
    if found.isupper() and len(found) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if found[:1].isupper() else word


def list_values(rule: Rule) -> Iterable[str]:
    """What to write instead, and with ``first`` how many there are."""
    return ("suggestion", "count") if rule.options.get("first") else ("suggestion",)


KIND = Kind(list_phrases, prepare, lambda _rule: "phrases", list_values)
