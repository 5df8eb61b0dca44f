"""How each requirement of the law and each rule came out for a posting, as tables."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from jdlint.model.law import STATUSES, Duty, Ruling, Weight
from jdlint.model.report import PostingReport, RuleInfo
from jdlint.reporting.citations import WORDS
from jdlint.reporting.html_findings import cite, name_place, quote
from jdlint.reporting.markup import Html, link, tag
from jdlint.reporting.plain import one_line
from jdlint.reporting.silenced import Quiet, list_quiet, tell_suppressed
from jdlint.reporting.verdict import CAME_OUT, tell_day

T = TypeVar("T", bound=Hashable)
EVIDENCE: Mapping[Weight, str] = {
    "primary": "The law or its authority was read",
    "secondary": "Law firms or the press were read",
    "memory": "No source was seen",
    "counsel": "Your counsel said so",
}
DUTIES: Mapping[Duty, str] = {"required": "Required", "forbidden": "Forbidden", "advised": "Advised", "none": "No duty"}


def make_table(caption: str, columns: Sequence[str], bodies: Iterable[Html]) -> Html:
    """A table with a name and a head. Where it is wider than the screen it moves by itself, by keyboard as well."""
    head = tag("thead", tag("tr", *(tag("th", column, scope="col") for column in columns)))
    table = tag("table", tag("caption", caption), head, *bodies)
    return tag("div", table, class_="wide", role="group", aria_label=caption, tabindex=0)


def show_law(rulings: Sequence[Ruling], rules: Mapping[str, RuleInfo]) -> Iterator[Html]:
    """A table for each place, in which the requirements of one provision stand together, what is not met first."""
    columns = ("Law", "What would break it", "Came out", "Because", "How sure, and seen when")
    for place, some in _gather(rulings, lambda one: one.place):
        bodies = (_show_provision(together, rules) for _, together in _gather(some, lambda one: one.provision))
        yield make_table(place, columns, bodies)


def _gather(rulings: Iterable[Ruling], key: Callable[[Ruling], T]) -> Iterator[tuple[T, list[Ruling]]]:
    """Requirements that have something in common together, those with what is not met first."""
    groups: dict[T, list[Ruling]] = {}
    for one in sorted(rulings, key=lambda one: STATUSES.index(one.status)):
        groups.setdefault(key(one), []).append(one)
    yield from groups.items()


def _show_provision(rulings: Sequence[Ruling], rules: Mapping[str, RuleInfo]) -> Html:
    """The rows of a provision, one for all of its requirements that came out alike."""
    law = rulings[0]
    alike = list(_gather(rulings, lambda one: (one.status, one.because, one.needs)))
    span = len(alike) if len(alike) > 1 else None
    rows: list[Html] = []
    for (status, because, needs), some in alike:
        titles = (rules[one.rule].title if one.rule in rules else one.rule for one in some)
        depends = f"It depends on {'; '.join(needs)}." if needs else None
        cells = [
            tag("td", *(tag("div", title) for title in titles)),
            tag("td", WORDS[status].capitalize(), class_=f"whole {status}"),
            tag("td", tag("div", one_line(because)) if because else None, tag("div", depends) if depends else None),
        ]
        if not rows:
            name = tag("div", f"{DUTIES[law.duty]}: ", link(law.citation, law.url), class_="rule")
            head = tag("th", law.title, name, scope="rowgroup" if span else "row", rowspan=span)
            sure = tag("td", f"{EVIDENCE[law.evidence]} on ", tag("span", law.checked, class_="whole"), rowspan=span)
            cells = [head, *cells, sure]
        rows.append(tag("tr", *cells))
    return tag("tbody", *rows)


def show_rules(posting: PostingReport, rules: Mapping[str, RuleInfo]) -> Html:
    """The table of all rules: those that failed first, with why one did not apply and what another needs to know."""
    silenced: dict[str, list[Html]] = {}
    for one in list_quiet(posting):
        silenced.setdefault(one.rule, []).append(tag("div", *_tell_quiet(posting, one)))
    rows = []
    for outcome in sorted(posting.outcomes, key=lambda one: (list(CAME_OUT).index(one.result), one.rule)):
        needs = f"It needs: {'; '.join(outcome.needs)}." if outcome.needs else ""
        said = [tag("div", words) for words in (one_line(outcome.why), needs) if words]
        count = f" ({outcome.findings:,})" if outcome.findings else ""
        rule = rules.get(outcome.rule)
        rows.append(
            tag(
                "tr",
                tag("th", f"{rule.title} " if rule else None, tag("span", outcome.rule, class_="rule"), scope="row"),
                tag("td", CAME_OUT[outcome.result] + count, class_=f"whole {outcome.result}"),
                tag("td", *said, *silenced.get(outcome.rule, ())),
            )
        )
    return make_table("How each rule came out", ("Rule, by the fault it looks for", "Came out", "Why"), [tag("tbody", *rows)])


def show_waived(posting: PostingReport, rules: Mapping[str, RuleInfo]) -> Html:
    """The table of what is waived, with the law that asks for it: who answers for it, why, and until when."""
    rows = []
    for one in list_quiet(posting):
        if one.suppressed.by != "waiver":
            continue
        finding, told = one.finding, one.suppressed
        law = [tag("li", cite(law)) for law in finding.law] if finding else []
        what = rules[one.rule].title if one.rule in rules else one.rule
        cells = (
            tag("th", f"{what} ", tag("span", one.rule, class_="rule"), scope="row"),
            tag("td", one_line(finding.message) if finding else "It could not be decided.", tag("ul", *law) if law else None),
            tag("td", one_line(told.approver)),
            tag("td", one_line(told.reason)),
            tag("td", tell_day(told.until), class_="whole"),
        )
        rows.append(tag("tr", *cells))
    return make_table("Waivers", ("Rule", "What is waived", "Approved by", "Because", "Until"), [tag("tbody", *rows)])


def _tell_quiet(posting: PostingReport, quiet: Quiet) -> Iterator[Html | str | None]:
    """Where something stands that does not count, the words there, and who said so."""
    finding, told = quiet.finding, tell_suppressed(quiet.suppressed)
    if finding is None:
        yield told[:1].upper() + told[1:]
        return
    yield f"{name_place(posting, finding.span.start).capitalize() if finding.span else 'The whole posting'}: "
    yield quote(finding)
    yield f" {told}"
