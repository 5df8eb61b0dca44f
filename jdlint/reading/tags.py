"""What HTML's tags mean to a reader of the page, and what their attributes say."""

from __future__ import annotations

import re
from functools import cache

from jdlint.reading.references import decode_attribute

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
# Elements that begin and end a block and say nothing of its kind.
PLAIN_BLOCKS = frozenset((
    "address", "article", "aside", "body", "button", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main", "p", "search", "section",
    "summary", "tbody", "tfoot", "thead", "tr",
))  # fmt: skip
BLOCKS = PLAIN_BLOCKS | HEADINGS | LISTS | {"li", "td", "th", "table", "blockquote", "pre", "nav"}
# What a reader of the page does not read as the posting: machinery, pictures, choices of a form, navigation.
SKIPPED = frozenset(("audio", "canvas", "datalist", "math", "nav", "object", "select", "svg", "template", "video"))
# Their inside is no markup, so that a "<b" in a script is not a tag.
RAW = frozenset(("iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"))
# Elements without an end tag, and the page itself: to hide them hides nothing that is read.
UNHIDEABLE = RAW | {
    "area", "base", "body", "br", "col", "embed", "hr", "html", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'<>]++))?+""")
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def find_raw_end(name: str, text: str, position: int, end: int) -> int:
    """Where the end tag of a raw element begins, -1 when there is none."""
    match = _raw_end(name).search(text, position, end)
    return match.start() if match else -1


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def hides(attributes: str) -> bool:
    """Whether a start tag's attributes hide its element."""
    low = attributes.lower()
    if "hidden" not in low and "none" not in low:
        return False
    found = read_attributes(low)
    return "hidden" in found or found.get("aria-hidden") == "true" or bool(_UNSEEN.search(found.get("style", "")))


def read_attributes(attributes: str) -> dict[str, str]:
    """A start tag's attributes: names in lower case, values without quotes, the first of a name counting."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(attributes):
        name, value = attribute.group(1, 2)
        if value and value[0] in "\"'":
            value = value[1:-1]
        found.setdefault(name.lower(), decode_attribute(value or ""))
    return found
