"""``jdlint check posting.docx --format docx=reviewed.docx``: the document comes back with comments."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli
from tests.reading.word import make
from tests.reviewing.test_docx import show

POSTING = make(
    "# Van Driver",
    "We look for a ninja who drives our bread to schools. You join a young and dynamic team in Delft.",
    "# What you do",
    "- Load the van at five in the morning.",
    "- Drive two rounds, and bring the crates back.",
    "# What you bring",
    "- A driving licence, and a calm way with children.",
    "# How to apply",
    "Send your resume to bread@example.org.",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "posting.docx").write_bytes(POSTING)
    (tmp_path / "other.md").write_text("# Miller\n\nWe look for a miller in Delft.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str, input: bytes | None = None) -> Result:
    """The command in this process; an exit code is what the command returns."""
    result = CliRunner().invoke(cli, ["check", "--as-of", "2026-11-25", *arguments], input=input, standalone_mode=False)
    result.exit_code = int(result.return_value or 0) if result.exception is None else 2
    return result


def test_the_document_comes_back_with_comments_beside_the_report(folder: Path) -> None:
    result = check("posting.docx", "--format", "docx=reviewed.docx")
    assert result.exit_code == 1
    assert "posting.docx, paragraph 2" in result.stdout
    assert show((folder / "reviewed.docx").read_bytes())["ninja-title"] == ["ninja"]
    assert (folder / "posting.docx").read_bytes() == POSTING


def test_a_document_can_be_reviewed_in_its_place_again_and_again(folder: Path) -> None:
    for _ in range(2):
        assert check("posting.docx", "--format", "docx=posting.docx").exit_code == 1
    assert show((folder / "posting.docx").read_bytes())["ninja-title"] == ["ninja"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["posting.docx", "--format", "docx"], "a Word document goes into a file: --format docx=reviewed.docx"),
        (["posting.docx", "other.md", "--format", "docx=r.docx"], "comments one Word document; name that one alone"),
        ([".", "--format", "docx=r.docx"], "comments one Word document; name that one alone"),
        (["-", "--format", "docx=r.docx"], "comments one Word document; name that one alone"),
        (["other.md", "--format", "docx=r.docx"], "r.docx was not written: other.md cannot be commented, it is no Word document"),
        (
            ["posting.docx", "--format", "docx=none/r.docx"],
            "none/r.docx: the document cannot be written: No such file or directory",
        ),
    ],
)
def test_what_cannot_be_reviewed_is_told(folder: Path, arguments: list[str], said: str) -> None:
    result = check(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr + str(getattr(result.exception, "message", ""))
    assert not list(folder.glob("r.docx"))


def test_a_broken_document_is_told_and_nothing_is_written(folder: Path) -> None:
    (folder / "posting.docx").write_bytes(POSTING[:2000])
    result = check("posting.docx", "--format", "docx=r.docx")
    assert "The Word document is damaged" in result.stdout + result.stderr
    assert not list(folder.glob("r.docx"))


@pytest.mark.office
def test_libreoffice_opens_what_was_reviewed_and_shows_each_comment(folder: Path, office: str) -> None:
    check("posting.docx", "--format", "docx=reviewed.docx")
    for name in ("posting", "reviewed"):
        subprocess.run(
            [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf:writer_pdf_Export:"
             '{"ExportNotes":{"type":"boolean","value":"true"}}', f"{name}.docx"],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    before, after = read_pdf(folder / "posting.pdf"), read_pdf(folder / "reviewed.pdf")
    assert before[0] == after[0]
    assert before[1] == []
    notes = "\n".join(after[1])
    assert len(after[1]) == sum(map(len, show((folder / "reviewed.docx").read_bytes()).values()))
    assert "jdlint: ninja-title" in notes
    assert "jdlint: age-young" in notes
    assert "gives no legal advice" in notes


def read_pdf(path: Path) -> tuple[list[str], list[str]]:
    """The text of each page, and what the notes on them say."""
    import pypdfium2
    import pypdfium2.raw as raw

    texts, notes = [], []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            texts.append(page.get_textpage().get_text_range())
            for index in range(raw.FPDFPage_GetAnnotCount(page)):
                note = raw.FPDFPage_GetAnnot(page, index)
                if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_TEXT:
                    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
                    buffer = (raw.FPDF_WCHAR * (size // 2))()
                    raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
                    notes.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
                raw.FPDFPage_CloseAnnot(note)
            page.close()
    return texts, notes
