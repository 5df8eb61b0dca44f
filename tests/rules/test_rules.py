"""Every rule file is valid, and its examples come out as they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jdlint.checking.law.loading import load_law
from jdlint.checking.law.sheets import list_all
from jdlint.checking.pack import find_rule_files
from jdlint.checking.rule import make_rule
from jdlint.checking.validating import read_rule_file
from jdlint.engine import Linter
from jdlint.examples import AS_OF, lint_example, read_marks, run_examples
from jdlint.settings import Config
from tests.reading.word import make_runs

RULES = Path(__file__).parents[2] / "rules"
FILES = list(find_rule_files(RULES))
MARKUP = set("<>*_`#&[|\\\n{}")


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", FILES, ids=name)
def test_examples(path: Path) -> None:
    rule = make_rule(read_rule_file(path))
    assert list(run_examples(rule)) == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_each_rule_shows_twice_what_is_wrong_and_what_is_not(path: Path) -> None:
    rule = make_rule(read_rule_file(path))
    for kind in ("bad", "good"):
        assert sum(kind in example for example in rule.examples) >= 2, kind


def test_bad_examples_of_word_rules_break_no_other_word_rule() -> None:
    rules = [rule for path in FILES if (rule := make_rule(read_rule_file(path))).kind in ("terms", "pattern")]
    # Rules of law speak where a provision asks for them: what one place forbids, another forbids in fewer words.
    others = [rule._replace(examples=()) for rule in rules if rule.basis != "law"]
    linter = Linter(Config(), as_of=AS_OF, many=False, rules=others)
    for rule in rules:
        for example in rule.examples:
            # A good example may be the bad one of a rule that asks for more, as "he or she" is.
            text, _ = read_marks(example.get("bad", ""))
            data, form = text.encode(example.get("encoding", "utf-8")), example.get("as", "markdown")
            reports = linter.lint(data, "example", format=form, kind="posting") if text else []
            broken = {finding.rule for report in reports for finding in report.findings} - {rule.id}
            assert not broken, (rule.id, text)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_file_stands_in_its_category(path: Path) -> None:
    assert read_rule_file(path)["category"] == path.parent.name


def test_ids_are_unique_and_enough() -> None:
    ids = [path.stem for path in FILES]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 40


@pytest.mark.parametrize("path", FILES, ids=name)
def test_word_rules_find_the_same_words_in_every_format(path: Path) -> None:
    rule = make_rule(read_rule_file(path))
    if rule.kind not in ("terms", "pattern") or "title" in rule.scope.only - {"body"}:
        return
    for example in rule.examples:
        text, ranges = read_marks(example.get("bad", ""))
        if not ranges or MARKUP & set(text) or example.get("as", "markdown") != "markdown":
            continue
        words = [text[start:end] for start, end in ranges]
        start, end = ranges[0]
        middle = (start + end) // 2
        split = f"<h1>Job</h1>\n<p>{text[:middle]}<b>{text[middle:end]}</b>{text[end:]}</p>"
        as_json = json.dumps({"title": "Job", "description": text, "location": "Boulder, CO"}, ensure_ascii=True)
        as_yaml = f"title: Job\nlocation: Boulder, CO\ndescription: {json.dumps(text, ensure_ascii=False)}\n"
        in_word = make_runs(["Job"], [text[:middle], text[middle:end], text[end:]])
        for format, form in (("html", split), ("json", as_json), ("yaml", as_yaml), ("text", text), ("docx", in_word)):
            found = lint_example(rule, form, {**example, "as": format})
            assert [finding.text for finding in found] == words, format


def test_rules_give_way_to_rules_that_exist_and_do_not_give_way_to_them() -> None:
    rules = {rule.id: rule for path in FILES if (rule := make_rule(read_rule_file(path)))}
    asked = {one.rule for provision in list_all(load_law(Config())) for one in provision.requires}
    for rule in rules.values():
        assert all(rule.id not in rules[other].yields_to for other in rule.yields_to), rule.id
        # What a provision asks for is told with the provision, so that such a rule has to speak itself.
        assert not rule.yields_to or rule.id not in asked, rule.id
