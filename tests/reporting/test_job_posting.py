"""The JobPosting made of a posting, and its text in the forms in which it goes on."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.checking.search_engines import find_required
from jdlint.engine import Linter
from jdlint.model.report import PostingReport
from jdlint.reading import read
from jdlint.reporting.job_posting import describe, render, write_html, write_markdown
from tests.reading.word import make, make_runs

ROOT = Path(__file__).parents[2]
LINTER = Linter(as_of=datetime.date(2026, 11, 25), many=False, whole=True)


def lint(data: bytes, uri: str) -> PostingReport:
    (report,) = LINTER.lint(data, uri, kind="posting")
    return report


def test_the_sample_has_all_that_search_engines_require() -> None:
    report = lint((ROOT / "samples/exemplary.md").read_bytes(), "exemplary.md")
    said = describe(report, posted="2026-11-25", company="Harrow Creek Water Trust")
    assert list(find_required(said)) == []
    assert said["title"] == "Water Quality Technician"
    assert said["validThrough"] == "2027-03-31"
    assert said["employmentType"] == "FULL_TIME"
    assert said["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {"@type": "QuantitativeValue", "unitText": "YEAR", "minValue": 58000, "maxValue": 72000},
    }
    assert said["jobLocation"]["address"]["addressRegion"] == "CO"
    assert "<li>Take water samples at twelve sites each week.</li>" in said["description"]


def test_remote_work_names_where_people_may_live() -> None:
    text = "# Editor\n\nThis is a remote job; you may work from anywhere in Oregon. The pay is $30 an hour.\n"
    said = describe(lint(text.encode(), "a.md"), posted="2026-11-25")
    assert said["jobLocationType"] == "TELECOMMUTE"
    assert said["applicantLocationRequirements"]["name"] == "Oregon"
    assert said["baseSalary"]["value"] == {"@type": "QuantitativeValue", "unitText": "HOUR", "value": 30}
    assert "hiringOrganization" not in said
    assert "validThrough" not in said


def test_pay_without_a_period_is_left_out() -> None:
    assert "baseSalary" not in describe(lint(b"# Editor\n\nPay: 30,000 to 40,000.\n", "a.md"), posted="2026-11-25")


def test_nothing_in_it_ends_the_script_in_which_it_stands() -> None:
    text = "# Editor</script>\n\nWe edit `</script><script>alert(1)</script>` and <!-- more -->.\n"
    said = render(lint(text.encode(), "a.md"), posted="2026-11-25")
    assert "<" not in said
    assert json.loads(said)["@type"] == "JobPosting"


@pytest.mark.parametrize("name", ["exemplary.md", "needs-work.md", "three-levels.md"])
def test_markdown_of_a_document_reads_as_the_document(name: str) -> None:
    (document,) = read((ROOT / "samples" / name).read_bytes(), name)
    text = "".join(write_markdown(document))
    (again,) = read(text.encode(), "again.md")
    assert [(block.kind, document.text.string[block.start : block.end]) for block in document.blocks if not block.field] == [
        (block.kind, again.text.string[block.start : block.end]) for block in again.blocks
    ]


@given(st.lists(st.text(st.sampled_from("ab .-*_#1>[]()<&\\`|~=+!:"), min_size=1, max_size=20), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_markdown_of_a_word_document_keeps_every_character(texts: list[str]) -> None:
    # What begins with a hyphen or an asterisk is taken for an item of a list, in Word as well.
    texts = [text for text in (" ".join(text.split()).lstrip("-* ") for text in texts) if text]
    if not texts:
        return
    (document,) = read(make_runs(*([text[: len(text) // 2], text[len(text) // 2 :]] for text in texts)), "a.docx")
    (again,) = read("".join(write_markdown(document)).encode(), "again.md")
    assert again.text.string == document.text.string


def test_html_is_escaped() -> None:
    (document,) = read(make("# Miller & Son", "Flour < 1 kg", "- Grind", "- Fill"), "a.docx")
    assert (
        "".join(write_html(document))
        == "<h2>Miller &amp; Son</h2>\n<p>Flour &lt; 1 kg</p>\n<ul><li>Grind</li><li>Fill</li></ul>\n"
    )
