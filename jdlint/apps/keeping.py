"""The evidence of a check, as its command line asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from jdlint.model.report import ReadError
from jdlint.reading.files import FoundFile

if TYPE_CHECKING:
    from jdlint.engine import Linter
    from jdlint.evidence.keeping import Bundle

_SHOWN = ("format", "output", "color", "verbose", "quiet", "exit_zero", "evidence", "baseline", "no_baseline", "changed")
"""Options that change where a report goes and how it looks, not what it says."""


@contextmanager
def open_bundle(archive: str | None) -> Iterator[Bundle | None]:
    """The evidence to be kept in a folder, None where it was named none. Raises SettingsError."""
    if archive is None:
        yield None
        return
    from jdlint.evidence.keeping import Bundle

    with Bundle(archive) as bundle:
        yield bundle


def make_keeper(
    bundle: Bundle, linters: Mapping[str, Linter], different: Sequence[Linter]
) -> Callable[[FoundFile, str, bytes | None, ReadError | None], None]:
    """What keeps each input of a run, told its file, its name, its bytes and what is wrong with it; ``different`` numbers the configurations."""
    from jdlint.engine import locate
    from jdlint.evidence.manifest import Input

    numbers = {id(linter): number for number, linter in enumerate(different)}

    def keep(one: FoundFile, uri: str, data: bytes | None, error: ReadError | None) -> None:
        linter = linters.get(one.path)
        place = uri if linter is None else locate(uri, linter.config.root).replace(os.sep, "/")
        number = None if linter is None else numbers[id(linter)]
        bundle.add(Input(uri, None, one.named, place, number, error), data)

    return keep


def list_choices() -> dict[str, object]:
    """What the command line chose, by the names of its options, but for what changes only where the report goes and how it looks."""
    context = click.get_current_context()
    chosen = context.params.items()
    return {name: _plain(value) for name, value in sorted(chosen) if name not in (*_SHOWN, "targets") and value}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, bool | int | float) else str(value)
