"""Rules that say nothing of words which another rule reports."""

from __future__ import annotations

from jdlint.checking.rule import Rule
from jdlint.engine import Linter
from jdlint.model.report import PostingReport
from jdlint.settings import Config, RuleSettings
from tests.checking.test_states import AS_OF, make

CLEAR = make({"terms": ["strong men"]}, message="Leave out {text}.")._replace(id="clear")
VAGUE = make({"terms": ["strong", "men"]}, message="Leave out {text}.", yields_to=["clear"])._replace(id="vague")


def lint(text: str, *rules: Rule, **settings: RuleSettings) -> PostingReport:
    linter = Linter(Config(rules=settings), as_of=AS_OF, rules=rules)
    (report,) = linter.lint(f"# Mover\n\n{text}\n".encode(), "example.md", kind="posting")
    return report


def told(report: PostingReport) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.text) for finding in report.findings]


def results(report: PostingReport) -> dict[str, tuple[str, int, str]]:
    return {one.rule: (one.result, one.findings, one.why) for one in report.outcomes}


def test_a_rule_gives_way_on_the_same_words() -> None:
    report = lint("We want strong men.", CLEAR, VAGUE)
    assert told(report) == [("clear", "strong men")]
    assert results(report) == {"clear": ("fail", 1, ""), "vague": ("not_applicable", 0, "clear reports the same words")}


def test_it_speaks_of_other_words() -> None:
    report = lint("We want strong men. Our coffee is strong.", CLEAR, VAGUE)
    assert told(report) == [("clear", "strong men"), ("vague", "strong")]
    assert results(report)["vague"] == ("fail", 1, "")


def test_it_speaks_where_the_other_rule_does_not_run() -> None:
    report = lint("We want strong men.", CLEAR, VAGUE, clear=RuleSettings(on=False))
    assert told(report) == [("vague", "strong"), ("vague", "men")]


def test_what_is_silenced_is_not_said_by_another_rule() -> None:
    report = lint("We want strong men. <!-- jdlint-ignore clear -- the name of our club -->", CLEAR, VAGUE)
    assert told(report) == []
    assert results(report)["clear"][0] == "suppressed"
