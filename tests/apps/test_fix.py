"""``jdlint fix`` as a person or a hook calls it."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli
from tests.apps.test_check import GOOD
from tests.reading.pages import make_pdf, write_down
from tests.reading.word import make

TWICE = GOOD.replace("keep the bicycles", "keep the the bicycles")
BOTH = TWICE.replace("the shop manager", "the foreman")
MENDED = BOTH.replace("the the", "the")
AGREED = MENDED.replace("the foreman", "the supervisor")


def run(*arguments: str, input: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["fix", *arguments], input=input, standalone_mode=False)


@pytest.fixture
def posting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A posting with one thing to mend and one to agree with, in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    file = tmp_path / "a mechanic.md"
    file.write_bytes(BOTH.replace("\n", "\r\n").encode())
    return file


def text(file: Path) -> str:
    return file.read_bytes().decode().replace("\r\n", "\n")


def test_what_is_safe_is_mended_and_the_rest_waits(posting: Path) -> None:
    posting.chmod(0o640)
    result = run()
    assert (result.return_value, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "./a mechanic.md: 1 mended (word-repeated)",
        "1 finding mended in 1 file. 1 suggestion needs your yes: see jdlint fix --review --diff.",
    ]
    assert text(posting) == MENDED
    assert b"\r\n" in posting.read_bytes()
    assert stat.S_IMODE(posting.stat().st_mode) == 0o640
    assert run().stderr == "Nothing to mend. 1 suggestion needs your yes: see jdlint fix --review --diff.\n"
    assert run("--review").return_value == 0
    assert text(posting) == AGREED
    assert run("--review").stderr == "Nothing to mend.\n"


def test_check_and_diff_change_nothing(posting: Path) -> None:
    before = posting.read_bytes()
    assert run("--check").return_value == 1
    assert run("--check", "--quiet").stderr == ""
    assert run("--diff").return_value == 0
    assert run("--diff", "--check").return_value == 1
    assert posting.read_bytes() == before
    run()
    assert run("--check").return_value == 0
    assert run("--check", "--review").return_value == 1


def test_a_diff_can_be_applied(posting: Path) -> None:
    for number, before in enumerate((posting.read_bytes(), BOTH.rstrip("\n").encode(), BOTH.encode("cp1252") + b"\xe9\n")):
        posting.write_bytes(before)
        diff = run("--diff", "--review", posting.name).stdout_bytes
        subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=diff, check=True, cwd=posting.parent)
        applied = posting.read_bytes()
        posting.write_bytes(before)
        assert run("--review").return_value == 0
        assert posting.read_bytes() == applied != before, number


def test_a_diff_in_colour_says_the_same(posting: Path) -> None:
    plain = run("--diff").stdout
    colored = CliRunner().invoke(cli, ["fix", "--diff", "--color", "always"], standalone_mode=False, color=True).stdout
    assert "\x1b[31m-" in colored and "\x1b[32m+" in colored
    assert "".join(part.partition("m")[2] if number else part for number, part in enumerate(colored.split("\x1b["))) == plain


def test_standard_input_goes_out_mended(posting: Path) -> None:
    result = run("-", "--stdin-filename", "x.md", "--review", input=BOTH.encode())
    assert result.stdout == AGREED
    assert result.stderr.startswith("x.md: 2 mended (")
    assert run("-", "--stdin-filename", "x.md", "--quiet", input=GOOD.encode()).stdout == GOOD


def test_word_documents_are_changed_in_place_and_pdf_files_are_told(posting: Path) -> None:
    posting.unlink()
    lines = [line for line in TWICE.replace("## ", "# ").splitlines() if line]
    Path("a.docx").write_bytes(make(*lines))
    Path("b.pdf").write_bytes(make_pdf(write_down(lines)))
    assert "-You keep" not in run("--diff", "a.docx").stdout  # a diff of its text, whose paragraphs are lines
    assert "\n+Fahrwerk" in run("--diff", "a.docx").stdout
    said = run("a.docx", "b.pdf").stderr
    assert "a.docx: 1 mended (word-repeated), as tracked changes" in said
    assert "b.pdf was not changed: a PDF file cannot be changed" in said
    assert run("a.docx").stderr == "Nothing to mend.\n"


def test_what_cannot_be_read_costs_no_other_file(posting: Path) -> None:
    Path("empty.md").write_bytes(b"")
    result = run("empty.md", posting.name, "nowhere.md")
    assert result.return_value == 3
    assert "empty.md: The file is empty." in result.stderr
    assert "nowhere.md" in result.stderr
    assert text(posting) == MENDED


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere"
)
def test_a_file_that_cannot_be_written_is_told(posting: Path) -> None:
    posting.parent.chmod(0o500)
    try:
        result = run()
    finally:
        posting.parent.chmod(0o700)
    assert (result.return_value, "cannot be written" in result.stderr) == (2, True)


def test_a_write_that_fails_leaves_the_file_and_is_told(posting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jdlint.writing.os.replace", fail)
    before = posting.read_bytes()
    result = run()
    assert (result.return_value, posting.read_bytes()) == (2, before)
    assert "./a mechanic.md: the file cannot be written: No space left on device" in result.stderr
    assert os.listdir(posting.parent) == [".git", posting.name] or len(os.listdir(posting.parent)) == 2


def test_settings_of_programs_and_what_a_house_silences_are_left_alone(posting: Path) -> None:
    Path("tool.yaml").write_text("name: the the\nkeys: the the\n")
    Path("other.md").write_text(TWICE.replace("## Pay", "<!-- jdlint-ignore-file word-repeated -- a song -->\n\n## Pay"))
    Path(".jdlint.yaml").write_text("ignore: [word-repeated]\n")
    assert run().stderr == "Nothing to mend. 1 suggestion needs your yes: see jdlint fix --review --diff.\n"
    Path(".jdlint.yaml").unlink()
    run()
    assert "the the" in Path("other.md").read_text()
    assert "the the" in Path("tool.yaml").read_text()


def test_a_wrong_command_is_told(posting: Path) -> None:
    for arguments in (["--stdin-filename", "x.md"], ["--select", "nonsense"], ["--as-of", "soon"]):
        with pytest.raises(Exception, match=r"stdin|nonsense|soon"):
            CliRunner().invoke(cli, ["fix", *arguments], standalone_mode=False, catch_exceptions=False)
