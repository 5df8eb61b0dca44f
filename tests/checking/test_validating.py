"""A house's own rule is checked to its last word before it runs: what is wrong is told with file and line, and what is let pass works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jdlint.checking.kinds import get_kind
from jdlint.checking.kinds.notice import NOTICES
from jdlint.checking.rule import Rule
from jdlint.checking.validating import read_rule_file
from jdlint.examples import lint_example, read_marks
from jdlint.settings import SettingsError
from jdlint.understanding.measures import DATED, MEASURES, TOLD
from tests.built_in import RULES

ROOT = Path(__file__).parents[2]
RULE = """\
id: free-lunch
title: Lunch sold as a benefit
category: clarity
severity: info
since: "0.1"
check: CHECK
message: MESSAGE
help: {why: Everybody eats., do: Name a real benefit., not when: You run a kitchen.}
examples:
  - bad: We offer [[free lunch]].
  - good: We offer a pension.
"""


def write(folder: Path, check: str = "{terms: [free lunch]}", message: str = "'{text}' is no benefit.") -> Path:
    path = folder / "free-lunch.yaml"
    path.write_text(RULE.replace("CHECK", check).replace("MESSAGE", f'"{message}"'), encoding="utf-8")
    return path


def complain(path: Path) -> list[str]:
    """What is said of a rule, without its folder."""
    with pytest.raises(SettingsError) as caught:
        read_rule_file(path)
    return [line.removeprefix(f"{path.parent}/") for line in str(caught.value).split("\n")]


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ("{terms: [free lunch]}", "'{text}' is no benefit, {suggestion}."),
        ("{terms: [free lunch], first: true}", "{count} times {{lunch}} in '{text}'."),
        ('{pattern: "(?P<price>free|cheap)? ?lunch", near: [lunch]}', "{price} lunch"),
        ("{present: benefits, looked_for: benefits}", "No {looked_for}.{nearest}"),
        ("{states: [lunch], looked_for: lunch}", "No {looked_for}.{nearest}"),
        ("{states: {lunch: [lunch]}}", "No {looked_for}.{nearest}"),
        ("{states: [lunch], looked_for: lunch, if: [free meal]}", "'{text}' without {looked_for}."),
        ("{measure: words, min: 3}", "{value} words, not {min} to {max}"),
        ("{measure: pay.hourly, min: 3, currency: USD}", "{value} {currency}"),
        ("{measure: section.order, max: 0}", "{heading} before {following}"),
        ("{conflict: titles}", "{first} or {second}"),
        ("{notice: yaml-duplicate-key}", "{key} stands twice"),
        ("{shape: fields}", "{where} {why} {text}"),
    ],
)
def test_messages_may_show_what_the_check_tells(tmp_path: Path, check: str, message: str) -> None:
    assert read_rule_file(write(tmp_path, check, message))["message"] == message


@pytest.mark.parametrize(
    ("check", "message", "said"),
    [
        ("{terms: [free lunch]}", "'{nope}' is no benefit.", "the message cannot show {nope}; it may hold {text}, {suggestion}"),
        ("{terms: [free lunch]}", "'{0}' is no benefit.", "the message cannot show {0}; it"),
        ("{terms: [free lunch]}", "'{}' is no benefit.", "the message cannot show {}; it"),
        ("{terms: [free lunch]}", "'{text.x}' is no benefit.", "the message cannot show {text.x}; it"),
        ("{terms: [free lunch]}", "'{text[0]}' is no benefit.", "the message cannot show {text[0]}; it"),
        ("{terms: [free lunch]}", "'{text!r}' is no benefit.", "the message cannot show {text!r}; it"),
        ("{terms: [free lunch]}", "'{text:d}' is no benefit.", "the message cannot show {text:d}; it"),
        ("{terms: [free lunch]}", "'{text' is no benefit.", "a brace stands alone; to show one, write two: {{ or }}"),
        ("{terms: [free lunch]}", "'text}' is no benefit.", "a brace stands alone"),
        ("{terms: [free lunch]}", "{count} times is no benefit.", "the message cannot show {count}; it"),
        ("{pattern: free lunch}", "'{price}' is no benefit.", "the message cannot show {price}; it may hold {text}"),
        ("{measure: words, min: 3}", "after {heading}, too few", "the message cannot show {heading}; it"),
        ("{notice: not-a-posting}", "{key} stands twice", "the message cannot show {key}; it may hold {text}, {why}"),
    ],
)
def test_messages_may_show_nothing_else(tmp_path: Path, check: str, message: str, said: str) -> None:
    (line,) = complain(write(tmp_path, check, message))
    assert line.startswith(f"free-lunch.yaml:7: {said}")


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("{pattern: 'free ('}", "the pattern does not compile"),
        ("{pattern: '[[]free lunch'}", "the pattern does not compile: Possible nested set"),
        ("{pattern: '(lunch+)+'}", "the pattern repeats a repeat"),
        ("{pattern: 'free (lunch)', becomes: '\\2'}", "becomes cannot be made from the pattern: invalid group reference 2"),
        ("{pattern: 'free lunch', becomes: '\\g<a>'}", "becomes cannot be made from the pattern"),
        ("{present: [benefits, pay], looked_for: {pay: pay}}", "looked_for says nothing of benefits"),
        ("{states: [{pattern: '(lunch+)+'}], looked_for: lunch}", "the pattern repeats a repeat"),
        ("{states: [lunch], looked_for: lunch, if: [{pattern: 'free ('}]}", "the pattern does not compile"),
        ("{states: [lunch]}", 'check: the key "looked_for" is missing: in words, what was looked for'),
        ("{states: {lunch: [lunch]}, looked_for: lunch}", "check"),
        ("{states: [lunch], looked_for: lunch, within: sentence}", 'check: "within" means nothing without "if"'),
        ("{measure: lunches, max: 1}", 'there is no measure "lunches"; there are'),
        ("{conflict: lunches}", 'there is no conflict "lunches"; did you mean'),
        ("{notice: lunches}", 'there is no notice "lunches"; there are encoding-not-utf8'),
        ("{terms: ['ab*']}", '"ab*" has too few letters before its star'),
        ("{termes: [lunch]}", "check: "),
    ],
)
def test_checks_that_cannot_work_are_told(tmp_path: Path, check: str, said: str) -> None:
    (line,) = complain(write(tmp_path, check))
    assert line.startswith(f"free-lunch.yaml:6: {said}")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"id: free-lunch\ntitle: [Lunch\nseverity: info\n", "free-lunch.yaml:3:9: this is not valid YAML: "),
        (
            b"id: free-lunch\n\ttitle: Lunch\n",
            "free-lunch.yaml:2:1: this is not valid YAML: a line is indented by a tab; indent with blanks",
        ),
        (b"id: caf\xe9\n", "free-lunch.yaml: the rule is not UTF-8; save it as UTF-8"),
        (b"- id: free-lunch\n", "free-lunch.yaml:1: a rule is a mapping of keys such as id and title, and this is a list; "),
        (b"", "free-lunch.yaml:1: the file is empty; jdlint rules new ID writes one"),
        (b"[" * 50_000, "free-lunch.yaml"),
    ],
)
def test_files_that_hold_no_rule_are_told(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "free-lunch.yaml"
    path.write_bytes(data)
    assert complain(path)[0].startswith(said)


@pytest.mark.parametrize("options", ["{max: lunch}", "{at_most: -1}", "{first: 1}", "{schema: []}", "7"])
def test_options_of_an_example_are_checked(tmp_path: Path, options: str) -> None:
    path = write(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + f"    options: {options}\n", encoding="utf-8")
    (line,) = complain(path)
    assert line.startswith(("free-lunch.yaml:11: ", "free-lunch.yaml:12: "))


def test_keys_that_stand_twice_are_told(tmp_path: Path) -> None:
    path = write(tmp_path, "{terms: {free lunch: [a pension], pizza: [], free lunch: [a bonus]}}")
    path.write_text(path.read_text(encoding="utf-8") + "severity: error\n", encoding="utf-8")
    assert complain(path) == [
        'free-lunch.yaml:6:53: the key "free lunch" stands twice',
        'free-lunch.yaml:12:1: the key "severity" stands twice',
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot be read" in complain(tmp_path / "none.yaml")[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_hit_brings_all_that_a_message_may_show(rule: Rule) -> None:
    names = ("text", *get_kind(rule.kind).values(rule))
    example = next(example for example in rule.examples if "bad" in example)
    asking = rule._replace(message=" ".join(f"<{{{name}}}>" for name in names))
    text, _ = read_marks(example["bad"])
    assert all(finding.message.count("<") >= len(names) for finding in lint_example(asking, text, example))


def test_every_notice_is_known() -> None:
    given = {
        name for path in (ROOT / "jdlint").rglob("*.py") for name in re.findall(r'Notice\("([^"]+)"', path.read_text("utf-8"))
    }
    assert given == set(NOTICES)


def test_what_is_told_is_told_by_measures() -> None:
    assert set(TOLD) <= {*MEASURES, *DATED}
