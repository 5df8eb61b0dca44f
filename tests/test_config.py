"""Configuration: what is taken, what is refused and where, and what is decided by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jdlint.checking.loading import load_rules
from jdlint.checking.pack import load_pack, read_schema
from jdlint.checking.rule import CATEGORIES
from jdlint.config.choosing import with_choices
from jdlint.config.finding import find_config
from jdlint.config.loading import Loaded, load_config
from jdlint.config.shape import check_shape
from jdlint.config.toml import parse_settings
from jdlint.engine import Linter
from jdlint.reading.tree import Broken
from jdlint.reading.yaml import parse_yaml
from jdlint.settings import Choice, Config, RuleSettings, SettingsError

SCHEMA = read_schema("config")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
OWN_RULE = """\
id: coffee-perk
title: Coffee sold as a benefit
category: clarity
severity: info
since: "0.1"
aliases: [espresso-perk]
check: {terms: [free coffee]}
message: "'{text}' is no benefit."
help: {why: Everybody has it., do: Name a real benefit., not when: You sell coffee.}
examples:
  - bad: We offer [[free coffee]].
  - good: We offer a pension.
"""

GOOD: list[dict[str, Any]] = [
    {},
    {"profile": "strict"},
    {"select": ["pay", "eeo-statement-missing"], "ignore": ["bias"]},
    {"rules": {"pay-range-missing": "off", "eeo-statement-missing": False, "section-order": True, "title-missing": "info"}},
    {"rules": {"pay-range-too-wide": {"max": 150.5, "severity": "warning", "on": True}}},
    {"rules": {"ninja-title": {"at_most": 1, "allow": ["Ninja Kiwi"]}}},
    {"overrides": [{"paths": ["old/**"], "ignore": ["pay"], "select": [], "rules": {"title-missing": "warning"}}]},
    {"allow": ["Rockstar Games"], "exclude": ["drafts/"], "fail-on": "info"},
    {"job-family": ["hospitality", "care"], "overrides": [{"paths": ["site/**"], "job-family": ["construction"]}]},
    {"employer": {"staff": 0, "staff_in": {"US-CO": 3, "CA": 1}, "federal_contractor": False}},
]
BAD: list[Any] = [
    [],
    "recommended",
    {"selct": []},
    {"profile": "severe"},
    {"profile": ["strict"]},
    {"select": "pay"},
    {"select": [1]},
    {"ignore": ["Pay Range"]},
    {"fail-on": True},
    {"rules": []},
    {"rules": {"title-missing": "fatal"}},
    {"rules": {"title-missing": 1}},
    {"rules": {"title-missing": None}},
    {"rules": {"title-missing": ["off"]}},
    {"rules": {"title-missing": {"colour": 1}}},
    {"rules": {"title-missing": {"severity": "off"}}},
    {"rules": {"pay-range-too-wide": {"max": "150"}}},
    {"rules": {"pay-range-too-wide": {"max": True}}},
    {"rules": {"ninja-title": {"at_most": 1.5}}},
    {"rules": {"ninja-title": {"at_most": -1}}},
    {"rules": {"ninja-title": {"allow": [""]}}},
    {"job-family": []},
    {"job-family": ["hotels"]},
    {"overrides": {}},
    {"overrides": ["x"]},
    {"overrides": [{"ignore": ["pay"]}]},
    {"overrides": [{"paths": []}]},
    {"overrides": [{"paths": ["a"], "profile": "strict"}]},
    {"allow": [""]},
    {"exclude": "drafts"},
    {"schema": ["a.json"]},
    {"rule-paths": [1]},
    {"employer": {"staff": -1}},
    {"employer": {"staff": 1.5}},
    {"employer": {"people": 3}},
    {"employer": {"staff_in": {"Colorado": 3}}},
    {"employer": {"federal_contractor": "yes"}},
]


def write(folder: Path, text: str, name: str = ".jdlint.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def load(folder: Path, text: str, name: str = ".jdlint.yaml") -> Loaded:
    return load_config(write(folder, text, name))


def complain(folder: Path, text: str, name: str = ".jdlint.yaml") -> list[str]:
    """What is wrong with a configuration, without the folder it lies in."""
    with pytest.raises(SettingsError) as caught:
        load(folder, text, name)
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).split("\n")]


@pytest.mark.parametrize("value", GOOD, ids=json.dumps)
def test_good_configuration_is_taken_by_both(tmp_path: Path, value: dict[str, Any]) -> None:
    VALIDATOR.validate(value)
    loaded = load(tmp_path, yaml.safe_dump(value))
    assert isinstance(loaded.config, Config)
    assert loaded.notes == ()


@pytest.mark.parametrize("value", BAD, ids=json.dumps)
def test_bad_configuration_is_refused_by_both(tmp_path: Path, value: Any) -> None:
    assert not VALIDATOR.is_valid(value)
    assert complain(tmp_path, yaml.safe_dump(value))


KEYS = ["profile", "select", "rules", "overrides", "employer", "staff", "paths", "on", "severity", "max", "staff_in", "exclude"]
VALUES = st.recursive(
    st.sampled_from([None, True, False, 0, -1, 2.5, 3.0, "off", "error", "strict", "pay", "title-missing", ""]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=6,
)


def has_patterns_only(value: Any) -> bool:
    """Whether the JSON Schema fails for nothing but names, which are checked elsewhere."""
    return all(error.validator == "pattern" for error in VALIDATOR.iter_errors(value))


@given(st.dictionaries(st.sampled_from(sorted(SCHEMA["properties"])), VALUES, max_size=3))
def test_own_check_agrees_with_the_schema(value: dict[str, Any]) -> None:
    node = parse_yaml(json.dumps(value)).nodes[0]
    assert (check_shape(node, SCHEMA) == []) == has_patterns_only(value)


@given(st.text(alphabet=st.sampled_from("abz:-[]{}#&*!|>'\"%@`,? \n\t\x00é0"), max_size=60))
def test_any_text_is_taken_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in (".jdlint.yaml", "pyproject.toml"):
        try:
            load(folder, text, name)
        except SettingsError as error:
            assert name in str(error)


def test_schema_uses_only_what_the_own_check_knows() -> None:
    known = {
        "$schema", "$id", "$comment", "$defs", "$ref", "title", "description", "examples", "default", "type", "enum", "anyOf", "pattern",
        "properties", "additionalProperties", "propertyNames", "required", "items", "minItems", "minLength", "minimum",
    }  # fmt: skip
    pending: list[Any] = [SCHEMA]
    while pending:
        schema = pending.pop()
        assert set(schema) <= known
        for key in ("properties", "$defs"):
            pending += schema.get(key, {}).values()
        pending += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
        pending += schema.get("anyOf", ())


def test_schema_names_fit_every_rule_and_category() -> None:
    names = jsonschema.Draft202012Validator({"$ref": "#/$defs/names", "$defs": SCHEMA["$defs"]})
    rules = [rule["id"] for rule in load_pack()["rules"]]
    names.validate([*rules, *CATEGORIES])
    assert set(SCHEMA["$defs"]["name"]["examples"]) <= {*rules, *CATEGORIES}


def test_every_fault_is_told_at_its_place_with_the_nearest_name(tmp_path: Path) -> None:
    assert complain(
        tmp_path,
        "profile: strickt\n"
        "selekt: [pay]\n"
        "ignore:\n"
        "  - bais\n"
        "  - pay-range-mising\n"
        "rules:\n"
        "  Title_Missing: off\n"
        "  pay: off\n"
        "  ninja-title: {max: 3}\n"
        "  section-order: {allow: [x]}\n"
        "  title-missing: {min: 1}\n"
        "overrides:\n"
        "  - paths: [a]\n"
        "    rules: {eeo-missing: off}\n",
    ) == [
        '.jdlint.yaml:1:10: "profile" must be recommended, strict, law-only or feed; did you mean "strict"?',
        '.jdlint.yaml:2:1: unknown key "selekt"; did you mean "select"?',
        '.jdlint.yaml:4:5: there is no rule or category "bais"; did you mean "bias"?',
        '.jdlint.yaml:5:5: there is no rule or category "pay-range-mising"; did you mean "pay-range-missing"?',
        '.jdlint.yaml:7:3: there is no rule "Title_Missing"; did you mean "title-missing"?',
        '.jdlint.yaml:8:3: "pay" is a category; "rules" takes single rules, and "select" and "ignore" take categories',
        '.jdlint.yaml:9:17: "max" is no option of ninja-title; it has at_most and allow, besides on and severity',
        '.jdlint.yaml:10:19: "allow" is no option of section-order; it has min and max, besides on and severity',
        '.jdlint.yaml:11:19: "min" is no option of title-missing; it has none, besides on and severity',
        '.jdlint.yaml:14:13: there is no rule "eeo-missing"; did you mean "eeo-statement-missing"?',
    ]


def test_toml_faults_have_their_places_too(tmp_path: Path) -> None:
    text = """\
[project]
name = "x"  # not ours
[tool.jdlint]
profile = "strickt"
ignore = [  # a comment
  "bais",
  1,
]
employer = { staff = -1, staff_in.us = 3 }
[tool.jdlint.rules]
"pay-range-mising" = "off"
[[tool.jdlint.overrides]]
paths = ["a"]
[[tool.jdlint.overrides]]
paths = ["b"]
[tool.jdlint.overrides.rules]
pay-range-too-wide = { max = 'x' , "on" = 1979-05-27 07:32:00 }
"""
    assert complain(tmp_path, text, "pyproject.toml") == [
        'pyproject.toml:4:11: "profile" must be recommended, strict, law-only or feed; did you mean "strict"?',
        'pyproject.toml:6:3: there is no rule or category "bais"; did you mean "bias"?',
        'pyproject.toml:7:3: "ignore[1]" must be text; put it in quotes: "1"',
        'pyproject.toml:9:22: "employer.staff" must be at least 0',
        'pyproject.toml:9:26: "us" in "employer.staff_in" must look like US-CO',
        'pyproject.toml:11:1: there is no rule "pay-range-mising"; did you mean "pay-range-missing"?',
        'pyproject.toml:17:30: "overrides[1].rules.pay-range-too-wide.max" must be a number',
        'pyproject.toml:17:43: "overrides[1].rules.pay-range-too-wide.on" must be true or false',
    ]


def test_yaml_and_toml_say_the_same(tmp_path: Path) -> None:
    as_yaml = load(
        tmp_path,
        "profile: feed\nselect: [pay]\nrules: {ninja-title: {at_most: 2, allow: [a b]}, title-missing: off}\n"
        "overrides: [{paths: [x], ignore: [bias]}]\nemployer: {staff: 3, staff_in: {US-CO: 1}}\n",
    )
    as_toml = load(
        tmp_path,
        '[tool.jdlint]\nprofile = "feed"\nselect = ["pay"]\noverrides = [{paths = ["x"], ignore = ["bias"]}]\n'
        "employer.staff = 3\nemployer.staff_in.US-CO = 1\n[tool.jdlint.rules]\ntitle-missing = false\n"
        'ninja-title.at_most = 2\nninja-title.allow = ["a b"]\n',
        "pyproject.toml",
    )
    assert as_yaml.config == as_toml.config
    assert as_yaml.config.digest


JSON_LIKE = st.recursive(
    st.integers(-9, 9) | st.booleans() | st.text(alphabet="ab\"\\.#=[]{},' ", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='ab."=] #', max_size=3), inner, max_size=3),
    max_leaves=8,
)


def to_toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {to_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[\n" + ", # ] a comment }\n".join(to_toml(one) for one in value) + "\n]"
    return json.dumps(value)


@given(st.dictionaries(st.sampled_from("abc"), JSON_LIKE, max_size=3))
def test_every_toml_value_stands_where_it_begins(value: dict[str, Any]) -> None:
    lines = [f"{key} = {to_toml(one)}" for key, one in value.items()]
    text = "\n".join(["x = 1", "[tool.jdlint]", *lines, "[after]", ""])
    node = parse_settings(text)
    assert node.value == value
    pending: list[Any] = list(node.entries.items())  # type: ignore[union-attr]
    while pending:
        key, entry = pending.pop()
        assert text.startswith((key, json.dumps(key)), entry.key.start)
        child = entry.node
        if hasattr(child, "entries"):
            assert text[child.start] == "{"
            pending += child.entries.items()
        elif hasattr(child, "nodes"):
            assert text[child.start] == "["
        else:
            assert text.startswith(json.dumps(child.value), child.start)


def test_parts_of_toml_without_our_table() -> None:
    with pytest.raises(Broken, match="no table"):
        parse_settings("[tool.other]\na = 1\n")
    with pytest.raises(Broken, match="not valid TOML") as caught:
        parse_settings("[tool.jdlint]\nprofile = strict\n")
    assert caught.value.offset == 24


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("profile: strict\nprofile: feed\n", '2:1: the key "profile" stands twice'),
        ("profile: [strict\n", "2:1: a bracket or brace"),
        ("- profile\n", "1:1: the configuration must be a mapping"),
        ("profile: strict\n---\nignore: []\n", "3:1: a second document"),
        ("schema: none.json\n", '1:9: the schema "none.json" cannot be read'),
        ("schema: .jdlint.yaml\n", '1:9: the schema ".jdlint.yaml" is not valid JSON'),
        ("rule-paths: [none]\n", '1:14: there is no folder "none" beside the configuration'),
        ("rules: {pay-range-too-wide: {min: 3, max: 2}}\n", "1:30: min (3) is greater than max (2)"),
    ],
)
def test_other_faults(tmp_path: Path, text: str, complaint: str) -> None:
    assert any(complaint in line for line in complain(tmp_path, text))


@pytest.mark.parametrize("data", [b"", b"\n# nothing but a comment\n", b"---\n", b"\xef\xbb\xbf"])
def test_nothing_decided(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / ".jdlint.yaml"
    path.write_bytes(data)
    if data == b"\xef\xbb\xbf":
        with pytest.raises(SettingsError, match="empty"):
            load_config(str(path))
    else:
        assert load_config(str(path)).config == Config(root=str(tmp_path))


def test_unreadable_configuration(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_config(str(tmp_path / "none.yaml"))
    path = tmp_path / ".jdlint.yaml"
    path.write_bytes(bytes(range(256)) * 9)
    with pytest.raises(SettingsError, match="binary"):
        load_config(str(path))


def test_deep_nesting_is_told(tmp_path: Path) -> None:
    assert "nested" in complain(tmp_path, "rules: " + "[" * 5000)[0]
    assert complain(tmp_path, "[tool.jdlint]\nrules = " + "[" * 50_000 + "]" * 50_000, "pyproject.toml")


def test_settings_of_rules(tmp_path: Path) -> None:
    rules = load(
        tmp_path,
        "rules:\n  title-missing: off\n  section-order: on\n  eeo-statement-missing: error\n"
        "  pay-range-too-wide: {max: 80, severity: info}\n  sentence-too-long: {max: 40}\n  ninja-title: {on: false, allow: [Ninja Kiwi]}\n",
    ).config.rules
    assert rules == {
        "title-missing": RuleSettings(on=False),
        "section-order": RuleSettings(on=True),
        "eeo-statement-missing": RuleSettings(on=True, severity="error"),
        "pay-range-too-wide": RuleSettings(on=True, severity="info", options={"max": 80}),
        "sentence-too-long": RuleSettings(options={"max": 40}),
        "ninja-title": RuleSettings(on=False, allow=("Ninja Kiwi",)),
    }


def test_strict_fails_on_warnings_unless_told_otherwise(tmp_path: Path) -> None:
    assert load(tmp_path, "profile: strict").config.fail_on == "warning"
    assert load(tmp_path, "profile: strict\nfail-on: error").config.fail_on == "error"
    assert load(tmp_path, "profile: feed").config.fail_on == "error"


def test_own_rules_bring_their_names(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "coffee-perk.yaml").write_text(OWN_RULE, encoding="utf-8")
    text = "rule-paths: [ours]\nselect: [coffee-perk]\nrules: {coffee-perk: {at_most: 1}}\n"
    config = load(tmp_path, text).config
    assert config.rule_paths == (str(tmp_path / "ours"),)
    assert complain(tmp_path, "rule-paths: [ours]\nselect: [cofee-perk]") == [
        '.jdlint.yaml:2:10: there is no rule or category "cofee-perk"; did you mean "coffee-perk"?'
    ]
    (tmp_path / "ours" / "broken.yaml").write_text("id: [", encoding="utf-8")
    assert load(tmp_path, text).config.rules == config.rules


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("id: [", ":1:6: this is not valid YAML"),
        (OWN_RULE.replace("id: coffee-perk", "id: coffee"), ':1: the id is "coffee", but the file is called coffee-perk.yaml'),
        (OWN_RULE.replace("terms", "termes"), ":7: check: "),
        (OWN_RULE.replace("{text}", "{nope}"), ":8: the message cannot show {nope}"),
    ],
)
def test_what_is_wrong_with_an_own_rule_is_told_where_its_name_is_used(tmp_path: Path, rule: str, said: str) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "coffee-perk.yaml").write_text(rule, encoding="utf-8")
    (tmp_path / "ours" / "worse.yaml").write_text("- nothing\n", encoding="utf-8")
    used = "rule-paths: [ours]\nselect: [coffee-perk]\nrules: {coffee-perk: {at_most: 1}}\n"
    loaded = load(tmp_path, used)
    with pytest.raises(SettingsError) as caught:
        load_rules(loaded.config)
    of_rules = [line.removeprefix(f"{tmp_path}/ours/") for line in str(caught.value).split("\n")]
    assert of_rules[0].startswith(f"coffee-perk.yaml{said}")
    assert of_rules[-1].startswith("worse.yaml:1: a rule is a mapping of keys")
    # A name that is not known may be an older one of a rule that cannot be read.
    first, *others = complain(tmp_path, used + "ignore: [lattte-perk]\n")
    assert first == '.jdlint.yaml:4:10: there is no rule or category "lattte-perk"'
    assert [line.removeprefix("ours/") for line in others] == of_rules


def test_rules_of_either_suffix_are_read_and_a_folder_without_any_is_noted(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    (ours / "deep" / "folder.yaml").mkdir(parents=True)
    text = "rule-paths: [ours]\n"
    (note,) = load(tmp_path, text).notes
    assert note.endswith('.jdlint.yaml:1:14: there is no rule in "ours"; a rule is a file whose name ends with .yaml')
    (ours / "deep" / "coffee-perk.yml").write_text(OWN_RULE, encoding="utf-8")
    loaded = load(tmp_path, text + "select: [coffee-perk]\n")
    assert loaded.notes == ()
    assert "coffee-perk" in [rule.id for rule in load_rules(loaded.config)[0]]
    (ours / "coffee-perk.yaml").write_text(OWN_RULE, encoding="utf-8")
    with pytest.raises(SettingsError, match='there is a rule "coffee-perk" already'):
        load_rules(loaded.config)


def test_older_names_work_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "coffee-perk.yaml").write_text(OWN_RULE, encoding="utf-8")
    loaded = load(tmp_path, "rule-paths: [ours]\nselect: [espresso-perk]\nrules: {espresso-perk: off}\n")
    assert loaded.config.select == ("coffee-perk",)
    assert loaded.config.rules == {"coffee-perk": RuleSettings(on=False)}
    assert [note.removeprefix(f"{tmp_path}/") for note in loaded.notes] == [
        f'.jdlint.yaml:{place}: the rule "espresso-perk" is now called "coffee-perk"; the older name still works'
        for place in ("2:10", "3:9")
    ]
    assert complain(tmp_path, "rule-paths: [ours]\nrules: {espresso-perk: off, coffee-perk: on}") == [
        '.jdlint.yaml:2:29: "espresso-perk" and "coffee-perk" are the same rule'
    ]


def test_choices_of_the_command_line(tmp_path: Path) -> None:
    config = load(tmp_path, "select: [pay]\nignore: [bias]\n").config
    (chosen,), notes = with_choices([config], select=["title"], ignore=["title-missing"], fail_on="info")
    assert (chosen.choice, chosen.fail_on) == (Choice(("title",), ("title-missing",)), "info")
    assert (chosen.select, chosen.ignore) == (config.select, config.ignore)
    assert chosen.digest not in ("", config.digest)
    assert notes == ()
    assert with_choices([config], ignore=["title"])[0][0].choice == Choice((), ("title",))
    assert with_choices([config]) == ([config], ())
    with pytest.raises(SettingsError) as caught:
        with_choices([config], select=["titel"], ignore=["deadline"])
    assert str(caught.value).split("\n") == [
        '--select: there is no rule or category "titel"; did you mean "title"?',
        '--ignore: there is no rule or category "deadline"; did you mean "deadline-passed"?',
    ]


def test_digest_is_of_decisions_and_not_of_paths(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        (folder / "ours").mkdir(parents=True)
        (folder / "ours" / "coffee-perk.yaml").write_text(OWN_RULE, encoding="utf-8")
        (folder / "ours.json").write_text("{}", encoding="utf-8")
    text = "rule-paths: [ours]\nschema: ours.json\nignore: [bias]\n"
    first, second = (load(folder, text).config.digest for folder in folders)
    assert first == second
    assert len(first) == 64
    (folders[1] / "ours" / "coffee-perk.yaml").write_text(OWN_RULE.replace("info", "error"), encoding="utf-8")
    assert load(folders[1], text).config.digest != first
    (folders[0] / "ours.json").write_text('{"type": "object"}', encoding="utf-8")
    assert load(folders[0], text).config.digest != first
    assert load(folders[0], "profile: recommended\nignore: []\n").config.digest == ""
    assert load(folders[0], "ignore: [pay, bias]").config.digest == load(folders[0], "# other\nignore: [bias, pay]").config.digest


def test_nearest_configuration_is_found(tmp_path: Path) -> None:
    below = tmp_path / "repository" / "postings" / "north"
    below.mkdir(parents=True)
    write(tmp_path, "")
    assert find_config(str(below)) == str(tmp_path / ".jdlint.yaml")
    (tmp_path / "repository" / ".git").mkdir()
    assert find_config(str(below)) is None
    toml = write(tmp_path / "repository", "[tool.other]\nx = 'jdlint'\n", "pyproject.toml")
    assert find_config(str(below)) is None
    Path(toml).write_text("[tool]\njdlint = {}\n", encoding="utf-8")
    assert find_config(str(below)) == toml
    assert find_config(str(below / "posting.md")) == toml
    Path(toml).write_text("[tool.jdlint]\nx = \n", encoding="utf-8")
    assert find_config(str(below)) == toml
    other = write(tmp_path / "repository", "", ".jdlint.yml")
    assert find_config(str(below)) == other
    assert find_config(str(below / "none" / "at" / "all")) is None or find_config(str(below)) == other


def test_engine_takes_what_is_loaded(tmp_path: Path) -> None:
    import datetime

    text = "select: [pay, ninja-title]\nrules: {pay-range-missing: off, title-missing: error}\n"
    linter = Linter(load(tmp_path, text).config, as_of=datetime.date(2026, 11, 22), many=False)
    assert "ninja-title" in linter.selected
    assert "title-missing" not in linter.selected
    assert all(rule.category in ("pay", "bias") for rule in linter.rules if rule.id in linter.selected)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("place: [Portland]", '1:9: "Portland" may be US-ME-PORTLAND (Portland, Maine) or US-OR-PORTLAND-METRO'),
        ("hiring-in: [US-CO-DENVR]", '1:13: "US-CO-DENVR" is no code of a jurisdiction; did you mean Denver (US-CO-DENVER)?'),
        ("employer: {based_in: colorado}", '1:22: "colorado" is no code of a jurisdiction; did you mean "US-CO"?'),
        ("employer: {staff_in: {XX: 3}}", '1:23: "XX" is no code of a jurisdiction, such as US-CO or CA-ON'),
        ("employers: {A: {staff_in: {GA: 3}}}", '1:28: "GA" is no code of a jurisdiction; did you mean "US-GA"?'),
        ("overrides: [{paths: [a], employer: {based_in: DE-BY}}]", 'jurisdiction; for all of Germany, write "DE"'),
        ("employer: {based_in: KZ, staff_in: {KZ: 3, US-NY-NYC: 4}}", ""),
    ],
)
def test_codes_of_places_have_to_exist(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / ".jdlint.yaml"
    path.write_text(f"{line}\n", encoding="utf-8")
    if not fault:
        assert load_config(str(path)).config.employer["based_in"] == "KZ"
        return
    with pytest.raises(SettingsError) as told:
        load_config(str(path))
    assert fault in str(told.value)


ASPEN = "jurisdiction: US-CO-ASPEN\nname: Aspen\nplaces: [Aspen]\nprovisions: []\n"


def test_codes_that_counsel_adds_are_places(tmp_path: Path) -> None:
    path = tmp_path / ".jdlint.yaml"
    path.write_text("place: [US-CO-ASPEN]\nemployer: {staff_in: {US-CO-ASPEN: 3}}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match='for all of Colorado, write "US-CO"'):
        load_config(str(path))
    (tmp_path / "counsel.yaml").write_text(ASPEN, encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8") + "law-paths: [counsel.yaml]\n", encoding="utf-8")
    assert load_config(str(path)).config.place == ("US-CO-ASPEN",)
    (tmp_path / "counsel.yaml").write_text("jurisdiction: [", encoding="utf-8")
    assert load_config(str(path)).config.place == ("US-CO-ASPEN",)  # what is wrong is told by whoever judges by it
