"""Rules that come as installed packages, found by their entry point in the group ``jdlint.rules``; no code of theirs is run.

The name of an entry point is what a configuration calls the package, and its value is the Python package in which the rules lie, such as
``acme_rules`` or ``acme_rules.data`` (packaging.python.org/specifications/entry-points).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, EntryPoint, distributions
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from jdlint.checking.nearest import suggest
from jdlint.checking.pack import PREFIX, find_rule_files
from jdlint.settings import SettingsError

GROUP = "jdlint.rules"


class Package(NamedTuple):
    """An installed package of rules: what it is called, the distribution that brings it with its version, and the folder of its rules."""

    name: str
    distribution: str
    version: str
    folder: Path

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


def find_package(name: str) -> Package:
    """The package of a name, in which hyphens, dots and underscores are alike. Raises SettingsError that says what to do."""
    known = list(_list_entries())
    found = {_name(distribution): (distribution, entry) for distribution, entry in known if _plain(entry.name) == _plain(name)}
    if not found:
        names = sorted({entry.name for _, entry in known})
        there = suggest(name, names) or (f"; there are {', '.join(names)}" if names else "; none is installed beside jdlint")
        raise SettingsError(f'there is no package of rules "{name}"{there}')
    if len(found) > 1:
        raise SettingsError(f'two packages have rules called "{name}": {" and ".join(sorted(found))}; uninstall one of them')
    ((distribution, entry),) = found.values()
    folder = _find_folder(distribution, entry)
    if folder is None:
        raise SettingsError(
            f'the package {_name(distribution)} {distribution.version} says that its rules "{entry.name}" are in "{entry.value}", and there is no such folder'
        )
    return Package(entry.name, _name(distribution), distribution.version, folder)


def _list_entries() -> Iterator[tuple[Distribution, EntryPoint]]:
    for distribution in distributions():
        for entry in distribution.entry_points:
            if entry.group == GROUP:
                yield distribution, entry


def _name(distribution: Distribution) -> str:
    return str(distribution.metadata["Name"])


def _plain(name: str) -> str:
    """A name as package indexes compare them (packaging.python.org/specifications/name-normalization)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _find_folder(distribution: Distribution, entry: EntryPoint) -> Path | None:
    """The folder that the entry's value names: beside the distribution's own data or, of one that is installed to be edited, where Python finds it.

    What is above a folder is looked up by the first name alone, so that nothing is imported.
    """
    first, *rest = entry.value.partition(":")[0].strip().split(".")
    places = [Path(str(distribution.locate_file(first)))]
    try:
        spec = find_spec(first)
    except (ImportError, ValueError):
        spec = None
    if spec is not None:
        places += map(Path, spec.submodule_search_locations or ())
    return next((folder for place in places if (folder := place.joinpath(*rest)).is_dir()), None)


def list_rule_files(place: str) -> Iterator[Path]:
    """The rule files of a folder, a file or, of ``package:NAME``, an installed package. Raises SettingsError where there is no such package."""
    yield from find_rule_files(find_package(place.removeprefix(PREFIX)).folder if place.startswith(PREFIX) else Path(place))
