"""Options that several commands share: dates, formats, rule names, and the configuration that counts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from jdlint.config.finding import find_config
from jdlint.model.finding import Severity
from jdlint.settings import Config

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = TypeVar("Command", bound=Callable[..., Any])


def parse_date(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date | None:
    """A day that exists, as ISO 8601 writes it: YYYY-MM-DD."""
    if value is None:
        return None
    try:
        if len(value) == 10:
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise click.BadParameter(f'"{value}" is not a day of the form YYYY-MM-DD')


def complete_rule(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the built-in rules, with their titles."""
    from click.shell_completion import CompletionItem

    from jdlint.checking.pack import load_pack

    # A colon in the help would end it in the shell's own format.
    titles = {rule["id"]: " ".join(rule["title"].split()).replace(":", "") for rule in load_pack()["rules"]}
    return [CompletionItem(name, help=title) for name, title in titles.items() if name.startswith(incomplete)]


def complete_name(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Categories and rules, also after a comma."""
    from click.shell_completion import CompletionItem

    from jdlint.checking.rule import CATEGORIES

    done, comma, last = incomplete.rpartition(",")
    categories = [CompletionItem(name, help="category") for name in CATEGORIES if name.startswith(last)]
    items = categories + complete_rule(ctx, param, last)
    return [CompletionItem(f"{done}{comma}{item.value}", help=item.help) for item in items]


def split(values: Iterable[str]) -> tuple[str, ...]:
    """The names in values that may each hold several, with commas between."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def configurable(command: Command) -> Command:
    """Add the options that say which configuration counts and which rules run."""
    for option in (
        click.option(
            "--ignore", metavar="RULE", multiple=True, shell_complete=complete_name, help="Leave out a rule or category."
        ),
        click.option(
            "--select", metavar="RULE", multiple=True, shell_complete=complete_name, help="Run only a rule or category."
        ),
        click.option("--no-config", is_flag=True, help="Use no configuration file."),
        click.option(
            "--config", metavar="FILE", type=click.Path(), help="Use this configuration file, not the nearest .jdlint.yaml."
        ),
    ):
        command = option(command)
    return command


def settle(
    start: str,
    *,
    config: str | None = None,
    no_config: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: Severity | None = None,
) -> Config:
    """The configuration that counts for a path, with what the command line chose; notes go to standard error.

    Raises SettingsError.
    """
    if config is not None and no_config:
        raise click.UsageError("--config and --no-config exclude each other")
    path = config if config is not None or no_config else find_config(start)
    settings = Config()
    notes: tuple[str, ...] = ()
    if path is not None:
        from jdlint.config.loading import load_config

        settings, _, notes = load_config(path)
    if select or ignore or fail_on:
        from jdlint.config.choosing import with_choices

        settings, more = with_choices(settings, select=split(select), ignore=split(ignore), fail_on=fail_on)
        notes += more
    if notes:
        from jdlint.apps.cli import tell

        tell("\n".join(f"note: {note}" for note in notes))
    return settings
