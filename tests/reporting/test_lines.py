"""The formats of one line a finding: concise and github; and the table of rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.law import Citation
from jdlint.model.report import ReadError, Report
from jdlint.model.span import Span
from jdlint.reporting import FORMATS, render

from .building import find, judge, make_posting, make_report, make_sample, make_source

CONCISE = r"""jobs/roofer.md:1:1: error pay-missing No pay is stated; nearest: 'Apply'.
jobs/roofer.md:3:18: warning wizard-title 'wizard' is not a craft.
jobs/roofer.md:4:10: error blank-left '[address]' waits to be filled.
C:\jobs\two, new.md:2:6: warning wizard-title 'wizard' is not a craft. [b]
jobs/broken.yaml:3:7: error unreadable a quote is never closed; close it
jobs/a.docx:1:1: info unreadable needs an optional part: pip install 'jdlint[docx]'
jobs/b.docx:1:1: info unreadable needs an optional part: pip install 'jdlint[docx]'
"""
RULES = """rule          category  pass  fail  not applicable  undetermined  suppressed
pay-missing   pay          1     1               1             1           .
wizard-title  bias         1     2               .             .           1
blank-left    hygiene      .     1               .             .           .

3 rules over 4 postings.
Could not read jobs/broken.yaml:3:7: a quote is never closed; close it
"""
ONE = """rule          category  pass  fail  not applicable  undetermined  suppressed  why
pay-missing   pay          .     .               .             1           .  no place is named; needs place, staff
wizard-title  bias         1     .               .             .           .
blank-left    hygiene      .     .               1             .           .  it is in French

3 rules over 1 posting.
"""


def tell(report: Report, format: str) -> str:
    return "".join(render(report, format))


def test_concise() -> None:
    assert tell(make_sample(), "concise") == CONCISE
    assert tell(make_report(make_posting(make_source(""), "READY")), "concise") == ""


def test_rules() -> None:
    assert tell(make_sample(), "rules") == RULES


def test_rules_of_one_posting_say_why() -> None:
    outcomes = (
        judge("pay-missing", "undetermined", 0, "no place is named", ("place", "staff")),
        judge("wizard-title", "pass"),
        judge("blank-left", "not_applicable", 0, "it is in French"),
    )
    assert tell(make_report(make_posting(make_source(""), "DECIDE", (), outcomes)), "rules") == ONE


def test_rules_of_nothing() -> None:
    assert tell(make_report(), "rules") == "0 rules over 0 postings.\n"


def test_github() -> None:
    lines = tell(make_sample(), "github").splitlines()
    assert lines[0] == ("::error file=jobs/broken.yaml,line=3,col=7,title=Could not be read::a quote is never closed; close it")
    assert lines[1] == (
        "::error file=jobs/roofer.md,line=1,title=pay-missing (Roofer)::No pay is stated; nearest: 'Apply'."
        "%0ADo: State the lowest and the highest pay, and the period."
    )
    assert lines[2].startswith("::error file=jobs/roofer.md,line=4,endLine=4,col=10,endColumn=19,title=blank-left (Roofer)::")
    # Columns are not allowed where a range goes over lines; a comma and a colon would end a property.
    assert lines[4].startswith("::warning file=C%3A/jobs/two%2C new.md,line=2,endLine=3,title=wizard-title (Second%2C b)::")
    assert lines[5].startswith("::notice file=jobs/a.docx,line=1,title=Could not be read::")
    assert len(lines) == 7


def test_github_marks_what_breaks_a_law_first_and_counts_what_it_does_not_mark() -> None:
    source = make_source("a wizard " * 12)
    plain = [find(source, "wizard-title", Span(9 * number, 9 * number + 8), f"no {number}", "error") for number in range(12)]
    law = Citation("x", "US-CO", "Colorado", "C.R.S. 1", "https://example.org")
    plain[7] = plain[7]._replace(law=(law,))
    mild = find(source, "long-sentence", None, "long", "info")
    lines = tell(make_report(make_posting(source, "HOLD", (mild, *plain))), "github").splitlines()
    assert lines[0] == (
        "::notice title=jdlint::12 errors, 0 warnings, 1 info. GitHub marks the first 10 of each kind; the log of this step has all."
    )
    assert "::no 7%0ADo: " in lines[1] and lines[1].endswith("%0ALaw: Colorado, C.R.S. 1")
    assert "::no 0%0ADo: " in lines[2]
    assert lines[-1].startswith("::notice file=jobs/roofer.md,line=1,")
    assert len(lines) == 14
    few = make_report(make_posting(source, "HOLD", (mild, *plain[:10])))
    assert not tell(few, "github").startswith("::notice")


def test_github_escapes() -> None:
    source = make_source("a wizard", "100%\r\n.md")
    finding = find(source, "long-sentence", "wizard", "50% more:\n::error::x", "info")
    told = tell(make_report(make_posting(source, "READY", (finding,), title="A, B: C%")), "github")
    assert told == (
        "::notice file=100%25%0D%0A.md,line=1,endLine=1,col=3,endColumn=9,title=long-sentence (A%2C B%3A C%25)"
        "::50%25 more: ::error::x\n"
    )


@pytest.mark.parametrize("format", ["concise", "github", "rdjsonl", "rules"])
@given(st.text(), st.text(), st.text())
def test_a_finding_stays_on_its_line(format: str, uri: str, title: str, message: str) -> None:
    source = make_source("abc", uri)
    finding = find(source, "wizard-title", Span(1, 2), message)
    why = judge("pay-missing", "undetermined", 0, message, (title,))
    plain = make_report(make_posting(make_source("abc", "a.md"), "DECIDE", (), (why,)), errors=(ReadError("a", None, "b"),))
    report = make_report(make_posting(source, "DECIDE", (finding,), (why,), title=title), errors=(ReadError(uri, None, message),))
    extra = 0 if format == "rules" else 1
    told = tell(report, format)
    told.encode()
    assert told.count("\n") == tell(plain, format).count("\n") + extra
    assert "\r" not in told


def test_formats() -> None:
    assert list(FORMATS) == ("human concise rules json jsonl sarif github gitlab junit rdjsonl html markdown csv".split())
    for format in FORMATS:
        assert tell(make_sample(), format) == tell(make_sample(), format)
        assert tell(make_sample(), format).endswith("\n")
    with pytest.raises(ValueError, match="unknown format 'xml'; there are human, concise"):
        render(make_sample(), "xml")
