"""A table of the law in a file that is wrong: told with the file and the line, as a whole or when a jurisdiction is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from jdlint.apps.cli import cli
from jdlint.checking.law.loading import load_law
from jdlint.checking.law.table import dump_table, load_table
from jdlint.settings import Config, SettingsError
from tests.apps.law_house import POSTING

HEAD: dict[str, Any] = {"read_up_to": "2026-11-22", "shelf_life_days": 183, "digest": "0"}
LINE = 'CH\t{"jurisdiction":"CH","name":"Switzerland","provisions":[]}'


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), "Expecting value"),
        (("x", LINE), "Expecting value"),
        (([1], LINE), "its first line is no object of JSON"),
        (('"x"', LINE), "its first line is no object of JSON"),
        (({}, LINE), "its first line has to tell read_up_to, a day"),
        (({**HEAD, "read_up_to": "x"}, LINE), "its first line has to tell read_up_to, a day"),
        (({**HEAD, "read_up_to": "2026-13-01"}, LINE), "month must be in 1..12"),
        (({**HEAD, "shelf_life_days": "3"}, LINE), "its first line has to tell"),
        (({**HEAD, "shelf_life_days": True}, LINE), "its first line has to tell"),
        (({**HEAD, "shelf_life_days": 10**9}, LINE), "its shelf life of 1000000000 days has no end"),
        (({**HEAD, "digest": 3}, LINE), "its first line has to tell"),
        ((HEAD,), "it holds no jurisdiction"),
        ((HEAD, LINE, LINE), "a jurisdiction stands in it twice"),
        ((HEAD, LINE, "US-CO {}"), "line 3 is not a code, a tab and an object of JSON"),
        ((HEAD, LINE[:-9]), "line 2 is not a code, a tab and an object of JSON; the file may have been cut off"),
        ((HEAD, "[" * 100_000), "line 2 is not a code"),
    ],
)
def test_file_that_is_no_table_is_refused_as_a_whole(tmp_path: Path, lines: tuple[object, ...], told: str) -> None:
    path = write(tmp_path / "law.jsonl", *lines)
    with pytest.raises(SettingsError) as raised:
        load_law(Config(law_data=str(path)))
    assert str(raised.value).startswith(f"{path}: this is no table of the law, as jdlint law --export writes it (")
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{x}", "Expecting property name"),
        ('{"jurisdiction":"US-CO","name":"Colorado"}', "'provisions' is missing"),
        ('{"jurisdiction":"US-CO","name":"Colorado","provisions":[{"id":"us-co-pay"}]}', "'topic' is missing"),
        ('{"jurisdiction":"US-CO","name":"Colorado","provisions":[3]}', "not subscriptable"),
        ('{"jurisdiction":"US-CO","name":"Colorado","provisions":[],"places":[3]}', "no attribute 'lower'"),
        ('{"jurisdiction":"US-NM","name":"New Mexico","provisions":[]}', "it is that of US-NM"),
    ],
)
def test_line_that_is_broken_is_told_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, told: str
) -> None:
    text = dump_table(load_table()).decode("ascii")
    lines = [f"US-CO\t{line}" if one.startswith("US-CO\t") else one for one in text.splitlines()]
    write(tmp_path / "law.jsonl", *lines)
    number = next(number for number, one in enumerate(lines, 1) if one.startswith("US-CO\t"))
    (tmp_path / ".git").mkdir()
    (tmp_path / ".jdlint.yaml").write_text("law-data: law.jsonl\n", encoding="utf-8")
    (tmp_path / "baker.md").write_text(POSTING, encoding="utf-8")
    (tmp_path / "other.md").write_text(POSTING.replace("Boulder, CO", "Denver, NC"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for words in (("check", "baker.md"), ("law", "baker.md"), ("law", "--place", "US-CO"), ("law", "--format", "csv")):
        error = CliRunner().invoke(cli, list(words), standalone_mode=False).exception
        assert isinstance(error, SettingsError), words
        assert str(error).startswith(f"{tmp_path}/law.jsonl:{number}: the law of US-CO is not as jdlint law --export writes it (")
        assert told in str(error)
        assert str(error).endswith("; get the file anew")
    assert CliRunner().invoke(cli, ["law", "other.md"], standalone_mode=False).exception is None


def test_package_without_a_table_is_told(tmp_path: Path) -> None:
    (tmp_path / ".jdlint.yaml").write_text("law-data: package:json\n", encoding="utf-8")
    words = ["law", "--place", "US-CO", "--config", str(tmp_path / ".jdlint.yaml")]
    error = CliRunner().invoke(cli, words, standalone_mode=False).exception
    assert isinstance(error, SettingsError)
    assert str(error) == 'package:json: the package "json" holds no law.jsonl'


def test_files_that_are_gone_are_told_by_whoever_loads_them(tmp_path: Path) -> None:
    from jdlint.config.digesting import seal

    config = seal(Config(law_data=str(tmp_path / "gone"), schema=str(tmp_path / "gone.json")))
    assert config.digest
    with pytest.raises(SettingsError, match="the law cannot be read: No such file"):
        load_law(config)
