"""Every provision fires inside its dates, and is silent the day before, the day after and in a neighbouring jurisdiction; nobody writes that by hand."""

from __future__ import annotations

import datetime

import pytest

from jdlint.checking.law.provision import Provision
from tests.law.breaking import RULES, TABLE, bind, break_requirement, find_rulings, list_provisions, try_out

PROVISIONS = list_provisions()
ASKING = [one for one in PROVISIONS if one.requires and one.since and one.duty != "none"]


def shift(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def find_neighbour(code: str) -> str:
    """The next jurisdiction of the same rank that is no part of the same whole."""
    rank = min(code.count("-"), 1)
    state = "-".join(code.split("-")[:2])
    peers = sorted({"-".join(one.split("-")[:2]) for one in TABLE.codes if one.count("-") >= rank and one.startswith(code[:2])})
    if rank == 0 or len(peers) < 2:
        return "CH" if code != "CH" else "NO"
    return peers[(peers.index(state) + 1) % len(peers)]


@pytest.mark.parametrize("provision", ASKING, ids=lambda one: one.id)
def test_fires_where_and_when_it_holds_alone(provision: Provision) -> None:
    facts = bind(provision)
    for requirement in provision.requires:
        rule = RULES[requirement.rule]
        first = provision.since
        broken = None
        for text, form in break_requirement(requirement):
            reports = try_out(rule, text, form, provision.jurisdiction, facts, first)
            if any(ruling.status == "not_met" for ruling in find_rulings(reports, provision.id, rule.id)):
                broken = (text, form, reports)
                break
        assert broken is not None, f"no bad example of {rule.id} breaks {provision.id}"
        text, form, reports = broken
        cited = [
            finding
            for report in reports
            for finding in report.findings
            if any(one.provision == provision.id for one in finding.law)
        ]
        assert cited, (provision.id, rule.id)
        if provision.evidence == "memory" and rule.basis == "law":
            others = {one.provision for finding in cited for one in finding.law} - {provision.id}
            assert others or {finding.severity for finding in cited} == {"info"}
        elsewhere = [(provision.jurisdiction, shift(first, -1)), (find_neighbour(provision.jurisdiction), first)]
        if provision.until:
            elsewhere.append((provision.jurisdiction, shift(provision.until, 1)))
            last = try_out(rule, text, form, provision.jurisdiction, facts, provision.until)
            assert [one.status for one in find_rulings(last, provision.id, rule.id)] == ["not_met"]
        for code, day in elsewhere:
            found = try_out(rule, text, form, code, facts, day)
            assert not find_rulings(found, provision.id, rule.id), (code, day)
            assert not any(
                one.provision == provision.id for report in found for finding in report.findings for one in finding.law
            )
