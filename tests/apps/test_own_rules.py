"""``jdlint rules new`` and ``jdlint schema``, as an author of rules calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jdlint.apps.cli import cli
from jdlint.checking.rule import CATEGORIES, make_rule
from jdlint.checking.validating import read_rule_file
from jdlint.drafting.rule import KINDS
from jdlint.examples import run_examples
from tests.shown import ROOT


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words), standalone_mode=False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("category", CATEGORIES)
def test_a_new_rule_works_at_once(kind: str, category: str) -> None:
    assert run("rules", "new", "our-rule", "--kind", kind, "--category", category).return_value == 0
    rule = make_rule(read_rule_file(Path("our-rules/our-rule.yaml")))
    assert (rule.kind, rule.category) == (kind, category)
    assert {kind for example in rule.examples for kind in ("bad", "good") if kind in example} == {"bad", "good"}
    assert run("test", "our-rules").return_value == 0


def test_its_terms_are_found_and_replaced() -> None:
    done = run(
        "rules",
        "new",
        "our-words",
        "--title",
        "Words of yore",
        "--term",
        "Guru=expert/old hand",
        "--term",
        "synerg*",
        "--into",
        "r",
    )
    assert done.stdout.splitlines()[-1] == "It runs when the configuration names its folder: rule-paths: [r]"
    Path(".jdlint.yaml").write_text("rule-paths: [r]\n", encoding="utf-8")
    Path("a.md").write_text("# Cook\n\nWe need a cook.\n\n## Requirements\n\n- Be our guru of synergies.\n", encoding="utf-8")
    told = run("check", "a.md", "--select", "our-words", "--format", "concise").stdout
    assert "a.md:7:10: warning our-words 'guru'" in told
    assert "a.md:7:18: warning our-words 'synergies'" in told
    run("fix", "a.md", "--select", "our-words", "--review")
    assert "- Be our expert of synergies." in Path("a.md").read_text(encoding="utf-8")
    # The next one goes beside it, and is in play at once.
    assert (
        run("rules", "new", "our-next").stdout
        == "r/our-next.yaml has the rule our-next. Change what it says, then: jdlint test r/our-next.yaml\n"
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["ninja-title"], 'there is a rule "ninja-title" already'),
        (["Our_Rule"], "must look like"),
        (["../../up"], "that makes no rule"),
        (["x", "--kind", "states", "--term", "a=b"], "--term is for rules on words"),
        (["x", "--term", "=b"], "names no word"),
        (["x", "--term", "a*=b"], "too few letters"),
        (["x", "--kind", "shape"], "is not one of"),
    ],
)
def test_what_makes_no_rule_is_told_and_leaves_none(words: list[str], why: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["rules", "new", *words])
    assert done.exit_code == 2
    assert why in " ".join(done.output.split())
    assert list(tmp_path.rglob("*.yaml")) == []


def test_a_file_that_is_there_is_left_alone() -> None:
    run("rules", "new", "our-rule")
    before = Path("our-rules/our-rule.yaml").read_bytes()
    done = run("rules", "new", "our-rule", "--term", "guru")
    assert (done.return_value, "is there already" in done.stderr) == (2, True)
    assert Path("our-rules/our-rule.yaml").read_bytes() == before


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30), st.text(max_size=20))
def test_any_term_makes_a_rule_or_is_refused(term: str, word: str) -> None:
    from jdlint.drafting.rule import write_rule

    term = " ".join(term.lower().split())
    path = Path("any-term.yaml")
    path.write_text(write_rule("any-term", terms={term: [word] if word.strip() else []}), encoding="utf-8")
    try:
        rule = make_rule(read_rule_file(path))
    except ValueError as error:
        assert "any-term.yaml:" in str(error)
        return
    assert term in rule.check
    list(run_examples(rule))


def test_schemas_are_printed_and_written(tmp_path: Path) -> None:
    names = run("schema").stdout.split()
    assert names == sorted(path.name.partition(".")[0] for path in (ROOT / "schemas").glob("*.json"))
    for name in names:
        Draft202012Validator.check_schema(json.loads(run("schema", name).stdout))
    assert run("schema", "rule", "--output", "rule.schema.json").return_value == 0
    assert Path("rule.schema.json").read_bytes() == (ROOT / "schemas" / "rule.schema.json").read_bytes()
    assert "did you mean" in CliRunner().invoke(cli, ["schema", "rul"]).output
    assert run("schema", "rule", "--output", "nowhere/x.json").return_value == 2


def test_a_new_rule_names_the_schema_beside_it() -> None:
    Path("our-rules").mkdir()
    run("schema", "rule", "--output", "our-rules/rule.schema.json")
    run("rules", "new", "our-rule")
    assert (
        Path("our-rules/our-rule.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=rule.schema.json\n")
    )
    assert run("test", "our-rules").return_value == 0
