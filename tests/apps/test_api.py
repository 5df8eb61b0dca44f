"""The library: a text or a file in, a report out."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import jdlint

POSTING = "# Baker\n\nWe are looking for a baker.\n\n## Requirements\n\n- Two years in a bakery.\n- You are a dough ninja.\n"
DAY = datetime.date(2026, 11, 22)


def test_everything_public_is_there() -> None:
    for name in jdlint.__all__:
        assert getattr(jdlint, name)
        assert name in dir(jdlint)
    with pytest.raises(AttributeError, match="nothing"):
        jdlint.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_text() -> None:
    report = jdlint.lint_text(POSTING, uri="baker.md", as_of=DAY)
    assert isinstance(report, jdlint.Report)
    [posting] = report.postings
    assert (posting.source.uri, posting.title, report.run.as_of) == ("baker.md", "Baker", "2026-11-22")
    [ninja] = [finding for finding in posting.findings if finding.rule == "ninja-title"]
    assert ninja.span is not None
    assert POSTING[ninja.span.start : ninja.span.end] == "ninja"


def test_text_is_judged_by_the_settings_given() -> None:
    config = jdlint.Config(select=("pay-range-missing",), fail_on="warning")
    report = jdlint.lint_text(POSTING, config=config, as_of=DAY)
    assert [rule.id for rule in report.rules] == ["pay-range-missing"]


def test_day_is_today_unless_given() -> None:
    before = datetime.date.today()
    assert before <= datetime.date.fromisoformat(jdlint.lint_text(POSTING).run.as_of) <= datetime.date.today()


def test_file_is_judged_by_the_configuration_beside_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "baker.md").write_text(POSTING, encoding="utf-8")
    (tmp_path / ".jdlint.yaml").write_text("select: [ninja-title]\n", encoding="utf-8")
    report = jdlint.lint_file(tmp_path / "baker.md", as_of=DAY)
    assert [finding.rule for posting in report.postings for finding in posting.findings] == ["ninja-title"]
    assert report.run.config != jdlint.lint_file(str(tmp_path / "baker.md"), config=jdlint.Config()).run.config
    assert jdlint.load_config(tmp_path).select == ("ninja-title",)


def test_what_is_wrong_is_raised(tmp_path: Path) -> None:
    with pytest.raises(jdlint.Unreadable, match="empty"):
        jdlint.lint_text("")
    with pytest.raises(FileNotFoundError):
        jdlint.lint_file(tmp_path / "none.md")
    (tmp_path / ".jdlint.yaml").write_text("selct: []\n", encoding="utf-8")
    with pytest.raises(jdlint.SettingsError, match="did you mean"):
        jdlint.load_config(tmp_path)


def test_linter_lints_many() -> None:
    linter = jdlint.Linter(as_of=DAY)
    titles = [linter.lint(POSTING.replace("Baker", title).encode(), "a.md")[0].title for title in ("Baker", "Cook")]
    assert titles == ["Baker", "Cook"]
