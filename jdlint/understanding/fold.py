"""Folding: the text as rules match it, one code point for one, so that offsets hold.

``casefold``, NFKC and even ``lower`` (for "İ") change the length of a text, so they are never used whole.
"""

from __future__ import annotations

import re

_PLAIN = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u00b4\uff07\u02bc",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029\x0b\x0c\x85",
}
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TABLE: dict[int, int] = {
    **_FULL_WIDTH,
    **{ord(fancy): ord(plain) for plain, all_fancy in _PLAIN.items() for fancy in all_fancy},
}
_SPECIAL = re.compile(r"[^\x00-\x0a\x0d-\x7f]")  # all that the table may hold
_FEW = 12  # different characters; each is replaced by a search of its own, `translate` looks every character up


def fold(text: str) -> str:
    """Lower case, straight quotes, plain hyphens and blanks; the result is as long as ``text``."""
    folded = text if text.isascii() else _plain(text)
    if "\t" in folded:
        folded = folded.replace("\t", " ")
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def _plain(text: str) -> str:
    """Straight quotes, plain hyphens and blanks, and full-width characters as they are in ASCII."""
    different = set(_SPECIAL.findall(text))
    fancy = [char for char in different if ord(char) in _TABLE]
    if len(fancy) > _FEW:
        return text.translate(_TABLE)
    for char in fancy:
        text = text.replace(char, chr(_TABLE[ord(char)]))
    return text
