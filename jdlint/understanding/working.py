"""How one works there: at home, in the office or both, and under which kind of employment."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from jdlint.model.posting import Passage
from jdlint.reading.fields import pointer_key
from jdlint.understanding.part import Part
from jdlint.understanding.words import Words, last_word

Workplace = Literal["remote", "hybrid", "onsite", "unstated"]

CUES: dict[str, tuple[str, ...]] = {
    "work.remote": (
        "remote", "remotely", "work from home", "working from home", "wfh", "telework", "teleworking", "telecommute", "telecommuting", "work from anywhere",
        "working from anywhere", "home-based", "fully distributed", "virtual", "work-from-home", "remote-first", "work at home",
    ),
    "work.hybrid": (
        "hybrid", "days in the office", "days in office", "days in-office", "days on site", "days onsite", "days on-site", "days a week in", "days per week in",
        "days/week in", "days a week from", "days per week from", "days a week at", "days per week at", "times per week in", "times a week in", "days from home", "days remote",
        "days wfh", "days from the office", "days in our office", "days at the office", "day in the office", "per week in", "days per week on-site", "days a week on-site",
        "week on-site", "week in the office", "week in-office", "week in office", "week in our", "weekly in", "days each week in", "partially remote", "partly remote",
        "in-office and remote", "remote and in-office", "mix of remote", "combination of remote", "days week in", "mix of home", "days in person", "days in-person", "home and office",
    ),
    "work.onsite": ("on-site", "in-office", "in-person", "office-based", "in the office", "in our office", "on site", "from our office", "on premises"),
    "work.type": (
        "full-time", "part-time", "fte", "contract", "contractor", "contractors", "contract-to-hire", "fixed-term", "freelance", "freelancer", "temporary", "temp", "temp-to-perm",
        "temp-to-hire", "intern", "internship", "interns", "seasonal", "volunteer", "per diem", "apprenticeship", "apprentice", "permanent", "c2c", "corp-to-corp", "1099", "limited-term",
        "term appointment", "temps plein", "fulltime", "parttime", "consultancy", "direct hire", "zero hours", "casual", "consultant contract", "independent contractor",
    ),
}  # fmt: skip

_TYPES = {
    "full": "full_time", "fte": "full_time", "part": "part_time", "contract": "contract", "fixed": "contract", "freelance": "contract", "c2c": "contract",
    "corp": "contract", "1099": "contract", "limited": "temporary", "term": "temporary", "temp": "temporary", "intern": "internship", "seasonal": "seasonal",
    "volunteer": "volunteer", "per diem": "per_diem", "apprentice": "apprenticeship", "permanent": "permanent", "consultan": "contract", "direct": "permanent",
    "zero": "part_time", "casual": "temporary", "independent": "contract",
}  # fmt: skip


_TECHNICAL = tuple(
    "sensing|control|monitor|desktop|access|support|server|site|locations|area|communit|patient|learning|diagnos|device|offices|connect|hands|sensor|procedure|deposit|client|"
    "customer|user|vendor|troubleshoot|infrastructure|system|cloud|apps|app |application|mobile|vehicle|architecture|integration|cars|search|solution|deployment|data|machine|"
    "reality|assistant|event|meeting|training|visit|gym|lunch|caf|audit|interview|parking|medical|childcare|child care|fitness|inspection|technical|meal|safety|clinic|daycare|"
    "day care|amenities|assessment|service|collaborat|coordinat|presence|team|workforce|employees|health|instruction|classes|courses|conference|tools|manager|stakeholders|"
    "colleagues|computing|network|facilit|labs|lab |demo|onboarding|on-boarding|installation|maintenance|snacks|food|perks|wellness|company|companies|workplace software|delivery|"
    "project|implementation|engagement|dealer|work sites|work locations|worksites|with |for customers|for clients|to customers|to clients|environment".split("|")
)  # what is remote, hybrid or on site without being this job's place of work
_REMOTE_AFTER = Words(
    "fully 100% entirely completely primarily mostly mainly permanently optionally work working works is a this location locations be either or can eligible workplace type virtual states us "
    "usa uk anywhere are offering offer flexible full-time part-time time and based"
)
_ONSITE_AFTER = Words(
    "fully 100% entirely is a an this location be work working works primarily required time week person"
)
_NOT_TYPE = tuple(
    "experience|student|enrol|study|studies|equivalent|equivalency|degree|occupation|work is|mba|college|university|dedicated|focus|staff|faculty and|teaching experience|education|"
    "graduate|undergraduate|academic|professional experience|manager|management|negotiat|law|review|administration|compliance|manufactur|research organi|terms|language|value|award|"
    "vehicle|document|deliverable|obligation|requirements|pricing|proposal|drafting|renewal|execution|performance|specialist|officer|analyst|administrator|resident|residen|visa|"
    "disabilit|closure|staffing|labor|agenc|work experience|relocation|housing|fix|solution|change|record|file|storage|table|and grants|& grants|remote work|bargaining|"
    "hire paperwork|lifecycle|life cycle|data".split("|")
)  # what full-time or contract may belong to instead of the job
_TYPE_BEFORE = Words(
    "is a an this our as type types status schedule commitment employment position job duration term hours basis contract appointment open hiring seeking for permanent temporary remote "
    "hybrid onsite on-site site new paid month months us w2 time regular summer of work 2 one immediate"
)
_TYPE_AFTER = Words(
    "position* role* job* opportunity opportunities employment basis schedule appointment hours regular permanent contract exempt non-exempt salaried work shift* internship* remote* hybrid* "
    "temporary w2 hire*"
)


def _technical(after: str) -> bool:
    """Whether the words behind name a thing, not a way to work."""
    rest = after.lstrip(" -")
    return rest.startswith(_TECHNICAL) and not rest.startswith("environment and")


def _follows(before: str, words: Words) -> bool:
    """Whether the words before end in a mark or in one of some words."""
    before = before.rstrip(" ")
    return before.endswith(("-", ",", "/", "(", ":", "|", ";", "open to", "u.s.")) or last_word(before) in words


@cache
def _days() -> re.Pattern[str]:
    return re.compile(
        r"(?P<days>[1-5]|one|two|three|four|five|1x|2x|3x|once|twice)(?:[ +-]*(?:to|or|/|-)? ?(?:[1-5]|two|three|four|five))?\+?(?: (?:full|core|set))?[ -]*"
        r"(?:times |days? ?|x ?)?(?:a |per |each |/)?(?:week )?$"
    )


def find_workplaces(part: Part) -> tuple[Workplace, list[Passage]]:
    """Where the work is done, and the words that say so; ``unstated`` where they only speak of tools, teams or visits."""
    found: dict[Workplace, list[tuple[int, int]]] = {"remote": [], "hybrid": [], "onsite": []}
    for block in part.blocks:
        if block.field and pointer_key(block.field) == "workplace":
            kind = _read_field(part.folded[block.start : block.end], block.field.rsplit("/", 1)[1].lower())
            if kind is not None:
                found[kind].append((block.start, block.end))
    if any(found.values()):
        kind = next(kind for kind in ("hybrid", "remote", "onsite") if found[kind])  # type: ignore[misc]
        return kind, [part.passage(*span) for span in found[kind]]
    for start, end in part.find("work.hybrid"):
        kind = _hybrid(part, start, end)
        if kind is not None:
            found[kind].append((start, end))
    for start, end in part.find("work.remote"):
        if _remote(part, start, end):
            partly = part.folded[max(start - 10, 0) : start].endswith(("part-time ", "part time "))
            found["hybrid" if partly else "remote"].append((start, end))
    for start, end in part.find("work.onsite"):
        if _some_days(part, end):
            found["hybrid"].append((start, end))
        elif _onsite(part, start, end):
            found["onsite"].append((start, end))
    for kind in ("hybrid", "remote", "onsite"):
        if found[kind]:
            spans = [span for kind in found for span in found[kind]]
            return kind, [part.passage(*span) for span in sorted(spans)]
    return "unstated", []


def _read_field(value: str, name: str) -> Workplace | None:
    if "hybrid" in value:
        return "hybrid"
    if any(word in value for word in ("remote", "telecommut", "home", "anywhere", "virtual")):
        return None if value.startswith(("no", "not")) else "remote"
    if value in ("true", "yes") and ("remote" in name or "tele" in name):
        return "remote"
    return "onsite" if any(word in value for word in ("site", "office", "person")) else None


def _around(part: Part, start: int, end: int) -> tuple[str, str, bool]:
    """The words before and behind a place in its block, and whether the block is a short line."""
    block = part.block(start)
    return part.folded[max(block.start, start - 60) : start], part.folded[end : min(end + 60, block.end)], block.end - block.start <= 70


def _duty(part: Part, start: int) -> bool:
    section = part.section(start)
    return section is not None and section.kind in ("responsibilities", "requirements", "preferred", "skills", "about_company", "eeo", "education")


def _hybrid(part: Part, start: int, end: int) -> Workplace | None:
    before, after, _ = _around(part, start, end)
    if part.folded[start:end] == "hybrid":
        plain = re.match(
            r"[ -]*(?:\w+ )?(?:model|work\w*|roles?|positions?|schedule|job|arrangement|setup|policy|basis|opportunity|option)\b(?! (?:search|training))",
            after,
        )
        if plain and not re.match(r" (?:cloud|data|machine|ml|ai|retrieval|search)\b", after):
            return "hybrid"
        if _technical(after) or re.search(r"(?:cloud|multi-?cloud|native|and|or|agile|/) ?$", before) and _duty(part, start):
            return None
        ends = not after or re.match(r"[\s*]*(?:$|[(),.:;|/&+•-]|(?:in|from|at|based|remote|or|with|and|environment|office|culture|team|company|flex\w*)\b|\d)", after)
        return "hybrid" if ends and not _duty(part, start) else None
    days = _days().search(before)
    if days and "per week in" in part.folded[start:end] and part.document.text.string[end + 1 : end + 2].isupper():
        return "hybrid"
    if not re.match(r".{0,40}\b(?:office|hq|headquarters|on-?site|person|home|remote\w*|hub|studio)", part.folded[start:end] + after):
        return None
    if days is None:
        return "hybrid" if part.folded[start:end].startswith(("parti", "partly", "mix", "comb", "in-office", "remote and")) else None
    return "onsite" if days["days"] in ("5", "five") else "hybrid"


def _remote(part: Part, start: int, end: int) -> bool:
    before, after, short = _around(part, start, end)
    words = part.folded[start:end]
    if re.search(r"\b(?:not|non|isn't|cannot be|without|never)\b[^.]{0,24}$|\bno [^.]{0,40}$", before) or re.match(r"[^.]{0,24}\b(?:is|are|work is) not\b", after):
        return False
    if re.search(r"\b(?:if|whether) $", before):
        return False
    if words == "virtual":
        return bool(re.search(r"location[s]?:? ?$", before)) or bool(re.match(r" ?\(?(?:100% remote|position|role|location)", after))
    if words in ("remote",):
        if re.match(r"[ -]*(?:first|friendly|position|role|job|opportunit\w+|work(?:ing)?\b(?! (?:sites|locations|tools))|within|in the|from|based|us\b|usa|u\.s|option|eligible|flexib|anywhere|,? (?:us|uk|united)|[(]|employment)", after):
            return not (_duty(part, start) and re.search(r"\b(?:experience|comfortable|ability|familiar)\b", before))
        if _technical(after):
            return False
        return (short or _follows(before, _REMOTE_AFTER)) and not _duty(part, start)
    if re.match(r"[ -]*(?:day\b|days\b|jobs associated)", after):
        return False
    if words == "home-based" or words.startswith("home"):
        return not re.match(r" (?:in|and)\b", after) and not _duty(part, start)
    if words.startswith(("work remotely", "remotely")) and re.match(r" ?:", after):
        return bool(re.match(r" ?:\s*(?:yes|always|fully)", part.folded[end : end + 12]))
    if words == "remotely":
        return bool(re.search(r"\b(?:work\w*|perform\w*|located|based|done|live|operat\w*|position|role|hir\w+|employees|team) ?(?:\w+ ){0,2}$", before)) and not _duty(part, start)
    if words.startswith(("telework", "telecommut")):
        return bool(re.match(r"[^.]{0,30}\b(?:yes|eligible|available|position|may be|option|permitted|authorized)", after) or re.search(r"\b(?:eligible for|may|can|full-?time|100%)\b[^.]{0,16}$", before))
    return not _duty(part, start) and not re.match(r" ?(?:stipend|allowance|equipment|setup|budget|policy if)", after)


def _some_days(part: Part, end: int) -> bool:
    """Whether some days of the week follow, not all: "on-site Tuesday and Thursday", "in the office at least three days"."""
    tail = part.folded[end : min(end + 90, part.block(end - 1).end)]
    named = re.split(r" with |[.;]", tail, maxsplit=1)[0]
    days = len(set(re.findall(r"\b(?:monday|tuesday|wednesday|thursday|friday)s?\b", named)))
    if 2 <= days <= 4 and not re.search(r"day ?(?:-|to|through) ?[a-z]+day", named):
        return True
    return bool(re.match(r",? ?\(?(?:at least |a minimum of |minimum |for |about |around |roughly )?(?:[1-4]|one|two|three|four)(?:\+|(?: ?-| to| or) ?(?:[1-4]|two|three|four))? (?:\w+ )?(?:days?|times)\b", tail))


def _onsite(part: Part, start: int, end: int) -> bool:
    before, after, short = _around(part, start, end)
    words = part.folded[start:end]
    if words in ("in the office", "in our office", "on site", "from our office"):
        return bool(re.search(r"\b(?:work\w*|5 days a week|five days a week|5 days per week|five days per week|full-?time|everyday|every day|based)\b[^.]{0,24}$", before)) and not _duty(part, start)
    if re.match(r"[ -]*(?:workplace|position|role\b|job\b)", after):
        return True
    if _technical(after) or re.search(r"\b(?:not|optional|or|visit\w*|meet\w*|attend\w*|interview\w*|apply|events?|occasion\w*|offsites?) [^.]{0,20}$", before):
        return False
    if re.match(r"[ -]*(?:position|role|job|work\b|only|opportunit\w+|at our|in our|in \w+|\)|5 days|five days|full|required|,? at)", after) and not _duty(part, start):
        return True
    return not _duty(part, start) and ((short and len(before) < 12) or _follows(before, _ONSITE_AFTER))


def find_employment_types(part: Part) -> tuple[list[str], list[Passage]]:
    """The kinds of employment offered, each once, and the words that say so, side by side.

    Kinds: ``full_time part_time contract temporary internship seasonal volunteer per_diem apprenticeship permanent``.
    """
    types: list[str] = []
    passages: list[Passage] = []
    for start, end in part.find("work.type"):
        words = part.folded[start:end]
        kind = next(kind for stem, kind in _TYPES.items() if words.startswith(stem))
        if kind not in types and _is_offer(part, start, end, words):
            types.append(kind)
            passages.append(part.passage(start, end))
    return types, passages


def _before_type(before: str) -> bool:
    before = before.rstrip(" ")
    word = last_word(before)
    return before.endswith((":", "(", "|", ",", "/", ";", "•", "*", "-")) or word in _TYPE_BEFORE or word.isdigit()


def _is_offer(part: Part, start: int, end: int, words: str) -> bool:
    """Whether a kind of employment is this job's, not what an applicant has done or what somebody else works."""
    block = part.block(start)
    if block.field:
        key = pointer_key(block.field)
        if key == "employment_type":
            return True
        if key not in ("title", "description", "summary", "schedule", None):
            return False
    before, after, _ = _around(part, start, end)
    rest = after.lstrip(" -")
    if rest.startswith(_NOT_TYPE) or (rest.startswith("paid ") and rest[5:].startswith(_NOT_TYPE)):
        return False
    short = block.end - block.start <= 48
    if re.search(r"\b(?:employed|authori[sz]ed|apply for|gained)\b[^.]*$", before):
        return False
    if re.search(r"\b(?:this|it|position|role|job)(?: is| will be)? an? $", before) and re.match(r"[ -]*(?:\w+ ){0,2}(?:position|role|job|opportunity|contract|internship)\b", after):
        return True
    if not before.strip() and re.match(r" ?[|,•·/;-]", after):
        return True
    if re.search(r"\b(?:years?'?|months?'?|experience|supervis\w+|manag\w+|of our|all|eligible|most|for our|benefits for|equivalent|to) (?:of |as |in |an? |and |or |other |regular |for )*$", before) and not short:
        return False
    if words in ("contract", "contractor", "contractors", "temporary", "temp", "permanent", "volunteer", "intern", "interns", "seasonal", "casual", "apprentice", "freelancer", "consultancy"):
        if _duty(part, start):
            return False
        if words in ("interns", "contractors", "volunteer", "apprentice", "intern") and not short and block.start > part.start + 400:
            return False
        if re.search(r"(?:full|part)[ -]?time ?(?:,|/|\||&|or|and) ?$", before) and re.match(r"\s*(?:$|[,/|.;)])", after):
            return True
        after_offer = re.match(r"[ ,/()-]*(?:\w+ )?(?:position|role|job|opportunity|employment|basis|contract|to[ -]hire|to[ -]perm|assignment|opening|duration|w2|only|full|\d+ months?)", after)
        return bool(after_offer or (short and (block.start < part.start + 300 or re.search(r"(?:type|term|status|duration|employment)[ :-]*$", before))) or re.search(r"(?:month|type|term|duration|status|year)[ :-]*$", before))
    if _duty(part, start) and not _TYPE_AFTER.open(after, 4):
        return False
    if re.match(r"[ -]*(?:regular )?employees?\b", after) and not re.search(r"\b(?:as an?|is an?|be an?)\b[^.]{0,12}$", before):
        return False
    return short or _TYPE_AFTER.open(after, 4) or _before_type(before)
