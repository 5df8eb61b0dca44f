"""Sentences within a block of text.

A full stop ends a sentence unless the word before it or the one after it speaks against that: abbreviations, initials,
numbering, decimals and addresses hold their dots. Where both readings occur ("5 p.m. Send", "5 p.m. Eastern"), the next
word decides.
"""

from __future__ import annotations

import re
from itertools import repeat

from jdlint.model.span import Span

# Signs that mean the same become one, character for character: a set of signs far apart makes expressions slow to build.
PLAIN = {
    "\u2026": "!",
    **dict.fromkeys("\u2022\u25cf\u25aa\u25e6\u2023", "\x95"),
    **dict.fromkeys("\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb", "'"),
}
LONG_WORD = 5  # letters of most words and few abbreviations
# What follows a mark that may end a sentence. The look-behind lets a run of marks match only from its beginning. Group 1 takes
# part where nothing speaks against the end of the sentence but, perhaps, an abbreviation that is long.
_REST = (
    rf"""(?<![.!?]{{2}})(?:(?<=[a-z]{{{LONG_WORD}}}\.)[ ](?=[A-Z])()"""
    r"""|(?<=[.!?])[.!?]*+["')\]]*+(?:[^\S\n]+|(?=[A-Z])|\Z)|(?<=\x95)(?:[^\S\n]+|(?=\n)|\Z))"""
)
BOUNDARY = re.compile(r"[.!?\x95]" + _REST)
FULL_STOP = re.compile(r"\." + _REST)  # finds its marks three times as fast, and most texts hold no other
NEXT = re.compile(r"""["'(\[]*([^\W\d_]*)""")
# Glued by a page that lost its line breaks: "our team.You will", but neither "Node.Js" nor "jobs.Example.com".
GLUED = re.compile(r"[A-Z](?!s\b|et\b|om\b|rg\b|o\b|i\b)[a-z]*(?=[\s,;:']|\Z)")
DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
WORD_BEFORE = 40  # characters in which the word before a full stop is looked for
FULL_WORD = 4  # letters from which on a word is no abbreviation unless we know it for one
OPENING = "([\"'"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER = _set(
    "e.g eg i.e ie cf vs viz z.b d.h u.a o.a d.w.z t.a.v m.b.t bijv bzw ca mr mrs ms mx dr prof st sr sra jr rev hon gen "
    "sgt capt lt col gov sen mt ft mme mlle dhr mevr"
)
NUMBERED = _set("no nos nr num pp p vol fig art sec ext tel ch para approx")
MAYBE = _set(
    "inc ltd co corp llc llp plc gmbh dept univ assn assoc bros est ave blvd rd hwy bldg jan feb mar apr jun jul aug sep "
    "sept oct nov dec mon tue tues wed thu thur thurs fri sat sun hr hrs yr yrs wk wks min max incl excl misc mgmt mgr exp "
    "equiv pref req eng cert admin asst approx avg env ex resp temp govt intl natl tech info spec comp"
)
"""Abbreviations that may end a sentence: they do before a word that opens one."""
ABBREVIATIONS = NEVER | NUMBERED | MAYBE
LONG_TAILS = frozenset(word[-LONG_WORD:] for word in ABBREVIATIONS)
OPENERS = _set(
    "the a an one we you our your this these those that it its they their he she i in on at for to from with as if when while "
    "since by all any each both no not please apply send submit contact email call visit click see must will should may can "
    "able ability work working experience join position candidate candidates applicant applicants employee employees "
    "successful ideal strong prior previous minimum required preferred qualified responsibilities duties requirements "
    "qualifications benefits salary pay there here how what who why where after before during although however also "
    "additionally based under founded established headquartered located learn tell let be do are is does did have has use "
    "report reports reporting"
)
HOURS = frozenset(("a.m", "p.m"))
AFTER_HOURS = _set(
    "eastern pacific central mountain est edt pst pdt cst cdt mst mdt et pt ct mt gmt utc bst cet monday tuesday wednesday "
    "thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july august "
    "september october november december london"
)


def split_sentences(text: str) -> list[Span]:
    """The ranges of the sentences of one block or many, in order, without the blanks around them; a line feed ends a sentence.

    Marks and the quotes or brackets that close after them belong to their sentence; the signs of bullets belong to none.
    Takes time in proportion to the text.
    """
    if not text.isascii():
        for fancy, plain in PLAIN.items():
            text = text.replace(fancy, plain)
    pieces: list[str] = []
    starts: list[int] = []
    start = 0
    boundary = BOUNDARY if "!" in text or "?" in text or "\x95" in text else FULL_STOP
    for match in boundary.finditer(text):
        here, after = match.span()
        if match.lastindex and text[here - LONG_WORD : here] not in LONG_TAILS:
            here = after
        elif text[here] == "\x95":
            if here and not text[here - 1].isspace():
                continue
        elif after == len(text) or _ends(text, start, here, after):
            here = after
        else:
            continue
        pieces.append(text[start:here])
        starts.append(start)
        start = after
    pieces.append(text[start:])
    starts.append(start)
    sentences = []
    for piece, start in zip(pieces, starts, strict=True):
        for line in piece.split("\n"):
            words = line.strip()
            if words:
                low = start if words[0] == line[0] else start + line.index(words[0])
                sentences.append((low, low + len(words)))
            start += len(line) + 1
    # As a list of calls of `Span` would be, at a third of its price.
    return list(map(tuple.__new__, repeat(Span), sentences))


def _ends(text: str, start: int, here: int, after: int) -> bool:
    """Whether the sentence that began at ``start`` ends with the mark at ``here``; what follows it begins at ``after``."""
    following = text[after]
    if not text[after - 1].isspace():
        before = text[max(start, here - 2) : here]
        return len(before) == 2 and before.isalpha() and before.islower() and GLUED.match(text, after) is not None
    if text[here] != "." or text[here + 1] in ".!?":
        return not following.islower()
    low = max(start, here - WORD_BEFORE)
    line = text[max(low, text.rfind("\n", low, here) + 1) : here].lstrip()
    words = line.rsplit(None, 1)
    word = words[-1].lstrip(OPENING) if words else ""
    lowered = word.lower()
    if following.islower():
        return len(word) >= FULL_WORD and word.isalpha() and word == lowered and word not in ABBREVIATIONS
    if lowered not in ABBREVIATIONS:
        if len(word) > 3 and "." not in word and not word.isdecimal():
            return True
    elif lowered in NEVER:
        return word.isupper() and word.isalpha()  # "MS" and "CA" are states
    elif lowered in NUMBERED:
        return not following.isdecimal()
    if (word.isdecimal() or len(word) == 1) and word == line.lstrip(OPENING):
        return False  # "1. Sift the applications"
    initial = len(word) == 1 and word.isupper()
    if not initial and lowered not in MAYBE and ("." not in word or not DOTTED.fullmatch(word)):
        return True
    match = NEXT.match(text, after)
    opener = match.group(1) if match else ""
    if lowered in HOURS:
        return opener.istitle() and opener.lower() not in AFTER_HOURS
    return opener.lower() in OPENERS
