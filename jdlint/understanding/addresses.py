"""Where one can write, call or click: e-mail and web addresses, telephone numbers, hyperlinks."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from jdlint.model.later import later
from jdlint.model.span import Span
from jdlint.understanding.part import Part

_BEFORE, _BEHIND = 64, 330  # characters of an address before and behind its sign


class _Patterns(NamedTuple):
    email: re.Pattern[str]
    url: re.Pattern[str]
    domain: re.Pattern[str]
    phone: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        email=later(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
        url=later(r"(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]"),
        # Only behind a word of place, since "ASP.NET" and "monday.com" are none of ours.
        domain=later(
            r"(?:\b(?:at|via|on|from|visit|to|through|site|website|online)|:) ((?:[\w-]{1,63}\.){1,4}"
            r"(?:com|org|net|gov|edu|mil|int|info|jobs|careers|io|ai|co|uk|us|ca|au|nz|ie|de|eu|example)\b(?:/[^\s<>\"')\],;]*)?)(?<![.:!?])",
            re.IGNORECASE,
        ),
        phone=later(r"(?<![\w.,$£€-])\+?\(?\d[\d ().-]{7,18}\d(?![\w,])"),
    )


class Address(NamedTuple):
    """What a stretch of text names to write or to go to; ``phone`` is whether it names a telephone number."""

    url: str | None = None
    email: str | None = None
    phone: bool = False


def find_address(part: Part, span: Span) -> Address:
    """The first web address and the first e-mail address in a stretch of the text, as written or behind a hyperlink."""
    text = part.document.text.string[span.start : span.end]
    href = find_link(part, span)
    mail = read_mailto(href) if href else None
    # A word with a sign or a dot inside is rare, and an expression is slow.
    email = _patterns().email.search(text) if "@" in text else None
    url = _patterns().url.search(text) if "http" in text or "www." in text else None
    domain = None if url or email or mail else find_domain(text)
    return Address(
        url.group() if url else href if href and not mail else domain,
        email.group() if email else mail,
        has_phone(text),
    )


def find_domain(text: str) -> str | None:
    """A web address printed without its beginning, such as ``northwind.example/jobs``."""
    match = _patterns().domain.search(text) if "." in text else None
    return match.group(1) if match else None


def find_email(text: str) -> str | None:
    """The first e-mail address of a text."""
    match = _patterns().email.search(text)
    return match.group() if match else None


def list_emails(text: str, start: int, end: int, most: int) -> list[Span]:
    """The places of the first e-mail addresses in a stretch of a text, looked for around the first ``most`` signs of one."""
    found: list[Span] = []
    sign = low = start
    for _ in range(most):
        sign = text.find("@", sign, end)
        if sign < 0:
            break
        match = _patterns().email.search(text, max(low, sign - _BEFORE), min(sign + _BEHIND, end))
        if match:
            found.append(Span(*match.span()))
            low = match.end()
        sign = max(sign + 1, low)
    return found


def find_url(text: str) -> str | None:
    """The first web address of a text."""
    match = _patterns().url.search(text)
    return match.group() if match else None


def match_url(part: Part, start: int, end: int) -> str | None:
    """The web address that begins at an offset of the text."""
    match = _patterns().url.match(part.document.text.string, start, end)
    return match.group() if match else None


def has_phone(text: str) -> bool:
    """Whether a text holds a telephone number: nine digits or more, in groups or not."""
    return any(sum(map(str.isdigit, match.group())) >= 9 for match in _patterns().phone.finditer(text))


def find_link(part: Part, span: Span) -> str | None:
    """Where the first hyperlink in a stretch leads that does not stay on the page."""
    links = part.document.links
    if not links:
        return None
    index = bisect_left(links, span.start, key=lambda link: link.start)
    while index < len(links) and links[index].start < span.end:
        if "#" not in links[index].href[:1] and "/#" not in links[index].href:
            return links[index].href
        index += 1
    return None


def read_mailto(href: str) -> str | None:
    """The e-mail address of a ``mailto:`` link."""
    return href[7:].split("?")[0] if href[:7].lower() == "mailto:" else None
