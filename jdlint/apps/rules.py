"""``jdlint rules``: which rules there are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

import click

from jdlint.apps.cli import PROGRAM
from jdlint.apps.new_rule import new_rule
from jdlint.apps.options import Choices, configurable, parse_release, settle
from jdlint.checking.history import is_newer, list_steps, read_release
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.provision import Provision
from jdlint.checking.law.sheets import list_all
from jdlint.checking.loading import load_rules
from jdlint.checking.pack import load_pack
from jdlint.checking.rule import CATEGORIES, KIND_NAMES, Rule
from jdlint.checking.ruleset import choose
from jdlint.model.finding import SEVERITIES, Basis
from jdlint.reporting.plain import one_line
from jdlint.version import VERSION
from jdlint.writing import print_all

TOPICS = (
    "gender", "age", "disability", "race_origin", "citizenship", "religion", "family", "criminal", "socioeconomic",
    "appearance", "military", "other",
)  # fmt: skip


class Rules(click.Group):
    """The list, and what begins a rule; the name of a rule or category is told with the command that takes it."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but for a name that is no command."""
        name = args[0]
        if name in self.commands or name.startswith("-"):
            return super().resolve_command(ctx, args)
        if name in CATEGORIES:
            ctx.fail(f"to list the rules of a category: {PROGRAM} rules --category {name}")
        if any(name in (raw["id"], *raw.get("aliases", ())) for raw in load_pack()["rules"]):
            ctx.fail(f"to read about a rule: {PROGRAM} explain {name}")
        ctx.fail(f'"rules" has no command "{name}"; there is {", ".join(self.commands)}, and without one the rules are listed')


@click.group(
    "rules",
    cls=Rules,
    invoke_without_command=True,
    short_help="List the rules, or begin one.",
    epilog="Example: jdlint rules --category pay",
)
@click.option("--category", multiple=True, type=click.Choice(CATEGORIES), help="Only rules of a category.")
@click.option("--topic", multiple=True, type=click.Choice(TOPICS), help="Only bias rules on a topic.")
@click.option("--severity", multiple=True, type=click.Choice(SEVERITIES), help="Only rules of a severity.")
@click.option("--basis", multiple=True, type=click.Choice(get_args(Basis)), help="Only rules with a basis.")
@click.option("--kind", multiple=True, type=click.Choice(KIND_NAMES), help="Only rules of a check kind.")
@click.option(
    "--new-since", metavar="VERSION", callback=parse_release, help="Only what came or changed after a version, such as 0.1."
)
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", help="How to print them.")
@configurable
@click.pass_context
def command(
    context: click.Context,
    *,
    choices: Choices,
    category: Sequence[str],
    topic: Sequence[str],
    severity: Sequence[str],
    basis: Sequence[str],
    kind: Sequence[str],
    new_since: str | None,
    form: str,
) -> int:
    """List the rules, built-in and your own, and which of them run under the configuration of the current folder.

    jdlint rules new begins one of your own. With --new-since, what an update brought is listed: rules, changes of rules, and law.
    """
    if context.invoked_subcommand is not None:
        return 0
    settings = settle(".", choices)
    rules, _ = load_rules(settings, every=True)
    # A house's own rules did not come with a version of jdlint.
    built_in = {raw["id"] for raw in load_pack()["rules"]}
    running = {rule.id: rule for rule in choose(rules, settings)}
    wanted = [
        running.get(rule.id, rule)
        for rule in rules
        if (not category or rule.category in category)
        and (not topic or rule.topic in topic)
        and (not basis or rule.basis in basis)
        and (not kind or rule.kind in kind)
        and (not new_since or (rule.id in built_in and any(list_steps(rule, new_since))))
    ]
    if severity:
        wanted = [rule for rule in wanted if rule.severity in severity]
    if form == "json":
        print_all(show_json(wanted, running))
    else:
        print_all(show_table(wanted, running, len(rules)) if wanted or not new_since else ())
        print_all(show_news(wanted, new_since, list_all(load_law(settings))) if new_since else ())
    return 0


command.add_command(new_rule)


def show_news(rules: Iterable[Rule], after: str, provisions: Iterable[Provision]) -> Iterator[str]:
    """What changed in rules after a version, and the provisions of the law that came, a line each."""
    rules = list(rules)
    changes = [(read_release(step.version), step, rule.id) for rule in rules for step in list_steps(rule, after) if step.what]
    law = [one for one in provisions if "added" in one.more and is_newer(one.more["added"], after)]
    if changes:
        yield "\nWhat changed\n"
        yield from (
            f"  {step.version}  {rule}: {one_line(step.what)}\n"
            for _, step, rule in sorted(changes, key=lambda one: (one[0], one[2]))
        )
    if law:
        yield "\nLaw that came, which no setting holds back\n"
        yield from (f"  {one.more['added']}  {one.id}: {one_line(f'{one.place}, {one.title} ({one.cite})')}\n" for one in law)
    if not rules and not law:
        yield f"Nothing came after {after}: this is jdlint {VERSION}.\n"
        return
    if rules:
        yield f'\nTo stay with the rules of {after}: rules-as-of: "{after}" in the configuration.\n'


def show_table(rules: Sequence[Rule], running: Iterable[str], total: int) -> Iterator[str]:
    """A line a rule, in columns, and how many there are."""
    on = set(running)
    head = ("RULE", "", "SEVERITY", "CATEGORY", "BASIS", "SINCE", "RIGHT", "WHAT IS WRONG")
    rows: list[tuple[str, ...]] = [head]
    rows += [
        (
            rule.id,
            "on" if rule.id in on else "off",
            rule.severity,
            rule.category,
            rule.basis,
            rule.since,
            show_precision(rule),
            rule.title,
        )
        for rule in rules
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head) - 1)]
    for row in rows:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)), row[-1]]) + "\n"
    active = sum(rule.id in on for rule in rules)
    of = f" of {total}" if len(rules) != total else ""
    yield f"\n{len(rules)}{of} rules, {active} on. More on one: jdlint explain RULE\n"


def show_precision(rule: Rule) -> str:
    """How often the rule was right where people read what it found: "41 of 43, 1 wrong"; "preview" for one that is on where it is asked for."""
    told = ["preview"] if rule.preview else []
    if rule.precision is not None:
        told.append(f"{rule.precision.right} of {rule.precision.read}")
        told += [f"{rule.precision.wrong} wrong"] if rule.precision.wrong else []
    return ", ".join(told)


def show_json(rules: Iterable[Rule], running: Iterable[str]) -> Iterator[str]:
    """A list of objects."""
    on = set(running)
    described = [
        {
            "id": rule.id,
            "on": rule.id in on,
            "title": rule.title,
            "category": rule.category,
            "topic": rule.topic,
            "severity": rule.severity,
            "basis": rule.basis,
            "kind": rule.kind,
            "since": rule.since,
            "changed": dict(rule.changed),
            "default": rule.default,
            "status": "preview" if rule.preview else "stable",
            "precision": rule.precision and rule.precision._asdict(),
            "languages": list(rule.languages),
            "aliases": list(rule.aliases),
        }
        for rule in rules
    ]
    yield json.dumps(described, indent=1) + "\n"
