"""``[tool.jdlint]`` with its places: `tomllib` says what it means, a walk over the tokens says where each key and value stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from jdlint.model.span import Span
from jdlint.reading.tree import Broken, Entry, Mapping, Node, Scalar, Sequence

_TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^']|'(?!''))*+'{3,5}|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|\#[^\n]*+|\n|[\[\]{}=,.]|[^\s\#"'\[\]{}=,.]++''',
    re.DOTALL,
)
_PLACE = re.compile(r"line (\d+), column (\d+)")
Path = tuple[str | int, ...]
Places = dict[Path, Span]
"""For each key or item, by its path: where it is named and where its value begins."""


def parse_settings(text: str) -> Node:
    """The table ``tool.jdlint`` of a ``pyproject.toml``. Raises `Broken`."""
    try:
        # TOML's own line ends are CRLF and LF; blanks in place of CR keep every offset.
        value = tomllib.loads(re.sub(r"\r(?=\n)", " ", text))
    except RecursionError:
        raise Broken("values are nested too deeply", 0) from None
    except ValueError as error:
        raise Broken(f"this is not valid TOML: {error}", _offset_of(str(error), text)) from None
    places = _Walk(text).places
    node: object = value
    for key in ("tool", "jdlint"):
        if not isinstance(node, dict) or key not in node:
            raise Broken("there is no table [tool.jdlint]", 0)
        node = node[key]
    path: Path = ("tool", "jdlint")
    return _build(node, path, places, places.get(path, Span(0, 0)))


def _offset_of(said: str, text: str) -> int:
    place = _PLACE.search(said)
    if place is None:
        return len(text)
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1


def _build(value: object, path: Path, places: Places, here: Span) -> Node:
    """A tree of a parsed value; what has no known place stands where its parent does."""
    start = here.end
    if isinstance(value, dict):
        entries = {}
        for key, child in value.items():
            place = places.get((*path, key), here)
            entries[key] = Entry(place, _build(child, (*path, key), places, place))
        return Mapping(start, start, value, entries)
    if isinstance(value, list):
        children = [_build(child, (*path, index), places, places.get((*path, index), here)) for index, child in enumerate(value)]
        return Sequence(start, start, value, children)
    return Scalar(start, start, value, str(value), "opaque")


class _Walk:
    """One walk over a text that is known to be valid TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: Places = {}
        self.counts: dict[Path, int] = {}
        tokens = [match for match in _TOKEN.finditer(text) if not match.group().startswith("#")]
        self.tokens: Iterator[re.Match[str]] = iter(tokens)
        self.token = next(self.tokens, None)
        self._run()

    def _take(self) -> tuple[str, int]:
        token = self.token
        self.token = next(self.tokens, None)
        return (token.group(), token.start()) if token else ("", len(self.text))

    def _peek(self) -> str:
        return self.token.group() if self.token else ""

    def _run(self) -> None:
        table: Path = ()
        while self.token:
            if self._peek() == "\n":
                self._take()
            elif self._peek() == "[":
                table = self._header()
            else:
                self._statement(table)

    def _header(self) -> Path:
        _, start = self._take()
        array = self._peek() == "["
        if array:
            self._take()
        names, at = self._key()
        path: Path = ()
        for name in names[:-1]:
            path = self._inside((*path, name))
        path = (*path, names[-1])
        self.places.setdefault(path, Span(at, start))
        if array:
            self.counts[path] = self.counts.get(path, -1) + 1
            path = self._inside(path)
            self.places[path] = Span(at, start)
        while self.token and self._peek() != "\n":
            self._take()
        return path

    def _inside(self, path: Path) -> Path:
        """A header's name means the last table of an array of tables."""
        return (*path, self.counts[path]) if path in self.counts else path

    def _key(self) -> tuple[list[str], int]:
        """A dotted key, up to the sign after it, and where it begins."""
        names: list[str] = []
        start = self.token.start() if self.token else 0
        while self.token and self._peek() not in ("=", "]"):
            word, _ = self._take()
            if word != ".":
                names.append(next(iter(tomllib.loads(f"{word} = 0"))))
        return names, start

    def _statement(self, table: Path) -> None:
        names, start = self._key()
        self._take()
        path = (*table, *names)
        at = self.token.start() if self.token else start
        for length in range(len(table) + 1, len(path) + 1):
            self.places.setdefault(path[:length], Span(start, at))
        self._value(path)

    def _value(self, path: Path) -> None:
        """As deep as the recursion of `tomllib`, which has read the same text."""
        word, _ = self._take()
        index = 0
        while word in ("[", "{") and self.token:
            sign = self._peek()
            if sign in ("]", "}"):
                self._take()
                return
            if sign in ("\n", ","):
                self._take()
            elif word == "{":
                self._statement(path)
            else:
                self.places[*path, index] = Span(self.token.start(), self.token.start())
                self._value((*path, index))
                index += 1
        # A date and a time with a blank between them, a float with its point: the rest of a plain value.
        while self.token and self._peek() not in ("\n", ",", "]", "}"):
            self._take()
