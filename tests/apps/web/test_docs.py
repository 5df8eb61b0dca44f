"""The documentation on the server: the pages that ``jdlint site`` writes, under addresses of their own."""

from __future__ import annotations

import random
import re
from pathlib import Path

import httpx
import pytest

from jdlint.apps.docs.addresses import Exported, Served
from jdlint.apps.docs.catalog import Catalog
from jdlint.apps.docs.library import Library
from jdlint.settings import Config
from tests.apps.web.conftest import serve

ADDRESS = re.compile(r'(?:href|src|action|data-index)="(/[^"]*)"')


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog(Library(Config()))


def test_every_way_leads_somewhere(client: httpx.Client, catalog: Catalog) -> None:
    some = random.Random(3).sample(catalog.names, 40)
    every = {"/", "/docs", "/guides", "/rules", "/law", "/places/us-co", "/commands", "/search", *map(Served().page, some)}
    led: set[str] = set()
    for path in sorted(every):
        page = client.get(path)
        assert page.status_code == 200, path
        led |= {address.partition("#")[0].partition("?")[0] for address in ADDRESS.findall(page.text)}
    assert {Served().page(name) for name in catalog.names} > every - {"/"}
    missing = led - {Served().page(name) for name in catalog.names}
    assert len(led) > 400
    for path in sorted(missing):  # style sheets, scripts, the page itself
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("name", ["index", "rules", "rules/pay-range-missing", "places/us-co", "law/us-co-pay-2024", "guides/hr"])
def test_the_server_and_the_folder_have_the_same_pages_but_for_addresses(
    catalog: Catalog, client: httpx.Client, name: str
) -> None:
    def strip(page: str) -> str:
        page = page.replace('<a href="/">Check a posting</a>', "")
        return re.sub(r'(href|src|action|data-index)="(?!https?:|#)[^"]*"', r"\1", page)

    assert strip(client.get(Served().page(name)).text) == strip(catalog.render(name, Exported(name)))


def test_what_is_not_there_is_told(client: httpx.Client) -> None:
    for path in ("/rules/nothing", "/law/nothing", "/places/xx", "/guides/nothing", "/places/..%2flaw", "/rules/a/b"):
        assert client.get(path).status_code == 404, path


def test_an_older_name_of_a_rule_leads_to_the_rule(tmp_path: Path) -> None:
    rule = (Path(__file__).parents[3] / "rules" / "clarity" / "cliche.yaml").read_text(encoding="utf-8")
    (tmp_path / "worn-out.yaml").write_text(
        rule.replace("id: cliche", "id: worn-out\naliases: [threadbare]", 1), encoding="utf-8"
    )
    (tmp_path / "house.yaml").write_text("rule-paths: [worn-out.yaml]\n", encoding="utf-8")
    with serve(tmp_path, "--workers", "1", "--config", "house.yaml", configured=True) as server:
        answer = httpx.get(f"{server.url}/rules/threadbare", timeout=60)
        assert (answer.status_code, answer.headers["location"]) == (307, "/rules/worn-out")
        assert "your own" in httpx.get(f"{server.url}/rules/worn-out", timeout=60).text
        assert "worn-out" in httpx.get(f"{server.url}/static/search-index.js", timeout=60).text


def test_the_index_is_a_script(client: httpx.Client) -> None:
    answer = client.get("/static/search-index.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.text.startswith("window.jdlintIndex = [")
    assert "/law/us-co-pay-2024" in answer.text
