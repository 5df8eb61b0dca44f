"""What does not count, and who said so, in words that all formats share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jdlint.model.finding import SILENCERS, Finding, Silencer, Suppressed
from jdlint.model.report import PostingReport, Report
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import count, one_line
from jdlint.reporting.verdict import tell_day


class Quiet(NamedTuple):
    """A finding that does not count, or, where ``finding`` is None, a rule that could not be decided and does not count."""

    rule: str
    suppressed: Suppressed
    finding: Finding | None


def list_quiet(posting: PostingReport) -> list[Quiet]:
    """All that does not count in a posting, by who said so."""
    told = [Quiet(one.rule, one.suppressed, one) for one in sort_findings(posting.suppressed) if one.suppressed]
    told += [Quiet(one.rule, one.suppressed, None) for one in posting.outcomes if one.suppressed]
    return sorted(told, key=lambda one: SILENCERS.index(one.suppressed.by))


def tell_suppressed(suppressed: Suppressed) -> str:
    """Who silenced it, until when and why: "waived by A. Keller until 31 March 2027 because "…""."""
    by, reason = suppressed.by, one_line(suppressed.reason)
    because = f' because "{reason}"' if reason else ""
    if by == "waiver":
        return f"waived by {one_line(suppressed.approver)} until {tell_day(suppressed.until)}{because}"
    if by == "baseline":
        return f"known since the baseline of {tell_day(suppressed.since)}"
    if by == "unchanged":
        return f"in no line changed since {one_line(suppressed.since)}"
    return f"silenced by a comment{because}"


def count_quiet(posting: PostingReport) -> Iterator[tuple[Silencer, list[Quiet]]]:
    """What does not count, one group for each kind of silencer that occurs."""
    quiet = list_quiet(posting)
    for by in SILENCERS:
        some = [one for one in quiet if one.suppressed.by == by]
        if some:
            yield by, some


def tell_known(report: Report) -> str:
    """How much of it all was known, and how much of what was known is mended; "" where no baseline was used."""
    known = report.known
    if known is None:
        return ""
    mended = (
        f"; {known.mended:,} {'was' if known.mended == 1 else 'were'} mended: run jdlint baseline --prune" if known.mended else ""
    )
    return f"{count(known.known, 'known finding')} {'is' if known.known == 1 else 'are'} left out{mended}."
