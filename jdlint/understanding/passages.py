"""Where a statement stands: the sentence about a cue, a structured value, and whether a place speaks of duties."""

from __future__ import annotations

from jdlint.model.document import Block
from jdlint.model.posting import Passage
from jdlint.model.span import Span
from jdlint.understanding.part import Part

LONGEST = 420  # characters of a statement that are shown; flattened pages have sentences of thousands
_LONGEST_WORD = 80  # characters; what is longer is cut
MOST = 1000  # places of one cue that are looked at; a posting has a handful
_UNFILLED = frozenset({"", "tbd", "tba", "tbc", "n/a", "na", "none", "null", "todo"})
_DUTIES = ("responsibilities", "requirements", "preferred", "skills", "education")


def sentence_about(part: Part, start: int, end: int) -> Span:
    """The sentence about a place, inside its block, cut at words to a length that can be read."""
    low, high = part.sentence(start)
    block = part.block(start)
    low, high = max(low, block.start), min(max(high, end), block.end)
    if high - low > LONGEST:
        cut = max(low, start - LONGEST // 2)
        far = max(low, cut - _LONGEST_WORD)
        while cut > far and not part.folded[cut - 1].isspace():
            cut -= 1
        limit = min(high, start + LONGEST)
        far = min(high, limit + _LONGEST_WORD)
        while limit < far and not part.folded[limit].isspace():
            limit += 1
        low, high = cut, limit
    while low < high and part.folded[low] == " ":
        low += 1
    while high > low and part.folded[high - 1] == " ":
        high -= 1
    return Span(low, high)


def find_field(part: Part, key: str) -> Passage | None:
    """The first structured value that stands for a key of the record."""
    for block in part.fields(key):
        return part.passage(block.start, block.end)
    return None


def is_unfilled(part: Part, block: Block) -> bool:
    """Whether a structured value only says that it is still to come, such as "TBD"."""
    return block.end - block.start <= 20 and part.folded[block.start : block.end].strip(" .'\"-") in _UNFILLED


def in_duty(part: Part, offset: int, *, items: bool = True) -> bool:
    """Whether a place is in what the job does or asks for; with ``items``, only in the items of a list there."""
    section = part.section(offset)
    if section is None or section.kind not in _DUTIES:
        return False
    return not items or part.block(offset).kind == "item"
