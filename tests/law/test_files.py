"""The files of the law: valid, consistent with the rules, and complete against what is known."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import jsonschema
import pytest

from jdlint.checking.law.table import compile_table, read_compiled
from jdlint.checking.pack import load_rule, read_schema
from jdlint.understanding.jurisdictions import is_code
from tests.law.breaking import RULES, TABLE, list_provisions

FOLDER = Path(__file__).parents[2] / "rules" / "law"
FILES = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != "about")
KNOWN = (Path(__file__).parent / "known.txt").read_text().split()
"""Provisions that were gathered when the table began; each has to be somewhere."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_valid(path: Path) -> None:
    raw = load_rule(path)
    jsonschema.Draft202012Validator(read_schema("law")).validate(raw)
    assert raw["jurisdiction"].lower() == path.stem
    code = raw["jurisdiction"]
    if code.count("-") > 1:
        assert raw.get("places"), "a city or county needs the names by which postings call it"
        assert is_code("-".join(code.split("-")[:2]))
    elif "-" not in code:
        assert code == "EU" or is_code(code)
    for provision in raw["provisions"]:
        assert provision["id"].startswith((f"{path.stem}-", path.stem[:2])), provision["id"]
        for requirement in provision.get("requires", ()):
            rule = requirement if isinstance(requirement, str) else requirement["rule"]
            assert rule in RULES, (provision["id"], rule)
        assert set(provision.get("permits", ())) <= set(RULES)
        if provision["duty"] != "none" and provision["from"]:
            assert provision.get("requires") or provision.get("keep"), provision["id"]
        if provision["evidence"] in ("primary", "secondary"):
            assert provision["url"], f"{provision['id']} was read somewhere"
        if provision.get("until"):
            assert provision["from"] <= provision["until"]


def test_ids_are_unique() -> None:
    ids = [provision.id for provision in list_provisions()]
    assert len(ids) == len(set(ids))


def test_nothing_known_is_lost() -> None:
    told = {provision.id for provision in list_provisions()}
    for provision in list_provisions():
        told |= set(provision.more.get("merges", ()))
    for path in FILES:
        told |= {one["id"] for one in load_rule(path).get("left_out", ())}
    assert sorted(set(KNOWN) - told) == []


def test_names_of_places_are_those_of_one_jurisdiction() -> None:
    """A name may stand for a city and its county, but not for two cities of a state."""
    for code in TABLE.codes:
        found = TABLE.get(code)
        assert found is not None
        for other in TABLE.list_within("-".join(code.split("-")[:2])) if code.count("-") > 1 else ():
            rival = TABLE.get(other)
            if rival and other > code:
                assert not found.places & rival.places, (code, other, found.places & rival.places)


def test_compiled_table_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "law.jsonl"
    path.write_bytes(compile_table(FOLDER))
    compiled = read_compiled(str(path))
    assert compiled.codes == TABLE.codes
    assert compiled.digest == TABLE.digest
    assert all(compiled.get(code) == TABLE.get(code) for code in TABLE.codes)
    assert path.stat().st_size < 1_000_000


def test_nothing_was_looked_up_after_today_or_long_ago() -> None:
    today = datetime.date.today()
    assert all(provision.checked <= today.isoformat() for provision in list_provisions())
    old = [
        provision.id
        for provision in list_provisions()
        if (today - datetime.date.fromisoformat(provision.checked)).days > 365 and provision.evidence != "memory"
    ]
    if old:
        pytest.xfail(f"looked up more than a year ago, look again: {', '.join(old)}")


def test_notes_are_short_and_say_nothing_unfinished() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert "TODO" not in text, path.name
        assert not re.search(r"&\w+ |\*\w+$", text.split("provisions:")[0]), path.name
