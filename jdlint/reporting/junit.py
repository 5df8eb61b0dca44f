"""JUnit XML, which Jenkins, GitLab and Azure show as tests: a suite a file, a test for each rule that a posting was held against.

The form is what Jenkins takes, ``junit-10.xsd`` of https://github.com/jenkinsci/xunit-plugin. A test fails if a finding of its rule
fails the run, so that tests and exit code agree; what else was found is told as the output of a test that passes. A rule that could
not be decided or was silenced is a skipped test, and one that does not apply is none. There are no times: the same report gives the
same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from jdlint.model.finding import Finding, Outcome
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import clip, one_line, show
from jdlint.reporting.remarks import UNREADABLE, remark_on, remark_unread, show_path
from jdlint.reporting.silenced import list_quiet, tell_suppressed

MOST = 50
"""So many findings of one test are told."""
LONGEST = 500
"""Characters of what stands beside a test's name."""


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The tests, a chunk a file."""
    advice = {rule.id: one_line(rule.do) for rule in report.rules}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="jdlint">\n'
    for uri, postings in groupby(report.postings, key=lambda posting: posting.source.uri):
        yield _write(uri, (case for posting in postings for case in _test_posting(posting, advice)))
    for error in report.errors:
        yield _write(error.uri, [_test_reading(error)])
    yield "</testsuites>\n"


def _write(uri: str, cases: Iterable[Element]) -> str:
    path = show(show_path(uri))
    suite = Element("testsuite", {"name": path, "tests": "", "failures": "", "errors": "", "skipped": "", "file": path})
    suite.extend(list(cases))
    number = {name: str(len(suite.findall(f"testcase/{name}"))) for name in ("failure", "error", "skipped")}
    suite.attrib |= {
        "tests": str(len(suite)), "failures": number["failure"], "errors": number["error"], "skipped": number["skipped"],
    }  # fmt: skip
    indent(suite)
    return tostring(suite, encoding="unicode") + "\n"


def _test_posting(posting: PostingReport, advice: dict[str, str]) -> Iterator[Element]:
    """A test for each rule that applies."""
    found: dict[str, list[Finding]] = {}
    for finding in sort_findings(posting.findings):
        found.setdefault(finding.rule, []).append(finding)
    silenced = {one.rule: tell_suppressed(one.suppressed) for one in list_quiet(posting)}
    path = show(show_path(posting.source.uri))
    name = f"{path} [{one_line(posting.key)}]" if posting.key else path
    for outcome in posting.outcomes:
        if outcome.result == "not_applicable":
            continue
        case = Element("testcase", {"classname": name, "name": outcome.rule})
        findings = found.get(outcome.rule, [])
        failing = [finding for finding in findings if posting.fails(finding)]
        if failing:
            told = SubElement(case, "failure", {"type": failing[0].severity, "message": _sum_up(failing)})
            told.text = _tell_all(posting, findings, advice.get(outcome.rule, ""))
        else:
            if outcome.result in ("undetermined", "suppressed"):
                SubElement(case, "skipped", {"message": _say_why(outcome, silenced.get(outcome.rule, ""))})
            if findings:
                SubElement(case, "system-out").text = _tell_all(posting, findings, advice.get(outcome.rule, ""))
        yield case


def _test_reading(error: ReadError) -> Element:
    remark = remark_unread(error)
    case = Element("testcase", {"classname": show(remark.path), "name": UNREADABLE})
    what = SubElement(case, "error" if error.named else "skipped", {"type": UNREADABLE, "message": clip(remark.message, LONGEST)})
    what.text = f"{show(remark.path)}:{error.position or '1:1'}: {remark.message}"
    return case


def _sum_up(findings: list[Finding]) -> str:
    more = f" (and {len(findings) - 1:,} more)" if len(findings) > 1 else ""
    return clip(one_line(findings[0].message), LONGEST) + more


def _say_why(outcome: Outcome, reason: str) -> str:
    if outcome.result == "suppressed":
        return clip(reason or "silenced", LONGEST)
    needs = f"; it needs {' and '.join(outcome.needs)}" if outcome.needs else ""
    return clip(one_line(f"{outcome.why or 'not decided'}{needs}"), LONGEST)


def _tell_all(posting: PostingReport, findings: list[Finding], advice: str) -> str:
    """Each finding on a line of its own with place, law and title, then what to do."""
    lines = []
    for remark in (remark_on(posting, finding) for finding in findings[:MOST]):
        column = remark.start.column if remark.start else 1
        title = f" [{one_line(posting.title)}]" if posting.title else ""
        lines.append(f"{show(remark.path)}:{remark.line}:{column}: {remark.severity}: {remark.message}{title}")
        if remark.law:
            lines.append(f"    Law: {remark.law}")
    if len(findings) > MOST:
        lines.append(f"... and {len(findings) - MOST:,} more")
    if advice:
        lines.append(f"Do: {advice}")
    return "\n".join(["", *lines, ""])
