"""A comment that silences a finding stands where it does, and changes nothing else."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.engine import Linter
from jdlint.fixing import apply_edits
from jdlint.judged import Judged
from jdlint.model.finding import Finding
from jdlint.reading import read
from jdlint.silencing import REASON, silence

LINTER = Linter(as_of=datetime.date(2026, 11, 26))


def judge(text: str, name: str) -> list[Judged]:
    return LINTER.hold(read(text.encode(), name), name, kind="posting")


def list_findings(text: str, name: str) -> list[tuple[str, str | None, str]]:
    return [(one.rule, one.text, one.fingerprint) for judged in judge(text, name) for one in judged.list_findings()]


def quieten(text: str, name: str, rule: str, words: str | None = None) -> str:
    """The text after the finding of a rule was silenced."""
    judged = judge(text, name)
    finding = next(one for each in judged for one in each.list_findings() if one.rule == rule and words in (None, one.text))
    silenced = [one for each in judged for one in each.silenced]
    edits = silence(
        finding, [one.posting.document for one in judged], silenced, LINTER.name_rules(), lambda new: read(new.encode(), name)
    )
    return apply_edits(text, edits)


def check(text: str, name: str, rule: str = "ninja-title") -> str:
    """What was inserted; the finding is gone, and of the others nothing but the word on the missing reason is new."""
    quiet = quieten(text, name, rule)
    assert quiet != text
    before, after = list_findings(text, name), list_findings(quiet, name)
    gone = [one for one in before if one not in after]
    assert {one[0] for one in gone} == {rule}
    assert {one[0] for one in after if one not in before} == {"suppression-without-reason"}
    # With a reason it is complete.
    assert {one[0] for one in list_findings(quiet.replace(f"-- {REASON}", "-- the name of a drink"), name)} <= {
        one[0] for one in before
    }
    return quiet


LINE = "<!-- jdlint-ignore ninja-title -- reason -->"
HASH = "# jdlint-ignore ninja-title -- reason"


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("We need a ninja.", f"We need a ninja. {LINE}"),
        ("We need a ninja.\r\nNow.\r\n", f"We need a ninja. {LINE}\r\nNow.\r\n"),
        ("- Be a ninja\n- Bake\n", f"- Be a ninja {LINE}\n- Bake\n"),
        ("1. Bake\n   - Be a ninja\n", f"1. Bake\n   - Be a ninja {LINE}\n"),
        ("> Be a ninja\n> today\n", f"> Be a ninja {LINE}\n> today\n"),
        ("# Baker\n\nBe a ninja  \ntoday\n", f"# Baker\n\nBe a ninja {LINE}  \ntoday\n"),
        ("# Baker\n\nBe a ninja\\\ntoday\n", f"# Baker\n\nBe a ninja {LINE} \\\ntoday\n"),
        ("# Ninja #\n\nText\n", f"# Ninja {LINE} #\n\nText\n"),
        ("Ninja\n=====\n\nText\n", f"Ninja {LINE}\n=====\n\nText\n"),
        ("| a | b |\n|---|---|\n| x | a ninja |\n| y | z |\n", f"| a | b |\n|---|---|\n| x | a ninja {LINE} |\n| y | z |\n"),
        ("We need a **ninja** and *more*.", f"We need a **ninja** and *more*. {LINE}"),
    ],
)  # fmt: skip
def test_in_markdown_the_comment_stands_on_the_line(text: str, quiet: str) -> None:
    assert check(text, "baker.md") == quiet


def test_in_code_a_comment_would_be_read_so_that_the_file_is_silenced() -> None:
    text = "# Baker\n\nYou bake.\n\n```\n{% include pay.md %}\n\nand {{ page.pay }} more\n```\n"
    assert check(text, "baker.md", "template-code") == f"<!-- jdlint-ignore-file template-code -- reason -->\n{text}"


def test_a_rule_whose_name_reads_like_an_instruction_is_silenced_like_any_other() -> None:
    assert "application-instructions-missing -- reason" in check(
        "# Baker\n\nYou bake bread.\n", "baker.md", "application-instructions-missing"
    )


def test_in_front_matter_it_is_a_comment_of_yaml() -> None:
    assert (
        check("---\ntitle: Ninja\n---\n\nYou bake bread.\n", "baker.md") == f"---\ntitle: Ninja  {HASH}\n---\n\nYou bake bread.\n"
    )


def test_a_block_of_yaml_is_enclosed() -> None:
    text = "title: Baker\nsummary: You bake.\ndescription: |\n  You bake bread.\n  You are a ninja.\nbenefits:\n  - Bread\n"
    quiet = check(text, "baker.yaml")
    assert "# jdlint-ignore-start ninja-title -- reason\ndescription: |\n" in quiet
    assert "  You are a ninja.\n# jdlint-ignore-end ninja-title\nbenefits" in quiet


def test_a_list_of_yaml_takes_it_on_the_line() -> None:
    text = "title: Baker\nsummary: You bake.\nresponsibilities:\n  - You are a ninja\n  - You bake\n"
    assert f"  - You are a ninja  {HASH}\n" in check(text, "baker.yaml")


def test_a_value_of_yaml_over_several_lines_is_not_torn() -> None:
    text = 'title: Baker\nsummary: "You are\n  a ninja\n  and bake."\nbenefits:\n  - Bread\n'
    assert "# jdlint-ignore-end ninja-title\nbenefits" in check(text, "baker.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><h1>Baker</h1><p>You are a ninja.</p></body></html>",
        "<h1>Baker</h1>\n<p\n class='a'>You are a ninja</p\n>\n<p>Bake</p>",
        "<h1>Baker</h1>\n<ul>\n<li>You are a ninja</li>\n<li>Bake</li>\n</ul>",
        "<h1>Baker</h1><table>\n<tr><td>ninja</td>\n<td title='a\nb'>x</td></tr></table>",
    ],
)
def test_in_a_page_it_stands_between_tags(text: str) -> None:
    check(text, "baker.html")


def test_what_is_missing_is_silenced_for_the_file() -> None:
    text = "---\ntitle: Baker\n---\n\n# Baker\n\n## Responsibilities\n\n- You bake bread every day.\n"
    head, body = text[:21], text[21:]
    assert check(text, "baker.md", "benefits-missing") == f"{head}<!-- jdlint-ignore-file benefits-missing -- reason -->\n{body}"


def test_another_comment_on_the_line_stays_in_force() -> None:
    text = "# Baker\n\n<!-- jdlint-ignore ninja-title -- the name of a drink -->\nA ninja and a rockstar who will hit the ground running.\n"
    quiet = quieten(text, "baker.md", "cliche")
    rules = {rule for rule, _, _ in list_findings(quiet, "baker.md")}
    assert "ninja-title" not in rules and "cliche" not in rules and "suppression-unused" not in rules
    text = "title: Baker\nsummary: A ninja who will hit the ground running.  # jdlint-ignore ninja-title -- the name of a drink\nbenefits: [Bread]\n"
    rules = {rule for rule, _, _ in list_findings(quieten(text, "baker.yaml", "cliche"), "baker.yaml")}
    assert "ninja-title" not in rules and "cliche" not in rules


@pytest.mark.parametrize(
    ("text", "name"), [('{"title": "Ninja", "summary": "You bake."}', "baker.json"), ("Ninja\n\nYou bake bread.\n", "baker.txt")]
)
def test_where_there_are_no_comments_nothing_is_offered(text: str, name: str) -> None:
    assert quieten(text, name, "ninja-title") == text


def test_what_is_said_of_comments_is_not_silenced() -> None:
    text = "# Baker\n\nYou bake. <!-- jdlint-ignore ninja-title -->\n"
    assert quieten(text, "baker.md", "suppression-without-reason") == text


pieces = st.lists(
    st.sampled_from(["ninja", "*a*", "**", "|", "\n", "\n\n", "# ", "- ", "`", "<b>", "</b>", "<!--", "-->", "{{x}}", "\\", "  ", "> ", "😀", "bake"]),
    max_size=14,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(pieces, st.sampled_from(["x.md", "x.html"]))
def test_whatever_the_text_a_comment_that_is_offered_silences(words: list[str], name: str) -> None:
    text = "".join(words) + " a ninja " + "".join(reversed(words))
    judged = judge(text, name)
    found: list[Finding] = [one for each in judged for one in each.list_findings() if one.rule == "ninja-title"]
    for finding in found[:1]:
        edits = silence(
            finding, [one.posting.document for one in judged], [], LINTER.name_rules(), lambda new: read(new.encode(), name)
        )
        if edits:
            again = judge(apply_edits(text, edits), name)
            left = [one for each in again for one in each.list_findings() if one.rule == "ninja-title"]
            assert len(left) < len(found)
            assert [one.posting.text for one in again] == [one.posting.text for one in judged]
