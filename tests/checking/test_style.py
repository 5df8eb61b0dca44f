"""The style of a house: one short file, and what it makes of a posting."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from jdlint.apps.cli import cli
from jdlint.apps.init import STYLE_TEMPLATE
from jdlint.checking.loading import read_rules
from jdlint.checking.pack import load_pack, read_schema
from jdlint.checking.rule import make_rule
from jdlint.checking.style import LIMITS, REQUIRED, read_style
from jdlint.config.loading import load_config
from jdlint.engine import Linter
from jdlint.examples import run_examples
from jdlint.settings import SettingsError
from tests.apps.test_check import GOOD
from tests.shown import ROOT, list_blocks

DAY = datetime.date(2026, 11, 30)
STATEMENT = "We decide on applications without regard to age, disability, gender, origin, religion or veteran status."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".jdlint.yaml").write_text("style: house.yaml\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str) -> Path:
    path = Path("house.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def lint(style: str, posting: str, more: str = "") -> dict[str, list[tuple[str, str | None]]]:
    """The severity and the words of the findings, by rule, under a style and ``more`` in the configuration."""
    write(f"style: Ours\n{style}")
    Path(".jdlint.yaml").write_text(f"style: house.yaml\n{more}", encoding="utf-8")
    linter = Linter(load_config(".jdlint.yaml").config, as_of=DAY)
    found: dict[str, list[tuple[str, str | None]]] = {}
    for report in linter.lint(posting.encode(), "a.md"):
        for finding in report.findings:
            found.setdefault(finding.rule, []).append((finding.severity, finding.text))
    return found


def test_without_a_style_the_posting_is_good() -> None:
    assert not {"house-ban", "house-prefer", "house-statement"} & set(lint("severity: error\n", GOOD))


def test_words_are_banned_and_preferred() -> None:
    text = GOOD.replace("Check brakes", "Be a Guru of synergies with the staffers; check brakes")
    style = "ban: {guru: expert, synerg*: {because: nobody knows it}}\nprefer: {Team member: [Staffers]}\n"
    found = lint(style, text)
    assert found["house-ban"] == [("warning", "Guru")]
    assert found["house-ban-synerg"] == [("warning", "synergies")]
    assert found["house-prefer"] == [("warning", "staffers")]
    assert lint("severity: error\nban: [guru]\n", text)["house-ban"] == [("error", "Guru")]
    # It is a rule like all others.
    assert "house-ban" not in lint(style, text, "ignore: [house-ban]\n")
    assert lint(style, text, "rules: {house-ban: info}\n")["house-ban"] == [("info", "Guru")]
    silenced = text.replace("check brakes", "check brakes <!-- jdlint-ignore house-ban -- a name -->")
    assert "house-ban" not in lint(style, silenced)


def test_it_reads_other_languages_too() -> None:
    german = "# Bäcker (m/w/d)\n\nWir suchen einen Guru für unsere Backstube in Bonn.\n\n## Aufgaben\n\n- Brot backen und verkaufen\n\n## Profil\n\n- Erfahrung in der Backstube\n"
    assert lint("ban: {guru: Fachkraft}\n", german)["house-ban"] == [("warning", "Guru")]


def test_what_is_required_is_an_error_where_it_is_missing() -> None:
    text = GOOD.replace(" by 15 December 2026", "")
    assert lint("", text)["application-deadline-missing"][0][0] == "error"  # by the law of Colorado
    elsewhere = text.replace("Denver, CO", "Boise, ID")
    assert lint("", elsewhere)["application-deadline-missing"][0][0] == "info"
    assert lint("require: [deadline]\n", elsewhere)["application-deadline-missing"] == [("error", None)]
    assert "application-deadline-missing" not in lint("require: [deadline]\n", GOOD)


def test_limits_are_those_of_the_house_unless_the_configuration_says_otherwise() -> None:
    assert "exclamation-marks" not in lint("", GOOD + "Come! Come!\n")
    assert lint("limits: {exclamation-marks: 1}\n", GOOD + "Come! Come!\n")["exclamation-marks"][0][0] == "warning"
    assert "exclamation-marks" not in lint(
        "limits: {exclamation-marks: 1}\n", GOOD + "Come! Come!\n", "rules: {exclamation-marks: {max: 5}}\n"
    )
    long = GOOD.replace(
        "You keep the bicycles",
        "Early in the morning, before the first commuters are on their way to work, you keep the bicycles",
    )
    assert "sentence-too-long" not in lint("", long)
    assert lint("limits: {sentence-words: 15}\n", long)["sentence-too-long"]
    backwards = "# Baker\n\n## How to apply\n\nWrite to a@b.example.\n\n## Requirements\n\n- One year.\n\n## Responsibilities\n\n- Bake.\n"
    assert "section-order" not in lint("", backwards)
    assert lint("order: true\n", backwards)["section-order"]


@pytest.mark.parametrize("said", [STATEMENT, STATEMENT.replace(" ", "\n", 3), STATEMENT.upper()])
def test_the_statement_stands_word_for_word(said: str) -> None:
    style = f"statement: >-\n  {STATEMENT}\n"
    assert lint(style, GOOD)["house-statement"] == [("warning", None)]
    assert "house-statement" not in lint(style, f"{GOOD}\n{said}\n")
    assert "house-statement" in lint(style, f"{GOOD}\n{said.replace('age', 'years').replace('AGE', 'YEARS')}\n")


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_long_statement_is_found_and_a_changed_one_is_told_as_the_nearest(between: str) -> None:
    long = " ".join(
        f"{STATEMENT} Write to people{number}@fahrwerk.example if you need more time or another room." for number in range(9)
    )
    style = f"statement: >-\n  {long}\n"
    assert "house-statement" not in lint(style, f"{GOOD}\n{long.replace('. ', f'.{between}')}\n")
    write(f"style: Ours\n{style}")
    (rule,) = (make_rule(raw) for raw in read_rules(Path("house.yaml")))
    assert list(run_examples(rule)) == []
    changed = Linter(load_config(".jdlint.yaml").config, as_of=DAY).lint(
        f"{GOOD}\n{long.replace('religion', 'faith')}\n".encode(), "a.md"
    )
    (finding,) = (finding for report in changed for finding in report.findings if finding.rule == "house-statement")
    assert 'The nearest is "We decide on applications".' in finding.message


def test_what_a_house_says_of_words_is_not_said_twice() -> None:
    text = GOOD.replace("Check brakes", "Be a guru and a ninja; check brakes")
    assert lint("severity: info\n", text)["ninja-title"] == [("warning", "guru"), ("warning", "ninja")]
    found = lint("severity: info\nban: {guru: expert}\n", text)
    assert found["house-ban"] == [("info", "guru")]
    assert found["ninja-title"] == [("warning", "ninja")]
    # An error is lost to no hint, and nothing to a rule that does not run.
    louder = lint("severity: info\nban: {guru: expert}\n", text, "rules: {ninja-title: error}\n")
    assert louder["ninja-title"] == [("error", "guru"), ("error", "ninja")]
    alone = lint("ban: {guru: expert}\n", text, "ignore: [house-ban]\n")
    assert alone["ninja-title"] == [("warning", "guru"), ("warning", "ninja")]


def test_what_a_law_forbids_is_told_whatever_a_house_bans() -> None:
    text = GOOD + "\nSend us your salary history.\n"
    assert lint("", text)["salary-history-asked"][0][0] == "error"
    found = lint("ban: {salary history: pay}\n", text)
    assert found["salary-history-asked"][0][0] == "error"
    assert found["house-ban"]


def test_each_paragraph_of_a_statement_is_asked_for() -> None:
    found = lint("statement: |\n  We bake at night.\n\n  It's \u2018warm\u2019 (30 \u00b0C).\n", f"{GOOD}\nWe bake at night.\n")
    assert "house-statement" not in found
    assert found["house-statement-2"]
    assert "house-statement-2" not in lint(
        "statement: It\u2019s 'warm' (30 \u00b0C).\n", f"{GOOD}\nIt's \u2018warm\u2019 (30 \u00b0C).\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        STYLE_TEMPLATE,
        next(one for one in list_blocks("yaml", (ROOT / "README.md").read_text("utf-8")) if one.startswith("style:")),
    ],
)
def test_styles_that_are_shown_work(text: str) -> None:
    path = write(text)
    rules = [make_rule(raw) for raw in read_rules(path)]
    assert {rule.id for rule in rules} >= {"house-ban", "house-ban-synerg", "house-prefer"}
    assert [fault for rule in rules for fault in run_examples(rule)] == []
    assert read_style(path).settings["benefits-missing"].severity == "error"
    assert CliRunner().invoke(cli, ["test"], standalone_mode=False).return_value == 0
    assert (
        CliRunner()
        .invoke(cli, ["check", "house.yaml", "--force-exclude"], standalone_mode=False)
        .stdout.startswith("No posting was found")
    )


def test_every_setting_of_the_template_is_in_the_schema_and_works() -> None:
    plain = "\n".join(
        line.removeprefix("# ") if line.startswith(("# order", "# statement", "#   We")) else line.replace("# ", "  ", 1)
        if line.startswith("# ") and line.removeprefix("# ").partition(":")[0] in LIMITS else line
        for line in STYLE_TEMPLATE.splitlines()
    )  # fmt: skip
    read_style(write(plain))
    keys = {line.partition(":")[0] for line in plain.splitlines() if line[:1].isalpha()}
    assert keys == set(read_schema("style")["properties"])


def test_names_of_rules_and_limits_exist() -> None:
    rules = {raw["id"]: raw for raw in load_pack()["rules"]}
    schema = read_schema("style")["properties"]
    assert set(REQUIRED) == set(schema["require"]["items"]["enum"])
    assert set(LIMITS) == set(schema["limits"]["properties"])
    assert all(name in rules for name in REQUIRED.values())
    assert all(option in rules[name]["check"] for name, option in LIMITS.values())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("style: Ours\nbann: [guru]\n", '2: there is no key "bann"; did you mean "ban"?'),
        ("style: Ours\nban: guru\n", "2: ban: must be"),
        ("style: Ours\nrequire: [benefit]\n", '2: require.1: cannot be "benefit"; did you mean "benefits"?'),
        (
            "style: Ours\nlimits:\n  sentence-word: 3\n",
            '3: limits: there is no key "sentence-word"; did you mean "sentence-words"?',
        ),
        ("style: Ours\n\nban:\n  a*: b\n", '3: ban: "a*" has too few letters'),
        ("style: Ours\nban:\n  guru: {instead: x}\n", 'the key "because" is missing'),
        ("style: Ours\nseverity: high\n", "2: severity: must be"),
        ("style: Ours\nban: [\n", "this is not valid YAML"),
        ("style: Ours\nban: {guru: a}\nban: {x1: a}\n", 'the key "ban" stands twice'),
        ("style: 3\n", "1: style: must be text"),
    ],
)
def test_mistakes_are_told_with_their_line_and_what_to_write(text: str, told: str) -> None:
    path = write(text)
    with pytest.raises(SettingsError) as error:
        read_style(path)
    assert str(error.value).startswith("house.yaml:")
    assert told in str(error.value)
    done = CliRunner().invoke(cli, ["check", "."], standalone_mode=False)
    assert isinstance(done.exception, SettingsError)


def test_a_style_that_is_not_there_is_told() -> None:
    with pytest.raises(SettingsError, match=r'\.jdlint\.yaml:1:8: there is no file "house\.yaml" beside the configuration'):
        load_config(".jdlint.yaml")
    assert CliRunner().invoke(cli, ["init", "--style"], standalone_mode=False).return_value == 0
    assert load_config(".jdlint.yaml").config.rules["benefits-missing"].on
    assert CliRunner().invoke(cli, ["init", "--style"], standalone_mode=False).return_value == 2
