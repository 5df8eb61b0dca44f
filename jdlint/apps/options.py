"""Options that several commands share: dates, formats, rule names, and the configuration that counts."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from jdlint.config.finding import find_config
from jdlint.model.finding import Severity
from jdlint.model.nothing import NOTHING
from jdlint.settings import PROFILES, Config

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULTS = Config()


def parse_date(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date | None:
    """A day that exists, as ISO 8601 writes it: YYYY-MM-DD."""
    if value is None:
        return None
    day = read_day(value)
    if day is None:
        raise click.BadParameter(f'"{value}" is not a day of the form YYYY-MM-DD')
    return day


def read_day(value: str) -> datetime.date | None:
    """The day that YYYY-MM-DD names; None where there is none."""
    try:
        # ISO 8601 has other forms too, such as 20261130 and 2026-W48-1.
        return datetime.date.fromisoformat(value) if len(value) == 10 and value[7] == "-" else None
    except ValueError:
        return None


def parse_release(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A version whose rules this jdlint knows."""
    if value is None:
        return None
    from jdlint.checking.history import settle_release
    from jdlint.settings import SettingsError

    try:
        return settle_release(value)
    except SettingsError as error:
        raise click.BadParameter(str(error)) from None


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


class Choices(NamedTuple):
    """What a command line chose by the options of `configurable` and `placed`; ``fail_on`` is an option of single commands."""

    config: str | None = None
    no_config: bool = False
    profile: str | None = None
    rules_as_of: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    employer: Mapping[str, Any] = NOTHING
    place: tuple[str, ...] = ()
    hiring_in: tuple[str, ...] = ()
    fail_on: Severity | None = None


def choosing(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator that hands on the options of these names as ``choices``, together with those that stand above it."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def called(*words: Any, choices: Choices = NO_CHOICES, **told: Any) -> Any:
            return command(*words, choices=choices._replace(**{name: told.pop(name) for name in names}), **told)

        return called

    return decorate


NO_CHOICES = Choices()


def configurable(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say which configuration counts and which rules run; they come as ``choices``."""
    command = choosing("config", "no_config", "profile", "rules_as_of", "select", "ignore")(command)
    for option in (
        click.option(
            "--ignore", metavar="RULE", multiple=True, shell_complete=complete_name, help="Leave out a rule or category."
        ),
        click.option(
            "--select", metavar="RULE", multiple=True, shell_complete=complete_name, help="Run only a rule or category."
        ),
        click.option(
            "--rules-as-of",
            metavar="VERSION",
            callback=parse_release,
            help="Leave out rules that came after this version, such as 0.1, but for where a law asks for them.",
        ),
        click.option("--profile", type=click.Choice(PROFILES), help="Start from this set of rules."),
        click.option("--no-config", is_flag=True, help="Use no configuration file."),
        click.option(
            "--config",
            metavar="FILE",
            type=click.Path(),
            help="Use this configuration file for all paths, not the one that is nearest to each.",
        ),
    ):
        command = option(command)
    return command


def parse_places(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of jurisdictions and names of places, also several with commas between; which there are is known with the configuration."""
    if not values:
        return ()
    from jdlint.checking.law.codes import split_places

    return tuple(place for value in values for place in split_places(value))


def parse_employer(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, Any]:
    """Facts about the employer, checked as those of a configuration are."""
    if not values:
        return {}
    from jdlint.config.employer import read_facts

    try:
        return read_facts(values)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def placed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where the job is and who the employer is; they come as ``choices``."""
    command = choosing("employer", "place", "hiring_in")(command)
    for option in (
        click.option(
            "--employer",
            metavar="FACT=VALUE",
            multiple=True,
            callback=parse_employer,
            help="A fact about the employer: staff=40, staff_in.US-CO=3, federal_contractor=no.",
        ),
        click.option(
            "--hiring-in",
            metavar="CODE",
            multiple=True,
            callback=parse_places,
            help="Where people may work from, such as US-CO,US-NY; outranks what the posting says.",
        ),
        click.option(
            "--place",
            metavar="CODE",
            multiple=True,
            callback=parse_places,
            help="The place of work, such as US-CO; outranks what the posting says.",
        ),
    ):
        command = option(command)
    return command


class Houses:
    """The configurations of a run, each loaded when the first path is met that it counts for.

    Of the choices ``config`` is the one file that counts for all paths, and ``no_config`` says that none does.
    """

    def __init__(self, choices: Choices = NO_CHOICES) -> None:
        if choices.config is not None and choices.no_config:
            raise click.UsageError("--config and --no-config exclude each other")
        self._named = choices.config
        self._searched = choices.config is None and not choices.no_config
        self._files: dict[str, str | None] = {}
        self._configs: dict[str | None, Config] = {None: DEFAULTS}
        self._notes: list[str] = []

    def find(self, path: str) -> Config:
        """The configuration of a file or folder. Raises SettingsError for one that is wrong."""
        return self.find_beside(path) if not os.path.isdir(path) else self._load(path)

    def find_beside(self, path: str) -> Config:
        """The configuration of what is known to be no folder. Raises SettingsError for one that is wrong."""
        return self._load(os.path.dirname(path) or os.curdir)

    def _load(self, folder: str) -> Config:
        if folder not in self._files:
            self._files[folder] = find_config(folder) if self._searched else self._named
        path = self._files[folder]
        if path not in self._configs:
            from jdlint.config.loading import load_config

            self._configs[path], _, notes = load_config(str(path))
            self._notes += notes
        return self._configs[path]

    def settle(self, configs: Sequence[Config], choices: Choices = NO_CHOICES) -> list[Config]:
        """Each configuration with what the command line chose; notes go to standard error. Raises SettingsError and click.BadParameter."""
        settled, notes = choose_all(configs, choices)
        self._notes += notes
        if self._notes:
            from jdlint.apps.cli import tell

            tell("\n".join(f"note: {note}" for note in self._notes))
        return settled

    def locate(self, config: Config) -> str | None:
        """The file in which a configuration stands, None for that of no file."""
        return next((path for path, loaded in self._configs.items() if loaded is config), None)

    def describe(self, config: Config) -> str:
        """Where a configuration stands, as people read it."""
        path = self.locate(config)
        if path is None:
            return "No configuration file"
        from jdlint.config.loading import show_path

        return f"The configuration {show_path(path)}"


def choose_all(configs: Sequence[Config], choices: Choices) -> tuple[list[Config], tuple[str, ...]]:
    """Each configuration with what was chosen for all of them, and notes. Raises SettingsError and click.BadParameter."""
    settled = list(configs)
    notes: tuple[str, ...] = ()
    profile, rules_as_of, fail_on = choices.profile, choices.rules_as_of, choices.fail_on
    if choices.select or choices.ignore or fail_on or profile or rules_as_of:
        from jdlint.config.choosing import with_choices

        select, ignore = split(choices.select), split(choices.ignore)
        settled, notes = with_choices(
            configs, select=select, ignore=ignore, fail_on=fail_on, profile=profile, rules_as_of=rules_as_of
        )
    employer, place, hiring_in = choices.employer, choices.place, choices.hiring_in
    if employer or place or hiring_in or any(config.place or config.hiring_in for config in settled):
        from jdlint.apps.placing import place_all

        settled, more = place_all(settled, employer=employer, place=place, hiring_in=hiring_in)
        notes = (*notes, *more)
    return settled, notes


def settle(start: str, choices: Choices = NO_CHOICES) -> Config:
    """The configuration that counts for a path, with what the command line chose; notes go to standard error.

    Raises SettingsError.
    """
    houses = Houses(choices)
    (settings,) = houses.settle([houses.find(start)], choices)
    return settings
