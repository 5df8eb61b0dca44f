"""The rules that come with jdlint: compiled into JSON in the wheel, read from their YAML files in a checkout.

Rules in preview lie in a file of their own, since few runs ask for them and half of all words are theirs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from jdlint.checking.classes import expand
from jdlint.model.digest import digest

if TYPE_CHECKING:
    from pathlib import Path  # as slow to import as a posting to lint, and not needed for the compiled pack

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(PACKAGE, "_data")
CHECKOUT = os.path.dirname(PACKAGE)
PREFIX = "package:"
"""What stands before the name of an installed package where a path could stand."""


@cache
def load_pack() -> Mapping[str, Any]:
    """The built-in rules as ``{"rules": [raw rule, …], "digest": "…"}``, by id, without their examples."""
    stable = load_stable()
    return {**stable, "rules": sorted((*stable["rules"], *_load("preview.json")["rules"]), key=lambda rule: str(rule["id"]))}


@cache
def load_stable() -> Mapping[str, Any]:
    """The same without the rules in preview; the digest is that of all."""
    return _load("pack.json")


@cache
def _load(name: str) -> Mapping[str, Any]:
    try:
        with open(os.path.join(DATA, name), "rb") as file:
            pack: Mapping[str, Any] = json.loads(file.read())
            return pack
    except FileNotFoundError:
        from pathlib import Path

        return compile_pack(Path(CHECKOUT, "rules"))[name]


@cache
def compile_pack(folder: Path) -> dict[str, dict[str, Any]]:
    """All rules below a folder as the files of the pack, each in order of their ids, with the digest of what all of them say.

    Their examples are left out: `read_examples` reads those of one rule where they are shown.
    """
    rules = sorted((load_rule(path) for path in find_rule_files(folder)), key=lambda rule: str(rule["id"]))
    digest = digest_of(rules)
    # Classes of words are written out here, which takes longer than all else at the start of a run.
    bare = [{key: value for key, value in rule.items() if key != "examples"} for rule in rules]
    stable = [dict(expand(rule)) for rule in bare if rule.get("status") != "preview"]
    preview = [rule for rule in bare if rule.get("status") == "preview"]
    return {"pack.json": {"rules": stable, "digest": digest}, "preview.json": {"rules": preview, "digest": digest}}


def read_examples(category: str, id: str) -> list[dict[str, Any]]:
    """The examples of a built-in rule, from its file; none of a rule that is not built in."""
    from pathlib import Path

    for folder in (DATA, CHECKOUT):
        path = Path(folder, "rules", category, f"{id}.yaml")
        if path.is_file():
            examples: list[dict[str, Any]] = load_rule(path)["examples"]
            return examples
    return []


def find_rule_files(place: Path) -> Iterator[Path]:
    """The rule files below a folder, in order, or the file itself; ``law`` holds provisions, not rules."""
    if place.is_file():
        yield place
    for path in sorted(place.rglob("*.y*ml")):
        if path.suffix in (".yaml", ".yml") and path.is_file() and "law" not in path.relative_to(place).parts[:-1]:
            yield path


def load_rule(path: Path) -> dict[str, Any]:
    """A rule file's content. Raises yaml.YAMLError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rule: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return rule


def digest_of(value: object) -> str:
    """The SHA-256 of plain data, whatever its file's layout."""
    return digest(json.dumps(value, sort_keys=True, ensure_ascii=True).encode())


_SCHEMA = ".schema.json"


def find_schemas() -> dict[str, Path]:
    """The files of jdlint's own JSON Schemas, by their short names."""
    from pathlib import Path

    folder = Path(DATA if os.path.isdir(DATA) else CHECKOUT, "schemas")
    return {path.name.removesuffix(_SCHEMA): path for path in sorted(folder.glob(f"*{_SCHEMA}"))}


def read_schema(name: str) -> dict[str, Any]:
    """One of jdlint's own JSON Schemas, by its short name."""
    folder = DATA if os.path.isdir(DATA) else CHECKOUT
    with open(os.path.join(folder, "schemas", f"{name}{_SCHEMA}"), "rb") as file:
        schema: dict[str, Any] = json.loads(file.read())
    return schema
