"""``jdlint site``: what it writes, what it removes, and what it never touches."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli
from jdlint.apps.docs.export import LIST
from jdlint.checking.law.table import dump_table, load_table
from jdlint.settings import SettingsError
from jdlint.writing import replace_file
from tests.conftest import ROOT

RULE = """\
id: humor-demanded
title: Humor is <b>asked</b> for
category: clarity
severity: info
since: "0.1"
check:
  terms: ["sense of humor"]
message: "'{text}' cannot be shown in a resume."
help:
  why: Nobody can show it.
  do: Say what the days are like.
  not when: The work is to make people laugh.
examples:
  - bad: You bring a [[sense of humor]].
  - good: You draw.
"""
COUNSEL = """\
jurisdiction: US-CO
name: Colorado
provisions:
  - id: us-co-pay-2024
    confirmed_by: A. Keller, general counsel
    checked: "2026-12-01"
"""
LAW = "law-data: law.jsonl\nlaw-paths: [counsel.yaml]\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "our-rules").mkdir()
    (tmp_path / "our-rules" / "humor-demanded.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "counsel.yaml").write_text(COUNSEL, encoding="utf-8")
    some = [line for line in dump_table(load_table()).splitlines(True) if line.startswith((b"{", b"US-CO\t"))]
    (tmp_path / "law.jsonl").write_bytes(b"".join(some))
    (tmp_path / ".jdlint.yaml").write_text(f"{LAW}rule-paths: [our-rules]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "fsync", lambda handle: None)  # a thousand files are waited for otherwise
    return tmp_path


def build(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["site", "public", *arguments], standalone_mode=False)


def look(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_rules_and_the_law_of_a_house_are_in_it(house: Path) -> None:
    assert build().return_value == 0
    page = (house / "public" / "rules" / "humor-demanded.html").read_text(encoding="utf-8")
    assert "Humor is &lt;b&gt;asked&lt;/b&gt; for" in page
    assert ">your own<" in page
    assert 'value="own"' in (house / "public" / "rules.html").read_text(encoding="utf-8")
    assert "Your own counsel confirmed it" in (house / "public" / "law" / "us-co-pay-2024.html").read_text(encoding="utf-8")
    assert "humor-demanded" in (house / "public" / "static" / "search-index.js").read_text(encoding="utf-8")


def test_a_rule_that_is_gone_loses_its_page_and_nothing_else_is_touched(house: Path) -> None:
    build()
    public = house / "public"
    (public / "CNAME").write_text("docs.example.org\n", encoding="utf-8")
    (public / "rules" / "notes.html").write_text("ours", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in public.rglob("*.html")}
    (house / ".jdlint.yaml").write_text(LAW, encoding="utf-8")
    done = build()
    assert "removed 1 old file" in done.stdout
    assert not (public / "rules" / "humor-demanded.html").exists()
    assert (public / "CNAME").read_text(encoding="utf-8") == "docs.example.org\n"
    assert (public / "rules" / "notes.html").read_text(encoding="utf-8") == "ours"
    untouched = public / "law" / "us-co-pay-2024.html"
    assert untouched.stat().st_mtime_ns == before[untouched]
    assert "wrote 0 files" in build().stdout


def test_an_old_page_that_somebody_changed_stays_and_is_told(house: Path) -> None:
    build()
    page = house / "public" / "rules" / "humor-demanded.html"
    page.write_text("now ours", encoding="utf-8")
    (house / ".jdlint.yaml").write_text(LAW, encoding="utf-8")
    done = build()
    assert "humor-demanded.html: this page is no more, but somebody changed it" in done.stderr
    assert page.read_text(encoding="utf-8") == "now ours"


@pytest.mark.parametrize("name", ["index.html", "rules/ninja-title.html"])
def test_a_file_of_somebody_else_is_never_replaced(house: Path, name: str) -> None:
    page = house / "public" / name
    page.parent.mkdir(parents=True)
    page.write_text("ours", encoding="utf-8")
    done = build()
    assert done.return_value == 2
    assert f"public/{name}: jdlint did not write this file" in done.stderr.replace(os.sep, "/")
    assert look(house / "public") == {name: b"ours"}


def test_nothing_is_written_or_removed_through_a_link(house: Path) -> None:
    elsewhere = house / "elsewhere"
    elsewhere.mkdir()
    (house / "public").mkdir()
    (house / "public" / "rules").symlink_to(elsewhere)
    assert build().return_value == 2
    assert list(elsewhere.iterdir()) == []
    (house / "public" / "rules").unlink()
    build()
    page = house / "public" / "index.html"
    (elsewhere / "page").write_text("ours", encoding="utf-8")
    page.unlink()
    page.symlink_to(elsewhere / "page")
    assert build().return_value == 2
    assert (elsewhere / "page").read_text(encoding="utf-8") == "ours"


def test_a_list_that_names_what_is_elsewhere_removes_nothing(house: Path) -> None:
    build()
    victim = house / "victim.html"
    victim.write_text("ours", encoding="utf-8")
    known = hashlib.sha256(b"ours").hexdigest()
    path = house / "public" / LIST
    lines = f"{known}  ../victim.html\n{known}  {victim}\n{known}  CNAME\n\x00\n"
    (house / "public" / "CNAME").write_bytes(b"ours")
    path.write_text(lines + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert build().return_value == 0
    assert victim.exists()
    assert (house / "public" / "CNAME").exists()
    assert "victim" not in path.read_text(encoding="utf-8")


def test_a_table_of_the_law_from_elsewhere_writes_nothing_elsewhere(house: Path) -> None:
    path = house / "law.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"us-co-records"', b'"../../us-co-records"'))
    (house / ".jdlint.yaml").write_text("law-data: law.jsonl\n", encoding="utf-8")
    done = build()
    assert isinstance(done.exception, SettingsError)
    assert "law/../../us-co-records.html: this is no name of a page" in str(done.exception)
    assert not (house / "public").exists()


def test_a_run_that_was_cut_off_is_made_good_by_the_next(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def write_some(path: str, chunks: Iterable[str | bytes]) -> None:
        written.append(path)
        if len(written) > 20:
            raise OSError(errno.ENOSPC, "No space left on device", path)
        replace_file(path, chunks)

    with monkeypatch.context() as patch:
        patch.setattr("jdlint.apps.docs.export.replace_file", write_some)
        done = build()
    assert done.return_value == 2
    assert "cannot be written: No space left on device" in done.stderr
    assert build().return_value == 0
    whole = look(house / "public")
    shutil.rmtree(house / "public")
    build()
    assert look(house / "public") == whole


def test_the_list_tells_what_was_written(house: Path) -> None:
    build()
    public = house / "public"
    listed = dict(reversed(line.split("  ")) for line in (public / LIST).read_text(encoding="utf-8").splitlines())
    assert {name: hashlib.sha256(data).hexdigest() for name, data in look(public).items() if name != LIST} == listed


def test_a_folder_that_cannot_be_made_is_told(house: Path) -> None:
    (house / "file").write_text("", encoding="utf-8")
    done = CliRunner().invoke(cli, ["site", "file/public"], standalone_mode=False)
    assert done.return_value == 2
    assert "cannot be written" in done.stderr


def test_the_same_rules_give_the_same_bytes_without_the_web_extra(site: Path, tmp_path: Path) -> None:
    blocked = "starlette uvicorn multipart python_multipart pyarrow docx pypdfium2 xlsxwriter matplotlib".split()
    code = f"import sys; sys.modules.update(dict.fromkeys({blocked!r})); from jdlint.__main__ import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code, "site", "public"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert look(tmp_path / "public") == look(site)
