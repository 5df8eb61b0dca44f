"""``jdlint law`` without a posting: what changes, what was looked up long ago, and the table for counsel or for another jdlint."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import click

from jdlint.apps.cli import FOUND, WRONG, tell
from jdlint.checking.law.provision import Provision
from jdlint.checking.law.scene import name_scene
from jdlint.checking.law.sheets import list_all, list_of, list_turns, make_entry
from jdlint.checking.law.table import LawTable, dump_table
from jdlint.model.law_sheet import LawAbout
from jdlint.reporting.law import render_csv, render_turns
from jdlint.settings import Config
from jdlint.writing import print_all, replace_file

CSV = "--format csv"
FORMS = {"--export": ("text",), "--stale": ("text",), "--changes": ("text", "markdown", "json"), CSV: ("csv",)}
IDLE = {
    "--export": ("--employer", "--place", "--hiring-in", "--as-of", "--until"),
    "--stale": ("--employer", "--until"),
    "--changes": ("--employer",),
    CSV: ("--employer", "--as-of", "--until"),
    "": ("--until",),
}
"""The options that decide nothing for each of them, and without any."""
AHEAD = datetime.timedelta(365)


def find_mode(chosen: Mapping[str, bool], given: Mapping[str, bool], form: str, paths: Sequence[str]) -> str:
    """What is asked for instead of the law for a posting or place, "" for nothing. Raises click.UsageError for what goes together with nothing."""
    modes = [name for name, on in chosen.items() if on] or ([CSV] if form == "csv" else [])
    if len(modes) > 1:
        raise click.UsageError(f"{modes[0]} and {modes[1]} exclude each other; give one of them")
    mode = modes[0] if modes else ""
    if mode and form not in FORMS[mode]:
        raise click.UsageError(f"{mode} cannot be told as {form}; there is {' and '.join(FORMS[mode])}")
    if mode and paths:
        raise click.UsageError(f"{mode} is about the law and no posting; leave out {paths[0]}")
    idle = next((option for option in IDLE[mode] if given[option]), None)
    if idle:
        raise click.UsageError(f"{idle} decides nothing {f'with {mode}' if mode else 'without --changes'}; leave it out")
    return mode


def tell_table(
    mode: str,
    table: LawTable,
    settings: Config,
    titles: Mapping[str, str],
    about: LawAbout,
    form: str,
    *,
    until: datetime.date | None,
    days: int,
    file: str,
) -> int:
    """Print or write what is asked for, of the places of the settings or of all; the exit code."""
    if mode == "--export":
        return write_table(table, file)
    codes = (*settings.place, *settings.hiring_in)
    if mode == "--stale":
        return list_stale(list(list_all(table, codes)), datetime.date.fromisoformat(about.as_of), days)
    if mode == CSV:
        print_all(render_csv(make_entry(one, titles) for one in list_all(table, codes)))
        return 0
    start = datetime.date.fromisoformat(about.as_of)
    end = until or start + min(AHEAD, datetime.date.max - start)
    if end < start:
        raise click.UsageError(f"--until {end} lies before {start}, the day from which on changes are told; see --as-of")
    provisions = list_of(name_scene(table, settings.place, settings.hiring_in).scene, table) if codes else list_all(table)
    print_all(render_turns(list_turns(provisions, titles, about.as_of, end.isoformat()), about, form))
    return 0


def list_stale(provisions: Sequence[Provision], day: datetime.date, days: int) -> int:
    """What was looked up too long ago; the exit code."""
    old = [one for one in provisions if (day - datetime.date.fromisoformat(one.checked)).days > days]
    for one in sorted(old, key=lambda one: (one.checked, one.id)):
        print_all([f"{one.checked}  {one.id}: {one.title} ({one.cite}) {one.url}\n"])
    print_all([f"{len(old)} of {len(provisions)} provisions were looked up more than {days} days before {day}.\n"])
    return FOUND if old else 0


def write_table(table: LawTable, path: str) -> int:
    """Write the table; the exit code."""
    try:
        replace_file(path, [dump_table(table).decode("ascii")])
    except OSError as error:
        tell(f"{path}: the table cannot be written: {error.strerror or error}")
        return WRONG
    print_all([f"Wrote {len(table.codes)} jurisdictions to {path}. To use it: law-data: {path}\n"])
    return 0
