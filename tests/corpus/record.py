"""Which findings the samples have, on record: a change of rules that changes them has to be meant.

    python tests/corpus/record.py

writes `findings.json` beside this file anew: for each rule the samples in which it finds something, and how often, with all rules on. The samples come with
jdlint, so that everyone can do it; what a change does to thousands of real postings is told by `changes.py`.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from jdlint.engine import Linter
from jdlint.settings import Config
from jdlint.writing import replace_file

RECORD = Path(__file__).with_name("findings.json")
SAMPLES = Path(__file__).parents[2] / "samples"
AS_OF = datetime.date(2026, 11, 22)

Counts = Mapping[str, Mapping[str, int]]
"""How often a rule finds something, by rule and by the name of the sample."""


def count_findings() -> dict[str, dict[str, int]]:
    """What the rules of this checkout find in the samples."""
    linter = Linter(Config(profile="strict"), as_of=AS_OF)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(SAMPLES.iterdir()):
        for report in linter.lint(path.read_bytes(), f"samples/{path.name}") if path.name != "README.md" else ():
            for finding in report.findings:
                counts[finding.rule][path.name] += 1
    return {rule: dict(sorted(found.items())) for rule, found in sorted(counts.items())}


def compare(recorded: Counts, counted: Counts) -> Iterator[str]:
    """A line for each rule and sample in which there are now more or fewer findings than on record."""
    for rule in sorted(recorded.keys() | counted.keys()):
        before, after = recorded.get(rule, {}), counted.get(rule, {})
        for sample in sorted(before.keys() | after.keys()):
            if before.get(sample, 0) != after.get(sample, 0):
                yield f"{rule}: {before.get(sample, 0)} -> {after.get(sample, 0)} in samples/{sample}"


def write(counts: Counts) -> str:
    """The record as text: a line a rule, so that two branches seldom change the same one."""
    return "{\n" + ",\n".join(f"  {json.dumps(rule)}: {json.dumps(found)}" for rule, found in counts.items()) + "\n}\n"


def main() -> None:
    """Write the record anew and say what has changed."""
    recorded = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    counted = count_findings()
    replace_file(str(RECORD), [write(counted)])
    print("\n".join(compare(recorded, counted)) or "Nothing has changed.")


if __name__ == "__main__":
    main()
