"""``jdlint fix``: mend what can be mended."""

from __future__ import annotations

import datetime
import difflib
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import click

from jdlint.apps.check import make_linters
from jdlint.apps.cli import FOUND, UNREAD, WRONG, tell
from jdlint.apps.delivering import wants_color
from jdlint.apps.gathering import STDIN, describe_failure, gather, name_input, read_all
from jdlint.apps.options import Choices, Houses, configurable, parse_date, placed
from jdlint.engine import Linter
from jdlint.fixing import WORD, Mended, mend
from jdlint.model.report import ReadError
from jdlint.model.source import Source
from jdlint.reading import holds_none, read
from jdlint.reading.files import FoundFile
from jdlint.reporting.plain import count, one_line, show
from jdlint.writing import print_all, replace_file

COLORS = {b"+": "green", b"-": "red", b"@": "cyan"}


@click.command("fix", short_help="Mend what can be mended.", epilog="Example: jdlint fix postings/ --review --diff")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(readable=False))
@click.option("--review", is_flag=True, help="Also make the changes that a person should agree with; look at them with --diff.")
@click.option("--diff", is_flag=True, help="Show the changes and make none.")
@click.option("--check", "only_check", is_flag=True, help="Make no change; the exit code is 1 if there is one to make.")
@click.option("--as-of", metavar="DATE", callback=parse_date, help="Judge as if on this day [default: today].")
@placed
@configurable
@click.option("--force-exclude", is_flag=True, help="Pass over named files as those of folders: excluded ones, README ...")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour of --diff.")
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes in through -.")
def command(
    *,
    choices: Choices,
    paths: tuple[str, ...],
    review: bool,
    diff: bool,
    only_check: bool,
    as_of: datetime.date | None,
    force_exclude: bool,
    quiet: bool,
    color: str,
    stdin_filename: str | None,
) -> int:
    """Mend postings in files and folders (without any: in the current folder). What comes in through - goes out, mended.

    Only what cannot change the meaning is changed, such as a word that stands there twice; with --review also what a person should agree
    with, such as another word for "salesman". All other bytes of a file stay as they are. Word documents get tracked changes; PDF files
    and records of feeds are left alone. The exit code is 0, or 1 if --check finds something to change, 2 if the command or the
    configuration is wrong or a file cannot be written, and 3 if a file cannot be read.
    """
    paths = paths or (".",)
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename is the name of what comes in through -, so give - as a path")
    houses = Houses(choices)

    def find_config(path: str) -> Any:
        return houses.find(name_input(path, stdin_filename))

    found = gather(paths, find_config, force_exclude=force_exclude).found
    files = [one.path for one in found if isinstance(one, FoundFile)]
    linters = make_linters(
        {path: find_config(path) for path in files or paths[:1]},
        lambda different: houses.settle(different, choices),
        as_of or datetime.date.today(),
    )
    said = _Said()
    looks = diff or only_check
    for one, data, mended in mend_all(linters, found, stdin_filename, review=review):
        uri = name_input(one.path, stdin_filename)
        if isinstance(mended, ReadError):
            tell(f"{show(uri)}{':' + mended.position if mended.position else ''}: {one_line(mended.message)}")
            said.unread += mended.named
            continue
        said.add(mended)
        if mended.why and (one.named or mended.open):
            tell(f"{show(uri)} was not changed: {mended.why}.")
        if diff:
            print_all(show_diff(uri, data, mended, color=color == "always" or (color == "auto" and wants_color())))
        if one.path == STDIN and not looks:
            print_all([mended.data])
        elif mended.data != data and not looks and not write(one.path, mended.data):
            said.unwritten += 1
            continue
        if mended.data != data and not quiet and not diff:
            tell(f"{show(uri)}: {describe(mended)}")
    if not quiet:
        tell(said.sum_up(looks=looks, review=review))
    if said.unwritten:
        return WRONG
    if said.unread:
        return UNREAD
    return FOUND if only_check and said.files else 0


def mend_all(
    linters: Mapping[str, Linter], found: list[FoundFile | ReadError], stdin_filename: str | None, *, review: bool
) -> Iterator[tuple[FoundFile, bytes, Mended | ReadError]]:
    """Each input with its bytes and what became of it. YAML and JSON of folders that hold no posting are left out."""
    for one, data in read_all(found):
        uri = name_input(one.path, stdin_filename)
        if isinstance(data, ReadError):
            yield one, b"", data._replace(uri=uri)
            continue
        try:
            if not one.named and holds_none(read(data, uri)):
                continue
            yield one, data, mend(linters[one.path], data, uri, review=review)
        except Exception as error:
            yield one, data, describe_failure(uri, error)


def write(path: str, data: bytes) -> bool:
    """Put the bytes in the place of the file; False if that was not possible, which is told."""
    try:
        replace_file(path, [data])
    except OSError as error:
        tell(f"{show(path)}: the file cannot be written: {error.strerror or error}")
        return False
    return True


def describe(mended: Mended) -> str:
    """What was mended in one file: "3 mended (word-repeated 2, encoding-damaged)"."""
    rules = Counter(finding.rule for finding in mended.applied)
    named = ", ".join(f"{rule} {number}" if number > 1 else rule for rule, number in rules.most_common())
    return f"{len(mended.applied):,} mended ({named})" + (", as tracked changes" if _is_word(mended.source) else "")


def show_diff(uri: str, data: bytes, mended: Mended, *, color: bool) -> Iterator[bytes]:
    """The changes as a unified diff, in the bytes of the file, so that it can be applied; of a Word document those of its text."""
    if mended.data == data:
        return
    before, after = data, mended.data
    if mended.source is not None and (_is_word(mended.source) or mended.source.encoding.startswith(("utf-16", "utf-32"))):
        before, after = (read(one, uri)[0].source.text.encode("utf-8", "surrogatepass") for one in (data, after))
    old, new = (f"{side}/{show(uri).replace(os.sep, '/').removeprefix('./').lstrip('/')}".encode() for side in "ab")
    lines = difflib.diff_bytes(difflib.unified_diff, before.splitlines(keepends=True), after.splitlines(keepends=True), old, new)
    for number, line in enumerate(lines):
        if not line.endswith(b"\n"):
            line += b"\n\\ No newline at end of file\n"
        style = "bold" if number < 2 else COLORS.get(line[:1])
        if color and style:
            start = click.style("", bold=True, reset=False) if style == "bold" else click.style("", fg=style, reset=False)
            line = start.encode() + line.rstrip(b"\r\n") + b"\x1b[0m" + line[len(line.rstrip(b"\r\n")) :]
        yield line


def _is_word(source: Source | None) -> bool:
    return source is not None and source.encoding == WORD


class _Said:
    """What is told at the end."""

    def __init__(self) -> None:
        self.files = self.applied = self.open = self.refused = self.unread = self.unwritten = 0

    def add(self, mended: Mended) -> None:
        """Count one file."""
        self.files += bool(mended.applied)
        self.applied += len(mended.applied)
        self.open += len(mended.open)
        self.refused += len(mended.refused)

    def sum_up(self, *, looks: bool, review: bool) -> str:
        """One or two sentences on the run."""
        if self.applied:
            done = "could be mended" if looks else "mended"
            said = [f"{count(self.applied, 'finding')} {done} in {count(self.files, 'file')}."]
        else:
            said = ["Nothing to mend."]
        if self.open:
            said.append(
                f"{count(self.open, 'suggestion')} need{'s' if self.open == 1 else ''} your yes: see jdlint fix --review --diff."
            )
        if self.refused:
            said.append(
                f"{count(self.refused, 'change')} would alter more than words; make {'it' if self.refused == 1 else 'them'} by hand."
            )
        return " ".join(said)
