"""Words beside which it is said where one works, and words that make them somebody else's."""

from __future__ import annotations

from jdlint.understanding.words import Words, last_word, list_words

CUES: dict[str, tuple[str, ...]] = {
    "work.remote": (
        "remote", "remotely", "work from home", "working from home", "wfh", "telework", "teleworking", "telecommute", "telecommuting", "work from anywhere",
        "working from anywhere", "home-based", "fully distributed", "virtual", "work-from-home", "remote-first", "work at home",
    ),
    "work.hybrid": (
        "hybrid", "partially remote", "partly remote", "in-office and remote", "remote and in-office", "mix of remote", "combination of remote", "mix of home", "home and office",
    ),
    "work.days": (
        "days", "day a week", "day per week", "day/week", "day each week", "day in the office", "day from home", "day of remote", "day remote", "a week", "per week", "each week",
    ),
    "work.onsite": ("on-site", "in-office", "in-person", "office-based", "in the office", "in our office", "on site", "from our office", "on premises"),
    "work.office": ("office", "headquarters", "hq"),
}  # fmt: skip

_TECHNICAL = tuple(
    "sensing|control|monitor|desktop|access|support|server|site|locations|area|communit|patient|learning|diagnos|device|offices|connect|hands|sensor|procedure|deposit|client|"
    "customer|user|vendor|troubleshoot|infrastructure|system|cloud|apps|app |application|mobile|vehicle|architecture|integration|cars|search|solution|deployment|data|machine|"
    "reality|assistant|event|meeting|training|visit|gym|lunch|caf|audit|interview|parking|medical|childcare|child care|fitness|inspection|technical|meal|safety|clinic|daycare|"
    "day care|amenities|assessment|service|collaborat|coordinat|presence|team|workforce|employees|health|instruction|classes|courses|conference|tools|manager|stakeholders|"
    "colleagues|computing|network|facilit|labs|lab |demo|onboarding|on-boarding|installation|maintenance|snacks|food|perks|wellness|company|companies|workplace software|delivery|"
    "project|implementation|engagement|dealer|work sites|work locations|worksites|with |for customers|for clients|to customers|to clients|at customer|at client|environment|test|exam|proctor|"
    "worker|manner|experience|dry clean|massage|chef|barista|laundry|pharmac|weekly massage".split("|")
)  # what is remote, hybrid or on site without being this job's place of work
_OURS = (
    "team",
    "company",
    "workforce",
    "culture",
    "with us",
    "with the team",
    "with our",
    "with your team",
    "with founders",
    "environment",
    "manner",
)

_BE = Words("is are be are're re 're we're it's isn't aren't")
_ADVERBS = Words(
    "fully 100% entirely completely strictly exclusively only always currently a an full part time also both either all now primarily still based located in"
)
_MODALS = Words("will would must can may should to")
_JOB = Words("role roles position positions job jobs opportunity opportunities this internship work team we we're we'll postion")
_OTHERS = Words("that who which where if when whether unless test exam interview interviews meeting meetings training candidates")
NOT = Words("not non isn't aren't cannot can't without never don't doesn't")
NO = Words("no")
CONDITION = Words("if whether unless")


def is_technical(after: str) -> bool:
    """Whether the words behind name a thing, not a way to work."""
    rest = after.lstrip(" -")
    return rest.startswith(_TECHNICAL) and not rest.startswith("environment and")


def is_of_ours(after: str) -> bool:
    """Whether the words behind name us: "in-person team", "on site with us"."""
    return after.lstrip(" -").startswith(_OURS)


def is_told(clause: str) -> bool:
    """Whether a clause ends in saying of the job that it is so: "this role is fully", "we are an", "the position can be"."""
    words = list(list_words(clause[-90:]))
    while words and words[-1] in _ADVERBS:
        words.pop()
    if not words or words[-1] not in _BE:
        return False
    if words[-1] == "we're":
        return not _OTHERS.among(words[-4:])
    words.pop()
    while words and words[-1] in _MODALS:
        words.pop()
    subject = words[-6:]
    return _JOB.among(subject) and not _OTHERS.among(subject) and not NOT.among(subject)


def clause_before(text: str) -> str:
    """The end of a text, from the last mark that parts clauses."""
    cut = max(text.rfind(". "), text.rfind("; "), text.rfind("! "), text.rfind("? "), text.rfind("\u2022"))
    return text[cut + 1 :] if cut >= 0 else text


def clause_after(text: str) -> str:
    """The beginning of a text, to the first mark that parts clauses."""
    for mark in (". ", "; ", "! ", "? ", "\u2022"):
        text = text.split(mark, 1)[0]
    return text


def follows(before: str, words: Words) -> bool:
    """Whether the words before end in a mark or in one of some words."""
    before = before.rstrip(" ")
    return before.endswith(("-", ",", "/", "(", ":", "|", ";", "open to", "u.s.")) or last_word(before) in words
