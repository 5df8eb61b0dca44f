"""Headings inside flattened text, where line breaks are lost: "… in our office. What You'll Do: Lead … Requirements 3 years of …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jdlint.understanding.headings import Kinds, classify_label, normalise
from jdlint.understanding.wordings import ENDS, HEADS, WHOLE

CLAUSE = 140  # characters before a colon that may open a list
LABEL = 50  # characters of a label
Inline = tuple[Kinds, int, int, int]
_CAPITAL = re.compile(r"[A-Z][A-Za-z'\u2019]+")
_BOUNDARY = re.compile(r".*[.!?;:\u2022\n]", re.DOTALL)
_GLUED = re.compile(r"[A-Za-z\d).](?=[A-Z][a-z]{3})")
_WORD = re.compile(r"\S+")
_ENDS = frozenset('.!?:;)\u2026\u2022*\u00b7"\u201d|>')
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
_ALONE = frozenset(
    ["responsibilities", "requirements", "qualifications", "duties", "benefits", "prerequisites", "accountabilities"]
)
_OPENERS = frozenset("At The We Our Founded In As With Since Headquartered Based From Established By For It".split())
_STARTERS = frozenset(
    "We Our You Competitive Comprehensive Generous Health Medical Paid Full Flexible Enjoy What In As The Unlimited".split()
)
_LEAD_IN = frozenset("the a an our your of for with and to in & on by their its this these or as any all".split())
_SPELLINGS = ((" will", "'ll"), (" are", "'re"), (" is", "'s"), (" have", "'ve"), (" would", "'d"), (" and ", " & "))
_INCLUDE = (" include", " includes", " will include", " may include")
_ASKS = ("what will you ", "what would you ", "who are we looking", "what are we looking", "what do we offer")
_SENTENCES = ("you ", "we ", "are ", "it ", "ideally", "in return", "as ", "even ", "who may", "who can", "where", "when", "for ")


def find_inline(text: str, folded: str, start: int, end: int) -> list[Inline]:
    """Headings in a paragraph: their kinds, where they begin and end, and where their content begins."""
    found = {inline[1]: inline for inline in _find_unmarked(text, folded, start, end)}
    for inline in find_labels(text, folded, start, end):
        found[inline[1]] = inline
    inlines = sorted(found.values(), key=lambda inline: inline[1])
    kept: list[Inline] = []
    for inline in inlines:
        if not kept or inline[1] >= kept[-1][2]:
            kept.append(inline)
    return kept


def find_labels(text: str, folded: str, start: int, end: int) -> Iterator[Inline]:
    """Known labels before a colon: the longest that begins with a capital, or the clause that opens a list."""
    colon = text.find(":", start, end)
    while colon >= 0:
        if _may_be_label(text, folded, start, colon):
            boundary = _BOUNDARY.match(text, max(start, colon - CLAUSE), colon)
            low = boundary.end() if boundary else max(start, colon - CLAUSE)
            label = _find_label(text, folded, max(low, colon - LABEL), colon)
            if label is not None:
                yield label[0], label[1], colon, _content(text, colon, end)
            else:
                kinds = _read_opening(folded[low:colon].strip())
                if kinds is not None:
                    at = colon - len(text[low:colon].lstrip())
                    yield kinds, at, at, at
        colon = text.find(":", colon + 1, end)


def _may_be_label(text: str, folded: str, start: int, colon: int) -> bool:
    """Whether a colon is none of an address or a time, and a word stands before it with which labels end; a cheap first look."""
    if text.startswith("//", colon + 1) or text[colon + 1 : colon + 2].isdigit():
        return False
    if not text[max(start, colon - 2) : colon].strip(" :"):
        return False
    word = folded[max(start, colon - LABEL) : colon].rpartition(" ")[2]
    # A capital inside a word may be where two were glued: "DescriptionDuties".
    return (
        word in _last_words()
        or word in _opening_ends()
        or not word.isalpha()
        or not text.startswith(word[1:], colon - len(word) + 1)
    )


def _find_label(text: str, folded: str, low: int, colon: int) -> tuple[Kinds, int] | None:
    """The kinds of the longest known label that ends at the colon, and where it begins."""
    last = max(text.rfind(" ", low, colon) + 1, low)
    ends = (last, *(glued.end() for glued in _GLUED.finditer(text, last, colon)))
    if not any(_last_word_fits(folded[end:colon]) for end in ends):
        return None
    for word in _WORD.finditer(text, low, colon):
        for at in (word.start(), *(glued.end() for glued in _GLUED.finditer(text, word.start(), word.end()))):
            if text[at].isupper():
                kinds = classify_label(folded[at:colon])
                if kinds is not None:
                    return kinds, at
    return None


def _read_opening(clause: str) -> Kinds | None:
    """What a clause such as "as our manager you will", right before a colon, opens."""
    if clause.rsplit(None, 1)[-1:] and clause.rsplit(None, 1)[-1] not in _opening_ends():
        return None
    words = " " + normalise(clause)
    for end, kinds in ENDS:
        if words.endswith(end):
            return kinds
    for word in ("responsibilities", "duties"):
        if f" {word} " in words and words.endswith((" are", " include", " includes", " following", " to")):
            return ("responsibilities",)
    return None


def _last_word_fits(label: str) -> bool:
    words = label.rstrip(" )").rsplit(None, 1)
    return bool(words) and words[-1].replace("'ll", "").strip("(,'") in _last_words()


def _find_unmarked(text: str, folded: str, start: int, end: int) -> Iterator[Inline]:
    """Known headings with nothing but their capitals to mark them."""
    table = _by_beginning()
    position = start
    for match in _CAPITAL.finditer(text, start, end):
        at, after = match.span()
        if at < position:
            continue
        if match.group() in _NAMING:
            about = match.group().lower() == "about"
            stop = _find_name(text, after, end) if about else _find_question(text, after, end)
            if stop >= 0:
                yield ("about_company",) if about else ("why",), at, stop, _content(text, stop, end)
                position = stop
                continue
        opened = table.get(folded[at : after + _MORE]) or table.get(folded[at:after])
        if opened is None or not folded.startswith(opened[0], at):
            continue
        for phrase, kinds in zip(*opened, strict=True):
            stop = at + len(phrase)
            if folded.startswith(phrase, at) and _ends(folded, stop, end) and _stands_alone(text, phrase, start, at, stop, end):
                yield kinds, at, stop, _content(text, stop, end)
                position = stop
                break


def _find_name(text: str, after: int, end: int) -> int:
    """Where the name in "About Acme Acme is …" or "About Acme: …" ends, -1 if none stands there."""
    words = list(_WORD.finditer(text, after, min(end, after + 90)))
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


def _ends(folded: str, stop: int, end: int) -> bool:
    return stop >= end or not (folded[stop].isalnum() or folded[stop] == "'")


def _stands_alone(text: str, phrase: str, start: int, at: int, stop: int, end: int) -> bool:
    """Whether capitals and what stands around mark the words as a heading."""
    before = text[start:at].rstrip()[-1:] if at - start < 40 else text[at - 40 : at].rstrip()[-1:]
    opens = not before or before in _ENDS
    after = stop
    while after < end and text[after] in _SKIP:
        after += 1
    marked = text[stop : stop + 1] in (":", "?", "\u2026") or text[stop : stop + 2] == " :" or text.startswith("...", stop)
    marked = marked or text[stop:after].strip() in _BULLETS
    if after >= end:
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
        return opens or not _word_before(text, start, at).isupper()
    if len(words) == 1:
        return _is_single(text, phrase, start, at, after, end, opens=opens, marked=marked)
    titled = all(word[0].isupper() or len(word) < 4 for word in words if word[0].isalpha())
    if phrase.startswith(_SENTENCES) and not marked:
        return opens and titled and words[-1][0].isupper()
    if titled and words[-1][:1].isupper():
        previous = _word_before(text, start, at)
        return opens or marked or not (previous[:1].isupper() or previous in _LEAD_IN)
    return opens or marked or ((len(words) > 2 or words[0].lower() in _FRONT) and _word_before(text, start, at) not in _LEAD_IN)


def _is_single(text: str, phrase: str, start: int, at: int, after: int, end: int, *, opens: bool, marked: bool) -> bool:
    if marked:
        return True
    if phrase not in _ALONE:
        return False
    previous = _word_before(text, start, at)
    if not opens and (
        previous[:1].isupper()
        or previous.lower() in ("and", "of", "the", "with", "your", "for", "our", "in", "to", "a", "&", ",")
    ):
        return False
    following = _CAPITAL.match(text, after)
    if not opens and phrase in ("benefits", "duties") and (following is None or following.group() not in _STARTERS):
        return False
    # "Requirements Documents are …" is a name; "Requirements Experience with …" is a heading and its first words.
    return following is None or not text[following.end() + 1 : following.end() + 2].isupper() or opens


def _word_before(text: str, start: int, at: int) -> str:
    words = text[max(start, at - 40) : at].split()
    return words[-1] if words else ""


def _content(text: str, stop: int, end: int) -> int:
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
        if kinds and (" " in phrase or phrase in _ALONE):
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
def _opening_ends() -> frozenset[str]:
    ends = {end.rsplit(" ", 1)[-1] for end, _ in ENDS}
    return frozenset(ends | {"you'll", "you've", "you're", "are", "include", "includes", "following", "to"})


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    named = "include includes required job role position for bring offer needed preferred desired details information"
    return frozenset(normalise(phrase).rsplit(" ", 1)[-1] for phrase in (*WHOLE, *HEADS)).union(named.split())
