"""``jdlint site``: the documentation as a folder of pages."""

from __future__ import annotations

from pathlib import Path

import click

from jdlint.apps.cli import WRONG, tell
from jdlint.apps.options import Choices, Houses
from jdlint.reporting.plain import count
from jdlint.writing import print_all


@click.command("site", short_help="Write the documentation as a web site.", epilog="Example: jdlint site public")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.option("--no-config", is_flag=True, help="Use no configuration file.")
@click.option("--config", metavar="FILE", type=click.Path(), help="Use this configuration file, not that of the current folder.")
def command(*, folder: str, no_config: bool, config: str | None) -> int:
    """Write a page for each rule, each law, each place, each command and each guide into a folder, with a search.

    They are the pages that jdlint serve shows, with your own rules and your counsel's law, and need no server: open index.html. Run again,
    it writes what changed and removes pages of its own that are no more; files that it did not write stay as they are.
    """
    from jdlint.apps.docs.catalog import Catalog
    from jdlint.apps.docs.export import Foreign, export
    from jdlint.apps.docs.library import Library

    settings = Houses(Choices(config=config, no_config=no_config)).find(".")
    place = Path(folder)
    try:
        done = export(Catalog(Library(settings)), place)
    except Foreign as found:
        tell(
            f"{place / str(found)}: jdlint did not write this file and does not replace it; name another folder, or move it away"
        )
        return WRONG
    except OSError as error:
        tell(f"{error.filename or folder}: the pages cannot be written: {error.strerror or error}")
        return WRONG
    for path in done.left:
        tell(f"{place / path}: this page is no more, but somebody changed it, so that it was left there")
    gone = f", removed {count(len(done.removed), 'old file')}" if done.removed else ""
    print_all(
        [
            f"{count(done.pages, 'page')} in {folder}: wrote {count(len(done.written), 'file')}{gone}. Open {place / 'index.html'}\n"
        ]
    )
    return 0
