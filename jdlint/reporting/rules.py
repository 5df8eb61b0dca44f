"""The table of rules by outcome: what was judged, how often it passed and failed, and what could not be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jdlint.model.finding import RESULTS
from jdlint.model.report import Report
from jdlint.reporting.paint import Paint
from jdlint.reporting.plain import count, one_line, show
from jdlint.reporting.silenced import list_quiet, tell_known, tell_suppressed

_HEADINGS = ("rule", "category", *(result.replace("_", " ") for result in RESULTS))


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """One line for each rule that ran, with how many postings came out each way; "." stands for none.

    When there is a single posting, a last column says why a rule does not apply or could not be decided, and what it needs.
    """
    paint = Paint(color)
    reasons = _list_reasons(report)
    categories = {rule.id: rule.category for rule in report.rules}
    rows = []
    for rule, counts in report.outcomes().items():
        if any(counts.values()):
            numbers = (f"{counts[result]:,}" if counts[result] else "." for result in RESULTS)
            rows.append((rule, categories[rule], *numbers))
    headings = (*_HEADINGS, "why") if any(reasons.get(row[0]) for row in rows) else _HEADINGS
    if rows:
        widths = [max(len(row[index]) for row in [_HEADINGS, *rows]) for index in range(len(_HEADINGS))]
        yield paint(_align(headings, widths), "bold") + "\n"
        for row in rows:
            reason = reasons.get(row[0])
            yield _align((*row, reason) if reason else row, widths) + "\n"
        yield "\n"
    yield f"{count(len(rows), 'rule')} over {count(len(report.postings), 'posting')}.\n"
    if report.known is not None:
        yield f"{tell_known(report)}\n"
    waived = Counter(
        (one.rule, tell_suppressed(one.suppressed))
        for posting in report.postings
        for one in list_quiet(posting)
        if one.suppressed.by == "waiver"
    )
    for (rule, told), number in waived.items():
        yield f"{rule}: {told}{f' ({number:,} times)' if number > 1 else ''}.\n"
    for error in report.errors:
        if error.named:
            place = f"{error.uri}:{error.position}" if error.position else error.uri
            yield f"Could not read {show(place)}: {one_line(error.message)}\n"


def _list_reasons(report: Report) -> dict[str, str]:
    """Why each rule came out as it did, where there is but one posting to tell of."""
    if len(report.postings) != 1:
        return {}
    reasons = {}
    for outcome in report.postings[0].outcomes:
        needs = f"needs {', '.join(outcome.needs)}" if outcome.needs else ""
        reasons[outcome.rule] = one_line("; ".join(part for part in (outcome.why, needs) if part))
    return reasons


def _align(cells: tuple[str, ...], widths: list[int]) -> str:
    """Words to the left, numbers to the right, two blanks between."""
    aligned = [
        cell.ljust(widths[index]) if index < 2 else cell.rjust(widths[index]) if index < len(widths) else cell
        for index, cell in enumerate(cells)
    ]
    return "  ".join(aligned).rstrip()
