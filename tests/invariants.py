"""What holds of every report of a file, whatever the file holds."""

from __future__ import annotations

import datetime
import json
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from jdlint.engine import Linter
from jdlint.model.document import Document
from jdlint.model.finding import Finding
from jdlint.model.report import PostingReport
from jdlint.model.source import Source, Unreadable
from jdlint.reading import read
from jdlint.reporting import FORMATS, render
from jdlint.settings import Config
from jdlint.understanding import matcher

SCHEMAS = Path(__file__).parents[1] / "schemas"
LOADED = {name: json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")) for name in ("report", "record")}
REGISTRY: Registry[Any] = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in LOADED.values())
REPORT = Draft202012Validator(LOADED["report"], registry=REGISTRY)
RECORD = Draft202012Validator(LOADED["record"], registry=REGISTRY)
AS_OF = datetime.date(2026, 11, 22)
STRICT = Config(profile="strict")
MANY = Linter(STRICT, as_of=AS_OF)
with pytest.MonkeyPatch.context() as patch:
    patch.setattr(matcher, "MUCH", sys.maxsize)  # else few files would be searched like many before all tests are through
    FEW = Linter(STRICT, as_of=AS_OF, many=False)


def lint(data: bytes, uri: str, linter: Linter = MANY) -> list[PostingReport] | str:
    """The reports of a file under all rules, or why it cannot be read."""
    try:
        return linter.lint(data, uri)
    except Unreadable as error:
        return f"{error.position}: {error.message}"


def assert_robust(data: bytes, uri: str) -> None:
    """A file is judged, the same way each time and however it is asked for, and every report of it is sound; or it is unreadable."""
    few, many = lint(data, uri, FEW), lint(data, uri, MANY)
    if isinstance(many, str):
        assert few == many
        assert many.partition(": ")[2].strip()
        return
    assert not isinstance(few, str)
    assert_alike(few, many)
    documents = read(data, uri)
    for posting in many:
        assert_outcomes(posting)
        RECORD.validate(json.loads(json.dumps(posting.record)))
        for finding in (*posting.findings, *posting.suppressed):
            assert_placed(finding, posting.source, documents)
    assert_rendered(few, many)


def assert_alike(few: Sequence[PostingReport], many: Sequence[PostingReport]) -> None:
    """Few files and many are judged alike."""
    assert len(few) == len(many)
    for one, other in zip(few, many, strict=True):
        # Compared piece by piece, so that a difference is told where it is.
        assert one.findings == other.findings
        assert one.suppressed == other.suppressed
        assert one.outcomes == other.outcomes
        assert one.record == other.record
        assert one == other


def assert_outcomes(posting: PostingReport) -> None:
    """One outcome for each rule, and as many findings as it says."""
    assert [outcome.rule for outcome in posting.outcomes] == sorted(MANY.selected)
    loud = Counter(finding.rule for finding in posting.findings)
    silent = Counter(finding.rule for finding in posting.suppressed)
    for outcome in posting.outcomes:
        told = {"fail": loud, "suppressed": silent}.get(outcome.result, Counter())
        assert outcome.findings == told[outcome.rule]
        assert (outcome.result == "fail") == (loud[outcome.rule] > 0)
        undecided = outcome.result == "undetermined" or outcome.suppressed is not None
        assert bool(outcome.why) == (outcome.result == "not_applicable" or undecided)
        assert bool(outcome.needs) == undecided


def assert_placed(finding: Finding, source: Source, documents: Sequence[Document]) -> None:
    """A finding's range lies in the source and leads to its words, and its fix replaces these and nothing else."""
    text = source.text
    for span in (finding.span, *(related.span for related in finding.related)):
        assert span is None or 0 <= span.start <= span.end <= len(text)
    assert finding.message.strip()
    if finding.span is None:
        assert finding.text is None
        assert finding.fix is None
        return
    assert finding.text is not None
    written = text[finding.span.start : finding.span.end]
    assert written == finding.text or any(shows(document, finding) for document in documents)
    edits = sorted(finding.fix.edits) if finding.fix else []
    assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)
    assert all(text[edit.start : edit.end] != edit.text for edit in edits)
    # One finding may tell several places, of which not all can be changed.
    assert all(one.end <= other.start for one, other in pairwise(edits))


def shows(document: Document, finding: Finding) -> bool:
    """Whether the readable text holds the finding's words in a place that the finding's source range stands for."""
    assert finding.span is not None
    assert finding.text is not None
    text = document.text
    # One indivisible piece may hold the words anywhere, so they are looked for from its first character on.
    start = text.string.find(finding.text, max(text.to_text(finding.span.start) - 1, 0))
    while start >= 0:
        place = text.to_source(start, start + len(finding.text))
        if place == finding.span:
            return True
        if place.start > finding.span.start:
            return False
        start = text.string.find(finding.text, start + 1)
    return False


def assert_rendered(few: Sequence[PostingReport], many: Sequence[PostingReport]) -> None:
    """Every format tells it in text that can be written anywhere, JSON by the contract; twice the same."""
    report, again = MANY.report(many), FEW.report(few)
    for form in FORMATS:
        told = "".join(render(report, form, color=True, verbose=True))
        told.encode()
        assert told == "".join(render(again, form, color=True, verbose=True))
        assert not told or told.endswith("\n")
        if form == "json":
            REPORT.validate(json.loads(told))
        elif form == "sarif":
            json.loads(told)
        elif form == "jsonl":
            assert [json.loads(line)["uri"] for line in told.splitlines()[1:]] == [one.source.uri for one in many]
