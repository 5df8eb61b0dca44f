"""Findings that are told and do not count: who silenced them, and why. Comments, baselines, waivers and changes all do it this way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from jdlint.model.finding import Finding, Outcome, Suppressed, Verdict
from jdlint.model.report import PostingReport

READ_LANGUAGES = ("en", "und")

Find = Callable[[Finding], Suppressed | None]
Reach = Callable[[Outcome], Suppressed | None]


def silence_rule(outcome: Outcome, findings: Sequence[Finding], find: Find) -> tuple[Outcome, list[Finding], list[Finding]]:
    """How a rule comes out once some of its findings do not count, those that do, and those that do not."""
    loud, silenced = [], []
    for finding in findings:
        suppressed = find(finding)
        if suppressed is None:
            loud.append(finding)
        else:
            silenced.append(finding._replace(suppressed=suppressed))
    if silenced:
        outcome = outcome._replace(result="fail" if loud else "suppressed", findings=len(loud or silenced))
    return outcome, loud, silenced


def silence_open(outcome: Outcome, reach: Reach) -> Outcome:
    """How a rule comes out that could not be decided, if that does not count; why and what it needs stay told."""
    suppressed = reach(outcome) if outcome.result == "undetermined" else None
    return outcome if suppressed is None else outcome._replace(result="suppressed", suppressed=suppressed)


def silence_posting(posting: PostingReport, find: Find, reach: Reach) -> PostingReport:
    """A posting's report in which some findings and undecided rules do not count; the verdict is by what is left."""
    findings: dict[str, list[Finding]] = {}
    for finding in posting.findings:
        findings.setdefault(finding.rule, []).append(finding)
    outcomes: list[Outcome] = []
    quiet = list(posting.suppressed)
    told: set[int] = set()
    for outcome in posting.outcomes:
        after, loud, silenced = silence_rule(outcome, findings.get(outcome.rule, ()), find)
        if not loud and outcome.result == "suppressed":
            after = after._replace(findings=outcome.findings + len(silenced))
        outcomes.append(silence_open(after, reach))
        quiet += silenced
        told.update(map(id, loud))
    left = tuple(finding for finding in posting.findings if id(finding) in told)
    if len(left) == len(posting.findings) and tuple(outcomes) == posting.outcomes:
        return posting
    verdict = reach_verdict(str(posting.record["kind"]), posting.language, left, outcomes, law_old=posting.law_old)
    return posting._replace(verdict=verdict, outcomes=tuple(outcomes), findings=left, suppressed=tuple(quiet))


def reach_verdict(
    kind: str, language: str, findings: Iterable[Finding], outcomes: Iterable[Outcome], *, law_old: bool
) -> Verdict:
    """What a person should do: an error holds; what was not a whole posting in a language we read was not checked.

    By a law that is past its shelf life nothing is ready, whatever rules run: what came into force since is not known.
    """
    severities = {finding.severity for finding in findings}
    if "error" in severities:
        return "HOLD"
    if kind in ("partial", "other") or language not in READ_LANGUAGES:
        return "NOT CHECKED"
    if law_old or "warning" in severities or any(outcome.result == "undetermined" for outcome in outcomes):
        return "DECIDE"
    return "READY"
