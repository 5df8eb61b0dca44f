"""The built-in rules as their files state them, with the examples that the pack leaves out."""

from __future__ import annotations

from pathlib import Path

from jdlint.checking.pack import find_rule_files, load_rule
from jdlint.checking.rule import make_rule

RULES = [
    make_rule(load_rule(path))
    for path in sorted(find_rule_files(Path(__file__).parents[1] / "rules"), key=lambda path: path.stem)
]
