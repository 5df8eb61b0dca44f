"""How to apply: the instruction that names a means, and the address it leads to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jdlint.model.posting import Passage
from jdlint.model.span import Span
from jdlint.reading.fields import pointer_key
from jdlint.understanding.part import Part

CUES: dict[str, tuple[str, ...]] = {
    "apply.word": (
        "apply", "applying", "applications", "application", "apply!", "application form", "to be considered",
    ),
    "apply.send": (
        "send your", "send a", "send us", "send an", "send resume", "send resumes", "send cv", "send cvs", "send in", "send me", "send letter", "send cover", "send the",
        "submit your", "submit a", "submit an", "submit resume", "submit resumes", "submit cv", "submit the", "submit all", "submit letter", "submit cover", "submit to",
        "submit applications", "submit application", "submit both", "submit their", "submitting your", "submitting a", "submitting an", "sending your", "sending a",
        "email your", "e-mail your", "email resume", "email a", "email us", "email resumes", "email cv", "email cover", "email me", "emailing", "forward your",
        "forward resume", "forward a", "mail your", "mail resume", "mail a", "fax your", "drop your", "drop us a line", "upload your", "provide your resume",
        "write to", "contact us", "get in touch", "reach out", "resume to", "resumes to", "cv to", "cvs to", "letter to", "walk in", "walk-in", "walk-ins", "apply in person",
        "complete the", "complete this", "complete an", "fill out", "fill in the", "candidates should", "applicants should", "please contact", "please email",
        "please e-mail", "please send", "please submit", "please forward", "call us", "text us", "message us", "ping us", "inquiries to", "register your interest",
        "express interest", "submit the following", "send the following", "submitted to", "submitted via", "submitted online", "submitted through", "sent to", "emailed to",
    ),
}  # fmt: skip


class _Patterns(NamedTuple):
    means: re.Pattern[str]
    papers: re.Pattern[str]
    email: re.Pattern[str]
    url: re.Pattern[str]
    apply: re.Pattern[str]
    other: re.Pattern[str]
    never: re.Pattern[str]
    duty: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        means=re.compile(
            r"\b(click\w*|links?|button|portal|web ?site|web ?page|on-?line|e-?mail\w*|via|through|here|below|above|icon|form|in person|by (?:post|mail|fax|phone)|visit\w*|go to|"
            r"careers? (?:page|site)|job board|this (?:ad|advert|posting|job posting)|job posting|indeed|linkedin|usajobs|workday|greenhouse|governmentjobs\w*|address(?:ed)?|"
            r"office|center|centre|department|dept|street|st\.|suite|attn|attention|directly (?:to|at|on)|directly|send\w*|submit\w*|upload\w*|complet\w+|fill\w*|tell us|call)\b|@|https?:|www\.|\.com\b|\.org\b|\.gov\b"
        ),
        papers=re.compile(
            r"\b(resum[eé]s?|r[ée]sum[ée]s?|c\.?v\.?s?|curriculum vitae|cover(?:ing)? letters?|letters? of (?:interest|application|intent)|applications?|application materials|portfolios?|references|"
            r"credentials|github|linkedin|writing samples?|bio|details|interest|proposals?)\b"
        ),
        email=re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
        url=re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]"),
        apply=re.compile(r"\bappl(?:y|ying|ications?|icants?)\b"),
        other=re.compile(
            r"assistance (?:with|in|completing)|discriminat|equal opportunit|without regard|unsolicited|recruit(?:ment|ing) agenc|agencies|scam|fraud|privacy|never ask|do not (?:send|contact|call)|"
            r"e-?verify|background check|criminal|phishing|adjustments"
        ),
        never=re.compile(
            r"accommodat|disabilit|on your behalf|referral|being referred|personal (?:data|information)|do(?:es)? not submit|not forward|do not send|required documentation|separate applications?|how your data|"
            r"submit [^.]{0,60}\b(?:transcripts?|sf-?50|dd-?214|questionnaire|documentation|verification|proof|certificate)\b|(?:additional|more|further) information (?:about|on|regarding|concerning) (?:the (?:duties|position|job)|this (?:position|job))"
        ),
        duty=re.compile(
            r"\b(?:web|mobile|software|client|server|desktop|enterprise|business|cloud|saas|android|ios|micro\w*|java|\.net|internal|native|building|develop\w*|deploy\w*|design\w*|grant|loan|visa|permit|"
            r"customer|insurance|patent|benefits?|candidate|job) applications?\b|\bapplications? (?:develop\w*|support|architect\w*|engineer\w*|security|programming|performance|code|of|server|design|software)\b"
        ),
    )


def find_application(part: Part) -> tuple[Passage | None, str | None, str | None]:
    """The instruction that says how to apply, with the web address and the e-mail address it names, if any."""
    field = _by_field(part)
    best: tuple[int, Span] | None = None
    seen = -1
    for start, end in sorted([*part.find("apply.send"), *part.find("apply.word")]):
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
    if field is not None:
        return field
    return _by_url(part)


_OWN_PAPERS = re.compile(r"\b(?:your|a) (?:[a-z]+ )?(?:resum[eé]|r[ée]sum[ée]|cv|c\.v\.?|cover letter)\b")
_NOT_NOW = re.compile(r"\b(?:prior to|before|after|once|when|while|do not|don't|never|by|not required to|unable to) (?:you |you have )?$")


def _under_apply(part: Part, offset: int) -> bool:
    """Whether a place stands under a heading about applying."""
    section = part.section(offset)
    if section is not None:
        return section.kind == "how_to_apply"
    block = part.block(offset)
    above = part.block(block.start - 1) if block.start > part.start else block
    return above.end - above.start <= 40 and "apply" in part.folded[above.start : above.end] and above is not block


def _score(part: Part, start: int, end: int, span: Span) -> int:
    """How surely a sentence tells how to apply: 0 not at all, 3 by a named means, 4 with an address."""
    patterns = _patterns()
    text = part.folded[span.start : span.end]
    words = part.folded[start:end]
    if patterns.never.search(text) and not re.search(r"\b(?:to|and|how to) apply\b.{0,40}(?:click|visit|send|submit|@)|\bapply (?:online|at|via)\b|your (?:resume|cv)\b", text):
        return 0
    if patterns.other.search(text) and not re.search(r"\b(?:click|resume|cv|to apply)\b", text):
        return 0
    before = part.folded[max(span.start, start - 60) : start]
    if _NOT_NOW.search(before) or ("question" in text and not patterns.papers.search(text) and not words.startswith("appl")):
        return 0
    section = part.section(start)
    duties = section is not None and section.kind in ("responsibilities", "requirements", "preferred", "skills", "about_company")
    address = bool(patterns.email.search(text) or patterns.url.search(text) or _link_in(part, span))
    if words == "applying" and not re.search(r"\binterested in applying\b|\bapplying (?:for|to) (?:this|the) (?:position|role|job|post)", text):
        return 0
    if words in ("apply", "applying"):
        return _score_apply(part, start, end, span, text, address, duties)
    if words.startswith("applic") or words == "to be considered":
        if patterns.duty.search(text) or duties:
            return 0
        if re.search(r"\b(?:submit\w*|send|sent|accept\w*|complet\w+|receiv\w+|e-?mail\w*|made|forward\w*|mail\w*|return\w*|fill\w*)\b", text) and (
            address or re.search(r"\b(?:on-?line|via|through|in person|website|portal|link|form|form and|by mail|button|to the|at the)\b", text)
        ):
            return 4 if address else 3
        return 0
    papers = patterns.papers.search(text)
    if words.endswith(" to") and words not in ("submit to", "write to") and not address and not re.search(r"\b(?:send|submit|forward|e-?mail|mail|fax)\b", text):
        return 0
    if words in ("contact us", "get in touch", "reach out", "drop us a line", "please contact", "call us", "message us", "text us", "ping us", "please email", "please e-mail"):
        if duties and not address:
            return 0
        sure = re.search(r"\b(?:interested|apply|sounds? like|join us|your (?:resume|cv)|love to hear|position|role|opportunit\w+|this job)\b|\bif (?:you|this)\b[^.]{0,200}\bcontact us", text)
        return (4 if address else 2) if sure else 0
    if duties and not (papers and (address or _OWN_PAPERS.search(text))):
        return 0
    if not papers:
        return 3 if address and words in ("write to", "submitted to", "sent to", "emailed to", "email us") else 2 if words.startswith(("walk", "apply in")) else 0
    if re.search(r"\b(?:reports?|invoices?|timesheets?|claims|data|budget|requests?|findings|documentation|orders)\b", text[: 60]) and not re.search(
        r"\b(?:resum\w+|cv|cover letter|interested|applicants?|candidates?|apply)\b", text
    ):
        return 0
    return 4 if address else 3


def _score_apply(part: Part, start: int, end: int, span: Span, text: str, address: bool, duties: bool) -> int:
    """The same for "apply" itself, which is also what one does to skills, rules and paint."""
    before, after = part.folded[max(span.start, start - 60) : start], part.folded[end : span.end]
    block = part.block(start)
    if re.search(r"\b(?:click|clicking|select|hit|press|tap|use)\b[^.]{0,30}$", before) or re.match(r"['\" ]*(?:now|here)?['\"]* (?:button|link|icon)\b", after):
        return 3
    if re.match(r" ?(?:knowledge|skills?|your|the|a|an|these|those|best|to (?:all|the|any|both|our|this|every)|only|for (?:a |any )?(?:visa|grants?|loans?)|software|[a-z]+ (?:principles|techniques|methods|skills))\b", after):
        if not re.search(r"to this (?:job|posting|position|role)|for (?:the|this)|to the .{0,60}(?:job|human resources|hr|office|center|department|posting)|the \w+ (?:button|link)", after[:120]):
            return 0
    if re.search(r"\b(?:ability to|able to|knowledge to|who|may|restrictions|conditions|terms|exclusions|limits|rules|taxes|requirements|will|that|learn and|understand and) $", before) and not address:
        if not re.search(r"\b(?:online|here|link|click|portal|website)\b", text):
            return 0
    if duties and not address and not re.search(r"\b(?:applicants?|candidates?) (?:should|must|can|may|are to) $", before):
        return 0
    if re.search(r"\b(?:encourag\w*|welcom\w*|invit\w*|urged|eligible)\b[^.:]{0,60} to $", before) and not _patterns().means.search(after):
        return 0
    if re.match(r"['\" ]*(?:now|today|here|online|on-line|via|through|at|by|in person|directly|on our|on the|below|using|with|from|button|icon|:|to this|to the)", after):
        sure = re.match(r"['\" ]*(?:here|online|on-line|via|through|in person|directly|on our|on the|below|using|button|icon|to this|to the|at)", after)
        if re.match(r"['\" ]*(?:now|today)", after) and not address:
            loud = part.document.text.string[start:end].isupper() and not text.isupper()
            return 2 if loud or block.end - block.start <= 60 or re.search(r"\b(?:click|button|link|icon)\b", text) else 0
        if sure and re.match(r"['\" ]*at\b", after) and not address and not re.search(r"\b(?:careers?|website|office|center|counter|store|location)\b", after):
            return 0
        return 4 if address else 3 if sure else 2 if _patterns().means.search(after) else 0
    to_apply = before.rstrip().endswith(("to", "and", "please", "can", "must", "should", "how to"))
    if address:
        return 4
    if to_apply and re.search(r"\b(?:click|visit|send|submit|complete|e-?mail|go to|link|upload|fill|mail|call|button|portal|website)\b", text):
        return 3
    if re.search(r"\b(?:click|select|hit|press|tap)\b[^.]{0,30}$", before):
        return 3
    if block.end - block.start <= 24 and re.fullmatch(r"[\W]*(?:apply|apply now|click to apply|apply here)[\W]*", part.folded[block.start : block.end]):
        return 2
    return 0


def _by_field(part: Part) -> tuple[Passage | None, str | None, str | None] | None:
    """Structured values: an address to apply at goes before a page that may tell more."""
    second = None
    for block in part.blocks:
        if not block.field or pointer_key(block.field) != "application":
            continue
        text = part.document.text.string[block.start : block.end]
        name = block.field.rsplit("/", 1)[1].lower()
        url, email = _patterns().url.search(text), _patterns().email.search(text)
        found = part.passage(block.start, block.end), url.group() if url else None, email.group() if email else None
        if "apply" in name or "appl" in name:
            return found
        if email and "contact" not in name:
            second = second or found
    return second


def _by_link(part: Part) -> tuple[Passage | None, str | None, str | None] | None:
    """A hyperlink whose words or address say that one applies there."""
    for link in part.document.links:
        if not part.start <= link.start < part.end:
            continue
        if link.href.startswith("#") or "/#" in link.href:
            continue
        words, href = part.folded[link.start : link.end], link.href.lower()
        if (re.search(r"\bapply\b|\bapplication form\b", words) and "how" not in words) or (
            re.search(r"/apply\b|/application\b|theresumator|/job_app\b|[/.](?:lever|greenhouse|ashbyhq|workable|smartrecruiters|bamboohr)\.", href) and "apply" in href + words
        ):
            span = _sentence(part, link.start, link.end)
            email = link.href[7:].split("?")[0] if href.startswith("mailto:") else None
            return part.passage(*span), None if email else link.href, email
    return None


def _by_url(part: Part) -> tuple[Passage | None, str | None, str | None]:
    """An address in the text that is an application form by its own words."""
    low, high = part.start, part.end
    place = part.folded.find("http", low, high)
    while place >= 0:
        match = _patterns().url.match(part.document.text.string, place, high)
        if match and re.search(r"/apply|/application|job_app|theresumator\.com/apply", match.group().lower()):
            return part.passage(match.start(), match.end()), match.group(), None
        place = part.folded.find("http", place + 4, high)
    return None, None, None


def _with_address(part: Part, span: Span) -> tuple[Passage, str | None, str | None]:
    text = part.document.text.string[span.start : span.end]
    url, email = _patterns().url.search(text), _patterns().email.search(text)
    href = _link_in(part, span)
    mail = href[7:].split("?")[0] if href and href.lower().startswith("mailto:") else None
    return (
        part.passage(*span),
        url.group() if url else href if href and not mail else None,
        email.group() if email else mail,
    )


def _link_in(part: Part, span: Span) -> str | None:
    for link in part.document.links:
        if span.start <= link.start < span.end and not link.href.startswith("#"):
            return link.href
    return None


def _sentence(part: Part, start: int, end: int) -> Span:
    """The sentence about a place, inside its block and no longer than can be read."""
    block = part.block(start)
    low, high = part.sentence(start)
    low, high = max(low, block.start, start - 200), min(max(high, end), block.end, end + 260)
    while low < start and not (low == block.start or part.folded[low - 1].isspace()):
        low += 1
    while high < block.end and high < len(part.folded) and not part.folded[high].isspace() and high - end < 400:
        high += 1
    while high > end and part.folded[high - 1] == " ":
        high -= 1
    return Span(low, high)
