"""``jdlint explain``: all about one rule, or one provision of the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from jdlint.apps.explain_page import Markdown, Page, Text
from jdlint.apps.explain_provision import explain_provision
from jdlint.apps.options import Choices, complete_rule, settle
from jdlint.checking.history import list_steps
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.provision import Provision
from jdlint.checking.law.sheets import list_all
from jdlint.checking.law.table import LawTable
from jdlint.checking.loading import load_rules
from jdlint.checking.pack import load_pack, read_examples
from jdlint.checking.rule import Rule, make_rule
from jdlint.config.names import OPTIONS, suggest
from jdlint.writing import print_all

SOME = 24
"""Of more words than this a page shows the first, unless all are asked for."""
BASES = {
    "law": "A law asks for it, at least somewhere.",
    "policy": "A policy of the house asks for it; each house may decide otherwise.",
    "platform": "The terms of job boards ask for it.",
    "style": "It makes a better posting.",
}
ZONES = {
    "title": "the title",
    "body": "the text",
    "about_company": "what the employer says of itself",
    "eeo": "the equal-opportunity statement",
    "accommodation": "the accommodation statement",
    "other_legal": "other statements of law",
    "how_to_apply": "how to apply",
}


@click.command("explain", short_help="Explain a rule.", epilog="Example: jdlint explain pay-range-missing")
@click.argument("rule", shell_complete=complete_rule)
@click.option("--format", "form", type=click.Choice(("text", "markdown")), default="text", help="How to print it.")
@click.option("--full", is_flag=True, help="List every word and exception of the rule.")
@click.option("--config", metavar="FILE", type=click.Path(), help="Use this configuration file, for rules of your own.")
def command(*, rule: str, form: str, full: bool, config: str | None) -> int:
    """Explain a rule: what it looks for and why, what to write instead, when it is wrong, examples, and how to configure it.

    The id of a provision, such as us-co-pay-2024, explains what that law asks for, of whom and since when.
    """
    settings = settle(".", Choices(config=config))
    rules, _ = load_rules(settings, every=True)
    table = load_law(settings)
    # A rule that needs something of the house's own, such as a schema, is explained before there is any.
    every = [*map(make_rule, load_pack()["rules"]), *rules]
    found = {name: one for one in every for name in (*one.aliases, one.id)}
    page = Markdown() if form == "markdown" else Text()
    if rule in found:
        print_all(explain(found[rule], page, table, full=full))
        return 0
    provisions = {one.id: one for one in list_all(table)}
    if rule not in provisions:
        raise click.UsageError(f'there is no rule or provision "{rule}"{suggest(rule, [*found, *provisions])}')
    print_all(explain_provision(provisions[rule], {one.id: one.title for one in every}, page))
    return 0


def explain(rule: Rule, page: Page, table: LawTable, *, full: bool = False) -> Iterator[str]:
    """The parts of the explanation, in the order in which a reader needs them."""
    topic = f" ({rule.topic})" if rule.topic else ""
    preview = ("in preview: it runs in the profile strict and where it is selected",) if rule.preview else ()
    yield from page.title(rule.id, rule.title, (rule.severity, f"{rule.category}{topic}", f"since {rule.since}", *preview))
    for heading, key in (("Why", "why"), ("What to write", "do"), ("When not", "not when")):
        yield from page.part(heading, rule.help[key])
    yield from page.heading("Examples")
    for example in rule.examples or read_examples(rule.category, rule.id):
        yield from page.example(example)
    if rule.changed:
        yield from page.heading("What later versions changed")
        yield from page.items([f"{step.version}: {step.what}" for step in list_steps(rule, rule.since)])
    if rule.precision:
        right, debatable, wrong, drawn = rule.precision
        said = f"Of {rule.precision.read} findings that people read, drawn {drawn}, {right} were right, {debatable} debatable and {wrong} wrong."
        yield from page.part("How often it is right", said)
    sources = [str(source) for source in rule.help.get("sources", ())]
    laws = list_laws(rule.id, table)
    and_law = " Where a law named below holds, it is a matter of law." if laws and rule.basis != "law" else ""
    yield from page.part("Basis", f"{rule.basis}: {BASES[rule.basis]}{and_law}")
    if sources:
        yield from page.heading("Sources")
        yield from page.items(sources)
    if laws:
        yield from page.heading("Laws")
        yield from page.laws(laws)
    yield from page.heading("What it looks at")
    yield from page.items(list(_describe_check(rule, full=full)))
    yield from page.heading("Configure")
    yield from page.code("\n".join(_describe_settings(rule)), "yaml")
    yield from page.heading("Silence in a posting")
    # What is missing has no line that a comment could stand on.
    absence = rule.kind == "present" or (rule.kind == "states" and "if" not in rule.options)
    directive = "jdlint-ignore-file" if absence else "jdlint-ignore"
    yield from page.code(f"<!-- {directive} {rule.id} -- the reason -->", "html")


def list_laws(rule: str, table: LawTable) -> list[Provision]:
    """The provisions that require a rule, as far as they are in force or will be."""
    return [
        one for one in list_all(table) if one.since and one.duty != "none" and any(asked.rule == rule for asked in one.requires)
    ]


def _join_zones(zones: Sequence[str]) -> str:
    names = [ZONES.get(zone, zone.replace("_", " ")) for zone in zones]
    return " and ".join((", ".join(names[:-1]), names[-1]) if len(names) > 1 else names)


def _describe_check(rule: Rule, *, full: bool) -> Iterator[str]:
    some = None if full else SOME
    zones = [zone for zone in ("title", *sorted(rule.scope.only - {"title"})) if zone in rule.scope.only] or ["the whole posting"]
    without = f", but not in {_join_zones(sorted(rule.scope.never))}" if rule.scope.never else ""
    yield f"where: {_join_zones(zones)}{without}"
    yield "languages: " + (", ".join(rule.languages) or "any")
    if rule.kind == "pattern":
        near = _list(rule.options.get("near", ()), some)
        yield "pattern: an expression" + (f", tried near {near}" if near else "")
    elif rule.kind == "states":
        for words, ways in rule.check.items() if isinstance(rule.check, dict) else ((rule.options["looked_for"], rule.check),):
            yield f"{words}, said by: {_list(_describe_ways(ways, some), some)}"
        if "if" in rule.options:
            yield f"only where there stands: {_list(_describe_ways(rule.options['if'], some), some)}"
    elif isinstance(rule.check, Mapping | list | tuple):
        yield f"{rule.kind}: {_list(rule.check, some)}"
    else:
        yield f"{rule.kind}: {rule.check}"
    for name in (*OPTIONS.get(rule.kind, ()), "currency", "skip_above"):
        if name in rule.options:
            yield f"{name.replace('_', ' ')}: {rule.options[name]}"
    exceptions = (*rule.unless, *rule.unless_in_sentence, *rule.unless_in_posting)
    if exceptions:
        yield f"exceptions: {_list(exceptions, some)}"
    if rule.unless_family:
        yield "not in these job families: " + ", ".join(rule.unless_family)
    if rule.yields_to:
        yield "not where the same words are reported by: " + ", ".join(rule.yields_to)
    if rule.aliases:
        yield "older names: " + ", ".join(rule.aliases)


def _list(words: Iterable[object], some: int | None) -> str:
    """Words side by side: all of them, or the first and how many more there are."""
    every = [str(word) for word in words]
    more = f" and {len(every) - some:,} more (--full lists them)" if some and len(every) > some else ""
    return ", ".join(every[:some] if more else every) + more


def _describe_ways(ways: Iterable[str | Mapping[str, Any]], some: int | None) -> Iterator[str]:
    """Ways of saying something: phrases, and expressions by the words that they are tried near."""
    for way in ways:
        yield way if isinstance(way, str) else f"an expression near {_list((*way.get('cues', ()), *way.get('near', ())), some)}"


def _describe_settings(rule: Rule) -> Iterator[str]:
    yield "# .jdlint.yaml"
    yield "rules:"
    others = [severity for severity in ("error", "warning", "info") if severity != rule.severity]
    options = OPTIONS.get(rule.kind, ())
    if not options:
        yield f"  {rule.id}: {others[0]}   # or {others[1]}, on, off"
        return
    yield f"  {rule.id}:"
    yield f"    severity: {others[0]}   # or {others[1]}"
    yield "    on: false"
    for name in options:
        if name == "allow":
            yield "    allow: [a phrase to leave alone]"
        else:
            yield (
                f"    {name}: {rule.options.get(name, 0)}" if name in rule.options or name == "at_most" else f"    # {name}: ..."
            )
