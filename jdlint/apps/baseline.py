"""``jdlint baseline``: write down what is wrong today, so that it does not stand in the way of what changes tomorrow."""

from __future__ import annotations

import datetime
import os

import click

from jdlint.apps.check import lint_all, make_linters
from jdlint.apps.cli import UNREAD, WRONG, tell
from jdlint.apps.gathering import STDIN, gather
from jdlint.apps.knowing import Scope, choose_baseline, compare_with, read_baseline
from jdlint.apps.options import Choices, Houses, configurable, parse_date, placed
from jdlint.baseline import write_baseline
from jdlint.config.loading import show_path
from jdlint.reading.files import FoundFile
from jdlint.reporting.plain import count, show
from jdlint.settings import Config
from jdlint.writing import print_all, replace_file


@click.command(
    "baseline",
    short_help="Write down today's findings, so that only new ones count.",
    epilog="Example: jdlint baseline postings/",
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(readable=False))
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(),
    help="The baseline [default: that of the configuration, else .jdlint-baseline.json].",
)
@click.option("--prune", is_flag=True, help="Take out what was mended, and add nothing.")
@click.option("--as-of", metavar="DATE", callback=parse_date, help="Judge as if on this day [default: today].")
@placed
@configurable
@click.option("--force-exclude", is_flag=True, help="Pass over named files as those of folders.")
def command(
    *,
    choices: Choices,
    paths: tuple[str, ...],
    output: str | None,
    prune: bool,
    as_of: datetime.date | None,
    force_exclude: bool,
) -> int:
    """Write down what is wrong with the postings in files and folders (without any: in the current folder).

    jdlint check --baseline FILE then tells of new findings alone, and how many known ones were left out. Findings keep the day on which they
    were first written down; those in files that this command does not look at stay. Which configuration, rules and places count is said as for
    check. The exit code is 3 if a file could not be read; its known findings stay.
    """
    paths = paths or (".",)
    if STDIN in paths:
        raise click.UsageError("a baseline is of files; name some")
    houses = Houses(choices)
    found = gather(paths, houses.find, force_exclude=force_exclude, own=(output,) if output else ()).found
    files = [one.path for one in found if isinstance(one, FoundFile)]
    configs: dict[str, Config] = {path: houses.find(path) for path in files or paths[:1]}
    target = choose_baseline((one.baseline for one in configs.values()), output)
    exists = os.path.lexists(target)
    if prune and not exists:
        raise click.UsageError(f"there is no {show_path(target)} to take anything out of; make it: jdlint baseline")
    before = read_baseline(target) if exists else []
    day = as_of or datetime.date.today()
    linters = make_linters(
        configs,
        lambda different: houses.settle(different, choices),
        day,
    )
    linted = lint_all(linters, found, None)
    unread = [one for one in linted.errors if one.named]
    scope = Scope([*files, *(one.uri for one in linted.errors)], paths)
    compared = compare_with(target, before, linted.postings, scope, day.isoformat())
    kept = [*compared.known, *compared.unseen]
    entries = kept if prune else [*kept, *compared.new]
    try:
        replace_file(target, [write_baseline(entries)])
    except OSError as error:
        tell(f"{target}: the baseline cannot be written: {error.strerror or error}")
        return WRONG
    for one in unread:
        tell(f"{show(one.uri)}{':' + one.position if one.position else ''}: {one.message}")
    postings = len({(entry.file, entry.posting, entry.title) for entry in entries})
    parts = [f"{len(compared.mended):,} mended"] if compared.mended else []
    if prune and compared.new:
        parts.append(f"{len(compared.new):,} new and not added")
    elif exists and not prune:
        parts.append(f"{len(compared.new):,} new")
    told = f" ({', '.join(parts)})" if parts else ""
    here = f"{count(len(entries), 'known finding')} of {count(postings, 'posting')} in {show(show_path(target))}{told}.\n"
    print_all([here, "" if exists else f"Next: jdlint check --baseline {show_path(target)}\n"])
    return UNREAD if unread else 0
