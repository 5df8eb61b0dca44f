"""Who offers the job, as far as the law asks: the company's name, a government, or a digest of somebody else's posting."""

from __future__ import annotations

from jdlint.model.posting import Passage
from jdlint.understanding.part import Part

CUES: dict[str, tuple[str, ...]] = {
    # Grades of the General Schedule (5 U.S.C. 5332) and words of federal announcements, which no other employer uses of its jobs.
    "employer.federal": (
        *(f"gs-{grade}" for grade in range(1, 16)), *(f"gs-0{grade}" for grade in range(1, 10)), "usajobs", "usajobs.gov", "general schedule", "merit promotion and internal placement",
        "competitive service", "excepted service", "federal employees health benefits", "fehb", "thrift savings plan",
        "u.s. senate", "senate.gov", "house.gov", "united states senate", "united states citizens or nationals", "u.s. citizens or nationals", "us citizens or nationals", "open to all u.s. citizens", "open to all u.s citizens", "this vacancy is advertised under",
        "vacancy is also being announced", "vacancy is being announced", "area of consideration", "delegated examining", "time-in-grade",
    ),
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
_ALIKE = ("equivalent", "or equiv", "comparable", "similar to", "contractor", "veteran")


def find_company(part: Part) -> str:
    """The employer's name, as a field tells it."""
    block = next(iter(part.fields("company")), None)
    return part.document.text.string[block.start : block.end] if block else ""


def find_federal(part: Part) -> Passage | None:
    """The words by which the government of the United States is the employer: a grade of its pay system, its job board, its services."""
    for start, end in part.find("employer.federal")[:50]:
        around = part.folded[max(part.start, start - 40) : min(part.end, end + 40)]
        if "federal service" in around or not any(word in around for word in _ALIKE):
            return part.passage(start, end)
    return None


def find_public(part: Part) -> Passage | None:
    """The first words that let one think of a town, a county, a state or one of their offices as the employer."""
    return next((part.passage(start, end) for start, end in part.find("employer.public")), None)


def find_digest(part: Part) -> Passage | None:
    """The words that say that the whole posting stands elsewhere, and this is a summary of it."""
    return next((part.passage(start, end) for start, end in part.find("employer.digest")), None)
