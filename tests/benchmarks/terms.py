"""What more terms cost: the built-in rules with no, 100 and 1,000 further terms over the same postings, turn by turn in one process.

    python tests/benchmarks/terms.py [--postings 300] [--turns 12]

All terms of all rules are looked for in one scan, so that ten times as many should cost next to nothing. Printed is the least time of all turns.
"""

from __future__ import annotations

import argparse
import datetime
import random
import tempfile
import time
from pathlib import Path

from postings import write_postings

from jdlint.checking.loading import load_rules
from jdlint.checking.rule import Rule, make_rule
from jdlint.engine import Linter
from jdlint.settings import Config

SYLLABLES = "ba be bi bo da de di do fa fe ga ge ka ke la le ma me na ne pa pe ra re sa se ta te va ve za".split()
NOUNS = ("staff", "people", "work", "candidate", "team", "minded", "player")


def invent(count: int) -> list[str]:
    """So many terms of two words, always the same."""
    draw = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) + " " + draw.choice(NOUNS)] = None
    return list(found)


def make_rules(terms: list[str]) -> list[Rule]:
    """Rules of twenty terms each."""
    return [
        make_rule(
            {
                "id": f"extra-{start}", "title": "An extra", "category": "bias", "severity": "info", "since": "0.1",
                "check": {"terms": terms[start : start + 20]}, "message": "No {text}, please.",
                "help": {"why": "-", "do": "-", "not when": "-"},
            }
        )
        for start in range(0, len(terms), 20)
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postings", type=int, default=300)
    parser.add_argument("--turns", type=int, default=12)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_postings(Path(folder), args.postings)
        texts = [path.read_bytes() for path in sorted(Path(folder).iterdir())]
    built_in, _ = load_rules(Config())
    terms = invent(1000)
    day = datetime.date(2026, 11, 22)
    linters = {count: Linter(Config(), as_of=day, rules=[*built_in, *make_rules(terms[:count])]) for count in (0, 100, 1000)}
    least = dict.fromkeys(linters, float("inf"))
    for _ in range(args.turns + 1):
        for count, linter in linters.items():
            start = time.process_time()
            for text in texts:
                linter.lint(text, "posting.md")
            least[count] = min(least[count], time.process_time() - start)
    for count, seconds in least.items():
        print(f"{count:>5} more terms: {1000 * seconds / len(texts):.3f} ms a posting")
    print(f"1,000 cost {100 * (least[1000] / least[100] - 1):+.1f} % over 100")


if __name__ == "__main__":
    main()
