"""Which postings a page holds."""

from tests.understanding.pages import kinds_of, read_posting, read_postings

LEVEL = """{level} pump technician ({years} years of experience)
Summary of the Role
As a technician you will keep our pumps running through the {level} season.
Required Skills
- Careful reading of gauges
- Clear writing
Qualifications
- Diploma
- {years} years with pumps
Responsibilities
- Check the pumps
- Keep the log
"""
ARTICLE = """What does a pump technician do?
Pump technicians work across many towns and keep the water running for everyone.
Pump Technician Job Description Template
Job Brief
We are looking for a pump technician to join our team.
Responsibilities
- Check the pumps
- Keep the log
Qualifications
- Two years with pumps
Application Instructions
Send your resume to the yard.
How to become a pump technician?
The average salary for a pump technician is $52,000 a year.
"""


def test_parallel_descriptions_are_postings_of_their_own() -> None:
    text = "Pump technicians\nBelow are descriptions for each level.\n" + "".join(
        LEVEL.format(level=level, years=years) for level, years in (("Junior", 1), ("Senior", 5))
    )
    postings = read_postings(text + "See other roles in the trade\n", "a.txt")
    assert [posting.key for posting in postings] == ["junior-pump-technician", "senior-pump-technician"]
    assert [kinds_of(posting) for posting in postings] == [["summary", "requirements", "requirements", "responsibilities"]] * 2
    assert all(posting.kind == "posting" for posting in postings)
    assert postings[0].end < postings[1].start
    assert postings[1].text.endswith("Keep the log")
    assert all(
        posting.start <= section.start < section.end <= posting.end for posting in postings for section in posting.sections
    )


def test_a_posting_that_repeats_a_heading_is_one() -> None:
    posting = read_posting(
        "# Clerk\n\n## Duties\n\nFile.\n\n## Requirements\n\nCare.\n\n## Duties\n\nWrite.\n\n## Requirements\n\nPatience.\n"
    )
    assert posting.key == ""


def test_the_posting_inside_an_article_is_judged_and_the_article_is_not() -> None:
    posting = read_posting(ARTICLE, "a.txt")
    assert posting.kind == "posting"
    assert posting.text.startswith("Job Brief")
    assert posting.text.endswith("Send your resume to the yard.")
    assert posting.pay == ()
    assert "article" in posting.why


def test_a_list_of_similar_jobs_is_left_out() -> None:
    posting = read_posting(
        "# Clerk\n\nWe seek a clerk.\n\n## Duties\n\n- File\n- Write letters\n\n## Similar jobs\n\nTypist at Rivermill, $20 per hour.\n"
    )
    assert posting.text.endswith("Write letters")
    assert posting.pay == ()
