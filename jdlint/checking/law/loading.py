"""The law that a run knows: the table that comes with jdlint or a newer one, and what a house's counsel adds to it."""

from __future__ import annotations

from jdlint.checking.law.table import LawTable, load_table, read_compiled
from jdlint.settings import Config, SettingsError


def load_law(config: Config) -> LawTable:
    """The table by which a configuration judges. Raises SettingsError for a file that is wrong, with its place."""
    table = load_table()
    if config.law_data is not None:
        try:
            table = read_compiled(config.law_data)
        except OSError as error:
            raise SettingsError(f"{config.law_data}: the law cannot be read: {error.strerror}") from None
        except (ValueError, KeyError) as error:
            raise SettingsError(
                f"{config.law_data}: this is no table of the law, as jdlint law --export writes it ({error})"
            ) from None
    if config.law_paths:
        from jdlint.checking.law.counsel import add_counsel

        table = add_counsel(table, config.law_paths)
    return table
