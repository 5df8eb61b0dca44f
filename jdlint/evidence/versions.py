"""The tool in so far as it decides what a report says: jdlint with its rules and law, Python, and the packages that read documents and judge them."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

PACKAGES = (
    "PyYAML", "jsonschema", "lxml", "pyarrow", "pypdfium2", "pyphen", "pyromark", "python-docx", "referencing", "textstat", "zstandard",
)  # fmt: skip
_PARTS = {"rules": "the rules", "law": "the law"}


class Difference(NamedTuple):
    """A part of the tool that is another now; None where it is not there at all."""

    name: str
    then: str | None
    now: str | None

    def tell(self) -> str:
        """In words."""
        return f"{self.name} {self.then or 'not installed'} then, {self.now or 'not installed'} now"


def find_versions() -> dict[str, Any]:
    """The versions of Python and of the packages that are installed."""
    from importlib.metadata import PackageNotFoundError, version

    packages = {}
    for name in PACKAGES:
        try:
            packages[name] = version(name)
        except PackageNotFoundError:
            continue
    return {"python": platform.python_version(), "packages": packages}


def find_differences(then: Mapping[str, Any], tool: Mapping[str, Any]) -> list[Difference]:
    """What is another now than in a manifest; ``tool`` is the present one as reports have it.

    Rules and law differ in one version of jdlint where either comes from a checkout.
    """
    pairs = {"jdlint": (then["tool"]["version"], tool["version"])}
    if tool["version"] == then["tool"]["version"]:
        pairs |= {name: (then["tool"][key], tool[key]) for key, name in _PARTS.items()}
    now = find_versions()
    pairs["Python"] = (then["environment"]["python"], now["python"])
    before, after = then["environment"]["packages"], now["packages"]
    pairs |= {name: (before.get(name), after.get(name)) for name in sorted({*before, *after})}
    return [Difference(name, *pair) for name, pair in pairs.items() if pair[0] != pair[1]]


def tell_install(differences: Sequence[Difference]) -> str | None:
    """The line that installs the tool of then, None where no package makes it."""
    packages = [f'"{one.name}=={one.then}"' for one in differences if one.then and one.name in ("jdlint", *PACKAGES)]
    return f"pip install {' '.join(packages)}" if packages else None
