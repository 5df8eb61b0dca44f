"""Which findings on a folder of postings appear and disappear between two revisions.

    python tests/corpus/compare.py OLD NEW --corpus FOLDER [--rule ID] [--examples 5] [--as-of 2026-11-22]

OLD and NEW are revisions as git knows them, or a folder with a checkout ("." is the working tree). The folder is searched for files that jdlint reads, and for
`.jsonl` files with one posting a line in the member "text". Each revision lints all of it in a process of its own, with all rules on; what is printed is each
rule's count before and after, and examples of what came and went, by the rule and the words.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import random
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
SUFFIXES = {".md", ".markdown", ".txt", ".html", ".htm", ".yaml", ".yml", ".json"}

Finding = tuple[str, str, str]
"""The posting, the rule, and the words; none where something is absent."""


class Told(NamedTuple):
    """A finding as one revision tells it; ``words`` are "" where something is absent."""

    posting: str
    rule: str
    words: str
    severity: str
    category: str
    fingerprint: str


class Linted(NamedTuple):
    """What a revision says of a folder: its findings, and of how many postings."""

    told: list[Told]
    postings: int


def list_texts(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """The name of each posting, the name of a file that would hold it, and its bytes."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in SUFFIXES and path.is_file():
            yield name, name, path.read_bytes()
        elif path.suffix == ".jsonl":
            for number, line in enumerate(path.read_bytes().splitlines(), 1):
                record = json.loads(line)
                if isinstance(record, dict) and isinstance(record.get("text"), str):
                    yield f"{name}:{number}", f"posting.{record.get('form', 'txt')}", record["text"].encode("utf-8", "replace")


def lint_all(folder: Path, as_of: datetime.date, profile: str) -> None:
    """Print every finding of the jdlint that this process imports, a line of JSON each, and last of all the number of postings."""
    import jdlint
    from jdlint.model.source import Unreadable

    linter = jdlint.Linter(jdlint.Config(profile=profile), as_of=as_of)
    postings = 0
    for name, uri, data in list_texts(folder):
        try:
            reports = linter.lint(data, uri)
        except Unreadable as error:
            print(json.dumps(Told(name, "unreadable", error.message, "error", "", "")))
            continue
        postings += len(reports)
        for one in (finding for report in reports for finding in report.findings):
            print(json.dumps(Told(name, one.rule, one.text or "", one.severity, one.category, one.fingerprint)))
    print(postings)


@contextmanager
def check_out(revision: str) -> Iterator[Path]:
    """A folder with a revision, or that which the revision names."""
    if Path(revision).is_dir():
        yield Path(revision).resolve()
        return
    with tempfile.TemporaryDirectory() as place:
        archive = Path(place, "revision.tar")
        subprocess.run(["git", "-C", str(ROOT), "archive", "--output", str(archive), revision], check=True)
        with tarfile.open(archive) as tar:
            tar.extractall(place, filter="data")
        yield Path(place)


def run(checkout: Path, folder: Path, as_of: datetime.date, profile: str = "strict") -> Linted:
    """What the jdlint of a checkout says of the postings in a folder, in a process of its own."""
    command = [sys.executable, __file__, "--lint", "--corpus", str(folder), "--as-of", as_of.isoformat(), "--profile", profile]
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    done = subprocess.run(command, env=environment, cwd=checkout, stdout=subprocess.PIPE, text=True, check=True)
    *lines, postings = done.stdout.splitlines()
    return Linted([Told(*json.loads(line)) for line in lines], int(postings))


def count_words(revision: str, folder: Path, as_of: datetime.date) -> Counter[Finding]:
    """The findings of one revision by their words, with how often each stands in its posting."""
    with check_out(revision) as checkout:
        return Counter((one.posting, one.rule, one.words) for one in run(checkout, folder, as_of).told)


def compare(old: Counter[Finding], new: Counter[Finding], *, only: str, examples: int) -> Iterator[str]:
    """The lines of the comparison."""
    gone, come = old - new, new - old
    changed: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: {"-": [], "+": []})
    for sign, findings in (("-", gone), ("+", come)):
        for finding in findings.elements():
            changed[finding[1]][sign].append(finding)
    before, after = (Counter(rule for _, rule, _ in one.elements()) for one in (old, new))
    yield f"{before.total():,} findings before, {after.total():,} after: {gone.total():,} gone, {come.total():,} new"
    for rule in sorted(changed, key=lambda rule: -sum(map(len, changed[rule].values()))):
        if only and rule != only:
            continue
        yield f"\n{rule}: {before[rule]:,} -> {after[rule]:,}"
        for sign in "-+":
            found = changed[rule][sign]
            for name, _, words in random.Random(1).sample(found, min(examples, len(found))):
                yield f"  {sign} {name}: {' '.join(words.split())[:120]}".rstrip(": ")
            if len(found) > examples:
                yield f"  {sign} and {len(found) - examples:,} more"


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("old", nargs="?", default="HEAD")
    parser.add_argument("new", nargs="?", default=".")
    parser.add_argument("--corpus", type=Path, required=True, help="the folder of postings")
    parser.add_argument("--rule", default="", help="this rule alone")
    parser.add_argument("--examples", type=int, default=5, help="how many of each rule are shown")
    parser.add_argument("--as-of", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 22))
    parser.add_argument("--profile", default="strict", help=argparse.SUPPRESS)
    parser.add_argument("--lint", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.lint:
        lint_all(args.corpus, args.as_of, args.profile)
        return
    folder = args.corpus.resolve()
    old, new = (count_words(revision, folder, args.as_of) for revision in (args.old, args.new))
    for line in compare(old, new, only=args.rule, examples=args.examples):
        print(line)


if __name__ == "__main__":
    main()
