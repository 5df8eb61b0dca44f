"""Findings marked in the text as it reads."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.engine import Linter
from jdlint.model.finding import Finding
from jdlint.model.span import Span
from jdlint.reading import read
from jdlint.reporting.marking import Segment, mark

SAMPLES = Path(__file__).parents[2] / "samples"
LINTER = Linter(as_of=datetime.date(2026, 11, 25), many=False, whole=True)


def make(number: int, start: int, end: int) -> Finding:
    return Finding("rule", "bias", None, "info", "Say it otherwise.", None, Span(start, end), None, str(number))


def show(text: str, *spans: tuple[int, int]) -> list[tuple[str, list[Segment]]]:
    (document,) = read(text.encode(), "a.md")
    findings = [make(number, *span) for number, span in enumerate(spans)]
    return [(block.kind, list(block.segments)) for block in mark(document, findings)]


def test_words_are_marked_within_what_is_bold_and_what_leads_somewhere() -> None:
    text = "We **want a ninja** from [here](https://example.org).\n"
    ((kind, segments),) = show(text, (text.index("ninja"), text.index("ninja") + 5))
    assert kind == "paragraph"
    assert segments == [
        Segment("We "),
        Segment("want a ", bold=True),
        Segment("ninja", bold=True, findings=(0,)),
        Segment(" from "),
        Segment("here", href="https://example.org"),
        Segment("."),
    ]


def test_findings_that_overlap_are_both_told() -> None:
    ((_, segments),) = show("young and strong men\n", (0, 16), (10, 20))
    assert [(segment.text, segment.findings) for segment in segments] == [
        ("young and ", (0,)),
        ("strong", (0, 1)),
        (" men", (1,)),
    ]


def test_a_finding_over_several_blocks_is_marked_in_each() -> None:
    assert [[segment.findings for segment in segments] for _, segments in show("# Baker\n\nWe bake.\n", (0, 17))] == [
        [(0,)],
        [(0,)],
    ]


@pytest.mark.parametrize("name", ["needs-work.md", "night-nurse.html", "warehouse-associate.yaml", "description-without-pay.txt"])
def test_marks_in_samples_cover_exactly_the_words_that_are_told(name: str) -> None:
    for report in LINTER.lint((SAMPLES / name).read_bytes(), name):
        assert report.document is not None
        blocks = mark(report.document, report.findings)
        text = report.document.text.string
        assert [block.text for block in blocks] == [text[block.start : block.end] for block in report.document.blocks]
        marked: dict[int, str] = {}
        for block in blocks:
            for segment in block.segments:
                for number in segment.findings:
                    marked[number] = marked.get(number, "") + segment.text
        for number, finding in enumerate(report.findings):
            if finding.span is not None and finding.text is not None and number in marked:
                assert "".join(marked[number].split()) == "".join(finding.text.split())


TEXTS = st.text(st.sampled_from("ab &*_`#[]()\n-|é"), max_size=60) | st.just(
    "| a | **b** |\n|-|-|\n| c&amp;d | e |\n\n- f\n\n[g](h)"
)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6))
@settings(max_examples=200, deadline=None)
def test_no_character_is_lost_or_doubled_and_marks_cover_exactly_their_words(text: str, places: list[tuple[int, int]]) -> None:
    if not text.strip():
        return
    (document,) = read(text.encode(), "a.md")
    readable = document.text.string
    starts = [(min(start, len(readable) - 1), min(start + length, len(readable))) for start, length in places if readable]
    findings = [make(number, *document.text.to_source(*place)) for number, place in enumerate(starts)]
    blocks = mark(document, findings)
    assert [block.text for block in blocks] == [readable[block.start : block.end] for block in document.blocks]
    assert all(segment.text for block in blocks for segment in block.segments)
    marked = [
        "".join(segment.text for block in blocks for segment in block.segments if number in segment.findings)
        for number in range(len(findings))
    ]
    for finding, words in zip(findings, marked, strict=True):
        assert finding.span is not None
        covered = [
            readable[at]
            for block in document.blocks
            for at in range(block.start, block.end)
            if (seen := document.text.to_source(at, at + 1)).start < finding.span.end and finding.span.start < seen.end
        ]
        assert words == "".join(covered)


def test_a_large_posting_with_much_that_is_bold_and_found_is_marked_in_linear_time() -> None:
    text = "**a** [b](c) " * 20_000
    (document,) = read(text.encode(), "a.md")
    findings = [make(number, 13 * number, 13 * number + 30) for number in range(19_990)]
    (block,) = mark(document, findings)
    assert len(block.segments) > 40_000
