"""The worklist as CSV (RFC 4180), which every spreadsheet opens; cells that would be formulas are quoted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from jdlint.model.report import Report
from jdlint.reporting.plain import show
from jdlint.reporting.worklist import disarm, list_postings


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The table in one chunk."""
    sheet = list_postings(report)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _ in sheet.columns])
    for row in sheet.rows:
        writer.writerow([disarm(show(cell)) if isinstance(cell, str) else cell for cell in row])
    yield out.getvalue()
