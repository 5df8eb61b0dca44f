"""Feeds in every form, of as many records as wanted, sound or damaged in all the ways that feeds are; the same seed makes the same bytes."""

from __future__ import annotations

import csv
import html
import io
import json
import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

TITLES = ("Baker", "Bus Driver", "Payroll Clerk", "Night Nurse", "Gardener", "Welder", "Librarian", "Surveyor")
TOWNS = (
    ("Reno", "NV", "US"),
    ("Duluth", "MN", "US"),
    ("Albany", "NY", "US"),
    ("Boulder", "CO", "US"),
    ("Leeds", "West Yorkshire", "GB"),
)
DUTIES = (
    "Plan the week together with the team and write down what was agreed.",
    "Check the equipment every morning and report what is broken.",
    "Answer questions of customers by telephone & e-mail, as a rule within one day.",
    'Keep records of materials, hours and costs in our "green book".',
    "Train seasonal workers in the safe use of machines; 3 < 4 of them come back.",
)
NEEDS = (
    "Three years of experience in a similar role, or a completed apprenticeship.",
    "Clear spoken and written English.",
    "Willingness to work outdoors in any weather.",
    "Patience to explain things twice – to everybody.",
)
FORMS = ("jsonl", "json", "xml", "csv")


class Made(NamedTuple):
    """A feed: its bytes, and for each record its id, or "" where it is damaged so that nobody can read it."""

    data: bytes
    keys: list[str]
    damages: dict[int, str]


def make_posting(number: int, chance: random.Random) -> dict[str, str]:
    """One record, with markup in its description; every seventh says nothing of pay, and some hold a line end."""
    title, (town, state, country) = chance.choice(TITLES), chance.choice(TOWNS)
    low = chance.randrange(30, 90) * 1000
    pay = "" if number % 7 == 0 else f"<p>The pay range is ${low:,} to ${low + 9000:,} per year.</p>"
    duties = "".join(f"<li>{html.escape(duty)}</li>" for duty in chance.sample(DUTIES, 3))
    needs = "\n".join(f"<li>{html.escape(need)}</li>" for need in chance.sample(NEEDS, 2))
    return {
        "referencenumber": f"job-{number}",
        "title": title,
        "company": f"Works {number % 12}",
        "city": town,
        "state": state,
        "country": country,
        "url": f"https://jobs.works.net/view?id={number}&from=feed",
        "date": "2026-10-01",
        "jobtype": "full-time",
        "description": f"<p>We are looking for a {title.lower()} who joins our team in {town}, posting {number}.</p>"
        f"<h3>What you will do</h3><ul>{duties}</ul><h3>What you bring</h3><ul>{needs}</ul>{pay}"
        "<p>Health insurance and four weeks of paid leave. Send your resume to jobs@works.net by March 31, 2027.</p>",
    }


def write_record(form: str, record: Mapping[str, str]) -> bytes:
    """A record as it stands in a feed, without what parts it from others."""
    if form == "xml":
        parts = []
        for name, value in record.items():
            value = f"<![CDATA[{value}]]>" if name == "description" else html.escape(value, quote=False)
            parts.append(f"<{name}>{value}</{name}>")
        return f"<job>{''.join(parts)}</job>".encode()
    if form == "csv":
        out = io.StringIO(newline="")
        csv.writer(out).writerow(record.values())
        return out.getvalue().encode()
    return json.dumps(record, ensure_ascii=False).encode()


def join(form: str, records: list[bytes], names: list[str]) -> bytes:
    """The feed of these records."""
    if form == "xml":
        head = b'<?xml version="1.0" encoding="utf-8"?>\n<source>\n<publisher>Works</publisher>\n'
        return head + b"".join(record + b"\n" for record in records) + b"</source>\n"
    if form == "csv":
        return ",".join(names).encode() + b"\r\n" + b"".join(records)
    if form == "json":
        return b'{"meta": {"total": 9}, "jobs": [\n' + b",\n".join(records) + b'\n], "next": null}\n'
    return b"".join(record + b"\n" for record in records)


def cut(record: bytes) -> bytes:
    """A record whose second half got lost."""
    half = record[: len(record) // 2].decode("utf-8", "ignore")
    return re.sub(r"[\r\n]", " ", half).encode()


ANY: dict[str, Callable[[bytes], bytes]] = {"cut off": cut, "NUL": lambda record: record.replace(b"team", b"te\0am")}
DAMAGES: dict[str, dict[str, Callable[[bytes], bytes]]] = {
    "jsonl": {
        **ANY,
        "no closing quote": lambda record: record.replace(b'", "company"', b', "company"'),
        "a list": lambda record: b"[" + record + b"]",
        "too deep": lambda record: b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        "bad escape": lambda record: record.replace(b"team", b"te\\xam"),
        "no JSON": lambda record: b"Traceback (most recent call last):",
        "huge number": lambda record: record[:-1] + b', "n": ' + b"9" * 5000 + b"}",
    },
    "json": {
        "a number": lambda record: b"17",
        **ANY,
        "no closing quote": lambda record: record.replace(b'", "company"', b', "company"'),
        "no closing brace": lambda record: record[:-1],
        "too deep": lambda record: b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        "bad escape": lambda record: record.replace(b"team", b"te\\xam"),
        "single quotes": lambda record: record.replace(b'"', b"'"),
    },
    "xml": {
        "cut off": cut,
        "bare ampersand": lambda record: record.replace(b"&amp;from", b"&from"),
        "no end": lambda record: record.removesuffix(b"</job>"),
        "CDATA not closed": lambda record: record.replace(b"]]>", b""),
        "unknown entity": lambda record: record.replace(b"<title>", b"<title>&nbsp;"),
        "control character": lambda record: record.replace(b"team", b"te\x0bam"),
        "NUL": lambda record: record.replace(b"<title>", b"<title>\0"),
        "mismatched": lambda record: record.replace(b"</title>", b"</titel>"),
        "too deep": lambda record: record.replace(b"<title>", b"<title>" + b"<b>" * 10_000 + b"</b>" * 10_000),
        "doctype": lambda record: record.replace(b"<job>", b'<job><!DOCTYPE x [<!ENTITY a "b">]>'),
    },
    "csv": {
        "too few fields": lambda record: b'"job-x",Baker\r\n',
        "too many fields": lambda record: record.removesuffix(b"\r\n") + b",more,and more\r\n",
        "quote not closed": lambda record: b'job-x,"Baker,Works,Reno,NV,US,https://x.net,2026-10-01,full-time,text\r\n',
        "NUL": lambda record: record.replace(b"team", b"te\0am"),
        "cut off": lambda record: cut(record).replace(b'"', b"") + b"\r\n",
    },
}  # fmt: skip

ALL: dict[str, Callable[[bytes], bytes]] = {
    "Windows letters": lambda record: record.replace(b"team", b"te\x92am"),
    "mojibake": lambda record: record.replace(b"team", "teâ€™am".encode()),
    "line separators": lambda record: record.replace(b"team", "te\u2028\x85am".encode()),
    "invisible letters": lambda record: record.replace(b"team", "te\ufeff\u00ad\u200b\u00a0am".encode()),
    "escaped twice": lambda record: record.replace(b"<li>", b"&amp;lt;li&amp;gt;"),
    "pay as words": lambda record: record.replace(b"per year", b"USD 52k, 48.000,00 or 4500000 cents"),
    "three locations": lambda record: record.replace(b"Reno", b"3 Locations"),
    "no date": lambda record: record.replace(b"2026-10-01", b"Posted 3 Days Ago"),
    "other date": lambda record: record.replace(b"2026-10-01", b"31.02.2026"),
    "no description": lambda record: re.sub(rb"<p>We are.*</p>", b"", record, flags=re.DOTALL),
}
ODDITIES: dict[str, dict[str, Callable[[bytes], bytes]]] = {
    "jsonl": {
        **ALL,
        "trailing comma": lambda record: record + b",",
        "blank lines": lambda record: b"\n \n" + record,
        "carriage return": lambda record: record + b"\r",
        "null": lambda record: record.replace(b'"full-time"', b"null"),
        "flags that contradict": lambda record: record[:-1] + b', "isRemote": true, "workplaceType": "Hybrid"}',
        "places as lists": lambda record: record.replace(b'"city": ', b'"city": [["Bend"], {"name": "Eugene"}], "town": '),
    },
    "json": {**ALL, "blank lines": lambda record: b"\n \n" + record, "null": lambda record: record.replace(b'"full-time"', b"null")},
    "xml": {
        **ALL,
        "end of CDATA within": lambda record: record.replace(b"team", b"te]]]]><![CDATA[>am"),
        "half in CDATA": lambda record: record.replace(b"]]></description>", b"]]> and more</description>"),
        "CDATA as text": lambda record: record.replace(b"<title>", b"<title>![CDATA["),
        "blanks around CDATA": lambda record: record.replace(b"<![CDATA[", b"\r\n\t<![CDATA[\r\n "),
        "a comment": lambda record: record.replace(b"<title>", b"<!-- </job> --><title>"),
    },
    "csv": {**ALL, "line feed": lambda record: record.removesuffix(b"\r\n") + b"\n"},
}  # fmt: skip
"""Ways in which records are odd and can be read nevertheless."""


def make_feed(form: str, number: int, *, damaged: float = 0.0, odd: float = 0.0, seed: int = 1) -> Made:
    """A feed of so many records, of which a share is damaged, each in one of the ways of `DAMAGES` in turn, and a share is odd."""
    chance = random.Random(seed)
    kinds, oddities = list(DAMAGES[form].items()), list(ODDITIES[form].values())
    records, keys, names = [], [], []
    damages: dict[int, str] = {}
    for index in range(number):
        posting = make_posting(index, chance)
        names = list(posting)
        record = write_record(form, posting)
        key = posting["referencenumber"]
        # The first record says how records begin.
        if index and chance.random() < damaged:
            name, damage = kinds[len(damages) % len(kinds)]
            record, key = damage(record), ""
            damages[index] = name
        elif index and odd and chance.random() < odd:
            record = oddities[index % len(oddities)](record)
        records.append(record)
        keys.append(key)
    return Made(join(form, records, names), keys, damages)


def write_feed(path: Path, form: str, number: int, **more: float) -> Made:
    """Write a feed into a file."""
    made = make_feed(form, number, **more)  # type: ignore[arg-type]
    path.write_bytes(made.data)
    return made
