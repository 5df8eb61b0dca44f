"""How to apply."""

from __future__ import annotations

import pytest

from jdlint.understanding.application import find_application
from tests.understanding.parts import make_part


@pytest.mark.parametrize(
    ("text", "url", "email"),
    [
        ("To apply, send your CV to jobs@northwind.example.", None, "jobs@northwind.example"),
        ("Please submit your resume and a cover letter to [email address or portal].", None, None),
        ("Apply online at https://jobs.northwind.example/7.", "https://jobs.northwind.example/7", None),
        ("For the full notice and to apply, click here.", None, None),
        ("Applications will only be accepted on-line.", None, None),
        ("Interested persons can apply to the Human Resources office, 12 Mill Street.", None, None),
        ("Click the Apply button at the top of this page.", None, None),
        ("If this sounds like you, contact us!", None, None),
        ("Walk in on weekdays, or apply in person at the counter.", None, None),
        ("Write to ovens@northwind.example.", None, "ovens@northwind.example"),
        ("Applicants should apply via our career site.", None, None),
        (
            "Applications may be filed online at http://ashford.example/jobs or at the town hall.",
            "http://ashford.example/jobs",
            None,
        ),
        ("Application: Submit the form and a resume at ashford.example/jobs.", "ashford.example/jobs", None),
        ("To apply pop in with your CV or mail it to ovens@northwind.example.", None, "ovens@northwind.example"),
        ("To apply, please complete the form on our website.", None, None),
        ("Call or text Maria on 0191 555 0150 to apply.", None, None),
        ("If interested please reply with a resume.", None, None),
        ("Please direct resumes and questions to Jo Hill, jo@northwind.example.", None, "jo@northwind.example"),
        ("Qualified candidates contact: Jo Hill, jo@northwind.example", None, "jo@northwind.example"),
        ("To express an interest, contact Jo on 0191 555 0101.", None, None),
        ("We look forward to receiving your application at jobs@northwind.example.", None, "jobs@northwind.example"),
        ("Please apply in writing to: The Clerk, Town Hall, Ashford.", None, None),
        ("Just shoot an email to jo@northwind.example and say why.", None, "jo@northwind.example"),
        ("Please apply by emailing jo - at - northwind - dot - example.", None, None),
        (
            "If you'd like to be notified when the application opens, leave word at jo@northwind.example.",
            None,
            "jo@northwind.example",
        ),
        ("Apply for this job", None, None),
        ("For the complete notice and an application, click here.", None, None),
        ("Application: Click here.", None, None),
        ("Please direct all communication to jo@northwind.example.", None, "jo@northwind.example"),
        ("Application: Northwind Hiring Center, 12 Mill Street.", None, None),
        ("Qualified candidates contact: Jo Hill, [email protected]", None, None),
        ("Please e-mail a resume with the job referral number to jo@northwind.example.", None, "jo@northwind.example"),
        ("Interested persons can apply to the Dept. of Human Resources, 12 Mill Street.", None, None),
        ("If you are interested in the team, please complete the form on this page.", None, None),
        ("Please share your resume with jo@northwind.example.", None, "jo@northwind.example"),
    ],
)
def test_an_instruction_to_apply_is_found_with_its_address(text: str, url: str | None, email: str | None) -> None:
    passage, found_url, found_email = find_application(make_part(f"We bake bread.\n\n{text}\n"))
    assert passage is not None
    assert passage.text == text
    assert (found_url, found_email) == (url, email)


@pytest.mark.parametrize(
    "text",
    [
        "We encourage you to apply.",
        "Apply sound judgement to every loaf.",
        "Ability to apply knowledge of ovens.",
        "Builds web applications and submits them to the store.",
        "To request an accommodation, email help@northwind.example.",
        "If you have questions about this notice, please contact the office.",
        "You must submit an official transcript.",
        "Please do not send your resume to our shops.",
        "Send your reports to the manager on time.",
        "Restrictions apply.",
        "Click here to see how our application of flour works.",
        "Applicants who submit a complete application will be referred to the manager.",
        "Who can apply to this job?",
        "The form must be submitted with the application if you claim it.",
        "Licences are checked at the time of application and can be sent to desk@northwind.example.",
        "All bakers are encouraged to apply if qualified to fill this position.",
        "A miller emails over orders and application forms, sometimes scanned.",
        "This page contains the duties and a link to submit your application.",
        "Only the first 30 applications received will be read.",
        "If you have trouble with the form, contact help@northwind.example about your application.",
        "Select and apply standard ways of kneading.",
        "A miller emails over bank statements, tax returns, and application forms.",
        "Only graduates can apply to this role.",
        "If you are applying to this role elsewhere, the pay will differ.",
        "If you require assistance applying for a position, please contact our office at help@northwind.example.",
        "Candidates who submit a complete application late are put on a list.",
        "Ideal candidates should be proud of their portfolio.",
        "The sooner we receive your application, the closer you are to the oven.",
    ],
)
def test_what_names_no_way_to_apply_is_none(text: str) -> None:
    assert find_application(make_part(f"We bake bread.\n\n{text}\n")) == (None, None, None)


def test_a_link_that_says_apply_gives_its_address() -> None:
    passage, url, _ = find_application(
        make_part("We bake.\n\n[Apply for this job](https://northwind.example/apply)\n", "page.md")
    )
    assert passage is not None
    assert (passage.text, url) == ("Apply for this job", "https://northwind.example/apply")


def test_a_field_gives_the_address() -> None:
    page = "---\ntitle: Baker\napply_url: https://northwind.example/apply\n---\n\nWe bake bread.\n"
    passage, url, _ = find_application(make_part(page, "page.md"))
    assert passage is not None
    assert url == "https://northwind.example/apply"


@pytest.mark.parametrize(
    ("text", "passage", "url", "email"),
    [
        ("## How to apply\n\nBy email\n\njo@northwind.example\n\nBy mail\n\n12 Mill Street", "jo@northwind.example", None, "jo@northwind.example"),
        ("## Apply\n\nOur form: https://forms.northwind.example/7, or 0191 555 0101.",
         "Our form: https://forms.northwind.example/7, or 0191 555 0101.", "https://forms.northwind.example/7", None),
        ("## How to apply\n\n- A short portfolio\n- Three loaves", "A short portfolio", None, None),
        ("Interested? Ring Jo on 0191 555 0101.", "Ring Jo on 0191 555 0101.", None, None),
        ("Just shoot an email to [Jo](mailto:jo@northwind.example) with your plans.",
         "Just shoot an email to Jo with your plans.", None, "jo@northwind.example"),
        ("- A cover letter\n- Your CV\n\nSend the above to [Jo](mailto:jo@northwind.example)", "Send the above to Jo", None, "jo@northwind.example"),
        ("## Requirements\n\n- Strong arms.\n\nFor the full notice and how to apply, click here.",
         "For the full notice and how to apply, click here.", None, None),
        ("## Contact\n\nJo, jo@northwind.example", None, None, None),
        ("## Apply\n\nWe are glad you are here.", None, None, None),
    ],
)  # fmt: skip
def test_what_stands_around_an_address_tells_what_it_is_for(
    text: str, passage: str | None, url: str | None, email: str | None
) -> None:
    found, found_url, found_email = find_application(make_part(f"# Baker\n\nWe bake bread.\n\n{text}\n", "page.md"))
    assert (found and found.text, found_url, found_email) == (passage, url, email)


def test_a_field_that_is_still_to_come_names_no_way() -> None:
    page = "---\ntitle: Baker\napply_url: TBD\n---\n\nWe bake bread.\n"
    assert find_application(make_part(page, "page.md")) == (None, None, None)
