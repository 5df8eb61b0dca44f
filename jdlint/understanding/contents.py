"""What a posting tells about the job itself: what it is about, what one does, must bring and gets, with or without a heading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from jdlint.model.document import Block
from jdlint.model.posting import Passage, Section
from jdlint.model.span import Span
from jdlint.reading.fields import own_key
from jdlint.understanding.part import Part

CUES: dict[str, tuple[str, ...]] = {
    "content.summary": (
        "we are looking for", "we're looking for", "we are seeking", "we're seeking", "is seeking", "are seeking", "is looking for", "are looking for", "is hiring",
        "we are hiring", "we're hiring", "is searching for", "seeks a", "seeks an", "seeks to", "this role", "this position", "the role of", "in this role", "in this position", "join our team",
        "to join our", "to join the", "to join us", "join us as", "you will join", "you'll join", "the position", "the role", "your role", "the incumbent", "the opportunity to", "as our", "as a member of",
        "seeking a", "seeking an", "looking for a", "looking for an", "is recruiting", "opening for", "vacancy for", "is responsible for", "will be responsible for", "we need a", "we need an",
        "we have an exciting", "the successful candidate will", "the ideal candidate will", "the selected candidate", "job summary", "position summary", "primary purpose", "purpose of this", "opportunity for",
        "serves as", "will serve as", "work as", "serve as", "employee will", "performs", "is in search of", "in need of a", "has an opening", "is accepting applications for", "in search of",
    ),
    "content.responsibilities": (
        "you will", "you'll", "will be responsible", "is responsible for", "are responsible for", "be responsible for", "responsible for", "responsibilities include", "duties include", "duties will include", "duties may include",
        "responsibilities will include", "the role involves", "the job involves", "the incumbent will", "the successful candidate will", "this position will", "this role will", "tasks include", "your responsibilities",
        "the position is", "your tasks", "work includes", "the work includes", "the role includes", "duties are", "primary duties", "incumbent performs", "serves as", "in this role", "in this position", "assists with", "assists in", "performs a variety",
        "job duties", "essential functions", "the candidate will", "the consultant will", "the director will", "the manager will", "the specialist will", "the analyst will", "the coordinator will", "the person in this", "selected candidate will", "position performs",
        "perform other", "other duties", "duties of", "works under", "reporting to the", "the selected candidate", "employee will", "coordinates", "oversees",
    ),
    "content.requirements": (
        "years of experience", "years experience", "year of experience", "years' experience", "years of", "years in", "year experience", "must have", "must be", "must possess", "must meet", "bachelor's", "bachelors", "bachelor", "master's", "masters degree", "degree in", "degree or",
        "high school diploma", "ged", "required", "is required", "are required", "requires", "the ideal candidate", "ideal candidate", "successful candidate", "qualified candidates", "qualified candidate", "the right candidate",
        "ability to", "able to", "you have", "you've", "we're looking for someone", "we are looking for someone", "applicants must", "candidates must", "candidate must", "applicant must", "proven experience", "experience with", "experience in", "experience working",
        "knowledge of", "proficient in", "proficiency in", "familiarity with", "strong understanding", "qualifications include", "minimum qualifications", "requirements include", "should have", "excellent communication", "communication skills", "proficiency with",
        "someone who", "is essential", "a background in", "skills in", "you are a", "you're a", "phd", "ph.d", "driver's license", "eligible", "fluent in", "certification", "self-starter", "track record", "expertise in", "qualifications",
    ),
    "content.benefits": (
        "health insurance", "medical insurance", "dental", "vision insurance", "vision coverage", "medical and dental", "401 k", "401(k)", "401k", "401 (k)", "403(b)", "403b", "paid time off", "pto", "paid vacation", "vacation days", "vacation time", "annual leave", "sick leave",
        "days holiday", "paid holidays", "days of vacation", "days vacation", "pension", "pension scheme", "retirement plan", "retirement benefits", "retirement savings", "parental leave", "maternity leave", "paternity leave", "family leave", "stock options", "equity", "share options", "rsus", "employee stock purchase", "espp", "life insurance", "disability insurance",
        "tuition reimbursement", "tuition assistance", "gym membership", "wellness stipend", "wellness program", "commuter benefits", "commuter", "transit", "flexible spending", "fsa", "hsa", "health savings", "health care benefits", "healthcare", "health benefits", "health plan", "health coverage", "medical benefits", "medical coverage",
        "employee assistance", "employee discount", "employee discounts", "relocation assistance", "relocation package", "sign-on bonus", "annual bonus", "performance bonus", "discretionary bonus", "bonus scheme", "profit sharing", "flexible working hours", "flexible hours", "free lunch", "catered lunch*", "snacks", "home office budget", "home office stipend",
        "learning budget", "training budget", "professional development", "paid leave", "unlimited vacation", "unlimited pto", "time off", "cycle to work", "private medical", "private health", "bank holidays", "childcare", "volunteer days", "sabbatical", "remote work stipend", "student loan", "meal vouchers", "company car", "health, dental", "medical, dental",
        "insurance coverage", "federal benefits", "benefits package", "comprehensive benefits", "wellbeing", "work-life balance",
        "meaningful equity", "early-stage equity", "equity package", "equity grant*", "generous equity", "competitive equity", "compensation and equity", "salary and equity", "full benefits", "equity and benefits",
        "unlimited time off", "equity ownership", "health and dental", "health & dental", "medical, vision", "dental and vision", "holiday allowance", "days' holiday", "days annual leave", "days leave", "superannuation",
        "provident fund", "gratuity", "employee benefits", "wellness credit", "wellness allowance", "fully remote work", "free meals", "company pension", "life assurance", "income protection", "group insurance", "insurance premiums",
        "tuition aid", "educational assistance", "education assistance", "continuing education assistance", "deferred compensation", "city retirement", "civil service retirement",
    ),
    "content.benefits.vague": ("benefits package", "comprehensive benefits", "competitive benefits", "federal benefits", "wellbeing", "work-life balance", "healthcare", "equity", "certification", "snacks", "transit", "commuter", "professional development"),
}  # fmt: skip
# Kinds of section that are requirements too where no requirements section stands.
_REQUIRING = ("requirements", "skills", "education")
_MIN_WORDS = 5  # of a sentence that says something
NEAR = 120  # characters between two benefits of one offer
# What follows "you will" where no duty is told.
_NO_DUTY = frozenset("receive need get have find enjoy learn also want love not join benefit only see gain earn hear".split())
_BE = frozenset("responsible working leading building managing developing the a an accountable tasked supporting part".split())
_FOREIGN = frozenset(
    (
        "about_company", "benefits", "compensation", "eeo", "accommodation", "other_legal", "how_to_apply", "deadline", "location", "reporting",
        "preferred", "physical_demands", "work_environment", "schedule", "employment_type",
    )
)  # fmt: skip
_TOLD = frozenset(("responsibilities", "requirements", "skills", "education"))
# What follows "this position" where its terms are told and not what it is about.
_TERMS = (
    " is located", " is based", " will be filled", " require", " may ", " is open", " is not", " is eligible", " is subject", " report", " is covered",
    " is exempt", " is full", " is part", " has been", " will be open", " is temporary", " is a full", " is a part", " is considered", " is classified",
)  # fmt: skip


def find_section_passage(part: Part, kind: str) -> Passage | None:
    """The words under the first heading of that kind that has any."""
    for section in part.sections:
        if section.kind == kind and section.end > section.body:
            return part.passage(section.body, section.end)
    return None


def find_summary(part: Part, title: Passage | None) -> Passage | None:
    """What the job is about in a few sentences: its section, or the first sentence that introduces the job."""
    return find_section_passage(part, "summary") or _find_sentence(part, "content.summary", title)


def find_responsibilities(part: Part, title: Passage | None) -> Passage | None:
    """What one does: its section, or the first sentence that tells it."""
    return find_section_passage(part, "responsibilities") or _find_sentence(part, "content.responsibilities", title)


def find_requirements(part: Part, title: Passage | None) -> Passage | None:
    """What one must bring: its section, or the first sentence that demands something."""
    for kind in _REQUIRING:
        passage = find_section_passage(part, kind)
        if passage:
            return passage
    return _find_sentence(part, "content.requirements", title)


def find_benefits(part: Part) -> Passage | None:
    """What is offered beside pay, where at least one thing is named: its section, or the first sentence that names one."""
    for section in part.sections:
        if section.kind == "benefits" and _names_any(part, section):
            return part.passage(section.body, section.end)
    vague = {span.start for span in part.find("content.benefits.vague")}
    named = [span for span in part.find("content.benefits") if span.start not in vague]
    chosen = next((span for span in named if not _is_duty(part, span)), None)
    if chosen is None:
        # One benefit among the demands may be what the job is about; two together are an offer wherever they stand.
        pairs = pairwise(named)
        chosen = next((first for first, second in pairs if first.end <= second.start < first.end + NEAR), None)
    if chosen is None:
        return None
    sentence = part.sentence(chosen.start)
    return part.passage(sentence.start, sentence.end)


def _names_any(part: Part, section: Section) -> bool:
    """Whether a benefits section names a thing: by a word that we know, a number or a list."""
    text = part.folded[section.body : section.end]
    if any(section.body <= span.start < section.end for span in part.find("content.benefits")):
        return True
    if text.count("\n") >= 2 or any(char.isdigit() for char in text):
        return True
    # Who fills in a field for benefits names some, unless the words are those that name none.
    field = part.block(section.body).field
    vague = part.find("content.benefits.vague")
    return bool(field) and own_key(field) == "benefits" and not any(section.body <= span.start < section.end for span in vague)


def _is_duty(part: Part, span: Span) -> bool:
    section = part.section(span.start)
    return section is not None and section.kind in ("responsibilities", "requirements", "preferred", "skills")


def _find_sentence(part: Part, cue: str, title: Passage | None) -> Passage | None:
    for span in part.find(cue):
        section = part.section(span.start)
        if section is not None and section.kind in _FOREIGN:
            continue
        if cue == "content.summary" and section is not None and section.kind in _TOLD and part.block(span.start).kind == "item":
            continue
        if cue == "content.summary" and part.folded.startswith(_TERMS, span.end):
            continue
        if title is not None and title.start <= span.start < title.end:
            continue
        if cue == "content.responsibilities" and not _tells_duty(part.folded, span):
            continue
        sentence = part.sentence(span.start)
        if part.folded.count(" ", sentence.start, sentence.end) >= _MIN_WORDS:
            return part.passage(sentence.start, sentence.end)
    return None


def _tells_duty(folded: str, span: Span) -> bool:
    """Whether the words after "you will" may be a duty: "you will receive" is none."""
    if not folded.endswith((" will", "'ll"), span.start, span.end):
        return True
    following = folded[span.end : span.end + 40].split()[:2]
    if not following or following[0] in _NO_DUTY:
        return False
    return following[0] != "be" or following[-1].strip(",.") in _BE


def count_requirements(part: Part, requirements: Passage | None) -> int:
    """Bullets, or sentences where there are none, in the sections that demand something; preferred ones are not counted."""
    if requirements is None:
        return 0
    total = 0
    for section in part.sections:
        if section.kind in _REQUIRING:
            total += _count_items(part.blocks, section) or _count_sentences(part.sentences, section.body, section.end)
    return total or 1


def _count_items(blocks: Sequence[Block], section: Section) -> int:
    low = bisect_left(blocks, section.body, key=_start)
    high = bisect_left(blocks, section.end, low, key=_start)
    return sum(block.kind in ("item", "cell") for block in blocks[low:high])


def _count_sentences(sentences: Sequence[Span], start: int, end: int) -> int:
    return bisect_left(sentences, (end, 0)) - bisect_left(sentences, (start, 0))


def _start(block: Block) -> int:
    return block.start
