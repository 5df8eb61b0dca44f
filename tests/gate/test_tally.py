"""What is counted is right, stays small whatever a feed says, and can be taken up again."""

from __future__ import annotations

import json

import pytest

from jdlint.gate import tally as module
from jdlint.gate.rows import Row
from jdlint.gate.tally import LONGEST, OTHERS, SAMPLES, Tally


def make_row(position: int, company: str = "Works", why: str = "", fail: tuple[str, ...] = ()) -> Row:
    return Row(position, f"job-{position}", "" if why else "READY", company=company, place="US-CO", why=why, fail=fail)


def count(tally: Tally, position: int, company: str, *rules: str) -> None:
    tally.add(make_row(position, company, fail=rules), "rejected" if rules else "accepted", rules, (), "Vendor")


def test_rules_are_counted_by_whose_records_they_stop() -> None:
    tally = Tally()
    count(tally, 0, "Works", "pay", "url")
    count(tally, 1, "Works", "pay")
    count(tally, 2, "Mills", "url")
    count(tally, 3, "Mills")
    assert tally.groups["companies"] == {
        "Works": {"received": 2, "rules": {"pay": 2, "url": 1}, "fails": {"pay": 2, "url": 1}, "rejected": 2},
        "Mills": {"received": 2, "rules": {"url": 1}, "fails": {"url": 1}, "rejected": 1, "accepted": 1},
    }
    assert tally.groups["places"]["US-CO"]["rules"] == {"pay": 2, "url": 2}


def test_rules_are_counted_by_whose_records_they_fail_in_whether_that_stops_them_or_not() -> None:
    tally = Tally()
    tally.add(make_row(0, fail=("pay", "style")), "rejected", ("pay",), (), "Acme")
    tally.add(make_row(1, fail=("pay", "style")), "accepted", (), ("pay",), "Acme")
    tally.add(make_row(2, why="broken"), "unreadable", (), (), "Acme")
    for group, name in (("vendors", "Acme"), ("companies", "Works"), ("places", "US-CO")):
        told = tally.groups[group][name]
        assert (told["rules"], told["fails"]) == ({"pay": 1}, {"pay": 2, "style": 2})


def test_samples_are_of_records_that_a_rule_rejects() -> None:
    tally = Tally()
    tally.add(make_row(0, fail=("pay",)), "accepted", (), (), "")
    count(tally, 1, "Works", "pay")
    told = tally.list_rules({"pay": "error"})["pay"]
    assert [one["position"] for one in told["samples"]] == [0, 1]
    assert [one["position"] for one in told["rejected_samples"]] == [1]
    for position in range(2, 20):
        count(tally, position, "Works", "pay")
    assert len(tally.rules["pay"]["rejected_samples"]) == len(tally.rules["pay"]["samples"]) == SAMPLES


def test_reasons_of_damage_are_one_wherever_it_is() -> None:
    tally = Tally()
    for position, why in enumerate(("broken in line 7 of 1,200", "broken in line 12 of 9", "too long")):
        tally.add(make_row(position, why=why), "unreadable", (), (), "")
    assert {why: told["records"] for why, told in tally.unreadable.items()} == {"broken in line … of …": 2, "too long": 1}
    assert [one["position"] for one in tally.unreadable["broken in line … of …"]["samples"]] == [0, 1]


def test_reasons_of_damage_and_names_of_fields_are_short_and_their_figures_are_left_out() -> None:
    tally = Tally()
    hostile = "jdlint failed on " + "<b>\u202e" * 50_000
    for position, why in enumerate((hostile, f"{hostile} again", "row 1,200.5, field 3.")):
        tally.add(make_row(position, why=why), "unreadable", (), (), "")
    long, short = tally.unreadable
    assert len(long) == LONGEST and long.endswith("…") and tally.unreadable[long]["records"] == 2
    assert short == "row …, field …."
    finding = {"rule": "pay", "severity": "error", "pointer": f"/a/7/{'b' * 90_000}"}
    tally.add(make_row(3)._replace(findings=(finding,)), "accepted", (), (), "")
    (field,) = tally.fields
    assert field == f"/a/*/{'b' * 90_000}"[:LONGEST]


def test_a_feed_with_any_number_of_names_stays_small_and_is_taken_up_again_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAIRS", 7)
    monkeypatch.setattr(module, "MOST_NAMES", 5)
    monkeypatch.setattr(module, "MOST_WHYS", 3)

    def add(tally: Tally, number: int) -> None:
        if number % 5 == 4:
            tally.add(make_row(number, why=f"no {chr(97 + number % 17)}"), "unreadable", (), (), "")
        else:
            stopping = tuple(f"rule-{number * step % 11}" for step in (1, 3))
            row = make_row(number, f"Company {number % 9}", fail=(*stopping, f"rule-{number % 7}-told"))
            tally.add(row, "rejected", stopping, (), "Vendor")

    whole = Tally()
    for number in range(90):
        add(whole, number)
    assert len(whole.groups["companies"]) == 6 and OTHERS in whole.groups["companies"]
    for how, number in (("rules", 2), ("fails", 3)):
        for group in whole.groups.values():
            pairs = [rule for one in group.values() for rule in one[how]]
            assert len(pairs) - pairs.count(OTHERS) <= 7 and len(pairs) <= 7 + len(group)
            assert sum(counted for one in group.values() for counted in one[how].values()) == number * 72
        named = [rule for one in whole.groups["companies"].values() for rule in one[how]]
        assert OTHERS in named and len(named) - named.count(OTHERS) == 7
    assert set(whole.unreadable) == {*list(whole.unreadable)[:3], OTHERS}
    assert sum(told["records"] for told in whole.unreadable.values()) == 18
    for cut in range(0, 90, 7):
        first = Tally()
        for number in range(cut):
            add(first, number)
        second = Tally(json.loads(json.dumps(first.write())))
        for number in range(cut, 90):
            add(second, number)
        assert second.write() == whole.write()
