"""The command line: its commands by name, each loaded when it is called, and what every one of them ends with."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from jdlint.settings import SettingsError
from jdlint.version import VERSION

COMMANDS = (
    "check",
    "fix",
    "baseline",
    "waive",
    "drift",
    "verify",
    "gate",
    "law",
    "extract",
    "rules",
    "test",
    "explain",
    "stats",
    "new",
    "serve",
    "lsp",
    "site",
    "init",
    "schema",
    "completion",
)
PROGRAM = "jdlint"
FOUND, WRONG, UNREAD, INTERRUPTED = 1, 2, 3, 130


class Commands(click.Group):
    """The commands; each stands in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"jdlint.apps.{cmd_name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command is told with the nearest one, and a path with the command it needs."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from jdlint.config.names import suggest

            hint = f"; to check a file or folder: {PROGRAM} check {name}" if os.path.exists(name) else suggest(name, COMMANDS)
            ctx.fail(f'there is no command "{name}"{hint}')
        return super().resolve_command(ctx, args)


@click.command(
    PROGRAM,
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"Start with: {PROGRAM} check postings/",
)
@click.version_option(VERSION, "-V", "--version", prog_name=PROGRAM, message="%(prog)s %(version)s")
def cli() -> None:
    """Check job postings: what is missing, what is unclear, and what the law asks for."""


def run() -> int:
    """Run the command line; the exit code. Whatever is wrong has been said by then."""
    try:
        code: object = cli.main(prog_name=PROGRAM, standalone_mode=False)
    except SettingsError as error:
        tell(str(error))
        return WRONG
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:
        if os.environ.get("JDLINT_DEBUG"):
            raise
        tell(f"jdlint itself failed ({type(error).__name__}: {error}). Please report it, with the command and the files.")
        return UNREAD
    return code if isinstance(code, int) else 0


def tell(message: str) -> None:
    """Say something on standard error, whatever its encoding."""
    from jdlint.writing import encode

    click.echo(encode(message, sys.stderr.encoding), err=True)
