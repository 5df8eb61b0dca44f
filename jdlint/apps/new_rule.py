"""``jdlint rules new``: a rule of one's own to begin with."""

from __future__ import annotations

import os
from pathlib import Path

import click

from jdlint.apps.cli import WRONG, tell
from jdlint.apps.options import settle
from jdlint.checking.pack import PREFIX, load_pack
from jdlint.checking.rule import CATEGORIES, make_rule
from jdlint.drafting.rule import CATEGORY, KINDS, SCHEMA, write_rule
from jdlint.reporting.plain import show
from jdlint.settings import SettingsError
from jdlint.writing import print_all

FOLDER = "our-rules"


def parse_terms(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, list[str]]:
    """``TERM=WORD/WORD``, or a term alone."""
    terms: dict[str, list[str]] = {}
    for value in values:
        term, _, words = value.partition("=")
        said = " ".join(term.lower().split())
        if not said:
            raise click.BadParameter(f'"{value}" names no word; write for example guru=expert')
        terms[said] = [" ".join(word.split()) for word in words.split("/") if word.strip()]
    return terms


@click.command(
    "new",
    short_help="Begin a rule of your own.",
    epilog="Example: jdlint rules new our-words --term guru=expert --term 'rock star=specialist/professional'",
)
@click.argument("id")
@click.option("--title", metavar="TEXT", default="", help="What is wrong, in a few words.")
@click.option("--category", type=click.Choice(CATEGORIES), default=CATEGORY, show_default=True, help="Where it is listed.")
@click.option("--kind", type=click.Choice(KINDS), default="terms", show_default=True, help="How it looks for what is wrong.")
@click.option(
    "--term",
    "terms",
    metavar="TERM=WORDS",
    multiple=True,
    callback=parse_terms,
    help="A term that should not stand there, and what to write instead, with / between several; a final * is any ending.",
)
@click.option(
    "--into", metavar="FOLDER", type=click.Path(), help=f"The folder [default: the first of rule-paths, else {FOLDER}]."
)
def new_rule(*, id: str, title: str, category: str, kind: str, terms: dict[str, list[str]], into: str | None) -> int:
    """Write a rule called ID that works at once, with its examples, for you to change. A file that is there already is left alone."""
    from jdlint.checking.loading import load_own_rules
    from jdlint.checking.validating import read_rule_file
    from jdlint.config.loading import show_path
    from jdlint.examples import run_examples

    if terms and kind != "terms":
        raise click.UsageError(f"--term is for rules on words; leave out --kind {kind}")
    settings = settle(".")
    named = [path for path in settings.rule_paths if not path.startswith(PREFIX) and not path.endswith((".yaml", ".yml"))]
    folder = into or (os.path.relpath(named[0]) if named else FOLDER)
    taken = {str(raw["id"]) for raw in load_pack()["rules"]} | {str(raw["id"]) for _, raw in load_own_rules(settings.rule_paths)}
    if id in taken:
        raise click.UsageError(f'there is a rule "{id}" already (jdlint explain {id}); give yours another id')
    path = Path(folder, f"{os.path.basename(id)}.yaml")
    schema = f"# yaml-language-server: $schema={SCHEMA}\n" if Path(folder, SCHEMA).exists() else ""
    try:
        os.makedirs(folder, exist_ok=True)
        with open(path, "x", encoding="utf-8") as file:
            file.write(schema + write_rule(id, title=title, category=category, kind=kind, terms=terms))
    except FileExistsError:
        tell(f"{show(str(path))} is there already; give the rule another id, or take the file away")
        return WRONG
    except OSError as error:
        tell(f"{show(str(path))}: the rule cannot be written: {error.strerror or error}")
        return WRONG
    try:
        rule = make_rule(read_rule_file(path))
    except SettingsError as error:
        path.unlink()
        raise click.UsageError(f"that makes no rule: {str(error).replace(str(path), id)}") from None
    if wrong := next(iter(run_examples(rule)), None):
        tell(f"note: {show(str(path))}: an example does not hold yet; {wrong}")
    print_all([f"{show(str(path))} has the rule {id}. Change what it says, then: jdlint test {show(str(path))}\n"])
    place = os.path.abspath(folder)
    if not any(os.path.abspath(one) == place for one in named):
        print_all([f"It runs when the configuration names its folder: rule-paths: [{show_path(place)}]\n"])
    return 0
