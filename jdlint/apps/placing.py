"""Places and facts of a command line, in the light of the law that each house knows: its counsel may add places of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from jdlint.checking.law.codes import find_code_fault, find_codes, tell_fault, tell_uncovered
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.table import LawTable
from jdlint.config.choosing import with_places
from jdlint.config.employer import list_codes
from jdlint.settings import Config


def place_all(
    configs: Sequence[Config], *, employer: Mapping[str, Any], place: Sequence[str], hiring_in: Sequence[str]
) -> tuple[list[Config], tuple[str, ...]]:
    """Each configuration with the facts and places of the command line, and notes of places of which no law is known.

    Raises SettingsError for a law that is wrong, and click.BadParameter for what names no place, or several.
    """
    tables = [load_law(config) for config in configs]
    _check_facts(employer, tables)
    places, remote = _find_all(place, tables, "--place"), _find_all(hiring_in, tables, "--hiring-in")
    settled = []
    notes: dict[str, None] = {}
    for config, table, own, from_there in zip(configs, tables, places, remote, strict=True):
        if employer or place or hiring_in:
            (config,) = with_places([config], employer=employer, place=own, hiring_in=from_there)
        settled.append(config)
        notes |= {note: None for code in (*config.place, *config.hiring_in) if (note := tell_uncovered(code, table))}
    return settled, tuple(notes)


def _find_all(words: Sequence[str], tables: Sequence[LawTable], option: str) -> list[tuple[str, ...]]:
    """The codes of places by each table. What one table alone knows counts by all, as do the rules of one house."""
    found: list[dict[str, None]] = [{} for _ in tables]
    for word in words:
        meant = [find_codes(word, table) for table in tables]
        known = next((codes for codes in meant if len(codes) == 1), ())
        for codes, table, mine in zip(meant, tables, found, strict=True):
            codes = codes or known
            if len(codes) != 1:
                raise click.BadParameter(tell_fault(word, codes, table), param_hint=option)
            mine[codes[0]] = None
    return [tuple(mine) for mine in found]


def _check_facts(employer: Mapping[str, Any], tables: Sequence[LawTable]) -> None:
    """Refuse codes in facts that no table knows."""
    for key, code in list_codes(employer):
        faults = [find_code_fault(code, table) for table in tables]
        if all(faults):
            raise click.BadParameter(f"{key}: {faults[0]}", param_hint="--employer")
