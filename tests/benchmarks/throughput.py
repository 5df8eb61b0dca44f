"""Postings per second beside alex and joblint, each in one process, one after the other in every round.

    python tests/benchmarks/throughput.py [--postings 1000] [--rounds 3] [--alex PATH_TO_ALEX] [--joblint FOLDER_OF_JOBLINT]

Times are whole processes less their own start on one posting, so what is compared is the work on each further posting. Machines
are noisy: read the ratios, not the seconds. alex comes from npm, joblint from its public repository.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from postings import write_postings

JOBLINT = """
const fs = require('fs'), path = require('path'), lint = require(process.argv[1]);
for (const name of fs.readdirSync(process.argv[2])) lint(fs.readFileSync(path.join(process.argv[2], name), 'utf8'));
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postings", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alex")
    parser.add_argument("--joblint")
    parser.add_argument("--jdlint", default=f"{sys.executable} -m jdlint")
    parser.add_argument("--format", default="concise")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many, one = Path(folder, "many"), Path(folder, "one")
        write_postings(many, args.postings)
        write_postings(one, 1)
        tools = {"jdlint": [*args.jdlint.split(), "check", "--format", args.format, "--exit-zero"]}
        if args.joblint:
            tools["joblint"] = ["node", "-e", JOBLINT, str(Path(args.joblint).resolve())]
        if args.alex:
            tools["alex"] = [args.alex, "--quiet"]
        rates: dict[str, list[float]] = {name: [] for name in tools}
        for _ in range(args.rounds):
            for name, command in tools.items():
                marginal = time_of(command, many) - time_of(command, one)
                rates[name].append((args.postings - 1) / marginal)
        ours = statistics.median(rates["jdlint"])
        for name, values in rates.items():
            rate = statistics.median(values)
            spread = f"{min(values):.0f} to {max(values):.0f}"
            print(f"{name:<10}{rate:>8.0f} postings a second ({spread})   jdlint is {ours / rate:.2f} times as fast")


def time_of(command: list[str], folder: Path) -> float:
    """Seconds of a whole process over a folder."""
    start = time.perf_counter()
    subprocess.run([*command, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
