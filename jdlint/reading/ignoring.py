"""Patterns that leave files out, as ignore files have them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

Ignore = Callable[[str, bool], bool | None]
"""True for the paths below a folder that patterns leave out; False where they take them back in, None if they do not say."""


def compile_patterns(lines: Sequence[str]) -> Ignore:
    """What the patterns say of a path relative to the folder they stand in. Raises ValueError for one that is none."""
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(lines)

    def ignore(path: str, directory: bool) -> bool | None:
        return spec.check_file(f"{path}/" if directory else path).include

    return ignore


def read_ignore_file(path: str, base: str) -> list[tuple[str, Ignore]]:
    """The patterns of a file and the folder they start from; nothing where it has none or cannot be read."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read(1_000_000).splitlines()
    except OSError:
        return []
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return []
    try:
        return [(base, compile_patterns(lines))]
    except ValueError:
        # One bad pattern spoils none of the others.
        return [(base, compile_patterns([line for line in lines if _is_pattern(line)]))]


def _is_pattern(line: str) -> bool:
    try:
        compile_patterns([line])
    except ValueError:
        return False
    return True


def outer_ignores(real: str) -> Iterator[tuple[str, Ignore]]:
    """The ignore files above a folder, innermost first, up to the root of its repository; none outside a repository."""
    found: list[tuple[str, Ignore]] = []
    current = real
    while not os.path.exists(f"{current}/.git"):
        parent = os.path.dirname(current)
        if parent == current:
            return
        current = parent
        if os.path.isfile(f"{current}/.gitignore"):
            found += read_ignore_file(f"{current}/.gitignore", current)
    if os.path.isfile(f"{current}/.git/info/exclude"):
        found += read_ignore_file(f"{current}/.git/info/exclude", current)
    yield from found
