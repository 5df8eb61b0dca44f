"""Facts of a posting are read when somebody asks for them, and it makes no difference who asks first."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.engine import Linter
from jdlint.judged import Judged
from jdlint.model.posting import Posting
from jdlint.reading import read
from jdlint.settings import Choice, Config
from jdlint.understanding import page as pages
from jdlint.understanding.facts import Fact, Reading
from jdlint.understanding.fold import fold
from jdlint.understanding.lexicon import all_cues, group
from jdlint.understanding.matcher import build_finder
from jdlint.understanding.page import Page
from jdlint.understanding.segments import Segment, find_segments, is_plainly_one
from jdlint.understanding.understand import understand

DAY = datetime.date(2026, 11, 26)
FACTS = [name for name, value in vars(Reading).items() if isinstance(value, Fact)]
FIND = build_finder(all_cues(), many=True)
SAMPLES = sorted(
    path for path in Path(__file__, "../../../samples").resolve().rglob("*") if path.suffix in (".md", ".html", ".json")
)
WORDS = Linter(Config(choice=Choice(select=("ninja-title",))), as_of=DAY)
PLAIN = "We look for a baker in Denver, CO. You bake bread. Pay: USD 50,000 a year."
LEVELS = "# Bakers\n\n## Junior baker (1 year)\n\n### Responsibilities\n\n- Bake rolls\n\n### Requirements\n\n- One year of baking\n\n## Senior baker (5 years)\n\n### Responsibilities\n\n- Bake cakes\n\n### Requirements\n\n- Five years of baking\n"


def list_postings(data: bytes, name: str) -> list[Posting]:
    postings = []
    for document in read(data, name):
        folded = fold(document.text.string)
        postings += understand(document, folded, group(FIND(folded)))
    return postings


def hold(text: str) -> Judged:
    (judged,) = WORDS.hold(read(text.encode(), "a.txt"), "a.txt", kind="posting")
    return judged


def refuse(name: str) -> Callable[..., None]:
    """What stands in the place of whatever nobody is to ask for."""

    def read_nothing(*_: object) -> None:
        raise AssertionError(f"{name} was read")

    return read_nothing


def forbid(monkeypatch: pytest.MonkeyPatch, *, but: set[str]) -> None:
    """Let nobody read any facts but these."""
    for name in FACTS:
        if name not in but:
            monkeypatch.setattr(Reading, name, Fact(name, refuse(name)))


def test_every_fact_has_its_reader() -> None:
    assert Posting.__annotations__.keys() - set(FACTS) == {"document", "folded", "start", "end", "key"}


def test_word_rules_read_nothing_where_none_of_their_words_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, but={"kind", "why", "language"})
    monkeypatch.setattr(pages, "find_sections", None)
    monkeypatch.setattr(WORDS, "_find_cues", None)
    monkeypatch.setattr(WORDS.bench, "hear", refuse("the law"))
    judged = hold(PLAIN)
    assert judged.outcomes["ninja-title"].result == "pass"
    assert judged.reach_verdict() == "READY"


def test_word_rules_read_the_zones_of_their_words_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    zones = {"blocks", "sections", "sentences", "part", "title", "titles", "eeo_statement", "accommodation_statement", "zones"}
    forbid(monkeypatch, but={"kind", "why", "language", *zones})
    monkeypatch.setattr(WORDS, "_find_cues", None)
    monkeypatch.setattr(WORDS.bench, "hear", refuse("the law"))
    judged = hold("Sales Ninja\n\n" + PLAIN)
    assert [finding.section for finding in judged.findings["ninja-title"]] == [None]


def test_the_law_is_heard_when_it_is_asked_for() -> None:
    judged = hold(PLAIN)
    assert "heard" not in vars(judged)
    assert judged.trial is not None
    assert judged.trial.docket.known
    assert {one.provision.jurisdiction for one in judged.trial.docket.all} >= {"US-CO"}


def test_a_rule_that_a_law_names_is_judged_by_it() -> None:
    linter = Linter(Config(choice=Choice(select=("gendered-noun",))), as_of=DAY)
    (judged,) = linter.hold(read(PLAIN.encode(), "a.txt"), "a.txt", kind="posting")
    assert judged.trial is not None
    assert "locations" in vars(judged.posting)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_word_rules_tell_the_same_however_the_text_is_scanned(path: Path) -> None:
    # A linter for few files scans once, for the cues as well, and hears the law at once.
    config = Config(choice=Choice(select=("ninja-title", "title-hype")))
    told = [Linter(config, as_of=DAY, many=many).lint(path.read_bytes(), path.name) for many in (True, False)]
    assert told[0] == told[1]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.permutations(FACTS))
def test_facts_are_the_same_in_any_order(path: Path, order: list[str]) -> None:
    check_order(path.read_bytes(), path.name, order)


@settings(max_examples=20, deadline=None)
@given(st.permutations(FACTS))
def test_facts_of_several_postings_are_the_same_in_any_order(order: list[str]) -> None:
    check_order(LEVELS.encode(), "a.md", order)


def check_order(data: bytes, name: str, order: list[str]) -> None:
    for one, other in zip(list_postings(data, name), list_postings(data, name), strict=True):
        told = {fact: getattr(one, fact) for fact in order}
        for fact in FACTS:
            if fact not in ("part", "measures"):
                assert told[fact] == getattr(other, fact), fact
        assert dict(told["measures"]) == dict(other.measures)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_is_plainly_one_posting_is_one(path: Path) -> None:
    for document in read(path.read_bytes(), path.name):
        folded = fold(document.text.string)
        page = Page(document, folded, group(FIND(folded)))
        if is_plainly_one(document, folded, page.cues, page.language):
            found = find_segments(document, folded, *page.outline, page.cues, page.language)
            assert found == [Segment(0, len(folded), document.key)]


def test_several_postings_are_not_plainly_one() -> None:
    assert [posting.key for posting in list_postings(LEVELS.encode(), "a.md")] == ["junior-baker", "senior-baker"]
