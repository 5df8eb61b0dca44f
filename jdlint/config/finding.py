"""Where a configuration lies: beside the postings or in a folder above, up to the root of the repository."""

from __future__ import annotations

import os

NAMES = (".jdlint.yaml", ".jdlint.yml", "pyproject.toml")


def find_config(start: str) -> str | None:
    """The configuration file for a file or folder: the nearest one in its folder or above, as an absolute path.

    A folder's ``.jdlint.yaml`` outranks its ``.jdlint.yml``, and that its ``pyproject.toml``, which counts only if it has a table
    ``[tool.jdlint]``. The search ends with the folder that holds ``.git``, or at the root of the file system.
    """
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _concerns_us(path)):
                return path
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = above


def _concerns_us(path: str) -> bool:
    """Whether a ``pyproject.toml`` has our table. Of one that does not parse, whether the table's header is plain to see."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return False
    if b"jdlint" not in data:
        return False
    import tomllib

    try:
        tool = tomllib.loads(data.decode()).get("tool")
    except (ValueError, RecursionError):
        return b"[tool.jdlint" in data
    return isinstance(tool, dict) and "jdlint" in tool
