"""What a house's own counsel says of the law: files like those of jdlint that add provisions, and confirm or change known ones by their ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from jdlint.checking.law.table import LawTable
from jdlint.checking.law.vetting import find_faults
from jdlint.checking.pack import digest_of, load_rule
from jdlint.checking.validating import find_line
from jdlint.settings import SettingsError


def add_counsel(table: LawTable, paths: Iterable[str], checks: Mapping[str, Mapping[str, Any]]) -> LawTable:
    """The table with what the files or folders say; ``checks`` is what each rule checks, by its id. Raises SettingsError that names every fault with file and line.

    A provision whose id is known takes the place of that one in what it says, and leaves the rest; with ``confirmed_by`` its evidence is
    counsel. All others are new and have to say everything.
    """
    changed: dict[str, Mapping[str, Any]] = {}
    faults = []
    for path in find_law_files(paths):
        try:
            raw = json.loads(json.dumps(load_rule(path), default=str))  # a day without quotes is a date to YAML
        except OSError as error:
            faults.append(f"{path}: the law cannot be read: {error.strerror}")
            continue
        except (yaml.YAMLError, UnicodeDecodeError, RecursionError, TypeError) as error:
            faults.append(f"{path}: this is not valid YAML: {' '.join(str(error).split())}")
            continue
        code = raw.get("jurisdiction") if isinstance(raw, dict) else None
        if not isinstance(code, str):
            faults.append(f'{path}:1: the file names no "jurisdiction", such as US-CO')
            continue
        whole = merge(changed.get(code) or table.read(code), raw)
        found = [f"{path}:{find_line(path, where)}: {why}" for where, why in find_faults(whole, raw, checks)]
        if found:
            faults += found
        else:
            changed[code] = whole
    if faults:
        raise SettingsError("\n".join(faults))
    return table.replace(changed, digest_of([table.digest, changed]))


def find_law_files(paths: Iterable[str]) -> Iterator[Path]:
    """The files that are named or lie below the folders that are, in order."""
    for place in map(Path, paths):
        if place.is_file() or not place.exists():
            yield place  # what does not exist is told when it is read
        yield from sorted(path for path in place.rglob("*.y*ml") if path.suffix in (".yaml", ".yml"))


def merge(known: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """One file laid over another, provision by provision."""
    provisions = {one["id"]: one for one in known["provisions"]}
    said = own.get("provisions", [])
    if not isinstance(said, list):
        return {**known, **own}  # wrong in itself, and told as that
    for one in said:
        if not isinstance(one, dict) or not isinstance(one.get("id"), str):
            return {**known, **own}  # wrong in itself, and told as that
        confirmed = {"evidence": "counsel"} if "confirmed_by" in one else {}
        provisions[one["id"]] = {**provisions.get(one["id"], {}), **confirmed, **one}
    return {**known, **own, "provisions": list(provisions.values())}
