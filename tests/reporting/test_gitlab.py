"""Code Quality as GitLab documents it."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.law import Citation
from jdlint.model.report import ReadError, Report
from jdlint.model.source import Source
from jdlint.model.span import Span
from jdlint.reporting import render

from .building import find, make_posting, make_report, make_sample, make_source
from .linting import lint_sample

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def load(report: Report) -> list[dict[str, Any]]:
    """The issues; each with the documented fields and no other."""
    issues = json.loads("".join(render(report, "gitlab")))
    assert isinstance(issues, list)
    for issue in issues:
        assert list(issue) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert issue["severity"] in SEVERITIES
        assert re.fullmatch("[0-9a-f]{64}", issue["fingerprint"])
        assert list(issue["location"]) == ["path", "lines"]
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith("./")
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    return issues


def test_the_sample() -> None:
    issues = load(make_sample())
    assert [
        (issue["check_name"], issue["severity"], issue["location"]["path"], issue["location"]["lines"]["begin"]) for issue in issues
    ] == [
        ("pay-missing", "critical", "jobs/roofer.md", 1), ("wizard-title", "minor", "jobs/roofer.md", 3),
        ("blank-left", "critical", "jobs/roofer.md", 4), ("wizard-title", "minor", "C:/jobs/two, new.md", 2),
        ("unreadable", "blocker", "jobs/broken.yaml", 3), ("unreadable", "info", "jobs/a.docx", 1), ("unreadable", "info", "jobs/b.docx", 1),
    ]  # fmt: skip
    assert issues[0]["description"] == "No pay is stated; nearest: 'Apply'."
    # Of several postings in one file, it is told which.
    assert issues[3]["description"] == "'wizard' is not a craft. (Second, b)"


def test_nothing_found() -> None:
    assert "".join(render(make_report(), "gitlab")) == "[]\n"


def test_the_law_is_told() -> None:
    assert "Law: Colorado, " in next(one["description"] for one in load(lint_sample()) if one["severity"] == "critical")


def test_a_finding_is_known_again_where_the_file_or_the_lines_before_it_change() -> None:
    def print_of(text: str, uri: str = "a.md", key: str = "") -> str:
        source = make_source(text, uri)
        (issue,) = load(make_report(make_posting(source, "DECIDE", (find(source, "wizard-title", "wizard"),), key=key)))
        return str(issue["fingerprint"])

    first = print_of("a wizard")
    assert first == print_of("More.\n\na wizard") == print_of("a wizard", "./a.md")
    assert len({first, print_of("a wizard", "b.md"), print_of("a wizard", key="2")}) == 3


def test_what_has_one_fingerprint_is_set_apart() -> None:
    source = make_source("a wizard")
    finding = find(source, "wizard-title", "wizard")
    one = make_posting(source, "DECIDE", (finding, finding))
    assert len(load(make_report(one, one, errors=(ReadError("a", None, "b"), ReadError("a", None, "b"))))) == 6


def test_a_place_that_is_no_line_is_told_in_words() -> None:
    source = Source("jobs\\baker.docx", "One.\nTwo wizards.\n", places=((0, "paragraph 1"), (5, "paragraph 2")))
    (issue,) = load(make_report(make_posting(source, "DECIDE", (find(source, "wizard-title", "wizards", "No."),))))
    assert issue["description"] == "In paragraph 2: No."
    assert issue["location"] == {"path": "jobs/baker.docx", "lines": {"begin": 1}}


@given(st.text(st.characters()), st.text(st.characters()), st.text(st.characters()))
def test_any_words_are_valid(uri: str, key: str, message: str) -> None:
    source = make_source("abc", uri)
    law = (Citation("x", "US-CO", message, "C.R.S. 1", "https://example.org"),)
    finding = find(source, "wizard-title", Span(1, 2), message)._replace(law=law)
    report = make_report(
        make_posting(source, "DECIDE", (finding,), key=key, title=message), errors=(ReadError(uri, "0:0", message),)
    )
    for issue in load(report):
        issue["location"]["path"].encode()
        assert not set(issue["description"]) & set(map(chr, range(32)))
