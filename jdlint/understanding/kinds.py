"""What sort of text a page is: an advert, a role description, a fragment, or no posting at all, and in words why.

A posting is believed in unless much speaks against it: signs of another sort of text count only where the signs of an offer are few.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import islice, pairwise

from jdlint.model.document import Block, Document
from jdlint.model.later import later
from jdlint.model.posting import Kind, Section, SectionKind
from jdlint.understanding.part import Cues
from jdlint.understanding.sections import count_within

CUES: dict[str, tuple[str, ...]] = {
    # Someone offers a job or speaks to a candidate.
    "kind.offer.seek": (
        "we are looking", "we're looking", "we are seeking", "we're seeking", "is seeking", "are seeking", "is looking for", "are looking for", "is hiring", "we are hiring", "we're hiring", "now hiring",
        "is currently seeking", "is recruiting", "we need", "seeking a", "seeking an", "looking for a", "looking for an", "in search of", "is searching", "has an opening", "opening for", "immediate opening", "vacancy", "we seek", "seeks",
    ),
    "kind.offer.join": ("join our", "join us", "join the", "to join", "our team", "you will join", "you'll join", "come work", "work with us", "grow with us", "become part of"),
    "kind.offer.apply": (
        "to apply", "apply now", "apply online", "please apply", "apply by", "apply for this", "apply today", "apply here", "apply at", "apply via", "apply through", "your application", "your resume", "your cv", "cover letter",
        "submit a resume", "resume to", "cv to", "applications", "applicants", "applicant", "how to apply", "apply directly", "application deadline", "closing date", "open until filled", "interested candidates", "where to apply",
    ),
    "kind.offer.candidate": ("candidate", "candidates", "the successful", "ideal candidate", "who you are", "about you", "what you bring", "you bring", "you have", "you are", "you're"),
    "kind.offer.you": ("you will", "you'll", "your role", "in this role", "this role", "this position", "the position", "the role", "this job", "the incumbent", "incumbent", "the employee", "job description", "position is"),
    "kind.offer.law": ("equal opportunity", "equal employment", "all qualified", "without regard to", "reasonable accommodation", "eoe", "e-verify", "background check", "authorized to work"),
    "kind.offer.terms": (
        "full-time", "part-time", "salary range", "pay range", "base salary", "base pay", "compensation package", "401 k", "paid time off", "health insurance", "competitive salary", "per hour", "hourly rate", "benefits include", "benefits package",
        "salary is", "annual salary", "permanent", "contract position", "remote", "hybrid", "on-site",
    ),
    "kind.offer.us": ("about us", "we offer", "who we are", "our mission", "our company", "our client", "our clients", "our customers", "our employees", "our people", "we believe", "our culture"),
    # Writing about an occupation.
    "kind.article": (
        "average salary", "median salary", "average annual earnings", "average earnings", "average wage", "median pay", "median annual wage", "median wage", "job outlook", "employment outlook", "employment is projected", "projected to grow",
        "this career", "career path", "career paths", "career advancement", "career in", "how to become", "become an", "salary expectations", "job growth", "in this article", "in conclusion", "frequently asked questions", "faqs", "according to the bureau",
        "bureau of labor statistics", "glassdoor", "payscale", "normal pay", "new workers", "employed in", "some employers", "many employers", "most employers", "typical education", "entry is possible", "typically require", "typically work",
        "typically need", "professionals in", "plays a crucial role", "play a crucial role", "plays a vital role", "vital role", "interview questions", "job seekers", "job seeker", "aspiring", "job description template",
        "current employment", "job postings", "in the realm of", "in today's", "day in the life of", "can earn", "may earn", "earn an average", "job prospects", "labour market", "career outlook", "step-by-step guide", "entry-level positions",
        "individuals pursuing", "workers in this", "the demand for", "related occupations",
    ),
    "kind.recipe": ("preheat", "tablespoon", "tablespoons", "teaspoon", "teaspoons", "tbsp", "tsp", "ingredients", "simmer", "whisk", "bake for", "cups of", "oven", "servings", "serves", "chopped", "minced"),
    "kind.minutes": ("meeting minutes", "minutes of", "attendees", "motion carried", "action items", "action item", "called to order", "adjourned", "apologies", "present:", "agenda", "seconded", "next meeting"),
    "kind.resume": ("curriculum vitae", "references available", "work history", "employment history", "professional experience", "date of birth", "career objective", "references upon request", "gpa", "professional summary", "achievements", "linkedin.com"),
    "kind.software": ("npm install", "pip install", "git clone", "yarn add", "docker run", "docker compose", "pull request", "pull requests", "changelog", "contributing", "mit license", "apache license", "getting started", "usage", "installation", "readme", "npm run", "import os", "def main", "function", "localhost", "api reference", "cargo install", "command line", "source code", "the repository", "npm test", "build status", "stdout", "subfolder", "directory", "config file", "configuration file", "issue tracker", "dependencies", "esm only", "make install", "debian package"),
    "kind.letter": ("dear", "sincerely", "yours faithfully", "kind regards", "best regards", "yours sincerely", "unsubscribe", "newsletter"),
    "kind.licence": (
        "permission is hereby granted", "hereby granted", "hereby grants", "without warranty", "without any warranty", "without warranties", "merchantability", "fitness for a particular purpose", "copyright notice", "copyright holder",
        "copyright holders", "sublicense", "redistribution and use", "redistributions of source code", "redistribute it", "derivative works", "derived work", "licensor", "this license", "this licence", "public license", "apache license", "mit license",
        "bsd license", "free software foundation", "liable for any", "permission notice", "purpose with or without fee", "unless required by applicable law", "with the distribution", "public domain",
    ),
    "kind.privacy": (
        "privacy policy", "privacy notice", "this policy", "your personal data", "your personal information", "personal information we", "personal data we", "we collect", "information we collect", "data we collect", "use cookies", "cookies",
        "data controller", "how we use", "we process", "we share", "we may share", "we do not share", "do not sell", "third parties", "third party services", "your data", "your information", "ip address", "server logs", "log files", "opt out",
        "retain your", "delete your", "your rights", "legal basis", "protect your",
    ),
    "kind.changes": (
        "changelog", "change log", "release notes", "unreleased", "bug fixes", "bugfixes", "bug fix", "breaking change", "breaking changes", "backwards compatible", "backward compatible", "deprecated", "semantic versioning", "minor changes",
        "patch changes", "updated dependencies", "all notable changes", "new in this version",
    ),
    # A document that describes a job without offering one.
    "kind.role": (
        "class specification", "classification specification", "class spec", "this class", "classes in this", "distinguishing characteristics", "class definition", "role profile", "performance profile", "career framework", "class series", "class title", "career ladder",
    ),
}  # fmt: skip
_OFFERS = frozenset(name for name in CUES if name.startswith("kind.offer."))
_SOUGHT = frozenset(f"kind.offer.{name}" for name in ("seek", "apply", "law", "join", "us"))
_NO_ROLE = frozenset(f"kind.offer.{name}" for name in ("seek", "law", "terms", "join", "us"))
ENOUGH = 3  # different words that make a sort of text
_CONTENT = frozenset(
    (
        "content.summary",
        "content.summary.seek",
        "content.responsibilities",
        "content.requirements",
        "content.benefits",
        "pay.base",
        "apply.word",
        "work.type",
    )
)
_SORTS = {
    "kind.recipe": "a recipe", "kind.minutes": "minutes of a meeting", "kind.resume": "a resume", "kind.software": "notes on software",
    "kind.letter": "a letter", "kind.licence": "a licence", "kind.privacy": "a privacy policy", "kind.changes": "a list of changes",
}  # fmt: skip
_WORD = later(r"[^\W\d_]{2,}")
_YEARS = later(r"\b(?:19|20)\d\d\s*-\s*(?:present|current|now|today|(?:[a-z]{3,9} )?(?:19|20)\d\d)\b")
_MORE = later(
    r"(?:\.\.\.|\u2026|\.)?\s*\(?\b(?:show|see|read|view|load) (?:more|full (?:description|job description))\)?\W*$|(?:\[\u2026\]|\[\.\.\.\])$"
)
# What such a page calls itself in its first heading.
_NAMES = {
    "changelog": "kind.changes", "change log": "kind.changes", "release notes": "kind.changes", "readme": "kind.software",
    "contributing": "kind.software", "license": "kind.licence", "licence": "kind.licence", "mit license": "kind.licence",
    "privacy policy": "kind.privacy", "privacy notice": "kind.privacy", "privacy statement": "kind.privacy",
}  # fmt: skip
_CHAPTERS = frozenset(
    "install installation usage use api license licence contributing contribute quickstart build building tests testing "
    "compatibility changelog dependencies".split()
)
_VERSION = later(r"(?:version |release |v)?\[?v?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?(?![\d.]*\w)")
_FILE = later(r"(?<![\w./@-])[\w-]{1,40}\.(?:md|ya?ml|json|toml|txt|html|py|rs|cfg|ini|sh|xml)\b")
# Words that end no sentence. A preposition may: "a career you are proud of".
_OPEN_END = frozenset("a an the and or our your their its my his her this these than if whose".split())
_CORE = frozenset(
    [
        "responsibilities",
        "requirements",
        "preferred",
        "summary",
        "benefits",
        "skills",
        "education",
        "compensation",
        "how_to_apply",
        "about_company",
    ]
)
_DUTY = frozenset(["responsibilities", "requirements", "summary"])
FEW_WORDS = 20
FEW_IN_ALL = 40  # with the words of the front matter
MANY = FEW_IN_ALL + 1  # further words make no difference
LENGTHY = 2000  # characters
ROUND = 500  # characters that feeds cut at
LONG = 300  # characters of running text, so that a missing full stop says something


def find_kind(
    document: Document, folded: str, sections: Sequence[Section], cues: Cues, *, start: int, end: int, language: str
) -> tuple[Kind, str]:
    """The kind of the part from ``start`` to ``end``, and why, "" for a posting; a text that is not English is taken for one."""
    foreign = next((notice for notice in document.notices if notice.name == "no-posting-keys"), None)
    if foreign is not None:
        named = "nothing but a title" if foreign.values.get("titled") else "no title, pay, place or duties"
        return "other", f"its keys are not those of a posting: {named} under any name that we know"
    if document.format == "record":
        for notice in document.notices:
            if notice.name == "feed-record-broken":
                return "other", notice.values["why"]
            if notice.name.startswith("feed-description-"):
                return "partial", notice.values["why"]
    matter = any(fields.origin == "front matter" for fields in document.fields)
    # Headings of three sorts are words enough.
    headed = _CORE.intersection([section.kind for section in sections if section.heading])
    words = MANY if len(headed) > 2 and not matter else _count_words(folded, start, end)
    if words < 3 and not matter:
        hidden = any(fields.origin == "json-ld" for fields in document.fields)
        return "other", "it holds no words to read" + (", only JSON-LD, which no reader sees" if hidden else "")
    if language not in ("en", "und"):
        return "posting", ""
    if matter and words <= FEW_IN_ALL:
        return "partial", "beside its front matter the page holds hardly any words"
    kinds = {section.kind for section in sections}
    core = kinds & _CORE
    cued = _seen(cues, start, end, whole=start == 0 and end == len(folded))
    offers = len(_OFFERS & cued)
    if words < FEW_WORDS and len(core) + offers < 2:
        return "other", f"it holds {words} words, too few to say what the job is"
    other = _find_other(document, folded, kinds, cued, cues, start, end)
    if other:
        return "other", other
    cut = find_cut(folded, start, end, round=len(document.source.text) % ROUND == 0)
    if cut:
        return "partial", cut
    if _is_role(folded, document.blocks, kinds, cued):
        return "role", "it describes a role and offers none: nobody is sought, no way to apply, no employer's statement"
    return "posting", ""


def _count_words(folded: str, start: int, end: int) -> int:
    return sum(1 for _ in islice(_WORD.finditer(folded, start, end), MANY))


def _seen(cues: Cues, start: int, end: int, *, whole: bool) -> Set[str]:
    """The names of the cues that stand in the part."""
    return cues.keys() if whole else {name for name in cues if count_within(cues, name, start, end)}


def _distinct(folded: str, cues: Cues, name: str, start: int, end: int) -> list[str]:
    """The different words that a cue found, in order of place."""
    seen: dict[str, None] = {}
    spans = cues.get(name, ())
    if len(spans) < ENOUGH:
        return []
    for low, high in spans:
        if start <= low < end:
            seen[folded[low:high]] = None
    return list(seen)


def _find_other(
    document: Document, folded: str, kinds: set[SectionKind], cued: Set[str], cues: Cues, start: int, end: int
) -> str:
    """What speaks against a posting, in words; "" where a posting is the better reading."""
    core = kinds & _CORE
    offers, sought = len(_OFFERS & cued), len(_SOUGHT & cued)
    article = _distinct(folded, cues, "kind.article", start, end)
    if len(article) >= (4 if len(core) >= 4 else 3) + 2 * sought:
        shown = ", ".join(f"\u201c{words}\u201d" for words in article[:3])
        return f"it reads like an article about the occupation ({shown}) and offers no job"
    # What tells how to call a program may tell of anything, of jobs too.
    if (offers >= 3 and ("kind.software" not in cued or core & _DUTY)) or (core & _DUTY and "kind.offer.seek" in cued):
        return ""
    blocks = [block for block in document.blocks if start <= block.start < end]
    code = [block.end - block.start for block in blocks if block.kind == "code"]
    if offers >= 3 and len(code) < ENOUGH:
        return ""
    named = _NAMES.get(folded[blocks[0].start : blocks[0].end].strip()) if blocks and blocks[0].kind == "heading" else None
    for name, sort in _SORTS.items():
        if name == named and offers < ENOUGH:
            return f"it calls itself {sort} and offers no job"
        found = [*_distinct(folded, cues, name, start, end), *_find_forms(folded, blocks, name, start, end)]
        if len(found) >= ENOUGH and len(found) > min(offers, ENOUGH) + (len(core) > 2):
            shown = ", ".join(f"\u201c{words}\u201d" for words in found[:3])
            return f"it reads like {sort} ({shown}) and offers no job"
    if offers >= 3:
        return ""
    if offers <= 2 and not core & {"responsibilities", "benefits", "how_to_apply"}:
        spans = len(_YEARS.findall(folded, start, end))
        if spans >= 2 and not sought:
            return f"it reads like a resume ({spans} spans of years) and offers no job"
    if sum(code) * 2 > end - start and not core & _DUTY:
        return "most of it is code"
    told = len(_CONTENT & cued)
    signs = told + len(kinds) + offers
    # A long text that is a posting shows itself in many ways; a short one may show itself in one.
    if signs == 0 or (signs <= 2 and end - start > LENGTHY and not core and not sought):
        return "it names no duties, no demands and no offer, and speaks to no candidate"
    return ""


def _find_forms(folded: str, blocks: Sequence[Block], name: str, start: int, end: int) -> Iterable[str]:
    """What shows a sort of text by its form: names of files, chapters of a manual, versions as headings."""
    if name == "kind.software":
        heads = [folded[block.start : block.end].strip(" .:") for block in blocks if block.kind == "heading"]
        return dict.fromkeys([*_FILE.findall(folded, start, end), *(head for head in heads if head in _CHAPTERS)])
    if name == "kind.changes":
        found = (_VERSION.match(folded, block.start, block.end) for block in blocks if block.kind in ("heading", "paragraph"))
        return dict.fromkeys(match.group() for match in found if match)
    return ()


def find_cut(folded: str, start: int, end: int, *, round: bool) -> str:
    """Why the text looks cut off, "" if it does not; ``round`` says that its length is one that feeds cut at."""
    tail = folded[max(start, end - 200) : end].rstrip()
    more = _MORE.search(tail) if "more" in tail or " full " in tail or tail.endswith("]") else None
    if more and more.group().strip(" .\u2026"):
        return f"it is an excerpt that ends with \u201c{more.group().strip()}\u201d"
    last = folded.rfind("\n", start, end) + 1
    if end - max(last, start) < LONG or not tail:
        return ""
    if tail[-1] == "," or tail[-1].isalpha():
        word = tail.rsplit(None, 1)[-1].lstrip("(\"'")
        if tail[-1] == "," or word in _OPEN_END:
            return f"it breaks off in the middle of a sentence (\u201c\u2026 {' '.join(tail.split()[-4:])}\u201d)"
        if round:
            return f"it is cut at a round length, in the middle of a sentence (\u201c\u2026 {' '.join(tail.split()[-4:])}\u201d)"
    return ""


def _is_role(folded: str, blocks: Sequence[Block], kinds: set[SectionKind], cued: Set[str]) -> bool:
    """Whether a document says of itself that it describes a class or a grade, and nobody offers anything in it."""
    if kinds & {"how_to_apply", "deadline", "eeo", "accommodation", "compensation"} or not kinds & _DUTY:
        return False
    if _NO_ROLE & cued:
        return False
    if "kind.role" in cued:
        return True
    for block, following in pairwise(blocks[:20]):
        if (
            folded[block.start : block.end].strip(" :") in ("grade", "grades", "band", "job grade")
            and following.end - following.start < 30
        ):
            return True
    return False
