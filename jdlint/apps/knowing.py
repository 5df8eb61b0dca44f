"""Baselines on disk: which one counts for a file, and a report held against them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from jdlint.baseline import Compared, compare, parse_baseline
from jdlint.config.loading import show_path
from jdlint.model.report import Known, PostingReport, Report
from jdlint.pairing import Entry
from jdlint.settings import SettingsError

FILE = ".jdlint-baseline.json"
"""What a baseline is called where nobody says otherwise."""


class Scope(NamedTuple):
    """What a run looked at: the files that it found, whether or not they could be read, and the paths that were named."""

    files: Collection[str]
    paths: Sequence[str]


def read_baseline(path: str) -> list[Entry]:
    """The known findings of a file. Raises SettingsError."""
    name = show_path(path)
    try:
        with open(path, encoding="utf-8-sig") as file:
            return parse_baseline(file.read(), name)
    except FileNotFoundError:
        raise SettingsError(f"{name}: there is no such baseline; make it: jdlint baseline --output {name}") from None
    except OSError as error:
        raise SettingsError(f"{name}: the baseline cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{name}: this is no baseline: it is not UTF-8; make it anew: jdlint baseline") from None


def compare_with(path: str, known: Sequence[Entry], postings: Sequence[PostingReport], scope: Scope, day: str) -> Compared:
    """Postings beside the known findings of the baseline at ``path``, from whose folder its files are named."""
    root = os.path.dirname(os.path.abspath(path))
    files = {os.path.abspath(file) for file in scope.files}
    folders = [os.path.abspath(named) for named in scope.paths]

    def name_file(uri: str) -> str:
        try:
            return os.path.relpath(uri, root).replace(os.sep, "/")
        except ValueError:  # another drive
            return uri.replace(os.sep, "/")

    def locate(file: str) -> str:
        return os.path.normpath(os.path.join(root, file))

    def gone(file: str) -> bool:
        return locate(file) not in files and not os.path.lexists(locate(file))

    def looked(file: str) -> bool:
        place = locate(file)
        return any(place == folder or place.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)

    return compare(known, postings, name_file, day=day, gone=gone, looked=looked)


def heed_baselines(report: Report, baselines: Mapping[str, str | None], scope: Scope) -> Report:
    """A report in which what is known does not count; ``baselines`` has the file for each input, None where none counts. Raises SettingsError."""
    postings = list(report.postings)
    known = mended = 0
    for path in dict.fromkeys(filter(None, baselines.values())):
        numbers = [number for number, one in enumerate(postings) if baselines.get(one.source.uri) == path]
        compared = compare_with(path, read_baseline(path), [postings[number] for number in numbers], scope, report.run.as_of)
        for number, posting in zip(numbers, compared.postings, strict=True):
            postings[number] = posting
        known += len(compared.known)
        mended += len(compared.mended)
    return report._replace(postings=tuple(postings), known=Known(known, mended))


def find_heirs(baselines: Mapping[str, str | None]) -> frozenset[str]:
    """The inputs that a baseline does not know while it knows files that are gone: the postings of these may be there. Raises SettingsError."""
    heirs: set[str] = set()
    for path in dict.fromkeys(filter(None, baselines.values())):
        root = os.path.dirname(os.path.abspath(path))
        known = {os.path.normpath(os.path.join(root, entry.file)) for entry in read_baseline(path)}
        if not all(map(os.path.lexists, known)):
            heirs |= {file for file, one in baselines.items() if one == path and os.path.abspath(file) not in known}
    return frozenset(heirs)


def choose_baseline(configured: Iterable[str | None], option: str | None) -> str:
    """The baseline to write: the one that is named, else that of the configurations, else the usual name here. Raises SettingsError for several."""
    if option is not None:
        return option
    several = list(dict.fromkeys(filter(None, configured)))
    if len(several) > 1:
        names = " and ".join(map(show_path, several))
        raise SettingsError(f"these files have several baselines, {names}; name one: --output {show_path(several[0])}")
    return several[0] if several else FILE
