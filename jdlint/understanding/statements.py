"""Statements, known by what they say and not by a heading: equal opportunity, and accommodation."""

from __future__ import annotations

from jdlint.model.posting import Passage
from jdlint.model.span import Span
from jdlint.understanding.part import Part
from jdlint.understanding.passages import LONGEST, MOST, find_field, in_duty, sentence_about
from jdlint.understanding.words import Words, has_any, list_words

CUES: dict[str, tuple[str, ...]] = {
    "eeo.sure": (
        "equal opportunity employer", "equal opportunities employer", "equal opportunity employers", "equal employment opportunity employer",
        "equal employment opportunities employer", "equal opportunity workplace", "equal opportunity organization", "equal opportunity organisation",
        "equal opportunity company", "equal employer", "equal rights employer", "eeo employer", "eoe", "e.o.e", "eeo/aa", "aa/eeo", "aa/eoe", "eoe/aa", "eeoe",
        "equal opportunity/affirmative action", "equal employment opportunity/affirmative action", "affirmative action employer",
        "affirmative action/equal opportunity", "equal opportunity / affirmative action", "equal opportunity and affirmative action employer",
        "consideration for employment without regard",
        "equal access employer", "equal access employment", "inclusive employer", "non-discriminatory employer", "fair chance employer", "minorities/females", "minority/female",
        "statement of non-discrimination", "non-discrimination statement", "non-discrimination policy", "equal opportunity statement",
    ),
    "eeo.act": (
        "receive consideration", "receive equal consideration", "equal consideration", "policy on discrimination", "tolerance for discrimination",
        "tolerance of discrimination", "tolerance policy for discrimination", "any background",
        "not discriminate", "without discrimination", "prohibits discrimination", "prohibit discrimination", "free from discrimination", "free of discrimination",
        "tolerate discrimination", "without regard to", "without regard for", "regardless of", "irrespective of", "no matter your", "whatever your", "independent of race",
        "not be discriminated", "discriminated against", "discrimination against", "discrimination based on", "discrimination on the basis", "discriminate",
        "discrimination of any kind", "discrimination and harassment", "discrimination or harassment", "will be considered", "to be considered",
    ),
    "eeo.weak": (
        "equal employment opportunity", "equal employment opportunities", "equal opportunity", "equal opportunities", "equal employment", "eeo",
        "protected veteran", "protected veterans", "protected characteristic", "protected characteristics", "protected class", "protected classes",
        "sexual orientation", "national origin", "m/f/d/v", "m/f/v/d", "m/f/vet/disability", "disability/vet*", "all backgrounds", "every background", "diverse backgrounds", "different backgrounds", "equality of opportunity",
        "equality opportunity", "equity and equal",
    ),
    "accommodation": (
        "accommodation", "accommodations", "reasonable adjustment", "reasonable adjustments", "adjustments", "accomodation", "accomodations",
        "accommodate", "access needs", "accessibility needs", "special assistance", "disability assistance", "accommodation request", "additional support",
        "need help", "need any help", "need assistance", "require assistance", "requires assistance", "need support", "need any support", "adjusted",
    ),
}  # fmt: skip

_CLASSES = Words(
    "race racial color colour religio* creed sex gender age disab* origin nationality orientation veteran veterans military marital ethnic* belief pregnan* ancestry citizenship genetic* "
    "background backgrounds identity caste minorit* women female females"
)
# The grounds by the words that name each.
_GROUNDS = {
    word: ground
    for ground, words in {
        "race": "race racial", "colour": "color colour", "religion": "religion religious religions creed belief beliefs faith",
        "sex": "sex gender women females males", "orientation": "orientation lgbt lgbtq lgbtqia", "origin": "origin nationality ancestry ethnicity ethnic",
        "age": "age", "disability": "disability disabilities disabled", "veterans": "veteran veterans military uniformed", "marital status": "marital",
        "pregnancy": "pregnancy pregnant", "genetic information": "genetic genetics", "citizenship": "citizenship immigration",
    }.items()
    for word in words.split()
}  # fmt: skip
_PEOPLE = Words(
    "apply applications applicant applicants candidate candidates employ* hire hiring workplace workforce recruit* we our us everyone individuals opportunit* teammate teammates job jobs people persons"
)
_APPLYING = Words("applicant applicants candidate candidates employ*")
_OTHERS = Words("client* customer* patient* student students patrons citizens voters residents communities consumers vendors")
_RELATION = Words("regard* discriminat* basis equal* consider* welcom* encourag* irrespective")
_DUTY_WORDS = Words(
    "complian* principles complaint complaints counsel* investigat* familiarity implements implement administers administer fulfil* regulations supervisory objectives specialist reporting "
    "demonstrat*"
)
_DUTY_PHRASES = (
    "knowledge of", "understanding of", "comply with", "complies with", "adheres to", "adhere to", "in accordance with", "familiar with", "practices and", "laws and", "title vii",
    "responsibilities as", "goals and", "training on", "policies and procedures", "supports eeo", "support eeo", "support of equal", "support of eeo", "promotes equal", "promote equal",
    "promoting equal", "ensures equal", "ensure equal", "ensuring equal",
)  # fmt: skip
_COMMIT = Words(
    "employer employers applicant applicants candidate candidates commit* provid* offer* policy believe* proud* value values ensuring workplace everyone embrace*"
)
_COMMIT_PHRASES = ("we are", "to all", "for all", "m/f", "our hiring", "hiring practices", "ensure all")
_COMMITTED = tuple(
    f"{verb} {how}committed to"
    for verb in ("is", "are", "re", "remain", "remains")
    for how in ("", "strongly ", "fully ", "deeply ", "firmly ")
)


def find_eeo(part: Part) -> Passage | None:
    """The equal-opportunity or non-discrimination statement: its first sentence, with the neighbours that belong to it."""
    field = find_field(part, "eeo_statement")
    if field is not None:
        return field
    places = sorted([(start, end, name) for name in ("eeo.sure", "eeo.act", "eeo.weak") for start, end in part.find(name)[:MOST]])
    best: tuple[int, Span] | None = None
    seen = -1
    for start, end, name in places:
        if start < seen and name != "eeo.sure":
            continue
        sentence = sentence_about(part, start, end)
        rank = _rank(part, start, end, name, part.folded[sentence.start : sentence.end])
        if rank is None:
            continue
        seen = sentence.end
        if _in_heading(part, start):
            rank = 1  # which announces the statement; what follows is it
        if best is None or rank < best[0]:
            best = rank, sentence
        if best[0] == 0:
            break
    return _with_neighbours(part, best[1]) if best else _headed(part)


_LISTING = ("without regard to", "without regard for", "discriminate on the basis of", "regardless of", "irrespective of")
_AND_OTHERS = ("other", "or any", "all protected", "protected by", "any basis")


def name_grounds(text: str) -> list[str]:
    """The grounds that a folded text lists as those by which nobody is judged; none where it speaks of all that a law protects.

    A tag line such as "EOE/Veterans/Disabled" lists whom it invites, and no grounds.
    """
    if not has_any(text, _LISTING) or has_any(text, _AND_OTHERS) or not text.endswith((".", "!")):
        return []  # the last: it is cut off
    return list_grounds(text)


def list_grounds(text: str) -> list[str]:
    """The grounds that the words of a folded text name, each once, whatever is said of them."""
    return list(dict.fromkeys(_GROUNDS[word] for word in list_words(text) if word in _GROUNDS))


def _rank(part: Part, start: int, end: int, name: str, text: str) -> int | None:
    """0 for a statement, 1 for one that says it in other words, None for a duty or a value."""
    words = part.folded[start:end]
    duty = in_duty(part, start)
    if name == "eeo.sure":
        return None if duty and _is_duty(text) and _CLASSES.count(text) < 3 else 0
    classes = _CLASSES.count(text)
    if name == "eeo.act":
        return _rank_act(words, text, classes, duty)
    if classes >= 3 and _RELATION.inside(text):
        return 1 if not duty and _PEOPLE.inside(text) and not _is_duty(text) else None
    if duty or not ("equal" in words or words.startswith("m/f")):
        return None
    if has_any(text, _COMMITTED):
        return 1
    return 1 if (_COMMIT.inside(text) or has_any(text, _COMMIT_PHRASES)) and not _is_duty(text) else None


def _rank_act(words: str, text: str, classes: int, duty: bool) -> int | None:
    """The same for a sentence that says what the employer does or does not do, such as to discriminate."""
    if "consideration" in words and not has_any(
        text, ("without regard", "regardless", "irrespective", "all qualified", "all applicants", "equal")
    ):
        return None
    if words.startswith("without regard") and has_any(text, (" hire", "hiring", "recruit,", "recruit ", "employment")):
        return 0 if classes >= 3 else 1
    if words == "whatever your" and classes < 3:
        return None
    if classes < 2 and not (classes and "discriminat" in words):
        return 1 if "discriminat" in words and "employment" in text and _PEOPLE.inside(text) else None
    if (duty or _OTHERS.inside(text)) and not _APPLYING.inside(text):
        return None
    if classes >= 3 and ("discriminat" in text or _PEOPLE.inside(text)):
        return 0
    return 1 if _PEOPLE.inside(text) else None


def _in_heading(part: Part, start: int) -> bool:
    section = part.section(start)
    return section is not None and bool(section.heading) and start < section.body


def _is_duty(text: str) -> bool:
    return _DUTY_WORDS.inside(text) or has_any(text, _DUTY_PHRASES)


def _headed(part: Part) -> Passage | None:
    """The opening sentence of a section that a heading announces as the statement."""
    for section in part.sections:
        if section.kind == "eeo" and section.heading and section.end - section.body > 20:
            return part.passage(*sentence_about(part, section.body, section.body + 1))
    return None


def _with_neighbours(part: Part, span: Span) -> Passage:
    """The sentence with its neighbours in the block: the one before that speaks of diversity, the one behind that names classes or the employer's promise."""
    block = part.block(span.start)
    low, high = span
    after = high
    while after < block.end and part.folded[after] == " ":
        after += 1
    if after < block.end:
        following = part.sentence(after)
        text = part.folded[following.start : following.end]
        if low < following.start and following.end <= min(block.end, low + 2 * LONGEST):
            if _CLASSES.count(text) >= 2 or "equal opportunity employer" in text:
                high = following.end
    if low - 2 > block.start:
        before = part.sentence(low - 2)
        text = part.folded[before.start : before.end]
        if block.start <= before.start and low - before.start <= LONGEST // 2 and ("diversity" in text or "inclusive" in text):
            low = before.start
    return part.passage(low, high)


_OFFER = Words(
    "request* requir* need* provid* offer* available contact upon happy commit* made make makes making email mail call inform ask* support assist* entitled please ensur* will welcome discuss "
    "let reach"
)
_TO_WHOM = Words(
    "applicant applicants candidate candidates application applications applying apply interview* recruit* hiring selection disabilit* disabled individual individuals employee employees process "
    "religio* functions ada access request available stage"
)
_HIRING = Words("disab* interview* recruit* application applications applicant applicants candidate candidates")
_PROCESS = ("disab", "interview", "any stage", "recruitment", "application process", "hiring process", "applicant")
_LODGING = Words(
    "hotel* travel flight flights housing lodging tourism holiday rent* guest guests meals airbnb booking bookings shifting schedule schedules growth resort serviced bid billing seat*"
)
_PLAIN = frozenset({"adjustments", "adjusted", "accommodate", "additional support", "special assistance"})
_HELP = ("need", "require")  # what anyone may need; only with a word on disability it is an offer of accommodation


def find_accommodation(part: Part) -> Passage | None:
    """An offer of reasonable accommodation or adjustments to people who apply or do the job.

    "With or without reasonable accommodation" tells what the job demands and is no offer.
    """
    field = find_field(part, "accommodation_statement")
    if field is not None:
        return field
    second: Span | None = None
    for start, end in part.find("accommodation")[:MOST]:
        if _is_demand(part, start):
            continue
        sentence = sentence_about(part, start, end)
        text = part.folded[sentence.start : sentence.end]
        if not _OFFER.inside(text) or not _TO_WHOM.inside(text):
            continue
        if part.folded[start:end] in _PLAIN and not has_any(text, _PROCESS):
            continue
        if part.folded.startswith(_HELP, start) and "disab" not in text:
            continue
        if "exempt" in text and "disab" not in text:
            continue  # an exemption, such as from a vaccine
        if _LODGING.inside(text) and not ("disab" in text or "reasonable" in text):
            continue
        if in_duty(part, start) and not _HIRING.inside(text) and "individuals" not in text:
            continue
        if "reasonable" in part.folded[max(start - 14, 0) : end] or _HIRING.inside(text):
            return part.passage(*sentence)
        second = second or sentence
    return part.passage(*second) if second else None


def _is_demand(part: Part, start: int) -> bool:
    """Whether a place is the end of "with or without reasonable accommodation"."""
    before = part.folded[max(start - 40, 0) : start].rstrip()
    for word in ("reasonable", "a", "an"):
        before = before.removesuffix(f" {word}")
    return before.endswith(("or without", "and without", "and/or without"))
