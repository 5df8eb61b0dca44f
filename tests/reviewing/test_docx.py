"""A reviewed Word document: comments exactly on the words, everything else as it was, and no comment twice."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from jdlint.engine import Linter
from jdlint.model.report import PostingReport
from jdlint.reading.docx import find_styles, lay_out, open_docx
from jdlint.reading.word import W, walk
from jdlint.reading.word_comments import WordComment, find_comments
from jdlint.reviewing.docx import review
from jdlint.settings import Config
from tests.reading.test_docx import BOX
from tests.reading.word import NAMES, add_part, make_body, paragraph, replace_part, run, save

AS_OF = datetime.date(2026, 11, 25)
LINTER = Linter(Config(), as_of=AS_OF, many=False)
MINE = ("Must fix: ", "Should fix: ")


def lint(data: bytes) -> PostingReport:
    (report,) = LINTER.lint(data, "posting.docx", kind="posting")
    return report


def revise(data: bytes) -> bytes:
    return review(data, lint(data), LINTER.infos.values(), as_of=AS_OF.isoformat())


def list_comments(data: bytes) -> list[tuple[WordComment, str]]:
    """The comments of a document, each with the words that it is about."""
    package = open_docx(data)
    paragraphs = list(walk(package.part, find_styles(package)))
    text, _ = lay_out(paragraphs)
    return [(comment, text[comment.span.start : comment.span.end]) for comment in find_comments(package, paragraphs)]


def show(data: bytes) -> dict[str, list[str]]:
    """The words of our comments, by rule."""
    shown: dict[str, list[str]] = {}
    for comment, words in list_comments(data):
        if comment.author == "jdlint":
            shown.setdefault(comment.text.rpartition("jdlint: ")[2], []).append(words)
    return shown


def make(*texts: str) -> bytes:
    document = docx.Document()
    document.add_heading("Van Driver", 0)
    for text in texts:
        document.add_paragraph(text)
    return save(document)


POSTING = make(
    "We look for a ninja who drives our bread to schools.",
    "What you do",
    "Load the van at five, and drive two rounds; our young and dynamic team helps.",
    "Send your resume to {{email}}.",
)


def test_each_finding_that_matters_has_a_comment_on_its_very_words() -> None:
    shown = show(revise(POSTING))
    assert shown["ninja-title"] == ["ninja"]
    assert shown["age-young"] == ["young and dynamic"]
    assert shown["placeholder-unfilled"] == ["{{email}}"]
    assert next(iter(shown)) == "summary"
    wanted = {finding.rule for finding in lint(POSTING).findings if finding.severity != "info" and finding.span}
    assert set(shown) == wanted | {"summary"}


def test_a_comment_says_what_why_and_what_to_write() -> None:
    (said,) = (comment.text for comment, words in list_comments(revise(POSTING)) if words == "ninja")
    assert re.match(r"Should fix: .+\nWhy: .+\nSuggestion: .+\nWhat to write: .+\njdlint: ninja-title\Z", said)


def test_the_comment_at_the_top_tells_the_verdict_what_is_missing_and_what_is_good_to_know() -> None:
    report = lint(POSTING)
    (said,) = (comment.text for comment, _ in list_comments(revise(POSTING)) if comment.text.endswith("jdlint: summary"))
    assert said.startswith("HOLD: ")
    assert " on 25 November 2026. " in said
    assert "gives no legal advice" in said
    for finding in report.findings:
        if finding.span is None or finding.severity == "info":
            assert " ".join(finding.message.split()) in said


def canonical(data: bytes) -> dict[str, bytes]:
    """Each part without regard to how its XML is written; comments and what refers to them left out."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(content, etree.XMLParser(remove_blank_text=True))
                strip(root)
                content = etree.tostring(root, method="c14n")
            parts[name] = content
    parts.pop("word/comments.xml", None)
    return parts


def strip(root: Any) -> None:
    """Without comments and their marks, and with runs that look alike as one."""
    for element in list(root.iter()):
        relation = element.get("Type") or element.get("ContentType") or ""
        if relation.endswith(("/comments", "comments+xml")):
            element.getparent().remove(element)
    if root.tag.endswith("Relationships"):
        root[:] = sorted(root, key=lambda one: one.get("Id"))
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(root.iter(f"{W}{name}")):
            parent = mark.getparent()
            parent.remove(mark)
            if parent.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in parent):
                parent.getparent().remove(parent)
    for first in list(root.iter(f"{W}r")):
        while (second := first.getnext()) is not None and second.tag == first.tag and looks(first) == looks(second):
            first.extend([child for child in second if child.tag != f"{W}rPr"])
            second.getparent().remove(second)
        texts = [child for child in first if child.tag == f"{W}t"]
        for before, after in zip(reversed(texts[:-1]), reversed(texts[1:]), strict=True):
            if before.getnext() is after:
                before.text = (before.text or "") + (after.text or "")
                first.remove(after)
        for text in first.iter(f"{W}t"):
            text.attrib.clear()


def looks(run: Any) -> bytes:
    properties = run.find(f"{W}rPr")
    return etree.tostring(properties, method="c14n") if properties is not None and len(properties) else b""


def test_everything_but_the_comments_stays_as_it_was() -> None:
    document = docx.Document(io.BytesIO(POSTING))
    document.add_picture(io.BytesIO(PICTURE))
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Pay", "Competitive salary for our rockstar"
    document.sections[0].header.paragraphs[0].text = "Bread & Sons"
    bold = document.add_paragraph("An ").add_run("aggressive young and")
    bold.bold = bold.italic = True
    document.add_comment(bold, "Is this ours?", author="Ada")
    data = save(document)
    before, after = canonical(data), canonical(revise(data))
    assert before.keys() == after.keys()
    for name, content in before.items():
        assert after[name] == content, name
    assert ("Is this ours?", "aggressive young and") in [(comment.text, words) for comment, words in list_comments(revise(data))]


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_a_second_review_changes_nothing() -> None:
    once = revise(POSTING)
    twice = revise(once)
    assert show(twice) == show(once)
    with zipfile.ZipFile(io.BytesIO(once)) as first, zipfile.ZipFile(io.BytesIO(twice)) as second:
        assert {name: first.read(name) for name in first.namelist()} == {name: second.read(name) for name in second.namelist()}


def edit(data: bytes, old: str, new: str) -> bytes:
    return replace_part(data, "word/document.xml", lambda xml: xml.replace(old.encode(), new.encode()))


def test_what_was_mended_loses_its_comment_and_what_is_new_gets_one() -> None:
    once = revise(POSTING)
    again = revise(edit(edit(once, ">ninja<", ">driver<"), "schools.", "schools as our guru."))
    assert "age-young" in show(again)
    assert show(again)["ninja-title"] == ["guru"]
    assert b"ninja" not in zipfile.ZipFile(io.BytesIO(again)).read("word/comments.xml").replace(b"ninja-title", b"")


EXTENDED = "http://schemas.microsoft.com/office/word/2012/wordml"
EXTENDED_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
EXTENDED_RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def answer(data: bytes, words: str) -> bytes:
    """Somebody answers our comment on some words, as Word writes it."""
    (comment,) = (one for one, about in list_comments(data) if about == words)

    def reply(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        ours = next(one for one in root if one.get(f"{W}id") == comment.id)
        ours.findall(f"{W}p")[-1].set(f"{{{W14}}}paraId", "0000AAAA")
        theirs = etree.fromstring(
            f'<w:comment {NAMES} xmlns:w14="{W14}" w:id="99" w:author="Ada"><w:p w14:paraId="0000BBBB"><w:r><w:t>It is our club.</w:t></w:r></w:p></w:comment>'
        )
        root.append(theirs)
        return etree.tostring(root)

    def anchor(xml: bytes) -> bytes:
        for name in ("commentRangeStart", "commentRangeEnd"):
            mark = f'<w:{name} w:id="{comment.id}"/>'.encode()
            xml = xml.replace(mark, mark + mark.replace(f'"{comment.id}"'.encode(), b'"99"'))
        return xml.replace(
            f'<w:commentReference w:id="{comment.id}"/>'.encode(),
            f'<w:commentReference w:id="{comment.id}"/><w:commentReference w:id="99"/>'.encode(),
        )

    data = replace_part(replace_part(data, "word/comments.xml", reply), "word/document.xml", anchor)
    rows = (
        f'<w15:commentsEx xmlns:w15="{EXTENDED}"><w15:commentEx w15:paraId="0000AAAA" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000BBBB" w15:paraIdParent="0000AAAA" w15:done="0"/></w15:commentsEx>'
    )
    return add_part(data, "word/commentsExtended.xml", rows.encode(), EXTENDED_KIND, EXTENDED_RELATION)


def done(data: bytes) -> dict[str, str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/commentsExtended.xml"))
    return {row.get(f"{{{EXTENDED}}}paraId"): row.get(f"{{{EXTENDED}}}done") for row in root}


def test_a_thread_in_which_somebody_answered_is_resolved_and_opened_again() -> None:
    answered = answer(revise(POSTING), "ninja")
    kept = revise(answered)
    assert done(kept) == {"0000AAAA": "0", "0000BBBB": "0"}
    assert show(kept) == show(answered)
    resolved = revise(edit(kept, ">ninja<", ">driver<"))
    assert done(resolved)["0000AAAA"] == "1"
    assert {comment.text for comment, _ in list_comments(resolved)} >= {"It is our club."}
    opened = revise(edit(resolved, ">driver<", ">ninja<"))
    assert done(opened)["0000AAAA"] == "0"
    assert show(opened) == show(kept)


def test_findings_where_word_takes_no_comments_are_told_at_the_top_or_beside_the_box() -> None:
    def head(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Join us as a ninja"

    box = BOX.format(paragraph("Our young and dynamic team waits."))
    data = revise(make_body(paragraph("Driver wanted") + paragraph(run("You drive.") + box), head))
    assert show(data)["age-young"] == [""]  # the box has no place of its own in the text; its paragraph holds the comment
    assert "ninja-title" not in show(data)
    (said,) = (comment.text for comment, _ in list_comments(data) if comment.text.endswith("jdlint: summary"))
    assert "'ninja'" in said
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"commentRange" not in b"".join(archive.read(name) for name in archive.namelist() if "header" in name)
        assert (
            re.search(rb"<w:txbxContent>(?:(?!</w:txbxContent>).)*commentRange", archive.read("word/document.xml"), re.S) is None
        )


@given(
    st.lists(
        st.sampled_from(["We want a ", "nin", "ja", " or a rock", "star", ", young and ", "dynamic", " at work.", " "]),
        min_size=1,
        max_size=14,
    ),
    st.lists(st.booleans(), min_size=14, max_size=14),
)
@settings(max_examples=40, deadline=None)
def test_comments_stand_on_their_words_however_the_runs_are_cut(texts: list[str], bold: list[bool]) -> None:
    document = docx.Document()
    words = document.add_paragraph()
    for text, heavy in zip(texts, bold, strict=False):
        words.add_run(text).bold = heavy or None
    document.add_paragraph("You drive.")
    data = save(document)
    report, revised = lint(data), revise(data)
    wanted = sorted(
        (finding.rule, report.source.text[finding.span.start : finding.span.end])
        for finding in report.findings
        if finding.severity != "info" and finding.span
    )
    assert sorted((rule, about) for rule, found in show(revised).items() for about in found if rule != "summary") == wanted
    assert canonical(data).keys() == canonical(revised).keys()
    assert canonical(data)["word/document.xml"] == canonical(revised)["word/document.xml"]
    assert [one.text for one in lint(revised).findings] == [one.text for one in report.findings]


@pytest.mark.parametrize("author", ["jdlint", "Ada"])
def test_comments_of_others_are_left_alone_whatever_they_say(author: str) -> None:
    document = docx.Document(io.BytesIO(POSTING))
    document.add_comment(document.paragraphs[1].runs[0], "jdlint is a tool: ninja-title", author=author)
    assert "jdlint is a tool: ninja-title" in [comment.text for comment, _ in list_comments(revise(save(document)))]
