"""What a check keeps: all of it, once, under names that can harm nobody, and nothing at all if it cannot be whole."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest

from jdlint.checking.pack import read_schema
from jdlint.evidence import keeping
from jdlint.reporting import render
from tests.evidence.conftest import DAY, POSTING, RULE, SETTINGS, keep, measure, prove_it, read_manifest, run, write

SCHEMA = read_schema("evidence")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_all_that_was_in_play_is_kept(house: Path) -> None:
    folder = keep(".", "missing.md", "--place", "US-CO", "--ignore", "readability")
    manifest = read_manifest(folder)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[0-9a-f]{12}", folder.name)
    inputs = {one["name"]: one for one in manifest["inputs"]}
    assert set(inputs) == {
        "./empty.md", "./loud/baker.md", "./noise.md", "./quiet/baker.md", "./quiet/fields.yaml", "./strict/baker.md", "missing.md",
    }  # fmt: skip
    for name, one in inputs.items():
        assert one["kept"] is None if name == "missing.md" else (folder / one["kept"]).read_bytes() == Path(name).read_bytes()
    assert inputs["./loud/baker.md"]["kept"] == inputs["./strict/baker.md"]["kept"]
    assert inputs["./loud/baker.md"]["configuration"] != inputs["./strict/baker.md"]["configuration"]
    assert "empty" in inputs["./empty.md"]["error"]["message"]
    in_play = {(one["role"], one["name"]): (folder / one["kept"]).read_text(encoding="utf-8") for one in manifest["in_play"]}
    assert in_play["configuration", ".jdlint.yaml"] == SETTINGS
    assert in_play["rule_paths", "our-rules/crumb-praised.yaml"] == RULE
    assert {role for role, _ in in_play} == {"configuration", "rule_paths", "schema", "law_paths"}
    assert manifest["run"]["choices"] == {
        "paths": [".", "missing.md"], "place": ["US-CO"], "ignore": ["readability"], "as_of": "2026-11-26",
    }  # fmt: skip
    assert manifest["environment"]["packages"].keys() >= {"pyromark", "PyYAML", "python-docx", "pypdfium2"}
    assert manifest["tool"] == json.loads((folder / "report.json").read_bytes())["tool"]
    settings = json.loads((folder / "configurations.json").read_bytes())
    assert settings[0]["settings"]["employer"] == {"staff": 40, "staff_in": {"US-CO": 3}}
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_is_no_posting_is_not_kept_but_told(house: Path) -> None:
    folder = keep(".")
    assert not [path for path in folder.rglob("*") if path.is_file() and b"password" in path.read_bytes()]
    assert {"name": "./compose.yaml", "why": "its keys are not those of a posting"} in read_manifest(folder)["passed_over"]


def test_the_manifest_has_its_shape_and_lists_every_file(house: Path) -> None:
    folder = keep(".")
    manifest = read_manifest(folder)
    jsonschema.validate(manifest, SCHEMA)
    for shape in ("made", "configurations"):
        value = json.loads((folder / f"{shape}.json").read_bytes())
        jsonschema.validate(value, {"$ref": f"#/$defs/{shape}", "$defs": SCHEMA["$defs"]})
    assert names(folder) == {*manifest["files"], "manifest.json", "made.json"}
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    for name, said in manifest["files"].items():
        assert said == {"sha256": measure(folder / name), "bytes": (folder / name).stat().st_size}
        assert name == "SHA256SUMS" or sums[name] == said["sha256"]


def test_the_same_run_gives_the_same_bytes_beside_the_first(house: Path) -> None:
    first, second = keep("."), keep(".")
    assert second.name == f"{first.name}-2"
    assert names(first) == names(second)
    assert [name for name in names(first) if (first / name).read_bytes() != (second / name).read_bytes()] in ([], ["made.json"])
    assert not [path for path in first.parent.iterdir() if path.name.startswith(".")]


def test_the_same_name_twice_and_standard_input(house: Path) -> None:
    folder = keep("-", "loud/baker.md", "--stdin-filename", "loud/baker.md", input="# Cook\n\nWe need a cook who is a ninja.\n")
    inputs = read_manifest(folder)["inputs"]
    assert [one["name"] for one in inputs] == ["loud/baker.md", "loud/baker.md"]
    assert inputs[0]["kept"] != inputs[1]["kept"]
    assert prove_it(folder).status == "proven"


@pytest.mark.parametrize("name", ["../up.md", "a/../b.md", 'q"uo$(te);.md', "line\nbreak.md", "b\udcffd.md", "x.exe", "x.md.LNK"])
def test_names_that_mean_ill_are_only_words(house: Path, name: str) -> None:
    (house / "deep" / "a").mkdir(parents=True)
    os.chdir(house / "deep")
    try:
        Path(name).write_text(POSTING, encoding="utf-8")
    except OSError:
        pytest.skip("no such names on this disk")
    folder = keep(name, archive="../evidence")
    manifest = read_manifest(folder)
    assert manifest["inputs"][0]["name"] == name
    assert re.fullmatch(r"inputs/[0-9a-f]{64}(\.md)?", manifest["inputs"][0]["kept"])
    assert prove_it(folder).status == "proven"


def test_a_check_passes_over_evidence(house: Path) -> None:
    before = run(".", *DAY, "--format", "json").stdout
    keep(".")
    assert run(".", *DAY, "--format", "json").stdout == before


@pytest.mark.parametrize(
    ("archive", "told"),
    [
        ("loud", "no folder of evidence, for it holds baker.md"),
        ("ours.json", "this is a file"),
        ("evidence/{}", "evidence of one run"),
    ],
)
def test_a_folder_that_is_something_else_is_refused(house: Path, archive: str, told: str) -> None:
    archive = archive.format(keep("loud").name)
    before = sorted(path for path in house.rglob("*"))
    assert told in str(run("loud", "--evidence", archive).exception)
    assert sorted(path for path in house.rglob("*")) == before


@pytest.mark.parametrize("name", [".git/config", "README.md"])
def test_an_archive_may_be_a_repository(house: Path, name: str) -> None:
    write(house, f"evidence/{name}", "x")
    assert run("loud", "--evidence", "evidence").exception is None


def test_a_disk_that_is_full_costs_no_report_and_leaves_nothing(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping.Bundle, "_write", fail)
    result = run("loud", *DAY, "--evidence", "evidence", "--format", "concise")
    assert "ninja-title" in result.stdout
    assert str(result.exception) == "evidence: the evidence cannot be kept: No space left on device"
    assert not (house / "evidence").exists()


def test_settings_that_change_during_the_run_are_told(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def meddle(*arguments: object) -> object:
        (house / "our-rules" / "crumb-praised.yaml").write_text(RULE.replace("warning", "info"), encoding="utf-8")
        return render(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping, "render", meddle)
    assert "have changed during the run" in str(run("loud", "--evidence", "evidence").exception)
    assert not (house / "evidence").exists()


def test_a_file_that_no_configuration_names_can_be_in_play(house: Path) -> None:
    from datetime import UTC, date, datetime

    from jdlint.engine import Linter, make_report
    from jdlint.evidence.configurations import InPlay

    linter = Linter(as_of=date(2026, 11, 26))
    with keeping.Bundle("evidence") as made:
        more = [InPlay("baseline", str(house / "ours.json"), "ours.json")]
        kept = made.seal(make_report([linter], []), [(linter.config, None)], {}, more=more, made=datetime.now(UTC))
    assert read_manifest(Path(kept.path))["in_play"] == [
        {"role": "baseline", "name": "ours.json", "kept": "settings/01/ours.json"}
    ]
    # Whoever does not know what it was for cannot judge again as if it had not been there.
    assert any("file in play as baseline" in said for said in prove_it(Path(kept.path)).said)


def test_quiet_says_nothing(house: Path) -> None:
    write(house, "fine/.jdlint.yaml", "select: [ninja-title]\n")
    write(house, "fine/cook.md", POSTING.replace("ninja", "baker"))
    result = run("fine/cook.md", *DAY, "--evidence", "evidence", "--quiet")
    assert (result.output, result.exit_code) == ("", 0)
    assert len(list((house / "evidence").iterdir())) == 1
