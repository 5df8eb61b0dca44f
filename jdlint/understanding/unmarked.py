"""Headings in running text that nothing but their capitals marks: "… a clean log Minimum Qualifications Two years of …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jdlint.understanding.headings import Kinds, classify_label
from jdlint.understanding.wordings import HEADS, WHOLE

Inline = tuple[Kinds, int, int, int]
_CAPITAL = re.compile(r"[A-Z][A-Za-z'\u2019]+")
WORD = re.compile(r"\S+")
MARKS = frozenset('.!?:;)\u2026\u2022*\u00b7"\u201d|>')
_BULLETS = frozenset("\u2022\u00b7*-\u2013")
_SKIP = " ?!\u2026.:\u2022*\u00b7-\u2013\u2014|"
# Combined with the heads below, they make the headings that are looked for without a colon.
_FRONT = (
    "key", "main", "primary", "core", "job", "minimum", "required", "preferred", "basic", "essential", "desired", "additional", "your", "our",
    "bonus", "the", "role", "position", "major", "desirable", "company", "employee", "principal", "general", "what are the", "technical", "education",
)  # fmt: skip
_BACK = (
    "responsibilities", "duties", "qualifications", "requirements", "skills", "experience", "benefits", "duties and responsibilities", "perks",
    "skills and experience", "skills and qualifications", "education and experience", "perks and benefits", "job functions", "functions", "accountabilities",
)  # fmt: skip
_MORE = 3  # characters behind a first word by which phrases are told apart
_NAMING = frozenset(("About", "ABOUT", "Why", "WHY"))
ALONE = frozenset(
    ["responsibilities", "requirements", "qualifications", "duties", "benefits", "prerequisites", "accountabilities"]
)
_SINGLE = ALONE | {"compensation"}
_OPENERS = frozenset("At The We Our Founded In As With Since Headquartered Based From Established By For It".split())
_NO_NAME = frozenset("this these that you your we us our the me it".split())
_STARTERS = frozenset(
    "We Our You Competitive Comprehensive Generous Health Medical Paid Full Flexible Enjoy What In As The Unlimited".split()
)
# Nouns before which the words are part of a name: "Training and Experience Questionnaires", "Benefits Manager".
_NAMED = frozenset(
    "questionnaire questionnaires document documents form forms policy policies act program programs plan plans department office committee "
    "manager director coordinator analyst administrator specialist officer package packages services standard standards commission section".split()
)
_QUOTES = frozenset("\"\u201c\u2018\u00ab'")
# First words that sentences do not hold with a capital, so that a name may stand before them: "in New York What You Will Do".
SURE = frozenset("the what who your why how our key main minimum preferred basic required desired essential".split())
_JOINS = frozenset("about join meet behind click see".split())
_LEAD_IN = frozenset("the a an our your of for with and to in & on by their its this these or as any all including such".split())
_SPELLINGS = ((" will", "'ll"), (" are", "'re"), (" is", "'s"), (" have", "'ve"), (" would", "'d"), (" and ", " & "))
_INCLUDE = (" include", " includes", " will include", " may include")
_OPEN = ("knowledge of", "ability to", "skill in")  # with which bullets begin
_ASKS = ("what will you ", "what would you ", "who are we looking", "what are we looking", "what do we offer")
_SENTENCES = (
    "you ",
    "you'",
    "we ",
    "we'",
    "it'",
    "are ",
    "it ",
    "ideally",
    "in return",
    "as ",
    "even ",
    "who may",
    "who can",
    "where",
    "when",
    "for ",
)


def find_unmarked(text: str, folded: str, start: int, end: int) -> Iterator[Inline]:
    """Known headings with nothing but their capitals to mark them."""
    table, first = _by_beginning(), _first_words()
    position = start
    for match in _CAPITAL.finditer(text, start, end):
        at, after = match.span()
        if folded[at:after] not in first or at < position:
            continue  # as most words
        if match.group() in _NAMING:
            about = match.group().lower() == "about"
            stop = -1 if about else _find_question(text, after, end)
            stop = stop if stop >= 0 else _find_name(text, after, end)
            if stop >= 0:
                yield ("about_company",) if about else ("why",), at, stop, begin_content(text, stop, end)
                position = stop
                continue
        opened = table.get(folded[at : after + _MORE]) or table.get(folded[at:after])
        if opened is None or not folded.startswith(opened[0], at):
            continue
        for phrase, kinds in zip(*opened, strict=True):
            stop = at + len(phrase)
            if folded.startswith(phrase, at) and _ends(text, at, stop, end) and _stands_alone(text, phrase, start, at, stop, end):
                yield kinds, at, stop, begin_content(text, stop, end)
                position = stop
                break


def _find_name(text: str, after: int, end: int) -> int:
    """Where the name in "About Acme Acme is …", "Why Acme At Acme …" or "About Acme: …" ends, -1 if none stands there."""
    words = list(WORD.finditer(text, after, min(end, after + 90)))
    if words and words[0].group().lower().replace("\u2019", "'").split("'")[0].rstrip(":,.?") in _NO_NAME:
        return -1
    name: list[re.Match[str]] = []
    for number, word in enumerate(words):
        bare = word.group().rstrip(":,.'\u2019s")
        if not bare[:1].isupper() or number > 5:
            return -1
        if name and (bare in _OPENERS or bare.lower() == name[0].group().lower()):
            rest = text[word.start() : min(end, word.start() + 70)].lower()
            return name[-1].end() if name[0].group().lower() in rest or bare in ("We", "Our") else -1
        name.append(word)
        if word.group().endswith(":"):
            return word.end() - 1
    return -1


def _find_question(text: str, after: int, end: int) -> int:
    """Where "Why Acme?" ends, -1 if the words are no name or more than three."""
    mark = text.find("?", after, min(end, after + 40))
    words = text[after:mark].split() if mark > 0 else []
    return mark if 0 < len(words) < 4 and all(word[0].isupper() for word in words) else -1


def _ends(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a word ends at ``stop``; after several words a capital begins another that lost its blank: "Job DutiesKeep the log"."""
    if stop >= end or not (text[stop].isalnum() or text[stop] in "'\u2019"):
        return True
    return text[stop].isupper() and text[stop - 1].islower() and " " in text[start:stop]


def _stands_alone(text: str, phrase: str, start: int, at: int, stop: int, end: int) -> bool:
    """Whether capitals and what stands around mark the words as a heading."""
    before = text[start:at].rstrip()[-1:] if at - start < 40 else text[at - 40 : at].rstrip()[-1:]
    opens = not before or before in MARKS
    after = stop
    while after < end and text[after] in _SKIP:
        after += 1
    marked = text[stop : stop + 1] in (":", "?", "\u2026") or text[stop : stop + 2] == " :" or text.startswith("...", stop)
    marked = marked or text[stop:after].strip() in _BULLETS
    if after >= end or text[at - 1 : at] in _QUOTES:
        return False
    if not marked and _next_word(text, after) in _NAMED:
        return False
    if opens and phrase.endswith(_INCLUDE):
        return True
    if (
        opens
        and phrase.startswith(_ASKS)
        and text[stop] == " "
        and 0 < text.find("?", stop, stop + 60) < (text.find(".", stop) + 1 or end)
    ):
        return True
    follows = text[after].isupper() or text[after].isdigit() or text[after] in "$\u00a3\u20ac(\"\u201c\u2019'"
    if not marked and (not follows or text[stop] in ".,;"):
        return False
    words = text[at:stop].split()
    if text[at:stop].isupper():
        # A name may stand in capitals before words that hardly go on with it: "in AWS KEY DUTIES Run the …".
        return (
            opens
            or not _word_before(text, start, at).isupper()
            or (len(words) > 1 and words[0].lower() in SURE and not text[after : after + 2].isupper())
        )
    if len(words) == 1:
        return _is_single(text, phrase, start, at, after, end, opens=opens, marked=marked)
    titled = all(word[0].isupper() or len(word) < 4 for word in words if word[0].isalpha())
    if phrase.startswith(_SENTENCES) and not marked:
        return opens and titled and words[-1][0].isupper()
    if titled and words[-1][:1].isupper():
        previous = _word_before(text, start, at)
        if opens:
            return True
        if marked:
            # The end of a longer question: "What Do I Need To Know About This Position?"
            return text[stop] != "?" or not previous[:1].isupper() or words[0].lower() in SURE
        if previous.lower() in _LEAD_IN or previous.lower() in _JOINS:
            return False
        return not previous[:1].isupper() or words[0].lower() in SURE
    return opens or marked or ((len(words) > 2 or words[0].lower() in _FRONT) and _word_before(text, start, at) not in _LEAD_IN)


def _next_word(text: str, start: int) -> str:
    """The word at a place in small letters, as far as it is not longer than any that we look for."""
    return "".join(text[start : start + 24].split(None, 1)[:1]).rstrip(",.;:)").lower()


def _is_single(text: str, phrase: str, start: int, at: int, after: int, end: int, *, opens: bool, marked: bool) -> bool:
    if marked:
        return True
    if phrase not in _SINGLE:
        return False
    previous = _word_before(text, start, at)
    if not opens and (
        previous[:1].isupper()
        or previous.lower() in ("and", "of", "the", "with", "your", "for", "our", "in", "to", "a", "&", ",")
    ):
        return False
    following = _CAPITAL.match(text, after)
    if (
        not opens
        and phrase in ("benefits", "duties", "compensation")
        and (following is None or following.group() not in _STARTERS)
    ):
        return False
    # "Requirements Documents are …" is a name; "Requirements Experience with …" is a heading and its first words.
    return following is None or not text[following.end() + 1 : following.end() + 2].isupper() or opens


def _word_before(text: str, start: int, at: int) -> str:
    words = text[max(start, at - 40) : at].split()
    return words[-1] if words else ""


def begin_content(text: str, stop: int, end: int) -> int:
    """Where the text behind a heading begins: past blanks, colons and the like."""
    while stop < end and text[stop] in _SKIP:
        stop += 1
    return stop


@lru_cache(maxsize=1)
def _by_beginning() -> dict[str, tuple[tuple[str, ...], tuple[Kinds, ...]]]:
    """Phrases that may stand unmarked and what each announces, the longest first, by first word and two letters of the next.

    A word that may stand alone is found by itself.
    """
    phrases: dict[str, Kinds] = {}
    for phrase, kinds in (*WHOLE.items(), *HEADS.items()):
        if kinds and (" " in phrase or phrase in _SINGLE) and not phrase.endswith(_OPEN):
            phrases[phrase] = kinds
    for noun, kind in (
        ("responsibilities", "responsibilities"),
        ("duties", "responsibilities"),
        ("requirements", "requirements"),
        ("qualifications", "requirements"),
        ("benefits", "benefits"),
    ):
        for front in ("", "job ", "key ", "your ", "primary ", "main ", "essential "):
            phrases.update({f"{front}{noun}{tail}": (kind,) for tail in _INCLUDE})
    for front in _FRONT:
        for back in _BACK:
            kinds_ = classify_label(f"{front} {back}")
            if kinds_:
                phrases.setdefault(f"{front} {back}", kinds_)
    table: dict[str, list[tuple[str, Kinds]]] = {}
    for phrase, kinds in phrases.items():
        for form in {phrase, *(phrase.replace(long, short) for long, short in _SPELLINGS)}:
            first = form.split(" ", 1)[0]
            table.setdefault(form[: len(first) + _MORE], []).append((form, kinds))
    for beginning, listed in table.items():
        word, blank, _ = beginning.partition(" ")
        listed += table.get(word, ()) if blank else ()
        listed.sort(key=lambda pair: -len(pair[0]))
    return {
        beginning: (tuple(phrase for phrase, _ in listed), tuple(kinds for _, kinds in listed))
        for beginning, listed in table.items()
    }


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """Whatever a beginning begins with, so that no other word need be looked up."""
    beginnings = (*_by_beginning(), *map(str.lower, _NAMING))
    return frozenset(beginning[:length] for beginning in beginnings for length in range(1, len(beginning) + 1))
