"""Sections: where each headed or plainly opened part of a page begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from jdlint.model.document import Block, Document
from jdlint.model.posting import Section
from jdlint.reading.fields import own_key
from jdlint.understanding.extents import WHY_KINDS, make_sections
from jdlint.understanding.flattened import find_inline
from jdlint.understanding.headings import LONGEST, Kinds
from jdlint.understanding.lines import LABEL, LINE, UNKNOWN, Heading, is_known, read_heading, read_labels, read_line
from jdlint.understanding.listed import ENOUGH, begins_duty, names_values, tell_list
from jdlint.understanding.part import Cues

FEW = 3  # known headings; a page with fewer is searched for headings inside its paragraphs
REQUIRED: Kinds = ("requirements",)
SHORT = 50  # characters of a line that pasted text joins to the next
_JOINED = re.compile(r"\n\r?\n[^\n]{3,50}\n(?=[^\s#*+>|-])")  # a short line that Markdown joins to the next
WISHED: Kinds = ("preferred",)
SUMMARY: Kinds = ("summary",)
FLAT = 250  # characters of a paragraph that may hold headings of its own
_LIST_INDEX = re.compile(r"/\d+\Z")
EMPTY = frozenset(("tbd", "n/a", "none", "null", "tba", "-"))


def find_sections(document: Document, folded: str, cues: Cues) -> tuple[list[Heading], list[Section]]:
    """All headings, and the sections that they make, by place; a one-line section may lie inside another."""
    headings = _tell_unknown(find_headings(document, folded), document.blocks, folded)
    return headings, make_sections(headings, document.blocks, document.text.string, cues)


def find_headings(document: Document, folded: str) -> list[Heading]:
    """Headings in every form, in order of place."""
    blocks, text = document.blocks, document.text.string
    bold = dict(document.emphasis)
    found: list[Heading] = []
    long: list[Block] = []
    known = longest = 0
    titled = False
    last = ""
    colon = -1
    joined = document.format == "markdown" and _JOINED.search(document.source.text) is not None
    for index, block in enumerate(blocks):
        kind, start, end, _, field = block
        if colon < start:
            colon = text.find(":", start)
            colon = colon if colon >= 0 else len(text)
        if field or last:
            owner = _LIST_INDEX.sub("", field)
            if (owner != last or kind == "field") and folded[start:end] not in EMPTY:
                boundary = _read_field(block)
                if heads_value(blocks, index):
                    boundary = boundary._replace(kinds=())
                if not heads_value(blocks, index - 1) or (boundary.kinds and not is_known(found[-1])):
                    found.append(boundary)
            last = owner
            if kind == "field" and end - start < FLAT:
                continue
        if kind == "heading":
            heading: Heading | None = read_heading(block, folded, first=not titled)
            titled = True
        elif kind == "code":
            continue
        else:
            if end - start > FLAT:
                long.append(block)
                longest = max(longest, end - start)
            if kind == "field":
                continue
            if joined and kind == "paragraph" and start not in bold:
                line = _first_line(document, block)
                heading = read_line(line, (line, block), 0, text, folded, bold) if line is not None else None
                if heading is not None and is_known(heading) and heading.stop < 0 and text[heading.end : heading.body].isspace():
                    known += 1
                    found.append(heading)
                    continue
            # Most items and long lines are plain; only a label or bold words at their beginning make more of them.
            if (
                (kind == "item" or end - start > LONGEST)
                and start not in bold
                and (colon >= end or (colon > start + 59 and text[end - 1] != ":"))
            ):
                continue
            heading = read_line(block, blocks, index, text, folded, bold)
        if heading is None:
            continue
        known += is_known(heading)
        if heading.level == LABEL and heading.end < end - 1 and kind == "paragraph":
            found += read_labels(heading, block, text, folded)
        else:
            found.append(heading)
    if long and (known < FEW or longest > 6 * FLAT):
        found = _add_inline(found, long, text, folded)
    return found


def _first_line(document: Document, block: Block) -> Block | None:
    """The first of the lines that Markdown joins to a paragraph, where it is short: pasted text has its headings so."""
    source, text = document.source.text, document.text.string
    begin = document.text.to_source(block.start, block.start + 1).start
    line = source[begin : max(source.find("\n", begin, begin + SHORT), begin)].rstrip(" \r*_")
    stop = block.start + len(line)
    if len(line) < 3 or stop >= block.end or text[stop] != " " or not text.startswith(line, block.start):
        return None
    return Block("paragraph", block.start, stop)


def _add_inline(found: list[Heading], long: Sequence[Block], text: str, folded: str) -> list[Heading]:
    """The headings inside long paragraphs beside those that lines make."""
    starts = {heading.start for heading in found}
    inline = [
        Heading(kinds, start, end, body, LINE)
        for block in long
        for kinds, start, end, body in find_inline(text, folded, block.start, block.end)
        if start not in starts
    ]
    return sorted(found + inline, key=_place) if inline else found


def _place(heading: Heading) -> tuple[int, int]:
    return heading.start, heading.level


def heads_value(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is a value of its own that heads the next: the text in ``{"text": "Your duties", "content": "..."}``."""
    if not 0 <= index < len(blocks) - 1 or blocks[index].kind != "heading" or not blocks[index].field:
        return False
    field = blocks[index].field
    return blocks[index + 1].field not in ("", field) and (index == 0 or blocks[index - 1].field != field)


def _read_field(block: Block) -> Heading:
    """The boundary that a structured value makes; blocks under no field end the last one."""
    kind = FIELD_KINDS.get(own_key(block.field)) if block.field else None
    if kind == "how_to_apply" and "appl" not in block.field.lower():
        kind = None
    return Heading((kind,) if kind else (), block.start, block.start, block.start, 0)


FIELD_KINDS = {
    "pay": "compensation", "pay_min": "compensation", "pay_max": "compensation", "other_legal": "other_legal", "locations": "location", "workplace": "location", "employment_type": "employment_type", "deadline": "deadline",
    "application": "how_to_apply", "benefits": "benefits", "summary": "summary", "responsibilities": "responsibilities",
    "requirements": "requirements", "preferred": "preferred", "skills": "skills", "education": "education", "reporting_line": "reporting",
    "eeo_statement": "eeo", "accommodation_statement": "accommodation", "about_company": "about_company", "schedule": "schedule",
    "physical_demands": "physical_demands", "work_environment": "work_environment", "compensation": "compensation", "location": "location",
}  # fmt: skip


def _tell_unknown(headings: list[Heading], blocks: Sequence[Block], folded: str) -> list[Heading]:
    """Headings whose words leave open what they announce, told by what stands under them; a list of duties may open inside a summary."""
    kinds = {heading.kinds for heading in headings}
    if kinds.isdisjoint((UNKNOWN, WHY_KINDS, REQUIRED, WISHED, SUMMARY)):
        return headings
    missing = {"responsibilities", "requirements"}.difference(*kinds)
    told = []
    starts: list[int] = []
    for number, heading in enumerate(headings):
        announced = heading.kinds
        will = announced == REQUIRED and folded[heading.start : heading.end].endswith((" will", " will:"))
        expects = announced == WHY_KINDS and "expect" in folded[heading.start : heading.end]
        duties = announced == SUMMARY and "responsibilities" in missing
        unknown = (
            announced == UNKNOWN
            and heading.stop < 0
            and (missing or number)
            and not names_values(folded, heading.start, heading.end)
        )
        if announced == WISHED and "requirements" in missing and folded.startswith("desired ", heading.start):
            # What is desired is what is demanded where nothing else is.
            heading = heading._replace(kinds=REQUIRED)
        told.append(heading)
        if not (will or expects or duties or unknown):
            continue
        starts = starts or [block.start for block in blocks]
        first = bisect_left(starts, heading.body)
        stop = headings[number + 1].start if number + 1 < len(headings) else len(folded)
        body = blocks[first : min(bisect_left(starts, stop, first), first + 40)]
        if duties:
            told += _find_duties(folded, body)
            continue
        kind = tell_list(folded, body) if (missing or will or expects) and len(body) >= ENOUGH else None
        if kind in missing or ((will or expects) and kind):
            told[-1] = heading._replace(kinds=(kind,), level=min(heading.level, LINE))
        elif unknown and body and number and _names_company(folded, heading, body[0]):
            told[-1] = heading._replace(kinds=("about_company",))
    return told


def _find_duties(folded: str, blocks: Sequence[Block]) -> list[Heading]:
    """The list of duties that a part on the job opens without a heading, as a heading without words; none where there is none."""
    run = 0
    for index, block in enumerate(blocks):
        run = run + 1 if block.kind in ("item", "paragraph") and begins_duty(folded, block.start, block.end) else 0
        if run == ENOUGH:
            first = blocks[index - ENOUGH + 1]
            told = index >= ENOUGH or first.kind == "item"  # sentences right under the heading are its own
            return [Heading(("responsibilities",), first.start, first.start, first.start, LINE)] if told else []
    return []


def _names_company(folded: str, heading: Heading, first: Block) -> bool:
    """Whether the text under a heading begins with the heading's words and says what they are."""
    name = folded[heading.start : heading.end].strip(" :")
    return len(name) > 2 and folded.startswith((f"{name} is ", f"{name} was ", f"{name} has ", f"at {name}"), first.start)


def count_within(cues: Cues, cue: str, start: int, end: int) -> int:
    """How often a cue stands between two offsets."""
    spans = cues.get(cue, ())
    return bisect_left(spans, (end, 0)) - bisect_left(spans, (start, 0)) if spans else 0
