"""Sections: where each headed or plainly opened part of a page begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

from jdlint.model.document import Block, Document
from jdlint.model.posting import Section, SectionKind
from jdlint.reading.fields import own_key
from jdlint.understanding.flattened import find_inline
from jdlint.understanding.headings import LONGEST, WHY
from jdlint.understanding.lines import LABEL, LINE, UNKNOWN, Heading, is_known, read_heading, read_labels, read_line
from jdlint.understanding.listed import ENOUGH, tell_list
from jdlint.understanding.part import Cues

FEW = 3  # known headings; a page with fewer is searched for headings inside its paragraphs
FLAT = 250  # characters of a paragraph that may hold headings of its own
WHY_KINDS = (WHY,)
_LIST_INDEX = re.compile(r"/\d+\Z")
EMPTY = frozenset(("tbd", "n/a", "none", "null", "tba", "-"))


def find_sections(document: Document, folded: str, cues: Cues) -> tuple[list[Heading], list[Section]]:
    """All headings, and the sections that they make, by place; a one-line section may lie inside another."""
    headings = _tell_unknown(find_headings(document, folded), document.blocks, document.text.string, folded)
    return headings, _make_sections(headings, document.text.string, cues)


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


def _tell_unknown(headings: list[Heading], blocks: Sequence[Block], text: str, folded: str) -> list[Heading]:
    """Unknown headings, told by what stands under them where no heading has told it already."""
    kinds = {heading.kinds for heading in headings}
    if UNKNOWN not in kinds and WHY_KINDS not in kinds:
        return headings
    missing = {"responsibilities", "requirements"}.difference(*kinds)
    told = []
    starts = [block.start for block in blocks]
    for number, heading in enumerate(headings):
        expects = heading.kinds == WHY_KINDS and "expect" in folded[heading.start : heading.end]
        if expects or (heading.kinds == UNKNOWN and heading.stop < 0 and (missing or number)):
            first = bisect_left(starts, heading.body)
            stop = headings[number + 1].start if number + 1 < len(headings) else len(folded)
            body = blocks[first : min(bisect_left(starts, stop, first), first + 40)]
            kind = tell_list(folded, body) if missing and len(body) >= ENOUGH else None
            if kind in missing:
                heading = heading._replace(kinds=(kind,), level=min(heading.level, LINE))
            elif body and number and not expects and _names_company(folded, heading, body[0]):
                heading = heading._replace(kinds=("about_company",))
        told.append(heading)
    return told


def _names_company(folded: str, heading: Heading, first: Block) -> bool:
    """Whether the text under a heading begins with the heading's words and says what they are."""
    name = folded[heading.start : heading.end].strip(" :")
    return len(name) > 2 and folded.startswith((f"{name} is ", f"{name} was ", f"{name} has ", f"at {name}"), first.start)


def _make_sections(headings: Sequence[Heading], text: str, cues: Cues) -> list[Section]:
    """Sections from headings: each ends with the next heading that announces another, or an unknown one of its rank or above."""
    sections: list[Section] = []
    open_: Heading | None = None
    nested = False
    for heading in headings:
        if heading.stop >= 0:
            # In a list of benefits pay is one of them; elsewhere its label stands for itself.
            if heading.kinds != ("compensation",) or open_ is None or open_.kinds[0] not in ("benefits", WHY):
                sections += _close(heading, heading.stop, text, cues)
                nested = nested or open_ is not None
            continue
        known = is_known(heading)
        if open_ is not None:
            if not known and heading.level > open_.level:
                continue
            sections += _close(open_, heading.start, text, cues)
            nested = nested or heading.start == open_.start
        open_ = heading if known else None
    if open_ is not None:
        sections += _close(open_, len(text), text, cues)
    if nested:
        sections.sort(key=lambda section: (section.start, -section.end))
    return sections


def _close(heading: Heading, end: int, text: str, cues: Cues) -> list[Section]:
    """The sections of a heading, one a kind, whose content ends at the latest at ``end``."""
    kinds, start, stop, body, _, _ = heading
    end = max(end, body)
    while end > body and text[end - 1] == "\n":
        end -= 1
    words = text[start:stop]
    sections = []
    for kind in kinds:
        if kind == WHY:
            kind = "benefits" if _names_benefits(text, cues, body, end) else "about_company"
        sections.append(Section(cast(SectionKind, kind), words, start, body, end))
    return sections


def _names_benefits(text: str, cues: Cues, start: int, end: int) -> bool:
    """Whether benefits are named on two lines, or three in one."""
    spans = cues.get("content.benefits", ())
    named = spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]
    return len(named) > 2 or (len(named) == 2 and "\n" in text[named[0].start : named[1].start])


def count_within(cues: Cues, cue: str, start: int, end: int) -> int:
    """How often a cue stands between two offsets."""
    spans = cues.get(cue, ())
    return bisect_left(spans, (end, 0)) - bisect_left(spans, (start, 0)) if spans else 0
