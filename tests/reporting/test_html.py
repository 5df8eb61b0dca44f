"""The page for the files: whole, safe, and telling all that an auditor asks; looked at in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from html5lib import HTMLParser

from jdlint.model.report import ReadError, Report
from jdlint.reporting import render
from jdlint.reporting.order import sort_findings
from jdlint.reporting.verdict import CAME_OUT, URGENCY
from tests.reporting.building import find, make_posting, make_report, make_sample, make_source
from tests.reporting.linting import BARE, HOSTILE, lint, lint_sample

HTML = "{http://www.w3.org/1999/xhtml}"
LETTER = """# Baker

We bake **rye bread** and see [our shop](https://example.org/shop).

## Duties

- Bake
  - rolls
  - cakes
- Sweep

#### Hours

| Day | From |
|-|-|
| Monday | 5 <br> early |

> Come in.
"""


@pytest.fixture(scope="module")
def sample() -> Report:
    return lint_sample()


def parse(report: Report) -> Any:
    """The page as a browser reads it; what is wrong with it is a failure."""
    page = "".join(render(report, "html"))
    page.encode()
    parser = HTMLParser(strict=True)
    return parser.parse(page)


def list_all(root: Any, name: str) -> list[Any]:
    return list(root.iter(HTML + name))


def read(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def find_text(root: Any) -> Any:
    return next(one for one in list_all(root, "div") if one.get("class") == "page")


@pytest.mark.parametrize(
    "report",
    [
        make_sample(),
        make_report(),
        lint(HOSTILE, BARE, LETTER, errors=(ReadError("a<b>.docx", None, "Open it & save it."),)),
        lint_sample("night-nurse.html"),
        lint_sample("warehouse-associate.yaml"),
        make_report(make_posting(make_source("a \ud800\x00\x1b[1m b"), "HOLD", (), title="\udfff\x00")),
    ],
)
def test_every_page_is_valid_and_needs_nothing_beside_it(report: Report) -> None:
    root = parse(report)
    names = {one.tag.rpartition("}")[2] for one in root.iter() if isinstance(one.tag, str)}
    assert not names & {"script", "img", "iframe", "link", "object", "form"}
    assert not any(key.startswith("on") or key == "style" for one in root.iter() for key in one.attrib)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    for one in list_all(root, "a"):
        href = one.get("href")
        assert href.startswith(("https://", "http://")) or href[1:] in ids
    levels = [int(one.tag[-1]) for one in root.iter() if isinstance(one.tag, str) and re.fullmatch(r".*\}h[1-6]", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(one.get("scope") for one in list_all(root, "th"))


def test_nothing_but_its_own_style_may_be_loaded(sample: Report) -> None:
    (policy,) = (one.get("content") for one in list_all(parse(sample), "meta") if one.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_page_tells_all_that_an_auditor_asks(sample: Report) -> None:
    root = parse(sample)
    (posting,) = sample.postings
    words = read(root)
    assert re.search(r"HOLD: \d+ must fix, \d+ should fix, ", words)
    assert "on 22 November 2026. " in words
    for said in (
        posting.source.sha256,
        posting.source.uri,
        sample.tool.version,
        sample.tool.rules,
        sample.tool.law,
        sample.run.config,
    ):
        assert said in words
    for said in ("Name", "Date", "Signature", "no legal advice", "No fact was told."):
        assert said in words
    rows = {read(row[0]).rpartition(" ")[2]: read(row[1]) for row in list_all(root, "tr") if len(row) == 3}
    for outcome in posting.outcomes:
        assert rows[outcome.rule].startswith(CAME_OUT[outcome.result])
    assert "".join(render(sample, "html")) == "".join(render(sample, "html"))


def test_every_finding_is_explained_once_and_at_its_words(sample: Report) -> None:
    root = parse(sample)
    (posting,) = sample.postings
    by_id = {one.get("id"): one for one in root.iter() if one.get("id")}
    order = [one for severity in URGENCY for one in sort_findings(posting.findings) if one.severity == severity]
    for number, finding in enumerate(order, 1):
        said = read(by_id[f"p1f{number}"])
        assert finding.message in said
        assert all(law.citation in said for law in finding.law)
        note = by_id.get(f"p1m{number}")
        assert (note is not None) == (finding.span is not None)
        if note is not None:
            assert note.get("aria-label") == f"{number}, {URGENCY[finding.severity].lower()}"
    assert {one.get("class") for one in list_all(find_text(root), "mark")} == {"error", "warning", "info"}


def test_the_law_stands_place_by_place_with_how_sure_it_is(sample: Report) -> None:
    tables = {read(one[0]): one for one in list_all(parse(sample), "table")}
    for ruling in sample.postings[0].law:
        said = read(tables[ruling.place])
        assert ruling.title in said
        assert ruling.citation in said
        assert ruling.checked in said
    assert "Not met" in read(tables["Colorado"])
    assert "It depends on how many people you employ" in read(tables["United States"])


def test_the_posting_reads_as_it_was_written() -> None:
    text = find_text(parse(lint(LETTER)))
    assert [read(one) for name in ("h3", "h4", "h5") for one in list_all(text, name)] == ["Baker", "Duties", "Hours"]
    assert [read(one) for one in list_all(text, "b")] == ["rye bread"]
    outer = next(iter(list_all(text, "ul")))
    assert [read(one) for one in outer] == ["Bakerollscakes", "Sweep"]
    assert [read(one) for one in outer[0][0]] == ["rolls", "cakes"]
    assert [[read(cell) for cell in row] for row in list_all(text, "tr")] == [["Day", "From"], ["Monday", "5early"]]
    assert "our shop (https://example.org/shop)" in read(text)
    assert [read(one) for one in list_all(text, "blockquote")] == ["Come in."]


def test_structured_values_have_their_names() -> None:
    text = find_text(parse(lint_sample("warehouse-associate.yaml")))
    names = [read(one) for one in list_all(text, "dt")]
    assert names[:3] == ["title", "company", "location, city"]
    assert "responsibilities" in [read(one) for one in list_all(text, "p") if one.get("class") == "label"]


def test_what_was_silenced_is_told_with_its_reason() -> None:
    words = read(parse(lint(f"{BARE}\nWe want a ninja. <!-- jdlint-ignore ninja-title -- the name of our mill -->\n")))
    assert 'Line 5: ninja silenced by a comment because "the name of our mill"' in words


def test_several_postings_begin_with_a_worklist_by_verdict() -> None:
    sample = make_sample()
    root = parse(sample)
    rows = [[read(cell) for cell in row] for row in list_all(list_all(root, "table")[0], "tr")]
    assert [row[0] for row in rows] == ["Verdict", "HOLD", "DECIDE", "READY", "READY"]
    assert rows[1][2:5] == ["2", "1", "0"]
    assert "jobs/broken.yaml: a quote is never closed" in read(root)
    assert "hiring in: US-CO; staff: 40" in read(root)


def test_a_finding_at_what_nobody_sees_leads_nowhere() -> None:
    report = lint_sample("night-nurse.html")
    (posting,) = report.postings
    source = posting.source
    hidden = find(source, "ninja-title", "application/ld+json")
    root = parse(report._replace(postings=(posting._replace(findings=(hidden,)),)))
    assert "p1f1" in {one.get("id") for one in root.iter()}
    assert "p1m1" not in {one.get("id") for one in root.iter()}
    assert list_all(root, "mark") == []


@pytest.fixture(scope="module")
def chromium(browser: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        )
        yield one
        one.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_in_a_browser(chromium: Any, tmp_path: Path, sample: Report, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    report = lint(HOSTILE, LETTER + "\n|a|b|c|d|e|\n|-|-|-|-|-|\n|" + "Departmentofeverything|" * 5 + "\n\n" + "x" * 500)
    file = tmp_path / "report.html"
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda request: faults.append(request.url) if request.url != file.as_uri() else None)
    for one in (sample, report):
        file.write_text("".join(render(one, "html")), encoding="utf-8")
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("getComputedStyle(document.querySelector('mark')).borderBottomStyle") != "none"
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.goto(file.as_uri())
    page.locator("sup a").first.press("Enter")
    assert page.evaluate("document.querySelector(':target').tagName") == "LI"
    page.locator(":target a").first.press("Enter")
    assert page.evaluate("document.querySelector(':target').parentElement.tagName") == "SUP"
    assert page.pdf(format="A4").startswith(b"%PDF-")
    context.close()
    assert faults == []
