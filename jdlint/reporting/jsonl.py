"""JSON Lines: one JSON object a line, for pipes, logs and tables.

The first line says what was checked with what, ``{"version": …, "tool": …, "run": …}``; then comes one for each input that could
not be read, ``{"error": {"uri": …, "position": …, "message": …}}``; then one for each posting, the same object as in ``postings`` of
the format ``json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.model.report import Report
from jdlint.reporting.json import describe_error, describe_posting, describe_run, encode


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The report line by line, a chunk a line."""
    yield encode(describe_run(report)) + "\n"
    for error in report.errors:
        if error.named:
            yield encode({"error": describe_error(error)}) + "\n"
    for posting in report.postings:
        yield encode(describe_posting(posting)) + "\n"
