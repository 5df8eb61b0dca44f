"""Evidence proves what it holds, wherever it is taken, and whoever touches it is found out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jdlint.evidence import examining, proving, versions
from jdlint.evidence.examining import examine
from jdlint.evidence.telling import render_json
from jdlint.evidence.telling import tell as tell_proof
from tests.evidence.conftest import RULE, forge, keep, measure, prove_it, read_manifest, run


def verify(folder: Path | str, *options: str) -> tuple[int, str]:
    result = run(str(folder), *options, command="verify")
    assert result.exception is None, result.exception
    return result.exit_code, result.stdout


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_it_is_proven_from_another_folder_and_after_a_move(model: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    for folder in (model, bundle):
        code, said = verify(folder)
        assert (code, "byte for byte" in said, "Nothing has changed" in said) == (0, True, True), said
        assert "7 inputs, judged as of 2026-11-26" in said
    monkeypatch.chdir(bundle)
    assert verify(".")[0] == 0


def test_overrides_and_nearest_configurations_count_again(model: Path) -> None:
    postings = json.loads((model / "report.json").read_bytes())["postings"]
    found = {one["uri"]: {finding["rule"] for finding in one["findings"]} for one in postings}
    assert "ninja-title" in found["./loud/baker.md"] - found["./quiet/baker.md"]
    assert "crumb-praised" in found["./loud/baker.md"] - found["./strict/baker.md"]


def test_it_survives_zip(bundle: Path, tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "kept"), "zip", bundle.parent)
    shutil.unpack_archive(tmp_path / "kept.zip", tmp_path / "unzipped")
    assert verify(tmp_path / "unzipped")[0] == 0


@pytest.mark.skipif(shutil.which("git") is None, reason="needs Git")
def test_it_survives_a_git_that_changes_the_ends_of_lines(bundle: Path, tmp_path: Path) -> None:
    (bundle.parent / ".gitattributes").write_text("* text=auto eol=crlf\n", encoding="utf-8")
    (bundle.parent / "other.txt").write_text("one\ntwo\n", encoding="utf-8")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=true"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "kept"]):
        subprocess.run([*git, *words], cwd=bundle.parent, check=True, capture_output=True)
    subprocess.run([*git, "clone", "-q", str(bundle.parent), str(tmp_path / "clone")], check=True, capture_output=True)
    assert b"\r\n" in (tmp_path / "clone" / "other.txt").read_bytes()
    assert verify(tmp_path / "clone")[0] == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(data=st.data())
def test_a_byte_that_is_changed_anywhere_is_told_with_its_file(bundle: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file())))
    whole = (bundle / name).read_bytes()
    if whole:
        place = data.draw(st.integers(0, len(whole) - 1))
        other = data.draw(st.integers(1, 255))
        changed = whole[:place] + bytes([whole[place] ^ other]) + whole[place + 1 :]
    else:
        changed = b"x"
    (bundle / name).write_bytes(changed)
    try:
        examined = examine(str(bundle))
    finally:
        (bundle / name).write_bytes(whole)
    assert name in {change.file for change in examined.changed}
    # With the digest noted, and with the folder's name, only the file that was touched is blamed.
    assert {change.file for change in examined.changed} == {name} or name in ("manifest.json", "made.json")
    assert not examined.unread
    assert examine(str(bundle)).changed == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(data=st.data())
def test_a_file_that_is_taken_or_added_is_told(bundle: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file())))
    whole = (bundle / name).read_bytes()
    (bundle / name).unlink()
    (bundle / f"{name}.bak").write_bytes(whole)
    try:
        changed = dict(examine(str(bundle)).changed)
    finally:
        (bundle / f"{name}.bak").unlink()
        (bundle / name).write_bytes(whole)
    assert changed[name] == "is missing"
    assert name == "manifest.json" or changed[f"{name}.bak"] == "was added"


def test_an_input_that_was_changed_is_told_by_its_name(bundle: Path) -> None:
    kept = next(one["kept"] for one in read_manifest(bundle)["inputs"] if one["name"] == "./noise.md")
    (bundle / kept).write_bytes(b"\0\1\3")
    code, said = verify(bundle)
    assert code == 1
    assert f"{kept} (./noise.md) has changed" in said
    assert "not judged again" in said


def test_a_report_that_was_changed_is_told_by_its_findings(bundle: Path) -> None:
    edit(bundle / "report.json", '"rule": "crumb-praised", "category": "clarity", "topic": null, "severity": "warning"',
         '"rule": "crumb-praised", "category": "clarity", "topic": null, "severity": "info"')  # fmt: skip
    edit(bundle / "report.json", '"verdict": "HOLD", "recheck_on"', '"verdict": "READY", "recheck_on"')
    code, said = verify(bundle)
    assert code == 1
    assert re.search(r"\./loud/baker\.md:3:\d+: crumb-praised: severity: info in report.json, warning when judged again", said)
    assert "./loud/baker.md: verdict: READY in report.json, HOLD when judged again" in said


def test_a_folder_that_was_forged_as_a_whole_does_not_come_out_the_same(bundle: Path) -> None:
    noted = measure(bundle / "manifest.json")
    report = json.loads((bundle / "report.json").read_bytes())
    gone = report["postings"][0]["findings"].pop()
    (bundle / "report.json").write_text(json.dumps(report), encoding="utf-8")
    folder = forge(bundle)
    code, said = verify(folder)
    assert code == 1
    assert f"{gone['rule']}: this finding is not in report.json, and comes out when judged again" in said
    assert "is not the one whose digest was noted" in verify(folder, "--digest", noted)[1]


@pytest.mark.parametrize(
    ("name", "old", "new"), [("report.html", "<h1>", "<h1 >"), ("report.json", '"warning": ', '"warning":  ')]
)
def test_a_forgery_that_says_the_same_is_told(bundle: Path, name: str, old: str, new: str) -> None:
    edit(bundle / name, old, new)
    proof = prove_it(forge(bundle))
    assert proof.status == "changed"
    assert name in " ".join(proof.said)


def test_settings_and_rules_that_were_forged_come_out_otherwise(bundle: Path) -> None:
    kept = next(one["kept"] for one in read_manifest(bundle)["in_play"] if one["role"] == "rule_paths")
    (bundle / kept).write_text(RULE.replace("good crumb]", "bread]"), encoding="utf-8")
    assert prove_it(bundle).changed[0].file == kept
    proof = prove_it(forge(bundle))
    assert proof.status == "changed"
    assert any("crumb-praised" in said for said in proof.said)


def test_the_noted_digest(bundle: Path) -> None:
    digest = measure(bundle / "manifest.json")
    assert verify(bundle, "--digest", f"SHA256:{digest.upper()}")[0] == 0
    assert verify(bundle.parent, "--digest", digest)[0] == 0
    code, said = verify(bundle, "--digest", "0" * 64)
    assert (code, "is not the one whose digest was noted" in said) == (1, True)
    assert "it lies elsewhere" in str(run(str(bundle.parent), "--digest", "0" * 64, command="verify").exception)
    assert "64 digits" in str(run(str(bundle), "--digest", "12", command="verify").exception)


def test_of_many_folders_each_is_told_and_the_worst_counts(bundle: Path) -> None:
    second = Path(shutil.copytree(bundle, f"{bundle}-2"))
    (second / "README.txt").write_bytes(b"")
    (bundle.parent / "notes.txt").write_text("ours", encoding="utf-8")
    code, said = verify(bundle.parent)
    assert code == 1
    assert [line.rpartition(": ")[2] for line in said.splitlines() if not line.startswith(" ")] == ["PROVEN", "CHANGED"]
    (second / "manifest.json").unlink()
    assert "manifest.json is missing" in verify(bundle.parent)[1]


def test_where_there_is_no_evidence_the_command_is_wrong(tmp_path: Path) -> None:
    assert "holds no evidence" in str(run(str(tmp_path), command="verify").exception)
    assert "does not exist" in str(run(str(tmp_path / "no"), command="verify").exception)


@pytest.mark.parametrize("what", ["version", "package", "checkout"])
def test_another_tool_that_reports_otherwise_is_no_change(bundle: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    manifest = read_manifest(bundle)
    if what == "version":
        edit(bundle / "report.json", '"version": "0.', '"version": "9.')
        manifest["tool"]["version"] = manifest["tool"]["version"].replace("0.", "9.", 1)
    else:
        edit(bundle / "report.json", "'good crumb' is known.", "'good crumb' was known.")
        if what == "package":
            manifest["environment"]["packages"]["pyromark"] = "0.0.1"
        else:
            manifest["environment"]["rules"] = f"sha256:{'0' * 64}"
    code, said = verify(forge(bundle, manifest))
    assert code == 4
    assert "Nothing has changed" in said
    if what == "version":
        assert re.search(
            r"another tool: jdlint 9\.\S+ then, 0\.\S+ now\.\n  To judge by that of then: pip install \"jdlint==9\.\d", said
        )
        assert "all findings come out the same" in said
    else:
        told = (
            ("pyromark 0.0.1 then", 'pip install "pyromark==0.0.1"')
            if what == "package"
            else ("the rules of jdlint sha256:0000",)
        )
        assert all(words in said for words in told)
        assert "'good crumb' was known. in report.json, 'good crumb' is known. when judged again" in said


def test_another_python_that_reports_the_same_is_proven(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.python_version", lambda: "3.99.1")
    code, said = verify(bundle)
    assert code == 0
    assert "3.99.1 now, which changes nothing here" in said


def test_a_package_that_is_not_installed_any_more_is_named(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "PACKAGES", ("PyYAML", "pyromark"))
    assert "python-docx" in " ".join(one.tell() for one in prove_it(bundle).tool if one.now is None)


def test_a_manifest_that_names_another_tool_than_the_report_is_told(bundle: Path) -> None:
    manifest = read_manifest(bundle)
    manifest["tool"]["version"] = "9.9"
    proof = prove_it(forge(bundle, manifest))
    assert (proof.status, proof.changed[0].file) == ("changed", "manifest.json")


def break_link(folder: Path) -> None:
    (folder / "report.html").unlink()
    (folder / "report.html").symlink_to("/etc/passwd")


def break_folder(folder: Path) -> None:
    (folder / "settings").rename(folder.parent / "elsewhere")
    (folder / "settings").symlink_to(folder.parent / "elsewhere")


def break_pipe(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    os.mkfifo(folder / "manifest.json")


def break_size(folder: Path) -> None:
    os.truncate(folder / "report.json", 5_000_000_000)


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
@pytest.mark.parametrize(
    ("harm", "file", "told"),
    [
        (break_link, "report.html", "is a link"),
        (break_folder, "settings", "is a link"),
        (break_pipe, "manifest.json", "is no file"),
        (break_size, "report.json", "5,000,000,000 now"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "manifest.json", "is not valid JSON"),
        (lambda folder: (folder / "manifest.json").write_text("[" * 100_000), "manifest.json", "nested too deeply"),
        (lambda folder: (folder / "manifest.json").write_bytes(b"\xff"), "manifest.json", "is not valid JSON"),
        (lambda folder: (folder / "manifest.json").write_text("[]"), "manifest.json", "does not have the shape"),
        (lambda folder: (folder / "made.json").write_text("{}"), "made.json", "does not have the shape"),
    ],
)  # fmt: skip
def test_a_folder_that_means_ill_is_told(bundle: Path, harm: Any, file: str, told: str) -> None:
    harm(bundle)
    examined = examine(str(bundle))
    assert told in dict(examined.changed)[file]
    assert verify(bundle)[0] == 1


@pytest.mark.parametrize(
    ("way", "value", "told"),
    [
        (("inputs", 0, "kept"), "../../../etc/passwd", "does not have the shape"),
        (("inputs", 0, "kept"), f"inputs/{'0' * 64}", "has no digest for inputs/000"),
        (("in_play", 0, "kept"), "/etc/passwd", "does not have the shape"),
        (("files", "../x"), {"sha256": "0" * 64, "bytes": 1}, "does not have the shape"),
        (("tool", "version"), '1"; rm -rf $HOME', "does not have the shape"),
        (("run", "as_of"), "2026-13-77", "it cannot be judged again"),
        (("inputs", 0, "configuration"), 99, "has no configuration for"),
        (("inputs", 0, "name"), "\x1b[31mred", "\\x1b[31mred"),
    ],
)  # fmt: skip
def test_a_manifest_that_means_ill_is_told(bundle: Path, way: tuple[Any, ...], value: object, told: str) -> None:
    manifest = read_manifest(bundle)
    held: Any = manifest
    for step in way[:-1]:
        held = held[step]
    held[way[-1]] = value
    code, said = verify(forge(bundle, manifest))
    assert (code, told in said, "\x1b" in said) == (1, True, False), said


@pytest.mark.parametrize("harm", ["colour", "rules", "select", "files"])
def test_settings_that_are_not_known_are_told(bundle: Path, harm: str) -> None:
    told = json.loads((bundle / "configurations.json").read_bytes())
    if harm == "files":
        told[0]["files"]["rule_paths"] = ["settings/99/other.yaml"]
    else:
        told[0]["settings"][harm] = [{}]
    (bundle / "configurations.json").write_text(json.dumps(told), encoding="utf-8")
    code, said = verify(forge(bundle))
    assert (code, "cannot be judged again: configurations.json" in said) == (1, True), said


def test_a_newer_form_asks_for_a_newer_jdlint(bundle: Path) -> None:
    code, said = verify(forge(bundle, {**read_manifest(bundle), "version": "2"}))
    assert (code, "pip install --upgrade jdlint" in said) == (3, True)


def test_a_file_that_may_not_be_read_is_told(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = examining._open

    def refuse(folder: str, file: str) -> object:
        if file == "report.html":
            raise PermissionError(13, "Permission denied")
        return real(folder, file)

    monkeypatch.setattr(examining, "_open", refuse)
    code, said = verify(bundle)
    assert (code, "report.html cannot be read: no permission" in said) == (3, True)


def test_what_file_managers_leave_behind_is_no_change(bundle: Path) -> None:
    for name in (".DS_Store", "inputs/Thumbs.db", "._report.json"):
        (bundle / name).write_bytes(b"x")
    assert verify(bundle)[0] == 0


def test_long_lists_are_cut_unless_all_is_asked_for(bundle: Path) -> None:
    for number in range(40):
        (bundle / f"added-{number}").write_bytes(b"")
    assert "... and 20 changes more; --verbose tells all" in verify(bundle)[1]
    assert "added-39" in verify(bundle, "--verbose")[1]


def test_as_json(bundle: Path) -> None:
    (bundle / "SHA256SUMS").unlink()
    (told,) = json.loads(verify(bundle, "--format", "json")[1])["evidence"]
    assert told["status"] == "changed"
    assert told["changed"] == [{"file": "SHA256SUMS", "what": "is missing"}]
    assert told["same_report"] is True


def test_a_fault_of_ours_is_told_and_costs_no_other_folder(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("oh")

    monkeypatch.setattr(proving, "judge_again", fail)
    assert "it cannot be judged again: RuntimeError: oh" in verify(bundle)[1]


def test_words_and_bytes_are_the_same_each_time(bundle: Path) -> None:
    assert [*tell_proof(prove_it(bundle))] == [*tell_proof(prove_it(bundle))]
    assert render_json([prove_it(bundle)]).isascii()


def test_the_command_that_was_kept_under_one_name_is_found_by_it(house: Path) -> None:
    folder = keep("loud")
    digest = measure(folder / "manifest.json")
    keep("quiet")
    result = run("evidence", "--digest", digest, command="verify")
    assert result.exit_code == 0
    assert result.stdout.count("PROVEN") == 1
