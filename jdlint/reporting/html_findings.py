"""What is to be done about a posting, finding by finding: what, where, why, by which law, and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.model.finding import SEVERITIES, Finding
from jdlint.model.law import Citation
from jdlint.model.report import PostingReport, RuleInfo
from jdlint.reporting.html_text import Numbered
from jdlint.reporting.markup import Html, join, link, tag
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import one_line
from jdlint.reporting.verdict import URGENCY

_LONGEST = 300
"""Characters of a finding's words that are quoted."""


def number_findings(posting: PostingReport, prefix: str) -> list[Numbered]:
    """The findings with their numbers, the gravest first; ``prefix`` tells the postings of one report apart."""
    findings = sorted(sort_findings(posting.findings), key=lambda one: SEVERITIES.index(one.severity))
    return [Numbered(number, one, f"{prefix}f{number}", f"{prefix}m{number}") for number, one in enumerate(findings, 1)]


def show_findings(
    posting: PostingReport, numbered: Sequence[Numbered], marked: frozenset[int], rules: Mapping[str, RuleInfo], level: int
) -> Iterator[Html]:
    """A list for each urgency, under headings of this level; ``marked`` are the places of those that have words in the text shown."""
    explained: dict[str, Numbered] = {}
    for severity in SEVERITIES:
        some = [(place, one) for place, one in enumerate(numbered) if one.finding.severity == severity]
        if some:
            entries = (_show_finding(posting, one, place in marked, rules, explained) for place, one in some)
            name = f"{URGENCY[severity]} ({len(some)})"
            yield tag(
                "section", tag(f"h{level}", name), tag("ol", *entries, start=some[0][1].number), class_=f"findings {severity}"
            )


def _show_finding(
    posting: PostingReport, one: Numbered, marked: bool, rules: Mapping[str, RuleInfo], explained: dict[str, Numbered]
) -> Html:
    finding = one.finding
    rows: list[tuple[str, Html | str]] = []
    rule, first = rules.get(finding.rule), explained.setdefault(finding.rule, one)
    if rule is not None and first is one:
        rows.append(("Why", one_line(rule.why)))
    if finding.law:
        rows.append(("Law", tag("ul", *(tag("li", cite(law)) for law in finding.law))))
    rows += [("See", f"{name_place(posting, related.span.start)}: {one_line(related.message)}") for related in finding.related]
    if finding.fix is not None:
        rows.append(("Suggestion", one_line(finding.fix.title)))
    if rule is not None and first is one:
        rows.append(("What to write", one_line(rule.do)))
    if first is not one:
        rows.append(("Why", tag("a", f"as for {first.number}", href=f"#{first.explained}")))
    return tag(
        "li",
        tag("p", tag("strong", one_line(finding.message))),
        tag("p", _tell_place(posting, one, marked), " ", tag("span", finding.rule, class_="rule")),
        tag("dl", *(tag("div", tag("dt", name), tag("dd", said)) for name, said in rows if said)) if rows else None,
        id=one.explained,
    )


def _tell_place(posting: PostingReport, one: Numbered, marked: bool) -> Html:
    finding = one.finding
    if finding.span is None:
        return join(["The whole posting"])
    place = name_place(posting, finding.span.start)
    place = place[:1].upper() + place[1:]
    quoted = quote(finding)
    return join((tag("a", place, href=f"#{one.marked}") if marked else place, ": " if quoted else None, quoted))


def quote(finding: Finding) -> Html | None:
    """The words that a finding is about, cut where they are many."""
    words = one_line(finding.text or "")
    return tag("q", words if len(words) <= _LONGEST else f"{words[:_LONGEST]} \u2026") if words else None


def name_place(posting: PostingReport, offset: int) -> str:
    """What a person calls a place of the source: "paragraph 12", "line 7"."""
    return posting.source.name_place(offset) or f"line {posting.source.locate(offset).line:,}"


def cite(law: Citation) -> Html:
    """Where the law says so, with the facts on which it depends."""
    hedge = f" (it depends on {'; '.join(law.needs)})" if law.needs else "" if law.binding else " (advice, or no source seen)"
    return join((f"{law.place}, ", link(law.citation, law.url), hedge))
