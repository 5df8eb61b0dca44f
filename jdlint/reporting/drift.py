"""What departs between an approved document and its published copy, for people in a terminal and for a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from jdlint.model.drift import Comparison, Copy, Drift, Fact, Unpaired
from jdlint.model.finding import SEVERITIES
from jdlint.model.posting import Told
from jdlint.model.report import ReadError
from jdlint.model.source import Source
from jdlint.reporting.markdown import escape
from jdlint.reporting.paint import Paint
from jdlint.reporting.plain import count, one_line, show, tell_place
from jdlint.reporting.prose import list_some, wrap

LONGEST = 220
"""Characters of a wording that are shown."""
_MEANING = {"DEPARTS": "HOLD", "DIFFERS": "DECIDE", "AGREES": "READY"}


MOST = 20
"""Postings without a partner that are named."""


def list_alone(drift: Drift) -> tuple[tuple[str, str, tuple[Unpaired, ...]], ...]:
    """The postings that only one side has, with what that is called and what it means."""
    return (
        ("approved, and not published", "no posting of the published side belongs to it", drift.unpublished),
        ("published, and not approved", "no approved document belongs to it", drift.unapproved),
    )


def judge(comparison: Comparison) -> str:
    """``DEPARTS`` where an error stands, ``DIFFERS`` where a warning does, else ``AGREES``."""
    severities = {fact.severity for fact in comparison.facts}
    return "DEPARTS" if "error" in severities else "DIFFERS" if "warning" in severities else "AGREES"


def name_fact(name: str) -> str:
    """What people call a fact."""
    return {"eeo_statement": "equal opportunity", "text": "other text"}.get(name, name.replace("_", " "))


def sort_departures(comparison: Comparison) -> list[Fact]:
    """What departs, the gravest first."""
    return sorted(comparison.departures, key=lambda fact: SEVERITIES.index(fact.severity or "info"))


def render_human(drift: Drift, errors: Iterable[ReadError], *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """Each pair with what departs, both wordings and both places; then what has no partner, and the counts."""
    paint = Paint(color)
    for number, comparison in enumerate(drift.comparisons):
        yield ("\n" if number else "") + "\n".join(_tell_pair(comparison, paint, verbose)) + "\n"
    lines = [""] if drift.comparisons else []
    for what, why, alone in list_alone(drift):
        for one in alone[:MOST]:
            lines += _tell_alone(one, what, why, paint)
        if len(alone) > MOST:
            lines.append(f"  and {len(alone) - MOST:,} more; --format json lists all.")
    for error in errors:
        where = f"{show(error.uri)}{':' + error.position if error.position else ''}"
        lines += wrap(f"{where}: {one_line(error.message)}", f"{'not read' if error.named else 'note'}: ", hang=4)
    if drift.comparisons or drift.unpublished or drift.unapproved:
        lines.append(f"{sum_up(drift)[:-1]}, {drift.count('info'):,} in other words or of less weight.")
    yield "".join(f"{line}\n" for line in lines)


def _tell_pair(comparison: Comparison, paint: Paint, verbose: bool) -> list[str]:
    verdict = judge(comparison)
    title = one_line(comparison.approved.title or comparison.live.title)
    lines = [
        f"{paint(f'{verdict:<7}', _MEANING[verdict])}  {paint(_name(comparison.live), 'bold')}{f': {title}' if title else ''}"
    ]
    lines += wrap(f"held beside the approved {_name(comparison.approved)}", "  ")
    silent = 0
    for fact in sort_departures(comparison):
        if fact.severity == "info" and fact.name == "text" and not verbose:
            silent += 1
            continue
        lines += ["", *_tell_fact(fact, comparison, paint)]
    if silent:
        lines += [
            "",
            f"  {count(silent, 'sentence')} of less weight {'is' if silent == 1 else 'are'} told in other words or left out; --verbose shows them.",
        ]
    if comparison.uncompared:
        lines.append("")
        for why, names in _group(comparison).items():
            lines += wrap(f"{list_some(names, 12)}: {why}.", "  not compared: ", hang=4)
    same = Counter(name_fact(fact.name) for fact in comparison.facts if fact.severity is None)
    if same:
        told = [name if number == 1 else f"{name} ({number})" for name, number in same.items()]
        lines += ["", *wrap(", ".join(told), "  same: ", hang=4)]
        if verbose:
            for fact in comparison.facts:
                if fact.severity is None and fact.approved:
                    lines += wrap(_cut(fact.approved.text), f"    {name_fact(fact.name)}: ", hang=8)
    return lines


def _group(comparison: Comparison) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for one in comparison.uncompared:
        names = groups.setdefault(one.why, [])
        if name_fact(one.name) not in names:
            names.append(name_fact(one.name))
    return groups


def _tell_fact(fact: Fact, comparison: Comparison, paint: Paint) -> list[str]:
    label = fact.severity or "info"
    lines = wrap(f"{fact.why} ({name_fact(fact.name)})", f"  {label}: ", hang=4)
    lines[0] = lines[0].replace(f"{label}:", paint(f"{label}:", label), 1)
    if fact.approved is None and fact.live is None:
        return lines
    lines += _tell_side("approved: ", fact.approved, comparison.approved.source, paint)
    lines += _tell_side("live:     ", fact.live, comparison.live.source, paint)
    return lines


def _tell_side(label: str, told: Told | None, source: Source, paint: Paint) -> list[str]:
    if told is None:
        return [f"    {label}{paint('(nothing)', 'dim')}"]
    lines = wrap(f'"{_cut(told.text)}"', f"    {label}")
    return [*lines, f"    {' ' * len(label)}{paint(locate(told, source), 'dim')}"]


def locate(told: Told, source: Source) -> str:
    """The file with line and column, or with what a person calls the place."""
    return f"{show(source.uri)}{tell_place(source, told.span.start)}"


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"


def _name(copy: Copy) -> str:
    return f"{show(copy.source.uri)}{f' ({show(copy.key)})' if copy.key else ''}"


def _tell_alone(one: Unpaired, what: str, why: str, paint: Paint) -> list[str]:
    name = f"{one.uri}{f' ({one.key})' if one.key else ''}{f': {one.title}' if one.title else ''}"
    lines = wrap(f"{name}: {why}.", f"error: {what}: ", hang=4)
    return [lines[0].replace("error:", paint("error:", "error"), 1), *lines[1:]]


def render_markdown(drift: Drift, errors: Iterable[ReadError]) -> Iterator[str]:
    """The same as a comment: a table a pair, with what is only said in other words folded away."""
    for comparison in drift.comparisons:
        title = comparison.approved.title or comparison.live.title or _name(comparison.approved)
        yield f"### {escape(title)}: {judge(comparison).lower()}\n\n"
        yield f"{escape(_name(comparison.live))}, held beside the approved {escape(_name(comparison.approved))}.\n\n"
        facts = sort_departures(comparison)
        grave = [fact for fact in facts if fact.severity != "info"]
        if grave:
            yield from _tell_table(grave, comparison)
        light = [fact for fact in facts if fact.severity == "info"]
        if light:
            yield f"<details><summary>In other words, or of less weight ({len(light)})</summary>\n\n"
            yield from _tell_table(light, comparison)
            yield "</details>\n\n"
        for why, names in _group(comparison).items():
            yield f"Not compared: {escape(', '.join(names))}: {escape(why)}.\n\n"
    for what, _, alone in list_alone(drift):
        if alone:
            yield f"**{what.capitalize()}**\n\n"
            for one in alone[:MOST]:
                yield f"* {escape(f'{one.uri} {one.key}'.strip())}{f': {escape(one.title)}' if one.title else ''}\n"
            if len(alone) > MOST:
                yield f"* and {len(alone) - MOST:,} more\n"
            yield "\n"
    for error in errors:
        yield f"* **{escape(error.uri)}** could not be read: {escape(error.message)}\n"
    yield f"{sum_up(drift)}\n"


def sum_up(drift: Drift) -> str:
    """How many pairs were compared, and how many departures were found."""
    return f"{count(len(drift.comparisons), 'pair')}: {count(drift.count('error'), 'error')}, {count(drift.count('warning'), 'warning')}."


def _tell_table(facts: list[Fact], comparison: Comparison) -> Iterator[str]:
    yield "| | what departs | approved | live |\n|---|---|---|---|\n"
    for fact in facts:
        sides = [
            f"{escape(_cut(told.text))}<br><sub>{escape(locate(told, copy.source))}</sub>" if told else "–"
            for told, copy in ((fact.approved, comparison.approved), (fact.live, comparison.live))
        ]
        yield f"| {fact.severity} | {escape(fact.why)} | {sides[0]} | {sides[1]} |\n"
    yield "\n"
