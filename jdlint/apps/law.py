"""``jdlint law``: what the law asks of a posting, of a place, or from which day on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from jdlint.apps.check import make_linters
from jdlint.apps.cli import UNREAD, tell
from jdlint.apps.gathering import describe_failure, gather, name_input, read_all
from jdlint.apps.law_table import find_mode, tell_table
from jdlint.apps.options import Choices, Houses, parse_date, placed
from jdlint.checking.law.facts import Facts
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.scene import name_scene
from jdlint.checking.law.sheets import tell_place, tell_posting
from jdlint.checking.law.table import LawTable
from jdlint.checking.loading import load_rules
from jdlint.engine import join_digests
from jdlint.model.law_sheet import LawAbout, Sheet
from jdlint.model.report import ReadError
from jdlint.reading.files import FoundFile
from jdlint.reporting.law import render_json, render_markdown, render_text
from jdlint.settings import Config
from jdlint.writing import print_all

if TYPE_CHECKING:
    from jdlint.checking.law.docket import Docket
    from jdlint.engine import Linter

YEAR = 365
NO_LAW = "No law was checked: jdlint knows none"
RENDER = {"text": render_text, "markdown": render_markdown, "json": render_json}


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
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(),
    help="Use this configuration file for all postings, not the one that is nearest to each.",
)
@click.option("--no-config", is_flag=True, help="Use no configuration file.")
def command(
    *,
    choices: Choices,
    paths: tuple[str, ...],
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

    Without a posting, --place or --hiring-in say where. The facts about the employer are those of the configuration and of --employer;
    each posting is judged by the configuration that is nearest to it. The exit code is 0, 1 if --stale finds something, 2 if the command
    is wrong, and 3 if a posting could not be read.
    """
    mode = find_mode(
        {"--export": export is not None, "--stale": stale is not None, "--changes": changes},
        {"--employer": bool(choices.employer), "--place": bool(choices.place), "--hiring-in": bool(choices.hiring_in)}
        | {"--as-of": as_of is not None, "--until": until is not None},
        form,
        paths,
    )
    day = as_of or datetime.date.today()
    houses = Houses(Choices(config=config, no_config=no_config))

    def settle(configs: Sequence[Config]) -> list[Config]:
        return houses.settle(configs, choices)

    if paths:
        inputs = gather(paths, lambda path: houses.find(name_input(path, None))).found
        files = [one.path for one in inputs if isinstance(one, FoundFile)]
        linters = make_linters({path: houses.find(name_input(path, None)) for path in files or paths[:1]}, settle, day)
        return tell_postings(inputs, linters, day, form)
    (settings,) = settle([houses.find(".")])
    table = load_law(settings)
    about = make_about([table], day)
    titles = {rule.id: rule.title for rule in load_rules(settings)[0]}
    if mode:
        return tell_table(mode, table, settings, titles, about, form, until=until, days=stale or 0, file=export or "")
    if not settings.place and not settings.hiring_in:
        raise click.UsageError("name a posting, or say where with --place or --hiring-in; --format csv prints the whole table")
    print_all(RENDER[form]([_tell_scene(table, settings, day, titles)], about))
    return 0


def make_about(tables: Sequence[LawTable], day: datetime.date) -> LawAbout:
    """What is told of the tables by which it was judged: the age of the oldest, and one hash of all."""
    oldest = min(tables, key=lambda table: (table.read_up_to, table.shelf_life))
    return LawAbout(oldest.read_up_to, oldest.shelf_life, join_digests(table.digest for table in tables), day.isoformat())


def _tell_scene(table: LawTable, settings: Config, day: datetime.date, titles: Mapping[str, str]) -> Sheet:
    """The law for any job in the places that were named."""
    setting = name_scene(table, settings.place, settings.hiring_in)
    entries = tuple(tell_place(setting, Facts(settings.employer), table, day.isoformat(), titles))
    codes = dict.fromkeys((*settings.place, *settings.hiring_in))
    name = " and ".join(map(table.name, codes))
    note = "" if entries else f"{NO_LAW} of {name}. That is not to say that there is none."
    return Sheet(f"{name}, on {day.isoformat()}", entries, note=note)


def tell_postings(inputs: Sequence[FoundFile | ReadError], linters: Mapping[str, Linter], day: datetime.date, form: str) -> int:
    """Print the law for each posting of the files, each by the linter of its file; the exit code."""
    sheets: list[Sheet] = []
    errors: list[ReadError] = []
    for one, data in read_all(inputs):
        uri = name_input(one.path, None)
        if isinstance(data, ReadError):
            errors.append(data)
            continue
        try:
            sheets += _tell_file(linters[one.path], data, uri)
        except Exception as error:
            # One posting must not cost what is told of the others.
            errors.append(describe_failure(uri, error))
    print_all(RENDER[form](sheets, make_about([linter.law for linter in linters.values()], day)))
    for unread in errors:
        tell(f"{unread.uri}{':' + unread.position if unread.position else ''}: {unread.message}")
    return UNREAD if any(unread.named for unread in errors) else 0


def _tell_file(linter: Linter, data: bytes, uri: str) -> Iterator[Sheet]:
    titles = {rule.id: rule.title for rule in linter.rules}
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
