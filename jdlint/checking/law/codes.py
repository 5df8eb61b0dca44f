"""The codes of jurisdictions, as people give them: right, in small letters, or by the name of the place."""

from __future__ import annotations

from jdlint.checking.law.table import load_table
from jdlint.understanding.jurisdictions import find_jurisdiction, is_code


def find_code(words: str) -> str | None:
    """The code that is meant: one that exists, in whatever letters, or that of a place by its name; None where there is none."""
    code = words.strip().upper()
    table = load_table()
    if code in table.codes or is_code(code):
        return code
    name = words.strip().lower()
    for other in table.codes:
        jurisdiction = table.get(other)
        if jurisdiction and (jurisdiction.name.lower() == name or name in jurisdiction.places):
            return other
    return find_jurisdiction(words.strip())


def find_code_fault(words: str) -> str:
    """Why a text is no code, with the one that may be meant; "" for a code."""
    if words in load_table().codes or is_code(words):
        return ""
    meant = find_code(words)
    return f'"{words}" is no code of a jurisdiction' + (f'; did you mean "{meant}"?' if meant else ", such as US-CO or CA-ON")
