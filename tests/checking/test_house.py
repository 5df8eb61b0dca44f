"""A house's own schema: what is wrong with it is told when it is read, with its place; what is right judges."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from jdlint.checking.house import read_house_schema
from jdlint.engine import Linter
from jdlint.settings import Config, SettingsError

BASE = {"$ref": "posting.schema.json"}
POSTING = "---\ntitle: Baker\ncost_center: B7\n---\n\nWe need a baker in Boulder, CO.\n"


def write(folder: Path, schema: object) -> str:
    path = folder / "ours.json"
    path.write_text(schema if isinstance(schema, str) else json.dumps(schema, indent=1), encoding="utf-8")
    return str(path)


def complain(folder: Path, schema: object) -> list[str]:
    """What is said of a schema, without its folder."""
    with pytest.raises(SettingsError) as caught:
        read_house_schema(write(folder, schema))
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).split("\n")]


GOOD: list[dict[str, Any]] = [
    {"allOf": [BASE], "required": ["cost_center"]},
    {"allOf": [BASE, {"$ref": "#/$defs/ours"}], "$defs": {"ours": {"required": ["cost_center"]}}},
    {"$id": "https://bakery.example/schemas/ours.json", "allOf": [BASE], "required": ["cost_center"]},
    {"$ref": "https://jdlint.dev/schemas/posting.schema.json", "required": ["cost_center"]},
    {"$ref": "#ours", "$defs": {"ours": {"$anchor": "ours", "required": ["cost_center"]}}},
    {"required": ["cost_center"], "properties": {"tree": {"$ref": "#/$defs/tree"}}, "$defs": {"tree": {"items": {"$ref": "#/$defs/tree"}}}},
    {"required": ["cost_center"], "properties": {"note": {"const": {"$ref": "nothing.json"}}}},
]  # fmt: skip


@pytest.mark.parametrize("schema", GOOD, ids=json.dumps)
def test_a_good_schema_judges(tmp_path: Path, schema: dict[str, Any]) -> None:
    config = Config(select=("house-schema",), schema=write(tmp_path, schema))
    linter = Linter(config, as_of=datetime.date(2026, 11, 22), many=False)
    for text, faults in ((POSTING, 0), (POSTING.replace("cost_center: B7\n", ""), 1)):
        (report,) = linter.lint(text.encode(), "baker.md")
        assert len(report.findings) == faults
        assert all("cost_center" in finding.message for finding in report.findings)


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"allOf": [{"$ref": "nothing.json"}]}, 'ours.json:4:4: "nothing.json" leads nowhere; a schema may refer to posting'),
        ({"properties": {"a": {"$ref": "#/$defs/b"}}}, 'ours.json:4:4: "#/$defs/b" leads nowhere'),
        ({"properties": {"a": {"items": {"$dynamicRef": "#b"}}}}, 'ours.json:5:5: "#b" leads nowhere'),
        ({"$ref": "https://bakery.example/other.json"}, 'ours.json:2:2: "https://bakery.example/other.json" leads nowhere'),
        ({"$ref": "posting.schema.json#/$defs/none"}, 'ours.json:2:2: "posting.schema.json#/$defs/none" leads nowhere'),
        ({"allOf": [{"$ref": "#"}]}, "ours.json:1:1: this refers to itself without end"),
        ({"properties": {"a": {"$ref": "#/properties/a"}}}, "ours.json:3:3: this refers to itself without end"),
        (
            {"$defs": {"a": {"not": {"$ref": "#/$defs/b"}}, "b": {"anyOf": [{"$ref": "#/$defs/a"}]}}},
            "ours.json:3:3: this refers to itself without end",
        ),
        ({"properties": {"a": {"type": "text"}}}, "ours.json:4:4: this is not a valid JSON Schema: 'text' is not"),
        ({"properties": {"a": {"pattern": "["}}}, "ours.json:4:4: this is not a valid JSON Schema: '[' is not a 'regex'"),
        ([], 'ours.json: a schema is a mapping, such as {"allOf": [...]}'),
        ('{"type": }', "ours.json:1:10: the schema is not valid JSON"),
        ("[" * 100_000, "ours.json: the schema is nested too deeply"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, schema: object, said: str) -> None:
    (line,) = complain(tmp_path, schema)
    assert line.startswith(said)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    schema = {"properties": {"a": {"$ref": "a.json"}, "b": {"$ref": "b.json"}}}
    assert sorted(line.partition(": ")[0] for line in complain(tmp_path, schema)) == ["ours.json:4:4", "ours.json:7:4"]


def test_a_schema_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "ours.json"
    path.write_bytes(b'{"title": "caf\xe9"}')
    with pytest.raises(SettingsError, match="not UTF-8"):
        read_house_schema(str(path))
    with pytest.raises(SettingsError, match="cannot be read"):
        read_house_schema(str(tmp_path / "none.json"))
