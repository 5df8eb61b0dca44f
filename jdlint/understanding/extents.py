"""Where each section ends: with the next heading of its rank, with its last subsection, or where a list is over and something else begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

from jdlint.model.document import Block
from jdlint.model.posting import Section, SectionKind
from jdlint.model.span import Span
from jdlint.understanding.headings import WHY, Kinds
from jdlint.understanding.lines import Heading, is_known
from jdlint.understanding.part import Cues

WHY_KINDS: Kinds = (WHY,)
OPENING = 60  # characters of a paragraph in which it comes to its subject
# Parts that are lists; a paragraph after the list may belong to none.
_LISTED = frozenset(("benefits", "responsibilities", "requirements", "preferred", "skills"))
_AFTER_LIST = {"apply.word": OPENING, "apply.send": OPENING, "reporting": OPENING, "eeo.sure": 2000}
# What a heading of one rank holds where nothing stands between it and the next: "Requirements", "Conditions of employment".
_HOLDS = {"requirements": frozenset(("education", "skills", "preferred", "other_legal", "physical_demands"))}
_FIRST = frozenset(
    ("summary", "responsibilities")
)  # with these a posting begins; what stands over them is no part of it but a level or the job's name


def make_sections(headings: Sequence[Heading], blocks: Sequence[Block], text: str, cues: Cues) -> list[Section]:
    """Sections from headings: each ends with the next heading that announces another, or an unknown one of its rank or above.

    A heading with nothing but another under it reaches over that one's part; one on the job over duties alone is no summary.
    """
    sections: list[Section] = []
    outer: list[Heading] = []
    open_: Heading | None = None
    nested = False
    after = [(spans, reach) for cue, reach in _AFTER_LIST.items() if (spans := cues.get(cue))]

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
            if heading.kinds == WHY_KINDS and open_.kinds[0] == "benefits" and text.find("\n", heading.end, heading.body) < 0:
                continue
            if known and _holds(open_, heading, text):
                if open_.kinds != ("summary",) or heading.kinds[0] != "responsibilities":
                    outer.append(open_)
                    nested = True
            else:
                sections += _close_all(outer, open_, _end_list(open_, blocks, heading.start, after), text, cues)
            nested = nested or heading.start == open_.start
        open_ = heading if known else None
    if open_ is not None:
        sections += _close_all(outer, open_, _end_list(open_, blocks, len(text), after), text, cues)
    if nested:
        sections.sort(key=lambda section: (section.start, -section.end))
    return sections


def _holds(outer: Heading, inner: Heading, text: str) -> bool:
    """Whether a heading has nothing of its own, and the next one stands below it."""
    if inner.kinds == outer.kinds or text[outer.body : inner.start].strip():
        return False
    kind, held = outer.kinds[0], inner.kinds[0]
    if inner.level > outer.level and inner.end > inner.start:
        return kind == "summary" or held not in _FIRST
    return held in _HOLDS.get(kind, ()) or "description" in text[outer.start : outer.end].lower()


def _end_list(heading: Heading, blocks: Sequence[Block], end: int, after: Sequence[tuple[Sequence[Span], int]]) -> int:
    """Where a part that is a list ends: before the paragraph after the list that tells how to apply, to whom one reports, or of equal chances."""
    if heading.kinds[0] not in _LISTED or not any(_holds_any(spans, heading.body, end) for spans, _ in after):
        return end
    low, high = (bisect_left(blocks, at, key=_start) for at in (heading.body, end))
    last = next((index for index in range(high - 1, low - 1, -1) if blocks[index].kind == "item"), high)
    for block in blocks[last + 1 : high]:
        if block.kind == "paragraph" and any(
            _holds_any(spans, block.start, min(block.end, block.start + reach)) for spans, reach in after
        ):
            return block.start
    return end


def _holds_any(spans: Sequence[Span], start: int, end: int) -> bool:
    low = bisect_left(spans, (start, 0))
    return low < len(spans) and spans[low].start < end


def _close_all(outer: list[Heading], heading: Heading, end: int, text: str, cues: Cues) -> list[Section]:
    """The sections of a heading and of those that it stands in, which are then closed."""
    sections = (
        [section for one in (*outer, heading) for section in _close(one, end, text, cues)]
        if outer
        else _close(heading, end, text, cues)
    )
    outer.clear()
    return sections


def _close(heading: Heading, end: int, text: str, cues: Cues) -> list[Section]:
    """The sections of a heading, one a kind, whose content ends at the latest at ``end``."""
    kinds, start, stop, body, _, _ = heading
    end = max(end, body)
    while end > body and text[end - 1] == "\n":
        end -= 1
    words = text[start:stop].rstrip()
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


def _start(block: Block) -> int:
    return block.start
