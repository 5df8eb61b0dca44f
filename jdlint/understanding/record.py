"""The record: a posting as a careful reader would fill in a form."""

from __future__ import annotations

from typing import Any

from jdlint.model.posting import Passage, Posting
from jdlint.understanding.pay_fields import make_pay


def make_record(posting: Posting) -> dict[str, Any]:
    """The record of a posting in the shape of ``schemas/record.schema.json``: every key there, null or empty where nothing is said.

    Ranges of sections are code points of the source file; amounts are integers where they are whole.
    """
    return {
        **_list_said(posting),
        **posting.unseen,
    }


def _list_said(posting: Posting) -> dict[str, Any]:
    """The record of what the text and its fields say."""
    return {
        "kind": posting.kind,
        "title": posting.title.text if posting.title else None,
        "language": posting.language,
        "sections": [_section(posting, index) for index in range(len(posting.sections))],
        "pay": _list_pay(posting),
        "reporting_line": _quote(posting, posting.reporting_line),
        "eeo_statement": _quote(posting, posting.eeo_statement),
        "accommodation_statement": _quote(posting, posting.accommodation_statement),
        "application": _quote(posting, posting.application, url=posting.application_url, email=posting.application_email),
        "deadline": _quote(posting, posting.deadline, date=posting.deadline_date),
        "locations": [{"text": place.text, "jurisdiction": place.jurisdiction} for place in posting.locations],
        "workplace": posting.workplace,
        "employment_type": list(posting.employment_type),
        "benefits": _words(posting.benefits),
        "summary": _words(posting.summary),
        "responsibilities": _words(posting.responsibilities),
        "requirements": _words(posting.requirements, count=posting.requirement_count),
    }


def _list_pay(posting: Posting) -> list[dict[str, Any]]:
    """The amounts as the text states them, and those of fields that it does not state."""
    fields = [block for block in posting.blocks if block.kind == "field"] if len(posting.pay) > 1 else []
    stated = [pay for pay in posting.pay if any(block.start <= pay.start < block.end for block in fields)]
    told = {pay[3:] for pay in posting.pay if pay not in stated}
    return [make_pay(pay) for pay in posting.pay if pay not in stated or pay[3:] not in told]


def _section(posting: Posting, index: int) -> dict[str, Any]:
    section = posting.sections[index]
    span = posting.document.text.to_source(section.start, section.end)
    return {"kind": section.kind, "heading": section.heading, "start": span.start, "end": span.end}


def _quote(posting: Posting, passage: Passage | None, **more: str | None) -> dict[str, str | None] | None:
    """A statement as it stands in the posting: in Markdown, which people read as it is written, with the links inside it."""
    if passage is None:
        return None
    document, text = posting.document, passage.text
    if document.format == "markdown":
        span = document.text.to_source(passage.start, passage.end)
        text = document.source.text[span.start : span.end]
    return {"text": text, **more}


def _words(passage: Passage | None, **more: int | None) -> dict[str, str | int | None] | None:
    """What a part says; in a text without lines it ends before the blank in front of the next."""
    return {"text": passage.text.strip(), **more} if passage else None
