"""Comments that silence rules: what they reach, and what is wrong with them."""

from __future__ import annotations

import pytest

from jdlint.model.document import Comment
from jdlint.model.finding import Finding
from jdlint.model.source import Source
from jdlint.model.span import Span
from jdlint.suppression import MOST_SUGGESTED, Silence, find_unused, read_suppressions

NAMES = {"ninja-title": "ninja-title", "old-name": "ninja-title", "hype": "hype"}


def comments_of(text: str) -> list[Comment]:
    found, position = [], 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.index("-->", start) + 3
        found.append(Comment(start, end, text[start + 4 : end - 3]))
        position = end
    return found


def silenced(text: str, rule: str = "ninja-title") -> list[str]:
    """The words of the text that stand where the rule is silent."""
    suppressions, _ = read_suppressions(Source("x.md", text), comments_of(text), NAMES)
    words = []
    for word in ("one", "two", "three", "four"):
        start = text.find(word)
        finding = Finding(rule, "bias", None, "warning", "", None, Span(start, start + len(word)), word, "")
        if start >= 0 and Silence(suppressions).find(finding):
            words.append(word)
    return words


def test_a_comment_silences_its_own_line() -> None:
    assert silenced("one\ntwo <!-- jdlint-ignore ninja-title -- a quotation -->\nthree") == ["two"]


def test_a_comment_reaches_what_runs_into_its_line() -> None:
    text = "one two\nthree <!-- jdlint-ignore ninja-title -- a quotation --> four\nlast"
    suppressions, _ = read_suppressions(Source("x.md", text), comments_of(text), NAMES)
    for words, reached in (("two\nthree", True), ("one two", False), ("one two\n", False), ("four\nlast", True), ("last", False)):
        start = text.index(words)
        finding = Finding("ninja-title", "bias", None, "warning", "", None, Span(start, start + len(words)), words, "")
        assert bool(Silence(suppressions).find(finding)) == reached, words


def test_a_comment_alone_silences_the_next_line_that_is_not_blank() -> None:
    assert silenced("one\r\n<!-- jdlint-ignore ninja-title -- a quotation -->\r\n\r\ntwo\r\nthree") == ["two"]


def test_a_comment_that_spans_lines_silences_what_follows() -> None:
    assert silenced("one\n<!-- jdlint-ignore ninja-title -- a\nquotation -->\ntwo\nthree") == ["two"]


def test_a_block_is_silenced_from_start_to_end() -> None:
    text = "one\n<!-- jdlint-ignore-start ninja-title -- a quotation -->\ntwo\n\nthree\n<!-- jdlint-ignore-end -->\nfour"
    assert silenced(text) == ["two", "three"]


def test_a_block_may_end_one_rule_and_go_on_for_another() -> None:
    text = "<!-- jdlint-ignore-start ninja-title, hype -- both -->\none\n<!-- jdlint-ignore-end hype -->\ntwo"
    assert silenced(text) == ["one", "two"]
    assert silenced(text, "hype") == ["one"]


def test_a_block_without_end_goes_on_to_the_end_of_the_file() -> None:
    assert silenced("one\n<!-- jdlint-ignore-start ninja-title -- all -->\ntwo\nthree") == ["two", "three"]


def test_a_file_comment_reaches_findings_without_a_place() -> None:
    text = "<!-- jdlint-ignore-file hype -- by agreement -->\none"
    suppressions, notices = read_suppressions(Source("x.md", text), comments_of(text), NAMES)
    finding = Finding("hype", "clarity", None, "info", "", None, None, None, "")
    suppression = Silence(suppressions).find(finding)
    assert suppression is not None
    assert suppression.reason == "by agreement"
    assert notices == []


def test_a_line_comment_does_not_reach_findings_without_a_place() -> None:
    text = "one <!-- jdlint-ignore hype -- by agreement -->"
    suppressions, _ = read_suppressions(Source("x.md", text), comments_of(text), NAMES)
    assert Silence(suppressions).find(Finding("hype", "clarity", None, "info", "", None, None, None, "")) is None


def test_old_names_work() -> None:
    assert silenced("one <!-- jdlint-ignore old-name: a quotation -->") == ["one"]


def test_unknown_rules_and_missing_reasons_are_noticed() -> None:
    text = "one <!-- jdlint-ignore ninja-titel -- a quotation --> two <!-- jdlint-ignore hype -->"
    _, notices = read_suppressions(Source("x.md", text), comments_of(text), NAMES)
    assert [(notice.name, notice.values) for notice in notices] == [
        ("suppression-unknown-rule", {"name": "ninja-titel", "nearest": '; did you mean "ninja-title"?'}),
        ("suppression-without-reason", {"missing": "reason"}),
    ]


def test_unused_suppressions_of_rules_that_ran_are_noticed() -> None:
    text = "one <!-- jdlint-ignore hype, ninja-title -- a quotation -->"
    suppressions, _ = read_suppressions(Source("x.md", text), comments_of(text), NAMES)
    unused = list(find_unused(Source("x.md", text), suppressions, suppressions[1:], frozenset({"hype", "ninja-title"})))
    assert [(notice.name, notice.values["name"]) for notice in unused] == [("suppression-unused", "hype")]
    assert list(find_unused(Source("x.md", text), suppressions, [], frozenset())) == []


def test_other_comments_are_left_alone() -> None:
    assert read_suppressions(Source("x.md", "<!-- note to self -->"), comments_of("<!-- note to self -->"), NAMES) == ([], [])


def test_an_end_may_use_an_old_name() -> None:
    text = "<!-- jdlint-ignore-start old-name -- a quotation -->\none\n<!-- jdlint-ignore-end old-name -->\ntwo"
    assert silenced(text) == ["one"]


def test_the_inner_of_two_suppressions_silences() -> None:
    block = "<!-- jdlint-ignore-start hype -- outer -->\none <!-- jdlint-ignore hype -- inner -->\ntwo\n<!-- jdlint-ignore-end -->\nthree"
    text = block + "\n<!-- jdlint-ignore-file hype -- whole -->"
    silence = Silence(read_suppressions(Source("x.md", text), comments_of(text), NAMES)[0])
    reasons = []
    for word in ("one", "two", "three"):
        start = text.index(word)
        found = silence.find(Finding("hype", "clarity", None, "info", "", None, Span(start, start + len(word)), word, ""))
        reasons.append(found and found.reason)
    assert reasons == ["inner", "outer", "whole"]


def test_the_nearest_rule_is_looked_for_in_so_many_cases_only() -> None:
    text = f"<!-- jdlint-ignore {' '.join(f'hyp{number}' for number in range(MOST_SUGGESTED + 1))} -- many -->"
    _, notices = read_suppressions(Source("x.md", text), comments_of(text), NAMES)
    assert [notice.values["nearest"] for notice in notices[-2:]] == ['; did you mean "hype"?', ""]


@pytest.mark.parametrize("words", ["reason", "the reason", "Your reason here.", "TODO", "<reason>", "why?", "...", "…", "xxx"])
def test_what_stands_for_a_reason_is_none(words: str) -> None:
    text = f"one <!-- jdlint-ignore ninja-title -- {words} -->"
    suppressions, notices = read_suppressions(Source("x.md", text), comments_of(text), NAMES)
    assert [notice.values for notice in notices if notice.name == "suppression-without-reason"] == [{"missing": "reason"}]
    assert len(suppressions) == 1


@pytest.mark.parametrize(
    "words", ["a quotation", "the reason is a quotation", "why not", "todo list is the name of a drink", "x"]
)
def test_a_reason_may_hold_such_words(words: str) -> None:
    text = f"one <!-- jdlint-ignore ninja-title -- {words} -->"
    assert read_suppressions(Source("x.md", text), comments_of(text), NAMES)[1] == []
