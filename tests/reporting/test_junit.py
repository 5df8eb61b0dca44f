"""JUnit XML as the programs that read it see it."""

from __future__ import annotations

import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from lxml import etree

from jdlint.engine import Linter
from jdlint.model.finding import Finding, Severity, Suppressed
from jdlint.model.law import Citation
from jdlint.model.report import ReadError, Report
from jdlint.model.span import Span
from jdlint.reporting import render
from jdlint.reporting.junit import MOST
from jdlint.settings import Config

from .building import find, judge, make_posting, make_report, make_sample, make_source
from .linting import SAMPLES

FORM = etree.RelaxNG(
    etree.fromstring("""
<grammar xmlns="http://relaxng.org/ns/structure/1.0">
  <start><element name="testsuites"><attribute name="name"/><zeroOrMore><ref name="suite"/></zeroOrMore></element></start>
  <define name="suite">
    <element name="testsuite">
      <attribute name="name"/><attribute name="file"/>
      <attribute name="tests"/><attribute name="failures"/><attribute name="errors"/><attribute name="skipped"/>
      <oneOrMore><ref name="case"/></oneOrMore>
    </element>
  </define>
  <define name="case">
    <element name="testcase">
      <attribute name="classname"/><attribute name="name"/>
      <optional><choice><element name="failure"><ref name="why"/></element><element name="error"><ref name="why"/></element>
        <element name="skipped"><optional><attribute name="type"/></optional><attribute name="message"/><text/></element></choice></optional>
      <optional><element name="system-out"><text/></element></optional>
    </element>
  </define>
  <define name="why"><attribute name="type"/><attribute name="message"/><text/></define>
</grammar>
""")
)
"""What of Jenkins' ``junit-10.xsd`` is used, closer than it stands there: no element and no attribute beside these."""


def show(report: Report) -> str:
    return "".join(render(report, "junit"))


def load(report: Report) -> list[TestSuite]:
    """The suites as junitparser reads them, their numbers counted again."""
    text = show(report).encode()
    FORM.assertValid(etree.fromstring(text))
    suites = list(JUnitXml.fromstring(text))
    for suite in suites:
        told = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert told == (suite.tests, suite.failures, suite.errors, suite.skipped)
    return suites


def fail(severity: Severity, fail_on: Severity) -> TestCase:
    """The test of a rule with one finding."""
    source = make_source("a wizard")
    posting = make_posting(
        source, "DECIDE", (find(source, "wizard-title", "wizard", "No.", severity),), (judge("wizard-title", "fail", 1),)
    )
    ((case,),) = load(make_report(posting._replace(fail_on=fail_on)))
    assert isinstance(case, TestCase)
    return case


def test_a_suite_a_file_and_a_test_a_rule() -> None:
    roofer, pair, done, broken, word, _ = load(make_sample())
    assert [(case.classname, case.name) for case in roofer] == [
        ("jobs/roofer.md", "pay-missing"), ("jobs/roofer.md", "wizard-title"), ("jobs/roofer.md", "blank-left"),
    ]  # fmt: skip
    pay, wizard, blank = roofer
    (failure,) = pay.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("error", "No pay is stated; nearest: 'Apply'.")
    assert failure.text == (
        "\njobs/roofer.md:1:1: error: No pay is stated; nearest: 'Apply'. [Roofer]\n"
        "Do: State the lowest and the highest pay, and the period.\n"
    )
    # A warning does not fail the run, and so is told by a test that passes.
    assert wizard.is_passed and "jobs/roofer.md:3:18: warning: 'wizard' is not a craft. [Roofer]\n" in (wizard.system_out or "")
    assert blank.is_failure
    # What does not apply is no test, what nobody could decide or somebody silenced is a skipped one.
    assert [(case.classname, case.name) for case in pair] == [
        ("C:/jobs/two, new.md [b]", "wizard-title"), ("C:/jobs/two, new.md [b]", "pay-missing"), ("C:/jobs/two, new.md [a]", "wizard-title"),
    ]  # fmt: skip
    _, undecided, silenced = pair
    assert [one.message for one in undecided.result] == ["the headcount is not known; it needs staff"]
    assert [one.message for one in silenced.result] == ['silenced by a comment because "our brand: {dull}"']
    assert [case.is_passed for case in done] == [True, True]
    ((error,),) = (case.result for case in broken)
    assert isinstance(error, Error)
    assert error.text == "jobs/broken.yaml:3:7: a quote is never closed; close it"
    ((skipped,),) = (case.result for case in word)
    assert isinstance(skipped, Skipped)


@pytest.mark.parametrize(
    ("severity", "fail_on", "fails"),
    [
        ("error", "error", True), ("warning", "error", False), ("info", "error", False),
        ("warning", "warning", True), ("info", "warning", False), ("info", "info", True),
    ],
)  # fmt: skip
def test_a_test_fails_if_its_finding_fails_the_run(severity: Severity, fail_on: Severity, fails: bool) -> None:
    assert fail(severity, fail_on).is_failure == fails


def test_the_configuration_says_what_fails_the_run() -> None:
    data = (SAMPLES / "needs-work.md").read_bytes()
    number = {}
    for fail_on in ("error", "warning", "info"):
        linter = Linter(Config(place=("US-CO",), fail_on=fail_on), as_of=datetime.date(2026, 11, 22), many=False)
        (posting,) = linter.lint(data, "needs-work.md")
        (suite,) = load(linter.report([posting]))
        failing = {finding.rule for finding in posting.findings if posting.fails(finding)}
        assert {case.name for case in suite if case.is_failure} == failing
        number[fail_on] = len(failing)
    assert 0 < number["error"] < number["warning"] < number["info"]


def test_the_law_and_all_findings_of_a_rule_are_told_as_far_as_they_can_be_read() -> None:
    source = make_source("a wizard " * 80)
    law = (Citation("x", "US-CO", "Colorado", "C.R.S. 1", "https://example.org"),)
    found: list[Finding] = [
        find(source, "wizard-title", Span(9 * number, 9 * number + 8), "x" * 3000, "error")._replace(law=law)
        for number in range(80)
    ]
    ((case,),) = load(make_report(make_posting(source, "HOLD", tuple(found), (judge("wizard-title", "fail", 80),))))
    (failure,) = case.result
    assert failure.message.endswith("… (and 79 more)") and len(failure.message) < 600
    lines = (failure.text or "").splitlines()
    assert lines[2] == "    Law: Colorado, C.R.S. 1"
    assert sum(": error: xxx" in line for line in lines) == MOST
    assert lines[-2:] == ["... and 30 more", "Do: Name the craft, {word} or <b>trade</b>."]
    assert max(map(len, lines)) < 2100


def test_nothing_to_test() -> None:
    assert load(make_report()) == []


@given(st.text(), st.text(), st.text(), st.text())
def test_any_words_are_sound_xml(uri: str, key: str, title: str, message: str) -> None:
    source = make_source("abc", uri)
    outcomes = (judge("wizard-title", "fail", 1), judge("pay-missing", "undetermined", 0, message, (title,)))
    silenced = find(source, "blank-left", Span(1, 2), message, suppressed=Suppressed("comment", title))
    posting = make_posting(
        source, "HOLD", (find(source, "wizard-title", Span(1, 2), message, "error"),), (*outcomes, judge("blank-left", "suppressed")),
        title=title, key=key, suppressed=(silenced,),
    )  # fmt: skip
    suites = load(make_report(posting, errors=(ReadError(uri, None, message),)))
    assert [len(list(suite)) for suite in suites] == [3, 1]


def test_samples(tmp_path: Path) -> None:
    linter = Linter(Config(place=("US-CO",)), as_of=datetime.date(2026, 11, 22), many=True)
    postings = [one for path in sorted(SAMPLES.glob("*.*")) for one in linter.lint(path.read_bytes(), str(path))]
    report = linter.report(postings)
    assert sum(len(list(suite)) for suite in load(report)) > 1000
    names = [(case.get("classname"), case.get("name")) for case in ElementTree.fromstring(show(report)).iter("testcase")]
    assert len(names) == len(set(names))
