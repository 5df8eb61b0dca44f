"""The pages of the documentation as a browser's parser sees them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple


class Seen(NamedTuple):
    """What a page leads to (the tag, its attributes), the anchors that it has, and its ids in order."""

    ways: list[tuple[str, dict[str, str]]]
    ids: list[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen([], [])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if "id" in said:
            self.seen.ids.append(said["id"])
        if said.keys() & {"href", "src", "action", "data-index"}:
            self.seen.ways.append((tag, said))


def read(path: Path) -> Seen:
    """What stands in a page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.seen
