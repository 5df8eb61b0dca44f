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
    "What we're after": ["requirements"],
    "What we ask for": ["requirements"],
    "We'll click if you...": ["requirements"],
    "The skills you'll bring": ["requirements"],
    "Education &amp; Experience": ["requirements"],
    "Being a pump technician at Brightwater means...": ["responsibilities"],
    "Here's what you will get to do": ["responsibilities"],
    "What success looks like in your first 90 days": ["responsibilities"],
    "Your main missions": ["responsibilities"],
    "It would be great if you also know": ["preferred"],
    "Why we need you": ["summary"],
    "If that sounds like you, we'd like to see": ["how_to_apply"],
    "This company describes its culture as": ["about_company"],
    "EEO & Accessibility Statement": ["eeo", "accommodation"],
    "Job Types": ["employment_type"],
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


@pytest.mark.parametrize("name", ["Customer Experience Manager (GS-14)", "Benefits Specialist", "Skills Trainer II"])
def test_a_heading_that_names_a_job_announces_nothing(name: str) -> None:
    assert classify(fold(name)) is None


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
        ("Apply at", ("how_to_apply",)),
        ("Work remotely", ("location",)),
        ("Leadership", None),
    ],
)
def test_labels(label: str, kinds: tuple[str, ...] | None) -> None:
    assert classify_label(fold(label)) == kinds


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        ("You should apply if", ("requirements",)),
        ("We are looking for people with the following", ("requirements",)),
        ("Here are a few of the works that you will be working on", ("responsibilities",)),
        ("It would be a plus if you also had experience with older pumps", ("preferred",)),
        ("You can reach us by experience of many years under", None),
    ],
)
def test_a_line_before_a_list_is_read_by_how_it_ends(label: str, kinds: tuple[str, ...] | None) -> None:
    assert classify_label(fold(label), alone=True) == kinds
