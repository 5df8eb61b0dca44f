"""The part of a run's page on where records fail: by vendor, company, place and field, and which rules fail in whose records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.checking.law.table import load_table
from jdlint.gate.plots import MOST_ROWS, Block, Line, Part, name_row, say_share, show_block
from jdlint.gate.report_heat import show_heat
from jdlint.gate.report_rules import SEVERITIES, Told
from jdlint.gate.tally import OTHERS, OUTCOMES, count_stopped
from jdlint.reporting.markup import Html, tag

_GROUPS = {"vendors": "vendor", "companies": "company", "places": "place"}

Counts = Mapping[str, int]


def show_groups(summary: Told) -> Iterator[Html | None]:
    for group, noun in _GROUPS.items():
        if summary[group]:
            yield _show_group(group, noun, summary)
            if len(summary[group]) > 1:
                named = [(_call(group, name), counts) for name, counts in summary[group].items()]
                yield show_heat(group, noun, named, summary["rules"])
    fields: Mapping[str, Counts] = summary["fields"]
    whole = sum(sum(counts.values()) for counts in fields.values())
    lines = []
    for field, counts in fields.items():
        number, share = sum(counts.values()), say_share(sum(counts.values()), whole)
        name = "All other fields" if field == OTHERS else field or "The record as a whole"
        cells = (f"{number:,}", *(f"{counts.get(kind, 0):,}" for kind in SEVERITIES), share)
        parts = [Part(kind, counts.get(kind, 0)) for kind in SEVERITIES]
        lines.append(Line(name, parts, f"{number:,} \u00b7 {share}", name_row(name), cells))
    if lines:
        keys = {kind: words for kind, words in SEVERITIES.items() if any(counts.get(kind) for counts in fields.values())}
        columns = ("Field", "Findings", *SEVERITIES.values(), "Share")
        yield show_block(Block("fields", "Fields", keys, columns, lines, ("field", "fields")))
        yield tag(
            "p", "Findings are counted here, of which a record can have several. What is missing is in no field.", class_="more"
        )
    if not summary["counts"]["received"]:
        yield tag("p", "There are no records.")


def _show_group(group: str, noun: str, summary: Told) -> Html:
    """Vendors, companies or places: how many of their records did not get through."""
    told: Mapping[str, Counts] = summary[group]
    if len(told) == 1:
        (only,) = told
        words = (f"All records are of one {noun}: ", tag("bdi", _call(group, only)), ".") if only else (f"No {noun} is known.",)
        return tag("div", tag("h3", group.capitalize()), tag("p", *words), class_="block")
    outcomes = [name for name in OUTCOMES[1:] if summary["counts"].get(name)]
    lines = []
    for name, counts in told.items():
        number, received = count_stopped(counts), counts["received"]
        said = f"{number:,} of {received:,} \u00b7 {say_share(number, received)}"
        called = _call(group, name)
        parts = [Part(kind, counts.get(kind, 0)) for kind in outcomes]
        lines.append(Line(called, parts, said, name_row(called), _count_group([counts], outcomes)))
    rest = _count_group(list(told.values())[MOST_ROWS:], outcomes)
    keys = {kind: kind.capitalize() for kind in outcomes}
    columns = (noun.capitalize(), "Received", *keys.values(), "Share stopped")
    return show_block(Block(group, group.capitalize(), keys, columns, lines, (noun, group), rest))


def _count_group(some: Sequence[Counts], outcomes: Sequence[str]) -> Sequence[str]:
    received = sum(counts["received"] for counts in some)
    numbers = (sum(counts.get(name, 0) for counts in some) for name in outcomes)
    return f"{received:,}", *(f"{number:,}" for number in numbers), say_share(sum(map(count_stopped, some)), received)


def _call(group: str, name: str) -> str:
    if name == OTHERS:
        return f"All other {group}"
    if not name.strip():
        return f"No {_GROUPS[group]} known"
    words = load_table().name(name) if group == "places" else name
    return words if words == name else f"{words} ({name})"
