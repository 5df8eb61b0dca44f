"""Levels of experience that one range of pay is told for."""

from __future__ import annotations

import datetime

import pytest

from jdlint.engine import Linter
from jdlint.reading import read
from jdlint.understanding.levels import measure_levels

LINTER = Linter(as_of=datetime.date(2026, 11, 22), many=False)
PAY = "Pay: $90,000 - $95,000 per year"


def measure(title: str, pay: str = PAY) -> list[float]:
    page = f"# {title}\n\nWe are looking for a baker.\n\n{pay}\n\n## Responsibilities\n\n- Bake bread.\n"
    (posting,) = LINTER.understand(read(page.encode(), "a.md")[0])
    measured = measure_levels(posting)
    assert not isinstance(measured, str)
    return [one.value for one in measured]


@pytest.mark.parametrize(
    "title",
    ["Junior or Senior Baker", "Junior, Mid and Senior Baker", "Mid - Senior Baker", "Mid/Senior Baker", "Mid-Senior or Principal Baker", "Baker I, II or III", "Baker I-III", "Baker, Level 1-3", "Nurse IV or V"],
)  # fmt: skip
def test_several_levels(title: str) -> None:
    assert measure(title) == [1]


@pytest.mark.parametrize(
    "title",
    ["Mid-Senior Baker", "Senior Baker", "Baker II", "World War I and II Historian", "Schedule I-V Pharmacist", "Vitamin D, IV or V Baker", "Phase I/II Baker", "Class II/III Oven Engineer"],
)  # fmt: skip
def test_one_level(title: str) -> None:
    assert measure(title) == []


def test_levels_beside_the_pay_stand_in_its_sentence() -> None:
    assert measure("Baker", f"{PAY} for junior, mid and senior bakers.") == [1]
    assert measure("Baker", f"Junior or Senior Baker. {PAY}.") == []
    assert measure("Baker", f"{PAY}. You will coach associate and junior staff.") == []
