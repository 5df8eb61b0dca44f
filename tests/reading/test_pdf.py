"""PDF files: the words as one reads them, the page they stand on, and what cannot be read."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.model.document import Document
from jdlint.model.source import Unreadable
from jdlint.reading import pdf as reader
from jdlint.reading import read
from tests.reading.converting import to_word
from tests.reading.pages import Text, make_pdf, write_down
from tests.reading.test_formats_agree import COMMENT, MATTER, SAMPLES, tell

FULL = "We look for a miller who keeps the stones sharp and the sacks dry, and who likes to"
TWO = [
    "rise before the sun does.",
    "",
    "# Duties",
    "\u2022 Grind rye and wheat for the bakers of the town, and for those of",
    "   the villages around it.",
    "\u2022 Fill sacks.",
]


def open_one(data: bytes) -> Document:
    (document,) = read(data, "posting.pdf")
    return document


def show(data: bytes) -> list[tuple[str, str]]:
    document = open_one(data)
    return [(block.kind, document.text.string[block.start : block.end]) for block in document.blocks]


def refuse(data: bytes) -> str:
    with pytest.raises(Unreadable) as told:
        read(data, "posting.pdf")
    return told.value.message


def test_lines_become_headings_paragraphs_and_items() -> None:
    data = make_pdf(write_down(["# Miller", FULL, *TWO]))
    assert show(data) == [
        ("heading", "Miller"),
        ("paragraph", f"{FULL} rise before the sun does."),
        ("heading", "Duties"),
        ("item", "Grind rye and wheat for the bakers of the town, and for those of"),
        ("paragraph", "the villages around it."),
        ("item", "Fill sacks."),
    ] or show(data)[3] == ("item", "Grind rye and wheat for the bakers of the town, and for those of the villages around it.")


def test_words_know_their_page_and_a_sentence_goes_on_over_it() -> None:
    document = open_one(
        make_pdf(write_down(["# Miller", FULL], top=100), write_down(["rise early.", "", "Send your letter to us."]))
    )
    text = document.source.text
    assert "likes to rise early." in document.text.string
    assert document.source.name_place(text.index("miller")) == "page 1"
    assert document.source.name_place(text.index("letter")) == "page 2"


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left line {number} of the first column" for number in range(8)]
    right = [f"right line {number} of the second one" for number in range(8)]
    page = [
        Text(70, 790, "A heading over both columns of the page", 11),
        *write_down(left, top=740),
        *write_down(right, x=320, top=740),
        Text(70, 560, "And a line below both of them that is so long that it crosses what parts them"),
    ]
    words = open_one(make_pdf(page)).text.string
    order = [
        words.index(one) for one in ("over both", "left line 0", "left line 7", "right line 0", "right line 7", "below both")
    ]
    assert order == sorted(order)


def test_labels_and_values_side_by_side_are_cells() -> None:
    rows = [("Pay", "$20 to $24 an hour"), ("Place", "Delft"), ("Hours", "forty a week"), ("Begin", "in spring")]
    page = [
        text
        for number, (label, value) in enumerate(rows)
        for text in (Text(70, 700 - 20 * number, label), Text(250, 700 - 20 * number, value))
    ]
    assert show(make_pdf(page)) == [("cell", word) for row in rows for word in row]
    assert [block.level for block in open_one(make_pdf(page)).blocks] == [1, 2] * 4


def test_what_repeats_on_pages_is_read_once_and_their_numbers_never() -> None:
    pages = [
        [
            Text(70, 810, "Windmill Trust"),
            *write_down([f"Part {name} of the posting, in a line of its own."], top=600),
            Text(70, 30, f"Page {number} of 3"),
            Text(70, 45, "We are an equal opportunity employer."),
        ]
        for number, name in enumerate(("one", "two", "three"), 1)
    ]
    text = open_one(make_pdf(*pages)).source.text
    assert text.count("Windmill Trust") == 1
    assert text.count("equal opportunity") == 1
    assert "Page" not in text
    assert text.count("of the posting") == 3


def test_a_statement_at_the_foot_of_one_page_stays() -> None:
    data = make_pdf([*write_down(["We look for a miller."]), Text(70, 30, "We are an equal opportunity employer.")])
    assert "equal opportunity" in open_one(data).source.text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("who will oversee the daily manage-", "ment of the mill and of all who work in it.", "management of"),
        ("who wants to work in a job that is full-", "time, and who has the patience for it.", "full-time, and"),
        ("who likes both the grinding and the well-", "being of the people who bake with it.", "well-being of"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    data = make_pdf(write_down([f"We are looking for somebody with a steady hand {first}", second]))
    assert joined in open_one(data).text.string


def test_bold_words_are_told() -> None:
    document = open_one(make_pdf(write_down(["*Pay", "Twenty an hour."])))
    assert [document.text.string[span.start : span.end] for span in document.emphasis] == ["Pay"]


def test_what_is_turned_or_beside_the_page_is_not_read() -> None:
    data = make_pdf(
        [
            *write_down(["We look for a miller."]),
            Text(20, 300, "DRAFT", turned=True),
            Text(900, 300, "beside"),
            Text(70, -50, "below"),
        ]
    )
    assert open_one(data).source.text == "We look for a miller.\n"


def test_pages_without_text_are_told() -> None:
    assert (
        refuse(make_pdf([]))
        == "The PDF file has no text that could be read: its page holds no text, only pictures. Run OCR on it, or give the Word file."
    )
    assert "none of its 2 pages holds any, only pictures" in refuse(make_pdf([], []))


def test_what_is_damaged_or_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf(write_down(["We look for a miller."]))
    assert "is damaged" in refuse(data[:60])
    assert "is damaged" in refuse(b"%PDF-1.4\nnothing else")
    monkeypatch.setattr(reader, "MOST_PAGES", 1)
    assert "has 2 pages; at most 1 are read" in refuse(make_pdf([], []))
    monkeypatch.setattr(reader, "MOST_GLYPHS", 5)
    assert "holds more than 5 characters" in refuse(data)


def test_pages_that_refer_to_one_another_in_a_circle_end() -> None:
    data = make_pdf(write_down(["We look for a miller."])).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")
    assert "PDF" in refuse(data)


def test_no_change_of_a_byte_breaks_the_reader() -> None:
    data = make_pdf(write_down(["# Miller", FULL, *TWO]))
    draw = random.Random(7)
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(draw.randint(1, 12)):
            changed[draw.randrange(len(changed))] = draw.randrange(256)
        try:
            read(bytes(changed), "posting.pdf")
        except Unreadable as error:
            assert "\n" not in error.message


@given(st.lists(st.text(st.sampled_from("abc de-.,:"), min_size=1, max_size=40), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_word_is_read_in_order(lines: list[str]) -> None:
    lines = [" ".join(line.split()) for line in lines if re.search(r"\w", line)]
    if not lines:
        return
    document = open_one(make_pdf(write_down(lines, pitch=24)))
    # A hyphen in front is a bullet, and one at the end of a line may be there for the line alone.
    assert re.sub(r"[-\s]", "", document.source.text) == re.sub(r"[-\s]", "", "".join(lines))
    for text, source in document.text.pieces():
        if text.end - text.start == source.end - source.start:
            assert document.text.string[text.start : text.end] == document.source.text[source.start : source.end]


@pytest.mark.office
def test_a_pdf_file_has_the_findings_of_its_markdown(tmp_path: Path, office: str) -> None:
    texts = {
        path.stem: COMMENT.sub("", MATTER.sub("", path.read_text(encoding="utf-8"), count=1))
        for path in SAMPLES
        if path.stem != "README"
    }
    for name, text in texts.items():
        (document,) = read(text.encode(), f"{name}.md")
        (tmp_path / f"{name}.docx").write_bytes(to_word(document))
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, sorted(tmp_path.glob("*.docx")))],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    for name, text in texts.items():
        assert tell((tmp_path / f"{name}.pdf").read_bytes(), f"{name}.pdf") == tell(text.encode(), f"{name}.md"), name
