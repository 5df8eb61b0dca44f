"""``notice``: something that reading, understanding or suppressing noticed on the way, by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.judging import Evidence, Hit, Judge, Judgement, Kind, RuleError
from jdlint.checking.nearest import tell_names
from jdlint.checking.rule import Rule
from jdlint.model.posting import Posting
from jdlint.model.span import Span

NOTICES: Mapping[str, tuple[str, ...]] = {
    "encoding-not-utf8": ("encoding",),
    "feed-cdata-literal": ("field",),
    "feed-description-absent": ("why",),
    "feed-description-empty": ("field", "why"),
    "feed-encoding-wrong": ("encoding",),
    "feed-id-missing": (),
    "feed-id-repeated": ("id", "first"),
    "feed-markup-escaped": ("field",),
    "feed-record-broken": ("why",),
    "feed-text-repeated": ("id", "first"),
    "feed-title-unrelated": ("title",),
    "feed-url-broken": ("field", "why"),
    "front-matter-broken": ("why",),
    "json-duplicate-key": ("key",),
    "json-ld-broken": ("why",),
    "json-trailing-comma": (),
    "law-data-old": ("date",),
    "law-employer-unknown": ("needs",),
    "law-facts-needed": ("needs",),
    "law-not-in-table": ("places",),
    "law-place-unknown": (),
    "no-posting-keys": (),
    "not-a-posting": ("why",),
    "posting-cut-off": ("why",),
    "suppression-unknown-rule": ("name", "nearest"),
    "suppression-unused": ("name",),
    "suppression-without-reason": ("missing",),
    "template-code": (),
    "template-instructions": (),
    "yaml-duplicate-key": ("key",),
}
"""What is noticed, by name, with the names of the values that it brings."""


def list_phrases(rule: Rule) -> Iterable[str]:
    """None: notices are there already."""
    return ()


def prepare(rule: Rule, options: Mapping[str, Any]) -> Judge:
    """Each notice of the name is a hit. Raises RuleError for one that nobody gives."""
    if rule.check not in NOTICES:
        raise RuleError(f'there is no notice "{rule.check}"{tell_names(rule.check, NOTICES)}')

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        return [
            Hit(
                None,
                None,
                notice.values,
                becomes=notice.becomes,
                source=None if notice.start is None else Span(notice.start, notice.end or notice.start),
                mends=notice.mends,
            )
            for notice in evidence.notices
            if notice.name == rule.check
        ]

    return judge


KIND = Kind(list_phrases, prepare, lambda _rule: "notices", lambda rule: NOTICES[rule.check])
