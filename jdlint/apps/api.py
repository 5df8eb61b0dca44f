"""The library's front door: one call from a text or a file to a report."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from jdlint.config.finding import find_config
from jdlint.engine import Linter
from jdlint.model.report import Report
from jdlint.settings import Config


def lint_text(
    text: str, *, uri: str = "<text>", format: str | None = None, config: Config | None = None, as_of: datetime.date | None = None
) -> Report:
    """The report on a posting given as text.

    ``uri`` is the name that the report shows; its suffix tells the format, unless ``format`` does (text, markdown, html,
    yaml, json). ``config`` are the defaults if not given; no file is looked for. ``as_of`` is the date to judge by, today if not
    given. Raises `Unreadable` for a text that cannot be read as its format, `SettingsError` for settings that cannot work.
    """
    linter = Linter(config or Config(), as_of=as_of or datetime.date.today(), many=False)
    return linter.report(linter.lint(text.encode("utf-8", "surrogatepass"), uri, format=format))


def lint_file(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    config: Config | None = None,
    as_of: datetime.date | None = None,
    baseline: str | os.PathLike[str] | None = None,
) -> Report:
    """The report on a file, as `lint_text` gives it. Without ``config`` the nearest configuration file counts.

    What a ``baseline`` knows, or else that of the configuration, does not count: those findings stand under ``suppressed``. Raises `OSError` and `Unreadable` for a file that cannot be read, and `SettingsError` for a configuration that is wrong.
    """
    name = os.fspath(path)
    linter = Linter(load_config(name) if config is None else config, as_of=as_of or datetime.date.today(), many=False)
    report = linter.report(linter.lint(Path(name).read_bytes(), name, format=format))
    known = os.fspath(baseline) if baseline is not None else linter.config.baseline
    return report if known is None else heed_baseline(report, known)


def heed_baseline(report: Report, baseline: str | os.PathLike[str]) -> Report:
    """A report, such as that of a `Linter` on many files, in which what a baseline knows does not count, and the verdict is by what is left.

    ``known`` of the report says how many that were, and how many known ones were mended. Raises `SettingsError` for a baseline that cannot be read.
    """
    from jdlint.apps.knowing import Scope, heed_baselines

    files = list(dict.fromkeys(posting.source.uri for posting in report.postings))
    return heed_baselines(report, dict.fromkeys(files, os.fspath(baseline)), Scope(files, files))


def load_config(start: str | os.PathLike[str] = ".") -> Config:
    """The configuration that counts for a file or folder: of the nearest file beside it or above, else the defaults.

    Raises `SettingsError` that names every fault with file, line and column.
    """
    found = find_config(os.fspath(start))
    if found is None:
        return Config()
    from jdlint.config.loading import load_config as load

    return load(found).config
