"""A posting as schema.org ``JobPosting`` in JSON-LD, made of its record and its text, for the page on which it is published.

What the posting does not say is left out, and not guessed. Source of names and forms: schema.org/JobPosting, and Google Search Central,
"Job posting (JobPosting) structured data".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from jdlint.model.document import Block, Document
from jdlint.model.report import PostingReport

_TYPES = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACTOR",
    "contractor": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
    "intern": "INTERN",
    "volunteer": "VOLUNTEER",
    "per_diem": "PER_DIEM",
}
_UNITS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "year": "YEAR"}


def describe(posting: PostingReport, *, posted: str, company: str = "") -> dict[str, Any]:
    """The ``JobPosting``. ``posted`` is the ISO day of publication, ``company`` the employer's name, "" where it is not known.

    The report has to hold its document.
    """
    record = posting.record
    said: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "description": "".join(write_html(posting.document)) if posting.document else "",
        "datePosted": posted,
    }
    if posting.language not in ("", "und"):
        said["inLanguage"] = posting.language
    if company:
        said["hiringOrganization"] = {"@type": "Organization", "name": company}
    if (deadline := record.get("deadline")) and deadline.get("date"):
        said["validThrough"] = deadline["date"]
    kinds = list(dict.fromkeys(_TYPES[kind] for kind in record.get("employment_type", ()) if kind in _TYPES))
    if kinds:
        said["employmentType"] = kinds[0] if len(kinds) == 1 else kinds
    said |= _tell_places(record)
    pay = next((pay for pay in record.get("pay", ()) if pay["kind"] == "base"), None)
    if pay is not None and (salary := _tell_pay(pay)):
        said["baseSalary"] = salary
    if (application := record.get("application")) and (application.get("url") or application.get("email")):
        said["applicationContact"] = {
            "@type": "ContactPoint",
            **({"url": application["url"]} if application.get("url") else {}),
            **({"email": application["email"]} if application.get("email") else {}),
        }
    for name, key in (("responsibilities", "responsibilities"), ("requirements", "qualifications"), ("benefits", "jobBenefits")):
        if record.get(name):
            said[key] = record[name]["text"]
    return said


def render(posting: PostingReport, *, posted: str, company: str = "") -> str:
    """The same as JSON, which can stand in a ``script`` element of a page."""
    text = json.dumps(describe(posting, posted=posted, company=company), ensure_ascii=False, indent=2)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _tell_places(record: Mapping[str, Any]) -> dict[str, Any]:
    places = [place for place in record.get("locations", ()) if place.get("text")]
    if record.get("workplace") == "remote":
        said: dict[str, Any] = {"jobLocationType": "TELECOMMUTE"}
        where = [{"@type": "AdministrativeArea", "name": place["text"]} for place in places]
        return said | ({"applicantLocationRequirements": where[0] if len(where) == 1 else where} if where else {})
    where = [{"@type": "Place", "address": _tell_address(place)} for place in places]
    return {"jobLocation": where[0] if len(where) == 1 else where} if where else {}


def _tell_address(place: Mapping[str, Any]) -> dict[str, Any]:
    town, _, _ = str(place["text"]).partition(",")
    country, _, region = str(place.get("jurisdiction") or "").partition("-")
    address: dict[str, Any] = {"@type": "PostalAddress", "addressLocality": town.strip()}
    if region:
        address["addressRegion"] = region.partition("-")[0]
    if country:
        address["addressCountry"] = country
    return address


def _tell_pay(pay: Mapping[str, Any]) -> dict[str, Any] | None:
    unit, currency = _UNITS.get(str(pay.get("period"))), pay.get("currency")
    low, high = pay.get("min"), pay.get("max")
    if unit is None or currency is None or (low is None and high is None):
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": unit}
    if low == high:
        value["value"] = low
    else:
        value |= {name: amount for name, amount in (("minValue", low), ("maxValue", high)) if amount is not None}
    return {"@type": "MonetaryAmount", "currency": currency, "value": value}


def write_html(document: Document) -> Iterator[str]:
    """The readable text in the few elements that job boards take: headings, paragraphs and lists."""
    text = document.text.string
    blocks = [block for block in document.blocks if not block.field]
    for items, group in groupby(blocks, key=lambda block: block.kind == "item"):
        if items:
            yield "<ul>"
            yield from (f"<li>{escape(text[block.start : block.end])}</li>" for block in group)
            yield "</ul>\n"
            continue
        for block in group:
            name = f"h{max(block.level, 2)}" if block.kind == "heading" else "p"
            yield f"<{name}>{escape(text[block.start : block.end])}</{name}>\n"


def write_markdown(document: Document) -> Iterator[str]:
    """The readable text as Markdown, to be edited: what was a Word document or a PDF file has no text of its own."""
    blocks = [block for block in document.blocks if not block.field]
    for number, block in enumerate(blocks):
        before = blocks[number - 1].kind if number else ""
        if number:
            yield "\n" if block.kind == "item" and before == "item" else "\n\n"
        yield _mark(block) + "".join(_bold(document, block))
    yield "\n"


def _mark(block: Block) -> str:
    if block.kind == "heading":
        return "#" * block.level + " "
    return "  " * (block.level - 1) + "- " if block.kind == "item" else ""


def _bold(document: Document, block: Block) -> Iterator[str]:
    """The text of a block, with what is bold between asterisks; characters that Markdown would take for its own are escaped."""
    text, position = document.text.string, block.start
    spans = [span for span in document.emphasis if block.start <= span.start and span.end <= block.end]
    for start, end in spans if block.kind != "heading" else ():
        words = text[start:end]
        bare = words.strip()
        lead = start + len(words) - len(words.lstrip())
        end = lead + len(bare)
        around = text[lead - 1 : lead] if lead > block.start else "", text[end : end + 1] if end < block.end else ""
        if bare and (lead > position or lead == block.start) and _flanks(around[0], bare[0]) and _flanks(around[1], bare[-1]):
            yield _escape(text[position:lead], position == block.start) + f"**{_escape(bare, False)}**"
            position = end
    yield _escape(text[position : block.end], position == block.start)


def _flanks(outside: str, inside: str) -> bool:
    """Whether asterisks between two characters make words bold (CommonMark 0.31, § 6.2)."""
    return inside.isalnum() or not outside.isalnum()


_SPECIAL = frozenset("\\`*_[]<>~|!")
_LINE_MARKS: Sequence[str] = ("#", "-", "+", ">", "=", "~", "|")


def _escape(text: str, first: bool) -> str:
    """Text that Markdown reads as it stands."""
    escaped = "".join(f"\\{char}" if char in _SPECIAL else char for char in text)
    if first and escaped.startswith(tuple(_LINE_MARKS)):
        return "\\" + escaped
    head, dot, rest = escaped.partition(".") if "." in escaped[:10] else escaped.partition(")")
    if first and dot and head.isdigit() and len(head) < 10:
        return f"{head}\\{dot}{rest}"
    return escaped.replace("&", "&amp;")
