"""Headings: what their words announce."""

import pytest

from jdlint.understanding.fold import fold
from jdlint.understanding.headings import classify, classify_label

KNOWN = {
    "Responsibilities": ["responsibilities"],
    "Key Duties & Responsibilities:": ["responsibilities"],
    "3. Main tasks": ["responsibilities"],
    "🚀 What you’ll do": ["responsibilities"],
    "What you'll do at Brightwater": ["responsibilities"],
    "What will you be doing?": ["responsibilities"],
    "Essential functions of the position": ["responsibilities"],
    "Who you are": ["requirements"],
    "What we’re looking for…": ["requirements"],
    "Knowledge, Skills, and Abilities": ["skills"],
    "Required Skills": ["requirements"],
    "Minimum Qualifications": ["requirements"],
    "Preferred / bonus skills": ["preferred"],
    "Nice to have": ["preferred"],
    "Education": ["education"],
    "Perks & Benefits": ["benefits"],
    "So, what's in it for you?": ["benefits"],
    "Compensation and Benefits": ["compensation", "benefits"],
    "Salary and location": ["compensation", "location"],
    "PHYSICAL DEMANDS": ["physical_demands"],
    "Working Conditions": ["work_environment"],
    "Reporting Structure": ["reporting"],
    "Equal Opportunity Statement": ["eeo"],
    "Diversity, Equity, and Inclusion at Brightwater": ["eeo"],
    "How to Apply": ["how_to_apply"],
    "Application Deadline": ["deadline"],
    "Employment type": ["employment_type"],
    "About us": ["about_company"],
    "About the role": ["summary"],
    "Job Brief": ["summary"],
    "Interview process": [],
}


@pytest.mark.parametrize("heading", KNOWN)
def test_known_headings(heading: str) -> None:
    kinds = classify(fold(heading))
    assert kinds is not None
    assert list(kinds) == KNOWN[heading]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Pump Technician Responsibilities", "responsibilities"),
        ("Qualifications for a pump technician", "requirements"),
        ("Responsiblities", "responsibilities"),
        ("Prefered Qualifcations", "preferred"),
        ("Benifits", "benefits"),
        ("About Brightwater", "about_company"),
    ],
)
def test_names_and_typos_are_seen_through_where_a_line_is_surely_a_heading(heading: str, kind: str) -> None:
    assert classify(fold(heading)) == (kind,)


@pytest.mark.parametrize(
    "line",
    [
        "Benefits administration",
        "Other duties as they come up",
        "Excellent communication skills",
        "Competitive salary",
        "Strong experience with pumps",
        "You",
        "Team",
        "Location of leaks by sound",
    ],
)
def test_a_short_line_is_no_heading_by_its_shortness(line: str) -> None:
    assert classify(fold(line), False) is None


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        ("Reports to", ("reporting",)),
        ("Salary", ("compensation",)),
        ("About Brightwater", ("about_company",)),
        ("Leadership", None),
    ],
)
def test_labels(label: str, kinds: tuple[str, ...] | None) -> None:
    assert classify_label(fold(label)) == kinds
