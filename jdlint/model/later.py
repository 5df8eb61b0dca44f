"""Expressions that are compiled when they are first asked for."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for an expression; each of its methods is fetched once."""

    def __init__(self, expression: str, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._expression, self._flags), name)
        setattr(self, name, value)
        return value


def later(expression: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, compiled at its first use: one posting uses few of those that some posting needs, and to compile is slow."""
    return cast("re.Pattern[str]", _Later(expression, flags))
