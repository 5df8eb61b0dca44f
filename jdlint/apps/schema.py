"""``jdlint schema``: the shapes of files, for editors and programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from jdlint.apps.cli import WRONG, tell
from jdlint.checking.pack import find_schemas
from jdlint.writing import print_all, replace_file

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_name(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of the schemas."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in find_schemas() if name.startswith(incomplete)]


@click.command(
    "schema",
    short_help="Print the JSON Schema of a file, for editors.",
    epilog="Example: jdlint schema rule --output rule.schema.json",
)
@click.argument("name", required=False, shell_complete=complete_name)
@click.option("--output", "-o", metavar="FILE", type=click.Path(), help="Write it to a file and not to the terminal.")
def command(*, name: str | None, output: str | None) -> int:
    """Print the JSON Schema (2020-12) of what jdlint reads and writes: config, rule, law, waivers, report and others; without NAME, list them.

    An editor completes and checks a YAML file by it that begins with a line such as "# yaml-language-server: $schema=rule.schema.json".
    """
    schemas = find_schemas()
    if name is None:
        print_all(f"{one}\n" for one in schemas)
        return 0
    if name not in schemas:
        from jdlint.checking.nearest import suggest

        raise click.UsageError(f'there is no schema "{name}"{suggest(name, schemas) or "; there are " + ", ".join(schemas)}')
    data = schemas[name].read_bytes()
    if output is None:
        print_all([data])
        return 0
    try:
        replace_file(output, [data])
    except OSError as error:
        tell(f"{output}: the schema cannot be written: {error.strerror or error}")
        return WRONG
    tell(f"The schema is in {os.path.normpath(output)}.")
    return 0
