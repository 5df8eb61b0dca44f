"""Which law reaches a posting: by place, by remote work, by where the job reports, by the employer and by the posting itself."""

from __future__ import annotations

from typing import Any

import pytest

from jdlint.checking.law.docket import LawBook
from jdlint.checking.law.facts import Facts
from jdlint.checking.law.provision import make_jurisdiction
from jdlint.checking.law.reach import decide
from jdlint.checking.law.scene import Role, Scene, Where
from jdlint.checking.law.table import LawTable, load_table
from tests.law.breaking import list_provisions


def make_file(code: str, name: str, applies: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    provision = {
        "id": f"{code.lower()}-pay", "topic": "pay", "title": "Pay in postings", "cite": "s. 1", "url": "https://example.org/law",
        "from": "2024-01-01", "until": None, "duty": "required", "applies": applies or {}, "requires": ["pay-range-missing"],
        "evidence": "primary", "checked": "2026-11-22",
    }  # fmt: skip
    return {"jurisdiction": code, "name": name, "provisions": [{**provision, **more}]}


FILES = {
    "US": make_file("US", "United States"),
    "US-CO": make_file("US-CO", "Colorado", {"remote": "employee_there", "exclusion_helps": False}),
    "US-VT": make_file("US-VT", "Vermont", {"remote": "office_there", "staff": 5}),
    "US-NY": make_file("US-NY", "New York State", {"remote": "performed_there", "reports_there": True, "staff": 4}),
    "US-NY-NYC": {
        **make_file("US-NY-NYC", "New York City", {"remote": "always", "staff": 4}),
        "places": ["Brooklyn", "New York"],
    },
    "US-MN": make_file("US-MN", "Minnesota", {"staff": 30, "counted": "there", "if_posting": ["qualifications"]}),
    "US-CA": make_file("US-CA", "California", {"remote": "open_there", "staff": 15, "staff_there": 1}),
    "US-OH-CLEVELAND": {**make_file("US-OH-CLEVELAND", "Cleveland", {"remote": "never"}), "places": ["Cleveland"]},
    "CA-ON": make_file("CA-ON", "Ontario", {"remote": "never", "staff": 25, "counted": "anywhere"}),
    "AT": make_file("AT", "Austria"),
    "EU": {**make_file("EU", "European Union"), "members": ["AT"]},
}


def give(raw: dict[str, Any]) -> Any:
    return lambda: raw


TABLE = LawTable(
    {"read_up_to": "2026-11-22", "shelf_life_days": 183}, {code: give(raw) for code, raw in FILES.items()}, "digest"
)  # fmt: skip


def place(code: str, role: Role = "work", rivals: tuple[str, ...] = (), within: tuple[str, ...] = ()) -> Where:
    return Where(role, TABLE.list_around(code), within, rivals)


def ask(code: str, *wheres: Where, excluded: tuple[str, ...] = (), listing: bool = True, **facts: Any) -> tuple[str, str]:
    """The answer, and the fact that is needed or the reason why not."""
    (provision,) = make_jurisdiction(FILES[code]).provisions
    reach = decide(provision, Scene(wheres, frozenset(excluded), listing), Facts(facts), TABLE)
    return reach.answer, "; ".join(reach.needs) or reach.why


@pytest.mark.parametrize(
    ("code", "wheres", "facts", "answer", "says"),
    [
        # A place of work there implies one employee.
        ("US-CO", [place("US-CO")], {}, "yes", ""),
        ("US-CO", [place("US-TX")], {}, "no", ""),
        # Vermont is not Colorado: remote work needs an office there.
        ("US-CO", [place("US", "remote")], {}, "depends", "anybody works for you in Colorado"),
        ("US-CO", [place("US", "remote")], {"staff_in": {"US-CO": 1}}, "yes", ""),
        ("US-CO", [place("US", "remote")], {"staff_in": {"US-CO": 0}}, "no", "you employ nobody in Colorado"),
        ("US-VT", [place("US", "remote")], {"staff": 100}, "depends", "office in Vermont"),
        ("US-VT", [place("US", "remote"), place("US-VT", "reports")], {"staff": 100}, "yes", ""),
        # Remote work that may be done in one place alone is work there.
        ("US-NY", [place("US-NY", "remote")], {"staff": 100}, "yes", ""),
        ("US-NY", [place("US-NY", "remote"), place("US-CO", "remote")], {"staff": 100}, "depends", "in fact be done from New York State"),
        ("US-NY", [place("US-TX"), place("US-NY", "reports")], {"staff": 100}, "yes", ""),
        ("US-CO", [place("US-TX"), place("US-CO", "reports")], {"staff": 100}, "no", ""),
        ("US-NY-NYC", [place("US", "remote")], {"staff": 100}, "yes", ""),
        ("US-NY-NYC", [place("US-NY", within=("US-NY-NYC",))], {"staff": 100}, "depends", "name the town"),
        ("US-OH-CLEVELAND", [place("US", "remote")], {}, "no", ""),
        ("US", [place("US", "remote")], {}, "yes", ""),
        ("EU", [place("AT")], {}, "yes", ""),
        # Headcounts.
        ("US-MN", [place("US-MN")], {}, "depends", "how many people you employ in Minnesota"),
        ("US-MN", [place("US-MN")], {"staff": 500}, "depends", "how many people you employ in Minnesota"),
        ("US-MN", [place("US-MN")], {"staff": 29}, "no", "begins at 30"),
        ("US-MN", [place("US-MN")], {"staff_in": {"US-MN": 30}}, "yes", ""),
        ("US-MN", [place("US-MN")], {"staff_in": {"US-MN": 29}}, "no", "begins at 30"),
        ("US-NY", [place("US-NY")], {"staff": 60, "staff_in": {"US-NY-NYC": 40}}, "yes", ""),
        ("US-CA", [place("US-CA")], {"staff_in": {"US-CO": 9, "US-TX": 6}}, "yes", ""),
        ("US-CA", [place("US-CA")], {"staff": 14}, "no", "begins at 15"),
        ("US-CA", [place("US", "remote")], {"staff": 40}, "depends", "anybody works for you in California"),
        ("US-CA", [place("US", "remote")], {"staff": 40, "staff_in": {"US-CA": 2}}, "yes", ""),
        # Words that may mean two places.
        ("CA-ON", [place("US-CA", rivals=("CA-ON",))], {"staff": 90}, "depends", "which place is meant: California or Ontario"),
        ("US-CA", [place("US-CA", rivals=("CA-ON",))], {"staff": 90}, "depends", "which place is meant"),
    ],
)  # fmt: skip
def test_reach(code: str, wheres: list[Where], facts: dict[str, Any], answer: str, says: str) -> None:
    found, why = ask(code, *wheres, **facts)
    assert (found, says in why) == (answer, True), why


def test_who_shuts_out_a_state_shuts_out_its_cities() -> None:
    answer, why = ask("US-NY-NYC", place("US", "remote"), excluded=("US-NY",), staff=40)
    assert (answer, "not open to people" in why) == ("no", True)


def test_work_that_may_be_done_elsewhere_is_not_work_there() -> None:
    """A place of work beside a place of remote work leaves it open where the work is done."""
    boulder, home = place("US-CO"), place("US-NY", "remote")
    assert ask("US-NY", boulder, home, staff_in={"US-NY": 300})[0] == "depends"
    assert ask("US-NY", home, staff_in={"US-NY": 300})[0] == "yes"
    assert ask("US-OH-CLEVELAND", place("US-TX"), place("US-OH-CLEVELAND", "remote"), staff_in={"US-OH-CLEVELAND": 40})[0] == "no"


@pytest.mark.parametrize("facts", [{}, {"staff": 500}])
def test_what_is_asked_can_be_answered(facts: dict[str, Any]) -> None:
    """Where a law does not say who counts, those who work there do: that number settles it."""
    table = load_table()
    pay = next(one for one in list_provisions() if one.id == "us-ny-pay")
    scene = Scene((place("US-NY"),), frozenset(), True)
    found = decide(pay, scene, Facts(facts), table)
    assert (found.answer, "(staff_in: US-NY;" in found.needs[0]) == ("depends", True)
    assert decide(pay, scene, Facts({**facts, "staff_in": {"US-NY": 40}}), table).answer == "yes"
    found = decide(pay, scene, Facts({"staff": 500, "staff_in": {"US-NY": 1}}), table)
    assert (found.answer, "whether people employed elsewhere count" in found.needs[0]) == ("depends", True)


def test_the_government_is_no_contractor_of_its_own() -> None:
    tagline = next(one for one in list_provisions() if one.id == "us-503-tagline")
    scene = Scene((place("US-CO"),), frozenset(), True, federal=True)
    assert decide(tagline, scene, Facts({}), load_table()).answer == "no"
    assert decide(tagline, scene._replace(federal=False), Facts({}), load_table()).answer == "depends"


def test_shutting_people_out_helps_where_the_law_lets_it() -> None:
    remote = place("US", "remote")
    assert ask("US-CA", remote, excluded=("US-CA",), staff=40, staff_in={"US-CA": 2}) == (
        "no",
        "the posting is not open to people in California",
    )
    assert ask("US-CO", remote, excluded=("US-CO",), staff_in={"US-CO": 2}) == ("yes", "")


def test_a_posting_without_qualifications_is_none_in_some_laws() -> None:
    answer, why = ask("US-MN", place("US-MN"), listing=False, staff_in={"US-MN": 90})
    assert (answer, "lists no qualifications" in why) == ("no", True)


def test_what_holds_on_the_day_alone_is_asked() -> None:
    files = {**FILES, "US-CO": make_file("US-CO", "Colorado", until="2025-06-30")}
    table = LawTable({"read_up_to": "2026-11-22", "shelf_life_days": 183}, {code: give(raw) for code, raw in files.items()}, "")
    scene = Scene((place("US-CO"),), (), True)
    for day, asked, turns in (
        ("2023-12-31", 0, "2024-01-01"),
        ("2024-01-01", 2, "2025-07-01"),
        ("2025-06-30", 2, "2025-07-01"),
        ("2025-07-01", 1, ""),
    ):
        docket = LawBook(table, day).open(scene, Facts({}))
        assert len(docket.asked.get("pay-range-missing", ())) == asked, day
        assert docket.changes_on == turns


def test_where_is_not_known_in_a_country_whose_states_differ() -> None:
    assert not Scene((place("US"),), (), True).known
    assert Scene((place("US", "remote"),), (), True).known
    assert Scene((place("AT"),), (), True).known
    assert not Scene((), (), True).known
