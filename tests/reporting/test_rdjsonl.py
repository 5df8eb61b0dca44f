"""The Reviewdog Diagnostic Format, held against a schema of its messages, and its ranges against the bytes of the file."""

from __future__ import annotations

import codecs
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jdlint.engine import Linter
from jdlint.model.finding import Edit, Fix, Related
from jdlint.model.report import ReadError, Report
from jdlint.model.source import Source
from jdlint.model.span import Span
from jdlint.reporting import render
from jdlint.reporting.order import sort_findings
from jdlint.reporting.rdjsonl import LONGEST_FIX
from jdlint.settings import Config

from .building import find, make_posting, make_report, make_sample, make_source
from .linting import SAMPLES, lint_sample

SCHEMA = Draft202012Validator(json.loads(Path(__file__).with_name("rdf.schema.json").read_text("utf-8")))


def load(report: Report) -> list[dict[str, Any]]:
    told = "".join(render(report, "rdjsonl"))
    assert told.isascii()
    diagnostics = [json.loads(line) for line in told.splitlines()]
    for diagnostic in diagnostics:
        SCHEMA.validate(diagnostic)
    return diagnostics


def cut(data: bytes, range: dict[str, Any]) -> tuple[int, int]:
    """Where a range lies in the bytes of a file."""
    starts = [0, *(at + 1 for at, byte in enumerate(data) if byte == 10 or (byte == 13 and data[at + 1 : at + 2] != b"\n"))]
    start, end = (starts[range[side]["line"] - 1] + range[side]["column"] - 1 for side in ("start", "end"))
    return start, end


def test_the_sample() -> None:
    pay, wizard, blank, pair, broken, word, _ = load(make_sample())
    assert pay == {
        "message": "No pay is stated; nearest: 'Apply'.", "location": {"path": "jobs/roofer.md", "range": {"start": {"line": 1}}},
        "severity": "ERROR", "source": {"name": "jdlint"}, "code": {"value": "pay-missing"},
    }  # fmt: skip
    # The wizard's face before it is four bytes.
    assert wizard["location"]["range"] == {"start": {"line": 3, "column": 21}, "end": {"line": 3, "column": 27}}
    assert blank["location"]["range"]["end"] == {"line": 4, "column": 19}
    assert pair["message"] == "'wizard' is not a craft. (Second, b)"
    assert pair["location"] == {
        "path": "C:/jobs/two, new.md", "range": {"start": {"line": 2, "column": 6}, "end": {"line": 3, "column": 4}},
    }  # fmt: skip
    assert pair["related_locations"] == [
        {
            "message": "It differs here.",
            "location": {
                "path": "C:/jobs/two, new.md", "range": {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 2}},
            },
        }
    ]  # fmt: skip
    assert (broken["severity"], broken["location"]["range"]) == ("ERROR", {"start": {"line": 3}})
    assert (word["severity"], word["code"]) == ("INFO", {"value": "unreadable"})


def test_suggestions_change_the_file_as_the_fix_does() -> None:
    report = lint_sample()
    (posting,) = report.postings
    text = (SAMPLES / "needs-work.md").read_bytes()
    suggested = 0
    for diagnostic, finding in zip(load(report), sort_findings(posting.findings), strict=True):
        assert diagnostic["code"]["value"] == finding.rule
        for suggestion in diagnostic.get("suggestions", ()):
            assert finding.fix
            suggested += 1
            start, end = cut(text, suggestion["range"])
            (edit,) = finding.fix.edits
            assert text[start:end].decode() == posting.source.text[edit.start : edit.end]
            assert suggestion["text"] == edit.text
    assert suggested > 3
    assert "Law: Colorado, " in "".join(render(report, "rdjsonl"))


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_byte_order_mark_counts(mark: bytes) -> None:
    data = mark + "# Bread ninja é ninja\n\nA ninja.\n".encode()
    linter = Linter(Config(select=("ninja-title",)), as_of=datetime.date(2026, 11, 22), many=False)
    diagnostics = load(linter.report(linter.lint(data, "baker.md", kind="posting")))
    assert len(diagnostics) == 3
    for diagnostic in diagnostics:
        start, end = cut(data, diagnostic["location"]["range"])
        assert data[start:end] == b"ninja"


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.data())
def test_a_fix_of_several_edits_is_one_suggestion_that_does_them_all(text: str, data: st.DataObject) -> None:
    text *= data.draw(st.sampled_from((1, 100)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    edits = (Edit(cuts[2], cuts[3], "two"), Edit(cuts[0], cuts[1], "one"))
    source = make_source(text)
    finding = find(
        source,
        "wizard-title",
        Span(cuts[0], cuts[3]),
        fix=Fix("x", "safe", edits),
        related=(Related(Span(cuts[1], cuts[2]), "here"),),
    )
    (diagnostic,) = load(make_report(make_posting(source, "DECIDE", (finding,))))
    bytes = text.encode()
    suggestions = diagnostic.get("suggestions", [])
    assert len(suggestions) == (source.locate(cuts[3]).line - source.locate(cuts[0]).line < LONGEST_FIX)
    for suggestion in suggestions:
        start, end = cut(bytes, suggestion["range"])
        changed = bytes[:start] + suggestion["text"].encode() + bytes[end:]
        assert changed.decode() == text[: cuts[0]] + "one" + text[cuts[1] : cuts[2]] + "two" + text[cuts[3] :]
    start, end = cut(bytes, diagnostic["location"]["range"])
    assert bytes[start:end].decode() == text[cuts[0] : cuts[3]]
    start, end = cut(bytes, diagnostic["related_locations"][0]["location"]["range"])
    assert bytes[start:end].decode() == text[cuts[1] : cuts[2]]


def test_a_place_that_is_no_line_is_told_in_words() -> None:
    source = Source("jobs/baker.pdf", "One.\nTwo wizards.\n", places=((0, "page 1"), (5, "page 2")))
    fix = Fix("x", "safe", (Edit(9, 16, "bakers"),))
    related = (Related(Span(0, 1), "here"),)
    (diagnostic,) = load(
        make_report(make_posting(source, "DECIDE", (find(source, "wizard-title", "wizards", "No.", fix=fix, related=related),)))
    )
    assert diagnostic["message"] == "In page 2: No."
    assert diagnostic["location"] == {"path": "jobs/baker.pdf", "range": {"start": {"line": 1}}}
    assert "suggestions" not in diagnostic and "related_locations" not in diagnostic


@given(st.text(st.characters()), st.text(st.characters()), st.text(st.characters()))
def test_any_words_are_valid(uri: str, key: str, message: str) -> None:
    source = make_source("abc", uri)
    finding = find(source, "wizard-title", Span(1, 2), message)
    report = make_report(
        make_posting(source, "DECIDE", (finding,), key=key, title=message), errors=(ReadError(uri, None, message),)
    )
    for diagnostic in load(report):
        json.dumps(diagnostic, ensure_ascii=False).encode()
