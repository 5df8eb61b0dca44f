"""How rules came about: which version brought each, what later ones changed, and how a rule stood in an older one.

A version is told by its first two numbers: no third number brings a rule, or makes one find more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint.settings import SettingsError
from jdlint.version import VERSION

if TYPE_CHECKING:
    from jdlint.checking.rule import Rule

FIRST = (0, 1)
"""The first version that there was."""

_WRITTEN = re.compile(r"v?(\d{1,4})\.(\d{1,4})(?:\.\d{1,6})?", re.ASCII)

Release = tuple[int, int]


class Step(NamedTuple):
    """What a version did to a rule: brought it (``what`` is ""), or changed it; ``version`` is as the file writes it."""

    version: str
    what: str


def read_release(version: str) -> Release:
    """The two numbers of a version such as "0.3", "0.3.1" or "v0.3". Raises ValueError for what is none."""
    written = _WRITTEN.fullmatch(version.strip())
    if written is None:
        raise ValueError(version)
    return int(written[1]), int(written[2])


CURRENT = read_release(VERSION)


def settle_release(version: str) -> str:
    """The version by whose rules to go, as "0.3". Raises SettingsError for one that is none, is yet to come, or never was."""
    said = version[:40] if version.isprintable() else ascii(version[:40])[1:-1]
    try:
        release = read_release(version)
    except ValueError:
        raise SettingsError(f'"{said}" is no version; {_name_known()}') from None
    if release > CURRENT:
        raise SettingsError(f'"{said}" is newer than this jdlint, which is {VERSION}; update it, or {_name_known()}')
    if release < FIRST:
        raise SettingsError(f'there was no jdlint "{said}"; {_name_known()}')
    return f"{release[0]}.{release[1]}"


def _name_known() -> str:
    """The versions in which rules came or changed, and this one."""
    from jdlint.checking.pack import load_pack

    known = {FIRST, CURRENT}
    for raw in load_pack()["rules"]:
        known |= {read_release(version) for version in (raw["since"], *raw.get("changed", ()))}
    names = [f'"{major}.{minor}"' for major, minor in sorted(known)]
    return f"write {' or '.join(names)}"


def is_newer(version: str, than: str) -> bool:
    """Whether one version came after another."""
    return read_release(version) > read_release(than)


def recall(raw: Mapping[str, Any], version: str) -> Mapping[str, Any]:
    """A rule file's content as it stood in an older version, as far as the file tells (``was``)."""
    was: Mapping[str, Mapping[str, Any]] = raw.get("was", {})
    for later in sorted(was, key=read_release, reverse=True):
        if is_newer(later, version):
            raw = {**raw, **was[later]}
    return raw


def list_steps(rule: Rule, after: str) -> Iterator[Step]:
    """What the versions after another one did to a rule, the oldest first."""
    if is_newer(rule.since, after):
        yield Step(rule.since, "")
    for version in sorted(rule.changed, key=read_release):
        if is_newer(version, after):
            yield Step(version, rule.changed[version])


def find_faults(raw: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with the history in a rule file of the right shape, each with the way to its place."""
    for key in ("changed", "was"):
        for version in raw.get(key, ()):
            if not is_newer(version, raw["since"]):
                yield (key, version), f"{key}: {version} is not newer than {raw['since']}, which brought the rule"
    for version in raw.get("was", ()):
        if version not in raw.get("changed", ()):
            yield ("was", version), f"was: say under changed what {version} changed"
