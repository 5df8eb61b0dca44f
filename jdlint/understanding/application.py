"""How to apply: the instruction that names a means, and the address it leads to."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from jdlint.model.posting import Passage
from jdlint.model.span import Span
from jdlint.understanding.application_cues import (
    AT_ONCE,
    BEFORE_OTHERS,
    BY,
    CONTACT,
    CUES,
    DOING,
    DUTIES,
    FORMS,
    GOES_ON,
    HOW,
    INTERESTED,
    INVITING,
    JOB_OF_IT,
    LOVE,
    MEANS,
    NEVER,
    NOT_NOW,
    OTHER,
    OWN_PAPERS,
    PAPER_PHRASES,
    PAPERS,
    POSTING_IT,
    PRESSING,
    PROOFS,
    REPORTS,
    SEEKERS,
    SENT,
    SITES,
    SOFTWARE,
    SOFTWARE_OF,
    TO_SOMETHING,
)
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import first_words, has_any, last_word

__all__ = ["CUES", "find_application"]


class _Found(NamedTuple):
    passage: Passage | None
    url: str | None
    email: str | None


class _Patterns(NamedTuple):
    email: re.Pattern[str]
    url: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        email=re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
        url=re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]"),
    )


def find_application(part: Part) -> tuple[Passage | None, str | None, str | None]:
    """The instruction that says how to apply, with the web address and the e-mail address it names, if any.

    "We encourage you to apply" names no means and is none.
    """
    field = _by_field(part)
    best: tuple[int, Span] | None = None
    seen = -1
    for start, end in sorted([*part.find("apply.send")[:MOST], *part.find("apply.word")[:MOST]]):
        if start < seen:
            continue
        span = _sentence(part, start, end)
        score = _score(part, start, end, span)
        if score:
            seen = span.end
            score = min(score, 3) + 2 * _under_apply(part, start)
            if best is None or score > best[0]:
                best = score, span
    link = _by_link(part)
    if link is not None and (best is None or best[0] < 3):
        return link
    if best is not None and (field is None or best[0] >= 3):
        return _with_address(part, best[1])
    return field or _by_url(part)


def _under_apply(part: Part, offset: int) -> bool:
    """Whether a place stands under a heading about applying."""
    section = part.section(offset)
    if section is not None:
        return section.kind == "how_to_apply"
    block = part.block(offset)
    above = part.block(block.start - 1) if block.start > part.start else block
    return above is not block and above.end - above.start <= 40 and "apply" in part.folded[above.start : above.end]


def _score(part: Part, start: int, end: int, span: Span) -> int:
    """How surely a sentence tells how to apply: 0 not at all, 2 loosely, 3 by a named means, 4 with an address."""
    text = part.folded[span.start : span.end]
    words = part.folded[start:end]
    if _is_other(text) or text.strip(" :?") == "how to apply":
        return 0
    before = part.folded[max(span.start, start - 60) : start]
    if before.endswith(NOT_NOW) or ("question" in text and not words.startswith("appl") and not _papers(text)):
        return 0
    section = part.section(start)
    duty = section is not None and section.kind in DUTIES
    address = "@" in text or "http" in text or "www." in text or _link_in(part, span) is not None
    if words in ("apply", "apply!", "applying"):
        return _score_apply(part, start, end, span, text, address, duty)
    if words.startswith("application") or words == "to be considered":
        return 0 if duty or _is_software(text) else _score_papers(text, address)
    return _score_sending(text, words, address, duty)


def _is_other(text: str) -> bool:
    """Whether a sentence tells how to do something else: to ask for accommodation, to refer a friend, to prove a degree."""
    if "not send" in text or "not forward" in text:
        return True
    sending = has_any(text, ("your resume", "your cv", "apply online", "apply at", "apply via"))
    if not sending and (has_any(text, NEVER) or ("submit" in text and PROOFS.inside(text[text.find("submit") :][:80]))):
        return not ("to apply" in text and DOING.inside(text.split("to apply", 1)[1][:40])) or "accommodat" in text
    return has_any(text, OTHER) and not ("click" in text or "to apply" in text or "resume" in text or " cv" in text)


def _is_software(text: str) -> bool:
    """Whether an application is a program or a request of a customer."""
    place = text.find("application")
    return place >= 0 and (
        last_word(text[:place].replace("-", " ")) in SOFTWARE or SOFTWARE_OF.open(text[place + 11 :].removeprefix("s"))
    )


def _papers(text: str) -> bool:
    return PAPERS.inside(text) or has_any(text, PAPER_PHRASES)


def _score_papers(text: str, address: bool) -> int:
    if SENT.inside(text) and (address or has_any(text, HOW)):
        return 4 if address else 3
    return 0


def _score_sending(text: str, words: str, address: bool, duty: bool) -> int:
    """The same for words of sending or of getting in touch."""
    papers = _papers(text)
    if words.endswith(" to") and words not in ("submit to", "write to") and not address and not POSTING_IT.inside(text):
        return 0
    if words in CONTACT:
        if duty and not address and not text.startswith("if "):
            return 0
        sure = (
            INTERESTED.inside(text)
            or has_any(text, LOVE)
            or (text.startswith("if ") and text.rstrip(" !.").endswith("contact us"))
        )
        return (4 if address else 2) if sure else 0
    if duty and not (papers and (address or has_any(text, OWN_PAPERS))):
        return 0
    if not papers:
        if address and words in ("write to", "submitted to", "sent to", "emailed to", "email us"):
            return 3
        return 2 if words.startswith(("walk", "apply in")) else 0
    if REPORTS.inside(text[:60]) and not SEEKERS.inside(text):
        return 0
    return 4 if address else 3


def _score_apply(part: Part, start: int, end: int, span: Span, text: str, address: bool, duty: bool) -> int:
    """The same for "apply" itself, which is also what one does to skills, rules and paint."""
    before, after = part.folded[max(span.start, start - 60) : start], part.folded[end : span.end].lstrip(" '\"")
    block = part.block(start)
    if part.folded[start:end] == "applying" and not (
        "interested in applying" in text or any(f"applying {to} {it} " in text for to in ("for", "to") for it in ("this", "the"))
    ):
        return 0
    if PRESSING.close(before, 4) or after.startswith(
        ("button", "link", "icon", "now button", "now link", "now icon", "here button", "now' button", 'now" button')
    ):
        return 3
    if _applied(before, after, text, address):
        return 0
    if duty and not address and last_word(before) not in ("should", "must", "can", "may"):
        return 0
    if before.endswith("to ") and INVITING.inside(before) and not MEANS.inside(after):
        return 0
    if after.startswith(("now", "today")) and not address:
        loud = part.document.text.string[start:end].isupper() and not part.document.text.string[span.start : span.end].isupper()
        return 2 if loud or block.end - block.start <= 60 or has_any(text, ("click", "button", "link", "icon")) else 0
    if after.startswith(":") and (address or MEANS.inside(after)):
        return 4 if address else 3
    if AT_ONCE.open(after):
        if after.startswith("at ") and not address and not SITES.inside(after):
            return 0
        return 4 if address else 3 if after.startswith(BY) else 2 if MEANS.inside(after) else 0
    if address:
        return 4
    if before.rstrip().endswith(("to", "and", "please", "can", "must", "should")) and DOING.inside(text):
        return 3
    alone = part.folded[block.start : block.end].strip(" '\"*!.>[]()-:")
    return 2 if alone in ("apply", "apply now", "click to apply", "apply here") else 0


def _applied(before: str, after: str, text: str, address: bool) -> bool:
    """Whether it is something else that is applied: knowledge, rules, restrictions."""
    first = first_words(after, 2)
    if first and after[:1].isalnum() and first[0] not in GOES_ON and first[0] not in AT_ONCE:
        return not has_any(after[:120], JOB_OF_IT)
    something = bool(first) and (
        first[0] in TO_SOMETHING or (first[0] == "to" and first[-1] in ("all", "the", "any", "both", "our", "this", "every"))
    )
    if something and not has_any(after[:120], JOB_OF_IT):
        return True
    if before.rstrip().endswith(BEFORE_OTHERS) or before.endswith(("ability to ", "able to ", "knowledge to ")):
        return not address and not has_any(text, ("online", "here", "link", "click", "portal", "website"))
    return False


def _by_field(part: Part) -> _Found | None:
    """Structured values: an address to apply at goes before a page that may tell more."""
    second = None
    for block in part.fields("application"):
        text = part.document.text.string[block.start : block.end]
        name = block.field.rsplit("/", 1)[1].lower()
        url, email = _patterns().url.search(text), _patterns().email.search(text)
        found = _Found(part.passage(block.start, block.end), url.group() if url else None, email.group() if email else None)
        if "appl" in name:
            return found
        if email and "contact" not in name:
            second = second or found
    return second


def _by_link(part: Part) -> _Found | None:
    """A hyperlink whose words or address say that one applies there."""
    for link in part.document.links:
        if not part.start <= link.start < part.end or link.href.startswith("#") or "/#" in link.href:
            continue
        words, href = part.folded[link.start : link.end], link.href.lower()
        if ("how" not in words and ("apply" in words or "application form" in words)) or has_any(href, FORMS):
            span = _sentence(part, link.start, link.end)
            email = link.href[7:].split("?")[0] if href.startswith("mailto:") else None
            return _Found(part.passage(*span), None if email else link.href, email)
    return None


def _by_url(part: Part) -> _Found:
    """An address in the text that is an application form by its own words."""
    low, high = part.start, part.end
    place = part.folded.find("http", low, high)
    while place >= 0:
        match = _patterns().url.match(part.document.text.string, place, high)
        if match and any(form in match.group().lower() for form in FORMS):
            return _Found(part.passage(match.start(), match.end()), match.group(), None)
        place = part.folded.find("http", match.end() if match else place + 4, high)
    return _Found(None, None, None)


def _with_address(part: Part, span: Span) -> _Found:
    text = part.document.text.string[span.start : span.end]
    url, email = _patterns().url.search(text), _patterns().email.search(text)
    href = _link_in(part, span)
    mail = href[7:].split("?")[0] if href and href.lower().startswith("mailto:") else None
    return _Found(
        part.passage(*span), url.group() if url else href if href and not mail else None, email.group() if email else mail
    )


def _link_in(part: Part, span: Span) -> str | None:
    links = part.document.links
    if not links:
        return None
    index = bisect_left(links, span.start, key=lambda link: link.start)
    while index < len(links) and links[index].start < span.end:
        if "#" not in links[index].href[:1] and "/#" not in links[index].href:
            return links[index].href
        index += 1
    return None


def _sentence(part: Part, start: int, end: int) -> Span:
    """The sentence about a place, inside its block and no longer than can be read."""
    block = part.block(start)
    low, high = part.sentence(start)
    low, high = max(low, block.start, start - 200), min(max(high, end), block.end, end + 260)
    while low < start and not (low == block.start or part.folded[low - 1].isspace()):
        low += 1
    while high < block.end and not part.folded[high].isspace() and high - end < 400:
        high += 1
    while high > end and part.folded[high - 1] == " ":
        high -= 1
    return Span(low, high)
