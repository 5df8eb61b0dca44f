"""What a page's JSON-LD tells search engines of the job, as facts to hold beside the text that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jdlint.model.document import Document, Fields
from jdlint.model.posting import Pay, Told
from jdlint.reading.tree import pointer_to
from jdlint.understanding.employment import read_type
from jdlint.understanding.jurisdictions import find_jurisdiction
from jdlint.understanding.money import read_currency
from jdlint.understanding.pay_fields import make_pay, read_bare, read_unit


class Markup(NamedTuple):
    """The facts; each is empty or None where the markup does not tell it in a form that can be read.

    ``places`` are pairs of a jurisdiction's code and its value, ``types`` of a kind of employment and its value, ``pays`` of an
    amount (whose own range means nothing) and its value. ``remote`` is the value that says the job can be done from anywhere.
    ``until`` is an ISO date with its value.
    """

    title: Told | None
    pays: tuple[tuple[Pay, Told], ...]
    places: tuple[tuple[str, Told], ...]
    remote: Told | None
    types: tuple[tuple[str, Told], ...]
    until: tuple[str, Told] | None
    company: str


def read_markup(fields: Fields) -> Markup:
    """The facts of a ``JobPosting``."""
    root = _Member(fields, "", fields.value)
    title, until, kind = root.get("title"), root.get("validThrough"), root.get("jobLocationType")
    until_date = until.text[:10] if until and _is_date(until.text[:10]) else None
    return Markup(
        title=title.told if title and title.text else None,
        pays=tuple(_read_pays(root)),
        places=tuple(_read_places(root)),
        remote=kind.told if kind and kind.text.upper() == "TELECOMMUTE" else None,
        types=tuple((kind, one.told) for one in root.each("employmentType") for kind in read_type(one.text.lower())),
        until=(until_date, until.told) if until and until_date else None,
        company=name.text if (firm := root.get("hiringOrganization")) and (name := firm.get("name") or firm) else "",
    )


def find_markup(document: Document) -> Markup | None:
    """The facts of a page's JSON-LD, None where it has none."""
    for fields in document.fields:
        if fields.origin == "json-ld":
            return read_markup(fields)
    return None


def tell_record(markup: Markup) -> dict[str, Any]:
    """The facts as the record has them, by its keys; only what the markup tells."""
    record: dict[str, Any] = {
        "pay": [make_pay(pay) for pay, _ in markup.pays],
        "locations": [{"text": told.text, "jurisdiction": code} for code, told in markup.places],
        "employment_type": [kind for kind, _ in markup.types],
        "deadline": {"text": markup.until[1].text, "date": markup.until[0]} if markup.until else None,
        "workplace": "remote" if markup.remote else None,
    }
    if markup.remote and not record["locations"]:
        record["locations"] = [{"text": markup.remote.text, "jurisdiction": None}]
    return {key: value for key, value in record.items() if value}


class _Member:
    """A value inside the markup, asked by the names of its members; letters' case makes no difference."""

    __slots__ = ("fields", "pointer", "value")

    def __init__(self, fields: Fields, pointer: str, value: object) -> None:
        self.fields = fields
        self.pointer = pointer
        self.value = value

    def get(self, name: str) -> _Member | None:
        """The member of that name, if this is a mapping that has it."""
        if not isinstance(self.value, Mapping):
            return None
        for own in (name, name[0].upper() + name[1:]):
            if own in self.value:
                return _Member(self.fields, pointer_to(self.pointer, own), self.value[own])
        return None

    def each(self, name: str) -> Iterator[_Member]:
        """The values of a member, be they one or a list."""
        member = self.get(name)
        if member is None:
            return
        if isinstance(member.value, list):
            for index, value in enumerate(member.value[:_MOST]):
                yield _Member(self.fields, pointer_to(member.pointer, index), value)
        else:
            yield member

    @property
    def text(self) -> str:
        """The value as it reads, if it is no longer than a fact is; "" for a group of values."""
        if isinstance(self.value, str):
            return " ".join(self.value.split()) if len(self.value) <= _LONGEST else ""
        return str(self.value) if isinstance(self.value, int | float) and not isinstance(self.value, bool) else ""

    @property
    def told(self) -> Told:
        """The value with its place."""
        return Told(self.text, self.fields.spans.get(self.pointer, self.fields.spans[""]))


_MOST = 50
_SEVERAL = re.compile(r"[;/|+&]| or | and |(?:,[^,]*){3}")
_LONGEST = 200


def _is_date(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdecimal()


def _read_pays(root: _Member) -> Iterator[tuple[Pay, Told]]:
    for amount in root.each("baseSalary"):
        value = amount.get("value") or amount
        sides = [_read_number(value.get(name)) for name in ("minValue", "maxValue", "value")]
        alone = _read_number(value) if sides == [None] * 3 else sides[2]
        low, high = (alone, alone) if alone is not None and sides[0] is None and sides[1] is None else (sides[0], sides[1])
        if low is None and high is None:
            continue
        unit = value.get("unitText") or amount.get("unitText")
        sign = amount.get("currency") or value.get("currency") or root.get("salaryCurrency")
        currency = read_currency(sign.text.lower()) if sign else None
        words = " to ".join(
            f"{side:g}" if side < 1e6 else f"{side:.0f}" for side in dict.fromkeys((low, high)) if side is not None
        )
        words = " ".join(
            filter(None, (words, sign.text if sign else "", f"per {unit.text.lower()}" if unit and unit.text else ""))
        )
        pay = Pay(words, 0, 0, low, high, currency, read_unit(unit.text.lower()) if unit else None, "base")
        yield pay, Told(words, amount.told.span)


def _read_number(member: _Member | None) -> float | None:
    number = read_bare(member.text) if member is not None else None
    return number if number else None


def _read_places(root: _Member) -> Iterator[tuple[str, Told]]:
    for place in root.each("jobLocation"):
        address = place.get("address") or place
        country = address.get("addressCountry")
        name = (country.get("name") if country else None) or country
        parts = [part.text for part in (address.get("addressLocality"), address.get("addressRegion")) if part and part.text]
        land = name.text if name else ""
        code = find_jurisdiction(", ".join([*parts, land]))
        if len(land) == 2 and land.isalpha():
            land_code = "GB" if land.upper() == "UK" else land.upper()
            # A country's code may also be a state's; it says which country, and the region which state.
            code = find_jurisdiction(", ".join(parts)) if parts else None
            code = code if code is not None and code.startswith(land_code) else land_code
        if address.text:
            # One that lists several places leads to none of them.
            code = None if _SEVERAL.search(address.text) else find_jurisdiction(address.text)
        if code:
            yield code, Told(", ".join(filter(None, [*parts, land])) or address.text, place.told.span)
