"""What a posting tells about the job, with and without headings."""

import pytest

from tests.understanding.pages import read_posting


def test_content_is_found_in_plain_sentences() -> None:
    posting = read_posting(
        "Brightwater is hiring a pump technician for its northern works. You will check the pumps and keep the log. "
        "You have two years of experience with pumps. We offer health insurance and paid time off.",
        "a.txt",
    )
    assert posting.summary is not None
    assert posting.summary.text.startswith("Brightwater is hiring")
    assert posting.responsibilities is not None
    assert posting.responsibilities.text.startswith("You will check")
    assert posting.requirements is not None
    assert posting.requirements.text.startswith("You have two years")
    assert posting.benefits is not None
    assert posting.benefits.text.startswith("We offer health insurance")


@pytest.mark.parametrize(
    "opening",
    [
        "We are recruiting a night-shift technician for our northern works.",
        "As a Senior Pump Engineer, you will help build the works of tomorrow.",
        "As Brightwater's Head of Pumps, you'll be at the helm of all our works.",
        "Join our legal team and advise the board on its contracts.",
        "The Governors seek to appoint a teacher of music for September.",
        "Eastside Pantry needs volunteer drivers for two routes each week.",
        "The driver brings the boxes of the pantry to those who cannot come.",
        "This role keeps the water of the city clean.",
        "You will be working with the crew of the northern works.",
    ],
)
def test_a_summary_is_found_in_an_opening_without_a_heading(opening: str) -> None:
    posting = read_posting(f"# Volunteer Driver\n\n{opening}\n\n## Duties\n\n- Keep the log\n")
    assert posting.summary is not None
    assert posting.summary.text == opening


@pytest.mark.parametrize(
    "sentence",
    [
        "The pay for this position is set by the council each year.",
        "The position is located in the old town of Denver, close to the river.",
        "This position is also being advertised to those who work here under number 12.",
        "This position has promotion potential to the grade of a foreman.",
        "Here are some things we are looking for in a new colleague:",
        "Do you know what a driver of ours does all day long?",
        "Join us on our mailing list to hear of new jobs first.",
        "Brightwater has kept the city supplied with water for a hundred years.",
    ],
)
def test_what_tells_its_terms_or_of_the_employer_is_no_summary(sentence: str) -> None:
    assert read_posting(f"# Volunteer Driver\n\n{sentence}\n\n## Duties\n\n- Keep the log\n").summary is None


def test_what_stands_among_the_duties_is_no_summary() -> None:
    posting = read_posting(
        "VALVE FITTER\n\nDUTIES\n\nA Valve Fitter performs repairs of valves in all works of the city by day.\n", "a.txt"
    )
    assert posting.summary is None


@pytest.mark.parametrize(
    "text",
    [
        "# Clerk\n\nWrite the letters of the office. Keep the register of the town. Answer all who call at the desk.\n",
        "# Clerk\n\n- Writes letters to the council\n- Keeps the register\n- Answers all who call\n",
        "Clerk, Brightwater County \u2014 keeps the register and answers the letters of the county. The office stands by the river, in the old town.\n",
        "Clerk, Brightwater County\u2014 keeps the register and answers the letters of the county. The office stands by the river, in the old town.\n",
        "# Deputy Clerk\n\nThe Deputy Clerk maintains the register of the county and its archive.\n",
        "# Clerk\n\nThis position maintains the register of the county and its archive.\n",
        "# Clerk\n\nThe contractor shall maintain the register of the county.\n",
    ],
    ids=["imperatives", "third person", "dash", "dash without a blank", "title", "position", "contractor"],
)
def test_duties_are_found_without_a_heading(text: str) -> None:
    assert read_posting(text).responsibilities is not None


@pytest.mark.parametrize(
    "text",
    [
        "We live by our values. Keep customers in mind. Drive change each day. Build trust with all.",
        "How we act, we:\n\n- use good tools\n- review all code\n- ship each week\n",
        "Brightwater is the county agency responsible for water in this part of the state.",
        "Experience must be related to the duties of the position in some way.",
        "The position works out of the yard in the old town.",
    ],
    ids=["values", "we", "agency", "duties of", "place"],
)
def test_what_an_employer_does_is_no_duty(text: str) -> None:
    assert read_posting(f"# Clerk\n\n{text}\n\n## Requirements\n\nA diploma.\n").responsibilities is None


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The successful candidate will have two years of work in an office.", True),
        ("The successful candidate will run the office and its register.", False),
        ("A diploma is required for this work in our office.", True),
        ("The clerk answers letters and does other things as required.", False),
        ("The register holds 2 million patient-years of notes from wards.", False),
        ("Casual staff are not eligible for the scheme of the county.", False),
        ("We let our people grow their skills in many fields of work.", False),
    ],
)
def test_a_demand_is_told_from_what_sounds_like_one(sentence: str, found: bool) -> None:
    assert (read_posting(f"Clerk\n\n{sentence}", "a.txt").requirements is not None) is found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We offer maternity leave and a pension.", True),
        ("This post is to cover a maternity leave until June.", False),
        ("The job is for a period of parental leave until June.", False),
        ("Enjoy health insurance from the first day on.", True),
        ("You run the payroll, the 401(k) and the health insurance.", False),
        ("Administer the pension scheme of the county.", False),
        ("All of our staff are eligible for dental cover.", True),
        ("Casual staff are not eligible for dental cover.", False),
        ("The salary does not include a pension or health insurance.", False),
        ("The week is yours to shape, with flexible hours.", True),
        ("Must be able to work flexible hours in winter.", False),
    ],
)
def test_a_benefit_is_offered_and_neither_denied_nor_the_work(sentence: str, found: bool) -> None:
    assert (read_posting(f"# Clerk\n\nWe seek a clerk for our office.\n\n{sentence}\n").benefits is not None) is found


@pytest.mark.parametrize(
    ("offer", "found"),
    [
        ("We offer a comprehensive benefits package to all who work here.", False),
        ("Kind colleagues, competitive benefits and work-life balance.", False),
        ("We offer a comprehensive benefits package with dental cover.", True),
        ("A comprehensive benefits package, and 25 days of rest.", True),
        ("We offer equity.", True),
    ],
)
def test_a_section_of_benefits_has_to_name_one(offer: str, found: bool) -> None:
    assert (read_posting(f"# Clerk\n\nWe seek a clerk.\n\n## Benefits\n\n{offer}\n").benefits is not None) is found


def test_a_benefit_among_the_demands_counts_where_it_is_offered() -> None:
    offered = "# Clerk\n\n## Requirements\n\nA diploma. Relocation assistance is available.\n"
    demanded = "# Clerk\n\n## Requirements\n\nA diploma. Experience with health insurance.\n"
    assert read_posting(offered).benefits is not None
    assert read_posting(demanded).benefits is None


@pytest.mark.parametrize(
    "sentence", ["You will receive a letter from our office about this.", "You will be notified of the outcome by post."]
)
def test_what_happens_to_the_applicant_is_no_duty(sentence: str) -> None:
    assert read_posting(f"Brightwater seeks a clerk. {sentence}", "a.txt").responsibilities is None


def test_a_benefit_that_is_the_job_is_none_of_its_own() -> None:
    posting = read_posting(
        "# Clerk\n\nWe seek a clerk.\n\n## Duties\n\n- Explain health insurance to members\n- Keep the register\n"
    )
    assert posting.benefits is None


def test_requirements_are_counted_by_bullets_or_sentences_and_preferred_ones_are_not() -> None:
    bullets = "## Requirements\n\n- Diploma\n- Two years with pumps\n- Clear writing\n\n## Nice to have\n\n- Sensors\n- Welding\n"
    sentences = "## Requirements\n\nYou have a diploma. You write clearly.\n"
    assert read_posting(f"# Clerk\n\nWe seek a clerk.\n\n{bullets}").requirement_count == 3
    assert read_posting(f"# Clerk\n\nWe seek a clerk.\n\n{sentences}").requirement_count == 2
    assert read_posting("# Clerk\n\nWe seek a clerk for our yard.\n").requirement_count == 0


def test_a_requirement_in_a_part_inside_another_counts_once() -> None:
    nested = "## Essential skills\n\nThe skills that we assess you against are:\n\n- Writing\n- Reading\n"
    assert read_posting(f"# Clerk\n\nWe seek a clerk.\n\n{nested}").requirement_count == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Assist the crews in both towns with the care of pumps, meters, valves and the records of each.", True),
        ("Build your career with us in a town that has more lakes and woods than any other.", False),
        ("Work schedule will include days, evenings, nights, weekends, holidays and calls in the winter months.", False),
        ("Building on more than thirty years of work with water, we serve four towns and their mills.", False),
    ],
)
def test_a_long_sentence_under_a_heading_on_the_job_tells_a_duty(text: str, found: bool) -> None:
    posting = read_posting(f"# Pump Technician\n\n## Job description\n\n{text}\n\n## Requirements\n\n- Two years with pumps\n")
    assert (posting.responsibilities is not None) == found


def test_a_question_about_the_job_heads_its_duties() -> None:
    posting = read_posting("Pump Technician\n\nWhat will the technician do?\n\nThe pumps, the meters and the log.\n", "a.txt")
    assert [section.kind for section in posting.sections] == ["responsibilities"]
