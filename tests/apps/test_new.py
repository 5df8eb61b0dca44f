"""``jdlint new``: what it writes is a posting to be filled in, and filled in it passes."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.sheets import list_all
from jdlint.checking.pack import read_schema
from jdlint.engine import Linter
from jdlint.model.finding import Finding
from jdlint.reading import papers
from jdlint.settings import Config
from tests.reviewing.test_docx import list_comments

DAY = "2026-11-25"
BLANK = re.compile(r"\[[^][\n]+\]")
ANSWERS = {
    "[Job title]": "Lock Keeper",
    "[What the job is for": "You keep the lock at the old mill open, so that forty boats a day get through. You work in a team of four.",
    "[job title of the manager]": "the harbour manager",
    "[full-time or part-time]": "full-time",
    "[days and hours]": "Monday to Friday from seven to three",
    "[town]": "Millbridge",
    "[town and state": "Millbridge, Ohio",
    "[an existing vacancy": "an existing vacancy",
    "[The duty": "Open and close the gates for boats.",
    "[The next": "Keep the boats apart and the log up to date.",
    "[Another one]": "Grease the gears, and tell the office what is worn.",
    "[What one cannot": "A calm voice on the radio.",
    "[lowest]": "$58,000",
    "[highest]": "$66,000",
    "[currency] ": "",
    "[hour, month": "year",
    "[a bonus": "a yearly bonus of up to 3 percent, and no commission or equity",
    "[Health": "Health insurance from the first day",
    "[Paid leave": "Five weeks of paid leave each year",
    "[Pension": "A pension plan with a 5 percent contribution from us",
    "[address or link]": "jobs@lock.example",
    "[day, month": "31 March 2027",
    "[use or": "do not use",
    "[address]": "access@lock.example",
    "[Employer]": "Millbridge Locks",
}  # fmt: skip
PLACES = sorted({provision.jurisdiction for provision in list_all(load_law(Config())) if provision.duty == "required"})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["new", "--as-of", DAY, *arguments], standalone_mode=False)


def fill_in(text: str) -> str:
    """The posting as somebody fills it in, who leaves no blank open."""
    for blank, answer in ANSWERS.items():
        text = re.sub(re.escape(blank) + ("" if blank.endswith(("]", "] ")) else r"[^]]*\]"), answer, text)
    assert not BLANK.search(text), BLANK.findall(text)
    return text


def lint(text: str, *, place: tuple[str, ...] = (), hiring_in: tuple[str, ...] = ()) -> list[Finding]:
    config = Config(place=place, hiring_in=hiring_in)
    (report,) = Linter(config, as_of=datetime.date.fromisoformat(DAY), many=False).lint(text.encode(), "new.md")
    return [finding for finding in report.findings if finding.severity != "info"]


def test_what_is_written_is_to_be_filled_in_and_passes_then(folder: Path) -> None:
    result = new("lock.md")
    assert result.return_value == 0
    assert result.stdout == (
        "Wrote lock.md. Fill in what stands in square brackets; then: jdlint check lock.md For the law of a place: --place US-CO.\n"
    )
    text = (folder / "lock.md").read_text(encoding="utf-8")
    assert {finding.rule for finding in lint(text)} >= {"placeholder-unfilled"}
    assert lint(fill_in(text)) == []


@pytest.mark.parametrize("place", [place for place in PLACES if place.startswith(("US", "CA"))])
def test_filled_in_it_passes_by_the_law_of_each_place(folder: Path, place: str) -> None:
    assert new("lock.md", "--place", place).return_value == 0
    text = fill_in((folder / "lock.md").read_text(encoding="utf-8"))
    if place.startswith("CA"):
        text = text.replace("$58,000", "CAD 58,000").replace("$66,000", "CAD 66,000")
    assert [(one.rule, one.message) for one in lint(text, place=(place,))] == []


def test_each_part_tells_which_law_asks_for_it(folder: Path) -> None:
    new("lock.md", "--place", "US-CO")
    text = (folder / "lock.md").read_text(encoding="utf-8")
    assert "<!-- Colorado asks for it: Pay, benefits and deadline in postings (C.R.S. 8-5-101(5.5)" in text
    assert "The place of work is [town], Colorado." in text
    assert "Beside it there is [a bonus" in text
    new("plain.md", "--place", "US-TX")
    assert "Beside it there is" not in (folder / "plain.md").read_text(encoding="utf-8")


def test_remote_work_is_told_with_its_places(folder: Path) -> None:
    new("lock.md", "--hiring-in", "US-CO,CA-ON", "--title", "Lock Keeper")
    text = (folder / "lock.md").read_text(encoding="utf-8")
    assert text.startswith("# Lock Keeper\n")
    assert "You work from home, anywhere in Colorado or Ontario." in text
    assert "This posting is for [an existing vacancy or a future vacancy]." in text


def test_all_that_the_schema_requires_is_there(folder: Path) -> None:
    new("lock.md")
    text = fill_in((folder / "lock.md").read_text(encoding="utf-8"))
    (report,) = Linter(as_of=datetime.date.fromisoformat(DAY), many=False).lint(text.encode(), "lock.md")
    for name in read_schema("posting")["required"]:
        assert report.record[name], name


def test_the_word_document_says_the_same_and_its_hints_are_comments(folder: Path) -> None:
    for name in ("lock.md", "lock.docx"):
        assert new(name, "--place", "US-CO").return_value == 0
    hints = [comment.text for comment, _ in list_comments((folder / "lock.docx").read_bytes())]
    assert any("Colorado asks for it" in hint for hint in hints)
    CliRunner().invoke(cli, ["check", "lock.docx", "--format", "docx=lock.docx"], standalone_mode=False)
    comments = [comment.text for comment, _ in list_comments((folder / "lock.docx").read_bytes())]
    assert not any(text.endswith("jdlint: hint") for text in comments)
    assert any(text.endswith("jdlint: placeholder-unfilled") for text in comments)
    findings = []
    for name in ("lock.md", "lock.docx"):
        (report,) = Linter(as_of=datetime.date.fromisoformat(DAY), many=False).lint((folder / name).read_bytes(), name)
        findings.append([(finding.rule, finding.text) for finding in report.findings])
    assert findings[0] == findings[1]


def test_what_is_there_is_left_alone_unless_it_is_forced(folder: Path) -> None:
    (folder / "lock.md").write_text("mine", encoding="utf-8")
    result = new("lock.md")
    assert result.return_value == 2
    assert "there is a lock.md already; to write it anew: --force" in result.stderr
    assert (folder / "lock.md").read_text(encoding="utf-8") == "mine"
    assert new("lock.md", "--force").return_value == 0


def test_names_and_places_that_cannot_be_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "a name that ends in .md or .docx" in str(new("lock.txt").exception)
    assert "Portland" in str(getattr(new("lock.md", "--place", "Portland").exception, "message", ""))
    assert "cannot be written" in new("none/lock.md").stderr
    monkeypatch.setattr(papers, "is_installed", lambda name: False)
    assert "Writing Word files needs an optional part: pip install 'jdlint[docx]'" in new("lock.docx").stderr
    assert not list(folder.glob("lock.*"))
