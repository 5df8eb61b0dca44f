"""How surely a sentence tells how to apply."""

from __future__ import annotations

from jdlint.model.span import Span
from jdlint.understanding.addresses import find_address, find_domain, find_link, has_phone
from jdlint.understanding.application_cues import (
    ALONE,
    ANSWERING,
    ASKED_FIRST,
    ASKING,
    AT_ONCE,
    BEFORE_OTHERS,
    BRINGING,
    BY,
    CLICKING,
    CONTACT,
    DOING,
    DUTIES,
    FORM,
    GOES_ON,
    HANDING_IN,
    HOW,
    INTERESTED,
    INVITING,
    JOB_OF_IT,
    JOBS,
    LOOSE,
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
    SENDING,
    SENDING_OWN,
    SENT,
    SITES,
    SOFTWARE,
    SOFTWARE_OF,
    TO_SOMETHING,
    WANTING,
    WITH_IT,
    WRITTEN,
)
from jdlint.understanding.part import Part
from jdlint.understanding.words import first_words, has_any, last_word


def score(part: Part, start: int, end: int, span: Span) -> int:
    """How surely the sentence about a cue tells how to apply: 0 not at all, 2 loosely, 3 by a named means, 4 with an address."""
    text = part.folded[span.start : span.end]
    words = part.folded[start:end]
    if words in ASKED_FIRST and not _is_wanted(part, span, text):
        return 0
    if is_other(text) or text.strip(" :?") == "how to apply":
        return 0
    before = part.folded[max(span.start, start - 60) : start]
    if before.endswith(NOT_NOW) or ("question" in text and not words.startswith("appl") and not _papers(text)):
        return 0
    address = has_any(text, WRITTEN) or find_link(part, span) is not None or find_domain(text) is not None
    if not address and text.endswith("?") and not part.folded.startswith((" now", " today"), end):
        return 0
    section = part.section(start)
    # A list of duties or demands is often the last that is headed, and what follows it stands under its heading.
    duty = section is not None and section.kind in DUTIES and not has_any(text, CLICKING)
    duty = duty and not (text.startswith("if ") and "interested" in text)
    if words in ("apply", "apply!", "applying"):
        return _score_apply(part, start, end, span, text, address, duty)
    if words.startswith("application") or words == "to be considered":
        return _score_application(part, start, end, span, text, address, duty)
    if words in LOOSE:
        return 0 if duty else _score_loose(part, span, text, words, address)
    return _score_sending(part, span, text, words, address, duty)


def is_other(text: str) -> bool:
    """Whether a sentence tells how to do something else: to ask for accommodation, to refer a friend, to prove a degree."""
    if "not send" in text or "not forward" in text:
        return True
    sending = has_any(text, SENDING_OWN)
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


def _is_pointed_to(before: str, after: str, text: str) -> bool:
    """Whether an application is what stands behind a label or a click: "Application: 12 Mill Street", "for an application, click here"."""
    if after.startswith(":") and not before.strip():
        return MEANS.inside(after)
    return (
        "click here" in text
        and after.startswith((",", ":", ".", "click"))
        and before.endswith(("and ", "an ", "the ", "online "))
    )


def _score_application(part: Part, start: int, end: int, span: Span, text: str, address: bool, duty: bool) -> int:
    """The same for an application: it is sent, or stands behind a label or a click; what comes with it and programs are none."""
    before, after = part.folded[max(span.start, start - 60) : start], part.folded[end : span.end].lstrip(" ")
    if before.endswith(WITH_IT) or _is_software(text) or (after.startswith("received") and not address):
        return 0
    if duty and not ("@" in text or (address and "your application" in text)):
        return 0
    if "notified" in text:
        return 2 if address else 0
    if not duty and _is_pointed_to(before, after, text):
        return 4 if address else 3 if "click" in text else 2
    if SENT.inside(text) and (address or has_any(text, HOW)):
        return 4 if address else 3
    return 0


def _is_wanted(part: Part, span: Span, text: str) -> bool:
    """Whether a sentence, or what stands right before it, speaks to people who want the job."""
    return WANTING.inside(text) or WANTING.inside(part.folded[max(part.start, span.start - 60) : span.start])


def _score_loose(part: Part, span: Span, text: str, words: str, address: bool) -> int:
    """The same for words that mean much else, such as "contact" or "bring your": what they are about must be told, and where."""
    if has_any(text, ASKING):
        return 0
    if words in BRINGING:
        return (4 if address else 2) if has_any(text, OWN_PAPERS) or "to apply" in text else 0
    if words in ANSWERING:
        return (4 if address else 3) if has_any(text, OWN_PAPERS) else 0
    return 2 if address or "linkedin" in text or has_phone(text) else 0


def _score_sending(part: Part, span: Span, text: str, words: str, address: bool, duty: bool) -> int:
    """The same for words of sending or of getting in touch."""
    papers = _papers(text)
    if words.endswith(" to") and words not in ("submit to", "write to") and not address and not POSTING_IT.inside(text):
        return 0
    if words.endswith("should") and not HANDING_IN.inside(text):
        return 0
    if words in CONTACT:
        if duty and not address and not text.startswith("if "):
            return 0
        sure = (
            INTERESTED.inside(text)
            or (address and _is_wanted(part, span, text) and not has_any(text, ASKING))
            or has_any(text, LOVE)
            or (text.startswith("if ") and text.rstrip(" !.").endswith("contact us"))
        )
        return (4 if address else 2) if sure else 0
    if duty and not (papers and (address or has_any(text, OWN_PAPERS))):
        return 0
    reports = REPORTS.inside(text[:60]) and not SEEKERS.inside(text)
    if not papers:
        if address and words in ("write to", "submitted to", "sent to", "emailed to", "email us"):
            return 3
        if address and not reports and SENDING.open(words, 2) and not has_any(text, ASKING) and find_address(part, span).email:
            return 3
        if words.startswith(FORM) and (address or has_any(text, (" form", "below"))):
            return 3 if _is_wanted(part, span, text) else 0
        return 2 if words.startswith(("walk", "apply in")) or (address and words == "direct all") else 0
    return 0 if reports else 4 if address else 3


def _score_apply(part: Part, start: int, end: int, span: Span, text: str, address: bool, duty: bool) -> int:
    """The same for "apply" itself, which is also what one does to skills, rules and paint."""
    before, after = part.folded[max(span.start, start - 60) : start], part.folded[end : span.end].lstrip(" '\"")
    block = part.block(start)
    if _is_heading(part, start):
        return 0
    if part.folded[start:end] == "applying" and not (
        "interested in applying" in text or (JOBS.open(after, 3) and (address or DOING.inside(text)))
    ):
        return 0
    if (PRESSING.close(before, 4) and not _is_object(after)) or after.startswith(
        ("button", "link", "icon", "now button", "now link", "now icon", "here button", "now' button", 'now" button')
    ):
        return 3
    if before.strip(" '\"*") == "to" and not duty and (address or has_any(after, OWN_PAPERS)) and not has_any(text, ASKING):
        return 4 if address else 3
    if _applied(before, after, text, address):
        return 0
    last = part.block(start).end - end <= len(" today!.") and not before.strip()
    if duty and not (address or last) and last_word(before) not in ("should", "must", "can", "may"):
        return 0
    if before.endswith("to ") and INVITING.inside(before) and not MEANS.inside(after):
        return 0
    if after.startswith(("now", "today")) and not address:
        loud = part.document.text.string[start:end].isupper() and not part.document.text.string[span.start : span.end].isupper()
        return 2 if loud or last or block.end - block.start <= 60 or has_any(text, ("click", "button", "link", "icon")) else 0
    if after.startswith(":") and (address or MEANS.inside(after)):
        return 4 if address else 3
    if AT_ONCE.open(after):
        if after.startswith("at ") and not address and not SITES.inside(after):
            return 0
        if after.startswith(("to this", "to the")) and not address:
            return 3 if MEANS.inside(after[:120]) or "directly" in text else 0
        return 4 if address else 3 if after.startswith(BY) else 2 if MEANS.inside(after) else 0
    if address:
        return 4
    if before.rstrip().endswith(("to", "and", "please", "can", "must", "should")) and DOING.inside(text):
        return 3
    alone = part.folded[block.start : block.end].strip(" '\"*!.>[]()-:")
    return 2 if alone in ALONE else 0


def _is_heading(part: Part, offset: int) -> bool:
    """Whether a place is the bare "Apply" that heads what tells how to."""
    section = part.section(offset)
    if section is None or not section.start <= offset < section.body < section.end:
        return False
    return section.heading.strip(" :").lower() == "apply" and part.block(offset).end <= section.body


def _is_object(after: str) -> bool:
    """Whether the words behind "apply" are what is applied, and not what one does then or where."""
    first = first_words(after, 1)
    return (
        bool(first)
        and after[:1].isalnum()
        and not after.startswith("now")
        and first[0] not in GOES_ON
        and first[0] not in AT_ONCE
    )


def _applied(before: str, after: str, text: str, address: bool) -> bool:
    """Whether it is something else that is applied: knowledge, rules, restrictions."""
    first = first_words(after, 2)
    if _is_object(after):
        return not has_any(after[:120], JOB_OF_IT)
    something = bool(first) and (
        first[0] in TO_SOMETHING or (first[0] == "to" and first[-1] in ("all", "the", "any", "both", "our", "this", "every"))
    )
    if something and not has_any(after[:120], JOB_OF_IT):
        return True
    if before.rstrip().endswith(BEFORE_OTHERS) or before.endswith(("ability to ", "able to ", "knowledge to ")):
        return not address and not has_any(text, ("online", "here", "link", "click", "portal", "website"))
    return False
