"""The words of a text as they are compared: what is written another way and says the same becomes the same.

"$55k" is "$55,000", "40hrs" are "40 hours", "three" is "3", a day is a day in any notation, and a state is its code. Quotes, hyphens, bullets
and the little words that tell nothing are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jdlint.drift.days import find_days
from jdlint.model.later import later
from jdlint.understanding.fold import fold
from jdlint.understanding.jurisdictions import read_region
from jdlint.understanding.money import DOLLARS, read_amounts, read_number

NUMBER, DAY, WORD, EMPTY = "number", "day", "word", ""
_WORD = later(r"\d+(?:[.,]\d+)*+|[^\W\d_]+(?:'[^\W\d_]+)?|%")
_REGION = later(r"(?<=[^\W\d_]),? ?\(?((?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}))\b(?!')")
_THOUSANDS = later(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NAMES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_FOREIGN = {
    word: number
    for words in (
        "eins zwei drei vier fünf sechs sieben acht neun zehn", "un deux trois quatre cinq six sept huit neuf dix",
        "uno dos tres cuatro cinco seis siete ocho nueve diez", "een twee drie vier vijf zes zeven acht negen tien", "um dois três quatro cinco seis sete oito nove dez",
        "uno due tre quattro cinque sei sette otto nove dieci",
    )
    for number, word in enumerate(words.split(), 1)
}  # fmt: skip
_MORE = {"ein": 1, "eine": 1, "einem": 1, "einer": 1, "une": 1, "una": 1, "uma": 1, "duas": 2, "één": 1}
NUMBERS = {**{word: number for word, number in _NAMES.items() if 0 < number < 11}, **_FOREIGN, **_MORE}
"""Small numbers in the words of several languages."""
_UNITS = {
    "hr": "hour", "hrs": "hour", "yr": "year", "yrs": "year", "yoe": "year", "mos": "month", "wk": "week", "wks": "week",
    "lb": "pound", "lbs": "pound", "percent": "%", "annum": "year", "e": "",
}  # fmt: skip
_COUNTED = frozenset(
    "year month week day hour minute shift night weekend jahre jahren monate monaten wochen tage tagen stunden an ans année moi semaine jour heure año mese mes día hora "
    "anni settimane giorni ore jaar jaren maanden weken dagen uur uren ano dia".split()
)
_EMPTY = frozenset("a an the and s".split())
_MOST_AMOUNTS = 2000
# "2. ", "(b) " where a line or a clause begins: the number of an item and not one that it tells.
_ORDINAL = later(
    r"(?:\A|(?<=\n)|(?<=[.;:] )|(?<= and )|(?<= or ))[\[(]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)\]]+\s+(?=\S)|(?<=\s)[a-z][.)]\s+(?=\S)"
)


class Token(NamedTuple):
    """A word as it is compared, with its range in the text: a number, a day, or a word."""

    word: str
    start: int
    end: int
    kind: str


def list_tokens(string: str, folded: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of a text; ``folded`` is ``string`` as `fold` makes it."""
    tokens: list[Token] = []
    place = start
    for special in _list_special(string, folded, start, end):
        if special[0].start < place:
            continue
        tokens += _list_words(folded, place, special[0].start)
        tokens += [token for token in special if token.kind]
        place = special[-1].end
    return [*tokens, *_list_words(folded, place, end)]


def _list_special(string: str, folded: str, start: int, end: int) -> list[list[Token]]:
    """The numbers of items, money, days and regions, each as its tokens, by place."""
    found = []
    found += [[Token("", match.start(), match.end(), EMPTY)] for match in _ORDINAL.finditer(folded, start, end)]
    for amount in read_amounts(folded, start, end, _MOST_AMOUNTS):
        if amount.currency:
            sides = dict.fromkeys(side for side in (amount.low, amount.high) if side is not None)
            sign = DOLLARS if amount.currency.endswith("D") else amount.currency.lower()
            words = [*(Token(f"{side:.12g}", amount.start, amount.end, NUMBER) for side in sides)]
            found.append([*words, Token(sign, amount.start, amount.end, WORD)])
    for day in find_days(folded, start, end):
        readings = sorted(day.readings)
        word = "|".join(f"{year or ''}-{month}-{number}" for year, month, number in readings)
        found.append([Token(word, day.start, day.end, DAY)])
    for match in _REGION.finditer(string, start, end):
        name = match[1]
        while name:
            code = read_region(name) if match[0][0] in ",(" or len(name) > 2 else None
            if code and "-" in code:
                low = match.start(1)
                found.append([Token(code, low, low + len(name), WORD)])
                break
            name = name.rpartition(" ")[0]
    return sorted(found, key=lambda tokens: (tokens[0].start, -tokens[0].end))


def _list_words(folded: str, start: int, end: int) -> Iterator[Token]:
    matches = list(_WORD.finditer(folded, start, end))
    words = [match[0] for match in matches]
    skip = False
    for index, match in enumerate(matches):
        if skip:
            skip = False
            continue
        word = match[0].removesuffix("'s")
        following = _stem(words[index + 1]) if index + 1 < len(words) else ""
        if word[0].isdigit():
            yield Token(_read(word), match.start(), match.end(), NUMBER)
        elif word in _TENS:
            unit = _NAMES.get(following, 0)
            skip = 0 < unit < 10 and folded[match.end()] in " -"
            stop = matches[index + 1].end() if skip else match.end()
            yield Token(str(_TENS[word] + (unit if skip else 0)), match.start(), stop, NUMBER)
        elif word in NUMBERS and word not in _NAMES and following in _COUNTED:
            yield Token(str(NUMBERS[word]), match.start(), match.end(), NUMBER)
        elif word in _NAMES and (word not in ("one", "zero") or following in _COUNTED):
            yield Token(str(_NAMES[word]), match.start(), match.end(), NUMBER)
        elif word not in _EMPTY and (stem := _stem(word)):
            yield Token(stem, match.start(), match.end(), WORD)


def _read(word: str) -> str:
    """A number as it is compared: without thousands marks and zeros that tell nothing."""
    if _THOUSANDS.fullmatch(word):
        return f"{read_number(word):.12g}"
    _, dot, rest = word.partition(".")
    return f"{float(word):.12g}" if dot and rest.isdigit() and len(rest) < 3 else word.lstrip("0") or "0"


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    word = _UNITS.get(word, word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def read_words(text: str) -> list[str]:
    """The words of a text by itself, as they are compared."""
    return [token.word for token in list_tokens(text, fold(text), 0, len(text))]
