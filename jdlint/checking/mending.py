"""What to write instead of a match, where no template can say it: the functions that a pattern's ``mend`` names."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)
# One character of UTF-8 as Windows-1252 shows it: a lead, and the one to three characters that follow.
_GARBLED = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122\u20ac]{1,3}"
)
# The five bytes that Windows-1252 leaves free are read as these characters (WHATWG Encoding, index windows-1252).
_FREE = "\x81\x8d\x8f\x90\x9d"


def keep_first(text: str) -> str | None:
    """The first of the words."""
    words = text.split()
    return words[0] if len(words) > 1 else None


def decode_entities(text: str) -> str | None:
    """The characters that entities stand for; None where markup remains, or for a blank of any kind but the ordinary one."""
    if not _ENTITY.fullmatch(text):
        return None
    meant = html.unescape(text).replace("\xa0", " ")
    return meant if meant != text and meant.isprintable() else None


def decode_again(text: str) -> str | None:
    """The text as it was before its UTF-8 was read as Windows-1252; None where any of it cannot have come about in that way."""
    mended = _GARBLED.sub(lambda match: _decode(match[0]), text).replace("\ufeff", "")
    return mended if mended != text and not re.search("[\u00c2\u00c3\u00e2]\\W|\ufffd", mended) else None


def _decode(text: str) -> str:
    """The longest beginning of the text that is UTF-8, decoded, and the rest as it is."""
    try:
        data = b"".join(character.encode("latin-1" if character in _FREE else "cp1252") for character in text)
    except UnicodeEncodeError:
        return text
    for length in range(len(data), 1, -1):
        try:
            return data[:length].decode() + text[length:]
        except UnicodeDecodeError:
            continue
    return text


MENDS: Mapping[str, Callable[[str], str | None]] = {
    "first-word": keep_first,
    "entities": decode_entities,
    "encoding": decode_again,
}
