"""Where remote work may and may not be done, and where a job reports."""

from __future__ import annotations

import datetime

import pytest

from jdlint.engine import Linter
from jdlint.reading import read
from jdlint.understanding.places import find_places
from jdlint.understanding.remote_places import find_limits
from jdlint.understanding.report_places import find_report_places
from jdlint.understanding.workplaces import find_workplaces
from tests.understanding.parts import make_part

LINTER = Linter(as_of=datetime.date(2026, 11, 22), many=False)
WITHIN = {
    "Location: Remote, US": [("Remote, US", "US")],
    "Location: Remote - United States": [("Remote - United States", "US")],
    "Fully remote job\n\nLocation: Canada": [("Canada", "CA")],
    "This role is remote within the United States.": [("United States", "US")],
    "This is a remote role (CO, CA, TX only).": [("CO", "US-CO"), ("CA", "US-CA"), ("TX", "US-TX")],
    "This is a remote position, and bakers should be based in either CA, WA, OR, or TX.": [
        ("CA", "US-CA"),
        ("WA", "US-WA"),
        ("OR", "US-OR"),
        ("TX", "US-TX"),
    ],
    "This is a remote position. You must reside in Illinois or Indiana.": [("Illinois", "US-IL"), ("Indiana", "US-IN")],
    "We hire remotely and are open to candidates in BC.": [("BC", "CA-BC")],
    "Head Baker\n\nRemote, EMEA": [("EMEA", None)],
    "Remote: US, UK, or EU": [("US", "US"), ("UK", "GB"), ("EU", "EU")],
    "Work from anywhere in the world.": [("anywhere in the world", None)],
    "You may work remotely from any U.S. location.": [("U.S.", "US")],
    "The job is remote.\n\nEligible states:\n\n- Iowa\n- Ohio\n- New York": [
        ("Iowa", "US-IA"),
        ("Ohio", "US-OH"),
        ("New York", "US-NY"),
    ],
    "Applicants must be located in Ontario, British Columbia, or Alberta. Fully remote.": [
        ("Ontario", "CA-ON"),
        ("British Columbia", "CA-BC"),
        ("Alberta", "CA-AB"),
    ],
    "Location: Remote (Canada excluding Quebec)": [("Remote (Canada", "CA")],
    "Baker Location: Remote India Shift: night Pay: good. We bake bread for everyone in the country.": [("India", "IN")],
    "You bake in Reno, NV. Remote location(s): Iowa, USA; Idaho, USA. The job is hybrid.": [
        ("Iowa, USA", "US-IA"),
        ("Idaho, USA", "US-ID"),
    ],
    "This is a remote position, eligible to candidates within the US. We bake.": [("US", "US")],
    "This is a remote role that can be performed from within the United States.": [("United States", "US")],
    "The job is remote. It can be done anywhere in the continental US or in St. Louis, MO.": [
        ("US", "US"),
        ("St. Louis, MO", "US-MO"),
    ],
    "This fully remote role is open to anyone in the US, with the exception of residents of Ohio.": [("US", "US")],
    "This is a remote job. Candidates must not reside in Colorado.": [],
    # None of these limits where remote work is done.
    "REMOTE OR ON SITE": [],
    "Hybrid job\n\nLocation: New York": [],
    "Location: Denver, CO (or remote)": [],
    "Location: Colorado or remote": [],
    "Location: Colorado, or remote in Ohio": [("Ohio", "US-OH")],
    "A remote job. It is open to candidates outside of Colorado as well.": [],
    "This job is not remote. You must live in Ohio.": [],
    "The Georgia Tech bakery is remote, Georgia Tech says.": [],
    "This job is remote. You may work from anywhere for four weeks a year.": [],
}
WITHOUT = {
    "This job is remote, except Colorado.": [("Colorado", "US-CO")],
    "A remote job. We cannot hire in CA, NY or WA.": [("CA", "US-CA"), ("NY", "US-NY"), ("WA", "US-WA")],
    "A remote job. Residents of Colorado are not eligible.": [("Colorado", "US-CO")],
    "A remote job. Residents of the states of CA & CO, and for New York City, are excluded from this remote role.": [
        ("CA", "US-CA"),
        ("CO", "US-CO"),
        ("New York City", "US-NY"),
    ],
    "Location: Remote - United States, excluding New York, NY and Colorado": [("New York, NY", "US-NY"), ("Colorado", "US-CO")],
    "Location: Remote (Canada excluding Quebec)": [("Quebec", "CA-QC")],
    "You bake in Reno. For now, bakers can not be located in: Alaska, Ohio, Delaware And Rhode Island. Ask us.": [
        ("Alaska", "US-AK"),
        ("Ohio", "US-OH"),
        ("Delaware", "US-DE"),
        ("Rhode Island", "US-RI"),
    ],
    "Bakers residing in Colorado or New Jersey will not be considered for this remote role.": [
        ("Colorado", "US-CO"),
        ("New Jersey", "US-NJ"),
    ],
    "The role is remote, but not in California.": [("California", "US-CA")],
    "This job cannot be performed in California. The job is remote.": [("California", "US-CA")],
    "Remote within the US (excluding CA, CO, NY, and WA)": [("CA", "US-CA"), ("CO", "US-CO"), ("NY", "US-NY"), ("WA", "US-WA")],
    "Remote. Not available in Colorado.": [("Colorado", "US-CO")],
    "Remote. This job is not available in Colorado.": [("Colorado", "US-CO")],
    "Remote. You must not live in New York.": [("New York", "US-NY")],
    "Remote. You can't live in California.": [("California", "US-CA")],
    "A remote job. Residents of Colorado are not eligible for this job, for reasons of its pay laws.": [("Colorado", "US-CO")],
    # Nobody is kept out by these.
    "A remote job. Bakers from Colorado are welcome. Candidates from Colorado are not eligible for relocation.": [],
    "A remote job. Employees in New York are excluded from the stipend.": [],
    "A remote job. Applicants in Colorado are not eligible for visa sponsorship.": [],
    "A remote job. Individuals located in Denver are not eligible for the remote option.": [],
    "A remote job. Our app is not available in California yet.": [],
    "A remote job. Our bread is not available in California.": [],
    "A remote job. Our health plan is not available in Hawaii.": [],
    "A remote job. Employees are eligible for a 401(k), except Colorado.": [],
    "A remote job. If you do not live in California, you visit us there.": [],
    "All applicants for this remote position – except US Citizens – wait for a permit.": [],
    "We pay all employees, except in California, a bonus. Remote.": [],
    "We do not ship bread to Alaska or Hawaii. The job is remote.": [],
    "A remote job. It is open to candidates outside of Colorado as well.": [],
}
PLACES = {
    "Remote. Not available in Colorado.": (["Remote"], []),
    "Fully remote. You must not live in New York.": (["remote"], []),
    "You can't live in California. The job is remote.": (["remote"], []),
    "You cannot be based in Ohio. The job is remote.": (["remote"], []),
    "Bakers residing in Colorado or New Jersey will not be considered for this remote role.": (["remote"], []),
    "The job may be remote if not located near Boston.": (["Boston"], []),
}
REPORTS = {
    "You report to our New York office.": [("New York", "US-NY")],
    "Reporting to a supervisor in Chicago, you bake bread.": [("Chicago", "US-IL")],
    "This remote job is based out of our Denver office.": [("Denver", "US-CO")],
    "The job is based out of our London or Chicago office.": [("London", "GB"), ("Chicago", "US-IL")],
    "The job reports to the Director of Baking in Albany, NY.": [("Albany, NY", "US-NY")],
    "You report to a manager based in our Boston, MA office.": [("Boston, MA", "US-MA")],
    "The job will be based out of our headquarters in San Mateo, CA in a hybrid model.": [("San Mateo, CA", "US-CA")],
    "This job reports to the VP of Baking, who is based in Denver, Colorado.": [("Denver, Colorado", "US-CO")],
    "We look for a baker reporting to our Chicago office.": [("Chicago", "US-IL")],
    "You'll be assigned to our Denver office.": [("Denver", "US-CO")],
    "The job, which is tied to our Denver office, is remote.": [("Denver", "US-CO")],
    "The job reports to the head baker and is based out of our Denver office.": [("Denver", "US-CO")],
    "The baker is supervised by a manager in Denver.": [("Denver", "US-CO")],
    "You handle tickets assigned to our New York office.": [],
    "Train bakers assigned to our London office.": [],
    "You manage people who report to our Denver office.": [],
    "You help customers supervised by a manager in Paris.": [],
    "You speak with a client based out of their Denver office.": [],
    "You lead bakers reporting to our Denver office.": [],
    "The job reports to the Director of Baking in the evening.": [],
    "It reports to the Senior Manager of Baking and is based in San Mateo.": [],
    "You report to the Head of North America.": [],
    "You report on the Chicago office to our board.": [],
}


def _limits(text: str) -> tuple[list[tuple[str, str | None]], list[tuple[str, str | None]]]:
    part = make_part(text)
    workplace, workplaces = find_workplaces(part)
    within, without = find_limits(part, workplace, find_places(part, (workplace, workplaces)))
    string = part.document.text.string
    assert all(string[place.start : place.end] == place.text for place in (*within, *without))
    return [(place.text, place.jurisdiction) for place in within], [(place.text, place.jurisdiction) for place in without]


@pytest.mark.parametrize("text", WITHIN)
def test_where_remote_work_may_be_done(text: str) -> None:
    assert _limits(text)[0] == WITHIN[text]


@pytest.mark.parametrize("text", WITHOUT)
def test_where_remote_work_may_not_be_done(text: str) -> None:
    assert _limits(text)[1] == WITHOUT[text]


@pytest.mark.parametrize("text", REPORTS)
def test_where_the_job_reports(text: str) -> None:
    assert [(place.text, place.jurisdiction) for place in find_report_places(make_part(text))] == REPORTS[text]


@pytest.mark.parametrize("text", PLACES)
def test_a_place_where_nobody_is_hired_is_no_place_of_work(text: str) -> None:
    (posting,) = LINTER.understand(read(f"# Baker\n\nWe look for a baker.\n\n{text}\n".encode(), "a.md")[0])
    assert ([place.text for place in posting.locations], [place.text for place in posting.remote_in]) == PLACES[text]
