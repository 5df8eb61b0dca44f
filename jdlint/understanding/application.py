"""How to apply: the instruction that names a means, and the address it leads to."""

from __future__ import annotations

from typing import NamedTuple

from jdlint.model.posting import Passage
from jdlint.model.span import Span
from jdlint.understanding.addresses import find_address, find_email, find_url, match_url, read_mailto
from jdlint.understanding.application_cues import ASKING, CUES, FORMS, SHOWN
from jdlint.understanding.instructions import is_other, score
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST, is_unfilled
from jdlint.understanding.words import has_any

__all__ = ["CUES", "find_application"]


_UNDER = 1000  # characters under a heading in which an address belongs to it


class _Found(NamedTuple):
    passage: Passage | None
    url: str | None
    email: str | None


def find_application(part: Part) -> tuple[Passage | None, str | None, str | None]:
    """The instruction that says how to apply, with the web address and the e-mail address it names, if any.

    "We encourage you to apply" names no means and is none.
    """
    field = _by_field(part)
    best: tuple[int, Span] | None = None
    seen = -1
    for start, end in sorted([*part.find("apply.send")[:MOST], *part.find("apply.word")[:MOST]]):
        if start < seen:
            continue
        span = _sentence(part, start, end)
        rank = score(part, start, end, span)
        if rank:
            if rank >= 3:  # a sentence that tells it loosely may tell it better further on
                seen = span.end
            rank = min(rank, 3) + (2 if rank >= 3 else 1) if _under_apply(part, start) else min(rank, 3)
            if best is None or rank > best[0]:
                best = rank, span
    if best is None or best[0] < 3:
        found = _by_link(part) or _by_heading(part)
        if found is not None:
            return found
    if best is not None and (field is None or best[0] >= 3):
        return _with_address(part, best[1])
    return field or _by_page(part) or _by_url(part)


def _under_apply(part: Part, offset: int) -> bool:
    """Whether a place stands under a heading about applying."""
    section = part.section(offset)
    if section is not None:
        return section.kind == "how_to_apply"
    block = part.block(offset)
    above = part.block(block.start - 1) if block.start > part.start else block
    return above is not block and above.end - above.start <= 40 and "apply" in part.folded[above.start : above.end]


def _by_field(part: Part) -> _Found | None:
    """Structured values: an address to apply at goes before a page that may tell more."""
    second = None
    for block in part.fields("application"):
        if is_unfilled(part, block):
            continue
        text = part.document.text.string[block.start : block.end]
        name = block.field.rstrip("/0123456789").rsplit("/", 1)[1].lower()
        url, email = find_url(text), find_email(text)
        found = _Found(part.passage(block.start, block.end), url, email)
        if "appl" in name:
            return found
        if email and "contact" not in name:
            second = second or found
    return second


def _by_page(part: Part) -> _Found | None:
    """The address of its page, for a record of a feed: what shows it elsewhere sends readers there to apply."""
    if part.document.format != "record":
        return None
    for block in [*part.fields("application"), *part.fields("url")]:
        if url := find_url(part.document.text.string[block.start : block.end]):
            return _Found(part.passage(block.start, block.end), url, None)
    return None


def _by_link(part: Part) -> _Found | None:
    """A hyperlink whose words or address say that one applies there."""
    for link in part.document.links:
        if not part.start <= link.start < part.end or link.href.startswith("#") or "/#" in link.href:
            continue
        words, href = part.folded[link.start : link.end], link.href.lower()
        if ("how" not in words and ("apply" in words or "application form" in words)) or has_any(f"{href}/", FORMS):
            span = _sentence(part, link.start, link.end)
            email = read_mailto(link.href)
            return _Found(part.passage(*span), None if email else link.href, email)
    return None


def _by_url(part: Part) -> _Found:
    """An address in the text that is an application form by its own words."""
    low, high = part.start, part.end
    place = part.folded.find("http", low, high)
    while place >= 0:
        url = match_url(part, place, high)
        if url and has_any(f"{url.lower()}/", FORMS):
            return _Found(part.passage(place, place + len(url)), url, None)
        place = part.folded.find("http", place + len(url or "http"), high)
    return _Found(None, None, None)


def _by_heading(part: Part) -> _Found | None:
    """The first address under a heading that says one applies there: what stands under it need say no more.

    One for questions counts where there is no other, and under "How to apply" what to send where nothing tells the way.
    """
    second = third = None
    for section in part.sections:
        if section.kind != "how_to_apply" or not section.heading or section.end <= section.body:
            continue
        heading = section.heading.lower()
        if "appl" not in heading and "interested" not in heading:
            continue
        own = heading.endswith(("how to apply", "how to apply:")) and part.block(section.start).end <= section.body
        offset, stop = section.body, min(section.end, section.body + _UNDER)
        while offset < stop:
            span = _sentence(part, offset, offset + 1)
            address = find_address(part, span)
            text = part.folded[span.start : span.end]
            if (address.url or address.email or address.phone) and not is_other(text):
                found = _Found(part.passage(*span), address.url, address.email)
                if not has_any(text, ASKING):
                    return found
                second = second or found
            elif third is None and own and (SHOWN.inside(text) or text.startswith(("please", "include"))) and not is_other(text):
                third = _Found(part.passage(*span), None, None)
            offset = max(span.end, offset + 1)
            while offset < stop and part.folded[offset].isspace():
                offset += 1
    return second or third


def _with_address(part: Part, span: Span) -> _Found:
    address = find_address(part, span)
    return _Found(part.passage(*span), address.url, address.email)


def _sentence(part: Part, start: int, end: int) -> Span:
    """The sentence about a place, inside its block and no longer than can be read."""
    block = part.block(start)
    low, high = part.sentence(start)
    low, high = max(low, block.start, start - 200), min(max(high, end), block.end, end + 260)
    while low < start and not (low == block.start or part.folded[low - 1].isspace()):
        low += 1
    while high < block.end and not part.folded[high].isspace() and high - end < 400:
        high += 1
    while high > end and part.folded[high - 1] == " ":
        high -= 1
    return Span(low, high)
