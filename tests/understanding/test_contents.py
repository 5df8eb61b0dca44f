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
