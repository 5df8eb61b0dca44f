"""The law that a run knows: the table that comes with jdlint or a newer one, and what a house's counsel adds to it."""

from __future__ import annotations

import os

from jdlint.checking.law.table import LawTable, load_table, read_compiled
from jdlint.checking.pack import PREFIX as PACKAGE
from jdlint.settings import Config, SettingsError


def load_law(config: Config) -> LawTable:
    """The table by which a configuration judges. Raises SettingsError for a file that is wrong, with its place."""
    table = load_table()
    if config.law_data is not None:
        path = find_data(config.law_data)
        try:
            table = read_compiled(path)
        except OSError as error:
            raise SettingsError(f"{config.law_data}: the law cannot be read: {error.strerror}") from None
        except (RecursionError, ValueError) as error:
            raise SettingsError(
                f"{config.law_data}: this is no table of the law, as jdlint law --export writes it ({error})"
            ) from None
    if config.law_paths:
        from jdlint.checking.law.counsel import add_counsel
        from jdlint.checking.law.vetting import list_checks

        table = add_counsel(table, config.law_paths, list_checks(config.rule_paths))
    return table


def find_data(place: str) -> str:
    """The file of a newer table: the path itself, or of ``package:name`` the file law.jsonl inside the installed package of that name."""
    if not place.startswith(PACKAGE):
        return place
    from importlib.util import find_spec

    name = place.removeprefix(PACKAGE)
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        spec = None
    if spec is None or not spec.submodule_search_locations:
        raise SettingsError(f'{place}: there is no package "{name}"; install it beside jdlint')
    path = os.path.join(next(iter(spec.submodule_search_locations)), "law.jsonl")
    if not os.path.isfile(path):
        raise SettingsError(f'{place}: the package "{name}" holds no law.jsonl')
    return path
