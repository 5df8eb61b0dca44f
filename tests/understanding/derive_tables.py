"""Derive the tables in ``jdlint/understanding/data`` from their sources.

    python tests/understanding/derive_tables.py CMUDICT

``CMUDICT`` is the file ``cmudict`` of nltk's corpus of that name (``python -m nltk.downloader cmudict``, then unzip), the very
dictionary that textstat counts English syllables with. Hyphenation comes from the installed pyphen, easy words from the
installed textstat. ``jdlint/understanding/data/NOTICE.txt`` says under which terms.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

DATA = Path(__file__).parents[2] / "jdlint" / "understanding" / "data"
HEAD = 2  # letters that select a line
REACHABLE = re.compile(r"(?:\w|'(?=[tsd]|ve|ll|re))+")  # what is left of a word when textstat has taken its punctuation away


def syllables(dictionary: str) -> str:
    """A line for each two first letters, in it a tab and each third letter, then the endings of words by syllables.

    A bar stands before the endings of words without syllables, a bar before those with one, and so on.
    """
    words: dict[str, int] = {}
    for line in dictionary.splitlines():
        word, _, *phones = line.lower().split()
        if REACHABLE.fullmatch(word):
            words.setdefault(word, sum(phone[-1].isdigit() for phone in phones))
    lines: dict[str, dict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for word, count in sorted(words.items()):
        stem = f"{word:{HEAD + 1}}"
        groups = lines[stem[:HEAD]][stem[HEAD]]
        groups += [[] for _ in range(count + 1 - len(groups))]
        groups[count].append(word[HEAD + 1 :])
    return "".join(
        head + "".join(f"\t{third}" + "".join(map(_group, groups)) for third, groups in parts.items()) + "\n"
        for head, parts in lines.items()
    )


def _group(endings: list[str]) -> str:
    return f"| {' '.join(endings)} " if endings else "|"


def hyphenation() -> str:
    """A line for each two first letters: patterns and beginnings of patterns, each with its values, digits from its start on."""
    from pyphen import LANGUAGES, HyphDict

    values: dict[str, str] = {}
    for letters, (start, digits) in HyphDict(LANGUAGES["en_US"]).patterns.items():
        if re.fullmatch(r"[\w.']+", letters):
            values[letters] = "0" * start + "".join(str(int(digit)) for digit in digits)
    beginnings = {letters[:length] for letters in values for length in range(HEAD, len(letters))}
    lines: dict[str, list[str]] = defaultdict(list)
    for letters in sorted(values.keys() | beginnings):
        lines[f"{letters:{HEAD}.{HEAD}}"].append(f"{letters} {values.get(letters, '0')}")
    return "".join(" ".join([head, *patterns]) + "\n" for head, patterns in lines.items())


def easy_words() -> str:
    """The words that textstat takes for easy, a line each."""
    text = files("textstat").joinpath("resources/en/easy_words.txt").read_text("utf-8")
    return "".join(f"{word}\n" for word in sorted({line.strip() for line in text.splitlines()} - {""}))


if __name__ == "__main__":
    tables = {
        "syllables.txt": syllables(Path(sys.argv[1]).read_text("latin-1")),
        "hyphenation.txt": hyphenation(),
        "easy_words.txt": easy_words(),
    }
    for name, table in tables.items():
        (DATA / name).write_text(table, "utf-8")
        print(f"{name}: {len(table):,} bytes")
