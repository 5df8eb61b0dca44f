"""Statements, known by what they say and not by a heading: equal opportunity, accommodation, whom the job reports to."""

from __future__ import annotations

import re
from typing import NamedTuple

from jdlint.model.document import Block
from jdlint.model.posting import Passage
from jdlint.model.span import Span
from jdlint.reading.fields import pointer_key
from jdlint.understanding.part import Part

CUES: dict[str, tuple[str, ...]] = {
    "eeo.sure": (
        "equal opportunity employer", "equal opportunities employer", "equal opportunity employers", "equal employment opportunity employer",
        "equal employment opportunities employer", "equal opportunity workplace", "equal opportunity organization", "equal opportunity organisation",
        "equal opportunity company", "equal employer", "equal rights employer", "eeo employer", "eoe", "e.o.e", "eeo/aa", "aa/eeo", "aa/eoe", "eoe/aa", "eeoe",
        "equal opportunity/affirmative action", "equal employment opportunity/affirmative action", "affirmative action employer",
        "affirmative action/equal opportunity", "equal opportunity / affirmative action", "equal opportunity and affirmative action employer",
        "consideration for employment without regard",
        "equal access employer", "inclusive employer", "non-discriminatory employer", "fair chance employer", "minorities/females", "minority/female",
        "statement of non-discrimination", "non-discrimination statement", "non-discrimination policy", "equal opportunity statement",
    ),
    "eeo.act": (
        "receive consideration", "receive equal consideration", "equal consideration", "policy on discrimination", "tolerance for discrimination",
        "tolerance of discrimination", "tolerance policy for discrimination", "any background",
        "not discriminate", "without discrimination", "prohibits discrimination", "prohibit discrimination", "free from discrimination", "free of discrimination",
        "tolerate discrimination", "without regard to", "without regard for", "regardless of", "irrespective of", "no matter your", "independent of race",
        "not be discriminated", "discriminated against", "discrimination against", "discrimination based on", "discrimination on the basis", "discriminate",
        "discrimination of any kind", "discrimination and harassment", "discrimination or harassment", "will be considered", "to be considered",
    ),
    "eeo.weak": (
        "equal employment opportunity", "equal employment opportunities", "equal opportunity", "equal opportunities", "equal employment", "eeo",
        "protected veteran", "protected veterans", "protected characteristic", "protected characteristics", "protected class", "protected classes",
        "sexual orientation", "national origin", "m/f/d/v", "m/f/v/d", "m/f/vet/disability", "disability/vet*", "all backgrounds", "equality of opportunity",
        "equality opportunity", "equity and equal",
    ),
    "accommodation": (
        "accommodation", "accommodations", "reasonable adjustment", "reasonable adjustments", "adjustments", "accomodation", "accomodations",
        "accommodate", "access needs", "accessibility needs", "special assistance", "disability assistance", "accommodation request", "additional support",
    ),
    "reporting": (
        "reports to", "report to", "reporting to", "reports directly to", "report directly to", "reporting directly to", "reports into", "report into",
        "reporting into", "report directly into", "reports directly into", "reporting directly into", "reports in to", "report in to", "reports up to",
        "reports functionally to", "reports administratively to", "reports jointly to", "reports dually to", "reports solidly to", "reports to the",
        "reports both to", "report straight to", "reports straight to", "reports and is accountable to", "accountable to", "responsible to",
        "under the supervision of", "under the direct supervision of", "under the general supervision of", "under general supervision of",
        "under supervision of", "under direct supervision of", "under the immediate supervision of", "under the close supervision of", "under close supervision of",
        "under the overall supervision of", "under the direction of", "under direction of", "under the general direction of", "under general direction of",
        "under the direct direction of", "under the administrative direction of", "under administrative direction of", "under the guidance of",
        "under the leadership of", "under the direction and supervision of", "under the supervision and direction of", "under the general guidance of",
        "supervised by", "directly supervised by", "managed by", "line managed by", "line manager", "direct supervisor", "immediate supervisor",
        "your manager will be", "your manager is", "your boss will be", "works under", "work under the", "working under the", "reporting line",
        "reporting structure", "reporting relationship", "reporting relationships", "supervisor", "manager", "hiring manager", "reports directly", "report directly",
        "supervision of the", "general supervision of", "direction of a", "direction of the", "general direction of", "limited direction of",
    ),
}  # fmt: skip

_CLASSES = re.compile(
    r"\b(race|racial|colou?r|religio\w+|creed|sex|gender|age|disab\w+|origin|nationality|orientation|veterans?|military|marital|ethnic\w*|belief|"
    r"pregnan\w+|ancestry|citizenship|genetic\w*|backgrounds?|identity|caste|minorit\w+|women|females?)\b"
)
_LONGEST = 420  # characters of a statement that are shown; flattened texts have sentences of thousands
_PEOPLE = re.compile(
    r"\b(applicants?|candidates?|employ\w*|hir\w+|workplace|workforce|recruit\w*|we|our|us|everyone|all (?:people|persons|individuals)|individuals|opportunit\w+|teammates?|jobs?)\b"
)
_OTHERS = re.compile(r"\b(clients?|customers?|patients?|students?|patrons|citizens|voters|residents|communities|consumers|vendors)\b")
_DUTY = re.compile(
    r"\b(knowledge of|understanding of|compliance with|complian\w+|comply with|complies with|ensur\w+ (?:that )?(?:compliance|adherence|equal)|adher\w+ to|in accordance with|"
    r"principles|complaints?|counsel\w+|investigat\w+|familiarity|familiar with|implements?|administers?|fulfil\w*|practices and|regulations|laws and|title vii|"
    r"responsibilities as|supervisory|goals and|objectives of|objectives|program(?:s|me)? (?:goals|objectives)|training on|specialist|policies and procedures|reporting|supports? eeo|"
    r"support of (?:eeo|equal)|demonstrat\w+|promot\w+ (?:and|eeo|equal))\b"
)
_COMMIT = re.compile(
    r"\b(employers?|applicants?|candidates?|commit\w*|provid\w+|offer\w*|policy|believe\w*|proud\w*|values?|we are|to all|for all|m/f|ensur\w+ all|ensuring|workplace|everyone|embrace\w*|our hiring|hiring practices)\b"
)


def find_eeo(part: Part) -> Passage | None:
    """The equal-opportunity or non-discrimination statement: its first sentence, with the next one where that belongs to it."""
    field = _field(part, "eeo_statement")
    if field is not None:
        return field
    places = sorted(
        [(span.start, span.end, name) for name in ("eeo.sure", "eeo.act", "eeo.weak") for span in part.find(name)],
    )
    best: tuple[int, Span] | None = None
    seen = -1
    for start, end, name in places:
        sentence = _sentence(part, start, end)
        if name != "eeo.sure" and start < seen:
            continue
        text = part.folded[sentence.start : sentence.end]
        rank = _eeo_rank(part, start, end, name, text)
        if rank is None:
            continue
        seen = sentence.end
        if best is None or rank < best[0]:
            best = rank, sentence
        if best[0] == 0:
            break
    return _with_next(part, best[1]) if best else _headed(part, "eeo")


def _headed(part: Part, kind: str) -> Passage | None:
    """The opening sentence of a section that a heading announces as that statement."""
    for section in part.sections:
        if section.kind == kind and section.heading and section.end - section.body > 20:
            sentence = _sentence(part, section.body, section.body + 1)
            return part.passage(sentence.start, sentence.end)
    return None


def _eeo_rank(part: Part, start: int, end: int, name: str, text: str) -> int | None:
    """0 for a statement, 1 for one that says it in other words, None for a duty or a value."""
    classes = len(set(_CLASSES.findall(text)))
    duty = _in_duty(part, start)
    if name == "eeo.sure":
        if _DUTY.search(text) and duty and classes < 3:
            return None
        return 0
    if name == "eeo.act":
        if "consideration" in part.folded[start:end] and not re.search(r"\b(?:without regard|regardless|irrespective|all qualified|all applicants|equal)\b", text):
            return None
        if part.folded[start:end].startswith("without regard") and re.search(r"\bhir(?:e|ing)\b|\brecruit\b|\bemployment\b", text):
            return 0 if classes >= 3 else 1
        if classes < 2 and not (classes and "discriminat" in part.folded[start:end]):
            return None if not ("discriminat" in part.folded[start:end] and _PEOPLE.search(text) and "employment" in text) else 1
        if duty and not re.search(r"\b(applicants?|candidates?|employment)\b", text):
            return None
        if _OTHERS.search(text) and not re.search(r"\b(applicants?|candidates?|employ\w+)\b", text):
            return None
        if classes >= 3 and ("discriminat" in text or _PEOPLE.search(text)):
            return 0
        return 1 if _PEOPLE.search(text) else None
    if classes >= 3 and re.search(r"\b(regard\w*|discriminat\w*|basis|equal\w*|consider\w*|welcom\w+|encourag\w+|irrespective)\b", text):
        return 1 if not duty and _PEOPLE.search(text) and not _DUTY.search(text) else None
    if "equal" in part.folded[start:end] or part.folded[start:end].startswith("m/f"):
        if re.search(r"\b(?:is|are|re|remains?) (?:strongly |fully |deeply |firmly )?committed to\b", text) and not duty:
            return 1
        return 1 if _COMMIT.search(text) and not _DUTY.search(text) and not duty else None
    return None


def _in_duty(part: Part, offset: int) -> bool:
    """Whether a place is in what the job does or asks for."""
    section = part.section(offset)
    block = part.block(offset)
    duties = section is not None and section.kind in ("responsibilities", "requirements", "preferred", "skills", "education")
    return duties and block.kind == "item"


def _with_next(part: Part, span: Span) -> Passage:
    """The sentence with its neighbours in the block: the one before that speaks of diversity, the one behind that names classes."""
    block = part.block(span.start)
    low, high = span
    after = high
    while after < block.end and part.folded[after] == " ":
        after += 1
    if after < block.end:
        following = part.sentence(after)
        text = part.folded[following.start : following.end]
        if low < following.start and following.end <= min(block.end, low + 2 * _LONGEST) and len(set(_CLASSES.findall(text))) >= 2:
            high = following.end
    if low - 2 > block.start:
        before = part.sentence(low - 2)
        text = part.folded[before.start : before.end]
        if block.start <= before.start and low - before.start <= _LONGEST // 2 and ("diversity" in text or "inclusive" in text):
            low = before.start
    return part.passage(low, high)


_OFFER = re.compile(
    r"\b(request\w*|requir\w+|need\w*|provid\w+|offer\w*|available|contact|let us know|upon|happy|commit\w*|made?|mak(?:e|es|ing)|e-?mail|call|inform|ask\w*|"
    r"reach out|support|assist\w*|entitled|please|ensur\w+|will|welcome|discuss)\b"
)
_OFFERED_TO = re.compile(
    r"\b(applicants?|candidates?|applications?|applying|apply|interview\w*|recruit\w+|hiring|selection|disabilit\w+|disabled|individuals?|employees?|applications?|process|"
    r"religio\w+|essential (?:job )?functions|ada|equal access|upon request|available)\b"
)
_LODGING = re.compile(
    r"\b(hotels?|travel|flights?|housing|lodging|tourism|student accommodation|holiday|rent\w*|guests?|meals|airbnb|bookings?|shifting|schedules?|growth|resort|"
    r"temporary accommodation|serviced|price adjustments|bid|billing|seat\w*)\b"
)
_WITHOUT = re.compile(r"with(?:,)? (?:or|and|and/or) without (?:an? )?(?:reasonable )?(?:accomm?odations?|adjustments?)")


def find_accommodation(part: Part) -> Passage | None:
    """An offer of reasonable accommodation or adjustments to people who apply or do the job."""
    field = _field(part, "accommodation_statement")
    if field is not None:
        return field
    second: Span | None = None
    for start, end in part.find("accommodation"):
        sentence = _sentence(part, start, end)
        text = _WITHOUT.sub(" ", part.folded[sentence.start : sentence.end])
        words = part.folded[start:end]
        if words not in text or not _OFFER.search(text) or not _OFFERED_TO.search(text):
            continue
        plain = words in ("adjustments", "accommodate", "additional support", "special assistance")
        if plain and not re.search(r"\b(disab\w+|interview\w*|recruitment|application process|hiring process|applicants?)\b", text):
            continue
        sure = "reasonable" in part.folded[max(start - 14, 0) : end] or re.search(r"\b(disab\w+|interview\w*|recruit\w+|application|applicants?|candidates?)\b", text)
        if _LODGING.search(text) and not ("disab" in text or "reasonable" in text):
            continue
        if _in_duty(part, start) and not re.search(r"\b(applicants?|candidates?|individuals|interview)\b", text):
            continue
        if sure:
            return part.passage(sentence.start, sentence.end)
        second = second or sentence
    return part.passage(second.start, second.end) if second else None


_WHO = (
    r"(?:manager|director|head|lead|leader|chief|officer|president|vp|svp|evp|avp|c[a-z]o|ciso|supervisor|coordinator|principal|partner|founders?|co-?founders?|dean|chair\w*|"
    r"administrator|executive|superintendent|board|engineer|architect|controller|comptroller|secretary|commissioner|registrar|clerk|captain|sergeant|lieutenant|professor|"
    r"investigator|analyst|specialist|counsel|editor|producer|team lead|owner|foreman|consultant|scientist|developer|designer|planner|nurse|physician|librarian|curator|"
    r"auditor|treasurer|mayor|attorney|judge|provost|chancellor|minister|governor|commander|chef|pi|gm|hrbp|scrum master|product owner|tech lead|staff|strategist|"
    r"buyer|superior|pharmacist|technologist|accountant|deputy|representative|hod|committee|council)s?"
)
_PERSON = re.compile(rf"[^.;:!?•]{{0,90}}?\b{_WHO}\b")
_NOBODY = re.compile(
    r"(?:the )?(?:senior management|management|upper management|senior leadership|leadership|stakeholders?|clients?|customers?|work\b|duty|the office|site\b|senior and|help\b|appropriate|relevant|"
    r"authorities|government|investors|users|you\b|us\b|proper|internal|external|jury|regulators?|regulatory|executives|executive (?:team|management|leadership)|this (?:position|role)|"
    r"team members|key|all levels|various|multiple|different|location|headquarters|designated|federal|state agenc|our (?:clients|customers)|the (?:client|customer|team|public|field)\b|them\b|him\b|it\b|"
    r"a variety|c-level|c-suite|what|how)"
)
_SOMEBODY_ELSE = re.compile(
    r"(?:\b(?:staff|employees|people|team|teams|personnel|managers|analysts|engineers|members|those|supervisors|workers|leads|professionals|associates|direct reports|individuals|"
    r"who|that will|roles|positions|functions|departments|personnel who|designers|developers)(?: who| that)?(?: will| directly| may)? ?|experience |experience in |ability to (?:work )?|"
    r"(?:findings|results|progress|issues|problems|status|data|metrics|performance|information|incidents|concerns|outcomes|updates|abnormalities) (?:and )?|to be |"
    r"\b(?:regular|periodic|daily|monthly|weekly|quarterly|annual|status|deliver\w*|prepar\w+|provid\w+|submit\w*|present\w*|send\w*|writ\w+|produc\w+|generat\w+|creat\w+|creating|"
    r"financial|summary|progress|detailed|written|oral|timely|ad[- ]hoc|analytical|management|customer|required|other|concise|clear|accurate|necessary|all|of|for|with|in) )$"
)
_REPORTS = ("reports", "report", "reporting", "accountable", "responsible")
_LABELS = frozenset(
    (
        "supervisor", "manager", "hiring manager", "line manager", "direct supervisor", "immediate supervisor", "reporting line",
        "reporting structure", "reporting relationship", "reporting relationships",
    )
)  # fmt: skip


class _Line(NamedTuple):
    rank: int
    start: int
    end: int


def find_reporting_line(part: Part) -> Passage | None:
    """The words that say to whom the job reports or who supervises it."""
    field = _field(part, "reporting_line")
    if field is not None:
        return field
    best: _Line | None = None
    for start, end in part.find("reporting"):
        line = _reporting(part, start, end)
        if line is not None and (best is None or line.rank < best.rank):
            best = line
            if line.rank == 0:
                break
    return part.passage(best.start, best.end) if best else None


def _reporting(part: Part, start: int, end: int) -> _Line | None:
    words = part.folded[start:end]
    block = part.block(start)
    after = part.folded[end : min(end + 130, block.end)]
    label = re.match(r" ?(?:\([^)]{0,20}\))? ?:\s*", after) if start - block.start <= 24 or words.startswith("report") else None
    if words in _LABELS and not (label and _opens(part, block, start)):
        if not words.startswith("line manager"):
            return None
        if not re.match(r" (?:is|will be|for this)\b", after):
            return None
        return _Line(1, *_sentence(part, start, end))
    if label or (end >= block.end - 1 and _opens(part, block, start)):
        return _labelled(part, block, start, end, label.end() if label else len(after))
    target = after.lstrip(" ").replace("sr. ", "senior ").replace("dr. ", "").replace("asst. ", "assistant ")
    target = re.sub(r"^(?:both |either |a |an |our |the |your |their |its |and [a-z ]{3,30} (?:with|by) )+", "", target)
    if _NOBODY.match(target) or _NOBODY.match(after.lstrip(" ")):
        return None
    if words in ("managed by", "works under", "work under the", "working under the", "reports directly", "report directly", "responsible to", "accountable to"):
        if not re.match(_WHO if words != "managed by" else r"(?!)", target) and not _PERSON.match(target[:50]):
            return None
        if words in ("managed by", "responsible to", "accountable to") and not re.search(r"\b(you|position|role|incumbent|will be)\b", part.folded[max(block.start, start - 60) : start]):
            return None
    before = part.folded[max(block.start, start - 60) : start]
    if _SOMEBODY_ELSE.search(before) and not re.search(r"\b(?:you|position|role|incumbent|job)\b[^.]{0,20}$", before):
        return None
    if not _PERSON.match(target) and not (words.startswith("under ") and _titled(part, end)):
        return None
    sentence = _sentence(part, start, end)
    text = part.folded[sentence.start : start].rsplit(". ", 1)[-1]
    if re.search(r"\b(experience|years|ability|able|hours of|supervise[sd]? (?:staff|a team))\b", text[-50:]):
        return None
    if before.endswith("and ") and part.block(start).kind == "item" and not re.search(r"\b(?:position|role|job|incumbent|who)\b", before):
        return None
    if words in _LOOSE and not re.search(r"\b(?:under|at|performed)\b[a-z ]{0,30}$", before):
        return None
    if words in ("reports to", "report to", "reporting to") and not _named(part, end):
        return None
    return _Line(0 if words.startswith(_REPORTS[:3]) else 1, *sentence)


_LOOSE = frozenset({"supervision of the", "general supervision of", "direction of a", "direction of the", "general direction of", "limited direction of"})


def _titled(part: Part, end: int) -> bool:
    """Whether the words behind begin with an article and a capital: "the Senior Pastor"."""
    text = part.document.text.string[end : end + 40].lstrip()
    return bool(re.match(r"(?:the|an?|our) [A-Z][a-z]", text)) and not text.isupper()


def _named(part: Part, end: int) -> bool:
    """Whether the words behind a verb name somebody: by an article, a capital or a role, and not "reporting to help teams"."""
    text = part.document.text.string[end : end + 40].lstrip()
    return bool(re.match(r"(?:the|an?|our|your|one|either|both|his|her|their|its|senior|county|and)\b|[A-Z]", text)) or bool(
        re.match(rf"(?!(?:inform|help|support|keep|drive|ensure|provide|present|identify|assist|allow|enable|give|meet|show)\b)(?:[a-z-]+ ){{0,2}}{_WHO}\b", text)
    )


def _opens(part: Part, block: Block, start: int) -> bool:
    """Whether a place begins a block, a sentence or a flattened label."""
    before = part.folded[block.start : start].rstrip()
    return not before or before[-1] in ".:;|-*!" or start - block.start <= 4


def _labelled(part: Part, block: Block, start: int, end: int, skip: int) -> _Line | None:
    """The value of a label such as "Reports to:", in its own block or the next."""
    low, high = end + skip, block.end
    if low >= high:
        blocks = [one for one in (part.block(block.end + 1),) if one.start > block.start]
        if not blocks or blocks[0].end - blocks[0].start > 120 or blocks[0].end > part.end:
            return None
        low, high = blocks[0].start, blocks[0].end
        return _Line(0, start, high) if _PERSON.match(part.folded[low:high]) else None
    value = part.folded[low : min(low + 120, high)]
    if not value.strip() or value.strip() in ("n/a", "none", "tbd"):
        return None
    stop = re.search(r"[.;•|]|\n", value)
    cut = low + (stop.start() if stop else len(value))
    return _Line(0, start, max(cut, low + 1))


def _sentence(part: Part, start: int, end: int) -> Span:
    """The sentence about a place, inside its block and cut to a length that can be read."""
    low, high = part.sentence(start)
    block = part.block(start)
    low, high = max(low, block.start), min(max(high, end), block.end)
    if high - low > _LONGEST:
        cut = max(low, start - _LONGEST // 2)
        while cut > low and not part.folded[cut - 1].isspace():
            cut -= 1
        low, limit = cut, min(high, start + _LONGEST)
        while limit < high and not part.folded[limit].isspace():
            limit += 1
        high = limit
    while low < high and part.folded[low] == " ":
        low += 1
    while high > low and part.folded[high - 1] == " ":
        high -= 1
    return Span(low, high)


def _field(part: Part, key: str) -> Passage | None:
    """The first structured value of that meaning."""
    for block in part.blocks:
        if block.field and pointer_key(block.field) == key:
            return part.passage(block.start, block.end)
    return None

