"""For people in a terminal: what is wrong, where, why it matters and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jdlint.model.finding import Finding, Outcome, Result
from jdlint.model.report import PostingReport, Report, RuleInfo
from jdlint.model.source import Source
from jdlint.reporting.citations import count_rulings, list_rulings, tell_citations
from jdlint.reporting.closing import close
from jdlint.reporting.excerpt import cut_excerpt
from jdlint.reporting.order import sort_findings
from jdlint.reporting.paint import Paint
from jdlint.reporting.plain import count, one_line, show, tell_place
from jdlint.reporting.prose import first_sentence, list_some, wrap
from jdlint.reporting.silenced import Quiet, count_quiet, tell_suppressed
from jdlint.reporting.verdict import HEADS

LONGEST = 60
"""Characters of the words of a finding that does not count."""


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """Each posting with its verdict and findings, then the summary; a chunk a posting.

    The reason and the advice of a rule are told where it first fails. ``verbose`` tells the reason in full, and adds what
    did not apply, each finding that does not count, the fingerprints, and what was passed over.
    """
    paint = Paint(color)
    teller = _Teller({rule.id: rule for rule in report.rules}, paint, verbose)
    before = 0
    for posting in report.postings:
        lines = teller.tell_posting(posting)
        # Postings in one line stand together, all others apart.
        gap = "\n" if before > 1 or (before and len(lines) > 1) else ""
        before = len(lines)
        yield gap + "\n".join(lines) + "\n"
    yield ("\n" if before else "") + "\n".join(close(report, paint, verbose=verbose)) + "\n"


class _Teller:
    """Tells posting after posting, and remembers which rules it has explained."""

    def __init__(self, rules: dict[str, RuleInfo], paint: Paint, verbose: bool) -> None:
        self._unexplained = rules
        self._paint = paint
        self._verbose = verbose

    def tell_posting(self, posting: PostingReport) -> list[str]:
        """The posting's name and verdict, then its findings; a single line when there is nothing to say."""
        name = show(posting.source.uri)
        if posting.key:
            name += f" ({show(posting.key)})"
        title = f": {one_line(posting.title)}" if posting.title else ""
        lines = [f"{self._paint(f'{posting.verdict:<6}', posting.verdict)}  {self._paint(name, 'bold')}{title}"]
        blocks = [self._tell_finding(posting.source, finding) for finding in sort_findings(posting.findings)]
        blocks += self._tell_undetermined(posting)
        blocks += self._tell_quiet(posting)
        if self._verbose:
            blocks += self._tell_not_applicable(posting)
            blocks += [wrap(said, f"  law, {how}: ", hang=4) for how, said in list_rulings(posting.law)]
        if posting.law and (blocks or self._verbose):
            blocks.append([*wrap(sum_up_law(posting), "  law: ", hang=4)])
        verdict = _say_verdict(posting)
        if blocks or posting.verdict != "READY":
            lines += wrap(verdict)
        for block in blocks:
            lines += ["", *block]
        return lines

    def _tell_finding(self, source: Source, finding: Finding) -> list[str]:
        lines = self._head(finding.severity, finding.message, finding.rule)
        mark = self._paint(f" [{finding.fingerprint}]", "dim") if self._verbose else ""
        if finding.span is None:
            lines.append(f"    {show(source.uri)} (the whole posting){mark}")
        else:
            lines.append(f"    {show(source.uri)}{tell_place(source, finding.span.start)}{mark}")
            lines += self._underline(source, finding)
        for related in finding.related:
            line, column, _ = source.locate(related.span.start)
            where = source.name_place(related.span.start) or f"line {line}, column {column}"
            lines += wrap(f"{where}: {related.message}", "    See: ")
        rule = self._unexplained.pop(finding.rule, None)
        if rule:
            why = rule.why if self._verbose else first_sentence(rule.why)
            told = [("Why: ", why), ("Do:  ", rule.do), ("Not when: ", rule.not_when if self._verbose else "")]
            for label, text in told:
                if text.strip():
                    lines += wrap(text, "    " + label)
        if finding.law:
            lines += wrap(tell_citations(finding.law), "    Law: ")
        if finding.fix:
            label = "    Fix: " if finding.fix.safety == "safe" else "    Fix, if you agree: "
            lines += wrap(finding.fix.title, label)
        return lines

    def _head(self, label: str, message: str, rules: str) -> list[str]:
        """A message behind its label, the rules that say so in brackets behind it."""
        start, end = f"  {label}: ", f"({rules})"
        lines = wrap(f"{message} {end}", start, hang=4)
        style = label if label in {"error", "warning", "info"} else "bold"
        if lines[-1].endswith(end):
            lines[-1] = lines[-1][: -len(end)] + self._paint(end, "dim")
        lines[0] = f"  {self._paint(f'{label}:', style)} {lines[0][len(start) :]}"
        return lines

    def _underline(self, source: Source, finding: Finding) -> list[str]:
        if finding.span is None:
            return []
        cut = cut_excerpt(source, finding.span)
        number = "" if source.places else f"{cut.line} "
        gutter = f"      {number}| "
        rest = f" (to line {cut.last_line})" if cut.last_line > cut.line and number else ""
        words = self._paint(cut.text[cut.start : cut.end], finding.severity)
        carets = self._paint("^" * cut.width, finding.severity)
        return [
            (self._paint(gutter, "dim") + cut.text[: cut.start] + words + cut.text[cut.end :]).rstrip(),
            self._paint(" " * (len(gutter) - 2) + "| ", "dim") + " " * cut.pad + carets + rest,
        ]

    def _tell_undetermined(self, posting: PostingReport) -> Iterator[list[str]]:
        told = {finding.rule for finding in posting.findings}
        for (why, needs), rules in _group(posting.outcomes, "undetermined").items():
            silent = [rule for rule in rules if rule not in told]
            if silent:
                lines = self._head("undetermined", why, list_some(silent))
                yield lines + (wrap(", ".join(needs), "    Needs: ") if needs else [])

    def _tell_not_applicable(self, posting: PostingReport) -> Iterator[list[str]]:
        for (why, _), rules in _group(posting.outcomes, "not_applicable").items():
            yield self._head("not applicable", why, list_some(rules))

    def _tell_quiet(self, posting: PostingReport) -> Iterator[list[str]]:
        """What does not count; who waived what is told in full, since somebody answers for it."""
        for by, quiet in count_quiet(posting):
            if not self._verbose and by != "waiver":
                rules = list_some(sorted({one.rule for one in quiet}))
                findings = sum(one.finding is not None for one in quiet)
                numbers = ((findings, "finding"), (len(quiet) - findings, "rule"))
                told = [count(number, noun) for number, noun in numbers if number]
                yield self._head(
                    HEADS[by], " and ".join(told) + (" that could not be decided" if findings < len(quiet) else ""), rules
                )
                continue
            lines = [f"  {self._paint(f'{HEADS[by]}:', 'bold')}"]
            for one in quiet:
                lines += wrap(f"{one.rule}, {_name_quiet(posting, one)}", "    ", hang=6)
                lines += wrap(_tell_who(one, self._verbose), "      ", hang=6)
            yield lines


def _name_quiet(posting: PostingReport, quiet: Quiet) -> str:
    """Where it stands, the words there, and the law that asks for it."""
    finding, source = quiet.finding, posting.source
    if finding is None:
        return "which could not be decided"
    law = f"; law: {tell_citations(finding.law)}" if finding.law else ""
    if finding.span is None:
        return f"the whole posting{law}"
    start = finding.span.start
    place = source.name_place(start) or f"line {source.locate(start).line}"
    words = one_line(finding.text or "")
    return f'{place}: "{words if len(words) <= LONGEST else words[:LONGEST] + "…"}"{law}'


def _tell_who(quiet: Quiet, verbose: bool) -> str:
    mark = f" [{quiet.finding.fingerprint}]" if verbose and quiet.finding else ""
    return tell_suppressed(quiet.suppressed) + mark


def sum_up_law(posting: PostingReport) -> str:
    """Where the law was checked, and how many of its requirements came out how."""
    places = list(dict.fromkeys(ruling.place for ruling in posting.law if ruling.status != "not_applicable"))
    change = f" This can change on {posting.recheck_on}." if posting.recheck_on else ""
    where = f"of {list_some(places, 3)}" if places else "of the place"
    return f"Requirements {where}: {count_rulings(posting.law)}. See them with jdlint law.{change}"


def _group(outcomes: tuple[Outcome, ...], result: Result) -> dict[tuple[str, tuple[str, ...]], list[str]]:
    """The rules that came out one way, by why and by what they need."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for outcome in outcomes:
        if outcome.result == result:
            groups.setdefault((outcome.why, outcome.needs), []).append(outcome.rule)
    return groups


def _say_verdict(posting: PostingReport) -> str:
    """The verdict as a sentence: what a person has to do now."""
    severities = Counter(finding.severity for finding in posting.findings)
    errors, warnings = severities["error"], severities["warning"]
    if posting.verdict == "NOT CHECKED":
        reasons = Counter(outcome.why for outcome in posting.outcomes if outcome.result == "not_applicable" and outcome.why)
        return f"Not judged: {reasons.most_common(1)[0][0].rstrip('.')}." if reasons else "Not judged."
    if posting.verdict == "READY":
        quiet = posting.suppressed or any(outcome.suppressed for outcome in posting.outcomes)
        return "Nothing that counts stands in the way." if quiet else "Nothing stands in the way."
    undetermined = sum(outcome.result == "undetermined" for outcome in posting.outcomes)
    parts = []
    if errors:
        parts.append(f"mend {count(errors, 'error')} before this goes out")
    if warnings:
        parts.append(f"judge {count(warnings, 'warning')}")
    if undetermined:
        parts.append(f"supply what {count(undetermined, 'rule')} {'needs' if undetermined == 1 else 'need'} to know")
    if posting.law_old:
        parts.append("get a newer jdlint or table of the law: what came into force since this one is not known")
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:] + "." if parts else "A person has to look at this."
