"""The engine: every selected rule has one outcome for every posting, and the same input gives the same report."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from jdlint.engine import Linter
from jdlint.findings import MOST_FINDINGS, fingerprint, shorten
from jdlint.model.finding import Outcome, Suppressed
from jdlint.model.report import PostingReport
from jdlint.reporting import render
from jdlint.settings import Choice, Config, Override, RuleSettings, SettingsError

AS_OF = datetime.date(2026, 11, 22)
POSTING = """# Baker

We are looking for a bread ninja for our shop in Boulder, CO.

## Responsibilities

- Bake bread and rolls every morning.

## Requirements

- Two years in a bakery.
"""


def lint(text: str, config: Config | None = None, uri: str = "baker.md") -> list[PostingReport]:
    return Linter(config or Config(), as_of=AS_OF, many=False).lint(text.encode(), uri)


def outcome(report: PostingReport, rule: str) -> Outcome:
    (found,) = [outcome for outcome in report.outcomes if outcome.rule == rule]
    return found


def rules(reports: Sequence[PostingReport]) -> list[str]:
    return [finding.rule for report in reports for finding in report.findings]


def test_every_selected_rule_has_one_outcome_in_order() -> None:
    linter = Linter(as_of=AS_OF, many=False)
    (report,) = linter.lint(POSTING.encode(), "baker.md")
    assert [outcome.rule for outcome in report.outcomes] == sorted(linter.selected)


def test_outcomes_agree_with_findings() -> None:
    (report,) = lint(POSTING)
    for one in report.outcomes:
        count = sum(finding.rule == one.rule for finding in report.findings)
        assert one.findings == count
        assert (one.result == "fail") == (count > 0)


def test_few_and_many_texts_are_judged_alike() -> None:
    few, many = (Linter(as_of=AS_OF, many=many).lint(POSTING.encode(), "baker.md") for many in (False, True))
    assert few[0].findings == many[0].findings
    assert few[0].outcomes == many[0].outcomes


def test_the_same_input_gives_the_same_bytes() -> None:
    texts = set()
    for _ in range(2):
        linter = Linter(as_of=AS_OF, many=False)
        texts.add("".join(render(linter.report(linter.lint(POSTING.encode(), "baker.md")), "json")))
    assert len(texts) == 1


def test_select_and_ignore_name_rules_or_categories() -> None:
    assert rules(lint(POSTING, Config(select=("ninja-title",)))) == ["ninja-title"]
    assert {finding.category for report in lint(POSTING, Config(select=("pay",))) for finding in report.findings} == {"pay"}
    assert "ninja-title" not in rules(lint(POSTING, Config(ignore=("bias",))))


def test_settings_change_severity_limits_and_what_is_allowed() -> None:
    settings = {
        "ninja-title": RuleSettings(severity="error"),
        "posting-too-short": RuleSettings(options={"min": 5}),
        "pay-range-missing": RuleSettings(on=False),
    }
    (report,) = lint(POSTING, Config(rules=settings))
    assert [finding.severity for finding in report.findings if finding.rule == "ninja-title"] == ["error"]
    assert outcome(report, "posting-too-short").result == "pass"
    assert "pay-range-missing" not in [outcome.rule for outcome in report.outcomes]
    assert "ninja-title" not in rules(lint(POSTING, Config(rules={"ninja-title": RuleSettings(allow=("bread ninja",))})))
    assert "ninja-title" not in rules(lint(POSTING, Config(allow=("Bread Ninja",))))


def test_overrides_hold_for_their_paths_alone() -> None:
    config = Config(overrides=(Override(("internal/*",), ignore=("ninja-title",)),))
    assert "ninja-title" in rules(lint(POSTING, config, "public/baker.md"))
    assert "ninja-title" not in rules(lint(POSTING, config, "internal/baker.md"))
    assert "ninja-title" not in rules(lint(POSTING, config, "./jobs/internal/baker.md"))


@pytest.mark.parametrize(
    ("pattern", "uri", "holds"),
    [
        ("internal/*", "internal/baker.md", True),
        ("internal/*", "jobs/internal/baker.md", True),
        ("internal/*", "baker.md", False),
        ("jobs/*.md", "baker.md", False),
        ("*.md", "baker.md", True),
    ],
)
def test_paths_of_overrides_count_from_the_folder_of_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, uri: str, holds: bool
) -> None:
    root = tmp_path / "internal" / "house"  # what lies above the configuration's folder says nothing of a posting
    folder = root / Path(uri).parent
    folder.mkdir(parents=True)
    config = Config(root=str(root), overrides=(Override((pattern,), ignore=("ninja-title",)),))
    for where, name in ((root, uri), (folder, "baker.md"), (tmp_path, f"internal/house/{uri}"), (tmp_path, str(root / uri))):
        monkeypatch.chdir(where)
        assert ("ninja-title" not in rules(lint(POSTING, config, name))) == holds


def test_paths_outside_the_folder_of_the_configuration_are_matched_as_they_are_given(tmp_path: Path) -> None:
    config = Config(root=str(tmp_path / "settings"), overrides=(Override(("internal/*",), ignore=("ninja-title",)),))
    assert "ninja-title" not in rules(lint(POSTING, config, "internal/baker.md"))
    assert "ninja-title" in rules(lint(POSTING, config, "baker.md"))


def test_what_the_command_line_leaves_out_stays_out() -> None:
    severe = {"ninja-title": RuleSettings(on=True, severity="error")}
    for config in (Config(rules=severe), Config(overrides=(Override(("*",), rules=severe),)), Config(select=("bias",))):
        for ignore in ("ninja-title", "bias"):
            assert "ninja-title" not in rules(lint(POSTING, config._replace(choice=Choice(ignore=(ignore,)))))
    (report,) = lint(POSTING, Config(rules=severe, choice=Choice(ignore=("pay",))))
    assert [finding.severity for finding in report.findings if finding.rule == "ninja-title"] == ["error"]


def test_what_the_command_line_selects_runs_and_nothing_else() -> None:
    for config in (
        Config(overrides=(Override(("*",), select=("pay",)),)),
        Config(overrides=(Override(("*",), ignore=("bias",)),)),
        Config(ignore=("ninja-title",)),
        Config(rules={"ninja-title": RuleSettings(on=False), "title-missing": RuleSettings(on=True)}),
    ):
        assert rules(lint(POSTING, config._replace(choice=Choice(select=("bias",))))) == ["ninja-title"]
        assert rules(lint(POSTING, config._replace(choice=Choice(select=("ninja-title", "bias"), ignore=("bias",))))) == [
            "ninja-title"
        ]


@pytest.mark.parametrize(
    ("config", "runs"),
    [
        (Config(ignore=("ninja-title",), rules={"ninja-title": RuleSettings(on=True, severity="error")}), False),
        (Config(ignore=("bias",), rules={"ninja-title": RuleSettings(on=True, severity="error")}), True),
        (Config(ignore=("bias",), rules={"ninja-title": RuleSettings(options={"at_most": 0})}), False),
        (Config(select=("bias",), rules={"ninja-title": RuleSettings(on=False)}), False),
        (Config(select=("pay",), rules={"ninja-title": RuleSettings(on=True)}), False),
        (Config(select=("ninja-title",), ignore=("bias",)), True),
        (Config(select=("bias",), ignore=("ninja-title",)), False),
        (Config(ignore=("ninja-title",), overrides=(Override(("*",), rules={"ninja-title": RuleSettings(on=True)}),)), True),
        (Config(rules={"ninja-title": RuleSettings(on=True)}, overrides=(Override(("*",), ignore=("bias",)),)), False),
    ],
)
def test_the_name_of_a_rule_outranks_its_category(config: Config, runs: bool) -> None:
    assert ("ninja-title" in rules(lint(POSTING, config))) == runs


def test_an_override_may_switch_on_or_allow() -> None:
    config = Config(
        ignore=("ninja-title",),
        overrides=(
            Override(("a/*",), select=("ninja-title",)),
            Override(("a/b*",), rules={"ninja-title": RuleSettings(allow=("bread ninja",))}),
        ),
    )
    assert rules(lint(POSTING, config, "a/c.md")) == ["ninja-title"]
    assert rules(lint(POSTING, config, "a/b.md")) == []


def test_content_that_cannot_be_seen_leaves_absences_undetermined() -> None:
    (report,) = lint(POSTING + "\n{% include benefits.md %}\n")
    missing = outcome(report, "benefits-missing")
    assert missing.result == "undetermined"
    assert missing.why
    assert missing.needs
    assert outcome(report, "section-missing").result in ("pass", "undetermined")


def test_silenced_findings_are_kept_apart_and_told() -> None:
    text = POSTING.replace("Boulder, CO.", "Boulder, CO. <!-- jdlint-ignore ninja-title -- a brand -->")
    (report,) = lint(text)
    assert outcome(report, "ninja-title") == Outcome("ninja-title", "bias", "style", "suppressed", 1)
    assert [finding.suppressed for finding in report.suppressed] == [Suppressed("comment", "a brand")]
    assert "ninja-title" not in rules([report])
    assert outcome(report, "suppression-unused").result == "pass"


def test_a_comment_that_silences_nothing_is_a_finding() -> None:
    (report,) = lint(POSTING + "\n<!-- jdlint-ignore-file pay-range-inverted -- no reason any more -->\n")
    assert outcome(report, "suppression-unused").findings == 1


def test_what_could_not_be_decided_is_silenced_too() -> None:
    page = (
        POSTING.rstrip()
        + "\n\n{% include foot.md %}\n\n<!-- jdlint-ignore-file reporting-line-missing -- the owner's own job -->\n"
    )
    (report,) = lint(page)
    assert outcome(report, "reporting-line-missing").result == "suppressed"
    assert outcome(report, "suppression-unused").findings == 0


def test_a_comment_on_a_rule_that_does_not_read_the_language_is_not_called_unused() -> None:
    page = "# Boulanger\n\nNous cherchons un boulanger pour notre boutique et vous faites le pain avec nous le matin.\n\n"
    (report,) = lint(page + "<!-- jdlint-ignore-file reporting-line-missing -- le chef -->\n")
    assert report.language == "fr"
    assert outcome(report, "suppression-unused").findings == 0


def test_an_absence_says_what_was_looked_for_and_what_comes_nearest() -> None:
    text = "# Baker\n\nWe are looking for a baker. The average baker salary in the United States is about $36,000 per year.\n\n## Duties\n\n- Bake.\n"
    linter = Linter(as_of=AS_OF, many=False)
    rules = {rule.id: rule for rule in linter.rules if rule.kind == "present"}
    (report,) = linter.lint(text.encode(), "a.md")
    absent = [finding for finding in report.findings if finding.rule in rules]
    assert len(absent) > 5
    for finding in absent:
        looked_for = rules[finding.rule].options["looked_for"]
        words = [looked_for] if isinstance(looked_for, str) else looked_for.values()
        assert any(one in finding.message for one in words), finding.message
    (pay,) = [finding for finding in absent if finding.rule == "pay-range-missing"]
    assert 'The nearest is "salary in the United States".' in pay.message
    assert [text[slice(*one.span)] for one in pay.related] == ["salary in the United States"]


def test_what_is_cut_off_lacks_nothing_for_certain() -> None:
    (report,) = lint(
        "# Baker\n\nWe are looking for a baker for our shop. You will bake bread every morning and serve our … Show more\n"
    )
    assert report.record["kind"] == "partial"
    assert outcome(report, "pay-range-missing").result == "undetermined"
    assert report.verdict == "NOT CHECKED"


@pytest.mark.parametrize(("day", "result"), [("2025-01-20", "not_applicable"), ("2025-01-21", "fail")])
def test_a_rule_holds_from_its_day_on(day: str, result: str) -> None:
    linter = Linter(as_of=datetime.date.fromisoformat(day), many=False)
    (report,) = linter.lint((POSTING + "\nWe comply with Executive Order 11246.\n").encode(), "a.md")
    assert outcome(report, "eeo-order-revoked").result == result


def test_a_short_posting_full_of_articles_is_english() -> None:
    (report,) = lint(
        "# Line Cook\n\n- Run a clean station\n- Cook a short menu, five nights a week\n- Supervise a dishwasher\n- Keep a list\n"
    )
    assert report.language in ("en", "und")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [(POSTING, "HOLD"), ("# Rice\n\nRinse the rice. Boil water. Add the rice and wait.\n", "NOT CHECKED")],
)
def test_verdicts(text: str, verdict: str) -> None:
    assert lint(text)[0].verdict == verdict


def test_a_warning_asks_for_a_decision_and_nothing_is_ready() -> None:
    assert lint(POSTING, Config(select=("ninja-title",)))[0].verdict == "DECIDE"
    assert lint(POSTING, Config(select=("pay-range-inverted",)))[0].verdict == "READY"


def test_a_measure_that_does_not_exist_is_told() -> None:
    linter = Linter(as_of=AS_OF, many=False)
    wrong = [rule._replace(check="pay.colour", default=True) for rule in linter.rules if rule.kind == "measure"][:1]
    with pytest.raises(SettingsError, match=r"there is no measure \"pay\.colour\""):
        Linter(as_of=AS_OF, rules=wrong)


def test_fingerprints_survive_moves_and_tell_equals_apart() -> None:
    text = POSTING.replace("rolls", "ninja rolls")
    first = [finding.fingerprint for finding in lint(text)[0].findings if finding.rule == "ninja-title"]
    moved = [finding.fingerprint for finding in lint("\n\n" + text)[0].findings if finding.rule == "ninja-title"]
    assert first == moved
    assert len(set(first)) == len(first) == 2
    assert fingerprint("a", "b") != fingerprint("ab")


def test_words_in_a_message_stay_short() -> None:
    assert shorten("a\n b") == "a b"
    assert len(shorten("word " * 100)) < 90


def test_a_fix_is_offered_only_where_the_source_holds_the_words() -> None:
    plain = [finding.fix for finding in lint(POSTING)[0].findings if finding.rule == "ninja-title"]
    split = [
        finding.fix for finding in lint(POSTING.replace("ninja", "nin<b>ja</b>"))[0].findings if finding.rule == "ninja-title"
    ]
    assert plain[0] is not None
    assert plain[0].safety == "review"
    assert POSTING[plain[0].edits[0].start : plain[0].edits[0].end] == "ninja"
    assert split == [None]


def lint_many_ninjas(before: str = "") -> PostingReport:
    (report,) = lint(POSTING.replace("bread ninja", "baker") + before + "You are a ninja.\n\n" * (MOST_FINDINGS + 2))
    return report


def test_so_many_findings_of_a_rule_are_told_one_by_one_and_the_others_counted() -> None:
    report = lint_many_ninjas()
    *told, last = sorted((one for one in report.findings if one.rule == "ninja-title"), key=lambda one: one.span is None)
    assert len(told) == MOST_FINDINGS
    assert all(one.span for one in told)
    assert (last.span, last.message[:7]) == (None, "2 more ")
    assert outcome(report, "ninja-title").findings == MOST_FINDINGS + 1


def test_comments_that_silence_all_that_is_listed_leave_the_count_of_the_others() -> None:
    report = lint_many_ninjas("\n<!-- jdlint-ignore-start ninja-title -- a test -->\n\n")
    assert [one.message[:7] for one in report.findings if one.rule == "ninja-title"] == ["2 more "]
    assert len(report.suppressed) == MOST_FINDINGS
