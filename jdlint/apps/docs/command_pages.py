"""The command line reference, made of the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import click

from jdlint.apps.cli import PROGRAM, cli
from jdlint.apps.docs.written import name_anchor
from jdlint.reporting.markup import Html, join, preformat, tag


class Shown(NamedTuple):
    """A command by its whole name, such as ``jdlint check``."""

    name: str
    command: click.Command
    context: click.Context

    @property
    def anchor(self) -> str:
        """The name of its part of the page."""
        return name_anchor(self.name.removeprefix(f"{PROGRAM} "))

    @property
    def examples(self) -> list[str]:
        """The command lines of its epilog."""
        _, _, lines = re.sub(r"(?m)^Examples:", "Example:", self.command.epilog or "").partition("Example:")
        return [line.strip() for line in lines.splitlines() if line.strip()]


def list_commands() -> Iterator[Shown]:
    """All commands and their subcommands, in the order of the help."""
    yield from _list_below(cli, click.Context(cli, info_name=PROGRAM, **cli.context_settings))


def _list_below(group: click.Group, context: click.Context) -> Iterator[Shown]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        yield Shown(inner.command_path, command, inner)
        if isinstance(command, click.Group):
            yield from _list_below(command, inner)


def show_commands() -> Iterator[Html]:
    """All commands on one page."""
    every = list(list_commands())
    yield tag("h1", "Commands")
    yield tag("p", "What ", tag("code", f"{PROGRAM} COMMAND --help"), " says of each command.")
    entries = (
        tag("li", tag("a", tag("code", one.name), href=f"#{one.anchor}"), " ", one.command.get_short_help_str(200))
        for one in every
    )
    yield tag("ul", *entries, class_="plain")
    for one in every:
        yield join(_show_command(one))


def _show_command(one: Shown) -> Iterator[Html]:
    yield tag("h2", one.name, id=one.anchor)
    for paragraph in re.split(r"\n\s*\n", one.command.help or ""):
        lines = paragraph.strip().removeprefix("\b").strip("\n")
        yield tag("pre", preformat(lines), tabindex=0) if "\b" in paragraph else tag("p", " ".join(lines.split()))
    yield tag("pre", preformat(one.command.get_usage(one.context).removeprefix("Usage: ")), tabindex=0)
    records = [
        record for param in one.command.get_params(one.context) if (record := param.get_help_record(one.context)) and record[1]
    ]
    rows = (tag("div", tag("dt", tag("code", names)), tag("dd", said)) for names, said in records)
    yield tag("dl", *rows, class_="options")
    if one.examples:
        yield tag("p", "Example:" if len(one.examples) == 1 else "Examples:")
        lines = (
            part for line in one.examples for part in (tag("span", "$ ", class_="prompt"), tag("kbd", line), preformat("\n"))
        )
        yield tag("pre", tag("code", *lines), tabindex=0)
