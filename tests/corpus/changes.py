"""What a release does to the findings on real postings, as a table for CHANGELOG.md.

    python tests/corpus/changes.py --corpus FOLDER --old REF [--new REF] [--profile recommended] [--examples 3]
    python tests/corpus/changes.py --corpus FOLDER [--new REF]

REF is a revision as git knows it, or a folder with a checkout; without --new it is the working tree. Two findings are the same if they have the same
file, rule and fingerprint. Without --old all findings are counted by category, for a first release. The table holds counts and names of rules alone, and goes
to standard output; --examples go to standard error, since they show the words of postings, which do not belong into a changelog.
"""

from __future__ import annotations

import argparse
import datetime
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))
from jdlint.reporting.plain import count
from tests.corpus.compare import ROOT, Linted, Told, check_out, run

MOST_NAMED = 12
SEVERITIES = ("error", "warning", "info")


class Release(NamedTuple):
    """A revision: what it says of the postings, the ids of its rules, and those of the provisions of its law."""

    linted: Linted
    rules: frozenset[str]
    law: frozenset[str]


class Change(NamedTuple):
    """What became of the findings of a rule: those that came, those that went, and those of another severity now."""

    added: list[Told]
    removed: list[Told]
    regraded: list[tuple[Told, Told]]


def measure(revision: str, corpus: Path, as_of: datetime.date, profile: str) -> Release:
    """What a revision says of the postings of a folder."""
    with check_out(revision) as checkout:
        rules, law = list_ids(checkout / "rules")
        return Release(run(checkout, corpus, as_of, profile), rules, law)


def list_ids(folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the rules and of the provisions below a folder of rules."""
    files = [path.relative_to(folder) for path in folder.rglob("*.yaml")]
    rules = frozenset(path.stem for path in files if path.parts[0] != "law")
    provisions = (path for path in files if path.parts[0] == "law")
    found = (
        re.findall(r"^ +- id: ([a-z0-9-]+)$", (folder / path).read_text(encoding="utf-8"), re.MULTILINE) for path in provisions
    )
    return rules, frozenset(id for ids in found for id in ids)


def compare(old: Iterable[Told], new: Iterable[Told]) -> dict[str, Change]:
    """What became of the findings, by rule; rules of which none came, went or changed are left out."""
    sides: list[dict[tuple[str, str, str], list[Told]]] = [defaultdict(list), defaultdict(list)]
    for side, told in zip(sides, (old, new), strict=True):
        for one in told:
            side[one.posting, one.rule, one.fingerprint].append(one)
    changes: dict[str, Change] = defaultdict(lambda: Change([], [], []))
    for key in sorted(sides[0].keys() | sides[1].keys()):
        before, after = (sorted(side.get(key, ()), key=lambda one: one.severity) for side in sides)
        severities = Counter(one.severity for one in before), Counter(one.severity for one in after)
        gone, come = _take(before, severities[0] - severities[1]), _take(after, severities[1] - severities[0])
        same = min(len(gone), len(come))
        if gone or come:
            change = changes[key[1]]
            change.regraded.extend(zip(gone[:same], come[:same], strict=True))
            change.removed.extend(gone[same:])
            change.added.extend(come[same:])
    return dict(changes)


def _take(told: Iterable[Told], wanted: Counter[str]) -> list[Told]:
    """As many of each severity as are wanted."""
    left = Counter(wanted)
    taken = []
    for one in told:
        if left[one.severity]:
            left[one.severity] -= 1
            taken.append(one)
    return taken


def show_changes(old: Release, new: Release, changes: dict[str, Change]) -> Iterator[str]:
    """The lines of the table, rules of which most changes first, and what came and went."""
    before, after = (Counter(one.rule for one in release.linted.told) for release in (old, new))
    added, removed, regraded = (sum(len(change[side]) for change in changes.values()) for side in range(3))
    yield (
        f"On {count(new.linted.postings, 'real posting')}: {before.total():,} findings before, {after.total():,} after; "
        f"{added:,} added, {removed:,} removed, {regraded:,} of another severity."
    )
    if changes:
        yield ""
        yield "| rule | before | after | added | removed | other severity |"
        yield "|---|--:|--:|--:|--:|--:|"
    for rule in sorted(changes, key=lambda rule: (-sum(map(len, changes[rule])), rule)):
        state = " (new)" if rule in new.rules - old.rules else " (gone)" if rule in old.rules - new.rules else ""
        cells = [f"`{rule}`{state}", f"{before[rule]:,}", f"{after[rule]:,}", *(f"{len(side):,}" for side in changes[rule][:2])]
        yield f"| {' | '.join([*cells, _count_grades(changes[rule].regraded)])} |"
    named = [
        ("New rules that found nothing", new.rules - old.rules - changes.keys()),
        ("Rules that are gone and had found nothing", old.rules - new.rules - changes.keys()),
        ("Law that came", new.law - old.law),
        ("Law that is gone", old.law - new.law),
    ]
    for words, ids in named:
        if ids:
            more = f" and {len(ids) - MOST_NAMED:,} more" if len(ids) > MOST_NAMED else ""
            yield f"\n{words}: {', '.join(f'`{id}`' for id in sorted(ids)[:MOST_NAMED])}{more}."


def _count_grades(pairs: Sequence[tuple[Told, Told]]) -> str:
    counted = Counter((before.severity, after.severity) for before, after in pairs)
    return ", ".join(f"{number:,} from {before} to {after}" for (before, after), number in sorted(counted.items())) or "0"


def show_totals(release: Release) -> Iterator[str]:
    """The findings of a release by category, most first."""
    told = release.linted.told
    categories = Counter(one.category for one in told if one.category)
    yield f"On {count(release.linted.postings, 'real posting')}: {categories.total():,} findings."
    yield ""
    yield f"| category | findings | {' | '.join(SEVERITIES)} | files with any | rules that found any |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for category in sorted(categories, key=lambda name: (-categories[name], name)):
        own = [one for one in told if one.category == category]
        counted = Counter(one.severity for one in own)
        cells = [
            len(own),
            *(counted[name] for name in SEVERITIES),
            len({one.posting for one in own}),
            len({one.rule for one in own}),
        ]
        yield f"| {category} | {' | '.join(f'{cell:,}' for cell in cells)} |"


def show_examples(changes: dict[str, Change], most: int) -> Iterator[str]:
    """A few of the findings of each rule that came, went or changed, with their words; always the same ones."""
    for rule, change in sorted(changes.items()):
        both = [after for _, after in change.regraded]
        for sign, told in (("+", change.added), ("-", change.removed), ("~", both)):
            for one in random.Random(1).sample(told, min(most, len(told))):
                yield f"{sign} {rule} ({one.severity}) {one.posting}: {' '.join(one.words.split())[:120]}".rstrip(": ")


def main() -> None:
    """Lint twice, or once, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the folder of postings")
    parser.add_argument("--old", help="the revision before; without it the findings of --new are counted by category")
    parser.add_argument("--new", default=str(ROOT), help="the revision after [default: the working tree]")
    parser.add_argument("--profile", default="recommended", help="the profile to lint with [default: recommended]")
    parser.add_argument("--examples", type=int, default=0, help="how many findings of each rule to show on standard error")
    parser.add_argument(
        "--as-of", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 22), help="the day to judge by"
    )
    args = parser.parse_args()
    if not args.corpus.is_dir():
        parser.error(f"there is no folder {args.corpus}")
    corpus = args.corpus.resolve()
    new = measure(args.new, corpus, args.as_of, args.profile)
    if args.old is None:
        print("\n".join(show_totals(new)))
        return
    old = measure(args.old, corpus, args.as_of, args.profile)
    changes = compare(old.linted.told, new.linted.told)
    print("\n".join(show_changes(old, new, changes)))
    for line in show_examples(changes, args.examples):
        print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
