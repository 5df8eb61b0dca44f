"""Character references of HTML: what each stands for, and how far it reaches."""

from __future__ import annotations

import re
from functools import lru_cache

# Longer runs of digits or letters are no reference that any page holds, and a bound keeps `unescape` from huge numbers. What follows the "&".
REFERENCE = r"#[xX][0-9a-fA-F]{1,20};?|#[0-9]{1,20};?|[a-zA-Z][a-zA-Z0-9]{1,31};?"
_REFERENCE = re.compile(f"&(?:{REFERENCE})")


@lru_cache(maxsize=1024)
def decode_reference(reference: str) -> tuple[str, int]:
    """What a reference stands for and how many of its characters belong to it; ("", 0) when it is none.

    As HTML 5 has it, some old names need no semicolon: of ``&notit`` the first four characters are a reference.
    """
    # Only now: a page without references never pays for two thousand names.
    from html import unescape
    from html.entities import html5

    if reference[1] == "#":
        return unescape(reference), len(reference)
    name = reference[1:]
    if name in html5:
        return html5[name], len(reference)
    for length in range(min(len(name), 6), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0


def decode_attribute(value: str) -> str:
    """An attribute's value with its references decoded."""
    return _REFERENCE.sub(_decode_match, value) if "&" in value else value


def _decode_match(match: re.Match[str]) -> str:
    reference = match[0]
    text, length = decode_reference(reference)
    named = reference[1] != "#" and reference[-1] != ";"
    if named and (length < len(reference) or match.string[match.end() : match.end() + 1] == "="):
        # In an address `&copy=1` is a parameter, so HTML 5 wants the semicolon wherever a name or "=" goes on.
        return reference
    return text + reference[length:]
