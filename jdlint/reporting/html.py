"""A report for people and for the files: one page that needs nothing beside it, reads well and prints well.

It says what was checked, when, by which rules, law and facts, and how each rule and each requirement of the law came out, and shows the
posting as it reads with the findings at their words. There is no script in it, and what a posting says can only be text.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jdlint.model.digest import digest
from jdlint.model.finding import SEVERITIES
from jdlint.model.report import PostingReport, Report, RuleInfo
from jdlint.reporting.closing import tell_vintage
from jdlint.reporting.html_findings import number_findings, show_findings
from jdlint.reporting.html_tables import make_table, show_law, show_rules, show_waived
from jdlint.reporting.html_text import list_marked, show_text
from jdlint.reporting.marking import mark
from jdlint.reporting.markup import Html, join, tag
from jdlint.reporting.plain import count, one_line
from jdlint.reporting.plot import draw_readability
from jdlint.reporting.silenced import list_quiet, tell_known
from jdlint.reporting.verdict import NO_ADVICE, URGENCY, tell_day, tell_scope, tell_verdict
from jdlint.reporting.worklist import list_things, sort_postings


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """The page in chunks, a posting each. The postings' documents are shown where the report holds them."""
    postings = list(enumerate(sort_postings(report.postings), 1))
    alone = postings[0][1] if len(postings) == 1 else None
    title = name_posting(alone) if alone else count(len(postings), "posting")
    yield f"{begin_page(title, 'jdlint')}<body>\n"
    yield tag(
        "header", tag("p", "Report by jdlint", class_="rule"), tag("h1", title), *(_tell_verdict(alone, report) if alone else ())
    )
    yield "\n<main>\n"
    rules = {rule.id: rule for rule in report.rules}
    if alone is None:
        yield _list_postings(postings, report)
    for number, posting in postings:
        head = () if alone else (tag("h2", name_posting(posting)), *_tell_verdict(posting, report))
        body = _show_posting(posting, rules, f"p{number}", 2 if alone else 3)
        yield tag("article", *head, *body, id=f"p{number}") + "\n"
    if report.errors:
        entries = (tag("li", tag("strong", one_line(error.uri)), f": {one_line(error.message)}") for error in report.errors)
        yield tag("section", tag("h2", "Files that could not be read"), tag("ul", *entries)) + "\n"
    yield "</main>\n" + tag("footer", tag("h2", "What was checked with what"), *_tell_run(report))
    yield "\n</body>\n</html>\n"


def name_posting(posting: PostingReport) -> str:
    """What the posting is called: its title, else its file and its part in it."""
    return one_line(posting.title or f"{posting.source.uri} {posting.key}")


def begin_page(title: str, maker: str, *sheets: Path) -> str:
    """All of a page that stands before its body, with nothing to be fetched. ``sheets`` are style sheets beside that of all reports."""
    files = Path(__file__).with_name("report.css"), *sheets
    style = "".join(file.read_text(encoding="utf-8") for file in files)
    known = b64encode(bytes.fromhex(digest(style.encode()))).decode()
    policy = f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{title} - report by {maker}"),
    )
    return f'<!doctype html>\n<html lang="en">\n<head>\n{join(head)}\n<style>{style}</style>\n</head>\n'


def _tell_verdict(posting: PostingReport, report: Report) -> Iterator[Html]:
    change = f" This can change on {tell_day(posting.recheck_on)}." if posting.recheck_on else ""
    yield tag("p", tell_verdict(posting), class_=f"verdict {_class(posting)}")
    yield tag("p", tell_scope(posting, report.run.as_of) + change)
    source = posting.source
    yield list_facts({"File": source.uri, "Part": posting.key, "SHA-256": source.sha256, "Language": posting.language})


def _class(posting: PostingReport) -> str:
    return posting.verdict.partition(" ")[0].lower()


def list_facts(facts: Mapping[str, str | None]) -> Html:
    """Facts by their names; one that says nothing is left out."""
    rows = (tag("div", tag("dt", name), tag("dd", one_line(said))) for name, said in facts.items() if said)
    return tag("dl", *rows, class_="facts")


def tell_law(law: str, read_up_to: str) -> str:
    """The table of the law, and the day up to which it was read."""
    return f"{law}, read up to {tell_day(read_up_to)}" if read_up_to else law


def _list_postings(postings: Iterable[tuple[int, PostingReport]], report: Report) -> Html:
    columns = ("Verdict", "Posting", *(URGENCY[severity] for severity in SEVERITIES), "Check again on", "First thing to do")
    rows = []
    for number, posting in postings:
        counts = (sum(finding.severity == severity for finding in posting.findings) for severity in SEVERITIES)
        link = tag("a", name_posting(posting), href=f"#p{number}")
        file = tag("div", one_line(f"{posting.source.uri} {posting.key}"), class_="rule")
        cells = (
            tag("td", posting.verdict, class_=_class(posting)),
            tag("th", link, file, scope="row"),
            *(tag("td", f"{number:,}", class_="number") for number in counts),
            tag("td", posting.recheck_on, class_="whole"),
            tag("td", next(list_things(posting), None)),
        )
        rows.append(tag("tr", *cells))
    verdicts = ", ".join(f"{number:,} {verdict}" for verdict, number in report.verdicts().items())
    table = make_table("Postings by verdict", columns, [tag("tbody", *rows)]) if rows else None
    return tag(
        "section", tag("h2", "Worklist"), tag("p", f"{verdicts}.") if verdicts else tag("p", "No posting was read."), table
    )


def _show_posting(posting: PostingReport, rules: Mapping[str, RuleInfo], prefix: str, level: int) -> Iterator[Html]:
    numbered = number_findings(posting, prefix)
    blocks = mark(posting.document, [one.finding for one in numbered]) if posting.document else []
    heading = f"h{level}"
    sections = list(show_findings(posting, numbered, list_marked(blocks), rules, level))
    if blocks:
        text = show_text(blocks, numbered, level + 1)
        page = tag("div", text, class_="page", lang=posting.language or None, dir="auto")
        name = "The posting as it reads"
        left = tag("div", tag(heading, name), page, role="group", aria_label=name, tabindex=0)
        yield tag("div", left, tag("div", *sections), class_="beside")
    else:
        yield from sections
    if posting.law:
        yield tag("section", tag(heading, "The law, place by place"), *show_law(posting.law, rules))
    if any(one.suppressed.by == "waiver" for one in list_quiet(posting)):
        yield tag("section", tag(heading, "Waived"), show_waived(posting, rules))
    yield tag("section", tag(heading, "Every rule"), show_rules(posting, rules))
    yield tag("section", tag(heading, "Readability"), draw_readability(posting))
    blanks = (tag("p", tag("span", name)) for name in ("Name", "Date", "Signature"))
    yield tag("section", tag(heading, "Reviewed by"), tag("div", *blanks, class_="sign"), class_="signed")


def _tell_run(report: Report) -> Iterator[Html]:
    tool, run = report.tool, report.run
    yield list_facts(
        {
            "Judged as of": tell_day(run.as_of),
            "jdlint": tool.version,
            "Rules": "".join(
                (
                    tool.rules,
                    *(f", with {package}" for package in run.rule_packages),
                    f"; {tell_vintage(run)}" if run.rules_as_of else "",
                )
            ),
            "Law": tell_law(tool.law, tool.law_date),
            "Configuration": run.config,
            "Baseline": tell_known(report),
            "Changed since": report.changed,
            "The employer": "; ".join(_tell_fact(name, fact) for name, fact in sorted(run.employer.items()))
            or "No fact was told.",
        }
    )
    yield tag("p", NO_ADVICE)


def _tell_fact(name: str, fact: object) -> str:
    """A fact as in the configuration, such as "staff in: US-MN 31, US-NY 4"."""
    if isinstance(fact, Mapping):
        said = ", ".join(f"{key} {value}" for key, value in fact.items())
    elif isinstance(fact, (list, tuple)):
        said = ", ".join(map(str, fact))
    else:
        said = {True: "yes", False: "no"}.get(fact, str(fact)) if isinstance(fact, bool) else str(fact)
    return one_line(f"{name.replace('_', ' ')}: {said}")
