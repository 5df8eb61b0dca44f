"""The page as people use it, in a real browser: nothing leaves the machine, and everything works by keyboard and on a phone."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.apps.test_review import POSTING
from tests.apps.web.conftest import ROOT, Server

pytestmark = pytest.mark.browser
SAMPLES = ROOT / "samples"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
TEXT = """# Van Driver

We look for a ninja who drives our bread to schools in Denver, CO.

## What you do

- Load the van at five in the morning.

## What you bring

- A calm way with children.

## How to apply

Send your resume to bread@example.org.
"""


@pytest.fixture(scope="module")
def chromium(browser: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        yield one
        one.close()


@pytest.fixture
def page(chromium: Any, server: Server) -> Iterator[Any]:
    """The page, freshly opened; whatever it complains of, and whomever else it asks, makes the test fail."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    one = context.new_page()
    faults: list[str] = []
    # What the server refuses the browser notes by itself.
    one.on(
        "console",
        lambda message: (
            faults.append(message.text) if message.type in ("error", "warning") and "422" not in message.text else None
        ),
    )
    one.on("pageerror", lambda error: faults.append(str(error)))
    one.on("request", lambda request: faults.append(request.url) if not request.url.startswith((server.url, "blob:")) else None)
    one.set_default_timeout(15_000)
    one.goto(server.url)
    yield one
    context.close()
    assert faults == []


def paste(page: Any, text: str = TEXT) -> None:
    page.fill("#posting-text", text)
    page.click("#check")
    page.wait_for_selector("#result:not([hidden])")


def drop(page: Any, name: str, data: bytes) -> None:
    page.set_input_files("#files", {"name": name, "mimeType": "application/octet-stream", "buffer": data})


def wait(page: Any, expression: str) -> None:
    """Until something holds; the policy of the page lets nobody evaluate words in it, so that it is asked from outside."""
    for _ in range(150):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(expression)


def list_marks(page: Any) -> list[str]:
    return [mark.evaluate("mark => mark.firstChild.textContent") for mark in page.query_selector_all("#page mark")]


def download(page: Any, kind: str) -> tuple[str, bytes]:
    with page.expect_download() as info:
        page.click(f"[data-download={kind}]")
    path = Path(info.value.path())
    return info.value.suggested_filename, path.read_bytes()


def test_a_pasted_posting_is_judged_marked_and_explained(page: Any) -> None:
    paste(page)
    assert page.inner_text("#verdict").startswith("HOLD: ")
    assert "Colorado" in page.inner_text("#checked")
    assert "ninja" in list_marks(page)
    card = page.locator(".card", has_text="ninja-title")
    assert "Should fix:" in card.inner_text()
    assert "Why:" in card.inner_text()
    assert "What to write:" in card.inner_text()
    assert page.evaluate("document.activeElement.id") == "verdict"


def test_a_suggestion_is_taken_judged_again_and_taken_back(page: Any) -> None:
    paste(page)
    page.locator(".card", has_text="ninja-title").get_by_role("button", name="Take it").click()
    wait(page, "!document.querySelector('#cards').innerText.includes('ninja-title')")
    assert "ninja" not in page.input_value("#posting-text")
    assert "ninja" not in list_marks(page)
    page.click("#undo")
    wait(page, "document.querySelector('#cards').innerText.includes('ninja-title')")
    assert page.input_value("#posting-text") == TEXT


def test_suggestions_hit_their_words_behind_letters_of_two_units(page: Any) -> None:
    paste(page, TEXT.replace("We look", "\U0001f956\U0001f956 We look"))
    page.locator(".card", has_text="ninja-title").get_by_role("button", name="Take it").click()
    wait(page, "!document.querySelector('#cards').innerText.includes('ninja-title')")
    text = page.input_value("#posting-text")
    assert "\U0001f956\U0001f956 We look for a" in text
    assert " who drives our bread" in text
    assert "ninja" not in text


def test_findings_are_filtered_and_gone_through_by_keyboard(page: Any) -> None:
    paste(page)
    every = page.locator(".card:visible").count()
    page.get_by_role("checkbox", name="For your information").uncheck()
    fewer = page.locator(".card:visible").count()
    assert 0 < fewer < every
    page.select_option("#category", "bias")
    assert page.locator(".card:visible").count() == 1
    page.select_option("#category", "")
    page.focus("#verdict")
    page.keyboard.press("j")
    assert page.inner_text("#position") == f"1 of {fewer}"
    page.keyboard.press("j")
    assert page.inner_text("#position") == f"2 of {fewer}"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.classList.contains('current')")
    page.locator("mark.warning").first.click()
    assert "ninja-title" in page.inner_text(".card.current")


def test_all_of_it_works_without_a_mouse(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.focus("#posting-text")
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "check"
    page.keyboard.press("Enter")
    page.wait_for_selector("#result:not([hidden])")
    page.locator(".card", has_text="ninja-title").get_by_role("button", name="Take it").focus()
    page.keyboard.press("Enter")
    wait(page, "!document.querySelector('#cards').innerText.includes('ninja-title')")
    page.focus("#undo")
    page.keyboard.press("Enter")
    wait(page, "document.querySelector('#cards').innerText.includes('ninja-title')")


def test_place_day_and_facts_are_chosen(page: Any) -> None:
    page.click("#facts summary")
    wait(page, "document.querySelectorAll('#places option').length > 100")
    page.fill("#place", "US-NY-NYC")
    page.fill("#as-of", "2026-11-22")
    page.fill("#staff", "40")
    page.get_by_label("no", exact=True).check()
    page.fill("#more-facts", "offers=bonus; staff_in.US-NY-NYC=12")
    assert "US-NY-NYC" in page.inner_text("#facts-sum")
    paste(page, TEXT.replace("Denver, CO", "our town"))
    assert "New York City" in page.inner_text("#checked")
    assert "22 November 2026" in page.inner_text("#checked")
    assert "headcount" not in page.inner_text("#verdict")
    assert "government contracts" not in page.inner_text("#verdict")
    page.click("text=The law, place by place")
    assert "NYC Admin. Code 8-107(32)" in page.inner_text("#rulings")
    page.click("text=Every rule and how it came out")
    assert "pay-range-missing" in page.inner_text("#outcomes")
    page.fill("#place", "Portland")
    page.click("#check")
    page.wait_for_selector("#trouble:not([hidden])")
    assert "Portland" in page.inner_text("#trouble")


def test_a_word_document_comes_back_with_comments(page: Any) -> None:
    drop(page, "driver.docx", POSTING)
    page.wait_for_selector("#result:not([hidden])")
    assert "ninja" in list_marks(page)
    assert "paragraph 2" in page.locator(".card", has_text="ninja-title").inner_text()
    name, data = download(page, "review")
    assert name == "driver-reviewed.docx"
    assert b"jdlint: ninja-title" in zipfile.ZipFile(io.BytesIO(data)).read("word/comments.xml")
    page.locator(".card", has_text="ninja-title").get_by_role("button", name="Take it").click()
    wait(page, "!document.querySelector('#cards').innerText.includes('ninja-title')")
    assert page.input_value("#posting-text").startswith("# Van Driver")
    page.click("#undo")
    wait(page, "document.querySelector('#cards').innerText.includes('ninja-title')")


def test_reports_are_taken_home(page: Any) -> None:
    paste(page)
    name, data = download(page, "report")
    assert name == "posting-report.html"
    assert b"Signature" in data
    name, data = download(page, "jobposting")
    assert name == "posting-jobposting.json"
    assert json.loads(data)["title"] == "Van Driver"


def test_the_text_is_copied(page: Any, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    paste(page)
    page.click("#copy")
    wait(page, "document.querySelector('#busy').textContent.includes('clipboard')")
    assert page.evaluate("navigator.clipboard.readText()") == TEXT


def test_forty_files_in_a_zip_make_one_worklist(page: Any) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        for number in range(39):
            files.writestr(f"jobs/{number}.md", TEXT.replace("Van Driver", f"Van Driver {number}"))
        files.write(SAMPLES / "exemplary.md", "jobs/exemplary.md")
    drop(page, "jobs.zip", archive.getvalue())
    page.wait_for_selector("#worklist:not([hidden])")
    assert page.inner_text("#worklist-sum") == "39 HOLD, 1 READY"
    rows = page.locator("#worklist-rows tr")
    assert rows.count() == 40
    assert rows.last.inner_text().startswith("READY")
    page.get_by_role("button", name="jobs/7.md", exact=True).click()
    page.wait_for_selector("#result:not([hidden])")
    assert "Van Driver 7" in page.inner_text("#page")
    assert page.is_visible("#worklist")


def test_several_files_are_dropped_on_the_page(page: Any) -> None:
    page.evaluate(
        """text => {
        const transfer = new DataTransfer();
        for (const name of ["one.md", "two.md"]) transfer.items.add(new File([text], name));
        for (const kind of ["dragenter", "drop"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        TEXT,
    )
    page.wait_for_selector("#worklist:not([hidden])")
    assert page.locator("#worklist-rows tr").count() == 2
    assert page.is_hidden("#drop")


def test_what_goes_wrong_is_told(page: Any) -> None:
    page.click("#check")
    assert "There is no text yet" in page.inner_text("#trouble")
    drop(page, "broken.docx", POSTING[:3000])
    wait(page, "document.querySelector('#trouble').innerText.includes('damaged')")


def test_hostile_text_stays_text(page: Any) -> None:
    paste(
        page,
        TEXT
        + "\n<img src=x onerror=document.title='taken'> &lt;script&gt;document.title='taken'&lt;/script&gt; [a](javascript:alert(1))\n",
    )
    assert page.title() == "jdlint: check a job posting"
    assert page.locator("#page img, #page script, #page a").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nobody_is_shut_out(chromium: Any, server: Server, scheme: str, width: int, tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 844}, bypass_csp=True)
    page = context.new_page()
    page.goto(server.url)
    faults = []
    for step in ("empty", "judged", "rule", "law", "search"):
        if step == "judged":
            page.click("#facts summary")
            paste(page)
            page.click("text=Every rule and how it came out")
        elif step == "rule":
            page.goto(f"{server.url}/rules/ninja-title")
        elif step == "law":
            page.goto(f"{server.url}/law/us-co-pay-2024")
        elif step == "search":
            page.fill("#search", "salary history")
            page.press("#search", "Enter")
            page.wait_for_selector("#results li")
        results = Axe().run(page)
        faults += [(step, one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in results.response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, step
    context.close()
    assert faults == []


def test_the_page_is_there_at_once(chromium: Any, server: Server) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(server.url)
    times = []
    for _ in range(5):
        page.reload()
        wait(page, "performance.getEntriesByType('paint').length > 0")
        times.append(page.evaluate("performance.getEntriesByType('paint')[0].startTime"))
    context.close()
    assert sorted(times)[2] < 200


def test_a_town_and_its_state_are_one_place_and_what_is_doubtful_is_noted(page: Any) -> None:
    page.locator("#place").evaluate("element => { element.closest('details').open = true; }")
    page.fill("#place", "Denver, CO")
    paste(page)
    assert "Colorado" in page.inner_text("#checked")
    assert "Note" not in page.inner_text("#checked")
    page.fill("#place", "CO")
    page.click("#check")
    page.locator("#checked", has_text='for Colorado, write "US-CO"').wait_for()


def test_the_documentation_is_searched_and_narrowed_down_under_the_policy_of_the_server(page: Any, server: Server) -> None:
    page.click("nav >> text=Rules")
    page.select_option("[name=category]", "pay")
    assert page.locator("#rules tbody tr:visible").count() < page.locator("#rules tbody tr").count()
    page.fill("#search", "us-co")
    page.press("#search", "Enter")
    page.wait_for_selector("#results li")
    page.click("#results a >> nth=0")
    page.wait_for_selector("h1:has-text('Colorado')")
    assert page.url == f"{server.url}/places/us-co"
    page.click("nav >> text=Check a posting")
    page.wait_for_selector("#posting-text")
