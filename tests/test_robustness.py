"""Any bytes at all, and postings in every format that were cut, doubled and strewn with odd characters: judged soundly, or unreadable."""

from __future__ import annotations

import html
import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .invariants import assert_robust

SUFFIXES = (".md", ".txt", ".html", ".yaml", ".json", "")
LINES = (
    "# Ferry Deckhand", "# Junior, Senior and Lead Welder", "Ferry Deckhand (m/f/d)", "JOB TITLE: Ferry Deckhand", "## Responsibilities",
    "WHAT YOU WILL DO", "## Requirements", "Requirements:", "## Nice to have", "**Benefits**", "## About us", "How to apply", "===", "---",
    "- Tie the ship to the quay and help 300 guests aboard.", "* You must be able to lift 50 lbs.", "1. Two years at sea required",
    "We are looking for a young and energetic rockstar to join our crew!", "You report to the captain.", "Reports to: [Manager Name]",
    "Salary: $45,000 - $60,000 per year", "Pay is 28 to 24 EUR an hour, DOE.", "Competitive salary!", "£30k plus a bonus of 10 %",
    "We are an equal opportunity employer; all applicants are considered without regard to race, religion, sex or disability.",
    "If you need a reasonable accommodation to apply, call 555-0100.", "Apply by 2026-12-15 at https://ferry.example/jobs?id=7&src=x.",
    "Send your resume to crew@ferry.example before 31/12/26.", "Location: Bergen or remote", "Full-time, temporary", "{{ company }} TBD",
    "{% include benefits.md %}", "lorem ipsum dolor sit amet", "Nous cherchons un matelot pour notre bateau.", "[our page](https://a.example)",
    "<b>ninja</b> ro<i>ck</i>star", "&lt;p&gt;guru&lt;/p&gt; &amp; &nbsp;", "| Pay | Place |\n|---|---|\n| $20 | Oslo |", "> He must know his ropes.",
    "```\nsudo make me a sandwich\n```", "<!-- jdlint-ignore ninja-title -- our name -->", "<!-- jdlint-ignore-file pay -->", "",
    "<script type=\"application/ld+json\">{\"@type\": \"JobPosting\", \"title\": \"Deckhand\", \"baseSalary\": 20}</script>",
)  # fmt: skip
ODD = (
    "\0", "\ufeff", "\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\u2069", "İ", "ß", "ſ", "ﬁ", "e\u0301", "\u0301", "\ud7ff", "\ue000",
    "\uffff", "\U0010ffff", "👩\u200d🚒", "\r", "\r\n", "\n\n", "\u2028", "\x85", "\x0b", "\x0c", "\x1b[31m", "\u00a0", "\u3000", "½", "٣", "１",
    "&", "&amp", "&#0;", "&#xd800;", "&#x110000;", "<", "</b>", "<!--", "-->", "<script>", "<![CDATA[", "<pre>", "<td>", "{%", "%}", "{{", "}}",
    "`", "```\n", "**", "_", "[", "](", "\\", "\n---\n", '"', "'", "|", "- ", "\t", "#", ": ", "&a ", "*a", "!!x ", "{", "]", "\\ud800", "\\u0000",
    "$", "€", "99999999999999999999", "$1,", "…", "—", "a" * 300,
)  # fmt: skip
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "shift_jis")

plain = st.lists(st.sampled_from(LINES), min_size=1, max_size=14).map("\n".join) | st.lists(
    st.sampled_from(LINES), min_size=1, max_size=14
).map("\n\n".join)


def fields(text: str) -> dict[str, object]:
    """A posting as structured values."""
    return {
        "title": text[:30],
        "description": text,
        "salary": {"min": text[:9], "max": 50000, "currency": text[-3:]},
        "location": text.split("\n", 3)[:3],
        "date_posted": "2026-02-30",
    }


def write_markdown(text: str) -> str:
    return text


def write_page(text: str) -> str:
    lines = html.escape(text, quote=False).split("\n")
    return (
        "<!doctype html><body><h1>" + lines[0] + "</h1><ul><li>" + "<li>".join(lines) + "</ul><p>" + "<br>".join(lines) + "</p>"
    )


def write_json(text: str) -> str:
    return json.dumps(fields(text), ensure_ascii=len(text) % 2 == 0)


def write_json_list(text: str) -> str:
    return json.dumps({"jobs": [fields(part) for part in text.split("\n\n")]}, ensure_ascii=False, indent=1)


def write_yaml(text: str) -> str:
    block = "\n".join(f"  {line}" for line in text.split("\n"))
    return f"title: Ferry Deckhand # jdlint-ignore title-missing -- we know\nsalary: 45k\ndescription: |\n{block}\nduties: >-\n{block}\n"


def write_yaml_quoted(text: str) -> str:
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields(text).items())


def write_front_matter(text: str) -> str:
    return f"---\n{write_yaml_quoted(text)}---\n{text}\n"


WRITERS = (write_markdown, write_page, write_json, write_json_list, write_yaml, write_yaml_quoted, write_front_matter)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A posting in some format and encoding, of which pieces were cut, doubled, swapped or replaced by odd characters."""
    text = draw(st.sampled_from(WRITERS))(draw(plain))
    for _ in range(draw(st.integers(0, 6))):
        low, high = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        match draw(st.sampled_from(("cut", "double", "swap", "odd", "odd", "odd"))):
            case "cut":
                text = text[:low] + text[low + min(high - low, 40) :]
            case "double":
                text = text[:high] + text[low:]
            case "swap":
                text = text[high:] + text[low:high] + text[:low]
            case _:
                text = text[:low] + draw(st.sampled_from(ODD)) + text[low:]
    text = text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n", "\r"))))
    return text.encode(draw(st.sampled_from(ENCODINGS)), "replace")


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.data())
@settings(QUICK, max_examples=45)
def test_damaged_postings(suffix: str, data: st.DataObject) -> None:
    assert_robust(data.draw(mutated()), f"jobs/deckhand{suffix}")


@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
@settings(QUICK, max_examples=100)
def test_any_bytes(data: bytes, suffix: str) -> None:
    assert_robust(data, f"a{suffix}")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.sampled_from(SUFFIXES))
@settings(QUICK, max_examples=100)
def test_any_text(text: str, suffix: str) -> None:
    assert_robust(text.encode(), f"a{suffix}")


@pytest.mark.parametrize("writer", WRITERS)
@given(pieces=st.lists(st.sampled_from(LINES + ODD), max_size=30), suffix=st.sampled_from(SUFFIXES))
@settings(QUICK, max_examples=20)
def test_odd_pieces_in_a_format(writer: Callable[[str], str], pieces: list[str], suffix: str) -> None:
    assert_robust(writer(" ".join(pieces)).encode(), f"a{suffix}")
