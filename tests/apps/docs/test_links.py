"""Every way in the documentation leads somewhere, every page is sound HTML, and none is heavy."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from html5lib import HTMLParser

from jdlint.apps.docs.catalog import Catalog
from jdlint.apps.docs.search import INDEX
from tests.apps.docs.reading import Seen, read

HEAVY = 300_000
"""Bytes that no page reaches."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Seen]:
    return {path: read(path) for path in site.rglob("*.html")}


def test_there_is_a_page_for_each_rule_provision_and_jurisdiction(site: Path, catalog: Catalog) -> None:
    library = catalog.library
    assert {path.stem for path in (site / "rules").iterdir()} == set(library.explained) > {"ninja-title", "house-schema"}
    assert {path.stem for path in (site / "law").iterdir()} == set(library.provisions) > {"us-co-pay-2024"}
    assert {path.stem for path in (site / "places").iterdir()} == {code.lower() for code in library.places} > {"us-co"}


def test_every_way_leads_somewhere(pages: dict[Path, Seen], site: Path) -> None:
    faults, led = [], 0
    for path, seen in pages.items():
        for tag, said in seen.ways:
            for name in said.keys() & {"href", "src", "action", "data-index"}:
                parts = urlsplit(said[name])
                if parts.scheme or parts.netloc:
                    continue
                target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
                led += 1
                if (
                    not target.is_file()
                    or not target.is_relative_to(site.resolve())
                    or (parts.fragment and parts.fragment not in pages[target if target in pages else site / target.name].ids)
                ):
                    faults.append((path.name, tag, said[name]))
    assert faults == []
    assert led > 10_000


def test_ways_out_are_sound_and_tell_nobody_whence(pages: dict[Path, Seen]) -> None:
    out = [
        (path.name, tag, said)
        for path, seen in pages.items()
        for tag, said in seen.ways
        if urlsplit(said.get("href", said.get("src", ""))).scheme
    ]
    assert len({said["href"] for _, _, said in out}) > 300
    for name, tag, said in out:
        assert tag == "a", (name, said)  # nothing is fetched from elsewhere
        assert said["rel"] == "noreferrer", (name, said)
        assert re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+\.?(:\d+)?(/[^\s<>\"]*)?(\?[^\s<>\"]*)?(#[^\s<>\"]*)?", said["href"]), (
            name,
            said,
        )


def test_no_anchor_stands_twice_on_a_page(pages: dict[Path, Seen]) -> None:
    assert [path.name for path, seen in pages.items() if len(seen.ids) != len(set(seen.ids))] == []


def test_pages_are_sound_html(site: Path) -> None:
    every = sorted(site.rglob("*.html"))
    largest = sorted(every, key=lambda path: path.stat().st_size)[-3:]
    some = {*site.glob("*.html"), *site.glob("guides/*.html"), *every[::60], *largest, site / "rules" / "ninja-title.html"}
    for path in sorted(some):
        HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))


def test_no_page_is_heavy(site: Path) -> None:
    assert [path.name for path in site.rglob("*.html") if path.stat().st_size >= HEAVY] == []
    assert (site / "static" / INDEX).stat().st_size < 1_000_000


def test_whatever_is_found_is_there(site: Path, pages: dict[Path, Seen]) -> None:
    text = (site / "static" / INDEX).read_text(encoding="utf-8")
    entries = json.loads(text.removeprefix("window.jdlintIndex = ").rstrip().removesuffix(";"))
    assert len(entries) > 1_100
    for _, _, _, address, _ in entries:
        page, _, anchor = address.partition("#")
        assert (site / page).is_file(), address
        assert not anchor or anchor in pages[site / page].ids, address


def test_rules_and_laws_lead_to_each_other(pages: dict[Path, Seen], site: Path) -> None:
    def led(name: str) -> set[str]:
        return {said.get("href", "") for _, said in pages[site / name].ways}

    assert "../law/us-co-pay-2024.html" in led("rules/pay-range-missing.html")
    assert {"../rules/pay-range-missing.html", "../places/us-co.html", "../places/us.html"} <= led("law/us-co-pay-2024.html")
    assert {"../law/us-co-pay-2024.html", "../rules/pay-range-missing.html", "../places/us-co-denver.html"} <= led(
        "places/us-co.html"
    )
    assert "rules.html?category=pay" in led("index.html")
