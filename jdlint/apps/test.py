"""``jdlint test``: the examples of rules, run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from jdlint.apps.cli import FOUND, WRONG, tell
from jdlint.apps.options import Choices, settle
from jdlint.checking.loading import read_own_rules
from jdlint.checking.pack import PREFIX
from jdlint.checking.packages import find_package
from jdlint.checking.rule import make_rule
from jdlint.config.loading import show_path
from jdlint.reporting.plain import count
from jdlint.writing import print_all


@click.command("test", short_help="Run the examples of your rules.", epilog="Example: jdlint test our-rules/")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(readable=False))
@click.option("--package", metavar="NAME", multiple=True, help="Also the rules of an installed package.")
@click.option("--no-config", is_flag=True, help="Use no configuration file.")
@click.option("--config", metavar="FILE", type=click.Path(), help="Take the rules that this configuration file names.")
def command(*, paths: tuple[str, ...], package: tuple[str, ...], config: str | None, no_config: bool) -> int:
    """Run the examples of the rules in files and folders; without any, of those that the configuration of the current folder names.

    What is bad has to be reported exactly where it is marked, what is good must not be. The exit code is 0 if all examples hold, 1 if
    one comes out otherwise, and 2 if a rule cannot be used or there is none; the others are run all the same.
    """
    places = [*(os.path.normpath(path) for path in paths), *(f"{PREFIX}{name}" for name in package)]
    for name in package:
        find_package(name)
    places = places or list(settle(".", Choices(config=config, no_config=no_config)).rule_paths)
    if not places:
        raise click.UsageError(
            "there are no rules to test; name a file or folder, or their folder in the configuration: rule-paths"
        )
    missing = [place for place in places if not place.startswith(PREFIX) and not os.path.exists(place)]
    if missing:
        raise click.UsageError(f'there is no file or folder "{missing[0]}"')
    return run(places)


def run(places: Sequence[str]) -> int:
    """Run the examples of the rules at these places and print what is wrong; the exit code."""
    from jdlint.checking.expression_faults import begins_inside_words
    from jdlint.checking.validating import find_line
    from jdlint.examples import list_examples
    from jdlint.examples import tell as tell_fault

    rules, faults = read_own_rules(places)
    if not rules and not faults:
        raise click.UsageError(f"there is no rule in {' or '.join(places)}; a rule is a file whose name ends with .yaml")
    examples = [one for path, raw in rules for one in list_examples(make_rule(raw), show_path(str(path)), read(path))]
    wrong = {
        str(example): [line for fault in found for line in tell_fault(example, fault)]
        for example in examples
        if (found := example.find_faults())
    }
    for lines in wrong.values():
        print_all([*(f"{line}\n" for line in lines), "\n"])
    held = f"{count(len(wrong), 'example')} came out otherwise" if wrong else "all hold"
    print_all([f"{count(len(rules), 'rule')}, {count(len(examples), 'example')}: {held}.\n"])
    for path, raw in rules:
        if begins_inside_words(str(raw["check"].get("pattern", r"\b"))):
            place = f"{show_path(str(path))}:{find_line(path, ('check', 'pattern'))}"
            tell(
                f"note: {place}: the pattern also matches inside other words; put \\b before its first and behind its last letter"
            )
    if faults:
        here = os.path.join(os.getcwd(), "")
        tell("\n".join(fault.removeprefix(here) for fault in faults))
        return WRONG
    return FOUND if wrong else 0


def read(path: Path) -> str:
    """The text of a rule file that was read before."""
    return path.read_text(encoding="utf-8")
