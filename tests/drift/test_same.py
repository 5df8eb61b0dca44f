"""What is no departure: other notation, other order, and all that a site puts around a posting."""

from __future__ import annotations

import json
from pathlib import Path

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.document import Document
from jdlint.reading import read
from tests.reading.converting import to_word

from .comparing import APPROVED, LINTER, change, grave, hold
from .test_departures import to_page

NOTATIONS = {
    "thousands": [("$55,000 to $65,000", "$55k to $65k")],
    "dash and slash": [("$55,000 to $65,000 per year", "$55,000 – $65,000/yr")],
    "code": [("$55,000 to $65,000", "USD 55,000 - 65,000")],
    "cents": [("$55,000 to $65,000", "$55,000.00 to $65,000.00")],
    "hours": [("40 hours", "40hrs")],
    "state": [("Denver, CO", "Denver, Colorado")],
    "country": [("Denver, CO", "Denver, CO, USA")],
    "day first": [("March 31, 2027", "31 March 2027")],
    "day in numbers": [("March 31, 2027", "03/31/2027")],
    "ISO day": [("March 31, 2027", "2027-03-31")],
    "ordinal": [("March 31, 2027", "March 31st, 2027")],
    "number in words": [("3 years", "three years")],
    "number in figures": [("Four weeks", "4 weeks")],
    "percent": [("4% match", "4 percent match")],
    "quotes": [("Bachelor's", "Bachelor’s")],
    "hyphens": [("full-time", "full time")],
    "blanks": [("You can lift 20 pounds.", "You  can lift 20\n  pounds.")],
    "full stops": [("You can lift 20 pounds.", "You can lift 20 pounds")],
    "bullets": [("- ", "* ")],
    "capitals": [("## Requirements", "## REQUIREMENTS")],
    "other heading": [("## Requirements", "## What you bring")],
    "numbered": [("- 3 years", "1. 3 years"), ("- Bachelor's", "2. Bachelor's"), ("- You can", "3. You can")],
    "title with the kind": [("# Data Analyst", "# Data Analyst (m/f/d)")],
    "emphasis": [("Denver, CO", "**Denver, CO**")],
    "company text": [("## Responsibilities", "Harrow Creek was founded in 1931 and has offices in 12 towns.\n\n## Responsibilities")],
}  # fmt: skip


@pytest.mark.parametrize("changes", NOTATIONS.values(), ids=NOTATIONS)
def test_other_notation_departs_in_nothing(changes: list[tuple[str, str]]) -> None:
    assert grave(hold(APPROVED, change(*changes))) == []
    assert grave(hold(change(*changes), APPROVED)) == []


def test_order_of_sections() -> None:
    first, *rest = APPROVED.split("\n## ")
    assert grave(hold(APPROVED, "\n## ".join([first, *reversed(rest)]) + "\n")) == []


CHROME = """<!doctype html><html><head><title>{title} | Careers</title>
<script type="application/ld+json">{markup}</script></head><body>
<nav><a href="/">Home</a> <a href="/jobs">Remote jobs</a></nav>
<div role="dialog"><p>We use 12 cookies for 30 days.</p><button>Accept all</button></div>
<p><a href="/apply">Apply now</a></p><h1>{title}</h1>
{body}
<aside><h2>Similar jobs</h2><ul><li>Senior Accountant, Austin, TX, $90,000 - $110,000 a year</li><li>Part-time driver in Reno, NV, $21 an hour</li></ul></aside>
<footer><h3>Benefits of our newsletter</h3><ul><li>Two mails a week</li></ul><p>Applications close December 31, 2026. All rights reserved.</p></footer>
</body></html>"""
MARKUP = json.dumps(
    {
        "@type": "JobPosting", "title": "Data Analyst", "validThrough": "2027-03-31T23:59", "employmentType": "FULL_TIME",
        "jobLocation": {"address": {"addressLocality": "Denver", "addressRegion": "CO", "addressCountry": "US"}},
        "baseSalary": {"currency": "USD", "value": {"minValue": 55000, "maxValue": 65000, "unitText": "YEAR"}},
    }
)  # fmt: skip


def test_a_page_with_all_that_a_site_puts_around() -> None:
    body = pyromark.html(APPROVED.partition("\n")[2])
    assert grave(hold(APPROVED, CHROME.format(title="Data Analyst", markup=MARKUP, body=body), live_name="live.html")) == []


def test_a_change_is_found_on_such_a_page() -> None:
    body = pyromark.html(change(("3 years", "5 years"), ("$65,000", "$60,000")).partition("\n")[2])
    markup = MARKUP.replace("65000", "60000")
    facts = grave(hold(APPROVED, CHROME.format(title="Data Analyst", markup=markup, body=body), live_name="live.html"))
    assert [fact.name for fact in facts] == ["pay", "requirements"]


def test_a_page_that_was_saved_before_its_script_had_run_is_read_from_its_json_ld() -> None:
    from jdlint.drift.comparing import compare
    from jdlint.drift.finding import read_postings

    value = json.loads(MARKUP) | {"description": pyromark.html(APPROVED.partition("\n")[2])}
    script = json.dumps(value).replace("</", "<\\/")
    page = f'<html><head><script type="application/ld+json">{script}</script></head><body><div>Loading</div></body></html>'
    (approved,) = read_postings(APPROVED.encode(), "approved.md", LINTER)
    (live,) = read_postings(page.encode(), "live.html", LINTER)
    assert grave(compare(approved, live)) == []
    (lower,) = read_postings(page.replace("$55,000", "$50,000").encode(), "live.html", LINTER)
    assert [fact.name for fact in grave(compare(approved, lower))] == ["pay"]


def test_pay_reckoned_for_another_period_is_told_and_no_fault() -> None:
    comparison = hold(APPROVED, change(("$55,000 to $65,000 per year", "$26.44 to $31.25 per hour")))
    assert grave(comparison) == []
    assert next(fact.change for fact in comparison.facts if fact.name == "pay") == "rephrased"


def test_other_words_are_told_and_no_fault() -> None:
    comparison = hold(APPROVED, change(("Build dashboards for the sales team.", "Build clear dashboards for our sales team.")))
    assert grave(comparison) == []
    assert [(fact.name, fact.change) for fact in comparison.departures] == [("responsibilities", "rephrased")]


SAMPLES = [path for path in sorted((Path(__file__).parents[2] / "samples").iterdir()) if path.stem != "README"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_document_departs_in_nothing_from_itself(path: Path) -> None:
    from jdlint.drift.comparing import compare

    for document in read(path.read_bytes(), path.name):
        for posting in LINTER.understand(document):
            assert compare(posting, posting).departures == ()


FORMS = ("html", "txt", "docx", "yaml", "json", "xml")


def convert(markdown: str, form: str) -> bytes:
    """The posting in another format."""
    if form == "html":
        return to_page(markdown).encode()
    (document,) = read(markdown.encode(), "posting.md")
    if form == "docx":
        return to_word(document)
    if form == "txt":
        return _write_plain(document).encode()
    value = {"title": "Data Analyst", "description": pyromark.html(markdown.partition("\n")[2])}
    if form == "xml":
        fields = "".join(f"<{name}><![CDATA[{words}]]></{name}>" for name, words in value.items())
        return f'<?xml version="1.0"?><source><job><id>7</id>{fields}</job></source>'.encode()
    return json.dumps(value).encode()  # which is YAML as well


def _write_plain(document: Document) -> str:
    string = document.text.string
    lines = [f"{'- ' if block.kind == 'item' else chr(10)}{string[block.start : block.end]}" for block in document.blocks]
    return "\n".join(lines)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_posting_in_another_format(form: str) -> None:
    live = convert(APPROVED, form)
    assert grave(hold(APPROVED, live, live_name=f"live.{form}")) == []
    assert grave(hold(live, APPROVED, name=f"approved.{form}")) == []


NUMBERS = ["$55,000", "$65,000", "3 years", "20 pounds", "40,000 homes", "40 hours", "4% match", "March 31", "$3,000"]


@given(st.sampled_from(NUMBERS), st.integers(1, 9), st.sampled_from(FORMS))
def test_a_changed_number_is_always_found(words: str, by: int, form: str) -> None:
    number = next(part for part in words.replace("$", " ").replace("%", " ").split() if part[0].isdigit())
    value = int(number.replace(",", ""))
    new = f"{value - by if words == 'March 31' else value + by:,}"
    live = convert(change((words, words.replace(number, new))), form)
    assert grave(hold(APPROVED, live, live_name=f"live.{form}"))


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=400)


@given(WORDS, WORDS)
def test_any_two_texts_are_compared(one: str, other: str) -> None:
    hold(f"# Baker\n\nWe bake. {one}", f"# Baker\n\nWe bake. {other}", "one.txt", "other.txt")
