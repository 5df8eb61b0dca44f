"""``jdlint explain``: all about one rule, or one provision of the law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import click

from jdlint.apps.explain_provision import explain_provision
from jdlint.apps.options import complete_rule, settle
from jdlint.checking.history import list_steps
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.sheets import list_all
from jdlint.checking.law.table import LawTable
from jdlint.checking.loading import load_rules
from jdlint.checking.pack import load_pack, read_examples
from jdlint.checking.rule import Rule, make_rule
from jdlint.config.names import OPTIONS, suggest
from jdlint.writing import print_all

COLUMNS = 88
SOME = 24
"""Of more words than this a page shows the first, unless all are asked for."""
MARKS = re.compile(r"\[\[|\]\]")
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
    settings = settle(".", config=config)
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
    preview = ", in preview: it runs in the profile strict and where it is selected" if rule.preview else ""
    yield from page.title(rule.id, rule.title, f"{rule.severity}, {rule.category}{topic}, since {rule.since}{preview}")
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
    laws = list(_list_laws(rule.id, table))
    and_law = " Where a law named below holds, it is a matter of law." if laws and rule.basis != "law" else ""
    yield from page.part("Basis", f"{rule.basis}: {BASES[rule.basis]}{and_law}")
    if sources:
        yield from page.heading("Sources")
        yield from page.items(sources)
    if laws:
        yield from page.heading("Laws")
        yield from page.items(laws)
    yield from page.heading("What it looks at")
    yield from page.items(list(_describe_check(rule, full=full)))
    yield from page.heading("Configure")
    yield from page.code("\n".join(_describe_settings(rule)), "yaml")
    yield from page.heading("Silence in a posting")
    # What is missing has no line that a comment could stand on.
    absence = rule.kind == "present" or (rule.kind == "states" and "if" not in rule.options)
    directive = "jdlint-ignore-file" if absence else "jdlint-ignore"
    yield from page.code(f"<!-- {directive} {rule.id} -- the reason -->", "html")


def _list_laws(rule: str, table: LawTable) -> Iterator[str]:
    """The provisions that require a rule, as far as they are in force or will be."""
    for provision in list_all(table):
        if provision.since and provision.duty != "none" and any(one.rule == rule for one in provision.requires):
            until = f" to {provision.until}" if provision.until else ""
            advice = ", advice" if provision.duty == "advised" else ""
            yield f"{provision.place}: {provision.cite}, from {provision.since}{until}{advice} ({provision.id})"


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


class Page(Protocol):
    """What an explanation is written on; each part in chunks of text."""

    def title(self, id: str, title: str, facts: str) -> Iterator[str]: ...
    def heading(self, words: str) -> Iterator[str]: ...
    def part(self, words: str, text: str) -> Iterator[str]: ...
    def items(self, words: list[str]) -> Iterator[str]: ...
    def code(self, text: str, language: str) -> Iterator[str]: ...
    def example(self, example: Mapping[str, object]) -> Iterator[str]: ...


class Text:
    """A page for a terminal."""

    def title(self, id: str, title: str, facts: str) -> Iterator[str]:
        """The head of the page."""
        yield f"{id}\n{title}\n{facts}\n"

    def heading(self, words: str) -> Iterator[str]:
        """The head of a part."""
        yield f"\n{words}\n"

    def part(self, words: str, text: str) -> Iterator[str]:
        """A part of running text."""
        yield from self.heading(words)
        yield from _wrap(text, "  ")

    def items(self, words: list[str]) -> Iterator[str]:
        """A list."""
        for word in words:
            yield from _wrap(word, "  ", "    ")

    def code(self, text: str, language: str) -> Iterator[str]:
        """Lines to copy."""
        for line in text.split("\n"):
            yield f"  {line}\n"

    def example(self, example: Mapping[str, object]) -> Iterator[str]:
        """An example, with carets under what is reported."""
        for key, label in (("bad", "bad:"), ("good", "good:"), ("todo", "missed so far:"), ("becomes", "becomes:")):
            start = f"  {label} "
            for line in str(example[key]).rstrip("\n").split("\n") if key in example else ():
                plain, marks = _underline(line)
                yield f"{start}{plain}".rstrip() + "\n"
                if marks:
                    yield f"{' ' * len(start)}{marks}\n"
                start = " " * len(start)


class Markdown:
    """A page for the web."""

    def title(self, id: str, title: str, facts: str) -> Iterator[str]:
        """The head of the page."""
        yield f"# {id}\n\n{title}\n\n*{facts}*\n"

    def heading(self, words: str) -> Iterator[str]:
        """The head of a part."""
        yield f"\n## {words}\n\n"

    def part(self, words: str, text: str) -> Iterator[str]:
        """A part of running text."""
        yield from self.heading(words)
        yield f"{text.strip()}\n"

    def items(self, words: list[str]) -> Iterator[str]:
        """A list."""
        for word in words:
            yield f"- {' '.join(str(word).split())}\n"

    def code(self, text: str, language: str) -> Iterator[str]:
        """Lines to copy."""
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text) or [""]))
        yield f"{fence}{language}\n{text}\n{fence}\n"

    def example(self, example: Mapping[str, object]) -> Iterator[str]:
        """An example, with ``[[`` and ``]]`` around what is reported."""
        for key, label in (("bad", "Bad"), ("good", "Good"), ("todo", "Missed so far")):
            if key in example:
                yield f"{label}:\n\n"
                yield from self.code(str(example[key]).rstrip("\n"), "text")
                yield "\n"
        if "becomes" in example:
            yield "Becomes:\n\n"
            yield from self.code(str(example["becomes"]).rstrip("\n"), "text")
            yield "\n"


def _wrap(text: str, first: str, later: str | None = None) -> Iterator[str]:
    import textwrap

    for paragraph in re.split(r"\n\s*\n", str(text).strip()):
        words = " ".join(paragraph.split())
        lines = textwrap.wrap(
            words, COLUMNS, initial_indent=first, subsequent_indent=first if later is None else later,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
        yield "\n".join(lines) + "\n"


def _underline(line: str) -> tuple[str, str]:
    """A line without its marks, and carets under what they enclosed."""
    marked = False
    plain: list[str] = []
    under: list[str] = []
    for part in re.split(r"(\[\[|\]\])", line):
        if part in ("[[", "]]"):
            marked = part == "[["
        else:
            plain.append(part)
            under.append(("^" if marked else " ") * len(part))
    return "".join(plain), "".join(under).rstrip()
