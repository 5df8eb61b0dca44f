"""The posting in its page: what a site puts around it, such as other jobs, banners and footers, is no part of what was published of it."""

from __future__ import annotations

from jdlint.drift.aligning import Alignment
from jdlint.drift.side import Side
from jdlint.model.posting import Posting
from jdlint.understanding.facts import Reading
from jdlint.understanding.segments import Segment

FRAMED = "html"
"""The format of pages; what is no page has nothing around the posting."""
_MORE = 5  # paragraphs and items that may follow the last approved sentence
_TOGETHER = 3  # words in a row from which on a sentence tells where the posting is


def take_as_posting(posting: Posting) -> Side:
    """A side whose text is known to be a posting, whatever it reads like."""
    return Side(_read(posting, posting.start, posting.end))


def _read(posting: Posting, start: int, end: int) -> Posting:
    assert isinstance(posting, Reading)
    return Reading(posting.page, Segment(start, end, posting.key), "posting")


def frame(live: Side, alignment: Alignment) -> Side:
    """The copy without what its page has around the posting: from its title or first approved sentence to the last one and what follows under no new heading."""
    posting = live.posting
    if live.document.format != FRAMED:
        return live
    runs = [pair.run for pair in alignment.pairs if pair.run is not None and pair.run[1] - pair.run[0] >= _TOGETHER]
    runs += [(pair.live.first, pair.live.last) for pair in alignment.pairs if pair.live is not None]
    if not runs:
        return live
    low = min(live.tokens[first].start for first, _ in runs)
    high = max(live.tokens[last - 1].end for _, last in runs)
    if posting.title is not None and posting.start <= posting.title.start < low:
        low = posting.title.start
    return Side(_read(posting, _widen_low(live, low), _widen_high(live, high)))


def _widen_low(live: Side, low: int) -> int:
    """The beginning of the block that holds an offset."""
    return max((block.start for block in live.posting.blocks if block.start <= low), default=low)


def _widen_high(live: Side, high: int) -> int:
    """The end of the block that holds an offset, and of the paragraphs and items behind it up to the next heading."""
    inside = [block for block in live.posting.blocks if block.end >= high]
    end = high
    for number, block in enumerate(inside):
        if number and (block.kind == "heading" or number > _MORE or block.kind != inside[number - 1].kind):
            break
        end = max(end, block.end)
    return end
