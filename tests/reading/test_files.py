"""The walk: what is named is always read, folders are searched with care, and nothing in them stops the rest."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from jdlint.model.report import ReadError
from jdlint.reading import papers
from jdlint.reading.files import FoundFile, PassedOver, Passing, find_files, read_bytes, tell_passing


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Pilot wanted")


def found(*paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [one.path for one in find_files(paths, Passing(exclude)) if isinstance(one, FoundFile)]


def test_folders_are_walked_in_order_and_paths_keep_their_form(folder: Path) -> None:
    make(folder, "jobs/b.md", "jobs/a.txt", "jobs/z/c.yaml", "jobs/Z.json", "jobs/m.HTML")
    assert found("jobs") == ["jobs/Z.json", "jobs/a.txt", "jobs/b.md", "jobs/m.HTML", "jobs/z/c.yaml"]
    assert found("./jobs/z") == ["./jobs/z/c.yaml"]
    assert found("jobs/z/") == ["jobs/z/c.yaml"]
    assert found(".")[0] == "./jobs/Z.json"
    assert found(str(folder / "jobs" / "z")) == [f"{folder}/jobs/z/c.yaml"]


def test_what_is_named_is_read_whatever_it_is_called(folder: Path) -> None:
    make(folder, "README.md", ".hidden", "posting.xyz")
    assert list(find_files(["README.md", ".hidden", "-", "posting.xyz"])) == [
        FoundFile("README.md"), FoundFile(".hidden"), FoundFile("-"), FoundFile("posting.xyz"),
    ]  # fmt: skip


def test_what_is_no_posting_is_passed_over_with_a_reason(folder: Path) -> None:
    make(
        folder, "j/README.md", "j/CHANGELOG.txt", "j/licence.md", "j/CODE_OF_CONDUCT.md", "j/.x.md", "j/.git/a.md", "j/a.png",
        "j/Makefile", "j/node_modules/a.md", "j/pilot.md",
    )  # fmt: skip
    results = list(find_files(["j"]))
    assert [one.path for one in results if isinstance(one, FoundFile)] == ["j/pilot.md"]
    assert {one.path.removeprefix("j/"): one.why for one in results if isinstance(one, PassedOver)} == {
        "README.md": "a paper of the project, not a posting",
        "CHANGELOG.txt": "a paper of the project, not a posting",
        "licence.md": "a paper of the project, not a posting",
        "CODE_OF_CONDUCT.md": "a paper of the project, not a posting",
        ".x.md": "hidden",
        ".git": "hidden",
        "a.png": "no reader for .png",
        "Makefile": "no suffix that tells its format",
        "node_modules": "a folder of packages",
    }


def test_ignore_files_hold_at_every_level(folder: Path) -> None:
    make(
        folder, "r/a.md", "r/draft-a.md", "r/sub/draft-b.md", "r/sub/c.md", "r/sub/keep.txt", "r/sub/d.txt", "r/build/e.md",
        "r/local.md", "r/deep/x/build/f.md",
    )  # fmt: skip
    (folder / "r/.git/info").mkdir(parents=True)
    (folder / "r/.git/info/exclude").write_text("local.md\n")
    (folder / "r/.gitignore").write_text("# drafts\ndraft-*.md\n/build/\n*.txt\n")
    (folder / "r/sub/.gitignore").write_text("!draft-b.md\n!keep.txt\n")
    assert found("r") == ["r/a.md", "r/deep/x/build/f.md", "r/sub/c.md", "r/sub/draft-b.md", "r/sub/keep.txt"]
    assert found("r/sub") == ["r/sub/c.md", "r/sub/draft-b.md", "r/sub/keep.txt"]
    assert found("r/build") == ["r/build/e.md"]
    assert found("r/draft-a.md") == ["r/draft-a.md"]


def test_ignore_files_outside_a_repository_reach_only_downwards(folder: Path) -> None:
    make(folder, "a/b/x.md", "a/b/y.md")
    (folder / "a/.gitignore").write_text("x.md\n")
    assert found("a") == ["a/b/y.md"]
    assert found("a/b") == ["a/b/x.md", "a/b/y.md"]


def test_exclude_patterns_have_the_form_of_ignore_files(folder: Path) -> None:
    make(folder, "j/a.md", "j/old/b.md", "j/c.txt")
    assert found("j", exclude=("old/", "*.txt")) == ["j/a.md"]


def test_exclude_patterns_start_from_the_folder_of_the_configuration(folder: Path) -> None:
    make(folder, "j/a.md", "j/old/b.md", "other/j/old/c.md")
    passing = Passing(("/j/old/",), str(folder))
    for start in (".", "j", str(folder / "j")):
        paths = [one.path for one in find_files([start], passing) if isinstance(one, FoundFile)]
        assert [Path(path).name for path in paths] == ["a.md", *(["c.md"] if start == "." else [])]
    assert [one.path for one in find_files(["j/old"], passing)] == ["j/old/b.md"]
    assert list(find_files(["j/old"], passing._replace(forced=True))) == [PassedOver("j/old", "left out by an ignore pattern")]


def test_what_a_house_has_for_its_own_use_is_passed_over(folder: Path) -> None:
    make(folder, "j/a.md", "j/rules/ours.yaml", "j/ours.json")
    passing = Passing(own=(str(folder / "j/rules"), str(folder / "j/ours.json")))
    assert list(find_files(["j"], passing)) == [
        FoundFile("j/a.md", False),
        PassedOver("j/ours.json", "a file of your own for jdlint"),
        PassedOver("j/rules", "a file of your own for jdlint"),
    ]


def test_named_files_are_passed_over_where_that_is_forced(folder: Path) -> None:
    names = ("a.md", "README.md", "docs/LICENSE", ".github/b.yml", "old/c.md", "d.png", "rules/ours.yaml")
    make(folder, *names)
    passing = Passing(("old/",), str(folder), (str(folder / "rules"),), forced=True)
    assert list(find_files([*names, "-", "gone.md"], passing))[:-1] == [
        FoundFile("a.md"),
        PassedOver("README.md", "a paper of the project, not a posting"),
        PassedOver("docs/LICENSE", "a paper of the project, not a posting"),
        PassedOver(".github/b.yml", "hidden"),
        PassedOver("old/c.md", "left out by an ignore pattern"),
        PassedOver("d.png", "no reader for .png"),
        PassedOver("rules/ours.yaml", "a file of your own for jdlint"),
        FoundFile("-"),
    ]
    assert [one.path for one in find_files([str(folder / "old/c.md")], passing) if isinstance(one, PassedOver)]
    assert len(list(find_files(names, passing._replace(forced=False)))) == len(names)
    # A hidden folder above the repository says nothing of what lies in it.
    make(folder, ".work/house/e.md")
    inside = Passing(root=str(folder / ".work/house"), forced=True)
    assert list(find_files([".work/house/e.md"], inside)) == [FoundFile(".work/house/e.md")]


def test_word_and_pdf_files_of_a_folder_are_read(folder: Path) -> None:
    make(folder, "j/a.docx", "j/b.pdf", "j/c.md")
    assert list(find_files(["j"])) == [FoundFile("j/a.docx", False), FoundFile("j/b.pdf", False), FoundFile("j/c.md", False)]


def test_what_needs_an_optional_part_is_noted_in_a_folder_and_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "is_installed", lambda name: False)
    make(folder, "j/a.docx", "j/b.pdf", "j/c.md", "j/d.odt")
    errors = [one for one in find_files(["j"]) if isinstance(one, ReadError)]
    assert [(one.uri, one.named) for one in errors] == [("j/a.docx", False), ("j/b.pdf", False), ("j/d.odt", False)]
    assert errors[0].message == "Reading Word files needs an optional part: pip install 'jdlint[docx]'"
    assert errors[1].message == "Reading PDF files needs an optional part: pip install 'jdlint[pdf]'"


def test_what_cannot_be_opened_is_an_error_and_the_rest_is_found(folder: Path) -> None:
    make(folder, "j/a.md", "j/k/b.md")
    (folder / "j/loop").symlink_to(folder / "j")
    (folder / "j/round.md").symlink_to("round.md")
    (folder / "j/nowhere.md").symlink_to("gone.md")
    os.mkfifo(folder / "j/pipe.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("j/plug.md")
    results = list(find_files(["missing.md", "j", "j/a.md/b", "j/pipe.md", "a\0b"]))
    assert [one.path for one in results if isinstance(one, FoundFile)] == ["j/a.md", "j/k/b.md"]
    said = {one.uri: one.message for one in results if isinstance(one, ReadError)}
    for uri, words in {
        "missing.md": "no such file",
        "j/loop": "leads back",
        "j/round.md": "circle",
        "j/nowhere.md": "link leads to a file that does not exist",
        "j/pipe.md": "named pipe",
        "j/plug.md": "socket",
        "j/a.md/b": "not a folder",
        "a\0b": "could not be opened",
    }.items():
        assert words in said[uri]


def test_folders_and_files_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(folder, "j/a.md", "j/shut/b.md", "j/z.md")
    scandir, opened = os.scandir, os.open

    def refuse(path: str) -> object:
        if path == "j/shut":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    def close(path: str, flags: int) -> int:
        if path == "j/z.md":
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags)

    # Simulated, because whoever runs the tests as the superuser may read everything.
    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "open", close)
    results = list(find_files(["j"]))
    assert [one.path for one in results if isinstance(one, FoundFile)] == ["j/a.md", "j/z.md"]
    (shut,) = [one for one in results if isinstance(one, ReadError)]
    assert (shut.uri, shut.named) == ("j/shut", True)
    assert "no permission" in shut.message
    error = read_bytes("j/z.md")
    assert isinstance(error, ReadError) and "no permission" in error.message


def test_files_that_vanish_change_or_grow_are_told_when_they_are_opened(folder: Path) -> None:
    make(folder, "a.md")
    assert read_bytes("a.md") == b"Pilot wanted"
    (folder / "a.md").unlink()
    gone = read_bytes("a.md")
    assert isinstance(gone, ReadError) and "no such file" in gone.message
    os.mkfifo(folder / "a.md")
    pipe = read_bytes("a.md")
    assert isinstance(pipe, ReadError) and "named pipe" in pipe.message
    assert isinstance(read_bytes("/"), ReadError)
    with (folder / "big.md").open("wb") as file:
        file.truncate(60_000_000)
    big = read_bytes("big.md")
    assert isinstance(big, ReadError) and "60 MB" in big.message
    assert [type(one) for one in find_files(["big.md"])] == [ReadError]


def test_a_very_deep_folder_is_no_recursion(folder: Path) -> None:
    deep = "/".join(["d"] * 400)
    make(folder, f"{deep}/a.md")
    assert found("d") == [f"{deep}/a.md"]


def test_pathspec_is_loaded_only_for_patterns(folder: Path) -> None:
    import subprocess

    make(folder, "a.md")
    code = "import sys; from jdlint.reading.files import find_files; list(find_files(['.'])); sys.exit('pathspec' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode == 0


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("baker.md", False), ("new/baker.md", False), ("README.md", True), (".baker.md", True), ("node_modules/baker.md", True),
        ("drafts/baker.md", True), ("ignored/baker.md", True), ("own/rule.yaml", True), ("ignored/kept.md", False), ("baker.odt", False),
    ],
)  # fmt: skip
def test_a_search_is_foretold_for_a_file_that_need_not_exist(folder: Path, name: str, passed: bool) -> None:
    make(folder, ".git/HEAD")
    (folder / ".gitignore").write_text("ignored/*\n!ignored/kept.md\n")
    passing = Passing(["drafts/"], str(folder), [str(folder / "own")])
    assert bool(tell_passing(str(folder / name), passing)) is passed
    if not passed:
        return
    make(folder, name)
    assert str(folder / name) not in [one.path for one in find_files([str(folder)], passing) if isinstance(one, FoundFile)]
