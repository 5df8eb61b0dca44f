"""``jdlint lsp``: a language server, so that an editor shows findings while one types."""

from __future__ import annotations

import logging
import sys

import click

from jdlint.apps.cli import WRONG, tell

MISSING = "The language server needs an optional part: pip install 'jdlint[lsp]'"


@click.command("lsp", short_help="Serve an editor.", epilog="Example: jdlint lsp --stdio")
@click.option("--stdio", is_flag=True, help="Speak on standard input and output, as it always does; some editors ask for it.")
@click.option("--verbose", "-v", is_flag=True, help="Also tell on standard error what is asked and answered.")
def command(*, stdio: bool, verbose: bool) -> int:
    """Serve an editor over the Language Server Protocol, on standard input and output. An editor starts it, not a person.

    It shows findings while one types, explains them, and offers their fixes. It asks no network and writes nothing; what it has to
    say of itself goes to standard error. The exit code is 0 if the editor shut it down, and 1 if the editor was gone.
    """
    try:
        from jdlint.apps.lsp.server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        tell(MISSING)
        return WRONG
    logging.basicConfig(stream=sys.stderr, level=logging.INFO if verbose else logging.ERROR, format="%(name)s: %(message)s")
    if not verbose:
        logging.getLogger("pygls").setLevel(logging.CRITICAL)  # what goes wrong is told in a line of our own
    if sys.stdin.isatty():
        tell("This speaks to an editor and not to a person; the README says how to set one up. Stop with Ctrl-C.")
    return serve()
