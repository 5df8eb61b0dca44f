"""Where a job reports: "reports to our New York office", "based out of our Denver office", "a supervisor in Chicago"."""

from __future__ import annotations

from jdlint.model.later import later
from jdlint.model.posting import Place
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.place_lists import list_places
from jdlint.understanding.words import Words, list_words

CUES: dict[str, tuple[str, ...]] = {
    "report.to": (
        "reports to", "report to", "reporting to", "reports into", "report into", "reporting into", "reports directly to", "report directly to", "reporting directly to", "based out of", "tied to", "attached to",
        "assigned to", "supervised from", "supervised by", "managed from", "managed out of",
    ),
}  # fmt: skip
_REACH = 110  # characters from the cue to the place
_BEFORE = 100  # characters before the cue, in which it is said who reports
_VERBS = Words(
    "is are be being was were am will would may can could might must shall should also currently directly primarily mainly to"
)
_JOB = Words("role* position* job* opportunit* vacancy opening internship post team")
_WHO = Words("you candidate* incumbent* employee* member members hire hires it this person everyone")
_MANY = Words("people staff those they")
_RELATIVE = Words("who that which")
_FINITE = ("report ", "reports ")
_MARK = later(r"[,;:(|]| - ")
_PEOPLE = ("report", "supervised by")
_IN = (" in ", " at ", " out of ", " from ")
_OFFICE = later(r" (?:our|the|its|their|an?|one of our) (?:downtown |central |regional |corporate |main )?(?=[a-z])")
_OFFICE_NOUN = later(r"(?:'s)? (?:\w+ )?(?:office|headquarters|hq|hub|studio|branch|location|campus|site)s?\b")
_OFFICE_IN = later(
    r" (?:our|the|its|their|an?) (?:\w+ ){0,2}(?:office|headquarters|hq|hub|studio|branch)s? (?:located |based )?(?:in|at) "
)
# A person, and where that person is; no verb and no comma between.
_PERSON_IN = later(
    r" (?:our|the|an?|your) (?:(?!and |is |are |will )[\w&/-]+ ){0,8}?(?:supervisor|manager|director|lead|leader|head|president|vp|chief|officer|ceo|cto|cfo|coo|partner|principal|boss)"
    r"(?: of(?: (?!in |and |is |are |will )[\w&/-]+){1,4})?(?:,? (?:who is|who sits|who works|that is))?(?: located| based| sitting)? (?:in|out of|from) (?:the |our )?"
)


def find_report_places(part: Part) -> tuple[Place, ...]:
    """The places of the offices or supervisors to which the job reports, where they are plainly said."""
    found: list[Place] = []
    for start, end in part.find("report.to")[:MOST]:
        block = part.block(start)
        if not _is_of_job(
            part.folded[max(block.start, part.sentence(start).start, start - _BEFORE) : start], part.folded[start:end]
        ):
            continue
        high = min(block.end, part.sentence(start).end, end + _REACH)
        folded = part.folded
        within = any(folded.find(word, end, high) >= 0 for word in _IN)
        if (within and folded.startswith(_PEOPLE, start) and (match := _PERSON_IN.match(folded, end, high))) or (
            within and (match := _OFFICE_IN.match(folded, end, high))
        ):
            found += list_places(part, match.end(), high)
        elif match := _OFFICE.match(folded, end, high):
            places = list_places(part, match.end(), high)
            if places and _OFFICE_NOUN.match(folded, places[-1].end, high):
                found += places
    found = [place for place in found if place.jurisdiction]
    return tuple({place.text.lower(): place for place in reversed(found)}.values())[::-1]


def _is_of_job(before: str, cue: str) -> bool:
    """Whether it is the job that reports there, and none of those whom it deals with: "people who report to", "tickets assigned to"."""
    words = list(list_words(_MARK.split(before.replace("'re ", " are ").replace("'ll ", " will "))[-1]))
    told = bool(words) and words[-1] in _VERBS
    while words and words[-1] in _VERBS:
        words.pop()
    relative = bool(words) and words[-1] in _RELATIVE
    if relative:
        words = list(list_words(before[: before.rfind(words[-1])]))
    if not words:
        return True
    who = words[-1]
    if who == "and":  # "reports to the director and is based out of"
        return _JOB.among(words) or _WHO.among(words)
    if who in _JOB or (not relative and (cue.startswith(_FINITE) or (told and who in _WHO))):
        return True
    return (cue.startswith("report") or (told and not relative)) and not (who.endswith("s") or who in _MANY)
