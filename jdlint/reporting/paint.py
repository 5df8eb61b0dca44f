"""The few colours of a terminal."""

from __future__ import annotations

from typing import NamedTuple

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;34",
    "HOLD": "1;31",
    "DECIDE": "1;33",
    "READY": "1;32",
    "NOT CHECKED": "1;35",
    "bold": "1",
    "dim": "2",
}


class Paint(NamedTuple):
    """Colours words when ``color`` is set, and leaves them as they are when it is not."""

    color: bool

    def __call__(self, text: str, style: str) -> str:
        """The text in a style: a severity, a verdict, ``bold`` or ``dim``."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.color and text else text
