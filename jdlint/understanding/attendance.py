"""How much of the week one is in the office: all of it, or some days."""

from __future__ import annotations

from typing import Literal

from jdlint.model.later import later
from jdlint.understanding.part import Part
from jdlint.understanding.words import Words, has_any, list_words
from jdlint.understanding.workplace_cues import NOT, clause_after, clause_before, follows, is_of_ours, is_technical, is_told

Attendance = Literal["hybrid", "onsite"]

_WINDOW = 100  # characters on either side in which the office of some days is named
_ALL = 5  # days that are the whole week
_NUMBERS = {name: number for number, name in enumerate("zero one two three four five six seven".split())} | {
    "once": 1,
    "twice": 2,
}
_COUNTED = ("one", "two", "three", "four", "five", "six", "full", "core", "set", "fixed", "more")
_AMOUNTS = ("half", "%", "full")
_OFTEN = ("x", "times", "once", "twice")
_SITES = Words("office offices headquarters hq onsite studio hub campus warehouse")
_NO_PLACE = Words("manager assistant administrator hours supplies equipment staff of admin suite")  # behind "office"
_INTO = Words("in from at into to out")
_THERE = ("in-person", "in person", "on-site", "on site", "onsite", "in-office", "in office")
_HOME = ("from home", "remote", "wfh", "home office", "at home")
_PERKS = Words(
    "lunch* meal* cater* breakfast* snack* dinner* food yoga gym class* pto vacation leave holiday* sick off open operat* support* trial interview* onboarding"
)
_EVERY = (
    "daily",
    "every day",
    "everyday",
    "each day",
    "full time",
    "full-time",
    "fulltime",
    "monday to friday",
    "monday through friday",
    "monday-friday",
    "mon-fri",
)
_CHANNELS = Words("phone telephone e-mail email mail virtually online zoom")  # by which one talks, in person being another
_SELDOM = ("quarter", "month", "a year", "per year", "annual")
_BY_OTHER_MEANS = (
    "or ",
    "and over",
    "and by",
    "and on the",
    "and via",
    "and online",
    "and virtual",
    "and remote",
    "virtually",
    "remotely",
    "days",
    "day ",
    "of ",
    "/",
)
_FULL_TIME_IN = tuple(f"full{mark}time {word} " for mark in "- " for word in ("in", "at", "from"))
_DAILY = Words("work works working everyday based week daily time fulltime")
_NOT_ONSITE = Words(
    "not optional or visit* meet* attend* interview* apply event events occasion* offsite offsites test exam training trainings provided consult* communicate* talk* speak* present*"
)
_ONSITE_OF = Words("position* role* job* work only opportunit* 5 five full required in at")
_ONSITE_AFTER = Words("fully 100% entirely is a an this location be work working works primarily required time week person")
_WORK = Words("work working works based join commute")
_PLACED = (
    "in ",
    "at our",
    "at the",
    "at a",
    "from our",
    "with us",
    "with the team",
    "with our",
    "full time",
    "full-time",
    "daily",
    "every day",
    "5 ",
    "five ",
    "alongside",
)
_ELSEWHERE = Words("customer* client* partner* vendor* deployment* visit* travel* meeting* event* prospects")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


# How many days, before "days": "at least 3 ", "2-3 ", "three full ".
_COUNT = later(
    r"(?<![\w$.,/-])~?(?P<days>[1-7]|one|two|three|four|five|six)(?:\+|\s*(?:-|\u2013|to|or)\s*(?:[1-7]|two|three|four|five))?\+?"
    r"(?: (?:full|core|set|fixed|or more))?[ -]*$"
)


# How often, before "week": "3x a ", "twice per ".
_TIMES = later(
    r"(?<![\w$.,/])~?(?P<days>once|twice|[1-5](?=x| times)|(?:one|two|three|four|five)(?= times))(?:x| times)?(?: ?(?:a|per|each|every|/))? ?$"
)


_SOME = later(
    r",? ?\(?"
    r"(?:at least |a minimum of |minimum |for |about |around |roughly )?(?:[1-4]|one|two|three|four)(?:\+|(?: ?-| to| or) ?(?:[1-4]|two|three|four))? (?:\w+ )?(?:days?|times)\b"
)


# A part of one's time, before "in the office".
_SHARE = later(r"(?:(?P<percent>\d{2,3})%|\bhalf)(?: (?:of|their|your|the|work|working|time|is|spent)){0,5} *$")


# A part of one's time, before "office".
_HALF = later(r"(?:\bhalf|(?<!\d)\d\d ?%) (?:of )?(?:\w+ ){0,3}time (?:\w+ )?(?:in|at|from) (?:\w+ ){1,3}$")


def read_days(part: Part, start: int, end: int) -> Attendance | None:
    """What a number of days a week in the office comes to: ``onsite`` for all five, ``hybrid`` for some; None where it is no such number."""
    before = part.folded[max(start - 28, part.start) : start]
    unit = part.folded[start:end]
    if unit.startswith("day"):
        # Most days follow no number: a look at the last letters spares the expression.
        last = before.rstrip(" -+")
        match = _COUNT.search(before) if last[-1:].isdigit() or last.endswith(_COUNTED) else None
    else:
        match = _TIMES.search(before) if has_any(before[-12:], _OFTEN) else None
    if match is None:
        return None
    days = match["days"]
    number = int(days) if days.isdigit() else _NUMBERS[days]
    block = part.block(start)
    low = start - (len(before) - match.start())
    clause = clause_before(part.folded[max(block.start, low - _WINDOW) : max(low, block.start)])
    after = clause_after(part.folded[end : min(end + _WINDOW, block.end)])
    near = after[:45]
    if _PERKS.inside(clause[-45:]) or _PERKS.open(after, 3):
        return None
    if number < _ALL and (
        has_any(near[:32], _HOME) or _behind_limit(clause).endswith(("remote", "remotely", "from home", "wfh"))
    ):
        return "hybrid"
    if not (_names_site(near, ahead=True) or _names_site(clause[-70:], ahead=False)):
        in_town = (
            not unit.startswith("day") and near.startswith(" in ") and part.document.text.string[end + 4 : end + 5].isupper()
        )
        return "hybrid" if in_town else None
    return "hybrid" if number < _ALL else "onsite"


def _behind_limit(clause: str) -> str:
    """What stands before "at least" or "up to" three days."""
    clause = clause.rstrip(" (")
    for limit in (" at least", " up to", " about", " for", " around", " a minimum of"):
        clause = clause.removesuffix(limit)
    return clause.rstrip(" ,")


def _names_site(text: str, *, ahead: bool) -> bool:
    """Whether a text says that one is in an office: behind the days at once, before them only with "in", "from" or "to"."""
    if has_any(text, _THERE):
        return not has_any(text, ("customer", "client"))
    words = list_words(text)
    for index, word in enumerate(words):
        if word in _SITES and not _NO_PLACE.among(words[index + 1 : index + 2]):
            if ahead or _INTO.among(words[max(index - 9, 0) : index]):
                return True
    return False


def read_office(part: Part, start: int, end: int) -> Attendance | None:
    """``onsite`` where one works in an office every day: "from our Reno office daily", "full-time in our headquarters"."""
    after = part.folded[end : end + 24].lstrip(" ,(")
    before = part.folded[max(start - 70, part.start) : start]
    daily = after.startswith(_EVERY)
    if not daily and not has_any(before, _AMOUNTS):
        return None
    block = part.block(start)
    before = clause_before(part.folded[max(block.start, start - 70) : start])
    if _HALF.search(before):
        return "hybrid"
    if not (daily and end < block.end) and not has_any(before, _FULL_TIME_IN):
        return None
    words = list_words(before)[-9:]
    told = _WORK.among(words) or "be" in words or "come" in words or "commute" in words
    return "onsite" if told and _INTO.among(words) and not _PERKS.among(words) and not NOT.among(words) else None


def read_onsite(part: Part, start: int, end: int, *, duty: bool) -> Attendance | None:
    """What "on site", "in person" or "in the office" comes to: of the job all of the week or some days; None for visits, meetings and gyms."""
    block = part.block(start)
    before = clause_before(part.folded[max(block.start, start - _WINDOW) : start])
    after = part.folded[end : min(end + 60, block.end)]
    if has_any(after, _SELDOM):
        return None
    if _some_days(part, end, after):
        return "hybrid"
    share = _SHARE.search(before)
    if share is not None:
        meetings = (
            part.folded.startswith("person", end - len("person")) and "time" not in share.group() and share["percent"] != "100"
        )
        if is_technical(after) or meetings:
            return None
        return "onsite" if share["percent"] == "100" else "hybrid"
    return "onsite" if _all_week(part, start, end, before, after, duty=duty) else None


def _some_days(part: Part, end: int, after: str) -> bool:
    """Whether some days of the week follow, not all: "on-site Tuesday and Thursday", "in the office at least three days"."""
    tail = part.folded[end : min(end + 90, part.block(end - 1).end)]
    named = tail
    for mark in (" with ", ".", ";"):
        named = named.split(mark, 1)[0]
    days = sum(day in named for day in _WEEKDAYS)
    if 2 <= days <= 4 and not any(f"day{to}" in named for to in ("-", " - ", " to ", " through ")):
        return True
    return bool(_SOME.match(tail))


def _all_week(part: Part, start: int, end: int, before: str, after: str, *, duty: bool) -> bool:
    cue, rest = part.folded[start:end], after.lstrip(" -,(")
    if rest.startswith(("workplace", "position", "role ", "job ")) or (rest.startswith("full") and "employment" in rest[:30]):
        return not NOT.close(before, 3)
    if (
        rest.startswith(_BY_OTHER_MEANS)
        or NOT.close(before, 3)
        or _ELSEWHERE.inside(clause_after(after).split(",", 1)[0][:40])
        or _CHANNELS.inside(before[-40:])
    ):
        return False
    loose = cue in ("in the office", "in our office", "on site", "from our office")
    if loose and not duty and _DAILY.inside(before[-36:]) and not _PERKS.inside(before) and not _ELSEWHERE.inside(before[-36:]):
        return True
    ours = is_of_ours(after)
    if is_told(before) and (ours or not is_technical(after)):
        return True
    if ours and before.endswith((" is an ", " is a ", " are an ", " is a fully ", " is a 100% ")):
        return True  # "Northwind is an in-person company"
    if _WORK.close(before, 3) and (rest.startswith(_PLACED) or after[:1] in ("", ".", ",", ";")) and cue != "in the office":
        return True
    if loose or is_technical(after) or _NOT_ONSITE.close(before, 3):
        return False
    block = part.block(start)
    short = block.end - block.start <= 70
    return not duty and (
        _ONSITE_OF.open(rest) or after.startswith(")") or (short and start - block.start < 12) or follows(before, _ONSITE_AFTER)
    )
