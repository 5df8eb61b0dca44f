"""What sort of text a page is."""

import pytest

from tests.understanding.pages import read_posting

OTHER = {
    "an article": "What is a pump technician?\n\nPump technicians play a crucial role in cities. The average salary is $50,000, and job growth is "
    "steady. Some employers ask for a diploma.\n\nJob outlook\n\nMany career paths lead here.\n",
    "a recipe": "Pumpkin soup\n\nIngredients\n\n- 2 tablespoons oil\n- 1 onion, chopped\n\nPreheat the oven, then simmer for an hour. Serves four.\n",
    "minutes": "Minutes of the water board\n\nAttendees: Ann and Bo. The meeting was called to order at nine. A position was discussed. Motion "
    "carried. The meeting adjourned at ten, and the agenda of the next meeting was set.\n",
    "a resume": "Kim Lee\n\nProfessional summary\n\nTechnician with pumps.\n\nExperience\n\nTechnician, Brightwater, 2018 - 2023\nHelper, Rivermill, "
    "2014 - 2018\n\nEducation\n\nDiploma, 2012 - 2014\n\nReferences available upon request\n",
    "software": "# pumpctl\n\n## Installation\n\n```\npip install pumpctl\n```\n\n## Usage\n\nRun it on localhost. Pull requests are welcome.\n",
    "code": "    import pumps\n    for pump in pumps.all():\n        pump.start(1)\n        pump.wait()\n        pump.stop(2)\n        print(pump.state, pump.name)\n        check(pump, all=True, now=True)\n",
    "a stub": "Pump Technician\n",
    "a licence": "Copyright (c) 2026 Brightwater\n\nPermission is hereby granted, free of charge, to use this tool. The copyright notice shall be "
    "kept. It is provided without warranty of any kind, such as merchantability or fitness for a particular purpose.\n",
    "a privacy policy": "How Brightwater treats data\n\nThis policy says what we collect when you visit us. We use cookies and keep your ip address in "
    "log files. We do not share your data with third parties.\n",
    "a list of changes": "# Pumps\n\n## 1.2.0\n\n- The pumps start at once.\n\n## [1.1.0] - 2026-02-01\n\n- The position of a valve is full-time shown.\n\n"
    "## v1.0.1\n\n- The log is written by day.\n",
    "a paper with a name": "# Changelog\n\nAll that is new for those who work with our team.\n\n## First\n\nPay is shown for each position.\n",
    "a manual": "# Our pages\n\nThis job board is made of files.\n\n| file | shows |\n|---|---|\n| night.md | remote work |\n| day.yaml | full-time work |\n"
    "| pay.html | the salary |\n",
    "a manual on jobs": "# jobctl\n\nWe are looking for readers. Your resume is checked, and the salary range; how to apply stands in the readme.\n\n"
    "## Installation\n\n    pip install jobctl\n\n## Usage\n\n    jobctl run\n\nPull requests are welcome.\n\n    jobctl test\n",
}
POSTINGS = {
    "short": "We are looking for a pump technician. Apply at the yard on Main Street. $18 per hour.",
    "plain": "# Pump Technician Job Description\n\nThe pump technician keeps the pumps of the works running.\n\n## Essential Duties\n\n"
    "- Checks pumps\n- Keeps the log\n\n## Education and Experience\n\nA diploma. Most employers only hire technicians with two years.\n\n"
    "The average pump technician salary is about $50,000 per year.\n",
    "law": "# Privacy Counsel\n\nWe are looking for a lawyer who knows how cookies and your data are treated. You will write the privacy policy and the "
    "privacy notice and say what we collect, what we share and what third parties do.\n\n## Requirements\n\n- A licence to practise\n",
    "software": "# Release Engineer\n\nYou will write the changelog and the release notes, sort bug fixes from breaking changes, and answer pull requests. "
    "Apply with your resume. The salary range is $90,000 to $99,000.\n\n## Requirements\n\n- Python 3.12\n",
    "sentences": "Brightwater has multiple openings for technicians. You will check pumps and keep the log. Two years of experience are required.",
}


@pytest.mark.parametrize("sort", OTHER)
def test_what_is_no_posting_says_so_and_why(sort: str) -> None:
    posting = read_posting(OTHER[sort])
    assert posting.kind == "other"
    assert posting.why


@pytest.mark.parametrize("sort", POSTINGS)
def test_postings_of_every_sort(sort: str) -> None:
    posting = read_posting(POSTINGS[sort])
    assert (posting.kind, posting.why) == ("posting", "")


@pytest.mark.parametrize(
    "end",
    ["and the wide world of Show more", "with pumps of all sizes and the", "with pumps, valves,"],
)
def test_what_is_cut_off_is_a_part(end: str) -> None:
    posting = read_posting(
        "We are looking for a pump technician who will check the pumps of our works. " * 5 + f"You will work {end}", "a.txt"
    )
    assert posting.kind == "partial"
    assert "\u201c" in posting.why


def test_a_sentence_without_a_full_stop_is_not_cut_off() -> None:
    text = (
        "We are looking for a pump technician who will check the pumps of our works. " * 5
        + "Come and build works you are proud of"
    )
    assert read_posting(text, "a.txt").kind == "posting"


def test_a_class_specification_is_a_role() -> None:
    posting = read_posting(
        "# Pump Technician II\n\n## Distinguishing Characteristics\n\nThis class works alone.\n\n## Duties\n\n- Checks pumps\n- Keeps the log of "
        "the works\n\n## Knowledge\n\nKnowledge of pumps and valves of every make.\n"
    )
    assert posting.kind == "role"
    assert posting.why


def test_a_page_in_another_language_is_taken_for_a_posting() -> None:
    posting = read_posting("# Pompmonteur\n\nWij zoeken een monteur voor onze pompen. Je werkt met een klein team en je houdt het logboek bij. "
                           "Heb je vragen, bel ons dan op het kantoor aan de rivier.\n")  # fmt: skip
    assert posting.language == "nl"
    assert posting.kind == "posting"
