"""The worklist as a workbook (.xlsx): postings, findings, and how each rule came out, each on a sheet with filters."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from jdlint.model.report import Report
from jdlint.reporting.plain import show
from jdlint.reporting.worklist import Cell, list_sheets

MISSING = "A workbook needs an optional part: pip install 'jdlint[report]'"
LONGEST_CELL = 32_767  # characters, the most that a cell of Excel holds
MOST_ROWS = 1_048_575  # below the head


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[bytes]:
    """The workbook in one chunk; the same report gives the same bytes. Raises ImportError where XlsxWriter is not installed."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        day = datetime.date.fromisoformat(report.run.as_of)
        book.set_properties({"title": "jdlint", "created": datetime.datetime(day.year, day.month, day.day)})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in list_sheets(report):
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            for column, (name, width) in enumerate(sheet.columns):
                page.set_column(column, column, width)
                page.write_string(0, column, name, head)
            last = 0
            for last, row in enumerate(_cut(sheet.rows), 1):
                for column, cell in enumerate(row):
                    if isinstance(cell, int):
                        page.write_number(last, column, cell, body)
                    elif cell:
                        page.write_string(last, column, show(cell)[:LONGEST_CELL], body)
            page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
            page.set_landscape()
            page.fit_to_pages(1, 0)
            page.repeat_rows(0)
    yield out.getvalue()


def _cut(rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """As many rows as a sheet holds; the last one says how many more there are."""
    remaining = iter(rows)
    yield from islice(remaining, MOST_ROWS - 1)
    more = sum(1 for _ in remaining)
    if more:
        yield (f"{more:,} more rows do not fit on a sheet; check fewer files at once.",)
