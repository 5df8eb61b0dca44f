"""The comment for a pull request: as a reader of Markdown sees it, nothing of a posting leaves its place."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pyromark
import pytest

from jdlint.model.report import ReadError, Report
from jdlint.reporting import render
from jdlint.reporting.markdown import LONGEST
from tests.reporting.building import make_sample
from tests.reporting.linting import BARE, HOSTILE, lint, lint_sample


class Reader(HTMLParser):
    """The words of a page, and the names of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.names: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data


def read(report: Report) -> Reader:
    reader = Reader()
    reader.feed(pyromark.html(show(report)))
    reader.close()
    return reader


def show(report: Report) -> str:
    return "".join(render(report, "markdown"))


def test_the_comment_says_what_is_to_be_done_and_where() -> None:
    report = lint_sample()
    text = show(report)
    (posting,) = report.postings
    assert text.startswith("### Sales Ninja\n\n**HOLD: ")
    must, should, known = (text.index(said) for said in ("**Must fix**", "**Should fix**", "For your information ("))
    assert must < should < known
    for finding in posting.findings:
        at = text.index(f"{finding.rule}</sub>")
        assert (at > known) == (finding.severity == "info")
    assert "<sub>needs-work.md:17:31, criminal-record-ban</sub>" in text
    assert "Law: Colorado, C.R.S. 8-2-130" in text
    assert "whether you hold contracts with the United States government" in text
    assert "no legal advice" in text


def test_what_a_posting_says_is_read_as_it_stands() -> None:
    reader = read(lint(HOSTILE))
    assert reader.names <= {"h3", "p", "strong", "ul", "li", "sub", "details", "summary", "span", "em"}
    assert reader.links == []
    assert "Baker</title><script>alert(1)</script>" in reader.words


@pytest.mark.parametrize(
    "words",
    [
        "@everyone",
        "#1",
        "https://example.org",
        "www.example.org",
        "a@example.org",
        "$x$",
        "</details>",
        "```",
        "<!-- x",
        "| a | b |",
        "&lt;b&gt;",
    ],
)
def test_nobody_is_named_and_nothing_leads_away(words: str) -> None:
    text = show(
        lint(f"# Baker {words}\n\nWe bake.\n".replace("</", "&lt;/").replace("<!", "&lt;!").replace("&lt;b", "&amp;lt;b"))
    )
    head = text.partition("\n")[0]
    assert words not in head
    report = lint(BARE)
    (posting,) = report.postings
    title = f"Baker {words} and more"
    reader = read(report._replace(postings=(posting._replace(title=title),)))
    assert reader.words.startswith(title)
    assert reader.links == []


def test_a_comment_on_many_postings_fits_into_what_github_takes() -> None:
    text = show(lint(BARE, *([HOSTILE * 3] * 60)))
    assert LONGEST / 2 < len(text) < 65_536
    assert re.search(r"\*\*\d+ more lines did not fit in here;", text)
    assert text.count("<details>") == text.count("</details>")


def test_one_posting_with_more_to_fix_than_fits_is_told_as_far_as_it_goes() -> None:
    text = show(lint("# Baker\n\n" + "We want a ninja.\n\n" * 900))
    assert 50_000 < len(text) < 65_536
    assert re.search(r"\*\*[\d,]+ more lines did not fit in here;", text)


def test_files_that_could_not_be_read_are_told() -> None:
    text = show(lint(BARE, errors=(ReadError("a*b.docx", None, "Open it."),)))
    assert "* **a\\*b.docx** could not be read: Open it.\n" in text
    assert show(make_sample()).index("HOLD") < show(make_sample()).index("DECIDE")
