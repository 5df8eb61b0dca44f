"""How many separate things a posting demands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from jdlint.model.document import Block
from jdlint.model.posting import Passage, Section
from jdlint.model.span import Span
from jdlint.understanding.part import Part

REQUIRING = ("requirements", "skills", "education")
"""Kinds of section that are requirements too where no requirements section stands."""


def count_requirements(part: Part, requirements: Passage | None) -> int:
    """Bullets, or sentences where there are none, in the sections that demand something; preferred ones are not counted."""
    if requirements is None:
        return 0
    total = last = 0
    for section in part.sections:
        # What stands in a part inside another is counted with that.
        if section.kind in REQUIRING and section.start >= last:
            last = section.end
            total += _count_items(part.blocks, section) or _count_sentences(part.sentences, section.body, section.end)
    return total or 1


def _count_items(blocks: Sequence[Block], section: Section) -> int:
    low = bisect_left(blocks, section.body, key=_start)
    high = bisect_left(blocks, section.end, low, key=_start)
    return sum(block.kind in ("item", "cell") for block in blocks[low:high])


def _count_sentences(sentences: Sequence[Span], start: int, end: int) -> int:
    return bisect_left(sentences, (end, 0)) - bisect_left(sentences, (start, 0))


def _start(block: Block) -> int:
    return block.start
