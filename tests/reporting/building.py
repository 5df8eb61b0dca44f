"""Reports put together by hand, with the odd cases that reporters have to stand."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from jdlint.model.finding import Basis, Edit, Finding, Fix, Outcome, Related, Result, Severity, Suppressed, Verdict
from jdlint.model.report import PostingReport, ReadError, Report, RuleInfo, Run, Tool
from jdlint.model.source import Source
from jdlint.model.span import Span

RULES = (
    RuleInfo(
        "pay-missing", "No pay", "pay", None, "error", "law",
        "People skip postings without pay. Some places ask for it by law.", "State the lowest and the highest pay, and the period.",
        "The pay is set by a tariff that is named.",
    ),
    RuleInfo(
        "wizard-title", "Hype word in a title", "bias", "gender", "warning", "style",
        "Such words draw fewer women.", "Name the craft, {word} or <b>trade</b>.", "",
    ),
    RuleInfo("blank-left", "A blank to fill", "hygiene", None, "error", "policy", "Somebody forgot it.", "Fill it in.", ""),
    RuleInfo("long-sentence", "A long sentence", "readability", None, "info", "style", "", "", ""),
)  # fmt: skip
CATEGORY = {rule.id: rule.category for rule in RULES}
TOPIC = {rule.id: rule.topic for rule in RULES}
BASIS: dict[str, Basis] = {"pay-missing": "law", "wizard-title": "style", "blank-left": "policy", "long-sentence": "style"}
RECORD: dict[str, Any] = {
    "kind": "posting", "title": "Roofer", "language": "en", "sections": [], "pay": [], "reporting_line": None,
    "eeo_statement": None, "accommodation_statement": None, "application": None, "deadline": None, "locations": [],
    "workplace": "unstated", "employment_type": [], "benefits": None, "summary": None, "responsibilities": None,
    "requirements": None,
}  # fmt: skip
FULL_RECORD: dict[str, Any] = {
    **RECORD,
    "sections": [{"kind": "responsibilities", "heading": "Your days", "start": 3, "end": 20}],
    "pay": [{"text": "from £15", "min": 15, "max": None, "currency": "GBP", "period": None, "kind": "base"}],
    "reporting_line": {"text": "You report to the foreman"},
    "application": {"text": "Call us", "url": None, "email": None},
    "deadline": {"text": "by 1 May 2030", "date": "2030-05-01"},
    "locations": [{"text": "Leeds", "jurisdiction": "GB-LDS"}],
    "employment_type": ["full_time"],
    "requirements": {"text": "A head for heights", "count": 1},
}


def make_source(text: str, uri: str = "jobs/roofer.md") -> Source:
    """A source as a reader of files would make it."""
    return Source(uri, text, sha256(text.encode(errors="surrogatepass")).hexdigest())


def find(
    source: Source,
    rule: str,
    words: str | Span | None,
    message: str = "It is so.",
    severity: Severity = "warning",
    *,
    fix: Fix | None = None,
    related: tuple[Related, ...] = (),
    suppressed: Suppressed | None = None,
) -> Finding:
    """A finding at the first place where the words stand, or at a range, or about the whole posting for None."""
    span = words if isinstance(words, Span) or words is None else Span(at := source.text.index(words), at + len(words))
    text = source.text[span.start : span.end] if span else None
    fingerprint = f"{rule}:{words}"
    return Finding(
        rule, CATEGORY.get(rule, "title"), TOPIC.get(rule), severity, message, "summary" if span else None, span, text,
        fingerprint, fix, related, suppressed,
    )  # fmt: skip


def judge(rule: str, result: Result, findings: int = 0, why: str = "", needs: tuple[str, ...] = ()) -> Outcome:
    """The outcome of one of `RULES`."""
    return Outcome(rule, CATEGORY[rule], BASIS[rule], result, findings, why, needs)


def make_posting(
    source: Source,
    verdict: Verdict,
    findings: tuple[Finding, ...] = (),
    outcomes: tuple[Outcome, ...] = (),
    *,
    key: str = "",
    title: str = "Roofer",
    suppressed: tuple[Finding, ...] = (),
    record: Mapping[str, Any] = RECORD,
) -> PostingReport:
    """A posting's report."""
    return PostingReport(source, key, title, "en", verdict, record, {"words": 7}, outcomes, findings, suppressed)


def make_report(
    *postings: PostingReport, errors: tuple[ReadError, ...] = (), notes: tuple[str, ...] = (), rules: tuple[RuleInfo, ...] = RULES
) -> Report:
    """A run over postings."""
    tool = Tool("0.1.0", f"sha256:{'ab' * 32}", f"sha256:{'cd' * 32}", "2026-11-01")
    run = Run("2026-11-22", f"sha256:{'ef' * 32}", {"staff": 40, "hiring_in": ["US-CO"]})
    return Report(tool, run, rules, postings, errors, notes)


def make_sample() -> Report:
    """A run with every kind of thing in it: each verdict, two postings in one file, fixes, silenced findings, errors."""
    roofer = make_source("# Roofer\r\n\r\nWe want a roof \U0001f9d9 wizard\twho climbs.\r\nApply at [address]")
    pair = make_source("A: a dull job.\nB: a wizard,\nand a good one.\n", r"C:\jobs\two, new.md")
    done = make_source("All is said.", "jobs/done 100%.md")
    fix = Fix("Write 'expert'", "safe", (Edit(24, 30, "expert"),))
    return make_report(
        make_posting(
            roofer,
            "HOLD",
            (
                find(roofer, "blank-left", "[address]", "'[address]' waits to be filled.", "error"),
                find(roofer, "wizard-title", "wizard", "'wizard' is not a craft.", fix=fix),
                find(roofer, "pay-missing", None, "No pay is stated; nearest: 'Apply'.", "error"),
            ),
            (judge("pay-missing", "fail", 1), judge("wizard-title", "fail", 1), judge("blank-left", "fail", 1)),
            record=FULL_RECORD,
        ),
        make_posting(
            pair, "DECIDE",
            (find(pair, "wizard-title", "wizard,\nand", "'wizard' is not a craft.", related=(Related(Span(0, 1), "It differs here."),)),),
            (judge("wizard-title", "fail", 1), judge("pay-missing", "undetermined", 0, "the headcount is not known", ("staff",))),
            key="b", title="Second",
        ),
        make_posting(
            pair, "READY", (),
            (judge("wizard-title", "suppressed"), judge("pay-missing", "not_applicable", 0, "no law asks for it there")),
            key="a", title="First",
            suppressed=(find(pair, "wizard-title", "dull", "'dull' is no craft.", suppressed=Suppressed("comment", "our brand: {dull}")),),
        ),
        make_posting(done, "READY", (), (judge("pay-missing", "pass"), judge("wizard-title", "pass"))),
        errors=(
            ReadError("jobs/broken.yaml", "3:7", "a quote is never closed; close it"),
            ReadError("jobs/a.docx", None, "needs an optional part: pip install 'jdlint[docx]'", named=False),
            ReadError("jobs/b.docx", None, "needs an optional part: pip install 'jdlint[docx]'", named=False),
        ),
        notes=("jobs/README.md was passed over.",),
    )  # fmt: skip
