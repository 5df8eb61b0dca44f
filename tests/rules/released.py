"""The ids of rules and provisions that were released: none is ever used for something else, and none stops to work.

    python tests/rules/released.py

adds those that are new to `released.txt` beside this file, a line each: the id and the version that brought it. It is run when a version is released, and
from then on each id works, as a rule or provision or as an older name of one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from jdlint.checking.history import CURRENT, FIRST, read_release
from jdlint.checking.law.sheets import list_all
from jdlint.checking.law.table import load_table
from jdlint.checking.pack import load_pack
from jdlint.writing import replace_file

RECORD = Path(__file__).with_name("released.txt")
FIRST_NAME, CURRENT_NAME = (f"{major}.{minor}" for major, minor in (FIRST, CURRENT))

Ids = Mapping[str, str]
"""The version that brought each, by id."""


def list_rules() -> dict[str, str]:
    """The rules of this checkout."""
    return {str(raw["id"]): str(raw["since"]) for raw in load_pack()["rules"]}


def list_aliases() -> set[str]:
    """The older names of rules that still work, and the provisions that are part of another one now."""
    older = {str(name) for raw in load_pack()["rules"] for name in raw.get("aliases", ())}
    return older.union(*(one.more.get("merges", ()) for one in list_all(load_table())))


def list_provisions() -> dict[str, str]:
    """The provisions of this checkout; those that say nothing else came with the first version."""
    return {one.id: str(one.more.get("added", FIRST_NAME)) for one in list_all(load_table())}


def read() -> dict[str, str]:
    """What was released."""
    return dict(line.split() for line in RECORD.read_text(encoding="utf-8").splitlines())


def find_faults(released: Ids, ids: Ids, aliases: Iterable[str], current: str = CURRENT_NAME) -> Iterator[str]:
    """What is wrong with the ids of a checkout, beside those that were released."""
    older = set(aliases)
    for id, version in released.items():
        if id not in ids and id not in older:
            yield f"{id} was released with {version} and is gone: give its name as an alias to the rule that took its place"
        elif id in ids and ids[id] != version:
            yield f"{id} was released with {version}, but says that it came with {ids[id]}"
    for id, version in ids.items():
        if id not in released and version != current:
            yield f"{id} says that it came with {version}, which it did not: it is new, so it comes with {current}"


def main() -> None:
    """Write the record, with what is new."""
    known = read()
    every = {**list_rules(), **list_provisions(), **known}
    lines = [f"{id} {version}\n" for id, version in sorted(every.items(), key=lambda one: (read_release(one[1]), one[0]))]
    replace_file(str(RECORD), lines)
    print(f"{len(every) - len(known)} new, {len(every)} in all.")


if __name__ == "__main__":
    main()
