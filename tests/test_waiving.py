"""Waivers held against findings, and the mechanism that all who silence something share."""

from __future__ import annotations

import datetime
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.engine import Linter
from jdlint.model.finding import Suppressed
from jdlint.model.report import PostingReport
from jdlint.model.silencing import silence_posting
from jdlint.model.waiver import Waiver
from jdlint.settings import Config
from tests.apps.law_house import POSTING

DAY = datetime.date(2026, 11, 25)
TEXT = POSTING.replace("Two years in a bakery.", "Two years in a bakery. We want a ninja, a rockstar, a Ninja.")
WAIVER = Waiver("*.md", "A. Keller", "a brand", "2027-03-31", rule="ninja-title", entry="w.yaml:2")


def lint(*waivers: Waiver, uri: str = "jobs/baker.md", text: str = TEXT) -> PostingReport:
    (posting,) = Linter(Config(waivers=waivers), as_of=DAY, many=False).lint(text.encode(), uri)
    return posting


def silenced(*waivers: Waiver, uri: str = "jobs/baker.md") -> list[str | None]:
    return [finding.text for finding in lint(*waivers, uri=uri).suppressed]


def test_a_waiver_reaches_files_by_their_pattern() -> None:
    assert silenced(WAIVER) == ["ninja", "rockstar", "Ninja"]
    for file, uri in (("baker.md", "jobs/baker.md"), ("jobs/*", "jobs/baker.md"), ("jobs/[x].md", "jobs/[x].md")):
        assert len(silenced(WAIVER._replace(file=file), uri=uri)) == 3, file
    assert silenced(WAIVER._replace(file="other.md")) == []


def test_words_are_held_against_words_whatever_their_case() -> None:
    assert silenced(WAIVER._replace(words="NINJA")) == ["ninja", "Ninja"]
    assert silenced(WAIVER._replace(words="nin")) == []


def test_a_fingerprint_is_one_finding() -> None:
    mark = next(finding.fingerprint for finding in lint().findings if finding.text == "Ninja")
    assert silenced(WAIVER._replace(rule="", fingerprint=mark)) == ["Ninja"]
    assert silenced(WAIVER._replace(rule="cliche", fingerprint=mark)) == []


def test_a_waiver_is_for_the_posting_that_it_names() -> None:
    assert len(silenced(WAIVER._replace(posting="Baker"))) == 3
    assert silenced(WAIVER._replace(posting="Miller")) == []


def test_of_several_waivers_the_longest_counts_and_one_that_ended_is_not_told_beside_it() -> None:
    posting = lint(WAIVER, WAIVER._replace(expires="2028-01-01", approver="B"), WAIVER._replace(expires="2026-01-01"))
    assert {one.suppressed.approver for one in posting.suppressed if one.suppressed} == {"B"}
    assert not any("ended" in one.message for one in posting.findings)


def test_without_waivers_nothing_differs() -> None:
    assert lint() == lint(WAIVER._replace(file="nothing.md"))


def test_a_comment_comes_first() -> None:
    text = TEXT.replace("a Ninja.", "a Ninja. <!-- jdlint-ignore ninja-title -- a name -->")
    posting = lint(WAIVER, text=text)
    assert Counter(one.suppressed.by for one in posting.suppressed if one.suppressed) == {"comment": 3}


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_whatever_is_silenced_nothing_is_lost_and_the_verdict_is_by_what_is_left(data: st.DataObject) -> None:
    before = lint()
    chosen = data.draw(st.sets(st.integers(0, 200)))
    quiet = Suppressed("baseline", since="2026-11-01")
    findings = {id(one) for number, one in enumerate(before.findings) if number in chosen}
    rules = {one.rule for number, one in enumerate(before.outcomes) if number in chosen}
    after = silence_posting(
        before,
        lambda finding: quiet if id(finding) in findings else None,
        lambda outcome: quiet if outcome.rule in rules else None,
    )
    assert sorted((*after.findings, *(one._replace(suppressed=None) for one in after.suppressed))) == sorted(before.findings)
    assert [one for one in before.findings if one in after.findings] == list(after.findings)
    loud, silent = (Counter(one.rule for one in some) for some in (after.findings, after.suppressed))
    for then, now in zip(before.outcomes, after.outcomes, strict=True):
        if now.result == "fail":
            assert now.findings == loud[now.rule] > 0
        elif now.result == "suppressed" and now.suppressed is None:
            assert now.findings == silent[now.rule] > 0
            assert loud[now.rule] == 0
        elif now.suppressed is not None:
            assert (then.result, now.needs, now.why) == ("undetermined", then.needs, then.why)
        else:
            assert now == then
    severities = {one.severity for one in after.findings}
    undecided = any(one.result == "undetermined" for one in after.outcomes)
    verdict = "HOLD" if "error" in severities else "DECIDE" if "warning" in severities or undecided else "READY"
    assert after.verdict == verdict
    if not chosen:
        assert after is before
