"""What is wrong with the regular expression of a rule, before it is trusted."""

from __future__ import annotations

import re
import re._parser as parser
import warnings
from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.checking.judging import RuleError

_UNBOUNDED = ("MAX_REPEAT", "MIN_REPEAT")


def check_expression(text: str, options: Mapping[str, Any]) -> None:
    """Raise RuleError for an expression that does not compile, cannot be replaced, can be made endless, or can match nothing.

    ``options`` are the keys beside the pattern, such as ``case`` and ``near``.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what means something else to the next version of Python, such as [[
            tokens = parser.parse(text, re.MULTILINE)
            compiled = re.compile(text, re.MULTILINE)
    except (re.error, Warning) as error:
        raise RuleError(f"the pattern does not compile: {error}") from None
    try:
        compiled.sub(options.get("becomes", ""), "")
    except (re.error, IndexError) as error:
        raise RuleError(f"becomes cannot be made from the pattern: {error}") from None
    if _repeats_a_repeat(tokens, inside=False):
        raise RuleError("the pattern repeats a repeat without bound, such as (a+)+, which hostile text can make endless")
    if _begins_endless(tokens):
        raise RuleError(
            "the pattern begins with a repeat without bound, such as .* or \\w+, which makes long lines slow; begin with a word, or with \\b"
        )
    if not options.get("case") and not compiled.flags & re.IGNORECASE:
        letter = next((chr(code) for code in _list_literals(tokens) if chr(code) != chr(code).lower()), "")
        if letter:
            raise RuleError(
                f'"{letter}" in the pattern matches nothing, since the text is read in lower case; write "{letter.lower()}", or add case: true'
            )
    for word in options.get("near", ()):
        if word != word.lower():
            raise RuleError(f'near "{word}" is never found, since lines are read in lower case; write "{word.lower()}"')


def begins_inside_words(text: str) -> bool:
    """Whether an expression begins or ends with a letter and no ``\\b``, so that it also matches inside other words."""
    tokens = list(parser.parse(text, re.MULTILINE))
    return bool(tokens) and any(str(name) == "LITERAL" and chr(code).isalnum() for name, code in (tokens[0], tokens[-1]))


def _list_literals(tokens: Any) -> Iterable[int]:
    """The characters that must stand somewhere, one for one; those of sets and alternatives may be left out."""
    for operator, argument in tokens:
        name = str(operator)
        if name == "LITERAL":
            yield argument
        elif name == "SUBPATTERN":
            yield from _list_literals(argument[-1])


def _begins_endless(tokens: Any) -> bool:
    """Whether what is matched first may go on without end from any character of a line."""
    every = list(tokens)
    if not every:
        return False
    operator, argument = every[0]
    name = str(operator)
    if name == "SUBPATTERN":
        return _begins_endless([*argument[-1], *every[1:]])
    if name == "BRANCH":
        return any(_begins_endless([*branch, *every[1:]]) for branch in argument[1])
    # What ends with the repeat takes it all at once.
    return name in _UNBOUNDED and argument[1] is parser.MAXREPEAT and len(every) > 1


def _repeats_a_repeat(tokens: Any, *, inside: bool) -> bool:
    for operator, argument in tokens:
        name = str(operator)
        if name in _UNBOUNDED:
            endless = argument[1] is parser.MAXREPEAT
            if (endless and inside) or _repeats_a_repeat(argument[2], inside=inside or endless):
                return True
        elif name == "BRANCH":
            if any(_repeats_a_repeat(branch, inside=inside) for branch in argument[1]):
                return True
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT") and _repeats_a_repeat(argument[-1], inside=inside):
            return True
    return False
