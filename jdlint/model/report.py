"""The report of a run: every posting with its findings and outcomes, every file that could not be read, and what checked it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from jdlint.model.document import Document
from jdlint.model.finding import RESULTS, SEVERITIES, SILENCERS, VERDICTS, Finding, Outcome, Severity, Silencer, Verdict
from jdlint.model.law import Ruling
from jdlint.model.posting import Record
from jdlint.model.source import Source
from jdlint.model.span import Span


class PostingReport(NamedTuple):
    """What was found in one posting. ``suppressed`` holds the findings that do not count, each with who silenced it.

    ``law`` tells how each requirement came out, and ``recheck_on`` is the ISO day on which the verdict can change by itself.
    ``law_old`` is whether the law by which it was judged is past its shelf life. ``document`` is what was read, where a reporter
    shows the whole posting, and ``extent`` the range of the source that was judged. A finding at least as severe as ``fail_on`` fails the
    run.
    """

    source: Source
    key: str
    title: str
    language: str
    verdict: Verdict
    record: Record
    measures: Mapping[str, float]
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    recheck_on: str | None = None
    law: tuple[Ruling, ...] = ()
    law_old: bool = False
    document: Document | None = None
    extent: Span | None = None
    fail_on: Severity = "error"

    def fails(self, finding: Finding) -> bool:
        """Whether a finding of this posting fails the run."""
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on)


class ReadError(NamedTuple):
    """An input that could not be read: where, and what to do about it. ``position`` is "line:column" where it is known.

    ``named`` is False for a file met in a folder that needs an optional part; it is noted and is no error.
    """

    uri: str
    position: str | None
    message: str
    named: bool = True


class RuleInfo(NamedTuple):
    """What a reporter needs to know of a rule."""

    id: str
    title: str
    category: str
    topic: str | None
    severity: str
    basis: str
    why: str
    do: str
    not_when: str


class Tool(NamedTuple):
    """Which jdlint, with which rules and law."""

    version: str
    rules: str
    law: str
    law_date: str


class Run(NamedTuple):
    """What a run was told: the date it judges by, the configuration's hash, the employer's facts.

    ``rules_as_of`` is the version by whose rules it went, "" for this one, and ``left_out`` are the ids of newer rules that did not run for it.
    ``rule_packages`` are the installed packages of rules that were used, each with its version.
    """

    as_of: str
    config: str
    employer: Mapping[str, object]
    rules_as_of: str = ""
    left_out: tuple[str, ...] = ()
    rule_packages: tuple[str, ...] = ()


class Known(NamedTuple):
    """What a baseline said of a run: how many findings it knew, and how many that it knew are no longer there."""

    known: int
    mended: int


class Report(NamedTuple):
    """A whole run, in the order in which inputs were named.

    ``known`` is None where no baseline was used, and ``changed`` the revision since which changes count, "" where all does.
    """

    tool: Tool
    run: Run
    rules: tuple[RuleInfo, ...]
    postings: tuple[PostingReport, ...]
    errors: tuple[ReadError, ...] = ()
    notes: tuple[str, ...] = ()
    known: Known | None = None
    changed: str = ""

    def verdicts(self) -> dict[str, int]:
        """How many postings have each verdict, for those that occur."""
        count = Counter(posting.verdict for posting in self.postings)
        return {verdict: count[verdict] for verdict in VERDICTS if count[verdict]}

    def severities(self) -> dict[str, int]:
        """How many findings have each severity."""
        count = Counter(finding.severity for posting in self.postings for finding in posting.findings)
        return {severity: count[severity] for severity in SEVERITIES}

    def silencers(self) -> dict[str, int]:
        """How many findings and undecided rules each silencer silenced."""
        count: Counter[Silencer] = Counter()
        for posting in self.postings:
            count.update(finding.suppressed.by for finding in posting.suppressed if finding.suppressed)
            count.update(outcome.suppressed.by for outcome in posting.outcomes if outcome.suppressed)
        return {by: count[by] for by in SILENCERS}

    def outcomes(self) -> dict[str, dict[str, int]]:
        """For each rule, how many postings came out each way."""
        count = Counter((outcome.rule, outcome.result) for posting in self.postings for outcome in posting.outcomes)
        return {rule.id: {result: count[rule.id, result] for result in RESULTS} for rule in self.rules}
