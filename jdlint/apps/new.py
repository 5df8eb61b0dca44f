"""``jdlint new``: a posting to begin with, for the law of a place."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable

import click

from jdlint.apps.cli import WRONG, tell
from jdlint.apps.options import Choices, Houses, parse_date, placed
from jdlint.checking.law.facts import Facts
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.scene import name_scene
from jdlint.checking.law.sheets import tell_place
from jdlint.drafting.skeleton import Skeleton, draft
from jdlint.reading.papers import find_missing
from jdlint.settings import Config
from jdlint.writing import print_all, replace_file

SUFFIXES = (".md", ".docx")


@click.command("new", short_help="Write a posting to fill in.", epilog="Example: jdlint new baker.md --place US-CO")
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--title", metavar="TEXT", default="", help="The title of the job.")
@click.option("--as-of", metavar="DATE", callback=parse_date, help="Ask the law of this day [default: today].")
@click.option("--force", is_flag=True, help="Write it even if there is a file already.")
@placed
@click.option("--no-config", is_flag=True, help="Use no configuration file.")
@click.option("--config", metavar="FILE", type=click.Path(), help="Use this configuration file, not the nearest one.")
def command(
    *,
    choices: Choices,
    file: str,
    title: str,
    as_of: datetime.date | None,
    force: bool,
    config: str | None,
    no_config: bool,
) -> int:
    """Write a posting to fill in, as Markdown or, where the name of the FILE ends in .docx, as a Word document.

    It holds what a posting must hold, and what the law of the place asks for, told with each part. What stands in square brackets is
    for you. Filled in, it passes jdlint check.
    """
    suffix = os.path.splitext(file)[1].lower()
    if suffix not in SUFFIXES:
        raise click.UsageError(f"give the new file a name that ends in {' or '.join(SUFFIXES)}")
    if os.path.lexists(file) and not force:
        tell(f"there is a {file} already; to write it anew: --force")
        return WRONG
    missing = find_missing("docx") if suffix == ".docx" else None
    if missing:
        tell(missing.replace("Reading", "Writing"))
        return WRONG
    houses = Houses(Choices(config=config, no_config=no_config))
    (settings,) = houses.settle([houses.find_beside(file)], choices)
    skeleton = draft_for(settings, as_of or datetime.date.today(), title)
    try:
        replace_file(file, write(skeleton, suffix))
    except OSError as error:
        tell(f"{file}: it cannot be written: {error.strerror or error}")
        return WRONG
    where = "" if settings.place or settings.hiring_in else " For the law of a place: --place US-CO."
    print_all([f"Wrote {file}. Fill in what stands in square brackets; then: jdlint check {file}{where}\n"])
    return 0


def draft_for(settings: Config, day: datetime.date, title: str = "") -> Skeleton:
    """The skeleton for the places of the settings."""
    if not settings.place and not settings.hiring_in:
        return draft((), title)
    table = load_law(settings)
    setting = name_scene(table, settings.place, settings.hiring_in)
    entries = tell_place(setting, Facts(settings.employer), table, day.isoformat(), {})
    work, remote = ([table.name(code) for code in codes] for codes in (settings.place, settings.hiring_in))
    return draft(entries, title, work, remote)


def write(skeleton: Skeleton, suffix: str) -> Iterable[str | bytes]:
    """The file's content in chunks."""
    if suffix == ".docx":
        from jdlint.drafting.docx import write as write_docx

        return [write_docx(skeleton)]
    from jdlint.drafting.markdown import write as write_markdown

    return write_markdown(skeleton)
