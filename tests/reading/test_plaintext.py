"""Plain text: paragraphs, items, headings, and lines that were wrapped."""

from __future__ import annotations

import pytest

from jdlint.model.document import Comment, Document
from jdlint.model.source import Source
from jdlint.reading.plaintext import read_plaintext
from tests.reading.invariants import list_blocks

WRAPPED = (
    "We grow vegetables for forty restaurants in the valley and we want\n"
    "somebody who likes mud, early hours and a tractor that needs a kind\n"
    "hand. You will plan the beds with Maria, our head gardener at\n"
    "Leeds, and look after the seedlings.\n"
)


def read(text: str) -> Document:
    return read_plaintext(Source("", text))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Cook\nLeeds\n\nWe cook.\n", [("paragraph", 0, "Cook"), ("paragraph", 0, "Leeds"), ("paragraph", 0, "We cook.")]),
        ("- Sow\n* Reap\n\t•\tRest\n–  Eat", [("item", 1, "Sow"), ("item", 1, "Reap"), ("item", 2, "Rest"), ("item", 1, "Eat")]),
        ("1. Sow\n2) Reap\na) by hand\n(b) by tractor\n10.Rest\n-Sleep\no Eat",
         [("item", 1, "Sow"), ("item", 1, "Reap"), ("item", 1, "by hand"), ("item", 1, "by tractor"), ("item", 1, "Rest"), ("item", 1, "Sleep"),
          ("item", 1, "Eat")]),
        ("-5 degrees\n2.5 years\n401(k) plan\nU. S. citizens\nA. By hand", [("paragraph", 0, "-5 degrees"), ("paragraph", 0, "2.5 years"), ("paragraph", 0, "401(k) plan"),
          ("paragraph", 0, "U. S. citizens"), ("item", 1, "By hand")]),
        ("•\nSow\n•\n  Reap", [("item", 1, "Sow"), ("item", 1, "Reap")]),
        ("- Sow the beds in the order in which Maria has\n  Drawn them\n- Reap", [("item", 1, "Sow the beds in the order in which Maria has Drawn them"), ("item", 1, "Reap")]),
        ("- Tools:\n  Hoe\n  Rake", [("item", 1, "Tools:"), ("paragraph", 0, "Hoe"), ("paragraph", 0, "Rake")]),
        ("The work\n========\nSow\n\nPay\n---\nGood", [("heading", 1, "The work"), ("paragraph", 0, "Sow"), ("heading", 2, "Pay"), ("paragraph", 0, "Good")]),
        ("# Head Cook\n## The work ##\nSow\n# of openings: 3\n# 12 - Leeds\n#1 in town\nWe\n# Pay\nGood",
         [("heading", 1, "Head Cook"), ("heading", 2, "The work ##"), ("paragraph", 0, "Sow"), ("paragraph", 0, "# of openings: 3"), ("paragraph", 0, "# 12 - Leeds"),
          ("paragraph", 0, "#1 in town"), ("paragraph", 0, "We"), ("heading", 1, "Pay"), ("paragraph", 0, "Good")]),
        ("We pay well.\n----------\n=====\nCook\n", [("paragraph", 0, "We pay well."), ("paragraph", 0, "Cook")]),
        ("one\ftwo\n\fthree", [("paragraph", 0, "one"), ("paragraph", 0, "two"), ("paragraph", 0, "three")]),
        ("Test\t\tWeight\r\nEssay\t20%\r", [("paragraph", 0, "Test  Weight"), ("paragraph", 0, "Essay 20%")]),
        ("fish &amp; chips \u200b\xa0", [("paragraph", 0, "fish &amp; chips")]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, int, str]]) -> None:
    assert list_blocks(read(text)) == blocks


def test_wrapped_lines_are_one_paragraph() -> None:
    assert list_blocks(read(WRAPPED)) == [("paragraph", 0, " ".join(WRAPPED.split()))]


def test_wrapped_lines_of_an_item_are_one_item() -> None:
    text = "".join(("- " if index == 0 else "  ") + line + "\n" for index, line in enumerate(WRAPPED.splitlines()))
    assert list_blocks(read(text + "- Rest\n")) == [("item", 1, " ".join(WRAPPED.split())), ("item", 1, "Rest")]


def test_lines_that_hold_a_paragraph_each_are_not_joined() -> None:
    lines = [
        "You will plan the beds with our head gardener and tell her what is missing, week by week and bed by bed, before frost.",
        "You water what is dry",
        "Pay: £30,000 a year, plus a share of the harvest in every good year",
        "Hours: forty, of which some are early and a few are very early",
        "A licence for a tractor is welcome",
    ]
    assert [words for _, _, words in list_blocks(read("\n".join(lines)))] == lines


def test_labels_after_wrapped_prose_begin_a_block() -> None:
    text = WRAPPED.replace("and look after the seedlings.", "and look after all of the seedlings there.\nPay: £30,000 a year")
    assert [words for _, _, words in list_blocks(read(text))][-1] == "Pay: £30,000 a year"


def test_a_soft_line_end_is_a_blank_over_the_break_and_the_indent() -> None:
    text = WRAPPED.replace("\n", " \r\n   ")
    shown = read(text).text
    start = shown.string.index(" somebody")
    low, high = shown.to_source(start, start + 1)
    assert text[low:high] == " \r\n   "


def test_comments_are_kept_apart() -> None:
    text = "Cook<!-- one --> wanted\n<!-- two\n-->\nNow <!-- open"
    document = read(text)
    assert [words for _, _, words in list_blocks(document)] == ["Cook wanted", "Now <!-- open"]
    start = text.index("<!-- two")
    assert document.comments == (Comment(4, 16, " one "), Comment(start, start + 12, " two\n"))
    low, high = document.text.to_source(4, 11)
    assert text[low:high] == " wanted"
