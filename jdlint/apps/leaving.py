"""Options of ``jdlint check`` that leave findings out, each with who said so: known ones, waived ones, and those that nobody touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from jdlint.apps.cli import tell
from jdlint.apps.options import Command
from jdlint.engine import locate, matches
from jdlint.model.report import Report
from jdlint.model.waiver import Waiver
from jdlint.settings import Config

if TYPE_CHECKING:
    from jdlint.apps.changes import Changes

HEAD = "HEAD"


def left_out(command: Command) -> Command:
    """Add the options that say what does not count."""
    for option in (
        click.option(
            "--changed",
            metavar="[REV]",
            is_flag=False,
            flag_value=HEAD,
            help="Tell only what git sees changed: since the last commit, or since a branch left REV, such as origin/main.",
        ),
        click.option(
            "--waivers", metavar="FILE", type=click.Path(), help="Exceptions with an approver, as jdlint waive writes them."
        ),
        click.option("--no-baseline", is_flag=True, help="Tell what is known, too, whatever the configuration says."),
        click.option(
            "--baseline",
            metavar="FILE",
            type=click.Path(),
            help="Known findings do not count; jdlint baseline writes them down.",
        ),
    ):
        command = option(command)
    return command


def heed_waivers(configs: list[Config], file: str | None) -> list[Config]:
    """The configurations with the waivers of a file, if one is named. Raises SettingsError."""
    if file is None:
        return configs
    from jdlint.config.choosing import with_waivers

    return with_waivers(configs, file)


def open_changes(revision: str, paths: Sequence[str]) -> tuple[Changes, tuple[str, ...]]:
    """What git sees changed since a revision, and the paths to look through; what is a path and no revision is one more of them."""
    from jdlint.apps.changes import find_changes

    return find_changes(revision, paths)


def list_heirs(
    files: Iterable[str], find_config: Callable[[str], Config], baseline: str | None, *, no_baseline: bool
) -> frozenset[str]:
    """The files that may hold postings whose own files a baseline knows and are gone; they are looked at though they did not change. Raises SettingsError."""
    baselines = {} if no_baseline else {file: baseline or find_config(file).baseline for file in files}
    if not any(baselines.values()):
        return frozenset()
    from jdlint.apps.knowing import find_heirs

    return find_heirs(baselines)


def tell_waivers(report: Report, configs: Iterable[Config]) -> None:
    """Say on standard error which waivers are for a file that was checked, or that is not there, and waive nothing."""
    for waiver in dict.fromkeys(waiver for config in configs for waiver in config.waivers):
        if waiver.expires >= report.run.as_of and (why := _find_idle(waiver, report)):
            tell(f"note: {waiver.entry}: {why}; take the waiver out, or mend it")


def _find_idle(waiver: Waiver, report: Report) -> str:
    """Why a waiver waives nothing; "" where it does, and where its file was not checked."""
    from jdlint.waiving import is_used

    what = waiver.rule or f"the finding {waiver.fingerprint}"
    meant = [one for one in report.postings if matches(locate(one.source.uri, waiver.root), waiver.file)]
    if meant:
        return "" if any(is_used(waiver, one) for one in meant) else f"{what} is waived for {waiver.file} and not found there"
    literal = not set("*?[") & set(waiver.file)
    if literal and "/" in waiver.file and not os.path.lexists(os.path.join(waiver.root, waiver.file)):
        return f"{what} is waived for {waiver.file}, and there is no such file"
    return ""
