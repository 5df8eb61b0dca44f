"""``jdlint extract``: what a posting says, as JSON."""

from __future__ import annotations

import json

import click

from jdlint.apps.cli import UNREAD, tell
from jdlint.apps.gathering import understand_file
from jdlint.model.report import ReadError
from jdlint.understanding.record import make_record
from jdlint.writing import print_all


@click.command("extract", short_help="Print what a posting says, as JSON.", epilog="Example: jdlint extract posting.md --indent")
@click.argument("file", type=click.Path(readable=False))
@click.option("--indent", is_flag=True, help="Spread the JSON over lines.")
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes in through -.")
def command(*, file: str, indent: bool, stdin_filename: str | None) -> int:
    """Print the record of a posting: title, sections, pay, statements, places and the rest; - is standard input.

    One posting is printed as an object; a file that holds several, as a list of them. A key that the posting says nothing on is null
    or []. The exit code is 3 if the file cannot be read.
    """
    postings = understand_file(file, stdin_filename)
    if isinstance(postings, ReadError):
        tell(f"{postings.uri}{':' + postings.position if postings.position else ''}: {postings.message}")
        return UNREAD
    records = [make_record(posting) for posting in postings]
    said = json.dumps(records[0] if len(records) == 1 else records, indent=2 if indent else None)
    print_all([said, "\n"])
    return 0
