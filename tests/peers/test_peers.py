"""Every term of the word lists of other tools: found where a reviewer would agree with the flag, or listed with the reason why not.

A file a peer. Its ``terms`` and ``groups`` hold each entry of the peer's list once, as the peer writes it: with ``flag``, a sentence of a
posting whose marked words have to be reported, or with ``not``, the reason why they need not. In a group's sentence ``{}`` stands for the
term. A sentence stands among the requirements, unless ``section`` names another part or ``in: title`` makes it the title.

Left out are gender-bias's lists of effort and accomplishment (for letters of reference), IBM's (words of code and of project plans, of which "man hour" is
in others' lists), and what was gathered on titles, pay and fields, which are no word lists of a peer.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from jdlint.engine import Linter
from jdlint.examples import read_marks
from jdlint.settings import Config

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
LINTER = Linter(Config(profile="strict"), as_of=datetime.date(2026, 11, 22), many=False)
ABOUT_WORDS = frozenset(("bias", "clarity", "hygiene", "pay", "title"))
PARTS = {
    "title": "Baker",
    "text": "You join a shop of nine people.",
    "responsibilities": "Bake bread and rolls every morning.",
    "requirements": "You know rye and wheat.",
    "compensation": "Pay: $52,000 to $60,000 per year.",
    "benefits": "Health insurance and four weeks of paid leave a year.",
    "apply": "Send your resume to jobs@example.com.",
}


class Entry(NamedTuple):
    """One term of a peer's list, and what is to be said of it."""

    peer: str
    term: str
    verdict: dict[str, Any]


def list_entries() -> Iterator[Entry]:
    for path in FILES:
        table = yaml.safe_load(path.read_text("utf-8"))
        for term, verdict in table.get("terms", {}).items():
            yield Entry(path.stem, term, verdict)
        for group in table.get("groups", ()):
            for term in group["terms"]:
                yield Entry(path.stem, term, group)


ENTRIES = list(list_entries())
FLAGS = [entry for entry in ENTRIES if "flag" in entry.verdict]


def compose(verdict: dict[str, Any], term: str) -> str:
    """An otherwise complete posting that holds a term's sentence in its part."""
    where = verdict.get("in") or verdict.get("section", "requirements")
    sentence = verdict["flag"].replace("{}", term.title() if where == "title" else term)
    parts = {**PARTS, where: sentence} if where in ("title", "compensation") else {**PARTS, where: f"{PARTS[where]} {sentence}"}
    return "\n\n".join(
        (
            f"# {parts['title']}",
            f"Location: Boulder, CO. Full-time. You report to the shop manager. {parts['text']}",
            f"## Responsibilities\n\n{parts['responsibilities']}",
            f"## Requirements\n\n{parts['requirements']}",
            f"## Compensation\n\n{parts['compensation']}",
            f"## Benefits\n\n{parts['benefits']}",
            f"## How to apply\n\n{parts['apply']}",
            "We are an equal opportunity employer.",
        )
    )


def name(entry: Entry) -> str:
    return f"{entry.peer}-{entry.term}"


def test_every_term_has_one_verdict() -> None:
    assert [key for key, count in Counter((entry.peer, entry.term) for entry in ENTRIES).items() if count > 1] == []
    for entry in ENTRIES:
        assert ("flag" in entry.verdict) != ("not" in entry.verdict), entry
        assert "[[" in entry.verdict["flag"] if "flag" in entry.verdict else entry.verdict["not"].endswith("."), entry


@pytest.mark.parametrize("entry", FLAGS, ids=name)
def test_what_a_peer_flags_rightly_is_found(entry: Entry) -> None:
    text, ranges = read_marks(compose(entry.verdict, entry.term))
    (report,) = LINTER.lint(text.encode(), "posting.md")
    found = [finding.span for finding in report.findings if finding.span and finding.category in ABOUT_WORDS]
    for start, end in ranges:
        assert any(span.start < end and start < span.end for span in found), text[start:end]
