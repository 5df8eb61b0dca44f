"""The tool in so far as it decides what a report says: jdlint with its rules and law, Python, and the packages that read documents and judge them."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from jdlint.checking.law.table import load_table
from jdlint.checking.pack import load_stable
from jdlint.version import VERSION

PACKAGES = (
    "PyYAML", "jsonschema", "lxml", "pyarrow", "pypdfium2", "pyphen", "pyromark", "python-docx", "referencing", "textstat", "zstandard",
)  # fmt: skip
_PARTS = {"rules": "the rules of jdlint", "law": "the law of jdlint"}


class Difference(NamedTuple):
    """A part of the tool that is another now; None where it is not there at all."""

    name: str
    then: str | None
    now: str | None

    def tell(self) -> str:
        """In words."""
        return f"{self.name} {self.then or 'not installed'} then, {self.now or 'not installed'} now"


def find_versions() -> dict[str, Any]:
    """The version of Python, those of the packages that are installed, and the digests of the rules and the law that come with jdlint."""
    from importlib.metadata import PackageNotFoundError, version

    packages = {}
    for name in PACKAGES:
        try:
            packages[name] = version(name)
        except PackageNotFoundError:
            continue
    parts = {"rules": f"sha256:{load_stable()['digest']}", "law": f"sha256:{load_table().digest}"}
    return {"python": platform.python_version(), "packages": packages} | parts


def find_differences(manifest: Mapping[str, Any]) -> list[Difference]:
    """What is another now than in a manifest. Rules and law differ within one version of jdlint where either comes from a checkout."""
    then, now = manifest["environment"], find_versions()
    pairs = {"jdlint": (manifest["tool"]["version"], VERSION)}
    if manifest["tool"]["version"] == VERSION:
        pairs |= {name: (then[key], now[key]) for key, name in _PARTS.items()}
    pairs["Python"] = (then["python"], now["python"])
    before, after = then["packages"], now["packages"]
    pairs |= {name: (before.get(name), after.get(name)) for name in sorted({*before, *after})}
    return [Difference(name, *pair) for name, pair in pairs.items() if pair[0] != pair[1]]


def tell_install(differences: Sequence[Difference]) -> str | None:
    """The line that installs the tool of then, None where no package makes it."""
    packages = [f'"{one.name}=={one.then}"' for one in differences if one.then and one.name in ("jdlint", *PACKAGES)]
    return f"pip install {' '.join(packages)}" if packages else None
