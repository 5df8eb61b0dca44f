"""Classes of words that rules share: ``{nationality} only`` in a rule's terms, exceptions, cues or pattern stands for each of them.

A class is written once, so that what one rule knows of nationalities or faiths all of them know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

_NAME = re.compile(r"\{([a-z]+)\}")


def load_classes() -> Mapping[str, tuple[str, ...]]:
    """The words of each class; most runs have rules in which they are written out already, and need none."""
    from jdlint.checking.class_words import CLASSES

    return CLASSES


def expand(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """A rule file's content with each class written out; names of no class are left for the checks of patterns to tell."""
    check: dict[str, Any] = raw["check"]
    changed = {name: write(check[name]) for name, write in _WRITERS.items() if name in check and _NAME.search(_join(check[name]))}
    expanded = {key: list(expand_phrases(raw[key])) for key in _EXCEPTIONS if key in raw and "{" in _join(raw[key])}
    return {**raw, **expanded, "check": {**check, **changed}} if changed or expanded else raw


def _join(said: str | Iterable[str]) -> str:
    return said if isinstance(said, str) else "\n".join(map(str, said))


def _expand_terms(terms: Mapping[str, Any] | Iterable[str]) -> dict[str, Any] | list[str]:
    if isinstance(terms, Mapping):
        return {phrase: ways for term, ways in terms.items() for phrase in expand_phrases([term])}
    return list(expand_phrases(terms))


def expand_phrases(phrases: Iterable[str]) -> Iterator[str]:
    """Each phrase once for every word of the classes in it."""
    for phrase in phrases:
        classes = load_classes() if "{" in phrase else {}
        names = [name for name in _NAME.findall(phrase) if name in classes] if classes else []
        for words in product(*(classes[name] for name in names)):
            said = phrase
            for name, word in zip(names, words, strict=True):
                said = said.replace(f"{{{name}}}", word, 1)
            yield said


@cache
def expand_pattern(pattern: str) -> str:
    """A pattern with each class as a group of its words: of two that begin alike, the longer is tried first."""
    return _NAME.sub(lambda found: _print_class(found[1]) or found[0], pattern)


@cache
def _print_class(name: str) -> str:
    """The words of a class in the shape of a trie, which tells after a letter or two that none of hundreds stands there."""
    root: dict[str, Any] = {}
    for word in load_classes().get(name, ()):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return f"(?:{_print(root)})" if root else ""


def _print(node: dict[str, Any]) -> str:
    """What may follow in a trie; "" ends a word."""
    ends = "" in node
    ways = []
    for char, rest in node.items():
        said = re.escape(char)
        while len(rest) == 1 and "" not in rest:
            ((char, rest),) = rest.items()
            said += re.escape(char)
        if char:
            ways.append(said + _print(rest))
    said = "|".join(ways)
    return f"(?:{said})?" if ends and ways else f"(?:{said})" if len(ways) > 1 else said


_WRITERS: Mapping[str, Callable[[Any], Any]] = {
    "pattern": expand_pattern,
    "cues": lambda cues: list(expand_phrases(cues)),
    "terms": _expand_terms,
}
_EXCEPTIONS = ("unless", "unless_in_sentence", "unless_in_posting")
