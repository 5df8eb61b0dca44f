"""How long ``jdlint check`` takes for one file, the whole process, beside ``python -c pass``.

    python tests/benchmarks/startup.py [--rounds 20] [--wheel FILE]

The wheel is built from this checkout unless one is named, and unpacked with the dependencies of the running Python beside it. The
commands take turns, so that a busy machine is busy for all of them; what is printed is the median of each, and how far it lies above
bare Python's, with the processor's time beside the clock's. The goals are 100 ms for a Markdown file, 160 with front matter and a configuration, 300 with a schema of one's own.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
POSTING = """\
# Bicycle Mechanic

Fahrwerk Cycles repairs four thousand bicycles a year in Denver, CO. You repair them with us and tell riders what their brakes need.

## What you will do

{duties}

## What you bring

- Two years of work in a repair shop, or a certificate.
- Patience with riders who do not know the name of the part.

## Pay and benefits

We pay $24 to $29 per hour, with health insurance, a pension and three weeks of paid leave. Full-time. You report to the shop manager.

We are an equal opportunity employer. If you need an accommodation to apply, write to access@fahrwerk.example.

Apply by 15 December 2026: write to work@fahrwerk.example.
"""
DUTIES = "\n".join(
    f"- Check and true wheels, replace worn cables and chains, and note every part in job number {n}." for n in range(25)
)
SCHEMA = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["title"]}'


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--wheel", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = args.wheel or build(folder / "dist")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder / "site")
        # As pip does when it installs.
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(folder / "site")], check=True)
        commands = {
            "python -c pass": ["-c", "pass"],
            "import click": ["-c", "import click"],
            "one .md (100)": check(folder / "plain", POSTING.format(duties=DUTIES)),
            "front matter and configuration (160)": check(
                folder / "config",
                f"---\ntitle: Bicycle Mechanic\n---\n{POSTING.format(duties=DUTIES)}",
                "ignore: [readability]\n",
            ),
            "schema of one's own (300)": check(
                folder / "schema", f"---\ntitle: Bicycle Mechanic\n---\n{POSTING.format(duties=DUTIES)}", "schema: ours.json\n"
            ),
        }
        environment = {**os.environ, "PYTHONPATH": str(folder / "site")}
        times: dict[str, list[float]] = {label: [] for label in commands}
        busy: dict[str, list[float]] = {label: [] for label in commands}
        for turn in range(args.rounds + 1):
            for label, command in commands.items():
                start, used = time.perf_counter(), processor_time()
                done = subprocess.run([sys.executable, *command], env=environment, cwd=folder, capture_output=True, text=True)
                if turn:  # the first turn compiles
                    times[label].append(time.perf_counter() - start)
                    busy[label].append(processor_time() - used)
                if done.returncode not in (0, 1) or done.stderr:
                    sys.exit(f"{label} ended with {done.returncode}: {done.stderr}")
        bare, idle = (statistics.median(one["python -c pass"]) for one in (times, busy))
        for label in commands:
            clock, used = statistics.median(times[label]), statistics.median(busy[label])
            print(f"{label:40} {1000 * clock:6.1f} ms {1000 * (clock - bare):+7.1f}   processor {1000 * (used - idle):+7.1f}")


def processor_time() -> float:
    """Seconds that all child processes so far kept a processor busy."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def build(folder: Path) -> Path:
    """The wheel of this checkout."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def check(folder: Path, posting: str, config: str = "") -> list[str]:
    """The command that checks one posting in a folder of its own."""
    folder.mkdir()
    (folder / ".git").mkdir()
    (folder / "one.md").write_text(posting, encoding="utf-8")
    (folder / "ours.json").write_text(SCHEMA, encoding="utf-8")
    if config:
        (folder / ".jdlint.yaml").write_text(config, encoding="utf-8")
    # What the installed script does.
    return ["-c", "import sys; from jdlint.__main__ import main; sys.argv[0] = 'jdlint'; main()", "check", str(folder / "one.md")]


if __name__ == "__main__":
    main()
