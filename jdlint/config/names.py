"""The names that a configuration may use: rules, their old names, categories; and the nearest one to a name that is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jdlint.checking.nearest import suggest as suggest
from jdlint.checking.pack import load_pack, load_rule
from jdlint.checking.rule import CATEGORIES, KIND_NAMES
from jdlint.settings import SettingsError

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "measure": ("min", "max"),
    "terms": ("at_most", "allow"),
    "pattern": ("at_most", "allow"),
}
"""What configuration may change in the check of a rule, by its kind; every rule can be turned on and off and has a severity."""


class Known(NamedTuple):
    """The check kind of each rule by its id, "" where it is not known, and the id behind each older name."""

    kinds: Mapping[str, str]
    aliases: Mapping[str, str]

    def resolve(self, name: str) -> str | None:
        """The rule id or category that a name stands for, None for a name that stands for nothing."""
        return name if name in self.kinds or name in CATEGORIES else self.aliases.get(name)

    def rename(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names with the older ones replaced by today's."""
        return tuple(self.aliases.get(name, name) for name in names)


def know(rule_paths: Iterable[str] = ()) -> Known:
    """The built-in rules and those below ``rule_paths``.

    A file that cannot be read as a rule stands for one of the file's name, whose kind is not known: loading it tells what is wrong.
    """
    kinds: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for raw in [*load_pack()["rules"], *_read_own(rule_paths)]:
        if isinstance(raw, dict) and isinstance(raw.get("id"), str) and isinstance(raw.get("check"), dict):
            kinds[raw["id"]] = next((kind for kind in KIND_NAMES if kind in raw["check"]), "")
            names = raw.get("aliases")
            aliases.update((name, raw["id"]) for name in (names if isinstance(names, list) else ()) if isinstance(name, str))
        elif isinstance(raw, str):
            kinds.setdefault(raw, "")
    return Known(kinds, aliases)


def _read_own(rule_paths: Iterable[str]) -> Iterator[object]:
    """The name of each file, and what it holds if that can be read."""
    for place in rule_paths:
        import yaml

        from jdlint.checking.packages import list_rule_files

        for path in list_rule_files(place):
            try:
                raw = load_rule(path)
            except (OSError, ValueError, RecursionError, yaml.YAMLError):
                raw = {}
            yield from (path.stem, raw) if "style" not in raw else _read_style(path)


def _read_style(path: Path) -> Iterator[object]:
    """The rules that a house style makes; of one that is wrong none, which loading it tells."""
    from jdlint.checking.style import read_style

    try:
        yield from read_style(path).rules
    except SettingsError:
        return
