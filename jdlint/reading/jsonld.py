"""The ``JobPosting`` of an ``application/ld+json`` script, as pages really hold it."""

from __future__ import annotations

import re
from collections import abc

from jdlint.model.document import Fields
from jdlint.model.source import LINE_END, Unreadable
from jdlint.model.span import Span
from jdlint.model.text import Text
from jdlint.reading.json import parse_json
from jdlint.reading.tree import Broken, Mapping, Node, Scalar, Sequence, fields_of

_OPENING = re.compile(r"\s*+(?:(?://\s*+|/\*\s*+)?<!\[CDATA\[(?:\s*+\*/)?|(?://\s*+)?<!--|;)?\s*+", re.IGNORECASE)
_CLOSING = re.compile(r"\s*+(?:(?://\s*+|/\*\s*+)?\]\]>(?:\s*+\*/)?|(?://\s*+)?-->|;)?\s*+\Z")
_CLOSERS = re.compile(r"(?://[ \t]*+|/\*[ \t]*+)?(?:\]\]>|-->)(?:[ \t]*+\*/)?\s*+\Z|;\s*+\Z")


def read_jsonld(text: str, start: int) -> Fields | None:
    """The first ``JobPosting`` in a script's text, at its root, in a list, in ``@graph`` or inside another thing; None if there is none.

    CDATA and comment wrappers, line ends inside strings and a wholly escaped script (``&quot;``) are tolerated. Ranges are those in
    ``text``, moved by ``start``. Raises `Unreadable` where the script is broken, with line and column counted in ``text``.
    """
    if "JobPosting" not in text:
        return None
    opening = _OPENING.match(text)
    low = opening.end() if opening else 0
    # The tail alone is searched, so that a long script is not walked twice.
    tail = max(low, len(text) - 200)
    closing = _CLOSERS.search(text, tail)
    high = closing.start() if closing else len(text)
    lead: Text | None = None
    try:
        if "&quot;" in text and '"' not in text:
            from jdlint.reading.prose import unescaped

            lead = unescaped(Text.verbatim(text))
            root = parse_json(lead.string, lead.to_text(low), lead.to_text(high), strict=False).node
        else:
            root = parse_json(text, low, high, strict=False).node
    except Broken as broken:
        offset = lead.to_source(broken.offset, broken.offset).start if lead else broken.offset
        starts = [0, *(match.end() for match in LINE_END.finditer(text, 0, offset))]
        raise Unreadable(f"The JSON-LD is broken: {broken.message}.", f"{len(starts)}:{offset - starts[-1] + 1}") from None
    posting = _find_posting(root)
    if posting is None:
        return None
    fields = fields_of(posting, "json-ld")
    return Fields(fields.origin, fields.value, _shift(fields.spans, lead, start), _shift(fields.keys, lead, start))


def _shift(spans: abc.Mapping[str, Span], lead: Text | None, start: int) -> dict[str, Span]:
    moved: dict[str, Span] = {}
    for pointer, (low, high) in spans.items():
        if lead is not None:
            low, high = lead.to_source(low, high)
        moved[pointer] = Span(low + start, high + start)
    return moved


def _find_posting(root: Node) -> Mapping | None:
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, Scalar):
            continue
        if isinstance(node, Sequence):
            pending += reversed(node.nodes)
            continue
        kind = node.value.get("@type", node.value.get("type"))
        for one in kind if isinstance(kind, list) else [kind]:
            if isinstance(one, str) and re.split(r"[/#:]", one)[-1] == "JobPosting":
                return node
        pending += [entry.node for entry in reversed(node.entries.values())]
    return None
