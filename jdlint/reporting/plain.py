"""Words made safe to print on one line: a hostile file must not reach the terminal with its own escape codes."""

from __future__ import annotations

from jdlint.model.source import Source

# White space and the joiner of emoji: not "printable" to Python, yet harmless and meant to be seen as they are.
_HARMLESS = frozenset("\u200d\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")


def show(text: str) -> str:
    """The text with every control, format, surrogate and private character written as an escape such as ``\\x1b``."""
    return text if text.isprintable() else "".join(map(_show_character, text))


def _show_character(char: str) -> str:
    if char.isprintable() or char in _HARMLESS:
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def one_line(text: str) -> str:
    """The text on one line: runs of white space become one blank, and the rest is shown."""
    return show(" ".join(text.split()))


def clip(text: str, longest: int) -> str:
    """The text, cut to so many characters; an ellipsis says where it was cut."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def count(number: int, noun: str) -> str:
    """A number with its noun, "1 error" or "2 errors"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def tell_place(source: Source, offset: int) -> str:
    """Where an offset is, to be put behind the file's name: ``:12:5``, or ``, paragraph 12`` in what has no lines of its own."""
    named = source.name_place(offset)
    if named:
        return f", {named}"
    line, column, _ = source.locate(offset)
    return f":{line}:{column}"
