"""The comment for a pull request: as a reader of Markdown sees it, nothing of a posting leaves its place."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pyromark
import pytest

from jdlint.model.report import ReadError, Report
from jdlint.model.source import Source
from jdlint.reporting import render
from jdlint.reporting.markdown import LONGEST, MARK, MOST_ROWS
from tests.reporting.building import find, make_posting, make_report, make_sample, make_source
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


def read(report: Report, link: str = "") -> Reader:
    reader = Reader()
    reader.feed(pyromark.html(show(report, link), options=pyromark.Options.ENABLE_TABLES))
    reader.close()
    return reader


def show(report: Report, link: str = "") -> str:
    return "".join(render(report, "markdown", link=link))


def test_the_comment_says_what_is_to_be_done_and_where() -> None:
    report = lint_sample()
    text = show(report)
    (posting,) = report.postings
    assert text.startswith(f"{MARK}\n### Sales Ninja\n\n**HOLD: ")
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
        "a*b*c_d",
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
    head = text.splitlines()[1]
    assert words not in head
    report = lint(BARE)
    (posting,) = report.postings
    title = f"Baker {words} and more"
    alone = posting._replace(title=title)
    reader = read(report._replace(postings=(alone,)))
    assert reader.words.lstrip().startswith(title)
    assert reader.links == []
    # Among others, where it stands in a table and in what is folded away.
    reader = read(report._replace(postings=(alone,) * 4))
    assert reader.words.count(title) == 8
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
    text = show(make_sample())
    assert text.index("jobs/broken.yaml") < text.index("| HOLD |") < text.index("| DECIDE |") < text.index("| READY |")


def test_of_several_postings_a_table_tells_first_how_each_came_out() -> None:
    reader = read(make_sample())
    assert "4 postings: 1 HOLD, 1 DECIDE, 2 READY." in reader.words
    assert "HOLDRoofer, jobs/roofer.md21" in reader.words.replace("\n", "")
    assert "DECIDESecond, C:\\jobs\\two, new.md b01" in reader.words.replace("\n", "")
    # What is ready and needs nothing has its row and no more.
    assert [line for line in show(make_sample()).splitlines() if line.startswith("### ")] == ["### Roofer", "### Second"]
    assert show(make_report()).startswith(f"{MARK}\n**No posting was found.**\n")


def test_of_many_postings_the_worst_have_rows_and_the_others_are_counted() -> None:
    source = make_source("a wizard")
    bad = make_posting(source, "HOLD", (find(source, "blank-left", "wizard", severity="error"),), title="Bad")
    worse = bad._replace(findings=bad.findings * 2, title="Worse")
    text = show(make_report(*[make_posting(source, "READY")] * 199, bad, worse))
    assert text.count("\n| READY |") == MOST_ROWS - 2
    assert text.index("| HOLD | Worse") < text.index("| HOLD | Bad") < text.index("| READY |")
    assert "\n151 more postings with no graver verdict.\n" in text
    assert len(text) < 10_000


def test_every_posting_that_needs_work_has_its_share_of_the_room() -> None:
    much = "# Baker\n\n" + "We want a ninja.\n\n" * 900
    text = show(lint(much, "# Miller\n\nWe want a rockstar.\n", "# Smith\n\nWe want a guru.\n"))
    assert 40_000 < len(text) < 65_536
    assert "rockstar" in text and "guru" in text
    assert re.search(r"\*\*[\d,]+ more lines did not fit in here;", text)


def test_all_that_is_left_out_is_counted() -> None:
    source = make_source("a wizard")
    found = tuple(find(source, "wizard-title", "wizard", "x" * 900, "error" if n % 3 else "info") for n in range(300))
    report = make_report(*[make_posting(source, "HOLD", found)] * 5)
    text = show(report)
    told = text.count("\n* xxx")
    left = re.search(r"\*\*([\d,]+) more lines did not fit", text)
    assert left and told + int(left[1].replace(",", "")) == 1500
    assert text.count("<details>") == text.count("</details>")


def test_places_lead_to_the_lines_of_the_source() -> None:
    reader = read(lint_sample(), "https://github.com/o/r/blob/abc/")
    assert "https://github.com/o/r/blob/abc/needs-work.md?plain=1#L17" in reader.links
    assert "https://github.com/o/r/blob/abc/needs-work.md" in reader.links
    source = make_source("x\na wizard", "./Stellen (neu)/ö [1].md")
    outside = make_source("a wizard", "../other/a.md")
    paper = Source("cv.docx", "a wizard", places=((0, "paragraph 1"),))
    found = [make_posting(one, "DECIDE", (find(one, "wizard-title", "wizard"),)) for one in (source, outside, paper)]
    reader = read(make_report(*found), "https://git.example.org/-/blob/abc")
    assert [link.rpartition("/abc/")[2] for link in reader.links] == [
        "Stellen%20%28neu%29/%C3%B6%20%5B1%5D.md", "cv.docx", "Stellen%20%28neu%29/%C3%B6%20%5B1%5D.md?plain=1#L2", "cv.docx",
    ]  # fmt: skip
    assert "Stellen (neu)/ö [1].md:2:3" in reader.words
