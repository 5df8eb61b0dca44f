"""Where one works: at home, in the office, or some days here and some there."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from jdlint.model.posting import Passage
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import Words, first_words, has_any, last_word

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
}  # fmt: skip

_TECHNICAL = tuple(
    "sensing|control|monitor|desktop|access|support|server|site|locations|area|communit|patient|learning|diagnos|device|offices|connect|hands|sensor|procedure|deposit|client|"
    "customer|user|vendor|troubleshoot|infrastructure|system|cloud|apps|app |application|mobile|vehicle|architecture|integration|cars|search|solution|deployment|data|machine|"
    "reality|assistant|event|meeting|training|visit|gym|lunch|caf|audit|interview|parking|medical|childcare|child care|fitness|inspection|technical|meal|safety|clinic|daycare|"
    "day care|amenities|assessment|service|collaborat|coordinat|presence|team|workforce|employees|health|instruction|classes|courses|conference|tools|manager|stakeholders|"
    "colleagues|computing|network|facilit|labs|lab |demo|onboarding|on-boarding|installation|maintenance|snacks|food|perks|wellness|company|companies|workplace software|delivery|"
    "project|implementation|engagement|dealer|work sites|work locations|worksites|with |for customers|for clients|to customers|to clients|environment".split(
        "|"
    )
)  # what is remote, hybrid or on site without being this job's place of work
_REMOTE_AFTER = Words(
    "fully 100% entirely completely primarily mostly mainly permanently optionally work working works is a this location locations be either or can eligible workplace type virtual states us "
    "usa uk anywhere are offering offer flexible full-time part-time time and based"
)
_ONSITE_AFTER = Words("fully 100% entirely is a an this location be work working works primarily required time week person")
_NO = Words("no")
_HYBRID_OF = Words("model work* role roles position positions schedule job arrangement setup policy basis opportunity option")
_HYBRID_END = Words("in from at based remote or with and environment office culture team company flex*")
_HYBRID_TECH = Words("cloud data machine ml ai retrieval search")
_OFFICE = ("office", "hq", "headquarters", "on-site", "onsite", "on site", "person", "home", "remote", "hub", "studio")
_NOT = Words("not non isn't cannot without never")
_REMOTE_OF = Words(
    "first friendly position* role* job* opportunit* within from based us usa u option* eligible flexib* anywhere uk united employment work working"
)
_TOOLS = ("work sites", "work locations", "work tools", "working tools")
_AIMS = Words("experience comfortable ability familiar")
_DONE = Words("work* perform* located based done live operat* position role hir* employees team")
_TELEWORK = Words("yes eligible available position option permitted authorized")
_TELEWORK_BEFORE = Words("for may can time fulltime 100%")
_GOODS = Words("stipend allowance equipment setup budget")
_DAILY = Words("work* everyday based week daily time fulltime")
_NOT_ONSITE = Words("not optional or visit* meet* attend* interview* apply event events occasion* offsite offsites")
_ONSITE_OF = Words("position* role* job* work only opportunit* 5 five full required in at")
_DUTIES = ("responsibilities", "requirements", "preferred", "skills", "about_company", "eeo", "education")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@cache
def _some() -> re.Pattern[str]:
    return re.compile(
        r",? ?\(?"
        r"(?:at least |a minimum of |minimum |for |about |around |roughly )?(?:[1-4]|one|two|three|four)(?:\+|(?: ?-| to| or) ?(?:[1-4]|two|three|four))? (?:\w+ )?(?:days?|times)\b"
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
    for stated, passage in find_stated_workplaces(part):
        found[stated].append((passage.start, passage.end))
    if any(found.values()):
        return _strongest(part, found)
    for start, end in part.find("work.hybrid")[:MOST]:
        kind = _hybrid(part, start, end)
        if kind is not None:
            found[kind].append((start, end))
    for start, end in part.find("work.remote")[:MOST]:
        if _remote(part, start, end):
            partly = part.folded[max(start - 10, 0) : start].endswith(("part-time ", "part time "))
            found["hybrid" if partly else "remote"].append((start, end))
    for start, end in part.find("work.onsite")[:MOST]:
        if _some_days(part, end):
            found["hybrid"].append((start, end))
        elif _onsite(part, start, end):
            found["onsite"].append((start, end))
    return _strongest(part, found)


def find_stated_workplaces(part: Part) -> list[tuple[Workplace, Passage]]:
    """What fields say of the workplace."""
    stated = []
    for block in part.fields("workplace"):
        kind = _read_field(part.folded[block.start : block.end], block.field.rsplit("/", 1)[1].lower())
        if kind is not None:
            stated.append((kind, part.passage(block.start, block.end)))
    return stated


def _strongest(part: Part, found: dict[Workplace, list[tuple[int, int]]]) -> tuple[Workplace, list[Passage]]:
    """Hybrid goes before remote, which goes before on site; all words that were found are shown."""
    order: tuple[Workplace, ...] = ("hybrid", "remote", "onsite")
    for workplace in order:
        if found[workplace]:
            return workplace, [part.passage(*span) for span in sorted({span for spans in found.values() for span in spans})]
    return "unstated", []


def _read_field(value: str, name: str) -> Workplace | None:
    if "hybrid" in value:
        return "hybrid"
    if has_any(value, ("remote", "telecommut", "home", "anywhere", "virtual")):
        return None if value.startswith(("no", "not")) else "remote"
    if value in ("true", "yes"):
        # The name says what is true: remote, telework eligible, hybrid, on_site.
        return "remote" if "remote" in name or "tele" in name else _read_field(name.replace("_", " "), "")
    return "onsite" if has_any(value, ("site", "office", "person")) else None


def _around(part: Part, start: int, end: int) -> tuple[str, str, bool]:
    """The words before and behind a place in its block, and whether the block is a short line."""
    block = part.block(start)
    return (
        part.folded[max(block.start, start - 60) : start],
        part.folded[end : min(end + 60, block.end)],
        block.end - block.start <= 70,
    )


def _duty(part: Part, start: int) -> bool:
    section = part.section(start)
    return section is not None and section.kind in _DUTIES


def _hybrid(part: Part, start: int, end: int) -> Workplace | None:
    before, after, _ = _around(part, start, end)
    cue = part.folded[start:end]
    if cue == "hybrid":
        return "hybrid" if _is_way(before, after.lstrip(" -*"), _duty(part, start)) else None
    days = _days().search(before)
    if days and "per week in" in cue and part.document.text.string[end + 1 : end + 2].isupper():
        return "hybrid"
    if not any(place in (cue + after)[: len(cue) + 40] for place in _OFFICE):
        return None
    if days is None:
        return "hybrid" if cue.startswith(("parti", "partly", "mix", "comb", "in-office", "remote and")) else None
    return "onsite" if days["days"] in ("5", "five") else "hybrid"


def _is_way(before: str, after: str, duty: bool) -> bool:
    """Whether "hybrid" is a way to work, not a cloud, a car or a search."""
    words = first_words(after, 2)
    if words and words[0] not in _HYBRID_TECH and _HYBRID_OF.among(words):
        return True
    if _technical(after) or duty:
        return False
    return not after or not after[0].isalpha() or words[:1] == [] or words[0] in _HYBRID_END


def _remote(part: Part, start: int, end: int) -> bool:
    before, after, short = _around(part, start, end)
    cue, rest, duty = part.folded[start:end], after.lstrip(" -,("), _duty(part, start)
    if _denied(before, after):
        return False
    if after.lstrip(" ").startswith(":") or not after:
        value = part.folded[end : end + 20].lstrip(" :\n")
        if value.startswith(("no\n", "no ", "not ", "n/a", "none")) or (
            cue.endswith("remotely") and not value.startswith(("yes", "always", "fully"))
        ):
            return False
        if after and value.startswith("yes"):
            return True
    if cue == "virtual":
        return last_word(before.rstrip(" :")) in ("location", "locations") or rest.startswith(
            ("100% remote", "position", "role", "location")
        )
    if cue == "remote":
        if (_REMOTE_OF.open(rest) and not rest.startswith(_TOOLS)) or after.startswith((" (", " in the")):
            return not (duty and _AIMS.inside(before))
        return not _technical(after) and not duty and (short or _follows(before, _REMOTE_AFTER))
    if rest.startswith(("day ", "days ", "jobs associated")):
        return False
    if cue.startswith("home"):
        return not rest.startswith(("in ", "and ")) and not duty
    if cue == "remotely" or cue.startswith("work remotely"):
        return _DONE.close(before, 3) and not duty
    if cue.startswith("tele"):
        return _TELEWORK.open(after.replace(":", " "), 4) or "may be" in after[:16] or _TELEWORK_BEFORE.close(before, 2)
    if cue.endswith("anywhere") and ("weeks" in after or "days" in after or "month" in after):
        return False  # a perk for some of the year
    return not duty and not _GOODS.open(rest)


def _denied(before: str, after: str) -> bool:
    """Whether the words around say that it is not so, or only ask."""
    near = before.rsplit(". ", 1)[-1]
    if _NOT.inside(near[-30:]) or _NO.close(near, 6) or near.endswith(("if ", "whether ")):
        return True
    return after[:30].startswith((" is not", " are not", " work is not", " option is not"))


def _some_days(part: Part, end: int) -> bool:
    """Whether some days of the week follow, not all: "on-site Tuesday and Thursday", "in the office at least three days"."""
    tail = part.folded[end : min(end + 90, part.block(end - 1).end)]
    named = tail
    for mark in (" with ", ".", ";"):
        named = named.split(mark, 1)[0]
    days = sum(day in named for day in _WEEKDAYS)
    if 2 <= days <= 4 and not any(f"day{to}" in named for to in ("-", " - ", " to ", " through ")):
        return True
    return bool(_some().match(tail))


def _onsite(part: Part, start: int, end: int) -> bool:
    before, after, short = _around(part, start, end)
    cue, rest, duty = part.folded[start:end], after.lstrip(" -,("), _duty(part, start)
    if cue in ("in the office", "in our office", "on site", "from our office"):
        return not duty and _DAILY.inside(before.rsplit(".", 1)[-1][-36:]) and "meals" not in before
    if rest.startswith(("workplace", "position", "role ", "job ")):
        return True
    if _technical(after) or _NOT_ONSITE.close(before, 3):
        return False
    return not duty and (
        _ONSITE_OF.open(rest) or after.startswith(")") or (short and len(before) < 12) or _follows(before, _ONSITE_AFTER)
    )
