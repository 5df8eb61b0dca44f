"""Reports for people: the page for the files, the comment for a pull request, the worklist."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jdlint.engine import Linter
from jdlint.model.report import Report
from jdlint.reporting import render, xlsx
from jdlint.reporting.markdown import LONGEST
from jdlint.reporting.worklist import disarm
from jdlint.settings import Config
from tests.reporting.building import make_sample

SAMPLES = Path(__file__).parents[2] / "samples"
VOID = {"meta", "br", "path", "rect", "link", "img", "hr"}
HOSTILE = (
    "# Baker</title><script>alert(1)</script>\n\nWe want a <b onclick=x>ninja</b> &lt;img src=x onerror=alert(2)&gt; "
    "[here](javascript:alert(3)) @everyone #1 </details> ```\n\n- =cmd|' /C calc'!A0\n"
)


def lint(*texts: str, place: str = "US-CO") -> Report:
    linter = Linter(Config(place=(place,)), as_of=datetime.date(2026, 11, 22), many=False, whole=True)
    postings = [
        report for number, text in enumerate(texts) for report in linter.lint(text.encode(), f"p{number}.md", kind="posting")
    ]
    return linter.report(postings)


@pytest.fixture(scope="module")
def sample() -> Report:
    return lint((SAMPLES / "needs-work.md").read_text(encoding="utf-8"))


class Checker(HTMLParser):
    """Whether elements are closed in order, and all that leads or loads somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        values = dict(attrs)
        self.ids += filter(None, [values.get("id")])
        self.links += filter(None, [values.get("href"), values.get("src")])
        assert not any(name.startswith("on") for name, _ in attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def parse(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    return checker


def test_the_page_is_whole_and_needs_nothing_beside_it(sample: Report) -> None:
    html = "".join(render(sample, "html"))
    page = parse(html)
    assert "script" not in page.names
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
    assert "default-src 'none'" in html
    assert page.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))


def test_the_page_tells_all_that_an_auditor_asks(sample: Report) -> None:
    html = "".join(render(sample, "html"))
    posting = sample.postings[0]
    words = re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))
    assert re.search(r"HOLD: \d+ must fix, \d+ should fix, ", words)
    assert "on 22 November 2026. " in words
    for said in (posting.source.sha256, sample.tool.rules, sample.tool.law, sample.run.config, "Signature", "no legal advice"):
        assert said in words
    for outcome in posting.outcomes:
        assert f'<th scope="row">{outcome.rule}' in html
    for number, finding in enumerate(posting.findings):
        assert f'id="f1-{number}"' in html
        if finding.span and finding.text and finding.text.isalpha():
            assert f">{finding.text}</a>" in html
    for ruling in posting.law:
        assert ruling.checked in html
    assert html == "".join(render(sample, "html"))


def test_nothing_of_a_hostile_posting_becomes_part_of_a_page() -> None:
    report = lint(HOSTILE)
    page = parse("".join(render(report, "html")))
    assert not {"script", "img"} & set(page.names)
    assert not any("javascript" in link for link in page.links)


def test_several_postings_begin_with_a_list(sample: Report) -> None:
    html = "".join(render(lint(HOSTILE, "# Miller\n\nWe grind rye.\n"), "html"))
    parse(html)
    assert "2 postings" in html
    assert '<a href="#p2">Miller</a>' in html
    assert "".join(render(make_sample(), "html")).endswith("</html>\n")


def test_a_comment_on_a_pull_request_stays_inside_of_itself() -> None:
    text = "".join(render(lint(HOSTILE), "markdown"))
    assert "<script" not in text
    assert "<b " not in text
    assert "@everyone" not in text
    assert text.count("<details>") == text.count("</details>")
    assert "```" not in text
    assert "**HOLD: " in text
    assert "p0.md:3:" in text.replace("&#46;", ".")


def test_a_comment_on_many_postings_fits_into_what_github_takes() -> None:
    text = "".join(render(lint(*([HOSTILE * 3] * 60)), "markdown"))
    assert len(text) < LONGEST + 500 < 65_536
    assert re.search(r"\d+ more postings did not fit in here", text)


def test_the_worklist_has_the_worst_first_and_no_formula(sample: Report) -> None:
    report = sample._replace(postings=(*lint("# Miller\n\nWe grind rye.\n").postings, *sample.postings))
    rows = list(csv.reader(io.StringIO("".join(render(report, "csv")), newline="")))
    assert rows[0][:3] == ["Verdict", "Title", "File"]
    assert [row[0] for row in rows[1:]] == sorted(
        (row[0] for row in rows[1:]), key=["HOLD", "DECIDE", "READY", "NOT CHECKED"].index
    )
    assert rows[1][10].startswith("(1) ")
    hostile = lint("# =HYPERLINK(1)\n\nWe grind rye.\n")
    (_, row) = list(csv.reader(io.StringIO("".join(render(hostile, "csv")), newline="")))
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_reckon_is_quoted(cell: str) -> None:
    assert disarm(cell) == f"'{cell}"
    assert disarm("Pay = good") == "Pay = good"


def test_the_workbook_has_three_sheets_with_the_same_bytes_each_time(sample: Report) -> None:
    (data,) = xlsx.render(sample)
    assert data == next(xlsx.render(sample))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        root = ElementTree.fromstring(book.read("xl/workbook.xml"))
        assert [one.get("name") for one in root.iter() if one.tag.endswith("}sheet")] == ["Postings", "Findings", "Rules"]
        findings = book.read("xl/worksheets/sheet2.xml").decode()
        assert findings.count("<row ") == len(sample.postings[0].findings) + 1
        assert not any(b"<f>" in book.read(name) for name in book.namelist() if "sheet" in name)


def test_formulas_of_a_posting_are_text_in_a_workbook() -> None:
    (data,) = xlsx.render(lint("# =HYPERLINK(1)\n\nWe want a ninja.\n"))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert b"=HYPERLINK(1)" in book.read("xl/sharedStrings.xml")
