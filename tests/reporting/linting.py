"""Postings that are judged for reports about them."""

from __future__ import annotations

import datetime
from pathlib import Path

from jdlint.engine import Linter
from jdlint.model.report import ReadError, Report
from jdlint.settings import Config

SAMPLES = Path(__file__).parents[2] / "samples"
HOSTILE = (
    "# Baker&lt;/title>&lt;script>alert(1)&lt;/script>\n\nWe want a <b onclick=x>ninja</b> &lt;img src=x onerror=alert(2)&gt; "
    "[here](javascript:alert(3)) @everyone #1 </details> ``` www.example.org \u202e\u0007 $x^2$\n\n- =cmd|' /C calc'!A0\n"
)
BARE = "# Miller\n\nWe grind rye.\n"


def lint(*texts: str, place: str = "US-CO", errors: tuple[ReadError, ...] = ()) -> Report:
    """A report on postings in Markdown, that holds their documents."""
    linter = Linter(Config(place=(place,)), as_of=datetime.date(2026, 11, 22), many=False, whole=True)
    postings = [
        report for number, text in enumerate(texts) for report in linter.lint(text.encode(), f"p{number}.md", kind="posting")
    ]
    return linter.report(postings, errors)


def lint_sample(name: str = "needs-work.md") -> Report:
    """A report on one of the samples."""
    linter = Linter(Config(place=("US-CO",)), as_of=datetime.date(2026, 11, 22), many=False, whole=True)
    return linter.report(linter.lint((SAMPLES / name).read_bytes(), name))
