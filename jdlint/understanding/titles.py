"""The job's title: every place that claims to state it, and the best of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from jdlint.model.document import Block, Document
from jdlint.model.posting import Passage
from jdlint.reading.fields import title_pointer
from jdlint.understanding.headings import classify, normalise
from jdlint.understanding.lines import UNKNOWN, Heading
from jdlint.understanding.sections import heads_value

LONGEST = 120
_LABELS = frozenset(
    [
        "job title",
        "position title",
        "title",
        "position",
        "role",
        "job",
        "job role",
        "vacancy",
        "posting title",
        "role title",
        "opening",
        "job opening",
        "job posting title",
        "vacancy title",
        "post title",
        "job name",
        "working title",
        "position name",
    ]
)
_TAIL = re.compile(
    r"[ \-\u2013\u2014:|(\[]*\b(?:job description|job posting|job advert|full job posting|job ad|position description|role description|job posting summary|"
    r"job opening|vacancy announcement|job summary)(?: template| sample| example)?[\])]*(?: \[[^\]]*\])?$"
)
_DASH = re.compile(r"\s*[\u2014\u2013]\s?|\s-\s")
_NOT_TITLE = re.compile(
    r"^(?:apply|job id|posted|url|https?:|www\.|\d|location|company|department|date|quick links|back|home|menu|skip|share|save|sign in|log in)"
)


_LEVEL = re.compile(
    r"(?:entry|junior|intermediate|middle|mid|senior|lead|principal|staff|associate|expert)(?:[ -]?level)?\s*(?:\([^)]*\)|[:,\u2013-].*)?$"
    r"|(?:level|grade|tier) \w{1,4}\b\s*(?:\([^)]*\))?$"
)


def names_level(folded: str, start: int, end: int) -> bool:
    """Whether a line tells a level of experience alone ("Junior (0-2 years)"), and not the job."""
    return _LEVEL.match(folded[start:end].strip(" :\n")) is not None


def find_titles(
    document: Document, folded: str, blocks: Sequence[Block], headings: Sequence[Heading]
) -> tuple[Passage | None, tuple[Passage, ...]]:
    """The best title, and all that stand as one: a structured value, the first heading, a label. Else the first line is the best."""
    text = document.text.string
    claims: list[Passage] = []
    for low, high in _claims(document, folded, blocks, headings):
        low, high = trim(folded, low, high)
        if 1 < high - low <= LONGEST:
            claims.append(Passage(text[low:high], low, high))
    if claims:
        return claims[0], tuple(claims)
    line = _first_line(text, folded, blocks, headings)
    return line, ()


def _claims(document: Document, folded: str, blocks: Sequence[Block], headings: Sequence[Heading]) -> Iterator[tuple[int, int]]:
    stated = next((title_pointer(fields.value) for fields in document.fields if fields.origin != "json-ld"), "")
    for block in blocks if stated else ():
        if not block.field:
            break
        if block.kind == "field" and block.field == stated:
            yield block.start, block.end
            break
    for index, block in enumerate(blocks[:60]):
        if block.kind == "heading" and not heads_value(blocks, index):
            if (
                block.level <= 2
                and classify(folded[block.start : block.end], sure=False) is None
                and _may_be_title(folded, block)
            ):
                yield block.start, block.end
            break
    for heading in headings:
        if not heading.kinds and heading.stop >= 0 and normalise(folded[heading.start : heading.end]) in _LABELS:
            start = heading.end + 1
            limit = min(start + 4 * LONGEST, len(folded))  # what is longer is no title
            line = folded.find("\n", start, limit)
            end = _label_end(folded, headings, start, line if line >= 0 else limit)
            if end > start + 1:
                yield start, end
                break


def _label_end(folded: str, headings: Sequence[Heading], start: int, end: int) -> int:
    """Where a label's content ends in a line that may hold more labels: before a run of blanks or another label."""
    double = folded.find("  ", start + 2, end)
    end = double if double > 0 else end
    index = bisect_right(headings, start, key=lambda heading: heading.start)
    return min(headings[index].start, end) if index < len(headings) else end


def _may_be_title(folded: str, block: Block) -> bool:
    words = folded[block.start : block.end]
    return len(words) <= LONGEST and words[-1] not in ".:" and not _NOT_TITLE.match(words)


def trim(folded: str, start: int, end: int) -> tuple[int, int]:
    """A title's range without blanks, quotes and words such as "job description" around it."""
    match = _TAIL.search(folded, start, end)
    if match and match.start() > start + 2:
        end = match.start()
    while start < end and folded[start] in " \"'*-|":
        start += 1
    while start < end and folded[end - 1] in " \"'*-|,:":
        end -= 1
    return start, end


def _first_line(text: str, folded: str, blocks: Sequence[Block], headings: Sequence[Heading]) -> Passage | None:
    """The first line, if it is short and no heading, label or sentence; in running text what stands before its first dash."""
    known = {heading.start for heading in headings if heading.kinds != UNKNOWN}
    for block in blocks[:3]:
        if block.field:
            continue
        words = folded[block.start : block.end]
        if block.start in known or _NOT_TITLE.match(words):
            continue
        if block.kind in ("item", "code", "cell") or ":" in words[:40]:
            return None
        if len(words) <= 90 and words[-1] not in ".:!?;," and words.count(" ") < 12:
            start, end = trim(folded, block.start, block.end)
            return Passage(text[start:end], start, end) if end - start > 2 else None
        dash = _DASH.search(text, block.start, min(block.end, block.start + 130))
        if dash and "." not in folded[block.start : dash.start()] and text[block.start].isupper():
            comma = text.find(",", block.start, dash.start())
            end = comma if comma > 0 else dash.start()
            head = text[block.start : end]
            if head.count(" ") < 9 and all(word[0].isupper() or len(word) < 4 for word in head.split() if word[0].isalpha()):
                return Passage(head, block.start, end)
        return None
    return None
