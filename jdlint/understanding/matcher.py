"""All phrases of all rules and of our own cues, found in one pass over the folded text.

A phrase is written as people write it, folded: a blank stands for one or more blanks, a hyphen also for a blank or for
nothing, a final ``*`` for any ending of the word. Letters, digits and ``_`` at either end of a phrase are word ends in the text.

Two forms find the same. For many texts the phrases become one regular expression in the shape of a trie, which scans fast
and compiles slowly; for a few texts a table from first words to phrases, which is built at once and scans slower. Few texts that
turn out to be long are many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from jdlint.model.span import Span

WORD = re.compile(r"\w+")
STEM = 3  # letters that a starred phrase of one word has at least
MUCH = 250_000  # letters after which the slow start pays: up to 7 seconds a megabyte become less than one
WORD_END, ANY_ENDING = "", "**"  # how a phrase may end in the trie; a star inside of a phrase is a sign as others are
REMEMBERED = 10_000  # wordings kept, so that a hostile feed cannot fill the memory


class Match(NamedTuple):
    """A phrase at a place of the folded text."""

    start: int
    end: int
    phrase: str


Finder = Callable[[str], dict[str, list[Span]]]
"""From a folded text to the places of each phrase that stands in it, in order."""


def build_finder(phrases: Iterable[str], *, many: bool) -> Finder:
    """A function that finds every phrase in a folded text; ``many`` texts justify a slow start."""
    wanted = dict.fromkeys(phrases)
    return _find_by_trie(wanted) if many else _find_in_few(wanted)


def _find_in_few(phrases: Iterable[str]) -> Finder:
    """By first words until that was much to read, then by the trie."""
    finder = _find_by_first_word(phrases)
    left = MUCH

    def find(folded: str) -> dict[str, list[Span]]:
        nonlocal finder, left
        if left >= 0:
            left -= len(folded)
            if left < 0:
                finder = _find_by_trie(phrases)
        return finder(folded)

    return find


def spell(phrase: str) -> list[str]:
    """The forms of a phrase without its hyphens' freedom: "full-time" is "full-time", "full time" and "fulltime"."""
    if "-" not in phrase:
        return [phrase]
    forms = [""]
    for part in re.split("(-)", phrase):
        forms = [form + choice for form in forms for choice in (("-", " ", "") if part == "-" else (part,))]
    return forms


def pattern(phrase: str) -> str:
    """One form of a phrase as a regular expression, word ends included."""
    stem = phrase.removesuffix("*")
    body = " +".join(re.escape(word) for word in stem.split(" "))
    before = r"(?<!\w)" if WORD.match(stem) else ""
    after = r"\w*" if phrase.endswith("*") else r"(?!\w)" if WORD.match(stem[-1:]) else ""
    return before + body + after


def _find_by_first_word(phrases: Iterable[str]) -> Finder:
    """Look each word of the text up among the first words of phrases; only where one fits is a phrase tried."""
    exact: dict[str, list[tuple[str, str]]] = {}  # from a first word to forms that begin with it, each with its phrase
    stems: dict[str, list[tuple[str, str]]] = {}
    odd: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        for form in (phrase,) if "-" not in phrase else spell(phrase):
            first = form.partition(" ")[0]
            if not first.isalnum():  # a star, a sign or "_" in it or before it
                match = WORD.match(form)
                first = match[0] if match else ""
            if not first:
                odd[form] = (*odd.get(form, ()), phrase)
            elif form[-1] == "*" and len(form) == len(first) + 1:
                stems.setdefault(form[:STEM], []).append((form, phrase))
            else:
                exact.setdefault(first, []).append((form, phrase))

    def find(folded: str) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for word in WORD.finditer(folded):
            text = word.group()
            start, end = word.span()
            for form, phrase in exact.get(text, ()):
                stop = end if form == text else _end(form, folded, start)
                if stop >= 0:
                    _note(found, (phrase,), Span(start, stop))
            for form, phrase in stems.get(text[:STEM], ()):
                if text.startswith(form[:-1]):
                    _note(found, (phrase,), Span(start, end))
        return _with_odd(found, odd, folded)

    return find


def _find_by_trie(phrases: Iterable[str]) -> Finder:
    """One alternation in the shape of a trie; the look-ahead lets phrases overlap.

    The expression finds the longest phrase at a place; which shorter ones may begin there too follows from its words.
    """
    forms: dict[str, list[str]] = {}
    for phrase in phrases:
        for form in spell(phrase):
            forms.setdefault(form, []).append(phrase)
    table = {form: tuple(written) for form, written in forms.items()}
    odd = {form: written for form, written in table.items() if not WORD.match(form)}
    root: dict[str, Any] = {}
    for phrase in table.keys() - odd.keys():
        node = root
        stem = phrase.removesuffix("*")
        for char in stem:
            node = node.setdefault(char, {})
        node[WORD_END if stem == phrase else ANY_ENDING] = {}
    if not root:
        return lambda folded: _with_odd({}, odd, folded)
    # What stands before a word is a sign: to look for one is faster than to look back everywhere, and to ask what is a letter
    # beyond ASCII is slow.
    scan = re.compile(rf"[^a-z0-9_](?=({_print(root, '')}))").finditer
    longest = max(map(len, table))
    remembered: dict[str, tuple[tuple[str, int], ...]] = {}

    def read(text: str) -> tuple[tuple[str, int], ...]:
        """Each phrase that begins where the longest one reads ``text``, with its length there: the words tell all ends."""
        forms = _phrases_in(re.sub(" +", " ", text)[:longest], table)
        ends = ((form, _end(form, text, 0)) for form in forms)
        known = tuple(dict.fromkeys((phrase, end) for form, end in ends if end >= 0 for phrase in table[form]))
        if len(remembered) < REMEMBERED and len(text) <= longest:
            remembered[text] = known
        return known

    def find(folded: str) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for match in scan(" " + folded):
            sign, text = match.group(0, 1)
            if sign > "\x7f" and sign.isalnum():
                continue
            start = match.start()  # of the sign, and so of the phrase in the text without the blank before it
            known = remembered.get(text)
            for phrase, length in read(text) if known is None else known:
                span = Span(start, start + length)
                if phrase in found:
                    found[phrase].append(span)
                else:
                    found[phrase] = [span]
        return _with_odd(found, odd, folded)

    return find


def _note(found: dict[str, list[Span]], written: tuple[str, ...], span: Span) -> None:
    for phrase in written:
        spans = found.get(phrase)
        if spans is None:
            found[phrase] = [span]
        elif spans[-1] != span:  # two forms of a phrase may read the same there
            spans.append(span)


def _with_odd(found: dict[str, list[Span]], odd: Mapping[str, tuple[str, ...]], folded: str) -> dict[str, list[Span]]:
    """Forms that begin with a sign, such as ".net": few, and each searched for by itself."""
    for form, phrases in odd.items():
        if form[0] not in folded:
            continue
        head, blank, _ = form.removesuffix("*").partition(" ")
        start = folded.find(head + blank)
        while start >= 0:
            stop = _end(form, folded, start)
            if stop >= 0:
                _note(found, phrases, Span(start, stop))
            start = folded.find(head + blank, start + 1)
        for phrase in phrases:  # its forms are searched for one after the other
            if phrase in found:
                found[phrase].sort()
    return found


@lru_cache(maxsize=4096)
def _forms_of(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each form of the phrases with the letters it begins with, which a text is searched for.

    They reach into the second word, so that a word that many phrases begin with is not looked at for each of them.
    """
    heads = []
    for form in (form for phrase in phrases for form in spell(phrase)):
        first, blank, rest = form.removesuffix("*").partition(" ")
        heads += [(f"{first} {rest[:1]}", form), (f"{first}  ", form)] if blank else [(first, form)]
    return tuple(heads)


def search(phrases: tuple[str, ...], folded: str, low: int, high: int) -> Iterator[Span]:
    """The places of a few phrases that begin in a range. For many phrases or long ranges, a finder is faster."""
    for head, form in _forms_of(phrases):
        start = folded.find(head, low, high + len(head))
        while 0 <= start < high:
            inside = start > 0 and WORD.match(head) is not None and WORD.match(folded, start - 1) is not None
            stop = -1 if inside else _end(form, folded, start)
            if stop >= 0:
                yield Span(start, stop)
            start = folded.find(head, start + 1, high + len(head))


def _phrases_in(text: str, table: Mapping[str, object]) -> tuple[str, ...]:
    """The phrases that may begin where the longest one reads ``text``."""
    heads = [text[:length] for length in range(1, len(text) + 1)]
    return tuple(phrase for head in heads for phrase in (head + "*", head) if phrase in table)


def _end(phrase: str, folded: str, start: int) -> int:
    """Where the phrase ends if it begins at ``start``, else -1. By hand: to compile a pattern takes a hundred times as long."""
    star = phrase.endswith("*")
    end = start
    for number, word in enumerate(phrase.removesuffix("*").split(" ")):
        if number:
            blanks = end
            while folded.startswith(" ", end):
                end += 1
            if end == blanks:
                return -1
        if not folded.startswith(word, end):
            return -1
        end += len(word)
    if star:
        rest = WORD.match(folded, end)
        return rest.end() if rest else end
    return -1 if WORD.match(phrase[-1]) and WORD.match(folded, end) else end


def _print(node: Mapping[str, Any], last: str) -> str:
    """A trie as a regular expression that prefers the longest phrase; ``last`` is the character that led to the node."""
    # As deep as the longest phrase has letters, which the rule schema bounds.
    choices = []
    for char in sorted(key for key in node if len(key) == 1):
        choices.append((" +" if char == " " else re.escape(char)) + _print(node[char], char))
    if ANY_ENDING in node:
        choices.append(r"\w*")
    if WORD_END in node:
        choices.append(r"(?!\w)" if WORD.match(last) else "")
    return choices[0] if len(choices) == 1 else "(?:" + "|".join(choices) + ")"
