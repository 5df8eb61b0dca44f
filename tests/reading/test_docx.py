"""Word documents: what a person sees in them is read, where it stands is known, and what is broken is told."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.model.document import Document
from jdlint.model.source import Unreadable
from jdlint.reading import docx as reader
from jdlint.reading import read
from tests.reading.word import make, make_body, make_runs, paragraph, replace_part, run, save


def show(data: bytes) -> list[tuple[str, int, str]]:
    document = open_one(data)
    return [(block.kind, block.level, document.text.string[block.start : block.end]) for block in document.blocks]


def open_one(data: bytes) -> Document:
    (document,) = read(data, "posting.docx")
    return document


def lines(data: bytes) -> list[str]:
    return [text for _, _, text in show(data)]


def bold(document: Document) -> list[str]:
    return [document.text.string[span.start : span.end] for span in document.emphasis]


def refuse(data: bytes) -> str:
    with pytest.raises(Unreadable) as told:
        read(data, "posting.docx")
    return told.value.message


def test_headings_items_and_paragraphs_are_told_by_their_styles() -> None:
    assert show(make("# Miller", "We grind rye.", "- Start the stones", "- Fill the sacks")) == [
        ("heading", 1, "Miller"),
        ("paragraph", 0, "We grind rye."),
        ("item", 1, "Start the stones"),
        ("item", 1, "Fill the sacks"),
    ]


def test_the_name_of_a_heading_is_english_in_every_language_of_word() -> None:
    def translate(document: Any) -> None:
        document.styles["Heading 2"].element.set(docx.oxml.ns.qn("w:styleId"), "berschrift2")

    data = make_body(paragraph("Aufgaben", '<w:pStyle w:val="berschrift2"/>'), translate)
    assert show(data) == [("heading", 2, "Aufgaben")]


def test_styles_inherit_and_what_stands_in_the_paragraph_outranks_them() -> None:
    data = make_body(
        paragraph("A title", '<w:pStyle w:val="Title"/>')
        + paragraph("By its outline", '<w:outlineLvl w:val="2"/>')
        + paragraph("Body text in the size of a heading, " * 3, '<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>')
        + paragraph("No item", '<w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
        + paragraph("Deep item", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>')
    )
    assert [(kind, level) for kind, level, _ in show(data)] == [
        ("heading", 1),
        ("heading", 3),
        ("paragraph", 0),
        ("paragraph", 0),
        ("item", 3),
    ]


def test_styles_that_are_based_on_one_another_in_a_circle_end() -> None:
    def circle(document: Any) -> None:
        document.styles["Heading 1"].base_style = document.styles["Heading 2"]
        document.styles["Heading 2"].base_style = document.styles["Heading 1"]

    assert show(make_body(paragraph("Duties", '<w:pStyle w:val="Heading1"/>'), circle)) == [("heading", 1, "Duties")]


def test_short_lines_in_large_letters_are_headings() -> None:
    document = docx.Document()
    for text, size in (
        ("Lock keeper", 24),
        ("Duties", 16),
        ("You open the lock for boats, and close it after them.", 11),
        ("Bold alone", 11),
    ):
        document.add_paragraph().add_run(text).font.size = Pt(size)
    assert show(save(document))[:2] == [("heading", 1, "Lock keeper"), ("heading", 2, "Duties")]
    assert [kind for kind, _, _ in show(save(document))[2:]] == ["paragraph", "paragraph"]


def test_a_line_break_begins_another_line_and_a_tab_is_a_blank() -> None:
    document = docx.Document()
    document.add_paragraph("Pay:\t$20 an hour\nPlace: Delft\n• Sundays off")
    assert show(save(document)) == [
        ("paragraph", 0, "Pay: $20 an hour"),
        ("paragraph", 0, "Place: Delft"),
        ("item", 1, "Sundays off"),
    ]


def test_label_and_value_stand_side_by_side_in_a_table() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Pay", "$20 an hour", "Place", "Delft"), strict=True
    ):
        cell.text = text
    table.cell(1, 1).add_paragraph("or Leiden")
    document.add_paragraph("Below the table.")
    data = save(document)
    assert show(data) == [
        ("cell", 1, "Pay"),
        ("cell", 2, "$20 an hour"),
        ("cell", 1, "Place"),
        ("paragraph", 0, "Delft"),
        ("paragraph", 0, "or Leiden"),
        ("paragraph", 0, "Below the table."),
    ]
    source = open_one(data).source
    assert [source.name_place(source.text.index(words)) for words in ("$20", "Leiden", "Below")] == [
        "table 1, row 1",
        "table 1, row 2",
        "paragraph 1",
    ]


def test_cells_merged_into_the_one_above_are_read_once() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Shifts"
    table.cell(0, 1).text, table.cell(1, 1).text = "early", "late"
    assert lines(save(document)) == ["Shifts", "early", "late"]


def test_tracked_changes_are_read_as_accepted() -> None:
    data = make_body(
        paragraph(
            run("We need a ")
            + f'<w:del w:id="1" w:author="A"><w:r><w:delText>salesman</w:delText></w:r></w:del><w:ins w:id="2" w:author="A">{run("salesperson")}</w:ins>'
            + f'<w:moveFrom w:id="3" w:author="A">{run(" gone")}</w:moveFrom><w:moveTo w:id="4" w:author="A">{run(" in Delft")}</w:moveTo>'
        )
        + paragraph(run("You drive "), '<w:rPr><w:del w:id="5" w:author="A"/></w:rPr>')
        + paragraph("a van.")
        + '<w:tbl><w:tr><w:trPr><w:del w:id="6" w:author="A"/></w:trPr><w:tc><w:p><w:r><w:t>an old row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    )
    assert lines(data) == ["We need a salesperson in Delft", "You drive a van."]


def test_hidden_text_and_instructions_of_fields_are_not_read() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://jobs.example.org/7" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("apply here")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = make_body(paragraph(run("Please ") + field + run(" secretly", "<w:vanish/>") + run(".")))
    document = open_one(data)
    assert document.text.string == "Please apply here."
    assert [(document.text.string[link.start : link.end], link.href) for link in document.links] == [
        ("apply here", "https://jobs.example.org/7")
    ]


def test_links_lead_where_their_relations_say() -> None:
    def link(document: Any) -> None:
        name = document.part.relate_to(
            "mailto:mill@example.org",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        document.element.body[-2].find(docx.oxml.ns.qn("w:hyperlink")).set(docx.oxml.ns.qn("r:id"), name)

    document = open_one(make_body(paragraph(run("Write to ") + f"<w:hyperlink>{run('the mill')}</w:hyperlink>"), link))
    assert [link.href for link in document.links] == ["mailto:mill@example.org"]


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData uri='x'><wps:wsp><wps:txbx>"
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    data = make_body(
        paragraph(run("Miller wanted") + BOX.format(paragraph("We are closed on Mondays."))) + paragraph("Apply soon.")
    )
    assert lines(data) == ["Miller wanted", "We are closed on Mondays.", "Apply soon."]
    source = open_one(data).source
    assert source.name_place(source.text.index("closed")) == "a text box"


def test_content_controls_are_read() -> None:
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Delft')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{paragraph('A whole paragraph.')}</w:sdtContent></w:sdt>"
    assert lines(make_body(paragraph(run("Place: ") + inline) + block)) == ["Place: Delft", "A whole paragraph."]


def test_headers_and_footers_are_read_once_and_without_page_numbers() -> None:
    document = docx.Document()
    document.add_paragraph("We look for a miller.")
    document.sections[0].header.paragraphs[0].text = "Windmill Trust"
    footer = document.sections[0].footer
    footer.paragraphs[0].text = "We are an equal opportunity employer."
    footer.add_paragraph("Page ")._p.append(
        docx.oxml.parse_xml(f'<w:fldSimple {docx.oxml.ns.nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    document.add_section()
    data = save(document)
    assert lines(data) == ["Windmill Trust", "We look for a miller.", "We are an equal opportunity employer."]
    source = open_one(data).source
    assert source.name_place(0) == "the page header"
    assert source.name_place(len(source.text) - 3) == "the page footer"


def test_a_comment_in_the_margin_can_silence_a_rule() -> None:
    document = docx.Document()
    words = document.add_paragraph("We serve ").add_run("Rockstar")
    document.add_comment(words, "jdlint-ignore ninja-title — the name of a drink", author="Ada")
    document.add_comment(words, "Is that so?", author="Ben")
    (comment,) = open_one(save(document)).comments
    assert comment.text == "jdlint-ignore ninja-title — the name of a drink"
    assert comment.start == comment.end == len("We serve Rockstar")


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12), min_size=1, max_size=5),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=60, deadline=None)
def test_every_word_is_read_and_leads_back_to_its_place(paragraphs: list[list[str]]) -> None:
    whole = ["".join(runs) for runs in paragraphs]
    if not "".join(whole).strip():
        assert "no words" in refuse(make_runs(*paragraphs))
        return
    document = open_one(make_runs(*paragraphs))
    assert document.source.text.split("\n")[:-1] == [text for text in whole if text.strip()]
    for text, source in document.text.pieces():
        if text.end - text.start == source.end - source.start and document.text.string[text.start : text.end] != " ":
            assert document.text.string[text.start : text.end] == document.source.text[source.start : source.end]


BROKEN = {
    "cut short": lambda data: data[: len(data) // 2],
    "no document": lambda data: replace_part(
        data, "_rels/.rels", lambda _: b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'/>"
    ),
    "broken XML": lambda data: replace_part(data, "word/document.xml", lambda xml: xml[: len(xml) // 2]),
    "no body": lambda data: replace_part(data, "word/document.xml", lambda xml: xml.replace(b"w:body", b"w:corpse")),
    "another root": lambda data: replace_part(data, "word/document.xml", lambda _: b"<a/>"),
    "no styles": lambda data: replace_part(data, "word/styles.xml", lambda _: b"<a"),
    "a bad relation": lambda data: replace_part(
        data, "word/_rels/document.xml.rels", lambda xml: xml.replace(b"styles.xml", b"gone.xml")
    ),
    "a relation without a type": lambda data: replace_part(
        data, "word/_rels/document.xml.rels", lambda xml: xml.replace(b" Type=", b" Tipe=", 1)
    ),
    "a part without a type": lambda data: replace_part(
        data, "[Content_Types].xml", lambda xml: xml.replace(b" ContentType=", b" Kind=", 1)
    ),
    "another kind": lambda data: replace_part(
        data, "[Content_Types].xml", lambda xml: xml.replace(b"wordprocessingml.document.main", b"presentationml.slideshow")
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_broken_is_told(fault: str) -> None:
    said = refuse(BROKEN[fault](make("# Miller", "We grind rye.")))
    assert said.startswith(("The Word document is damaged", "This is no Word document"))
    assert said.endswith("Open it in Word, save it as .docx and try again.")
    assert "\n" not in said


def test_an_empty_document_is_told() -> None:
    assert refuse(make(" ")).startswith("The Word document holds no words.")


def test_what_unpacks_to_more_than_memory_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = io.BytesIO(make("# Miller"))
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/big.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(210):
            part.write(bytes(1_000_000))
    assert len(bomb.getvalue()) < 1_000_000
    assert "unpacks to more than 100 MB" in refuse(bomb.getvalue())
    # A part whose header lies about its size is found out when it is unpacked.
    monkeypatch.setattr(reader, "LARGEST_PART", 100)
    assert "unpacks to more than 100 MB" in refuse(make("# Miller"))


def test_entities_are_refused() -> None:
    def bomb(xml: bytes) -> bytes:
        doctype = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
        start = xml.index(b"?>") + 2
        return xml[:start] + doctype + xml[start:].replace(b"rye", b"&b;&f;")

    assert "defines entities" in refuse(replace_part(make("We grind rye."), "word/document.xml", bomb))


def test_tables_in_tables_end_somewhere() -> None:
    inner = paragraph("Deep down")
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert lines(make_body(paragraph("Miller") + inner)) == ["Miller", "Deep down"]
    for _ in range(200):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    data = replace_part(make("Miller"), "word/document.xml", lambda xml: xml.replace(b"<w:sectPr", inner.encode() + b"<w:sectPr"))
    try:
        assert lines(data)[0] == "Miller"
    except Unreadable as error:
        assert "damaged" in error.message
