"""What authors of rules get wrong, and what they are told: the line, what is wrong, and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.checking.loading import load_own_rules
from jdlint.checking.validating import read_rule_file
from jdlint.settings import SettingsError

RULE = """\
id: free-lunch
title: Lunch sold as a benefit
category: clarity
severity: info
since: "0.1"
check:
  terms:
    free lunch: [a pension]
scope: [body]
message: "'{text}' is no benefit."
help:
  why: Everybody eats.
  do: Name a real benefit.
  not when: You run a kitchen.
examples:
  - bad: We offer [[free lunch]].
  - good: We offer a pension.
"""
MISTAKES: list[tuple[str, str, str]] = [
    ("severity: info", "severty: info", '4: there is no key "severty"; did you mean "severity"?'),
    ("severity: info", "severity: high", '4: severity: must be error, warning or info, not "high"'),
    ("category: clarity", "category: Clarity", '3: category: cannot be "Clarity"; did you mean "clarity"?'),
    ('since: "0.1"', "since: 0.1", "5: since: must be text, and YAML reads the number 0.1; put it in quotes"),
    ("message: \"'{text}' is no benefit.\"\n", "", '1: the key "message" is missing: what the reader is told'),
    ("  do: Name a real benefit.\n", "", '11: help: the key "do" is missing: what to write instead'),
    (
        "help:\n  why: Everybody eats.\n  do: Name a real benefit.\n  not when: You run a kitchen.\n",
        "help: Everybody eats.\n",
        '11: help: must be a mapping of keys and values, not "Everybody eats."',
    ),
    ("  not when:", "  not_when:", '14: help: there is no key "not_when"; did you mean "not when"?'),
    ("id: free-lunch", "id: Free Lunch", '1: id: "Free Lunch" must look like free-lunch'),
    (
        "id: free-lunch",
        "id: free-lunches",
        '1: the id is "free-lunches", but the file is called free-lunch.yaml; they must be the same',
    ),
    ("title: Lunch sold as a benefit", "title: No", "2: title: must be text, and YAML reads false; put it in quotes"),
    ("{text}", "{txt}", "10: the message cannot show {txt}; it may hold {text}, {suggestion}"),
    ("{text}", "{text", "10: a brace stands alone; to show one, write two: {{ or }}"),
    (
        "free lunch: [a pension]",
        "Free Lunch: [a pension]",
        '8: check.terms: "Free Lunch" must be written in lower case, on one line; it is found in any case: "free lunch"',
    ),
    (
        "free lunch: [a pension]",
        "free lunch: a pension",
        '8: check.terms.free lunch: must be a list, such as ["a pension"], not "a pension"',
    ),
    (
        "terms:\n    free lunch: [a pension]",
        "terms: free lunch",
        '7: check.terms: must be a mapping of keys and values or a list, such as ["free lunch"], not "free lunch"',
    ),
    ("  terms:", "  term:", '7: check: it holds no kind of check; did you mean "terms"?'),
    (
        "    free lunch: [a pension]",
        "    free lunch: [a pension]\n  pattern: lunch",
        "9: check: terms and pattern are two kinds of check, and a rule has one; make two rules",
    ),
    (
        "check:\n  terms:\n    free lunch: [a pension]",
        "check: {first: true}",
        "6: check: it holds no kind of check; the kinds are terms, pattern, present, states, measure, conflict, shape, fields, notice",
    ),
    (
        "terms:\n    free lunch: [a pension]",
        "pattern: '(lunch+)+'",
        "7: the pattern repeats a repeat without bound, such as (a+)+, which hostile text can make endless",
    ),
    (
        "terms:\n    free lunch: [a pension]",
        "pattern: '.*lunch'",
        "7: the pattern begins with a repeat without bound, such as .* or \\w+, which makes long lines slow; begin with a word, or with \\b",
    ),
    (
        "terms:\n    free lunch: [a pension]",
        "pattern: 'Free lunch'",
        '7: "F" in the pattern matches nothing, since the text is read in lower case; write "f", or add case: true',
    ),
    (
        "terms:\n    free lunch: [a pension]",
        "pattern: 'free lunch'\n  near: [Lunch]",
        '7: near "Lunch" is never found, since lines are read in lower case; write "lunch"',
    ),
    (
        "examples:\n  - bad: We offer [[free lunch]].\n  - good: We offer a pension.\n",
        "",
        '1: the key "examples" is missing: texts that show the rule, run by jdlint test: bad ones are reported exactly where [[ and ]] mark them, good ones are not',
    ),
    (
        "  - good: We offer a pension.\n",
        "",
        '15: examples: there is no good example; add "- good: ..." with text that it leaves alone',
    ),
    (
        "  - good: We offer a pension.",
        "  - bad: We offer free lunch.",
        '15: examples: there is no good example; add "- good: ..." with text that it leaves alone',
    ),
    (
        "  - good: We offer a pension.",
        "  - ok: We offer a pension.",
        '17: examples.2: an example begins with bad (what is reported), good (what is not) or todo (what is missed so far)\n17: examples.2: there is no key "ok"; the keys are bad, good, todo, becomes, as, as_of, beside, options, encoding',
    ),
    (
        "  - good: We offer a pension.",
        "  - We offer a pension.",
        '17: examples.2: an example begins with bad (what is reported), good (what is not) or todo (what is missed so far); write "- good: We offer a pension."',
    ),
    (
        "  - good: We offer a pension.",
        "    good: We offer a pension.",
        "16: examples.1: bad and good are two examples; begin the second with a dash of its own",
    ),
    ("[[free lunch]]", "[[free lunch", "16: examples.1: a mark is opened by [[ and never closed by ]]"),
    ("[[free lunch]]", "free lunch]]", "16: examples.1: a mark is closed by ]] and was never opened by [["),
    (
        "We offer a pension.",
        "We offer [[a pension]].",
        "17: examples.2: a good example takes no [[marks]], as nothing is reported in it",
    ),
    (
        "bad: We offer [[free lunch]].",
        "bad: [[Free lunch]] is offered.",
        "16:25: this is not valid YAML: the lines are not indented alike, or text follows a closed quote; put the whole value in quotes (the parser: while parsing a block mapping, did not find expected key)",
    ),
    (
        "  do: Name",
        " do: Name",
        "13:2: this is not valid YAML: the lines are not indented alike, or text follows a closed quote; put the whole value in quotes (the parser: while parsing a block mapping, did not find expected key)",
    ),
    (
        "  do: Name",
        "\tdo: Name",
        "13:1: this is not valid YAML: a line is indented by a tab; indent with blanks (the parser: while scanning a plain scalar, found a tab character that violates indentation)",
    ),
    (
        "  why: Everybody eats.",
        "  why: Everybody eats: always.",
        "12:22: this is not valid YAML: a colon followed by a blank stands inside a value; put the value in quotes (the parser: mapping values are not allowed in this context)",
    ),
    ("severity: info", "severity: info\nseverity: error", '5:1: the key "severity" stands twice'),
    ("scope: [body]", "scope: [boddy]", '9: scope.1: cannot be "boddy"; did you mean "body"?'),
    ("scope: [body]", "scope: body", '9: scope: must be a list, such as ["body"], not "body"'),
    (
        "free lunch: [a pension]",
        "'{natonality} only': []",
        '8: there is no class of words "{natonality}"; did you mean "nationality"?',
    ),
    ("free lunch: [a pension]", "'ab*': []", '8: "ab*" has too few letters before its star; give 3 at least'),
    (
        "scope: [body]",
        "scope: [body]\nunless: lunch room",
        '10: unless: must be a list, such as ["lunch room"], not "lunch room"',
    ),
    (
        "terms:\n    free lunch: [a pension]",
        "measure: sentences.words\n  max: 5",
        '7: there is no measure "sentences.words"; did you mean "sentence.words"?',
    ),
    (
        "terms:\n    free lunch: [a pension]",
        "measure: words",
        "7: a measure without min and max reports nothing; set one of them",
    ),
    (
        "terms:\n    free lunch: [a pension]",
        "present: benefit\n  looked_for: a benefit",
        '7: check.present: cannot be "benefit"; did you mean "benefits"?',
    ),
    (
        "terms:\n    free lunch: [a pension]",
        "states: [lunch]",
        '6: check: the key "looked_for" is missing: in words, what was looked for',
    ),
    (
        "scope: [body]",
        "scope: [body]\nfrom: 2027-01-01",
        "10: from: must be text, and YAML reads the date 2027-01-01; put it in quotes",
    ),
    ("scope: [body]", "scope: [body]\nfrom: '2027-13-01'", '10: from: there is no day "2027-13-01"'),
    ("free lunch: [a pension]", "no: [a pension]", "7: a key here is read as false; put it in quotes"),
    (
        'id: free-lunch\ntitle: Lunch sold as a benefit\ncategory: clarity\nseverity: info\nsince: "0.1"\ncheck:\n  terms:\n    free lunch: [a pension]\nscope: [body]\nmessage: "\'{text}\' is no benefit."\nhelp:\n  why: Everybody eats.\n  do: Name a real benefit.\n  not when: You run a kitchen.\nexamples:\n  - bad: We offer [[free lunch]].\n  - good: We offer a pension.\n',
        "title: Baker\nlocation: Reno\n",
        "1: this is no rule, as it has no id, category, severity, since, check, message, help, examples; jdlint rules new ID writes one to begin with",
    ),
    (
        "good: We offer a pension.",
        "good: We offer a pension.\n    as: md",
        '18: examples.2.as: must be markdown, text, html, yaml, json or feed, not "md"',
    ),
    (
        "scope: [body]",
        "scope: [body]\nlanguages: english",
        '10: languages: must be "any" or a list, such as ["english"], not "english"',
    ),
    (
        "is no benefit.",
        "is no benefit.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "10: message: has 323 characters; it must have 10 to 240",
    ),
    (
        "id: free-lunch",
        "---\nid: free-lunch\n---\na: b\n---",
        "4:1: this is not valid YAML: a second document begins here; give each a file of its own",
    ),
    ("free lunch: [a pension]", "free lunch: []\n    free lunch: [b]", '9:5: the key "free lunch" stands twice'),
    ("scope: [body]", "scope: [body]\ndefault: 'yes'", '10: default: must be true or false, not "yes"'),
    (
        "    free lunch: [a pension]",
        "    free lunch: [a pension]\n  near: [lunch]",
        '9: check: there is no key "near"; the keys are terms, at_most, first',
    ),
]


def complain(folder: Path, text: str) -> list[str]:
    """What is said of a rule, behind the name of its file."""
    path = folder / "free-lunch.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_rule_file(path)
    return [line.removeprefix(f"{path}:") for line in str(caught.value).split("\n")]


def test_the_rule_in_which_they_are_made_is_right(tmp_path: Path) -> None:
    path = tmp_path / "free-lunch.yaml"
    path.write_text(RULE, encoding="utf-8")
    assert read_rule_file(path)["id"] == "free-lunch"


@pytest.mark.parametrize(("right", "wrong", "said"), MISTAKES, ids=[wrong[:40] for _, wrong, _ in MISTAKES])
def test_mistakes_are_told_with_line_and_remedy(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert RULE.count(right) == 1
    assert complain(tmp_path, RULE.replace(right, wrong)) == said.split("\n")


def test_rules_give_way_to_rules_that_exist(tmp_path: Path) -> None:
    path = tmp_path / "free-lunch.yaml"
    path.write_text(RULE.replace("scope: [body]", "scope: [body]\nyields_to: [cliche, clich]"), encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_own_rules([str(tmp_path)])
    assert str(caught.value) == f'{path}:10: yields_to: there is no rule "clich"; did you mean "cliche"?'
