"""The page of a run: whole, safe, the same each time, and telling all that the summary tells; looked at in a browser."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from html5lib import HTMLParser

from jdlint.apps.cli import cli
from jdlint.gate.plots import MOST_ROWS, say_share, shorten
from jdlint.gate.report import render
from jdlint.gate.report_heat import MOST_COLUMNS
from jdlint.gate.tally import OTHERS
from tests.gate.feeds import write_feed

HTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"
BODY = "We are looking for someone who bakes bread at night. You knead, you bake, you sweep. Write to jobs@works.net by March 31, 2027."
RECORDS = [
    {"id": "job-1", "title": "Baker", "company": "Mill & Sons", "location": "Boulder, CO", "description": BODY},
    {
        "id": "job-2",
        "title": "Baker (m/w/d)!!!",
        "company": "Ovens $5$",
        "location": "Albany, NY",
        "description": f"{BODY} [INSERT PAY]",
    },
    {
        "id": "",
        "title": "Ninja Baker",
        "company": "<b>Crusts</b>",
        "location": "Leeds, UK",
        "description": f"{BODY} Native speakers only.",
    },
]
HOSTILE = [
    "<script>alert(1)</script>", "$\\frac{x}{0}$ & \"a\" 'b'", "\u202egnp.exe\u2066", "x\x00\x1b[31m\ud800", "\u65e5\u672c" * 200, "W" * 500,
    "a" * 100_000, "\u0645\u0631\u062d\u0628\u0627", "]]></svg><b>", "Zalgo" + "\u0301" * 300, "(others)", "", "{0} %s <!--", " \t\n ",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What two runs leave, the second with fewer records, more vendors' words, and another configuration to compare with."""
    folder = tmp_path_factory.mktemp("runs")
    for number, some in enumerate((RECORDS, RECORDS[1:]), 1):
        feed = folder / f"feed{number}.jsonl"
        lines = [json.dumps(record) for record in some]
        feed.write_text("\n".join([*lines, '{"id": "job-9", "title": ']) + "\n", encoding="utf-8")
        outputs = ("--summary", folder / f"{number}.json", "--report", folder / f"{number}.html", "--state", folder / "state")
        asked = [
            "gate",
            feed,
            *outputs,
            "--vendor",
            "Feeds & Co",
            "--shadow-profile",
            "strict",
            "--as-of",
            "2026-11-26",
            "--no-config",
        ]
        result = CliRunner().invoke(cli, [str(one) for one in asked], standalone_mode=False)
        assert result.exception is None and result.return_value == 1, result.output
    return folder


@pytest.fixture(scope="module")
def summary(folder: Path) -> dict[str, Any]:
    return read_summary(folder, 2)


def read_summary(folder: Path, number: int) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))
    return told


def make_empty(summary: Mapping[str, Any]) -> dict[str, Any]:
    """The same run of a feed without records."""
    told = copy.deepcopy(dict(summary))
    told["counts"] = dict.fromkeys(told["counts"], 0)
    rules: dict[str, Any] = {
        rule: {name: [] if name.endswith("samples") else 0 if isinstance(value, int) else value for name, value in one.items()}
        for rule, one in told["rules"].items()
    }
    told |= {
        "gate": {"open": True, "reasons": []},
        "verdicts": {},
        "rules": rules,
        "changes": None,
        "shadow": None,
        "unreadable": [],
        "share_stopped": 0.0,
    }
    return told | {name: {} for name in ("vendors", "companies", "places", "fields")}


def make_hostile(summary: Mapping[str, Any], names: int = 10_000) -> dict[str, Any]:
    """The same run of a feed that was made to break its report."""
    told = copy.deepcopy(dict(summary))
    many = {f"Name {number} <i>": {"received": 3, "accepted": 3, "rules": {}, "fails": {}} for number in range(names)}
    rules = dict.fromkeys((*HOSTILE, *told["rules"]), 3)
    counts = {"received": 99, "accepted": 39, "held": 10, "rejected": 40, "unreadable": 10}
    bad = {name: {**counts, "rules": rules, "fails": rules} for name in HOSTILE}
    for group in ("vendors", "companies", "places"):
        told[group] = {**bad, **many}
    told["fields"] = {name: {"error": 3, "warning": 2, "info": 1} for name in HOSTILE}
    told["counts"] = {"received": 40_000, "accepted": 30_000, "held": 3_000, "rejected": 6_000, "unreadable": 1_000}
    told["feed"] = {**told["feed"], "uri": "/tmp/<b>\u202e$x$.xml", "item": "<job>"}
    told["settings"] = {**told["settings"], "vendor": HOSTILE[0]}
    told["gate"] = {"open": False, "reasons": [f"{number} of {name}" for number in range(9) for name in HOSTILE]}
    samples = [{"position": place, "key": key} for place, key in enumerate(HOSTILE)]
    one = next(iter(told["rules"].values()))
    told["rules"] = {
        "house-<b>rule": {
            **one,
            "title": HOSTILE[0],
            "fail": 9,
            "rejected": 4,
            "shadowed": 5,
            "samples": samples,
            "rejected_samples": samples,
        },
        HOSTILE[0]: {
            **one,
            "title": HOSTILE[1],
            "fail": 7,
            "rejected": 7,
            "shadowed": 0,
            "samples": samples,
            "rejected_samples": [],
        },
        **told["rules"],
    }
    told["changes"] = {**told["changes"], "disappeared": 99_999, "disappeared_keys": HOSTILE * 70}
    told["unreadable"] = [{"why": why, "records": 9, "samples": samples} for why in HOSTILE]
    told["shadow"] = {**told["shadow"], "samples": samples, "only_here": {HOSTILE[0]: 3}, "titles": {HOSTILE[0]: HOSTILE[1]}}
    return told


def parse(page: str) -> Any:
    """The page as a browser reads it; what is wrong with it is a failure."""
    page.encode()
    return HTMLParser(strict=True).parse(page)


def list_all(root: Any, name: str, space: str = HTML) -> list[Any]:
    return list(root.iter(space + name))


def read(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("make", [dict, make_empty, make_hostile], ids=["real", "empty", "hostile"])
def test_every_page_is_valid_and_needs_nothing_beside_it(summary: dict[str, Any], make: Any) -> None:
    page = render(make(summary))
    root = parse(page)
    names = {one.tag.rpartition("}")[2] for one in root.iter() if isinstance(one.tag, str)}
    assert not names & {"script", "img", "iframe", "link", "object", "form", "a", "use", "image"}
    assert not any(
        key.startswith("on") or key.rpartition("}")[2] in ("style", "src", "href") for one in root.iter() for key in one.attrib
    )
    assert len(list_all(root, "style")) == 1 and not list_all(root, "style", SVG)
    assert not re.search(r"https?:|url\(|@import", page)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    levels = [int(one.tag[-1]) for one in root.iter() if isinstance(one.tag, str) and re.fullmatch(r".*\}h[1-6]", one.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(one.get("scope") for one in list_all(root, "th"))
    for plot in list_all(root, "svg", SVG):
        assert plot.get("role") == "img"
        assert [read(plot[place]) != "" for place in (0, 1)] == [True, True]
        assert [plot.get("aria-labelledby"), plot.get("aria-describedby")] == [plot[place].get("id") for place in (0, 1)]
    (policy,) = (one.get("content") for one in list_all(root, "meta") if one.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy


def test_the_same_summary_makes_the_same_page_as_the_command_wrote(folder: Path) -> None:
    for number in (1, 2):
        written = (folder / f"{number}.html").read_text(encoding="utf-8")
        assert render(read_summary(folder, number)) == render(read_summary(folder, number)) == written


def test_settings_of_the_house_for_plots_change_nothing(summary: dict[str, Any]) -> None:
    import matplotlib

    page = render(summary)
    with matplotlib.rc_context(
        {"svg.fonttype": "path", "savefig.bbox": "tight", "font.size": 30, "axes.xmargin": 0.4, "text.usetex": True}
    ):
        assert render(summary) == page


def test_the_first_line_says_whether_the_gate_is_open_and_why(summary: dict[str, Any]) -> None:
    def tell(**changed: Any) -> list[str]:
        return [read(one) for one in list_all(parse(render({**summary, **changed})), "header")[0]][2:]

    assert tell()[0] == f"The gate is closed: {summary['gate']['reasons'][0]}."
    lines = tell(gate={"open": False, "reasons": ["it is small", "it is late", "it is wet"]})
    assert lines[:3] == ["The gate is closed: it is small.", "It would be closed without that as well:", "it is late.it is wet."]
    is_open = {"open": True, "reasons": []}
    counts = {"received": 3, "accepted": 2, "held": 0, "rejected": 1, "unreadable": 0}
    assert (
        tell(gate=is_open, counts=counts)[0] == "The gate is open: 1 of 3 records did not get through (33.3%), which is allowed."
    )
    assert (
        tell(gate=is_open, counts={**counts, "accepted": 3, "rejected": 0})[0]
        == "The gate is open: all of 3 records got through."
    )
    assert [read(one) for one in list_all(parse(render(make_empty(summary))), "p")][
        1
    ] == "The gate is open: the feed has no records."


def test_the_page_says_all_that_the_summary_says(summary: dict[str, Any]) -> None:
    root = parse(render(summary))
    words = read(root)
    for said in (
        *summary["tool"].values(),
        summary["run"],
        summary["previous_run"],
        summary["feed"]["uri"],
        summary["feed"]["sha256"],
    ):
        assert said == summary["tool"]["law_date"] or said == "jdlint" or said in words
    for said in (
        "22 November 2026",
        "26 November 2026",
        summary["settings"]["config"],
        summary["settings"]["profile"],
        "Feeds & Co",
        "no legal advice",
    ):
        assert said in words
    tiles = {read(one[0]).lower(): read(one[1]) for one in list_all(root, "div") if len(one) > 1 and one[0].tag == f"{HTML}dt"}
    for told in (summary["counts"], {name.lower(): number for name, number in summary["verdicts"].items()}):
        assert {name: tiles[name] for name in told} == {name: f"{number:,}" for name, number in told.items()}
    assert {name: tiles[name] for name in ("new", "changed", "unchanged", "disappeared")} == {
        "new": "1",
        "changed": "0",
        "unchanged": "1",
        "disappeared": "1",
    }
    assert "The last run received 4 records, this one 3 (\u221225.0%)." in words
    tables = {read(one[0]): one for one in list_all(root, "table")}
    rows = {
        read(row[0][-1]): [read(cell) for cell in row[1:]]
        for row in list_all(tables["How each rule came out, by number of records"], "tr")[1:]
    }
    names = ("rejected", "fail", "undetermined", "suppressed", "pass", "not_applicable", "shadowed")
    assert rows == {rule: [str(told[name]) for name in names] for rule, told in summary["rules"].items()}
    rejecting = [told for told in summary["rules"].values() if told["rejected"]]
    assert rejecting and all(told["title"] in read(tables["Rules that reject"]) for told in rejecting)
    companies = read(tables["Companies"])
    assert (
        all(name in companies for name in ("Ovens $5$", "<b>Crusts</b>", "No company known")) and "Mill & Sons" not in companies
    )
    assert "New York State (US-NY)" in read(tables["Places"])
    assert "the record at position 1" in words and "For example job-2" in words
    damages = tables["Why records cannot be read"]
    assert [read(cell) for cell in list_all(damages, "td")] == ["1", "33.3%"]
    assert summary["unreadable"][0]["why"].lower() in read(damages).lower()
    shadow = summary["shadow"]
    named = read(tables["Rules that come out differently"])
    assert shadow["titles"] and all(
        rule not in shadow["only_there"] or title in named for rule, title in list(shadow["titles"].items())[:1]
    )
    assert [tiles[name] for name in ("the other one rejects", "newly rejected")] == [
        str(shadow["would_reject"]),
        str(shadow["newly_rejected"]),
    ]
    differing = len({*shadow["only_here"], *shadow["only_there"]})
    assert len(list_all(tables["Rules that come out differently"], "tr")) == min(differing, MOST_ROWS) + 1


def read_heat(page: str, group: str, noun: str) -> tuple[list[str], dict[str, list[str]], dict[str, list[str]]]:
    """The rules of a heat map, what its picture says by name, and what its table says by name."""
    root = parse(page)
    (plot,) = (one for one in list_all(root, "svg", SVG) if one[0].get("id") == f"{group}-rules-title")
    (table,) = (one for one in list_all(root, "table") if read(one[0]) == f"Which rules fail in the records of which {noun}")
    (block,) = (one for one in list_all(root, "div") if one.get("class") == "block heat" and table in one.iter())
    head, *rows = list_all(table, "tr")
    rules = [read(one).partition(". ")[2] for one in head[1:]]
    assert [read(one[-1]) for one in list_all(block, "li") if len(one) == 1 and one[0].get("class") == "rule"] == rules
    drawn: dict[str, list[str]] = {}
    words = [(one.get("class"), one.get("text-anchor"), read(one)) for one in list_all(plot, "text", SVG)]
    assert [said for kind, _, said in words if kind == "said"] == [str(number) for number in range(1, len(rules) + 1)]
    for kind, anchor, said in words:
        if kind == "name" and anchor == "middle":
            drawn[list(drawn)[-1]].append(said)
        elif kind == "name":
            drawn[said] = []
    return rules, drawn, {read(row[0]): [read(cell) for cell in row[1:]] for row in rows}


def make_spread(summary: Mapping[str, Any], rules: Mapping[str, tuple[int, int]], **names: dict[str, int]) -> dict[str, Any]:
    """The same run, with in how many records rules fail and how many they reject; and, for each company of 200 records, in how many each fails."""
    one = next(iter(summary["rules"].values()))
    told = {
        rule: {**one, "title": f"The {rule} of it", "fail": fail, "rejected": rejected}
        for rule, (fail, rejected) in rules.items()
    }
    companies = {
        name: {"received": 200, "accepted": 200, "rules": {rule: 1 for rule in fails if rules[rule][1]}, "fails": fails}
        for name, fails in names.items()
    }
    return {**summary, "rules": told, "companies": companies}


def test_the_heat_map_says_which_rules_fail_in_whose_records(summary: dict[str, Any]) -> None:
    for group, noun in (("companies", "company"), ("places", "place")):
        rules, drawn, rows = read_heat(render(summary), group, noun)
        rejecting = {rule for rule, told in summary["rules"].items() if told["rejected"]}
        named = {name: told for name, told in summary[group].items() if told["fails"]}
        failing = {rule for told in named.values() for rule in told["fails"]}
        assert rejecting and set(rules[: len(rejecting)]) == rejecting and len(rules) == min(len(failing), MOST_COLUMNS)
        assert len(drawn) == len(rows) == len(named) > 1
        for told, shares, cells in zip(named.values(), drawn.values(), rows.values(), strict=True):
            fails, stops = told["fails"], told["rules"]
            less = [f"stops {stops.get(rule, 0)}" if stops.get(rule, 0) < fails.get(rule, 0) else "" for rule in rules]
            said = zip(rules, less, strict=True)
            assert cells == [
                f"{fails[rule]}100%{less if rule in rejecting else ''}" if rule in fails else "\u2013" for rule, less in said
            ]
            # A field without words has none in the picture.
            assert shares == ["100%" for rule in rules if rule in fails]


def test_the_summary_ranks_the_rules_of_each_name(tmp_path: Path) -> None:
    write_feed(tmp_path / "feed.jsonl", "jsonl", 24)
    asked = ("gate", tmp_path / "feed.jsonl", "--summary", tmp_path / "1.json", "--as-of", "2026-11-26", "--no-config", "--quiet")
    assert CliRunner().invoke(cli, [str(one) for one in asked], standalone_mode=False).exception is None
    summary = read_summary(tmp_path, 1)
    (told,) = summary["vendors"].values()
    for how, one in (("rules", "rejected"), ("fails", "fail")):
        counted = {rule: came_out[one] for rule, came_out in summary["rules"].items() if came_out[one]}
        assert counted and list(told[how].items()) == sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    assert len(set(told["fails"].values())) > 1


def test_rules_that_reject_come_first_in_the_heat_map_and_few_names_and_rules_are_shown(summary: dict[str, Any]) -> None:
    rules = {
        "often": (900, 0),
        "stops-two": (3, 2),
        "stops-one": (9, 1),
        **{f"seldom-{number}": (9 - number, 0) for number in range(9)},
    }
    names = {f"n{number}": dict.fromkeys(rules, 3 + number) for number in range(MOST_ROWS + 2)}
    page = render(make_spread(summary, rules, **names, quiet={}))
    shown, drawn, rows = read_heat(page, "companies", "company")
    assert shown == ["stops-two", "stops-one", "often", *(f"seldom-{number}" for number in range(MOST_COLUMNS - 3))]
    assert list(drawn) == list(rows) == list(names)[:MOST_ROWS]
    assert rows["n1"][:3] == ["42.0%stops 1", "42.0%stops 1", "42.0%"]
    assert "and 2 more companies" in read(parse(page))
    assert "heat" not in [one.get("class") for one in list_all(parse(render(make_spread(summary, rules, n1={}, n2={}))), "div")]


@pytest.mark.parametrize(
    ("number", "kind"), [(1, "heat1"), (4, "heat1"), (5, "heat2"), (50, "heat3"), (51, "heat4"), (101, "heat5"), (200, "heat5")]
)
def test_the_more_of_the_records_the_stronger_the_color(summary: dict[str, Any], number: int, kind: str) -> None:
    page = render(make_spread(summary, {"pay": (9, 9)}, n1={"pay": number}, n2={}))
    (plot,) = (one for one in list_all(parse(page), "svg", SVG) if one[0].get("id") == "companies-rules-title")
    assert [one.get("class") for one in list_all(plot, "path", SVG)] == [kind]


def test_what_was_not_counted_for_a_name_is_not_said_to_be_nothing(summary: dict[str, Any]) -> None:
    rules = {"pay": (9, 9), "url": (5, 0), OTHERS: (0, 0)}
    told = make_spread(summary, rules, n1={"pay": 3, "url": 1}, n2={"url": 2}, n3={"url": 1, OTHERS: 7})
    del told["rules"][OTHERS]
    page = render(told)
    _, drawn, rows = read_heat(page, "companies", "company")
    assert [cells[0] for cells in rows.values()] == ["31.5%stops 1", "\u2013", "?"]
    assert drawn == {"n1": ["1.5%", "0.5%"], "n2": ["1.0%"], "n3": ["?", "0.5%"]}
    assert "? is where the feed has too many names" in read(parse(page))
    assert "? is where" not in read(parse(render(make_spread(summary, {"pay": (9, 9)}, n1={"pay": 3}, n2={}))))


def test_records_without_an_id_are_named_by_their_places(summary: dict[str, Any]) -> None:
    def tell(*samples: tuple[int, str]) -> str:
        listed = [{"position": position, "key": key} for position, key in samples]
        return read(parse(render({**summary, "unreadable": [{"why": "broken <b>", "records": 9, "samples": listed}]})))

    assert "For example the record at position 1265" in tell((1265, ""))
    assert "Broken <b> For example the records at positions 3, 1265" in tell((3, ""), (1265, " ")).replace("<b>For", "<b> For")
    assert "For example job-7, the record at position 1265" in tell((3, "job-7"), (1265, ""))


def test_the_first_run_with_a_state_and_a_run_without_say_so(folder: Path) -> None:
    first = read_summary(folder, 1)
    assert "This is the first run with this state" in read(parse(render(first)))
    words = read(parse(render({**first, "changes": None, "shadow": None})))
    assert "so nothing is known of earlier runs" in words
    assert "another configuration" not in words


def test_long_lists_are_cut_and_the_rest_is_counted(summary: dict[str, Any]) -> None:
    page = render(make_hostile(summary))
    root = parse(page)
    assert len(page) < 200_000
    rest = {read(row[0]): [read(cell) for cell in row[1:]] for row in list_all(root, "tr") if row.get("class") == "more"}
    left = len(HOSTILE) - MOST_ROWS
    assert rest["and 10,002 more companies"][:2] == [f"{99 * left + 30_000:,}", str(10 * left)]
    assert f"and {99_999 - 60:,} more" in read(root)


def test_words_of_a_feed_stay_words_in_plots_and_tables(summary: dict[str, Any]) -> None:
    root = parse(render(make_hostile(summary, 0)))
    drawn = [read(one) for one in list_all(root, "text", SVG)]
    for said in (
        "<script>alert(1)</script>",
        "$\\frac{x}{0}$ & \"a\" 'b'",
        "\\u202egnp.exe\\u2066",
        "x\\x00\\x1b[31m\\ud800",
        "]]></svg><b>",
    ):
        assert said in drawn
        assert said in [read(one) for one in list_all(root, "bdi")]
    assert max(map(len, drawn)) <= 60
    assert "\u0301" * 4 not in read(root)


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Acme", "Acme"),
        ("a" * 10, "a" * 10),
        ("a" * 11, "a" * 11),
        ("a" * 12, "a" * 10 + "\u2026"),
        ("\u65e5" * 9, "\u65e5" * 5 + "\u2026"),
        (" a\n b ", "a b"),
        ("\t", "(blank)"),
    ],
)
def test_names_are_cut_by_how_wide_they_are(words: str, short: str) -> None:
    assert shorten(words, 10) == short


@pytest.mark.parametrize(
    ("number", "whole", "said"),
    [
        (0, 0, "0%"),
        (0, 9, "0%"),
        (9, 9, "100%"),
        (1, 8, "12.5%"),
        (1, 10_000, "<0.1%"),
        (9_999, 10_000, ">99.9%"),
        (1, 2, "50.0%"),
    ],
)
def test_a_share_is_nothing_or_all_only_where_it_is(number: int, whole: int, said: str) -> None:
    assert say_share(number, whole) == said


@pytest.fixture(scope="module")
def chromium(browser: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        )
        yield one
        one.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_in_a_browser(chromium: Any, tmp_path: Path, summary: dict[str, Any], scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    file = tmp_path / "report.html"
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda request: faults.append(request.url) if request.url != file.as_uri() else None)
    for make in (make_empty, make_hostile, dict):
        file.write_text(render(make(summary)), encoding="utf-8")
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    colors = page.evaluate("[...document.querySelectorAll('.strip path')].map(one => getComputedStyle(one).fill)")
    assert colors and "rgb(0, 0, 0)" not in colors
    # What a bar says stands behind it, whatever letters the machine has.
    apart = """svg => Math.min(...[...svg.querySelectorAll('.said')].map(one => one.getBBox().x))
        - Math.max(...[...svg.querySelectorAll('path')].map(one => one.getBBox().x + one.getBBox().width))"""
    gaps = [plot.evaluate(apart) for plot in page.query_selector_all(".bars")]
    assert gaps and min(gaps) > 0
    # What a field of a heat map says stands inside it.
    within = """svg => { const box = one => one.getBBox(), fields = [...svg.querySelectorAll('path')].map(box);
        return [...svg.querySelectorAll('[text-anchor=middle].name')].map(box).map(said => fields.some(field =>
            field.x < said.x && said.x + said.width < field.x + field.width && field.y < said.y && said.y + said.height < field.y + field.height)); }"""
    inside = [fits for plot in page.query_selector_all(".cells") for fits in plot.evaluate(within)]
    assert inside and all(inside)
    assert page.pdf(format="A4").startswith(b"%PDF-")
    context.close()
    assert faults == []
