"""The guides keep their word: whoever follows one from an empty folder sees what it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jdlint.apps.docs.addresses import Exported, Served
from jdlint.apps.docs.catalog import Catalog
from jdlint.apps.docs.guides import Guide, list_guides
from jdlint.apps.web.desk import Desk
from tests.shown import BLOCK, Command, File, fits, run, walk

GUIDES = {guide.name.partition("/")[2]: guide for guide in list_guides()}
ELSEWHERE = {
    "pip install jdlint": "tests/test_packaging.py",
    "pip install 'jdlint[web]'": "tests/apps/web/test_container.py",
    "pip install pre-commit": "tests/test_pre_commit.py",
    "pre-commit install": "tests/test_pre_commit.py",
    "jdlint serve": "tests/apps/web",
}
"""What a guide tells to do and other tests do: it reaches for the network, or it does not end by itself."""


def test_there_is_a_guide_for_each_of_those_who_use_jdlint() -> None:
    assert list(GUIDES) == ["hr", "repository", "feeds", "rules", "counsel"]


@pytest.mark.parametrize("name", GUIDES)
def test_what_a_guide_shows_comes_out(name: str, tmp_path: Path) -> None:
    done = 0
    for step in walk(GUIDES[name].text):
        if isinstance(step, File):
            path = tmp_path / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.content, encoding="utf-8")
        elif step.line not in ELSEWHERE:
            _follow(step, tmp_path)
            done += step.line.startswith("jdlint")
    assert done >= 2


def _follow(step: Command, folder: Path) -> None:
    ran = run(step.line, folder)
    printed = ran.stdout + ran.stderr
    assert ran.returncode in (0, 1) or step.output, f"{step.line}: {printed}"
    assert "Traceback" not in printed
    if step.output:
        assert fits(step.output, printed), f"$ {step.line}\n{printed}"


def test_the_page_says_what_the_guide_for_hr_shows() -> None:
    desk, shown, posting = Desk(no_config=True), [], ""
    for found in BLOCK.finditer(GUIDES["hr"].text):
        if found["file"]:
            posting = found["content"]
        elif found["language"] == "text":
            answer = desk.do("page", [("driver.md", posting.encode())], {"as_of": "2026-12-01"})
            assert isinstance(answer, dict)
            assert answer["verdict"] == found["content"].strip()
            shown.append(answer["verdict"].partition(":")[0])
    assert shown == ["HOLD", "READY"]


@pytest.mark.parametrize("guide", GUIDES.values(), ids=list(GUIDES))
def test_a_guide_leads_to_pages_that_there_are(guide: Guide, catalog: Catalog) -> None:
    labels = set(re.findall(r"\]\[([^\]]+)\]", guide.text))
    assert labels
    assert labels <= set(catalog.names)
    for to in (Exported(guide.name), Served()):
        page = guide.render(to)
        assert "][" not in page
        assert all(f"<code>{step.name}</code></p>" in page for step in walk(guide.text) if isinstance(step, File))
        assert all(f'href="{to.page(label)}"' in page for label in labels)


def test_a_guide_is_short() -> None:
    for guide in GUIDES.values():
        words = len(re.sub(r"(?ms)^```.*?^```$", "", guide.text).split())
        assert 250 < words < 900, (guide.name, words)
