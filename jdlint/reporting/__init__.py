"""Reports in the formats people and programs read: one module a format, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from jdlint.model.report import Report

FORMATS = {
    "human": "jdlint.reporting.human",
    "concise": "jdlint.reporting.concise",
    "rules": "jdlint.reporting.rules",
    "json": "jdlint.reporting.json",
    "jsonl": "jdlint.reporting.jsonl",
    "sarif": "jdlint.reporting.sarif",
    "github": "jdlint.reporting.github",
    "gitlab": "jdlint.reporting.gitlab",
    "junit": "jdlint.reporting.junit",
    "rdjsonl": "jdlint.reporting.rdjsonl",
    "html": "jdlint.reporting.html",
    "markdown": "jdlint.reporting.markdown",
    "csv": "jdlint.reporting.csv",
}
WHOLE = ("html",)
"""Formats that show the whole posting, for which a report has to hold its documents."""


def render(report: Report, format: str, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The report as chunks of text in one of `FORMATS`; the whole ends with a line feed unless it is empty.

    ``color`` allows ANSI colour where the format has any, ``verbose`` asks for more words where it has more to say. The same
    report gives the same text. Every chunk can be encoded as UTF-8, whatever the postings hold. A format that does not
    exist is a ``ValueError`` that names those that do.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format '{format}'; there are {', '.join(FORMATS)}")
    chunks: Iterator[str] = import_module(FORMATS[format]).render(report, color=color, verbose=verbose)
    return chunks
