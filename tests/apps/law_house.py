"""A house with one posting, in which ``jdlint law`` and ``jdlint explain`` run."""

from __future__ import annotations

from click.testing import CliRunner, Result

from jdlint.apps.cli import cli

DAY = ("--as-of", "2026-11-25")
POSTING = """\
# Baker

We look for a baker for our shop in Boulder, CO.

## Responsibilities

- Bake bread and rolls every morning.

## Requirements

- Two years in a bakery. No felons.

## Pay

From $40,000 a year.
"""
COUNSEL = """\
jurisdiction: US-CO
name: Colorado
provisions:
  - id: us-co-salary-history
    confirmed_by: A. Counsel
    checked: "2026-11-20"
    note: "=HYPERLINK(1) was read again"
"""


def run(*arguments: str, command: str = "law") -> Result:
    return CliRunner().invoke(cli, [command, *arguments], standalone_mode=False)


def tell(*arguments: str, command: str = "law") -> str:
    result = run(*arguments, command=command)
    assert result.exception is None, result.exception
    return result.output


def flat(text: str) -> str:
    return " ".join(text.split())
