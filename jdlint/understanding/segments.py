"""Which postings a page holds, and where each begins and ends: one as a rule, one inside an article, or several side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jdlint.model.document import Block, Document
from jdlint.model.later import later
from jdlint.model.posting import Section
from jdlint.understanding.headings import classify
from jdlint.understanding.lines import Heading
from jdlint.understanding.part import Cues

CUES: dict[str, tuple[str, ...]] = {
    "segment.template": (
        "job description template", "job posting template", "job description sample", "sample job description", "sample job posting", "job description example", "job ad template",
        "job advert template", "sample job descriptions", "example job description", "job description templates", "posting template", "job post template",
    ),
}  # fmt: skip
# Lines of an article about an occupation, and of the page around a posting.
_ARTICLE = later(
    r"^(?:what (?:does|do|is|are) an? .{3,80}\?|how (?:to become|do you become|to write|to hire) .{3,80}|(?:why|how|where) (?:do|does|is|are|should|can) .{3,80}\?"
    r"|.{0,60}\b(?:salary expectations|salary guide|job outlook|career path|career outlook|faqs|interview questions|average salary)\b.{0,40}"
    r"|(?:frequently asked questions|related job descriptions|conclusion|final thoughts|table of contents|key takeaways|related articles).{0,40})$"
)
_AFTER = later(
    r"(?:similar jobs|related jobs|people also viewed|more jobs (?:at|from|like)|recommended jobs|jobs you may like|see other roles|other jobs (?:at|from)|share this job|"
    r"back to (?:all )?(?:jobs|careers)|you may also like|explore similar jobs|sample interview questions|referrals increase your chances|get notified about new)\b"
)
_CORE = frozenset(["summary", "responsibilities", "requirements", "skills", "preferred", "benefits", "education", "compensation"])
_LINE = 100  # characters of a line that may be a heading of an article


class Segment(NamedTuple):
    """One posting's part of the page; ``why`` is empty unless the page around it is left out."""

    start: int
    end: int
    key: str
    why: str = ""


def find_segments(
    document: Document, folded: str, headings: Sequence[Heading], sections: Sequence[Section], cues: Cues, language: str
) -> list[Segment]:
    """The postings of a page in order of place; the whole page where nothing says otherwise."""
    blocks = document.blocks
    if not blocks:
        return [Segment(0, len(folded), document.key)]
    main = _outer(sections)
    # In another language the lines that head sections are not known, and look like titles.
    several = _split_parallel(blocks, folded, main, document.key) if language in ("en", "und") else []
    if several:
        return several
    if cues.get("segment.template"):
        inside = _find_template(blocks, folded, main, document.key)
        if inside:
            return [inside]
    return [Segment(0, _cut_tail(blocks, folded, main, len(folded)), document.key)]


def is_plainly_one(document: Document, folded: str, cues: Cues, language: str) -> bool:
    """Whether the whole page is one posting whatever its sections are: nothing in it can head a second posting, a template or what comes after.

    Most pages tell so at a glance. `find_segments` says the same of such a page.
    """
    blocks = document.blocks
    if cues.get("segment.template"):
        return False
    heads = 0
    third = len(folded) // 3
    for block in blocks:
        if block.end - block.start > _LINE:
            continue
        if language in ("en", "und") and _may_head(block, folded):
            heads += 1
            if heads > 1:
                return False
        if block.start > third and _AFTER.match(folded, block.start, block.end):
            return False
    return True


def _outer(sections: Sequence[Section]) -> list[Section]:
    """Sections that lie in no other."""
    main: list[Section] = []
    last = -1
    for section in sections:
        if section.start >= last:
            main.append(section)
            last = section.end
    return main


def _split_parallel(blocks: Sequence[Block], folded: str, main: Sequence[Section], key: str) -> list[Segment]:
    """Runs of the same section headings, each under a line of its own: one posting a run."""
    heads = [index for index, section in enumerate(main) if section.heading and section.kind in _CORE]
    words = [folded[main[index].start : main[index].body].strip(" :\n") for index in heads]
    if len(set(words)) == len(words):
        return []
    places: dict[str, list[int]] = {}
    for word, index in zip(words, heads, strict=True):
        places.setdefault(word, []).append(index)
    for starts in places.values():
        if len(starts) < 2:
            continue
        runs = [main[low:high] for low, high in pairwise([*starts, len(main)])]
        kinds = [{section.kind for section in run} & _CORE for run in runs]
        if min(len(kind) for kind in kinds) < 2 or not all(
            "responsibilities" in kind and kind & {"requirements", "skills"} for kind in kinds
        ):
            continue
        if any(len(kind & kinds[0]) * 2 < max(len(kind), len(kinds[0])) for kind in kinds):
            continue
        if len({folded[run[0].body : run[0].end].strip() for run in runs}) < len(runs):
            continue  # the same posting pasted twice
        titles = [_line_above(blocks, folded, run[0].start) for run in runs]
        names = [folded[title.start : title.end] if title else "" for title in titles]
        if not all(names) or len(set(names)) < len(names):
            continue
        begin = [title.start for title in titles if title]
        ends = [*(start - 1 for start in begin[1:]), _cut_after_list(blocks, runs, begin, len(folded))]
        # A page's own h1 above the first run belongs to no single one of them.
        return [
            Segment(start, end, _join_key(key, _make_key(name, number)))
            for number, (start, end, name) in enumerate(zip(begin, ends, names, strict=True), 1)
        ]
    return []


def _line_above(blocks: Sequence[Block], folded: str, start: int) -> Block | None:
    """The short line right above an offset, if it can head what follows: no bullet, no sentence, no section of its own."""
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].start < start:
            low = middle + 1
        else:
            high = middle
    if not low:
        return None
    block = blocks[low - 1]
    return block if _may_head(block, folded) and not classify(folded[block.start : block.end], sure=False) else None


def _may_head(block: Block, folded: str) -> bool:
    """Whether a block has the form of a line that heads a posting."""
    return (
        block.kind in ("heading", "paragraph")
        and not block.field
        and block.end - block.start <= _LINE
        and folded[block.end - 1] not in ".:;,!"
    )


def _make_key(name: str, number: int) -> str:
    words = re.findall(r"[a-z0-9]+", name.split("(")[0])
    return "-".join(words[:6]) or str(number)


def _join_key(key: str, name: str) -> str:
    return f"{key}/{name}" if key else name


def _cut_after_list(blocks: Sequence[Block], runs: Sequence[Sequence[Section]], begin: Sequence[int], end: int) -> int:
    """Where the last run ends: where the others end with a list, with its list, so that the page's foot is left out."""
    for run, stop in zip(runs, begin[1:], strict=False):
        inside = [block for block in blocks if run[-1].body <= block.start < stop]
        if not inside or any(block.kind != "item" for block in inside):
            return end
    last = -1
    for block in blocks:
        if block.start >= runs[-1][-1].body:
            if block.kind != "item":
                break
            last = block.end
    return last if last > 0 else end


def _find_template(blocks: Sequence[Block], folded: str, main: Sequence[Section], key: str) -> Segment | None:
    """The posting that an article shows as its template or example: from the first section under that line to the next of the article's own."""
    marks = CUES["segment.template"]
    for index, block in enumerate(blocks):
        words = folded[block.start : block.end]
        if len(words) > _LINE or words[-1] in ".,;" or block.kind == "item" or not any(mark in words for mark in marks):
            continue
        following = next((section for section in main if section.start > block.start), None)
        if following is None:
            continue
        end = len(folded)
        for below in blocks[index + 1 :]:
            if below.start > following.start and below.kind != "item" and _is_article_line(folded, below):
                end = below.start - 1
                break
        inside = {section.kind for section in main if following.start <= section.start < end}
        before = any(_is_article_line(folded, other) or other.end - other.start > 40 for other in blocks[:index])
        if len(inside & _CORE) >= 2 and (before or end < len(folded)):
            start = following.start
            title = blocks[index + 1]
            if title.start < start and title.end - title.start <= _LINE and title.kind == "heading":
                start = title.start
            return Segment(start, end, key, "the page around it is an article about the occupation")
    return None


def _is_article_line(folded: str, block: Block) -> bool:
    size = block.end - block.start
    return (
        size <= _LINE and block.kind in ("heading", "paragraph") and _ARTICLE.match(folded[block.start : block.end]) is not None
    )


def _cut_tail(blocks: Sequence[Block], folded: str, main: Sequence[Section], end: int) -> int:
    """Where the page goes on to other things than the posting, such as a list of similar jobs."""
    last = max(main[-1].start if main else 0, end // 3)
    cut = end
    for block in reversed(blocks):
        if block.start <= last:
            break
        if block.end - block.start <= _LINE and _AFTER.match(folded, block.start, block.end):
            cut = block.start - 1
    return cut
