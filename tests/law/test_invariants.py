"""What holds for every provision, whatever is known of the employer: another fact decides what was open, and turns nothing round."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jdlint.checking.law.docket import LawBook
from jdlint.checking.law.facts import QUESTIONS, Facts
from jdlint.checking.law.reach import decide
from jdlint.checking.law.scene import Role, name_scene
from tests.law.breaking import TABLE, bind, list_provisions

PROVISIONS = list_provisions()
ROLES: list[Role] = ["work", "remote"]


@st.composite
def facts_of(draw: st.DrawFn, code: str) -> dict[str, Any]:
    """Facts that can hold together: nobody employs more people in a place than in all."""
    there = draw(st.integers(0, 200))
    facts: dict[str, Any] = {fact: draw(st.booleans()) for fact in QUESTIONS}
    return {
        **facts,
        "staff": there + draw(st.integers(0, 200)),
        "staff_in": {code: there},
        "based_in": draw(st.sampled_from([code, "CH"])),
        "offers": draw(st.lists(st.sampled_from(["bonus", "equity", "benefits"]), unique=True)),
    }


@given(st.data())
def test_more_facts_turn_no_answer_round(data: st.DataObject) -> None:
    provision = data.draw(st.sampled_from(PROVISIONS))
    role = data.draw(st.sampled_from(ROLES))
    code = provision.jurisdiction
    country = code.split("-")[0]
    scene = name_scene(TABLE, [code] if role == "work" else [], [country] if role == "remote" else []).scene
    whole = data.draw(facts_of(code))
    settled = {*provision.applies.unless}  # where nobody told of these, the employer is taken to be bound
    known = data.draw(st.sets(st.sampled_from(sorted(whole)))) | settled
    before = decide(provision, scene, Facts({key: whole[key] for key in known}), TABLE)
    after = decide(provision, scene, Facts(whole), TABLE)
    if before.answer != "depends":
        assert after.answer == before.answer
    assert (after.answer == "depends") == bool(after.needs)
    assert before.answer != "no" or before.where is None or before.why


@given(st.data())
def test_all_facts_decide_where_one_works(data: st.DataObject) -> None:
    provision = data.draw(st.sampled_from([one for one in PROVISIONS if one.applies.counted != "unclear"]))
    scene = name_scene(TABLE, [provision.jurisdiction], []).scene
    assert decide(provision, scene, Facts(bind(provision)), TABLE).answer == "yes"
    assert decide(provision, scene, Facts(data.draw(facts_of(provision.jurisdiction))), TABLE).answer in ("yes", "no")


@given(st.sampled_from(PROVISIONS), st.dates())
def test_docket_holds_what_is_in_force_and_turns_later(provision: Any, day: Any) -> None:
    book = LawBook(TABLE, day.isoformat())
    docket = book.open(name_scene(TABLE, [provision.jurisdiction], []).scene, Facts(bind(provision)))
    ids = {one.provision.id for one in docket.all} | {one.id for one, _ in docket.bare}
    assert (provision.id in ids) == provision.holds_on(day.isoformat())
    assert not docket.changes_on or docket.changes_on > day.isoformat()
    assert [one.number for one in docket.all] == list(range(len(docket.all)))
