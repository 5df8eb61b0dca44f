"""Tables that read as cards on a phone, chips for facts, and choices that narrow a table down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jdlint.model.finding import SEVERITIES
from jdlint.reporting.markup import Html, tag

Cell = str | Html | None
SHADES = {
    "in force": "good",
    "ahead": "info",
    "ended": "past",
    "undated": "past",
    "primary": "good",
    "counsel": "good",
    "memory": "warning",
}


def make_chip(words: str, kind: str = "") -> Html:
    """A fact in a few words; ``kind`` gives it a shade, by default that of its words."""
    shade = kind or (words if words in SEVERITIES else SHADES.get(words, ""))
    return tag("span", words, class_=f"chip {shade}".rstrip())


def make_rows(columns: Sequence[str], rows: Iterable[tuple[Sequence[Cell], Mapping[str, str]]], *, caption: str, id: str) -> Html:
    """A table. The first cell of a row names it; each row has the data by which it is chosen."""
    head = tag("thead", tag("tr", *(tag("th", column, scope="col") for column in columns)))
    body = tag("tbody", *(_make_row(columns, cells, data) for cells, data in rows))
    return tag("table", tag("caption", caption, class_="quiet"), head, body, class_="rows", id=id)


def _make_row(columns: Sequence[str], cells: Sequence[Cell], data: Mapping[str, str]) -> Html:
    first, *others = cells
    shown = [tag("th", first, scope="row")]
    shown += [tag("td", cell, data_label=column) for column, cell in zip(columns[1:], others, strict=True)]
    return tag("tr", *shown, **{f"data_{key}": said for key, said in data.items() if said})


def make_choices(table: str, choices: Mapping[str, Sequence[tuple[str, str]]], *, noun: str) -> Html:
    """What narrows a table down, shown where scripts run: a word, and for each kind of data one of its values, with what each is called."""
    words = tag("label", "Words", tag("input", type="search", name="words", autocomplete="off"))
    selects = (
        tag(
            "label",
            kind.capitalize(),
            tag("select", tag("option", "all", value=""), *(tag("option", said, value=value) for value, said in some), name=kind),
        )
        for kind, some in choices.items()
    )
    said = tag("p", role="status", class_="hint", data_noun=noun)
    return tag("form", words, *selects, said, class_="choices", data_table=table, hidden="", aria_label=f"Choose {noun}")
