"""The job's title: every place that claims to state it, and the best of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from jdlint.model.document import Block, Document
from jdlint.model.later import later
from jdlint.model.posting import Passage
from jdlint.reading.fields import title_pointer
from jdlint.understanding.headings import classify, normalise
from jdlint.understanding.lines import UNKNOWN, Heading
from jdlint.understanding.listed import begins_duty
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
_DASH = later(r"\s*[\u2014\u2013]\s?|\s-\s")
# Lines of the page and of an e-mail around the posting, and calls to join.
_NOT_TITLE = later(
    r"(?:[$\u00a3\u20ac]|up to |based in |requisition|req(?:uisition)? ?(?:id|#|number)|please note|note[:!]|this (?:is |a |job |position |role )|apply|job id|posted|url|https?:|www\.|(?!(?:19|20)\d\d [a-z])\d|location|company|department|date|quick links|back|home|menu|skip|share|save|sign in|"
    r"log in|about |join (?:us|our|the)\b|careers?\b|come (?:and )?(?:work|join)|work (?:with|for) us|now hiring|we(?:'re| are) hiring|we want you|sorry\b|life at |meet |"
    r"vacanc(?:y|ies)$|(?:current |job )?(?:openings?|opportunities|vacancies)$|(?:from|to|cc|bcc|sent|date|re|fwd?|subject)\s?:|the [\w -]{2,40} team$)"
)
# What a line ends with that calls for people, where the job stands on the next.
_CALLS = (
    "applications for the position of", "applications for the post of", "applications for", "applications from", "recruiting for", "recruiting a", "recruiting an",
    "recruiting", "hiring for", "hiring a", "hiring an", "is hiring", "are hiring", "seeking a", "seeking an", "is seeking", "are seeking", "looking for a", "looking for an",
    "the position of", "the post of", "vacancy for", "vacancy", "job opening", "job opportunity", "employment opportunity", "job announcement", "now hiring",
)  # fmt: skip
_SHORT_FORM = later(r"\b(?:[A-Z]\.)+|\b[A-Z][a-z]{1,4}\.(?=[ ,]|$)")  # "N.C.", "Va.", "St."
_OPENING = 8  # blocks in which a page comes to the job's name
_WANTED = later(
    r"(?:now )?(?:hiring|wanted|we(?:'re| are) hiring|job opening|vacancy|vacant post|help wanted) ?(?::|-|\u2013|\u2014) "
)


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
    yield from _claim_heading(folded, blocks)
    for heading in headings:
        if not heading.kinds and heading.stop >= 0 and normalise(folded[heading.start : heading.end]) in _LABELS:
            start = heading.end + 1
            limit = min(start + 4 * LONGEST, len(folded))  # what is longer is no title
            line = folded.find("\n", start, limit)
            end = _label_end(folded, headings, start, line if line >= 0 else limit)
            if end > start + 1:
                yield start, end
                return
    for block in blocks[:_OPENING]:
        colon = folded.find(":", block.start, min(block.end, block.start + 25))
        if block.kind == "paragraph" and colon > 0 and folded[block.start : colon] in _LABELS and colon + 2 < block.end:
            if _is_short(folded, colon + 1, block.end):
                yield colon + 1, block.end
            return


def _claim_heading(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The first heading that may name the job; a call to join or a heading of a part is passed over for another of its rank or the next."""
    first = 0
    called = False
    for index, block in enumerate(blocks[:60]):
        if block.kind != "heading" or heads_value(blocks, index):
            continue
        if block.level > max(first, 2):
            return
        words = folded[block.start : block.end]
        if classify(words, sure=False) is None and _may_be_title(folded, block):
            yield block.start, block.end
            return
        if first and block.level > first and not called:
            return
        called = _NOT_TITLE.match(words) is not None and not words.startswith("about ")
        first = first or block.level


def _is_short(folded: str, start: int, end: int) -> bool:
    """Whether a line is short enough for a name and no sentence."""
    return end - start <= 90 and folded[end - 1] not in ".!?;," and folded.count(" ", start, end) < 12


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
    """The first line, if it is short and no heading, label or sentence, or the line that a call for people leads to.

    In running text it is what stands before the first dash.
    """
    called = _find_called(folded, blocks)
    if called is not None:
        start, end = trim(folded, *called)
        return Passage(text[start:end], start, end)
    known = {heading.start for heading in headings if heading.kinds != UNKNOWN}
    passed = 0
    for block in blocks[:_OPENING]:
        if block.field:
            continue
        words = folded[block.start : block.end]
        passed += 1
        if words.startswith(("from:", "to:", "cc:", "sent:", "date:", "subject:", "fw:", "fwd:", "re:")):
            passed = 0
            continue
        if passed > 3:
            return None
        if block.start in known or _NOT_TITLE.match(words) or words.endswith(_CALLS):
            continue
        if block.kind in ("item", "code", "cell") or ":" in words[:40]:
            return None
        if _is_short(folded, block.start, block.end) and words[-1] != ":":
            start, end = trim(folded, block.start, block.end)
            return Passage(text[start:end], start, end) if end - start > 2 else None
        return _read_dashed(text, folded, block)
    return None


def _find_called(folded: str, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """The short line after one that ends in a call for people, or what stands behind the call in its own line."""
    opening = blocks[:_OPENING]
    for block, following in zip_longest(opening, opening[1:]):
        if block.kind not in ("paragraph", "heading") or block.field or not _is_short(folded, block.start, block.end):
            continue
        wanted = _WANTED.match(folded, block.start, block.end)
        if wanted and wanted.end() < block.end:
            return wanted.end(), block.end
        if (
            following
            and following.kind in ("paragraph", "heading")
            and folded[block.start : block.end].rstrip(" :").endswith(_CALLS)
            and _is_short(folded, following.start, following.end)
            and folded[following.end - 1] != ":"
            and not begins_duty(folded, following.start, following.end)
            and classify(folded[following.start : following.end], sure=False) is None
        ):
            return following.start, following.end
    return None


def _read_dashed(text: str, folded: str, block: Block) -> Passage | None:
    """The name before the first dash of running text: "Clerk, Town Hall - keeps the register"."""
    dash = _DASH.search(text, block.start, min(block.end, block.start + 130))
    if dash and "." not in _SHORT_FORM.sub("", text[block.start : dash.start()]) and text[block.start].isupper():
        comma = text.find(",", block.start, dash.start())
        end = comma if comma > 0 else dash.start()
        head = text[block.start : end]
        if head.count(" ") < 9 and all(word[0].isupper() or len(word) < 4 for word in head.split() if word[0].isalpha()):
            return Passage(head, block.start, end)
    return None
