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
OF_A_REPOSITORY = ("sarif", "github", "gitlab", "junit", "markdown")
"""Formats whose readers take paths from the root of a repository."""
LINKED = ("markdown",)
"""Formats that lead to the files on the web."""


def render(report: Report, format: str, *, color: bool = False, verbose: bool = False, link: str = "") -> Iterator[str]:
    """The report as chunks of text in one of `FORMATS`; the whole ends with a line feed unless it is empty.

    ``color`` allows ANSI colour where the format has any, ``verbose`` asks for more words where it has more to say, and ``link`` is the
    web address below which the checked files lie, for formats that are `LINKED`. The same report gives the same text. Every chunk can be encoded as UTF-8, whatever the postings hold. A format that does not
    exist is a ``ValueError`` that names those that do.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format '{format}'; there are {', '.join(FORMATS)}")
    more = {"link": link} if format in LINKED else {}
    chunks: Iterator[str] = import_module(FORMATS[format]).render(report, color=color, verbose=verbose, **more)
    return chunks
