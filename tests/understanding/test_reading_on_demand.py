"""Facts of a posting are read when they are asked for, and come out the same whoever asks first."""

from __future__ import annotations

import datetime
import random

import pytest

from jdlint.checking.rule import make_rule
from jdlint.engine import Linter
from jdlint.model.posting import Posting
from jdlint.reading import read
from jdlint.understanding import facts

DAY = datetime.date(2026, 11, 26)
TEXT = """# Baker

Mill & Sons is a bakery in Boulder, CO. This is a hybrid role; you report to the head baker.

## What you will do

- Knead and bake, and keep the oven clean.
- Train new colleagues.

## What you bring

- Two years at an oven.

The pay is $21 to $25 per hour, with health insurance. We are an equal opportunity employer. Write to jobs@mill.net by March 31, 2027.
"""
FACTS = sorted(name for name in Posting.__annotations__ if name not in ("document", "folded", "start", "end", "key"))


def make_linter() -> Linter:
    rule = make_rule(
        {
            "id": "wizard", "title": "Wizard", "category": "bias", "severity": "warning", "since": "0.1", "languages": "any",
            "check": {"terms": ["wizard"]}, "message": "'{text}'", "help": {"why": "a", "do": "b", "not when": "-"},
        }
    )  # fmt: skip
    return Linter(as_of=DAY, rules=[rule])


def test_word_rules_read_no_fact_that_they_do_not_need(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(reading: facts.Reading) -> None:
        raise AssertionError("nobody asks for it")

    linter = make_linter()
    expected = linter.lint(TEXT.replace("colleagues", "wizards and a wizard").encode(), "a.md")
    for name in ("pay", "places", "locations", "deadline", "measures", "requirements", "application", "conflicts", "workplace"):
        monkeypatch.setattr(facts.Reading, name, facts.Fact(name, fail))
    (held,) = linter.hold(read(TEXT.encode(), "a.md"), "a.md", kind="posting")
    assert held.findings == {} and held.outcomes["wizard"].result == "pass"
    (held,) = linter.hold(read(TEXT.replace("colleagues", "wizards and a wizard").encode(), "a.md"), "a.md", kind="posting")
    assert held.list_findings() == expected[0].findings != ()
    with pytest.raises(AssertionError, match="nobody asks"):
        held.report()


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_asking_changes_nothing(seed: int) -> None:
    linter = Linter(as_of=DAY)

    def tell(names: list[str]) -> dict[str, object]:
        (posting,) = linter.understand(read(TEXT.encode(), "a.md")[0])
        told = {name: getattr(posting, name) for name in names}
        return {name: dict(told[name]) if name == "measures" else told[name] for name in sorted(told)}

    shuffled = list(FACTS)
    random.Random(seed).shuffle(shuffled)
    assert tell(shuffled) == tell(FACTS)


def test_what_is_no_fact_is_told_as_such() -> None:
    (posting,) = Linter(as_of=DAY).understand(read(TEXT.encode(), "a.md")[0])
    with pytest.raises(AttributeError, match="weather"):
        getattr(posting, "weather")  # noqa: B009 - mypy knows as well that there is none
