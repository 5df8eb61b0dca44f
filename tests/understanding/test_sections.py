"""Sections: headings in every form, and where each part ends."""

import time

import pytest

from tests.understanding.pages import kinds_of, read_posting

DUTIES = "Check the pumps every morning and write down what you find."
DEMANDS = "Two years of experience with pumps."


@pytest.mark.parametrize(
    ("duties", "demands", "name"),
    [
        ("## Responsibilities", "## Qualifications", "a.md"),
        ("**Responsibilities**", "**Qualifications:**", "a.md"),
        ("RESPONSIBILITIES", "QUALIFICATIONS", "a.txt"),
        ("Responsibilities", "Qualifications", "a.txt"),
        ("What you'll do:", "What you bring:", "a.txt"),
        ("WHAT YOU WILL DO", "WHO YOU ARE", "a.txt"),
        ("<h3>Responsibilities</h3>", "<p><strong>Qualifications</strong></p>", "a.md"),
    ],
)
def test_a_section_goes_from_its_heading_to_the_next(duties: str, demands: str, name: str) -> None:
    posting = read_posting(f"Pump Technician wanted\n\n{duties}\n\n{DUTIES}\n\n{demands}\n\n{DEMANDS}\n", name)
    first, second = posting.sections
    text = posting.document.text.string
    assert (first.kind, second.kind) == ("responsibilities", "requirements")
    assert text[first.body : first.end] == DUTIES
    assert text[second.body : second.end] == DEMANDS
    assert posting.responsibilities is not None
    assert posting.responsibilities.text == DUTIES


def test_a_heading_that_names_two_kinds_makes_two_sections_of_one_range() -> None:
    posting = read_posting(f"# Pump Technician\n\n## Duties\n\n{DUTIES}\n\n## Pay and benefits\n\nWe offer $20 per hour.\n")
    assert kinds_of(posting) == ["responsibilities", "compensation", "benefits"]
    assert posting.sections[1][2:] == posting.sections[2][2:]


def test_an_unknown_heading_of_lower_rank_stays_inside_and_one_of_the_same_rank_ends_a_section() -> None:
    posting = read_posting(
        f"# Clerk\n\n## Duties\n\n{DUTIES}\n\n### In winter\n\nClear the snow.\n\n## Our fleet\n\nTen trucks.\n"
    )
    (section,) = posting.sections
    assert posting.document.text.string[section.body : section.end].endswith("Clear the snow.")


def test_labels_with_their_content_on_one_line() -> None:
    posting = read_posting(
        f"# Pump Technician\n\n## Duties\n\n{DUTIES}\n\n## Particulars\n\n"
        "- Reporting Structure: Reports to the yard manager\n- Pay Range: $20 to $25 per hour\n- Location: Denver, CO\n"
        "- Work Environment: Outdoors\n- Leadership: none\n"
    )
    text = posting.document.text.string
    labelled = {section.kind: text[section.body : section.end] for section in posting.sections[1:]}
    assert labelled == {
        "reporting": "Reports to the yard manager",
        "compensation": "$20 to $25 per hour",
        "location": "Denver, CO",
        "work_environment": "Outdoors",
    }


def test_labels_in_lines_that_markdown_joins() -> None:
    posting = read_posting(
        "**Position:** Clerk\n**Location:** Denver, CO\n**Employment type:** Full-time\n\nWe seek a clerk for our yard.\n"
    )
    text = posting.document.text.string
    assert [(section.kind, text[section.body : section.end].strip()) for section in posting.sections] == [
        ("location", "Denver, CO"),
        ("employment_type", "Full-time"),
    ]
    assert posting.title is not None
    assert posting.title.text == "Clerk"


def test_flattened_text_with_and_without_colons() -> None:
    posting = read_posting(
        "About Brightwater Brightwater keeps the city supplied with clean water and has done so since the old works closed. "
        "What You'll Do: Lead the morning shift and keep the log. Requirements 3 years of work with pumps Ability to lift a valve "
        "Preferred Qualifications Experience with sensors Benefits We offer a pension and paid time off.",
        "flat.txt",
    )
    assert kinds_of(posting) == ["about_company", "responsibilities", "requirements", "preferred", "benefits"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We collect the Requirements Documents of our clients and turn them into plans that a crew can follow without asking again.",
        "You know the benefits of good order, and the requirements of the law are met without being told twice by anyone here.",
    ],
)
def test_words_inside_sentences_are_no_headings(sentence: str) -> None:
    assert read_posting(f"{sentence} " * 4, "flat.txt").sections == ()


@pytest.mark.parametrize(
    ("opening", "kinds"),
    [
        ("WHY BRIGHTWATER At Brightwater we keep the city supplied with water.", ["about_company"]),
        ("Why Brightwater Brightwater keeps the city supplied with water.", ["about_company"]),
        ("WHY WE NEED PUMPS We keep the city supplied with water.", []),
        ("WHY WE\u2019RE HERE We keep the city supplied with water.", []),
    ],
)
def test_why_before_a_name_opens_a_section_where_the_text_goes_on_with_the_name(opening: str, kinds: list[str]) -> None:
    filler = "The pumps of the works stand close to the river and have been there for a hundred years or more. "
    assert kinds_of(read_posting(f"{opening} {filler * 3}", "flat.txt")) == kinds


def test_front_matter_that_is_no_yaml_is_read_by_its_keys() -> None:
    broken = "---\ntitle: Clerk\nkey_objectives:\n  - Keep the log\n - Run the desk\nrole_summary: | We seek a clerk for our yard.\n---\n"
    assert set(kinds_of(read_posting(broken, "a.md"))) == {"responsibilities", "summary"}


def test_a_clause_before_a_colon_opens_a_section() -> None:
    posting = read_posting(
        "Clerk, Brightwater County\u2014 The county seeks a clerk for its water office, which stands close to the river and the old market. As our clerk "
        "you will: keep the register, answer letters, and take payments at the desk. The county has run this office for many years.",
        "flat.txt",
    )
    assert kinds_of(posting) == ["responsibilities"]
    assert posting.sections[0].heading == ""


def test_an_unknown_heading_is_told_by_the_list_under_it() -> None:
    posting = read_posting(
        "# Pump Technician\n\n## Your mornings with us\n\n- Check the pumps\n- Write the log\n- Train new staff\n\n"
        "## Ticks in our boxes\n\n- Experience with pumps\n- Ability to lift a valve\n- Valid driving licence\n"
    )
    assert kinds_of(posting) == ["responsibilities", "requirements"]


def test_what_the_successful_candidate_will_do_is_duties() -> None:
    duties = read_posting(
        "# Music Teacher\n\nThe successful candidate will:\n\n- teach all classes\n- set homework\n- plan concerts\n"
    )
    demands = read_posting("# Music Teacher\n\nThe successful candidate will:\n\n- have a degree\n- be patient\n- love music\n")
    assert kinds_of(duties) == ["responsibilities"]
    assert kinds_of(demands) == ["requirements"]


def test_what_is_desired_is_demanded_where_nothing_else_is() -> None:
    alone = read_posting(f"# Clerk\n\n## Duties\n\n{DUTIES}\n\n## Desired skills and experience\n\n- Two years\n")
    beside = read_posting(f"# Clerk\n\n## Requirements\n\n{DEMANDS}\n\n## Desired skills and experience\n\n- Two years\n")
    assert kinds_of(alone) == ["responsibilities", "requirements"]
    assert kinds_of(beside) == ["requirements", "preferred"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# Baker\n\n## The job\n\nYou will\n\n1. Bake bread\n2. Clean ovens\n", ["responsibilities"]),
        ("# Baker\n\n## Overview\n\nLanguages: English\n\n## Duties\n\n- Bake\n", ["summary", "skills", "responsibilities"]),
        (
            "# Baker\n\n## Essential skills\n\nThe skills that we assess you against are:\n\n- Baking\n- Reading\n",
            ["requirements", "skills"],
        ),
        (
            "# Baker\n\n## About the role\n\nWe bake for the whole town.\n\n- Bake bread\n- Check the ovens\n- Prepare the dough\n",
            ["summary", "responsibilities"],
        ),
    ],
    ids=["duties", "labels", "skills", "list"],
)
def test_a_part_inside_a_part(text: str, kinds: list[str]) -> None:
    assert kinds_of(read_posting(text)) == kinds


def test_a_heading_of_the_same_rank_that_belongs_to_requirements_does_not_empty_them() -> None:
    posting = read_posting(f"Baker\n\nRequirements\n\nConditions of employment\n\n- A licence\n\nDuties\n\n{DUTIES}\n", "a.txt")
    first, second, _ = posting.sections
    text = posting.document.text.string
    assert (first.kind, text[first.body : first.end]) == ("requirements", "Conditions of employment\nA licence")
    assert (second.kind, text[second.body : second.end]) == ("other_legal", "A licence")


@pytest.mark.parametrize(
    "after",
    [
        "You'll be supervised by the head baker.",
        "Brightwater is an equal opportunity employer and looks forward to you.",
        "Apply at the shop.",
        "Send your resume to the shop.",
    ],
)
def test_a_list_ends_before_the_paragraph_that_tells_something_else(after: str) -> None:
    posting = read_posting(f"# Baker\n\n## Benefits\n\n- Health insurance\n- Free bread\n\n{after}\n")
    assert posting.benefits is not None
    assert posting.benefits.text == "Health insurance\nFree bread"


def test_a_paragraph_after_a_list_that_goes_on_with_it_belongs_to_it() -> None:
    posting = read_posting("# Baker\n\n## Benefits\n\n- Health insurance\n- Free bread\n\nOn your birthday you get a cake.\n")
    assert posting.benefits is not None
    assert posting.benefits.text.endswith("a cake.")


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Pump Safety Expertise: five years", []),
        ("Expertise: five years", ["requirements"]),
        ("Reno Salary: by the hour", ["compensation"]),
        ("GS-9 Education: a degree", ["education"]),
        ("Requirements &amp; Experience: five years", ["requirements"]),
        ("Candidates fill in Training and Experience Questionnaires", []),
        ('It is told under "How to Apply" what to send', []),
        ("Knowledge of pumps and of valves is what counts here", []),
        ("They came to the City of Reno What You Will Do Keep the log", ["responsibilities"]),
        ("They met and spoke. Job DutiesKeep the log", ["responsibilities"]),
        ("What do I need to know About This Position? Much", ["summary"]),
        ("What Do I Need To Know About This Position? Much", []),
        ("They run on GNU KEY RESPONSIBILITIES - Keep the log", ["responsibilities"]),
        ("ALL STAFF MEET THE KEY REQUIREMENTS OF THE CITY", []),
        ("They keep the log COMPENSATION On target you earn", ["compensation"]),
        ("They keep the log. Compensation The range is told", ["compensation"]),
        ("They keep the books of our Compensation Committee", []),
        ("They keep the log. You\u2019re glad of this because you will\u2026 Lead: Train the crew", ["responsibilities"]),
        ("They keep the log and the books You\u2019d do well here if you have\u2026 A calm hand", ["requirements"]),
        ("They keep the log if you have\u2026 a hand", []),
    ],
)
def test_labels_and_headings_are_not_cut_out_of_longer_names(words: str, kinds: list[str]) -> None:
    filler = "The pumps of the works stand close to the river and have been there for a hundred years or more. "
    posting = read_posting(f"{filler * 2}{words} and more of that. {filler}", "flat.txt")
    assert kinds_of(posting) == kinds


def test_a_short_line_that_markdown_joins_to_the_next_is_a_heading() -> None:
    posting = read_posting(
        f"# Clerk\n\nThe role\nWe seek a clerk for our yard.\n\nWhat you'll do\n{DUTIES}\n\n*Nice to have*\nA dog.\n"
    )
    text = posting.document.text.string
    assert [(section.kind, text[section.body : section.end]) for section in posting.sections] == [
        ("summary", "We seek a clerk for our yard."),
        ("responsibilities", DUTIES),
        ("preferred", "A dog."),
    ]


@pytest.mark.parametrize("line", ["Experience at a bank or an insurer", "Project management skills", "Leadership experience"])
def test_a_line_of_a_list_that_sounds_like_a_heading_is_none(line: str) -> None:
    posting = read_posting(f"Clerk\n\nNice to have\n\n{line}\n\nA dog that is kind to all who call at the desk\n", "a.txt")
    assert kinds_of(posting) == ["preferred"]


def test_what_the_last_label_of_a_line_announces_stands_under_it() -> None:
    posting = read_posting(f"Clerk\n\nLocation: Denver, CO Responsibilities:\n\n{DUTIES}\n", "a.txt")
    text = posting.document.text.string
    assert [(section.kind, text[section.body : section.end].strip()) for section in posting.sections] == [
        ("location", "Denver, CO"),
        ("responsibilities", DUTIES),
    ]


def test_a_sentence_that_begins_like_a_heading_is_none_in_running_text() -> None:
    posting = read_posting(
        "Brightwater keeps the city supplied with clean water, and its works stand by the river. What you'll do We\u2019re looking for Technicians who check the pumps of "
        "all works, write the log, and train those who come after them, by day and by night, in all weathers of the year and more.",
        "flat.txt",
    )
    assert kinds_of(posting) == ["responsibilities"]


def test_a_long_line_may_open_a_list() -> None:
    posting = read_posting(
        "Brightwater now seeks somebody who looks after the pumps of its northern works by night. You will be responsible for:\n\n"
        "\u2022 Rounds of the works\n\u2022 The log\n",
        "a.txt",
    )
    (section,) = posting.sections
    text = posting.document.text.string
    assert (section.kind, section.heading) == ("responsibilities", "")
    assert text[section.body : section.end].startswith("You will be responsible for:")


@pytest.mark.parametrize(
    ("line", "kinds"),
    [("Description", ["summary"]), ("About Brightwater Works", ["about_company"]), ("About", ["about_company"])],
)
def test_an_ordinary_word_over_a_paragraph_is_a_heading(line: str, kinds: list[str]) -> None:
    paragraph = "We keep the city supplied with clean water, by day and by night, and have done so since the old works closed for good, long ago."
    assert kinds_of(read_posting(f"Pump Technician\n\n{line}\n\n{paragraph}\n", "a.txt")) == kinds
    assert kinds_of(read_posting(f"Pump Technician\n\n{line.split()[0]}\n\nPumps.\n", "a.txt")) == []


def test_why_join_us_is_what_stands_under_it() -> None:
    benefits = read_posting(f"# Clerk\n\n## Duties\n\n{DUTIES}\n\n## Why join us?\n\n- Health insurance\n- Paid time off\n")
    company = read_posting(f"# Clerk\n\n## Duties\n\n{DUTIES}\n\n## Why join us?\n\nWe are the oldest yard in town.\n")
    assert kinds_of(benefits)[1] == "benefits"
    assert kinds_of(company)[1] == "about_company"


def test_structured_values_are_sections() -> None:
    posting = read_posting(
        "---\ntitle: Clerk\nlocation: Denver, CO\nsalary: $40,000 a year\n---\nWe seek a clerk.\n\n## Duties\n\nAnswer letters.\n"
    )
    assert kinds_of(posting) == ["location", "compensation", "responsibilities"]


def test_a_signature_in_capitals_is_no_heading() -> None:
    posting = read_posting(f"PUMP TECHNICIAN\n\nDUTIES\n\n{DUTIES}\n\nAN EQUAL EMPLOYMENT OPPORTUNITY EMPLOYER\n", "a.txt")
    assert kinds_of(posting) == ["responsibilities"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " * 80_000,
        "Responsibilities " * 15_000,
        "About Acme " * 20_000,
        "x@x" * 80_000,
        "- Location: here\n" * 12_000,
        "Duties\n" * 30_000,
        "What you'll do? You will " * 10_000,
        "A" * 250_000,
    ],
    ids=["colons", "words", "names", "addresses", "labels", "headings", "questions", "word"],
)
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    start = time.perf_counter()
    read_posting(text, "a.txt")
    # A quarter of a megabyte: what grows with its square takes minutes.
    assert time.perf_counter() - start < 10


def test_a_heading_ends_with_its_last_word() -> None:
    text = "# Baker\n\nWe are looking for a baker.\n\n### Benefits\n\n- Bonus : bread\n- Perks : rolls\n\nBenefits :\n\n- A pension\n"
    headings = [section.heading for section in read_posting(text).sections]
    assert headings == [heading.strip() for heading in headings]
    assert "Benefits" in headings and "Bonus" in headings
