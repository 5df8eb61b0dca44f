"""A run of the gate as one page that needs nothing beside it: is it open and why not, what fails, where, how often, and what changed.

There is no script in it and nothing is fetched. What a feed says can only be text, and long lists are cut, since a feed may hold any
number of names of any length.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from jdlint import reporting
from jdlint.checking.law.table import load_table
from jdlint.gate.plots import MOST_ROWS, Block, Line, Part, list_cells, make_tile, say_share, shorten, show_block, show_strip
from jdlint.gate.tally import OTHERS, OUTCOMES
from jdlint.model.digest import digest
from jdlint.model.finding import VERDICTS
from jdlint.reporting.html_tables import make_table
from jdlint.reporting.markup import Html, join, tag
from jdlint.reporting.plain import count, one_line
from jdlint.reporting.verdict import CAME_OUT, NO_ADVICE, tell_day

MOST_IDS = 60
_LONGEST = 90
_REASON = 400
_RULES = ("rule", "rules")
_OUTCOMES = {
    "accepted": "Passed on",
    "held": "At fault; the last good version was passed on",
    "rejected": "At fault and set aside",
    "unreadable": "Damaged and set aside",
}
_VERDICTS = {
    "HOLD": "Something has to be mended",
    "DECIDE": "A person has to judge something",
    "READY": "No rule found a fault",
    "NOT CHECKED": "No posting, only part of one, or a language without rules",
}
_CHANGES = {
    "new": "Not in the last feed",
    "changed": "In the last feed with other bytes",
    "unchanged": "In the last feed, byte for byte",
    "disappeared": "In the last feed, not in this one",
}
_GROUPS = {"vendors": "vendor", "companies": "company", "places": "place"}
_SEVERITIES = {"error": "Must fix", "warning": "Should fix", "info": "For information"}

Counts = Mapping[str, int]
Told = Mapping[str, Any]


def render(summary: Told) -> str:
    """The page of a run's summary; the same summary makes the same bytes."""
    uri = summary["feed"]["uri"]
    name = shorten("Standard input" if uri == "-" else PurePath(uri).name or uri, _LONGEST)
    sections = {
        "What became of the records": _show_outcomes(summary),
        "What fails": _show_rules(summary),
        "Where": _show_groups(summary),
        "Since the last run": _show_changes(summary),
        "Compared with another configuration": _show_shadow(summary),
    }
    main = (tag("section", tag("h2", title), *inside) for title, parts in sections.items() if (inside := list(parts)))
    header = tag("header", tag("p", "Report by jdlint gate", class_="rule"), tag("h1", tag("bdi", name)), *_tell_gate(summary))
    footer = tag("footer", tag("h2", "What it was made with"), *_tell_run(summary))
    return f"{_begin(name)}<body>\n{header}\n{tag('main', *main)}\n{footer}\n</body>\n</html>\n"


def _begin(title: str) -> str:
    files = Path(reporting.__path__[0], "report.css"), Path(__file__).with_name("report.css")
    style = "".join(file.read_text(encoding="utf-8") for file in files)
    known = b64encode(bytes.fromhex(digest(style.encode()))).decode()
    policy = f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{title} - report by jdlint gate"),
    )
    return f'<!doctype html>\n<html lang="en">\n<head>\n{join(head)}\n<style>{style}</style>\n</head>\n'


def _tell_gate(summary: Told) -> Iterator[Html]:
    """Whether the gate is open, in words, and what most records were stopped for."""
    gate, counts, settings = summary["gate"], summary["counts"], summary["settings"]
    received, stopped = counts["received"], _stop(counts)
    if not gate["open"]:
        first, *others = gate["reasons"] or ["no reason is told"]
        yield tag("p", f"The gate is closed: {shorten(first, _REASON)}.", class_="verdict hold")
        if others:
            yield tag("p", "It would be closed without that as well:")
            yield tag("ul", *(tag("li", f"{shorten(reason, _REASON)}.") for reason in others[:MOST_ROWS]))
        if len(others) > MOST_ROWS:
            yield tag("p", f"and {count(len(others) - MOST_ROWS, 'more reason')}", class_="more")
    else:
        share = say_share(stopped, received)
        why = f"{stopped:,} of {count(received, 'record')} did not get through ({share}), which is allowed"
        if not stopped:
            why = f"all of {count(received, 'record')} got through" if received > 1 else "the only record got through"
        yield tag("p", f"The gate is open: {why if received else 'the feed has no records'}.", class_="verdict ready")
    rejecting = _rank(summary["rules"], "rejected")[:3]
    if rejecting:
        named = [
            f"\u201c{one_line(told['title'] or rule)}\u201d ({count(told['rejected'], 'record')})" for rule, told in rejecting
        ]
        listed = f"{', '.join(named[:-1])} and {named[-1]}" if named[1:] else named[0]
        yield tag("p", f"What rejects most: {listed}.")
    vendor = (" from ", tag("bdi", shorten(settings["vendor"], _LONGEST))) if settings["vendor"] else ()
    yield tag("p", f"{count(received, 'record')} in the feed", *vendor, f", judged as of {tell_day(settings['as_of'])}.")


def _show_outcomes(summary: Told) -> Iterator[Html]:
    counts, verdicts = summary["counts"], summary["verdicts"]
    parts = {name: counts.get(name, 0) for name in OUTCOMES}
    yield show_strip("outcomes", "What became of the records", parts, _OUTCOMES, ("Received", counts["received"]))
    if verdicts:
        yield tag("h3", "The verdicts on them")
        yield tag("p", "A verdict is for people. Whether a record gets through is decided by the rules that reject.")
        parts = {name: verdicts.get(name, 0) for name in VERDICTS if name != "NOT CHECKED" or name in verdicts}
        yield show_strip("verdicts", "Verdicts", parts, _VERDICTS, ("Judged", sum(verdicts.values())))


def _show_rules(summary: Told) -> Iterator[Html]:
    received, rules = summary["counts"]["received"], summary["rules"]
    rejecting = _rank(rules, "rejected")
    telling = [(rule, told) for rule, told in _rank(rules, "fail") if not told["rejected"]]
    undecided = _rank(rules, "undetermined")
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
        yield show_block(Block("rejecting", "Rules that reject", keys, heads, lines, _RULES))
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
            keys = {kind: words for kind, words in _SEVERITIES.items() if any(line.parts[0].kind == kind for line in lines)}
            yield show_block(Block(name, title, keys, ("Rule", came_out, "Of all records"), lines, _RULES))
    if rules:
        yield _list_rules(rules)


def _rank(rules: Mapping[str, Told], name: str) -> list[tuple[str, Told]]:
    """The rules that came out so, those first that did in most records."""
    return sorted((one for one in rules.items() if one[1].get(name)), key=lambda one: (-one[1][name], one[0]))


def _name_rule(rule: str, told: Told, *, samples: bool = True) -> Html:
    """A rule in words, with its name, how severe it is, and records in which it fails."""
    notes = [rule, _SEVERITIES[told["severity"]].lower()]
    if told["shadowed"]:
        notes.append(f"only counted in {count(told['shadowed'], 'record')}")
    example = _list_samples(told["samples"]) if samples else None
    return tag("th", one_line(told["title"]), tag("div", ", ".join(notes), class_="rule"), example, scope="row")


def _list_samples(samples: Sequence[Told], before: str = "For example ") -> Html | None:
    parts: list[Html] = []
    for one in samples:
        words = (
            tag("bdi", shorten(one["key"], 40)) if one["key"].strip() else join((f"the record at position {one['position']:,}",))
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


def _show_groups(summary: Told) -> Iterator[Html]:
    for group, noun in _GROUPS.items():
        if summary[group]:
            yield _show_group(group, noun, summary)
    fields: Mapping[str, Counts] = summary["fields"]
    whole = sum(sum(counts.values()) for counts in fields.values())
    lines = []
    for field, counts in fields.items():
        number, share = sum(counts.values()), say_share(sum(counts.values()), whole)
        name = "All other fields" if field == OTHERS else field or "The record as a whole"
        cells = (f"{number:,}", *(f"{counts.get(kind, 0):,}" for kind in _SEVERITIES), share)
        parts = [Part(kind, counts.get(kind, 0)) for kind in _SEVERITIES]
        lines.append(Line(name, parts, f"{number:,} \u00b7 {share}", _name(name), cells))
    if lines:
        keys = {kind: words for kind, words in _SEVERITIES.items() if any(counts.get(kind) for counts in fields.values())}
        columns = ("Field", "Findings", *_SEVERITIES.values(), "Share")
        yield show_block(Block("fields", "Fields", keys, columns, lines, ("field", "fields")))
        yield tag(
            "p", "Findings are counted here, of which a record can have several. What is missing is in no field.", class_="more"
        )
    if not summary["counts"]["received"]:
        yield tag("p", "There are no records.")


def _show_group(group: str, noun: str, summary: Told) -> Html:
    """Vendors, companies or places: how many of their records did not get through."""
    told: Mapping[str, Counts] = summary[group]
    if len(told) == 1:
        (only,) = told
        words = (f"All records are of one {noun}: ", tag("bdi", _call(group, only)), ".") if only else (f"No {noun} is known.",)
        return tag("div", tag("h3", group.capitalize()), tag("p", *words), class_="block")
    outcomes = [name for name in OUTCOMES[1:] if summary["counts"].get(name)]
    lines = []
    for name, counts in told.items():
        number, received = _stop(counts), counts["received"]
        said = f"{number:,} of {received:,} \u00b7 {say_share(number, received)}"
        called = _call(group, name)
        parts = [Part(kind, counts.get(kind, 0)) for kind in outcomes]
        lines.append(Line(called, parts, said, _name(called), _count_group([counts], outcomes)))
    rest = _count_group(list(told.values())[MOST_ROWS:], outcomes)
    keys = {kind: kind.capitalize() for kind in outcomes}
    columns = (noun.capitalize(), "Received", *keys.values(), "Share stopped")
    return show_block(Block(group, group.capitalize(), keys, columns, lines, (noun, group), rest))


def _count_group(some: Sequence[Counts], outcomes: Sequence[str]) -> Sequence[str]:
    received = sum(counts["received"] for counts in some)
    numbers = (sum(counts.get(name, 0) for counts in some) for name in outcomes)
    return f"{received:,}", *(f"{number:,}" for number in numbers), say_share(sum(map(_stop, some)), received)


def _call(group: str, name: str) -> str:
    if name == OTHERS:
        return f"All other {group}"
    if not name.strip():
        return f"No {_GROUPS[group]} known"
    words = load_table().name(name) if group == "places" else name
    return words if words == name else f"{words} ({name})"


def _name(words: str) -> Html:
    return tag("th", tag("bdi", shorten(words, _LONGEST)), scope="row")


def _show_changes(summary: Told) -> Iterator[Html]:
    changes, received = summary["changes"], summary["counts"]["received"]
    if not changes:
        yield tag("p", "No state was kept from one run to the next (--state), so nothing is known of earlier runs.")
        return
    last = changes["received_last"]
    if last is None:
        yield tag("p", "This is the first run with this state; the next one will be compared with it.")
    else:
        grown = f" ({(received - last) / last:+.1%})".replace("-", "\u2212") if last else ""
        yield tag("p", f"The last run received {count(last, 'record')}, this one {received:,}{grown}.")
    parts = {name: changes[name] for name in _CHANGES if name != "disappeared"}
    gone = make_tile("Disappeared", changes["disappeared"], "In the last feed, not in this one")
    yield show_strip("changes", "What changed", parts, _CHANGES, ("Compared", sum(parts.values())), gone)
    keys = changes["disappeared_keys"][:MOST_IDS]
    if keys:
        yield tag("h3", "Ids that have disappeared")
        yield tag("ul", *(tag("li", tag("bdi", shorten(key, 60))) for key in keys), class_="ids")
    if changes["disappeared"] > len(keys):
        yield tag("p", f"and {changes['disappeared'] - len(keys):,} more", class_="more")


def _show_shadow(summary: Told) -> Iterator[Html]:
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
        title = summary["rules"].get(rule, {}).get("title", "")
        head = tag("th", one_line(title), tag("div", rule, class_="rule") if title else rule, scope="row")
        parts = [Part("there", numbers[0]), Part("here", numbers[1])]
        said = " ".join(f"{sign}{number:,}" for sign, number in zip("+\u2212", numbers, strict=True) if number)
        cells = (*(f"{number:,}" for number in numbers), say_share(sum(numbers), received))
        lines.append(Line(title or rule, parts, said, head, cells))
    if lines:
        keys = {"there": "Fails by the other one alone"} if there else {}
        keys |= {"here": "Fails by this one alone"} if here else {}
        columns = ("Rule", "The other alone", "This one alone", "Of all records")
        yield show_block(Block("shadow", "Rules that come out differently", keys, columns, lines, _RULES))


def _tell_run(summary: Told) -> Iterator[Html]:
    tool, settings, feed = summary["tool"], summary["settings"], summary["feed"]
    law = f"{tool['law']}, read up to {tell_day(tool['law_date'])}" if tool["law_date"] else tool["law"]
    form = [feed["form"], feed["item"] and f"items named {shorten(feed['item'], _LONGEST)}", feed["encoding"]]
    facts = {
        "Judged as of": tell_day(settings["as_of"]),
        "Feed": feed["uri"],
        "Form": ", ".join(filter(None, form)),
        "SHA-256": feed["sha256"],
        "Vendor": settings["vendor"],
        "jdlint": tool["version"],
        "Rules": tool["rules"],
        "Law": law,
        "Profile": settings["profile"],
        "Configuration": settings["config"],
        "Run": summary["run"],
        "Run before": summary["previous_run"],
    }
    yield tag(
        "dl", *(tag("div", tag("dt", name), tag("dd", one_line(said))) for name, said in facts.items() if said), class_="facts"
    )
    yield tag("p", NO_ADVICE)


def _stop(counts: Counts) -> int:
    """How many records did not get through as they came."""
    return counts["received"] - counts.get("accepted", 0)
