"""How a report for people ends: counts, what could not be read, and what it was all checked with."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from jdlint.model.report import ReadError, Report, Run
from jdlint.reporting.paint import Paint
from jdlint.reporting.plain import count, one_line, show
from jdlint.reporting.prose import list_some, wrap
from jdlint.reporting.silenced import tell_known

_HASH = 8


def close(report: Report, paint: Paint, *, verbose: bool = False) -> Iterator[str]:
    """The last lines of a report."""
    for error in report.errors:
        if error.named:
            place = f"{error.uri}:{error.position}" if error.position else error.uri
            yield paint(f"Could not read {show(place)}", "error")
            yield from wrap(error.message, "    ")
    yield from _tell_unread(report.errors)
    if verbose:
        for note in report.notes:
            yield from wrap(note, "Note: ")
    if report.errors or (verbose and report.notes):
        yield ""
    yield _count_all(report, paint)
    if report.known is not None:
        yield from wrap(tell_known(report))
    yield from _tell_fixes(report)
    yield ""
    if any(rule.basis in {"law", "policy"} for rule in report.rules):
        yield "Not legal advice. READY says that no rule found a fault, not that every law is met."
    yield from wrap(_say_checked_with(report))


def _tell_unread(errors: Iterable[ReadError]) -> Iterator[str]:
    """Files met in a folder that need an optional part, together where the remedy is the same."""
    groups: dict[str, list[str]] = {}
    for error in errors:
        if not error.named:
            groups.setdefault(error.message, []).append(show(error.uri))
    for message, uris in groups.items():
        yield f"Passed over {list_some(uris, 3)}"
        yield from wrap(message, "    ")


def _count_all(report: Report, paint: Paint) -> str:
    verdicts = ", ".join(f"{number:,} {paint(verdict, verdict)}" for verdict, number in report.verdicts().items())
    severities = report.severities()
    found = [count(severities["error"], "error"), count(severities["warning"], "warning"), f"{severities['info']:,} info"]
    if not report.postings:
        passed = " --verbose tells what was passed over." if report.notes else ""
        if report.changed and not report.errors:
            return f"No posting was changed since {show(report.changed)}."
        return "No posting was read." if report.errors else f"No posting was found.{passed}"
    which = f" changed since {show(report.changed)}" if report.changed else ""
    return f"{count(len(report.postings), 'posting')}{which}: {verdicts}. {', '.join(found)}."


def _tell_fixes(report: Report) -> Iterator[str]:
    """How much of it could be mended by a command."""
    counts = Counter(
        finding.fix.safety
        for posting in report.postings
        if posting.source.encoding != "pdf" and not posting.source.fields
        for finding in posting.findings
        if finding.fix
    )
    told = [f"jdlint fix mends {counts['safe']:,} of them"] if counts["safe"] else []
    if counts["review"]:
        told.append(f"jdlint fix --review --diff shows what to write in {count(counts['review'], 'place')}")
    if told:
        yield "; ".join(told) + "."


def _say_checked_with(report: Report) -> str:
    tool, run = report.tool, report.run
    hashes = {"rules": tool.rules, "law": tool.law, "configuration": run.config}
    used = ", ".join(f"{name} {_shorten(digest)}" for name, digest in hashes.items() if digest)
    law_date = f", with the law up to {tool.law_date}{_tell_age(tool.law_date, run.as_of)}" if tool.law_date else ""
    packages = "".join(f" and {package}" for package in run.rule_packages)
    vintage = f", by {tell_vintage(run)}" if run.rules_as_of else ""
    return one_line(f"Checked with jdlint {tool.version}{packages} ({used}) as of {run.as_of}{vintage}{law_date}.")


def tell_vintage(run: Run) -> str:
    """By the rules of which older version a run went, and how many newer ones did without, "" where it went by all."""
    left_out = f" ({count(len(run.left_out), 'newer rule')} left out)" if run.left_out else ""
    return f"the rules of {run.rules_as_of}{left_out}" if run.rules_as_of else ""


def _tell_age(law_date: str, as_of: str) -> str:
    days = (datetime.date.fromisoformat(as_of) - datetime.date.fromisoformat(law_date)).days
    return f" ({count(days, 'day')} old)" if days > 0 else ""


def _shorten(digest: str) -> str:
    return digest.removeprefix("sha256:")[:_HASH]
