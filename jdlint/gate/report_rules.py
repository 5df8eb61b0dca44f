"""The part of a run's page on rules: which reject, which fail, and what another configuration says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jdlint.gate.plots import Block, Line, Part, list_cells, make_tile, say_share, shorten, show_block
from jdlint.gate.tally import OTHERS
from jdlint.reporting.html_tables import make_table
from jdlint.reporting.markup import Html, join, tag
from jdlint.reporting.plain import count, one_line
from jdlint.reporting.verdict import CAME_OUT

_REASON = 200
RULES = ("rule", "rules")
SEVERITIES = {"error": "Must fix", "warning": "Should fix", "info": "For information"}

Told = Mapping[str, Any]


def show_rules(summary: Told) -> Iterator[Html]:
    received, rules = summary["counts"]["received"], summary["rules"]
    rejecting = rank_rules(rules, "rejected")
    telling = [(rule, told) for rule, told in rank_rules(rules, "fail") if not told["rejected"]]
    undecided = rank_rules(rules, "undetermined")
    if not rejecting:
        yield tag("p", "No rule rejects a record." if received else "There was nothing to judge.")
    if rejecting:
        keys = {"error": "Rejects the record"}
        if any(told["fail"] > told["rejected"] for _, told in rejecting):
            keys["quiet"] = "Fails without rejecting it"
        lines = []
        for rule, told in rejecting:
            number, fails = told["rejected"], told["fail"]
            parts = [Part("error", number), Part("quiet", max(fails - number, 0))]
            share = say_share(number, received)
            cells = (f"{fails:,}", f"{number:,}", share)
            lines.append(Line(told["title"] or rule, parts, f"{number:,} \u00b7 {share}", _name_rule(rule, told), cells))
        heads = ("Rule", "Fails in", "Rejects", "Of all records")
        yield show_block(Block("rejecting", "Rules that reject", keys, heads, lines, RULES))
    for name, title, came_out, some in (
        ("fail", "Rules that fail and reject nothing", "Fails in", telling),
        ("undetermined", "Rules that could not be decided", "Undecided in", undecided),
    ):
        if some:
            lines = []
            for rule, told in some:
                number, share = told[name], say_share(told[name], received)
                kind = told["severity"] if name == "fail" else "quiet"
                head = _name_rule(rule, told, samples=name == "fail")
                lines.append(
                    Line(told["title"] or rule, [Part(kind, number)], f"{number:,} \u00b7 {share}", head, (f"{number:,}", share))
                )
            keys = {kind: words for kind, words in SEVERITIES.items() if any(line.parts[0].kind == kind for line in lines)}
            yield show_block(Block(name, title, keys, ("Rule", came_out, "Of all records"), lines, RULES))
    if rules:
        yield _list_rules(rules)


def show_damages(summary: Told) -> Iterator[Html]:
    """Why records cannot be read, for whoever makes the feed."""
    damages, received = summary["unreadable"], summary["counts"]["received"]
    lines = []
    for told in damages:
        number, share = told["records"], say_share(told["records"], received)
        why = "other reasons" if told["why"] == OTHERS else told["why"]
        words = shorten(why[:1].upper() + why[1:], _REASON)
        head = tag("th", tag("bdi", words), _list_samples(told["samples"]), scope="row")
        lines.append(Line(words, [Part("unreadable", number)], f"{number:,} \u00b7 {share}", head, (f"{number:,}", share)))
    if lines:
        columns = ("Reason", "Records", "Of all records")
        yield show_block(Block("unreadable", "Why records cannot be read", {}, columns, lines, ("reason", "reasons")))


def rank_rules(rules: Mapping[str, Told], name: str) -> list[tuple[str, Told]]:
    """The rules that came out so, those first that did in most records."""
    return sorted((one for one in rules.items() if one[1].get(name)), key=lambda one: (-one[1][name], one[0]))


def _name_rule(rule: str, told: Told, *, samples: bool = True) -> Html:
    """A rule in words, with its name, how severe it is, and records in which it fails."""
    notes = [rule, SEVERITIES[told["severity"]].lower()]
    if told["shadowed"]:
        notes.append(f"only counted in {count(told['shadowed'], 'record')}")
    example = _list_samples(told["rejected_samples"] or told["samples"]) if samples else None
    return tag("th", one_line(told["title"]), tag("div", ", ".join(notes), class_="rule"), example, scope="row")


def _list_samples(samples: Sequence[Told], before: str = "For example ") -> Html | None:
    # Positions stand as in the results, where people will look for them.
    if len(samples) > 1 and not any(one["key"].strip() for one in samples):
        places = ", ".join(str(one["position"]) for one in samples)
        return tag("div", f"{before}the records at positions {places}", class_="rule")
    parts: list[Html] = []
    for one in samples:
        words = (
            tag("bdi", shorten(one["key"], 40)) if one["key"].strip() else join((f"the record at position {one['position']}",))
        )
        parts += (join((", ",)), words)
    return tag("div", before, *parts[1:], class_="rule") if parts else None


def _list_rules(rules: Mapping[str, Told]) -> Html:
    names = ("rejected", *CAME_OUT, "shadowed")
    rows = (
        tag(
            "tr",
            tag("th", one_line(told["title"]), tag("div", rule, class_="rule"), scope="row"),
            *list_cells(f"{told[name]:,}" for name in names),
        )
        for rule, told in rules.items()
    )
    columns = ("Rule", "Rejects", *CAME_OUT.values(), "Only counted")
    table = make_table("How each rule came out, by number of records", columns, [tag("tbody", *rows)])
    every = tag("summary", f"Every rule that ran: {len(rules):,}")
    return tag("details", every, table, class_="block full")


def show_shadow(summary: Told) -> Iterator[Html]:
    shadow, received = summary["shadow"], summary["counts"]["received"]
    if not shadow:
        return
    yield tag("p", "Another configuration judged the same records for comparison. It decided nothing.")
    tiles = (
        make_tile(
            "The other one rejects", shadow["would_reject"], f"{say_share(shadow['would_reject'], received)} of all records"
        ),
        make_tile("Newly rejected", shadow["newly_rejected"], "Rejected by the other one alone"),
        make_tile("No longer rejected", shadow["no_longer_rejected"], "Rejected by this one alone"),
    )
    yield tag("dl", *tiles, class_="tiles")
    yield _list_samples(shadow["samples"], "Rejected by one of the two alone, for example ") or tag(
        "p", "No record comes out differently."
    )
    here, there = shadow["only_here"], shadow["only_there"]
    lines = []
    for rule in sorted({*here, *there}, key=lambda rule: (-here.get(rule, 0) - there.get(rule, 0), rule)):
        numbers = there.get(rule, 0), here.get(rule, 0)
        title = shadow["titles"].get(rule, "")
        head = tag("th", one_line(title), tag("div", rule, class_="rule") if title else rule, scope="row")
        parts = [Part("there", numbers[0]), Part("here", numbers[1])]
        said = " ".join(f"{sign}{number:,}" for sign, number in zip("+\u2212", numbers, strict=True) if number)
        cells = (*(f"{number:,}" for number in numbers), say_share(sum(numbers), received))
        lines.append(Line(title or rule, parts, said, head, cells))
    if lines:
        keys = {"there": "Fails by the other one alone"} if there else {}
        keys |= {"here": "Fails by this one alone"} if here else {}
        columns = ("Rule", "The other alone", "This one alone", "Of all records")
        yield show_block(Block("shadow", "Rules that come out differently", keys, columns, lines, RULES))
