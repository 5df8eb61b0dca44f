"""jdlint: a linter for job postings.

>>> import jdlint
>>> report = jdlint.lint_text("# Baker\\n\\nWe need a ninja.", uri="baker.md")
>>> [finding.rule for posting in report.postings for finding in posting.findings]  # doctest: +SKIP

`lint_text` and `lint_file` lint once; a `Linter` is made once and lints many. Everything else is imported when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.version import VERSION

if TYPE_CHECKING:
    from jdlint.apps.api import heed_baseline, lint_file, lint_text, load_config
    from jdlint.engine import Linter
    from jdlint.model.finding import Finding
    from jdlint.model.report import PostingReport, Report
    from jdlint.model.source import Unreadable
    from jdlint.settings import Config, SettingsError

__version__ = VERSION
__all__ = [
    "Config",
    "Finding",
    "Linter",
    "PostingReport",
    "Report",
    "SettingsError",
    "Unreadable",
    "__version__",
    "heed_baseline",
    "lint_file",
    "lint_text",
    "load_config",
]

_HOMES = {
    "Config": "jdlint.settings",
    "Finding": "jdlint.model.finding",
    "Linter": "jdlint.engine",
    "PostingReport": "jdlint.model.report",
    "Report": "jdlint.model.report",
    "SettingsError": "jdlint.settings",
    "Unreadable": "jdlint.model.source",
    "heed_baseline": "jdlint.apps.api",
    "lint_file": "jdlint.apps.api",
    "lint_text": "jdlint.apps.api",
    "load_config": "jdlint.apps.api",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'jdlint' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
