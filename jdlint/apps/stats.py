"""``jdlint stats``: how a posting reads, in numbers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from jdlint.apps.cli import UNREAD, tell
from jdlint.apps.gathering import understand_file
from jdlint.model.posting import Posting
from jdlint.model.report import ReadError
from jdlint.writing import print_all

STYLE = {
    "passive_sentences_percent": "passive.share",
    "you_for_each_we": "you.we",
    "list_words_percent": "bullets.share",
    "requirements": "requirements.count",
    "exclamation_marks": "exclamations",
}


@click.command("stats", short_help="Count and score how a posting reads.", epilog="Example: jdlint stats posting.md")
@click.argument("file", type=click.Path(readable=False))
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", help="How to print them.")
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes in through -.")
def command(*, file: str, form: str, stdin_filename: str | None) -> int:
    """Print counts and readability scores of each posting in a file; - is standard input.

    The scores are textstat's, over sentences as jdlint sees them: a heading, a bullet and a paragraph each end one. Scores that were
    not made for the posting's language are left out. The exit code is 3 if the file cannot be read.
    """
    postings = understand_file(file, stdin_filename)
    if isinstance(postings, ReadError):
        tell(f"{postings.uri}{':' + postings.position if postings.position else ''}: {postings.message}")
        return UNREAD
    described = [describe(posting) for posting in postings]
    if form == "json":
        print_all([json.dumps(described[0] if len(described) == 1 else described, indent=1), "\n"])
    else:
        print_all(show_table(described))
    return 0


def describe(posting: Posting) -> dict[str, Any]:
    """What can be counted in a posting, and textstat's panel."""
    from jdlint.understanding.stats import panel
    from jdlint.understanding.understand import list_prose

    prose = list_prose(posting.document, posting.blocks, posting.sentences)
    text = posting.document.text.string
    kinds = Counter(block.kind for block in posting.blocks)
    return {
        "title": posting.title.text if posting.title else "",
        "key": posting.key,
        "language": posting.language,
        "blocks": {kind: kinds[kind] for kind in sorted(kinds)},
        "sections": {
            section.kind: sum(len(text[one.body : one.end].split()) for one in posting.sections if one.kind == section.kind)
            for section in posting.sections
        },
        "style": dict(list_style(posting)) if posting.language == "en" else {},
        "readability": panel(prose, posting.language),
    }


def list_style(posting: Posting) -> Iterator[tuple[str, float]]:
    """What rules on style count, whether they are on or not; what the posting is too short for is left out."""
    from jdlint.understanding.measures import MEASURES

    for name, measure in STYLE.items():
        measured = MEASURES[measure](posting)
        if not isinstance(measured, str) and measured:
            yield name, round(measured[0].value, 2)
    balance = MEASURES["gender.balance"](posting)
    if not isinstance(balance, str):
        for coded in ("masculine", "feminine"):
            yield f"{coded}_words_percent", float(str(balance[0].values[coded]))


def show_table(described: list[dict[str, Any]]) -> Iterator[str]:
    """The numbers under headings, a posting after the other."""
    for number, one in enumerate(described):
        yield ("\n" if number else "") + (one["title"] or "(no title)") + f" [{one['language']}]\n"
        for heading, key in (
            ("Blocks", "blocks"),
            ("Words in sections", "sections"),
            ("Style", "style"),
            ("Readability", "readability"),
        ):
            if one[key]:
                width = max(map(len, one[key]))
                yield f"\n{heading}\n"
                for name, value in one[key].items():
                    shown = f"{value:,.1f}".removesuffix(".0") if isinstance(value, int | float) else str(value)
                    yield f"  {name.replace('_', ' ').ljust(width)}  {shown:>9}\n"
