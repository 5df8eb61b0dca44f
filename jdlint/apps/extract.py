"""``jdlint extract``: what a posting says, as JSON."""

from __future__ import annotations

import datetime
import json

import click

from jdlint.apps.cli import UNREAD, tell
from jdlint.apps.gathering import STDIN, read_input
from jdlint.apps.writing import print_all
from jdlint.engine import Linter
from jdlint.model.report import ReadError
from jdlint.model.source import Unreadable
from jdlint.reading import read
from jdlint.settings import Config
from jdlint.understanding.record import make_record


@click.command("extract", short_help="Print what a posting says, as JSON.", epilog="Example: jdlint extract posting.md --indent")
@click.argument("file", type=click.Path())
@click.option("--indent", is_flag=True, help="Spread the JSON over lines.")
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes in through -.")
def command(*, file: str, indent: bool, stdin_filename: str | None) -> int:
    """Print the record of a posting: title, sections, pay, statements, places and the rest; - is standard input.

    One posting is printed as an object; a file that holds several, as a list of them. A key that the posting says nothing on is null
    or []. The exit code is 3 if the file cannot be read.
    """
    uri = (stdin_filename or "<stdin>") if file == STDIN else file
    data = read_input(file)
    if isinstance(data, ReadError):
        tell(f"{uri}: {data.message}")
        return UNREAD
    # What a posting says does not depend on the day, nor on a house's rules.
    linter = Linter(Config(), as_of=datetime.date.today(), many=False)
    try:
        records = [make_record(posting) for document in read(data, uri) for posting in linter.understand(document)]
    except Unreadable as unreadable:
        tell(f"{uri}{':' + unreadable.position if unreadable.position else ''}: {unreadable.message}")
        return UNREAD
    said = json.dumps(records[0] if len(records) == 1 else records, indent=2 if indent else None)
    print_all([said, "\n"])
    return 0
