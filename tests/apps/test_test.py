"""``jdlint test``: the examples of rules, and what is said of those that come out otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.apps.cli import run as run_cli
from jdlint.examples import load_examples
from jdlint.settings import SettingsError

RULE = """\
id: NAME
title: Lunch sold as a benefit
category: clarity
severity: info
since: "0.1"
check: {terms: {free lunch: [a pension]}}
message: "'{text}' is no benefit."
help: {why: Everybody eats., do: Name a real benefit., not when: You run a kitchen.}
examples:
  - bad: We offer [[free lunch]].
    becomes: We offer a pension.
  - EXAMPLE
  - good: We offer health insurance.
"""
HOLDS = "1 rule, 3 examples: all hold.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository that is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(place: Path, example: str = "good: We offer a pension.", name: str = "free-lunch") -> Path:
    place.mkdir(exist_ok=True)
    path = place / f"{name}.yaml"
    path.write_text(RULE.replace("NAME", name).replace("EXAMPLE", example), encoding="utf-8")
    return path


def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["jdlint", "test", *arguments])
    code = run_cli()
    out, err = capfd.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("bad: A [[free lunch]] on Mondays.", ""),
        ("todo: We offer free lunches.", ""),
        ("good: We offer free lunch.", "5: NAME: this good example is reported\n    We offer free lunch.\n             ^^^^^^^^^^ reported\n"),
        ("bad: We offer [[nothing]].", "5: NAME: this bad example is not reported\n    We offer nothing.\n             ^^^^^^^ marked\n"),
        ("bad: We offer nothing.", "5: NAME: this bad example is not reported\n    We offer nothing.\n"),
        (
            "bad: A free [[lunch]].",
            "5: NAME: this bad example is reported, but not exactly where it is marked\n"
            "    A free lunch.\n           ^^^^^ marked\n      ^^^^^^^^^^ reported\n",
        ),
        (
            'bad: "# Cook\\n\\nA [[free lunch]].\\n\\nAnd a free lunch."',
            "5: NAME: this bad example is reported, but not exactly where it is marked\n"
            "    A free lunch.\n      ^^^^^^^^^^ marked\n      ^^^^^^^^^^ reported\n"
            "    And a free lunch.\n          ^^^^^^^^^^ reported\n",
        ),
        (
            "todo: We offer free lunch.",
            "5: NAME: this todo example is reported now; make it a bad one\n    We offer free lunch.\n             ^^^^^^^^^^ reported\n",
        ),
        (
            "{bad: Our free lunch., becomes: Our full pension.}",
            "6: NAME: this bad example becomes something else\n    expected: 'Our full pension.'\n    becomes:  'Our a pension.'\n",
        ),
        ("{bad: '{', as: json}", "6: NAME: this bad example cannot be read as json: "),
    ],
)  # fmt: skip
def test_examples_that_come_out_otherwise_are_shown(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, example: str, said: str
) -> None:
    write(folder / "ours", example)
    code, out, err = run(capfd, monkeypatch, "ours")
    assert err == ""
    if not said:
        assert (code, out) == (0, HOLDS)
        return
    assert code == 1
    assert out.startswith("ours/free-lunch.yaml:12:" + said.replace("NAME", "free-lunch"))
    assert out.endswith("\n1 rule, 3 examples: 1 example came out otherwise.\n")


def test_many_places_are_counted(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "ours", f"good: {'A free lunch. ' * 9}")
    assert "\n    and 4 places more\n" in run(capfd, monkeypatch, "ours/free-lunch.yaml")[1]


def test_the_configuration_says_which_rules_are_tested(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = run(capfd, monkeypatch)
    assert code == 2
    assert "there are no rules to test; name a file or folder" in err
    write(folder / "ours")
    (folder / "house.yaml").write_text("rule-paths: [ours]\n", encoding="utf-8")
    assert run(capfd, monkeypatch, "--config", "house.yaml") == (0, HOLDS, "")
    (folder / "house.yaml").rename(folder / ".jdlint.yaml")
    assert run(capfd, monkeypatch) == (0, HOLDS, "")
    assert run(capfd, monkeypatch, "--no-config")[0] == 2
    assert run(capfd, monkeypatch, "nowhere")[2].endswith('there is no file or folder "nowhere"\n')
    (folder / "empty").mkdir()
    assert "there is no rule in empty; a rule is a file whose name ends with .yaml" in run(capfd, monkeypatch, "empty")[2]


def test_a_rule_that_is_wrong_costs_no_other_one_its_test(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "ours", "good: We offer free lunch.")
    path = write(folder / "ours", name="other-lunch")
    path.write_text(path.read_text("utf-8").replace("severity: info", "severity: high"), encoding="utf-8")
    code, out, err = run(capfd, monkeypatch, "ours")
    assert code == 2
    assert "ours/free-lunch.yaml:12:5: free-lunch: this good example is reported" in out
    assert err.startswith("ours/other-lunch.yaml:4: ")


def test_an_id_belongs_to_one_rule(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "ours")
    write(folder / "theirs")
    write(folder / "theirs", name="ninja-title")
    code, out, err = run(capfd, monkeypatch, "ours", "theirs")
    assert (code, out) == (2, "3 rules, 9 examples: all hold.\n")
    assert err.splitlines() == [
        'theirs/free-lunch.yaml:1: there is a rule "free-lunch" already, in ours/free-lunch.yaml; give yours another id',
        'theirs/ninja-title.yaml:1: there is a rule "ninja-title" already, built into jdlint; give yours another id',
    ]


def test_a_pattern_that_also_matches_inside_words_is_noted(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(folder / "ours")
    text = path.read_text("utf-8").replace("{terms: {free lunch: [a pension]}}", "{pattern: 'PATTERN', becomes: a pension}")
    for pattern, noted in ((r"\bfree lunch\b", False), ("free lunch", True), (r"\bfree lunch", True)):
        path.write_text(text.replace("PATTERN", pattern), encoding="utf-8")
        code, out, err = run(capfd, monkeypatch, "ours")
        assert (code, out) == (0, HOLDS)
        assert err.startswith("note: ours/free-lunch.yaml:6: the pattern also matches inside other words; put \\b") is noted


def test_examples_can_be_checked_by_pytest(tmp_path: Path) -> None:
    path = write(tmp_path / "ours", "good: We offer free lunch.")
    first, second, third = load_examples(tmp_path / "ours")
    assert [str(one) for one in (first, second, third)] == [f"{path}:{place}" for place in ("10:5", "12:5", "13:5")]
    first.check()
    third.check()
    with pytest.raises(
        AssertionError, match=r"this good example is reported\n    We offer free lunch\.\n             \^{10} reported"
    ):
        second.check()
    with pytest.raises(SettingsError, match="there is no such folder of rules"):
        load_examples(tmp_path / "nowhere")
