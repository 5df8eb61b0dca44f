"""``jdlint drift``: where a published posting departs from the document that was approved."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from jdlint.apps.cli import FOUND, UNREAD, WRONG, tell
from jdlint.apps.delivering import Target, plan_output, read_targets, wants_color
from jdlint.apps.gathering import STDIN, describe_failure, gather, name_input, read_all
from jdlint.model.drift import Drift
from jdlint.model.finding import SEVERITIES, Severity
from jdlint.model.report import ReadError
from jdlint.reading.files import unreachable
from jdlint.reporting.plain import count
from jdlint.settings import Config
from jdlint.version import VERSION
from jdlint.writing import print_all, replace_file

if TYPE_CHECKING:
    from jdlint.drift.shelves import Shelf

FORMATS = ("human", "json", "markdown")


def parse_formats(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> list[Target]:
    """``FORMAT`` or ``FORMAT=FILE`` of what departs."""
    return read_targets(values, FORMATS)


def refuse_url(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A path; an address is told with what to do, since jdlint asks nobody."""
    if value.lower().startswith(("http://", "https://", "www.")):
        raise click.BadParameter(
            f"{value} is an address, and jdlint asks no other machine. Save the page first (in the browser: Save Page As; or curl -o live.html {value}), then name the file."
        )
    return value


@click.command(
    "drift",
    short_help="Tell where a published copy departs from the approved document.",
    epilog="Example: jdlint drift approved/analyst.docx live/analyst.html",
)
@click.argument("approved", metavar="APPROVED", type=click.Path(readable=False), callback=refuse_url)
@click.argument("live", metavar="LIVE", type=click.Path(readable=False), callback=refuse_url)
@click.option("--record", metavar="KEY", help="The key, position or title of the published record, where LIVE has many.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="The least severity that gives exit code 1.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever departs.")
@click.option(
    "--format",
    "targets",
    metavar="FORMAT[=FILE]",
    multiple=True,
    callback=parse_formats,
    help=f"How to tell it, and where: {', '.join(FORMATS)} [default: human].",
)
@click.option(
    "--output", "-o", metavar="FILE", type=click.Path(), help="Write what names no file to this one, not to the terminal."
)
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour; auto is for terminals.")
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes in through -.")
@click.option("--verbose", "-v", is_flag=True, help="Also show what is the same, and every sentence in other words.")
def command(
    *,
    approved: str,
    live: str,
    record: str | None,
    fail_on: Severity,
    exit_zero: bool,
    targets: list[Target],
    output: str | None,
    color: str,
    stdin_filename: str | None,
    verbose: bool,
) -> int:
    """Hold a published posting beside the approved document and tell where it departs: pay, places, deadline, statements, requirements and the rest.

    APPROVED is what was signed, in any format that is read; LIVE is the published copy: a page saved from the site, a feed or its record, or another
    document, also in another language. Two folders, or a folder and a feed, are paired by file name, record key and title. Facts are compared, not words.

    The exit code is 0 if nothing departs that is at least as severe as --fail-on, 1 if something does, 2 if the command is wrong, and 3 if an input cannot
    be read.
    """
    from jdlint.drift.shelves import Shelf
    from jdlint.engine import Linter

    if approved == live == STDIN:
        raise click.UsageError("only one of both can come in through -")
    plan = plan_output(targets, output)
    # What a posting says depends neither on the day nor on a house's rules.
    linter = Linter(as_of=datetime.date.today(), many=os.path.isdir(approved) or os.path.isdir(live))
    errors: list[ReadError] = []
    ours, theirs = (Shelf(linter, folder=os.path.isdir(path)) for path in (approved, live))
    for path, shelf in ((approved, ours), (live, theirs)):
        errors += _fill(shelf, path, stdin_filename, record if shelf is theirs else None)
    unread = {error.uri for error in errors if error.named}
    errors += [
        ReadError(path, None, "No posting was found in it. Name a file or folder that holds one.")
        for path, shelf in ((approved, ours), (live, theirs))
        if not shelf.entries and not unread
    ]
    drift = _hold(ours, theirs, errors) if ours.entries and theirs.entries else Drift(())
    written = [_deliver(drift, errors, target, color, verbose=verbose) for target in plan]
    if not any(target.format == "human" and target.file is None for target in plan):
        for error in errors:
            tell(f"{error.uri}{':' + error.position if error.position else ''}: {error.message}")
    if not all(written):
        return WRONG
    if any(error.named for error in errors):
        return UNREAD
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return FOUND if any(drift.count(severity) for severity in failing) and not exit_zero else 0


def _fill(shelf: Shelf, path: str, stdin_filename: str | None, record: str | None) -> Iterable[ReadError]:
    """Put the postings of a path on a shelf; what cannot be read is told."""
    errors = []
    for uri, source in _list_sources(path, stdin_filename):
        if isinstance(source, ReadError):
            errors.append(source)
            continue
        try:
            shelf.add(source, uri, record)
        except OSError as error:
            errors.append(unreachable(uri, error))
        except Exception as error:
            errors.append(describe_failure(uri, error))
        if shelf.broken:
            said = f"{count(len(shelf.broken), 'record')} cannot be read and could not be compared: {shelf.broken[0]}."
            errors.append(ReadError(uri, None, said, named=False))
            shelf.broken.clear()
    return errors


def _list_sources(path: str, stdin_filename: str | None) -> Iterator[tuple[str, bytes | str | ReadError]]:
    """Each file with its bytes or what is wrong with it; a feed that is named with its path, since it may be of any length."""
    from jdlint.reading import is_feed

    try:
        start = b""
        if os.path.isfile(path):
            with open(path, "rb") as file:
                start = file.read(3000)
    except (OSError, ValueError):
        start = b""  # which is told below
    if start and is_feed(start, path):
        yield path, path
        return
    for one, data in read_all(gather([path], lambda _: Config()).found):
        yield name_input(one.path, stdin_filename), data


def _hold(ours: Shelf, theirs: Shelf, errors: list[ReadError]) -> Drift:
    from jdlint.drift.shelves import compare_shelves

    try:
        return compare_shelves(ours, theirs)
    except Exception as error:
        errors.append(describe_failure(ours.entries[0].uri if ours.entries else "", error))
        return Drift(())


def _deliver(drift: Drift, errors: list[ReadError], target: Target, color: str, *, verbose: bool) -> bool:
    """Write one report; False if that was not possible, which is told."""
    from jdlint.reporting import drift as told
    from jdlint.reporting.drift_json import render_json

    if target.format == "json":
        chunks = render_json(drift, errors, VERSION)
    elif target.format == "markdown":
        chunks = told.render_markdown(drift, errors)
    else:
        colored = color == "always" or (color == "auto" and target.file is None and wants_color())
        chunks = told.render_human(drift, errors, color=colored, verbose=verbose)
    if target.file is None:
        print_all(chunks)
        return True
    try:
        replace_file(target.file, chunks)
    except OSError as error:
        tell(f"{target.file}: the report cannot be written: {error.strerror or error}")
        return False
    return True
