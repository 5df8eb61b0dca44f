"""Words for what somebody is at work, by which a line is known to name a job, and two lines to name different ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_ROLES = frozenset(
    "accountant actor actuary adjuster administrator adviser advisor advocate agent aide analyst anesthesiologist apprentice architect archivist artist "
    "assembler assessor assistant associate attendant attorney auditor baker barista barista bartender bookkeeper broker builder butcher buyer captain "
    "caregiver caretaker carpenter cashier chef chemist cleaner clerk clinician coach consultant controller cook coordinator copywriter counsel counselor "
    "counsellor courier curator custodian dentist designer detailer detective developer dietitian director dispatcher doctor drafter driver economist editor "
    "educator electrician engineer estimator evaluator examiner executive expert fabricator facilitator farmer fellow firefighter fitter foreman fundraiser "
    "gardener geologist guard handler head hostess housekeeper hygienist illustrator inspector installer instructor intern interpreter investigator janitor "
    "journalist keeper laborer labourer landscaper lawyer lead leader lecturer librarian lifeguard loader machinist maid maintainer manager marketer mason mechanic "
    "merchandiser midwife minister moderator nanny negotiator nurse nutritionist officer operator optometrist organizer organiser owner packer painter "
    "paralegal paramedic partner pathologist pharmacist phlebotomist photographer physician physicist picker pilot planner plumber porter practitioner "
    "president principal processor producer professor programmer promoter psychiatrist psychologist receptionist recruiter registrar reporter "
    "representative researcher resident reviewer roofer sailor scheduler scientist seamstress secretary server solicitor specialist statistician steward "
    "stocker strategist supervisor surgeon surveyor tailor teacher technician technologist tester therapist trader trainee trainer translator treasurer tutor "
    "typist underwriter veterinarian videographer waiter waitress warden webmaster welder worker writer".split()
)
_SHORT = {"sr": "senior", "jr": "junior", "mgr": "manager", "eng": "engineer", "dev": "developer", "asst": "assistant", "rep": "representative", "admin": "administrator"}  # fmt: skip
_WORD = re.compile(r"\w+(?:'s)?")
_SENIORITY = frozenset(
    "senior junior lead principal staff chief head deputy assistant associate experienced mid level entry trainee".split()
)
# Words of a sentence or a slogan, which speaks of people and names no job.
_SPEECH = frozenset(
    "your our we you meet about why what how who when where join us this that is are be as will day life hear says stories".split()
)
_LINKING = frozenset("a an the of for and at in with to on or".split())


@lru_cache(maxsize=64)
def _words(title: str) -> frozenset[str]:
    words = (word.removesuffix("'s") for word in _WORD.findall(title.lower()))
    return frozenset(_SHORT.get(word, word) for word in words if word not in _LINKING and not any(map(str.isdigit, word)))


def name_other_jobs(first: str, second: str) -> bool:
    """Whether both lines name a job, and not the same: neither has all the other's words, nor a short form of them."""
    one, other = _words(first), _words(second)
    if one.isdisjoint(_ROLES) or other.isdisjoint(_ROLES) or not _SPEECH.isdisjoint(one | other):
        return False
    only, others = one - other - _SENIORITY, other - one - _SENIORITY
    if not only or not others:
        return False
    if _ROLES.isdisjoint(one & other):
        return True
    # "Designer" is in both; "UX" and "user experience" are the same, "pastry" and "bread" are not.
    return not one & other - _ROLES - _SENIORITY and not _shortens(only, second) and not _shortens(others, first)


def _shortens(words: Iterable[str], title: str) -> bool:
    """Whether a short word's letters stand in this order in the title, the first at the beginning of a word."""
    return any(
        _follows(word, low[at:]) for low in (title.lower(),) for word in words if len(word) <= 5 for at in _starts(low, word[0])
    )


def _starts(low: str, letter: str) -> Iterator[int]:
    return (match.start() for match in _WORD.finditer(low) if match.group().startswith(letter))


def _follows(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)
