"""``jdlint completion``: let the shell complete commands, options and rule ids."""

from __future__ import annotations

import click

from jdlint.writing import print_all

WHERE = {
    "bash": 'eval "$(jdlint completion bash)"   # in ~/.bashrc',
    "zsh": 'eval "$(jdlint completion zsh)"    # in ~/.zshrc',
    "fish": "jdlint completion fish > ~/.config/fish/completions/jdlint.fish",
}


@click.command(
    "completion",
    short_help="Print a script for the shell.",
    epilog="\b\nExamples:\n" + "\n".join(f"  {line}" for line in WHERE.values()),
)
@click.argument("shell", type=click.Choice(tuple(WHERE)))
def command(*, shell: str) -> int:
    """Print the script by which a shell completes commands, options and rule ids."""
    from click.shell_completion import get_completion_class

    from jdlint.apps.cli import PROGRAM, cli

    completion = get_completion_class(shell)
    assert completion is not None
    variables = completion(cli, {}, PROGRAM, f"_{PROGRAM.upper()}_COMPLETE")
    # Not `source`, which starts bash to learn its version: the script is made for any from 4.4 on.
    print_all([variables.source_template % variables.source_vars(), "\n"])
    return 0
