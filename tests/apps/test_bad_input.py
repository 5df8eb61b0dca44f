"""Bad input on the command line: what is wrong, where, and what to do; exit code 3; and everything else is judged all the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from jdlint.apps.cli import cli
from jdlint.apps.gathering import read_input
from jdlint.model.report import ReadError
from jdlint.reading import papers
from jdlint.reporting import FORMATS

ROOT = Path(__file__).parents[2]
POSTING = """\
# Lock Keeper

We look for a lock keeper in Delft. You open the lock for forty boats a day.

## Responsibilities

- Open and close the gates, and keep the boats apart.

## Requirements

- A calm voice on the radio – and steady hands.
"""
REMEDIES = re.compile(r"(?i)save|unpack|split|check|mend|delete|put|give|leave|change|quotes|indent|expected|close|install")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that holds one good posting, and is the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "good.md").write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JDLINT_DEBUG", raising=False)
    return tmp_path


def check(*arguments: str) -> tuple[int, str]:
    """Exit code and report of a run in this process, which never fails itself."""
    result = CliRunner().invoke(cli, ["check", "--exit-zero", *arguments], standalone_mode=False)
    assert result.exception is None
    assert "Traceback" not in result.output
    assert "itself failed" not in result.output
    return int(result.return_value), result.stdout


def refuse(*paths: str) -> dict[str, tuple[str | None, str]]:
    """Where each input that could not be read is broken, and what is said of it; the good posting is judged beside it."""
    code, told = check("--format", "json", *paths, *(() if "." in paths else ("good.md",)))
    report = json.loads(told)
    assert code == 3
    assert [posting["uri"].removeprefix("./") for posting in report["postings"]] == ["good.md"]
    assert len(report["postings"][0]["findings"]) > 3
    for error in report["errors"]:
        assert REMEDIES.search(error["message"]), error
    return {error["uri"]: (error["position"], error["message"]) for error in report["errors"]}


BROKEN = {
    "quote.yaml": ('title: Cook\ntext: "Cook soup\n', "2:7", "a quote is opened and never closed"),
    "colon.yaml": ("title: Cook\ntext: Note: bring knives\n", "2:11", "put the value in quotes"),
    "bracket.yml": ("title: Cook\nplaces: [Delft, Leiden\n", "3:1", "not closed"),
    "tab.yaml": ("title: Cook\n\tpay: 30\n", "2:1", "tab"),
    "alias.yaml": ("title: *cook\n", "1:8", "quotes"),
    "value.json": ('{"title": "Cook",\n "pay": }\n', "2:9", "a value was expected"),
    "open.json": ('{"title": "Cook"', "1:1", "never closed"),
    "comma.json": ('{"title": "Cook"\n "pay": 3}', "2:2", "expected"),
    "lines.json": ('{"title": "Cook"}\n{"title": "Baker"}\n', "2:1", "put several postings between [ and ]"),
    "text.json": ("We need a cook.\n", "1:1", "expected"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_structure_has_a_line_and_a_column(folder: Path, name: str) -> None:
    text, place, words = BROKEN[name]
    (folder / name).write_text(text, encoding="utf-8")
    ((position, said),) = refuse(name).values()
    assert position == place
    assert words in said
    assert f"{name}:{place}: error unreadable " in check(name, "--format", "concise")[1]


BINARY = {
    "empty.md": (b"", "empty"),
    "mark.md": (b"\xef\xbb\xbf", "byte order mark and nothing else"),
    "blank.txt": (b" \r\n\t\n", "nothing but white space"),
    "photo.md": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG picture"),
    "packed.txt": (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0>\0\x01\0\0\0", "binary"),
    "letter.md": (b"PK\x03\x04\x14\0\x06\0word/document.xml", "Word document"),
    "print.html": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF file"),
    "archive.md": (b"PK\x03\x04\x14\0\x06\0postings/", "ZIP archive"),
    "noise.json": (bytes(range(256)) * 4, "binary"),
}


@pytest.mark.parametrize("name", BINARY)
def test_what_is_no_text_is_named(folder: Path, name: str) -> None:
    data, words = BINARY[name]
    (folder / name).write_bytes(data)
    ((position, said),) = refuse(name).values()
    assert position is None
    assert words in said
    assert f"{name}: " in check(name, "--quiet")[1]


@pytest.mark.parametrize("name", ["letter.docx", "print.pdf"])
def test_damaged_papers_say_what_to_do(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"PK\x03\x04word/" if name == "letter.docx" else b"%PDF-1.4")
    ((_, said),) = refuse(name).values()
    assert "damaged" in said


@pytest.mark.parametrize("name", ["letter.docx", "print.pdf"])
def test_papers_that_need_an_optional_part_say_how_to_get_it(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "is_installed", lambda name: False)
    (folder / name).write_bytes(b"PK\x03\x04word/" if name == "letter.docx" else b"%PDF-1.4")
    ((_, said),) = refuse(name).values()
    assert f"pip install 'jdlint[{name.rpartition('.')[2]}]'" in said


@pytest.mark.parametrize("name", ["old.doc", "open.odt"])
def test_files_that_cannot_be_read_yet_say_what_to_save_them_as(folder: Path, name: str) -> None:
    start = {"old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}
    (folder / name).write_bytes(start.get(name, b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text"))
    ((_, said),) = refuse(name).values()
    assert "ave it as " in said


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_told_from_binary_files(folder: Path, encoding: str) -> None:
    (folder / "wide.md").write_bytes(POSTING.encode(encoding))
    ((_, said),) = refuse("wide.md").values()
    assert f"looks like {encoding[:6].upper()} text" in said
    assert "Save it as UTF-8" in said


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (POSTING.replace("–", "é").encode("latin-1"), "cp1252"),
        (POSTING.encode("cp1252"), "cp1252"),
        (POSTING.encode("cp1252") + b"\x81\x8d", "latin-1"),
        (POSTING.encode() + "門を開ける人を探しています。".encode("shift_jis"), "latin-1"),
    ],
)
def test_other_encodings_are_read_and_told(folder: Path, data: bytes, encoding: str) -> None:
    (folder / "old.md").write_bytes(data)
    code, told = check("old.md", "--format", "json")
    (posting,) = json.loads(told)["postings"]
    assert code == 0
    assert posting["title"] == "Lock Keeper"
    (message,) = [finding["message"] for finding in posting["findings"] if finding["rule"] == "encoding-not-utf8"]
    assert encoding in message
    assert "Save it as UTF-8" in message


def test_what_is_wrong_in_a_folder_costs_none_of_its_postings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("shut", "round"):
        (folder / name).mkdir()
    (folder / "round" / "back").symlink_to(folder / "round")
    (folder / "self.md").symlink_to("self.md")
    (folder / "gone.md").symlink_to("nowhere.md")
    os.mkfifo(folder / "pipe.md")
    with (folder / "large.md").open("wb") as file:
        file.truncate(60_000_000)
    (folder / "vanished.md").write_text(POSTING, encoding="utf-8")
    scandir, opened = os.scandir, os.open

    def shut(path: str) -> object:
        if path == "./shut":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    def take(path: str, flags: int) -> int:
        if path == "./vanished.md":
            Path(path).unlink()
        return opened(path, flags)

    # The tests may run as the superuser, who may enter any folder.
    monkeypatch.setattr(os, "scandir", shut)
    monkeypatch.setattr(os, "open", take)
    told = {uri: said for uri, (_, said) in refuse(".").items()}
    for uri, words in {
        "./shut": "no permission",
        "./self.md": "circle",
        "./gone.md": "link leads to a file that does not exist",
        "./pipe.md": "named pipe",
        "./large.md": "60 MB; at most 50 MB",
        "./vanished.md": "no such file",
        "./round/back": "leads back to a folder that it lies in",
    }.items():
        assert words in told.pop(uri)
    assert not told


def test_named_files_and_folders_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "shut.md").write_text(POSTING, encoding="utf-8")
    (folder / "shut").mkdir()
    opened, scandir, access = os.open, os.scandir, os.access

    def refuse(path: str, flags: int) -> int:
        if path == "shut.md":
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags)

    def close(path: str) -> object:
        if path == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    # The tests may run as the superuser, who may read anything.
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "scandir", close)
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).startswith("shut") and access(path, mode))
    told = refuse_all("shut.md", "shut")
    assert [said.startswith("It may not be read: no permission") for said in told] == [True, True]
    for command in ("extract", "stats"):
        result = CliRunner().invoke(cli, [command, "shut.md"], standalone_mode=False)
        assert (result.exception, result.return_value) == (None, 3)


def refuse_all(*paths: str) -> list[str]:
    """What is said of each path that could not be read."""
    return [said for _, said in refuse(*paths).values()]


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    error = read_input("-")
    assert isinstance(error, ReadError)
    assert "closed" in error.message


def test_paths_that_lead_nowhere(folder: Path) -> None:
    told = {uri: said for uri, (_, said) in refuse("nowhere.md", "good.md/more.md", "nowhere/", "x" * 300, "*.txt").items()}
    assert "no such file" in told["nowhere.md"]
    assert "not a folder" in told["good.md/more.md"]
    assert len(told) == 5


@pytest.mark.parametrize("form", FORMATS)
def test_names_with_line_ends_and_escapes_are_shown_in_every_format(folder: Path, form: str) -> None:
    for name in (b"two\nlines.md", b"red\x1b[31m.md", b"latin\xe9.md"):
        Path(os.fsdecode(name)).write_bytes(b"")
        Path(os.fsdecode(b"ok-" + name)).write_text(POSTING, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "JDLINT_DEBUG"}
    done = subprocess.run(
        [sys.executable, "-m", "jdlint", "check", ".", "--format", form],
        capture_output=True, check=False, env={**environment, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert done.stderr == b""
    told = done.stdout.decode()
    assert "\x1b" not in told
    assert "two\nlines" not in told
    if form in ("json", "sarif"):
        json.loads(told)
    if form == "json":
        uris = {one["uri"] for one in (*json.loads(told)["errors"], *json.loads(told)["postings"])}
        assert {"./two\nlines.md", "./red\x1b[31m.md", "./ok-two\nlines.md", "./good.md"} <= uris
        assert len(uris) == 7
