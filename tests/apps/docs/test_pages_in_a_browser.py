"""The documentation as people open it from a disk: searched, narrowed down, on a phone, in the dark, and with a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.apps.web.test_page import ARGUMENTS

pytestmark = pytest.mark.browser
PAGES = (
    "index.html", "guides.html", "guides/repository.html", "rules.html", "rules/pay-range-missing.html", "law.html", "places/us-co.html", "law/us-co-pay-2024.html",
    "commands.html", "search.html?q=colorado+pay",
)  # fmt: skip


@pytest.fixture(scope="module")
def chromium(browser: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        yield one
        one.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page from a disk; whatever it complains of, and whatever it asks of others, makes the test fail."""
    context = chromium.new_context()
    one = context.new_page()
    faults: list[str] = []
    one.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    one.on("pageerror", lambda error: faults.append(str(error)))
    one.on("request", lambda request: faults.append(request.url) if not request.url.startswith("file:") else None)
    one.set_default_timeout(15_000)
    yield one
    context.close()
    assert faults == []


def test_what_is_searched_for_is_found_from_any_page(page: Any, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "rules" / "ninja-title.html").as_uri())
    assert not [url for url in asked if "search-index" in url]
    page.fill("#search", "Colorado pay deadline")
    page.press("#search", "Enter")
    page.wait_for_selector("#results li")
    assert "Pay, benefits and deadline in postings" in page.inner_text("#results li >> nth=0")
    assert [url for url in asked if "search-index" in url]
    page.click("#results a >> nth=0")
    page.wait_for_selector("h1:has-text('Pay, benefits and deadline in postings')")


@pytest.mark.parametrize(
    ("words", "first"),
    [("ninja-title", "Hype word"), ("ninja", "Hype word"), ("québec", "Quebec"), ("US-NY-NYC", "New York City"), ("--fail-on", "jdlint check")],
)  # fmt: skip
def test_what_one_means_comes_first(page: Any, site: Path, words: str, first: str) -> None:
    page.goto((site / "search.html").as_uri())
    page.fill("#words", words)
    page.wait_for_selector("#results li")
    assert first in page.inner_text("#results li >> nth=0")


def test_nothing_found_is_said_and_words_stay_words(page: Any, site: Path) -> None:
    page.goto((site / "search.html").as_uri() + "?q=zzzz+%3Cimg+src%3Dx%3E+(.*")
    page.wait_for_selector("#found:has-text('Nothing found')")
    assert page.locator("img").count() == 0


def test_rules_are_narrowed_down(page: Any, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.click("text=Pay >> nth=0")
    page.wait_for_selector(".choices:not([hidden])")
    assert page.input_value("[name=category]") == "pay"
    shown = page.locator("#rules tbody tr:visible")
    every, pay = page.locator("#rules tbody tr").count(), shown.count()
    assert 0 < pay < every
    assert page.inner_text(".choices [role=status]") == f"{pay} of {every} rules"
    page.select_option("[name=severity]", "error")
    assert 0 < shown.count() < pay
    page.fill("[name=words]", "states no pay")
    assert shown.count() == 1
    assert "category=pay" in page.url
    page.fill("[name=words]", "")
    page.select_option("[name=category]", "")
    page.select_option("[name=severity]", "")
    assert shown.count() == every


def test_places_are_narrowed_down_by_topic(page: Any, site: Path) -> None:
    page.goto((site / "law.html").as_uri())
    page.select_option("[name=topic]", "salary_history")
    page.select_option("[name=country]", "CA")
    names = page.locator("#places tbody tr:visible th a").all_inner_texts()
    assert "Nova Scotia" in names
    assert "Colorado" not in names


def test_without_scripts_everything_can_be_read(chromium: Any, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "rules.html").as_uri())
    assert page.locator(".choices").is_hidden()
    assert page.locator("#rules tbody tr").last.is_visible()
    page.goto((site / "search.html").as_uri())
    assert "needs JavaScript" in page.inner_text("#found")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nobody_is_shut_out(chromium: Any, site: Path, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    page = context.new_page()
    faults = []
    for name in PAGES:
        page.goto(f"{site.as_uri()}/{name}")
        page.wait_for_timeout(100)
        results = Axe().run(page)
        faults += [(name, one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in results.response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()
    assert faults == []


def test_what_is_printed_is_the_page_alone(chromium: Any, site: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto((site / "places" / "us-co.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator("#search").is_hidden()
    assert page.locator(".choices").is_hidden()
    assert page.locator("#provisions").is_visible()
    assert page.pdf().startswith(b"%PDF")
    context.close()


def test_commands_are_copied_without_what_they_print(page: Any, site: Path) -> None:
    page.goto((site / "guides" / "rules.html").as_uri())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = page.locator(".lines", has_text="jdlint explain humor-demanded")
    box.get_by_role("button", name="Copy").click()
    box.get_by_role("button", name="Copied").wait_for()
    told = page.evaluate("navigator.clipboard.readText()")
    assert told == "jdlint check cook.md --select humor-demanded --format concise\njdlint explain humor-demanded\n"
