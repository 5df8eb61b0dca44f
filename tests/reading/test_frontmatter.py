"""Front matter: found, parsed with positions, and never in the way of the body."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.document import Document
from jdlint.reading import read

PAGE = """---
title: Harbour Pilot
location: "Vlieland \\u2013 island"
contact:
    email: crew@example.org
created: !!timestamp '2026-07-14'
key objectives:
- Guide ships in.
- Keep a *calm* log.
description: >
  You steer.

  You **listen**.
draft: false
layout: page
---
# Harbour Pilot

Apply by letter.
"""


def one(text: str, uri: str = "a.md") -> Document:
    (document,) = read(text.encode(), uri)
    return document


def blocks(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind, block.field, document.text.string[block.start : block.end]) for block in document.blocks]


def test_known_values_are_blocks_before_the_body() -> None:
    document = one(PAGE)
    assert blocks(document) == [
        ("field", "/title", "Harbour Pilot"),
        ("field", "/location", "Vlieland – island"),
        ("field", "/contact/email", "crew@example.org"),
        ("field", "/created", "2026-07-14"),
        ("item", "/key objectives/0", "Guide ships in."),
        ("item", "/key objectives/1", "Keep a *calm* log."),
        ("paragraph", "/description", "You steer. You listen."),
        ("heading", "", "Harbour Pilot"),
        ("paragraph", "", "Apply by letter."),
    ]
    (fields,) = document.fields
    assert fields.origin == "front matter"
    assert fields.value["created"] == "2026-07-14"
    assert fields.value["draft"] is False
    assert PAGE[slice(*fields.spans["/contact/email"])] == "crew@example.org"
    assert PAGE[slice(*fields.keys["/key objectives"])] == "key objectives"


def test_words_of_values_lead_to_their_raw_characters() -> None:
    document = one(PAGE)
    for word, raw in (("island", "island"), ("–", "\\u2013"), ("listen", "listen"), ("letter", "letter")):
        at = document.text.string.index(word)
        assert PAGE[slice(*document.text.to_source(at, at + len(word)))] == raw
    assert [document.text.string[slice(*span)] for span in document.emphasis] == ["listen"]


def test_an_html_file_that_holds_markdown_is_read_as_markdown() -> None:
    document = one(PAGE, "jobs/pilot.html")
    assert document.format == "markdown"
    assert ("heading", "", "Harbour Pilot") in blocks(document)


def test_a_text_file_with_front_matter_is_read_as_markdown() -> None:
    assert one(PAGE, "a.txt").format == "markdown"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_toml(ending: str) -> None:
    page = ending.join(
        [
            "+++",
            '# "top"',
            'title = "Caf\\u00e9 Lead"  # inside',
            "deadline = 2026-08-01",
            "remote = true",
            "work_description = [",
            '  "Brew well.", # one',
            "  'Talk \\ listen.',",
            "]",
            'summary = """',
            "We open at \\",
            "    six.",
            '"""',
            "[job.salary]",
            'currency = "EUR"',
            "+++",
            "Body.",
        ]
    )
    document = one(page)
    assert blocks(document) == [
        ("field", "/title", "Café Lead"),
        ("field", "/deadline", "2026-08-01"),
        ("field", "/remote", "true"),
        ("item", "/work_description/0", "Brew well."),
        ("item", "/work_description/1", "Talk \\ listen."),
        ("field", "/summary", "We open at six."),
        ("field", "/job/salary/currency", "EUR"),
        ("paragraph", "", "Body."),
    ]
    (fields,) = document.fields
    assert fields.value["job"] == {"salary": {"currency": "EUR"}}
    assert page[slice(*fields.spans["/job/salary/currency"])] == '"EUR"'
    assert [comment.text for comment in document.comments] == [' "top"', " inside", " one"]
    at = document.text.string.index("six")
    assert page[slice(*document.text.to_source(at, at + 3))] == "six"


@pytest.mark.parametrize(
    ("inside", "marked"),
    [
        ("title: a: b\n", 8),
        ("title: [a\n", None),
        ("title: a\x07\n", 8),
        ("title: *x\n", 7),
    ],
)
def test_broken_front_matter_is_noticed_and_the_body_is_read(inside: str, marked: int | None) -> None:
    page = f"---\n{inside}---\nThe body.\n"
    document = one(page)
    (notice,) = document.notices
    assert notice.name == "front-matter-broken"
    assert notice.values["why"]
    assert notice.start is not None and notice.end is not None
    assert 4 <= notice.start < notice.end <= len(page)
    if marked is not None:
        assert notice.start == 4 + marked
    assert blocks(document) == [("paragraph", "", "The body.")]


def test_broken_front_matter_that_is_all_there_is_is_read_as_lines() -> None:
    page = "---\n# which\ntitle: Pilot: sea\nduties: Steer\n---\n"
    document = one(page)
    assert [notice.name for notice in document.notices] == ["front-matter-broken"]
    assert [comment.text for comment in document.comments] == [" which"]
    assert [string for _, _, string in blocks(document)] == ["title: Pilot: sea", "duties: Steer"]
    at = document.text.string.index("Steer")
    assert page[slice(*document.text.to_source(at, at + 5))] == "Steer"


def test_broken_toml_is_noticed_at_its_place() -> None:
    document = one('+++\ntitle = "a"\npay = oops\n+++\nThe body.\n')
    (notice,) = document.notices
    assert notice.start == 22
    assert blocks(document) == [("paragraph", "", "The body.")]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_front_matter_that_is_not_closed_ends_where_its_lines_do(gap: str) -> None:
    document = one(f"---\n# which\ntitle: Pilot\ntags:\n- sea\n  - wind\n{gap}The body.\n")
    assert [notice.name for notice in document.notices] == ["front-matter-broken"]
    assert blocks(document) == [("paragraph", "", "The body.")]


def test_a_rule_line_over_prose_is_no_front_matter() -> None:
    document = one("---\n\nWe hire pilots.\n\n---\n\nApply now.\n")
    assert not document.fields
    assert not document.notices
    assert ("paragraph", "", "We hire pilots.") in blocks(document)


def test_duplicate_keys_are_noticed() -> None:
    document = one("---\ntitle: a\ntitle: b\n---\nBody\n")
    assert [(notice.name, notice.start, notice.end) for notice in document.notices] == [("yaml-duplicate-key", 13, 18)]


def test_a_page_without_front_matter_never_loads_yaml() -> None:
    code = (
        "import sys; from jdlint.reading import read; read(b'# Pilot\\n\\nYou steer.', 'a.md'); sys.exit('yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(st.sampled_from("-+ab:=\"'[]{}# \n\r\té"), max_size=60), st.sampled_from(["---", "+++"]))
def test_any_inside_is_survived(inside: str, fence: str) -> None:
    page = f"{fence}\na: {inside}\n{fence}\n\nPilot wanted\n"
    assert "Pilot wanted" in one(page).text.string
