"""Sections: where each headed or plainly opened part of a page begins and ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jdlint.model.document import Block, Document
from jdlint.model.posting import Section
from jdlint.reading.fields import pointer_key, record_key
from jdlint.understanding.flattened import find_inline, find_labels
from jdlint.understanding.headings import LONGEST, Kinds, classify, classify_label
from jdlint.understanding.listed import ENOUGH, tell_list
from jdlint.understanding.part import Cues

# Levels under the six of real headings: what a line's form says about its rank.
BOLD = 7
LINE = 8
LABEL = 9
FEW = 3  # known headings; a page with fewer is searched for headings inside its paragraphs
FLAT = 250  # characters of a paragraph that may hold headings of its own
# Kinds that one line can hold: "Location: Denver". Their label reaches no further than its line or what stands right under it.
SHORT_KINDS = frozenset(
    [
        "location",
        "compensation",
        "employment_type",
        "reporting",
        "deadline",
        "schedule",
        "education",
        "how_to_apply",
        "eeo",
        "accommodation",
        "work_environment",
        "physical_demands",
    ]
)
ITEM_KINDS = SHORT_KINDS | {"benefits", "requirements", "preferred"}
EMPTY = frozenset(("tbd", "n/a", "none", "null", "tba", "-"))
NO_SECTION = frozenset(
    "company client team mission values culture organization organisation role position job department url link source role/title".split()
)
UNKNOWN: Kinds = ("",)


class Heading(NamedTuple):
    """A heading as it stands: from ``start`` to ``end``, content from ``body``; ``kinds`` is empty or unknown for other headings.

    ``stop`` is where its content ends at the latest, -1 where only the next heading ends it.
    """

    kinds: Kinds
    start: int
    end: int
    body: int
    level: int
    stop: int = -1


def find_sections(document: Document, folded: str, cues: Cues) -> tuple[list[Heading], list[Section]]:
    """All headings, and the sections that they make, by place; a one-line section may lie inside another."""
    headings = _tell_unknown(find_headings(document, folded), document.blocks, document.text.string, folded)
    return headings, _make_sections(headings, document.text.string, cues)


def find_headings(document: Document, folded: str) -> list[Heading]:
    """Headings in every form, in order of place."""
    blocks, text = document.blocks, document.text.string
    bold = {start: end for start, end in document.emphasis}
    found: list[Heading] = []
    known = 0
    titled = False
    field = ""
    for index, block in enumerate(blocks):
        if block.field or field:
            if block.field != field or block.kind == "field":
                if folded[block.start : block.end] not in EMPTY:
                    found.append(_read_field(block))
            field = block.field
            if block.kind == "field" and block.end - block.start < FLAT:
                continue
        heading = None
        if block.kind == "heading":
            heading = _read_heading(block, folded, first=not titled)
            titled = True
        elif block.kind not in ("code", "field"):
            heading = _read_line(block, blocks, index, text, folded, bold)
        if heading:
            found.append(heading)
            known += _is_known(heading)
            if heading.level == LABEL and heading.end < block.end - 1 and block.kind == "paragraph":
                found += _read_more_labels(heading, block, text, folded)
    long = [
        block
        for block in blocks
        if block.end - block.start > FLAT and block.kind in ("paragraph", "item", "quote", "field", "cell")
    ]
    if long and (known < FEW or any(block.end - block.start > 6 * FLAT for block in long)):
        starts = {heading.start for heading in found}
        inline = [
            Heading(kinds, start, end, body, LINE)
            for block in long
            for kinds, start, end, body in find_inline(text, folded, block.start, block.end)
            if start not in starts
        ]
        if inline:
            found = sorted(found + inline, key=_place)
    return found


def _place(heading: Heading) -> tuple[int, int]:
    return heading.start, heading.level


def _read_field(block: Block) -> Heading:
    """The boundary that a structured value makes; blocks under no field end the last one."""
    kind = FIELD_KINDS.get(read_key(block.field)) if block.field else None
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


def read_key(pointer: str) -> str:
    """The record key of a structured value: that of its own name, else that of what it stands in."""
    name = next((name for name in reversed(pointer.split("/")) if name and not name.isdigit()), "")
    return record_key(name) or pointer_key(pointer) or ""


def _read_heading(block: Block, folded: str, *, first: bool) -> Heading:
    """A real heading; the first may be the job's title, so only wordings that are clear make it a section's."""
    words = folded[block.start : block.end]
    kinds = classify(words, sure=not first) if len(words) <= LONGEST else None
    return Heading(UNKNOWN if kinds is None else kinds, block.start, block.end, _next(block, folded), block.level)


def _read_line(block: Block, blocks: Sequence[Block], index: int, text: str, folded: str, bold: dict[int, int]) -> Heading | None:
    start, end, item = block.start, block.end, block.kind == "item"
    size = end - start
    strong = bold.get(start, -1)
    if strong >= end - 2 and size <= LONGEST:
        # A bold line; in a list it is rather the first words of its item.
        kinds = classify(folded[start:end], sure=True) if not item or text[end - 1] == ":" else None
        if kinds is not None or not item:
            if (text[end - 1] in ".," and not text.startswith("...", end - 3)) or (kinds is None and size > 60):
                return None
            return Heading(UNKNOWN if kinds is None else kinds, start, end, _next(block, folded), BOLD)
        return None
    colon = folded.find(":", start, min(end, start + 60))
    if colon >= 0 and folded.startswith("//", colon + 1):
        colon = -1
    if start < strong < end and (colon < 0 or strong < colon) and strong - start < 60:
        colon = strong - 1 if text[strong - 1] == ":" else strong
    if colon == end - 1 or (text[end - 1] == ":" and size <= LONGEST):
        return _read_label_line(block, blocks, index, text, folded)
    if colon > start:
        found = _read_label(block, blocks, index, folded, colon)
        if found or colon - start < 25:
            return found
    if item or size > LONGEST or (text[end - 1] in ".,;" and not text.startswith("...", end - 3)):
        return None
    line = text[start:end]
    if (
        folded.startswith("about ", start)
        and index + 1 < len(blocks)
        and size < 50
        and line.istitle() | (text[start + 6].isupper())
    ):
        follows = blocks[index + 1]
        if folded[start + 6 : end].split()[0] in folded[follows.start : min(follows.end, follows.start + 150)]:
            return Heading(("about_company",), start, end, _next(block, folded), LINE)
    if line.isupper() and size > 3:
        if folded.startswith(("an ", "we "), start):
            return None
        kinds = classify(folded[start:end], sure=size < 50)
        return Heading(UNKNOWN if kinds is None else kinds, start, end, _next(block, folded), BOLD)
    if size <= 60 and folded.count(" ", start, end) < 9 and not line[0].islower():
        kinds = classify(folded[start:end], sure=False) if index or " - " not in folded[start:end] else None
        if kinds:
            return Heading(kinds, start, end, _next(block, folded), LINE)
    return None


def _read_label_line(block: Block, blocks: Sequence[Block], index: int, text: str, folded: str) -> Heading | None:
    """ "Requirements:" alone on its line."""
    start, end = block.start, block.end
    kinds = classify_label(folded[start:end], alone=True)
    if text[start:end].isupper():
        return Heading(UNKNOWN if kinds is None else kinds, start, end, _next(block, folded), BOLD)
    if kinds is None:
        return Heading(UNKNOWN, start, end, _next(block, folded), LABEL)
    if block.kind == "item":
        if not kinds or kinds[0] not in ITEM_KINDS or kinds[0] not in SHORT_KINDS:
            return Heading(kinds, start, end, _next(block, folded), LINE) if kinds else None
        return Heading(kinds, start, end, _next(block, folded), LABEL, _reach(blocks, index, deeper=True))
    stop = _reach(blocks, index, deeper=False) if kinds and kinds[0] in SHORT_KINDS and len(kinds) == 1 else -1
    return Heading(kinds, start, end, _next(block, folded), LABEL if stop >= 0 else LINE, stop)


def _read_label(block: Block, blocks: Sequence[Block], index: int, folded: str, colon: int) -> Heading | None:
    """ "Reports to: the IT manager": a label and its content on one line."""
    start = block.start
    kinds = classify_label(folded[start:colon])
    if kinds is None or folded[start:colon] in NO_SECTION:
        # "Position: Clerk Location: Denver": lines that a reader of Markdown joins.
        label = block.kind == "paragraph" and colon - start < 25 and folded.find(":", colon + 1, block.end) > 0
        return Heading((), start, colon, colon + 1, LABEL, colon + 1) if label else None
    if not kinds:
        return None
    body = colon + 1
    while body < block.end and folded[body] in " :-":
        body += 1
    if block.kind in ("item", "cell") or kinds[0] in SHORT_KINDS:
        return Heading(kinds, start, colon, body, LABEL, block.end) if kinds[0] in ITEM_KINDS else None
    return Heading(kinds, start, colon, body, LINE)


def _read_more_labels(first: Heading, block: Block, text: str, folded: str) -> Iterator[Heading]:
    """The other labels of a line that begins with one; each reaches to the next."""
    labels = [label for label in find_labels(text, folded, block.start, block.end) if label[1] > first.start]
    for number, (kinds, start, end, body) in enumerate(labels):
        stop = labels[number + 1][1] if number + 1 < len(labels) else block.end
        yield Heading(() if folded[start:end] in NO_SECTION else kinds, start, end, body, LABEL, stop)


def _reach(blocks: Sequence[Block], index: int, *, deeper: bool) -> int:
    """How far a short kind's label reaches: over the next block, or the list that follows it."""
    first, stop = blocks[index], blocks[index].end
    for number, block in enumerate(blocks[index + 1 : index + 40]):
        if block.kind == "heading" or block.field != first.field:
            break
        if deeper and (block.kind != "item" or block.level <= first.level):
            break
        if not deeper and number and block.kind != "item":
            break
        stop = block.end
    return stop


def _next(block: Block, folded: str) -> int:
    return min(block.end + 1, len(folded))


def _tell_unknown(headings: list[Heading], blocks: Sequence[Block], text: str, folded: str) -> list[Heading]:
    """Unknown headings, told by what stands under them where no heading has told it already."""
    if all(heading.kinds != UNKNOWN and heading.kinds != ("why",) for heading in headings):
        return headings
    missing = {"responsibilities", "requirements"}.difference(*(heading.kinds for heading in headings))
    starts = [block.start for block in blocks]
    told = []
    for number, heading in enumerate(headings):
        expects = heading.kinds == ("why",) and "expect" in folded[heading.start : heading.end]
        if expects or (heading.kinds == UNKNOWN and heading.stop < 0):
            first = bisect_left(starts, heading.body)
            stop = headings[number + 1].start if number + 1 < len(headings) else len(folded)
            body = blocks[first : min(bisect_left(starts, stop), first + 40)]
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
    for heading in headings:
        if heading.stop >= 0:
            # In a list of benefits pay is one of them; elsewhere its label stands for itself.
            if heading.kinds != ("compensation",) or open_ is None or open_.kinds[0] not in ("benefits", "why"):
                sections += _close(heading, heading.stop, text, cues)
            continue
        if open_ is not None and not _is_known(heading) and heading.level > open_.level:
            continue
        if open_ is not None:
            sections += _close(open_, heading.start, text, cues)
        open_ = heading if _is_known(heading) else None
    if open_ is not None:
        sections += _close(open_, len(text), text, cues)
    sections.sort(key=lambda section: (section.start, -section.end))
    return sections


def _is_known(heading: Heading) -> bool:
    return bool(heading.kinds) and heading.kinds != UNKNOWN


def _close(heading: Heading, end: int, text: str, cues: Cues) -> Iterator[Section]:
    end = max(end, heading.body)
    while end > heading.body and text[end - 1] == "\n":
        end -= 1
    for kind in heading.kinds:
        if kind == "why":
            kind = "benefits" if _names_benefits(text, cues, heading.body, end) else "about_company"
        yield Section(kind, text[heading.start : heading.end], heading.start, min(heading.body, end), end)  # type: ignore[arg-type]


def _names_benefits(text: str, cues: Cues, start: int, end: int) -> bool:
    """Whether benefits are named on two lines, or three in one."""
    spans = cues.get("content.benefits", ())
    named = spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]
    return len(named) > 2 or (len(named) == 2 and "\n" in text[named[0].start : named[1].start])


def count_within(cues: Cues, cue: str, start: int, end: int) -> int:
    """How often a cue stands between two offsets."""
    spans = cues.get(cue, ())
    return bisect_left(spans, (end, 0)) - bisect_left(spans, (start, 0)) if spans else 0
