"""Ids that were released go on to work, and what is new says with which version it came."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.version import VERSION
from tests.rules import released

CHANGELOG = (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")


def test_ids_of_this_checkout_keep_what_was_released() -> None:
    ids = {**released.list_rules(), **released.list_provisions()}
    assert len(ids) == len(released.list_rules()) + len(released.list_provisions())
    assert list(released.find_faults(released.read(), ids, released.list_aliases())) == []


def test_no_older_name_is_the_name_of_a_rule() -> None:
    assert released.list_aliases().isdisjoint(released.list_rules())


def test_a_release_puts_its_ids_on_record() -> None:
    head = next(line for line in CHANGELOG.splitlines() if line.startswith("## "))
    assert head.startswith(f"## {VERSION}, ")
    if not head.endswith(", not yet released"):
        missing = (released.list_rules() | released.list_provisions()).keys() - released.read().keys()
        assert not missing, "run python tests/rules/released.py"


@pytest.mark.parametrize(
    ("ids", "fault"),
    [
        ({"cliche": "0.1", "new-one": "0.2"}, ""),
        ({"buzzword": "0.1"}, "buzzword says that it came with 0.1, which it did not: it is new, so it comes with 0.2"),
        ({"cliche": "0.2"}, "cliche was released with 0.1, but says that it came with 0.2"),
        ({}, "cliche was released with 0.1 and is gone: give its name as an alias to the rule that took its place"),
    ],
)
def test_faults_are_told(ids: dict[str, str], fault: str) -> None:
    faults = list(released.find_faults({"cliche": "0.1"}, ids, [], "0.2"))
    assert fault in faults if fault else not faults


def test_an_alias_keeps_a_name_at_work() -> None:
    assert list(released.find_faults({"cliche": "0.1"}, {"buzzword": "0.2"}, ["cliche"], "0.2")) == []


def test_the_record_only_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "released.txt"
    record.write_text("long-gone 0.1\n", encoding="utf-8")
    monkeypatch.setattr(released, "RECORD", record)
    released.main()
    ids = released.read()
    assert ids["long-gone"] == "0.1"
    assert released.list_rules().keys() | released.list_provisions().keys() == ids.keys() - {"long-gone"}
    before = record.read_bytes()
    released.main()
    assert record.read_bytes() == before
