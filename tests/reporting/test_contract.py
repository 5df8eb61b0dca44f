"""The contract of `--format json`, key by key, and the schemas that state it."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource

from jdlint.model.finding import RESULTS, Fix
from jdlint.model.report import ReadError, Report
from jdlint.model.span import Span
from jdlint.reporting import render

from .building import FULL_RECORD, RECORD, find, make_posting, make_report, make_sample, make_source

SCHEMAS = Path(__file__).parents[2] / "schemas"
LOADED = {name: json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")) for name in ("report", "record")}
REGISTRY: Registry[Any] = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in LOADED.values())
REPORT = Draft202012Validator(LOADED["report"], registry=REGISTRY)
RECORDS = Draft202012Validator(LOADED["record"], registry=REGISTRY)
POSTING_KEYS = [
    "uri", "key", "title", "sha256", "language", "verdict", "recheck_on", "record", "measures", "rules", "law", "findings",
    "suppressed",
]  # fmt: skip
FINDING_KEYS = [
    "rule", "category", "topic", "severity", "message", "section", "in", "pointer", "place", "start", "end", "text", "law",
    "related", "fix", "fingerprint",
]  # fmt: skip


def load(report: Report) -> dict[str, Any]:
    loaded = json.loads("".join(render(report, "json")))
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture
def sample() -> dict[str, Any]:
    return load(make_sample())


def test_schemas_are_schemas() -> None:
    for schema in LOADED.values():
        Draft202012Validator.check_schema(schema)


def test_every_report_is_valid(sample: dict[str, Any]) -> None:
    REPORT.validate(sample)
    REPORT.validate(load(make_report()))


def test_the_whole(sample: dict[str, Any]) -> None:
    assert list(sample) == ["version", "tool", "run", "summary", "errors", "postings"]
    assert sample["version"] == "1"
    assert sample["tool"] == {
        "name": "jdlint",
        "version": "0.1.0",
        "rules": "sha256:" + "ab" * 32,
        "law": "sha256:" + "cd" * 32,
        "law_date": "2026-11-01",
    }
    assert list(sample["tool"]) == ["name", "version", "rules", "law", "law_date"]
    assert sample["run"] == {
        "as_of": "2026-11-22",
        "config": "sha256:" + "ef" * 32,
        "employer": {"hiring_in": ["US-CO"], "staff": 40},
        "rules_as_of": None,
        "left_out": [],
    }
    assert list(sample["run"]["employer"]) == ["hiring_in", "staff"]


def test_the_summary(sample: dict[str, Any]) -> None:
    summary = sample["summary"]
    assert list(summary) == ["postings", "verdicts", "findings", "rules", "suppressed"]
    assert summary["postings"] == 4
    assert summary["verdicts"] == {"HOLD": 1, "DECIDE": 1, "READY": 2}
    assert summary["findings"] == {"error": 2, "warning": 2, "info": 0}
    assert list(summary["rules"]) == ["pay-missing", "wizard-title", "blank-left", "long-sentence"]
    assert summary["rules"]["wizard-title"] == {"pass": 1, "fail": 2, "not_applicable": 0, "undetermined": 0, "suppressed": 1}
    assert list(summary["rules"]["wizard-title"]) == list(RESULTS)


def test_the_errors_are_of_named_inputs_alone(sample: dict[str, Any]) -> None:
    assert sample["errors"] == [{"uri": "jobs/broken.yaml", "position": "3:7", "message": "a quote is never closed; close it"}]


def test_a_posting(sample: dict[str, Any]) -> None:
    posting = sample["postings"][0]
    source = make_sample().postings[0].source
    assert list(posting) == POSTING_KEYS
    assert posting["uri"] == "jobs/roofer.md"
    assert posting["key"] == ""
    assert posting["title"] == "Roofer"
    assert posting["sha256"] == source.sha256
    assert posting["language"] == "en"
    assert posting["verdict"] == "HOLD"
    assert posting["recheck_on"] is None
    assert posting["record"] == FULL_RECORD
    assert posting["measures"] == {"words": 7}
    assert posting["law"] == []
    assert [(posting["uri"], posting["key"]) for posting in sample["postings"][1:3]] == [
        (r"C:\jobs\two, new.md", "b"),
        (r"C:\jobs\two, new.md", "a"),
    ]


def test_outcomes(sample: dict[str, Any]) -> None:
    assert sample["postings"][1]["rules"][1] == {
        "rule": "pay-missing",
        "category": "pay",
        "basis": "law",
        "outcome": "undetermined",
        "findings": 0,
        "why": "the headcount is not known",
        "needs": ["staff"],
    }
    keys = ["rule", "category", "basis", "outcome", "findings", "why", "needs"]
    assert all(list(outcome) == keys for posting in sample["postings"] for outcome in posting["rules"])


def test_silenced_findings_stand_apart_and_the_outcome_says_so(sample: dict[str, Any]) -> None:
    posting = sample["postings"][2]
    assert posting["findings"] == []
    assert posting["rules"][0]["outcome"] == "suppressed"
    (silenced,) = posting["suppressed"]
    assert list(silenced) == [*FINDING_KEYS, "suppressed"]
    assert silenced["suppressed"] == {"by": "comment", "reason": "our brand: {dull}"}


def test_a_finding(sample: dict[str, Any]) -> None:
    finding = sample["postings"][0]["findings"][1]
    assert list(finding) == FINDING_KEYS
    assert finding == {
        "rule": "wizard-title",
        "category": "bias",
        "topic": "gender",
        "severity": "warning",
        "message": "'wizard' is not a craft.",
        "section": "summary",
        "in": "file",
        "pointer": None,
        "place": None,
        # The wizard's face before it is one code point, and CRLF is two characters.
        "start": {"line": 3, "column": 18, "offset": 29},
        "end": {"line": 3, "column": 24, "offset": 35},
        "text": "wizard",
        "law": [],
        "related": [],
        "fix": {"title": "Write 'expert'", "safety": "safe", "edits": [{"start": 24, "end": 30, "text": "expert"}]},
        "fingerprint": "wizard-title:wizard",
    }


def test_findings_about_the_whole_posting_come_first_and_have_no_place(sample: dict[str, Any]) -> None:
    whole, first, last = sample["postings"][0]["findings"]
    assert whole["start"] is whole["end"] is whole["text"] is None
    assert whole["fix"] is None
    assert first["start"]["offset"] < last["start"]["offset"]


def test_related_places(sample: dict[str, Any]) -> None:
    finding = sample["postings"][1]["findings"][0]
    assert finding["related"] == [
        {
            "start": {"line": 1, "column": 1, "offset": 0},
            "end": {"line": 1, "column": 2, "offset": 1},
            "message": "It differs here.",
        }
    ]
    assert finding["end"] == {"line": 3, "column": 4, "offset": 31}


def test_jsonl_is_the_same_line_by_line(sample: dict[str, Any]) -> None:
    text = "".join(render(make_sample(), "jsonl"))
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    head = {key: sample[key] for key in ("version", "tool", "run")}
    assert lines == [head, *({"error": error} for error in sample["errors"]), *sample["postings"]]


@given(st.text(st.characters(), max_size=50), st.data())
def test_any_text_gives_valid_ascii(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    source = make_source(text, text)
    span = Span(start, data.draw(st.integers(start, len(text))))
    finding = find(source, "wizard-title", span, text, fix=Fix(text, "safe", ()))
    report = make_report(make_posting(source, "DECIDE", (finding,), title=text), errors=(ReadError(text, None, text),))
    REPORT.validate(load(report))
    for format in ("json", "jsonl", "sarif"):
        told = "".join(render(report, format))
        assert told.isascii()
        assert len(told.splitlines()) == told.count("\n")


@pytest.mark.parametrize("record", [RECORD, FULL_RECORD])
def test_a_record_has_every_key_and_no_other(record: dict[str, Any]) -> None:
    RECORDS.validate(record)
    for key in record:
        with pytest.raises(ValidationError):
            RECORDS.validate({name: value for name, value in record.items() if name != key})
    with pytest.raises(ValidationError):
        RECORDS.validate({**record, "salary": None})
    for key, value in record.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for inner in value[0]:
                short = {name: part for name, part in value[0].items() if name != inner}
                with pytest.raises(ValidationError):
                    RECORDS.validate({**record, key: [short]})


def test_a_report_has_every_key_and_no_other(sample: dict[str, Any]) -> None:
    """Each object of the sample, with a key too few and with one too many, is refused; free maps alone may differ."""
    free = {"employer", "verdicts", "rules", "measures"}

    def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
        if isinstance(value, list):
            return [place for index, item in enumerate(value[:2]) for place in places(item, (*path, index))]
        if not isinstance(value, dict):
            return []
        own = [] if path and path[-1] in free else [path]
        return own + [place for key, item in value.items() for place in places(item, (*path, key))]

    def reach(whole: Any, path: tuple[str | int, ...]) -> dict[str, Any]:
        for step in path:
            whole = whole[step]
        assert isinstance(whole, dict)
        return whole

    found = places(sample)
    assert len(found) > 30
    for path in found:
        more = deepcopy(sample)
        reach(more, path)["unknown"] = 1
        assert not REPORT.is_valid(more), path
        for key in reach(sample, path):
            less = deepcopy(sample)
            del reach(less, path)[key]
            assert not REPORT.is_valid(less), (path, key)
