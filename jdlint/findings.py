"""The only place where a hit becomes a finding."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jdlint.checking.judging import Hit
from jdlint.checking.law.charges import Charge, weigh
from jdlint.checking.rule import Rule
from jdlint.model.digest import digest
from jdlint.model.document import Document
from jdlint.model.escaping import escape
from jdlint.model.finding import Edit, Finding, Fix, Related, Safety
from jdlint.model.posting import SECTION_KINDS, Posting
from jdlint.model.span import Span
from jdlint.understanding.fold import fold

MOST_FINDINGS = 1000
"""How many places of one rule in one posting are told one by one; a last finding, without a place, tells how many more there are."""


def make_findings(rule: Rule, posting: Posting, charges: Sequence[Charge], day: str) -> list[Finding]:
    """The findings of a rule's hits, in order of place, up to `MOST_FINDINGS`, and one that counts those beyond; ``day`` is an ISO date."""
    document = posting.document
    seen: dict[tuple[str, str], int] = {}
    findings = []
    for hit, law in charges[:MOST_FINDINGS]:
        span, text, section, zone, words = hit.source, None, None, "", ""
        if hit.start is not None and hit.end is not None:
            span = document.text.to_source(hit.start, hit.end)
            text = document.text.string[hit.start : hit.end]
            zone = posting.zone(hit.start)
            section = zone if zone in SECTION_KINDS else None
            words = " ".join(posting.folded[hit.start : hit.end].split())
        elif span is not None:
            text = document.source.text[span.start : span.end]
            words = " ".join(fold(text).split())
        same = (zone, words)
        seen[same] = number = seen.get(same, 0) + 1
        findings.append(
            Finding(
                rule=rule.id,
                category=rule.category,
                topic=rule.topic,
                severity=weigh(rule, law, day),
                message=rule.message.format_map({"text": shorten(text or ""), **hit.values}),
                section=section,
                span=span,
                text=text,
                fingerprint=fingerprint(rule.id, zone, words, str(number)) if words else _mark_whole(rule.id, zone, number),
                fix=_make_fix(hit, rule.safety, document),
                related=tuple(
                    Related(place if isinstance(place, Span) else document.text.to_source(place.start, place.end), message)
                    for place, message in hit.related
                )
                if hit.related
                else (),
                law=tuple([one.citation for one in law]),
            )
        )
    if more := len(charges) - len(findings):
        message = f"{more:,} more of '{rule.title}' in this posting; the first {MOST_FINDINGS:,} are told one by one."
        mark = fingerprint(rule.id, "more")
        findings.append(Finding(rule.id, rule.category, rule.topic, rule.severity, message, None, None, None, mark))
    return findings


def _make_fix(hit: Hit, safety: Safety, document: Document) -> Fix | None:
    """The change that a hit, and those told together with it, propose."""
    if hit.becomes is None and not hit.more:
        return None
    edits = [edit for one in (hit, *hit.more) if (edit := _make_edit(one, document)) is not None]
    if not edits:
        return None
    first = edits[0]
    words = shorten(document.source.text[first.start : first.end])
    title = f'Replace "{words}" with "{first.text}"' if first.text else f'Remove "{words}"'
    return Fix(title if len(edits) == 1 else f"{title}, and {len(edits) - 1} more", safety, tuple(edits))


def _make_edit(hit: Hit, document: Document) -> Edit | None:
    """The change of one place; none where the source holds markup, an entity or an escape in the place of the words."""
    if hit.becomes is None:
        return None
    if hit.mends is not None:
        return Edit(hit.mends.start, hit.mends.end, hit.becomes)
    if hit.start is None or hit.end is None:
        return None
    span, text = document.text.to_source(hit.start, hit.end), document.text.string[hit.start : hit.end]
    written = document.source.text[span.start : span.end]
    if written != text and written.split() != text.split():
        return None
    words = escape(hit.becomes, document.format)
    return None if words is None else Edit(span.start, span.end, words)


def shorten(text: str) -> str:
    """Words for a message: on one line, and not more of them than one takes in at a glance."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:60].rstrip() + " … " + line[-16:].lstrip()


def fingerprint(*parts: str) -> str:
    """Sixteen hexadecimal digits that stay the same wherever the words move to in their section."""
    return digest("\x1f".join(parts).encode("utf-8", "surrogatepass"))[:16]


@lru_cache(maxsize=4096)
def _mark_whole(rule: str, zone: str, number: int) -> str:
    """The fingerprint of what is wrong with a posting as a whole, which many postings share."""
    return fingerprint(rule, zone, "", str(number))
