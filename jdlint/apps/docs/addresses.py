"""Where pages and files lie, seen from a page: on a server, or in a folder of files.

A page has a name, such as ``rules/ninja-title``; that of the first one is `HOME`.
"""

from __future__ import annotations

from typing import Protocol

HOME = "index"


class Addresses(Protocol):
    """Where things lie. ``desk`` is the address of the page on which postings are checked, None where there is none."""

    desk: str | None

    def page(self, name: str) -> str:
        """The address of a page."""
        ...

    def file(self, name: str) -> str:
        """The address of a style sheet, script or picture."""
        ...


class Served:
    """Addresses on a server, from its root."""

    desk: str | None = "/"

    def page(self, name: str) -> str:
        """The address of a page."""
        return "/docs" if name == HOME else f"/{name}"

    def file(self, name: str) -> str:
        """The address of a style sheet, script or picture."""
        return f"/static/{name}"


class Exported:
    """Addresses in a folder of files, relative to the page ``here``: they lead on from a disk as from any server."""

    desk: str | None = None

    def __init__(self, here: str = HOME) -> None:
        self._up = "../" * here.count("/")

    def page(self, name: str) -> str:
        """The address of a page."""
        return f"{self._up}{name}.html"

    def file(self, name: str) -> str:
        """The address of a style sheet, script or picture."""
        return f"{self._up}static/{name}"
