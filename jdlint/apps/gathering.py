"""The inputs that a command names, read one at a time: files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jdlint.model.report import ReadError
from jdlint.reading.decoding import LARGEST
from jdlint.reading.files import FoundFile, PassedOver, find_files, read_bytes

STDIN = "-"


class Inputs(NamedTuple):
    """What was found: files and faults in the order in which they were named, and what was passed over."""

    found: list[FoundFile | ReadError]
    passed: list[PassedOver]


def gather(paths: Iterable[str], exclude: Iterable[str] = ()) -> Inputs:
    """The files to read; a path that is named twice is read once."""
    found: dict[str, FoundFile | ReadError] = {}
    passed = []
    for one in find_files(tuple(paths), exclude=tuple(exclude)):
        if isinstance(one, PassedOver):
            passed.append(one)
        else:
            found.setdefault(one.uri if isinstance(one, ReadError) else one.path, one)
    return Inputs(list(found.values()), passed)


def read_all(found: Iterable[FoundFile | ReadError]) -> Iterator[tuple[str, bytes | ReadError]]:
    """Each input's path with its bytes or what is wrong with it."""
    for one in found:
        if isinstance(one, ReadError):
            yield one.uri, one
        else:
            yield one.path, read_input(one.path)


def read_input(path: str) -> bytes | ReadError:
    """The bytes of a file or, for ``-``, of standard input; at most one more than can be read."""
    if path != STDIN:
        return read_bytes(path)
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except (OSError, ValueError, AttributeError) as error:
        return ReadError(STDIN, None, f"Standard input could not be read: {error}.")
