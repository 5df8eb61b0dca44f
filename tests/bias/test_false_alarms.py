"""What other tools are known to report falsely in postings, each silent here."""

from __future__ import annotations

import datetime

import pytest

from jdlint.engine import Linter
from jdlint.settings import Config
from jdlint.understanding.gender_words import FEMININE, MASCULINE, _list_coded
from jdlint.understanding.words import list_words

LINTER = Linter(Config(profile="strict"), as_of=datetime.date(2026, 11, 22), many=False)
QUIET = frozenset(("bias", "clarity", "title"))
NOT_ON_WORDS = frozenset(("short-form-unexplained", "degree-without-equivalent", "drivers-license-demanded"))
FALSE_ALARMS = [
    ("Baker", "We welcome women and men, mothers and fathers, and people of every age and faith.", "statement"),
    ("Baker", "We comply with Title VI and Title VII of the Civil Rights Act.", "statement"),
    ("Baker", "Individuals with disabilities and disabled veterans are encouraged to apply.", "statement"),
    ("Recruiter", "You build a talent pool for the spring, and free coffee keeps you awake.", "duties"),
    ("Baker", "Competitive benefits and a competitive base salary.", "benefits"),
    ("Buyer", "You look for win-win deals, and for the best flour in the county.", "duties"),
    ("Cashier", "You worked at CVS Pharmacy or in another shop.", "requirements"),
    ("Carpenter", "You set studs and joists in walls.", "duties"),
    ("Landscaper", "You mend rakes, hoes and hoses.", "duties"),
    ("Massage Therapist", "You give massages to guests of the spa.", "duties"),
    ("Barista", "You make coffee, and pizza at noon.", "duties"),
    ("Network Engineer", "You keep the host names, the master key and the remote sites in order.", "duties"),
    ("Nurse", "You look after patients with special needs, and after attempts at suicide.", "duties"),
    ("Clerk", "You sort invalid forms out; the form is easy and simple to read.", "duties"),
    ("Clerk", "You know the law of the UK, and you turn disabled accounts on again.", "requirements"),
    ("Teacher", "You teach at our Kindergarten and help with childcare.", "duties"),
    ("Electrician", "You fit male and female connectors.", "duties"),
    ("Developer", "You use SharePoint, Nagios and Active Directory.", "requirements"),
    ("Data Analyst", "You report to the Team Lead as an independent contractor, depending on experience.", "duties"),
    ("Developer", "You write native apps with single sign-on for Girl Scouts.", "duties"),
    ("Product Manager", "You sponsor H-1B visas? We do, and we are committed to diversity.", "statement"),
]
CODED_FALSELY = "responsibilities childcare support sharepoint nagios kindergarten analyst lead individuals objectives competencies children supportive dependent analysis"


@pytest.mark.parametrize(("job", "sentence", "part"), FALSE_ALARMS, ids=[sentence[:40] for _, sentence, _ in FALSE_ALARMS])
def test_a_known_false_alarm_is_silent(job: str, sentence: str, part: str) -> None:
    parts = {
        "duties": "- Keep a list of what was done.",
        "requirements": "- You write clear notes.",
        "benefits": "- Dental plan",
        "statement": "",
    }
    parts[part] += f"\n- {sentence}" if parts[part] else sentence
    text = (
        f"# {job}\n\nYou join a team of nine.\n\n## Responsibilities\n\n{parts['duties']}\n\n## Requirements\n\n{parts['requirements']}\n\n"
        f"## Benefits\n\n{parts['benefits']}\n\n## Equal opportunity\n\nWe are an equal opportunity employer. {parts['statement']}\n"
    )
    (report,) = LINTER.lint(text.encode(), "posting.md")
    told = [(one.rule, one.text) for one in report.findings if one.category in QUIET and one.rule not in NOT_ON_WORDS]
    assert told == []


def test_words_that_stand_for_the_work_are_not_coded() -> None:
    words = list_words(CODED_FALSELY)
    assert [*_list_coded(words, MASCULINE), *_list_coded(words, FEMININE)] == []


@pytest.mark.parametrize(
    "phrase",
    ["independent contractor", "competitive salary", "active directory", "commitment to diversity", "depending on experience"],
)
def test_phrases_that_are_none_of_a_manner_are_not_coded(phrase: str) -> None:
    words = list_words(phrase)
    assert [*_list_coded(words, MASCULINE), *_list_coded(words, FEMININE)] == []


def test_a_word_counts_once() -> None:
    assert list(_list_coded(list_words("interpersonal"), FEMININE)) == ["interpersonal"]
