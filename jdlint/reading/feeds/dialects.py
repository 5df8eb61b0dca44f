"""What single systems write their own way, put as all others write it; and which value is a record's own id."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

KEYS = (
    "partnerjobid", "referencenumber", "jobreference", "requisitionreference", "reference", "referenceid", "senderreference", "matchedobjectid",
    "vacancyid", "jobid", "id", "jobreqid", "shortcode", "guid", "uuid", "requisitionid", "refnumber", "positionid", "identifier", "key", "udf",
)  # fmt: skip
"""The names of a record's own id, folded, the most telling first (formats: Indeed, LinkedIn, Adzuna, Workable, USAJOBS, Workday ...)."""

_ADDRESSES = ("externalpath", "url", "link", "joburl", "adverturl", "applyurl")
_NESTED = ("vacancy", "job", "posting", "jobposting", "position", "matchedobjectdescriptor")


def fold_name(name: str) -> str:
    """A name without case, hyphens and underscores."""
    return name.replace("_", "").replace("-", "").lower()


def find_key(record: Mapping[str, Any]) -> str:
    """What tells the record from others: its own id, or its address where it has none; "" where it has neither."""
    names = {fold_name(str(name)): name for name in reversed(list(record))}
    return find_id(record) or next((key for name in _ADDRESSES if name in names and (key := _say_key(record[names[name]]))), "")


def find_id(record: Mapping[str, Any]) -> str:
    """The record's own id; "" where it has none."""
    names = {fold_name(str(name)): name for name in reversed(list(record))}
    for wanted in KEYS:
        if wanted in names and (key := _say_key(record[names[wanted]])):
            return key
    for wanted in _NESTED:
        inner = record.get(names.get(wanted, ""))
        if isinstance(inner, Mapping) and (key := find_id(inner)):
            return key
    info = record.get("PositionRecordInfo")
    if isinstance(info, Mapping):
        return _say_key(info.get("Id"))
    bullets = record.get("bulletFields")
    return _say_key(bullets[0]) if isinstance(bullets, list) and bullets else ""


def _say_key(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, str | int | float):
        return str(value).strip()[:500]
    if isinstance(value, Mapping):  # schema.org's PropertyValue, HR-XML's IdValue, RSS's guid
        return next((key for name in ("value", "IdValue", "id") if (key := _say_key(value.get(name)))), "")
    return _say_key(value[0]) if isinstance(value, list) and value else ""


def tidy(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record with what only its own system writes that way put as others do; else the record itself."""
    for name, mend in _MENDS:
        if name in record:
            record = mend(record)
    return record


def _tidy_hr_xml(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """HR-XML's PositionOpening: what its profile tells, flat."""
    profile = record["PositionProfile"]
    if isinstance(profile, list):
        profile = profile[0]
    if not isinstance(profile, Mapping):
        return record
    detail = profile.get("PositionDetail")
    detail = detail if isinstance(detail, Mapping) else {}
    flat: dict[str, Any] = {"title": detail.get("PositionTitle", "")}
    if isinstance(detail.get("Company"), Mapping):
        flat["company"] = detail["Company"].get("Name", "")
    flat["locations"] = [
        {
            name: address[part]
            for name, part in (
                ("city", "Municipality"),
                ("region", "Region"),
                ("postal_code", "PostalCode"),
                ("country", "CountryCode"),
            )
            if part in address
        }
        for place in _list(detail.get("PhysicalLocation"))
        if isinstance(place, Mapping) and isinstance(address := place.get("PostalAddress"), Mapping)
    ]
    for part in _list(profile.get("FormattedPositionDescription")):
        if (
            isinstance(part, Mapping)
            and isinstance(name := part.get("Name"), str)
            and isinstance(value := part.get("Value"), str)
        ):
            name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
            if name.removesuffix("_headline") in _HR_XML_PARTS:
                flat[name] = value
    used = {"PositionTitle", "Company", "PhysicalLocation"}
    flat |= {name: value for name, value in detail.items() if name not in used}
    flat |= {name: profile[name] for name in ("HowToApply", "NumberToFill") if name in profile}
    for posting in _list(record.get("PositionPostings")):
        one = posting.get("PositionPosting") if isinstance(posting, Mapping) else None
        if isinstance(one, Mapping) and isinstance(one.get("Id"), Mapping):
            flat |= {
                name: one["Id"][part] for name, part in (("posted", "validFrom"), ("deadline", "validTo")) if part in one["Id"]
            }
            if one.get("Link"):
                flat["url"] = one["Link"]
    flat["id"] = find_key({"PositionRecordInfo": record.get("PositionRecordInfo")})
    return flat


_HR_XML_PARTS = ("description", "qualifications", "tasks", "benefits", "company_description", "requirements", "contact")


def _tidy_linkedin(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """LinkedIn's salaries: bounds, currency and period side by side, and what is no base pay under a name that says so."""
    salaries = record["salaries"]
    found = _list(salaries.get("salary")) if isinstance(salaries, Mapping) else []
    base: list[Mapping[str, Any]] = []
    other: list[Mapping[str, Any]] = []
    for one in found:
        if not isinstance(one, Mapping):
            return record
        low, high = (_members(one.get(side)) for side in ("lowEnd", "highEnd"))
        pay = {
            "min": low.get("amount"), "max": high.get("amount"), "currency": low.get("currencyCode") or high.get("currencyCode"),
            "period": one.get("period"),
        }  # fmt: skip
        (other if "ADDITIONAL" in str(one.get("type", "")).upper() else base).append(
            {name: value for name, value in pay.items() if value}
        )
    rest = {name: value for name, value in record.items() if name != "salaries"}
    return {**rest, "salaries": base, **({"additional_earnings": other} if other else {})}


def _tidy_vacancy(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """An item whose content is one element that holds the posting, as some RSS feeds have it."""
    content = record["content"]
    if isinstance(content, Mapping):
        inner = [value for name, value in content.items() if fold_name(name) in _NESTED and isinstance(value, Mapping)]
        if len(inner) == 1:
            return {**{name: value for name, value in record.items() if name != "content"}, **inner[0]}
    return record


def _tidy_category(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """RSS categories that name the field they stand for: ``<category domain="Location">``."""
    categories = [one for one in _list(record["category"]) if isinstance(one, Mapping)]
    named = {str(one["domain"]).strip(): str(one.get("value", "")).strip() for one in categories if one.get("domain")}
    if not named or any(name in record for name in named):
        return record
    return {**{name: value for name, value in record.items() if name != "category"}, **named}


def _tidy_cents(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Greenhouse's ranges of pay, which count cents."""
    ranges = []
    for one in _list(record["pay_input_ranges"]):
        if isinstance(one, Mapping):
            sides = {side: one[f"{side}_cents"] / 100 for side in ("min", "max") if isinstance(one.get(f"{side}_cents"), int)}
            one = {name: value for name, value in one.items() if name not in ("min_cents", "max_cents")} | {
                side: int(value) if value.is_integer() else value for side, value in sides.items()
            }
        ranges.append(one)
    return {**record, "pay_input_ranges": ranges}


def _tidy_usajobs(record: Mapping[str, Any]) -> Mapping[str, Any]:
    inner = record["MatchedObjectDescriptor"]
    return {**inner, "MatchedObjectId": record.get("MatchedObjectId", "")} if isinstance(inner, Mapping) else record


def _tidy_json_feed(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Teamtailor's JSON Feed, which holds a JobPosting in each item."""
    inner = record["_jobposting"]
    return {**record, **inner, "_jobposting": None} if isinstance(inner, Mapping) else record


def _tidy_workday(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Workday's list tells how many places there are where there are several, which names none."""
    places = record["locationsText"]
    if isinstance(places, str) and re.fullmatch(r"\s*\d+ Locations\s*", places):
        return {name: value for name, value in record.items() if name != "locationsText"}
    return record


def _members(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


_MENDS: tuple[tuple[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]], ...] = (
    ("PositionProfile", _tidy_hr_xml),
    ("salaries", _tidy_linkedin),
    ("content", _tidy_vacancy),
    ("category", _tidy_category),
    ("pay_input_ranges", _tidy_cents),
    ("MatchedObjectDescriptor", _tidy_usajobs),
    ("_jobposting", _tidy_json_feed),
    ("locationsText", _tidy_workday),
)
