"""Known findings: what is written down, what is found again, and what is new."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jdlint import pairing
from jdlint.baseline import Compared, compare, parse_baseline, write_baseline
from jdlint.engine import Linter
from jdlint.model.report import PostingReport
from jdlint.pairing import Entry
from jdlint.settings import Config, SettingsError

THEN, NOW = "2026-11-01", "2026-11-26"
DAYS = st.dates().map(str)
SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "baseline.schema.json").read_text("utf-8"))
LINTER = Linter(Config(place=("US-CO",)), as_of=datetime.date(2026, 11, 26), many=False)
BAKER = """\
# Baker

We look for a bread ninja for our shop in Boulder, CO.

## Responsibilities

- Bake bread and rolls every morning.

## Requirements

- Two years in a bakery.
"""
MILLER = """\
# Miller

Our mill in Golden, CO is a fast-paced environment. We want a rockstar.

## Responsibilities

- Grind rye and wheat.

## Requirements

- A sense for grain.
"""


def lint(text: str, name: str, *, format: str | None = None) -> list[PostingReport]:
    return LINTER.lint(text.encode(), name, format=format, kind="posting")


def note(*postings: PostingReport) -> list[Entry]:
    """All that counts in some postings, through the file and back."""
    written = write_baseline(compare([], postings, str, day=THEN, gone=bool, looked=bool).new)
    return parse_baseline(written, "known.json")


def hold(known: Sequence[Entry], *postings: PostingReport, gone: Sequence[str] = (), looked: Sequence[str] = ()) -> Compared:
    return compare(known, postings, str, day=NOW, gone=gone.__contains__, looked=looked.__contains__)


def words(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    return sorted((entry.rule, entry.words) for entry in entries)


def test_what_is_known_does_not_count_and_is_told_with_its_day() -> None:
    (baker,) = lint(BAKER, "a.md")
    assert baker.verdict == "HOLD"
    compared = hold(note(baker), baker)
    (after,) = compared.postings
    assert after.findings == ()
    assert after.verdict == "READY"
    assert len(after.suppressed) == len(baker.findings)
    assert {(one.suppressed.by, one.suppressed.since) for one in after.suppressed if one.suppressed} == {("baseline", THEN)}
    undecided = [outcome.rule for outcome in baker.outcomes if outcome.result == "undetermined"]
    assert undecided
    assert [outcome.rule for outcome in after.outcomes if outcome.suppressed] == undecided
    assert not compared.new
    assert not compared.mended


def test_a_law_that_is_not_met_stays_told_so() -> None:
    (baker,) = lint(BAKER, "a.md")
    (after,) = hold(note(baker), baker).postings
    before = {(ruling.rule, ruling.status) for ruling in baker.law if ruling.status in ("not_met", "depends")}
    assert {(ruling.rule, ruling.status) for ruling in after.law if ruling.status in ("not_met", "depends")} == before
    assert before


@pytest.mark.parametrize(
    "text",
    [
        "\n\n\n" + BAKER,
        BAKER.replace("\n", "\r\n"),
        BAKER.replace("every morning", "evry morning"),
        BAKER.replace("# Baker", "# Head baker"),
        BAKER.replace("Responsibilities", "What you will do"),
        BAKER.replace("## Requirements\n\n- Two years in a bakery.\n", "").replace(
            "## Responsibilities", "## Requirements\n\n- Two years in a bakery.\n\n## Responsibilities"
        ),
    ],
    ids=["moved lines", "CRLF", "a typo", "another title", "another heading", "a section moved"],
)
def test_edits_elsewhere_make_nothing_new(text: str) -> None:
    (before,) = lint(BAKER, "a.md")
    (after,) = lint(text, "a.md")
    compared = hold(note(before), after)
    assert words(compared.new) == []
    assert words(compared.mended) == []


def test_the_same_words_under_another_kind_of_section_are_known() -> None:
    (before,) = lint(BAKER, "a.md")
    (after,) = lint(BAKER.replace("bread ninja", "person").replace("Two years", "A ninja. Two years"), "a.md")
    ninja = {one.fingerprint for one in (*before.findings, *after.findings) if one.rule == "ninja-title"}
    assert len(ninja) == 2
    assert words(hold(note(before), after).new) == []


def test_a_second_occurrence_is_new() -> None:
    (before,) = lint(BAKER, "a.md")
    (after,) = lint(BAKER.replace("We look", "A ninja bakes here. We look"), "a.md")
    compared = hold(note(before), after)
    assert words(compared.new) == [("ninja-title", "ninja")]
    assert [one.rule for one in compared.postings[0].findings] == ["ninja-title"]
    assert compared.postings[0].verdict == "DECIDE"


def test_a_mended_fault_that_comes_back_is_new_once_it_was_taken_out() -> None:
    (before,) = lint(BAKER, "a.md")
    (mended,) = lint(BAKER.replace("bread ninja", "bread maker"), "a.md")
    compared = hold(note(before), mended)
    assert words(compared.mended) == [("ninja-title", "ninja")]
    assert words(hold([*compared.known, *compared.unseen], before).new) == [("ninja-title", "ninja")]


def test_a_renamed_file_keeps_what_is_known() -> None:
    (before,), (after,) = lint(BAKER, "a.md"), lint(BAKER, "old/b.md")
    compared = hold(note(before), after, gone=["a.md"])
    assert not compared.new
    assert {entry.file for entry in compared.known} == {"old/b.md"}
    assert {entry.since for entry in compared.known} == {THEN}


def test_a_copy_is_new_while_the_original_exists() -> None:
    (before,), (copy,) = lint(BAKER, "a.md"), lint(BAKER, "b.md")
    assert len(hold(note(before), before, copy).new) == len(note(before))
    # Nor does the original have to be looked at.
    alone = hold(note(before), copy)
    assert len(alone.new) == len(note(before))
    assert len(alone.unseen) == len(note(before))


def test_a_new_posting_inherits_nothing_from_one_that_was_deleted() -> None:
    """That both lack the same tells nothing."""
    (before,), (other,) = lint(BAKER.replace("bread ninja", "baker"), "a.md"), lint(MILLER, "b.md")
    compared = hold(note(before), other, gone=["a.md"], looked=["a.md"])
    assert not compared.known
    assert len(compared.mended) == len(note(before))


def test_a_file_under_another_name_and_title_is_known_by_its_words() -> None:
    (before,), (after,) = lint(BAKER, "a.md"), lint(BAKER.replace("# Baker", "# Bread maker"), "b.md")
    assert not hold(note(before), after, gone=["a.md"]).new


@pytest.mark.parametrize(("name", "known"), [("old/a-posting.md", True), ("old/a-posting-2.md", True), ("other.md", False)])
def test_without_title_and_words_the_name_of_the_file_tells(name: str, known: bool) -> None:
    text = BAKER.replace("# Baker\n", "").replace("bread ninja", "person")
    (before,), (after,) = lint(text, "a-posting.md"), lint(text, name)
    assert before.title == ""
    assert bool(hold(note(before), after, gone=["a-posting.md"]).known) == known


def test_a_file_that_was_not_looked_at_says_nothing() -> None:
    (baker,), (miller,) = lint(BAKER, "a.md"), lint(MILLER, "b.md")
    compared = hold(note(baker, miller), baker)
    assert not compared.mended
    assert {entry.file for entry in compared.unseen} == {"b.md"}
    assert {entry.file for entry in hold(note(baker, miller), baker, gone=["b.md"]).unseen} == {"b.md"}
    assert {entry.file for entry in hold(note(baker, miller), baker, gone=["b.md"], looked=["b.md"]).mended} == {"b.md"}


def test_a_rule_that_did_not_run_has_mended_nothing() -> None:
    (before,) = lint(BAKER, "a.md")
    few = Linter(Config(select=("bias",)), as_of=datetime.date(2026, 11, 26), many=False)
    compared = hold(note(before), *few.lint(BAKER.encode(), "a.md"))
    assert not compared.mended
    assert words(compared.known) == [("ninja-title", "ninja")]


def test_postings_of_one_file_are_told_apart_in_any_order() -> None:
    jobs = [
        "title: Baker\ndescription: We want a ninja who bakes.\n",
        "title: Miller\ndescription: We want a rockstar who grinds.\n",
    ]
    before, after = lint("---\n".join(jobs), "a.yaml"), lint("---\n".join(reversed(jobs)), "a.yaml")
    assert len(before) == 2
    compared = hold(note(*before), *after)
    assert not compared.new
    assert not compared.mended


def test_a_posting_moves_to_another_file() -> None:
    jobs = [
        "title: Baker\ndescription: We want a ninja who bakes.\n",
        "title: Miller\ndescription: We want a rockstar who grinds.\n",
    ]
    before = lint("---\n".join(jobs), "a.yaml")
    compared = hold(note(*before), *lint(jobs[1], "a.yaml"), *lint(jobs[0], "b.yaml"))
    assert not compared.new
    assert not compared.mended


FEED = "id,title,description\n1,Baker,We want a ninja who bakes bread.\n2,Miller,We want a rockstar who grinds rye.\n"


def test_records_of_a_feed_are_known_by_their_ids() -> None:
    head, one, two = FEED.splitlines()
    before = lint(FEED, "jobs.csv")
    after = lint(f"{head}\n3,Cook,We want a ninja who cooks soup.\n{two}\n{one.replace('Baker', 'Pastry chef')}\n", "jobs.csv")
    known = note(*before)
    compared = hold(known, *after)
    assert {entry.posting for entry in known} == {"1", "2"}
    assert {entry.title for entry in compared.new if entry.rule == "ninja-title"} == {"Cook"}
    assert {entry.posting for entry in compared.known} == {"1", "2"}


def test_two_records_under_one_id_are_two() -> None:
    head, one, _ = FEED.splitlines()
    twice = lint(f"{head}\n{one}\n{one}\n", "jobs.csv")
    once = lint(f"{head}\n{one}\n", "jobs.csv")
    assert not hold(note(*twice), *twice).new
    assert [entry.rule for entry in hold(note(*once), *twice).new].count("ninja-title") == 1


@pytest.mark.parametrize("most", [0, 40_000])
def test_many_records_without_ids_are_told_apart_by_what_is_wrong(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "MOST", most)
    words = ["ninja", "rockstar", "guru", "wizard"]
    rows = [f"Baker,We want a {words[number % 4]} who bakes bread." for number in range(12)]
    before = lint("\n".join(["title,description", *rows]), "jobs.csv")
    after = lint("\n".join(["title,description", *rows[5:], *rows[:5]]), "jobs.csv")
    compared = hold(note(*before), *after)
    assert not compared.new
    assert not compared.mended


def test_the_file_is_sorted_one_finding_a_line_and_merges() -> None:
    (baker,), (miller,) = lint(BAKER, "b.md"), lint(MILLER, "a.md")
    known = note(baker, miller)
    text = write_baseline(reversed(known))
    assert text == write_baseline(known)
    Draft202012Validator(SCHEMA).validate(json.loads(text))
    lines = text.splitlines()
    assert len(lines) == len(known) + 2
    assert [json.loads(line.rstrip(","))["file"] for line in lines[1:-1]] == sorted(entry.file for entry in known)
    twice = text.replace("}\n]}", "},\n" + lines[1].rstrip(",").replace(THEN, "2025-01-01") + "\n]}")
    merged = parse_baseline(twice, "known.json")
    assert len(merged) == len(known)
    assert min(entry.since for entry in merged) == "2025-01-01"


@given(st.lists(st.builds(Entry, *(DAYS if name == "since" else st.text(max_size=20) for name in Entry._fields)), max_size=20))
def test_whatever_is_written_is_read_again(entries: list[Entry]) -> None:
    text = write_baseline(entries)
    text.encode("utf-8", "surrogatepass")
    assert {entry._replace(since="", words="") for entry in parse_baseline(text, "x")} == {
        entry._replace(since="", words="") for entry in entries
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "known.json:1: this is no valid JSON"),
        ("{\n<<<<<<< HEAD\n", "known.json:2: a merge left its marks here"),
        ("[]", 'known.json: this is no baseline: it has no list "findings"'),
        ('{"version": "9", "findings": []}', "known.json: its version is '9'"),
        ('{"version": "1", "findings": [{"file": 3}]}', "known.json: finding 1 lacks one of file, posting"),
        (write_baseline([Entry("", "", "", "", "", "soon", "")]), 'known.json: finding 1 is known since "soon"'),
        ("[" * 100_000, "known.json: this is no baseline"),
    ],
)
def test_what_is_no_baseline_is_told(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_baseline(text, "known.json")
    assert str(caught.value).startswith(said)
    assert "jdlint" in str(caught.value)


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(4)), st.integers(0, 4))
def test_order_and_renames_change_no_count(order: list[int], renamed: int) -> None:
    texts = [BAKER, MILLER, BAKER.replace("Baker", "Cook").replace("bread", "soup"), MILLER.replace("Miller", "Smith")]
    before = [one for number, text in enumerate(texts) for one in lint(text, f"{number}.md")]
    names = {number: f"{number}.md" if number >= renamed else f"new/{number}.md" for number in range(4)}
    after = [one for number in order for one in lint(texts[number], names[number])]
    compared = hold(note(*before), *after, gone=[f"{number}.md" for number in range(renamed)])
    assert not compared.new
    assert not compared.mended
    assert len(compared.known) == len(note(*before))
    assert [one.source.uri for one in compared.postings] == [one.source.uri for one in after]
