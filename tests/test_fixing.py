"""Changes are made to the byte, never twice, and never more than their words."""

from __future__ import annotations

import datetime
import io
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from jdlint.checking.rule import make_rule
from jdlint.engine import Linter
from jdlint.fixing import Mended, mend
from jdlint.reading import read
from jdlint.reading.word import W
from jdlint.settings import Config
from tests.reading.pages import make_pdf, write_down
from tests.reading.word import make_body, make_runs, save

DAY = datetime.date(2026, 11, 30)
LINTER = Linter(Config(), as_of=DAY, many=False)
TEXT = "You work with the the bakers of our town. You are a salesman who sells bread."
SAFE = TEXT.replace("the the", "the")
AGREED = SAFE.replace("salesman", "salesperson")
PAGES = {
    "a.md": "# Baker\n\n- {}\n",
    "a.txt": "Baker\r\n\r\n{}\r\n",
    "a.html": "<html><head><title>x</title></head><body><h1>Baker</h1>\n<p class='a'>{}</p></body></html>",
    "plain.yaml": "title: Baker   # a comment\nlocation: Denver, CO\ndescription: {}\n",
    "quoted.yaml": 'title: Baker\nlocation: Denver, CO\ndescription: "{}"\n',
    "folded.yaml": "title: Baker\nlocation: Denver, CO\ndescription: >-\n  {}\n  And more.\n",
    "a.json": '{{"title": "Baker",\n   "location":"Denver, CO",  "description": "{}"}}',
    "two.yaml": "- title: Baker\n  location: Denver, CO\n  description: {}\n- title: Driver\n  location: Reno, NV\n  description: {}\n",
    "matter.md": "---\ntitle: Baker\nsummary: {}\n---\n\n{}\n",
}


def fix(data: bytes, name: str, *, review: bool = False, linter: Linter = LINTER) -> Mended:
    """What became of a file, which is left alone the second time."""
    mended = mend(linter, data, name, review=review, kind="posting")
    assert mend(linter, mended.data, name, review=review, kind="posting").data == mended.data
    return mended


def house(terms: dict[str, list[str]], **more: Any) -> Linter:
    """A linter with one rule of its own on words."""
    rule = {
        "id": "our-words", "title": "Our words", "category": "clarity", "severity": "warning", "since": "0.1", "fix": "safe",
        "check": {"terms": terms}, "message": "Not '{text}'.", "help": {"why": "So.", "do": "So.", "not when": "So."}, "examples": [],
    }  # fmt: skip
    return Linter(Config(), as_of=DAY, many=False, rules=[make_rule(rule | more)])


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_all_other_bytes_stay(name: str, encoding: str) -> None:
    def fill(words: str) -> bytes:
        return PAGES[name].format(words, words).replace("town", "t\u00f6wn, caf\u00e9 \u2018x\u2019,").encode(encoding)

    assert fix(fill(TEXT), name).data == fill(SAFE)
    mended = fix(fill(TEXT), name, review=True)
    assert mended.data == fill(AGREED)
    assert not mended.open
    assert {finding.rule for finding in fix(fill(TEXT), name).open} == {"gendered-title"}


def test_what_is_written_in_signs_of_the_format_is_left_alone() -> None:
    for name, text in (("a.html", "<p>You work with the&#32;the bakers.</p>"), ("a.html", "<p>You work with the <b>the</b> bakers.</p>"),
                       ("a.json", '{"title": "Baker", "description": "You work with the\\u0020the bakers."}')):  # fmt: skip
        assert fix(text.encode(), name).data == text.encode()


def test_words_over_two_lines_are_one() -> None:
    assert fix(b"# Baker\n\nYou work with the\nthe bakers.\n", "a.md").data == b"# Baker\n\nYou work with the bakers.\n"
    quoted = b"# Baker\n\n> You work with the\n> the bakers.\n"
    assert fix(quoted, "a.md").data == quoted


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("a.html", "<p>Our foo is bread.</p>", "<p>Our R&amp;D &lt;b&gt; is bread.</p>"),
        (
            "a.json",
            '{"title": "Baker", "description": "Our foo is bread."}',
            '{"title": "Baker", "description": "Our foo is bread."}',
        ),
        ("a.txt", "Baker\n\nOur foo is bread.", "Baker\n\nOur R&D <b> is bread."),
        # In Markdown, and in a value that may be HTML, it would be a tag, so that they stay.
        ("a.md", "# Baker\n\nOur foo is bread.\n", "# Baker\n\nOur foo is bread.\n"),
    ],
)
def test_new_words_are_no_markup(name: str, text: str, after: str) -> None:
    assert fix(text.encode(), name, linter=house({"foo": ["R&D <b>"]})).data.decode() == after


@pytest.mark.parametrize("words", ["a: b", "a 'b'", 'a "b"', "x #y", "- a", "* a", "[a]", "\u2019", "{a}"])
@pytest.mark.parametrize("style", ["foo", "'foo'", '"foo"', "foo bar", "|\n  foo", ">\n  foo"])
def test_values_say_what_they_should_or_stay(words: str, style: str) -> None:
    text = f"title: Baker\nlocation: Denver, CO\ndescription: {style}\n"
    mended = fix(text.encode(), "a.yaml", linter=house({"foo": [words]}))
    before, after = yaml.safe_load(text), yaml.safe_load(mended.data)
    assert after in (before, before | {"description": before["description"].replace("foo", words)})


def test_what_would_begin_something_else_is_told_and_left() -> None:
    linter = house({"foo": ["# bar"], "baz": ["bread"]})
    mended = fix(b"You bake baz.\n\nfoo is here.\n\nAnd foo is baz.\n", "a.md", linter=linter)
    assert mended.data == b"You bake bread.\n\nfoo is here.\n\nAnd # bar is bread.\n"
    assert [finding.text for finding in mended.refused] == ["foo"]


def test_words_that_the_encoding_does_not_know_are_told() -> None:
    data = "# Baker\n\nCaf\u00e9 foo.\n".encode("cp1252")
    mended = fix(data, "a.md", linter=house({"foo": ["\u2192"]}))
    assert (mended.data, len(mended.refused)) == (data, 1)


def test_changes_that_overlap_come_one_after_the_other() -> None:
    both = [
        make_rule({**_RULE, "id": id, "check": {"terms": terms}})
        for id, terms in (("one", {"big oven": ["oven"]}), ("two", {"oven man": ["baker"]}))
    ]
    linter = Linter(Config(), as_of=DAY, many=False, rules=both)
    assert fix(b"The big oven man.", "a.txt", linter=linter).data == b"The baker."


_RULE = {
    "title": "Our words", "category": "clarity", "severity": "warning", "since": "0.1", "fix": "safe", "message": "Not '{text}'.",
    "help": {"why": "So.", "do": "So.", "not when": "So."}, "examples": [],
}  # fmt: skip


def test_a_file_that_never_comes_to_rest_stays_as_it_was() -> None:
    both = [
        make_rule({**_RULE, "id": id, "check": {"terms": terms}})
        for id, terms in (("one", {"foo": ["bar"]}), ("two", {"bar": ["foo"]}))
    ]
    linter = Linter(Config(), as_of=DAY, many=False, rules=both)
    mended = fix(b"A foo and a the the.", "a.txt", linter=linter)
    assert mended.data == b"A foo and a the the."
    assert "without end" in mended.why


def test_all_places_that_are_told_together_are_mended_together() -> None:
    text = "# Baker\n\nWe value peopleâ€™s time.\n\nSend a rÃ©sumÃ© to SÃ£o Paulo.\n"
    assert fix(text.encode(), "a.md").data.decode() == "# Baker\n\nWe value people’s time.\n\nSend a résumé to São Paulo.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You bake. <!-- jdlint-ignore hype -- old -->\n", "You bake.\n"),
        ("You bake.\n\n  <!-- jdlint-ignore hype -- old -->\n\nAnd sell.\n", "You bake.\n\n\nAnd sell.\n"),
        # The comment parts two paragraphs.
        ("You bake\n<!-- jdlint-ignore hype -- old -->\nbread.\n",) * 2,
        ("A rockstar. <!-- jdlint-ignore hype, ninja-title -- a -->\n", "A rockstar. <!-- jdlint-ignore ninja-title -- a -->\n"),
        ("A rockstar. <!-- jdlint-ignore ninja-title, hype -- a -->\n", "A rockstar. <!-- jdlint-ignore ninja-title -- a -->\n"),
        ("One. <!-- jdlint-ignore hype, cliche -- a -->\n", "One.\n"),
        ("<!-- jdlint-ignore-start hype -- a -->\n\nBake.\n\n<!-- jdlint-ignore-end -->\n",) * 2,
    ],
)
def test_comments_that_silence_nothing_go(before: str, after: str) -> None:
    assert fix(b"# Baker\n\n" + before.encode(), "a.md").data == b"# Baker\n\n" + after.encode()


def test_a_comment_behind_a_value_goes_with_its_blanks() -> None:
    before = "title: Baker\nlocation: Denver, CO # jdlint-ignore hype -- old\ndescription: You bake.\n"
    assert fix(before.encode(), "a.yaml").data.decode() == before.replace(" # jdlint-ignore hype -- old", "")


def test_pdf_files_and_feeds_are_left_alone() -> None:
    mended = fix(make_pdf(write_down(["Baker", "You work with the the bakers."])), "a.pdf")
    assert "PDF" in mended.why
    feed = (
        json.dumps({"title": "Baker", "location": "Denver, CO", "description": "You work with the the bakers."}).encode() + b"\n"
    )
    mended = fix(feed * 2, "a.jsonl")
    assert (mended.data, "feed" in mended.why) == (feed * 2, True)


SEGMENTS = st.lists(
    st.sampled_from(
        ["the the ", "You bake bread", ". ", "salesman ", "\n\n", "\r\n", "\n- ", "**bold** ", "`the the` ", "&amp; ", "é", "\U0001f35e ", "<b>x</b>", "peopleâ€™s ",
         "[a](b.md) ", "<!-- jdlint-ignore hype -- old -->", "# ", "\t", "> ", "\u200b", "a a ", "| ", "rockstar ", "\\", "'", '"', ": ", "{{x}} "]
    ),
    max_size=25,
)  # fmt: skip


@given(SEGMENTS, st.sampled_from(["a.md", "a.txt", "a.html", "a.json", "a.yaml"]), st.booleans())
@example(["\n- ", "the the ", "\r\n", "salesman "], "a.md", True)
@example(["\n\n", "<!-- jdlint-ignore hype -- old -->", "the the "], "a.md", False)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_around_them(segments: list[str], name: str, review: bool) -> None:
    text = "# Baker\n\nYou bake. " + "".join(segments)
    if name.endswith(("json", "yaml")):
        value = {"title": "Baker", "location": "Denver, CO", "description": text}
        text = json.dumps(value, ensure_ascii=False) if name == "a.json" else yaml.safe_dump(value, allow_unicode=True)
    data = text.encode()
    mended = fix(data, name, review=review)
    assert not mended.why
    # What was mended is gone, and what is left in the file was there: words alone go.
    after = read(mended.data, name)
    assert len(after) == len(read(data, name))
    assert [(block.kind, block.level) for block in after[0].blocks] == [
        (block.kind, block.level) for block in read(data, name)[0].blocks
    ] or any(finding.rule == "suppression-unused" for finding in mended.applied)
    again = LINTER.lint(mended.data, name, kind="posting")
    left = {one.fingerprint for report in again for one in report.findings if one.fix and (review or one.fix.safety == "safe")}
    assert left <= {finding.fingerprint for finding in mended.refused}


def accept(data: bytes, *, keep: str, drop: str) -> list[str]:
    """The paragraphs of a document with all changes accepted (``keep="ins", drop="del"``) or rejected."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for gone in list(root.iter(f"{W}{drop}")):
        gone.getparent().remove(gone)
    texts = []
    for paragraph in root.iter(f"{W}p"):
        texts.append("".join(node.text or "" for node in paragraph.iter(f"{W}t", f"{W}delText")))
    assert keep != drop
    return texts


def test_word_documents_get_tracked_changes() -> None:
    data = make_runs(
        ["Baker"], ["You work with th", "e the bak", "ers of our town."], ["You are a ", "salesman", " who sells bread."]
    )
    mended = fix(data, "a.docx", review=True)
    assert accept(mended.data, keep="ins", drop="del") == [
        "Baker",
        "You work with the bakers of our town.",
        "You are a salesperson who sells bread.",
    ]
    assert accept(mended.data, keep="del", drop="ins") == [
        "Baker",
        "You work with the the bakers of our town.",
        "You are a salesman who sells bread.",
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(mended.data)) as after:
        same = [name for name in before.namelist() if before.read(name) == after.read(name)]
        assert set(before.namelist()) - set(same) <= {"word/document.xml"}
        root = etree.fromstring(after.read("word/document.xml"))
    changes = [*root.iter(f"{W}ins"), *root.iter(f"{W}del")]
    assert {change.get(f"{W}author") for change in changes} == {"jdlint"}
    assert {change.get(f"{W}date") for change in changes} == {"2026-11-30T00:00:00Z"}
    ids = [change.get(f"{W}id") for change in changes]
    assert len(set(ids)) == len(ids)
    # The new word looks as the old one did.
    new = next(change for change in root.iter(f"{W}ins") if "salesperson" in "".join(change.itertext()))
    assert new.find(f"{W}r/{W}rPr/{W}b") is not None


def test_tracked_changes_stand_in_headers_and_links_too_and_not_in_notes() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Bakers of the the town"
    document.add_paragraph("You bake bread.")
    mended = fix(save(document), "a.docx")
    assert "Bakers of the town" in read(mended.data, "a.docx")[0].text.string
    link = make_body('<w:p><w:ins w:id="7" w:author="Ada"><w:r><w:t>You see the the town.</w:t></w:r></w:ins></w:p>')
    mended = fix(link, "a.docx")
    assert "You see the town." in read(mended.data, "a.docx")[0].text.string
    assert accept(mended.data, keep="ins", drop="del")[0] == "You see the town."


@pytest.mark.office
def test_word_processors_open_tracked_changes(tmp_path: Path, office: str) -> None:
    data = make_runs(["Baker"], ["You work with the the bakers of ", "our town", "."])
    (tmp_path / "a.docx").write_bytes(fix(data, "a.docx").data)
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    back = (tmp_path / "out" / "a.docx").read_bytes()
    assert accept(back, keep="ins", drop="del")[1] == "You work with the bakers of our town."
    assert accept(back, keep="del", drop="ins")[1] == "You work with the the bakers of our town."
