"""Seconds a megabyte and memory on input that wants to be slow; each case in a process of its own.

    python tests/benchmarks/hostile.py [--only WORDS] [--small 1] [--large 5] [--limit 60]

Every case is linted with all rules at two sizes. Linear is what takes the same time a megabyte at both; the goal is under two
seconds a megabyte and under 200 MB above a process that has linted a small posting. Garbage is not searched for, as in the command.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from jdlint.engine import Linter
from jdlint.model.source import Unreadable
from jdlint.settings import Config

HEAD = (
    "# Bus Driver\n\nWe are hiring a bus driver in Reno, NV. You drive two lines of our network and help passengers with heavy bags.\n\n"
    "## Responsibilities\n\n- Drive lines 4 and 9 by day.\n\n## Requirements\n\n- A licence for buses and two years on the road.\n\n"
)
SENTENCE = "You will plan the week with the team, write down what was agreed and answer questions of riders by telephone. "
UNITS = (
    "<", "[", "{{", "{%", "&", "(", "$1 ", "a@", "http://", "-", "- ", "_", "**a ", "`a ", "# ", "> ", "| a ", "![", "[a](", "1,", "1 - ", "10:00 ", "%", "k", "$1-$2 ",
    "he will ", "she/he ", "xx,xxx ", "XX", "[City, State] ", "TBD ", "A.B. ", ": ", ":", "a: ", "\"a ", ". ", "\n", "\r", " ", "\xa0", "a\u0301", "İ", "\U0001f600", "• ",
    "- a\n", "a\n", "A:\n", "a:\n\n", "## Pay\n", "a\n===\n", "```\n", "|-|-|\n", "[^1]: a\n", "[a]: b\n", "<a b='", "<!--", "<!-- a -->", "<div>", "&#9;",
    "<!-- jdlint-ignore cliche -- x -->", "<!-- jdlint-ignore cliche -- x -->\nrockstar ninja\n\n", "pay range $1 ", "salary: $1 to ", "10 years of experience, ", "apply by ",
    "by May 1, ", "jobs@a.example ", "reporting to the ", "equal opportunity employer ", "race, color, religion, sex, ", "disability ", "3 days a week ", "in the office ",
    "remote-", "Denver, CO ", "health insurance ", "requirements:\n", "About us\n", "Title: ", "and/or ", "to ", "ninja ", "recent graduates ", "[[ninja]] ",
    "supercalifragilistic ", "的", "der die das ",
)  # fmt: skip

Case = tuple[str, Callable[[int], str]]


def fill(unit: str, size: int) -> str:
    """So many characters of one thing."""
    return (unit * (size // len(unit) + 1))[:size]


def repeat(unit: str, size: int) -> str:
    """As many whole units as a size takes."""
    return unit * (size // len(unit))


def in_lines(unit: str) -> Callable[[int], str]:
    """A posting whose list items, of some 60 characters, hold nothing but the unit."""
    line = "- " + fill(unit, 60).strip() + "\n"
    return lambda size: HEAD + fill(line, size)


def in_one(unit: str) -> Callable[[int], str]:
    """A posting with one paragraph of the unit (or as many as the unit itself makes)."""
    return lambda size: HEAD + fill(unit, size)


def list_cases() -> dict[str, Case]:
    """Each case by its name: the file it would be, and its text at a size."""
    text = SENTENCE * 5 + "\n\n"
    cases: dict[str, Case] = {
        "ordinary text": ("a.md", lambda size: HEAD + fill(text, size)),
        "ordinary page": ("a.html", lambda size: "<html><body>" + fill(f"<p>{SENTENCE * 5}</p>\n", size)),
        "one line": ("a.md", in_one(SENTENCE)),
        "one line without a full stop": ("a.md", in_one(SENTENCE.replace(". ", " "))),
        "bullets": ("a.md", lambda size: HEAD + fill("- Drive the bus with care, 5 days.\n", size)),
        "bullets, plain": ("a.txt", lambda size: HEAD + fill("• Drive the bus with care, 5 days.\n", size)),
        "known headings": ("a.md", lambda size: HEAD + fill("## Requirements\n\nOne word.\n\n## Benefits\n\nLeave.\n\n", size)),
        "known headings, plain": ("a.txt", lambda size: HEAD + fill("REQUIREMENTS\n\nOne word.\n\nBENEFITS\n\nLeave.\n\n", size)),
        "postings": ("a.md", lambda size: fill(HEAD, size)),
        "postings with findings": ("a.md", lambda size: fill(HEAD + "We want a rockstar ninja. He is young.\n\n", size)),
        "nested divs": ("a.html", lambda size: "<div>" * (size // 11) + "x" + "</div>" * (size // 11)),
        "nested divs, open": ("a.html", lambda size: "<div>" * (size // 5)),
        "nested lists": ("a.html", lambda size: "<ul><li>a" * (size // 19) + "</li></ul>" * (size // 19)),
        "nested block quotes": ("a.html", lambda size: "<blockquote>a" * (size // 13)),
        "nested lists, Markdown": ("a.md", lambda size: nest(size, "- a\n")),
        "nested block quotes, Markdown": ("a.md", lambda size: HEAD + fill(">" * 200 + " a\n", size)),
        "deepest block quote": ("a.md", lambda size: HEAD + ">" * size + " a\n"),
        "deepest list": ("a.md", lambda size: HEAD + "- " * (size // 2) + "a\n"),
        "unclosed comment": ("a.md", lambda size: HEAD + "<!-- " + fill("a - -- ", size)),
        "YAML list": ("a.yaml", lambda size: "title: Bus Driver\nrequirements:\n" + fill("- Drive.\n", size)),
        "YAML text": ("a.yaml", lambda size: "title: Bus Driver\ndescription: |\n" + fill("  Drive the bus.\n", size)),
        "YAML quoted": ("a.yaml", lambda size: 'title: Bus Driver\ndescription: "' + repeat(r"Drive \u0041 bus.\n", size) + '"\n'),
        "YAML nested": ("a.yaml", lambda size: "title: Bus Driver\nrequirements: " + "[" * (size // 2) + "]" * (size // 2) + "\n"),
        "YAML bomb": ("a.yaml", bomb),
        "YAML postings": ("a.yaml", lambda size: repeat("- title: Bus Driver\n  requirements: [Drive]\n  description: Drive.\n", size)),
        "YAML documents": ("a.yaml", lambda size: repeat("---\ntitle: Bus Driver\nrequirements: [Drive]\ndescription: Drive.\n", size)),
        "JSON escapes": ("a.json", lambda size: '{"title": "Bus Driver", "description": "' + repeat(r"\u0041", size) + '"}'),
        "JSON markup": ("a.json", lambda size: '{"title": "Bus Driver", "description": "' + repeat("<p>Drive &amp; rest.<\\/p>", size) + '"}'),
        "JSON list": ("a.json", lambda size: '{"title": "Bus Driver", "requirements": [' + repeat('"Drive.", ', size) + '"x"]}'),
        "JSON nested": ("a.json", lambda size: '{"title": "Bus Driver", "requirements": ' + "[" * (size // 2) + "]" * (size // 2) + "}"),
        "JSON postings": ("a.json", lambda size: "[" + ",".join(['{"title": "Bus Driver", "description": "Drive."}'] * (size // 49)) + "]"),
        "front matter": ("a.md", lambda size: "---\ntitle: Bus Driver\ntags:\n" + fill("- drive\n", size) + "\n---\n" + HEAD),
        "front matter in TOML": ("a.md", lambda size: '+++\ntitle = "Bus Driver"\n' + "".join(f"k{n} = 'drive'\n" for n in range(size // 14)) + "+++\n" + HEAD),
        "suppressions": ("a.md", lambda size: HEAD + fill("We want a ninja. <!-- jdlint-ignore ninja-title -- a name -->\n\n", size)),
        "suppressions opened": ("a.md", lambda size: HEAD + fill("We want a ninja. <!-- jdlint-ignore-start ninja-title -- a name -->\n\n", size)),
        "suppressions of many": ("a.md", lambda size: HEAD + "<!-- jdlint-ignore " + "cliche, " * (size // 8) + " -- x -->\n"),
        "JSON-LD": ("a.html", lambda size: '<script type="application/ld+json">{"@type": "JobPosting", "title": "Bus Driver"}</script>' * (size // 90)),
    }  # fmt: skip
    for unit in UNITS:
        name = json.dumps(unit, ensure_ascii=True)
        cases[f"{name} in one paragraph"] = ("a.md", in_one(unit))
        cases[f"{name} in one paragraph, plain"] = ("a.txt", in_one(unit))
        if unit.strip() and not unit.endswith(("\n", "\r")):
            cases[f"{name} in lines"] = ("a.md", in_lines(unit))
    return cases


def nest(size: int, line: str) -> str:
    """Lists in lists, a hundred deep, over and over."""
    ladder = "".join(" " * (2 * depth) + line for depth in range(100))
    return HEAD + fill(ladder, size)


def bomb(size: int) -> str:
    """Nine levels of aliases, each ten times the one before, and ordinary text to fill the size."""
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 10))
    return f"title: Bus Driver\nl0: &l0 [x]\n{levels}requirements: *l9\ndescription: |\n" + fill("  Drive the bus.\n", size)


def measure(uri: str, data: bytes) -> dict[str, float | str]:
    """Seconds to lint, megabytes above the process without it, findings."""
    gc.disable()
    linter = Linter(Config(profile="strict"), as_of=datetime.date(2026, 11, 22))
    linter.lint(HEAD.encode(), "a.md")
    before = peak()
    start = time.process_time()
    said, found = "", 0
    try:
        reports = linter.lint(data, uri)
        found = sum(len(report.findings) for report in reports)
        said = f"{len(reports):,} postings" if len(reports) > 1 else ""
    except Unreadable as error:
        said = error.message
    return {"lint": time.process_time() - start, "memory": peak() - before, "findings": found, "said": said}


def peak() -> float:
    """The most memory that the process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def run(name: str, size: int, limit: float) -> Mapping[str, float | str]:
    """One case at one size, in a process of its own."""
    try:
        command = [sys.executable, __file__, "--one", name, "--size", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return {"said": f"no end after {limit:.0f} s"}
    if done.returncode:
        return {"said": f"exit {done.returncode}: {done.stderr.strip()[-300:]}"}
    result: dict[str, float | str] = json.loads(done.stdout)
    return result


def describe(name: str, small: float, large: float, limit: float) -> str:
    """A line on a case: seconds a megabyte at both sizes, memory at the larger, findings, and what is wrong."""
    first, second = (run(name, int(size * 1e6), limit) for size in (small, large))
    for one in (first, second):
        if "lint" not in one:
            return f"FAILED {name}: {one['said']}"
    before, after = float(first["lint"]) / small, float(second["lint"]) / large
    faults = {"SLOW": after > 2, "NOT LINEAR": after > 1.6 * before + 0.05, "MEMORY": float(second["memory"]) > 200}
    wrong = "".join(f" *** {fault}" for fault, holds in faults.items() if holds)
    said = f"   ({second['said']})" if second["said"] else ""
    return f"{before:6.2f} {after:6.2f} {second['memory']:6.0f} {second['findings']:8}  {name}{said}{wrong}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="the cases whose names hold these words")
    parser.add_argument("--small", type=float, default=1.0, help="megabytes")
    parser.add_argument("--large", type=float, default=5.0, help="megabytes")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which a case is given up")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    cases = list_cases()
    if args.one is not None:
        uri, build = cases[args.one]
        print(json.dumps(measure(uri, build(args.size).encode("utf-8", "surrogatepass"))))
        return
    print(f"{'s/MB':>6} {'s/MB':>6} {'MB':>6} {'found':>8}  case")
    for name in cases:
        if args.only in name:
            print(describe(name, args.small, args.large, args.limit), flush=True)


if __name__ == "__main__":
    main()
