"""The law told to people, in a terminal or as Markdown, to programs, and to counsel as a table."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jdlint.model.law import STATUSES, Ruling, Status
from jdlint.model.law_sheet import Entry, LawAbout, Sheet, Turn
from jdlint.reporting.citations import WORDS, count_rulings
from jdlint.reporting.plain import count, one_line, show
from jdlint.reporting.prose import wrap

ADVICE = "Not legal advice."
COLUMNS = (
    "id", "jurisdiction", "place", "topic", "title", "duty", "for whom", "rule", "rule title", "limit", "from", "until", "enforced from", "citation", "url",
    "evidence", "checked", "keep", "penalty", "cure", "exempt", "not seen in a source", "doubt", "note", "confirmed by", "on", "comment",
)  # fmt: skip


def tell_age(about: LawAbout) -> str:
    """How old the table is, in words."""
    read, today = (datetime.date.fromisoformat(day) for day in (about.read_up_to, about.as_of))
    days = (today - read).days
    age = f"{count(days, 'day')} before {about.as_of}" if days > 0 else f"judged as of {about.as_of}"
    old = " That is past its shelf life: what came into force since is not known." if days > about.shelf_life else ""
    return f"The law was gone through up to {about.read_up_to}, {age}.{old}"


def render_text(sheets: Iterable[Sheet], about: LawAbout) -> Iterator[str]:
    """Each sheet by jurisdiction: what is not met first, what depends on facts, what is met, what does not apply."""
    for sheet in sheets:
        yield f"{show(sheet.name)}\n"
        yield "".join(f"{line}\n" for said in _sum_up(sheet) for line in wrap(said, "  "))
        for place, entries in _group(sheet.entries):
            yield f"\n{place}\n"
            for entry in entries:
                yield "".join(f"{line}\n" for line in _tell_entry(entry))
        if sheet.recheck_on:
            yield f"\nThis can change on {sheet.recheck_on}.\n"
        yield "\n"
    yield "".join(f"{line}\n" for line in [ADVICE, *wrap(tell_age(about))])


def _sum_up(sheet: Sheet) -> list[str]:
    """How many requirements came out how, or why there are none."""
    counts = count_rulings(ruling for entry in sheet.entries for ruling in entry.rulings)
    return [said for said in (sheet.note, counts and f"Requirements: {counts}.") if said]


def _group(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries by place, those with something to do first."""
    places: dict[str, list[Entry]] = {}
    for entry in entries:
        places.setdefault(entry.place, []).append(entry)
    return [(place, sorted(some, key=_rank)) for place, some in places.items()]


def _rank(entry: Entry) -> int:
    statuses = {ruling.status for ruling in entry.rulings}
    rank = min((STATUSES.index(status) for status in statuses), default=len(STATUSES))
    return len(STATUSES) + 1 if entry.duty == "none" else rank


def _tell_entry(entry: Entry) -> list[str]:
    lines = wrap(f"{entry.title} ({entry.id})", "  ")
    for status in STATUSES:
        some = [ruling for ruling in entry.rulings if ruling.status == status]
        if some:
            lines += _tell_rulings(status, some, entry.because)
    if not entry.rulings and entry.rules:
        verb = "not followed" if entry.duty == "advised" else "broken"  # the titles of rules name what is wrong
        told = (f"{title} ({', '.join(filter(None, (rule, entry.limits.get(rule, ''))))})" for rule, title in entry.rules)
        lines += wrap("; ".join(told), f"    {verb} by: ")
    if entry.answer == "depends" and not entry.rulings:
        lines += wrap("; ".join(entry.needs), "    applies or not, depends on: ")
    if entry.because:
        labels = {"no": "because" if entry.rulings else "does not apply"}
        lines += wrap(entry.because, f"    {labels.get(entry.answer, 'place')}: ")
    if entry.duty == "none":
        lines.append("    asks nothing of the text of a posting")
    elif entry.duty == "advised":
        lines.append("    is advice, and no duty")
    lines += wrap(_cite(entry), "    ")
    keep = entry.more.get("keep")
    if keep:
        lines += wrap(keep["what"], f"    keep for {keep['years']:g} {'year' if keep['years'] == 1 else 'years'}: ")
    for key in ("doubt", "note"):
        if key in entry.more:
            lines += wrap(entry.more[key], f"    {key}: ")
    if "unseen" in entry.more:
        lines += wrap("; ".join(entry.more["unseen"]), "    seen in no source: ")
    return lines


def _tell_rulings(status: Status, rulings: Sequence[Ruling], known: str) -> list[str]:
    lines = wrap(", ".join(ruling.rule for ruling in rulings), f"    {WORDS[status]}: ")
    needs = list(dict.fromkeys(need for ruling in rulings for need in ruling.needs))
    if needs:
        lines += wrap("; ".join(needs), "      needs: ")
    because = list(dict.fromkeys(ruling.because for ruling in rulings if ruling.because not in ("", known)))
    if because:
        lines += wrap("; ".join(because), "      because: ")
    return lines


def _cite(entry: Entry) -> str:
    until = f" to {entry.until}" if entry.until else ""
    since = f"from {entry.since}{until}" if entry.since else "not in force, or the day is not known"
    enforced = f", enforced from {entry.enforced_from}" if entry.enforced_from else ""
    seen = {"memory": "no source seen", "counsel": f"confirmed by {entry.more.get('confirmed_by', 'counsel')}"}.get(
        entry.evidence, f"{entry.evidence} source"
    )
    return f"{entry.citation}; {since}{enforced}; {seen}, looked up {entry.checked}" + (f"; {entry.url}" if entry.url else "")


def render_markdown(sheets: Iterable[Sheet], about: LawAbout) -> Iterator[str]:
    """A table a sheet, a row a requirement."""
    for sheet in sheets:
        yield f"## {_cell(sheet.name)}\n\n"
        if sheet.note:
            yield f"{_cell(sheet.note)}\n\n"
            continue
        yield "| place | provision | requirement | outcome | depends on | because | citation |\n|---|---|---|---|---|---|---|\n"
        for _, entries in _group(sheet.entries):
            for entry in entries:
                cite = f"[{_cell(entry.citation)}]({entry.url})" if entry.url else _cell(entry.citation)
                for requirement, outcome, needs, because in _list_rows(entry):
                    cells = (entry.place, entry.title, requirement, outcome, "; ".join(needs), because)
                    yield "| " + " | ".join([*map(_cell, cells), cite]) + " |\n"
        yield f"\nThis can change on {sheet.recheck_on}.\n\n" if sheet.recheck_on else "\n"
    yield f"{ADVICE} {tell_age(about)}\n"


def _list_rows(entry: Entry) -> Iterator[tuple[str, str, Sequence[str], str]]:
    if entry.rulings:
        for ruling in sorted(entry.rulings, key=lambda ruling: STATUSES.index(ruling.status)):
            yield ruling.rule, WORDS[ruling.status], ruling.needs, ruling.because
    else:
        answer = {"yes": "applies", "no": "does not apply", "depends": "depends"}.get(entry.answer, "")
        for rule, _ in entry.rules or (("", ""),):
            yield rule, "asks nothing" if entry.duty == "none" else answer, entry.needs, entry.because


def _cell(text: str) -> str:
    return one_line(text).replace("|", "\\|").replace("<", "&lt;")


def render_json(sheets: Iterable[Sheet], about: LawAbout) -> Iterator[str]:
    """One object: the table's age and hash, and each sheet with its entries."""
    yield (
        json.dumps(
            {
                "law": about._asdict(),
                "sheets": [{**sheet._asdict(), "entries": [_describe(entry) for entry in sheet.entries]} for sheet in sheets],
            },
            indent=1,
        )
        + "\n"
    )


def _describe(entry: Entry) -> dict[str, Any]:
    more = {key: value for key, value in entry.more.items() if key not in ("examples", "merges")}
    return {**entry._asdict(), "more": more, "rulings": [ruling._asdict() for ruling in entry.rulings]}


def render_turns(turns: Sequence[Turn], about: LawAbout, form: str) -> Iterator[str]:
    """What changes, in order of day."""
    if form == "json":
        yield (
            json.dumps(
                {
                    "law": about._asdict(),
                    "changes": [{"day": one.day, "what": one.what, **_describe(one.entry)} for one in turns],
                },
                indent=1,
            )
            + "\n"
        )
        return
    if form == "markdown":
        yield "| day | place | provision | | citation |\n|---|---|---|---|---|\n"
        for one in turns:
            cells = (one.day, one.entry.place, one.entry.title, _tell_turn(one), one.entry.citation)
            yield "| " + " | ".join(map(_cell, cells)) + " |\n"
        yield f"\n{ADVICE} {tell_age(about)}\n"
        return
    if not turns:
        yield "Nothing that jdlint knows of changes in that time.\n"
    for one in turns:
        told = f"{one.entry.place}: {one.entry.title} {_tell_turn(one)} ({one.entry.citation}; {one.entry.id})"
        yield "".join(f"{line}\n" for line in wrap(told, f"{one.day}  "))
    yield "".join(f"{line}\n" for line in ["", ADVICE, *wrap(tell_age(about))])


def _tell_turn(turn: Turn) -> str:
    return f"{turn.what}: {'; '.join(turn.limits)}" if turn.limits else turn.what


def render_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """A row for each rule of each provision, with empty columns for whoever reviews it; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in entries:
        more = entry.more
        keep = more.get("keep")
        for rule, title in entry.rules or (("", ""),):
            row = (
                entry.id, entry.jurisdiction, entry.place, entry.topic, entry.title, entry.duty, entry.whom, rule, title, entry.limits.get(rule, ""), entry.since, entry.until,
                entry.enforced_from, entry.citation, entry.url, entry.evidence, entry.checked,
                f"{keep['years']:g} years: {keep['what']}" if keep else "", more.get("penalty", ""), more.get("cure", ""),
                "; ".join(more.get("exempt", ())), "; ".join(more.get("unseen", ())), more.get("doubt", ""), more.get("note", ""),
                more.get("confirmed_by", ""), "", "",
            )  # fmt: skip
            writer.writerow([_harmless(cell) for cell in row])
    yield out.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
