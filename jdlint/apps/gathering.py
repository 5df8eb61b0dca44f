"""The inputs that a command names, read one at a time: files, folders and standard input."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jdlint.model.posting import Posting
from jdlint.model.report import PostingReport, ReadError
from jdlint.model.source import Unreadable
from jdlint.reading.decoding import LARGEST
from jdlint.reading.files import FoundFile, PassedOver, Passing, find_files, read_bytes
from jdlint.settings import Config, SettingsError

if TYPE_CHECKING:
    from jdlint.engine import Linter

STDIN = "-"


class Inputs(NamedTuple):
    """What was found: files and faults in the order in which they were named, and what was passed over."""

    found: list[FoundFile | ReadError]
    passed: list[PassedOver]


def gather(
    paths: Iterable[str], find_config: Callable[[str], Config], *, force_exclude: bool = False, own: Sequence[str] = ()
) -> Inputs:
    """The files to read. A file that is named twice, or named beside its folder, is read once, and as one that was named.

    What a house excludes, and what it has for jdlint itself (``own`` too), is passed over in folders, and with ``force_exclude`` where it is named.
    """
    found: dict[str, FoundFile | ReadError] = {}
    passed = []
    for named in paths:
        config = find_config(named)
        for one in find_files([named], _pass_over(config, own, forced=force_exclude)):
            if isinstance(one, FoundFile) and not one.named and (nearest := find_config(one.path)) is not config:
                one = next(iter(find_files([one.path], _pass_over(nearest, own, forced=True))))
                one = one._replace(named=False) if isinstance(one, FoundFile) else one
            if isinstance(one, PassedOver):
                passed.append(one)
                continue
            path = one.uri if isinstance(one, ReadError) else one.path
            place = path if path == STDIN else os.path.abspath(path)
            if place not in found or (one.named and not found[place].named):
                found[place] = one
    return Inputs(list(found.values()), passed)


def _pass_over(config: Config, own: Sequence[str], *, forced: bool) -> Passing:
    named = filter(None, (config.schema, config.baseline, config.waiver_file))
    return Passing(config.exclude, config.root, (*own, *config.rule_paths, *named), forced=forced)


def read_all(found: Iterable[FoundFile | ReadError]) -> Iterator[tuple[FoundFile, bytes | ReadError]]:
    """Each input with its bytes or what is wrong with it."""
    for one in found:
        if isinstance(one, ReadError):
            yield FoundFile(one.uri, one.named), one
        else:
            yield one, read_input(one.path)


def read_input(path: str) -> bytes | ReadError:
    """The bytes of a file or, for ``-``, of standard input; at most one more than can be read."""
    if path != STDIN:
        return read_bytes(path)
    if sys.stdin is None:
        return ReadError(STDIN, None, "Standard input is closed. Pipe a posting in, or name a file.")
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        return ReadError(STDIN, None, f"Standard input could not be read: {error}.")


def name_input(path: str, stdin_filename: str | None) -> str:
    """How an input is called in reports."""
    return (stdin_filename or "<stdin>") if path == STDIN else path


def judge_input(
    linter: Linter, data: bytes, uri: str, named: bool = True, *, place: str | None = None
) -> list[PostingReport] | ReadError | None:
    """The postings of an input, judged; what is wrong with it; or None for a file of a folder, not ``named``, whose values are no posting's.

    ``place`` is its path as the patterns of the configuration see it, where that is not its name.
    """
    from jdlint.reading import holds_none, read

    try:
        documents = read(data, uri)
        return None if not named and holds_none(documents) else linter.judge(documents, place or uri)
    except Exception as error:
        # One posting must not cost the verdicts on all the others.
        return describe_failure(uri, error)


def describe_failure(uri: str, error: Exception) -> ReadError:
    """A file on which jdlint itself fails: a fault of ours, told as one. ``JDLINT_DEBUG`` in the environment lets it through.

    What is wrong with a house's settings, such as with a law that is read when it is asked for, is no fault of the file and goes on.
    """
    if isinstance(error, SettingsError):
        raise error
    if isinstance(error, Unreadable):
        return ReadError(uri, error.position, error.message)
    if os.environ.get("JDLINT_DEBUG"):
        raise error
    said = f"{type(error).__name__}: {error}"
    return ReadError(uri, None, f"jdlint itself failed on this file ({said}). Please report it, with the file.")


def understand_file(path: str, stdin_filename: str | None) -> list[Posting] | ReadError:
    """The postings of one input, as they are read without any house's settings, or what is wrong with it."""
    from jdlint.engine import Linter
    from jdlint.reading import read

    uri = name_input(path, stdin_filename)
    data = read_input(path)
    if isinstance(data, ReadError):
        return data._replace(uri=uri)
    try:
        # What a posting says depends neither on the day nor on a house's rules.
        linter = Linter(as_of=datetime.date.today(), many=False)
        return [posting for document in read(data, uri) for posting in linter.understand(document)]
    except Exception as error:
        return describe_failure(uri, error)
