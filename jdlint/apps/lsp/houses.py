"""The linters of the folders that an editor has open, each by the configuration that is nearest, and what is wrong with those."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import click

from jdlint.apps.lsp.wishes import Wishes
from jdlint.apps.options import DEFAULTS, Choices, choose_all
from jdlint.config.finding import NAMES, find_config
from jdlint.engine import Linter
from jdlint.settings import Config, SettingsError

_PLACED = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<message>.+)")
_FILE = re.compile(r"(?P<path>[^:]{2,}|[A-Za-z]:[^:]+): (?P<message>.+)")


class Fault(NamedTuple):
    """What is wrong with a configuration or what it names: the file, the place counted from 1 (0 where it is not known), and the words."""

    path: str
    line: int
    column: int
    message: str


class House(NamedTuple):
    """A configuration at work. ``path`` is its file, "" for none; ``linter`` is None where it is broken and never was sound."""

    path: str
    linter: Linter | None
    faults: tuple[Fault, ...] = ()


class Houses:
    """The configuration that counts for each folder, made ready when the first file there is opened.

    One that is broken is judged by as it last was. All paths are absolute.
    """

    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self._paths: dict[str, str] = {}
        self._houses: dict[str, House] = {}
        self._sound: dict[str, Linter] = {}
        self._day: datetime.date | None = None

    def find(self, folder: str, today: datetime.date) -> House:
        """The house of a folder on a day, made ready if need be."""
        day = self.wishes.as_of or today
        if day != self._day:
            self.forget()
            self._day = day
        if folder not in self._paths:
            self._paths[folder] = self.wishes.config or find_config(folder) or ""
        path = self._paths[folder]
        if path not in self._houses:
            self._houses[path] = self._open(path, day)
        return self._houses[path]

    def forget(self) -> None:
        """Load everything anew when it is next asked for; what was sound is kept in case it no longer is."""
        self._sound |= {path: house.linter for path, house in self._houses.items() if house.linter is not None}
        self._houses.clear()
        self._paths.clear()

    def list_faults(self) -> Iterator[Fault]:
        """What is wrong with all that was opened."""
        for house in self._houses.values():
            yield from house.faults

    def concerns(self, path: str) -> bool:
        """Whether a change of a file may change how postings are judged."""
        name = os.path.basename(path)
        if name in NAMES or name == ".gitignore" or path == self.wishes.config:
            return True
        if any(fault.path == path for fault in self.list_faults()):
            return True
        linters = [*self._sound.values(), *(house.linter for house in self._houses.values() if house.linter is not None)]
        return any(_lies_in(path, own) for linter in linters for own in _list_own(linter.config))

    def _open(self, path: str, day: datetime.date) -> House:
        try:
            config, faults = self._settle(path)
            return House(path, Linter(config, as_of=day), faults)
        except SettingsError as error:
            message = str(error)
        except Exception as error:  # whatever is wrong with one house, the others are served
            message = f"jdlint itself failed on this configuration ({type(error).__name__}: {error}). Please report it."
        return House(path, self._sound.get(path), tuple(_read_faults(message, path)))

    def _settle(self, path: str) -> tuple[Config, tuple[Fault, ...]]:
        """The configuration of a file with the editor's settings on top, and what is wrong with those."""
        config = DEFAULTS
        if path:
            from jdlint.config.loading import load_config

            config = load_config(path).config
        wishes = self.wishes
        (config,), _ = choose_all([config], Choices(profile=wishes.profile))
        try:
            (placed,), _ = choose_all([config], Choices(place=wishes.place, hiring_in=wishes.hiring_in))
        except click.BadParameter as error:
            name = "hiringIn" if error.param_hint == "--hiring-in" else "place"
            return config, (Fault("", 0, 0, f"{name}: {error.message}"),)
        return placed, ()


def _list_own(config: Config) -> Iterable[str]:
    own = (*config.rule_paths, *config.law_paths, config.schema, config.law_data)
    return [os.path.abspath(path) for path in own if path]


def _lies_in(path: str, place: str) -> bool:
    return path == place or path.startswith(place.rstrip(os.sep) + os.sep)


def _read_faults(message: str, path: str) -> Iterator[Fault]:
    """The faults that settings were refused for, a line each; one without a place is told of the configuration as a whole."""
    for line in message.splitlines():
        if (placed := _PLACED.fullmatch(line)) and os.path.isfile(placed["path"]):
            yield Fault(os.path.abspath(placed["path"]), int(placed["line"]), int(placed["column"]), placed["message"])
        elif (file := _FILE.fullmatch(line)) and os.path.isfile(file["path"]):
            yield Fault(os.path.abspath(file["path"]), 0, 0, file["message"])
        elif line.strip():
            yield Fault(path, 0, 0, line.strip())
