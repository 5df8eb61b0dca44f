"""Reports on their way out: which format goes where, and what becomes of it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from jdlint.apps.cli import tell
from jdlint.model.digest import digest
from jdlint.model.report import ReadError, Report
from jdlint.reading.files import read_bytes
from jdlint.reporting import FORMATS, OF_A_REPOSITORY, render
from jdlint.reporting.plain import count, one_line, show
from jdlint.writing import print_all, replace_file

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

REVIEWED = "docx"
"""The format that is no report: the checked Word document itself, with comments."""
WORKBOOK = "xlsx"
"""The format that is no text."""
EVERY = (*FORMATS, WORKBOOK, REVIEWED)


class Target(NamedTuple):
    """A report format and the file it goes to, None for standard output."""

    format: str
    file: str | None


def parse_targets(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> list[Target]:
    """``FORMAT`` or ``FORMAT=FILE`` of the reports on postings."""
    return read_targets(values, EVERY)


def read_targets(values: Iterable[str], formats: Sequence[str]) -> list[Target]:
    """Each ``FORMAT`` or ``FORMAT=FILE``, told with the nearest format where there is none of the name."""
    targets = []
    for value in values:
        name, equals, file = value.partition("=")
        if name not in formats:
            from jdlint.config.names import suggest

            hint = suggest(name, formats) or "; there are " + ", ".join(formats)
            raise click.BadParameter(f'there is no format "{name}"{hint}')
        if equals and not file:
            raise click.BadParameter(f'"{value}" names no file after the sign =')
        if name in (REVIEWED, WORKBOOK) and not file:
            what, example = ("Word document", "reviewed.docx") if name == REVIEWED else ("workbook", "worklist.xlsx")
            raise click.BadParameter(f"a {what} goes into a file: --format {name}={example}")
        targets.append(Target(name, file or None))
    return targets


def parse_address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An address on the web that can stand in a link as it is."""
    if value is not None and not re.fullmatch(r"https?://[\w.:/~%+@-]+", value, re.ASCII):
        raise click.BadParameter(f'"{value}" is no address such as https://github.com/OWNER/NAME/blob/REVISION')
    return value


def complete_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The formats."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in EVERY if name.startswith(incomplete)]


def plan_output(targets: Sequence[Target], output: str | None) -> list[Target]:
    """Where each format goes. What names no file goes to ``output`` or standard output; that is the human report if nothing else is."""
    plain = {target.format for target in targets if target.file is None}
    if len(plain) > 1:
        raise click.UsageError(f"only one format can go to the terminal; give the others a file: --format {min(plain)}=FILE")
    files = [target.file for target in targets if target.file is not None] + ([output] if output is not None else [])
    places = [os.path.realpath(file) for file in files]
    twice = next((file for file, place in zip(files, places, strict=True) if places.count(place) > 1), None)
    if twice is not None:
        raise click.UsageError(f"two reports cannot go to one file, {twice}")
    main = Target(plain.pop() if plain else "human", output)
    return [*(target for target in targets if target.file is not None), main]


def deliver(
    report: Report, target: Target, quiet: bool, failing: int, *, verbose: bool, color: str, source_url: str | None = None
) -> bool:
    """Write one report; False if that was not possible, which is told. ``source_url`` is where the files lie on the web."""
    colored = color == "always" or (color == "auto" and target.file is None and wants_color())
    if target.format == REVIEWED and target.file is not None:
        return deliver_review(report, target.file)
    chunks: Iterable[str | bytes] = make_chunks(report, target.format, color=colored, verbose=verbose, link=source_url or "")
    if quiet and target.format == "human":
        chunks = summarize(report, failing)
    if target.file is None:
        print_all(chunks)
        return True
    try:
        replace_file(target.file, chunks)
    except OSError as error:
        tell(f"{target.file}: the report cannot be written: {error.strerror or error}")
        return False
    return True


def make_chunks(report: Report, format: str, *, color: bool, verbose: bool, link: str = "") -> Iterable[str | bytes]:
    """A report in any format but that of the reviewed document. Raises click.UsageError where an optional part is missing."""
    if format in OF_A_REPOSITORY:
        from jdlint.apps.repository import find_root, name_in_repository

        report = name_in_repository(report, find_root(os.curdir))
    if format != WORKBOOK:
        return render(report, format, color=color, verbose=verbose, link=link)
    from jdlint.reporting import xlsx

    try:
        return list(xlsx.render(report))
    except ImportError:
        raise click.UsageError(xlsx.MISSING) from None


def deliver_review(report: Report, file: str) -> bool:
    """Write the Word document that was checked, with comments; False if that was not possible, which is told."""
    if not report.postings:
        tell(f"{file} was not written: there is no posting to comment")
        return False
    posting = report.postings[0]
    path = posting.source.uri
    data = read_bytes(path)
    if posting.source.encoding != REVIEWED or isinstance(data, ReadError) or digest(data) != posting.source.sha256:
        why = "it is no Word document" if posting.source.encoding != REVIEWED else "it has changed while it was checked"
        tell(f"{file} was not written: {path} cannot be commented, {why}")
        return False
    from jdlint.reviewing.docx import review

    try:
        replace_file(file, [review(data, posting, report.rules, as_of=report.run.as_of)])
    except OSError as error:
        tell(f"{file}: the document cannot be written: {error.strerror or error}")
        return False
    return True


def summarize(report: Report, failing: int) -> Iterator[str]:
    """One line on a run in which something failed, and a line for each input that could not be read."""
    errors = [error for error in report.errors if error.named]
    for error in errors:
        yield f"{show(error.uri)}{':' + error.position if error.position else ''}: {one_line(error.message)}\n"
    if failing:
        verdicts = ", ".join(f"{number} {verdict}" for verdict, number in report.verdicts().items())
        severities = report.severities()
        counts = f"{count(severities['error'], 'error')}, {count(severities['warning'], 'warning')}, {severities['info']:,} info"
        yield f"{count(len(report.postings), 'posting')}: {verdicts}. {counts}.\n"


def wants_color() -> bool:
    """Whether standard output is for eyes: ``NO_COLOR`` and ``FORCE_COLOR`` outrank what it is connected to."""
    if os.environ.get("NO_COLOR"):
        return False
    force = os.environ.get("FORCE_COLOR")
    if force:
        return force != "0"
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
