"""A record of a feed, judged: one row of the results, whoever asks for it."""

from __future__ import annotations

import datetime
import gc
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jdlint.engine import Linter
from jdlint.judged import Judged
from jdlint.model.finding import VERDICTS, Finding, Result
from jdlint.model.posting import Posting
from jdlint.model.source import Source, Unreadable
from jdlint.reading.feeds.records import Record, make_record, read_record
from jdlint.reading.feeds.segments import Damaged, Form
from jdlint.settings import Config

FIELDS = Form("json")
"""The form of a record that comes as values and not as bytes."""


class Row(NamedTuple):
    """What was found in one record.

    ``position`` counts from 0 in the feed, ``key`` is the record's own id. ``verdict`` is "" and ``why`` says what is wrong where it could not be read.
    ``findings`` are as in the JSON report, but for suggestions; ``fail``, ``undetermined``, ``suppressed`` and ``not_applicable`` name the rules that
    came out so, and all others passed. ``sha256`` is of the record's bytes (of its values, where there are none), ``text_digest`` of what people read
    of it; ``recheck_on`` is the day on which the verdict can change by itself. ``shadow`` holds, where rules were compared, the rules that
    fail under the other configuration and the most severe of their findings, by rule.
    """

    position: int
    key: str = ""
    verdict: str = ""
    kind: str = ""
    title: str = ""
    company: str = ""
    place: str = ""
    language: str = ""
    sha256: str = ""
    text_digest: str = ""
    recheck_on: str | None = None
    why: str = ""
    findings: tuple[Mapping[str, Any], ...] = ()
    fail: tuple[str, ...] = ()
    undetermined: tuple[str, ...] = ()
    suppressed: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    shadow: tuple[tuple[str, str], ...] | None = None


class Clerk:
    """Judges records of one feed, one at a time; whatever is wrong with one is told in its row.

    ``shadow`` is a configuration to compare with. Raises `SettingsError` where rules cannot work.
    """

    def __init__(
        self, config: Config, as_of: datetime.date, form: Form = FIELDS, uri: str = "feed", shadow: Config | None = None
    ) -> None:
        self.linter = Linter(config, as_of=as_of)
        self.form = form
        self.uri = uri
        self.shadow = Linter(shadow, as_of=as_of) if shadow is not None else None

    def judge(self, position: int, raw: bytes, value: Mapping[str, Any] | None = None) -> Row:
        """The row of a record that came as bytes, or as values."""
        sha256 = hash_record(raw, value)
        try:
            made = read_record(self.form, raw, value, self.uri, sha256) if raw else make_record(value or {}, self.uri, sha256)
            return self._judge(position, made, sha256)
        except Damaged as error:
            return Row(position, sha256=sha256, why=str(error))
        except Unreadable as error:
            return Row(position, sha256=sha256, why=error.message)
        except Exception as error:
            # One record must not cost the verdicts on all the others.
            if os.environ.get("JDLINT_DEBUG"):
                raise
            return Row(
                position,
                sha256=sha256,
                why=f"jdlint itself failed on this record ({type(error).__name__}: {error}); please report it",
            )

    def _judge(self, position: int, record: Record, sha256: str) -> Row:
        held = self.linter.hold([record.document], self.uri)
        row = make_row(position, record, held, sha256, law_old=self.linter.bench.old)
        if self.shadow is not None:
            found = [finding for one in self.shadow.hold([record.document], self.uri) for finding in one.list_findings()]
            worst: dict[str, str] = {}
            for finding in found:
                if _RANK[finding.severity] < _RANK[worst.get(finding.rule, "none")]:
                    worst[finding.rule] = finding.severity
            row = row._replace(shadow=tuple(sorted(worst.items())))
        return row


_WORST: tuple[Result, ...] = ("fail", "undetermined", "suppressed", "pass", "not_applicable")
"""How a rule came out for a record of several postings: the first of these that is so for one of them."""
_RANK = {"error": 0, "warning": 1, "info": 2, "none": 3}


def hash_record(raw: bytes, value: Mapping[str, Any] | None) -> str:
    """The SHA-256 of a record."""
    data = raw or json.dumps(value, sort_keys=True, default=str).encode()
    return hashlib.sha256(data).hexdigest()


def make_row(position: int, record: Record, held: Sequence[Judged], sha256: str, *, law_old: bool = False) -> Row:
    """One row for all postings that a record holds, of which there is one as a rule.

    ``law_old`` is whether the table of the law is past its shelf life.
    """
    first = held[0]
    worst: dict[str, Result] = {}
    for one in held:
        for rule, outcome in one.outcomes.items():
            if rule not in worst or _WORST.index(outcome.result) < _WORST.index(worst[rule]):
                worst[rule] = outcome.result
    told: dict[Result, list[str]] = {result: [] for result in _WORST}
    for rule in sorted(worst):
        told[worst[rule]].append(rule)
    source = first.posting.document.source
    return Row(
        position,
        record.key,
        min((one.reach_verdict(law_old=law_old) for one in held), key=VERDICTS.index),
        first.posting.kind,
        first.title,
        record.company,
        next((code for one in held for code in _list_places(one.posting)), ""),
        first.posting.language,
        sha256,
        record.text_digest,
        min((one.recheck_on for one in held if one.recheck_on), default=None),
        "",
        tuple(describe(source, finding) for one in held for finding in one.list_findings()),
        tuple(told["fail"]),
        tuple(told["undetermined"]),
        tuple(told["suppressed"]),
        tuple(told["not_applicable"]),
    )


def _list_places(posting: Posting) -> Iterator[str]:
    """The jurisdictions of the places of work, by the text or else by its JSON-LD."""
    told = [place["jurisdiction"] for place in posting.unseen.get("locations", ())]
    for code in told or [place.jurisdiction for place in posting.locations]:
        if code:
            yield code


def describe(source: Source, finding: Finding) -> dict[str, Any]:
    """A finding as the results have it; the range is inside the text of the field that ``pointer`` names."""
    pointer, start, end = source.to_field(finding.span) if finding.span else (None, None, None)
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "pointer": pointer,
        "start": start,
        "end": end,
        "text": finding.text,
        "section": finding.section,
        "fingerprint": finding.fingerprint,
        "law": [
            {
                "jurisdiction": citation.jurisdiction,
                "citation": citation.citation,
                "url": citation.url,
                "binding": citation.binding,
            }
            for citation in finding.law
        ],
    }


def calm_collector() -> None:
    """Look for garbage seldom: what is there by now stays to the end, and judged postings leave hardly any."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 50, 100)
