"""Feeds of real-length postings, made of a corpus by repeating it with changed numbers, so that no two records are the same."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

SETS = ("ats", "glassdoor", "emscad", "nyc_startups", "google_jobs", "usajobs", "electionline")
_NUMBER = re.compile(r"\d{2,}")
_BULLET = re.compile(r"\s*[•·●▪*-]\s*")


def read_corpus(corpus: Path) -> list[dict[str, str]]:
    """The postings of a corpus of JSON lines: title, company, location and text."""
    found = []
    for name in SETS:
        path = corpus / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").split("\n") if path.exists() else ():
            if not line:
                continue
            record = json.loads(line)
            text = record.get("text") or record.get("description") or ""
            if text.strip():
                found.append(
                    {
                        "title": record.get("title") or "Clerk",
                        "company": record.get("company") or "Works",
                        "location": record.get("location") or "Denver, CO",
                        "text": text,
                    }
                )
    if not found:
        raise SystemExit(f"There are no postings in {corpus}; name a folder with {', '.join(SETS)} as JSON lines.")
    return found


def to_html(text: str) -> str:
    """A text as the HTML of a feed: paragraphs and lists."""
    parts: list[str] = []
    items: list[str] = []
    for line in text.splitlines():
        bullet = _BULLET.match(line)
        if bullet and line.strip():
            items.append(f"<li>{html.escape(line[bullet.end() :])}</li>")
            continue
        if items:
            parts.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if line.strip():
            parts.append(f"<p>{html.escape(line.strip())}</p>")
    return "".join(parts) + (f"<ul>{''.join(items)}</ul>" if items else "")


def make_records(corpus: Path, number: int) -> Iterator[dict[str, str]]:
    """So many records; in each round of the corpus all numbers of two digits and more are others."""
    postings = read_corpus(corpus)
    step = 7919  # a prime, so that employers and lengths are well mixed
    for index in range(number):
        posting = postings[index * step % len(postings)]
        turn = index // len(postings)

        def change(match: re.Match[str], turn: int = turn) -> str:
            return str(int(match[0]) + turn) if turn and len(match[0]) < 8 and match[0][0] != "0" else match[0]

        text = _NUMBER.sub(change, posting["text"])
        yield {
            "referencenumber": f"job-{index}", "title": posting["title"], "company": posting["company"], "location": posting["location"],
            "url": f"https://jobs.board.net/view?id={index}", "date": "2026-10-01", "description": to_html(f"{text}\nReference {index}."),
        }  # fmt: skip


def write_feed(path: Path, corpus: Path, number: int, form: str = "jsonl") -> Path:
    """Write a feed of so many records, unless it lies there already."""
    if path.exists():
        return path
    partial = path.with_suffix(".partial")
    with open(partial, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        if form == "xml":
            file.write('<?xml version="1.0" encoding="utf-8"?>\n<source>\n')
        for index, record in enumerate(make_records(corpus, number)):
            if form == "jsonl":
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
            elif form == "csv":
                if not index:
                    rows.writerow(record)
                rows.writerow(record.values())
            else:
                file.write(write_xml(record))
        if form == "xml":
            file.write("</source>\n")
    partial.rename(path)
    return path


def write_xml(record: dict[str, str]) -> str:
    """A record as Indeed has it."""
    out = io.StringIO()
    out.write("<job>")
    for name, value in record.items():
        value = _CONTROL.sub(" ", value).replace("]]>", "]] >")
        out.write(
            f"<{name}><![CDATA[{value}]]></{name}>"
            if name in ("description", "url")
            else f"<{name}>{html.escape(value, quote=False)}</{name}>"
        )
    out.write("</job>\n")
    return out.getvalue()


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
