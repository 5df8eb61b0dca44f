"""The counts of a run in the text format of Prometheus, for a file collector such as node_exporter's.

Source: Prometheus, "Exposition formats", version 0.0.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

MOST_LABELS = 200
"""How many vendors get a line; a label for each company or record would swamp a server."""


def write_metrics(summary: Mapping[str, Any]) -> str:
    """The metrics of a summary."""
    feed = {"feed": summary["feed"]["uri"]}
    lines = [
        *_metric("jdlint_gate_open", "1 if the gate is open, 0 if it is closed.", [(feed, int(summary["gate"]["open"]))]),
        *_metric(
            "jdlint_gate_records",
            "Records by what became of them.",
            [({**feed, "outcome": name}, value) for name, value in summary["counts"].items()],
        ),
        *_metric(
            "jdlint_gate_rule_records",
            "Records by rule and how it came out.",
            [
                ({**feed, "rule": rule, "outcome": name}, told[name])
                for rule, told in summary["rules"].items()
                for name in ("fail", "undetermined", "rejected")
                if told[name]
            ],
        ),
        *_metric(
            "jdlint_gate_vendor_records",
            "Records by vendor and what became of them.",
            [
                ({**feed, "vendor": vendor, "outcome": name}, value)
                for vendor, counts in list(summary["vendors"].items())[:MOST_LABELS]
                for name, value in counts.items()
                if isinstance(value, int)
            ],
        ),
    ]
    if summary["changes"]:
        changes = [
            ({**feed, "change": name}, summary["changes"][name]) for name in ("new", "changed", "unchanged", "disappeared")
        ]
        lines += _metric("jdlint_gate_changes", "Records by what changed since the last run.", changes)
    return "\n".join(lines) + "\n"


def _metric(name: str, help: str, samples: Iterable[tuple[Mapping[str, str], int]]) -> list[str]:
    return [
        f"# HELP {name} {help}",
        f"# TYPE {name} gauge",
        *(f"{name}{{{_labels(labels)}}} {value}" for labels, value in samples),
    ]


def _labels(labels: Mapping[str, str]) -> str:
    return ",".join(f'{name}="{_escape(value)}"' for name, value in labels.items())


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
