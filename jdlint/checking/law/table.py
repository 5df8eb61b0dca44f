"""The table of the law: compiled into one file in the wheel, read from the YAML files in a checkout; a jurisdiction is parsed when it is asked for.

The compiled file has a line of JSON on the whole, then one line a jurisdiction: its code, a tab, and its file as JSON.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from jdlint.checking.law.provision import Jurisdiction, make_jurisdiction
from jdlint.checking.pack import CHECKOUT, DATA, load_rule
from jdlint.model.digest import digest
from jdlint.settings import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = "about"


class LawTable:
    """Jurisdictions by code. ``read_up_to`` is the ISO day up to which the law was read and ``shelf_life`` the days for which that is enough.

    ``sources`` give what the file of each says, and ``locate`` tells where that stands. Whoever asks for one that is broken gets a SettingsError.
    """

    def __init__(
        self,
        about: Mapping[str, Any],
        sources: Mapping[str, Callable[[], Mapping[str, Any]]],
        digest: str,
        locate: Callable[[str], str] = str,
    ) -> None:
        self.read_up_to: str = about["read_up_to"]
        self.shelf_life: int = about["shelf_life_days"]
        self.digest = digest
        self.codes = tuple(sorted(sources))
        self._sources = sources
        self._locate = locate
        self._known: dict[str, Jurisdiction] = {}
        self._within: dict[str, tuple[str, ...]] = {}

    def get(self, code: str) -> Jurisdiction | None:
        """The jurisdiction of a code, if it has a file."""
        if code not in self._known:
            if code not in self._sources:
                return None
            self._known[code] = self._make(code)[1]
        return self._known[code]

    def read(self, code: str) -> Mapping[str, Any]:
        """What the file of a jurisdiction says; of one that has none, an empty one."""
        return self._make(code)[0] if code in self._sources else {"jurisdiction": code, "name": code, "provisions": []}

    def _make(self, code: str) -> tuple[Mapping[str, Any], Jurisdiction]:
        try:
            raw = self._sources[code]()
            made = make_jurisdiction(raw)
        except KeyError as error:
            why = f"{error} is missing"
        except (AttributeError, RecursionError, TypeError, ValueError) as error:
            why = str(error)
        else:
            if made.code == code:
                return raw, made
            why = f"it is that of {made.code}"
        raise SettingsError(
            f"{self._locate(code)}: the law of {code} is not as jdlint law --export writes it ({why}); get the file anew"
        )

    def replace(self, files: Mapping[str, Mapping[str, Any]], digest: str) -> LawTable:
        """The table with other files for some jurisdictions."""
        about = {"read_up_to": self.read_up_to, "shelf_life_days": self.shelf_life}
        return LawTable(about, {**self._sources, **{code: _keeper(raw) for code, raw in files.items()}}, digest, self._locate)

    def list_within(self, code: str) -> tuple[str, ...]:
        """The codes of the jurisdictions inside another: states of a country, members of a union, cities and counties of a state."""
        if code not in self._within:
            found = [other for other in self.codes if other.startswith(f"{code}-")]
            jurisdiction = self.get(code)
            for member in sorted(jurisdiction.members) if jurisdiction else ():
                found += [other for other in self.codes if other == member or other.startswith(f"{member}-")]
            self._within[code] = tuple(dict.fromkeys(found))
        return self._within[code]

    def list_around(self, code: str) -> tuple[str, ...]:
        """A code and those of the jurisdictions in which it lies, from the narrowest to the widest."""
        parts = code.split("-")
        chain = [code]
        if len(parts) > 2:
            chain.append("-".join(parts[:2]))
        if len(parts) > 1:
            chain.append(parts[0])
        if parts[0] not in ("US", "CA"):
            union = self.get("EU")
            if union and parts[0] in union.members:
                chain.append("EU")
        return tuple(chain)

    def name(self, code: str) -> str:
        """What people call a jurisdiction; its code where it has no name that we know."""
        jurisdiction = self.get(code)
        if jurisdiction:
            return jurisdiction.name
        from jdlint.understanding.jurisdictions import name_country, name_region

        return name_country(code) or name_region(code).title() or code


@cache
def load_table() -> LawTable:
    """The law that comes with jdlint."""
    try:
        return read_compiled(os.path.join(DATA, "law.jsonl"))
    except FileNotFoundError:
        from pathlib import Path

        return read_folder(Path(CHECKOUT, "rules", "law"))


def read_compiled(path: str) -> LawTable:
    """The table in a compiled file. Raises OSError, and ValueError that says what is wrong with it as a whole."""
    with open(path, "rb") as file:
        head, *lines = file.read().splitlines() or [b""]
    about = _read_head(head)
    sources = {}
    for number, line in enumerate(lines, 2):
        code, tab, said = line.partition(b"\t")
        if not tab or not code.isascii() or said[:1] != b"{" or said[-1:] != b"}":
            raise ValueError(f"line {number} is not a code, a tab and an object of JSON; the file may have been cut off")
        sources[str(code, "ascii")] = _parser(said)
    if not lines or len(sources) < len(lines):
        raise ValueError("a jurisdiction stands in it twice" if lines else "it holds no jurisdiction")
    places = list(sources)
    return LawTable(about, sources, about["digest"], lambda code: f"{path}:{places.index(code) + 2}")


def _read_head(head: bytes) -> Mapping[str, Any]:
    """What the first line of a compiled file says of the whole. Raises ValueError."""
    about = json.loads(head)
    if not isinstance(about, dict):
        raise ValueError("its first line is no object of JSON")
    day, days = about.get("read_up_to"), about.get("shelf_life_days")
    if not isinstance(day, str) or len(day) != 10 or type(days) is not int or not isinstance(about.get("digest"), str):
        raise ValueError("its first line has to tell read_up_to, a day, shelf_life_days, a whole number, and digest, a text")
    try:
        datetime.date.fromisoformat(day) + datetime.timedelta(days)
    except OverflowError:
        raise ValueError(f"its shelf life of {days} days has no end") from None
    return about


def _keeper(raw: Mapping[str, Any]) -> Callable[[], Mapping[str, Any]]:
    return lambda: raw


def _parser(said: bytes) -> Callable[[], Mapping[str, Any]]:
    return lambda: json.loads(said)


def read_folder(folder: Path) -> LawTable:
    """The table in a folder of YAML files, each named after its jurisdiction. Raises yaml.YAMLError when one is asked for."""
    files = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    about = load_rule(files.pop(ABOUT))
    whole = digest(b"".join(path.read_bytes() for path in (folder / f"{ABOUT}.yaml", *files.values())))
    return LawTable(
        about, {name.upper(): _loader(path) for name, path in files.items()}, whole, lambda code: str(files[code.lower()])
    )


def _loader(path: Path) -> Callable[[], Mapping[str, Any]]:
    return lambda: load_rule(path)


def compile_table(folder: Path) -> bytes:
    """The folder's files as one compiled file."""
    return dump_table(read_folder(folder))


def dump_table(table: LawTable) -> bytes:
    """A table as one compiled file."""
    about = {"read_up_to": table.read_up_to, "shelf_life_days": table.shelf_life, "digest": table.digest}
    lines = [f"{code}\t" + json.dumps(table.read(code), separators=(",", ":"), default=str) for code in table.codes]
    return ("\n".join([json.dumps(about), *lines]) + "\n").encode("ascii")
