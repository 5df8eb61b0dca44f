"""A posting that was held against the rules, on its way to being reported."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from jdlint.checking.law.charges import Trial, conclude
from jdlint.checking.rule import Rule
from jdlint.model.finding import Finding, Outcome, Result, Severity, Verdict
from jdlint.model.posting import Posting
from jdlint.model.report import PostingReport
from jdlint.model.silencing import READ_LANGUAGES, Find, Reach, reach_verdict, silence_open, silence_rule
from jdlint.understanding.record import make_record

LAST_DAY = datetime.date.max.isoformat()


class Heard(NamedTuple):
    """What the law makes of a posting: ``trial`` is None for what is no advertisement, ``recheck_on`` the ISO day on which something changes."""

    trial: Trial | None = None
    recheck_on: str | None = None


class Judged:
    """What each rule said of a posting; ``findings`` shrinks and ``silenced`` grows as comments silence some of it.

    ``hear`` tells what the law makes of it: where no rule waits for that, only if somebody asks.
    """

    def __init__(self, posting: Posting, outcomes: dict[str, Outcome], hear: Callable[[], Heard]) -> None:
        self.posting = posting
        self.findings: dict[str, list[Finding]] = {}
        self.outcomes = outcomes
        self.silenced: list[Finding] = []
        self._hear = hear

    @cached_property
    def heard(self) -> Heard:
        """What the law makes of the posting."""
        return self._hear()

    @property
    def trial(self) -> Trial | None:
        """How the requirements of the law come out, None for what is no advertisement."""
        return self.heard.trial

    @property
    def recheck_on(self) -> str | None:
        """The ISO day on which the verdict can change by itself, be it that a waiver has ended."""
        told = (*(one.suppressed for one in self.silenced), *(one.suppressed for one in self.outcomes.values()))
        ends = {_next_day(one.until) for one in told if one is not None and one.until}
        return min(filter(None, (self.heard.recheck_on, *ends)), default=None)

    def add(self, rule: Rule, findings: list[Finding]) -> None:
        """Take note that a rule is broken, and whether by law."""
        self.findings[rule.id] = findings
        outcome = self.outcomes[rule.id]
        by_law = any(citation.binding and not citation.needs for finding in findings for citation in finding.law)
        self._conclude(outcome._replace(basis="law") if by_law else outcome, "fail", len(findings))

    def _conclude(self, outcome: Outcome, result: Result, findings: int) -> None:
        self.outcomes[outcome.rule] = Outcome(outcome.rule, outcome.category, outcome.basis, result, findings)

    def give_way(self, yielding: Mapping[str, Rule]) -> None:
        """Drop what a rule says of words that a rule which says it better reports as well, unless a law stands behind it."""
        for name in sorted(self.findings.keys() & yielding.keys()):
            rule = yielding[name]
            others = [finding for other in rule.yields_to for finding in self.findings.get(other, ())]
            left = [
                finding for finding in self.findings[name] if finding.law or not any(_covers(other, finding) for other in others)
            ]
            if left:
                self.outcomes[name] = self.outcomes[name]._replace(findings=len(left))
                self.findings[name] = left
            else:
                better = ", ".join(dict.fromkeys(finding.rule for finding in others))
                del self.findings[name]
                self.outcomes[name] = Outcome(
                    name, rule.category, rule.basis, "not_applicable", 0, f"{better} reports the same words"
                )

    def silence(self, find: Find, reach: Reach) -> None:
        """Silence what comments or waivers silence: findings, and rules that could not be decided."""
        for rule, findings in self.findings.items():
            self.outcomes[rule], findings[:], silenced = silence_rule(self.outcomes[rule], findings, find)
            self.silenced += silenced
        for rule, outcome in self.outcomes.items():
            self.outcomes[rule] = silence_open(outcome, reach)

    def amend(self, change: Callable[[Finding], Finding], change_open: Callable[[Outcome], Outcome]) -> None:
        """Say something else of findings that count, and of rules that could not be decided."""
        for findings in self.findings.values():
            findings[:] = map(change, findings)
        for rule, outcome in self.outcomes.items():
            if outcome.result == "undetermined":
                self.outcomes[rule] = change_open(outcome)

    @property
    def title(self) -> str:
        """The posting's title, "" where it has none."""
        return self.posting.title.text if self.posting.title else ""

    def list_findings(self) -> tuple[Finding, ...]:
        """What is wrong, in order of place; what has none comes first."""
        return tuple(sorted((finding for some in self.findings.values() for finding in some), key=_place))

    def reach_verdict(self, *, law_old: bool = False) -> Verdict:
        """What a person should do, as `jdlint.model.silencing.reach_verdict` tells it."""
        findings = (finding for some in self.findings.values() for finding in some)
        return reach_verdict(self.posting.kind, self.posting.language, findings, self.outcomes.values(), law_old=law_old)

    def report(self, *, law_old: bool = False, whole: bool = False, fail_on: Severity = "error") -> PostingReport:
        """What is told of the posting; outcomes in the order of the rules.

        ``law_old`` is whether the table of the law is past its shelf life, ``whole`` whether the document goes into the report, and
        ``fail_on`` the least severity that fails the run.
        """
        posting = self.posting
        return PostingReport(
            source=posting.document.source,
            key=posting.key,
            title=self.title,
            language=posting.language,
            verdict=self.reach_verdict(law_old=law_old),
            record=make_record(posting),
            measures=list_measures(posting),
            outcomes=tuple(self.outcomes.values()),
            findings=self.list_findings(),
            suppressed=tuple(self.silenced),
            recheck_on=self.recheck_on,
            law=conclude(self.trial, self.outcomes) if self.trial else (),
            law_old=law_old,
            document=posting.document if whole else None,
            fail_on=fail_on,
            extent=posting.extent,
        )


def _next_day(day: str) -> str:
    return "" if day == LAST_DAY else (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


def _covers(better: Finding, finding: Finding) -> bool:
    """Whether a finding may speak in the place of another on some of the same words; no error is lost to a lesser one."""
    return (better.severity == "error" or finding.severity != "error") and _overlap(better, finding)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.span is not None and other.span is not None and one.span.start < other.span.end and other.span.start < one.span.end


def _place(finding: Finding) -> tuple[int, int, str]:
    return (finding.span.start, finding.span.end, finding.rule) if finding.span else (-1, -1, finding.rule)


def list_measures(posting: Posting) -> dict[str, float]:
    """What is told of a posting's length and readability; the formulas were made for English."""
    names = ["words", "sentences"]
    if posting.language in READ_LANGUAGES and posting.measures["words"]:
        names += ["flesch_kincaid_grade", "flesch_reading_ease"]
    return {name: round(posting.measures[name], 2) for name in names}
