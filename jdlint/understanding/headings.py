"""What a heading announces: its words, seen through numbering, case, emoji and job or company names, lead to section kinds.

A heading is read in three steps: a wording known as a whole, a grammar of heads ("duties"), modifiers ("key", "your") and
tails ("of the role"), and, for lines that certainly are headings, the telling words inside. Kinds that only the text
below can decide are asked for by name: `WHY` and `EXPECT`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jdlint.model.later import later
from jdlint.understanding.hints import ENDS, HINTS, LEADS
from jdlint.understanding.wordings import ASKING_TAILS, HEADS, MODIFIERS, PLAIN_HEADS, TAILS, TURNS, WHOLE

Kinds = tuple[str, ...]
WHY = "why"  # "Why join us": benefits where benefits are named below it, else about the company
LONGEST = 90  # characters of a line that may be a heading
MOST_WORDS = 12
MOST_LABEL_WORDS = 14

_NUMBER = re.compile(r"^(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]|section \d{1,2}|part \d{1,2}|\W)+ *", re.ASCII)
_AROUND = " \t:.!?-_*#=~|>\u2026"
_SHORT = {
    "'ll": " will", "'re": " are", "'ve": " have", "'d": " would", "what's": "what is", "who's": "who is", "here's": "here is", "it's": "it is",
    "where's": "where is", "how's": "how is", "that's": "that is", "youll ": "you will ",
    "_": " ", "&amp;": " and ", "&": " and ", "/": " and ", "(": " ", ")": " ", ",": " ", "+": " and ", "\u2026": " ", "\"": " ",
}  # fmt: skip
_SHORT_FORM = re.compile("|".join(re.escape(form) for form in _SHORT))
_OF_JOB = later(r" (?:of|for|as) (?:an?|the|our|your) ")
# A heading that ends so is a job's name, whatever else it holds: "Customer Experience Manager (GS-14)".
_JOB = later(
    r"\b(?:manager|specialist|engineer|director|designer|analyst|coordinator|lead|officer|developer|administrator|representative|associate|assistant|"
    r"consultant|advis[eo]r|strategist|supervisor|technician|scientist|architect|partner|trainer|clerk|nurse)(?: (?:[ivx]+|gs-?\d+|\d+))?$"
)
_OFTEN_MISSPELT = (
    "responsibilities responsibility qualifications qualification requirements requirement benefits description experience "
    "competencies accountabilities compensation education overview location environment prerequisites preferred desirable required"
).split()
_LEADS = tuple(LEADS)
_OPENERS = ("the ", "our ", "your ", "so ", "and ")
_NO_LABEL = ("we ", "you ", "our client", "and ", "with ", "to ")
_NOT_WORD = re.compile(r"[^\w' -]+")


@lru_cache(maxsize=3072)
def classify(heading: str, sure: bool = True) -> Kinds | None:
    """The section kinds of a folded heading; empty where it is a known heading of another sort, None where it is unknown.

    ``sure`` says that the line is a heading by its form; else only wordings that hardly mean anything else are accepted.
    """
    words = normalise(heading)
    if not words or len(words) > LONGEST or words.count(" ") >= MOST_WORDS:
        return None
    found = _look_up(words, sure=sure)
    if found is not None:
        return found if sure or words not in PLAIN_HEADS else None
    found = _parse_around(words, heading, sure=sure)
    if found is None and " - " in heading:
        found = _read_halves(heading, sure=sure)
    if found is not None or not sure:
        return found
    found = _guess(words) or _guess_misspelt(words)
    if found is None and words.startswith("about ") and words.count(" ") < 6:
        return ("about_company",)
    return found


@lru_cache(maxsize=3072)
def classify_label(label: str, *, alone: bool = False) -> Kinds | None:
    """The section kinds of a folded label, which a colon marks: any known wording or, ``alone`` on its line, one with a telling word."""
    words = normalise(label)
    if not words or len(words) > LONGEST or words.count(" ") >= MOST_LABEL_WORDS:
        return None
    found = _look_up(words, sure=words.count(" ") < 8)
    if found is None:
        found = _parse_around(words, label, sure=True)
    if found is None and words.startswith("about ") and words.count(" ") < 5:
        return ("about_company",)
    if found is None and alone:
        return _read_end(words) if words.startswith(_NO_LABEL) else _guess(words)
    return found


def normalise(heading: str) -> str:
    """A folded heading without numbering, decoration and punctuation, with short forms written out."""
    text = heading.strip(_AROUND)
    if not text[:1].isalpha() or text[1:2] in (".", ")"):
        text = _NUMBER.sub("", text, count=1)
    text = _SHORT_FORM.sub(lambda match: _SHORT[match.group()], text)
    if not text.isascii() or not text.replace(" ", "").isalnum():
        text = _NOT_WORD.sub(" ", text)
    return " ".join(text.split()).strip(_AROUND)


def _read_halves(heading: str, *, sure: bool) -> Kinds | None:
    """ "The role - what you will do": the first half that announces something."""
    for half in heading.split(" - "):
        words = normalise(half)
        if words and (sure or words not in PLAIN_HEADS):
            found = _look_up(words, sure=False)
            if found:
                return found
    return None


def _look_up(words: str, *, sure: bool) -> Kinds | None:
    if words.startswith("here is "):
        words = words[8:]
    found = WHOLE.get(words)
    if found is None and words.startswith("why ") and words.count(" ") < 3:
        return ("why",)
    if found is None and words in HEADS:
        found = _turn(list(HEADS[words]), None)
    if found is None and words.startswith(_OPENERS):
        rest = words.split(" ", 1)[1]
        found = WHOLE.get(rest)
    if found is None and " at " in words:
        rest = words.split(" at ", 1)[0]
        # "Experience at a bank" is asked for and no heading.
        found = WHOLE.get(rest) or (
            HEADS.get(rest) if HEADS.get(rest) not in (("requirements",), ("skills",), ("education",)) else None
        )
    if found is None and words.startswith(_LEADS) and (sure or words.count(" ") < 8):
        for lead, kinds in LEADS.items():
            if words.startswith(lead):
                return kinds
    return found


def _parse_around(words: str, heading: str, *, sure: bool) -> Kinds | None:
    """Heads and nothing else, commas for "and"; a job's name after "of a" or "for the" is passed over."""
    found = _parse(words, sure=sure)
    if found is None and "," in heading:
        words = normalise(heading.replace(",", " and "))
        found = _parse(words, sure=sure)
    if found is None:
        match = _OF_JOB.search(words)
        if match and (sure or " " in words[: match.start()]):
            found = _parse(words[: match.start()], sure=sure)
    return found


def _parse(words: str, *, sure: bool) -> Kinds | None:
    """Heads with modifiers and tails around them, and nothing else."""
    core = words
    turn: str | None = None
    for tail in TAILS + TAILS if core.endswith(TAILS) else ():
        if core.endswith(tail) and len(core) > len(tail):
            core = core[: -len(tail)]
            turn = "requirements" if tail in ASKING_TAILS else turn
    kinds: list[str] = []
    modified = core != words
    plain = True
    unknown = 0
    for part in core.replace(" or ", " and ").replace(" - ", " and ").split(" and "):
        left = part.split()
        while left and " ".join(left) not in HEADS and " ".join(left) not in WHOLE and (left[0] in MODIFIERS or left[0] in TURNS):
            turn = TURNS.get(left[0]) or turn
            modified = True
            left.pop(0)
        if not left:
            continue
        head = " ".join(left)
        named = HEADS.get(head) or WHOLE.get(head)
        if not named:
            unknown += 1
            if unknown > 1 or len(left) > 2 or not sure:
                return None
            continue
        plain = plain and head in PLAIN_HEADS
        kinds += [kind for kind in named if kind not in kinds]
    if not kinds:
        return (turn,) if turn and sure and not unknown else None
    if plain and not sure and not modified and " and " not in core:
        return None
    return _turn(kinds, turn)


def _turn(kinds: list[str], turn: str | None) -> Kinds:
    """Kinds as a modifier turns them: "preferred skills" are no skills section, "minimum education" asks for it."""
    if turn == "preferred" and any(kind in ("requirements", "skills", "education") for kind in kinds):
        return ("preferred",)
    if turn == "requirements" and "skills" in kinds:
        return ("requirements",)
    if "requirements" in kinds and "skills" in kinds:
        return ("requirements",)
    if "responsibilities" in kinds and len(kinds) > 1 and "summary" in kinds:
        return ("responsibilities",)
    return tuple(kinds[:2])


def _guess_misspelt(words: str) -> Kinds | None:
    """What the words say if one letter of a telling word is missing, extra, wrong or swapped with its neighbour."""
    mended = " ".join(_mend(word) if len(word) >= 7 else word for word in words.split())
    return (_look_up(mended, sure=True) or _parse(mended, sure=True)) if mended != words else None


def _mend(word: str) -> str:
    table = _misspellings()
    if word in table:
        return table[word]
    for place in range(len(word)):
        shorter = word[:place] + word[place + 1 :]
        if shorter in table:
            return table[shorter]
    return word


@lru_cache(maxsize=1)
def _misspellings() -> dict[str, str]:
    """Telling words, whole and with one letter left out, to the word."""
    table = {}
    for word in _OFTEN_MISSPELT:
        table[word] = word
        for place in range(len(word)):
            table.setdefault(word[:place] + word[place + 1 :], word)
    return table


def _guess(words: str) -> Kinds | None:
    """The telling words inside a line that is a heading for certain, such as a job's name before "responsibilities"."""
    padded = f" {words} "
    if _JOB.search(words):
        return None
    for hint, kinds in HINTS:
        if hint in padded:
            return kinds
    return _read_end(words)


def _read_end(words: str) -> Kinds | None:
    for end, kinds in ENDS:
        if words.endswith(end):
            return kinds
    return None
