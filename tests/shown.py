"""What documents show is true: their fenced blocks, the commands in them with what they print, and how to run these."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<file>\S+))?\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
_SHELL = f'jdlint() {{ {shlex.quote(sys.executable)} -m jdlint "$@"; }}\n'


class Command(NamedTuple):
    """A command line, and what is shown of its output: "" for nothing, a line ``...`` for any lines, and ``...`` at an end of a line for more of it."""

    line: str
    output: str


class File(NamedTuple):
    """A file that the reader is told to write; its name stands behind the language of the block."""

    name: str
    content: str


def list_blocks(language: str, text: str) -> list[str]:
    """The contents of the fenced blocks of a language."""
    return [found["content"] for found in BLOCK.finditer(text) if found["language"] == language]


def walk(text: str) -> Iterator[Command | File]:
    """What a document tells to do, step by step."""
    for found in BLOCK.finditer(text):
        if found["language"] == "console":
            yield from list_commands(found["content"])
        elif found["file"]:
            yield File(found["file"], found["content"])


def list_commands(content: str) -> Iterator[Command]:
    """The commands of a console block, each after ``$``, with what stands below it."""
    for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield Command(line.strip(), output)


def run(line: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A command line run by a shell, in which jdlint is that of this checkout."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        ["bash", "-c", _SHELL + line],
        cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def fits(shown: str, printed: str) -> bool:
    """Whether what was printed is what a document shows."""
    pattern = "".join(map(_make_pattern, shown.splitlines()))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def _make_pattern(line: str) -> str:
    if line.strip() == "...":
        return r".*\n"
    inside = re.escape(line.removeprefix("...").removesuffix("..."))
    return r"[^\n]*" * line.startswith("...") + inside + r"[^\n]*" * line.endswith("...") + r"\n"
