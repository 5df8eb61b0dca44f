"""A report for people and for the files: one page that needs nothing beside it, reads well and prints well.

It says what was checked, when, by which rules, law and facts, and how each rule and each requirement of the law came out, and shows the
posting as it reads with the findings at their words. There is no script in it, and all that a posting says is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape as escape_html
from itertools import groupby
from pathlib import Path

from jdlint.model.finding import Finding, Severity
from jdlint.model.law import Ruling
from jdlint.model.report import PostingReport, Report, RuleInfo
from jdlint.reporting.marking import MarkedBlock, Segment, mark
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import show
from jdlint.reporting.plot import draw_readability
from jdlint.reporting.verdict import URGENCY, tell_day, tell_scope, tell_verdict

STATUS = {"not_met": "not met", "depends": "depends", "met": "met", "not_applicable": "does not apply"}
RESULT = {
    "fail": "fails",
    "undetermined": "undecided",
    "suppressed": "silenced",
    "pass": "passes",
    "not_applicable": "does not apply",
}
EVIDENCE = {
    "primary": "the law was read",
    "secondary": "read in law firms' notes or the press",
    "memory": "no source seen",
    "counsel": "your counsel",
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The page in chunks. The postings' documents are shown where the report holds them."""
    title = report.postings[0].title if len(report.postings) == 1 else f"{len(report.postings)} postings"
    style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title or 'Posting')} - jdlint</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
    )
    rules = {rule.id: rule for rule in report.rules}
    if len(report.postings) != 1:
        yield from _list_postings(report)
    for number, posting in enumerate(report.postings, 1):
        yield from _show_posting(report, posting, number, rules)
    if report.errors:
        yield "<section>\n<h2>Files that could not be read</h2>\n<ul>\n"
        yield from (f"<li><b>{escape(error.uri)}</b>: {escape(error.message)}</li>\n" for error in report.errors)
        yield "</ul>\n</section>\n"
    yield from _tell_run(report)
    yield "</main>\n</body>\n</html>\n"


def _list_postings(report: Report) -> Iterator[str]:
    verdicts = ", ".join(f"{number} {verdict}" for verdict, number in report.verdicts().items())
    yield f"<h1>{len(report.postings)} postings</h1>\n<p>{escape(verdicts)}</p>\n<table>\n<thead><tr>"
    yield '<th scope="col">Verdict</th><th scope="col">Posting</th><th scope="col">Must fix</th><th scope="col">Should fix</th></tr></thead>\n<tbody>\n'
    for number, posting in enumerate(report.postings, 1):
        counts = [sum(finding.severity == severity for finding in posting.findings) for severity in ("error", "warning")]
        name = f"{posting.source.uri} {posting.key}".strip()
        yield (
            f'<tr><td class="{_class(posting)}">{posting.verdict}</td><th scope="row"><a href="#p{number}">{escape(posting.title or name)}</a>'
            f"<br><small>{escape(name)}</small></th><td>{counts[0]}</td><td>{counts[1]}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n"


def _show_posting(report: Report, posting: PostingReport, number: int, rules: dict[str, RuleInfo]) -> Iterator[str]:
    findings = sort_findings(posting.findings)
    level = 1 if len(report.postings) == 1 else 2
    yield f'<article id="p{number}" class="posting">\n<h{level}>{escape(posting.title or posting.source.uri)}</h{level}>\n'
    yield f'<p class="verdict {_class(posting)}">{escape(tell_verdict(posting))}</p>\n<p>{escape(tell_scope(posting, report.run.as_of))}'
    yield f" This can change on {tell_day(posting.recheck_on)}.</p>\n" if posting.recheck_on else "</p>\n"
    yield "<dl class=facts>"
    for name, said in (
        ("File", posting.source.uri),
        ("Part", posting.key),
        ("SHA-256", posting.source.sha256),
        ("Language", posting.language),
    ):
        if said:
            yield f"<div><dt>{name}</dt><dd>{escape(said)}</dd></div>"
    yield "</dl>\n"
    names = [f"f{number}-{index}" for index in range(len(findings))]
    for severity in URGENCY:
        yield from _list_findings(severity, findings, names, rules, posting, level + 1)
    if posting.document is not None:
        yield f"<section>\n<h{level + 1}>The posting as it reads</h{level + 1}>\n<div class=page>\n"
        yield from _show_text(mark(posting.document, findings), findings, names)
        yield "</div>\n</section>\n"
    yield from _show_law(posting.law, level + 1)
    yield from _show_rules(posting, rules, level + 1)
    yield f"<section>\n<h{level + 1}>Readability</h{level + 1}>\n{draw_readability(posting)}\n</section>\n"
    yield (
        f'<section class="sign">\n<h{level + 1}>Reviewed by</h{level + 1}>\n<p><span>Name</span> <span>Date</span> <span>Signature</span></p>\n'
        "</section>\n</article>\n"
    )


def _class(posting: PostingReport) -> str:
    return posting.verdict.partition(" ")[0]


def _list_findings(
    severity: Severity,
    findings: Sequence[Finding],
    names: Sequence[str],
    rules: dict[str, RuleInfo],
    posting: PostingReport,
    level: int,
) -> Iterator[str]:
    some = [(finding, name) for finding, name in zip(findings, names, strict=True) if finding.severity == severity]
    if not some:
        return
    yield f'<section class="{severity}">\n<h{level}>{URGENCY[severity]} ({len(some)})</h{level}>\n<ol>\n'
    for finding, name in some:
        yield f'<li id="{name}"><p><b>{escape(finding.message)}</b></p>\n'
        if finding.span is not None:
            line = posting.source.locate(finding.span.start)
            place = posting.source.name_place(finding.span.start) or f"line {line.line}"
            words = " ".join((finding.text or "").split())
            quote = f": <q>{escape(words[:300] + (' …' if len(words) > 300 else ''))}</q>" if words else ""
            anchor = f'<a href="#{name}-m">{escape(place)}</a>' if posting.document is not None else escape(place)
            yield f"<p>{anchor}{quote}</p>\n"
        rule = rules.get(finding.rule)
        if rule is not None:
            yield f"<p><i>Why:</i> {escape(rule.why)}</p>\n"
        for law in finding.law:
            cite = (
                f'<a href="{escape(law.url)}" rel="noreferrer">{escape(law.citation)}</a>'
                if _leads(law.url)
                else escape(law.citation)
            )
            needs = f" (it depends on {escape('; '.join(law.needs))})" if law.needs else "" if law.binding else " (advice)"
            yield f"<p><i>Law:</i> {escape(law.place)}, {cite}{needs}</p>\n"
        if finding.fix is not None:
            yield f"<p><i>Suggestion:</i> {escape(finding.fix.title)}</p>\n"
        if rule is not None:
            yield f"<p><i>What to write:</i> {escape(rule.do)}</p>\n"
        yield f"<p class=rule>{escape(finding.rule)}</p></li>\n"
    yield "</ol>\n</section>\n"


def _leads(url: str | None) -> bool:
    return url is not None and url.startswith(("https://", "http://"))


def _show_text(blocks: Sequence[MarkedBlock], findings: Sequence[Finding], names: Sequence[str]) -> Iterator[str]:
    anchored: set[int] = set()
    for listed, group in groupby(blocks, key=lambda block: block.kind == "item"):
        yield "<ul>\n" if listed else ""
        for block in group:
            inside = "".join(_show_segment(segment, findings, names, anchored) for segment in block.segments)
            if listed:
                yield f"<li>{inside}</li>\n"
            elif block.kind == "heading":
                yield f'<p class="heading">{inside}</p>\n'
            else:
                label = f"<small>{escape(block.label)}</small> " if block.label else ""
                yield f'<p class="{block.kind}">{label}{inside}</p>\n'
        yield "</ul>\n" if listed else ""


def _show_segment(segment: Segment, findings: Sequence[Finding], names: Sequence[str], anchored: set[int]) -> str:
    words = escape(segment.text)
    words = f"<b>{words}</b>" if segment.bold else words
    if not segment.findings:
        return words
    worst = min(segment.findings, key=lambda number: list(URGENCY).index(findings[number].severity))
    ids = [number for number in segment.findings if number not in anchored]
    anchored.update(ids)
    anchors = "".join(f'<a id="{names[number]}-m"></a>' for number in ids)
    return f'{anchors}<a class="mark {findings[worst].severity}" href="#{names[worst]}">{words}</a>'


def _show_law(rulings: Sequence[Ruling], level: int) -> Iterator[str]:
    if not rulings:
        return
    yield f"<section>\n<h{level}>The law, place by place</h{level}>\n"
    for place, group in groupby(sorted(rulings, key=lambda one: one.place), key=lambda one: one.place):
        yield f'<table>\n<caption>{escape(place)}</caption>\n<thead><tr><th scope="col">Law</th><th scope="col">Rule</th><th scope="col">Met?</th>'
        yield '<th scope="col">Because</th><th scope="col">How sure</th></tr></thead>\n<tbody>\n'
        for one in sorted(group, key=lambda one: list(STATUS).index(one.status)):
            cite = (
                f'<a href="{escape(one.url)}" rel="noreferrer">{escape(one.citation)}</a>'
                if _leads(one.url)
                else escape(one.citation)
            )
            because = "; ".join(filter(None, (one.because, *one.needs)))
            yield (
                f'<tr class="{one.status}"><th scope="row">{escape(one.title)}<br><small>{cite}</small></th><td>{escape(one.rule)}</td>'
                f"<td>{STATUS[one.status]}</td><td>{escape(because)}</td><td>{EVIDENCE[one.evidence]}, looked up {escape(one.checked)}</td></tr>\n"
            )
        yield "</tbody>\n</table>\n"
    yield "</section>\n"


def _show_rules(posting: PostingReport, rules: dict[str, RuleInfo], level: int) -> Iterator[str]:
    reasons: dict[str, set[str]] = {}
    for finding in posting.suppressed:
        reasons.setdefault(finding.rule, set()).add(finding.suppressed or "")
    yield f'<section>\n<h{level}>Every rule</h{level}>\n<table>\n<thead><tr><th scope="col">Rule</th><th scope="col">Came out</th>'
    yield '<th scope="col">Why</th></tr></thead>\n<tbody>\n'
    for outcome in sorted(posting.outcomes, key=lambda one: list(RESULT).index(one.result)):
        rule = rules.get(outcome.rule)
        why = "; ".join(filter(None, (outcome.why, *outcome.needs, *sorted(reasons.get(outcome.rule, ())))))
        title = f"<br><small>{escape(rule.title)}</small>" if rule else ""
        count = f" ({outcome.findings})" if outcome.findings else ""
        yield f'<tr class="{outcome.result}"><th scope="row">{escape(outcome.rule)}{title}</th><td>{RESULT[outcome.result]}{count}</td><td>{escape(why)}</td></tr>\n'
    yield "</tbody>\n</table>\n</section>\n"


def _tell_run(report: Report) -> Iterator[str]:
    tool, run = report.tool, report.run
    facts = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in sorted(run.employer.items())) or "none told"
    yield "<footer>\n<h2>What was checked with what</h2>\n<dl class=facts>"
    for name, said in (
        ("Judged by the law of", tell_day(run.as_of)),
        ("jdlint", tool.version),
        ("Rules", tool.rules),
        ("Law", f"{tool.law}, read up to {tool.law_date}"),
        ("Configuration", run.config),
        ("Facts about the employer", facts),
    ):
        yield f"<div><dt>{name}</dt><dd>{escape(said)}</dd></div>"
    yield "</dl>\n<p>jdlint is a tool and gives no legal advice.</p>\n</footer>\n"


def escape(text: str) -> str:
    """Words as they are written in HTML, without the codes that a terminal would obey if somebody printed the file."""
    return escape_html(show(text))
