"""Lines that are headings by their form: real headings, bold lines, capitals, labels before a colon, short lines in known words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jdlint.model.document import Block
from jdlint.understanding.flattened import find_labels, read_opening
from jdlint.understanding.headings import LONGEST, Kinds, classify, classify_label
from jdlint.understanding.wordings import PLAIN_HEADS

# Levels under the six of real headings: what a line's form says about its rank.
BOLD = 7
LINE = 8
LABEL = 9
# Kinds that one line can hold: "Location: Denver". Their label reaches no further than its line or what stands right under it.
SHORT_KINDS = frozenset(
    (
        "location", "compensation", "employment_type", "reporting", "deadline", "schedule", "education", "how_to_apply", "eeo",
        "accommodation", "work_environment", "physical_demands",
    )
)  # fmt: skip
ITEM_KINDS = SHORT_KINDS | {"benefits", "requirements", "preferred"}
TELLING = frozenset("responsibilities duties qualifications requirements skills prerequisites accountabilities".split())
NO_SECTION = frozenset(
    "company client team mission values culture organization organisation role position job department url link source role/title".split()
)
# What one can do well: "Project management skills" is rather a line of a list, if nothing but its shortness speaks for a heading.
_OF_PEOPLE = (
    "project ",
    "management ",
    "leadership ",
    "computer ",
    "interpersonal ",
    "administrative ",
    "supervisory ",
    "people ",
    "team management ",
)
PARAGRAPH = 120  # characters of a block under a line that make a heading of the line
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


def is_known(heading: Heading) -> bool:
    """Whether the heading announces a section."""
    return bool(heading.kinds) and heading.kinds != UNKNOWN


def read_heading(block: Block, folded: str, *, first: bool) -> Heading:
    """A real heading; the first may be the job's title, so only wordings that are clear make it a section's."""
    words = folded[block.start : block.end]
    kinds = classify(words, not first) if len(words) <= LONGEST else None
    return Heading(UNKNOWN if kinds is None else kinds, block.start, block.end, _next(block, folded), block.level)


def read_line(block: Block, blocks: Sequence[Block], index: int, text: str, folded: str, bold: dict[int, int]) -> Heading | None:
    start, end, item = block.start, block.end, block.kind == "item"
    size = end - start
    strong = bold.get(start, -1)
    if strong >= end - 2 and size <= LONGEST:
        # A bold line; in a list it is rather the first words of its item.
        kinds = classify(folded[start:end], True) if not item or text[end - 1] == ":" else None
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
    if colon == end - 1 or (text[end - 1] == ":" and size <= LONGEST and not _begins_with_label(folded, start, colon)):
        return _read_label_line(block, blocks, index, text, folded)
    if not item and size <= LONGEST and (text[end - 1] == "\u2026" or text.startswith("...", end - 3)):
        kinds = classify_label(folded[start:end], alone=True)
        if kinds:
            return Heading(kinds, start, end, _next(block, folded), LINE)
    if colon > start:
        found = _read_label(block, blocks, index, folded, colon)
        if found or colon - start < 25:
            return found
    if text[end - 1] == ":" and not item:
        opening = read_opening(text, folded, start, end - 1)
        return Heading(opening[0], opening[1], opening[1], opening[1], LINE) if opening else None
    if item or size > LONGEST or (text[end - 1] in ".,;" and not text.startswith("...", end - 3)):
        return None
    line = text[start:end]
    if size < 50 and folded.startswith("about ", start) and text[start + 6].isupper() and index + 1 < len(blocks):
        # "About Acme", where the text under it speaks of Acme or is a paragraph.
        follows = blocks[index + 1]
        names = folded[start + 6 : end].split()[0] in folded[follows.start : min(follows.end, follows.start + 150)]
        if names or (follows.end - follows.start > PARAGRAPH and _is_name(text[start + 6 : end])):
            return Heading(classify(folded[start:end], False) or ("about_company",), start, end, _next(block, folded), LINE)
    if line.isupper() and size > 3:
        if folded.startswith(("an ", "we "), start):
            return None
        kinds = classify(folded[start:end], size < 50)
        return Heading(UNKNOWN if kinds is None else kinds, start, end, _next(block, folded), BOLD)
    if size <= 75 and folded.count(" ", start, end) < 10 and not line[0].islower():
        plain = (not index and " - " in line) or folded.startswith(_OF_PEOPLE, start)
        kinds = classify(folded[start:end], False) if not plain else None
        if kinds is None and (_is_titled(line) or _is_plain_heading(folded, block, blocks, index)):
            kinds = classify(folded[start:end], True)
        if kinds is not None:
            return Heading(kinds, start, end, _next(block, folded), LINE)
    return None


def _begins_with_label(folded: str, start: int, colon: int) -> bool:
    """Whether a known label stands at the beginning of a line: "Location: Denver Responsibilities:"."""
    return colon > start and bool(classify_label(folded[start:colon]))


def _is_plain_heading(folded: str, block: Block, blocks: Sequence[Block], index: int) -> bool:
    """Whether a line is one of the words too ordinary for a heading, and a paragraph under it makes it one."""
    if folded[block.start : block.end].strip(" :") not in PLAIN_HEADS or index + 1 == len(blocks):
        return False
    return blocks[index + 1].end - blocks[index + 1].start > PARAGRAPH


def _is_name(words: str) -> bool:
    return words.count(" ") < 4 and all(word[0].isupper() for word in words.split())


def _is_titled(line: str) -> bool:
    """Whether a line is in title case and ends with a word that heads sections, as "Store Clerk Responsibilities" does."""
    words = line.rstrip(" :?!").split()
    return (
        1 < len(words) < 10
        and words[-1].lower() in TELLING
        and all(word[0].isupper() or len(word) < 4 or not word[0].isalpha() for word in words)
    )


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
        return Heading((), start, colon, colon + 1, LABEL, colon + 1)
    body = colon + 1
    while body < block.end and folded[body] in " :-":
        body += 1
    if block.kind in ("item", "cell") or kinds[0] in SHORT_KINDS:
        stop = block.end if folded[block.end - 1] != ":" or block.kind != "paragraph" else _reach(blocks, index, deeper=False)
        return Heading(kinds, start, colon, body, LABEL, stop) if kinds[0] in ITEM_KINDS else None
    return Heading(kinds, start, colon, body, LINE)


def read_labels(first: Heading, block: Block, text: str, folded: str) -> Iterator[Heading]:
    """A line's first label and the others in it; each reaches to the next."""
    labels = [label for label in find_labels(text, folded, block.start, block.end) if label[1] > first.start]
    yield first._replace(stop=min(first.stop, labels[0][1])) if labels and first.stop >= 0 else first
    for number, (kinds, start, end, body) in enumerate(labels):
        if body >= block.end > end:
            # The last words of the line: what they announce stands under it.
            yield Heading(kinds, start, end, _next(block, folded), LINE)
            return
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
