"""A run of the gate as one page that needs nothing beside it: is it open and why not, what fails, where, how often, and what changed.

There is no script in it and nothing is fetched. What a feed says can only be text, and long lists are cut, since a feed may hold any
number of names of any length.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from jdlint.gate.plots import (
    LONGEST,
    MOST_ROWS,
    make_tile,
    say_share,
    shorten,
    show_strip,
)
from jdlint.gate.report_groups import show_groups
from jdlint.gate.report_rules import Told, rank_rules, show_damages, show_rules, show_shadow
from jdlint.gate.tally import OUTCOMES, count_stopped
from jdlint.model.finding import VERDICTS
from jdlint.reporting.html import begin_page, list_facts, tell_law
from jdlint.reporting.markup import Html, tag
from jdlint.reporting.plain import count, one_line
from jdlint.reporting.verdict import NO_ADVICE, tell_day

MOST_IDS = 60
_REASON = 400
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


def render(summary: Told) -> str:
    """The page of a run's summary; the same summary makes the same bytes."""
    uri = summary["feed"]["uri"]
    name = shorten("Standard input" if uri == "-" else PurePath(uri).name or uri, LONGEST)
    sections = {
        "What became of the records": _show_outcomes(summary),
        "What fails": show_rules(summary),
        "What is damaged": show_damages(summary),
        "Where": show_groups(summary),
        "Since the last run": _show_changes(summary),
        "Compared with another configuration": show_shadow(summary),
    }
    main = (tag("section", tag("h2", title), *inside) for title, parts in sections.items() if any(inside := list(parts)))
    header = tag("header", tag("p", "Report by jdlint gate", class_="rule"), tag("h1", tag("bdi", name)), *_tell_gate(summary))
    footer = tag("footer", tag("h2", "What it was made with"), *_tell_run(summary))
    begin = begin_page(name, "jdlint gate", Path(__file__).with_name("report.css"))
    return f"{begin}<body>\n{header}\n{tag('main', *main)}\n{footer}\n</body>\n</html>\n"


def _tell_gate(summary: Told) -> Iterator[Html]:
    """Whether the gate is open, in words, and what most records were stopped for."""
    gate, counts, settings = summary["gate"], summary["counts"], summary["settings"]
    received, stopped = counts["received"], count_stopped(counts)
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
    rejecting = rank_rules(summary["rules"], "rejected")[:3]
    if rejecting:
        named = [
            f"\u201c{one_line(told['title'] or rule)}\u201d ({count(told['rejected'], 'record')})" for rule, told in rejecting
        ]
        listed = f"{', '.join(named[:-1])} and {named[-1]}" if named[1:] else named[0]
        yield tag("p", f"What rejects most: {listed}.")
    vendor = (" from ", tag("bdi", shorten(settings["vendor"], LONGEST))) if settings["vendor"] else ()
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


def _tell_run(summary: Told) -> Iterator[Html]:
    tool, settings, feed = summary["tool"], summary["settings"], summary["feed"]
    form = [feed["form"], feed["item"] and f"items named {shorten(feed['item'], LONGEST)}", feed["encoding"]]
    facts = {
        "Judged as of": tell_day(settings["as_of"]),
        "Feed": feed["uri"],
        "Form": ", ".join(filter(None, form)),
        "SHA-256": feed["sha256"],
        "Vendor": settings["vendor"],
        "jdlint": tool["version"],
        "Rules": tool["rules"],
        "Law": tell_law(tool["law"], tool["law_date"]),
        "Profile": settings["profile"],
        "Configuration": settings["config"],
        "Run": summary["run"],
        "Run before": summary["previous_run"],
    }
    yield list_facts(facts)
    yield tag("p", NO_ADVICE)
