"""The marks in examples: ``[[`` and ``]]`` around exactly what a rule reports."""

from __future__ import annotations

import re

MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)
PROSE = ("markdown", "text")


def read_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its ``[[…]]`` marks, and the ranges they enclosed."""
    plain, ranges, position = "", [], 0
    for match in MARK.finditer(text):
        plain += text[position : match.start()]
        ranges.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        position = match.end()
    return plain + text[position:], ranges


def find_mark_fault(kind: str, text: str, form: str) -> str:
    """What is wrong with the marks of an example, "" for nothing; ``kind`` is "bad", "good" or "todo".

    Where ``form``, its format, is not prose, brackets may belong to it.
    """
    plain, ranges = read_marks(text)
    if kind != "bad":
        return f"a {kind} example takes no [[marks]], as nothing is reported in it" if ranges else ""
    if form in PROSE and "[[" in plain:
        return "a mark is opened by [[ and never closed by ]]"
    if form in PROSE and "]]" in plain:
        return "a mark is closed by ]] and was never opened by [["
    return "a mark encloses nothing; put [[ and ]] around what is reported" if any(start == end for start, end in ranges) else ""
