"""What must be said: anywhere, in a scope, or where something calls for it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from jdlint.checking.rule import Rule, make_rule
from jdlint.engine import DEFAULTS, Linter
from jdlint.model.posting import Kind
from jdlint.model.report import PostingReport
from jdlint.settings import Config

AS_OF = datetime.date(2026, 1, 1)


def make(check: dict[str, Any], **more: Any) -> Rule:
    return make_rule(
        {
            "id": "example", "title": "An example", "category": "statement", "severity": "info", "since": "0.1", "check": check,
            "message": "Looked for {looked_for}.{nearest}", "help": {"why": "-", "do": "-", "not when": "-"}, "examples": [], **more,
        }
    )  # fmt: skip


def lint(rule: Rule, text: str, kind: Kind = "posting", name: str = "example.md", config: Config = DEFAULTS) -> PostingReport:
    linter = Linter(config._replace(select=(rule.id,)), as_of=AS_OF, rules=[rule])
    (report,) = linter.lint(text.encode(), name, kind=kind)
    return report


def told(rule: Rule, text: str) -> list[tuple[str | None, str]]:
    return [(one.text, one.message) for one in lint(rule, text).findings]


BREAD = {"states": ["rye bread", {"pattern": r"\bwe bake (\d+) loaves", "cues": ["loaves"]}], "looked_for": "bread"}


@pytest.mark.parametrize("text", ["Our rye  bread is good.", "Each night we bake 40 loaves."])
def test_one_way_is_enough(text: str) -> None:
    assert told(make(BREAD), text) == []


def test_what_is_not_said_is_told_once_for_the_posting_with_the_nearest_miss() -> None:
    rule = make({**BREAD, "near": ["wheat bread"]})
    assert told(rule, "We sell loaves and wheat bread.") == [(None, 'Looked for bread. The nearest is "wheat bread".')]


def test_a_way_counts_where_the_rule_reads_and_no_exception_holds() -> None:
    text = "# Baker\n\nWe sell rye bread crumbs.\n\n## Benefits\n\n- Rye bread every day\n"
    assert told(make(BREAD), text) == []
    assert len(told(make(BREAD, scope=["-benefits"], unless=["rye bread crumbs"]), text)) == 1
    assert told(make(BREAD, scope=["-benefits"]), text) == []


def test_several_things_are_each_to_be_said_and_told_in_one_finding() -> None:
    rule = make({"states": {"bread": ["bread"], "butter": ["butter"], "jam": [{"pattern": "jam|jelly", "near": ["j"]}]}})
    assert told(rule, "We have butter.") == [(None, "Looked for bread; jam.")]
    assert told(rule, "We have butter, bread and jelly.") == []


CALLED = {
    "states": ["because"],
    "looked_for": "a reason",
    "if": ["must speak", {"pattern": "fluent in (latin|greek)", "cues": ["fluent"]}],
}


def test_what_is_called_for_is_asked_only_there_and_reported_there() -> None:
    rule = make(CALLED)
    assert lint(rule, "We bake bread.").outcomes[0].result == "not_applicable"
    text = "You are fluent in Greek. You must speak."
    assert told(rule, text) == [("Greek", "Looked for a reason.")]
    assert told(rule, text + " It is because of our guests.") == []


def test_within_a_sentence_each_place_needs_its_own() -> None:
    rule = make({**CALLED, "within": "sentence"})
    text = "You are fluent in Greek because we sell there. You must speak. You are fluent in Latin."
    assert [words for words, _ in told(rule, text)] == ["must speak", "Latin"]


def test_exceptions_hold_for_the_words_that_call() -> None:
    rule = make(CALLED, unless=["must speak up"], scope=["-benefits"])
    assert told(rule, "You must speak up.\n\n## Benefits\n\n- A teacher who is fluent in Latin\n") == []


def test_an_excuse_makes_it_not_applicable() -> None:
    (outcome,) = lint(make(BREAD, unless_in_posting=["no bakery"]), "We are no bakery.").outcomes
    assert (outcome.result, outcome.why) == ("not_applicable", 'the posting says "no bakery"')


@pytest.mark.parametrize(("check", "text"), [(BREAD, "We sell cake and "), (CALLED, "You must speak and ")])
def test_a_posting_that_is_cut_off_is_undetermined(check: dict[str, Any], text: str) -> None:
    assert lint(make(check), text, kind="partial").outcomes[0].result == "undetermined"
    assert lint(make(check), text + "because of rye bread", kind="partial").outcomes[0].result == "pass"


def test_a_page_with_parts_unseen_is_undetermined() -> None:
    text = "# Baker\n\nWe sell cake.\n\n{% include rest.html %}\n"
    assert lint(make(BREAD), text).outcomes[0].result == "undetermined"
