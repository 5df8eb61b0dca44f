"""The codes of jurisdictions, as people give them: right, in small letters, or by the name of the place."""

from __future__ import annotations

from jdlint.checking.law.table import LawTable, load_table
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


def tell_nearest(words: str) -> str:
    """The jurisdiction whose name is spelt most like the words, with its code; "" where none is near."""
    from difflib import get_close_matches

    table = load_table()
    names = {table.name(code).lower(): code for code in table.codes}
    near = get_close_matches(words.strip().lower(), names, 1, 0.7)
    return f"{table.name(names[near[0]])} ({names[near[0]]})" if near else ""


def tell_uncovered(code: str, table: LawTable) -> str:
    """That the table has no law of a code, nor of what lies around it, with the one that may be meant; "" where it has some."""
    if any(other in table.codes for other in table.list_around(code)):
        return ""
    state = next((other for other in (f"US-{code}", f"CA-{code}") if other in table.codes), None)
    name = table.name(code)
    said = f'"{code}" is {name}, of which jdlint knows no law' if name != code else f'jdlint knows no law of "{code}"'
    return f'{said}; for {table.name(state)}, write "{state}"' if state else said


def find_code_fault(words: str) -> str:
    """Why a text is no code, with the one that may be meant; "" for a code."""
    if words in load_table().codes or is_code(words):
        return ""
    meant = find_code(words)
    return f'"{words}" is no code of a jurisdiction' + (f'; did you mean "{meant}"?' if meant else ", such as US-CO or CA-ON")
