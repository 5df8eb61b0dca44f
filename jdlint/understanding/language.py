"""The language of a text, by its function words.

Function words are short, frequent and hardly shared between languages, so a few hundred words of text are judged at once and
without a model. What the lists do not know is "und", ISO 639's code for undetermined.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import repeat

SAMPLE = 700  # characters read at a time
GLANCE = 200  # of them, those that show a text to be in English and nothing else
CLEAR = 2  # times the weight of all other languages, from which on English is beyond doubt
FIELD = 20  # bits of a language's number in a packed sum
HALF = 31  # bits of English in a packed sum of two, which stays a machine's number
_FOREIGN = 1.25  # bytes a character, in UTF-8, from which on a text may be in another script
_DENSE = ("ja", "ko", "zh")
LEAST = 3.0  # words, below which nothing is said
LEAST_SHARE = 0.04  # of all words; running text in a language has a third of function words, a list of keywords a tenth
WHOLE = 12  # the weight of a word that one language has; shared words are worth less

WORDS = {
    "en": "the and of to in for with you we our is are will your this that as be on or from an at by have has who it "
    "all their can not they which more other about through what must should within including such than experience "
    "a do no any every each one two if when where how may per",
    "fr": "le la les des du de et en un une pour vous nous dans est sur avec au aux votre vos nos notre qui que par ou "
    "plus sont être ce cette ces sa ses son à il elle mais comme afin ainsi également entre leur leurs",
    "nl": "de het een en van voor in je met bij is op te zijn aan ons onze wij jij als jouw naar die dat of ook om niet "
    "over binnen hebt heb kun wordt worden bent ben door uit er wat deze dit meer maar tot",
    "de": "der die das und in den von zu für mit sie wir ist bei im ein eine einer einen oder auf als unser unsere "
    "unserem dich du deine dein werden sind nicht auch dem des zur zum sowie ihre ihr aus an wie durch nach über uns",
    "es": "el la los las de del y en un una para con por que es se su sus al como nuestro nuestra lo más o son ser tu "
    "te nos desde este esta entre sobre también eres años",
    "it": "il la le gli i di del della dei delle e in un una per con che si è al alla nel nella sono da dei come nostro "
    "nostra anche più o ai sul presso degli lo tua tuo ti ci questa questo",
    "pt": "o a os as de do da dos das e em um uma para com por que se no na nos nas ao à é como mais ou são sua seu "
    "você nossa nosso pela pelo não também ser sobre entre até",
    "da": "og i at det en er til af på for med du vi som den de har vil kan ikke et din vores dig os om eller hvor fra "
    "samt både mange bliver være blive dine",
    "sv": "och i att det en är till av på för med du vi som den de har vill kan inte ett din vår våra dig oss om eller "
    "där från samt både också hos vara kommer dina",
    "nb": "og i at det en er til av på for med du vi som den de har vil kan ikke et din vår våre deg oss om eller hvor "
    "fra samt både også hos være blir dine",
    "fi": "ja on ei se että sekä tai kuin ovat me sinä sinun olet olemme mukaan myös voit joka jotka kanssa työ meillä "
    "oman hyvä tehtävä osaamista sinulla",
    "pl": "i w z na do się jest oraz dla o że nie od to po za jak lub przez pracy nas być są nasz naszej twoje ciebie "
    "które który ze przy także masz",
}
"""A few dozen function words of each language, in lower case."""
CODES = tuple(WORDS)

SCRIPTS = (
    ("ja", "\u3040-\u30ff"), ("ko", "\uac00-\ud7a3"), ("zh", "\u4e00-\u9fff"), ("ru", "\u0400-\u04ff"), ("el", "\u0370-\u03ff"),
    ("ar", "\u0600-\u06ff"), ("he", "\u0590-\u05ff"), ("hi", "\u0900-\u097f"), ("th", "\u0e00-\u0e7f"),
)  # fmt: skip
"""Languages by their script: the one with most speakers stands for all that share it."""


def detect_language(text: str, sample: int = SAMPLE) -> str:
    """The ISO 639 code of the language that most of the text is in, "und" where there are too few words to tell.

    Reads up to ``sample`` characters from each of the beginning, the middle and the end, so that a posting with a paragraph
    in another language keeps its own. Knows the languages of `WORDS` and, by script, those of `SCRIPTS`.
    """
    glance = _take(text, min(sample, GLANCE))
    if (glance.isascii() or len(glance.encode("utf-8", "surrogatepass")) < _FOREIGN * len(glance)) and _is_plainly_english(
        glance.lower().split()
    ):
        return "en"
    text = _take(text, sample)
    if not text.isascii() and len(text.encode("utf-8", "surrogatepass")) > _FOREIGN * len(text):
        script = _detect_script(text)
        if script != "und":
            return script
    words = text.lower().split()
    total = sum(map(_weights().get, words, repeat(0)))
    if total:
        scores = [total >> index * FIELD & (1 << FIELD) - 1 for index in range(len(CODES))]
        best = max(scores)
        if best >= LEAST * WHOLE and best >= LEAST_SHARE * WHOLE * len(words):
            return CODES[scores.index(best)]
    return "und" if text.isascii() else _detect_script(text)


def _take(text: str, sample: int) -> str:
    """So many characters from each of the beginning, the middle and the end."""
    if len(text) <= 3 * sample:
        return text
    middle = (len(text) - sample) // 2
    return " ".join((text[:sample], text[middle : middle + sample], text[-sample:]))


def _is_plainly_english(words: list[str]) -> bool:
    """Whether a few words settle the matter, as they do for most postings at a third of the price."""
    tally = sum(map(_tallies().get, words, repeat(0)))
    english, others = tally & (1 << HALF) - 1, tally >> HALF
    return english >= max(LEAST, CLEAR * LEAST_SHARE * len(words)) * WHOLE and english >= CLEAR * others


def _detect_script(text: str) -> str:
    """The language whose script most letters are in; Japanese where there is some kana among the Chinese signs."""
    letters = sum(map(str.isalpha, text))
    signs = {code: len(re.findall(f"[{scope}]", text)) for code, scope in SCRIPTS}
    if signs["ja"]:
        signs["ja"] += signs["zh"]
    code = max(signs, key=signs.__getitem__)
    # A syllable or a sign of East Asia says as much as three letters.
    return code if (4 if code in _DENSE else 2) * signs[code] > letters else "und"


@cache
def _tallies() -> dict[str, int]:
    """For each word its weight in English and, `HALF` bits up, the most that it weighs in another language."""
    field = (1 << FIELD) - 1
    return {
        word: (weights & field) + (max(weights >> index * FIELD & field for index in range(1, len(CODES))) << HALF)
        for word, weights in _weights().items()
    }


@cache
def _weights() -> dict[str, int]:
    """For each word a sum of its languages' weights, each in its own field."""
    lists = [dict.fromkeys(words.split()) for words in WORDS.values()]
    languages: dict[str, list[int]] = {}
    for index, words in enumerate(lists):
        for word in words:
            languages.setdefault(word, []).append(index)
    return {word: sum(WHOLE // len(found) << index * FIELD for index in found) for word, found in languages.items()}
