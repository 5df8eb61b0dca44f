"""``jdlint law``: what the law asks of a posting, of a place, or from which day on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from jdlint.apps.cli import FOUND, UNREAD, WRONG, tell
from jdlint.apps.gathering import describe_failure, gather, name_input, read_all
from jdlint.apps.options import Houses, parse_date, placed
from jdlint.apps.writing import print_all, replace_file
from jdlint.checking.law.facts import Facts
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.scene import name_scene
from jdlint.checking.law.sheets import list_all, list_of, list_turns, make_entry, tell_place, tell_posting
from jdlint.checking.law.table import LawTable
from jdlint.checking.loading import load_rules
from jdlint.model.law_sheet import LawAbout, Sheet
from jdlint.model.report import ReadError
from jdlint.reporting.law import render_csv, render_json, render_markdown, render_text, render_turns
from jdlint.settings import Config

if TYPE_CHECKING:
    from jdlint.checking.law.docket import Docket
    from jdlint.engine import Linter

YEAR = 365
NO_LAW = "No law was checked: jdlint knows none"


@click.command("law", short_help="Tell what the law asks.", epilog="Example: jdlint law --place US-CO --as-of 2027-02-01")
@click.argument("paths", metavar="[POSTING]...", nargs=-1, type=click.Path(readable=False))
@placed
@click.option("--as-of", metavar="DATE", callback=parse_date, help="The day, such as 2027-02-01 [default: today].")
@click.option("--changes", is_flag=True, help="What comes into force, is enforced or ends, from that day to --until.")
@click.option("--until", metavar="DATE", callback=parse_date, help="The last day of --changes [default: a year later].")
@click.option(
    "--stale", metavar="[DAYS]", type=click.IntRange(min=0), is_flag=False, flag_value=YEAR,
    help=f"What was last looked up more than so many days ago [{YEAR} if no number is given].",
)  # fmt: skip
@click.option("--export", metavar="FILE", type=click.Path(), help="Write the table to a file, for the setting law-data.")
@click.option(
    "--format", "form", type=click.Choice(("text", "markdown", "json", "csv")), default="text",
    help="How to tell it; csv is the whole table for counsel, or that of --place.",
)  # fmt: skip
@click.option("--config", metavar="FILE", type=click.Path(), help="Use this configuration file.")
@click.option("--no-config", is_flag=True, help="Use no configuration file.")
def command(
    *,
    paths: tuple[str, ...],
    employer: Mapping[str, Any],
    place: tuple[str, ...],
    hiring_in: tuple[str, ...],
    as_of: datetime.date | None,
    changes: bool,
    until: datetime.date | None,
    stale: int | None,
    export: str | None,
    form: str,
    config: str | None,
    no_config: bool,
) -> int:
    """Tell what the law asks of postings, requirement by requirement, or of any job in a place; not legal advice.

    Without a posting, --place or --hiring-in say where. The facts about the employer are those of the configuration and of --employer.
    The exit code is 0, 1 if --stale finds something, 2 if the command is wrong, and 3 if a posting could not be read.
    """
    houses = Houses(config=config, no_config=no_config)
    first = houses.find(name_input(paths[0], None)) if paths else houses.find(".")
    (settings,) = houses.settle([first], employer=employer, place=place, hiring_in=hiring_in)
    day = as_of or datetime.date.today()
    table = load_law(settings)
    about = LawAbout(table.read_up_to, table.shelf_life, table.digest, day.isoformat())
    titles = {rule.id: rule.title for rule in load_rules(settings)[0]}
    codes = (*settings.place, *settings.hiring_in)
    if export is not None:
        return write_table(table, export)
    if stale is not None:
        return list_stale(table, titles, day, stale)
    if changes:
        scene = name_scene(table, settings.place, settings.hiring_in).scene
        provisions = list_of(scene, table) if codes else list_all(table)
        end = until or day + datetime.timedelta(YEAR)
        print_all(render_turns(list_turns(provisions, titles, day.isoformat(), end.isoformat()), about, form))
        return 0
    if form == "csv":
        print_all(render_csv(make_entry(one, titles) for one in list_all(table, codes)))
        return 0
    if not paths and not codes:
        raise click.UsageError("name a posting, or say where with --place or --hiring-in; --format csv prints the whole table")
    errors: list[ReadError] = []
    sheets = list(_read_postings(paths, settings, day, titles, errors)) if paths else [_tell_scene(table, settings, day, titles)]
    render = {"text": render_text, "markdown": render_markdown, "json": render_json}[form]
    print_all(render(sheets, about))
    for error in errors:
        tell(f"{error.uri}{':' + error.position if error.position else ''}: {error.message}")
    return UNREAD if any(error.named for error in errors) else 0


def _tell_scene(table: LawTable, settings: Config, day: datetime.date, titles: Mapping[str, str]) -> Sheet:
    """The law for any job in the places that were named."""
    setting = name_scene(table, settings.place, settings.hiring_in)
    entries = tuple(tell_place(setting, Facts(settings.employer), table, day.isoformat(), titles))
    codes = dict.fromkeys((*settings.place, *settings.hiring_in))
    name = " and ".join(map(table.name, codes))
    note = "" if entries else f"{NO_LAW} of {name}. That is not to say that there is none."
    return Sheet(f"{name}, on {day.isoformat()}", entries, note=note)


def _read_postings(
    paths: Sequence[str], settings: Config, day: datetime.date, titles: Mapping[str, str], errors: list[ReadError]
) -> Iterator[Sheet]:
    """The law for each posting of the files."""
    from jdlint.engine import Linter

    linter = Linter(settings, as_of=day, many=False)
    for one, data in read_all(gather(paths, lambda _: settings, force_exclude=False).found):
        uri = name_input(one.path, None)
        if isinstance(data, ReadError):
            errors.append(data)
            continue
        try:
            yield from _tell_file(linter, data, uri, titles)
        except Exception as error:
            # One posting must not cost what is told of the others.
            errors.append(describe_failure(uri, error))


def _tell_file(linter: Linter, data: bytes, uri: str, titles: Mapping[str, str]) -> Iterator[Sheet]:
    for report, hearing in linter.hear(data, uri):
        name = f"{uri}{f' ({report.key})' if report.key else ''}{f': {report.title}' if report.title else ''}"
        docket = hearing.docket if hearing is not None else None
        entries = tuple(tell_posting(docket, hearing.words, report.law, titles)) if docket and hearing else ()
        note = "" if entries else _say_why_nothing(docket)
        yield Sheet(f"{name}, on {linter.as_of.isoformat()}", entries, report.verdict, report.recheck_on or "", note)


def _say_why_nothing(docket: Docket | None) -> str:
    """Why no law was held against a posting."""
    if docket is None:
        return "This was not read as a posting, so no law was checked."
    if not docket.known:
        return "No law was checked: no place of work was found. Name it in the posting, or say --place or --hiring-in."
    return f"{NO_LAW} of the place of work. That is not to say that there is none."


def list_stale(table: LawTable, titles: Mapping[str, str], day: datetime.date, days: int) -> int:
    """What was looked up too long ago; the exit code."""
    old = [one for one in list_all(table) if (day - datetime.date.fromisoformat(one.checked)).days > days]
    for one in sorted(old, key=lambda one: (one.checked, one.id)):
        print_all([f"{one.checked}  {one.id}: {one.title} ({one.cite}) {one.url}\n"])
    print_all(
        [f"{len(old)} of {sum(1 for _ in list_all(table))} provisions were looked up more than {days} days before {day}.\n"]
    )
    return FOUND if old else 0


def write_table(table: LawTable, path: str) -> int:
    """Write the table; the exit code."""
    from jdlint.checking.law.table import dump_table

    try:
        replace_file(path, [dump_table(table).decode("ascii")])
    except OSError as error:
        tell(f"{path}: the table cannot be written: {error.strerror or error}")
        return WRONG
    print_all([f"Wrote {len(table.codes)} jurisdictions to {path}. To use it: law-data: {path}\n"])
    return 0
