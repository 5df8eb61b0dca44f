"""The end of a run: is the gate open, the outputs under their names, and what the next run begins with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from jdlint.gate.ledger import Ledger
from jdlint.gate.metrics import write_metrics
from jdlint.gate.outputs import Paths, read_part
from jdlint.gate.policy import Policy
from jdlint.gate.tally import Tally
from jdlint.model.digest import digest
from jdlint.model.report import Run, Tool
from jdlint.model.source import Unreadable
from jdlint.reading.feeds.segments import Form
from jdlint.writing import replace_file

VERSION = "1"
MOST_DISAPPEARED = 1000
"""How many ids that are not in the feed any more are named."""


class Outcome(NamedTuple):
    """How a run came out: its summary, and whether the gate is open."""

    summary: Mapping[str, Any]
    open: bool


class Ending(NamedTuple):
    """What the end of a run needs to know."""

    feed: str
    form: Form
    sha256: str
    vendor: str
    profile: str
    asked: Sequence[Any]
    made_with: Mapping[str, Any]
    tally: Tally
    policy: Policy
    ledger: Ledger
    paths: Paths
    parts: Mapping[str, str | None]
    severities: Mapping[str, str]
    titles: Mapping[str, str]


def finish(ending: Ending) -> Outcome:
    """Write all that was asked for. A feed that has shrunk too far replaces no accepted feed and leaves no state.

    Done a second time it does the same, so that a run which is killed here can be resumed. Raises OSError and `Unreadable`.
    """
    tally, ledger, paths = ending.tally, ending.ledger, ending.paths
    if not tally.counts["received"]:
        raise Unreadable("The feed holds no records. Boards take that for the end of all postings, so nothing was written.")
    last = ledger.tell_state("received")
    gone = list(ledger.list_disappeared())
    shrunk = last and tally.counts["received"] < last * (1 - ending.policy.max_shrink)
    reasons = [*(_tell_shrunk(tally, last, ending.policy.max_shrink) if shrunk else ()), *judge_shares(ending)]
    summary = make_summary(ending, reasons, last, gone)
    wanted = [("rejected", paths.rejected), ("results", paths.results)]
    if not shrunk:
        wanted.insert(0, ("accepted", paths.accepted))
    for name, path in wanted:
        part = ending.parts[name]
        if path is None or part is None:
            continue
        if name == "results" and path.endswith(".parquet"):
            from jdlint.gate.tables import write_results

            write_results(part, path)
        elif name == "accepted" and ending.form.name == "parquet":
            from jdlint.gate.tables import write_accepted

            write_accepted(ending.feed, ending.parts["results"], path)
        else:
            replace_file(path, read_part(part, packed=path.endswith(".gz")))
    if paths.report is not None:
        from jdlint.gate.report import render

        replace_file(paths.report, [render(summary)])
    if paths.metrics is not None:
        replace_file(paths.metrics, [write_metrics(summary)])
    if paths.summary is not None:
        replace_file(paths.summary, [json.dumps(summary, indent=1, ensure_ascii=False) + "\n"])
    if not shrunk:
        ledger.settle({"received": tally.counts["received"], "run": summary["run"]})
    return Outcome(summary, not reasons)


def _tell_shrunk(tally: Tally, last: int, limit: float) -> list[str]:
    return [
        f"the feed has {tally.counts['received']:,} records and the last one had {last:,}: it has shrunk by more than {limit:.0%}, so the accepted feed was not replaced"
    ]


def judge_shares(ending: Ending) -> list[str]:
    """Why the gate is closed, by the share of records that did not get through; nothing if it is open."""
    reasons = []
    counts = ending.tally.counts
    own = [(name, group) for name, group in sorted(ending.tally.groups["vendors"].items()) if ending.policy.names(name)]
    for name, group in [("", counts), *own]:
        limits = ending.policy.find(name) if name else ending.policy.terms
        share = measure_share(group)
        if share > limits.max_rejected:
            failed = group.get("rejected", 0) + group.get("held", 0) + group.get("unreadable", 0)
            whose = f" of {name}" if name else ""
            reasons.append(
                f"{failed:,} of {group['received']:,} records{whose} did not get through ({share:.1%}; at most {limits.max_rejected:.1%})"
            )
    return reasons


def measure_share(group: Mapping[str, int]) -> float:
    """The share of records that are rejected, held or cannot be read, from 0 to 1."""
    failed = group.get("rejected", 0) + group.get("held", 0) + group.get("unreadable", 0)
    return failed / group["received"] if group.get("received") else 0.0


def make_summary(ending: Ending, reasons: Sequence[str], last: int | None, gone: Sequence[str]) -> dict[str, Any]:
    """What a run found. The same feed, rules, law, configuration, policy, day and state make the same summary, byte for byte."""
    tally = ending.tally
    tool: Tool = ending.made_with["tool"]
    run: Run = ending.made_with["run"]
    previous = ending.ledger.tell_state("run")
    form = ending.form
    identity = json.dumps([ending.sha256, form, ending.asked, tool, run, previous], default=str)
    return {
        "version": VERSION,
        "run": digest(identity.encode())[:16],
        "previous_run": previous,
        "tool": {"name": "jdlint", "version": tool.version, "rules": tool.rules, "law": tool.law, "law_date": tool.law_date},
        "settings": {
            "as_of": run.as_of,
            "config": run.config,
            "profile": ending.profile,
            "vendor": ending.vendor,
            "rules_as_of": run.rules_as_of or None,
            "left_out": list(run.left_out),
        },
        "feed": {
            "uri": ending.feed,
            "form": form.name,
            "item": form.item or None,
            "encoding": form.encoding,
            "sha256": ending.sha256,
        },
        "gate": {"open": not reasons, "reasons": list(reasons)},
        "counts": tally.counts,
        "share_stopped": round(measure_share(tally.counts), 6),
        "changes": {
            **tally.changes,
            "disappeared": len(gone),
            "disappeared_keys": list(gone[:MOST_DISAPPEARED]),
            "received_last": last,
        }
        if ending.ledger.state
        else None,
        "verdicts": dict(sorted(tally.verdicts.items())),
        "rules": {
            rule: {"title": ending.titles.get(rule, ""), **told} for rule, told in tally.list_rules(ending.severities).items()
        },
        "vendors": _list_group(tally.groups["vendors"]),
        "companies": _list_group(tally.groups["companies"]),
        "places": _list_group(tally.groups["places"]),
        "fields": dict(sorted(tally.fields.items(), key=lambda one: (-sum(one[1].values()), one[0]))),
        "unreadable": [
            {"why": why, **told} for why, told in sorted(tally.unreadable.items(), key=lambda one: (-one[1]["records"], one[0]))
        ],
        "shadow": {**tally.shadow, "titles": _name_rules(tally.shadow, ending.titles)} if tally.shadow else None,
    }


def _name_rules(shadow: Mapping[str, Any], titles: Mapping[str, str]) -> dict[str, str]:
    """The titles of the rules that come out differently; those of the other configuration's own rules are not known here."""
    return {rule: titles[rule] for rule in sorted({*shadow["only_here"], *shadow["only_there"]}) if rule in titles}


def _list_group(group: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Names with their counts, those first of which most did not get through.

    ``rules`` are how many of the records each rule stops and ``fails`` in how many each fails, whether that stops them or not, the most frequent first. Where a feed has so many
    names that not all pairs of a name and a rule are told apart, ``(others)`` counts what the other rules do; a record may be counted there several times.
    """
    listed = sorted(
        group.items(), key=lambda one: (-(one[1]["received"] - one[1].get("accepted", 0)), -one[1]["received"], one[0])
    )
    return {name: {**counts, "rules": _rank(counts["rules"]), "fails": _rank(counts["fails"])} for name, counts in listed}


def _rank(rules: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(rules.items(), key=lambda one: (-one[1], one[0])))
