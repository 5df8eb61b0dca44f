"""Benefits: the part in which they are offered, or the first sentence that offers one."""

from __future__ import annotations

from itertools import pairwise

from jdlint.model.posting import Passage, Section
from jdlint.model.span import Span
from jdlint.reading.fields import own_key
from jdlint.understanding.listed import begins_duty
from jdlint.understanding.part import Part

NEAR = 120  # characters between two benefits of one offer
_AROUND = 300  # characters in which an offer is looked for
_BEFORE = 60  # characters in which a word before a benefit turns it into something else
_DEMANDING = frozenset(("responsibilities", "requirements", "preferred", "skills"))
_YOU = ("you will ", "you'll ", "you ", "will ", "to ")
_OFFERS = (
    " we offer", " we provide", " offers ", " offering ", " provides ", " receive", " you get ", " you'll get ", " enjoy ", " eligible ", " available",
    " includes ", " include ", " includes:", " include:", " entitled ", " we pay ", " we cover ", " our benefits", " plus benefits", " in return",
)  # fmt: skip
_DENIALS = (
    " not eligible",
    "ineligible",
    " not include",
    "n't include",
    " not offer",
    "n't offer",
    " no benefits",
    " without ",
    " not entitled",
    " nor ",
)
_ASKED = (" must ", " willing", " ability ", " able ")  # before flexible hours: of the worker
# Words before a leave that is somebody else's: the job fills the gap.
_ABSENCES = (
    " cover",
    "period of",
    " due to",
    " during",
    "replac",
    " stand in",
    "stands in",
    " is on ",
    " return from",
    "on maternity",
    "on parental",
)


def find_benefits(part: Part) -> Passage | None:
    """What is offered beside pay, where at least one thing is named: its section, or the first sentence that names one."""
    for section in part.sections:
        if section.kind == "benefits" and _names_any(part, section):
            return part.passage(section.body, section.end)
    vague = {span.start for span in part.find("content.benefits.vague")}
    named = [span for span in part.find("content.benefits") if span.start not in vague]
    chosen = next((span for span in named if _is_offered(part, span)), None)
    if chosen is None:
        # One benefit among the demands may be what the job is about; two together are an offer, if nothing speaks against it.
        pairs = pairwise(named)
        chosen = next(
            (a for a, b in pairs if a.end <= b.start < a.end + NEAR and not _is_denied(part, a) and not _is_task(part, a)), None
        )
    if chosen is None:
        return None
    sentence = part.sentence(chosen.start)
    return part.passage(sentence.start, sentence.end)


def _names_any(part: Part, section: Section) -> bool:
    """Whether a benefits section names a thing: by a word that we know, a number or a list."""
    text = part.folded[section.body : section.end]
    whole = {span.start for span in part.find("content.benefits.whole")}
    if any(section.body <= span.start < section.end and span.start not in whole for span in part.find("content.benefits")):
        return True
    if text.count("\n") >= 2 or any(char.isdigit() for char in text):
        return True
    # Who fills in a field for benefits names some, unless the words are those that name none.
    field = part.block(section.body).field
    vague = part.find("content.benefits.vague")
    return bool(field) and own_key(field) == "benefits" and not any(section.body <= span.start < section.end for span in vague)


def _is_offered(part: Part, span: Span) -> bool:
    """Whether a benefit is this job's: neither its subject nor somebody else's, and not denied."""
    if _is_denied(part, span):
        return False
    section = part.section(span.start)
    if section is not None and section.kind in _DEMANDING:
        return _has_offer(part, span)
    return not _is_task(part, span)


def _is_denied(part: Part, span: Span) -> bool:
    sentence = part.sentence(span.start)
    before = part.folded[max(sentence.start, span.start - _BEFORE) : span.start]
    if any(word in before for word in _DENIALS):
        return True
    if "flexible" in part.folded[span.start : span.end] and any(word in f" {before}" for word in _ASKED):
        return True
    return "leave" in part.folded[span.start : span.end] and any(word in f" {before}" for word in _ABSENCES)


def _is_task(part: Part, span: Span) -> bool:
    """Whether the sentence tells what one does: "you run the payroll and the pension scheme"."""
    folded = part.folded
    start, end = part.sentence(span.start)
    for words in _YOU:
        if folded.startswith(words, start):
            start += len(words)
            break
    return begins_duty(folded, start, end) and not _has_offer(part, span)


def _has_offer(part: Part, span: Span) -> bool:
    start, end = part.sentence(span.start)
    words = f" {part.folded[max(start, span.start - _AROUND) : min(end, span.end + _AROUND)]}"
    return any(offer in words for offer in _OFFERS)
