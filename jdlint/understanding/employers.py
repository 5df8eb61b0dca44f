"""Who offers the job, as far as the law asks: the company's name, a government, or a digest of somebody else's posting."""

from __future__ import annotations

from jdlint.model.posting import Passage
from jdlint.reading.fields import pointer_key
from jdlint.understanding.part import Part
from jdlint.understanding.words import has_any

CUES: dict[str, tuple[str, ...]] = {
    # Grades of the General Schedule (5 U.S.C. 5332) and words of federal announcements, which no other employer uses of its jobs.
    "employer.federal": (
        *(f"gs-{grade}" for grade in range(1, 16)), *(f"gs-0{grade}" for grade in range(1, 10)), "general schedule", "merit promotion and internal placement",
        "position in the competitive service", "positions in the competitive service", "positions are in the competitive service", "position is in the competitive service", "appointment in the competitive service",
        "appointments in the competitive service", "employees in the competitive service", "competitive service position", "competitive service positions", "competitive service employees", "competitive service vacancy", "competitive service vacancies",
        "excepted service", "federal employees health benefits", "fehb", "thrift savings plan", "this vacancy is advertised under",
        "vacancy is also being announced", "vacancy is also being advertised", "vacancy is being announced", "delegated examining", "time-in-grade",
    ),
    # Where one applies for federal jobs, or from where: others, too, speak of it, but not as the way to their own job.
    "employer.federal_way": ("usajobs", "usajobs.gov", "senate.gov", "house.gov", "area of consideration"),
    # Words of towns, counties, states and their offices; a firm may use them too, so that they raise a question and answer none.
    "employer.public": (
        "board of elections", "board of election", "election commission", "registrar of voters", "general registrar", "voter registration", "county clerk", "city clerk",
        "county registrar", "school district", "public schools", "city of", "county of", "town of", "village of", "borough of", "state of", "commonwealth of", "department of", "dept. of", "dept of",
        "county government", "city government", "district government", "dc government", "d.c. government", "public body", "state agency", "university of", "state university",
        "city council", "county council", "civil service", "electoral board",
    ),
    # A board's summary that sends the reader to the posting itself.
    "employer.digest": (
        "complete job listing", "complete job list", "complete job posting", "complete job announcement", "complete job advertisement", "complete job ad", "complete listing", "complete job listings",
        "for the complete posting", "for the complete announcement", "full job listing", "full job announcement", "entire job announcement", "entire job posting", "entire job listing",
        "for a complete job description", "for the complete job description", "for complete job description", "for the full job description", "for a full job description", "includes the full job description",
    ),
}  # fmt: skip
_APPLY = ("apply", "to apply", "please apply", "applicants", "applications", "submit your", "send your")  # begin a sentence
_APPLYING = (
    "your application", "your resume", "resume and", "resume to", "resumes to", "you apply", "may apply", "must apply", "successfully apply", "announcement number", "vacancy announcement", "this announcement",
    "referral number", "this vacancy", "current employees", "will be given to",
)  # fmt: skip
_NEAR = 160  # characters from the words to those about applying
_ALIKE = ("equivalent", "or equiv", "comparable", "similar to", "contractor", "veteran")


def find_company(part: Part) -> str:
    """The employer's name, as a field tells it; of several values under one field, the one that is called so."""
    blocks = part.fields("company")
    if not blocks:
        return ""
    block, parent = blocks[0], blocks[0].field.rpartition("/")[0]
    if pointer_key(parent) == "company":
        block = next((one for one in blocks if one.field.startswith(parent) and one.field.lower().endswith("name")), block)
    return part.document.text.string[block.start : block.end]


def find_federal(part: Part) -> Passage | None:
    """The words by which the government of the United States is the employer: a grade of its pay system, its job board, its services."""
    for start, end in part.find("employer.federal")[:50]:
        around = part.folded[max(part.start, start - 40) : min(part.end, end + 40)]
        if "federal service" in around or not any(word in around for word in _ALIKE):
            return part.passage(start, end)
    for start, end in part.find("employer.federal_way")[:50]:
        sentence = part.sentence(start)
        around = part.folded[max(sentence.start, start - _NEAR) : min(sentence.end, end + _NEAR)]
        if has_any(around, _APPLYING) or part.folded.startswith(_APPLY, sentence.start):
            return part.passage(start, end)
    return None


def find_public(part: Part) -> Passage | None:
    """The first words that let one think of a town, a county, a state or one of their offices as the employer."""
    return next((part.passage(start, end) for start, end in part.find("employer.public")), None)


def find_digest(part: Part) -> Passage | None:
    """The words that say that the whole posting stands elsewhere, and this is a summary of it."""
    return next((part.passage(start, end) for start, end in part.find("employer.digest")), None)
